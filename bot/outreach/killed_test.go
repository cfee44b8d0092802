package outreach_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A life is that of a process: it ends before or after one of its calls, and whatever
// it calls then does nothing.
type life struct {
	mu    sync.Mutex
	left  int  // calls
	after bool // the last of them takes effect
}

var errKilled = errors.New("killed")

// call makes one call.
func (l *life) call(f func() error) error {
	l.mu.Lock()
	l.left--
	dead, last := l.left < 0, l.left == 0
	l.mu.Unlock()
	if dead || last && !l.after {
		return errKilled
	}
	err := f()
	if last {
		return errKilled
	}
	return err
}

// A mortal ledger and messenger live as long as the process.
type (
	mortalLedger struct {
		ledger.Ledger
		*life
	}
	mortalMessenger struct {
		outreach.Messenger
		*life
	}
)

func (m mortalMessenger) Edit(ctx context.Context, at outreach.Place, x outreach.Message) error {
	return m.call(func() error { return m.Messenger.Edit(ctx, at, x) })
}

func (m mortalMessenger) Send(ctx context.Context, to outreach.Address, x outreach.Message, nonce string) (at outreach.Place, err error) {
	err = m.call(func() error { at, err = m.Messenger.Send(ctx, to, x, nonce); return err })
	return at, err
}

func (m mortalLedger) Plan(ctx context.Context, name string, cursor int64, since time.Time, list []ledger.Correction) error {
	return m.call(func() error { return m.Ledger.Plan(ctx, name, cursor, since, list) })
}

func (m mortalLedger) Settle(ctx context.Context, c int64, fact knowledge.FactID, e int64, out ledger.Outcome) error {
	return m.call(func() error { return m.Ledger.Settle(ctx, c, fact, e, out) })
}

func (m mortalLedger) Told(ctx context.Context, c int64, fact knowledge.FactID, guild knowledge.Scope, p *ledger.Parcel) error {
	return m.call(func() error { return m.Ledger.Told(ctx, c, fact, guild, p) })
}

func (m mortalLedger) Send(ctx context.Context, p *ledger.Parcel) error {
	return m.call(func() error { return m.Ledger.Send(ctx, p) })
}

func (m mortalLedger) Begin(ctx context.Context, id int64) error {
	return m.call(func() error { return m.Ledger.Begin(ctx, id) })
}

func (m mortalLedger) Decline(ctx context.Context, id int64) error {
	return m.call(func() error { return m.Ledger.Decline(ctx, id) })
}

func (m mortalLedger) Sent(ctx context.Context, id int64, e *ledger.Entry) error {
	return m.call(func() error { return m.Ledger.Sent(ctx, id, e) })
}

func (m mortalLedger) Move(ctx context.Context, f, head int64, day string, p *ledger.Parcel) error {
	return m.call(func() error { return m.Ledger.Move(ctx, f, head, day, p) })
}

func (m mortalLedger) Grant(ctx context.Context, entry int64, p *ledger.Parcel) error {
	return m.call(func() error { return m.Ledger.Grant(ctx, entry, p) })
}

func (m mortalLedger) Expire(ctx context.Context, now, questions, entries time.Time) error {
	return m.call(func() error { return m.Ledger.Expire(ctx, now, questions, entries) })
}

// TestKilledAtAnyMoment kills the process again and again, and checks that in the end
// everything was done, and nothing twice.
func TestKilledAtAnyMoment(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			chance := rand.New(rand.NewPCG(seed, 7))
			w, d, _ := ready(t)
			d.talks["thread"] = outreach.Talk{Thread: true, Last: w.clock.Add(time.Hour)}
			for i, channel := range []string{"c1", "c1", "c2", "thread", "thread"} {
				w.answered(d, north, channel, fmt.Sprint(i), petrel, bell)
			}
			w.wish(w.unanswered(north, "c3", stormQuestion, answer.NoEvidence), "one")
			w.follow(ledger.Follow{Guild: north, Channel: "c4", What: "all", Pace: ledger.AtOnce})
			w.follow(ledger.Follow{User: "77", What: "all", Pace: ledger.Daily, Hour: 9})
			lives := func(n int) {
				for range n {
					x := &life{left: 1 + chance.IntN(12), after: chance.IntN(2) == 0}
					err := w.reach(d, func(o *outreach.Options) {
						o.Ledger, o.Messenger = mortalLedger{w.store.Ledger(), x}, mortalMessenger{d, x}
					}).Step(t.Context())
					if err != nil && !errors.Is(err, errKilled) {
						t.Fatal(err)
					}
				}
			}
			w.apply("", change{id: petrel, edit: says("Other words.")})
			lives(3)
			w.apply("", storm(knowledge.Global), change{id: "later", edit: overtakes("Later.", bell)})
			lives(6)
			w.clock = time.Date(2031, 7, 7, 9, 30, 0, 0, time.UTC) // Monday
			lives(6)
			o := w.reach(d)
			for range 5 {
				w.step(o)
				w.clock = w.clock.Add(time.Minute)
			}
			for i, channel := range []string{"c1", "c1", "c2", "thread", "thread"} {
				if key := fmt.Sprintf("%s/%d", channel, i); d.edits[key] != 2 || d.marked(key) != 2 {
					t.Errorf("%s: %d edits, %d marks", key, d.edits[key], d.marked(key))
				}
			}
			counts := map[string]int{}
			for _, key := range d.order {
				first, _, _ := strings.Cut(textOf(d.messages[key]), "\n")
				channel, _, _ := strings.Cut(key, "/")
				counts[channel+": "+first]++
			}
			for what, n := range map[string]int{
				"thread: A fact in this answer was corrected.":                           1,
				"thread: A fact in this answer was overtaken by a later word.":           1,
				"review-7001: The correction reached 5 of 5 messages.":                   2,
				"review-7001: The week from 30 June 2031 to 6 July 2031":                 1,
				"c3: Facts that were missing when this was asked have been added since:": 1,
				"77: What is new: everything":                                            1,
			} {
				if counts[what] != n {
					t.Errorf("%q was said %d times, want %d, of %v", what, counts[what], n, counts)
				}
			}
			if n := counts["c4: What is new: everything"]; n < 1 || n > 2 { // it may have slept through the first
				t.Errorf("%d digests at once", n)
			}
			if w.waiting() != 0 {
				t.Errorf("%d parcels wait", w.waiting())
			}
		})
	}
}
