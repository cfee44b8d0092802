package outreach_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
)

// archive looks facts up as they were.
func (w *world) archive(s knowledge.Scope, id knowledge.FactID, at int64) (*knowledge.Fact, error) {
	for _, scope := range []knowledge.Scope{s, knowledge.Global} {
		var last *knowledge.Record
		all, err := w.store.History(w.t.Context(), knowledge.Ref{Type: knowledge.FactRecord, Scope: scope, ID: string(id)})
		if err != nil {
			return nil, err
		}
		for _, r := range all {
			if r.Seq <= at {
				last = r.After
			}
		}
		switch {
		case last == nil, last.State == knowledge.Undone:
			continue
		case last.State != knowledge.Active:
			return nil, nil
		}
		return knowledge.Decode[knowledge.Fact](last)
	}
	return nil, nil
}

func (w *world) superseded(s knowledge.Scope, id knowledge.FactID) bool {
	return len(w.library.Base(s).SupersededBy(id)) > 0
}

// revised gives the corrections of a batch, a line for each.
func (w *world) revised(batch []knowledge.Revision) string {
	w.t.Helper()
	list, err := outreach.Revised(batch, w.archive, w.superseded)
	if err != nil {
		w.t.Fatal(err)
	}
	var out []string
	for _, c := range list {
		if c.Reason != "because" || !c.At.Equal(w.clock) || c.ID < batch[0].Seq {
			w.t.Errorf("correction %d of %s at %v: %q", c.ID, c.Fact, c.At, c.Reason)
		}
		out = append(out, fmt.Sprintf("%s %s in %s: %q %q -> %q by %q", c.Fact, c.Change, c.Scope, c.Before, c.Quote, c.After, c.Next))
	}
	return strings.Join(out, "\n")
}

