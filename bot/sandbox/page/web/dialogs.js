// Dialogs: the bot's modals, and the page's own questions.
import { h, refocus } from './dom.js';
import { choices } from './choices.js';
import { markdown } from './markdown.js';

let made = 0;
const newID = () => `field-${++made}`;

// show opens a dialog with a form. sent(form) is called when it is sent, and may
// reject with words for the one who filled it in; closed when it is given up.
function show({ title, fields, send, sent, closed }) {
  const heading = newID();
  const problem = h('p', { class: 'problem', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'main-button' }, send);
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', { id: heading, dir: 'auto' }, title),
    h('div', { class: 'dialog-body' }, fields, problem),
    h('div', { class: 'dialog-foot' }, h('button', { type: 'button', class: 'plain-button', onclick: () => cancel() }, 'Cancel'), submit),
  );
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': heading }, form);
  const before = document.activeElement;
  const end = () => {
    dialog.close();
    dialog.remove();
    refocus(before);
  };
  const cancel = () => {
    end();
    closed();
  };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    cancel();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await sent(form);
      if (dialog.isConnected) end();
    } catch (error) {
      problem.textContent = error.message;
    } finally {
      submit.disabled = false;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  return end;
}

// ask asks for one line of text; null if it is given up.
export function ask(title, label, value = '') {
  const id = newID();
  const input = h('input', { id, name: 'text', '.value': value, required: true, maxlength: '100', dir: 'auto', autocomplete: 'off' });
  return new Promise((resolve) => {
    show({
      title,
      fields: h('div', { class: 'field' }, h('label', { for: id }, label), input),
      send: 'OK',
      sent: async () => resolve(input.value.trim()),
      closed: () => resolve(null),
    });
  });
}

// openModal shows a modal of the bot. submit(values) and dismiss() are called with
// what was filled in; the function it returns closes it.
export function openModal(modal, context, { submit, dismiss, uploadFiles }) {
  const inputs = [];
  const fields = modal.components.flatMap((part) => field(part, context, inputs));
  return show({
    title: modal.title,
    fields,
    send: 'Submit',
    sent: async () => {
      const values = {};
      for (const input of inputs) values[input.id] = await input.value(uploadFiles);
      await submit(values);
    },
    closed: dismiss,
  });
}

function field(part, context, inputs) {
  if (part.type === 1) return part.components.map((child) => labelled(child.label, '', child, context, inputs));
  if (part.type === 18) return [labelled(part.label, part.description, part.component, context, inputs)];
  if (part.type === 10) return [h('div', null, markdown(part.content, context))];
  return [];
}

function labelled(label, description, part, context, inputs) {
  const id = newID();
  const hint = description ? `${id}-hint` : null;
  const required = part.required !== false;
  const make = part.type === 4 ? text : part.type === 19 ? file : part.type === 23 ? checkbox : several(part) ? boxes : select;
  const { element, value } = make(part, { id, required, 'aria-describedby': hint, dir: 'auto' }, context);
  inputs.push({ id: part.custom_id, value });
  const words = [label, required ? h('span', { class: 'required', 'aria-hidden': 'true' }, ' *') : null];
  const note = hint && h('p', { id: hint, class: 'hint' }, description);
  return element.tagName === 'FIELDSET'
    ? h('div', { class: 'field' }, (element.prepend(h('legend', null, words)), note), element)
    : h('div', { class: 'field' }, h('label', { for: id }, words), note, element);
}

function text(part, common) {
  const limits = { minlength: part.min_length || null, maxlength: part.max_length ?? 4000, placeholder: part.placeholder };
  const element = part.style === 2 ? h('textarea', { ...common, ...limits, rows: '4' }) : h('input', { ...common, ...limits, autocomplete: 'off' });
  element.value = part.value ?? '';
  return { element, value: () => element.value };
}

function file(part, common) {
  const element = h('input', { ...common, type: 'file', multiple: (part.max_values ?? 1) > 1 });
  return { element, value: async (uploadFiles) => (element.files.length ? (await uploadFiles([...element.files])).map((a) => a.id) : []) };
}

function checkbox(part, common) {
  const element = h('input', { ...common, type: 'checkbox', '.checked': Boolean(part.default), required: false });
  return { element, value: () => String(element.checked) };
}

const several = (part) => part.type === 21 || part.type === 22 || (part.max_values ?? 1) > 1;

function boxes(part, common, context) {
  const type = part.type === 21 ? 'radio' : 'checkbox';
  const list = choices(part, context).map((o) => ({ ...o, box: h('input', { type, name: common.id, value: o.value, '.checked': Boolean(o.default) }) }));
  const element = h('fieldset', { class: 'several', 'aria-describedby': common['aria-describedby'] }, list.map((o) => h('label', null, o.box, h('bdi', null, o.label))));
  const chosen = () => list.filter((o) => o.box.checked).map((o) => o.value);
  return { element, value: () => (type === 'radio' ? (chosen()[0] ?? '') : chosen()) };
}

function select(part, common, context) {
  const element = h(
    'select',
    { ...common, class: 'select' },
    h('option', { value: '' }, part.placeholder || 'Choose'),
    choices(part, context).map((o) => h('option', { value: o.value, selected: o.default }, o.label)),
  );
  return { element, value: () => (element.value ? [element.value] : []) };
}
