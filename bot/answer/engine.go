package answer

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// An Engine answers questions from one knowledge base. It is immutable and safe
// for concurrent use.
type Engine struct {
	base       *knowledge.Base
	index      *index.Index
	lexis      *lexis.Lexis
	profiles   map[knowledge.FactID]*profile
	model      *compiled
	share      map[knowledge.EntityID]float64 // of all facts, those that name the entity in their fields or text
	counted    map[string]bool                // what any fact counts
	venues     map[knowledge.EntityID]bool    // places where rounds were held
	firstNames map[string]*knowledge.Entity   // people by a first name that nobody else bears
	sides      [2]knowledge.EntityID          // the two parties of the dispute, in the order in which they are shown
}

// New prepares an engine over an index and the base that it was built from.
func New(x *index.Index) (*Engine, error) { return newEngine(x, nil) }

// Beside prepares an engine over another index. What is known of facts that both
// hold is not found out again, so that it takes less time than New.
func (e *Engine) Beside(x *index.Index) (*Engine, error) {
	if !x.SameNames(e.index) {
		return New(x)
	}
	return newEngine(x, e)
}

func newEngine(x *index.Index, like *Engine) (*Engine, error) {
	m, err := readModel(modelJSON)
	if err != nil {
		return nil, err
	}
	e := &Engine{
		model: m,
		base:  x.Base(), index: x, lexis: x.Lexis(),
		profiles: map[knowledge.FactID]*profile{}, share: map[knowledge.EntityID]float64{}, counted: map[string]bool{}, venues: map[knowledge.EntityID]bool{},
	}
	for _, f := range e.base.Facts() {
		var p *profile
		if like != nil && like.base.Fact(f.ID) == f {
			p = like.profiles[f.ID]
		} else {
			p = e.profileOf(f)
		}
		e.profiles[f.ID] = p
		for id := range p.fields {
			e.share[id] += 1 / float64(len(e.base.Facts()))
		}
		for id := range p.text {
			if !p.fields[id] {
				e.share[id] += 1 / float64(len(e.base.Facts()))
			}
		}
		maps.Copy(e.counted, p.counts)
	}
	for _, x := range e.base.Entities() {
		if x.Type == knowledge.SummitType {
			e.venues[x.Place] = true
		}
	}
	e.sides = e.base.Sides()
	e.firstNames = e.firstNamesOf()
	return e, nil
}

// Base is what the engine answers from.
func (e *Engine) Base() *knowledge.Base { return e.base }

// Answer answers a question or abstains with a reason. The same question, base
// and clock give the same answer, but for the time taken. An error means that the
// index could not be read, or that the question has no clock.
func (e *Engine) Answer(ctx context.Context, q Question) (*Answer, error) {
	if q.Now.IsZero() {
		return nil, fmt.Errorf("answer %q: the question has no clock", q.ID)
	}
	start := time.Now()
	r, err := e.understand(ctx, &q)
	if err != nil {
		return nil, fmt.Errorf("understand question %s: %w", q.ID, err)
	}
	trace := &Trace{}
	trace.add("understand", e.traceReading(r)...)
	choice, err := e.choose(ctx, r, &q, trace)
	if err != nil {
		return nil, fmt.Errorf("answer question %s: %w", q.ID, err)
	}
	trace.Unasked = r.unasked(choice)
	a := e.compose(&q, r, choice)
	a.Trace = trace
	a.TookMicros = time.Since(start).Microseconds()
	return a, nil
}
