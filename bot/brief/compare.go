package brief

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Bounds of a comparison, in facts.
const (
	maxAligned  = 4 // disputes
	maxCompared = 3 // beside them, of each party
	maxChains   = 3 // of each party
)

// parties gives the parties that are compared.
func (r *Request) parties(b *knowledge.Base) [2]knowledge.EntityID {
	sides := b.Sides()
	out := [2]knowledge.EntityID{cmp.Or(r.Sides[0], sides[0]), cmp.Or(r.Sides[1], sides[1])}
	switch { // one party alone is compared with the other side
	case r.Sides[0] == "" && r.Sides[1] != "" && out[0] == out[1]:
		out[0] = sides[1]
	case r.Sides[1] == "" && out[0] == out[1]:
		out[1] = sides[0]
	}
	return out
}

// compare sets what two parties say on a topic side by side: what they dispute
// aligned, then as much of one as of the other.
func compare(b *knowledge.Base, r *Request) *Page {
	v := newView(b, r.Scope, r.Day, r.Topic)
	v.sides = r.parties(b)
	if v.sides[0] == "" || v.sides[1] == "" {
		return v.noSides(r)
	}
	w := newWriter(v, r, v.versus(r, WordsIn(r.Lang).Comparison))
	facts := v.current()
	var mine [2][]*knowledge.Fact
	var held []*knowledge.Fact
	for _, f := range facts {
		if wish(f) || f.Kind == knowledge.Agreement || f.Kind == knowledge.Status {
			held = append(held, f)
		}
	}
	var aligned []dispute
	for _, d := range v.disputes(held) {
		if len(aligned) < maxAligned && v.between(d) == 1 {
			aligned = append(aligned, d)
			w.setAside(d[:]...)
		}
	}
	for i, p := range v.sides {
		for _, f := range held {
			if (wish(f) || v.side(f) == i) && b.IsBy(f, p) && !w.shown[f] {
				mine[i] = append(mine[i], f)
			}
		}
		mine[i] = w.undisputedFirst(mine[i])
	}
	if len(aligned) > 0 {
		w.open(w.w.Disputed)
		for _, d := range aligned {
			w.add(d[0], answer.Main).Party = w.name(v.sides[0])
			w.add(d[1], answer.OtherSide).Party = w.name(v.sides[1])
		}
	}
	for _, s := range w.equalBeside(len(aligned), mine) {
		w.open(w.name(s.party))
		w.wishLines(s)
	}
	return w.done()
}

// noSides is the page where it is not known who the two parties are.
func (v *view) noSides(r *Request) *Page {
	w := newWriter(v, r, answer.Name(v.base, r.Topic, r.Lang))
	w.open(w.w.Disputed)
	return w.done()
}

// equalBeside gives both parties the same space beside the disputes in which both
// speak: where one has nothing more to say, neither is shown again.
func (w *writer) equalBeside(aligned int, mine [2][]*knowledge.Fact) []stance {
	if aligned > 0 && (len(mine[0]) == 0 || len(mine[1]) == 0) {
		return nil
	}
	return w.equal(maxCompared, w.sides, mine)
}

// undisputedFirst puts last what would need another's word beside it.
func (w *writer) undisputedFirst(facts []*knowledge.Fact) []*knowledge.Fact {
	needs := func(f *knowledge.Fact) int {
		if slices.ContainsFunc(w.against(f), func(d *knowledge.Fact) bool { return !w.shown[d] }) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(facts, func(a, b *knowledge.Fact) int { return cmp.Compare(needs(a), needs(b)) })
	return facts
}

// versus words the title: %s party, %s party, %s topic.
func (v *view) versus(r *Request, format string) string {
	name := func(id knowledge.EntityID) string { return answer.Name(v.base, id, r.Lang) }
	return fmt.Sprintf(format, name(v.sides[0]), name(v.sides[1]), name(r.Topic))
}

// changes shows how the positions of a comparison changed: of each party the chains
// of words of which each took the place of the one before, oldest first.
func changes(b *knowledge.Base, r *Request) *Page {
	v := newView(b, r.Scope, r.Day, r.Topic)
	v.sides = r.parties(b)
	if v.sides[0] == "" || v.sides[1] == "" {
		return v.noSides(r)
	}
	w := newWriter(v, r, v.versus(r, WordsIn(r.Lang).Changes))
	var chains [2][][]*knowledge.Fact
	for i, p := range v.sides {
		for _, f := range v.current() {
			if c := w.chain(f, p); len(c) > 1 && b.IsBy(f, p) {
				chains[i] = append(chains[i], c)
			}
		}
	}
	n := min(maxChains, max(1, min(len(chains[0]), len(chains[1]))))
	for i, p := range v.sides {
		w.open(w.name(p))
		for _, c := range chains[i][:min(n, len(chains[i]))] {
			for _, f := range c {
				switch {
				case w.shown[f]: // in another chain
				case w.superseded(f):
					w.add(f, answer.Main)
				default:
					w.add(f, answer.Main, w.w.Current)
				}
			}
		}
		if len(chains[i]) == 0 {
			w.say(w.w.NoChange)
		}
	}
	return w.done()
}

// chain gives a party's words that a fact took the place of, directly or not, and
// the fact itself, oldest first.
func (v *view) chain(f *knowledge.Fact, party knowledge.EntityID) []*knowledge.Fact {
	out := []*knowledge.Fact{f}
	for i := 0; i < len(out); i++ {
		for _, e := range v.earlier(out[i]) {
			if v.base.IsBy(e, party) && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID)) })
	return out
}
