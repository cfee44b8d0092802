package sqlstore

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// TestMain makes a child of the process that asks for one, and otherwise sees to it
// that no test leaves a goroutine behind.
func TestMain(m *testing.M) {
	if task := os.Getenv(childTask); task != "" {
		os.Exit(child(task, os.Getenv(childPlace)))
	}
	goleak.VerifyTestMain(m)
}

// An opener opens one and the same database each time it is called; the store is
// closed when the test ends, if it was not before.
type opener func(t testing.TB) *Store

// each runs a test on both databases, each time on an empty one.
func each(t *testing.T, test func(t *testing.T, open opener)) {
	eachPlace(t, func(t *testing.T, place string) { test(t, opens(place)) })
}

// eachPlace is each for tests that need to know where the database is.
func eachPlace(t *testing.T, test func(t *testing.T, place string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "store.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, pgtest.Start(t)) })
}

func opens(place string) opener {
	return func(t testing.TB) *Store {
		t.Helper()
		s, err := open(t.Context(), place)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { mustClose(t, s) })
		return s
	}
}

// open opens what a path or an address names.
func open(ctx context.Context, place string) (*Store, error) {
	if strings.HasPrefix(place, "postgres://") {
		return OpenPostgres(ctx, place)
	}
	return OpenSQLite(ctx, place)
}

func mustClose(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func mustApply(t testing.TB, s *Store, b knowledge.Batch) []knowledge.Revision {
	t.Helper()
	made, err := s.Apply(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

var noon = time.Date(2024, 8, 31, 12, 0, 0, 123456000, time.UTC)

// batch is changes that somebody makes at noon.
func batch(changes ...knowledge.Change) knowledge.Batch {
	return knowledge.Batch{Actor: "1234", At: noon, Reason: fmt.Sprintf("%d changes", len(changes)), Changes: changes}
}

// put is a change of a global fact, whatever it was.
func put(id, body string) knowledge.Change {
	return knowledge.Change{
		Ref: factRef(id), Action: "edit", Expect: knowledge.AnyRev, State: knowledge.Active, Body: json.RawMessage(body),
	}
}

func factRef(id string) knowledge.Ref {
	return knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: id}
}

func head(t testing.TB, s *Store) int64 {
	t.Helper()
	n, err := queryHead(t.Context(), s.read)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// feed gives all revisions, read in pages as a follower would.
func feed(t testing.TB, s *Store) []knowledge.Revision {
	t.Helper()
	var all []knowledge.Revision
	for {
		page, err := s.Since(t.Context(), int64(len(all)), 97)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			return all
		}
		all = append(all, page...)
	}
}

// checkWhole reads all that a store holds, of which nobody else may be writing, and
// holds it to what must always be true: numbers without gaps, whole batches (those
// that batch made tell their size), each record's revisions in one chain, and the
// records as the feed leaves them. It gives the head.
func checkWhole(t testing.TB, s *Store) int64 {
	t.Helper()
	now := map[knowledge.Ref]*knowledge.Record{}
	history := map[knowledge.Ref][]knowledge.Revision{}
	sizes, reasons := map[int64]int{}, map[int64]string{}
	all := feed(t, s)
	for i, r := range all {
		if r.Seq != int64(i+1) || r.After.Rev != r.Seq {
			t.Fatalf("revision %d has the number %d, its record %d", i+1, r.Seq, r.After.Rev)
		}
		if r.Batch != r.Seq && (i == 0 || all[i-1].Batch != r.Batch) {
			t.Fatalf("revision %d is of batch %d, which does not begin there", r.Seq, r.Batch)
		}
		if diff := cmp.Diff(now[r.After.Ref], r.Before, sameBody); diff != "" {
			t.Fatalf("before revision %d (-last, +before):\n%s", r.Seq, diff)
		}
		now[r.After.Ref] = r.After
		history[r.After.Ref] = append(history[r.After.Ref], r)
		sizes[r.Batch]++
		reasons[r.Batch] = r.Reason
	}
	for b, n := range sizes {
		var want int
		if _, err := fmt.Sscanf(reasons[b], "%d changes", &want); err == nil && want != n {
			t.Fatalf("batch %d has %d revisions, was made of %d", b, n, want)
		}
	}
	records, last, err := s.List(t.Context(), knowledge.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if last != int64(len(all)) || len(records) != len(now) {
		t.Fatalf("head %d, %d records; the feed has %d revisions of %d", last, len(records), len(all), len(now))
	}
	for _, r := range records {
		if diff := cmp.Diff(now[r.Ref], r, sameBody); diff != "" {
			t.Fatalf("%s (-feed, +list):\n%s", r.Ref, diff)
		}
		h, err := s.History(t.Context(), r.Ref)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(history[r.Ref], h, sameBody); diff != "" {
			t.Fatalf("history of %s (-feed, +history):\n%s", r.Ref, diff)
		}
	}
	return last
}

// sameBody compares bodies at once rather than byte by byte, and tells none from empty.
var sameBody = cmp.Comparer(func(a, b json.RawMessage) bool {
	return bytes.Equal(a, b) && (a == nil) == (b == nil)
})

// wantError holds an error to a kind and to words that it must have.
func wantError(t testing.TB, err, kind error, words ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("error %v; want one that is %q", err, kind)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}
