package outreach

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Letter is the body of a parcel.
type Letter struct {
	Lang    knowledge.Lang `json:"lang"`
	Message Message        `json:"message"`
}

func letter(l knowledge.Lang, m Message) json.RawMessage { return Body(Letter{l, m}) }

// Body gives the body of a parcel.
func Body(l Letter) json.RawMessage {
	b, err := json.Marshal(l)
	if err != nil {
		panic(err) // texts and numbers can always be written
	}
	return b
}

// parcelPage is how many parcels are taken up at a time.
const parcelPage = 200

// tooOld is after which time a parcel is not sent any more.
const tooOld = 3 * day

// deliver sends parcels until none is due.
func (o *Outreach) deliver(ctx context.Context) error {
	for ctx.Err() == nil {
		list, err := o.dueParcels(ctx)
		if err != nil || len(list) == 0 {
			return err
		}
		if err := inLanes(ctx, o.opts.Workers, list, addressKey, o.deliverTo); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func addressKey(p ledger.Parcel) string { return "to/" + p.Channel + "/" + p.User }

func (o *Outreach) dueParcels(ctx context.Context) ([]ledger.Parcel, error) {
	for limit := parcelPage; ; limit *= 2 {
		all, err := o.book.Parcels(ctx, limit)
		if err != nil {
			return nil, err
		}
		var due []ledger.Parcel
		for _, p := range all {
			if len(due) < parcelPage && !o.waits(addressKey(p)) {
				due = append(due, p)
			}
		}
		if len(due) > 0 || len(all) < limit {
			return due, nil
		}
	}
}

// deliverTo sends parcels to one address in their order. Where one fails, those behind
// it wait with it.
func (o *Outreach) deliverTo(ctx context.Context, list []ledger.Parcel) error {
	for i := range list {
		if o.waits(addressKey(list[i])) {
			return nil
		}
		if err := o.dispatch(ctx, &list[i]); err != nil && !errors.Is(err, ledger.ErrNone) {
			return err
		}
	}
	return nil
}

// dispatch sends one parcel. That it is begun is on disk before it is sent; of one that
// was begun before, it is looked for first whether it arrived. Errors are the ledger's.
func (o *Outreach) dispatch(ctx context.Context, p *ledger.Parcel) error {
	var l Letter
	if err := json.Unmarshal(p.Body, &l); err != nil || l.Message.empty() {
		o.log.Error("what cannot be read is not sent", "parcel", p.Key, "error", err)
		return o.book.Sent(ctx, p.ID, nil)
	}
	if o.now().Sub(p.Made) > tooOld {
		o.log.Warn("what could not be sent for days is not sent any more", "parcel", p.Key)
		return o.book.Sent(ctx, p.ID, nil)
	}
	to := Address{Channel: p.Channel, User: p.User, ReplyTo: p.ReplyTo}
	ref := reference(p.Key)
	if p.Tried {
		at, err := o.arrived(ctx, to, ref)
		switch {
		case err != nil:
			return o.undelivered(ctx, p, err)
		case at != nil:
			return o.delivered(ctx, p, *at, l.Lang)
		}
		if err := o.book.Decline(ctx, p.ID); err != nil { // it did not arrive, and may be begun anew
			return err
		}
		p.Tries++
	}
	if err := o.book.Begin(ctx, p.ID); err != nil {
		if errors.Is(err, ledger.ErrNone) { // somebody else is at it
			o.pause(addressKey(*p), p.Tries)
			return nil
		}
		return err
	}
	at, err := o.opts.Messenger.Send(ctx, to, signed(l.Message, ref), ref)
	if err != nil {
		return o.undelivered(ctx, p, err)
	}
	return o.delivered(ctx, p, at, l.Lang)
}

// arrived looks for a message that bears a reference; nil if there is none.
func (o *Outreach) arrived(ctx context.Context, to Address, ref string) (*Place, error) {
	all, err := o.opts.Messenger.Lately(ctx, to)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if refers(s.Message, ref) {
			return &s.Place, nil
		}
	}
	return nil, nil
}

// delivered ends a parcel, and keeps where it is to be found if it shows facts.
func (o *Outreach) delivered(ctx context.Context, p *ledger.Parcel, at Place, l knowledge.Lang) error {
	o.resume(addressKey(*p))
	if len(p.Uses) == 0 {
		return o.book.Sent(ctx, p.ID, nil)
	}
	return o.book.Sent(ctx, p.ID, &ledger.Entry{
		At: o.now().Truncate(time.Microsecond), Sort: ledger.Posted, Guild: p.Guild, Channel: at.Channel, Message: at.Message,
		Lang: l, Head: p.Head, Uses: p.Uses,
	})
}

// undelivered ends a parcel that cannot be delivered, or leaves it for later.
func (o *Outreach) undelivered(ctx context.Context, p *ledger.Parcel, why error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	o.log.Warn("not delivered", "parcel", p.Key, "channel", p.Channel, "tries", p.Tries+1, "error", why)
	switch {
	case errors.Is(why, ErrGone) && p.Follow != 0: // nobody is there to be told
		return o.book.Unfollow(ctx, p.Follow)
	case errors.Is(why, ErrGone), errors.Is(why, ErrDenied):
		return o.book.Sent(ctx, p.ID, nil)
	case p.Tries+1 >= maxTries:
		return o.book.Sent(ctx, p.ID, nil)
	}
	o.pause(addressKey(*p), p.Tries)
	if errors.Is(why, ErrDeclined) {
		return o.book.Decline(ctx, p.ID)
	}
	return nil
}

// reference is by what the message of a parcel is found again: 16 letters and digits.
func reference(key string) string {
	sum := sha256.Sum256([]byte(key))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10]))
}

// signed gives a message that bears a reference in its small print.
func signed(m Message, ref string) Message {
	out := m.clone()
	out.Components = m.Components
	if len(out.Embeds) == 0 {
		out.Content = shorten(out.Content, maxContent-len(ref)-4) + "\n-# " + ref
		return out
	}
	last := &out.Embeds[len(out.Embeds)-1]
	if last.Footer == nil {
		last.Footer = &Footer{}
	} else {
		f := *last.Footer
		f.Text += " · "
		last.Footer = &f
	}
	last.Footer.Text += ref
	out.fit()
	return out
}

// refers reports whether a message bears a reference: at the end of its small print, or
// of its words.
func refers(m Message, ref string) bool {
	return strings.HasSuffix(m.Content, ref) ||
		slices.ContainsFunc(m.Embeds, func(e Embed) bool { return e.Footer != nil && strings.HasSuffix(e.Footer.Text, ref) })
}
