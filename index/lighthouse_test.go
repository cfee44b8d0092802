package index_test

import (
	"sync"
	"testing"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

// lighthousePack is an invented dispute, with the starter pack's lexicon.
var lighthousePack = sync.OnceValues(packtest.Lighthouse)

// mustLighthouse is the base of the dispute; change, if not nil, gets the facts
// before, to replace some.
func mustLighthouse(tb testing.TB, change func([]*knowledge.Fact) []*knowledge.Fact) *knowledge.Base {
	tb.Helper()
	shared, err := lighthousePack()
	if err != nil {
		tb.Fatal(err)
	}
	p := *shared
	if change != nil {
		p.Facts = change(append([]*knowledge.Fact(nil), p.Facts...))
	}
	return mustBase(tb, &p)
}

func mustBase(tb testing.TB, p *knowledge.Pack) *knowledge.Base {
	tb.Helper()
	b, err := knowledge.NewBase(p)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// mustIndex is an index in memory, closed when the test ends.
func mustIndex(tb testing.TB, b *knowledge.Base) *index.Index {
	tb.Helper()
	x, err := index.New(b)
	if err != nil {
		tb.Fatal(err)
	}
	closeLater(tb, x)
	return x
}

func closeLater(tb testing.TB, x *index.Index) {
	tb.Cleanup(func() {
		if err := x.Close(); err != nil {
			tb.Errorf("close index: %v", err)
		}
	})
}

// mustHits searches for the words of a text.
func mustHits(tb testing.TB, x *index.Index, text string, f index.Filter, limit int) []index.Hit {
	tb.Helper()
	terms := index.Weights(index.Terms(x.Lexis().Understand(text)))
	hits, err := x.Search(tb.Context(), terms, f, limit)
	if err != nil {
		tb.Fatal(err)
	}
	return hits
}

func idsOf(hits []index.Hit) []knowledge.FactID {
	out := []knowledge.FactID{}
	for _, h := range hits {
		out = append(out, h.Fact.ID)
	}
	return out
}

// plain is a fact of nobody, with a text and questions.
func plain(id knowledge.FactID, text string, asks ...string) *knowledge.Fact {
	f := &knowledge.Fact{ID: id, Kind: knowledge.Event, Text: text, When: knowledge.MustDate("2031-01-01")}
	if len(asks) > 0 {
		f.Asks = map[knowledge.Lang][]string{knowledge.English: asks}
	}
	return f
}
