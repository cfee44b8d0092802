package sqlstore

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// A model is what a store should do, in memory and in the plainest way.
type model struct{ feed []knowledge.Revision }

func (m *model) get(r knowledge.Ref) *knowledge.Record {
	for _, v := range slices.Backward(m.feed) {
		if v.After.Ref == r {
			return v.After
		}
	}
	return nil
}

// apply gives nil, and does nothing, if a change is not as expected.
func (m *model) apply(b knowledge.Batch) []knowledge.Revision {
	var made []knowledge.Revision
	first := int64(len(m.feed) + 1)
	for i, c := range b.Changes {
		before := m.get(c.Ref)
		if c.Expect == 0 && before != nil || c.Expect > 0 && (before == nil || before.Rev != c.Expect) {
			return nil
		}
		seq := first + int64(i)
		made = append(made, knowledge.Revision{
			Seq: seq, Batch: first, At: b.At.UTC().Truncate(time.Microsecond), Actor: b.Actor, Action: c.Action, Reason: b.Reason,
			Before: before,
			After:  &knowledge.Record{Ref: c.Ref, State: c.State, Body: bytes.Clone(c.Body), Pack: c.Pack, Rev: seq},
		})
	}
	m.feed = append(m.feed, made...)
	return made
}

func (m *model) list(q knowledge.Query) []*knowledge.Record {
	now := map[knowledge.Ref]*knowledge.Record{}
	for _, v := range m.feed {
		now[v.After.Ref] = v.After
	}
	var list []*knowledge.Record
	for _, r := range now {
		if (q.Types == nil || slices.Contains(q.Types, r.Type)) && (q.Scopes == nil || slices.Contains(q.Scopes, r.Scope)) &&
			(q.States == nil || slices.Contains(q.States, r.State)) {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *knowledge.Record) int {
		return slices.Compare([]string{string(a.Type), string(a.Scope), a.ID}, []string{string(b.Type), string(b.Scope), b.ID})
	})
	return list
}

var (
	modelTypes  = []knowledge.RecordType{"fact", "source"}
	modelScopes = []knowledge.Scope{"global", "7"}
	modelStates = []knowledge.State{knowledge.Active, knowledge.Retracted, knowledge.Hidden}
)

func drawRef(t *rapid.T) knowledge.Ref {
	return knowledge.Ref{
		Type:  rapid.SampledFrom(modelTypes).Draw(t, "type"),
		Scope: rapid.SampledFrom(modelScopes).Draw(t, "scope"),
		ID:    rapid.SampledFrom([]string{"a", "A", "ب"}).Draw(t, "id"),
	}
}

func drawBatch(t *rapid.T, m *model) knowledge.Batch {
	refs := rapid.SliceOfNDistinct(rapid.Custom(drawRef), 1, 4, rapid.ID).Draw(t, "refs")
	text := rapid.String().Filter(func(s string) bool { return !strings.Contains(s, "\x00") && len(s) < 100 })
	b := knowledge.Batch{
		Actor:  "a" + text.Draw(t, "actor"),
		At:     time.Unix(rapid.Int64Range(-1<<33, 1<<33).Draw(t, "seconds"), rapid.Int64Range(0, 999999999).Draw(t, "ns")),
		Reason: text.Draw(t, "reason"),
	}
	for _, r := range refs {
		var rev int64
		if have := m.get(r); have != nil {
			rev = have.Rev
		}
		c := knowledge.Change{
			Ref:    r,
			Action: knowledge.Action(rapid.SampledFrom([]string{"add", "edit", "retract"}).Draw(t, "action")),
			Expect: rapid.SampledFrom([]int64{rev, rev, rev, knowledge.AnyRev, 0, 1, rev + 1}).Draw(t, "expect"),
			State:  rapid.SampledFrom(modelStates).Draw(t, "state"),
			Pack:   rapid.SampledFrom([]string{"", "hash"}).Draw(t, "pack"),
		}
		if rapid.Bool().Draw(t, "has body") {
			body, err := knowledge.Encode(rapid.String().Draw(t, "body"))
			if err != nil {
				t.Fatal(err)
			}
			c.Body = body
		}
		b.Changes = append(b.Changes, c)
	}
	return b
}

