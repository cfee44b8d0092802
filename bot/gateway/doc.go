// Package gateway keeps a connection to Discord's gateway: it identifies,
// sends heartbeats, resumes after a loss so that no event is missed, and hands
// every event to a handler, in order and each once.
//
// It takes the place of discordgo's own loop, which can deadlock on a reconnect
// request, hangs without a Hello, redials for ever with a wrong token and cannot
// be stopped while it redials. It knows nothing of what events mean; decoding
// them is the caller's.
package gateway
