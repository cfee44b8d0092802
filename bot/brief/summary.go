package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Bounds of a summary, in facts.
const (
	maxChanged  = 5
	maxWishes   = 2 // of each side
	maxOwn      = 4 // of the one party that a summary is about
	maxDisputes = 2
	maxAhead    = 3
)

// How far back a summary looks, in days: for what changed, without a period, before
// its newest fact (a proposal's half-life); for what a party wants before its newest word.
const (
	changedDays = 90
	demandDays  = 365
	wishDays    = 120
)

// summarise composes where things stand, what changed, what each side wants, what is
// disputed, and what is to come. A summary of a period shows things as they stood at
// its end: what came later is not on it. A summary of a round ends with the last fact
// about the round.
func summarise(b *knowledge.Base, r *Request) *Page {
	v := newView(b, r.Scope, r.Day, r.Party, r.Topic, r.Round)
	span, during := r.Period.span(r.Day)
	if r.Period != Now && !during {
		w := newWriter(v, r, v.title(r))
		w.open(w.w.Standing)
		return w.done()
	}
	if !during && r.Round != "" {
		span, during = v.spanOf(r.Round)
	}
	if during {
		day := min(span.Last(), r.Day)
		v.filter.Horizon = &day
	}
	w := newWriter(v, r, v.title(r))
	if v.day() < r.Day {
		w.page.Warnings = append(w.page.Warnings, fmt.Sprintf(w.w.AsItStood, w.onDay(v.day())))
	}
	w.summary(r, span, during)
	return w.done()
}

// title words what the summary is about.
func (v *view) title(r *Request) string {
	w := WordsIn(r.Lang)
	var about []string
	if r.Period != Now {
		about = append(about, r.Period.In(r.Lang))
	}
	for _, id := range v.subject {
		about = append(about, answer.Name(v.base, id, r.Lang))
	}
	if len(about) == 0 {
		return w.SummaryNow
	}
	return fmt.Sprintf(w.Summary, strings.Join(about, " · "))
}

// spanOf gives the days from a round's first to the last fact about it that is seen.
func (v *view) spanOf(round knowledge.EntityID) (d knowledge.Date, ok bool) {
	for _, f := range v.base.Facts() {
		if f.Summit != round || !v.sees(f) || f.When.IsZero() {
			continue
		}
		if d.IsZero() {
			d = f.When
		}
		d = knowledge.Span(min(d.First(), f.When.First()), max(d.Last(), at(f)))
	}
	return d, !d.IsZero()
}

// summary fills the page. What later sections need is set aside first, so that
// nothing stands on the page twice.
func (w *writer) summary(r *Request, span knowledge.Date, during bool) {
	facts := w.current()
	if len(facts) == 0 {
		w.open(w.w.Standing)
		return
	}
	within := func(f *knowledge.Fact) bool { return !during || f.When.Overlaps(span) }
	lately := func(f *knowledge.Fact) bool { return within(f) && (during || at(facts[0])-at(f) <= changedDays) }
	standing := w.standing(facts)
	w.setAside(standing...)
	var plans []plan
	for _, p := range w.ahead(facts) {
		if len(plans) < maxAhead && !w.shown[p.fact] {
			plans = append(plans, p)
			w.setAside(p.fact)
		}
	}
	var disputes []dispute
	all := slices.DeleteFunc(w.disputes(facts), func(d dispute) bool { return !within(d[0]) && !within(d[1]) })
	for _, d := range all {
		if len(disputes) < maxDisputes && !w.shown[d[0]] && !w.shown[d[1]] {
			disputes = append(disputes, d)
			w.setAside(d[:]...)
		}
	}
	sides := w.wishesOf(r, facts)
	for _, s := range sides {
		w.setAside(s.facts...)
	}
	changed := w.changed(facts, lately, during)
	w.setAside(changed...)

	w.open(w.w.Standing)
	for _, f := range standing {
		w.tell(f, w.aheadOf(f)...)
	}
	w.open(w.w.Changed)
	for _, f := range changed {
		w.tell(f)
	}
	switch {
	case len(changed) > 0:
	case slices.ContainsFunc(facts, lately):
		w.say(w.w.SaidElsewhere)
	case during:
		w.say(w.w.NothingThen)
	}
	for _, s := range sides {
		w.open(fmt.Sprintf(w.w.Wants, w.name(s.party)))
		w.wishLines(s)
	}
	w.open(w.w.Disputed)
	for _, d := range disputes {
		w.dispute(d)
	}
	switch {
	case len(disputes) > 0:
	case len(all) > 0:
		w.say(w.w.Elsewhere)
	case during:
		w.say(w.w.NothingThen)
	}
	w.open(w.w.Ahead)
	for _, p := range plans {
		w.tell(p.fact, fmt.Sprintf(w.w.Named, w.date(p.date)))
	}
	for _, f := range standing { // it stands above: what it says is not said twice
		if d := w.planned(f); !d.IsZero() {
			w.say(fmt.Sprintf(w.w.NamedAbove, w.date(d)), f)
		}
	}
}

// setAside keeps facts for a section of their own.
func (w *writer) setAside(facts ...*knowledge.Fact) {
	for _, f := range facts {
		w.shown[f] = true
	}
}

// aheadOf is the note on a fact that names a day to come.
func (w *writer) aheadOf(f *knowledge.Fact) []string {
	if d := w.planned(f); !d.IsZero() {
		return []string{fmt.Sprintf(w.w.Named, w.date(d))}
	}
	return nil
}

