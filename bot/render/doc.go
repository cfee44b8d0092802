// Package render turns answers into Discord messages: embeds with numbered
// citations, pages, buttons, in the language of the answer. Everything it gives
// keeps to Discord's limits, whatever the answer holds.
//
// It is pure: it sends nothing and looks nothing up. The answer as plain text is
// the engine's; who may press a button is the bot's to decide.
package render
