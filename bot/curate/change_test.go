package curate_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

const oneKeeper = knowledge.FactID("keepers-one-keeper-2031-02-15")

func TestRetract(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	_, err := d.Retract(t.Context(), mona, north, oneKeeper, "  ")
	d.refuses(err, "say why")
	_, err = d.Retract(t.Context(), mona, north, oneKeeper, strings.Repeat("x", 5000))
	d.refuses(err, "too long")
	_, err = d.Retract(t.Context(), alice, north, oneKeeper, "no")
	d.is(err, curate.ErrNotModerator)
	_, err = d.Retract(t.Context(), mona, knowledge.Global, oneKeeper, "no")
	d.is(err, curate.ErrNotOperator)

	hid, err := d.Retract(t.Context(), mona, north, oneKeeper, "not ours\x00")
	d.ok(err)
	if hid.Action != curate.Hid || d.seen(north, oneKeeper) != nil || d.seen(south, oneKeeper) == nil {
		t.Errorf("done %+v", hid)
	}
	_, err = d.Retract(t.Context(), mona, north, oneKeeper, "again")
	d.is(err, curate.ErrNoFact)
	_, err = d.Undo(t.Context(), mona, hid.Seq)
	d.ok(err)
	if d.seen(north, oneKeeper) == nil {
		t.Error("undo does not show the global fact again")
	}
	_, err = d.Undo(t.Context(), mona, hid.Seq)
	d.refuses(err, "already")

	own := d.add(mona, north, fogForm.Text)
	gone, err := d.Retract(t.Context(), mona, north, own.Fact, "said otherwise")
	d.ok(err)
	if gone.Action != curate.Withdrawn || gone.Before == nil || d.seen(north, own.Fact) != nil {
		t.Errorf("done %+v", gone)
	}
	_, err = d.Undo(t.Context(), mona, gone.Seq)
	d.ok(err)
	if d.seen(north, own.Fact) == nil {
		t.Error("undo does not bring the fact back")
	}
}

func TestConfirm(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	before := *d.seen(south, oneKeeper)
	done, err := d.Confirm(t.Context(), mona, north, oneKeeper)
	d.ok(err)
	if got := d.seen(north, oneKeeper); got.Confirmed.String() != "2031-07-10" || got.Scope != "" {
		t.Errorf("in north %s of %q", got.Confirmed, got.Scope)
	}
	if !d.seen(south, oneKeeper).Confirmed.IsZero() {
		t.Error("south's is confirmed too")
	}
	_, err = d.Undo(t.Context(), mona, done.Seq)
	d.ok(err)
	if !d.seen(north, oneKeeper).Confirmed.IsZero() {
		t.Error("undo does not take the confirmation back")
	}
	own := d.add(mona, north, fogForm.Text)
	d.wait(48 * time.Hour)
	_, err = d.Confirm(t.Context(), mona, north, own.Fact)
	d.ok(err)
	if got := d.seen(north, own.Fact); got.Confirmed.String() != "2031-07-12" || got.Text != fogForm.Text {
		t.Errorf("own fact %+v", got)
	}
	_, err = d.Confirm(t.Context(), olga, knowledge.Global, oneKeeper)
	d.ok(err)
	after := *d.seen(south, oneKeeper)
	if after.Confirmed.String() != "2031-07-12" || after.Text != before.Text {
		t.Errorf("south sees %+v", after)
	}
	_, err = d.Confirm(t.Context(), mona, north, "not-there")
	d.is(err, curate.ErrNoFact)
}

// A guild's dispute shows on the global fact there, but must not get into the
// global record with a confirmation.
func TestConfirmChangesNothingElse(t *testing.T) {
	t.Parallel()
	p := lighthousePack(t)
	for _, f := range p.Facts {
		if f.ID == "pilots-second-keeper-2031-02-10" {
			f.DisputedBy = nil // told by the other side alone
		}
	}
	d := openDeskWith(t, p)
	id := knowledge.FactID("pilots-second-keeper-2031-02-10")
	if len(d.seen("", id).DisputedBy) != 1 {
		t.Fatal("the dispute is not of both sides")
	}
	_, err := d.Confirm(t.Context(), olga, knowledge.Global, id)
	d.ok(err)
	r, err := d.store.Get(t.Context(), knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: string(id)})
	d.ok(err)
	if f, err := knowledge.Decode[knowledge.Fact](r); err != nil || len(f.DisputedBy) != 0 || f.Confirmed.IsZero() {
		t.Errorf("record %+v, %v", f, err)
	}
}