func TestRevised(t *testing.T) {
	w := newWorld(t)
	bellText, oil, aground, signed := w.text(bell), w.text(oilTen), w.text(petrel), w.text(accord)
	const words = "A bell that never rests is a bell that nobody hears."
	date := func(s string) func(*knowledge.Fact) {
		return func(f *knowledge.Fact) { f.When = knowledge.MustDate(s) }
	}
	by := func(ids ...knowledge.EntityID) func(*knowledge.Fact) {
		return func(f *knowledge.Fact) { f.By = ids }
	}
	for _, c := range []struct {
		name    string
		changes []change
		want    string
	}{
		{"a new fact", []change{{id: "new-fact", edit: says("It is new.")}}, ""},
		{"other words", []change{{id: bell, edit: says("Other words.")}}, fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", bell, bellText, words, "Other words.", bell)},
		{"brought back", []change{{id: bell, action: "undo", edit: says(bellText)}}, fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", bell, "Other words.", words, bellText, bell)},
		{"mended", []change{{id: bell, action: "mend", edit: says(bellText + "!")}}, ""},
		{"mended back", []change{{id: bell, action: "mend", edit: says(bellText)}}, ""},
		{"another quotation", []change{{id: bell, edit: func(f *knowledge.Fact) { f.Quote = nil }}}, fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", bell, bellText, words, bellText, bell)},
		{"another day", []change{{id: petrel, edit: date("2031-02-04")}}, fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", petrel, aground, "", aground, petrel)},
		{"another source, topic, question, link", []change{{id: petrel, edit: func(f *knowledge.Fact) {
			f.Sources, f.Topics, f.DisputedBy = []knowledge.SourceID{almanac}, nil, []knowledge.FactID{bell}
			f.Asks, f.Confirmed = map[knowledge.Lang][]string{knowledge.English: {"what ran aground"}}, knowledge.MustDate("2031-07-04")
		}}}, ""},
		{"two holders, in silence", []change{{id: accord, action: "mend", edit: by("keepers", "pilots")}}, ""},
		{"the same in another order", []change{{id: accord, edit: by("pilots", "keepers")}}, ""},
		{"one holder", []change{{id: accord, edit: by("pilots")}}, fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", accord, signed, "", signed, accord)},
		{"another kind", []change{{id: petrel, action: "update", edit: func(f *knowledge.Fact) { f.Kind = knowledge.Background }}}, fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", petrel, aground, "", aground, petrel)},
		{
			"overtaken by a new fact",
			[]change{{id: "later-word", action: "supersede", edit: overtakes("Later.", petrel, "no-such-fact")}},
			fmt.Sprintf("%s overtaken in global: %q %q -> %q by %q", petrel, aground, "", "Later.", "later-word"),
		},
		{"overtaken no more than once", []change{{id: "later-word", edit: overtakes("Later.", petrel)}}, ""},
		{
			"overtakes one more, and is corrected",
			[]change{{id: "later-word", edit: overtakes("Latest.", petrel, bell)}},
			fmt.Sprintf("%s corrected in global: %q %q -> %q by %q\n%s overtaken in global: %q %q -> %q by %q", "later-word", "Later.", "", "Latest.", "later-word", bell, bellText, "", "Latest.", "later-word"),
		},
		{
			"corrected and overtaken at once",
			[]change{{id: oilTen, edit: says("Forty.")}, {id: "three", edit: overtakes("Three.", oilTen)}},
			fmt.Sprintf("%s overtaken in global: %q %q -> %q by %q", oilTen, oil, "", "Three.", "three"),
		},
		{"withdrawn", []change{{id: petrel, state: knowledge.Retracted}}, fmt.Sprintf("%s withdrawn in global: %q %q -> %q by %q", petrel, aground, "", "", "")},
		{"withdrawn again", []change{{id: petrel, state: knowledge.Retracted, edit: says(aground)}}, ""},
		{
			"said again",
			[]change{{id: petrel, action: "undo", edit: func(f *knowledge.Fact) { f.Text, f.When = aground, knowledge.MustDate("2031-02-03") }}},
			fmt.Sprintf("%s corrected in global: %q %q -> %q by %q", petrel, aground, "", aground, petrel),
		},
		{"taken out, another supersedes the same", []change{{id: "three", state: knowledge.Undone}}, fmt.Sprintf("three withdrawn in global: %q %q -> %q by %q", "Three.", "", "", "")},
		{
			"taken out, so that another stands again",
			[]change{{id: "later-word", state: knowledge.Retracted}},
			fmt.Sprintf("later-word withdrawn in global: %q %q -> %q by %q\n%s corrected in global: %q %q -> %q by %q\n%s corrected in global: %q %q -> %q by %q", "Latest.", "", "", "",
				petrel, aground, "", aground, petrel, bell, bellText, "", bellText, bell),
		},

		{"a server's own new fact", []change{{scope: north, id: "ours", edit: says("Ours.")}}, ""},
		{"a server's own version", []change{{scope: north, id: petrel, edit: says("Our words.")}}, fmt.Sprintf("%s corrected in 7001: %q %q -> %q by %q", petrel, aground, "", "Our words.", petrel)},
		{"a server's version taken back", []change{{scope: north, id: petrel, state: knowledge.Undone, edit: says("Our words.")}}, fmt.Sprintf("%s corrected in 7001: %q %q -> %q by %q", petrel, "Our words.", "", aground, petrel)},
		{"hidden in a server", []change{{scope: south, id: petrel, action: "hide", state: knowledge.Hidden}}, fmt.Sprintf("%s withdrawn in 7002: %q %q -> %q by %q", petrel, aground, "", "", "")},
		{"hidden no more", []change{{scope: south, id: petrel, action: "undo", state: knowledge.Undone}}, fmt.Sprintf("%s corrected in 7002: %q %q -> %q by %q", petrel, aground, "", aground, petrel)},
		{
			"a server's word overtakes a global one",
			[]change{{scope: north, id: "ours", edit: overtakes("Ours.", accord)}},
			fmt.Sprintf("%s overtaken in 7001: %q %q -> %q by %q", accord, signed, "", "Ours.", "ours"),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := w.revised(w.apply("because", c.changes...)); got != c.want {
				t.Errorf("\ngot  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestRevisedPassesOverOthers checks that names, words and settings correct nothing.
func TestRevisedPassesOverOthers(t *testing.T) {
	w := newWorld(t)
	all, err := w.store.Since(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var others []knowledge.Revision
	for _, r := range all {
		if r.After.Type != knowledge.FactRecord {
			others = append(others, r)
		}
	}
	if got := w.revised(others); len(others) == 0 || got != "" {
		t.Errorf("%d revisions give %s", len(others), got)
	}
}

// TestRevisedPassesOverWhatCannotBeRead checks that others do not suffer from it.
func TestRevisedPassesOverWhatCannotBeRead(t *testing.T) {
	w := newWorld(t)
	batch := w.apply("because", change{id: petrel, edit: says("Other words.")}, change{id: bell, edit: says("Other words too.")})
	batch[0].After.Body = []byte(`{"text": 7}`)
	list, err := outreach.Revised(batch, w.archive, w.superseded)
	if err == nil || !strings.HasPrefix(err.Error(), fmt.Sprintf("revision %d: ", batch[0].Seq)) || len(list) != 1 || list[0].Fact != bell {
		t.Errorf("%+v, error %v", list, err)
	}
}
