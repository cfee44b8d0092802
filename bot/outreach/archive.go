package outreach

import (
	"context"
	"fmt"

	"github.com/ceasefire-facts/bot/knowledge"
)

// An archive reads the history of facts, each once.
type archive struct {
	ctx       context.Context
	store     knowledge.Store
	histories map[knowledge.Ref][]knowledge.Revision
	err       error // of the store, if it could not be read
}

// newArchive makes an archive that is good as long as ctx is, and as nothing changes.
func newArchive(ctx context.Context, s knowledge.Store) *archive {
	return &archive{ctx: ctx, store: s, histories: map[knowledge.Ref][]knowledge.Revision{}}
}

func (a *archive) history(s knowledge.Scope, id knowledge.FactID) ([]knowledge.Revision, error) {
	ref := knowledge.Ref{Type: knowledge.FactRecord, Scope: s, ID: string(id)}
	if h, known := a.histories[ref]; known {
		return h, nil
	}
	h, err := a.store.History(a.ctx, ref)
	if err != nil {
		a.err = fmt.Errorf("read the history of %s: %w", ref, err)
		return nil, a.err
	}
	a.histories[ref] = h
	return h, nil
}

// record gives a fact's record of one scope as it was after a revision; nil if there
// was none.
func (a *archive) record(s knowledge.Scope, id knowledge.FactID, at int64) (*knowledge.Record, error) {
	h, err := a.history(s, id)
	var out *knowledge.Record
	for _, r := range h {
		if r.Seq <= at {
			out = r.After
		}
	}
	return out, err
}

// seen is the Archive.
func (a *archive) seen(s knowledge.Scope, id knowledge.FactID, at int64) (*knowledge.Fact, error) {
	r, err := a.record(s, id, at)
	if err != nil {
		return nil, err
	}
	if s != knowledge.Global && (r == nil || r.State == knowledge.Undone) {
		return a.seen(knowledge.Global, id, at)
	}
	if r == nil || r.State != knowledge.Active {
		return nil, nil
	}
	return factIn(r)
}
