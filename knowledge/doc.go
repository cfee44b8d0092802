// Package knowledge holds the words of the domain: facts, sources, entities,
// partial dates, the lexicon, and the immutable Base that a question is
// answered from.
//
// It reads no files (package pack does), searches nothing (package index does)
// and knows nothing of questions or of Discord. It imports nothing of ours.
package knowledge
