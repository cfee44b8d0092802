package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Bounds of a round, in facts.
const (
	maxOutcome = 5
	maxSaid    = 3 // of each side
	maxNext    = 4
)

// Rounds lists the rounds that had begun by the day and of which a fact tells, in the
// order in which they ended.
func Rounds(b *knowledge.Base, scope knowledge.Scope, day knowledge.Day) []*knowledge.Entity {
	return newView(b, scope, day).rounds()
}

func (v *view) rounds() []*knowledge.Entity {
	told := map[knowledge.EntityID]bool{}
	for _, f := range v.base.Facts() {
		if f.Summit != "" && v.sees(f) {
			told[f.Summit] = true
		}
	}
	var out []*knowledge.Entity
	for _, e := range v.base.Entities() {
		if e.Type == knowledge.SummitType && told[e.ID] && !e.When.IsZero() && e.When.First() <= v.day() {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *knowledge.Entity) int { return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID)) })
	return out
}

// card composes one round: where and when it was and who took part, what came of it,
// what each side said of it, what came next. What was said is shown though it was
// superseded since, and what took its place beside it.
func card(b *knowledge.Base, r *Request) *Page {
	v := newView(b, r.Scope, r.Day)
	rounds := v.rounds()
	i := len(rounds) - 1
	if r.Round != "" {
		i = slices.IndexFunc(rounds, func(e *knowledge.Entity) bool { return e.ID == r.Round })
	}
	if i < 0 {
		w := newWriter(v, r, WordsIn(r.Lang).Rounds)
		w.open(w.w.Outcome)
		return w.done()
	}
	round := rounds[i]
	w := newWriter(v, r, round.NameIn(r.Lang))
	w.page.Round = round.ID
	if i > 0 {
		w.page.Before = rounds[i-1].ID
	}
	if i < len(rounds)-1 {
		w.page.After = rounds[i+1].ID
	}
	w.card(round, rounds[i+1:])
	return w.done()
}

func (w *writer) card(round *knowledge.Entity, after []*knowledge.Entity) {
	facts := w.ofRound(round.ID)
	var said [2][]*knowledge.Fact
	var outcome []*knowledge.Fact
	for _, f := range facts {
		if s := w.side(f); s < 2 {
			said[s] = append(said[s], f)
		} else {
			outcome = append(outcome, f)
		}
	}
	slices.SortStableFunc(outcome, func(a, b *knowledge.Fact) int { return cmp.Compare(weight(b), weight(a)) })
	outcome = outcome[:min(len(outcome), maxOutcome)]
	for i := range said {
		said[i] = w.undisputedFirst(said[i])
	}
	sides := w.equal(maxSaid, w.sides, said)
	w.setAside(outcome...)
	for _, s := range sides {
		w.setAside(s.facts...)
	}
	next := w.next(facts)
	w.setAside(next...)

	w.open(w.w.WhereWhen)
	w.particulars(round, facts)
	w.open(w.w.Outcome)
	for _, f := range inTime(outcome) {
		w.tell(f)
	}
	if len(outcome) == 0 { // a round of which nobody tells is none
		w.say(w.w.Elsewhere)
	}
	for _, s := range sides {
		if s.party == "" {
			continue
		}
		w.open(fmt.Sprintf(w.w.Said, w.name(s.party)))
		for _, f := range inTime(s.facts) {
			w.tell(f)
		}
		switch {
		case len(s.facts) > 0:
		case slices.ContainsFunc(facts, func(f *knowledge.Fact) bool { return w.base.IsBy(f, s.party) }): // said with others
			w.say(w.w.Elsewhere)
		default:
			w.say(w.w.NoStatement)
		}
	}
	w.open(w.w.Next)
	for _, f := range next {
		w.add(f, answer.Later)
	}
	if len(after) > 0 {
		w.say(fmt.Sprintf(w.w.NextRound, after[0].NameIn(w.page.Lang), w.date(after[0].When)), w.witness(w.ofRound(after[0].ID))...)
	}
}

// ofRound lists the facts about a round, superseded or not, oldest first.
func (v *view) ofRound(id knowledge.EntityID) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, f := range v.base.Facts() {
		if f.Summit == id && v.sees(f) {
			out = append(out, f)
		}
	}
	return out
}

// witness is the fact that tells best that a round was held: of its own kind, else of
// no side.
func (v *view) witness(facts []*knowledge.Fact) []*knowledge.Fact {
	best := slices.Clone(facts)
	rank := func(f *knowledge.Fact) int {
		switch {
		case f.Kind == knowledge.Summit:
			return 2
		case v.side(f) == 2:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(best, func(a, b *knowledge.Fact) int { return cmp.Compare(rank(b), rank(a)) })
	return best[:min(len(best), 1)]
}

// particulars tells where and when a round was, as its entry has it, and of those
// that its entry lists as taking part, whom a fact about it names too.
func (w *writer) particulars(round *knowledge.Entity, facts []*knowledge.Fact) {
	rests := w.witness(facts)
	if round.Place != "" {
		w.say(fmt.Sprintf(w.w.Where, w.name(round.Place)), rests...)
	}
	w.say(fmt.Sprintf(w.w.When, w.date(round.When)), rests...)
	var names []string
	var by []*knowledge.Fact
	for _, p := range round.Participants {
		i := slices.IndexFunc(facts, func(f *knowledge.Fact) bool { return slices.Contains(f.Parties, p) || w.base.IsBy(f, p) })
		if i < 0 {
			continue
		}
		names = append(names, w.name(p))
		known := slices.ContainsFunc(by, func(f *knowledge.Fact) bool { return slices.Contains(f.Parties, p) || w.base.IsBy(f, p) })
		if !known {
			by = append(by, facts[i])
		}
	}
	if len(names) > 0 {
		w.say(fmt.Sprintf(w.w.TookPart, strings.Join(names, ", ")), by...)
	}
}

// next lists what took the place of facts about a round and is not about it itself,
// oldest first.
func (w *writer) next(facts []*knowledge.Fact) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, f := range facts {
		for _, l := range w.later(f) {
			if l.Summit != f.Summit && !slices.Contains(out, l) && !w.shown[l] {
				out = append(out, l)
			}
		}
	}
	out = inTime(out)
	return out[:min(len(out), maxNext)]
}

// inTime gives facts in the order of time.
func inTime(facts []*knowledge.Fact) []*knowledge.Fact {
	out := slices.Clone(facts)
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID)) })
	return out
}
