// The messages of a channel: a list that can be walked with the arrow keys.
import { h, icon, icons } from './dom.js';
import { digest, message } from './message.js';
import { called, title } from './words.js';

const together = 7 * 60 * 1000; // messages of one author within it share a head

export class Log {
  #rows = new Map(); // message id → {row, element, written}
  #channel = '';
  #end = true; // the end is in view, and stays so
  #set = 0; // where the page itself scrolled to

  // on holds what may be done with a message: use, react, dismiss, openThread,
  // reply, menu(message, place), older, and go(channel, message).
  constructor(scroller, announcer, on) {
    this.on = on;
    this.scroller = scroller;
    this.announcer = announcer;
    this.welcome = h('div', { class: 'welcome' });
    this.older = h('button', { type: 'button', class: 'plain-button older', hidden: true, onclick: () => on.older() }, 'Show older messages');
    this.list = h('ol', { class: 'messages', 'aria-label': 'Messages' });
    this.tools = h(
      'div',
      { class: 'message-tools' },
      h('button', { type: 'button', 'aria-label': 'Reply', title: 'Reply', onclick: () => on.reply(this.#active()) }, icon(icons.reply)),
      h('button', { type: 'button', 'aria-label': 'More actions', title: 'More actions', 'aria-haspopup': 'menu', onclick: (e) => on.menu(this.#active(), e.currentTarget) }, icon(icons.more)),
    );
    scroller.append(this.welcome, this.older, h('discord-messages', null, this.list));
    scroller.addEventListener('scroll', () => {
      if (Math.abs(scroller.scrollTop - this.#set) < 2) return;
      this.#end = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
    });
    new ResizeObserver(() => this.#stay()).observe(this.list);
    new ResizeObserver(() => this.#stay()).observe(scroller);
    this.list.addEventListener('mouseover', (e) => this.#show(e.target.closest('li')));
    this.list.addEventListener('focusin', (e) => {
      this.#show(e.target.closest('li'));
      if (e.target.matches('discord-message')) this.#rove(e.target);
    });
    this.list.addEventListener('keydown', (e) => this.#key(e));
    this.list.addEventListener('contextmenu', (e) => this.#menu(e));
    this.list.addEventListener('click', (e) => this.#jump(e));
  }

  // update shows the messages of a channel; only what changed is made anew.
  update(channel, messages, more, context) {
    const fresh = channel.id !== this.#channel;
    if (fresh) {
      this.#channel = channel.id;
      this.#rows.clear();
      this.list.replaceChildren();
      this.announcer.replaceChildren();
      this.#end = true;
    }
    this.older.hidden = !more;
    const seen = new Set();
    let before = null;
    let place = null;
    for (const m of messages) {
      seen.add(m.id);
      const row = this.#row(m, before, context, fresh);
      const next = place ? place.nextSibling : this.list.firstChild;
      if (next !== row) this.list.insertBefore(row, next);
      place = row;
      before = m;
    }
    for (const [id, { row }] of this.#rows) {
      if (seen.has(id)) continue;
      if (row.contains(document.activeElement)) (row.previousSibling ?? row.nextSibling)?.querySelector('discord-message')?.focus();
      row.remove();
      this.#rows.delete(id);
    }
    if (!this.list.querySelector('[tabindex="0"].current')) this.#rove(this.list.lastElementChild?.querySelector('discord-message'));
    this.#stay();
  }

  message(id) {
    return this.#rows.get(id)?.message;
  }

  // focus brings a message into view, and the focus to it.
  focus(id) {
    const element = this.#rows.get(id)?.element;
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }

  toEnd() {
    this.#end = true;
    this.#stay();
  }

  #row(m, before, context, fresh) {
    const follows = stands(before, m);
    const written = JSON.stringify([m, follows]);
    const known = this.#rows.get(m.id);
    if (known?.written === written) return known.row;
    const element = message(m, context, { follows, on: this.on });
    const row = known?.row ?? h('li');
    row.className = follows ? 'follows' : '';
    const wasActive = known?.element.classList.contains('current');
    const hadFocus = known?.element.contains(document.activeElement);
    row.replaceChildren(element);
    if (wasActive) this.#rove(element);
    if (hadFocus) element.focus();
    if (!fresh && !m.sandbox.mine && (!known || known.message.sandbox.loading)) this.#announce(m, context);
    this.#rows.set(m.id, { row, element, written, message: m });
    return row;
  }

  #announce(m, context) {
    const words = `${called(m.author)}${m.sandbox.ephemeral ? ', only to you' : ''}: ${digest(m, context)}`;
    this.announcer.append(h('p', { dir: 'auto' }, words));
    while (this.announcer.children.length > 5) this.announcer.firstChild.remove();
  }

  // #stay keeps the end in view; of a last message that is taller than the view,
  // its head.
  #stay() {
    if (!this.#end) return;
    const { scroller } = this;
    const last = this.list.lastElementChild;
    const tall = last && last.offsetHeight > scroller.clientHeight - 24;
    scroller.scrollTop = tall ? last.offsetTop - scroller.offsetTop - 8 : scroller.scrollHeight;
    this.#set = scroller.scrollTop;
  }

  #active() {
    return this.message(this.tools.closest('li')?.querySelector('discord-message').dataset.id);
  }

  #show(row) {
    if (row && this.tools.parentNode !== row) row.append(this.tools);
  }

  // One message at a time is reached with the Tab key.
  #rove(element) {
    if (!element) return;
    for (const other of this.list.querySelectorAll('.current')) {
      other.classList.remove('current');
      other.tabIndex = -1;
    }
    element.classList.add('current');
    element.tabIndex = 0;
  }

  #key(event) {
    const element = event.target;
    if (!element.matches('discord-message')) return;
    const row = element.closest('li');
    const m = this.message(element.dataset.id);
    const to = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild }[event.key];
    if (to) to.querySelector('discord-message').focus();
    else if (event.key === 'Enter') this.on.menu(m, element);
    else if (event.key === 'r' && !event.ctrlKey && !event.metaKey) this.on.reply(m);
    else return;
    event.preventDefault();
  }

  #menu(event) {
    const element = event.target.closest('li')?.querySelector('discord-message');
    if (!element || event.target.closest('a, img')) return;
    event.preventDefault();
    const byKey = event.clientX === 0 && event.clientY === 0;
    this.on.menu(this.message(element.dataset.id), byKey ? element : { x: event.clientX, y: event.clientY });
  }

  // A click on what a message replies to leads there, and so does a link to a message.
  #jump(event) {
    const to = event.target.closest('discord-reply')?.dataset.to;
    if (to) this.focus(to);
    const link = messageLink.exec(event.target.closest('a')?.href);
    if (!link) return;
    event.preventDefault();
    this.on.go(link[1], link[2]);
  }
}

const messageLink = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:@me|\d+)\/(\d+)\/(\d+)$/;

// stands tells whether a message stands below one of the same author without a head.
function stands(before, m) {
  return Boolean(
    before &&
      before.author.id === m.author.id &&
      before.sandbox.ephemeral === m.sandbox.ephemeral &&
      !m.message_reference &&
      !m.sandbox.interaction &&
      new Date(m.timestamp) - new Date(before.timestamp) < together,
  );
}

// welcome fills the head of a channel: what it is for, and questions to start with.
export function welcome(element, channel, bot, examples, ask) {
  const named = title(channel);
  const direct = channel.kind === 'dm';
  const about = {
    dm: `This is the beginning of your direct messages with ${named}. Every message here is a question to it.`,
    ask: `In this channel ${bot} looks at every question, and speaks only when it is sure.`,
    moderators: 'Moderators keep the facts here: type / to see what they can do.',
    thread: 'A thread: a follow-up here is understood from what was asked before.',
  }[channel.kind];
  element.replaceChildren(
    h('div', { class: 'welcome-icon', 'aria-hidden': 'true' }, icon(direct ? icons.at : channel.kind === 'thread' ? icons.thread : icons.hash)),
    h('h2', null, h('bdi', null, direct || channel.kind === 'thread' ? named : `Welcome to #${named}!`)),
    h('p', null, about ?? `Ask ${bot} by mentioning it, or type / to see its commands. It answers from curated facts, and cites its sources.`),
    h('p', { id: 'examples-label', class: 'welcome-try' }, 'Try one of these:'),
    h('ul', { class: 'examples', 'aria-labelledby': 'examples-label' }, examples.map((text) => h('li', null, h('button', { type: 'button', class: 'example', dir: 'auto', onclick: () => ask(text) }, text)))),
  );
}
