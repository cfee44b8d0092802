package sqlstore

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

func eachBench(b *testing.B, bench func(b *testing.B, s *Store)) {
	b.Run("sqlite", func(b *testing.B) { bench(b, opens(filepath.Join(b.TempDir(), "store.db"))(b)) })
	b.Run("postgres", func(b *testing.B) { bench(b, opens(pgtest.Start(b))(b)) })
}

// ofSize is changes of n records whose bodies are as long as a fact's, some 1,000 bytes.
func ofSize(n int) knowledge.Batch {
	var changes []knowledge.Change
	for i := range n {
		changes = append(changes, put(fmt.Sprint("fact-", i), fmt.Sprintf(`{"n":%d,"claim":"%s"}`, i, strings.Repeat("x", 1000))))
	}
	return batch(changes...)
}

func BenchmarkApplyOne(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		mustApply(b, s, ofSize(10_000))
		for i := 0; b.Loop(); i++ {
			mustApply(b, s, batch(put(fmt.Sprint("fact-", i%10_000), `{"n":1}`)))
		}
	})
}

func BenchmarkApply10000(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		all := ofSize(10_000)
		mustApply(b, s, all)
		for b.Loop() {
			mustApply(b, s, all)
		}
	})
}

func BenchmarkList10000(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		mustApply(b, s, ofSize(10_000))
		for b.Loop() {
			records, _, err := s.List(b.Context(), knowledge.Query{})
			if err != nil || len(records) != 10_000 {
				b.Fatal(len(records), err)
			}
		}
	})
}
