package brief

import (
	"slices"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A view is what a page may show: the facts of its scope up to its day that are
// about its subject.
type view struct {
	base    *knowledge.Base
	filter  index.Filter // its horizon is always set
	subject []knowledge.EntityID
	sides   [2]knowledge.EntityID
}

func newView(b *knowledge.Base, scope knowledge.Scope, day knowledge.Day, subject ...knowledge.EntityID) *view {
	v := &view{base: b, filter: index.Filter{Scope: scope, Horizon: &day}, sides: b.Sides()}
	for _, id := range subject {
		if id != "" {
			v.subject = append(v.subject, id)
		}
	}
	return v
}

func (v *view) day() knowledge.Day { return *v.filter.Horizon }

func (v *view) sees(f *knowledge.Fact) bool { return v.filter.Allows(f) }

// about reports whether the fact names all of the subject in its fields, or is held
// by a party of it.
func (v *view) about(f *knowledge.Fact) bool {
	for _, id := range v.subject {
		if !v.base.IsBy(f, id) && !slices.Contains(f.Parties, id) && !slices.Contains(f.Topics, id) && f.Summit != id && f.Place != id {
			return false
		}
	}
	return true
}

// current lists the facts about the subject that nothing seen supersedes, newest
// first; background never ages and tells nothing new, and is left out.
func (v *view) current() []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, f := range slices.Backward(v.base.Facts()) {
		if f.Kind != knowledge.Background && v.about(f) && v.sees(f) && !v.superseded(f) {
			out = append(out, f)
		}
	}
	return out
}

func (v *view) superseded(f *knowledge.Fact) bool {
	return slices.ContainsFunc(v.base.SupersededBy(f.ID), v.sees)
}

// later lists the facts that supersede the given one, oldest first.
func (v *view) later(f *knowledge.Fact) []*knowledge.Fact { return v.keep(v.base.SupersededBy(f.ID)) }

// earlier lists the facts that the given one supersedes.
func (v *view) earlier(f *knowledge.Fact) []*knowledge.Fact {
	return v.keep(v.facts(f.Supersedes))
}

// against lists the facts that dispute the given one and are not superseded.
func (v *view) against(f *knowledge.Fact) []*knowledge.Fact {
	return slices.DeleteFunc(v.keep(v.facts(f.DisputedBy)), v.superseded)
}

func (v *view) facts(ids []knowledge.FactID) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, id := range ids {
		if f := v.base.Fact(id); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// keep gives those that are seen.
func (v *view) keep(facts []*knowledge.Fact) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, f := range facts {
		if v.sees(f) {
			out = append(out, f)
		}
	}
	return out
}

// side gives which of the two sides holds a fact: 0 or 1, and 2 if neither does, or both.
func (v *view) side(f *knowledge.Fact) int {
	one, two := v.sides[0] != "" && v.base.IsBy(f, v.sides[0]), v.sides[1] != "" && v.base.IsBy(f, v.sides[1])
	switch {
	case one && !two:
		return 0
	case two && !one:
		return 1
	}
	return 2
}

// wish reports whether a fact is one of what a party asks for, offers or holds.
func wish(f *knowledge.Fact) bool {
	return f.Kind == knowledge.Demand || f.Kind == knowledge.Position || f.Kind == knowledge.Proposal
}

// at is the last day on which a fact can have been, by which facts are ordered.
func at(f *knowledge.Fact) knowledge.Day { return f.When.Last() }