func TestUndoOfAnyRevision(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	texts := []string{fogForm.Text, "Ada Wickham said that the fog bell stays.", "Ada Wickham said that the fog bell remains.", "Ada Wickham said that the fog bell hangs on."}
	id := d.add(mona, north, texts[0]).Fact
	var done *curate.Done
	for _, text := range texts[1:] {
		done = d.save(mona, d.change(mona, north, id, func(f *curate.Form) { f.Text = text }))
	}
	h, err := d.History(t.Context(), mona, id)
	d.ok(err)
	if len(h) != 4 || h[0].Seq != done.Seq || h[3].Before != nil || h[0].Actor != mona.ID {
		t.Fatalf("history %+v", h)
	}
	for i, r := range h[:3] { // of each, back to what was before it
		back, err := d.Undo(t.Context(), nils, r.Seq)
		d.ok(err)
		if got, want := d.seen(north, id).Text, texts[2-i]; got != want || back.Text != want || back.Before == nil {
			t.Errorf("after undoing %d: %q, want %q; done %+v", r.Seq, got, want, back)
		}
	}
	_, err = d.Undo(t.Context(), mona, h[3].Seq) // the first
	d.ok(err)
	if d.seen(north, id) != nil {
		t.Error("it is there after its first revision was undone")
	}
	h, err = d.History(t.Context(), mona, id)
	d.ok(err)
	_, err = d.Undo(t.Context(), mona, h[0].Seq) // the undo itself
	d.ok(err)
	if got := d.seen(north, id); got == nil || got.Text != texts[0] {
		t.Errorf("undo of undo gives %+v", got)
	}
	if h, err = d.History(t.Context(), mona, id); err != nil || len(h) != 9 {
		t.Errorf("%d revisions, want all 9 kept", len(h))
	}
}

func TestWhatUndoRefuses(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	own := d.add(mona, north, fogForm.Text)
	for _, c := range []struct {
		a    curate.Actor
		seq  int64
		want error
	}{
		{sara, own.Seq, curate.ErrNoFact},
		{olga, own.Seq, curate.ErrNoFact},
		{alice, own.Seq, curate.ErrNotModerator},
		{mona, 3, curate.ErrNotOperator},
		{mona, 1 << 40, curate.ErrNoFact},
		{mona, -1, curate.ErrNoFact},
	} {
		_, err := d.Undo(t.Context(), c.a, c.seq)
		d.is(err, c.want)
	}
	if _, err := d.Suggest(t.Context(), alice, fogForm); err != nil {
		t.Fatal(err)
	}
	_, err := d.Undo(t.Context(), mona, d.library.Head()) // the suggestion
	d.refuses(err, "cannot be undone")

	// The text is another fact's by now.
	gone, err := d.Retract(t.Context(), mona, north, own.Fact, "to be said anew")
	d.ok(err)
	d.add(mona, north, fogForm.Text)
	_, err = d.Undo(t.Context(), mona, gone.Seq)
	d.refuses(err, "the same text as fact")

	// Its source is gone by now.
	h, err := d.store.History(t.Context(), knowledge.Ref{Type: knowledge.SourceRecord, Scope: knowledge.Global, ID: "almanac-gull-rock"})
	d.ok(err)
	_, err = d.Undo(t.Context(), olga, h[0].Seq)
	d.refuses(err, "rests on it")
}

func TestHistory(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.save(mona, d.change(mona, north, oneKeeper, func(f *curate.Form) { f.Text += " It said so here." }))
	_, err := d.Confirm(t.Context(), sara, south, oneKeeper)
	d.ok(err)
	for _, c := range []struct {
		a    curate.Actor
		want []string
	}{{mona, []string{"edit 7001", "add global"}}, {sara, []string{"confirm 7002", "add global"}}, {olga, []string{"add global"}}} {
		h, err := d.History(t.Context(), c.a, oneKeeper)
		d.ok(err)
		var got []string
		for _, r := range h {
			got = append(got, string(r.Action)+" "+string(r.After.Scope))
		}
		if strings.Join(got, ", ") != strings.Join(c.want, ", ") {
			t.Errorf("%s sees %q, want %q", c.a.ID, got, c.want)
		}
	}
	_, err = d.History(t.Context(), alice, oneKeeper)
	d.is(err, curate.ErrNotModerator)
	_, err = d.History(t.Context(), mona, "not-there")
	d.is(err, curate.ErrNoFact)
}

