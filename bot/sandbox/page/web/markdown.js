// Discord's markdown as elements. Every block runs as its own text does, so that
// Hebrew and Arabic stand from right to left beside English.
import { h } from './dom.js';

// A context tells the names behind ids: {user(id), role(id), channel(id)}, each
// giving a name or undefined.

// markdown gives the elements of a whole text.
export function markdown(text, context) {
  const fences = text.split(/```(?:([a-z0-9_+#-]+)\n)?\n?([\s\S]+?)\n?```\n?/i);
  const out = [];
  for (let i = 0; i < fences.length; i += 3) {
    if (fences[i]) out.push(...blocks(fences[i].split('\n'), context));
    if (i + 2 < fences.length) out.push(h('pre', { dir: 'auto', tabindex: '0' }, h('code', null, fences[i + 2])));
  }
  return out;
}

// plain gives a text without its marks, for labels and announcements.
export function plain(text, context) {
  const elements = markdown(text, context);
  for (const mentioned of elements.flatMap((element) => [...element.querySelectorAll('discord-mention')])) {
    const mark = { channel: '#', slash: '/' }[mentioned.getAttribute('type')] ?? '@';
    mentioned.textContent = `\u2068${mark}${mentioned.textContent}\u2069`; // apart from the text around it, whichever way that runs
  }
  return elements.map((element) => element.textContent).join('\n').trim();
}

const heading = /^(#{1,3}) +(.+)$/;
const subtext = /^-# +(.+)$/;
const quote = /^> (.*)$/;
const restQuote = /^>>> (.*)$/;
const item = /^( *)(?:[-*]|(\d{1,9})\.) +(.+)$/;

function blocks(lines, context) {
  const out = [];
  let text = [];
  const flush = (follows) => {
    const gap = follows && text.at(-1) === '' ? '\n' : ''; // an empty line before a block is seen
    if (text.some((line) => line.trim())) out.push(h('div', { class: 'text', dir: 'auto' }, inline(text.join('\n') + gap, context)));
    text = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    let m;
    if ((m = heading.exec(line))) {
      flush(true);
      out.push(h('div', { class: `heading heading-${m[1].length}`, dir: 'auto' }, inline(m[2], context)));
    } else if ((m = subtext.exec(line))) {
      flush(true);
      out.push(h('small', { class: 'subtext', dir: 'auto' }, inline(m[1], context)));
    } else if ((m = restQuote.exec(line))) {
      flush(true);
      out.push(quoted([m[1], ...lines.slice(i + 1)], context));
      return out;
    } else if (quote.test(line) || line === '>') {
      flush(true);
      const inside = [];
      while (i < lines.length && ((m = quote.exec(lines[i])) || lines[i] === '>')) {
        inside.push(m ? m[1] : '');
        i++;
      }
      i--;
      out.push(quoted(inside, context));
    } else if (item.test(line)) {
      flush(true);
      const items = [];
      const ends = () => items.length && m[1].length <= items[0].depth && !m[2] !== !items[0].number;
      while (i < lines.length && (m = item.exec(lines[i])) && !ends()) {
        items.push({ depth: m[1].length, number: m[2], text: m[3] });
        i++;
      }
      i--;
      out.push(list(items, context));
    } else {
      text.push(line);
    }
  }
  flush();
  return out;
}

// direction tells how a text runs, by its first letter outside marks; blocks that
// hold other blocks need it told.
export function direction(text) {
  const [letter] = /\p{L}/u.exec(text.replace(/<[^>]*>|\]\([^)]*\)/g, '')) ?? ['a'];
  return /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(letter) ? 'rtl' : 'ltr';
}

function quoted(lines, context) {
  return h('blockquote', { dir: direction(lines.join('\n')) }, blocks(lines, context));
}

// list nests items that are further to the right in the one before them.
function list(items, context) {
  const { depth, number } = items[0];
  const element = h(number ? 'ol' : 'ul', { dir: direction(items.map((i) => i.text).join('\n')), start: number && number !== '1' ? number : null });
  for (let i = 0; i < items.length; ) {
    const inner = [];
    const entry = h('li', null, inline(items[i].text, context));
    for (i++; i < items.length && items[i].depth > depth; i++) inner.push(items[i]);
    if (inner.length) entry.append(list(inner, context));
    element.append(entry);
  }
  return element;
}

