package bot_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// askForty is answered with the fact of the forty barrels.
const askForty = "what did the keepers ask for on 10 January 2031?"

// A crowd is who asks, and where; each channel has one who may write there.
type crowd map[string]*sandbox.User

// everywhere are all channels in which people may ask.
func everywhere() crowd {
	c := crowd{
		sandbox.General: sandbox.Alice, sandbox.Other: sandbox.Bob, sandbox.Ask: sandbox.Noa, sandbox.Thread: sandbox.Alice,
		sandbox.SecondGeneral: sandbox.Omar, sandbox.SecondAsk: sandbox.Otto, sandbox.ThirdGeneral: sandbox.Pia,
	}
	for _, u := range sandbox.People {
		if !u.Bot && !u.Webhook {
			c[sandbox.DM(u)] = u
		}
	}
	return c
}

// askIn lets the crowd ask n questions of one text, all channels at once, and gives the answers.
func (d *desk) askIn(c crowd, n int, text string) []sandbox.Message {
	d.t.Helper()
	var mu sync.Mutex
	var out []sandbox.Message
	var wg sync.WaitGroup
	i := 0
	for channel, who := range c {
		share := n / len(c)
		if i < n%len(c) {
			share++
		}
		i++
		wg.Go(func() {
			for range share {
				m, err := d.Answer(d.ctx, d.Say(who, channel, sandbox.Mention+" "+text))
				if err != nil {
					d.t.Error(err)
					return
				}
				mu.Lock()
				out = append(out, m)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(out) != n {
		d.t.FailNow()
	}
	return out
}

// awaitKept waits until all of some answers are in the ledger.
func (d *desk) awaitKept(list []sandbox.Message) {
	d.t.Helper()
	for _, m := range list {
		for {
			if _, err := d.store.Ledger().Entry(d.ctx, m.Channel, m.ID); err == nil {
				break
			}
			select {
			case <-d.ctx.Done():
				d.t.Fatalf("answer %s is not kept", m.ID)
			case <-time.After(time.Millisecond):
			}
		}
	}
}

// fill keeps n answers of long ago that show another fact.
func (d *desk) fill(n int, channels []string) {
	d.t.Helper()
	for i := range n {
		d.must(d.store.Ledger().Keep(d.ctx, &ledger.Entry{
			At: d.clock.now().Add(-time.Duration(i+1) * time.Minute), Sort: ledger.Asked, Guild: knowledge.Global, Channel: channels[i%len(channels)],
			Message: fmt.Sprint(10_000_000 + i), Question: "is it lit?", Answered: true, Lang: knowledge.English, Head: 1,
			Uses: []ledger.Use{{Fact: "gull-rock-lit-2004", Scope: knowledge.Global}},
		}))
	}
}

// A correction that concerns many answers is brought to each of them within the rates
// that Discord announces, and people are answered meanwhile. SOAK=1: 500 of 10,000.
func TestCorrectionOfMany(t *testing.T) {
	t.Parallel() // it waits for rates most of the time
	logged, concerned := 1000, 45
	people := crowd{sandbox.General: sandbox.Alice, sandbox.SecondGeneral: sandbox.Omar, sandbox.DM(sandbox.Bob): sandbox.Bob}
	if os.Getenv("SOAK") != "" {
		logged, concerned, people = 10_000, 500, everywhere()
	}
	d := raiseDesk(t, setting{server: func(o *sandbox.Options) {
		o.Routes = map[string]sandbox.Rate{sandbox.Edits: {Requests: 5, Per: 5 * time.Second}}
	}})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	t.Cleanup(cancel)
	d.ctx = ctx
	d.must(d.bot.Outreach().Step(ctx))
	answers := d.askIn(people, concerned, askForty)
	for _, m := range answers {
		d.shows(m, "forty barrels")
	}
	d.awaitKept(answers)
	var channels []string
	for c := range people {
		channels = append(channels, c)
	}
	slices.Sort(channels)
	d.fill(logged-concerned, channels)
	before, requests := d.Limited(), len(d.Requests(""))

	began := time.Now()
	withdrawn, err := d.store.Get(ctx, knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: forty})
	d.must(err)
	_, err = d.store.Apply(ctx, knowledge.Batch{Actor: "test", At: d.clock.now(), Reason: "a misprint", Changes: []knowledge.Change{{
		Ref: withdrawn.Ref, Action: "retract", Expect: withdrawn.Rev, State: knowledge.Retracted, Body: withdrawn.Body,
	}}})
	d.must(err)
	done := make(chan error, 1)
	go func() { done <- d.bot.Outreach().Step(ctx) }()
	var waits []time.Duration
	var end time.Duration
	for i := 0; end == 0; i++ {
		at := channels[i%len(channels)]
		asked := time.Now()
		m := d.answer(d.Say(people[at], at, sandbox.Mention+" what is the fog bell?"))
		d.shows(m, "fog bell")
		select {
		case err := <-done:
			d.must(err)
			end = time.Since(began)
		case <-time.After(200 * time.Millisecond):
			waits = append(waits, time.Since(asked)-200*time.Millisecond) // answered while the run went on
		}
	}
	if len(waits) < 10 {
		t.Errorf("%d people were answered while answers were corrected", len(waits))
	}
	if n := d.Limited() - before; n != 0 {
		t.Errorf("%d requests came too often", n)
	}
	for _, old := range answers {
		m := d.now(old)
		if m.Edits != 1 || !strings.Contains(m.Text(), "Withdrawn on 10 June 2031") || !strings.Contains(m.Text(), "a misprint") {
			t.Errorf("after %d edits it shows\n%s", m.Edits, m.Text())
		}
	}
	slices.Sort(waits)
	t.Logf("%d of %d answers corrected in %v, %d requests, %d came too often; %d questions meanwhile, answered within %v in the median, %v at most",
		concerned, logged, end.Round(time.Millisecond), len(d.Requests(""))-requests, d.Limited()-before, len(waits),
		waits[len(waits)/2].Round(time.Microsecond), waits[len(waits)-1].Round(time.Microsecond))
}
