// Slash commands: which there are, and the form that fills in their options.
import { h } from './dom.js';
import { choices } from './choices.js';
import { called } from './words.js';

const subcommand = 1;
const group = 2;

// slashCommands lists every slash command and subcommand:
// {path: "fact add", shown, description, options, application}.
export function slashCommands(commands) {
  const out = [];
  const walk = (node, path, shown, application) => {
    const inner = (node.options ?? []).filter((o) => o.type === subcommand || o.type === group);
    if (!inner.length) {
      out.push({ path, shown, description: node.description_localized || node.description, options: node.options ?? [], application });
    }
    for (const o of inner) walk(o, `${path} ${o.name}`, `${shown} ${o.name_localized || o.name}`, application);
  };
  for (const c of commands) {
    if (c.type === 1 || c.type === undefined) walk(c, c.name, c.name_localized || c.name, c.application);
  }
  return out.sort((a, b) => a.shown.localeCompare(b.shown));
}

// matching finds the commands that begin with what was typed after the slash,
// then those that hold it.
export function matching(commands, typed) {
  const want = typed.toLowerCase();
  const begins = (c) => c.shown.toLowerCase().startsWith(want) || c.path.startsWith(want);
  return [...commands.filter(begins), ...commands.filter((c) => !begins(c) && c.shown.toLowerCase().includes(want))];
}

let made = 0;

// A CommandForm fills in one command. on holds complete(path, options, focused),
// which gives choices, upload(files), send(path, options) and leave().
export class CommandForm {
  #fields = [];

  constructor(command, suggestions, context, on) {
    Object.assign(this, { command, suggestions, context, on });
    this.hint = h('div', { class: 'command-hint' });
    this.fieldset = h('div', { class: 'command-fields' });
    this.extra = h('div', { class: 'command-extra' });
    this.element = h(
      'form',
      { class: 'command', 'aria-label': `Command ${command.shown}`, novalidate: true, onsubmit: (e) => (e.preventDefault(), this.send()) },
      this.hint,
      h('div', { class: 'command-line' }, h('bdi', { class: 'command-name' }, `/${command.shown}`), this.fieldset, this.extra),
      h('button', { type: 'submit', hidden: true }), // without one, Enter sends only where there is one field
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) on.leave();
    });
    this.#tell(command.description);
    for (const option of command.options) {
      if (option.required) this.#add(option);
      else this.#offer(option);
    }
  }

  // begin puts the focus into the first option, with text if something was typed;
  // where none is required, one more Enter sends the command, as it does on Discord.
  begin(text) {
    const [first] = this.#fields;
    if (text && first) {
      first.input.value = text;
      first.input.dispatchEvent(new Event('input'));
    }
    (first?.input ?? this.on.sendButton).focus();
  }

  async send() {
    this.suggestions.hide();
    const missing = this.#fields.find((f) => f.option.required && f.empty());
    if (missing) {
      this.#tell(`${missing.shown} is required.`, true);
      missing.input.focus();
      return;
    }
    this.on.send(this.command.path, await this.#values());
  }

  async #values() {
    const out = {};
    for (const f of this.#fields) {
      if (!f.empty()) out[f.option.name] = await f.value();
    }
    return out;
  }

  #tell(words, problem) {
    this.hint.textContent = words;
    this.hint.setAttribute('dir', 'auto');
    this.hint.classList.toggle('problem', Boolean(problem));
  }

  #offer(option) {
    const shown = option.name_localized || option.name;
    const button = h('button', { type: 'button', class: 'plain-button', title: option.description_localized || option.description }, `+ ${shown}`);
    button.addEventListener('click', () => {
      button.remove();
      this.#add(option).input.focus();
    });
    this.extra.append(button);
  }

  #add(option) {
    const field = makeField(option, this.context, this.on.upload);
    field.option = option;
    field.shown = option.name_localized || option.name;
    const id = `option-${++made}`;
    field.input.id = id;
    field.input.addEventListener('focus', () => this.#tell(option.description_localized || option.description));
    this.fieldset.append(h('label', { class: 'option', for: id }, h('bdi', { class: 'option-name' }, field.shown), field.input));
    if (option.autocomplete) this.#complete(field);
    this.#fields.push(field);
    return field;
  }

  // #complete asks the bot for choices while one types.
  #complete(field) {
    const { input } = field;
    let timer = 0;
    let asked = 0;
    const ask = async () => {
      const mine = ++asked;
      const options = { ...(await this.#values()), [field.option.name]: input.value };
      const choices = await this.on.complete(this.command.path, options, field.option.name);
      if (mine !== asked || document.activeElement !== input) return;
      const items = choices.map((choice) => ({ label: choice.name, choice }));
      this.suggestions.show(input, `${field.shown}: choices`, items, ({ choice }) => field.choose(choice), { free: true });
    };
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-autocomplete', 'list');
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 80);
    });
    input.addEventListener('focus', ask);
    input.addEventListener('blur', () => this.suggestions.hide());
    input.addEventListener('keydown', (event) => this.suggestions.key(event));
  }
}

const integer = 4;
const boolean = 5;
const user = 6;
const channel = 7;
const role = 8;
const mentionable = 9;
const number = 10;
const attachment = 11;
const channelSelect = 8; // a component

function makeField(option, context, upload) {
  const users = () => context.members().map((m) => [m.user.id, called(m.user)]);
  const roles = () => context.roles().map((r) => [r.id, r.name]);
  if (option.choices?.length) {
    const numeric = option.type === integer || option.type === number;
    return fromList(option.choices.map((c) => [c.value, c.name_localized || c.name]), numeric ? Number : String);
  }
  switch (option.type) {
    case boolean:
      return fromList([['true', 'True'], ['false', 'False']], (value) => value === 'true');
    case user:
      return fromList(users(), String);
    case channel:
      return fromList(choices({ type: channelSelect, channel_types: option.channel_types }, context).map((c) => [c.value, c.label]), String);
    case role:
      return fromList(roles(), String);
    case mentionable:
      return fromList([...users(), ...roles()], String);
    case attachment: {
      const input = h('input', { type: 'file' });
      return { input, empty: () => !input.files.length, value: async () => (await upload([...input.files]))[0].id };
    }
    case integer:
    case number: {
      const step = option.type === integer ? '1' : 'any';
      const input = h('input', { type: 'number', step, min: option.min_value, max: option.max_value });
      return { input, empty: () => input.value === '', value: () => Number(input.value) };
    }
    default:
      return textField(option);
  }
}

function textField(option) {
  const input = h('input', { type: 'text', dir: 'auto', autocomplete: 'off', maxlength: option.max_length });
  let chosen = null;
  return {
    input,
    empty: () => input.value.trim() === '',
    choose: (choice) => {
      chosen = choice;
      input.value = choice.name;
    },
    value: () => (chosen?.name === input.value ? chosen.value : input.value),
  };
}

function fromList(pairs, convert) {
  const input = h('select', { class: 'select' }, h('option', { value: '' }, 'Choose'), pairs.map(([value, name]) => h('option', { value }, name)));
  return { input, empty: () => input.value === '', value: () => convert(input.value) };
}
