package curate_test

import (
	"slices"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A typo is mended in silence; what says something else is not.
func TestMend(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	id := d.add(mona, north, "The Keepers' Guild asked on 2 June 2031 for 40 barels of lamp oil and no paraffin.").Fact
	for _, c := range []struct {
		name string
		mend func(*curate.Form)
		typo bool
	}{
		{"a letter", func(f *curate.Form) {
			f.Text = "The Keepers' Guild asked on 2 June 2031 for 40 barrels of lamp oil and no paraffin."
		}, true},
		{"a comma", func(f *curate.Form) {
			f.Text = "The Keepers' Guild asked, on 2 June 2031, for 40 barels of lamp oil and no paraffin."
		}, true},
		{"a number", func(f *curate.Form) {
			f.Text = "The Keepers' Guild asked on 2 June 2031 for 50 barels of lamp oil and no paraffin."
		}, false},
		{"a denial", func(f *curate.Form) {
			f.Text = "The Keepers' Guild asked on 2 June 2031 for 40 barels of lamp oil and paraffin."
		}, false},
		{"a short word", func(f *curate.Form) {
			f.Text = "The Keepers' Guild asked on 2 June 2031 for 40 barels of lamp oil or no paraffin."
		}, false},
		{"a word", func(f *curate.Form) {
			f.Text = "The Keepers' Guild asked on 2 June 2031 for 40 barels of lamp fuel and no paraffin."
		}, false},
		{"the date", func(f *curate.Form) { f.When = "2031-06-01" }, false},
	} {
		f, err := d.FormOf(north, id)
		d.ok(err)
		c.mend(&f)
		draft, err := d.Mend(t.Context(), mona, north, id, f)
		d.ok(err)
		if draft.Ready() != c.typo {
			t.Errorf("%s: ready %v, findings %+v", c.name, draft.Ready(), draft.Findings)
		}
		if c.typo {
			if done := d.save(mona, draft); done.Action != curate.Mended {
				t.Errorf("%s: %+v", c.name, done)
			}
			undone, err := d.Undo(t.Context(), mona, d.last(north, id))
			d.ok(err)
			if undone.Action != curate.Undid {
				t.Errorf("%s: %+v", c.name, undone)
			}
			continue
		}
		_, err = d.Save(t.Context(), mona, draft.Key)
		d.refuses(err, "more than a typo")
	}
}

// last gives the last revision of a fact.
func (d *desk) last(s knowledge.Scope, id knowledge.FactID) int64 {
	d.t.Helper()
	all, err := d.store.History(d.t.Context(), knowledge.Ref{Type: knowledge.FactRecord, Scope: s, ID: string(id)})
	d.ok(err)
	return all[len(all)-1].Seq
}

// A fact whose time has passed is to be looked at until somebody says that it still
// stands, writes what came later, or withdraws it; in a time of breaking news sooner.
func TestAgedFacts(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	aged := func(a curate.Actor) []string {
		t.Helper()
		all, err := d.Review(t.Context(), a)
		d.ok(err)
		var out []string
		for _, w := range all {
			if w.Aged != nil {
				out = append(out, w.ID)
			}
		}
		return out
	}
	has := func(a curate.Actor, id knowledge.FactID) bool {
		t.Helper()
		return slices.Contains(aged(a), string(id))
	}
	_, err := d.Review(t.Context(), alice)
	d.is(err, curate.ErrNotModerator)
	for _, id := range aged(mona) {
		f := d.seen(north, knowledge.FactID(id))
		if !f.StaleOn(knowledge.DayOf(d.clock()), nil) {
			t.Errorf("%s of %s is fresh", id, f.When)
		}
		for _, l := range d.library.Base(north).SupersededBy(f.ID) {
			t.Errorf("%s is superseded by %s", id, l.ID)
		}
	}
	id := d.add(mona, north, "The Keepers' Guild asked on 2 June 2031 for a second lamp.").Fact
	d.wait(52 * 24 * time.Hour) // it is of 2 June, and ages in 60 days
	for !d.seen(north, id).StaleOn(knowledge.DayOf(d.clock()), nil) {
		if has(mona, id) {
			t.Fatalf("it is to be looked at on %s", d.clock())
		}
		d.wait(1 * 24 * time.Hour)
	}
	if !has(mona, id) || has(sara, id) {
		t.Errorf("north %v, south %v", has(mona, id), has(sara, id))
	}
	_, err = d.Confirm(t.Context(), mona, north, id)
	d.ok(err)
	if has(mona, id) {
		t.Error("it is to be looked at although it was confirmed today")
	}
	d.wait(31 * 24 * time.Hour)
	if has(mona, id) {
		t.Error("it is to be looked at after 31 days")
	}
	_, err = d.Set(t.Context(), mona, func(s *curate.Settings) { s.LongerBreaking(d.clock()) })
	d.ok(err)
	if !has(mona, id) {
		t.Error("in a time of breaking news it is not to be looked at after 31 days")
	}
}
