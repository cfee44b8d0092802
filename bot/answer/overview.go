package answer

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// overview answers the questions that name nothing in particular, and so cannot
// be searched for: where the talks stand, what each side wants, what one side
// wants, what the obstacles are. They are answered by date and kind. It gives
// nothing where the question is about something in particular.
func (e *Engine) overview(r *reading, v view) []*knowledge.Fact {
	if r.Intent == IntentStatus && len(r.Refs) == 0 && len(r.Dates) > 0 && r.Dates[0].Open {
		return e.standing(r, v) // "update, I've been away since Monday": the rest is the asker's story
	}
	if len(r.Quoted) > 0 || len(r.Detail.keys) > 0 && r.Detail.kind == howMany || len(r.Numbers) > 0 || e.particular(r) {
		return nil
	}
	switch {
	case r.Cues["cue-both-sides"], r.Cues["cue-want"] && r.Intent == IntentCompare && len(r.Refs) == 0:
		one, two := e.wishes(e.sides[0], r, v, 2), e.wishes(e.sides[1], r, v, 2)
		if n := min(len(one), len(two)); n > 0 { // as much of one side as of the other
			one, two = one[:n], two[:n]
		}
		return append(one, two...)
	case r.Cues["cue-obstacle"]:
		return e.contested(r, v)
	case r.Intent == IntentStatus && len(r.Refs) == 0 || r.Intent == IntentStatus && r.Current:
		return e.standing(r, v)
	case (r.Intent == IntentDemand || r.Intent == IntentPosition) && r.Current && r.Before == nil:
		if i := r.subject(); i >= 0 && r.Refs[i].has(knowledge.PartyType) {
			return e.wishes(r.Refs[i].Options[0].ID, r, v, 3)
		}
	}
	return nil
}

// frequent is the share of all facts from which a word is about the talks as such
// ("deal", "hostages") and not about something in particular.
const frequent = 0.12

// particular reports whether the question names anything beyond the parties and
// the talks as such.
func (e *Engine) particular(r *reading) bool {
	actors := 0
	for _, x := range r.Refs {
		switch {
		case x.has(knowledge.PartyType):
			actors++
		case x.is(knowledge.TopicType) && e.topicShare(x) >= frequent && !e.lexis.Proper(x.Name):
		case x.is(knowledge.PlaceType) && e.topicShare(x) >= frequent:
		default:
			return true
		}
	}
	if actors > 1 && !e.bothSides(r) {
		return true
	}
	for i, t := range r.Ann.Tokens {
		if t.Stop || covered(r.Ann.Mentions, i) || r.controlWord(i) || r.dated(i) || !e.lexis.InBase(t) {
			continue
		}
		if !e.general(r, i) {
			return true
		}
	}
	return false
}

// bothSides reports whether the two sides of the talks are named and nobody else.
func (e *Engine) bothSides(r *reading) bool {
	for _, x := range r.Refs {
		if !slices.Contains(e.sides[:], x.Options[0].ID) {
			return false
		}
	}
	return len(r.Refs) == 2
}

func (e *Engine) topicShare(x ref) float64 {
	s := 0.0
	for _, o := range x.Options {
		s = max(s, e.share[o.ID])
	}
	return s
}

// general reports whether the token, or a concept that it is part of, occurs in
// so many facts that it tells nothing.
func (e *Engine) general(r *reading, i int) bool {
	for _, key := range countable(r.Ann, i) {
		if e.index.Share(key) >= frequent {
			return true
		}
	}
	return false
}

// usable lists the facts that had happened by the horizon, fall into a time that
// is asked about and are not overtaken, newest first.
func (e *Engine) usable(r *reading, v view) []*knowledge.Fact {
	var out []*knowledge.Fact
	for f := range v.facts() {
		timely := len(r.Dates) == 0 || timeFit(r.Dates, f) > 0.5
		if timely && (len(r.Dates) > 0 || !v.superseded(f)) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return cmp.Compare(moment(b), moment(a)) })
	return out
}

// Numbers of an overview of the status.
const (
	maxStanding  = 3 // facts
	standingDays = 7 // how much older than the newest the others may be: a status fact's half-life
)

// standing tells where the talks stood: the newest status facts; where the last
// of them had aged past its half-life while other things happened, the newest of
// these, the weightiest kinds first.
func (e *Engine) standing(r *reading, v view) []*knowledge.Fact {
	facts := e.usable(r, v)
	if len(facts) == 0 {
		return nil
	}
	end := v.today()
	if len(r.Dates) > 0 {
		end = moment(facts[0])
	}
	var out []*knowledge.Fact
	for _, f := range facts {
		if f.Kind == knowledge.Status && !(end > moment(f)+standingDays && moment(facts[0]) > moment(f)+standingDays) {
			out = e.joinNewest(out, f)
		}
	}
	if len(out) > 0 {
		return out
	}
	recent := slices.Clone(facts)
	slices.SortStableFunc(recent, func(a, b *knowledge.Fact) int {
		return cmp.Or(cmp.Compare(moment(b)/standingDays, moment(a)/standingDays), cmp.Compare(newsRank[b.Kind], newsRank[a.Kind]), b.When.Compare(a.When))
	})
	for _, f := range recent {
		out = e.joinNewest(out, f)
	}
	return out
}

