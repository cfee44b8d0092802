// The menu of actions on a message.
import { h } from './dom.js';

// openMenu shows groups of items, [{label, items: [{label, do, danger}]}], beside an
// element or at a point, and gives the focus back when it closes.
export function openMenu(groups, place) {
  const before = place instanceof Element ? place : document.activeElement;
  const close = (focus) => {
    removeEventListener('pointerdown', outside, true);
    removeEventListener('resize', shut);
    menu.remove();
    if (focus) before?.focus();
  };
  const shut = () => close(false);
  const outside = (event) => menu.contains(event.target) || shut();
  const button = (item) =>
    h('button', { type: 'button', role: 'menuitem', tabindex: '-1', class: item.danger && 'danger', onclick: () => (close(true), item.do()) }, h('bdi', null, item.label));
  const menu = h(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': 'Actions on the message' },
    groups
      .filter((group) => group.items.length)
      .map((group) =>
        h('div', { role: 'group', 'aria-label': group.label }, group.shown && h('div', { class: 'menu-head', 'aria-hidden': 'true' }, group.label), group.items.map(button)),
      ),
  );
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('[role="menuitem"]')];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length).focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else return;
    event.preventDefault();
  });
  document.querySelector('main').append(menu);
  position(menu, place);
  addEventListener('pointerdown', outside, true);
  addEventListener('resize', shut);
  menu.querySelector('[role="menuitem"]')?.focus();
}

function position(menu, place) {
  const box = place instanceof Element ? place.getBoundingClientRect() : null;
  const { x, y } = box ? { x: box.right - menu.offsetWidth, y: Math.min(box.bottom, box.top + 40) } : place;
  const keep = (value, size, room) => Math.max(8, Math.min(value, room - size - 8));
  menu.style.left = `${keep(x, menu.offsetWidth, innerWidth)}px`;
  menu.style.top = `${keep(y, menu.offsetHeight, innerHeight)}px`;
}
