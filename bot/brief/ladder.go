package brief

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Move tells how a stage compares with the one before it on record.
type Move string

// The moves.
const (
	Up    Move = "up"
	Down  Move = "down"
	Same  Move = "same"
	First Move = "first" // no stage before it is on record
)

// Bounds of the ladder.
const (
	rungDays    = 365 // how much older than the newest a rung may be; older ones stand apart
	maxSticking = 5   // disputes
)

// height gives the place of a stage on the ladder: its place in knowledge.Stages;
// but what is said to be breached, or has collapsed, stands below all others.
func height(s knowledge.Stage) int {
	switch s {
	case knowledge.Collapsed:
		return -2
	case knowledge.Breached:
		return -1
	}
	return slices.Index(knowledge.Stages, s)
}

// Top is the number of steps of the ladder, from reported to in force.
var Top = slices.Index(knowledge.Stages, knowledge.InForce) + 1

// Height gives how many steps up the stage is, from 1 to Top; 0 for what is said to be
// breached, or has collapsed.
func (r *Rung) Height() int { return max(height(r.Stage)+1, 0) }

// before finds the stage before a fact's: that of the newest fact with a stage among
// those that it took the place of, directly or through others; nil if there is none.
// That two facts are about the same text is never concluded from their topics: what
// supersedes nothing is the first word on record.
func (v *view) before(f *knowledge.Fact) *knowledge.Fact {
	level := v.earlier(f)
	seen := map[*knowledge.Fact]bool{}
	for len(level) > 0 {
		var staged *knowledge.Fact
		var next []*knowledge.Fact
		for _, e := range level {
			if seen[e] {
				continue
			}
			seen[e] = true
			if e.Stage != "" && (staged == nil || cmp.Or(e.When.Compare(staged.When), cmp.Compare(e.ID, staged.ID)) > 0) {
				staged = e
			}
			next = append(next, v.earlier(e)...)
		}
		if staged != nil {
			return staged
		}
		level = next
	}
	return nil
}

// rung tells how far the fact's proposal or agreement has come: up, down or unchanged
// by the height of its stage against that of the stage before.
func (w *writer) rung(f *knowledge.Fact) *Rung {
	r := &Rung{Stage: f.Stage, Move: First}
	b := w.before(f)
	if b == nil {
		return r
	}
	r.Before, r.Was = b.Stage, w.date(b.When)
	switch d := height(f.Stage) - height(b.Stage); {
	case d > 0:
		r.Move = Up
	case d < 0:
		r.Move = Down
	default:
		r.Move = Same
	}
	return r
}

// ladder composes where the talks stand, how far each proposal and agreement has
// come that nothing supersedes, and where the sides are apart.
func ladder(b *knowledge.Base, r *Request) *Page {
	v := newView(b, r.Scope, r.Day)
	w := newWriter(v, r, WordsIn(r.Lang).Status)
	facts := v.current()
	standing := v.standing(facts)
	var staged, old, wishes []*knowledge.Fact
	var newest *knowledge.Fact // of those with a stage
	for _, f := range facts {
		if f.Stage != "" && newest == nil {
			newest = f
		}
		switch {
		case slices.Contains(standing, f):
		case f.Stage != "" && at(newest)-at(f) > rungDays:
			old = append(old, f)
		case f.Stage != "":
			staged = append(staged, f)
		case f.Kind == knowledge.Demand || f.Kind == knowledge.Position:
			wishes = append(wishes, f)
		}
	}
	w.setAside(standing...)
	w.setAside(staged...)
	var sticking []dispute
	all := v.disputes(wishes)
	for _, d := range all {
		if len(sticking) < maxSticking && !w.shown[d[0]] && !w.shown[d[1]] {
			sticking = append(sticking, d)
			w.setAside(d[:]...)
		}
	}
	w.setAside(old...)

	w.open(w.w.Standing)
	for _, f := range standing {
		w.climb(f)
	}
	w.open(w.w.Ladder)
	w.rungs(staged)
	if len(staged) == 0 && newest != nil {
		w.say(w.w.Elsewhere)
	}
	w.open(w.w.Sticking)
	for _, d := range sticking {
		w.dispute(d)
	}
	if len(sticking) == 0 && len(all) > 0 {
		w.say(w.w.Elsewhere)
	}
	if len(old) > 0 {
		w.open(fmt.Sprintf(w.w.OldRungs, w.onDay(at(newest)-rungDays)))
		w.rungs(old)
	}
	return w.done()
}

// rungs tells stages, the newest first, of the same day the highest.
func (w *writer) rungs(facts []*knowledge.Fact) {
	facts = slices.Clone(facts)
	slices.SortStableFunc(facts, func(a, b *knowledge.Fact) int {
		return cmp.Or(b.When.Compare(a.When), cmp.Compare(height(b.Stage), height(a.Stage)), cmp.Compare(a.ID, b.ID))
	})
	for _, f := range facts {
		w.climb(f)
	}
}

// climb tells a fact with its stage, and what disputes it.
func (w *writer) climb(f *knowledge.Fact) {
	l := w.add(f, answer.Main)
	if f.Stage != "" {
		l.Rung = w.rung(f)
	}
	for _, d := range w.against(f) {
		if !w.shown[d] {
			w.add(d, answer.OtherSide)
		}
	}
}
