package answer_test

import (
	"encoding/json"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// The same question at the same clock gives the same answer, reasons included,
// whatever else is being answered at the time; only the time taken differs.
func TestSameAnswersSideBySide(t *testing.T) {
	const asked, atATime = 300, 8
	e := mustStarterEngine(t)
	questions := spread(mustDevLines(t), asked)

	alone := make([]string, len(questions))
	for i, q := range questions {
		alone[i] = answered(t, e, q)
	}
	together := make([]string, len(questions))
	next := make(chan int)
	var wg sync.WaitGroup
	for range atATime {
		wg.Go(func() {
			for i := range next {
				together[i] = answered(t, e, questions[i])
			}
		})
	}
	for i := range questions {
		next <- i
	}
	close(next)
	wg.Wait()

	for i, q := range questions {
		if alone[i] != together[i] {
			t.Errorf("%s %q\nalone:    %s\ntogether: %s", q.ID, q.Text, alone[i], together[i])
		}
	}
}

// spread picks n of the lines, evenly over all of them.
func spread(lines []devLine, n int) []devLine {
	if len(lines) <= n {
		return lines
	}
	out := make([]devLine, n)
	for i := range out {
		out[i] = lines[i*len(lines)/n]
	}
	return out
}

// answered is the answer as JSON with its trace, without the time taken. Cases
// without a date of their own are asked at the end of August 2024.
func answered(t *testing.T, e *answer.Engine, l devLine) string {
	asOf, err := knowledge.ParseDate(l.AsOf)
	if err != nil {
		t.Errorf("%s: %v", l.ID, err)
		return ""
	}
	q := answer.Question{ID: l.ID, Text: l.Text, Context: l.Context, AsOf: asOf, Now: time.Date(2024, 8, 31, 12, 0, 0, 0, time.UTC)}
	if l.AsOf != "" {
		q.Now = asOf.Last().Time()
	}
	a, err := e.Answer(t.Context(), q)
	if err != nil {
		t.Errorf("%s: %v", l.ID, err)
		return ""
	}
	a.TookMicros = 0
	b, err := json.Marshal(a)
	if err != nil {
		t.Errorf("%s: %v", l.ID, err)
	}
	return string(b) + "\n" + a.Trace.String()
}
