// Making elements.

// h makes an element. Of its properties, functions become listeners ("onclick"),
// names with a dot in front set the element's own property (".value"), true and
// false an empty attribute or none, and null or undefined nothing.
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function' && name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.startsWith('.')) element[name.slice(1)] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// refocus gives the focus back to an element after a dialog. The browser does so
// too, but leaves the caret where the dialog was.
export function refocus(element) {
  element?.blur();
  element?.focus();
}

const svgNamespace = 'http://www.w3.org/2000/svg';

// icon draws a path on a square of 24 units; it is decoration, never a label.
export function icon(path) {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const shape = document.createElementNS(svgNamespace, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const icons = {
  hash: 'M10.6 3 10 7H5.5a1 1 0 0 0 0 2h4.2l-.9 6H4.5a1 1 0 0 0 0 2h4l-.5 3a1 1 0 1 0 2 .3l.5-3.3h4.9l-.5 3a1 1 0 1 0 2 .3l.5-3.3h4.1a1 1 0 1 0 0-2h-3.8l.9-6h3.9a1 1 0 1 0 0-2h-3.6l.6-3.7a1 1 0 1 0-2-.3L16.9 7H12l.6-3.7a1 1 0 1 0-2-.3Zm1.1 6h4.9l-.9 6h-4.9l.9-6Z',
  thread: 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4.5V17H4a2 2 0 0 1-2-2V5c0-1.1.9-2 2-2Zm3 4.5v1.5h10V7.5H7Zm0 4V13h7v-1.5H7Z',
  at: 'M12 2a10 10 0 1 0 5.6 18.3 1 1 0 1 0-1.1-1.7A8 8 0 1 1 20 12v1.2a1.8 1.8 0 0 1-3.6 0V8a1 1 0 0 0-1.9-.4A4.8 4.8 0 1 0 15 15.8 3.8 3.8 0 0 0 22 13.2V12A10 10 0 0 0 12 2Zm0 12.8a2.8 2.8 0 1 1 0-5.6 2.8 2.8 0 0 1 0 5.6Z',
  reply: 'M10 5 2.5 11.5 10 18v-4.2c5 0 8.5 1.2 11.5 5.2-.8-6-4.5-10.5-11.5-10.8V5Z',
  more: 'M5 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm7 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm7 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  attach: 'M11 4a1 1 0 1 1 2 0v7h7a1 1 0 1 1 0 2h-7v7a1 1 0 1 1-2 0v-7H4a1 1 0 1 1 0-2h7V4Z',
  send: 'M3.5 4.2a1 1 0 0 1 1.4-1.1l16.5 8a1 1 0 0 1 0 1.8l-16.5 8a1 1 0 0 1-1.4-1.1L5.5 13l8-1-8-1-2-6.8Z',
  close: 'M6.3 4.9a1 1 0 0 0-1.4 1.4l5.7 5.7-5.7 5.7a1 1 0 1 0 1.4 1.4l5.7-5.7 5.7 5.7a1 1 0 0 0 1.4-1.4L13.4 12l5.7-5.7a1 1 0 0 0-1.4-1.4L12 10.6 6.3 4.9Z',
  menu: 'M4 6a1 1 0 0 0 0 2h16a1 1 0 1 0 0-2H4Zm0 5a1 1 0 1 0 0 2h16a1 1 0 1 0 0-2H4Zm0 5a1 1 0 1 0 0 2h16a1 1 0 1 0 0-2H4Z',
  theme: 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z',
  eye: 'M12 5C6.5 5 2.7 9.6 1.5 12c1.2 2.4 5 7 10.5 7s9.3-4.6 10.5-7C21.3 9.6 17.5 5 12 5Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Zm0-2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  tools: 'M14.5 2.5a6 6 0 0 0-5.7 7.9l-6.2 6.2a1.5 1.5 0 0 0 0 2.1l2.7 2.7a1.5 1.5 0 0 0 2.1 0l6.2-6.2a6 6 0 0 0 7.5-7.9l-3.6 3.6-3-.8-.8-3 3.6-3.6a6 6 0 0 0-2.8-1Z',
  file: 'M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2Zm7 1.5V9h5.5L13 3.5Z',
};
