package answer

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
)

// A Model is the learned part: how much each feature of a candidate counts. It is
// fitted by `make fit` on the questions that the facts themselves carry, and kept
// in model.json so that the same binary always decides alike.
type Model struct {
	Rank    map[string]float64 `json:"rank"`     // what a feature adds to a candidate's score, in log odds
	Sure    map[string]float64 `json:"sure"`     // what a feature of the best candidate adds to the log odds that it answers
	Bias    float64            `json:"bias"`     // the log odds where all features are zero
	MinSure float64            `json:"min_sure"` // the probability below which the bot abstains
}

//go:embed model.json
var modelJSON []byte

// compiled is a model by feature number.
type compiled struct {
	rank    features
	sure    [nEvidence]float64
	bias    float64
	minSure float64
}

// The evidence by which it is decided whether to answer at all: the features of
// the best candidate, and these.
const (
	vMargin = nFeatures + iota // its lead over the next, in log odds, at most 3
	vWords                     // how many content words the question has: 1 - 1/(1+n/4)
	vScore                     // its score, over 10
	nEvidence
)

var evidenceNames = append(featureNames[:], "margin", "words", "score")

type evidence [nEvidence]float64

func readModel(data []byte) (*compiled, error) {
	var m Model
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	c := &compiled{bias: m.Bias, minSure: m.MinSure}
	for i, n := range featureNames {
		c.rank[i] = m.Rank[n]
	}
	for i, n := range evidenceNames {
		c.sure[i] = m.Sure[n]
	}
	return c, nil
}

func (c *compiled) score(x features) float64 {
	s := 0.0
	for i, w := range c.rank {
		s += w * x[i]
	}
	return s
}

func (c *compiled) certainty(v evidence) float64 {
	s := c.bias
	for i, w := range c.sure {
		s += w * v[i]
	}
	return 1 / (1 + math.Exp(-s))
}

// evidenceOf gathers the evidence for the best of the candidates that were kept.
func (r *reading) evidenceOf(kept []candidate) evidence {
	var v evidence
	copy(v[:], kept[0].x[:])
	v[vMargin] = 3
	if len(kept) > 1 {
		v[vMargin] = math.Min(3, kept[0].score-kept[1].score)
	}
	n := 0
	for _, t := range r.Ann.Tokens {
		if !t.Stop {
			n++
		}
	}
	v[vWords] = 1 - 1/(1+float64(n)/4)
	v[vScore] = kept[0].score / 10
	return v
}
