package outreach

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// digests tells those who follow what is new, when it is time.
func (o *Outreach) digests(ctx context.Context) error {
	follows, err := o.book.Follows(ctx, "", "")
	if err != nil || len(follows) == 0 {
		return err
	}
	head, err := o.head(ctx)
	if err != nil {
		return err
	}
	known := map[told]*News{} // several may follow the same
	for _, f := range follows {
		day, due := dueOn(&f, o.now())
		if !due || f.Pace == ledger.AtOnce && f.Head >= head {
			continue
		}
		switch s, err := o.server(ctx, f.Guild); {
		case err != nil:
			return err
		case s.Paused:
			continue
		}
		var p *ledger.Parcel
		if f.Head > 0 && f.Head < head {
			if p, err = o.digest(ctx, &f, head, day, known); err != nil {
				return err
			}
		}
		if err := o.book.Move(ctx, f.ID, max(head, f.Head), day, p); err != nil && !errors.Is(err, ledger.ErrNone) {
			return err
		}
	}
	return nil
}

// told is what a follow is told, and from which revision on.
type told struct {
	scope knowledge.Scope
	from  int64
	what  string
	lang  knowledge.Lang
}

// digest is what a follow is told up to a revision; nil if nothing is new.
func (o *Outreach) digest(ctx context.Context, f *ledger.Follow, head int64, day string, known map[told]*News) (*ledger.Parcel, error) {
	scope := f.Guild
	if scope == "" {
		scope = knowledge.Global
	}
	key := told{scope, f.Head, f.What, f.Lang}
	n := known[key]
	if n == nil {
		var err error
		if n, err = o.News(ctx, scope, f.Head, head, f.What, f.Lang); err != nil {
			return nil, err
		}
		known[key] = n
	}
	if n.Empty() {
		return nil, nil
	}
	m, uses := n.Message()
	if o.opts.Stop != nil {
		m.Components = []Component{{Type: actionRow, Components: []Component{
			{Type: buttonType, Style: secondaryStyle, Label: wordsIn(f.Lang).Stop, CustomID: o.opts.Stop(f.ID)},
		}}}
	}
	p := &ledger.Parcel{
		Key: fmt.Sprintf("digest/%d/%s", f.ID, day), Made: o.now(), Guild: f.Guild, Channel: f.Channel, User: f.User,
		Body: letter(f.Lang, m), Head: head, Uses: uses, Follow: f.ID,
	}
	if f.Pace == ledger.AtOnce {
		p.Key = fmt.Sprintf("digest/%d/from-%d", f.ID, f.Head) // where it starts: of two that see different ends one tells
	}
	return p, nil
}

// dueOn reports whether a follow is to be told now, and the local day that counts as
// told then. Daily ones are told once a local day, from their hour on; weekly ones from
// their weekday and hour on, or later in the week if they could not be before. Of a
// follow whose zone was changed, a local day that was told is not told again.
func dueOn(f *ledger.Follow, now time.Time) (day string, due bool) {
	if f.Pace == ledger.AtOnce {
		return f.Day, true
	}
	local := now.In(zoneOf(f.Zone))
	today := local.Format(time.DateOnly)
	back := 0
	if f.Pace == ledger.Weekly {
		back = (int(local.Weekday()) - f.Weekday + 7) % 7
	}
	at := time.Date(local.Year(), local.Month(), local.Day()-back, f.Hour, 0, 0, 0, local.Location())
	if at.After(now) && f.Pace == ledger.Weekly { // not yet today: the week before
		at = time.Date(local.Year(), local.Month(), local.Day()-back-7, f.Hour, 0, 0, 0, local.Location())
	}
	return today, !at.After(now) && !at.Before(f.Made) && at.Format(time.DateOnly) > f.Day && today > f.Day
}

// zoneOf gives a time zone by its name; UTC if there is none such.
func zoneOf(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return z
}
