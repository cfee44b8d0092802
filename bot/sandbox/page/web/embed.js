// Embeds as Discord shows them.
import { h } from './dom.js';
import { markdown, plain } from './markdown.js';
import { when } from './words.js';

const hex = (colour) => `#${colour.toString(16).padStart(6, '0')}`;

// Only pictures of this server are shown; others would ask a foreign one.
const ours = (url) => (url && new URL(url, location.href).origin === location.origin ? url : null);

// embeds gives the elements of a message's embeds.
export function embeds(list, context) {
  return list.map((e) => embed(e, context));
}

function embed(e, context) {
  const foreign = [e.image, e.thumbnail].filter((picture) => picture?.url && !ours(picture.url));
  return h(
    'discord-embed',
    {
      slot: 'embeds',
      color: e.color == null ? null : hex(e.color),
      'embed-title': e.title ? plain(e.title, context) : null,
      url: e.title ? e.url : null,
      'author-name': e.author?.name,
      'author-url': e.author?.url,
      image: ours(e.image?.url),
      thumbnail: ours(e.thumbnail?.url),
    },
    e.description && h('discord-embed-description', { slot: 'description' }, markdown(e.description, context)),
    fields(e.fields ?? [], context),
    foreign.map((picture) =>
      h('discord-embed-description', { slot: 'description' }, h('a', { href: picture.url, target: '_blank', rel: 'noopener noreferrer' }, 'Picture on another site')),
    ),
    footer(e),
  );
}

function fields(list, context) {
  if (!list.length) return null;
  let column = 0;
  return h(
    'discord-embed-fields',
    { slot: 'fields' },
    list.map((field) => {
      column = field.inline ? (column % 3) + 1 : 0;
      return h(
        'discord-embed-field',
        { 'field-title': plain(field.name, context), inline: field.inline, 'inline-index': column || null },
        markdown(field.value, context),
      );
    }),
  );
}

function footer(e) {
  const parts = [e.footer?.text, e.timestamp && when(e.timestamp)].filter(Boolean);
  if (!parts.length) return null;
  return h('discord-embed-footer', { slot: 'footer' }, h('span', { dir: 'auto' }, parts.join(' • ')));
}
