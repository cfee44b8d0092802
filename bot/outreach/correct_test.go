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

// ready is a world in which an outreach has started.
func ready(t testing.TB, set ...func(*outreach.Options)) (*world, *discord, *outreach.Outreach) {
	w, d := newWorld(t), newDiscord()
	o := w.reach(d, set...)
	w.step(o)
	return w, d, o
}

// marked gives the numbers of marks in a message.
func (d *discord) marked(key string) int {
	n := 0
	for _, e := range d.messages[key].Embeds {
		if e.Footer != nil && strings.HasPrefix(e.Footer.Text, "№ ") {
			n++
		}
	}
	return n
}

func TestOlderHistoryCorrectsNothing(t *testing.T) {
	w, d := newWorld(t), newDiscord()
	w.answered(d, north, "c1", "1", petrel)
	w.apply("", change{id: petrel, edit: says("Other words.")})
	o := w.reach(d)
	w.step(o)
	if len(d.edits) > 0 {
		t.Errorf("edited %v", d.edits)
	}
}

func TestACorrectionReachesAnswers(t *testing.T) {
	w, d, o := ready(t)
	was := w.text(petrel)
	w.answered(d, north, "c1", "1", petrel, bell)
	w.answered(d, north, "c2", "2", bell)
	w.answered(d, south, "c3", "3", petrel)
	w.answered(d, knowledge.Global, "dm", "4", petrel)
	w.answered(d, north, "c1", "5", petrel)
	delete(d.messages, "c1/5")
	w.apply("the number was wrong", change{id: petrel, edit: says("The coaster Petrel ran aground; all 12 sailors were brought ashore.")})
	w.answered(d, north, "c1", "6", petrel) // knows it already
	w.step(o)
	for _, key := range []string{"c1/1", "c3/3", "dm/4"} {
		got := textOf(d.messages[key])
		for _, want := range []string{"Corrected on 5 July 2031", "all 12 sailors", "the number was wrong", "[source](https://herald.example/2031/", "~~" + was + "~~"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", key, want, got)
			}
		}
	}
	for _, key := range []string{"c2/2", "c1/6"} {
		if d.edits[key] > 0 {
			t.Errorf("%s was edited", key)
		}
	}
	if got := d.sent("review-7001"); len(got) != 1 || !strings.HasPrefix(got[0], "The correction reached 1 of 2 messages.\ndeleted: 1\n> "+was) {
		t.Errorf("the north is told %q", got)
	}
	if got := d.sent("review-7002"); len(got) != 1 || !strings.HasPrefix(got[0], "The correction reached 1 of 1 messages.\n> ") {
		t.Errorf("the south is told %q", got)
	}
	for range 3 {
		w.clock = w.clock.Add(time.Hour)
		w.step(o)
		w.step(w.reach(d))
	}
	if d.edits["c1/1"] != 1 || len(d.order) != 2 {
		t.Errorf("%d edits, %d messages sent", d.edits["c1/1"], len(d.order))
	}
}

func TestAServersOwnCorrectionStaysThere(t *testing.T) {
	w, d, o := ready(t)
	w.answered(d, north, "c1", "1", petrel)
	w.answered(d, south, "c2", "2", petrel)
	w.apply("", change{scope: north, id: petrel, action: "hide", state: knowledge.Hidden})
	w.step(o)
	if d.marked("c1/1") != 1 || d.edits["c2/2"] != 0 {
		t.Errorf("%d marks in the north, %d edits in the south", d.marked("c1/1"), d.edits["c2/2"])
	}
	if !strings.Contains(textOf(d.messages["c1/1"]), "Withdrawn on 5 July 2031\nThis is not on record any more.") {
		t.Error(textOf(d.messages["c1/1"]))
	}
}

func TestOneRevisionOvertakesTwoFacts(t *testing.T) {
	w, d, o := ready(t)
	w.answered(d, north, "c1", "1", petrel, bell)
	w.apply("", change{id: "later", action: "supersede", edit: overtakes("Later.", petrel, bell)})
	w.step(o)
	w.step(o)
	if d.marked("c1/1") != 2 || d.edits["c1/1"] != 2 {
		t.Errorf("%d marks by %d edits:\n%s", d.marked("c1/1"), d.edits["c1/1"], textOf(d.messages["c1/1"]))
	}
}

