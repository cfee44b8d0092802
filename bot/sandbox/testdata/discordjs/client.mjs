// A bot written with discord.js. It does a little of everything, and prints what
// it sees as lines of JSON. Arguments: the interface's address, and a token.
import { ActionRowBuilder, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, EmbedBuilder, Events, GatewayIntentBits,
  MessageFlags, ModalBuilder, Partials, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';

const [api, token] = process.argv.slice(2);
const say = (event, more = {}) => console.log(JSON.stringify({ event, ...more }));
const attempt = f => async (...args) => {
  try { await f(...args); } catch (e) { say('error', { text: String(e) }); }
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages,
    GatewayIntentBits.GuildMessageReactions, GatewayIntentBits.MessageContent],
  partials: [Partials.Channel],
  rest: { api, version: '10' },
});

const buttons = () => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId('count').setLabel('Count').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('form').setLabel('Form').setStyle(ButtonStyle.Secondary),
);
const choice = () => new ActionRowBuilder().addComponents(
  new StringSelectMenuBuilder().setCustomId('choice').addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' }),
);

client.once(Events.ClientReady, attempt(async c => {
  const set = await c.application.commands.set([
    { name: 'echo', description: 'Says it again', options: [{ name: 'text', description: 'What', type: 3, required: true, autocomplete: true }] },
    { name: 'slow', description: 'Takes its time' },
    { name: 'Count letters', type: 3 },
  ]);
  say('ready', { user: c.user.username, guilds: c.guilds.cache.map(g => g.name), commands: [...set.values()].map(x => x.name) });
}));

client.on(Events.MessageCreate, attempt(async m => {
  if (m.author.bot) return;
  say('message', { content: m.content, mentioned: m.mentions.has(client.user) });
  if (!m.mentions.has(client.user)) return;
  await m.channel.sendTyping();
  const reply = await m.reply({
    content: 'pong', embeds: [new EmbedBuilder().setTitle('A title').setDescription('Words').setImage('attachment://dot.png')],
    components: [buttons(), choice()],
    files: [new AttachmentBuilder(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), { name: 'dot.png' }),
      new AttachmentBuilder(Buffer.from('a note'), { name: 'note.txt' })],
  });
  await m.react('👍');
  const again = await m.channel.messages.fetch({ message: reply.id, force: true });
  const edited = await again.edit('pong!');
  const recent = await m.channel.messages.fetch({ limit: 10 });
  say('replied', { id: edited.id, content: edited.content, reply: edited.reference?.messageId === m.id, recent: recent.size });
}));

client.on(Events.InteractionCreate, attempt(async i => {
  say('interaction', { type: i.type, name: i.commandName ?? i.customId });
  if (i.isAutocomplete()) return i.respond(['red', 'green'].filter(c => c.startsWith(i.options.getFocused())).map(c => ({ name: c, value: c })));
  if (i.isMessageContextMenuCommand()) return i.reply({ content: `${i.targetMessage.content.length} letters`, flags: MessageFlags.Ephemeral });
  if (i.isChatInputCommand() && i.commandName === 'echo') {
    const response = await i.reply({ content: i.options.getString('text'), withResponse: true });
    return say('answered', { id: response.resource.message.id });
  }
  if (i.isChatInputCommand()) {
    await i.deferReply();
    await i.editReply('done at last');
    const more = await i.followUp({ content: 'only for you', flags: MessageFlags.Ephemeral });
    return say('followed', { id: more.id });
  }
  if (i.isButton() && i.customId === 'count') return i.update({ content: 'counted' });
  if (i.isButton()) {
    return i.showModal(new ModalBuilder().setCustomId('feedback').setTitle('Feedback').addComponents(
      new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('words').setLabel('Words').setStyle(TextInputStyle.Short))));
  }
  if (i.isStringSelectMenu()) return i.reply(`chose ${i.values.join(' ')}`);
  if (i.isModalSubmit()) return i.reply(`thanks for ${i.fields.getTextInputValue('words')}`);
}));

client.on(Events.MessageReactionAdd, attempt(async r => say('reaction', { emoji: r.emoji.name })));
client.on(Events.ShardResume, () => say('resumed'));
client.on(Events.Error, e => say('error', { text: String(e) }));
process.stdin.on('end', () => client.destroy().then(() => process.exit(0))).resume();
await client.login(token);
