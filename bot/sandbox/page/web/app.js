// The page: one persona in one channel, kept in step with the sandbox.
import './components.js';
import { getInfo, getState, listen, postAct, upload } from './api.js';
import { Composer } from './composer.js';
import { ask, openModal } from './dialogs.js';
import { icon, icons } from './dom.js';
import { header, people, sidebar, typing } from './frame.js';
import { Log, welcome } from './log.js';
import { openMenu } from './menu.js';
import { openTools } from './tools.js';
import { called, examples, title } from './words.js';

const patience = 10000; // milliseconds that the bot may take over a command
const reactions = ['👍', '👎'];

const $ = (id) => document.getElementById(id);

class App {
  #persona = '';
  #channel = ''; // id
  #state = null;
  #older = []; // messages before those of the state
  #info = null;
  #stop = () => {};
  #loading = null; // a load that runs, if any
  #again = false; // something changed during it
  #unread = new Map(); // persona → ids of channels
  #modal = null; // {id, close}
  #welcomed = ''; // persona and channel that the welcome is for
  #earlier = false; // there are messages before those in #older

  constructor() {
    this.log = new Log($('log'), $('announcer'), {
      use: (m, kind, part, values, element) => this.#use(m, kind, part, values, element),
      react: (m, emoji, remove) => this.act('react', { message: m.id, emoji, remove }),
      dismiss: (m) => this.act('delete', { message: m.id }),
      openThread: (id) => this.open(id),
      reply: (m) => this.composer.reply(m),
      menu: (m, place) => this.#menu(m, place),
      older: () => this.#more(),
      go: async (channel, id) => {
        if (channel !== this.#channel) await this.open(channel);
        this.log.focus(id);
      },
    });
    this.composer = new Composer(
      {
        say: (mode, content, files) => this.say(mode, content, files),
        slash: (command, options) => {
          this.log.toEnd();
          this.#run('slash', { command, options });
        },
        complete: async (command, options, focused) => (await this.act('autocomplete', { command, options, focused, wait: 3000 }))?.choices ?? [],
        upload: (files) => upload(this.#persona, files),
        editLast: () => this.#editLast(),
      },
      (words) => ($('hints').textContent = words),
    );
    $('write').append(this.composer.element);
    this.#furnish();
  }

  async start() {
    try {
      await this.#look();
      const [persona, channel] = location.hash.slice(1).split('/');
      const known = this.#info.personas.find((p) => p.persona === persona) ?? this.#info.personas[0];
      await this.become(known.persona, channel);
    } catch (error) {
      this.#banner(`The sandbox cannot be reached (${error.message}). Trying again…`);
      setTimeout(() => this.start(), 2000);
    }
  }

  // become changes who one is.
  async become(persona, channel) {
    this.#persona = persona;
    this.#channel = channel || this.#me().channels.general;
    this.#state = null;
    this.#older = [];
    this.#stop();
    this.#stop = listen(persona, {
      connected: () => this.load(),
      changed: (change) => this.#changed(change),
      lost: () => this.#banner('The connection to the sandbox is lost. Trying again…'),
    });
    this.#people();
    await this.load();
  }

  // open goes to a channel.
  async open(channel) {
    this.#channel = channel;
    this.#older = [];
    this.#drawer(false);
    await this.load();
    this.composer.focus();
  }