const time = (seconds, options) => new Intl.DateTimeFormat(undefined, options).format(new Date(seconds * 1000));
const times = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function ago(seconds) {
  const away = seconds - Date.now() / 1000;
  const units = [['year', 31556952], ['month', 2629746], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, size] = units.find(([, s]) => Math.abs(away) >= s) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.trunc(away / size), unit);
}

function timestamp(seconds, style) {
  const words = style === 'R' ? ago(seconds) : time(seconds, times[style] ?? times.f);
  return h('time', { datetime: new Date(seconds * 1000).toISOString() }, words);
}

const mention = (type, name) => h('discord-mention', { type, dir: 'auto' }, name);

function link(href, label) {
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
}

// A spoiler is a button that shows what it hides.
function spoiler(children) {
  const show = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    element.classList.add('shown');
    for (const name of ['role', 'tabindex', 'aria-label']) element.removeAttribute(name);
  };
  const element = h('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler, hidden: show it', onclick: show, onkeydown: show }, h('span', null, children));
  return element;
}

// The rules of inline markdown; at each place the first that matches is taken.
const rules = [
  [/\\([^\p{L}\p{N}\s])/uy, (m) => m[1]],
  [/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y, (m) => h('code', null, m[2].replace(/^ (.*) $/, '$1'))],
  [/\[((?:\\.|\[[^\]]*\]|[^\]\\])+)\]\(<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: +"[^"]*")?\)/y, (m, c) => link(m[2], inline(m[1], c))],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => link(m[1], m[1])],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;"'\]]/y, (m) => {
    let url = m[0];
    if (url.endsWith(')') && !url.includes('(')) url = url.slice(0, -1);
    return [link(url, url), m[0].slice(url.length)];
  }],
  [/<@!?(\d+)>/y, (m, c) => mention('user', c.user(m[1]) ?? 'unknown-user')],
  [/<@&(\d+)>/y, (m, c) => mention('role', c.role(m[1]) ?? 'unknown-role')],
  [/<#(\d+)>/y, (m, c) => mention('channel', c.channel(m[1]) ?? 'unknown')],
  [/<\/([^:>]+):\d+>/y, (m) => mention('slash', m[1])],
  [/<t:(-?\d{1,12})(?::([tTdDfFR]))?>/y, (m) => timestamp(Number(m[1]), m[2])],
  [/<a?(:\w+:)\d+>/y, (m) => m[1]],
  [/@(everyone|here)\b/y, (m) => mention('role', m[1])],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, (m, c) => h('strong', null, inline(m[1], c))],
  [/__([\s\S]+?)__(?!_)/y, (m, c) => h('u', null, inline(m[1], c))],
  [/~~([\s\S]+?)~~/y, (m, c) => h('s', null, inline(m[1], c))],
  [/\|\|([\s\S]+?)\|\|/y, (m, c) => spoiler(inline(m[1], c))],
  [/\*(?!\s)((?:\*\*[\s\S]*?\*\*|[^*])+?)(?<!\s)\*(?!\*)/y, (m, c) => h('em', null, inline(m[1], c))],
  [/(?<!\w)_((?:__[\s\S]*?__|[^_])+?)_(?!\w)/y, (m, c) => h('em', null, inline(m[1], c))],
];

// Where a rule might match.
const start = /[\\`[<@*_~|]|https?:/g;

// inline gives the nodes of a text within a block.
export function inline(text, context) {
  const out = [];
  let written = 0;
  const put = (upTo, ...nodes) => {
    if (upTo > written) out.push(text.slice(written, upTo));
    out.push(...nodes.flat());
  };
  start.lastIndex = 0;
  for (let at = nextStart(text, 0); at >= 0; ) {
    let next = at + 1;
    for (const [pattern, make] of rules) {
      pattern.lastIndex = at;
      const m = pattern.exec(text);
      if (!m) continue;
      put(at, make(m, context));
      written = next = at + m[0].length;
      break;
    }
    at = nextStart(text, next);
  }
  put(text.length);
  return out;
}

function nextStart(text, from) {
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}
