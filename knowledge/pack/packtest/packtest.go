// Package packtest holds the invented dispute that the tests of many packages are
// about: who pays for the oil of a lighthouse and rings its fog bell. Only tests
// import it.
package packtest

import (
	_ "embed"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

//go:embed lighthouse.yaml
var dispute []byte

// Dispute gives the dispute alone, read anew, so that a test may change it.
func Dispute() (*knowledge.Pack, error) {
	p, problems := pack.Read("lighthouse.yaml", dispute)
	return p, problems.Err()
}

// Lighthouse gives the dispute with the starter pack's lexicon, by which questions
// are understood.
func Lighthouse() (*knowledge.Pack, error) {
	p, err := Dispute()
	if err != nil {
		return nil, err
	}
	starter, err := pack.Starter()
	if err != nil {
		return nil, err
	}
	p.Lexicon = append(p.Lexicon, starter.Lexicon...)
	return p, nil
}
