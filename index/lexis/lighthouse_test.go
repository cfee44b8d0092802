package lexis_test

import (
	"sync"
	"testing"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

// lighthouse is the base of an invented dispute, with the starter pack's lexicon.
var lighthouse = sync.OnceValues(func() (*knowledge.Base, error) {
	p, err := packtest.Lighthouse()
	if err != nil {
		return nil, err
	}
	return knowledge.NewBase(p)
})

func mustLighthouse(tb testing.TB) *lexis.Lexis {
	tb.Helper()
	b, err := lighthouse()
	if err != nil {
		tb.Fatal(err)
	}
	return learned(b)
}

// learned knows the texts of a base beside its names.
func learned(b *knowledge.Base) *lexis.Lexis {
	x := lexis.New(b)
	for _, f := range b.Facts() {
		x.Learn(x.Annotate(f.Text))
	}
	return x
}

// mustLexis knows nothing but these entities and synonyms.
func mustLexis(tb testing.TB, entities []*knowledge.Entity, lexicon ...*knowledge.Synonyms) *lexis.Lexis {
	tb.Helper()
	b, err := knowledge.NewBase(&knowledge.Pack{Entities: entities, Lexicon: lexicon})
	if err != nil {
		tb.Fatal(err)
	}
	return lexis.New(b)
}
