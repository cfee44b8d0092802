// In place of lit's styleMap: sets properties one by one through the DOM, which
// a policy without inline styles allows, and never the style attribute.
import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

class StyleMap extends Directive {
  #set = new Set();

  update(part, [styles]) {
    const target = part.element.style;
    for (const name of this.#set) {
      if (styles[name] == null) target.removeProperty(name);
    }
    this.#set = new Set(Object.keys(styles).filter((name) => styles[name] != null && styles[name] !== ''));
    for (const name of this.#set) target.setProperty(name, styles[name]);
    return noChange;
  }

  render() {
    return noChange;
  }
}

export const styleMap = directive(StyleMap);
