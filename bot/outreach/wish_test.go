package outreach_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// unanswered keeps a question that had no answer.
func (w *world) unanswered(guild knowledge.Scope, channel, question string, reason answer.Reason) *ledger.Entry {
	w.t.Helper()
	w.asked++
	e := &ledger.Entry{
		At: w.clock, Sort: ledger.Asked, Guild: guild, Channel: channel, Message: fmt.Sprint(100 + w.asked), By: "somebody", Question: question,
		Lang: knowledge.English, Intent: "what", Reason: string(reason), Head: w.library.Base(guild).Head(),
	}
	if err := w.store.Ledger().Keep(w.t.Context(), e); err != nil {
		w.t.Fatal(err)
	}
	return e
}

func (w *world) wish(e *ledger.Entry, by ledger.Person) {
	w.t.Helper()
	if err := w.store.Ledger().SetWish(w.t.Context(), e.ID, by, w.clock); err != nil {
		w.t.Fatal(err)
	}
}

const stormQuestion = "What did the storm at Millbay break?"

// storm adds the fact that answers it.
func storm(scope knowledge.Scope) change {
	return change{scope: scope, id: "millbay-storm-2031-07-04", action: "add", edit: func(f *knowledge.Fact) {
		f.Text, f.Place, f.When = "A storm at Millbay broke the harbour crane on 4 July 2031.", "millbay", knowledge.MustDate("2031-07-04")
		f.Asks = map[knowledge.Lang][]string{knowledge.English: {stormQuestion}}
	}}
}

func TestAWishIsGranted(t *testing.T) {
	w, d, o := ready(t)
	e := w.unanswered(north, "c1", stormQuestion, answer.NoEvidence)
	w.wish(e, "one")
	w.wish(e, "two")
	elsewhere := w.unanswered(south, "c2", stormQuestion, answer.NoEvidence)
	w.wish(elsewhere, "three")
	w.news("something-else")
	w.step(o)
	w.apply("", storm(north))
	w.step(o)
	w.step(w.reach(d))
	got := d.sent("c1")
	if len(got) != 1 || !strings.HasPrefix(got[0], "Facts that were missing when this was asked have been added since:") ||
		!strings.Contains(got[0], "A storm at Millbay broke the harbour crane") || !strings.Contains(got[0], "https://gazette.example/") {
		t.Fatalf("sent %q", got)
	}
	if to := d.replies[d.order[0]]; to != e.Message || len(d.order) != 1 {
		t.Errorf("replies to %q, %d sent", to, len(d.order))
	}
	all, err := w.store.Ledger().Wishes(t.Context())
	if err != nil || len(all) != 1 || all[0].Entry.ID != elsewhere.ID {
		t.Errorf("wishes %+v, error %v", all, err)
	}
	w.apply("", storm(knowledge.Global))
	w.step(o)
	if len(d.sent("c1")) != 1 || len(d.sent("c2")) != 1 {
		t.Errorf("sent %q", d.order)
	}
	kept, err := w.store.Ledger().Entry(t.Context(), "c2", strings.TrimPrefix(d.order[1], "c2/"))
	if err != nil || !slices.Contains(kept.Uses, ledger.Use{Fact: "millbay-storm-2031-07-04", Scope: knowledge.Global}) {
		t.Errorf("kept %+v, error %v", kept, err)
	}
}

// TestAWishNeedsSomethingNew checks that an answer from facts that were there already is
// not offered.
func TestAWishNeedsSomethingNew(t *testing.T) {
	w, d, o := ready(t)
	w.wish(w.unanswered(north, "c1", "What does the Harbour Council say about the first barrels?", answer.NoEvidence), "one")
	w.news("something-else")
	w.step(o)
	if len(d.order) != 0 {
		t.Errorf("sent %q", d.sent("c1"))
	}
}

// TestAPrivateWish checks that what one person alone was told is not taken up in public.
func TestAPrivateWish(t *testing.T) {
	w, d, o := ready(t)
	e := w.unanswered(north, "c1", stormQuestion, answer.NoEvidence)
	e.Hook, e.Until = "1/token", w.clock.Add(14*time.Minute)
	if err := w.store.Ledger().Keep(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	w.wish(e, "one")
	w.apply("", storm(north))
	w.step(o)
	all, err := w.store.Ledger().Wishes(t.Context())
	if len(d.order) != 0 || len(all) != 0 || err != nil {
		t.Errorf("sent %q, wishes %+v, error %v", d.order, all, err)
	}
}

func TestWeeklyReport(t *testing.T) {
	w, d, o := ready(t) // Saturday, noon
	a := w.answered(d, north, "c1", "1", petrel, oilTen)
	w.answered(d, north, "c1", "2", oilTen, bell)
	w.unanswered(north, "c1", "Who painted the lighthouse door?", answer.NoEvidence)
	w.unanswered(north, "c1", "Will they sign?", answer.IsPrediction)
	if err := w.store.Ledger().Vote(t.Context(), ledger.Vote{Entry: a.ID, By: "x", Helpful: true, At: w.clock}); err != nil {
		t.Fatal(err)
	}
	if got := w.pass(d, o, "review-7001", watch, 3*day); strings.Join(got, " ") != "Mon 09:00" {
		t.Fatalf("sent at %q", got)
	}
	got := d.sent("review-7001")[0]
	for _, want := range []string{
		"The week from 30 June 2031 to 6 July 2031\nQuestions: 4 · answered: 2\nnothing on record: 1 · prediction: 1\nFound helpful: 1 · not helpful: 0",
		"Asked most often without an answer\n1× Who painted the lighthouse door?",
		"Oldest facts that answers relied on\n10 January 2031 · `" + string(oilTen) + "`\n25 January 2031 · `" + string(bell) + "`",
		"Whose reporting answers relied on\nHarbour Gazette: 75%\nPilots' Herald: 25%",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks\n%s\n\nin\n%s", want, got)
		}
	}
	o = w.reach(d)
	if got := w.pass(d, o, "review-7001", watch, 8*day); len(got) != 0 {
		t.Errorf("a week without questions: sent at %q", got)
	}
	if len(d.sent("review-7002")) != 0 {
		t.Error("the south is told of a week without questions")
	}
}

func TestUpkeep(t *testing.T) {
	w, d, o := ready(t, func(o *outreach.Options) { o.Questions, o.Entries = 24*time.Hour, 72*time.Hour })
	w.answered(d, north, "c1", "1", petrel)
	left := func() (question string, there bool) {
		w.step(o)
		e, err := w.store.Ledger().Entry(t.Context(), "c1", "1")
		if err != nil {
			return "", false
		}
		return e.Question, true
	}
	w.clock = w.clock.Add(23 * time.Hour)
	if q, there := left(); q == "" || !there {
		t.Errorf("after 23 hours: question %q, there %v", q, there)
	}
	w.clock = w.clock.Add(25 * time.Hour)
	if q, there := left(); q != "" || !there {
		t.Errorf("after two days: question %q, there %v", q, there)
	}
	w.clock = w.clock.Add(48 * time.Hour)
	if _, there := left(); there {
		t.Error("after four days it is still there")
	}
}
