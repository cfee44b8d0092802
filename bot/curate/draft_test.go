package curate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
)

func TestFromFormToAnswer(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	draft := d.begin(mona, north, fogForm)
	if !draft.Ready() {
		t.Fatalf("the draft is held up:\n%s", findings(draft))
	}
	if draft.Source.Outlet != "Harbour Gazette" || draft.Source.Title != "Keepers stand firm" || draft.Source.Published.String() != "2031-07-03" || draft.Quoted.Match != linkcheck.Verbatim {
		t.Errorf("source %+v, quotation %s", draft.Source, draft.Quoted.Match)
	}
	done := d.save(mona, draft)
	const q = "Who said that the fog bell stays where our grandmothers hung it?"
	if !strings.Contains(d.ask(north, q), "grandmothers") || strings.Contains(d.ask(south, q), "grandmothers") || strings.Contains(d.ask("", q), "grandmothers") {
		t.Error("it is not answered in north, or answered elsewhere:\n" + d.ask(north, q))
	}
	if got := d.seen(north, done.Fact); got.Scope != north || got.WhenBasis != knowledge.Stated || done.By != mona.ID || done.Before != nil {
		t.Errorf("fact %+v, done %+v", got, done)
	}
	_, err := d.Undo(t.Context(), mona, done.Seq)
	d.ok(err)
	if strings.Contains(d.ask(north, q), "grandmothers") {
		t.Error("it is answered after undo")
	}
}

