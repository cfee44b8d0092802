package curate_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

func TestSecondPerson(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.second(curate.Always)
	draft := d.begin(mona, north, fogForm)
	done := d.save(mona, draft)
	if done.Queued == "" || done.Seq != 0 || d.seen(north, done.Fact) != nil {
		t.Fatalf("done %+v", done)
	}
	_, err := d.Save(t.Context(), mona, draft.Key)
	d.is(err, curate.ErrNoDraft)
	if w := d.queue(nils); len(w) != 1 || w[0].Suggestion.Text != fogForm.Text || w[0].Suggestion.By != mona.ID {
		t.Errorf("queue %+v", w)
	}
	_, _, err = d.Approve(t.Context(), mona, done.Queued)
	d.is(err, curate.ErrSecondPerson)
	_, _, err = d.Approve(t.Context(), sara, done.Queued)
	d.is(err, curate.ErrNoFact)
	_, _, err = d.Approve(t.Context(), alice, done.Queued)
	d.is(err, curate.ErrNotModerator)
	_, err = d.Take(t.Context(), nils, done.Queued)
	d.refuses(err, "approve or reject")
	made, _, err := d.Approve(t.Context(), nils, done.Queued)
	d.ok(err)
	if made.Tell != mona.ID || made.Seq == 0 || made.By != nils.ID || d.seen(north, done.Fact) == nil {
		t.Errorf("done %+v", made)
	}
	h, err := d.History(t.Context(), mona, done.Fact)
	d.ok(err)
	if h[0].Actor != mona.ID || !strings.Contains(h[0].Reason, "approved by "+nils.ID) {
		t.Errorf("history %+v", h[0])
	}
	_, _, err = d.Approve(t.Context(), nils, done.Queued)
	d.is(err, curate.ErrDecided)
	_, err = d.Reject(t.Context(), nils, done.Queued, "no")
	d.is(err, curate.ErrDecided)

	for name, act := range map[string]func() (*curate.Done, error){
		"retract": func() (*curate.Done, error) { return d.Retract(t.Context(), mona, north, done.Fact, "gone") },
		"hide":    func() (*curate.Done, error) { return d.Retract(t.Context(), mona, north, oneKeeper, "gone") },
		"confirm": func() (*curate.Done, error) { return d.Confirm(t.Context(), mona, north, oneKeeper) },
		"undo":    func() (*curate.Done, error) { return d.Undo(t.Context(), mona, made.Seq) },
		"edit": func() (*curate.Done, error) {
			return d.Save(t.Context(), mona, d.change(mona, north, done.Fact, func(f *curate.Form) { f.Text += " He was heard." }).Key)
		},
	} {
		if got, err := act(); err != nil || got.Queued == "" {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	_, err = d.Import(t.Context(), mona, north, "a.yaml", []byte("sources: []\n"))
	d.refuses(err, "second moderator")
	if d.add(olga, knowledge.Global, "Ada Wickham said everywhere that the fog bell stays.").Seq == 0 {
		t.Error("an operator waits for north's second person")
	}
}

func TestSecondPersonForDisputed(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.second(curate.Disputed)
	if d.add(mona, north, fogForm.Text).Seq == 0 {
		t.Error("what nobody disputes waits")
	}
	form := fogForm
	form.Text = "Ada Wickham said that pilots may sail when they please."
	draft := d.begin(mona, north, form)
	draft, err := d.Choose(t.Context(), mona, draft.Key, curate.Choice{DisputedBy: []knowledge.FactID{"pilots-sail-anyway-2031-06-27"}})
	d.ok(err)
	if d.save(mona, draft).Queued == "" {
		t.Error("what is said to be disputed does not wait")
	}
	follow, err := d.Follow(t.Context(), mona, north, "keepers-bell-by-night-2031-06-25", curate.Form{
		Text: "Ada Wickham asked that pilots stay ashore while the fog bell is mended.", Speaker: "Ada Wickham", When: "2031-07-01", Link: fogLink,
	})
	d.ok(err)
	if d.save(mona, follow).Queued == "" {
		t.Error("setting a disputed fact aside does not wait")
	}
	hid, err := d.Retract(t.Context(), mona, north, oneKeeper, "not ours")
	d.ok(err)
	if hid.Queued == "" {
		t.Error("hiding a disputed fact does not wait")
	}
	d.second(curate.Never)
	hid, err = d.Retract(t.Context(), mona, north, oneKeeper, "not ours")
	d.ok(err)
	if hid.Queued != "" {
		t.Error("it waits though the rule is never")
	}
}

func TestApprovingAfterTheFactChanged(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	id := d.add(mona, north, fogForm.Text).Fact
	d.second(curate.Always)
	done := d.save(mona, d.change(mona, north, id, func(f *curate.Form) { f.Text = "Ada Wickham said that the fog bell stays." }))
	d.second(curate.Never)
	d.save(nils, d.change(nils, north, id, func(f *curate.Form) { f.Text = "Ada Wickham said that the fog bell remains." }))
	_, _, err := d.Approve(t.Context(), nils, done.Queued)
	d.is(err, curate.ErrChanged)
	if w := d.queue(nils); len(w) != 1 {
		t.Errorf("it waits no longer: %+v", w)
	}
	rejected, err := d.Reject(t.Context(), nils, done.Queued, "another was quicker")
	d.ok(err)
	if rejected.Tell != mona.ID || d.seen(north, id).Text != "Ada Wickham said that the fog bell remains." {
		t.Errorf("done %+v", rejected)
	}
}

// Two changes that bring the same source and speaker: the first to be approved must
// not block the second.
func TestApprovingTwoWithTheSameSource(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.second(curate.Always)
	first, second := fogForm, fogForm
	first.Speaker, second.Speaker = "Odo Brine", "Odo Brine"
	second.Text = "Odo Brine said again that the fog bell stays, and nobody was surprised."
	one, two := d.save(mona, d.begin(mona, north, first)), d.save(nils, d.begin(nils, north, second))
	_, _, err := d.Approve(t.Context(), nils, one.Queued)
	d.ok(err)
	_, _, err = d.Approve(t.Context(), mona, two.Queued)
	d.ok(err)
	if d.seen(north, one.Fact) == nil || d.seen(north, two.Fact) == nil {
		t.Error("not both are there")
	}
}

func TestSuggestions(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	_, err := d.Suggest(t.Context(), olga, fogForm)
	d.refuses(err, "use this in a server")
	_, err = d.Suggest(t.Context(), alice, curate.Form{Text: "The bell was rung."})
	d.refuses(err, "needs a link")
	id, err := d.Suggest(t.Context(), alice, fogForm)
	d.ok(err)
	if len(d.queue(sara)) != 0 {
		t.Error("south sees north's suggestions")
	}
	_, err = d.Queue(t.Context(), alice)
	d.is(err, curate.ErrNotModerator)
	done, _, err := d.Approve(t.Context(), mona, id)
	d.ok(err)
	if done.Tell != alice.ID || d.seen(north, done.Fact) == nil || len(d.queue(mona)) != 0 {
		t.Errorf("done %+v", done)
	}

	incomplete := curate.Form{Text: "Ada Wickham said yesterday that the fog bell rests.", Quote: "The fog bell stays where our grandmothers hung it", Link: offLink, When: "yesterday"}
	id, err = d.Suggest(t.Context(), alice, incomplete)
	d.ok(err)
	d.wait(72 * time.Hour)
	done, draft, err := d.Approve(t.Context(), mona, id)
	d.ok(err)
	if done != nil || draft.Ready() || draft.Fact.When.String() != "2031-07-09" || !strings.Contains(draft.Fact.Text, "9 July 2031") {
		t.Errorf("yesterday is %s, of three days later; done %v\n%s", draft.Fact.When, done, findings(draft))
	}
	form := draft.Form
	form.Speaker = "Ada Wickham"
	draft, err = d.Reword(t.Context(), mona, draft.Key, form)
	d.ok(err)
	other, err := d.Take(t.Context(), nils, id)
	d.ok(err)
	_, err = d.Reword(t.Context(), nils, other.Key, form)
	d.ok(err)
	if done = d.save(mona, draft); done.Tell != alice.ID {
		t.Errorf("done %+v", done)
	}
	_, err = d.Save(t.Context(), nils, other.Key)
	if err == nil || !curate.Told(err) {
		t.Errorf("saved twice: %v", err)
	}

	id, err = d.Suggest(t.Context(), alice, fogForm)
	d.ok(err)
	_, err = d.Reject(t.Context(), mona, id, " ")
	d.refuses(err, "say why")
	no, err := d.Reject(t.Context(), mona, id, "we have it already")
	d.ok(err)
	if no.Tell != alice.ID || no.Reason != "we have it already" || no.Text != fogForm.Text {
		t.Errorf("done %+v", no)
	}
	_, _, err = d.Approve(t.Context(), mona, id)
	d.is(err, curate.ErrDecided)
	_, err = d.Reject(t.Context(), mona, "no-such", "no")
	d.is(err, curate.ErrNoFact)
}

func TestSuggestionsAreLimited(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	for i := range 20 {
		f := fogForm
		f.Text = fmt.Sprint("Bell ", i)
		_, err := d.Suggest(t.Context(), alice, f)
		d.ok(err)
	}
	_, err := d.Suggest(t.Context(), alice, fogForm)
	d.refuses(err, "20 of your suggestions wait")
	_, err = d.Suggest(t.Context(), mona, fogForm)
	d.ok(err)
	_, err = d.Reject(t.Context(), mona, d.queue(mona)[0].ID, "no")
	d.ok(err)
	_, err = d.Suggest(t.Context(), alice, fogForm)
	d.ok(err)
}

// A suggestion that a moderator takes up where a second person has to look: it waits
// as one thing, and the one who suggested it is told in the end.
func TestSuggestionThatNeedsASecondPerson(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.second(curate.Always)
	id, err := d.Suggest(t.Context(), alice, fogForm)
	d.ok(err)
	done, _, err := d.Approve(t.Context(), mona, id)
	d.ok(err)
	if w := d.queue(nils); done.Queued == "" || len(w) != 1 {
		t.Fatalf("done %+v, queue %+v", done, w)
	}
	_, _, err = d.Approve(t.Context(), mona, done.Queued)
	d.is(err, curate.ErrSecondPerson)
	done, _, err = d.Approve(t.Context(), nils, done.Queued)
	d.ok(err)
	if done.Tell != alice.ID || d.seen(north, done.Fact) == nil || len(d.queue(nils)) != 0 {
		t.Errorf("done %+v, queue %+v", done, d.queue(nils))
	}
}

func TestRecheck(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	form := fogForm
	form.Link = offLink
	done := d.save(mona, d.begin(mona, north, form))
	recheck := func(want int) {
		t.Helper()
		if n, err := d.Recheck(t.Context()); err != nil || n != want {
			t.Errorf("tried %d, %v; want %d", n, err, want)
		}
	}
	state := func() knowledge.State {
		for _, r := range done.Refs {
			if r.Type == curate.CheckRecord {
				got, err := d.store.Get(t.Context(), r)
				d.ok(err)
				return got.State
			}
		}
		return "none"
	}
	recheck(0) // not due
	d.wait(time.Hour)
	recheck(1)
	d.wait(time.Hour)
	recheck(0) // the pause has doubled
	d.wait(time.Hour)
	if recheck(1); state() != curate.Unverified {
		t.Errorf("state %s", state())
	}
	d.web.publish(offLink, d.web.pages[fogLink])
	d.wait(8 * time.Hour)
	if recheck(1); state() != curate.Verified || len(d.queue(mona)) != 0 {
		t.Errorf("state %s, queue %+v", state(), d.queue(mona))
	}
	d.wait(1000 * time.Hour)
	recheck(0)

	form.Link, form.Text = offLink+"-either", "Ada Wickham said elsewhere that the fog bell stays where it hangs, and why."
	done = d.save(mona, d.begin(mona, north, form))
	d.web.publish(form.Link, gazette("Another page", "2031-07-03", "Nothing of the kind was said by anybody in the harbour on that day or on any other."))
	d.wait(time.Hour)
	if recheck(1); state() != curate.Refuted {
		t.Errorf("state %s", state())
	}
	if w := d.queue(mona); len(w) != 1 || w[0].Check == nil || w[0].Check.Why != fogForm.Quote {
		t.Fatalf("queue %+v", w)
	}
	if len(d.queue(sara)) != 0 {
		t.Error("south has it in its queue")
	}
	// The queue is rid of it when the fact is mended ...
	mended := d.save(mona, d.change(mona, north, done.Fact, func(f *curate.Form) { f.Quote = "" }))
	if w := d.queue(mona); len(w) != 0 || state() != curate.Verified {
		t.Errorf("queue after mending %+v, state %s", w, state())
	}
	_, err := d.Undo(t.Context(), mona, mended.Seq)
	d.ok(err)
	// ... or withdrawn; what nobody sees is not tried.
	_, err = d.Retract(t.Context(), mona, north, done.Fact, "not so")
	d.ok(err)
	d.wait(1000 * time.Hour)
	recheck(0)
	if w := d.queue(mona); len(w) != 0 {
		t.Errorf("queue after withdrawing %+v", w)
	}
}

// A time in which much happens is set longer by each press, then off, and ends by itself.
func TestBreaking(t *testing.T) {
	now := time.Date(2031, 6, 10, 12, 0, 30, 0, time.UTC)
	var s curate.Settings
	for _, want := range []string{"2031-06-11T12:00:00Z", "2031-06-13T12:00:00Z", "2031-06-17T12:00:00Z", "0001-01-01T00:00:00Z", "2031-06-11T12:00:00Z"} {
		s.LongerBreaking(now)
		if got := s.Breaking.Format(time.RFC3339); got != want {
			t.Errorf("until %s, want %s", got, want)
		}
		if s.BreakingAt(now) == s.Breaking.IsZero() || s.BreakingAt(now.Add(8*24*time.Hour)) {
			t.Errorf("until %s: now %v", s.Breaking, s.BreakingAt(now))
		}
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	_, err := d.Set(t.Context(), alice, func(s *curate.Settings) { s.Paused = true })
	d.is(err, curate.ErrNotModerator)
	_, err = d.Set(t.Context(), olga, func(s *curate.Settings) { s.Paused = true })
	d.refuses(err, "use this in a server")
	set, err := d.Set(t.Context(), mona, func(s *curate.Settings) { s.Paused, s.AskChannels = true, []string{"5"} })
	d.ok(err)
	got, err := d.Settings(t.Context(), north)
	d.ok(err)
	if !got.Paused || fmt.Sprint(got) != fmt.Sprint(set) {
		t.Errorf("settings %+v", got)
	}
	if other, err := d.Settings(t.Context(), south); err != nil || other.Paused {
		t.Errorf("south %+v, %v", other, err)
	}
}

// In a time of breaking news a fact on where things stand needs two sources that
// report it by themselves; a reprint is none.
func TestBreakingNeedsTwoSources(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	const text = "The talks on the lamp stood still on 2 June 2031, the harbour master said."
	d.web.publish("https://post.example.org/still", gazette("Talks stand still", "2031-06-02", text))
	d.web.publish("https://echo.example.org/still", strings.Replace(gazette("Standstill", "2031-06-02", text), "Harbour Gazette", "Eddy Echo", 1))
	form := curate.Form{Text: text, When: "2031-06-02", Link: "https://post.example.org/still"}
	save := func(link string) error {
		t.Helper()
		f := form
		f.Link = link
		draft := d.begin(mona, north, f)
		status := knowledge.Status
		draft, err := d.Choose(t.Context(), mona, draft.Key, curate.Choice{Kind: &status})
		d.ok(err)
		done, err := d.Save(t.Context(), mona, draft.Key)
		if err == nil {
			if n := len(d.seen(north, done.Fact).Sources); n != len(strings.Fields(link)) {
				t.Errorf("%q gives %d sources", link, n)
			}
			_, err := d.Undo(t.Context(), mona, done.Seq)
			d.ok(err)
		}
		return err
	}
	d.ok(save("https://post.example.org/still"))
	_, err := d.Set(t.Context(), mona, func(s *curate.Settings) { s.LongerBreaking(d.clock()) })
	d.ok(err)
	d.refuses(save("https://post.example.org/still"), "two sources that report it by themselves")
	d.ok(save("https://post.example.org/still  <https://echo.example.org/still>"))
	const file = `sources:
  - {id: post-still, outlet: Harbour Post, title: "Talks stand still", url: "https://post.example.org/still", published: 2031-06-02, kind: news}
facts:
  - id: still-2031-06-02
    kind: status
    text: The talks on the lamp stood still on 2 June 2031, the Harbour Post reported.
    by: []
    parties: []
    topics: []
    when: 2031-06-02
    when_basis: stated
    sources: [post-still]
`
	_, err = d.Import(t.Context(), mona, north, "still.yaml", []byte(file))
	d.refuses(err, "two sources that report it by themselves")
	d.wait(25 * time.Hour)
	d.ok(save("https://post.example.org/still"))

	form.Link = "https://a.example.org https://b.example.org https://c.example.org https://d.example.org https://e.example.org"
	_, err = d.Begin(t.Context(), mona, north, form)
	d.refuses(err, "at most 4 links")
}
