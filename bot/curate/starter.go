package curate

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Records that tell what packs brought.
const (
	// PackRecord tells which version of a pack was brought in; its body is a packVersion.
	PackRecord knowledge.RecordType = "pack"

	// StarterPack names the pack that the bot brings in when it starts.
	StarterPack = "starter"
	// ConflictRecord is a pack's word on something that a moderator changed; its body is a
	// [Conflict], its state Open until somebody decides.
	ConflictRecord knowledge.RecordType = "conflict"
)

type packVersion struct {
	Hash string `json:"hash"`
}

// A Conflict is what a newer pack makes of a record that was changed by hand.
type Conflict struct {
	Of   knowledge.Ref   `json:"of"`
	New  json.RawMessage `json:"new,omitempty"` // the pack's body; nil: the pack has it no more
	Pack string          `json:"pack"`          // hash of the pack's body; of none if the pack has it no more
}

// gone is the Pack of a record that a pack had once and has no more.
var gone = hashOf(nil)

// A Brought tells what bringing in a pack did.
type Brought struct {
	Added, Updated, Withdrawn, Conflicts int
}

// packBatch bounds how many changes are made at a time, so that others get their
// turn at the store.
const packBatch = 500

// BringIn brings a pack's records into the global scope: what is new is added, what
// no moderator has touched is updated, or withdrawn if the pack has it no more, and
// what was changed by hand is kept and listed as a conflict. A pack that was
// brought in already is passed over.
//
// What was cut off is taken up again by the next call. What another process brings
// in at the same time is no error.
func BringIn(ctx context.Context, store knowledge.Store, b knowledge.Batch, name string, p *knowledge.Pack) (Brought, error) {
	const tries = 10
	var sum Brought
	for try := 1; ; try++ {
		out, err := bringIn(ctx, store, b, name, p)
		sum.Added, sum.Updated, sum.Withdrawn, sum.Conflicts = sum.Added+out.Added, sum.Updated+out.Updated, sum.Withdrawn+out.Withdrawn, sum.Conflicts+out.Conflicts
		var conflict *knowledge.ConflictError
		if try == tries || !errors.As(err, &conflict) {
			return sum, err
		}
	}
}

// bringIn counts what it did, also if it was cut off.
func bringIn(ctx context.Context, store knowledge.Store, b knowledge.Batch, name string, p *knowledge.Pack) (Brought, error) {
	var out Brought
	want := recordsOf(p, knowledge.Global)
	version := encoded(packVersion{versionOf(want)})
	mark := knowledge.Ref{Type: PackRecord, Scope: knowledge.Global, ID: name}
	have, needed, err := globals(ctx, store)
	if err != nil {
		return out, fmt.Errorf("bring in pack %s: %w", name, err)
	}
	if m := have[mark]; m != nil && bytes.Equal(m.Body, version) {
		return out, nil
	}
	changes := changesFor(want, have, needed)
	changes = append(changes, knowledge.Change{Ref: mark, Action: "pack", Expect: rev(have[mark]), State: knowledge.Active, Body: version})
	for len(changes) > 0 { // the mark comes last, so that what was cut off is taken up again
		n := min(len(changes), packBatch)
		b.Changes = changes[:n]
		if _, err := store.Apply(ctx, b); err != nil {
			return out, fmt.Errorf("bring in pack %s: %w", name, err)
		}
		out.count(changes[:n])
		changes = changes[n:]
	}
	return out, nil
}

// globals gives the global records, and the sources and entities that some fact, of
// any scope, cannot do without.
func globals(ctx context.Context, store knowledge.Store) (global map[knowledge.Ref]*knowledge.Record, needed map[knowledge.Ref]bool, err error) {
	have, _, err := store.List(ctx, knowledge.Query{Scopes: []knowledge.Scope{knowledge.Global}})
	if err != nil {
		return nil, nil, err
	}
	facts, _, err := store.List(ctx, knowledge.Query{Types: []knowledge.RecordType{knowledge.FactRecord}, States: []knowledge.State{knowledge.Active}})
	if err != nil {
		return nil, nil, err
	}
	needed = map[knowledge.Ref]bool{}
	need := func(t knowledge.RecordType, id string) {
		needed[knowledge.Ref{Type: t, Scope: knowledge.Global, ID: id}] = true
	}
	for _, r := range facts {
		if r.Scope == knowledge.Global && untouched(r) {
			continue // it goes or changes as the pack does
		}
		f, err := knowledge.Decode[knowledge.Fact](r)
		if err != nil {
			continue // nobody sees it
		}
		for _, id := range f.Sources {
			need(knowledge.SourceRecord, string(id))
		}
		for _, id := range f.Mentions() {
			need(knowledge.EntityRecord, string(id))
		}
	}
	return byRef(have), needed, nil
}

func byRef(records []*knowledge.Record) map[knowledge.Ref]*knowledge.Record {
	out := make(map[knowledge.Ref]*knowledge.Record, len(records))
	for _, r := range records {
		out[r.Ref] = r
	}
	return out
}

