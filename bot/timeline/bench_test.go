package timeline_test

import (
	"slices"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/bot/timeline"
	"github.com/ceasefire-facts/bot/knowledge"
)

// go test ./bot/timeline -run '^$' -bench Whole -cpu 1
//
// From the base to the bytes of the picture of the whole starter pack, in the three
// languages in turn.
func BenchmarkWholePicture(b *testing.B) {
	base := starter(b)
	var took []time.Duration
	for b.Loop() {
		q := timeline.Query{Horizon: horizon, Lang: knowledge.Langs[len(took)%len(knowledge.Langs)]}
		begun := time.Now()
		x := timeline.Of(base, q)
		if _, err := picture.PNG(&x.Picture); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(begun))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
