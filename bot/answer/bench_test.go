package answer_test

import (
	"slices"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// BenchmarkAnswer asks the starter pack the questions of the dev files in turn and
// reports, beside the mean, the median and the 99th percentile of an answer.
func BenchmarkAnswer(b *testing.B) {
	e := mustStarterEngine(b)
	var questions []answer.Question
	for _, l := range mustDevLines(b) {
		q := answer.Question{ID: l.ID, Text: l.Text, Context: l.Context, Now: noon("2024-08-31")}
		if l.AsOf != "" {
			q.AsOf = knowledge.MustDate(l.AsOf)
			q.Now = q.AsOf.Last().Time()
		}
		questions = append(questions, q)
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := e.Answer(b.Context(), questions[i%len(questions)]); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	micros := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }
	b.ReportMetric(micros(took[len(took)/2]), "median-µs")
	b.ReportMetric(micros(took[min(len(took)-1, len(took)*99/100)]), "p99-µs")
}
