package answer

import (
	"iter"
	"slices"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A view is the part of the base that one question may see: the global facts and
// those of its guild, up to its horizon. Whatever looks at facts to answer a
// question looks at them through its view, so that nothing of another guild and
// nothing of a later day can get into an answer, be it as a companion, a
// suggestion or a reason to leave something out.
type view struct {
	base   *knowledge.Base
	filter index.Filter // its horizon is always set
}

// viewOf gives the view of a question.
func (e *Engine) viewOf(q *Question) view { return e.viewAt(q.Scope, q.Horizon()) }

func (e *Engine) viewAt(scope knowledge.Scope, day knowledge.Day) view {
	return view{base: e.base, filter: index.Filter{Scope: scope, Horizon: &day}}
}

// today is the horizon.
func (v *view) today() knowledge.Day { return *v.filter.Horizon }

func (v *view) sees(f *knowledge.Fact) bool { return v.filter.Allows(f) }

// facts goes through what is seen, newest first.
func (v *view) facts() iter.Seq[*knowledge.Fact] {
	return func(yield func(*knowledge.Fact) bool) {
		for _, f := range slices.Backward(v.base.Facts()) {
			if v.sees(f) && !yield(f) {
				return
			}
		}
	}
}

// seen keeps of the facts those that are seen, in their order.
func (v *view) seen(ids []knowledge.FactID) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, id := range ids {
		if f := v.base.Fact(id); f != nil && v.sees(f) {
			out = append(out, f)
		}
	}
	return out
}

// later lists the facts that supersede the given one, oldest first.
func (v *view) later(f *knowledge.Fact) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, l := range v.base.SupersededBy(f.ID) {
		if v.sees(l) {
			out = append(out, l)
		}
	}
	return out
}

func (v *view) superseded(f *knowledge.Fact) bool {
	return slices.ContainsFunc(v.base.SupersededBy(f.ID), v.sees)
}
