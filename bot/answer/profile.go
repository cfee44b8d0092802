package answer

import (
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A profile is what is asked of one fact again and again.
type profile struct {
	fields map[knowledge.EntityID]bool // named in its fields
	text   map[knowledge.EntityID]bool // recognised in its text or quotation
	order  []knowledge.EntityID        // the same in the order of the text
	people map[knowledge.EntityID]bool // named as such, and not as in "X's office"
	says   map[knowledge.EntityID]bool // of whom the text tells what they said or want
	folded string                      // text and quotation, folded, words joined by one space
	words  map[string]bool             // folded words of both
	does   map[doing]bool              // words of the text that stand soon behind a name
	counts map[string]bool             // stems, concepts and entities that a number stands before

	figures, lengths, ages bool // what kinds of numbers the text holds
}

func (e *Engine) profileOf(f *knowledge.Fact) *profile {
	p := &profile{
		fields: map[knowledge.EntityID]bool{}, text: map[knowledge.EntityID]bool{}, people: map[knowledge.EntityID]bool{}, says: map[knowledge.EntityID]bool{},
		words: map[string]bool{}, does: map[doing]bool{}, counts: map[string]bool{},
	}
	for _, id := range f.Mentions() {
		p.fields[id] = true
	}
	shown := f.Text
	if f.Quote != nil {
		shown += "\n" + f.Quote.Words
	}
	a := e.lexis.Annotate(shown)
	for _, n := range e.lexis.EveryName(a.Tokens) {
		if !p.text[n.Entity.ID] {
			p.order = append(p.order, n.Entity.ID)
		}
		p.text[n.Entity.ID] = true
	}
	p.named(a)
	p.speech(a)
	p.deeds(a)
	_, dates := readDates(a.Tokens, f.When.Last())
	p.measures(a, dates)
	for _, asks := range f.Asks {
		for _, ask := range asks {
			if folded := strings.ToLower(ask); strings.Contains(folded, "how ") || strings.Contains(folded, "כמה") || strings.Contains(folded, "كم") {
				p.measuresAsked(e.lexis.Annotate(ask))
			}
		}
	}
	p.folded = foldAll(a.Tokens)
	for _, t := range a.Tokens {
		p.words[t.Fold] = true
	}
	return p
}

func foldAll(toks []lexis.Token) string {
	var s strings.Builder
	s.WriteByte(' ')
	for _, t := range toks {
		s.WriteString(t.Fold)
		s.WriteByte(' ')
	}
	return s.String()
}

// A doing is a word, concept or entity that stands behind a name in a text.
type doing struct {
	who knowledge.EntityID
	key string
}

// named notes the people whom a text names as such: not those of whom it tells the
// office alone ("the prime minister", "X's office").
func (p *profile) named(a lexis.Annotated) {
	for i, m := range a.Mentions {
		end := m.To
		if i+1 < len(a.Mentions) && a.Mentions[i+1].From == end { // a title and the name behind it
			end = a.Mentions[i+1].To
		}
		if possessive(a.Tokens[end-1].Raw) {
			continue
		}
		for _, n := range m.Names {
			if n.Entity.Type == knowledge.PersonType && shareWord(n.Entity.Name, a.Tokens[m.From:m.To]) {
				p.people[n.Entity.ID] = true
			}
		}
	}
}

// shareWord reports whether a name has one of the words.
func shareWord(name string, words []lexis.Token) bool {
	return slices.ContainsFunc(lexis.Tokenize(name), func(t lexis.Token) bool {
		return slices.ContainsFunc(words, func(w lexis.Token) bool { return w.Fold == t.Fold })
	})
}

// possessive reports whether an English word ends in "'s".
func possessive(word string) bool {
	return strings.HasSuffix(strings.ReplaceAll(word, "’", "'"), "'s")
}

// deedReach is how many words a verb may stand behind the name of who does it.
const deedReach = 8

// deeds notes what stands behind each name.
func (p *profile) deeds(a lexis.Annotated) {
	for _, m := range a.Mentions {
		for j := m.To; j < len(a.Tokens) && j < m.To+deedReach; j++ {
			if a.Tokens[j].Stop {
				continue
			}
			for _, k := range countable(a, j) {
				for _, n := range m.Names {
					p.does[doing{n.Entity.ID, k}] = true
				}
			}
		}
	}
}

// reach is how many words a verb of saying may stand behind a name, or a thing
// behind its number.
const reach = 5

// speech notes of whom a text says that they said something.
func (p *profile) speech(a lexis.Annotated) {
	for _, c := range a.Concepts {
		if c.ID != "cue-say" && c.ID != "cue-position" && c.ID != "cue-want" {
			continue
		}
		for _, m := range a.Mentions {
			if m.To <= c.From && c.From-m.To < reach {
				for _, n := range m.Names {
					p.says[n.Entity.ID] = true
				}
			}
		}
	}
}

// countable gives the keys under which a counted thing is known: its stem, and
// the concepts and entities that it is part of.
func countable(a lexis.Annotated, i int) []string {
	out := []string{a.Tokens[i].Stem}
	for _, c := range a.Concepts {
		if c.From <= i && i < c.To && !strings.HasPrefix(c.ID, "detail-") {
			out = append(out, "#"+c.ID)
		}
	}
	for _, m := range a.Mentions {
		if m.From <= i && i < m.To {
			for _, n := range m.Names {
				out = append(out, index.EntityTerm(n.Entity.ID))
			}
		}
	}
	return out
}

// isNumber knows figures, number words, and the words that stand for one or none.
func isNumber(t lexis.Token) bool {
	if _, ok := numberWords[t.Stem]; ok {
		return true
	}
	switch t.Fold {
	case "dozen", "hundred", "thousand", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "once", "twice", "last", "none":
		return true
	}
	return t.Fold[0] >= '0' && t.Fold[0] <= '9'
}
