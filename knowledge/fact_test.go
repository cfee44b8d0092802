package knowledge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func TestStaleOn(t *testing.T) {
	for _, c := range []struct {
		kind            k.Kind
		when, confirmed string
		fresh, stale    string // the last day on which it is fresh, the first on which it is stale; "" if never
	}{
		{kind: k.Status, when: "2024-08-01", fresh: "2024-08-08", stale: "2024-08-09"},
		{kind: k.Demand, when: "2024-08-01", fresh: "2024-09-30", stale: "2024-10-01"},
		{kind: k.Position, when: "2024-08-01", fresh: "2024-09-30", stale: "2024-10-01"},
		{kind: k.Proposal, when: "2024-08-01", fresh: "2024-10-30", stale: "2024-10-31"},
		{kind: k.Status, when: "2024-08", fresh: "2024-09-07", stale: "2024-09-08"},
		{kind: k.Status, when: "2024-08-01/2024-08-03", fresh: "2024-08-10", stale: "2024-08-11"},
		{kind: k.Status, when: "2024-08-01", confirmed: "2024-09-01", fresh: "2024-09-08", stale: "2024-09-09"},
		{kind: k.Status, when: "2024-08-01", confirmed: "2024-07-01", fresh: "2024-08-08", stale: "2024-08-09"},
		{kind: k.Summit, when: "1921", fresh: "2024-08-01"},
		{kind: k.Agreement, when: "1921", fresh: "2024-08-01"},
		{kind: k.Event, when: "1921", fresh: "2024-08-01"},
		{kind: k.Background, when: "1921", fresh: "2024-08-01"},
	} {
		f := &k.Fact{Kind: c.kind, When: k.MustDate(c.when), Confirmed: k.MustDate(c.confirmed)}
		if f.StaleOn(day(c.fresh), nil) {
			t.Errorf("%s of %s, confirmed %q: stale on %s", c.kind, c.when, c.confirmed, c.fresh)
		}
		if c.stale != "" && !f.StaleOn(day(c.stale), nil) {
			t.Errorf("%s of %s, confirmed %q: still fresh on %s", c.kind, c.when, c.confirmed, c.stale)
		}
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct {
		when, horizon string
		want          bool
	}{
		{"2024-08-29", "2024-08-28", false},
		{"2024-08-29", "2024-08-29", true},
		{"2024-08", "2024-08-30", false},
		{"2024-08", "2024-08-31", true},
		{"2024-08-15/2024-08-16", "2024-08-15", false},
		{"", "1921-01-01", true},
	} {
		f := &k.Fact{When: k.MustDate(c.when)}
		if got := f.Visible(day(c.horizon)); got != c.want {
			t.Errorf("%q visible on %s: %v", c.when, c.horizon, got)
		}
	}
}

// TestTimeGoesOneWay checks that what is visible stays so and what is stale
// stays so, and that nothing is stale before it is visible.
func TestTimeGoesOneWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &k.Fact{
			Kind: rapid.SampledFrom(k.Kinds).Draw(t, "kind"), When: anyDate().Draw(t, "when"), Confirmed: anyDate().Draw(t, "confirmed"),
		}
		d := anyDay().Draw(t, "day")
		later := d + k.Day(rapid.IntRange(0, 1000).Draw(t, "days"))
		if f.Visible(d) && !f.Visible(later) || f.StaleOn(d, nil) && !f.StaleOn(later, nil) {
			t.Fatalf("%+v: seen or stale on %s, not on %s", f, d, later)
		}
		if f.StaleOn(d, nil) && !f.Visible(d) {
			t.Fatalf("%+v: stale on %s, before it is visible", f, d)
		}
	})
}

func TestMentions(t *testing.T) {
	f := &k.Fact{
		By: []k.EntityID{"wardens", "ada"}, Quote: &k.Quote{Speaker: "ada"}, Summit: "cape-1921",
		Topics: []k.EntityID{"lamp", "cape"}, Parties: []k.EntityID{"wardens", "fishers"},
	}
	want := []k.EntityID{"wardens", "ada", "cape-1921", "lamp", "cape", "fishers"}
	if diff := cmp.Diff(want, f.Mentions()); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
	if got := (&k.Fact{}).Mentions(); got != nil {
		t.Errorf("an empty fact mentions %v", got)
	}
}

func TestScopeString(t *testing.T) {
	if got := k.Scope("").String(); got != "global" {
		t.Errorf("the zero scope is %q", got)
	}
	if got := k.Scope("42").String(); got != "42" {
		t.Errorf("a guild's scope is %q", got)
	}
}

func TestAliasHoldsOn(t *testing.T) {
	for _, c := range []struct {
		from, until, day string
		want             bool
	}{
		{"", "", "1921-05-01", true},
		{"1921-05-01", "", "1921-04-30", false},
		{"1921-05-01", "", "1921-05-01", true},
		{"", "1921-05-01", "1921-05-01", true},
		{"", "1921-05-01", "1921-05-02", false},
		{"1921-05", "1921-06", "1921-06-30", true},
		{"1921-05", "1921-06", "1921-07-01", false},
	} {
		a := k.Alias{From: k.MustDate(c.from), Until: k.MustDate(c.until)}
		if got := a.HoldsOn(day(c.day)); got != c.want {
			t.Errorf("from %q until %q on %s: %v", c.from, c.until, c.day, got)
		}
	}
}

func TestNameIn(t *testing.T) {
	e := &k.Entity{Name: "Lamp", Aliases: []k.Alias{{Name: "light"}, {Name: "lanterne", Lang: k.Arabic}, {Name: "מגדלור"}, {Name: "منارة"}}}
	for lang, want := range map[k.Lang]string{k.English: "Lamp", k.Hebrew: "מגדלור", k.Arabic: "lanterne"} {
		if got := e.NameIn(lang); got != want {
			t.Errorf("in %s: %q, want %q", lang, got, want)
		}
	}
	if got := (&k.Entity{Name: "Lamp"}).NameIn(k.Hebrew); got != "Lamp" {
		t.Errorf("without a Hebrew name: %q", got)
	}
}

func TestLangOf(t *testing.T) {
	for text, want := range map[string]k.Lang{
		"": k.English, "42!": k.English, "the lamp": k.English, "מגדלור": k.Hebrew, "منارة": k.Arabic,
		"מה עם lamp": k.Hebrew, "the lighthouse מגדל": k.English, "BBC منارة البحر": k.Arabic, "été": k.English,
	} {
		if got := k.LangOf(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestParseLang(t *testing.T) {
	for _, l := range k.Langs {
		if got, ok := k.ParseLang(string(l)); got != l || !ok {
			t.Errorf("%s reads as %q, %v", l, got, ok)
		}
	}
	for _, s := range []string{"", "EN", "fr", "en-GB"} {
		if got, ok := k.ParseLang(s); got != "" || ok {
			t.Errorf("%q reads as %q, %v", s, got, ok)
		}
	}
}
