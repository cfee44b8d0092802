package index

import (
	"strings"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Terms gives the index terms of an annotated text: the stems of its content
// words, "@" and the id of every entity that its names may mean, and "#" and the
// id of every lexicon concept. Terms repeat as often as they occur.
func Terms(a lexis.Annotated) []string {
	out := make([]string, 0, len(a.Tokens)+len(a.Mentions)+len(a.Concepts))
	for _, t := range a.Tokens {
		if !t.Stop {
			out = append(out, t.Stem)
		}
	}
	for _, m := range a.Mentions {
		for _, n := range m.Names {
			out = append(out, EntityTerm(n.Entity.ID))
		}
	}
	for _, c := range a.Concepts {
		if !isControl(c.ID) {
			out = append(out, "#"+c.ID)
		}
	}
	return out
}

// isControl reports whether a lexicon entry tells how a question is to be taken
// (declined, answered about the bot, in detail) rather than what it is about.
func isControl(concept string) bool {
	return strings.HasPrefix(concept, "decline-") || strings.HasPrefix(concept, "meta-") || strings.HasPrefix(concept, "detail-") || concept == "chatter"
}

// EntityTerm is the index term of an entity.
func EntityTerm(id knowledge.EntityID) string { return "@" + string(id) }

// factText is what stands in a fact's text field: its statement, its quotation,
// and the names of those it concerns.
func factText(b *knowledge.Base, f *knowledge.Fact) string {
	var s strings.Builder
	s.WriteString(f.Text)
	if f.Quote != nil {
		s.WriteString(" \n")
		s.WriteString(f.Quote.Words)
	}
	for _, id := range f.Mentions() {
		if e := b.Entity(id); e != nil {
			s.WriteString(" \n")
			s.WriteString(e.Name)
		}
	}
	return s.String()
}

// Weights counts each term as often as it occurs, for Search.
func Weights(terms []string) map[string]float64 {
	w := make(map[string]float64, len(terms))
	for _, t := range terms {
		w[t]++
	}
	return w
}
