package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/ceasefire-facts/bot/knowledge"
)

// BM25's constants (no unit): how soon repetitions of a term stop counting, and
// how much a field's length counts. Short texts want less of both than the usual
// 1.2 and 0.75.
const (
	k1 = 0.9
	b  = 0.4
)

// asksWeight is what a match among a fact's own questions counts beside one in
// its text.
const asksWeight = 1.0

// A Filter tells which facts may be found. Its zero value lets all pass.
type Filter struct {
	Scope    knowledge.Scope      // facts of this guild and global ones; "" only global ones
	Horizon  *knowledge.Day       // facts that had happened by the end of this day; nil for all
	Kinds    []knowledge.Kind     // one of these; empty for all
	Entities []knowledge.EntityID // facts that mention all of these
}

// Allows reports whether the fact passes.
func (f *Filter) Allows(x *knowledge.Fact) bool {
	switch {
	case x.Scope.String() != string(knowledge.Global) && x.Scope != f.Scope:
		return false
	case f.Horizon != nil && !x.Visible(*f.Horizon):
		return false
	case len(f.Kinds) > 0 && !slices.Contains(f.Kinds, x.Kind):
		return false
	}
	if len(f.Entities) > 0 {
		m := x.Mentions()
		for _, e := range f.Entities {
			if !slices.Contains(m, e) {
				return false
			}
		}
	}
	return true
}

// A Hit is a candidate.
type Hit struct {
	Fact  *knowledge.Fact
	Score float64 // BM25 over both fields; compares within one search only
	Text  float64 // the text field's part
	Asks  float64 // the asks field's part
}

// Search gives the facts in which the terms occur, best first, at most limit.
// A term's weight is its value in the map; ties are broken by id, so that the
// order is always the same.
func (x *Index) Search(ctx context.Context, terms map[string]float64, filter Filter, limit int) ([]Hit, error) {
	acc := x.pool.get(len(x.facts))
	defer x.pool.put(acc)
	for _, t := range slices.Sorted(keysOf(terms)) {
		if err := x.collect(ctx, acc, textField, t, terms[t], x.textLen); err != nil {
			return nil, err
		}
		if err := x.collect(ctx, acc, asksField, t, terms[t]*asksWeight, x.asksLen); err != nil {
			return nil, err
		}
	}
	hits := make([]Hit, 0, len(acc.touched))
	for _, n := range acc.touched {
		if f := x.facts[n]; f != nil && filter.Allows(f) {
			s := acc.scores[n]
			hits = append(hits, Hit{Fact: f, Score: s[0] + s[1], Text: s[0], Asks: s[1]})
		}
	}
	slices.SortFunc(hits, func(p, q Hit) int {
		return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.Fact.ID, q.Fact.ID))
	})
	return hits[:min(limit, len(hits))], nil
}

func keysOf(m map[string]float64) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// collect adds one term's BM25 in one field to every document that has it.
func (x *Index) collect(ctx context.Context, acc *scores, field, term string, weight, meanLen float64) error {
	r, err := x.reader.TermFieldReader(ctx, []byte(term), field, true, true, false)
	if err != nil {
		return fmt.Errorf("read postings of %s in %s: %w", term, field, err)
	}
	defer r.Close()
	n, df := float64(len(x.docs)), float64(r.Count())
	idf := weight * math.Log(1+(n-df+0.5)/(df+0.5))
	part := 0
	if field == asksField {
		part = 1
	}
	var buf bleveindex.TermFieldDoc
	for {
		d, err := r.Next(buf.Reset())
		if err != nil {
			return fmt.Errorf("read postings of %s in %s: %w", term, field, err)
		}
		if d == nil {
			return nil
		}
		tf := float64(d.Freq)
		length := 1 / (d.Norm * d.Norm) // Bleve's norm is the inverse root of the field's length
		acc.add(d.ID.Value(), part, idf*tf*(k1+1)/(tf+k1*(1-b+b*length/meanLen)))
	}
}

// scores collects what each document earns in each field.
type scores struct {
	scores  [][2]float64
	seen    []bool
	touched []uint64
}

func (s *scores) add(n uint64, part int, v float64) {
	if !s.seen[n] {
		s.seen[n] = true
		s.touched = append(s.touched, n)
	}
	s.scores[n][part] += v
}

// A scorePool lends score tables, so that a search allocates none.
type scorePool struct{ pool sync.Pool }

func (p *scorePool) get(n int) *scores {
	if s, ok := p.pool.Get().(*scores); ok && len(s.scores) >= n {
		return s
	}
	return &scores{scores: make([][2]float64, n), seen: make([]bool, n)}
}

func (p *scorePool) put(s *scores) {
	for _, n := range s.touched {
		s.scores[n], s.seen[n] = [2]float64{}, false
	}
	s.touched = s.touched[:0]
	p.pool.Put(s)
}
