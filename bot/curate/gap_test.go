package curate_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// unanswered keeps a question that had no answer.
func (d *desk) unanswered(guild knowledge.Scope, channel, question string, reason answer.Reason, entities ...knowledge.EntityID) *ledger.Entry {
	d.t.Helper()
	d.wait(time.Minute)
	d.said++
	e := &ledger.Entry{
		At: d.clock(), Sort: ledger.Asked, Guild: guild, Channel: channel, Message: fmt.Sprint("m", d.said), Question: question,
		Lang: knowledge.LangOf(question), Intent: "what", Entities: entities, Reason: string(reason), Head: d.library.Head(),
	}
	d.ok(d.store.Ledger().Keep(d.t.Context(), e))
	return e
}

// Questions that mean the same are one gap, most often asked first.
func TestFindGaps(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	book, from := d.store.Ledger(), d.clock()
	first := d.unanswered(north, "c1", "Who painted the lighthouse door?", answer.NoEvidence)
	d.unanswered(north, "c2", "who painted the door of the lighthouse", answer.NoEvidence)
	d.unanswered(north, "c1", "Who painted this door?", answer.NoEvidence)
	other := d.unanswered(north, "c1", "Who painted the lighthouse door?", answer.NoEvidence, "keepers")
	d.unanswered(north, "c1", "What do the keepers earn a year?", answer.Premise, "keepers")
	d.unanswered(north, "c1", "what does the guild master earn in a year", answer.NoEvidence, "keepers")
	d.unanswered(north, "c1", "Will they sign?", answer.IsPrediction)
	d.unanswered(south, "c3", "Who painted the lighthouse door?", answer.NoEvidence)
	for _, by := range []ledger.Person{"one", "two"} {
		d.ok(book.SetWish(t.Context(), first.ID, by, d.clock()))
	}
	d.ok(book.SetWish(t.Context(), other.ID, "one", d.clock()))
	gaps, err := curate.FindGaps(t.Context(), book, north, from, d.clock().Add(time.Second))
	d.ok(err)
	minute := func(n int) time.Time { return from.Add(time.Duration(n) * time.Minute) }
	want := []curate.Gap{
		{Question: "Who painted the lighthouse door?", Count: 3, Last: minute(3), Channels: []string{"c1", "c2"}, Entries: []int64{first.ID, first.ID + 1, first.ID + 2}, Wishes: 2},
		{Question: "What do the keepers earn a year?", Count: 2, Last: minute(6), Channels: []string{"c1"}, Entries: []int64{first.ID + 4, first.ID + 5}, Entities: []knowledge.EntityID{"keepers"}},
		{Question: "Who painted the lighthouse door?", Count: 1, Last: minute(4), Channels: []string{"c1"}, Entries: []int64{other.ID}, Wishes: 1, Entities: []knowledge.EntityID{"keepers"}},
	}
	for i := range want {
		want[i].Lang, want[i].Intent = knowledge.English, "what"
	}
	if diff := cmp.Diff(want, gaps, cmpopts.IgnoreUnexported(curate.Gap{})); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	if none, err := curate.FindGaps(t.Context(), book, north, d.clock().Add(time.Second), d.clock().Add(time.Hour)); len(none) != 0 || err != nil {
		t.Errorf("later: %+v, error %v", none, err)
	}
}

// gaps lists what a moderator is shown of gaps.
func (d *desk) gaps(a curate.Actor) []curate.Waiting {
	d.t.Helper()
	all, err := d.Review(d.t.Context(), a)
	d.ok(err)
	return slices.DeleteFunc(all, func(w curate.Waiting) bool { return w.Gap == nil })
}

// A gap is filled by a fact, which keeps the question; or left open, for good.
func TestGapsInTheQueue(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	e := d.unanswered(north, "c1", "Who painted the storm door of Gull Rock?", answer.NoEvidence)
	d.unanswered(north, "c1", "Who painted the storm door of Gull Rock green?", answer.NoEvidence)
	d.unanswered(north, "c1", "What do the keepers demand?", answer.NoEvidence, "keepers") // it can be answered by now
	if got := d.gaps(mona); len(got) != 1 || got[0].Gap.Count != 2 {
		t.Fatalf("shown %+v", got)
	}
	if got := d.gaps(sara); len(got) != 0 {
		t.Errorf("shown in the south: %+v", got)
	}
	_, err := d.Fill(t.Context(), sara, south, e.ID, fogForm)
	d.is(err, curate.ErrDecided)
	_, err = d.Fill(t.Context(), alice, north, e.ID, fogForm)
	d.is(err, curate.ErrNotModerator)
	f := fogForm
	f.Text, f.Quote, f.Speaker = "Nell Tide painted the storm door of Gull Rock green on 2 June 2031.", "", ""
	draft, err := d.Fill(t.Context(), mona, north, e.ID, f)
	d.ok(err)
	done := d.save(mona, draft)
	if got := d.seen(north, done.Fact).Asks[knowledge.English]; !slices.Equal(got, []string{"Who painted the storm door of Gull Rock?"}) {
		t.Errorf("the fact answers %q", got)
	}
	if got := d.gaps(mona); len(got) != 0 {
		t.Errorf("still shown: %+v", got)
	}

	d.unanswered(north, "c1", "How many barnacles are on the hull?", answer.NoEvidence)
	open := d.gaps(mona)
	if len(open) != 1 {
		t.Fatalf("shown %+v", open)
	}
	d.is(d.LeaveGap(t.Context(), alice, open[0].ID), curate.ErrNotModerator)
	d.is(d.LeaveGap(t.Context(), sara, open[0].ID), curate.ErrDecided)
	d.ok(d.LeaveGap(t.Context(), mona, open[0].ID))
	d.unanswered(north, "c2", "how many barnacles are on the hull", answer.NoEvidence)
	if got := d.gaps(mona); len(got) != 0 {
		t.Errorf("shown although it was left open: %+v", got)
	}
}