// changesFor tells what has to be done for the records wanted. What the pack brought
// before and has no more is withdrawn, but for what facts of others rest on.
func changesFor(want []knowledge.Change, have map[knowledge.Ref]*knowledge.Record, needed map[knowledge.Ref]bool) []knowledge.Change {
	var out []knowledge.Change
	wanted := map[knowledge.Ref]bool{}
	for _, w := range want {
		wanted[w.Ref] = true
		switch r := have[w.Ref]; {
		case r == nil:
			out = append(out, w)
		case r.Pack == w.Pack: // the pack says what it said before
		case untouched(r), r.State == knowledge.Active && bytes.Equal(r.Body, w.Body): // the latter was imported, just so
			w.Action, w.Expect = updated, r.Rev
			out = append(out, w)
		default:
			out = append(out, conflict(Conflict{Of: r.Ref, New: w.Body, Pack: w.Pack}, have)...)
		}
	}
	for _, ref := range slices.SortedFunc(maps.Keys(have), compareRefs) {
		r := have[ref]
		switch {
		case !knowledge.Concerns(ref.Type) || wanted[ref] || r.State != knowledge.Active:
		case r.Pack == "" || r.Pack == gone || needed[ref]:
		case untouched(r):
			out = append(out, knowledge.Change{Ref: ref, Action: withdrawn, Expect: r.Rev, State: knowledge.Retracted, Body: r.Body, Pack: gone})
		default:
			out = append(out, conflict(Conflict{Of: ref, Pack: gone}, have)...)
		}
	}
	return out
}

// The actions of a pack that is brought in.
const (
	updated    knowledge.Action = "update"
	withdrawn  knowledge.Action = "withdraw"
	conflicted knowledge.Action = "conflict"
)

// count adds changes that were made.
func (o *Brought) count(changes []knowledge.Change) {
	for _, ch := range changes {
		switch ch.Action {
		case Added:
			o.Added++
		case updated:
			o.Updated++
		case withdrawn:
			o.Withdrawn++
		case conflicted:
			o.Conflicts++
		}
	}
}

// untouched reports whether a record is as a pack left it.
func untouched(r *knowledge.Record) bool {
	return r.State == knowledge.Active && r.Pack == hashOf(r.Body) || r.State == knowledge.Retracted && r.Pack == gone
}

// conflict lists a conflict, in place of an earlier one about the same record; no
// change if it waits already.
func conflict(c Conflict, have map[knowledge.Ref]*knowledge.Record) []knowledge.Change {
	ref := knowledge.Ref{Type: ConflictRecord, Scope: c.Of.Scope, ID: string(c.Of.Type) + ":" + c.Of.ID}
	body := encoded(c)
	if r := have[ref]; r != nil && r.State == Open && bytes.Equal(r.Body, body) {
		return nil
	}
	return []knowledge.Change{{Ref: ref, Action: conflicted, Expect: rev(have[ref]), State: Open, Body: body}}
}

func compareRefs(a, b knowledge.Ref) int {
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.ID, b.ID))
}

// recordsOf gives the changes that add everything in a pack to a scope. Entities
// of the same id are united, as they are in a base.
func recordsOf(p *knowledge.Pack, s knowledge.Scope) []knowledge.Change {
	var out []knowledge.Change
	add := func(t knowledge.RecordType, id string, v any) {
		body := encoded(v)
		out = append(out, knowledge.Change{
			Ref: knowledge.Ref{Type: t, Scope: s, ID: id}, Action: Added, State: knowledge.Active, Body: body, Pack: hashOf(body),
		})
	}
	for _, x := range knowledge.United(p.Entities) {
		add(knowledge.EntityRecord, string(x.ID), x)
	}
	for _, x := range p.Lexicon {
		add(knowledge.LexiconRecord, x.Key(), x)
	}
	for _, x := range p.Sources {
		add(knowledge.SourceRecord, string(x.ID), x)
	}
	for _, x := range p.Facts {
		add(knowledge.FactRecord, string(x.ID), x)
	}
	if s == knowledge.Global {
		return out
	}
	for _, id := range p.Hides {
		out = append(out, knowledge.Change{Ref: factRef(s, id), Action: Hid, State: knowledge.Hidden})
	}
	for _, x := range p.Confirms {
		add(knowledge.ConfirmRecord, string(x.Fact), knowledge.Confirmation{On: x.On})
	}
	return out
}

func hashOf(body []byte) string {
	h := sha256.Sum256(body)
	return hex.EncodeToString(h[:])
}

// versionOf tells packs of other content apart.
func versionOf(records []knowledge.Change) string {
	h := sha256.New()
	for _, r := range records {
		fmt.Fprintf(h, "%s %s %s\n", r.Type, r.ID, r.Pack)
	}
	return hex.EncodeToString(h.Sum(nil))
}