// TestLikeTheModel does random things to a store and to a model, through two stores
// on one database, and wants the same of both.
func TestLikeTheModel(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set("15"); err != nil { // each makes its tables and does some 30 things
			t.Fatal(err)
		}
		defer func() { _ = f.Value.Set(f.DefValue) }()
	}
	t.Run("sqlite", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) { likeTheModel(t, rt, filepath.Join(t.TempDir(), "store.db")) })
	})
	t.Run("postgres", func(t *testing.T) {
		address := pgtest.Start(t)
		admin := opens(address)(t).write
		schemas := 0
		rapid.Check(t, func(rt *rapid.T) { // a schema is made sooner than a database
			schemas++
			if _, err := admin.ExecContext(t.Context(), fmt.Sprintf(`CREATE SCHEMA s%d`, schemas)); err != nil {
				rt.Fatal(err)
			}
			likeTheModel(t, rt, fmt.Sprintf("%s&search_path=s%d", address, schemas))
		})
	})
}

func likeTheModel(t *testing.T, rt *rapid.T, place string) {
	ctx := t.Context()
	m := &model{}
	var stores []*Store
	for range 2 {
		s, err := open(ctx, place)
		if err != nil {
			rt.Fatal(err)
		}
		stores = append(stores, s)
	}
	defer func() {
		for _, s := range stores {
			mustClose(t, s)
		}
	}()
	one := func(rt *rapid.T) *Store { return stores[rapid.IntRange(0, 1).Draw(rt, "store")] }
	rt.Repeat(map[string]func(*rapid.T){
		"apply": func(rt *rapid.T) {
			b := drawBatch(rt, m)
			want := m.apply(b)
			got, err := one(rt).Apply(ctx, b)
			var conflict *knowledge.ConflictError
			if want == nil && errors.As(err, &conflict) {
				same(rt, m.get(conflict.Ref), conflict.Have, nil)
				return
			}
			same(rt, want, got, err)
		},
		"get": func(rt *rapid.T) {
			r := drawRef(rt)
			want := m.get(r)
			got, err := one(rt).Get(ctx, r)
			if want == nil && errors.Is(err, knowledge.ErrNoRecord) {
				err = nil
			}
			same(rt, want, got, err)
		},
		"list": func(rt *rapid.T) {
			q := knowledge.Query{
				Types:  some(rt, modelTypes),
				Scopes: some(rt, modelScopes),
				States: some(rt, modelStates),
			}
			got, last, err := one(rt).List(ctx, q)
			same(rt, m.list(q), got, err)
			same(rt, int64(len(m.feed)), last, nil)
		},
		"since": func(rt *rapid.T) {
			after := rapid.IntRange(0, len(m.feed)).Draw(rt, "after")
			limit := rapid.IntRange(1, 10).Draw(rt, "limit")
			got, err := one(rt).Since(ctx, int64(after), limit)
			same(rt, m.feed[after:min(after+limit, len(m.feed))], got, err)
		},
		"history": func(rt *rapid.T) {
			r := drawRef(rt)
			var want []knowledge.Revision
			for _, v := range m.feed {
				if v.After.Ref == r {
					want = append(want, v)
				}
			}
			got, err := one(rt).History(ctx, r)
			same(rt, want, got, err)
		},
		"revision": func(rt *rapid.T) {
			if len(m.feed) == 0 {
				rt.Skip("there is none yet")
			}
			v := rapid.SampledFrom(m.feed).Draw(rt, "revision")
			got, err := one(rt).Revision(ctx, v.Seq)
			same(rt, &v, got, err)
		},
		"reopen": func(rt *rapid.T) {
			i := rapid.IntRange(0, 1).Draw(rt, "which")
			mustClose(t, stores[i])
			s, err := open(ctx, place)
			if err != nil {
				rt.Fatal(err)
			}
			stores[i] = s
		},
	})
	same(rt, m.feed, feed(t, stores[0]), nil)
}

// same wants two values to be alike; lists without members are.
func same[T any](t *rapid.T, want, got T, err error) {
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, sameBody, emptyLists); diff != "" {
		t.Fatalf("(-model, +store):\n%s", diff)
	}
}

var emptyLists = cmp.FilterValues(func(a, b any) bool {
	switch a := a.(type) {
	case []knowledge.Revision:
		return len(a) == 0 && len(b.([]knowledge.Revision)) == 0
	case []*knowledge.Record:
		return len(a) == 0 && len(b.([]*knowledge.Record)) == 0
	}
	return false
}, cmp.Ignore())

// some gives nil or some words of a list.
func some[T comparable](t *rapid.T, words []T) []T {
	list := rapid.SliceOfNDistinct(rapid.SampledFrom(words), 0, len(words), rapid.ID).Draw(t, "filter")
	if len(list) == 0 {
		return nil
	}
	return list
}