// Each finding that a form can bring.
func TestFindings(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.web.errs["https://127.0.0.1/inside"] = linkcheck.ErrForbidden
	d.web.errs["https://gazette.example.org/gone"] = &linkcheck.StatusError{Code: 404}
	fact, err := d.FormOf(north, "keepers-one-keeper-2031-02-15")
	d.ok(err)
	for _, c := range []struct {
		name   string
		change func(*curate.Form)
		about  curate.About
		blocks bool
		words  string
	}{
		{"nothing wrong", func(*curate.Form) {}, "", false, ""},
		{"duplicate", func(f *curate.Form) { f.Text = fact.Text; f.Quote = "" }, curate.AboutWording, true, "the same text as fact"},
		{"near-duplicate", func(f *curate.Form) {
			*f = curate.Form{Text: "The Keepers' Guild has said that it has no hands for a second keeper at night.", Speaker: "Keepers' Guild", When: "2031-07-01", Link: fogLink}
		}, curate.AboutSame, false, "says the same"},
		{"contradiction", func(f *curate.Form) {
			*f = curate.Form{Text: "Tomas Varley demanded that two keepers be awake on Gull Rock every night; night watch.", Speaker: "Tomas Varley", When: "2031-07-01", Link: fogLink}
		}, curate.AboutConflict, false, "disputed by"},
		{"no speaker", func(f *curate.Form) { f.Speaker = "" }, curate.AboutSpeaker, true, "whose words"},
		{"ambiguous speaker", func(f *curate.Form) { f.Speaker, f.When = "master of the guild", "2031" }, curate.AboutSpeaker, true, "Bram Cotterell"},
		{"new speaker", func(f *curate.Form) { f.Speaker = "Odo Brine" }, curate.AboutSpeaker, false, "will be added as a person"},
		{"loaded word", func(f *curate.Form) { f.Text = "Ada Wickham said that the regime of the pilots is over." }, curate.AboutWording, true, "takes a side"},
		{"long", func(f *curate.Form) { f.Text = strings.Repeat("The fog bell stays where it hangs. ", 12) }, curate.AboutWording, true, "characters"},
		{"no date on the page or in the form", func(f *curate.Form) { f.When, f.Link = "", offLink }, curate.AboutDate, true, "when was it said"},
		{"the page's date", func(f *curate.Form) { f.When = "" }, curate.AboutDate, false, "2031-07-03"},
		{"relative date", func(f *curate.Form) { f.When = "yesterday"; f.Link = offLink }, curate.AboutDate, false, "2031-07-09"},
		{"relative date in the text", func(f *curate.Form) { f.Text = "Ada Wickham said yesterday that the fog bell stays." }, curate.AboutDate, false, "2031-07-02, counted from 2031-07-03"},
		{"no date", func(f *curate.Form) { f.When = "some day" }, curate.AboutDate, true, "is no date"},
		{"future", func(f *curate.Form) { f.When = "2031-07-11" }, curate.AboutDate, true, "lies in the future"},
		{"not over", func(f *curate.Form) { f.When, f.Link = "2031-07", offLink }, curate.AboutDate, false, "is not over"},
		{"later than the page", func(f *curate.Form) { f.When = "2031-07-09" }, curate.AboutDate, true, "later than the latest of its sources"},
		{"no link", func(f *curate.Form) { f.Link = "" }, curate.AboutLink, true, "needs a link"},
		{"bad link", func(f *curate.Form) { f.Link = "see the gazette" }, curate.AboutLink, true, "not a web address"},
		{"forbidden link", func(f *curate.Form) { f.Link = "https://127.0.0.1/inside" }, curate.AboutLink, true, "not a public web page"},
		{"unreachable link", func(f *curate.Form) { f.Link = offLink }, curate.AboutLink, false, "tried again later"},
		{"missing page", func(f *curate.Form) { f.Link = "https://gazette.example.org/gone" }, curate.AboutLink, false, "unverified"},
		{"quotation nearly", func(f *curate.Form) { f.Quote = "The fog bell stays where our mothers once hung it" }, curate.AboutQuote, true, "where our grandmothers hung it"},
		{"quotation elided", func(f *curate.Form) { f.Quote = "We were asked for much, and we gave … what a lamp can give" }, curate.AboutQuote, false, "in the end"},
		{"quotation absent", func(f *curate.Form) { f.Quote = "Let the pilots buy their own bell and ring it" }, curate.AboutQuote, true, "is not on that page"},
		{"short quotation", func(f *curate.Form) { f.Quote = "The fog bell" }, curate.AboutQuote, false, "words"},
	} {
		form := fogForm
		c.change(&form)
		draft := d.begin(mona, north, form)
		if c.about != "" {
			t.Run(c.name, func(t *testing.T) { told(t, draft, c.about, c.blocks, c.words) })
		}
		if draft.Ready() == c.blocks {
			t.Errorf("%s: ready %v:\n%s", c.name, draft.Ready(), findings(draft))
		}
		if c.blocks {
			_, err := d.Save(t.Context(), mona, draft.Key)
			d.refuses(err, "not saved yet")
		}
	}
	if len(d.queue(mona)) != 0 || d.seen(north, "keepers-one-keeper-2031-02-15").Scope != "" {
		t.Error("drafts left something behind")
	}
}

func TestFormsThatAreNone(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	for _, f := range []curate.Form{{}, {Text: " \n"}, {Text: strings.Repeat("x", 5000)}, {Text: "x", Speaker: strings.Repeat("y", 81)}} {
		_, err := d.Begin(t.Context(), mona, north, f)
		d.refuses(err, "")
		_, err = d.Suggest(t.Context(), alice, f)
		d.refuses(err, "")
	}
	draft := d.begin(mona, north, curate.Form{Text: "The  bell\n\xff is\x00 rung.", Quote: "“We ring it ourselves”", Link: "<" + fogLink + ">"})
	if want := (curate.Form{Text: "The bell \uFFFD is rung.", Quote: "We ring it ourselves", Link: fogLink}); draft.Form != want {
		t.Errorf("form %+v", draft.Form)
	}
}

