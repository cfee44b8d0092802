// The message box: text with mentions, slash commands, replies, edits and files.
import { h, icon, icons } from './dom.js';
import { CommandForm, matching, slashCommands } from './commands.js';
import { Suggestions } from './suggestions.js';
import { bytes, called, title } from './words.js';

const most = 2000; // characters that Discord takes

export class Composer {
  #files = [];
  #mode = { kind: 'say' }; // or {kind: 'reply', message, ping} or {kind: 'edit', message}
  #form = null;
  #mentions = new Map(); // as shown → as sent
  #drafts = new Map(); // channel → text
  #channel = null;

  // on holds say(mode, content, files), slash(path, options), complete(...),
  // upload(files), and editLast().
  constructor(on, say) {
    this.on = on;
    this.suggestions = new Suggestions(say);
    this.text = h('textarea', { id: 'message-box', rows: '1', dir: 'auto', 'aria-autocomplete': 'list', 'aria-describedby': 'message-help', maxlength: String(most) });
    this.label = h('label', { for: 'message-box', class: 'sr' }, 'Message');
    this.picker = h('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true', tabindex: '-1' });
    this.attach = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Attach files', title: 'Attach files', onclick: () => this.picker.click() }, icon(icons.attach));
    this.sendButton = h('button', { type: 'button', class: 'icon-button send', 'aria-label': 'Send', title: 'Send', onclick: () => this.send() }, icon(icons.send));
    this.bar = h('div', { class: 'composer-bar', hidden: true });
    this.chosen = h('ul', { class: 'files', 'aria-label': 'Files to send', hidden: true });
    this.middle = h('div', { class: 'composer-middle' }, this.label, this.text);
    this.element = h(
      'div',
      { class: 'composer' },
      this.suggestions.box,
      this.bar,
      h('div', { class: 'composer-box' }, this.chosen, h('div', { class: 'composer-row' }, this.attach, this.picker, this.middle, this.sendButton)),
      h('p', { id: 'message-help', class: 'sr' }, 'Enter sends, Shift and Enter begin a new line. Type @ to mention, / for commands.'),
    );
    this.text.addEventListener('input', () => this.#typed());
    this.text.addEventListener('keydown', (event) => this.#key(event));
    this.text.addEventListener('blur', () => this.suggestions.hide());
    this.text.addEventListener('paste', (event) => this.#add(event.clipboardData.files, event));
    this.picker.addEventListener('change', () => {
      this.#add(this.picker.files);
      this.picker.value = '';
    });
    this.element.addEventListener('dragover', (event) => event.preventDefault());
    this.element.addEventListener('drop', (event) => this.#add(event.dataTransfer.files, event));
  }

  // update takes what is needed to write in a channel.
  update(channel, commands, context) {
    this.context = context;
    this.commands = slashCommands(commands);
    if (channel.id !== this.#channel?.id) {
      if (this.#channel) this.#drafts.set(this.#channel.id, this.text.value);
      this.#channel = channel;
      this.leave();
      this.text.value = this.#drafts.get(channel.id) ?? '';
      this.#grow();
    }
    const name = channel.kind === 'dm' ? `@${title(channel)}` : `#${title(channel)}`;
    this.text.placeholder = channel.can_send === false ? 'You may read here, but not write' : `Message ${name}`;
    this.label.textContent = `Message ${name}`;
    this.text.disabled = channel.can_send === false;
  }

  focus() {
    (this.#form?.element.querySelector('input, select') ?? this.text).focus();
  }

  reply(message) {
    this.#setMode({ kind: 'reply', message, ping: true });
  }

  edit(message) {
    this.#setMode({ kind: 'edit', message });
    this.text.value = this.#readable(message.content);
    this.#grow();
  }

  // leave ends a reply, an edit and a command.
  leave() {
    if (this.#mode.kind === 'edit') this.text.value = '';
    this.#setMode({ kind: 'say' });
    this.#files = [];
    this.#showFiles();
  }

  async send() {
    if (this.#form) return this.#form.send();
    const mode = this.#mode;
    const written = this.text.value;
    const files = this.#files;
    const content = this.#sendable(written).trim();
    if (!content && !files.length) return;
    this.text.value = '';
    this.#files = [];
    this.#setMode({ kind: 'say' });
    this.#showFiles();
    if (!(await this.on.say(mode, content, files)) && !this.text.value) {
      this.text.value = written;
      this.#files = files;
      this.#setMode(mode);
      this.#showFiles();
    }
    this.#grow();
  }

  #setMode(mode) {
    this.#mode = mode;
    if (this.#form) {
      this.#form = null;
      this.middle.replaceChildren(this.label, this.text);
      this.attach.hidden = false;
    }
    this.suggestions.hide();
    this.bar.hidden = mode.kind === 'say';
    if (mode.kind === 'say') return;
    const who = h('bdi', { class: 'strong' }, called(mode.message.author));
    const ping = h('button', { type: 'button', class: 'link-button' });
    const tell = () => {
      ping.textContent = mode.ping ? '@ on' : '@ off';
      ping.setAttribute('aria-pressed', String(mode.ping));
      ping.setAttribute('aria-label', 'Mention the author');
    };
    ping.addEventListener('click', () => {
      mode.ping = !mode.ping;
      tell();
    });
    tell();
    this.bar.replaceChildren(
      h('span', null, mode.kind === 'reply' ? ['Replying to ', who] : 'Editing your message'),
      mode.kind === 'reply' ? ping : '',
      h('button', { type: 'button', class: 'icon-button small', 'aria-label': mode.kind === 'reply' ? 'Do not reply' : 'Do not edit', onclick: () => (this.leave(), this.focus()) }, icon(icons.close)),
    );
    this.text.focus();
  }

  #key(event) {
    if (this.suggestions.key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'Escape' && this.#mode.kind !== 'say') {
      this.leave();
    } else if (event.key === 'ArrowUp' && !this.text.value) {
      event.preventDefault();
      this.on.editLast();
    }
  }

  #typed() {
    this.#grow();
    const { value, selectionStart: caret } = this.text;
    const slash = /^\/(.*)$/.exec(value);
    if (slash && this.#mode.kind !== 'edit') return this.#slash(slash[1]);
    const token = /(?:^|\s)([@#])([^\s@#]*)$/.exec(value.slice(0, caret));
    if (!token) return this.suggestions.hide();
    this.#mention(token[1], token[2].toLowerCase(), caret - token[2].length - 1, caret);
  }

  #mention(mark, typed, from, to) {
    const fits = (name) => [name, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(typed));
    const items =
      mark === '#'
        ? this.context.channels().filter((c) => fits(c.name)).map((c) => ({ label: `#${c.name}`, sent: `<#${c.id}>` }))
        : [
            ...this.context
              .members()
              .filter((m) => fits(called(m.user)) || fits(m.user.username))
              .map((m) => ({ label: `@${called(m.user)}`, detail: m.user.bot ? 'App' : m.user.username, avatar: m.user.avatar_url, sent: `<@${m.user.id}>`, bot: m.user.bot })),
            ...this.context.roles().filter((r) => r.mentionable && fits(r.name)).map((r) => ({ label: `@${r.name}`, detail: 'Role', sent: `<@&${r.id}>` })),
          ].sort((a, b) => Number(b.bot ?? false) - Number(a.bot ?? false));
    this.suggestions.show(this.text, mark === '#' ? 'Channels' : 'Members', items.slice(0, 8), (item) => {
      this.#mentions.set(item.label, item.sent);
      this.text.setRangeText(`${item.label} `, from, to, 'end');
    });
  }

  #slash(typed) {
    const exact = this.commands.find((c) => typed.startsWith(`${c.path} `) || typed.startsWith(`${c.shown} `));
    if (exact) return this.#command(exact, typed.slice((typed.startsWith(`${exact.path} `) ? exact.path : exact.shown).length + 1));
    const items = matching(this.commands, typed).map((c) => ({ label: `/${c.shown}`, detail: c.description, avatar: c.application?.avatar_url, command: c }));
    this.suggestions.show(this.text, 'Commands', items.slice(0, 25), (item) => this.#command(item.command, ''));
  }

  #command(command, text) {
    this.#setMode({ kind: 'say' });
    this.text.value = '';
    this.attach.hidden = true;
    this.#form = new CommandForm(command, this.suggestions, this.context, {
      sendButton: this.sendButton,
      complete: this.on.complete,
      upload: this.on.upload,
      leave: () => (this.#setMode({ kind: 'say' }), this.focus()),
      send: (path, options) => {
        this.#setMode({ kind: 'say' });
        this.focus();
        this.on.slash(path, options);
      },
    });
    this.middle.replaceChildren(this.#form.element);
    this.#form.begin(text);
  }

  #add(list, event) {
    if (!list?.length) return;
    event?.preventDefault();
    this.#files.push(...list);
    this.#showFiles();
    this.text.focus();
  }

  #showFiles() {
    this.chosen.hidden = !this.#files.length;
    this.chosen.replaceChildren(
      ...this.#files.map((file) =>
        h(
          'li',
          null,
          icon(icons.file),
          h('bdi', null, file.name),
          h('span', { class: 'muted' }, bytes(file.size).join(' ')),
          h('button', { type: 'button', class: 'icon-button small', 'aria-label': `Leave out ${file.name}`, onclick: () => this.#drop(file) }, icon(icons.close)),
        ),
      ),
    );
  }

  #drop(file) {
    this.#files = this.#files.filter((other) => other !== file);
    this.#showFiles();
    this.text.focus();
  }

  #grow() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 200)}px`;
  }

  // #sendable writes mentions as Discord sends them, the longest names first.
  #sendable(text) {
    const known = new Map(this.#mentions);
    for (const m of this.context.members()) known.set(`@${called(m.user)}`, `<@${m.user.id}>`);
    for (const shown of [...known.keys()].sort((a, b) => b.length - a.length)) text = text.replaceAll(shown, known.get(shown));
    return text;
  }

  #readable(text) {
    return text.replace(/<@!?(\d+)>/g, (whole, id) => {
      const name = this.context.user(id);
      return name ? `@${name}` : whole;
    });
  }
}
