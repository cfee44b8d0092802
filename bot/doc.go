// Package bot is the Discord side: it takes mentions, replies, direct messages,
// slash commands, message menus and buttons, asks an [Answerer], and delivers what it says, once.
//
// Handlers take plain data and return a [Reply]; one place sends it. The package
// holds no rules about facts: what an answer says is package answer's, how it
// looks is package render's, how requests reach Discord is package
// discordhttp's, and how events come in is package gateway's.
package bot
