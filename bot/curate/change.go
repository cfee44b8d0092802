package curate

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// Retract withdraws a fact of the scope, with a reason. In a guild a global fact
// is hidden there instead.
func (c *Curator) Retract(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID, reason string) (*Done, error) {
	reason, err := reasonable(reason, "say why it is withdrawn; those who were told of it will want to know")
	if err != nil {
		return nil, err
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
		g, err := knowledge.Decode[knowledge.Fact](have) // not f, which has what other facts add to it
		if err != nil {
			return nil, err
		}
		g.Confirmed = today
		return c.commit(ctx, a, done, []knowledge.Change{{
			Ref: factRef(s, id), Action: Confirmed, Expect: have.Rev, State: knowledge.Active, Body: encoded(g), Pack: have.Pack,
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
	return c.look(ctx, s, id)
}

// look gives a fact that a scope sees, with the scope's own record of it, nil if it
// has none. The record is read first and the answers are brought up to it, so that a
// change by somebody else, in another process too, is either seen or a conflict.
func (c *Curator) look(ctx context.Context, s knowledge.Scope, id knowledge.FactID) (*knowledge.Fact, *knowledge.Record, error) {
	have, err := c.record(ctx, factRef(s, id))
	if err != nil {
		return nil, nil, err
	}
	if err := c.library.CatchUp(ctx); err != nil {
		return nil, nil, err
	}
	f := c.library.Base(s).Fact(id)
	if f == nil {
		return nil, nil, ErrNoFact
	}
	own, active := f.Scope.String() == string(s), have != nil && have.State == knowledge.Active
	if own != active { // between the two looks
		return nil, nil, ErrChanged
	}
	return f, have, nil
}

// maxReason bounds a reason, in characters; Discord's longest field has as many.
const maxReason = 4000

// reasonable gives a reason as it is stored; why tells what it is for.
func reasonable(reason, why string) (string, error) {
	reason = strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(reason, "\uFFFD"), "\x00", ""))
	switch {
	case reason == "":
		return "", refused("%s", why)
	case len([]rune(reason)) > maxReason:
		return "", refused("the reason is too long; at most %d characters", maxReason)
	}
	return reason, nil
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
	// The pack's last word stays known, whichever that was: what a person brought back
	// against it is theirs, and no newer pack takes it away unasked.
	ch := knowledge.Change{Ref: ref, Action: Undid, Expect: rev(now), State: knowledge.Undone, Body: now.Body, Pack: now.Pack}
	if r.Before != nil {
		ch.State, ch.Body = r.Before.State, r.Before.Body
	}
	if ch.State == now.State && string(ch.Body) == string(now.Body) {
		return nil, refused("it is as it was before that change already")
	}
	done := &Done{Action: Undid, Scope: ref.Scope, By: a.ID, Text: ref.ID}
	if ref.Type == knowledge.FactRecord || ref.Type == knowledge.ConfirmRecord {
		done.Fact = knowledge.FactID(ref.ID)
	}
	if err := c.library.CatchUp(ctx); err != nil {
		return nil, err
	}
	base := c.library.Base(ref.Scope)
	switch ref.Type {
	case knowledge.FactRecord:
		if err := c.back(base, done, ch); err != nil {
			return nil, err
		}
	case knowledge.SourceRecord, knowledge.EntityRecord:
		if err := c.spared(ctx, ch); err != nil {
			return nil, err
		}
	}
	return c.commit(ctx, a, done, []knowledge.Change{ch}, "", func() {})
}

// back fills in what is done to a fact that becomes what it was, and reports whether
// it still can be shown: what it names must be there, and nothing else say the same.
func (c *Curator) back(base *knowledge.Base, done *Done, ch knowledge.Change) error {
	if now := base.Fact(done.Fact); now != nil && now.Scope.String() == string(ch.Scope) {
		done.Before = now
	}
	if len(ch.Body) == 0 {
		return nil
	}
	f, err := knowledge.Decode[knowledge.Fact](&knowledge.Record{Ref: ch.Ref, Body: ch.Body})
	if err != nil {
		return err
	}
	done.Text, done.disputed = f.Text, len(f.DisputedBy) > 0
	if ch.State != knowledge.Active {
		return nil
	}
	known := packOf(base, f.ID)
	for _, x := range pack.Lint(pack.FilesOf("undo", &knowledge.Pack{Facts: []*knowledge.Fact{f}}), pack.LintOptions{Known: known}) {
		if x.Severity == pack.Error && x.Rule != pack.Missing && x.Rule != pack.Dispute && !elsewhere(x) {
			return refused("it cannot be brought back as it was: %s: %s", x.Field, x.Text)
		}
	}
	if why := outOfOrder(base, f); why != "" {
		return refused("it cannot be brought back as it was: %s", why)
	}
	return nil
}

// elsewhere reports whether a problem is that a fact names another that is
// withdrawn or hidden: it may come back, and does no harm meanwhile.
func elsewhere(x pack.Problem) bool {
	return x.Rule == pack.Dangling && (strings.HasPrefix(x.Field, "supersedes") || strings.HasPrefix(x.Field, "disputed_by"))
}

// spared reports whether facts can do without a source or an entity that is to go.
func (c *Curator) spared(ctx context.Context, ch knowledge.Change) error {
	if ch.State == knowledge.Active {
		return nil
	}
	if ch.Scope != knowledge.Global { // a guild's own only adds to a global one, or stands before it
		ref := ch.Ref
		ref.Scope = knowledge.Global
		if r, err := c.record(ctx, ref); err != nil || r != nil && r.State == knowledge.Active {
			return err
		}
	}
	records, _, err := c.store.List(ctx, knowledge.Query{Types: []knowledge.RecordType{knowledge.FactRecord}, States: []knowledge.State{knowledge.Active}})
	if err != nil {
		return err
	}
	for _, r := range records {
		if ch.Scope != knowledge.Global && r.Scope != ch.Scope {
			continue
		}
		f, err := knowledge.Decode[knowledge.Fact](r)
		if err != nil {
			continue // nobody sees it
		}
		named := slices.Contains(f.Mentions(), knowledge.EntityID(ch.ID))
		if ch.Type == knowledge.SourceRecord {
			named = slices.Contains(f.Sources, knowledge.SourceID(ch.ID))
		}
		if !named {
			continue
		}
		if r.Scope != ch.Scope { // of a guild, which is nobody else's to know
			return refused("facts rest on it")
		}
		return refused("the fact %s rests on it; withdraw or change that first", f.ID)
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
