package curate

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Records that tell what packs brought.
const (
	// PackRecord tells which version of a pack was brought in; its body is a packVersion.
	PackRecord knowledge.RecordType = "pack"
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
	Pack string          `json:"pack"`          // hash of the pack's body, or of the last that it had
}

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
func BringIn(ctx context.Context, store knowledge.Store, b knowledge.Batch, name string, p *knowledge.Pack) (Brought, error) {
	var out Brought
	want := recordsOf(p, knowledge.Global)
	version := encoded(packVersion{versionOf(want)})
	mark := knowledge.Ref{Type: PackRecord, Scope: knowledge.Global, ID: name}
	have, _, err := store.List(ctx, knowledge.Query{Scopes: []knowledge.Scope{knowledge.Global}})
	if err != nil {
		return out, fmt.Errorf("bring in pack %s: %w", name, err)
	}
	byRef := make(map[knowledge.Ref]*knowledge.Record, len(have))
	for _, r := range have {
		byRef[r.Ref] = r
	}
	if m := byRef[mark]; m != nil && bytes.Equal(m.Body, version) {
		return out, nil
	}
	changes := out.changes(want, byRef)
	changes = append(changes, knowledge.Change{Ref: mark, Action: "pack", Expect: rev(byRef[mark]), State: knowledge.Active, Body: version})
	for len(changes) > 0 { // the mark comes last, so that what was cut off is taken up again
		n := min(len(changes), packBatch)
		b.Changes = changes[:n]
		if _, err := store.Apply(ctx, b); err != nil {
			return out, fmt.Errorf("bring in pack %s: %w", name, err)
		}
		changes = changes[n:]
	}
	return out, nil
}

// changes tells what has to be done for the records wanted, and counts it. What the
// pack brought before and has no more is withdrawn.
func (o *Brought) changes(want []knowledge.Change, have map[knowledge.Ref]*knowledge.Record) []knowledge.Change {
	var out []knowledge.Change
	wanted := map[knowledge.Ref]bool{}
	for _, w := range want {
		wanted[w.Ref] = true
		switch r := have[w.Ref]; {
		case r == nil:
			o.Added++
			out = append(out, w)
		case r.Pack == w.Pack: // the pack says what it said before
		case untouched(r):
			o.Updated++
			w.Action, w.Expect = "update", r.Rev
			out = append(out, w)
		default:
			o.Conflicts++
			out = append(out, conflict(Conflict{Of: r.Ref, New: w.Body, Pack: w.Pack}, have))
		}
	}
	for _, ref := range slices.SortedFunc(maps.Keys(have), compareRefs) {
		r := have[ref]
		switch {
		case !knowledge.Concerns(ref.Type) || wanted[ref] || r.Pack == "" || r.State != knowledge.Active:
		case untouched(r):
			o.Withdrawn++
			out = append(out, knowledge.Change{Ref: ref, Action: "withdraw", Expect: r.Rev, State: knowledge.Retracted, Body: r.Body, Pack: r.Pack})
		default:
			o.Conflicts++
			out = append(out, conflict(Conflict{Of: ref, Pack: r.Pack}, have))
		}
	}
	return out
}

// untouched reports whether a record is as a pack brought it.
func untouched(r *knowledge.Record) bool {
	return r.State == knowledge.Active && r.Pack == hashOf(r.Body)
}

// conflict lists a conflict, in place of an earlier one about the same record.
func conflict(c Conflict, have map[knowledge.Ref]*knowledge.Record) knowledge.Change {
	ref := knowledge.Ref{Type: ConflictRecord, Scope: c.Of.Scope, ID: string(c.Of.Type) + ":" + c.Of.ID}
	return knowledge.Change{Ref: ref, Action: "conflict", Expect: rev(have[ref]), State: Open, Body: encoded(c)}
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
			Ref: knowledge.Ref{Type: t, Scope: s, ID: id}, Action: "add", State: knowledge.Active, Body: body, Pack: hashOf(body),
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