// Dates between quotation marks are a speaker's words.
func TestRelativeDates(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	f := fogForm
	f.Quote, f.Speaker = "", "Ada Wickham"
	f.Text = "Ada Wickham said yesterday that “today we ring, and tomorrow we rest”, and said so again last week."
	draft := d.begin(mona, north, f)
	if got := draft.Fact.Text; !strings.Contains(got, "said on 2 July 2031 that “today we ring, and tomorrow we rest”") || strings.Contains(got, "last week") {
		t.Errorf("text %q", got)
	}
	f = fogForm
	f.When, f.Link = "yesterday", offLink
	d.wait(11*time.Hour + 30*time.Minute) // half an hour before midnight
	draft = d.begin(mona, north, f)
	d.wait(40 * time.Minute)
	draft, err := d.Choose(t.Context(), mona, draft.Key, curate.Choice{Topics: []knowledge.EntityID{"fog-bell"}})
	d.ok(err)
	if got := draft.Fact.When.String(); got != "2031-07-09" {
		t.Errorf("after midnight yesterday is %s", got)
	}
}

// An edit of one thing leaves every other as it was.
func TestEditKeepsWhatTheFormDoesNotShow(t *testing.T) {
	t.Parallel()
	p := lighthousePack(t)
	for _, f := range p.Facts {
		switch f.ID {
		case "council-text-2031-03-13": // with all that a fact can have
			f.WhenBasis, f.WhenNote = knowledge.Inferred, "from the minutes"
			f.Sources = append(f.Sources, "gazette-2031-03-21-no-agreement", "council-2031-06-19-accord")
			f.By = []knowledge.EntityID{"marta-quillfeather", "harbour-council"}
			f.Confirmed = knowledge.MustDate("2031-07-01")
			f.Supersedes = []knowledge.FactID{"pilots-no-oil-2031-01-14"}
		}
	}
	d := openDeskWith(t, p)
	for _, f := range d.library.Base(north).Facts() {
		before := *f
		draft := d.change(mona, north, f.ID, func(form *curate.Form) { form.Text += " So it stood." })
		want := before
		want.Text += " So it stood."
		if diff := cmp.Diff(want, draft.Fact, cmp.Comparer(func(a, b knowledge.Date) bool { return a == b })); diff != "" {
			t.Errorf("%s (-want +draft):\n%s", f.ID, diff)
		}
		if !draft.Ready() && f.Quote == nil && len(before.Text) < 250 {
			t.Errorf("%s is held up:\n%s", f.ID, findings(draft))
		}
	}
	id := knowledge.FactID("council-text-2031-03-13")
	global := *d.seen("", id)
	d.save(mona, d.change(mona, north, id, func(f *curate.Form) { f.Text += " So it stood." }))
	if got := d.seen(north, id); got.Scope != north || !strings.HasSuffix(got.Text, "stood.") || got.Summit != "anselm-2031-03" || len(got.Asks) != 3 || len(got.Sources) != 3 {
		t.Errorf("north's own version %+v", got)
	}
	for _, s := range []knowledge.Scope{"", south} {
		if diff := cmp.Diff(global, *d.seen(s, id), cmp.Comparer(func(a, b knowledge.Date) bool { return a == b })); diff != "" {
			t.Errorf("%s sees another version:\n%s", s, diff)
		}
	}
	_, err := d.Change(t.Context(), mona, knowledge.Global, id, fogForm)
	d.is(err, curate.ErrNotOperator)
	d.save(olga, d.change(olga, knowledge.Global, id, func(f *curate.Form) { f.Text += " It is read still." }))
	if !strings.HasSuffix(d.seen(south, id).Text, "read still.") || !strings.HasSuffix(d.seen(north, id).Text, "So it stood.") {
		t.Error("an operator's edit is not south's, or took north's own away")
	}
	if w := d.queue(mona); len(w) != 1 || w[0].Overtaken == nil {
		t.Errorf("north is not told that its version was overtaken: %+v", w)
	}
}

func TestEditOfTheSpeaker(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	id := knowledge.FactID("pilots-no-oil-2031-01-14") // held by the party, quoted from a person
	draft := d.change(mona, north, id, func(f *curate.Form) { f.Speaker = "Marta Quillfeather" })
	if got := draft.Fact; got.Quote.Speaker != "marta-quillfeather" || !slices.Equal(got.By, []knowledge.EntityID{"marta-quillfeather"}) {
		t.Errorf("by %v, quoted %v", got.By, got.Quote)
	}
	draft = d.change(mona, north, "keepers-one-keeper-2031-02-15", func(f *curate.Form) { f.Speaker = "" })
	if len(draft.Fact.By) != 0 {
		t.Errorf("by %v after the speaker was taken out", draft.Fact.By)
	}
	form := fogForm
	form.Speaker = "master of the guild" // which it was depends on the day
	if got := d.begin(mona, north, form); got.Fact.Quote.Speaker != "ada-wick" || !got.Ready() {
		t.Errorf("speaker %q:\n%s", got.Fact.Quote.Speaker, findings(got))
	}
}

