package answer

import (
	"github.com/ceasefire-facts/bot/knowledge"
)

// Listing shows facts in the order in which they are given, dated, attributed and
// cited as in any answer, under a lead of the caller's; what remark says of a fact, if
// anything, stands behind its date. The quotes are those of the facts; as-of is the
// newest date among them. Warnings stand behind all facts.
func Listing(base *knowledge.Base, l knowledge.Lang, lead string, facts []*knowledge.Fact, remark func(*knowledge.Fact) string, warnings ...string) *Answer {
	a := &Answer{
		Intent: IntentTimeline, Answered: true, Lead: lead, Lang: l,
		Entities: []knowledge.EntityID{}, Points: []Point{}, Quotes: []Quote{}, Sources: []Citation{}, Warnings: append([]string{}, warnings...), Suggestions: []string{},
	}
	m := &composer{e: &Engine{base: base}, a: a, lang: l, voice: voiceIn(l), cites: map[knowledge.SourceID]int{}}
	picks := make([]pick, len(facts))
	for i, f := range facts {
		picks[i] = pick{fact: f, role: Main}
	}
	m.points(picks)
	for i, f := range facts {
		if r := remark(f); r != "" {
			a.Points[i].Note += "; " + r
		}
	}
	a.Text = m.text()
	return a
}
