// What can be used on a message: buttons and selects, and the parts of the newer
// layout that hold text.
import { h } from './dom.js';
import { direction, markdown } from './markdown.js';
import { choices } from './choices.js';

const styles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive', 5: 'secondary' };

const emojiName = (emoji) => (emoji.id ? `:${emoji.name}:` : emoji.name);

// controls gives the elements of a message's components. use(kind, component,
// values) is called with "click" or "select".
export function controls(list, context, use) {
  return list.map((part) => {
    const element = control(part, context, use);
    element.slot = 'components';
    return element;
  });
}

function control(part, context, use) {
  const inner = () => (part.components ?? []).map((child) => control(child, context, use));
  switch (part.type) {
    case 1:
      return part.components.some((child) => child.type === 2)
        ? h('discord-action-row', null, part.components.map((child) => button(child, use)))
        : h('div', { class: 'select-row' }, inner());
    case 9:
      return h('div', { class: 'section' }, h('div', null, inner()), part.accessory && control(part.accessory, context, use));
    case 2:
      return h('discord-action-row', null, button(part, use));
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return select(part, context, use);
    case 10:
      return h('div', null, markdown(part.content, context));
    case 14:
      return h('hr');
    case 17:
      return h('div', { class: 'container' }, inner());
    default:
      return h('div', { class: 'unknown' }, 'A part that this page cannot show.');
  }
}

function button(part, use) {
  const label = [part.emoji && emojiName(part.emoji), part.label].filter(Boolean).join(' ');
  const element = h('discord-button', { type: styles[part.style] ?? 'secondary', url: part.url, disabled: part.disabled }, h('bdi', null, label));
  element.updateComplete.then(() => {
    const inside = element.shadowRoot.querySelector('button');
    if (inside) inside.disabled = Boolean(part.disabled);
  });
  if (!part.url && !part.disabled) element.addEventListener('click', () => use('click', part, null, element));
  return element;
}

function select(part, context, use) {
  const options = choices(part, context);
  const name = part.placeholder || 'Choose';
  if ((part.max_values ?? 1) > 1) return several(part, options, name, use);
  const element = h(
    'select',
    { class: 'select', 'aria-label': name, disabled: part.disabled, dir: 'auto' },
    h('option', { value: '' }, name),
    options.map((o) => h('option', { value: o.value, selected: o.default }, o.description ? `${o.label} – ${o.description}` : o.label)),
  );
  element.addEventListener('change', () => {
    if (element.value) use('select', part, [element.value], element);
    else if (part.min_values === 0) use('select', part, [], element);
  });
  return element;
}

// several is a list of which more than one may be chosen. It is folded, and its
// head tells what is chosen.
function several(part, options, name, use) {
  const boxes = options.map((o) => h('input', { type: 'checkbox', value: o.value, '.checked': Boolean(o.default), disabled: part.disabled }));
  const chosen = options.filter((o) => o.default).map((o) => o.label);
  const element = h(
    'details',
    { class: 'several', 'data-name': name, dir: direction(name) },
    h('summary', null, h('bdi', { class: 'several-name' }, name), h('bdi', { class: 'several-chosen' }, chosen.join(', '))),
    h(
      'fieldset',
      null,
      h('legend', { class: 'sr' }, name),
      options.map((o, i) => h('label', { title: o.description }, boxes[i], h('bdi', null, o.label))),
    ),
    h('button', { type: 'button', class: 'plain-button', onclick: () => send(), disabled: part.disabled }, 'Choose'),
  );
  const send = () => use('select', part, boxes.filter((box) => box.checked).map((box) => box.value), element);
  return element;
}
