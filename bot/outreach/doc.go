// Package outreach is what the bot says on its own account: corrections that reach
// those who read the wrong version, digests for those who follow, answers to
// questions that had none, and reports to moderators.
//
// It follows the store's change feed, decides what that means for what was said
// before, and works off what the ledger keeps, so that a process may be killed at any
// moment: no message is marked twice for one correction, and nothing is sent twice or
// forgotten. How messages get to Discord is package bot's; what is kept and how is
// package ledger's.
package outreach