func TestNewSpeakerIsOfThatScopeOnly(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	form := fogForm
	form.Speaker = "Odo Brine"
	draft := d.begin(mona, north, form)
	draft, err := d.Choose(t.Context(), mona, draft.Key, curate.Choice{By: []knowledge.EntityID{"odo-brine", "keepers"}, Parties: []knowledge.EntityID{"keepers"}})
	d.ok(err)
	d.save(mona, draft)
	if e := d.library.Base(north).Entity("odo-brine"); e == nil || e.Name != "Odo Brine" || e.Party != "keepers" {
		t.Errorf("north knows %+v", e)
	}
	if d.library.Base(south).Entity("odo-brine") != nil || d.library.Base("").Entity("odo-brine") != nil {
		t.Error("others know him")
	}
	second := d.add(mona, north, "Odo Brine said again that the fog bell stays where it hangs, and nobody minded.")
	if second.Seq == 0 {
		t.Error("no revision")
	}
}

func TestSupersede(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	of := knowledge.FactID("keepers-bell-by-night-2031-06-25")
	draft, err := d.Follow(t.Context(), mona, north, of, fogForm)
	d.ok(err)
	if draft.Fact.Kind != knowledge.Demand || !slices.Equal(draft.Fact.Supersedes, []knowledge.FactID{of}) || draft.Fact.ID == of {
		t.Errorf("draft %+v", draft.Fact)
	}
	done := d.save(mona, draft)
	if done.Action != curate.Followed || len(d.library.Base(north).SupersededBy(of)) != 1 || len(d.library.Base(south).SupersededBy(of)) != 0 {
		t.Errorf("done %+v", done)
	}
	early := fogForm
	early.When = "2031-06-01"
	draft, err = d.Follow(t.Context(), mona, north, of, early)
	d.ok(err)
	told(t, draft, curate.AboutWording, true, "is later than this fact")
	draft = d.change(mona, north, of, func(f *curate.Form) { f.When = "2031-07-03" })
	told(t, draft, curate.AboutDate, true, "would be earlier")
	draft = d.change(mona, north, of, func(f *curate.Form) { f.When = "2031-07-02" })
	draft, err = d.Choose(t.Context(), mona, draft.Key, curate.Choice{Supersedes: []knowledge.FactID{done.Fact}})
	d.ok(err)
	told(t, draft, curate.AboutDate, true, "by way of others supersedes it")
}

func TestWhoMayGoOnWithADraft(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	draft := d.begin(mona, north, fogForm)
	elsewhere, demoted := mona, mona
	elsewhere.Guild, demoted.Moderates = south, false
	for name, c := range map[string]struct {
		a    curate.Actor
		want error
	}{"another": {nils, curate.ErrNoDraft}, "no moderator any more": {demoted, curate.ErrNotModerator}, "in another server": {elsewhere, curate.ErrNotModerator}} {
		if _, err := d.Save(t.Context(), c.a, draft.Key); err == nil {
			t.Errorf("%s could save", name)
		} else {
			d.is(err, c.want)
		}
		_, err := d.Reword(t.Context(), c.a, draft.Key, fogForm)
		d.is(err, c.want)
		_, err = d.Choose(t.Context(), c.a, draft.Key, curate.Choice{})
		d.is(err, c.want)
		d.is(d.Drop(c.a, draft.Key), c.want)
	}
	_, err := d.Begin(t.Context(), alice, north, fogForm)
	d.is(err, curate.ErrNotModerator)
	_, err = d.Begin(t.Context(), mona, south, fogForm)
	d.is(err, curate.ErrNotModerator)
	d.wait(61 * time.Minute)
	_, err = d.Save(t.Context(), mona, draft.Key)
	d.is(err, curate.ErrNoDraft)
	draft = d.begin(mona, north, fogForm)
	d.ok(d.Drop(mona, draft.Key))
	_, err = d.Save(t.Context(), mona, draft.Key)
	d.is(err, curate.ErrNoDraft)
}

