// Writes discord.schema.json.gz: the JSON schemas of Discord's interface, made
// from the Zod schemas of npm "discord-api-spec". generate.sh runs it.
import fs from 'node:fs';
import zlib from 'node:zlib';
import * as z from 'zod';
import * as spec from 'discord-api-spec/zod';

const registry = z.registry();
for (const name of Object.keys(spec).filter(n => n.endsWith('Schema'))) {
  registry.add(spec[name], { id: name.replace(/Schema$/, '') });
}
const { schemas } = z.toJSONSchema(registry, {
  io: 'input', unrepresentable: 'any', target: 'draft-2020-12', uri: id => '#/$defs/' + id,
  override: c => { if (c.zodSchema._zod.def.type === 'undefined') c.jsonSchema.not = {}; },
});

// Keeps only what requests use.
const roots = [
  'MessageCreateRequest', 'MessageEditRequestPartial', 'ApplicationCommandUpdateRequest', 'ApplicationCommandCreateRequest',
  'ApplicationCommandPatchRequestPartial', 'CreateMessageInteractionCallbackRequest', 'UpdateMessageInteractionCallbackRequest',
  'ApplicationCommandAutocompleteCallbackRequest', 'ModalInteractionCallbackRequest', 'PongInteractionCallbackRequest',
  'LaunchActivityInteractionCallbackRequest', 'IncomingWebhookInteractionRequest', 'IncomingWebhookUpdateForInteractionCallbackRequestPartial',
  'IncomingWebhookUpdateRequestPartial', 'IncomingWebhookRequestPartial', 'CreateTextThreadWithMessageRequest',
  'CreateTextThreadWithoutMessageRequest', 'UpdateThreadRequestPartial', 'CreatePrivateChannelRequest',
];
const defs = {};
const keep = name => {
  if (defs[name]) return;
  const s = schemas[name];
  if (!s) throw new Error('discord-api-spec has no ' + name);
  delete s.$id;
  delete s.$schema;
  defs[name] = s;
  for (const [, ref] of JSON.stringify(s).matchAll(/"#\/\$defs\/([^"]+)"/g)) keep(ref);
};
roots.forEach(keep);

// Fields that Discord takes although its description leaves them out.
const also = {
  RichEmbed: { type: {} },
  ApplicationCommandUpdateRequest: { nsfw: { type: ['boolean', 'null'] }, default_permission: {}, application_id: {}, version: {} },
  ApplicationCommandCreateRequest: { nsfw: { type: ['boolean', 'null'] }, default_permission: {} },
  ApplicationCommandPatchRequestPartial: { nsfw: { type: ['boolean', 'null'] }, default_permission: {} },
};
for (const [name, fields] of Object.entries(also)) {
  if (defs[name]) Object.assign(defs[name].properties, fields);
}

// The description says integer; Discord and its clients write a string of digits.
const permissions = { anyOf: [{ type: 'string', pattern: '^[0-9]{1,20}$' }, { type: 'integer', minimum: 0 }, { type: 'null' }] };

// Ids may also be numbers, and moments have any offset.
defs.SnowflakeType = { anyOf: [defs.SnowflakeType, { type: 'integer', minimum: 0 }] };
delete defs.RichEmbed.properties.timestamp.anyOf[0].pattern;

// Discord ignores fields that it does not know; here they are an error, because
// they are a mistake of the one who wrote them.
const strict = s => {
  if (Array.isArray(s)) return s.forEach(strict);
  if (!s || typeof s !== 'object') return;
  if (s.properties && s.additionalProperties === undefined) s.additionalProperties = false;
  if (s.properties?.default_member_permissions) s.properties.default_member_permissions = permissions;
  Object.values(s).forEach(strict);
};
strict(defs);

const sorted = Object.fromEntries(Object.entries(defs).sort(([a], [b]) => a < b ? -1 : 1));
const text = JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: sorted });
fs.writeFileSync(process.argv[2], zlib.gzipSync(text, { level: 9 }));
console.log(`${Object.keys(sorted).length} schemas, ${text.length} bytes`);