  // load brings the page in step with the sandbox; calls during one that runs
  // are answered by one more.
  load() {
    if (this.#loading) {
      this.#again = true;
      return this.#loading;
    }
    this.#loading = this.#load().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #load() {
    do {
      this.#again = false;
      const persona = this.#persona;
      const channel = this.#channel;
      const state = await getState(persona, channel).catch((error) => this.#refused(channel, error));
      if (persona !== this.#persona || channel !== this.#channel) this.#again = true;
      else if (state) this.#show(state);
    } while (this.#again);
  }

  // #refused goes to the general channel where another cannot be read.
  #refused(channel, error) {
    const { general } = this.#me().channels;
    if (channel !== this.#channel) return;
    if (channel !== general) this.#channel = general;
    else this.#banner(`The sandbox does not answer: ${error.message}`);
  }

  // act does something as the persona; it tells what went wrong, and then gives null.
  async act(verb, fields) {
    this.#notice('');
    try {
      const result = await postAct({ as: this.#persona, do: verb, channel: this.#channel, wait: 0, ...fields });
      if (result.failed) this.#notice(`${result.failed}.`.replace(/([.!?…])\.$/, '$1'));
      return result;
    } catch (error) {
      this.#notice(error.message);
      return null;
    }
  }

  // say sends what the message box holds; it tells whether that went well.
  async say(mode, content, files) {
    try {
      const attachments = files.length ? (await upload(this.#persona, files)).map((a) => a.id) : [];
      this.log.toEnd();
      const fields = { content, attachments };
      if (mode.kind === 'edit') return Boolean(await this.act('edit', { message: mode.message.id, content }));
      if (mode.kind === 'reply') Object.assign(fields, { reply_to: mode.message.id, ping: mode.ping });
      return Boolean(await this.act('say', fields));
    } catch (error) {
      this.#notice(error.message);
      return false;
    }
  }

  #me() {
    return this.#info.personas.find((p) => p.persona === this.#persona);
  }

  async #look() {
    this.#info = await getInfo();
  }

  #show(state) {
    this.#state = state;
    const { channel } = state;
    if (!channel) {
      this.#channel = this.#me().channels.general;
      this.#again = true;
      return;
    }
    const context = this.#context();
    document.title = `${title(channel)} · Ceasefire Facts sandbox`;
    this.#seen().delete(channel.id);
    header($('where'), channel);
    this.#sidebar();
    const here = `${this.#persona}/${channel.id}`;
    if (this.#welcomed !== here) {
      this.#welcomed = here;
      welcome(this.log.welcome, channel, this.#info.bot.name, this.#examples(), (text) => this.#example(text));
    }
    this.log.update(channel, [...this.#older, ...state.messages], this.#older.length ? this.#earlier : state.more, context);
    this.composer.update(channel, state.commands, context);
    typing($('typing'), state.typing);
    this.#banner(this.#info.bot.connected ? '' : `${this.#info.bot.name} is not connected yet: it answers as soon as it is.`);
    this.#modals(state.modals, context);
    history.replaceState(null, '', `#${here}`);
    document.body.dataset.ready = here;
  }

  // #context gives the names behind ids where the persona is.
  #context() {
    const { guilds, dms, channel, commands } = this.#state;
    const guild = guilds.find((g) => g.id === channel.guild_id);
    const places = guild ? [...guild.channels, ...guild.threads] : [];
    const users = [...guilds.flatMap((g) => g.members.map((m) => m.user)), ...dms.flatMap((d) => d.recipients)];
    const people = guild ? guild.members : [...channel.recipients, this.#state.user].map((user) => ({ user }));
    const name = (list, id) => list.find((entry) => entry.id === id)?.name;
    return {
      user: (id) => users.filter((u) => u.id === id).map(called)[0],
      role: (id) => name(guilds.flatMap((g) => g.roles), id),
      channel: (id) => name(guilds.flatMap((g) => [...g.channels, ...g.threads]), id),
      members: () => people,
      roles: () => guild?.roles ?? [],
      channels: () => places,
      isMenu: (command) => commands.some((c) => c.name === command && c.type === 3),
    };
  }

  #changed(change) {
    if (change.what === 'gateway') this.#look().then(() => this.load(), () => {}); // lost: told by the stream
    else if (change.channel && change.channel !== this.#channel) {
      if (change.what === 'message_create') this.#seen().add(change.channel);
      if (change.what === 'thread' || change.what === 'modal') this.load();
      else if (this.#state) this.#sidebar();
    } else this.load();
  }

  // #seen holds the channels with messages that the persona has not seen.
  #seen() {
    if (!this.#unread.has(this.#persona)) this.#unread.set(this.#persona, new Set());
    return this.#unread.get(this.#persona);
  }

  #sidebar() {
    const { guilds, dms } = this.#state;
    sidebar($('channels'), { guilds, dms, current: this.#channel, unread: this.#seen() }, (id) => this.open(id));
  }

  #people() {
    people($('people'), this.#info.personas, this.#persona, async (persona) => {
      await this.become(persona);
      if (document.activeElement === document.body) $('people').querySelector('[aria-pressed="true"]')?.focus();
    });
  }

  #examples() {
    if (this.#me().locale === 'he') return examples.he;
    return this.#info.examples.length ? this.#info.examples.slice(0, 3) : examples.en;
  }

  // #example asks a question as one would in the channel.
  #example(text) {
    const direct = this.#state.channel.kind === 'dm';
    this.say({ kind: 'say' }, direct ? text : `<@${this.#info.bot.id}> ${text}`, []);
  }

  // #run does what the bot must answer, and waits for that; a new message is shown.
  async #run(verb, fields) {
    const result = await this.act(verb, { wait: patience, ...fields });
    if (result?.reply && !this.log.message(result.reply.id)) this.log.toEnd();
  }

  async #use(m, kind, part, values, element) {
    element.setAttribute('aria-busy', 'true');
    await this.#run(kind, { message: m.id, custom_id: part.custom_id, ...(values && { values }) });
    element.removeAttribute('aria-busy');
  }

  #menu(m, place) {
    const command = (type, fields) =>
      this.#state.commands.filter((c) => c.type === type).map((c) => ({ label: c.name_localized || c.name, do: () => this.#run('menu', { command: c.name, ...fields }) }));
    const text = m.content || m.embeds.map((e) => e.description).join('\n');
    const can = m.sandbox;
    const lasting = !can.ephemeral;
    openMenu(
      [
        {
          label: 'Message',
          items: [
            lasting && { label: 'Reply', do: () => this.composer.reply(m) },
            can.can_edit && { label: 'Edit message', do: () => this.composer.edit(m) },
            lasting && !m.thread && this.#state.channel.guild_id && this.#state.channel.kind !== 'thread' && { label: 'Create thread', do: () => this.#thread(m) },
            { label: 'Copy text', do: () => navigator.clipboard.writeText(text) },
          ].filter(Boolean),
        },
        { label: 'Apps', shown: true, items: lasting ? [...command(3, { message: m.id }), ...command(2, { user: m.author.id })] : [] },
        { label: 'React', items: lasting ? reactions.map((emoji) => ({ label: `React with ${emoji}`, do: () => this.act('react', { message: m.id, emoji }) })) : [] },
        { label: 'Delete', items: can.can_delete ? [{ label: can.ephemeral ? 'Dismiss message' : 'Delete message', danger: lasting, do: () => this.act('delete', { message: m.id }) }] : [] },
      ],
      place,
    );
  }

  async #thread(m) {
    const name = await ask('Create thread', 'Name of the thread');
    const result = name && (await this.act('thread', { message: m.id, name }));
    if (result?.thread) this.open(result.thread.id);
  }

  #editLast() {
    const mine = this.#state.messages.filter((m) => m.sandbox.can_edit).at(-1);
    if (mine) this.composer.edit(mine);
  }

