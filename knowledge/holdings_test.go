package knowledge_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	k "github.com/ceasefire-facts/bot/knowledge"
)

const north, south k.Scope = "7001", "7002"

func record(t testing.TB, s k.Scope, state k.State, v any) *k.Record {
	t.Helper()
	r := &k.Record{State: state, Ref: k.Ref{Scope: s}}
	switch x := v.(type) {
	case *k.Fact:
		r.Type, r.ID = k.FactRecord, string(x.ID)
	case *k.Source:
		r.Type, r.ID = k.SourceRecord, string(x.ID)
	case *k.Entity:
		r.Type, r.ID = k.EntityRecord, string(x.ID)
	case *k.Synonyms:
		r.Type, r.ID = k.LexiconRecord, x.Key()
	case *k.Confirm:
		r.Type, r.ID = k.ConfirmRecord, string(x.Fact)
		v = k.Confirmation{On: x.On}
	default:
		t.Fatalf("no record of a %T", v)
	}
	body, err := k.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	r.Body = body
	return r
}

// lampRecords is the lamp dispute as a store holds it.
func lampRecords(t testing.TB) []*k.Record {
	t.Helper()
	p := lampPack()
	var out []*k.Record
	for _, x := range p.Sources {
		out = append(out, record(t, k.Global, k.Active, x))
	}
	for _, x := range p.Facts {
		out = append(out, record(t, k.Global, k.Active, x))
	}
	for _, x := range p.Entities {
		out = append(out, record(t, k.Global, k.Active, x))
	}
	for _, x := range p.Lexicon {
		out = append(out, record(t, k.Global, k.Active, x))
	}
	return out
}