// newsRank orders kinds by what they tell of where the talks stand.
var newsRank = map[knowledge.Kind]int{
	knowledge.Status: 5, knowledge.Agreement: 4, knowledge.Event: 3, knowledge.Summit: 2, knowledge.Proposal: 1, knowledge.Position: 1, knowledge.Demand: 1,
}

// joinNewest adds a fact to an overview that has room, if it is not much older
// than the first and nobody else's word of the same side stands there already.
func (e *Engine) joinNewest(out []*knowledge.Fact, f *knowledge.Fact) []*knowledge.Fact {
	if len(out) == maxStanding || e.sameAsAny(out, f) || f.Kind == knowledge.Background {
		return out
	}
	if len(out) > 0 && moment(out[0])-moment(f) > standingDays {
		return out
	}
	if slices.ContainsFunc(out, func(x *knowledge.Fact) bool { return e.sideOf(x) == e.sideOf(f) && x.When != f.When }) {
		return out
	}
	return append(out, f)
}

// How old the wishes may be that are told together, in days: demands stand until
// they are replaced, other words of what a side insists on for a shorter time.
const (
	demandDays = 365
	wishDays   = 120
)

// wishes tells what one side asks for or holds: its demands that were not replaced
// and what it insists on, the newest and those that the other side disputes first;
// where its position is asked for, its positions.
func (e *Engine) wishes(side knowledge.EntityID, r *reading, v view, most int) []*knowledge.Fact {
	var held []*knowledge.Fact
	for _, f := range e.usable(r, v) {
		if e.base.IsBy(f, side) && e.wish(r, f) {
			held = append(held, f)
		}
	}
	if len(held) == 0 {
		return nil
	}
	newest := moment(held[0])
	worth := func(f *knowledge.Fact) float64 {
		limit, w := float64(wishDays), 0.0
		if f.Kind != knowledge.Position && r.Intent != IntentPosition {
			limit, w = demandDays, 0.5
		}
		if len(f.DisputedBy) > 0 {
			w += 0.3
		}
		return w + 1 - float64(newest-moment(f))/limit
	}
	held = slices.DeleteFunc(held, func(f *knowledge.Fact) bool {
		limit := knowledge.Day(wishDays)
		if f.Kind != knowledge.Position {
			limit = demandDays
		}
		return newest-moment(f) > limit
	})
	slices.SortStableFunc(held, func(a, b *knowledge.Fact) int { return cmp.Compare(worth(b), worth(a)) })
	var out []*knowledge.Fact
	for _, f := range held {
		if len(out) < most && !e.sameAsAny(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// wish reports whether a fact tells what its holder wants: a demand, or a position
// whose text insists on something; any position where positions are asked for.
func (e *Engine) wish(r *reading, f *knowledge.Fact) bool {
	switch f.Kind {
	case knowledge.Demand, knowledge.Proposal:
		return true
	case knowledge.Position:
		return r.Intent == IntentPosition || e.index.Holds(f.ID, "#insist") || e.index.Holds(f.ID, "#demand")
	}
	return false
}

// contestedDays is how much older than the newest fact a dispute may be that is
// told as one of today, in days: the half-life of a proposal.
const contestedDays = 90

// contested tells what the two sides of the talks dispute: their newest demands
// and positions that contradict each other, and before them a status fact of the
// same days that tells of obstacles.
func (e *Engine) contested(r *reading, v view) []*knowledge.Fact {
	facts := e.usable(r, v)
	if len(facts) == 0 {
		return nil
	}
	recent := func(f *knowledge.Fact) bool { return moment(facts[0])-moment(f) <= contestedDays }
	var out []*knowledge.Fact
	for _, f := range facts {
		if f.Kind == knowledge.Status && recent(f) && e.index.Holds(f.ID, "#cue-obstacle") {
			out = append(out, f)
			break
		}
	}
	for _, f := range facts {
		if !e.base.IsBy(f, e.sides[0]) || len(out) >= 4 || !recent(f) {
			continue
		}
		for _, id := range f.DisputedBy {
			if d := e.base.Fact(id); d != nil && slices.Contains(facts, d) && e.base.IsBy(d, e.sides[1]) && !slices.Contains(out, d) {
				out = append(out, f, d)
				break
			}
		}
	}
	return out
}
