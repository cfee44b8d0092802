package answer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// maxOrdered is the largest number of rounds whose order is told.
const maxOrdered = 4

// An ordering is what a question asks the order of: "was X before Y?", "which came
// first, X or Y?".
type ordering struct {
	things  []*knowledge.Entity // rounds and agreements, in order of time; none where one of them has no date in the base
	guessed bool                // one of several rounds in a city was taken
}

// orderAsked reads a question for the order of two rounds or agreements; nil if it
// asks anything else. It must say nothing beside their names, their being held and
// their order: "did Hamas say yes before Cairo?" is another question.
func (e *Engine) orderAsked(r *reading, v view) *ordering {
	between := r.conceptsOf("detail-order")
	first := r.Cues["detail-first"] && (r.Cues["cue-what"] || r.askingWords() > 0)
	if !first && (len(between) == 0 || !r.yesNo() && r.askingWords() > 0) {
		return nil
	}
	var things []dated
	for _, x := range r.Refs {
		switch t, ok := e.datedThing(r, x, v); {
		case x.Carried:
		case ok:
			things = append(things, t...)
		case x.is(knowledge.TopicType) && e.topicShare(x) >= frequent:
		default:
			return nil
		}
	}
	strange := -1 // a name that nothing knows
	for i, t := range r.Ann.Tokens {
		switch {
		case t.Stop || i == 0 && r.yesNo() || covered(r.Ann.Mentions, i) || r.dated(i) || r.ofOrder(i):
		case !e.lexis.Known(t):
			strange = i
		default:
			return nil
		}
	}
	if len(things) == 1 && r.Before != nil && r.pronouns() {
		for _, x := range r.Before.Refs {
			if t, ok := e.datedThing(r.Before, x, v); ok {
				things = append(t[:1], things...)
				break
			}
		}
	} else if !first && len(things) > 1 && !slices.ContainsFunc(between, func(at int) bool { return things[0].at <= at && at < things[len(things)-1].at }) {
		return nil
	}
	switch {
	case len(things) > 0 && strange >= 0:
		return &ordering{}
	case len(things) < 2 || len(things) > maxOrdered:
		return nil
	}
	return inOrder(things)
}

// ofOrder reports whether a word belongs to asking for an order and not to a matter.
func (r *reading) ofOrder(i int) bool {
	for _, c := range r.Ann.Concepts {
		if c.From <= i && i < c.To {
			switch c.ID {
			case "detail-order", "detail-first", "detail-held", "cue-meeting", "cue-compare", "cue-what", "cue-when", "cue-outcome", "cue-round-before", "cue-round-after", "chatter":
				return true
			}
		}
	}
	return false
}

// conceptsOf lists the first tokens of the places where a concept occurs.
func (r *reading) conceptsOf(id string) []int {
	var out []int
	for _, c := range r.Ann.Concepts {
		if c.ID == id {
			out = append(out, c.From)
		}
	}
	return out
}

// A dated thing is a round or an agreement that a question names.
type dated struct {
	at      int // token
	options []*knowledge.Entity
}

// datedThing gives what a name means of rounds and agreements with a date, in order
// of time; ok if it is a name of that sort at all. A city means any round held there
// and, with two times beside it, two rounds.
func (e *Engine) datedThing(r *reading, x ref, v view) (things []dated, ok bool) {
	if !x.has(knowledge.SummitType) && !x.has(knowledge.AgreementType) && !x.Venue {
		return nil, false
	}
	var all []*knowledge.Entity
	for _, o := range e.base.Entities() {
		meant := slices.ContainsFunc(x.Options, func(y *knowledge.Entity) bool { return o == y || o.Type == knowledge.SummitType && o.Place == y.ID })
		if meant && !o.When.IsZero() && e.dates(o, v) != nil {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b *knowledge.Entity) int { return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID)) })
	near := r.timesOf(x)
	if len(all) < 2 || len(near) == 0 {
		return []dated{{x.At, all}}, true
	}
	for _, w := range near {
		in := slices.DeleteFunc(slices.Clone(all), func(o *knowledge.Entity) bool { return gap(w.Date, o.When) > 0 })
		things = append(things, dated{max(x.At, w.From), in})
	}
	return things, true
}

