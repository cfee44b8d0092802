// Package answer turns a question into a cited answer: it understands the
// question, searches the facts, selects those that answer it, and composes the
// answer from them; or it abstains with a reason.
//
// Every step is a pure function of the question, the knowledge base and the
// clock. The package knows nothing of Discord, of files, or of how an answer is
// displayed beyond plain text.
package answer
