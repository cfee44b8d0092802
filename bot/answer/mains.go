package answer

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// mains chooses from the candidates the facts that answer.
func (e *Engine) mains(r *reading, kept []candidate) []*knowledge.Fact {
	switch {
	case r.Intent == IntentTimeline && len(r.Dates) > 0:
		return e.timeline(r, kept)
	case r.Cues["cue-change"] && r.actors() > 0:
		return e.changes(r, kept)
	case r.Intent == IntentCompare:
		out := e.sideBySide(r, kept)
		e.inFixedOrder(out)
		return out
	case r.Intent == IntentSummit:
		if out := e.round(r, kept); len(out) > 0 {
			return out
		}
	}
	out := []*knowledge.Fact{kept[0].fact}
	for _, c := range kept[1:] {
		if len(out) == maxMains(r) || kept[0].score-c.score > closeness(r) {
			break
		}
		oneRound := r.Intent != IntentSummit || out[0].Summit == "" || c.fact.Summit == out[0].Summit
		if oneRound && oneTime(r, out[0], c) && !e.sameAsAny(out, c.fact) {
			out = append(out, c.fact)
		}
	}
	if r.Intent == IntentTimeline {
		slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return a.When.Compare(b.When) })
	}
	return out
}

// oneTime reports whether a further main point belongs to the time of the first: facts
// that lie far apart seldom answer one question, unless it names a time that holds
// both or asks for what lasts, as demands do.
func oneTime(r *reading, first *knowledge.Fact, c candidate) bool {
	switch r.Intent {
	case IntentTimeline, IntentDemand, IntentDefinition:
		return true
	}
	return c.x[fTime] > 0 || gap(first.When, c.fact.When) <= matchDays
}

// changeScore is how far below the best a fact may score that tells of the same
// matter at another time (log odds).
const changeScore = 4.0

// changes chooses what somebody held on a matter over time: the first word, the
// best of those between, and the last, in their order.
func (e *Engine) changes(r *reading, kept []candidate) []*knowledge.Fact {
	var on []candidate
	who := slices.IndexFunc(r.Refs, func(x ref) bool { return x.is(knowledge.PersonType) || x.is(knowledge.PartyType) })
	for _, c := range kept {
		if kept[0].score-c.score <= changeScore && e.heldBy(c.fact, r.Refs[who]) {
			on = append(on, c)
		}
	}
	if len(on) == 0 {
		return []*knowledge.Fact{kept[0].fact}
	}
	first, last := on[0], on[0]
	for _, c := range on {
		if moment(c.fact) < moment(first.fact) {
			first = c
		}
		if moment(c.fact) > moment(last.fact) {
			last = c
		}
	}
	var out []*knowledge.Fact
	for _, c := range append([]candidate{first, last}, on...) {
		if len(out) < 3 && !slices.Contains(out, c.fact) {
			out = append(out, c.fact)
		}
	}
	slices.SortFunc(out, func(a, b *knowledge.Fact) int { return cmp.Compare(moment(a), moment(b)) })
	return out
}

func (e *Engine) sameAsAny(fs []*knowledge.Fact, f *knowledge.Fact) bool {
	return slices.ContainsFunc(fs, func(x *knowledge.Fact) bool { return x == f || e.same(x, f) })
}

// closeScore is how far below the best a further main point may score (log odds).
const closeScore = 0.7

func closeness(r *reading) float64 {
	if r.Intent == IntentDefinition || r.Intent == IntentDemand {
		return 2 * closeScore
	}
	return closeScore
}

func maxMains(r *reading) int {
	switch r.Intent {
	case IntentWhen, IntentWhere:
		return 1
	case IntentDemand, IntentStatus:
		return 3
	}
	return 2
}

// round chooses what tells of a round: what came of it, then one word of each side.
func (e *Engine) round(r *reading, kept []candidate) []*knowledge.Fact {
	var out []*knowledge.Fact
	sides := map[knowledge.EntityID]bool{}
	of := func(f *knowledge.Fact) bool {
		return slices.ContainsFunc(r.Refs, func(x ref) bool {
			return f.Summit != "" && slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return o.ID == f.Summit })
		})
	}
	for _, c := range kept {
		if f := c.fact; f.Kind == knowledge.Summit && of(f) && len(out) == 0 {
			out = append(out, f)
		}
	}
	for _, c := range kept {
		f := c.fact
		if len(out) == maxRound || !of(f) || len(f.By) == 0 || e.sameAsAny(out, f) {
			continue
		}
		if side := e.sideOf(f); !sides[side] {
			sides[side] = true
			out = append(out, f)
		}
	}
	return out
}

// maxRound is the largest number of main points about one round.
const maxRound = 3

// maxTimeline is the largest number of steps in a timeline answer.
const maxTimeline = 8

