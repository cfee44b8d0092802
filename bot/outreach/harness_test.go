package outreach_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

const north, south knowledge.Scope = "7001", "7002"

// Facts of the lighthouse.
const (
	oilTen  knowledge.FactID   = "keepers-forty-barrels-2031-01-10"
	bell    knowledge.FactID   = "keepers-bell-too-often-2031-01-25"
	accord  knowledge.FactID   = "accord-signed-2031-06-18"
	barrels knowledge.FactID   = "council-first-barrels-2031-07-02"
	petrel  knowledge.FactID   = "petrel-aground-2031-02-03"
	sailing knowledge.FactID   = "pilots-sail-anyway-2031-06-27"
	almanac                    = "gazette-2031-07-03-first-barrels"
	gazette knowledge.SourceID = "gazette-2031-01-26-oil-and-bell"
)

// A world is a store that holds the lighthouse dispute, what answers from it, and a
// clock.
type world struct {
	t       testing.TB
	path    string
	store   *sqlstore.Store
	library *library.Library
	clock   time.Time
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "store.db"), clock: july}
	w.open()
	p, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := curate.BringIn(t.Context(), w.store, knowledge.Batch{Actor: "pack", At: w.clock}, "starter", p); err != nil {
		t.Fatal(err)
	}
	w.catchUp()
	return w
}

func (w *world) open() {
	w.t.Helper()
	s, err := sqlstore.OpenSQLite(w.t.Context(), w.path)
	if err != nil {
		w.t.Fatal(err)
	}
	w.store = s
	w.t.Cleanup(func() { _ = s.Close() })
	if w.library, err = library.Open(w.t.Context(), s, library.Options{}); err != nil {
		w.t.Fatal(err)
	}
	l := w.library
	w.t.Cleanup(func() { _ = l.Close() })
}

func (w *world) catchUp() {
	w.t.Helper()
	if err := w.library.CatchUp(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// A change of one fact.
type change struct {
	scope  knowledge.Scope
	id     knowledge.FactID
	action knowledge.Action
	state  knowledge.State
	edit   func(*knowledge.Fact) // of the fact as the scope sees it; nil: no body
}

// apply makes changes in one batch and gives its revisions.
func (w *world) apply(reason string, list ...change) []knowledge.Revision {
	w.t.Helper()
	b := knowledge.Batch{Actor: "test", At: w.clock, Reason: reason}
	for _, c := range list {
		if c.scope == "" {
			c.scope = knowledge.Global
		}
		if c.state == "" {
			c.state = knowledge.Active
		}
		if c.action == "" {
			c.action = curate.Edited
		}
		ch := knowledge.Change{
			Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: c.scope, ID: string(c.id)}, Action: c.action, Expect: knowledge.AnyRev, State: c.state,
		}
		f := &knowledge.Fact{ID: c.id, Kind: knowledge.Event, When: knowledge.MustDate("2031-07-04"), Sources: []knowledge.SourceID{gazette}}
		if known := w.library.Base(c.scope).Fact(c.id); known != nil {
			g := *known
			f = &g
		}
		if c.edit != nil {
			c.edit(f)
		}
		body, err := knowledge.Encode(f)
		if err != nil {
			w.t.Fatal(err)
		}
		if c.state != knowledge.Hidden {
			ch.Body = body
		}
		b.Changes = append(b.Changes, ch)
	}
	out, err := w.store.Apply(w.t.Context(), b)
	if err != nil {
		w.t.Fatal(err)
	}
	w.catchUp()
	return out
}

func says(text string) func(*knowledge.Fact) { return func(f *knowledge.Fact) { f.Text = text } }

func overtakes(text string, ids ...knowledge.FactID) func(*knowledge.Fact) {
	return func(f *knowledge.Fact) { f.Text, f.Supersedes = text, ids }
}

// text is what a fact says now.
func (w *world) text(id knowledge.FactID) string {
	w.t.Helper()
	f := w.library.Base(knowledge.Global).Fact(id)
	if f == nil {
		w.t.Fatalf("there is no fact %s", id)
	}
	return f.Text
}
