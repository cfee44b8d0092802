// One message as an element.
import { h, icon, icons } from './dom.js';
import { controls } from './controls.js';
import { embeds } from './embed.js';
import { direction, markdown, plain } from './markdown.js';
import { bytes, called, when } from './words.js';

// message gives the element of a message. follows tells that it stands below one
// of the same author and needs no head; on holds what may be done: use, dismiss,
// openThread.
export function message(m, context, { follows, on }) {
  const element = h(
    'discord-message',
    {
      author: called(m.author),
      avatar: m.author.avatar_url,
      bot: m.author.bot,
      timestamp: follows ? new Date(m.timestamp).toTimeString().slice(0, 5) : when(m.timestamp),
      ephemeral: m.sandbox.ephemeral,
      highlight: m.sandbox.pings_me,
      'message-body-only': follows,
      role: 'article',
      'aria-label': label(m, context),
      tabindex: '-1',
      'data-id': m.id,
    },
    head(m, context),
    body(m, context),
    attachments(m.attachments ?? []),
    m.flags & 4 ? null : embeds(m.embeds ?? [], context),
    controls(m.components ?? [], context, (...args) => on.use(m, ...args)),
    reactions(m, (emoji, remove) => on.react(m, emoji, remove)),
    m.thread && thread(m.thread, on),
    m.sandbox.ephemeral && onlyYou(m, on),
  );
  return element;
}

// label is what a screen reader says of a message: who, to whom, what and when.
function label(m, context) {
  const words = [called(m.author)];
  if (m.referenced_message) words.push(`replying to ${called(m.referenced_message.author)}`);
  if (m.sandbox.interaction?.name) words.push(`after ${called(m.sandbox.interaction.user)} used ${m.sandbox.interaction.name}`);
  if (m.sandbox.ephemeral) words.push('only you can see this');
  return `${words.join(', ')}: ${digest(m, context)}, ${when(m.timestamp)}`;
}

// digest gives a message's words without their form.
export function digest(m, context) {
  if (m.sandbox?.loading) return 'is thinking';
  const parts = [m.content && plain(m.content, context)];
  for (const e of m.embeds ?? []) {
    parts.push(e.title && plain(e.title, context), e.description && plain(e.description, context));
    for (const field of e.fields ?? []) parts.push(`${plain(field.name, context)}: ${plain(field.value, context)}`);
  }
  for (const file of m.attachments ?? []) parts.push(`file ${file.filename}`);
  return parts.filter(Boolean).join('. ');
}

function head(m, context) {
  const used = m.sandbox.interaction;
  if (used?.name && used.kind === 2) {
    return context.isMenu(used.name) ? byMenu(used) : h('discord-command', { slot: 'reply', author: called(used.user), avatar: used.user.avatar_url, command: used.name });
  }
  if (!m.message_reference) return null;
  const to = m.referenced_message;
  if (!to) return h('discord-reply', { slot: 'reply', deleted: true, author: '', avatar: m.author.avatar_url }, 'Original message was deleted');
  return h(
    'discord-reply',
    { slot: 'reply', author: called(to.author), avatar: to.author.avatar_url, bot: to.author.bot, mentions: m.mentions?.some((u) => u.id === to.author.id), 'data-to': to.id },
    h('bdi', { dir: direction(to.content || digest(to, context)) }, digest(to, context).replaceAll('\n', ' ').slice(0, 120)),
  );
}

// byMenu tells of a command of the menu; discord-command would show a message that
// is not known here.
function byMenu(used) {
  return h(
    'div',
    { slot: 'reply', class: 'by-menu' },
    h('img', { src: used.user.avatar_url, alt: '', width: 16, height: 16 }),
    h('bdi', { class: 'strong' }, called(used.user)),
    ' used ',
    h('bdi', { class: 'command-name' }, used.name),
  );
}

function body(m, context) {
  if (m.sandbox.loading) return h('div', { class: 'thinking' }, h('span', { class: 'dots', 'aria-hidden': 'true' }), `${called(m.author)} is thinking…`);
  if (!m.content) return [];
  const parts = markdown(m.content, context);
  if (m.edited_timestamp) {
    const mark = h('span', { class: 'edited' }, ' (edited)');
    if (parts.at(-1)?.className === 'text') parts.at(-1).append(mark);
    else parts.push(mark);
  }
  return parts;
}

function attachments(list) {
  if (!list.length) return null;
  return h('discord-attachments', { slot: 'attachments' }, list.map(attachment));
}

function attachment(file) {
  const href = new URL(file.url, location.href).href;
  if (file.content_type?.startsWith('image/')) {
    const picture = h('img', { src: href, alt: file.description || file.filename, width: file.width, height: file.height, class: 'picture', loading: 'lazy' });
    return h('a', { href, target: '_blank', rel: 'noopener' }, picture);
  }
  const [size, unit] = bytes(file.size);
  return h('discord-file-attachment', { name: file.filename, bytes: size, 'bytes-unit': unit, href, target: '_blank', rel: 'noopener' });
}

function reactions(m, react) {
  const list = m.reactions ?? [];
  if (!list.length) return null;
  return h(
    'div',
    { slot: 'reactions', class: 'reactions' },
    list.map((r) => {
      const mine = m.sandbox.reacted.includes(r.emoji.name);
      return h('button', { type: 'button', class: 'reaction', 'aria-pressed': String(mine), onclick: () => react(r.emoji.name, mine) }, `${r.emoji.name} ${r.count}`);
    }),
  );
}

function thread(channel, on) {
  const count = channel.message_count ?? 0;
  return h(
    'button',
    { slot: 'thread', type: 'button', class: 'thread-link', onclick: () => on.openThread(channel.id) },
    icon(icons.thread),
    h('bdi', null, channel.name),
    h('span', { class: 'muted' }, count === 1 ? '1 message' : `${count} messages`),
  );
}

function onlyYou(m, on) {
  return h(
    'div',
    { slot: 'thread', class: 'only-you' },
    icon(icons.eye),
    h('span', null, 'Only you can see this'),
    h('span', { 'aria-hidden': 'true' }, '•'),
    h('button', { type: 'button', class: 'link-button', onclick: () => on.dismiss(m) }, 'Dismiss message'),
  );
}
