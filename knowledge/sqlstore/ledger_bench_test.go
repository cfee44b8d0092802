package sqlstore

import (
	"fmt"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// fillEntries keeps 10,000 entries of 20 guilds, each with three facts, 500 of them with
// the fact "hit" among these.
func fillEntries(b *testing.B, l *Ledger) {
	b.Helper()
	must(b, l.write(b.Context(), "fill", func(w *writing) error {
		for i := range 10_000 {
			e := answer(knowledge.Scope(fmt.Sprint("guild-", i%20)), fmt.Sprint(i), 1)
			for j := range 3 {
				e.Uses = append(e.Uses, ledger.Use{Fact: knowledge.FactID(fmt.Sprint("fact-", (i*7+j)%300)), Scope: knowledge.Global})
			}
			if i%20 == i/20%20 {
				e.Uses[0].Fact = "hit"
			}
			w.number++
			if _, err := w.keep(e); err != nil {
				return err
			}
		}
		_, err := w.exec(`UPDATE ledger SET last = $1`, w.number)
		return err
	}))
}

// BenchmarkKeep keeps one more entry, on disk, beside 10,000.
func BenchmarkKeep(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		l := s.Ledger()
		fillEntries(b, l)
		for i := 0; b.Loop(); i++ {
			mustKeep(b, l, answer("guild-1", fmt.Sprint("new-", i), 1, "fact-1", "fact-2", "fact-3"))
		}
	})
}

// BenchmarkPlan plans one correction over 10,000 entries, of which it concerns 500.
func BenchmarkPlan(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		l := s.Ledger()
		fillEntries(b, l)
		var id int64 = 1
		for b.Loop() {
			id++
			must(b, l.Plan(b.Context(), "corrections", id, time.Time{}, []ledger.Correction{correction(id, knowledge.Global, "hit")}))
		}
		if n := rows(b, l)["errands"]; n != int(id-1)*500 {
			b.Fatalf("%d errands of %d corrections", n, id-1)
		}
	})
}

// BenchmarkErrandsAndReports reads what waits, 100 of 500, and what is done.
func BenchmarkErrandsAndReports(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		l := s.Ledger()
		fillEntries(b, l)
		mustPlan(b, l, correction(2, knowledge.Global, "hit"))
		for b.Loop() {
			list, err := l.Errands(b.Context(), 100)
			if err != nil || len(list) != 100 {
				b.Fatal(len(list), err)
			}
			if reports, err := l.Reports(b.Context()); err != nil || len(reports) != 0 {
				b.Fatal(len(reports), err)
			}
		}
	})
}

// BenchmarkSettle counts a try of one of 500 errands, on disk.
func BenchmarkSettle(b *testing.B) {
	eachBench(b, func(b *testing.B, s *Store) {
		l := s.Ledger()
		fillEntries(b, l)
		mustPlan(b, l, correction(2, knowledge.Global, "hit"))
		list, err := l.Errands(b.Context(), 500)
		must(b, err)
		for i := 0; b.Loop(); i++ {
			must(b, l.Settle(b.Context(), 2, "hit", list[i%500].Entry.ID, ledger.Waiting))
		}
	})
}
