package answer

import (
	"context"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// halves takes a comparison apart at the word that sets two things against each
// other ("vs", "against", or an "and" between two actors or two times), so that
// each half can be looked up by itself. It gives nil where there is no such word.
// What only one half names, the other shares: "X in May vs Y" asks of both in May.
func (e *Engine) halves(r *reading, q *Question) []*reading {
	at := r.divide()
	toks := r.Ann.Tokens
	var parts []string
	switch second := r.secondClause(); {
	case second > 0:
		parts = []string{r.Ann.Text[:toks[second].Start], r.Ann.Text[toks[second].Start:]}
	case at > 0:
		parts = []string{r.Ann.Text[:toks[at].Start], r.Ann.Text[toks[at].End:]}
	default:
		return nil
	}
	out := []*reading{e.read(parts[0], q), e.read(parts[1], q)}
	for i, h := range out {
		if h.others() == 0 { // only a name or a time: what is asked stands in the other half
			out[i] = e.read(out[1-i].asked()+" "+parts[i], q)
		}
		out[i].Reason = ""
	}
	for i, h := range out {
		other := out[1-i]
		own := *other
		own.Refs = slices.DeleteFunc(slices.Clone(other.Refs), func(x ref) bool { return x.Carried })
		h.inherit(&own)
		h.Before = &reading{terms: h.share(other)}
		if h.Intent == IntentCompare || h.Intent == IntentDefinition {
			h.Intent = IntentWhat
			if h.actor() {
				h.Intent = IntentPosition
			}
		}
		h.Current = r.Cues["cue-now"] && len(h.Dates) == 0
	}
	for _, h := range out {
		e.rounds(h, e.viewOf(q))
		e.prepare(h)
	}
	return out
}

// asked is a half's words beside its names and times.
func (r *reading) asked() string {
	var words []string
	for i, t := range r.Ann.Tokens {
		if !covered(r.Ann.Mentions, i) && !r.dated(i) {
			words = append(words, t.Raw)
		}
	}
	return strings.Join(words, " ")
}

// share gives the words of the other half that are not names, for this half to look
// up too: at less weight than its own, or at the same where it has none.
func (r *reading) share(other *reading) map[string]float64 {
	w := sharedWeight / carriedWeight
	if r.others() == 0 {
		w = 1 / carriedWeight
	}
	out := map[string]float64{}
	for i, t := range other.Ann.Tokens {
		if !t.Stop && !covered(other.Ann.Mentions, i) {
			out[t.Stem] = w
		}
	}
	for _, c := range other.Ann.Concepts {
		out["#"+c.ID] = w
	}
	return out
}

// sharedWeight is what the words of the other half count beside a half's own.
const sharedWeight = 0.6

// divide gives the token at which a comparison falls apart; -1 if none.
func (r *reading) divide() int {
	if i := r.versus(); i > 0 {
		return i
	}
	for i, t := range r.Ann.Tokens {
		if t.Fold == "against" && r.namesBoth(i) {
			return i
		}
	}
	for i, t := range r.Ann.Tokens {
		switch t.Fold {
		case "and", "or":
			if r.namesBoth(i) {
				return i
			}
		}
	}
	return -1
}

// namesBoth reports whether an actor or a time stands on either side of a token,
// not right beside it: "X and Y" is one thing with two names.
func (r *reading) namesBoth(at int) bool {
	var before, behind, close bool
	note := func(from, to int) {
		switch {
		case to <= at:
			before = true
			close = close || to == at
		case from > at:
			behind = true
			close = close && from == at+1
		}
	}
	for _, x := range r.Refs {
		if x.is(knowledge.PersonType) || x.is(knowledge.PartyType) || x.has(knowledge.SummitType) {
			note(x.At, x.At+len(strings.Fields(x.Name)))
		}
	}
	for _, w := range r.Dates {
		note(w.From, w.To)
		if w.To == at || w.From == at+1 {
			close = false // two times are never one thing
		}
	}
	return before && behind && !close
}

// compare looks up both halves and joins what answers them.
func (e *Engine) compare(ctx context.Context, r *reading, q *Question, t *Trace) ([]*knowledge.Fact, error) {
	var out []*knowledge.Fact
	for _, h := range e.halves(r, q) {
		cands, err := e.candidates(ctx, h, q)
		if err != nil {
			return nil, err
		}
		e.exclude(h, cands, q.Horizon())
		t.add("one side", append(e.traceReading(h), e.traceCandidates(cands, &choice{})...)...)
		cands = slices.DeleteFunc(cands, func(c candidate) bool { return c.why != "" || slices.Contains(out, c.fact) })
		if len(cands) == 0 || e.model.certainty(h.evidenceOf(cands)) < e.model.minSure {
			return nil, nil // one half alone is no comparison
		}
		out = append(out, cands[0].fact)
	}
	return out, nil
}

// versus gives the token that sets two things against each other in so many
// words; -1 if none.
func (r *reading) versus() int {
	for i, t := range r.Ann.Tokens {
		switch t.Fold {
		case "vs", "v", "versus":
			if i > 0 && i < len(r.Ann.Tokens)-1 {
				return i
			}
		}
	}
	return -1
}
