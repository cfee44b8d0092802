// A list of suggestions above an input, walked with the arrow keys while the
// focus stays in the input.
import { h } from './dom.js';

let made = 0;

export class Suggestions {
  #items = [];
  #at = -1;
  #input = null;

  constructor(say) {
    this.say = say;
    this.id = `suggestions-${++made}`;
    this.list = h('div', { role: 'listbox', id: this.id, 'aria-label': 'Suggestions', tabindex: '0' }); // it scrolls
    this.box = h('div', { class: 'suggestions', hidden: true }, h('div', { class: 'suggestions-head', 'aria-hidden': 'true' }), this.list);
  }

  get open() {
    return !this.box.hidden;
  }

  // show lists items, {label, detail, avatar, ...}, for an input; pick(item) is
  // called with the one chosen. The first is chosen unless free.
  show(input, head, items, pick, { free = false } = {}) {
    if (!items.length) return this.hide();
    this.#input = input;
    this.#items = items;
    this.pick = pick;
    this.box.firstChild.textContent = head;
    this.list.replaceChildren(
      ...items.map((item, n) =>
        h(
          'div',
          { role: 'option', id: `${this.id}-${n}`, 'aria-selected': 'false', onpointerdown: (e) => (e.preventDefault(), this.#choose(n)) },
          item.avatar && h('img', { src: item.avatar, alt: '', width: 24, height: 24 }),
          h('bdi', { class: 'suggestion-label' }, item.label),
          item.detail && h('bdi', { class: 'suggestion-detail' }, item.detail),
        ),
      ),
    );
    this.box.hidden = false;
    input.setAttribute('aria-controls', this.id);
    if (input.getAttribute('role') === 'combobox') input.setAttribute('aria-expanded', 'true');
    this.#mark(free ? -1 : 0);
    this.say(items.length === 1 ? '1 suggestion' : `${items.length} suggestions`);
  }

  hide() {
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.list.replaceChildren();
    this.#input.removeAttribute('aria-activedescendant');
    this.#input.removeAttribute('aria-controls');
    if (this.#input.getAttribute('role') === 'combobox') this.#input.setAttribute('aria-expanded', 'false');
  }

  // key handles a key of the input; it tells whether that was its own.
  key(event) {
    if (!this.open || event.isComposing) return false;
    const n = this.#items.length;
    if (event.key === 'ArrowDown') this.#mark((this.#at + 1) % n);
    else if (event.key === 'ArrowUp') this.#mark((Math.max(this.#at, 0) + n - 1) % n);
    else if (event.key === 'Escape') this.hide();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && this.#at >= 0) this.#choose(this.#at);
    else return false;
    event.preventDefault();
    return true;
  }

  #choose(n) {
    const item = this.#items[n];
    this.hide();
    this.pick(item);
  }

  #mark(n) {
    this.#at = n;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === n)));
    if (n < 0) return this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-activedescendant', `${this.id}-${n}`);
    this.list.children[n].scrollIntoView({ block: 'nearest' });
  }
}
