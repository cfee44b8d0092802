package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// searched is how many candidates are re-ranked: by measurement, nineteen answers
// in twenty stand among the first fifty.
const searched = 80

// A candidate is a fact with what was found out about it.
type candidate struct {
	fact  *knowledge.Fact
	x     features
	score float64
	why   string // why it was left out; "" if it was not
}

// A choice is what the answer is made of, or the reason why there is none.
type choice struct {
	reason   Reason
	picks    []pick
	near     []*knowledge.Fact // the nearest, for suggestions
	sure     float64           // probability that the first pick answers
	overview bool              // chosen by date and kind or from what was before, not by search; sure tells nothing then
}

// A pick is a fact in its role.
type pick struct {
	fact *knowledge.Fact
	role Role
}

// choose searches and selects.
func (e *Engine) choose(ctx context.Context, r *reading, q *Question, t *Trace) (*choice, error) {
	if r.Reason != "" {
		return &choice{reason: r.Reason}, nil
	}
	if r.Intent == IntentMeta {
		return &choice{}, nil
	}
	if r.Order != nil {
		t.add("select", "when each of them was, in order of time")
		mains := e.inTurn(r.Order, e.viewOf(q))
		if len(mains) == 0 {
			return &choice{reason: NoEvidence}, nil
		}
		return &choice{picks: e.withCompany(mains, e.viewOf(q)), overview: !r.Order.guessed}, nil
	}
	if mains := e.overview(r, e.viewOf(q)); len(mains) > 0 {
		t.add("select", "an overview by date and kind, without search")
		return &choice{picks: e.withCompany(mains, e.viewOf(q)), overview: true}, nil
	}
	if len(r.Previous) > 0 && r.asksBack() {
		t.add("select", "what was answered before")
		return &choice{picks: e.withCompany(r.Previous[:min(2, len(r.Previous))], e.viewOf(q)), overview: true}, nil
	}
	if r.Intent == IntentCompare {
		mains, err := e.compare(ctx, r, q, t)
		if err != nil {
			return nil, err
		}
		if len(mains) > 0 {
			t.add("select", "each side of the comparison by itself")
			e.inFixedOrder(mains)
			return &choice{picks: e.withCompany(mains, e.viewOf(q)), overview: true}, nil
		}
	}
	cands, err := e.candidates(ctx, r, q)
	if err != nil {
		return nil, err
	}
	t.add("search", fmt.Sprintf("%d candidates up to %s", len(cands), q.Horizon()))
	c := e.selectFrom(r, q, cands)
	t.Sure = c.sure
	for _, x := range cands {
		if x.why == "" && len(t.Ranked) < 10 {
			t.Ranked = append(t.Ranked, x.fact.ID)
		}
	}
	t.add("select", e.traceCandidates(cands, c)...)
	return c, nil
}

// inFixedOrder puts what is compared into an order that does not depend on who was
// named first: by time within one side, otherwise by the sides' ids.
func (e *Engine) inFixedOrder(mains []*knowledge.Fact) {
	slices.SortStableFunc(mains, func(a, b *knowledge.Fact) int {
		return cmp.Or(cmp.Compare(e.sideOf(a), e.sideOf(b)), a.When.Compare(b.When))
	})
}

// sideOf is the side of a fact's first holder; "" for what nobody in particular holds.
func (e *Engine) sideOf(f *knowledge.Fact) knowledge.EntityID {
	if len(f.By) == 0 {
		return ""
	}
	return e.base.SideOf(f.By[0])
}

// candidates searches and judges, best first.
func (e *Engine) candidates(ctx context.Context, r *reading, q *Question) ([]candidate, error) {
	v := e.viewOf(q)
	hits, err := e.index.Search(ctx, r.terms, v.filter, searched)
	if err != nil {
		return nil, err
	}
	out := make([]candidate, 0, len(hits))
	seen := map[knowledge.FactID]bool{}
	add := func(f *knowledge.Fact) {
		if !seen[f.ID] {
			seen[f.ID] = true
			x := e.judge(r, f, v, index.NoAsk)
			x[fLinked] = e.linked(r, f)
			out = append(out, candidate{fact: f, x: x, score: e.model.score(x)})
		}
	}
	for _, h := range hits {
		add(h.Fact)
	}
	for _, f := range e.extra(r, v) {
		add(f)
	}
	for _, b := range r.Previous {
		add(b)
		for _, f := range v.seen(slices.Concat(b.DisputedBy, b.Supersedes)) {
			add(f)
		}
		for _, f := range e.around(b, v) {
			add(f)
		}
	}
	sortCandidates(out)
	return out, nil
}

