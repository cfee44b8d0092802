// Package sandbox is a Discord-compatible server on localhost: REST and gateway
// as far as the bot uses them, one small guild with a few people in it, and
// faults on demand. Tests drive it as people drive Discord, and it holds every
// request of the bot against Discord's limits.
//
// Only cmd/bot and tests import it.
package sandbox
