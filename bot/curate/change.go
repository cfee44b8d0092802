package curate

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Retract withdraws a fact of the scope, with a reason. In a guild a global fact
// is hidden there instead.
func (c *Curator) Retract(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID, reason string) (*Done, error) {
	if strings.TrimSpace(reason) == "" {
		return nil, refused("say why it is withdrawn; those who were told of it will want to know")
	}
	f, have, err := c.own(ctx, a, s, id)
	if err != nil {
		return nil, err
	}
	done := &Done{Action: Withdrawn, Scope: s, Fact: id, Text: f.Text, Reason: reason, By: a.ID, Before: f}
	ch := knowledge.Change{Ref: factRef(s, id), Action: Withdrawn, Expect: rev(have), State: knowledge.Retracted}
	if f.Scope.String() != string(s) { // it is global, and stays there
		done.Action, ch.Action, ch.State = Hid, Hid, knowledge.Hidden
	}
	if have != nil {
		ch.Body, ch.Pack = have.Body, have.Pack
	}
	return c.commit(ctx, a, done, []knowledge.Change{ch}, "", func() {})
}

// Confirm notes that a fact still stands today; nothing else of it changes.
func (c *Curator) Confirm(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID) (*Done, error) {
	f, have, err := c.own(ctx, a, s, id)
	if err != nil {
		return nil, err
	}
	today := knowledge.OnDay(c.today())
	if f.When.After(today) {
		return nil, refused("it lies in the future, so that nobody can say yet that it still stands")
	}
	done := &Done{Action: Confirmed, Scope: s, Fact: id, Text: f.Text, By: a.ID, Before: f}
	if f.Scope.String() == string(s) {
		g := *f
		g.Confirmed = today
		return c.commit(ctx, a, done, []knowledge.Change{{
			Ref: factRef(s, id), Action: Confirmed, Expect: rev(have), State: knowledge.Active, Body: encoded(g), Pack: have.Pack,
		}}, "", func() {})
	}
	ref := knowledge.Ref{Type: knowledge.ConfirmRecord, Scope: s, ID: string(id)}
	if have, err = c.record(ctx, ref); err != nil {
		return nil, err
	}
	return c.commit(ctx, a, done, []knowledge.Change{{
		Ref: ref, Action: Confirmed, Expect: rev(have), State: knowledge.Active, Body: encoded(knowledge.Confirmation{On: today}),
	}}, "", func() {})
}

// own gives a fact that the scope sees, with the scope's own record of it, if any.
func (c *Curator) own(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID) (*knowledge.Fact, *knowledge.Record, error) {
	if err := a.May(s); err != nil {
		return nil, nil, err
	}
	f := c.library.Base(s).Fact(id)
	if f == nil {
		return nil, nil, ErrNoFact
	}
	have, err := c.record(ctx, factRef(s, id))
	return f, have, err
}

// Undo brings a record back to what it was before a revision. That is a new
// revision; nothing is deleted.
func (c *Curator) Undo(ctx context.Context, a Actor, seq int64) (*Done, error) {
	r, err := c.store.Revision(ctx, seq)
	if errors.Is(err, knowledge.ErrNoRecord) {
		return nil, ErrNoFact
	}
	if err != nil {
		return nil, err
	}
	ref := r.After.Ref
	if err := a.May(ref.Scope); err != nil {
		if ref.Scope != a.Guild && ref.Scope != knowledge.Global {
			err = ErrNoFact // another server's; it does not exist for this one
		}
		return nil, err
	}
	if !knowledge.Concerns(ref.Type) {
		return nil, refused("this cannot be undone here")
	}
	now, err := c.record(ctx, ref)
	if err != nil {
		return nil, err
	}
	ch := knowledge.Change{Ref: ref, Action: Undid, Expect: rev(now), State: knowledge.Undone, Body: now.Body, Pack: now.Pack}
	if r.Before != nil {
		ch.State, ch.Body, ch.Pack = r.Before.State, r.Before.Body, r.Before.Pack
	}
	if ch.State == now.State && string(ch.Body) == string(now.Body) {
		return nil, refused("it is as it was before that change already")
	}
	done := &Done{Action: Undid, Scope: ref.Scope, By: a.ID, Text: ref.ID}
	if ref.Type == knowledge.FactRecord || ref.Type == knowledge.ConfirmRecord {
		done.Fact = knowledge.FactID(ref.ID)
	}
	if ref.Type == knowledge.FactRecord && len(ch.Body) > 0 {
		f, err := knowledge.Decode[knowledge.Fact](&knowledge.Record{Ref: ref, Body: ch.Body})
		if err != nil {
			return nil, err
		}
		if err := c.usable(ref.Scope, f); err != nil {
			return nil, err
		}
		done.Text = f.Text
	}
	return c.commit(ctx, a, done, []knowledge.Change{ch}, "", func() {})
}

