package answer

import (
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Train fits a model to the base of an engine. Every question that a fact carries
// is asked as if the fact did not carry it: the weights of the ranking are those
// that put the fact first, and the weights of certainty those that tell such an
// answer from the best answer when the fact itself is taken away. The result
// depends on nothing but the base. MinSure is left as it is.
func Train(ctx context.Context, e *Engine) (*Model, error) {
	examples, err := e.examples(ctx)
	if err != nil {
		return nil, fmt.Errorf("gather examples: %w", err)
	}
	c := &compiled{rank: fitRank(examples, e.model.rank), minSure: e.model.minSure}
	var vs []evidence
	var labels []float64
	for _, x := range examples {
		for _, without := range []bool{false, true} {
			if kept := x.rankedBy(c, without); len(kept) > 0 {
				vs = append(vs, x.r.evidenceOf(kept))
				label := 0.0
				if !without && (kept[0].fact == x.want || e.same(kept[0].fact, x.want)) {
					label = 1
				}
				labels = append(labels, label)
			}
		}
	}
	c.sure, c.bias = fitSure(vs, labels)
	return c.model(), nil
}

func (c *compiled) model() *Model {
	m := &Model{Rank: map[string]float64{}, Sure: map[string]float64{}, Bias: round(c.bias), MinSure: c.minSure}
	for i, n := range featureNames {
		m.Rank[n] = round(c.rank[i])
	}
	for i, n := range evidenceNames {
		m.Sure[n] = round(c.sure[i])
	}
	return m
}

// round keeps three decimals, so that the last bits of a processor's arithmetic
// do not show in the file.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// An example is one of a fact's questions with its candidates.
type example struct {
	r     *reading
	want  *knowledge.Fact
	cands []candidate
}

// rankedBy orders the candidates that are not excluded; without the wanted fact
// and all that says the same, if so asked.
func (x *example) rankedBy(c *compiled, without bool) []candidate {
	var out []candidate
	for _, k := range x.cands {
		if k.why == "" && !(without && k.fact == x.want) {
			k.score = c.score(k.x)
			out = append(out, k)
		}
	}
	sortCandidates(out)
	return out
}

func (e *Engine) examples(ctx context.Context) ([]*example, error) {
	var out []*example
	last := knowledge.Day(0)
	for _, f := range e.base.Facts() {
		last = max(last, f.When.Last())
	}
	for _, f := range e.base.Facts() {
		n := 0
		for _, l := range knowledge.Langs {
			for _, ask := range f.Asks[l] {
				// Asked at the end of all, and soon after the fact.
				for _, day := range []knowledge.Day{last + 30, f.When.Last() + knowledge.Day(hash(ask)%120)} {
					x, err := e.example(ctx, f, ask, n, day)
					if err != nil {
						return nil, err
					}
					if x != nil {
						out = append(out, x)
					}
				}
				n++
			}
		}
	}
	return out, nil
}

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// example prepares one question; nil if it would be declined without a look.
func (e *Engine) example(ctx context.Context, f *knowledge.Fact, ask string, n int, day knowledge.Day) (*example, error) {
	q := &Question{ID: string(f.ID), Text: ask, Now: day.Time().Add(12 * time.Hour)}
	r, err := e.understand(ctx, q)
	if err != nil {
		return nil, err
	}
	if r.Reason != "" || r.Intent == IntentMeta {
		return nil, nil
	}
	cands, err := e.candidates(ctx, r, q)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(cands, func(c candidate) bool { return c.fact == f })
	if i < 0 {
		cands = append(cands, candidate{fact: f})
		i = len(cands) - 1
	}
	// Every candidate loses one of its questions, so that the one whose own
	// question is asked is at no disadvantage.
	for j := range cands {
		cands[j].x = e.judge(r, cands[j].fact, e.viewAt(q.Scope, day), n)
	}
	e.exclude(r, cands, day)
	if cands[i].why != "" {
		return nil, nil
	}
	return &example{r: r, want: f, cands: cands}, nil
}

// The descent's length and step, and how strongly weights are held near zero.
const (
	rankRounds, rankStep, rankDecay = 400, 0.5, 0.002
	sureRounds, sureStep, sureDecay = 3000, 0.5, 0.0005
)

// given are the weights that the facts' own questions cannot teach, because they
// seldom ask for the present or cite words: they are set by hand.
var given = []int{fKind, fRecent, fFresh, fReplaced, fQuoted, fLinked, fUnknown}

// fitRank maximises the probability of the wanted facts under a softmax over
// each example's candidates, by gradient ascent from zero; given weights stay.
func fitRank(xs []*example, start features) features {
	var w features
	for _, i := range given {
		w[i] = start[i]
	}
	for range rankRounds {
		var grad features
		for _, x := range xs {
			rankGradient(&w, x, &grad)
		}
		for i := range w {
			if !slices.Contains(given, i) {
				w[i] += rankStep * (grad[i]/float64(len(xs))*10 - rankDecay*w[i])
			}
		}
	}
	return w
}

func rankGradient(w *features, x *example, grad *features) {
	c := compiled{rank: *w}
	top := math.Inf(-1)
	scores := make([]float64, len(x.cands))
	for i, k := range x.cands {
		if k.why == "" {
			scores[i] = c.score(k.x)
			top = max(top, scores[i])
		}
	}
	sum := 0.0
	for i, k := range x.cands {
		if k.why == "" {
			scores[i] = math.Exp(scores[i] - top)
			sum += scores[i]
		}
	}
	for i, k := range x.cands {
		if k.why != "" {
			continue
		}
		p := -scores[i] / sum
		if k.fact == x.want {
			p++
		}
		for j, v := range k.x {
			grad[j] += p * v
		}
	}
}

// fitSure is logistic regression by gradient ascent.
func fitSure(vs []evidence, labels []float64) (w [nEvidence]float64, bias float64) {
	for range sureRounds {
		var grad [nEvidence]float64
		gb := 0.0
		for i, v := range vs {
			c := compiled{sure: w, bias: bias}
			d := labels[i] - c.certainty(v)
			gb += d
			for j := range v {
				grad[j] += d * v[j]
			}
		}
		n := float64(len(vs))
		for j := range w {
			w[j] += sureStep * (grad[j]/n - sureDecay*w[j])
		}
		bias += sureStep * gb / n
	}
	return w, bias
}
