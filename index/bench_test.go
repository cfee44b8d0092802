package index_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// BenchmarkStart builds the index of the starter pack in memory.
func BenchmarkStart(b *testing.B) {
	p, err := pack.Starter()
	if err != nil {
		b.Fatal(err)
	}
	base, err := knowledge.NewBase(p)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x, err := index.New(base)
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
