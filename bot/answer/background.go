package answer

import (
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// foreground takes from a message of several sentences of which one asks the story
// that is told before it, whose names and times the answer does not have to hold. The
// sentence right before the asking one stays where that has no matter of its own; where
// it points back, so does what comes before, back to where a matter is named. Any other
// message stays whole.
func (e *Engine) foreground(text string) string {
	all := sentences(text)
	if len(all) < 2 || hasConcept(e.lexis.Understand(text), "decline-injection") {
		return text
	}
	asking := -1
	for i, s := range all {
		switch {
		case !e.asksIn(s):
		case asking >= 0:
			return text
		default:
			asking = i
		}
	}
	if asking < 1 {
		return text
	}
	a := e.lexis.Understand(all[asking])
	if len(a.Mentions) == 0 && !opensAsking(a) {
		return text // "is that ok?"
	}
	from := asking
	switch {
	case pointsElsewhere(a):
		for from--; from > 0 && !e.matter(all[from]); from-- {
		}
	case !e.ownMatter(a):
		from--
	}
	return strings.Join(all[from:], " ")
}

// asksIn reports whether a sentence is a question.
func (e *Engine) asksIn(s string) bool {
	if strings.ContainsAny(s, "?؟") {
		return true
	}
	a := e.lexis.Understand(e.greetless(s))
	return opensAsking(a) || (&reading{Ann: a}).yesNo()
}

// opensAsking reports whether the first word is one of asking: who, what, how.
func opensAsking(a lexis.Annotated) bool {
	r := &reading{Ann: a}
	return slices.ContainsFunc([]string{"cue-who", "cue-what", "cue-when", "cue-where", "cue-why", "cue-how-many"}, r.opens) ||
		len(a.Tokens) > 0 && a.Tokens[0].Fold == "how"
}

// matter reports whether a sentence names more than parties and people, or a time.
func (e *Engine) matter(s string) bool {
	a := e.lexis.Understand(s)
	_, dates := readDates(a.Tokens, 0)
	return len(dates) > 0 || hasConcept(a, "cue-meeting") || slices.ContainsFunc(a.Mentions, func(m lexis.Mention) bool {
		return slices.ContainsFunc(m.Names, func(n lexis.Name) bool {
			return n.Entity.Type != knowledge.PartyType && n.Entity.Type != knowledge.PersonType
		})
	})
}

// pointsElsewhere reports whether a sentence has a word that stands for something
// outside of it.
func pointsElsewhere(a lexis.Annotated) bool { return hasConcept(a, "cue-backward") }

// ownMatter reports whether a sentence names a round, a place, a matter that narrows
// the question, or a time.
func (e *Engine) ownMatter(a lexis.Annotated) bool {
	for _, m := range a.Mentions {
		for _, n := range m.Names {
			switch n.Entity.Type {
			case knowledge.PartyType, knowledge.PersonType:
			default:
				if e.entityWeight(n.Entity) >= strict {
					return true
				}
			}
		}
	}
	_, dates := readDates(a.Tokens, 0)
	return len(dates) > 0
}