// dispute tells both words of a dispute.
func (w *writer) dispute(d dispute) {
	w.add(d[0], answer.Main)
	w.add(d[1], answer.OtherSide)
}

// changed chooses what happened, in the order of time: of a period the weightiest kinds
// first, then the newest; else the newest weeks first. What one of the two sides demands
// or holds has sections of its own.
func (w *writer) changed(facts []*knowledge.Fact, in func(*knowledge.Fact) bool, during bool) []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, f := range facts {
		own := f.Kind == knowledge.Demand || f.Kind == knowledge.Position
		if in(f) && !w.shown[f] && !(own && w.side(f) < 2) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int {
		week := 0
		if !during {
			week = cmp.Compare(at(b)/standingDays, at(a)/standingDays)
		}
		return cmp.Or(week, cmp.Compare(weight(b), weight(a)), b.When.Compare(a.When))
	})
	out = out[:min(len(out), maxChanged)]
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID)) })
	return out
}

// A stance is what one party asks for and holds.
type stance struct {
	party knowledge.EntityID
	facts []*knowledge.Fact
}

// wishesOf chooses what each side wants, as much of one as of the other; of the party
// that the summary is about, where it is about one.
func (w *writer) wishesOf(r *Request, facts []*knowledge.Fact) []stance {
	if r.Party != "" {
		own := w.wishes(r.Party, facts)
		return []stance{{r.Party, own[:min(len(own), maxOwn)]}}
	}
	if w.sides[0] == "" {
		return nil
	}
	of := [2][]*knowledge.Fact{w.wishes(w.sides[0], facts), w.wishes(w.sides[1], facts)}
	if min(len(of[0]), len(of[1])) == 0 && w.speaks(w.sides[0]) && w.speaks(w.sides[1]) {
		of = [2][]*knowledge.Fact{} // what both said stands elsewhere on the page
	}
	return w.equal(maxWishes, w.sides, of)
}

// speaks reports whether a party's word stands on the page, or is set aside for it.
func (w *writer) speaks(party knowledge.EntityID) bool {
	for f := range w.shown {
		if w.base.IsBy(f, party) {
			return true
		}
	}
	return false
}

// equal gives two parties the same space: at most so many facts, no more of one than
// of the other; but where one has none, one of the other's.
func (w *writer) equal(most int, parties [2]knowledge.EntityID, of [2][]*knowledge.Fact) []stance {
	n := min(most, max(1, min(len(of[0]), len(of[1]))))
	var out []stance
	for i, p := range parties {
		out = append(out, stance{p, of[i][:min(n, len(of[i]))]})
	}
	return out
}

// What counts for a party's word beside its age, of which the limit counts 1.
const (
	demandBonus   = 0.25 // it is a demand
	besidePenalty = 0.4  // another's word would have to stand beside it
	stalePenalty  = 0.3  // its half-life has passed
)

// wishes lists what a party asks for and holds, what matters most first: the newest,
// rather demands than other words, rather what can stand alone.
func (w *writer) wishes(party knowledge.EntityID, facts []*knowledge.Fact) []*knowledge.Fact {
	var held []*knowledge.Fact
	for _, f := range facts {
		if wish(f) && w.base.IsBy(f, party) && !w.shown[f] && (len(held) == 0 || at(held[0])-at(f) <= wishLimit(f)) {
			held = append(held, f)
		}
	}
	worth := func(f *knowledge.Fact) float64 {
		x := 1 - float64(at(held[0])-at(f))/float64(wishLimit(f))
		if f.Kind == knowledge.Demand {
			x += demandBonus
		}
		if slices.ContainsFunc(w.against(f), func(d *knowledge.Fact) bool { return !w.shown[d] }) {
			x -= besidePenalty
		}
		if f.StaleOn(w.day(), w.halfLives) {
			x -= stalePenalty
		}
		return x
	}
	out := slices.Clone(held)
	slices.SortStableFunc(out, func(a, b *knowledge.Fact) int { return cmp.Compare(worth(b), worth(a)) })
	return out
}

// wishLimit is how much older than a party's newest word another may be, in days:
// demands stand until they are replaced, other words for a shorter time.
func wishLimit(f *knowledge.Fact) knowledge.Day {
	if f.Kind == knowledge.Demand {
		return demandDays
	}
	return wishDays
}

// none tells why there is nothing of a party's to show: it stands in other sections, it
// was superseded or is no demand or position, or there is nothing at all.
func (w *writer) none(party knowledge.EntityID) {
	held := func(f *knowledge.Fact) bool { return w.about(f) && w.base.IsBy(f, party) && w.sees(f) }
	switch {
	case w.speaks(party):
		w.say(w.w.Elsewhere)
	case slices.ContainsFunc(w.base.Facts(), held):
		w.say(w.w.NoCurrent)
	default:
		w.say(w.w.NoStatement)
	}
}

// wishLines tells a party's words, newest first, and which of them take the place of
// an earlier one.
func (w *writer) wishLines(s stance) {
	if len(s.facts) == 0 {
		w.none(s.party)
		return
	}
	facts := slices.Clone(s.facts)
	slices.SortStableFunc(facts, func(a, b *knowledge.Fact) int { return b.When.Compare(a.When) })
	for _, f := range facts {
		var notes []string
		if old := w.earlier(f); len(old) > 0 {
			newest := slices.MaxFunc(old, func(a, b *knowledge.Fact) int { return a.When.Compare(b.When) })
			notes = append(notes, fmt.Sprintf(w.w.Replaces, w.date(newest.When)))
		}
		w.tell(f, notes...)
	}
}
