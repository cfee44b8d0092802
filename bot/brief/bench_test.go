package brief_test

import (
	"slices"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/knowledge"
)

// BenchmarkSummary composes summaries of the starter pack in turn: now, week, month,
// every month, party, topic, place and round.
func BenchmarkSummary(b *testing.B) {
	benchmark(b, func(r brief.Request) bool { return r.Kind == brief.Summary })
}

// BenchmarkMonth composes those of the months alone.
func BenchmarkMonth(b *testing.B) {
	benchmark(b, func(r brief.Request) bool { return r.Kind == brief.Summary && r.Period != brief.Now })
}

// BenchmarkPages composes the other sorts of pages.
func BenchmarkPages(b *testing.B) {
	benchmark(b, func(r brief.Request) bool { return r.Kind != brief.Summary })
}

func benchmark(b *testing.B, which func(brief.Request) bool) {
	base := starter(b)
	list := slices.DeleteFunc(requests(base, today, knowledge.English), func(r brief.Request) bool { return !which(r) })
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if p := brief.Compose(base, list[i%len(list)]); len(p.Sections) == 0 {
			b.Fatal("an empty page")
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	micros := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }
	b.ReportMetric(micros(took[len(took)/2]), "median-µs")
	b.ReportMetric(micros(took[min(len(took)-1, len(took)*95/100)]), "p95-µs")
}