// sortCandidates puts the best first; ties go to the newer, then to the id.
func sortCandidates(cs []candidate) {
	slices.SortFunc(cs, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), b.fact.When.Compare(a.fact.When), cmp.Compare(a.fact.ID, b.fact.ID))
	})
}

// recentFacts is how many of the newest facts join the candidates when the
// present is asked about, since such questions share few words with the facts.
const recentFacts = 25

// extra adds candidates that words alone may not find: the newest facts for
// questions about the present, and those of a named time for questions about it.
func (e *Engine) extra(r *reading, v view) []*knowledge.Fact {
	var out []*knowledge.Fact
	if r.Current {
		out = v.newest(func(*knowledge.Fact) bool { return true })
		if i := r.subject(); i >= 0 {
			out = append(out, v.newest(func(f *knowledge.Fact) bool { return e.heldBy(f, r.Refs[i]) })...)
		}
	}
	if (r.Intent == IntentTimeline || r.Intent == IntentStatus) && len(r.Dates) > 0 {
		for f := range v.facts() {
			if inTime(r.Dates, f, v.today()) {
				out = append(out, f)
			}
		}
	}
	return out
}

// newest gives the newest facts that fit.
func (v *view) newest(fits func(*knowledge.Fact) bool) []*knowledge.Fact {
	var out []*knowledge.Fact
	for f := range v.facts() {
		if len(out) == recentFacts {
			break
		}
		if fits(f) {
			out = append(out, f)
		}
	}
	return out
}

// heldBy reports whether the fact is the word of what the name means.
func (e *Engine) heldBy(f *knowledge.Fact, x ref) bool {
	return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return e.base.IsBy(f, o.ID) })
}

// selectFrom decides whether the candidates answer the question, and which do.
func (e *Engine) selectFrom(r *reading, q *Question, cands []candidate) *choice {
	c := &choice{}
	e.exclude(r, cands, q.Horizon())
	r.excludeUnlinked(cands)
	kept := make([]candidate, 0, len(cands))
	for _, x := range cands {
		if x.why == "" {
			kept = append(kept, x)
		} else if len(c.near) < 3 {
			c.near = append(c.near, x.fact)
		}
	}
	if len(kept) == 0 {
		c.reason = NoEvidence
		return c
	}
	c.sure = e.model.certainty(r.evidenceOf(kept))
	if c.sure < e.needed(r, kept[0]) || runnerUp(cands, kept[0]) {
		c.reason = NoEvidence
		for _, x := range kept[:min(3, len(kept))] {
			c.near = append(c.near, x.fact)
		}
		return c
	}
	mains := e.upToDate(r, kept, e.viewOf(q))
	if len(mains) == 0 {
		c.reason = NoEvidence
		return c
	}
	c.picks = e.withCompany(mains, e.viewOf(q))
	return c
}

