package answer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// maxChecked is the largest number of claims of one message that are looked up.
const maxChecked = 4

// Check tells what the base holds on the claims in a message: for each of its
// sentences the facts on the matter, with the other side's word beside them. It
// gives no verdict. A message on which nothing is held yields an abstention.
func (e *Engine) Check(ctx context.Context, q Question) (*Answer, error) {
	if q.Now.IsZero() {
		return nil, fmt.Errorf("check %q: the message has no clock", q.ID)
	}
	start := time.Now()
	whole := e.read(q.Text, &q)
	trace := &Trace{}
	var mains []*knowledge.Fact
	for _, claim := range e.claims(whole.Text) {
		r := e.read(claim, &q)
		r.Reason, r.Intent, r.Current = "", IntentWhat, false
		cands, err := e.candidates(ctx, e.prepare(r), &q)
		if err != nil {
			return nil, fmt.Errorf("check message %s: %w", q.ID, err)
		}
		c := e.selectFrom(r, &q, cands)
		trace.add("claim "+claim, e.traceCandidates(cands, c)...)
		for _, p := range c.picks {
			if p.role == Main && !slices.Contains(mains, p.fact) && len(mains) < maxChecked {
				mains = append(mains, p.fact)
			}
		}
	}
	found := &choice{reason: NoEvidence}
	if len(mains) > 0 {
		found = &choice{picks: e.withCompany(mains, e.viewOf(&q))}
	}
	whole.Intent, whole.Reason = IntentCheck, ""
	a := e.compose(&q, whole, found)
	a.Trace = trace
	a.TookMicros = time.Since(start).Microseconds()
	return a, nil
}

// claims lists the sentences of a message that name anything of the talks.
func (e *Engine) claims(text string) []string {
	var out []string
	for _, s := range sentences(text) {
		a := e.lexis.Understand(s)
		if (len(a.Mentions) > 0 || e.subject(a) >= 2) && len(out) < maxChecked {
			out = append(out, s)
		}
	}
	return out
}
