package answer

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// firstNamesOf maps first names to the people who bear them: those that occur in the
// names of nobody and nothing else and are no common words ("Will").
func (e *Engine) firstNamesOf() map[string]*knowledge.Entity {
	bearers := map[string]map[knowledge.EntityID]bool{} // of each word of a name
	add := func(x *knowledge.Entity, name string) {
		toks := lexis.Tokenize(name)
		if x.Type == knowledge.PersonType && name != x.Name && len(toks) > 1 {
			return // may name somebody else to tell who this is: "brother of"
		}
		for _, t := range toks {
			if bearers[t.Fold] == nil {
				bearers[t.Fold] = map[knowledge.EntityID]bool{}
			}
			bearers[t.Fold][x.ID] = true
		}
	}
	for _, x := range e.base.Entities() {
		add(x, x.Name)
		for _, a := range x.Aliases {
			add(x, a.Name)
		}
	}
	out := map[string]*knowledge.Entity{}
	for _, x := range e.base.Entities() {
		toks := lexis.Tokenize(x.Name)
		if x.Type == knowledge.PersonType && len(toks) > 1 && len(bearers[toks[0].Fold]) == 1 && e.lexis.Proper(toks[0].Fold) {
			out[toks[0].Fold] = x
		}
	}
	return out
}

// firstNamed adds to what a question names the people whom it calls by their first
// name alone, where only one person of the base bears it.
func (e *Engine) firstNamed(a *lexis.Annotated) {
	for i, t := range a.Tokens {
		x := e.firstNames[t.Fold]
		if x == nil || covered(a.Mentions, i) || i+1 < len(a.Tokens) && e.surname(a, i+1) {
			continue
		}
		m := lexis.Mention{From: i, To: i + 1, Names: []lexis.Name{{Entity: x, Alias: knowledge.Alias{Name: t.Raw}}}}
		at, _ := slices.BinarySearchFunc(a.Mentions, i, func(m lexis.Mention, i int) int { return m.From - i })
		a.Mentions = slices.Insert(a.Mentions, at, m)
	}
}

// surname reports whether the word behind a first name may be the family name of
// somebody else: a name, a word that nothing knows, or one with a capital.
func (e *Engine) surname(a *lexis.Annotated, i int) bool {
	t := a.Tokens[i]
	first, _ := utf8.DecodeRuneInString(t.Raw)
	return !t.Stop && (covered(a.Mentions, i) || !e.lexis.Known(t) || unicode.IsUpper(first))
}
