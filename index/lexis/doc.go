// Package lexis turns text into words: tokens in three languages, the names of
// entities and the concepts of the lexicon that occur in it, and the spelling
// that was probably meant.
//
// It knows the names and synonyms that a [knowledge.Base] holds and nothing of
// ranking, intents or answers.
package lexis
