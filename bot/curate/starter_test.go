package curate_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// textOf puts another text into a pack's fact.
func textOf(p *knowledge.Pack, id knowledge.FactID, text string) *knowledge.Pack {
	for i, f := range p.Facts {
		if f.ID == id {
			g := *f
			g.Text = text
			p.Facts[i] = &g
		}
	}
	return p
}

func without(p *knowledge.Pack, ids ...knowledge.FactID) *knowledge.Pack {
	p.Facts = slices.DeleteFunc(p.Facts, func(f *knowledge.Fact) bool { return slices.Contains(ids, f.ID) })
	return p
}

const (
	bellByHand = knowledge.FactID("fog-bell-rung-2011")
	petrel     = knowledge.FactID("petrel-aground-2031-02-03")
	firstLit   = knowledge.FactID("gull-rock-lit-2004")
)

func (d *desk) wants(what string, got, want curate.Brought) {
	d.t.Helper()
	if got != want {
		d.t.Errorf("%s: %+v, want %+v", what, got, want)
	}
}

func TestNewerPack(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	head := d.library.Head()
	d.wants("the same again", d.bring(lighthousePack(t)), curate.Brought{})
	if d.library.Head() != head {
		t.Error("bringing in the same pack wrote something")
	}
	d.save(olga, d.change(olga, knowledge.Global, bellByHand, func(f *curate.Form) { f.Text += " So it was told." }))
	_, err := d.Retract(t.Context(), olga, knowledge.Global, oneKeeper, "not so")
	d.ok(err)

	newer := without(textOf(textOf(lighthousePack(t), bellByHand, "The fog bell has been rung by hand since 2012."), firstLit, "The lamp was first lit in 2005."), petrel)
	d.wants("a newer one", d.bring(newer), curate.Brought{Updated: 1, Withdrawn: 1, Conflicts: 1})
	if d.seen("", firstLit).Text != "The lamp was first lit in 2005." || d.seen("", petrel) != nil || !strings.HasSuffix(d.seen("", bellByHand).Text, "So it was told.") || d.seen("", oneKeeper) != nil {
		t.Error("the untouched is not updated or withdrawn, or the touched is not kept")
	}
	d.wants("the newer one again", d.bring(newer), curate.Brought{})
	newer = textOf(newer, firstLit, "The lamp was first lit in 2006.")
	d.wants("one more", d.bring(newer), curate.Brought{Updated: 1})
	if w := d.queue(olga); len(w) != 1 || w[0].Conflict == nil || w[0].Conflict.Of.ID != string(bellByHand) {
		t.Errorf("conflicts %+v", w)
	}
	if len(d.queue(mona)) != 0 {
		t.Error("a guild's moderators see the operators' conflicts")
	}
	d.wants("the withdrawn one is back", d.bring(textOf(lighthousePack(t), bellByHand, "The fog bell has been rung by hand since 2012.")), curate.Brought{Updated: 2})
	if d.seen("", petrel) == nil || d.seen("", oneKeeper) != nil {
		t.Error("what the pack has again is not there, or what an operator withdrew is")
	}
}

func TestSettle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		take bool
		gone bool
		want string // text in the end; "": not there
	}{
		{"ours", false, false, "ours"}, {"the pack's", true, false, "the pack's"}, {"ours, the pack has it no more", false, true, "ours"}, {"gone with the pack", true, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := openDesk(t)
			d.save(olga, d.change(olga, knowledge.Global, petrel, func(f *curate.Form) { f.Text = "The coaster Petrel was ours." }))
			newer := textOf(lighthousePack(t), petrel, "The coaster Petrel was the pack's.")
			if c.gone {
				newer = without(newer, petrel)
			}
			d.wants("newer", d.bring(newer), curate.Brought{Conflicts: 1})
			id := d.queue(olga)[0].ID
			_, err := d.Settle(t.Context(), mona, id, c.take)
			d.is(err, curate.ErrNotOperator)
			done, err := d.Settle(t.Context(), olga, id, c.take)
			d.ok(err)
			if done.Fact != petrel || done.Seq == 0 || len(d.queue(olga)) != 0 {
				t.Errorf("done %+v, queue %+v", done, d.queue(olga))
			}
			_, err = d.Settle(t.Context(), olga, id, c.take)
			d.is(err, curate.ErrDecided)
			check := func() {
				t.Helper()
				f := d.seen("", petrel)
				if (f != nil) != (c.want != "") || f != nil && !strings.Contains(f.Text, c.want) {
					t.Errorf("fact %+v, want %q", f, c.want)
				}
			}
			check()
			// What was decided stays so with the next pack, which says the same on it.
			d.wants("next", d.bring(textOf(newer, firstLit, "Lit.")), curate.Brought{Updated: 1})
			check()
			if len(d.queue(olga)) != 0 {
				t.Error("it is asked again")
			}
		})
	}
	d := openDesk(t)
	_, err := d.Settle(t.Context(), olga, "no-such", true)
	d.is(err, curate.ErrNoFact)
}