  async #more() {
    const first = this.#older[0] ?? this.#state.messages[0];
    try {
      const { messages, more } = await getState(this.#persona, this.#channel, first.id);
      this.#older = [...messages, ...this.#older];
      this.#earlier = more;
      this.#show(this.#state);
    } catch (error) {
      this.#notice(error.message);
    }
  }

  // #modals shows the first modal that is open for the persona.
  #modals(list, context) {
    const [modal] = list;
    if (this.#modal && this.#modal.id !== modal?.id) {
      this.#modal.close();
      this.#modal = null;
    }
    if (!modal || this.#modal) return;
    const close = openModal(modal, context, {
      submit: async (values) => {
        const result = await postAct({ as: this.#persona, do: 'submit', channel: modal.channel_id, modal: modal.id, values, wait: patience });
        if (result.failed) throw new Error(result.failed);
        this.#modal = null;
      },
      dismiss: () => {
        this.#modal = null;
        this.act('dismiss', { modal: modal.id });
      },
      uploadFiles: (files) => upload(this.#persona, files),
    });
    this.#modal = { id: modal.id, close };
  }

  #notice(words) {
    $('notice').textContent = words;
  }

  #banner(words) {
    if ($('state').textContent !== words) $('state').textContent = words;
  }

  #drawer(open) {
    document.body.classList.toggle('drawer-open', open);
    $('drawer').setAttribute('aria-expanded', String(open));
    if (open) $('channels').querySelector('[aria-current]')?.focus();
  }

  #furnish() {
    $('drawer').append(icon(icons.menu));
    $('theme').append(icon(icons.theme));
    $('tools').append(icon(icons.tools));
    $('drawer').addEventListener('click', () => this.#drawer(!document.body.classList.contains('drawer-open')));
    $('shade').addEventListener('click', () => this.#drawer(false));
    $('side').addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !document.body.classList.contains('drawer-open')) return;
      this.#drawer(false);
      $('drawer').focus();
    });
    $('theme').addEventListener('click', () => setTheme(theme() === 'light' ? 'dark' : 'light'));
    $('tools').addEventListener('click', () => openTools());
  }
}

const theme = () => document.documentElement.dataset.theme;

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  localStorage.setItem('theme', name);
}

setTheme(localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'));
new App().start();
