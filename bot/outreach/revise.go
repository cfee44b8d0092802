package outreach

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// An Archive gives a fact as a scope saw it after a revision had been made and before
// the next; nil if it did not see it then.
type Archive func(s knowledge.Scope, id knowledge.FactID, at int64) (*knowledge.Fact, error)

// A Superseded reports whether a scope now sees something that supersedes a fact.
type Superseded func(s knowledge.Scope, id knowledge.FactID) bool

// Revised gives the corrections that revisions of one batch make, in their order. Of
// one fact it gives one: that it was overtaken tells more than that it changed. A fact
// that was superseded and is so no more is corrected too, by its own words. What is no
// correction: a new fact that supersedes nothing; another source, topic, question or
// link; a confirmation; what was mended. Links are left empty. The error tells what
// cannot be read; the corrections are those without it.
func Revised(batch []knowledge.Revision, archive Archive, superseded Superseded) ([]ledger.Correction, error) {
	var out []ledger.Correction
	var bad []error
	for _, r := range batch {
		if r.After == nil || r.After.Type != knowledge.FactRecord {
			continue
		}
		list, err := revised(&r, batch[0].Seq-1, archive, superseded)
		if err != nil {
			bad = append(bad, fmt.Errorf("revision %d: %w", r.Seq, err))
		}
		for _, c := range list {
			out = joined(out, c)
		}
	}
	return out, errors.Join(bad...)
}

// joined adds a correction, or lets it and an earlier one of the same fact be one.
func joined(list []ledger.Correction, c ledger.Correction) []ledger.Correction {
	i := slices.IndexFunc(list, func(o ledger.Correction) bool { return o.Fact == c.Fact && o.Scope == c.Scope })
	switch {
	case i < 0:
		return append(list, c)
	case c.Change == ledger.Overtaken && list[i].Change != ledger.Overtaken:
		c.Before, c.Quote = list[i].Before, list[i].Quote
		list[i] = c
	}
	return list
}

// revised gives the corrections of one revision of a fact, whose batch came after
// another revision.
func revised(r *knowledge.Revision, after int64, archive Archive, superseded Superseded) ([]ledger.Correction, error) {
	was, is, err := sides(r, archive)
	if err != nil {
		return nil, err
	}
	id, scope := knowledge.FactID(r.After.ID), r.After.Scope
	var out []ledger.Correction
	add := func(of knowledge.FactID, change ledger.Change, old, next *knowledge.Fact) {
		c := ledger.Correction{ID: r.Seq, At: r.At, Scope: scope, Fact: of, Change: change, Reason: r.Reason}
		if old != nil {
			c.Before, c.Quote = old.Text, quoted(old)
		}
		if next != nil {
			c.After, c.Next = next.Text, next.ID
		}
		out = append(out, c)
	}
	switch {
	case was.seen && !is.seen:
		add(id, ledger.Withdrawn, was.fact, nil)
	case !is.seen || was.fact == nil: // nothing of it was ever said
	case !was.seen: // said before, withdrawn, and said again
		add(id, ledger.Corrected, was.fact, is.fact)
	case r.Action != curate.Mended && differ(was.fact, is.fact):
		add(id, ledger.Corrected, was.fact, is.fact)
	}
	for _, x := range was.beside(is) {
		old, err := archive(scope, x, r.Seq)
		if err != nil {
			return nil, err
		}
		if x != id && old != nil && !superseded(scope, x) {
			add(x, ledger.Corrected, old, old)
		}
	}
	for _, x := range is.beside(was) {
		old, err := archive(scope, x, after)
		if err != nil {
			return nil, err
		}
		if x != id && old != nil { // else nobody can have read it, or was told already that it is not said any more
			add(x, ledger.Overtaken, old, is.fact)
		}
	}
	return out, nil
}

// A side is what a scope had of a fact before or after a revision.
type side struct {
	fact *knowledge.Fact // nil: nothing is known of it
	seen bool            // not withdrawn, not hidden
}

// beside lists what a side supersedes and another does not.
func (s side) beside(other side) []knowledge.FactID {
	if !s.seen {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.fact.Supersedes), func(id knowledge.FactID) bool {
		return other.seen && slices.Contains(other.fact.Supersedes, id)
	})
}

// sides gives what a scope saw before and after a revision: in a guild the global
// fact where it had nothing of its own.
func sides(r *knowledge.Revision, archive Archive) (was, is side, err error) {
	var under *knowledge.Fact
	if r.After.Scope != knowledge.Global {
		if under, err = archive(knowledge.Global, knowledge.FactID(r.After.ID), r.Seq); err != nil {
			return was, is, err
		}
	}
	look := func(x *knowledge.Record) (side, error) {
		if x == nil {
			return side{under, under != nil}, nil
		}
		own, err := factIn(x)
		switch {
		case err != nil:
			return side{}, err
		case x.State == knowledge.Active:
			return side{own, own != nil}, nil
		case x.State == knowledge.Undone && under != nil:
			return side{under, true}, nil
		case own == nil:
			own = under
		}
		return side{own, false}, nil
	}
	if was, err = look(r.Before); err != nil {
		return was, is, err
	}
	is, err = look(r.After)
	return was, is, err
}

// factIn reads a fact's record; nil if it has no body.
func factIn(r *knowledge.Record) (*knowledge.Fact, error) {
	if r == nil || len(r.Body) == 0 {
		return nil, nil
	}
	f, err := knowledge.Decode[knowledge.Fact](r)
	if err != nil {
		return nil, err
	}
	f.ID = knowledge.FactID(r.ID)
	if r.Scope != knowledge.Global {
		f.Scope = r.Scope
	}
	return f, nil
}

func quoted(f *knowledge.Fact) string {
	if f.Quote == nil {
		return ""
	}
	return f.Quote.Words
}

// differ reports whether two versions of a fact say different things: other words,
// another holder, moment, kind, stage or standing. Where else it is found does not
// matter.
func differ(a, b *knowledge.Fact) bool {
	speaker := func(f *knowledge.Fact) knowledge.EntityID {
		if f.Quote == nil {
			return ""
		}
		return f.Quote.Speaker
	}
	return a.Text != b.Text || quoted(a) != quoted(b) || speaker(a) != speaker(b) ||
		!slices.Equal(slices.Sorted(slices.Values(a.By)), slices.Sorted(slices.Values(b.By))) ||
		a.When != b.When || a.Kind != b.Kind || a.Stage != b.Stage || a.Standing != b.Standing
}