// TestKilledBetweenEditAndNote kills the process after each edit, before it is noted.
func TestKilledBetweenEditAndNote(t *testing.T) {
	w, d, _ := ready(t)
	for i := range 4 {
		w.answered(d, north, "c1", fmt.Sprint(i), petrel)
	}
	w.apply("", change{id: petrel, edit: says("Other words.")})
	killed := errors.New("killed")
	for range 10 {
		book := &fragile{Ledger: w.store.Ledger(), settle: killed}
		if err := w.reach(d, func(o *outreach.Options) { o.Ledger = book }).Step(t.Context()); err == nil {
			break
		} else if !errors.Is(err, killed) {
			t.Fatal(err)
		}
		if err := w.reach(d, func(o *outreach.Options) { o.Ledger = &fragile{Ledger: w.store.Ledger(), settle: killed, spare: 1} }).Step(t.Context()); err != nil && !errors.Is(err, killed) {
			t.Fatal(err)
		}
	}
	for i := range 4 {
		if key := fmt.Sprintf("c1/%d", i); d.edits[key] != 1 || d.marked(key) != 1 {
			t.Errorf("%s: %d edits, %d marks", key, d.edits[key], d.marked(key))
		}
	}
	if got := d.sent("review-7001"); len(got) != 1 || !strings.Contains(got[0], "reached 4 of 4") {
		t.Errorf("told %q", got)
	}
}

