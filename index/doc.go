// Package index finds the facts that may answer a question.
//
// Bleve keeps the postings: segments, persistence, readers. The scoring is ours:
// BM25 over Bleve's posting readers for the candidates, then lexical features of
// each candidate for those who re-rank (Lexical). One document is one fact: its
// text, quotation and names in one field, the questions that it answers in
// another. The index is derived from a [knowledge.Base] and can be deleted at any
// time.
//
// What a question means, and which candidate answers it, is left to others.
package index
