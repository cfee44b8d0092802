package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// offline is a web that cannot be reached.
type offline struct{}

func (offline) Page(context.Context, string) (*linkcheck.Page, error) {
	return nil, linkcheck.ErrUnreachable
}

// BenchmarkSaveToAnswer measures what a moderator waits for: from Save on a draft
// until a question is answered with the fact, on the starter pack, with store and
// index on disk.
func BenchmarkSaveToAnswer(b *testing.B) {
	for _, scope := range []knowledge.Scope{sandbox.GuildID, knowledge.Global} {
		name := "server"
		if scope == knowledge.Global {
			name = "everywhere"
		}
		b.Run(name, func(b *testing.B) { saveToAnswer(b, scope) })
	}
}

func saveToAnswer(b *testing.B, scope knowledge.Scope) {
	dir := b.TempDir()
	store, err := sqlstore.OpenSQLite(b.Context(), filepath.Join(dir, storeFile))
	if err != nil {
		b.Fatal(err)
	}
	r, err := furnish(b.Context(), store, roomOptions{indexDir: filepath.Join(dir, indexDir), pages: offline{}, log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	defer r.close()
	a := curate.Actor{ID: sandbox.Olga.ID, Guild: sandbox.GuildID, Moderates: true, Operates: true}
	var took []time.Duration
	b.ResetTimer()
	for n := range b.N {
		f := inventedFact(n)
		d, err := r.curator.Begin(b.Context(), a, scope, curate.Form{Text: f.text, Speaker: "Qatar", When: "2024-09-02", Link: "https://gazette.example/" + f.name})
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if _, err := r.curator.Save(b.Context(), a, d.Key); err != nil {
			b.Fatal(err)
		}
		got, err := r.library.Answer(b.Context(), answer.Question{Text: f.question(), Scope: sandbox.GuildID, Now: start})
		took = append(took, time.Since(start))
		if err != nil || !strings.Contains(got.Text, f.text) {
			b.Fatalf("%q is answered with %v, %v", f.question(), got, err)
		}
	}
	slices.Sort(took)
	ms := func(part int) float64 {
		return float64(took[min(len(took)*part/100, len(took)-1)]) / float64(time.Millisecond)
	}
	b.ReportMetric(ms(50), "p50-ms")
	b.ReportMetric(ms(99), "p99-ms")
}
