// The options of a select: its own, or the people, roles and channels of the guild.
import { called, title } from './words.js';

// choices gives [{value, label, description, default}] of a select component.
export function choices(part, context) {
  const chosen = new Set((part.default_values ?? []).map((value) => value.id));
  const mark = (value, label) => ({ value, label, default: chosen.has(value) });
  const users = () => context.members().map((m) => mark(m.user.id, called(m.user)));
  const roles = () => context.roles().map((r) => mark(r.id, r.name));
  switch (part.type) {
    case 5:
      return users();
    case 6:
      return roles();
    case 7:
      return [...users(), ...roles()];
    case 8:
      return context
        .channels()
        .filter((c) => !part.channel_types?.length || part.channel_types.includes(c.type))
        .map((c) => mark(c.id, title(c)));
    default:
      return part.options ?? [];
  }
}