// usable reports whether what an older version of a fact names is still there.
func (c *Curator) usable(s knowledge.Scope, f *knowledge.Fact) error {
	base := c.library.Base(s)
	for _, id := range f.Sources {
		if base.Source(id) == nil {
			return refused("its source %s is not there any more", id)
		}
	}
	return nil
}

// History gives the revisions of a fact that a scope may see, newest first: its
// own, and those of the global fact.
func (c *Curator) History(ctx context.Context, a Actor, id knowledge.FactID) ([]knowledge.Revision, error) {
	if err := a.moderate(); err != nil {
		return nil, err
	}
	scopes := []knowledge.Scope{knowledge.Global}
	if a.Guild != knowledge.Global {
		scopes = append(scopes, a.Guild)
	}
	var out []knowledge.Revision
	for _, s := range scopes {
		for _, t := range []knowledge.RecordType{knowledge.FactRecord, knowledge.ConfirmRecord} {
			r, err := c.store.History(ctx, knowledge.Ref{Type: t, Scope: s, ID: string(id)})
			if err != nil {
				return nil, err
			}
			out = append(out, r...)
		}
	}
	if len(out) == 0 {
		return nil, ErrNoFact
	}
	slices.SortFunc(out, func(p, q knowledge.Revision) int { return cmp.Compare(q.Seq, p.Seq) })
	return out, nil
}

// moderate reports whether the actor may see what moderators see where they act.
func (a Actor) moderate() error {
	if a.Operates || a.Moderates {
		return nil
	}
	return ErrNotModerator
}

// Fact gives a fact as the scope sees it.
func (c *Curator) Fact(s knowledge.Scope, id knowledge.FactID) (*knowledge.Fact, *knowledge.Base, error) {
	base := c.library.Base(s)
	f := base.Fact(id)
	if f == nil {
		return nil, nil, ErrNoFact
	}
	return f, base, nil
}

// Find gives facts that the scope sees by what is typed: the beginning of an id, or
// words; the newest if nothing is.
func (c *Curator) Find(ctx context.Context, s knowledge.Scope, typed string, limit int) ([]*knowledge.Fact, error) {
	var out []*knowledge.Fact
	err := c.library.Look(s, func(x *index.Index) error {
		all := x.Base().Facts()
		typed = strings.TrimSpace(typed)
		for _, f := range slices.Backward(all) {
			if len(out) < limit && strings.HasPrefix(string(f.ID), strings.ToLower(typed)) {
				out = append(out, f)
			}
		}
		if typed == "" || len(out) == limit {
			return nil
		}
		hits, err := x.Search(ctx, index.Weights(index.Terms(x.Lexis().Understand(typed))), index.Filter{Scope: s}, limit)
		for _, h := range hits {
			if len(out) < limit && !slices.Contains(out, h.Fact) {
				out = append(out, h.Fact)
			}
		}
		return err
	})
	return out, err
}