// timeline chooses the facts of a named time, the weightiest kinds first, and
// shows them in their order.
func (e *Engine) timeline(r *reading, kept []candidate) []*knowledge.Fact {
	var in []candidate
	for _, inside := range []float64{0.99, 0.5} {
		for _, c := range kept {
			if c.x[fTime] > inside {
				in = append(in, c)
			}
		}
		if len(in) > 0 || slices.ContainsFunc(r.Dates, func(w window) bool { return w.Date.Precision() == knowledge.ByDay }) {
			break // of a day that is named, nothing else is told
		}
	}
	slices.SortStableFunc(in, func(a, b candidate) int { return cmp.Compare(timelineRank(b), timelineRank(a)) })
	var out []*knowledge.Fact
	perDay := map[knowledge.Day]int{}
	for most := 1; most <= maxTimeline && len(out) < maxTimeline; most++ { // days take turns
		for _, c := range in {
			day := c.fact.When.Last()
			if len(out) < maxTimeline && perDay[day] < most && !slices.Contains(out, c.fact) {
				perDay[day]++
				out = append(out, c.fact)
			}
		}
	}
	slices.SortFunc(out, func(a, b *knowledge.Fact) int {
		return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func timelineRank(c candidate) float64 {
	weight := map[knowledge.Kind]float64{
		knowledge.Agreement: 1, knowledge.Event: 0.9, knowledge.Summit: 0.8, knowledge.Proposal: 0.6, knowledge.Status: 0.5,
		knowledge.Position: 0.2, knowledge.Demand: 0.2,
	}
	return weight[c.fact.Kind] + c.x[fRefs] + 0.3*c.x[fCover]
}

// sideBySide chooses for a comparison the best fact of each thing compared: of each
// party, person, round or time that is named, or of the two sides of the talks.
func (e *Engine) sideBySide(r *reading, kept []candidate) []*knowledge.Fact {
	var out []*knowledge.Fact
	add := func(fits func(candidate) bool) {
		for _, c := range kept {
			if fits(c) && !slices.Contains(out, c.fact) {
				out = append(out, c.fact)
				return
			}
		}
	}
	switch groups := e.compared(r); {
	case len(groups) > 1:
		if out = e.matched(r, kept, groups); len(out) > 0 {
			return out
		}
		for _, g := range groups {
			add(func(c candidate) bool { return g.fits(c.fact) })
		}
	case len(r.Dates) > 1:
		for _, w := range r.Dates {
			add(func(c candidate) bool { return timeFit([]window{w}, c.fact) > 0.5 })
		}
	case r.Cues["cue-both-sides"]:
		for _, side := range e.sides {
			add(func(c candidate) bool { return e.base.IsBy(c.fact, side) })
		}
	}
	for len(out) < 2 && len(out) < len(kept) {
		n := len(out)
		add(func(c candidate) bool { return !e.sameAsAny(out, c.fact) })
		if len(out) == n {
			break
		}
	}
	return out
}

// What it is worth, in log odds, that two facts set side by side are about the same
// matter at about the same time; and how many of each side's are tried.
const (
	matchBonus = 2.0
	matchTried = 8
	matchDays  = 45
)

// matched chooses for the first two things compared the pair of facts that fits best
// together: both on the matters that the question names, and rather of the same
// time. It gives nothing where no pair holds the matters.
func (e *Engine) matched(r *reading, kept []candidate, groups []comparand) []*knowledge.Fact {
	on := func(f *knowledge.Fact) bool {
		return !slices.ContainsFunc(r.Refs, func(x ref) bool {
			compared := slices.ContainsFunc(groups, func(g comparand) bool { return g.ref.At == x.At })
			return !compared && x.is(knowledge.TopicType) && e.holds(f, x, index.NoAsk) < asked
		})
	}
	of := func(g comparand) []candidate {
		var out []candidate
		for _, c := range kept {
			if len(out) < matchTried && g.fits(c.fact) && on(c.fact) {
				out = append(out, c)
			}
		}
		return out
	}
	var out []*knowledge.Fact
	best := 0.0
	for _, a := range of(groups[0]) {
		for _, b := range of(groups[1]) {
			s := a.score + b.score
			if overlap(a.fact.Topics, b.fact.Topics) && gap(a.fact.When, b.fact.When) <= matchDays {
				s += matchBonus
			}
			if a.fact != b.fact && (out == nil || s > best) {
				best, out = s, []*knowledge.Fact{a.fact, b.fact}
			}
		}
	}
	for _, g := range groups[2:] {
		if c := of(g); len(out) > 0 && len(c) > 0 && !slices.Contains(out, c[0].fact) {
			out = append(out, c[0].fact)
		}
	}
	return out
}

// firstOf reports whether, of all that is compared and that a text names, this
// comes first: what a text is about comes before what it mentions.
func (e *Engine) firstOf(f *knowledge.Fact, this ref, all []comparand) bool {
	for _, id := range e.profiles[f.ID].order {
		for _, c := range all {
			if slices.ContainsFunc(c.ref.Options, func(o *knowledge.Entity) bool { return o.ID == id }) {
				return c.ref.At == this.At
			}
		}
	}
	return true
}

// A comparand is one of the things that a comparison names.
type comparand struct {
	ref  ref
	fits func(*knowledge.Fact) bool
}

// compared lists the things that a comparison names: those who hold facts if
// people or parties are compared, else what facts are about; nil if not two.
func (e *Engine) compared(r *reading) []comparand {
	var actors, rounds, others []comparand
	for _, x := range r.Refs {
		about := comparand{x, func(f *knowledge.Fact) bool { return e.holds(f, x, index.NoAsk) >= asked }}
		switch {
		case x.has(knowledge.SummitType) || x.Venue:
			place := x.only(knowledge.PlaceType, knowledge.SummitType)
			rounds = append(rounds, comparand{place, func(f *knowledge.Fact) bool { return e.metAt(f, place) }})
		case x.is(knowledge.PersonType), x.is(knowledge.PartyType):
			actors = append(actors, comparand{x, func(f *knowledge.Fact) bool { return e.heldBy(f, x) }})
		default:
			others = append(others, about)
		}
	}
	if len(actors) > 1 {
		return actors
	}
	for _, g := range [][]comparand{rounds, others} {
		if len(g) > 1 {
			for i, c := range g {
				g[i].fits = func(f *knowledge.Fact) bool { return c.fits(f) && e.firstOf(f, c.ref, g) }
			}
			return g
		}
	}
	return nil
}
