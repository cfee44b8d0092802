// What stands around the messages: the channels, who one is, and the state of
// the connection.
import { h, icon, icons } from './dom.js';
import { called, personas, title } from './words.js';

const kindIcons = { dm: icons.at, thread: icons.thread };

// sidebar fills the list of channels; open(id) is called with the one chosen.
export function sidebar(element, { guilds, dms, current, unread }, open) {
  const row = (channel) =>
    h(
      'li',
      { class: channel.kind === 'thread' ? 'in-thread' : null },
      h(
        'button',
        { type: 'button', class: 'channel', 'aria-current': channel.id === current ? 'page' : null, 'data-channel': channel.id, 'data-kind': channel.kind, onclick: () => open(channel.id) },
        icon(kindIcons[channel.kind] ?? icons.hash),
        h('bdi', null, title(channel)),
        unread.has(channel.id) && h('span', { class: 'unread' }, h('span', { class: 'sr' }, 'new messages')),
      ),
    );
  const under = (guild, channel) => guild.threads.filter((thread) => thread.parent_id === channel.id);
  element.replaceChildren(
    ...guilds.map((guild) => [
      h('h2', null, h('bdi', null, guild.name)),
      h('ul', null, guild.channels.flatMap((channel) => [row(channel), ...under(guild, channel).map(row)])),
    ]).flat(),
    h('h2', null, 'Direct messages'),
    h('ul', null, dms.map(row)),
  );
}

// people fills the switch between personas; become(persona) is called with the one chosen.
export function people(element, list, current, become) {
  element.replaceChildren(
    ...list.map((p) =>
      h(
        'button',
        { type: 'button', class: 'persona', 'aria-pressed': String(p.persona === current), 'data-persona': p.persona, title: `${p.name}: ${personas[p.persona] ?? p.persona}`, onclick: () => become(p.persona) },
        h('img', { src: p.avatar, alt: '', width: 24, height: 24 }),
        h('span', { class: 'persona-words' }, h('bdi', { class: 'persona-name' }, p.name), h('span', { class: 'persona-role' }, personas[p.persona] ?? p.persona)),
      ),
    ),
  );
}

// header fills the line above the messages.
export function header(element, channel) {
  const kinds = { dm: 'Direct message', ask: 'Questions need no mention here', moderators: 'Only moderators see this', thread: 'Thread' };
  element.replaceChildren(
    icon(kindIcons[channel.kind] ?? icons.hash),
    h('h1', null, h('bdi', null, title(channel))),
    h('span', { class: 'topic' }, channel.topic || kinds[channel.kind] || ''),
  );
}

// typing tells who is writing.
export function typing(element, list) {
  const names = list.map((t) => called(t.user));
  element.replaceChildren(...(names.length ? [h('span', { class: 'dots', 'aria-hidden': 'true' }), h('bdi', null, names.join(', ')), names.length === 1 ? ' is typing…' : ' are typing…'] : []));
}
