package curate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/knowledge"
)

// openDeskOn opens a second desk over a desk's store, as a restart does.
func openDeskOn(t testing.TB, d *desk) *desk {
	t.Helper()
	again := &desk{t: t, store: d.store, web: d.web, now: d.clock()}
	lib, err := library.Open(t.Context(), d.store, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	again.library = lib
	again.Curator = curate.New(curate.Options{Store: d.store, Library: lib, Pages: d.web, Now: again.clock})
	return again
}

func (d *desk) export(a curate.Actor, s knowledge.Scope) string {
	d.t.Helper()
	data, err := d.Export(d.t.Context(), a, s)
	d.ok(err)
	return string(data)
}

func (d *desk) imports(a curate.Actor, s knowledge.Scope, data string) *curate.ImportReport {
	d.t.Helper()
	r, err := d.Import(d.t.Context(), a, s, "pack.yaml", []byte(data))
	d.ok(err)
	if r.Problems.Errors() > 0 {
		d.t.Fatal(r.Problems.Err())
	}
	return r
}

// fill makes of north what a guild can be: own facts, own versions, hidden and
// confirmed ones, a speaker, names, words, and a dispute with a global fact.
func (d *desk) fill() {
	d.t.Helper()
	ctx := d.t.Context()
	form := fogForm
	form.Speaker = "Odo Brine"
	draft := d.begin(mona, north, form)
	draft, err := d.Choose(ctx, mona, draft.Key, curate.Choice{DisputedBy: []knowledge.FactID{"pilots-sail-anyway-2031-06-27"}})
	d.ok(err)
	first := d.save(mona, draft)
	draft = d.begin(mona, north, curate.Form{Text: "Tomas Varley said that the bell may hang where it likes.", Speaker: "Tomas Varley", When: "2031-07-03", Link: offLink})
	draft, err = d.Choose(ctx, mona, draft.Key, curate.Choice{DisputedBy: []knowledge.FactID{first.Fact}})
	d.ok(err)
	d.save(mona, draft)
	d.save(mona, d.change(mona, north, oneKeeper, func(f *curate.Form) { f.Text += " It said so here." }))
	d.save(mona, d.change(mona, north, firstLit, func(f *curate.Form) { f.Text += " North says so." }))
	_, err = d.Retract(ctx, mona, north, firstLit, "neither that nor the global one")
	d.ok(err)
	_, err = d.Retract(ctx, mona, north, "keepers-bell-by-night-2031-06-25", "not ours")
	d.ok(err)
	follow, err := d.Follow(ctx, mona, north, "council-first-barrels-2031-07-02", curate.Form{Text: "The Harbour Council said that a sixth barrel had been landed.", Speaker: "Harbour Council", When: "2031-07-03", Link: fogLink})
	d.ok(err)
	d.save(mona, follow)
	_, err = d.Confirm(ctx, mona, north, "council-closer-2031-05-25")
	d.ok(err)
	_, err = d.TeachName(ctx, mona, north, "ada-wick", "Old Ada")
	d.ok(err)
	_, err = d.TeachWord(ctx, mona, north, "bargain", "deal")
	d.ok(err)
	own := d.add(mona, north, "Ada Wickham said for a while that the fog bell was hers.")
	_, err = d.Retract(ctx, mona, north, own.Fact, "of no importance")
	d.ok(err)
}

// printed is what a scope sees, to be compared.
func (d *desk) printed(s knowledge.Scope) string {
	var out strings.Builder
	b := d.library.Base(s)
	for _, f := range b.Facts() {
		out.WriteString(jsonOf(d.t, f) + " " + string(f.Scope) + "\n")
	}
	for _, x := range []any{b.Sources(), b.Entities(), b.Lexicon()} {
		out.WriteString(jsonOf(d.t, x) + "\n")
	}
	return out.String()
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	b, err := knowledge.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestExportImportExport(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.fill()
	d.save(olga, d.change(olga, knowledge.Global, bellByHand, func(f *curate.Form) { f.Text += " So it was told." }))
	_, err := d.Retract(t.Context(), olga, knowledge.Global, petrel, "not so")
	d.ok(err)
	of, global := d.export(mona, north), d.export(olga, knowledge.Global)
	for _, want := range []string{"hides: [" + string(firstLit) + ", keepers-bell-by-night-2031-06-25]", "confirms:\n  - fact: council-closer-2031-05-25\n    on: 2031-07-10", "Old Ada", "odo-brine", "bargain"} {
		if !strings.Contains(of, want) {
			t.Errorf("north's export has no %q:\n%s", want, of)
		}
	}

	fresh := openDeskWith(t, &knowledge.Pack{})
	fresh.imports(olga, knowledge.Global, global)
	if diff := cmp.Diff(global, fresh.export(olga, knowledge.Global)); diff != "" {
		t.Errorf("global (-first +second):\n%s", diff)
	}
	report := fresh.imports(mona, north, of)
	if diff := cmp.Diff(of, fresh.export(mona, north)); diff != "" {
		t.Errorf("north (-first +second):\n%s", diff)
	}
	if report.Added == 0 || report.Changed != 0 {
		t.Errorf("report %+v", report)
	}
	for _, s := range []knowledge.Scope{"", north, south} {
		if diff := cmp.Diff(d.printed(s), fresh.printed(s)); diff != "" {
			t.Errorf("%q sees otherwise (-first +second):\n%s", s, diff)
		}
	}
	d.imports(mona, north, of) // may tell a dispute by both sides, as the file does
	head := d.library.Head()
	if again := d.imports(mona, north, of); again.Added+again.Changed != 0 || d.library.Head() > head {
		t.Errorf("importing what is there: %+v", again)
	}
}

func TestWhatImportRefuses(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	_, err := d.Import(t.Context(), alice, north, "a.yaml", nil)
	d.is(err, curate.ErrNotModerator)
	_, err = d.Import(t.Context(), mona, knowledge.Global, "a.yaml", nil)
	d.is(err, curate.ErrNotOperator)
	_, err = d.Export(t.Context(), sara, north)
	d.is(err, curate.ErrNotModerator)
	_, err = d.Export(t.Context(), alice, knowledge.Global)
	d.is(err, curate.ErrNotModerator)
	head := d.library.Head()
	for _, c := range []struct {
		a    curate.Actor
		s    knowledge.Scope
		data string
		want string
	}{
		{mona, north, "facts:\n  - id: a\n", "pack.yaml:2: kind: missing"},
		{mona, north, "colour: red\n", "unknown field"},
		{olga, knowledge.Global, "hides: [" + string(petrel) + "]\n", "only a server can hide"},
		{mona, north, "lexicon:\n  - {id: chatter, lang: en, words: [oil]}\n", "the same for every server"},
	} {
		r, err := d.Import(t.Context(), c.a, c.s, "pack.yaml", []byte(c.data))
		d.ok(err)
		if !strings.Contains(r.Problems.Error(), c.want) || r.Problems.Errors() == 0 {
			t.Errorf("%q: %v, want %q", c.data, r.Problems, c.want)
		}
	}
	if d.library.Head() != head {
		t.Error("a refused import wrote something")
	}
}

// A small file that names an entity must not take its other names away.
func TestImportAddsNamesAndWords(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	before := len(d.library.Base("").Entity("keepers").Aliases)
	d.imports(olga, knowledge.Global, "entities:\n  - {id: keepers, type: party, name: \"Keepers' Guild\", aliases: [\"those of the lamp\"]}\n")
	if got := len(d.library.Base("").Entity("keepers").Aliases); got != before+1 {
		t.Errorf("%d names, want %d", got, before+1)
	}
	for _, w := range []string{"bargain", "handshake"} {
		d.imports(mona, north, "lexicon:\n  - {id: deal, lang: en, words: ["+w+"]}\n")
	}
	if got := d.export(mona, north); !strings.Contains(got, "bargain") || !strings.Contains(got, "handshake") {
		t.Errorf("north's words:\n%s", got)
	}
}