func lampHoldings(t testing.TB, more ...*k.Record) *k.Holdings {
	t.Helper()
	h, err := k.NewHoldings(append(lampRecords(t), more...))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func seen(t testing.TB, h *k.Holdings, s k.Scope) *k.Base {
	t.Helper()
	b, err := h.Base(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const allOfLamp = "f-old a-dusk b-midnight e-quoted c-dawn d-joint"

func TestOwnFactStandsInPlaceOfGlobal(t *testing.T) {
	own := &k.Fact{ID: "a-dusk", Text: "Until dusk, the wardens say here.", When: k.MustDate("1921-05-01"), Sources: []k.SourceID{"post"}}
	h := lampHoldings(t, record(t, north, k.Active, own))
	f := seen(t, h, north).Fact("a-dusk")
	if f.Text != own.Text || f.Scope != north {
		t.Errorf("north sees %q of %s", f.Text, f.Scope)
	}
	for _, s := range []k.Scope{k.Global, south} {
		if f := seen(t, h, s).Fact("a-dusk"); f.Text != "" || f.Scope != "" {
			t.Errorf("%s sees %q of %q", s, f.Text, f.Scope)
		}
	}
	if !h.Own(north) || h.Own(south) {
		t.Errorf("own: north %v, south %v", h.Own(north), h.Own(south))
	}
}

func TestHideAndUndo(t *testing.T) {
	hide := &k.Record{Ref: k.Ref{Type: k.FactRecord, Scope: north, ID: "a-dusk"}, State: k.Hidden}
	h := lampHoldings(t, hide)
	if got := factIDs(seen(t, h, north).Facts()); strings.Contains(got, "a-dusk") {
		t.Errorf("north sees %q", got)
	}
	if got := factIDs(seen(t, h, south).Facts()); got != allOfLamp {
		t.Errorf("south sees %q", got)
	}
	if diff := gocmp.Diff([]k.FactID{"a-dusk"}, h.Pack(north).Hides); diff != "" {
		t.Errorf("hides (-want +got):\n%s", diff)
	}
	undone := *hide
	undone.State = k.Undone
	if err := h.Put(&undone); err != nil {
		t.Fatal(err)
	}
	if got := factIDs(seen(t, h, north).Facts()); got != allOfLamp {
		t.Errorf("after undo north sees %q", got)
	}
	if h.Own(north) {
		t.Error("north still has something of its own")
	}
}

func TestRetractedOwnVersionHidesTheGlobalOne(t *testing.T) {
	own := &k.Fact{ID: "a-dusk", Sources: []k.SourceID{"post"}}
	alone := &k.Fact{ID: "of-north", Sources: []k.SourceID{"post"}}
	h := lampHoldings(t, record(t, north, k.Retracted, own), record(t, north, k.Retracted, alone))
	if seen(t, h, north).Fact("a-dusk") != nil {
		t.Error("the global fact shows through")
	}
	if got := h.Pack(north).Hides; len(got) != 1 || got[0] != "a-dusk" {
		t.Errorf("hides %q: a withdrawn fact of its own hides nothing", got)
	}
}

func TestConfirmationDatesTheGlobalFact(t *testing.T) {
	h := lampHoldings(
		t, record(t, north, k.Active, &k.Confirm{Fact: "a-dusk", On: k.MustDate("1921-06-01")}),
		record(t, k.Global, k.Active, &k.Fact{ID: "b-midnight", Confirmed: k.MustDate("1921-07-01"), When: k.MustDate("1921-05-10"), Sources: []k.SourceID{"gazette"}}),
		record(t, north, k.Active, &k.Confirm{Fact: "b-midnight", On: k.MustDate("1921-06-01")}),
		record(t, north, k.Active, &k.Fact{ID: "e-quoted", Sources: []k.SourceID{"post"}}),
		record(t, north, k.Active, &k.Confirm{Fact: "e-quoted", On: k.MustDate("1921-06-01")}))
	for id, want := range map[k.FactID]string{"a-dusk": "1921-06-01", "b-midnight": "1921-07-01", "e-quoted": ""} {
		if got := seen(t, h, north).Fact(id).Confirmed.String(); got != want {
			t.Errorf("%s is confirmed %q in north, want %q", id, got, want)
		}
	}
	if got := seen(t, h, south).Fact("a-dusk").Confirmed; !got.IsZero() {
		t.Errorf("south sees north's confirmation of %s", got)
	}
	if got := h.Pack(north).Confirms; len(got) != 3 {
		t.Errorf("%d confirmations in the pack", len(got))
	}
}

func TestDisputeIsOfBothSides(t *testing.T) {
	own := &k.Fact{ID: "no-dusk", When: k.MustDate("1921-05-02"), Sources: []k.SourceID{"post"}, DisputedBy: []k.FactID{"a-dusk", "not-there"}}
	h := lampHoldings(t, record(t, north, k.Active, own))
	if got := seen(t, h, north).Fact("a-dusk").DisputedBy; len(got) != 1 || got[0] != "no-dusk" {
		t.Errorf("in north disputed by %q", got)
	}
	if got := seen(t, h, k.Global).Fact("a-dusk").DisputedBy; len(got) != 0 {
		t.Errorf("globally disputed by %q", got)
	}
	p, err := h.Portable(north)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Facts[0].DisputedBy; len(got) != 1 {
		t.Errorf("a portable pack names %q", got)
	}
	if got := seen(t, h, north).Fact("no-dusk").DisputedBy; len(got) != 2 {
		t.Errorf("making it portable changed the holdings: %q", got)
	}
}

func TestNamesAndWordsAreAddedTo(t *testing.T) {
	h := lampHoldings(
		t, record(t, north, k.Active, &k.Entity{ID: "ada", Type: k.PersonType, Name: "Ada", Aliases: []k.Alias{{Name: "the old warden"}}}),
		record(t, north, k.Active, &k.Entity{ID: "bo", Type: k.PersonType, Name: "Bo"}),
		record(t, north, k.Active, &k.Synonyms{ID: "lamp", Lang: k.English, Words: []string{"lantern"}}))
	b := seen(t, h, north)
	if e := b.Entity("ada"); e.Party != "wardens" || len(e.Aliases) != 1 {
		t.Errorf("ada in north: %+v", e)
	}
	if b.Entity("bo") == nil || len(b.Lexicon()) != 2 {
		t.Errorf("bo %v, lexicon %d", b.Entity("bo"), len(b.Lexicon()))
	}
	b = seen(t, h, south)
	if e := b.Entity("ada"); len(e.Aliases) != 0 || b.Entity("bo") != nil || len(b.Lexicon()) != 1 {
		t.Errorf("south sees what north was taught: %+v", e)
	}
}

// One withdrawn source, or one record that cannot be read, must not take
// everything else away.
func TestWhatIsBrokenStandsAlone(t *testing.T) {
	h := lampHoldings(t, record(t, k.Global, k.Retracted, &k.Source{ID: "gazette"}))
	if got, want := factIDs(seen(t, h, k.Global).Facts()), "f-old a-dusk e-quoted c-dawn d-joint"; got != want {
		t.Errorf("without the gazette %q, want %q", got, want)
	}
	bad := &k.Record{Ref: k.Ref{Type: k.FactRecord, Scope: north, ID: "a-dusk"}, State: k.Active, Body: json.RawMessage(`{"when":"someday"}`)}
	h, err := k.NewHoldings(append(lampRecords(t), bad))
	if err == nil || !strings.Contains(err.Error(), "a-dusk") {
		t.Errorf("error %v", err)
	}
	if seen(t, h, north).Fact("a-dusk") != nil {
		t.Error("a fact whose own version cannot be read is shown as it is globally")
	}
	if got := factIDs(seen(t, h, south).Facts()); got != allOfLamp {
		t.Errorf("south sees %q", got)
	}
}

// reference is what a scope sees, worked out record by record.
func reference(t testing.TB, records []*k.Record, s k.Scope) *k.Base {
	last := map[k.Ref]*k.Record{}
	for _, r := range records {
		last[r.Ref] = r
	}
	// stands gives the records of a type that count in the scope: of each id its own,
	// else the global one; nil is in the way.
	stands := func(typ k.RecordType) (out []*k.Record) {
		for ref, r := range last {
			own := last[k.Ref{Type: typ, Scope: s, ID: ref.ID}]
			covered := s != k.Global && ref.Scope == k.Global && own != nil && own.State != k.Undone
			if ref.Type == typ && (ref.Scope == s || ref.Scope == k.Global) && r.State == k.Active && !covered {
				out = append(out, r)
			}
		}
		slices.SortFunc(out, func(a, b *k.Record) int { return cmp.Compare(a.ID, b.ID) })
		return out
	}
	p := &k.Pack{}
	for _, r := range stands(k.SourceRecord) {
		p.Sources = append(p.Sources, decoded[k.Source](t, r))
	}
	for _, r := range stands(k.FactRecord) {
		f := decoded[k.Fact](t, r)
		if r.Scope != k.Global {
			f.Scope = r.Scope
		}
		c := last[k.Ref{Type: k.ConfirmRecord, Scope: s, ID: r.ID}]
		if r.Scope == k.Global && s != k.Global && c != nil && c.State == k.Active {
			if on := decoded[k.Confirmation](t, c).On; on.Compare(f.Confirmed) > 0 {
				f.Confirmed = on
			}
		}
		var there []k.SourceID
		for _, id := range f.Sources {
			if slices.ContainsFunc(p.Sources, func(x *k.Source) bool { return x.ID == id }) {
				there = append(there, id)
			}
		}
		if f.Sources = there; len(there) > 0 {
			p.Facts = append(p.Facts, f)
		}
	}
	for _, f := range p.Facts {
		for _, g := range p.Facts {
			if slices.Contains(g.DisputedBy, f.ID) && !slices.Contains(f.DisputedBy, g.ID) {
				f.DisputedBy = append(f.DisputedBy, g.ID)
			}
		}
	}
	for _, scope := range slices.Compact([]k.Scope{k.Global, s}) {
		for _, r := range slices.SortedFunc(valuesOf(last), func(a, b *k.Record) int { return cmp.Compare(a.ID, b.ID) }) {
			if r.Scope == scope && r.State == k.Active && r.Type == k.EntityRecord {
				p.Entities = append(p.Entities, decoded[k.Entity](t, r))
			}
			if r.Scope == scope && r.State == k.Active && r.Type == k.LexiconRecord {
				p.Lexicon = append(p.Lexicon, decoded[k.Synonyms](t, r))
			}
		}
	}
	return mustBase(t, p)
}

func valuesOf(m map[k.Ref]*k.Record) func(func(*k.Record) bool) {
	return func(yield func(*k.Record) bool) {
		for _, r := range m {
			if !yield(r) {
				return
			}
		}
	}
}

func decoded[T any](t testing.TB, r *k.Record) *T {
	v, err := k.Decode[T](r)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// printed is all of a base in one text, to be compared.
func printed(b *k.Base) string {
	var out strings.Builder
	for _, f := range b.Facts() {
		slices.Sort(f.DisputedBy) // the order is of no meaning
		line, _ := json.Marshal(f)
		fmt.Fprintf(&out, "%s %q\n", line, f.Scope)
	}
	for _, list := range []any{b.Sources(), b.Entities(), b.Lexicon()} {
		line, _ := json.Marshal(list)
		fmt.Fprintf(&out, "%s\n", line)
	}
	return out.String()
}

// randomRecord draws a record from few ids, so that they meet.
func randomRecord(t *rapid.T, tb testing.TB) *k.Record {
	n := rapid.IntRange(0, 4)
	ids := func(kind string) []k.FactID {
		return rapid.SliceOfNDistinct(rapid.Map(n, func(i int) k.FactID { return k.FactID(fmt.Sprint("f", i)) }), 0, 2, rapid.ID[k.FactID]).Draw(t, kind)
	}
	i := n.Draw(t, "id")
	var v any
	switch rapid.IntRange(0, 4).Draw(t, "type") {
	case 0:
		v = &k.Source{ID: k.SourceID(fmt.Sprint("s", i)), Title: rapid.SampledFrom([]string{"Tide", "Ebb"}).Draw(t, "title")}
	case 1:
		v = &k.Entity{ID: k.EntityID(fmt.Sprint("e", i)), Type: k.PersonType, Name: fmt.Sprint("Keeper ", i), Aliases: []k.Alias{{Name: rapid.StringMatching("[ab]{2}").Draw(t, "alias")}}}
	case 2:
		v = &k.Synonyms{ID: fmt.Sprint("w", i), Lang: k.English, Words: []string{rapid.StringMatching("[ab]{2}").Draw(t, "word")}}
	case 3:
		v = &k.Confirm{Fact: k.FactID(fmt.Sprint("f", i)), On: k.OnDay(k.Day(rapid.IntRange(0, 9).Draw(t, "on")))}
	default:
		v = &k.Fact{
			ID: k.FactID(fmt.Sprint("f", i)), Text: rapid.StringMatching("[ab]{3}").Draw(t, "text"), When: k.OnDay(k.Day(rapid.IntRange(0, 3).Draw(t, "when"))),
			Sources: []k.SourceID{k.SourceID(fmt.Sprint("s", n.Draw(t, "source"))), "s9"}, DisputedBy: ids("disputed"), Supersedes: ids("supersedes"),
		}
	}
	state := rapid.SampledFrom([]k.State{k.Active, k.Active, k.Active, k.Hidden, k.Retracted, k.Undone}).Draw(t, "state")
	return record(tb, rapid.SampledFrom([]k.Scope{k.Global, north, south}).Draw(t, "scope"), state, v)
}

func TestBasesEqualTheReference(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		records := rapid.Custom(func(rt *rapid.T) []*k.Record {
			var out []*k.Record
			for range rapid.IntRange(0, 60).Draw(rt, "n") {
				out = append(out, randomRecord(rt, t))
			}
			return out
		}).Draw(rt, "records")
		cut := rapid.IntRange(0, len(records)).Draw(rt, "read at first")
		h, err := k.NewHoldings(records[:cut])
		if err != nil {
			rt.Fatal(err)
		}
		for _, r := range records[cut:] {
			if err := h.Put(r); err != nil {
				rt.Fatal(err)
			}
			_ = seen(t, h, north) // looking must not change what is there
		}
		for _, s := range []k.Scope{k.Global, north, south, "7003"} {
			if diff := gocmp.Diff(printed(reference(t, records, s)), printed(seen(t, h, s))); diff != "" {
				rt.Fatalf("%s sees (-reference +holdings):\n%s", s, diff)
			}
		}
	})
}