// Two edit the same fact: the second is told and has the draft still.
func TestTwoEditTheSameFact(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	id := d.add(mona, north, fogForm.Text).Fact
	first := d.change(mona, north, id, func(f *curate.Form) { f.Text = "Ada Wickham said that the fog bell stays." })
	second := d.change(nils, north, id, func(f *curate.Form) { f.Text = "Ada Wickham said that the fog bell remains." })
	d.save(mona, first)
	_, err := d.Save(t.Context(), nils, second.Key)
	d.is(err, curate.ErrChanged)
	if got := d.seen(north, id).Text; !strings.HasSuffix(got, "stays.") {
		t.Errorf("fact %q", got)
	}
	kept, err := d.Drafted(nils, second.Key)
	d.ok(err)
	if !strings.HasSuffix(kept.Form.Text, "remains.") {
		t.Errorf("draft %q", kept.Form.Text)
	}
	// A global fact that changes while a guild words its own version.
	global := knowledge.FactID("keepers-one-keeper-2031-02-15")
	own := d.change(mona, north, global, func(f *curate.Form) { f.Text += " It said so twice." })
	d.save(olga, d.change(olga, knowledge.Global, global, func(f *curate.Form) { f.Text += " It said so once." }))
	_, err = d.Save(t.Context(), mona, own.Key)
	d.is(err, curate.ErrChanged)
	// One that is withdrawn meanwhile.
	third := d.change(nils, north, id, func(f *curate.Form) { f.Text = "Ada Wickham said that the fog bell hangs on." })
	_, err = d.Retract(t.Context(), mona, north, id, "no longer said")
	d.ok(err)
	_, err = d.Save(t.Context(), nils, third.Key)
	d.is(err, curate.ErrChanged)
	if d.seen(north, id) != nil {
		t.Error("a withdrawn fact came back by an edit")
	}
}

// What was undone leaves records behind, which must not be in the way.
func TestAddingAgainWhatWasUndone(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	form := fogForm
	form.Speaker = "Odo Brine"
	done := d.save(mona, d.begin(mona, north, form))
	_, err := d.Undo(t.Context(), mona, done.Seq)
	d.ok(err)
	for _, ref := range done.Refs {
		if ref.Type == knowledge.SourceRecord || ref.Type == knowledge.EntityRecord {
			h, err := d.store.History(t.Context(), ref)
			d.ok(err)
			_, err = d.Undo(t.Context(), mona, h[0].Seq)
			d.ok(err)
		}
	}
	again := d.save(mona, d.begin(mona, north, form))
	if again.Fact == done.Fact {
		t.Errorf("the id %s was given twice", again.Fact)
	}
	for _, ref := range again.Refs { // now a fact rests on both
		if ref.Type == knowledge.SourceRecord || ref.Type == knowledge.EntityRecord {
			h, err := d.store.History(t.Context(), ref)
			d.ok(err)
			_, err = d.Undo(t.Context(), mona, h[len(h)-1].Seq)
			d.refuses(err, "rests on it")
		}
	}
}

func TestDraftsAreBounded(t *testing.T) {
	t.Parallel()
	d := openDeskWith(t, &knowledge.Pack{})
	first := d.begin(mona, north, fogForm)
	var last *curate.Draft
	for i := range 1000 {
		if i%100 == 0 {
			d.wait(time.Second)
		}
		form := curate.Form{Text: fmt.Sprint("Bell ", i)}
		last = d.begin(mona, north, form)
	}
	_, err := d.Drafted(mona, first.Key)
	d.is(err, curate.ErrNoDraft)
	_, err = d.Drafted(mona, last.Key)
	d.ok(err)
}
