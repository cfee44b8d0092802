// Package watch shows operators how the bot is: figures for Prometheus, and what is not
// ready and why. It knows Prometheus and HTTP; what it shows it is told by the bot
// (a [bot.Witness]) or reads when it is asked.
//
// No figure holds words of people, ids, or names of servers, and the values of all labels
// are few: intents, outcomes, methods and routes without ids.
package watch