func TestWhatCannotBeEditedEnds(t *testing.T) {
	w, d, o := ready(t)
	w.answered(d, north, "gone", "1", petrel)
	w.answered(d, north, "denied", "2", petrel)
	w.answered(d, north, "late", "3", petrel)
	w.answered(d, north, "empty", "4", petrel)
	late := w.answered(d, north, "hook", "5", petrel)
	late.Hook, late.Until = "1/token", w.clock.Add(10*time.Minute)
	if err := w.store.Ledger().Keep(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	d.messages["empty/4"] = &outreach.Message{}
	d.fail = func(op, at string) error {
		return map[string]error{"gone/1": outreach.ErrGone, "denied/2": outreach.ErrDenied, "late/3": outreach.ErrLate}[at]
	}
	w.clock = w.clock.Add(10 * time.Minute)
	w.apply("", change{id: petrel, edit: says("Other words.")})
	w.step(o)
	if got := d.sent("review-7001"); len(got) != 1 || !strings.HasPrefix(got[0],
		"The correction reached 0 of 5 messages.\ndeleted: 1 · no permission: 1 · could be edited for 15 minutes only: 2 · did not show it any more: 1\n") {
		t.Errorf("told %q", got)
	}
}

// What could be edited for 15 minutes only counts as that once its hook was deleted, too.
func TestTooLateAfterTheHookIsDeleted(t *testing.T) {
	w, d, o := ready(t)
	late := w.answered(d, north, "hook", "1", petrel)
	late.Hook, late.Until = "1/token", w.clock.Add(10*time.Minute)
	if err := w.store.Ledger().Keep(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	delete(d.messages, "hook/1") // it is not found but by its hook
	w.clock = w.clock.Add(24 * time.Hour)
	w.step(o)
	w.apply("", change{id: petrel, edit: says("Other words.")})
	w.step(o)
	if got := d.sent("review-7001"); len(got) != 1 || !strings.HasPrefix(got[0], "The correction reached 0 of 1 messages.\ncould be edited for 15 minutes only: 1\n") {
		t.Errorf("told %q", got)
	}
}

// TestFailuresAreTriedAgain checks that tries have growing pauses, also across
// restarts, and an end.
func TestFailuresAreTriedAgain(t *testing.T) {
	w, d, o := ready(t)
	w.answered(d, north, "c1", "1", petrel)
	w.answered(d, north, "c1", "2", petrel)
	tries := 0
	d.fail = func(op, at string) error {
		if at == "c1/1" {
			tries++
			return errors.New("503")
		}
		return nil
	}
	w.apply("", change{id: petrel, edit: says("Other words.")})
	w.step(o)
	w.step(o)
	if tries != 1 || d.marked("c1/2") != 1 {
		t.Fatalf("%d tries, %d marks of the other", tries, d.marked("c1/2"))
	}
	w.clock = w.clock.Add(15 * time.Second)
	w.step(o)
	w.step(o)
	w.clock = w.clock.Add(15 * time.Second)
	w.step(o)
	if tries != 2 {
		t.Fatalf("%d tries after twice the first pause, want 2", tries)
	}
	for range 20 {
		w.clock = w.clock.Add(time.Hour)
		w.step(o)
	}
	if got := d.sent("review-7001"); tries != 10 || len(got) != 1 || !strings.HasPrefix(got[0], "The correction reached 1 of 2 messages.\nDiscord did not take it: 1\n") {
		t.Errorf("%d tries, told %q", tries, got)
	}
}

// TestOneAtATimeInAChannel lets many channels wait (the fake panics should two be at
// work in one of them).
func TestOneAtATimeInAChannel(t *testing.T) {
	w, d, o := ready(t)
	for i := range 40 {
		w.answered(d, north, fmt.Sprint("c", i%8), fmt.Sprint(i), petrel)
	}
	d.fail = func(op, at string) error { time.Sleep(100 * time.Microsecond); return nil }
	w.apply("", change{id: petrel, edit: says("Other words.")})
	w.step(o)
	if d.most > 3 || d.most < 2 {
		t.Errorf("%d channels at work at once, want at most 3", d.most)
	}
	for i := range 40 {
		if key := fmt.Sprintf("c%d/%d", i%8, i); d.marked(key) != 1 {
			t.Errorf("%s has %d marks", key, d.marked(key))
		}
	}
}

func TestConversationsAreTold(t *testing.T) {
	w, d, o := ready(t)
	d.talks = map[string]outreach.Talk{
		"thread": {Thread: true, Last: w.clock.Add(-23 * time.Hour)}, "archived": {Thread: true, Archived: true, Last: w.clock},
		"old": {Thread: true, Last: w.clock.Add(-25 * time.Hour)}, "direct": {Direct: true, Last: w.clock}, "channel": {Last: w.clock},
	}
	for c := range d.talks {
		w.answered(d, north, c, "1", petrel)
		w.answered(d, north, c, "2", petrel)
	}
	w.apply("a slip", change{id: petrel, edit: says("Other words.")})
	w.step(o)
	w.step(w.reach(d))
	for c := range d.talks {
		got := d.sent(c)
		if c != "thread" && c != "direct" {
			if len(got) > 0 {
				t.Errorf("%s is told %q", c, got)
			}
			continue
		}
		if want := "A fact in this answer was corrected.\n**On record now:**\nOther words.\n-# reported by Pilots' Herald · 3 February 2031 · [source](<https://herald.example/"; len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s is told %q", c, got)
		}
		for key, to := range d.replies {
			if strings.HasPrefix(key, c+"/") && to != "2" {
				t.Errorf("%s replies to %q", key, to)
			}
		}
	}
	w.apply("", change{id: petrel, edit: says("Words of a third kind.")})
	w.step(o)
	if got := d.sent("thread"); len(got) != 2 || !strings.Contains(got[0], "~~Other words.~~") {
		t.Errorf("after a second correction the thread reads %q", got)
	}
}

// TestAnswerGivenAnewIsNotMarked checks that an answer that took the place of another
// meanwhile is left alone.
func TestAnswerGivenAnewIsNotMarked(t *testing.T) {
	w, d, o := ready(t)
	w.answered(d, north, "c1", "1", petrel)
	w.apply("", change{id: petrel, edit: says("Other words.")})
	w.answered(d, north, "c1", "1", bell)
	w.step(o)
	if d.edits["c1/1"] != 0 {
		t.Error(textOf(d.messages["c1/1"]))
	}
}

// TestRun corrects as soon as something changes, and ends when it is told to.
func TestRun(t *testing.T) {
	w, d, o := ready(t)
	w.answered(d, north, "c1", "1", petrel)
	edited, ended := make(chan string, 10), make(chan struct{})
	d.after = func(op, at string) error {
		if op == "edit" {
			edited <- at
		}
		return nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		o.Run(ctx)
		close(ended)
	}()
	w.apply("", change{id: petrel, edit: says("Other words.")})
	if at := <-edited; at != "c1/1" {
		t.Errorf("edited %s", at)
	}
	cancel()
	<-ended
}

// TestWhatStandsAgain overtakes a fact, and takes that back.
func TestWhatStandsAgain(t *testing.T) {
	w, d, o := ready(t)
	was := w.text(petrel)
	w.answered(d, north, "c1", "1", petrel)
	w.apply("", change{id: "later", action: "supersede", edit: overtakes("Later.", petrel)})
	w.step(o)
	if got := textOf(d.messages["c1/1"]); !strings.Contains(got, "Overtaken by a later word, noted on 5 July 2031") || !strings.Contains(got, "~~"+was+"~~") {
		t.Fatal(got)
	}
	w.apply("never said", change{id: "later", action: "undo", state: knowledge.Undone})
	w.step(o)
	if got := textOf(d.messages["c1/1"]); !strings.HasPrefix(got, "⚠ On record again since 5 July 2031") || strings.Contains(got, "~~"+was) || !strings.Contains(got, "never said") {
		t.Error(got)
	}
}

// A fragile ledger fails at a certain call.
type fragile struct {
	ledger.Ledger
	settle error
	spare  int // calls that work
}

func (f *fragile) Settle(ctx context.Context, c int64, fact knowledge.FactID, e int64, out ledger.Outcome) error {
	if f.settle != nil {
		if f.spare--; f.spare < 0 {
			return f.settle
		}
	}
	return f.Ledger.Settle(ctx, c, fact, e, out)
}