// What an operator brought back against a pack stays, whatever packs come.
func TestUndoOfWhatAPackDid(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	before := d.seen("", firstLit).Text
	newer := without(textOf(lighthousePack(t), firstLit, "The lamp was first lit in 2005."), petrel)
	d.bring(newer)
	for _, id := range []knowledge.FactID{firstLit, petrel} {
		h, err := d.History(t.Context(), olga, id)
		d.ok(err)
		_, err = d.Undo(t.Context(), olga, h[0].Seq)
		d.ok(err)
	}
	d.wants("the next", d.bring(textOf(newer, bellByHand, "Rung.")), curate.Brought{Updated: 1})
	if d.seen("", firstLit).Text != before || d.seen("", petrel) == nil {
		t.Error("the pack took back what was undone")
	}
}

// A source that a pack gives up stays as long as a fact of somebody else rests on it.
func TestSourcesThatAreNeededStay(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.save(mona, d.change(mona, north, firstLit, func(f *curate.Form) { f.Text += " North says so." }))
	p := without(lighthousePack(t), firstLit, bellByHand)
	p.Sources = slices.DeleteFunc(p.Sources, func(s *knowledge.Source) bool { return s.ID == "almanac-gull-rock" })
	d.wants("without the almanac", d.bring(p), curate.Brought{Withdrawn: 2})
	if d.seen(north, firstLit) == nil || d.seen("", firstLit) != nil {
		t.Error("north lost its fact, or the pack's is there still")
	}
	again := openDeskOn(t, d)
	if again.seen(north, firstLit) == nil {
		t.Error("north lost its fact with a restart")
	}
}

// A stingy store stops after a number of batches.
type stingy struct {
	knowledge.Store
	left int
}

var errStingy = errors.New("cut off")

func (s *stingy) Apply(ctx context.Context, b knowledge.Batch) ([]knowledge.Revision, error) {
	if s.left--; s.left < 0 {
		return nil, errStingy
	}
	return s.Store.Apply(ctx, b)
}

func TestInterruptedPackIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	p := lighthousePack(t)
	for i := range 1200 { // several batches
		p.Lexicon = append(p.Lexicon, &knowledge.Synonyms{ID: "word-" + strings.Repeat("i", i), Lang: knowledge.English, Words: []string{"x"}})
	}
	p.Lexicon = slices.DeleteFunc(p.Lexicon, func(s *knowledge.Synonyms) bool { return len(s.ID) > 500 })
	n := len(p.Facts) + len(p.Sources) + len(p.Entities) + len(p.Lexicon)
	store, _ := openStore(t)
	b := knowledge.Batch{Actor: "pack", At: time.Now()}
	var sum curate.Brought
	for left := 1; ; left = 1 {
		got, err := curate.BringIn(t.Context(), &stingy{store, left}, b, "starter", p)
		sum.Added += got.Added
		if err == nil {
			break
		}
		if !errors.Is(err, errStingy) {
			t.Fatal(err)
		}
	}
	if sum.Added != n {
		t.Errorf("%d records added, want %d", sum.Added, n)
	}
	_, head, err := store.List(t.Context(), knowledge.Query{})
	if err != nil || head != int64(n+1) {
		t.Errorf("%d revisions (%v), want %d and the mark", head, err, n)
	}
}

// Several processes that start at once all succeed, and the records are there once.
func TestPackBroughtInByManyAtOnce(t *testing.T) {
	t.Parallel()
	_, path := openStore(t)
	p := lighthousePack(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := sqlstore.OpenSQLite(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if _, err := curate.BringIn(t.Context(), s, knowledge.Batch{Actor: "pack", At: time.Now()}, "starter", p); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// What was imported just as the pack has it is the pack's from then on.
func TestPackAdoptsWhatWasImported(t *testing.T) {
	t.Parallel()
	d := openDeskWith(t, &knowledge.Pack{})
	p := lighthousePack(t)
	var changes []knowledge.Change
	for _, x := range p.Sources {
		body, err := knowledge.Encode(x)
		d.ok(err)
		changes = append(changes, knowledge.Change{
			Ref:    knowledge.Ref{Type: knowledge.SourceRecord, Scope: knowledge.Global, ID: string(x.ID)},
			Action: curate.Imported, State: knowledge.Active, Body: body,
		})
	}
	_, err := d.store.Apply(t.Context(), knowledge.Batch{Actor: "import", At: noon, Changes: changes})
	d.ok(err)
	got := d.bring(p)
	if got.Conflicts != 0 || got.Updated != len(p.Sources) {
		t.Errorf("%+v, want no conflict and %d records taken over", got, len(p.Sources))
	}
	d.wants("the same again", d.bring(p), curate.Brought{})
}

// A new global fact gets no id that a server gave to one of its own, in whose place
// it would not be seen there.
func TestGlobalFactIsSeenBesideAServersOwn(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	own, global := d.add(mona, north, fogForm.Text), d.add(olga, knowledge.Global, fogForm.Text)
	if own.Fact == global.Fact || d.seen(north, own.Fact) == nil || d.seen(north, global.Fact) == nil {
		t.Errorf("own %s, global %s", own.Fact, global.Fact)
	}
}
