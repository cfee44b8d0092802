package brief

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Bounds of where things stand.
const (
	maxStanding  = 2
	standingDays = 7 // how much older than the newest the others may be: a status fact's half-life
)

// standing tells where things stand: the newest status facts; where the last of
// them had aged past its half-life while other things happened, the newest of
// these, the weightiest kinds first. Facts are newest first, none superseded.
func (v *view) standing(facts []*knowledge.Fact) []*knowledge.Fact {
	if len(facts) == 0 {
		return nil
	}
	var out []*knowledge.Fact
	for _, f := range facts {
		if f.Kind == knowledge.Status && !(v.day() > at(f)+standingDays && at(facts[0]) > at(f)+standingDays) {
			out = v.joinNewest(out, f)
		}
	}
	if len(out) > 0 {
		return out
	}
	recent := slices.Clone(facts)
	slices.SortStableFunc(recent, func(a, b *knowledge.Fact) int {
		return cmp.Or(cmp.Compare(at(b)/standingDays, at(a)/standingDays), cmp.Compare(weight(b), weight(a)), b.When.Compare(a.When))
	})
	for _, f := range recent {
		out = v.joinNewest(out, f)
	}
	return out
}

// joinNewest adds a fact if there is room, it is not much older than the first, and
// no other word of its side stands there already.
func (v *view) joinNewest(out []*knowledge.Fact, f *knowledge.Fact) []*knowledge.Fact {
	switch {
	case len(out) == maxStanding, len(out) > 0 && at(out[0])-at(f) > standingDays:
		return out
	case slices.ContainsFunc(out, func(x *knowledge.Fact) bool { return v.holder(x) == v.holder(f) && v.holder(f) != "" }):
		return out
	}
	return append(out, f)
}

// holder is the party of the fact's first holder; "" if it has none.
func (v *view) holder(f *knowledge.Fact) knowledge.EntityID {
	if len(f.By) == 0 {
		return ""
	}
	return cmp.Or(v.base.SideOf(f.By[0]), f.By[0])
}

// weight orders facts by what they tell of how things went.
func weight(f *knowledge.Fact) int {
	switch f.Kind {
	case knowledge.Agreement:
		return 5
	case knowledge.Event, knowledge.Status:
		return 4
	case knowledge.Summit:
		return 3
	case knowledge.Proposal:
		return 2
	case knowledge.Background:
		return 0
	}
	return 1
}