// upToDate chooses the main facts and puts what came later in the place of those
// that are superseded: always where the present is asked about; where a position
// is asked for without a time, only a later word of the same side that fits nearly
// as well.
func (e *Engine) upToDate(r *reading, kept []candidate, v view) []*knowledge.Fact {
	mains := e.mains(r, kept)
	if len(r.Dates) > 0 && !r.Current || len(r.Quoted) > 0 || r.Intent == IntentTimeline || r.Intent == IntentCompare {
		return mains
	}
	fits := func(*knowledge.Fact) bool { return true }
	if !r.Current {
		if r.Intent != IntentPosition && r.Intent != IntentDemand {
			return mains
		}
		near := kept[:min(len(kept), 12)]
		fits = func(l *knowledge.Fact) bool {
			return e.sameSide(mains[0], l) && slices.ContainsFunc(near, func(c candidate) bool { return c.fact == l })
		}
	}
	var out []*knowledge.Fact
	for _, f := range mains {
		if f = e.lastWord(f, v, fits); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// lastWord follows a chain of facts to the last that supersedes the one before it
// and fits; of several the newest.
func (e *Engine) lastWord(f *knowledge.Fact, v view, fits func(*knowledge.Fact) bool) *knowledge.Fact {
	for range maxChain {
		later := slices.DeleteFunc(v.later(f), func(l *knowledge.Fact) bool { return !fits(l) })
		if len(later) == 0 {
			return f
		}
		f = later[len(later)-1]
	}
	return f
}

// maxChain bounds how far a chain is followed, should one ever be a circle.
const maxChain = 50

func (e *Engine) sameSide(a, b *knowledge.Fact) bool {
	return len(a.By) > 0 && len(b.By) > 0 && e.sideOf(a) == e.sideOf(b)
}

// runnerUp reports whether a candidate that cannot answer fits the words much
// better than the best that may: then the question is about something that the
// base does not hold, and the next best would be beside the point. Where the detail
// that is asked for is all that it lacks, any lead is enough.
func runnerUp(cands []candidate, best candidate) bool {
	return slices.ContainsFunc(cands, func(c candidate) bool {
		lead := runnerUpLead
		if strings.HasPrefix(c.why, noDetail) {
			lead = 0
		}
		return c.why != "" && c.why != anotherTime && c.score-best.score > lead
	})
}

// runnerUpLead is by how much (log odds).
const runnerUpLead = 3.0

// needed is the certainty below which the bot abstains: more for what lies ahead,
// of which facts seldom tell.
func (e *Engine) needed(r *reading, best candidate) float64 {
	if best.x[fLinked] > 0 && r.others() <= 2 { // few words, but the answer before speaks for it
		return linkedSure
	}
	if r.Cues["decline-will"] && !r.Cues["cue-say"] {
		return aheadSure
	}
	return e.model.minSure
}

// What is needed in special cases, beside the model's own bound.
const (
	aheadSure  = 0.45
	linkedSure = 0.02
)

// same reports whether two facts say the same: one supersedes the other, or the
// same side is told to say almost the same words. The same words of two sides are
// two facts.
func (e *Engine) same(a, b *knowledge.Fact) bool {
	if slices.Contains(a.Supersedes, b.ID) || slices.Contains(b.Supersedes, a.ID) {
		return true
	}
	if len(a.By)+len(b.By) > 0 && !e.sameSide(a, b) {
		return false
	}
	wa, wb := e.profiles[a.ID].words, e.profiles[b.ID].words
	shared := 0
	for w := range wa {
		if wb[w] {
			shared++
		}
	}
	return float64(shared) > 0.8*float64(min(len(wa), len(wb))) && slices.Equal(a.Topics, b.Topics)
}

// withCompany puts beside each main fact what must stand there: the word of who
// disputes it, and what came later where it is superseded. A main fact that
// disputes one before it takes its place beside that one.
func (e *Engine) withCompany(mains []*knowledge.Fact, v view) []pick {
	var out []pick
	has := func(f *knowledge.Fact) bool {
		return slices.ContainsFunc(out, func(p pick) bool { return p.fact == f })
	}
	for i, f := range mains {
		if has(f) {
			continue
		}
		out = append(out, pick{f, Main})
		if d := disputing(f, mains[i+1:], v); d != nil && !has(d) {
			out = append(out, pick{d, OtherSide})
		}
		for _, l := range v.later(f) {
			if !has(l) && !slices.Contains(mains, l) {
				out = append(out, pick{l, Later})
				break
			}
		}
	}
	return out
}

// disputing gives the fact that stands beside f as the other side's word: one of the
// other main facts if one disputes it, else the first that is not overtaken; nil if none.
func disputing(f *knowledge.Fact, others []*knowledge.Fact, v view) *knowledge.Fact {
	for _, o := range others {
		if slices.Contains(f.DisputedBy, o.ID) {
			return o
		}
	}
	for _, d := range v.seen(f.DisputedBy) {
		if !v.superseded(d) {
			return d
		}
	}
	return nil
}

func (e *Engine) traceCandidates(cands []candidate, c *choice) []string {
	var out []string
	for i, x := range cands {
		if i >= 8 {
			break
		}
		state := "kept"
		if x.why != "" {
			state = "left out: " + x.why
		} else if slices.ContainsFunc(c.picks, func(p pick) bool { return p.fact == x.fact }) {
			state = "chosen"
		}
		out = append(out, fmt.Sprintf("%.2f %s (%s) %s", x.score, x.fact.ID, state, x.x))
	}
	return append(out, fmt.Sprintf("sure %.2f, needed %.2f", c.sure, e.model.minSure))
}

// String lists the features that are not zero.
func (x features) String() string {
	var parts []string
	for i, v := range x {
		if v != 0 {
			parts = append(parts, fmt.Sprintf("%s %.2f", featureNames[i], v))
		}
	}
	return strings.Join(parts, ", ")
}
