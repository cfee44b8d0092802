package answer

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// rounds resolves what a question says of a round without naming it: the one
// before or after another, the last one; and a city that stands for the round
// that was held there.
func (e *Engine) rounds(r *reading, v view) {
	if r.Order = e.orderAsked(r, v); r.Order != nil {
		r.Intent = IntentCompare
		r.Order.meant(r)
		return
	}
	switch {
	case r.Cues["cue-round-before"] && r.Before != nil:
		e.stepRound(r, v, -1)
	case r.Cues["cue-round-after"]:
		e.stepRound(r, v, +1)
	case r.Cues["cue-round-last"] && !r.names(knowledge.PlaceType) && !r.names(knowledge.SummitType):
		if held := e.held(v); len(held) > 0 {
			r.pointAt(held[len(held)-1])
		}
	case r.ordinal() >= 0 && r.names(knowledge.PlaceType):
		e.nthRound(r, v)
	case r.Intent == IntentSummit || r.Cues["cue-outcome"] || r.ordersRounds():
		for i, x := range r.Refs {
			if x.has(knowledge.PlaceType) && !x.has(knowledge.SummitType) {
				if s := e.roundAt(x, r.Dates, v); s != nil {
					r.Refs[i].Options = append(slices.Clone(x.Options), s)
				}
			}
		}
	}
}

// ordinal is which of several rounds is meant, from 0; -1 if the question does not say.
func (r *reading) ordinal() int {
	for i, t := range r.Ann.Tokens {
		inDate := r.dated(i)
		switch t.Fold {
		case "first", "1st":
			if !inDate {
				return 0
			}
		case "second", "2nd":
			if !inDate {
				return 1
			}
		}
	}
	return -1
}

// nthRound points at the first or second round in a place where there were several.
func (e *Engine) nthRound(r *reading, v view) {
	n := r.ordinal()
	for _, x := range r.Refs {
		var there []*knowledge.Entity
		for _, s := range e.held(v) {
			if slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return o.ID == s.Place }) {
				there = append(there, s)
			}
		}
		if len(there) > 1 && n < len(there) {
			r.pointAt(there[n])
			return
		}
	}
}

// held lists the rounds up to the horizon of which some fact tells, in the order
// in which they ended.
func (e *Engine) held(v view) []*knowledge.Entity {
	told := map[knowledge.EntityID]bool{}
	for f := range v.facts() {
		told[f.Summit] = true
	}
	var out []*knowledge.Entity
	for _, x := range e.base.Entities() {
		if x.Type == knowledge.SummitType && told[x.ID] && !x.When.IsZero() && x.When.First() <= v.today() {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b *knowledge.Entity) int {
		return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// stepRound points at the round next to the one that the question or the one
// before it names.
func (e *Engine) stepRound(r *reading, v view, step int) {
	held := e.held(v)
	for _, x := range r.Refs {
		i := slices.IndexFunc(held, func(s *knowledge.Entity) bool { return slices.Contains(x.Options, s) })
		if i < 0 && x.has(knowledge.PlaceType) {
			s := e.roundAt(x, r.Dates, v)
			i = slices.Index(held, s)
		}
		if i >= 0 && i+step >= 0 && i+step < len(held) {
			r.pointAt(held[i+step])
			r.Dates = nil
			return
		}
	}
}

// pointAt makes a round the one that the question is about.
func (r *reading) pointAt(s *knowledge.Entity) {
	r.Refs = slices.DeleteFunc(r.Refs, func(x ref) bool { return x.has(knowledge.SummitType) || x.has(knowledge.PlaceType) })
	r.Refs = append(r.Refs, ref{Name: s.Name, Options: []*knowledge.Entity{s}, Meant: true})
	r.Current = false
}

// roundAt gives the round held in a place at a time that the question names, or
// else the last one there.
func (e *Engine) roundAt(x ref, ws []window, v view) *knowledge.Entity {
	var last *knowledge.Entity
	for _, s := range e.held(v) {
		there := slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return o.ID == s.Place })
		if there && (len(ws) == 0 || slices.ContainsFunc(ws, func(w window) bool { return gap(w.Date, s.When) == 0 })) {
			last = s
		}
	}
	return last
}
