// Words of the page that more than one part uses, or that depend on values.

export const personas = {
  asker: 'asks questions',
  moderator: 'moderator',
  'other-moderator': 'moderator of another server',
  'asker-he': 'asks in Hebrew',
  operator: 'runs the bot',
  reviewer: 'has a role, and no rights',
};

// Questions for a first visit, where the sandbox has none of its own, and in Hebrew.
export const examples = {
  en: ['Where do the talks stand?', 'What does Hamas demand?', 'What is the Philadelphi Corridor?'],
  he: ['מה מצב השיחות?', 'מה דורש חמאס?', 'מה אמר נתניהו על ציר פילדלפי?'],
};

const day = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

// when tells a message's time as Discord does.
export function when(stamp) {
  const date = new Date(stamp);
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(date);
  const days = Math.round((day(new Date()) - day(date)) / 86400000);
  if (days === 0) return `Today at ${clock}`;
  if (days === 1) return `Yesterday at ${clock}`;
  return `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(date)}, ${clock}`;
}

// bytes tells the size of a file, as a number and its unit.
export function bytes(n) {
  if (n < 1024) return [n, 'bytes'];
  return n < 1024 * 1024 ? [Math.round(n / 102.4) / 10, 'KB'] : [Math.round(n / 1024 / 102.4) / 10, 'MB'];
}

// called gives the name that a user is shown with.
export const called = (user) => user.global_name || user.username;

// title gives a channel's name as it is read out and shown in the header.
export function title(channel) {
  if (channel.kind === 'dm') return (channel.recipients ?? []).map(called).join(', ') || 'Direct message';
  return channel.name;
}