// timesOf lists the times that stand nearer to a name than to any other.
func (r *reading) timesOf(x ref) []window {
	var out []window
	for _, w := range r.Dates {
		distance := func(y ref) int {
			if y.At >= w.To {
				return y.At - w.To
			}
			return max(0, w.From-y.At-len(strings.Fields(y.Name)))
		}
		nearest := slices.MinFunc(r.Refs, func(a, b ref) int { return cmp.Compare(distance(a), distance(b)) })
		if nearest.At == x.At {
			out = append(out, w)
		}
	}
	return out
}

// inOrder settles which rounds are meant and puts them in order of time. Where names
// mean several, those are taken that lie closest together, of equals the last; nil if
// two names mean the same.
func inOrder(things []dated) *ordering {
	o := &ordering{}
	anchor := slices.MinFunc(things, func(a, b dated) int { return cmp.Compare(len(a.options), len(b.options)) })
	apart := -1
	for _, x := range anchor.options {
		var with []*knowledge.Entity
		sum := 0
		for _, t := range things {
			y := x
			if t.at != anchor.at {
				y = slices.MinFunc(t.options, func(a, b *knowledge.Entity) int { return cmp.Compare(gap(a.When, x.When), gap(b.When, x.When)) })
			}
			sum += gap(x.When, y.When)
			with = append(with, y)
		}
		if apart < 0 || sum <= apart {
			apart, o.things = sum, with
		}
	}
	slices.SortStableFunc(o.things, func(a, b *knowledge.Entity) int { return a.When.Compare(b.When) })
	if len(slices.Compact(slices.Clone(o.things))) < len(o.things) {
		return nil
	}
	o.guessed = slices.ContainsFunc(things, func(t dated) bool { return len(t.options) > 1 })
	return o
}

// meant makes what is put in order that which the question's names mean.
func (o *ordering) meant(r *reading) {
	r.Refs, r.Dates, r.Current = nil, nil, false
	for _, x := range o.things {
		r.Refs = append(r.Refs, ref{Name: x.Name, Options: []*knowledge.Entity{x}, Meant: true})
	}
}

// inTurn gives the fact that tells when each was held, in order of time.
func (e *Engine) inTurn(o *ordering, v view) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, x := range o.things {
		if f := e.dates(x, v); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return a.When.Compare(b.When) })
	return out
}

// dates gives the fact that tells best when a round or an agreement was: one about
// it of its own days, rather of its kind than of another, undisputed and not
// overtaken, and rather of its beginning; nil if none does. What somebody holds on an
// agreement is not about when it was made.
func (e *Engine) dates(x *knowledge.Entity, v view) *knowledge.Fact {
	worth := func(f *knowledge.Fact) int {
		w := -b2i(len(f.DisputedBy) > 0) - b2i(v.superseded(f))
		switch {
		case f.Kind == knowledge.Kind(x.Type):
			w += 4
		case f.Kind == knowledge.Agreement, f.Kind == knowledge.Event:
			w += 2
		}
		return w
	}
	off := func(f *knowledge.Fact) int {
		return max(int(f.When.First()-x.When.First()), int(x.When.First()-f.When.First()))
	}
	var best *knowledge.Fact
	for f := range v.facts() {
		about := f.Summit == x.ID
		if x.Type == knowledge.AgreementType {
			about = e.profiles[f.ID].text[x.ID] && (f.Kind == knowledge.Agreement || len(f.By) == 0)
		}
		if !about || gap(f.When, x.When) > b2i(f.Kind == knowledge.Kind(x.Type)) { // what was announced the day before
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(worth(f), worth(best)), cmp.Compare(off(best), off(f)), cmp.Compare(best.ID, f.ID)) > 0 {
			best = f
		}
	}
	return best
}
