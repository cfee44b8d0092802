package outreach_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// post sends a parcel that shows facts.
func (w *world) post(channel, key, text string, uses ...ledger.Use) {
	w.t.Helper()
	err := w.store.Ledger().Send(w.t.Context(), &ledger.Parcel{
		Key: key, Made: w.clock, Guild: north, Channel: channel, Uses: uses,
		Body: outreach.Body(outreach.Letter{Lang: knowledge.English, Message: outreach.Message{Content: text}}),
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// waiting is how many parcels wait.
func (w *world) waiting() int {
	w.t.Helper()
	all, err := w.store.Ledger().Parcels(w.t.Context(), 100)
	if err != nil {
		w.t.Fatal(err)
	}
	return len(all)
}

func TestAParcelIsSentOnce(t *testing.T) {
	w, d, o := ready(t)
	w.post("c1", "k1", "one")
	w.post("c1", "k2", "two", ledger.Use{Fact: petrel, Scope: knowledge.Global})
	w.post("c1", "k1", "one again")
	w.step(o)
	w.step(w.reach(d))
	got := d.sent("c1")
	if len(got) != 2 || !strings.HasPrefix(got[0], "one\n-# ") || !strings.HasPrefix(got[1], "two\n-# ") || w.waiting() != 0 {
		t.Fatalf("sent %q, %d wait", got, w.waiting())
	}
	e, err := w.store.Ledger().Entry(t.Context(), "c1", strings.TrimPrefix(d.order[1], "c1/"))
	if err != nil || e.Sort != ledger.Posted || e.Guild != north || len(e.Uses) != 1 {
		t.Errorf("kept %+v, error %v", e, err)
	}
	if _, err := w.store.Ledger().Entry(t.Context(), "c1", strings.TrimPrefix(d.order[0], "c1/")); !errors.Is(err, ledger.ErrNone) {
		t.Errorf("what shows no facts is kept: %v", err)
	}
}

// TestKilledWhileSending kills the process right after a parcel was begun, and right
// after Discord took it.
func TestKilledWhileSending(t *testing.T) {
	killed := errors.New("killed")
	for name, book := range map[string]*parcelBook{
		"before it was sent": {begun: killed}, "after it was sent": {sent: killed},
	} {
		t.Run(name, func(t *testing.T) {
			w, d, _ := ready(t)
			w.post("c1", "k1", "one")
			book.Ledger = w.store.Ledger()
			if err := w.reach(d, func(o *outreach.Options) { o.Ledger = book }).Step(t.Context()); !errors.Is(err, killed) {
				t.Fatalf("error %v", err)
			}
			w.step(w.reach(d))
			if got := d.sent("c1"); len(got) != 1 || w.waiting() != 0 {
				t.Errorf("sent %q, %d wait", got, w.waiting())
			}
		})
	}
}

// TestUncertainSending loses Discord's answer to what it took, and to what it did not.
func TestUncertainSending(t *testing.T) {
	for _, took := range []bool{true, false} {
		t.Run(fmt.Sprint(took), func(t *testing.T) {
			w, d, o := ready(t)
			w.post("c1", "k1", "one")
			lost, once := errors.New("the connection broke"), false
			lose := func(op, at string) error {
				if op == "send" && !once {
					once = true
					return lost
				}
				return nil
			}
			if took {
				d.after = lose
			} else {
				d.fail = lose
			}
			w.step(o)
			w.step(o)
			if w.waiting() != 1 {
				t.Fatalf("%d wait", w.waiting())
			}
			w.clock = w.clock.Add(time.Minute)
			w.step(o)
			if got := d.sent("c1"); len(got) != 1 || w.waiting() != 0 {
				t.Errorf("sent %q, %d wait", got, w.waiting())
			}
		})
	}
}

func TestParcelsThatCannotBeDelivered(t *testing.T) {
	for name, c := range map[string]struct {
		err     error
		tries   int
		follows int
	}{
		"gone": {outreach.ErrGone, 1, 0}, "denied": {outreach.ErrDenied, 1, 1}, "declined": {outreach.ErrDeclined, 10, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w, d, o := ready(t)
			f := w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.AtOnce})
			w.apply("", change{id: petrel, edit: says("Other words.")})
			tries := 0
			d.fail = func(op, at string) error {
				if op != "send" || at != "c1" {
					return nil
				}
				tries++
				return fmt.Errorf("no: %w", c.err)
			}
			for range 30 {
				w.step(o)
				w.clock = w.clock.Add(time.Hour)
			}
			follows, err := w.store.Ledger().Follows(t.Context(), north, "")
			if err != nil || tries != c.tries || w.waiting() != 0 || len(follows) != c.follows {
				t.Errorf("%d tries, %d wait, follows %+v of %d, error %v", tries, w.waiting(), follows, f.ID, err)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	e := outreach.Embed{Title: "News", Description: "One. [1]", Fields: []outreach.Field{{Name: "Sources", Value: "[1] Gazette"}}, Footer: &outreach.Footer{Text: "ref"}}
	m, ok := outreach.Message{Content: "Look:", Embeds: []outreach.Embed{e}}.Plain()
	if want := "Look:\n**News**\nOne. [1]\n**Sources**\n[1] Gazette\n-# ref"; m.Content != want || !ok || len(m.Embeds) != 0 {
		t.Errorf("plain, %v: %q", ok, m.Content)
	}
	e.Description = strings.Repeat("long ", 400)
	if _, ok := (outreach.Message{Embeds: []outreach.Embed{e}}).Plain(); ok {
		t.Error("what has no room in plain words is cut")
	}
	if _, ok := (outreach.Message{Content: "x"}).Plain(); ok {
		t.Error("what is plain already is sent again")
	}
}

// TestOrderInAChannel checks that what comes later waits for what cannot be sent yet.
func TestOrderInAChannel(t *testing.T) {
	w, d, o := ready(t)
	w.post("c1", "k1", "one")
	w.post("c1", "k2", "two")
	w.post("c2", "k3", "three")
	once := false
	d.fail = func(op, at string) error {
		if at == "c1" && !once {
			once = true
			return fmt.Errorf("busy: %w", outreach.ErrDeclined)
		}
		return nil
	}
	w.step(o)
	if len(d.sent("c1")) != 0 || len(d.sent("c2")) != 1 {
		t.Fatalf("sent %q", d.order)
	}
	w.clock = w.clock.Add(time.Minute)
	w.step(o)
	if got := d.sent("c1"); len(got) != 2 || !strings.HasPrefix(got[0], "one") {
		t.Errorf("sent %q", got)
	}
}

// A parcelBook fails after a call took effect, or before.
type parcelBook struct {
	ledger.Ledger
	begun error // after
	sent  error // before
}

func (b *parcelBook) Begin(ctx context.Context, id int64) error {
	if err := b.Ledger.Begin(ctx, id); err != nil {
		return err
	}
	return b.begun
}

func (b *parcelBook) Sent(ctx context.Context, id int64, e *ledger.Entry) error {
	if b.sent != nil {
		return b.sent
	}
	return b.Ledger.Sent(ctx, id, e)
}
