package answer

import (
	"context"
	"slices"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// answeredBefore gives the facts that answered the question before a follow-up.
func (e *Engine) answeredBefore(ctx context.Context, r *reading, q *Question) ([]*knowledge.Fact, error) {
	if r.Before == nil || r.Before.Ann.Text == "" {
		return nil, nil
	}
	c, err := e.choose(ctx, r.Before, q, &Trace{})
	if err != nil {
		return nil, err
	}
	var out []*knowledge.Fact
	for _, p := range c.picks {
		if p.role == Main {
			out = append(out, p.fact)
		}
	}
	return out, nil
}

// speakerBefore lets "he" and "his" mean whoever held what was answered before, if
// the questions themselves named nobody.
func (e *Engine) speakerBefore(r *reading) {
	he := slices.ContainsFunc(r.Ann.Tokens, func(t lexis.Token) bool {
		switch t.Fold {
		case "he", "his", "him", "she", "her":
			return true
		}
		return false
	})
	if !he || r.names(knowledge.PersonType) || len(r.Previous) == 0 {
		return
	}
	for _, id := range r.Previous[0].By {
		if p := e.base.Entity(id); p != nil && p.Type == knowledge.PersonType {
			r.Refs = append(r.Refs, ref{Name: p.Name, Options: []*knowledge.Entity{p}, Carried: true})
			if r.Intent == IntentStatus || r.bare() || r.Cues["cue-define"] {
				r.Intent = IntentDefinition
			}
			return
		}
	}
}

// asksBack reports whether a follow-up asks no more than who, when or where of what
// was just answered, or for its source: "says who?", "when?", "his job?".
func (r *reading) asksBack() bool {
	if len(r.Dates) > len(r.Before.Dates) || r.others() > 0 || r.ownNames() || r.Cues["cue-how-many"] || r.Cues["cue-why"] || r.Cues["cue-other-one"] {
		return false
	}
	return r.Cues["cue-who"] || r.Cues["cue-when"] || r.Cues["cue-where"] || r.Intent == IntentDefinition
}

// Strengths of the link between a fact and those that answered the question before.
const (
	linkSame    = 0.7 // it is one of them: "says who?"
	linkWord    = 0.3 // it is one of them, where the reply to it is asked for
	linkDispute = 1.0 // it disputes one, replaces it or is replaced by it
	linkNear    = 0.6 // it is about the same matter or round within linkDays
	linkDays    = 7   // days
)

func (e *Engine) linked(r *reading, f *knowledge.Fact) float64 {
	best := 0.0
	for _, b := range r.Previous {
		switch {
		case b == f && r.Cues["cue-reply"]:
			best = max(best, linkWord)
		case b == f:
			best = max(best, linkSame)
		case slices.Contains(b.DisputedBy, f.ID), slices.Contains(b.Supersedes, f.ID), slices.Contains(f.Supersedes, b.ID):
			best = max(best, linkDispute)
		case e.near(b, f):
			best = max(best, linkNear)
		}
	}
	return best
}

func (e *Engine) near(a, b *knowledge.Fact) bool {
	same := a.Summit != "" && a.Summit == b.Summit || overlap(a.Topics, b.Topics)
	return same && gap(a.When, b.When) <= linkDays
}

// around lists the facts near one.
func (e *Engine) around(f *knowledge.Fact, v view) []*knowledge.Fact {
	var out []*knowledge.Fact
	for x := range v.facts() {
		if x != f && e.near(f, x) {
			out = append(out, x)
		}
	}
	return out
}
