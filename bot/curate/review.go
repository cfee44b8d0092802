package curate

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Complaint is an error that a reader reported, with the answer's trail.
type Complaint struct {
	ledger.Complaint
	Answer *ledger.Entry // nil: it is not kept any more
	Shown  []Shown       // the facts that it showed
}

// A Shown is a fact that an answer showed.
type Shown struct {
	ID      knowledge.FactID
	Fact    *knowledge.Fact // as it stands now; nil: it is not seen any more
	Changed bool            // since the answer
}

// Review lists all that a moderator can look at where they act: first what waits for
// a decision, then errors that readers reported, then what could not be answered, most
// often asked first, then facts whose half-life has passed, those that answers relied on
// most first.
func (c *Curator) Review(ctx context.Context, a Actor) ([]Waiting, error) {
	out, err := c.Queue(ctx, a)
	if err != nil {
		return nil, err
	}
	complaints, err := c.complaints(ctx, a.Guild)
	if err != nil {
		return nil, err
	}
	aged, err := c.aged(ctx, a.Guild)
	if err != nil {
		return nil, err
	}
	gaps, err := c.gaps(ctx, a.Guild)
	if err != nil {
		return nil, err
	}
	return slices.Concat(out, complaints, gaps, aged), nil
}

// complaints lists the errors that readers of a guild reported, oldest first.
func (c *Curator) complaints(ctx context.Context, s knowledge.Scope) ([]Waiting, error) {
	if c.ledger == nil {
		return nil, nil
	}
	list, err := c.ledger.Complaints(ctx, s)
	if err != nil {
		return nil, err
	}
	base := c.library.Base(s)
	var out []Waiting
	for _, x := range list {
		w := Waiting{ID: complaintKey(x.ID), Since: x.At, Complaint: &Complaint{Complaint: x}}
		e, err := c.ledger.EntryOf(ctx, x.Entry)
		if err != nil && !errors.Is(err, ledger.ErrNone) {
			return nil, err
		}
		if e != nil {
			w.Complaint.Answer = e
			if w.Complaint.Shown, err = c.shown(ctx, base, e); err != nil {
				return nil, err
			}
		}
		out = append(out, w)
	}
	return out, nil
}

// shown lists the facts that an answer showed, with what became of them.
func (c *Curator) shown(ctx context.Context, base *knowledge.Base, e *ledger.Entry) ([]Shown, error) {
	var out []Shown
	for _, u := range e.Uses {
		s := Shown{ID: u.Fact, Fact: base.Fact(u.Fact)}
		for _, scope := range []knowledge.Scope{u.Scope, e.Guild} { // a server's own version came since
			r, err := c.record(ctx, factRef(scope, u.Fact))
			if err != nil {
				return nil, err
			}
			s.Changed = s.Changed || r != nil && r.Rev > e.Head
		}
		out = append(out, s)
	}
	return out, nil
}

func complaintKey(id int64) string { return strconv.FormatInt(id, 10) }

// Dismiss ends a complaint: it was looked at.
func (c *Curator) Dismiss(ctx context.Context, a Actor, id int64) error {
	if err := a.May(a.Guild); err != nil {
		return err
	}
	if c.ledger == nil {
		return ErrDecided
	}
	err := c.ledger.Resolve(ctx, a.Guild, id)
	if errors.Is(err, ledger.ErrNone) {
		return ErrDecided
	}
	return err
}

// relianceTime is how far back it counts which facts answers relied on.
const relianceTime = 30 * 24 * time.Hour

// aged lists the facts that a scope shows as current although their half-life has passed.
func (c *Curator) aged(ctx context.Context, s knowledge.Scope) ([]Waiting, error) {
	pace, err := c.pace(ctx, s)
	if err != nil {
		return nil, err
	}
	relied := map[knowledge.FactID]int{}
	if c.ledger != nil {
		t, err := c.ledger.Tally(ctx, s, c.now().Add(-relianceTime), c.now())
		if err != nil {
			return nil, err
		}
		for u, n := range t.Facts {
			relied[u.Fact] += n
		}
	}
	base, today := c.library.Base(s), c.today()
	var out []Waiting
	for _, f := range base.Facts() {
		current := !slices.ContainsFunc(base.SupersededBy(f.ID), func(l *knowledge.Fact) bool { return l.Visible(today) })
		if current && f.Visible(today) && f.StaleOn(today, pace) {
			since := f.Fresh() + knowledge.Day(pace.Of(f.Kind)) + 1
			out = append(out, Waiting{ID: string(f.ID), Since: since.Time(), Aged: f, Relied: relied[f.ID]})
		}
	}
	slices.SortStableFunc(out, func(p, q Waiting) int {
		return cmp.Or(cmp.Compare(q.Relied, p.Relied), p.Since.Compare(q.Since), cmp.Compare(p.ID, q.ID))
	})
	return out, nil
}

// pace gives how fast facts age in a scope at this moment.
func (c *Curator) pace(ctx context.Context, s knowledge.Scope) (knowledge.HalfLives, error) {
	if s == knowledge.Global {
		return c.halfLives, nil
	}
	set, err := c.Settings(ctx, s)
	if err != nil || !set.BreakingAt(c.now()) {
		return c.halfLives, err
	}
	return c.halfLives.Halved(), nil
}
