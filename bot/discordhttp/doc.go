// Package discordhttp is the road to Discord's REST interface: an
// [http.RoundTripper] that keeps to Discord's rate limits, waits as long as
// Discord asks and no longer than its caller allows, and re-sends only what is
// safe to send twice.
//
// It sits below discordgo, whose own retries are switched off. It knows paths
// and headers, nothing of messages or commands.
package discordhttp
