package outreach

import (
	"context"
	"errors"
	"fmt"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// errandPage is how many errands are taken up at a time.
const errandPage = 200

// correct brings corrections to messages, a number of them, and reports whether more
// may be due.
func (o *Outreach) correct(ctx context.Context) (more bool, err error) {
	list, err := o.dueErrands(ctx)
	if err != nil || len(list) == 0 {
		return false, err
	}
	lane := func(e ledger.Errand) string { return e.Entry.Channel }
	err = inLanes(ctx, o.opts.Workers, list, lane, o.correctIn)
	return err == nil, err
}

// dueErrands gives errands that are not to be left alone still.
func (o *Outreach) dueErrands(ctx context.Context) ([]ledger.Errand, error) {
	for limit := errandPage; ; limit *= 2 {
		all, err := o.book.Errands(ctx, limit)
		if err != nil {
			return nil, err
		}
		var due []ledger.Errand
		for _, e := range all {
			if len(due) < errandPage && !o.waits(errandKey(&e)) {
				due = append(due, e)
			}
		}
		if len(due) > 0 || len(all) < limit {
			return due, nil
		}
	}
}

func errandKey(e *ledger.Errand) string {
	return fmt.Sprintf("errand/%d/%s/%d", e.Correction.ID, e.Correction.Fact, e.Entry.ID)
}

// correctIn carries out the errands of one channel.
func (o *Outreach) correctIn(ctx context.Context, list []ledger.Errand) error {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Correction.ID == list[0].Correction.ID && list[n].Correction.Fact == list[0].Correction.Fact {
			n++
		}
		if err := o.carryOut(ctx, list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// carryOut brings one correction to messages of one channel. Where people are talking
// it says so once: before the last of the errands counts as done, so that it is not
// forgotten should the process be killed in between.
func (o *Outreach) carryOut(ctx context.Context, list []ledger.Errand) error {
	a := newArchive(ctx, o.store) // one for all: they are about one fact
	now, again, err := said(a, &list[0].Correction)
	if err != nil {
		return err
	}
	var last *ledger.Errand
	for i := range list {
		e := &list[i]
		n := o.notice(e, now, again)
		if n.Read, err = read(a, e); err != nil {
			return err
		}
		outcome, err := o.carry(ctx, e, n)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			err = o.retry(ctx, e, err)
		case outcome != ledger.Reached, !e.Entry.Until.IsZero(): // what one person alone was told is not spoken of before others
			err = o.settle(ctx, e, outcome)
		case last != nil:
			err = o.settle(ctx, last, ledger.Reached)
			last = e
		default:
			last = e
		}
		if err != nil {
			return err
		}
	}
	if last == nil {
		return nil
	}
	n := o.notice(last, now, again)
	switch err := o.tell(ctx, last, &n); {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return o.retry(ctx, last, err)
	}
	return o.settle(ctx, last, ledger.Reached)
}

// said gives the fact that says it now, as the correction made it, and whether it is
// the same again: it had been withdrawn, or superseded.
func said(a *archive, c *ledger.Correction) (now *knowledge.Fact, again bool, err error) {
	if c.Next == "" {
		return nil, false, nil
	}
	now, err = a.seen(c.Scope, c.Next, c.ID)
	if err != nil || now == nil || c.Next != c.Fact || c.Before != now.Text {
		return now, false, err
	}
	before, err := a.seen(c.Scope, c.Fact, c.ID-1)
	return now, err == nil && (before == nil || !differ(before, now)), err
}

// read gives the fact as it was when the answer of an errand was given: a typo may have
// been mended since, in silence. It is nil if there was none.
func read(a *archive, e *ledger.Errand) (*knowledge.Fact, error) {
	for _, u := range e.Entry.Uses {
		if u.Fact == e.Correction.Fact {
			return a.seen(u.Scope, u.Fact, e.Entry.Head)
		}
	}
	return nil, nil
}

// notice is what the message of an errand is marked with.
func (o *Outreach) notice(e *ledger.Errand, now *knowledge.Fact, again bool) Notice {
	n := Notice{Correction: e.Correction, Lang: e.Entry.Lang, Now: now, Again: again}
	if now != nil {
		n.Holder = answer.Holder(o.opts.Library.Base(e.Entry.Guild), now, n.Lang)
		n.Date = answer.DateWords(n.Lang, now.When)
	}
	return n
}

// carry marks the message of an errand. An error means that it may work later.
func (o *Outreach) carry(ctx context.Context, e *ledger.Errand, n Notice) (ledger.Outcome, error) {
	x := e.Entry
	if !x.Until.IsZero() && !o.now().Before(x.Until) { // its hook may have been deleted since
		return ledger.TooLate, nil
	}
	switch now, err := o.book.EntryOf(ctx, x.ID); {
	case errors.Is(err, ledger.ErrNone):
		return ledger.Unsaid, nil
	case err != nil:
		return ledger.Waiting, err
	case now.Gone:
		return ledger.Deleted, nil
	case now.Message != x.Message, now.Head >= e.Correction.ID: // another answer took its place meanwhile
		return ledger.Unsaid, nil
	}
	at := Place{Channel: x.Channel, Message: x.Message, Hook: x.Hook}
	m, err := o.opts.Messenger.Look(ctx, at)
	if err != nil {
		return outcomeOf(err)
	}
	marked, verdict := Mark(*m, n)
	switch verdict {
	case Already:
		return ledger.Reached, nil
	case Nothing:
		return ledger.Unsaid, nil
	}
	if err := o.opts.Messenger.Edit(ctx, at, marked); err != nil {
		return outcomeOf(err)
	}
	return ledger.Reached, nil
}

// outcomeOf tells how an errand ends by a messenger's error; one that may pass is given
// back.
func outcomeOf(err error) (ledger.Outcome, error) {
	switch {
	case errors.Is(err, ErrGone):
		return ledger.Deleted, nil
	case errors.Is(err, ErrDenied):
		return ledger.Denied, nil
	case errors.Is(err, ErrLate):
		return ledger.TooLate, nil
	}
	return ledger.Waiting, err
}

// retry leaves an errand for later, or gives it up.
func (o *Outreach) retry(ctx context.Context, e *ledger.Errand, why error) error {
	outcome := ledger.Waiting
	if e.Tries+1 >= maxTries {
		outcome = ledger.Failed
	}
	o.log.Warn("a message was not corrected", "channel", e.Entry.Channel, "message", e.Entry.Message,
		"revision", e.Correction.ID, "tries", e.Tries+1, "error", why)
	if err := o.settle(ctx, e, outcome); err != nil {
		return err
	}
	if outcome == ledger.Waiting {
		o.pause(errandKey(e), e.Tries)
	}
	return nil
}

// settle notes how an errand ended. That it is none any more is no error.
func (o *Outreach) settle(ctx context.Context, e *ledger.Errand, outcome ledger.Outcome) error {
	err := o.book.Settle(ctx, e.Correction.ID, e.Correction.Fact, e.Entry.ID, outcome)
	if err == nil || errors.Is(err, ledger.ErrNone) {
		o.resume(errandKey(e))
		return nil
	}
	return err
}

// active is how long after its last message a conversation counts as going on.
const active = day

// tell says in a conversation that is going on that an answer above was corrected.
func (o *Outreach) tell(ctx context.Context, e *ledger.Errand, n *Notice) error {
	t, err := o.opts.Messenger.Talk(ctx, e.Entry.Channel)
	switch {
	case errors.Is(err, ErrGone), errors.Is(err, ErrDenied):
		return nil
	case err != nil:
		return err
	case !t.Thread && !t.Direct, t.Archived, o.now().Sub(t.Last) > active:
		return nil
	}
	c := &e.Correction
	p := &ledger.Parcel{
		Key:  fmt.Sprintf("heard/%d/%s/%s", c.ID, c.Fact, e.Entry.Channel),
		Made: o.now(), Guild: e.Entry.Guild, Channel: e.Entry.Channel, ReplyTo: e.Entry.Message,
		Body: letter(e.Entry.Lang, heard(n)), Head: c.ID,
	}
	if n.Now != nil {
		p.Uses = []ledger.Use{ledger.UseOf(n.Now)}
	}
	return o.book.Send(ctx, p)
}