func TestFind(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	own := d.add(mona, north, fogForm.Text).Fact
	for _, c := range []struct {
		s     knowledge.Scope
		typed string
		first knowledge.FactID
	}{
		{north, "", "council-first-barrels-2031-07-02"},
		{south, "", "council-first-barrels-2031-07-02"},
		{north, "Keepers-One", oneKeeper},
		{north, string(own), own},
		{south, "second keeper at night", oneKeeper},
	} {
		got, err := d.Find(t.Context(), c.s, c.typed, 5)
		d.ok(err)
		if len(got) == 0 || len(got) > 5 || got[0].ID != c.first {
			t.Errorf("%s %q: %v", c.s, c.typed, got)
		}
	}
	all, err := d.Find(t.Context(), south, "grandmothers fog bell stays", 50)
	d.ok(err)
	for _, f := range all {
		if f.ID == own {
			t.Error("south finds north's fact")
		}
	}
}

func TestTeach(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	name, err := d.TeachName(t.Context(), mona, north, "ada-wick", " Old  Ada ")
	d.ok(err)
	knows := func(s knowledge.Scope, text string) bool {
		return strings.Contains(d.ask(s, "Who is "+text+"?"), "Ada Wickham")
	}
	if !knows(north, "Old Ada") {
		t.Error("north does not know the name")
	}
	if len(d.library.Base(south).Entity("ada-wick").Aliases) != len(d.library.Base("").Entity("ada-wick").Aliases) {
		t.Error("south knows the name")
	}
	for _, c := range []struct{ id, name, words string }{
		{"ada-wick", "Old Ada", "already"},
		{"bram-cotter", "Old Ada", "is a name of"},
		{"ada-wick", "the", "too many questions"},
		{"ada-wick", "?!", "too many questions"},
		{"ada-wick", "", "1 to"},
		{"ada-wick", strings.Repeat("x", 81), "1 to"},
		{"nobody", "Nemo", "from the list"},
	} {
		_, err := d.TeachName(t.Context(), mona, north, knowledge.EntityID(c.id), c.name)
		d.refuses(err, c.words)
	}
	_, err = d.Undo(t.Context(), mona, name.Seq) // facts name her, but she is known globally
	d.ok(err)
	if n, g := len(d.library.Base(north).Entity("ada-wick").Aliases), len(d.library.Base("").Entity("ada-wick").Aliases); n != g {
		t.Errorf("after undo %d names, globally %d", n, g)
	}
	_, err = d.TeachName(t.Context(), olga, knowledge.Global, "ada-wick", "Old Ada")
	d.ok(err)
	if !knows(south, "Old Ada") {
		t.Error("south does not know what was taught globally")
	}

	word, err := d.TeachWord(t.Context(), mona, north, "bargain", "deal")
	d.ok(err)
	if n, g := len(d.library.Base(north).Lexicon()), len(d.library.Base(south).Lexicon()); n != g+1 {
		t.Errorf("north has %d entries, south %d", n, g)
	}
	for _, c := range []struct{ word, known, words string }{
		{"bargain", "deal", "the same already"},
		{"pact", "no such word", "no word"},
		{"and", "deal", "too many"},
		{"fog bell", "who will win", "no word"},
		{"oil", "weather", "no word"},
		{"oil", "hello", "no word"},
	} {
		_, err := d.TeachWord(t.Context(), mona, north, c.word, c.known)
		d.refuses(err, c.words)
	}
	_, err = d.Undo(t.Context(), mona, word.Seq)
	d.ok(err)
	if n, g := len(d.library.Base(north).Lexicon()), len(d.library.Base(south).Lexicon()); n != g {
		t.Errorf("after undo north has %d entries, south %d", n, g)
	}
}

// No word can be made to decline questions, whichever way it is asked for.
func TestDecliningWordsStay(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	for _, g := range d.library.Base("").Lexicon() {
		if !strings.HasPrefix(g.ID, "decline-") && !strings.HasPrefix(g.ID, "meta-") && g.ID != "chatter" {
			continue
		}
		for _, w := range g.Words {
			if done, err := d.TeachWord(t.Context(), mona, north, "lamp oil", w); err == nil {
				for _, r := range done.Refs {
					if strings.HasPrefix(r.ID, g.ID) {
						t.Errorf("%q was added to %s", w, r)
					}
				}
			}
		}
	}
	report, err := d.Import(t.Context(), mona, north, "words.yaml", []byte("lexicon:\n  - {id: decline-opinion, lang: en, words: [lamp oil]}\n"))
	d.ok(err)
	if report.Problems.Errors() == 0 {
		t.Error("an import can add declining words")
	}
	if !strings.Contains(d.ask(north, "How much lamp oil did the keepers ask for?"), "barrels") {
		t.Error("lamp oil is declined now")
	}
}
