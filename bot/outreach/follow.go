package outreach

import (
	"context"
	"fmt"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// correctionsCursor names how far the store has been followed for corrections.
const correctionsCursor = "corrections"

// feedPage is how many revisions are read at a time.
const feedPage = 500

// follow reads what changed in the store, and plans the corrections. At the first
// start it begins at what there is: older history corrects nothing.
func (o *Outreach) follow(ctx context.Context) error {
	at, known, err := o.book.Cursor(ctx, correctionsCursor)
	if err != nil {
		return err
	}
	if !known {
		head, err := o.head(ctx)
		if err != nil {
			return err
		}
		return o.plan(ctx, head, nil)
	}
	for {
		revisions, err := o.batches(ctx, at)
		if err != nil || len(revisions) == 0 {
			return err
		}
		list, err := o.corrections(ctx, revisions)
		if err != nil {
			return err
		}
		at = revisions[len(revisions)-1].Seq
		if err := o.plan(ctx, at, list); err != nil {
			return err
		}
		for _, c := range list {
			o.log.Info("a correction is to be brought to answers", "revision", c.ID, "fact", c.Fact, "change", c.Change, "scope", c.Scope)
		}
	}
}

func (o *Outreach) plan(ctx context.Context, cursor int64, list []ledger.Correction) error {
	return o.book.Plan(ctx, correctionsCursor, cursor, o.now().Add(-o.opts.Entries), list)
}

// head is the Seq of the last revision in the store.
func (o *Outreach) head(ctx context.Context) (int64, error) {
	_, head, err := o.store.List(ctx, knowledge.Query{Types: []knowledge.RecordType{"none"}})
	return head, err
}

// batches gives whole batches of revisions after one.
func (o *Outreach) batches(ctx context.Context, after int64) ([]knowledge.Revision, error) {
	for limit := feedPage; ; limit *= 2 {
		all, err := o.store.Since(ctx, after, limit)
		if err != nil {
			return nil, fmt.Errorf("read the change feed: %w", err)
		}
		if len(all) < limit {
			return all, nil
		}
		last := len(all)
		for last > 0 && all[last-1].Batch == all[len(all)-1].Batch {
			last--
		}
		if last > 0 {
			return all[:last], nil
		}
	}
}

// corrections gives what whole batches of revisions correct. A revision that cannot be
// read is logged and passed over: the others must not wait for it.
func (o *Outreach) corrections(ctx context.Context, revisions []knowledge.Revision) ([]ledger.Correction, error) {
	a := newArchive(ctx, o.store)
	var out []ledger.Correction
	for len(revisions) > 0 {
		n := 1
		for n < len(revisions) && revisions[n].Batch == revisions[0].Batch {
			n++
		}
		list, err := Revised(revisions[:n], a.seen, o.superseded)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case a.err != nil:
			return nil, a.err
		case err != nil:
			o.log.Error("a change cannot be read, and corrects nothing", "error", err)
		}
		for i := range list {
			if err := o.link(&list[i], a); err != nil {
				return nil, err
			}
		}
		out = append(out, list...)
		revisions = revisions[n:]
	}
	return out, nil
}

// superseded is the Superseded of the answers.
func (o *Outreach) superseded(s knowledge.Scope, id knowledge.FactID) bool {
	return len(o.opts.Library.Base(s).SupersededBy(id)) > 0
}

// link fills in where a correction's new words are reported.
func (o *Outreach) link(c *ledger.Correction, a *archive) error {
	if c.Next == "" {
		return nil
	}
	f, err := a.seen(c.Scope, c.Next, c.ID)
	if err != nil || f == nil {
		return err
	}
	base := o.opts.Library.Base(c.Scope)
	for _, id := range f.Sources {
		if s := base.Source(id); s != nil {
			c.Link = s.URL
			return nil
		}
	}
	return nil
}
