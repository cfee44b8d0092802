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
	reason Reason
	picks  []pick
	near   []*knowledge.Fact // the nearest, for suggestions
	sure   float64           // probability that the first pick answers
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

// candidates searches and judges, best first.
func (e *Engine) candidates(ctx context.Context, r *reading, q *Question) ([]candidate, error) {
	horizon := q.Horizon()
	filter := index.Filter{Scope: q.Scope, Horizon: &horizon}
	hits, err := e.index.Search(ctx, r.terms, filter, searched)
	if err != nil {
		return nil, err
	}
	out := make([]candidate, 0, len(hits))
	seen := map[knowledge.FactID]bool{}
	add := func(f *knowledge.Fact) {
		if !seen[f.ID] {
			seen[f.ID] = true
			x := e.judge(r, f, horizon, index.NoAsk)
			out = append(out, candidate{fact: f, x: x, score: e.model.score(x)})
		}
	}
	for _, h := range hits {
		add(h.Fact)
	}
	for _, f := range e.extra(r, filter) {
		add(f)
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
func (e *Engine) extra(r *reading, filter index.Filter) []*knowledge.Fact {
	var out []*knowledge.Fact
	facts := e.base.Facts()
	if r.Current {
		out = e.newest(filter, func(*knowledge.Fact) bool { return true })
		if i := r.subject(); i >= 0 {
			out = append(out, e.newest(filter, func(f *knowledge.Fact) bool { return e.heldBy(f, r.Refs[i]) })...)
		}
	}
	if r.Intent == IntentTimeline && len(r.Dates) > 0 {
		for _, f := range facts {
			if filter.Allows(f) && timeFit(r.Dates, f) > 0.5 {
				out = append(out, f)
			}
		}
	}
	return out
}

// newest gives the newest facts that pass.
func (e *Engine) newest(filter index.Filter, fits func(*knowledge.Fact) bool) []*knowledge.Fact {
	var out []*knowledge.Fact
	facts := e.base.Facts()
	for i := len(facts) - 1; i >= 0 && len(out) < recentFacts; i-- {
		if filter.Allows(facts[i]) && fits(facts[i]) {
			out = append(out, facts[i])
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
	if c.sure < e.model.minSure {
		c.reason = NoEvidence
		for _, x := range kept[:min(3, len(kept))] {
			c.near = append(c.near, x.fact)
		}
		return c
	}
	mains := e.mains(r, q, kept)
	c.picks = e.withCompany(mains, q.Horizon())
	return c
}

// exclude marks the candidates that cannot answer, however alike their words.
func (e *Engine) exclude(r *reading, cands []candidate, horizon knowledge.Day) {
	for i := range cands {
		cands[i].why = e.misfit(r, cands[i].fact, horizon)
	}
}

// misfit tells why a fact cannot answer; "" if it may.
func (e *Engine) misfit(r *reading, f *knowledge.Fact, horizon knowledge.Day) string {
	several := r.Intent == IntentCompare || r.Intent == IntentTimeline // whose facts hold the names together
	switch {
	case r.Current && e.base.Superseded(f.ID, horizon):
		return "overtaken"
	case !inTime(r.Dates, f):
		return "another time"
	case several:
		return ""
	case e.lacks(r, f) != "":
		return "nothing on " + e.lacks(r, f)
	case r.subject() >= 0 && !e.speaks(r, f):
		return "somebody else's word"
	case len(r.Counted) > 0 && !e.counts(f, r.Counted):
		return "does not count that"
	case e.otherFigure(r, f):
		return "another figure"
	case r.Intent == IntentDefinition && !e.tellsOf(r, f):
		return "does not tell what it is"
	}
	return ""
}

// strict is the weight from which a name must be held by a fact that answers.
const strict = 0.5

// lacks gives the first name of the question that the fact must hold and does
// not; "" if there is none.
func (e *Engine) lacks(r *reading, f *knowledge.Fact) string {
	for _, x := range r.Refs {
		if e.binding(r, x) && e.holds(f, x, index.NoAsk) <= sideOnly {
			return x.Name
		}
	}
	return ""
}

// binding reports whether a name must be held: people, rounds, agreements,
// places, and matters whose name is more than an everyday word. What was carried
// over binds only where the follow-up has nothing of its own.
func (e *Engine) binding(r *reading, x ref) bool {
	if x.Carried && !r.bareFollowUp() {
		return false
	}
	if e.weight(x) >= strict {
		return true
	}
	return (x.is(knowledge.TopicType) || x.is(knowledge.AgreementType)) && e.lexis.Proper(x.Name)
}

// bareFollowUp reports whether a follow-up only swaps a name.
func (r *reading) bareFollowUp() bool { return r.Before != nil && r.bare() }

// speaks reports whether the fact tells what the subject of the question said,
// wants or holds: as its holder, or as one of whom the text tells it. Where words
// are asked for, a mention is not enough.
func (e *Engine) speaks(r *reading, f *knowledge.Fact) bool {
	x := r.Refs[r.subject()]
	if e.heldBy(f, x) {
		return true
	}
	p := e.profiles[f.ID]
	return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool {
		return p.says[o.ID] || r.Intent != IntentQuote && p.text[o.ID]
	})
}

// counts reports whether the fact gives a number of what is counted.
func (e *Engine) counts(f *knowledge.Fact, things []string) bool {
	p := e.profiles[f.ID]
	return slices.ContainsFunc(things, func(t string) bool { return p.counts[t] })
}

// otherFigure reports whether the question names a figure of two digits or more
// that the fact does not know.
func (e *Engine) otherFigure(r *reading, f *knowledge.Fact) bool {
	p := e.profiles[f.ID]
	return slices.ContainsFunc(r.Numbers, func(n string) bool { return len(n) >= 2 && !p.words[n] && !p.figures[n] })
}

// tellsOf reports whether the text itself, and not only a field, names what the
// definition is about.
func (e *Engine) tellsOf(r *reading, f *knowledge.Fact) bool {
	p := e.profiles[f.ID]
	return len(r.Refs) == 0 || slices.ContainsFunc(r.Refs, func(x ref) bool {
		return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return p.text[o.ID] })
	})
}

// mains chooses the facts that answer.
func (e *Engine) mains(r *reading, q *Question, kept []candidate) []*knowledge.Fact {
	switch {
	case r.Intent == IntentTimeline && len(r.Dates) > 0:
		return e.timeline(r, kept)
	case r.Intent == IntentCompare:
		return e.sides(r, kept)
	}
	out := []*knowledge.Fact{kept[0].fact}
	for _, c := range kept[1:] {
		if len(out) == maxMains(r) || kept[0].score-c.score > closeScore {
			break
		}
		if !slices.ContainsFunc(out, func(f *knowledge.Fact) bool { return e.same(f, c.fact) }) {
			out = append(out, c.fact)
		}
	}
	return out
}

// closeScore is how far below the best a further main point may score (log odds).
const closeScore = 0.7

func maxMains(r *reading) int {
	switch r.Intent {
	case IntentWhen, IntentWhere, IntentDefinition:
		return 1
	case IntentDemand, IntentStatus:
		return 3
	}
	return 2
}

// same reports whether two facts say the same: one supersedes the other, or they
// share almost all their words.
func (e *Engine) same(a, b *knowledge.Fact) bool {
	if slices.Contains(a.Supersedes, b.ID) || slices.Contains(b.Supersedes, a.ID) {
		return true
	}
	wa, wb := e.profiles[a.ID].words, e.profiles[b.ID].words
	shared := 0
	for w := range wa {
		if wb[w] {
			shared++
		}
	}
	return float64(shared) > 0.8*float64(min(len(wa), len(wb)))
}

// maxTimeline is the largest number of steps in a timeline answer.
const maxTimeline = 8

// timeline chooses the facts of a named time, the weightiest kinds first, and
// shows them in their order.
func (e *Engine) timeline(r *reading, kept []candidate) []*knowledge.Fact {
	var in []candidate
	for _, c := range kept {
		if c.x[fTime] > 0.5 {
			in = append(in, c)
		}
	}
	slices.SortStableFunc(in, func(a, b candidate) int { return cmp.Compare(timelineRank(b), timelineRank(a)) })
	var out []*knowledge.Fact
	for _, c := range in[:min(len(in), maxTimeline)] {
		out = append(out, c.fact)
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
	return weight[c.fact.Kind] + c.x[fRefs] + c.x[fCover]
}

// sides chooses for a comparison the best fact of each thing compared: of each
// party, person, round or time that is named, or of the two sides of the talks.
func (e *Engine) sides(r *reading, kept []candidate) []*knowledge.Fact {
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
		for _, g := range groups {
			add(func(c candidate) bool { return g(c.fact) })
		}
	case len(r.Dates) > 1:
		for _, w := range r.Dates {
			add(func(c candidate) bool { return timeFit([]window{w}, c.fact) > 0.5 })
		}
	default:
		for _, side := range []knowledge.EntityID{"israel", "hamas"} {
			add(func(c candidate) bool { return e.base.IsBy(c.fact, side) })
		}
	}
	if len(out) == 0 {
		out = append(out, kept[0].fact)
	}
	return out
}

// compared gives one test for each thing that a comparison names: those who hold
// a fact if people or parties are compared, else those that it is about.
func (e *Engine) compared(r *reading) []func(*knowledge.Fact) bool {
	var actors, rounds, others []func(*knowledge.Fact) bool
	for _, x := range r.Refs {
		holds := func(f *knowledge.Fact) bool { return e.holds(f, x, index.NoAsk) >= asked }
		switch {
		case x.has(knowledge.SummitType) || x.has(knowledge.PlaceType) && x.has(knowledge.PartyType):
			rounds = append(rounds, holds)
		case x.is(knowledge.PersonType), x.is(knowledge.PartyType):
			actors = append(actors, func(f *knowledge.Fact) bool { return e.heldBy(f, x) })
		default:
			others = append(others, holds)
		}
	}
	for _, g := range [][]func(*knowledge.Fact) bool{actors, rounds, others} {
		if len(g) > 1 {
			return g
		}
	}
	return nil
}

// withCompany adds to the main facts what must stand beside them: the other
// side's word where they are disputed, and what came later where they are
// superseded.
func (e *Engine) withCompany(mains []*knowledge.Fact, horizon knowledge.Day) []pick {
	var out []pick
	has := func(f *knowledge.Fact) bool {
		return slices.ContainsFunc(out, func(p pick) bool { return p.fact == f })
	}
	for _, f := range mains {
		out = append(out, pick{f, Main})
	}
	for _, f := range mains {
		for _, id := range f.DisputedBy {
			if d := e.base.Fact(id); d != nil && d.Visible(horizon) && !has(d) && !e.base.Superseded(id, horizon) {
				out = append(out, pick{d, OtherSide})
				break
			}
		}
	}
	for _, f := range mains {
		for _, l := range e.base.Later(f.ID, horizon) {
			if !has(l) {
				out = append(out, pick{l, Later})
				break
			}
		}
	}
	return out
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
