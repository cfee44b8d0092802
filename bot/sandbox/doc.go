// Package sandbox is a Discord-compatible server on localhost: REST and gateway
// as far as bots of this kind use them, two small guilds with a few people in
// them, and faults on demand. Tests drive it in Go, the web page and other
// programs over HTTP; both drive it as people drive Discord. Every request of a
// bot is held against Discord's published schemas and its written rules.
//
// It knows nothing of the bot under test, and does not imitate voice, forums,
// stickers, polls, or anything that a moderator sets up in Discord itself.
//
// API.md tells how to drive it over HTTP. Only cmd/bot and tests import it.
package sandbox
