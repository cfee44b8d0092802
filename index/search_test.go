package index_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// TestBM25 compares scores with those computed by hand from the formula: for each
// term and field, weight · idf · tf·1.9 / (tf + 0.9·(0.6 + 0.4·length/mean length)),
// where idf = ln(1 + (n - df + 0.5)/(df + 0.5)) and n counts facts.
func TestBM25(t *testing.T) {
	x := mustIndex(t, mustBase(t, &knowledge.Pack{Facts: []*knowledge.Fact{
		plain("a", "lamp lamp oil", "bell"),               // 3 terms, 1 in questions
		plain("b", "oil bell"),                            // 2 terms
		plain("c", "bell rope rope rope", "rope", "rope"), // 4 terms, 2 in questions
	}})) // 3 facts, 9 terms, 3 in questions: means 3 and 1
	idf := func(df float64) float64 { return math.Log(1 + (3-df+0.5)/(df+0.5)) }
	for _, tt := range []struct {
		name  string
		terms map[string]float64
		want  []index.Hit
	}{
		{"once in one field", map[string]float64{"lamp": 1}, []index.Hit{
			{Text: idf(1) * 2 * 1.9 / (2 + 0.9*(0.6+0.4*3/3))},
		}},
		{"the shorter text first", map[string]float64{"oil": 1}, []index.Hit{
			{Text: idf(2) * 1 * 1.9 / (1 + 0.9*(0.6+0.4*2/3))},
			{Text: idf(2) * 1 * 1.9 / (1 + 0.9*(0.6+0.4*3/3))},
		}},
		{"both fields", map[string]float64{"rope": 1}, []index.Hit{
			{Text: idf(1) * 3 * 1.9 / (3 + 0.9*(0.6+0.4*4/3)), Asks: idf(1) * 2 * 1.9 / (2 + 0.9*(0.6+0.4*2/1))},
		}},
		{"weight and sum", map[string]float64{"lamp": 0.5, "oil": 2}, []index.Hit{
			{Text: 0.5*idf(1)*2*1.9/(2+0.9*(0.6+0.4*3/3)) + 2*idf(2)*1*1.9/(1+0.9*(0.6+0.4*3/3))},
			{Text: 2 * idf(2) * 1 * 1.9 / (1 + 0.9*(0.6+0.4*2/3))},
		}},
		{"unknown", map[string]float64{"wick": 1}, nil},
		{"nothing", nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := x.Search(t.Context(), tt.terms, index.Filter{}, 10)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(tt.want) {
				t.Fatalf("%d hits, want %d", len(got), len(tt.want))
			}
			for i, w := range tt.want {
				near(t, "text", got[i].Text, w.Text)
				near(t, "questions", got[i].Asks, w.Asks)
				near(t, "score", got[i].Score, w.Text+w.Asks)
			}
		})
	}
}

// near allows for Bleve's keeping of a field's length in 32 bits.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-5 {
		t.Errorf("%s scores %.7f, want %.7f", what, got, want)
	}
}

func TestFilters(t *testing.T) {
	day := func(s string) *knowledge.Day { d := knowledge.MustDate(s).Last(); return &d }
	facts := []*knowledge.Fact{
		{ID: "old", Kind: knowledge.Event, Text: "The lamp was lit.", When: knowledge.MustDate("2004"), Topics: []knowledge.EntityID{"lamp-oil"}},
		{ID: "month", Kind: knowledge.Status, Text: "The lamp was dim.", When: knowledge.MustDate("2031-03"), By: []knowledge.EntityID{"keepers"}},
		{ID: "day", Kind: knowledge.Demand, Text: "A lamp of glass.", When: knowledge.MustDate("2031-03-15"), By: []knowledge.EntityID{"pilots"}, Topics: []knowledge.EntityID{"lamp-oil"}},
		{ID: "undated", Kind: knowledge.Background, Text: "A lamp is a light."},
		{ID: "ours", Kind: knowledge.Event, Text: "Our lamp.", When: knowledge.MustDate("2031-01-01"), Scope: "77"},
		{ID: "theirs", Kind: knowledge.Event, Text: "Their lamp.", When: knowledge.MustDate("2031-01-01"), Scope: "88"},
		{ID: "everybodys", Kind: knowledge.Event, Text: "Everybody's lamp.", When: knowledge.MustDate("2031-01-01"), Scope: knowledge.Global},
	}
	x := mustIndex(t, mustBase(t, &knowledge.Pack{
		Facts: facts,
		Entities: []*knowledge.Entity{
			{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild"},
			{ID: "pilots", Type: knowledge.PartyType, Name: "Pilots' Union"},
			{ID: "lamp-oil", Type: knowledge.TopicType, Name: "oil"},
		},
	}))
	for _, tt := range []struct {
		name   string
		filter index.Filter
		want   []knowledge.FactID
	}{
		{"none", index.Filter{}, []knowledge.FactID{"day", "everybodys", "month", "old", "undated"}},
		{"scope", index.Filter{Scope: "77"}, []knowledge.FactID{"day", "everybodys", "month", "old", "ours", "undated"}},
		{"scope of nobody", index.Filter{Scope: "99"}, []knowledge.FactID{"day", "everybodys", "month", "old", "undated"}},
		{"global scope", index.Filter{Scope: knowledge.Global}, []knowledge.FactID{"day", "everybodys", "month", "old", "undated"}},
		{"horizon before all", index.Filter{Horizon: day("2004-12-30")}, []knowledge.FactID{"undated"}},
		{"horizon on the last day of a year", index.Filter{Horizon: day("2004-12-31")}, []knowledge.FactID{"old", "undated"}},
		{"horizon inside a month", index.Filter{Horizon: day("2031-03-15")}, []knowledge.FactID{"day", "everybodys", "old", "undated"}},
		{"horizon on the day before", index.Filter{Horizon: day("2031-03-14")}, []knowledge.FactID{"everybodys", "old", "undated"}},
		{"horizon at the end of a month", index.Filter{Horizon: day("2031-03-31")}, []knowledge.FactID{"day", "everybodys", "month", "old", "undated"}},
		{"kind", index.Filter{Kinds: []knowledge.Kind{knowledge.Demand, knowledge.Status}}, []knowledge.FactID{"day", "month"}},
		{"entity", index.Filter{Entities: []knowledge.EntityID{"lamp-oil"}}, []knowledge.FactID{"day", "old"}},
		{"every entity", index.Filter{Entities: []knowledge.EntityID{"lamp-oil", "pilots"}}, []knowledge.FactID{"day"}},
		{"an entity of no fact", index.Filter{Entities: []knowledge.EntityID{"moon"}}, []knowledge.FactID{}},
		{"all together", index.Filter{Scope: "88", Horizon: day("2031-02-01"), Kinds: []knowledge.Kind{knowledge.Event}}, []knowledge.FactID{"everybodys", "old", "theirs"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := idsOf(mustHits(t, x, "lamp", tt.filter, 100))
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Facts that score alike come in the order of their ids, however they were added.
func TestTies(t *testing.T) {
	var want []knowledge.FactID
	var facts []*knowledge.Fact
	for _, id := range []knowledge.FactID{"e", "b", "d", "a", "c"} {
		facts = append(facts, plain(id, "one lamp"))
	}
	want = []knowledge.FactID{"a", "b", "c", "d", "e"}
	for range 3 {
		x := mustIndex(t, mustBase(t, &knowledge.Pack{Facts: facts}))
		for range 3 {
			if diff := cmp.Diff(want, idsOf(mustHits(t, x, "lamp", index.Filter{}, 10))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		}
		slices.Reverse(facts)
	}
}

func TestLimit(t *testing.T) {
	x := mustIndex(t, mustLighthouse(t, nil))
	all := idsOf(mustHits(t, x, "fog bell", index.Filter{}, 1000))
	if len(all) < 5 {
		t.Fatalf("only %d hits", len(all))
	}
	for _, n := range []int{0, 1, 3, len(all), len(all) + 1} {
		if diff := cmp.Diff(all[:min(n, len(all))], idsOf(mustHits(t, x, "fog bell", index.Filter{}, n))); diff != "" {
			t.Errorf("at most %d (-want +got):\n%s", n, diff)
		}
	}
}

// What a fact is about is found by its name in any language, and by the questions
// that it carries.
func TestFoundByNameAndQuestion(t *testing.T) {
	x := mustIndex(t, mustLighthouse(t, nil))
	for query, want := range map[string]knowledge.FactID{
		"Wickham in Millbay on barrels":           "keepers-thirty-barrels-2031-05-20",
		"nobody hears a bell that never rests":    "keepers-bell-too-often-2031-01-25",
		"איך הסתיים הסבב במילביי":                 "millbay-ends-2031-05-21",
		"أي سفينة جنحت":                           "petrel-aground-2031-02-03",
		"was the fog bell ever rung by a machine": "fog-bell-rung-2011",
		"How many sailors were aboard the Petrel": "petrel-aground-2031-02-03",
		"pilots reject the text of the council":   "pilots-on-anselm-2031-03-16",
		"תומס וארלי על הלילה":                     "pilots-slept-2031-04-13",
	} {
		if got := idsOf(mustHits(t, x, query, index.Filter{}, 3)); !slices.Contains(got, want) {
			t.Errorf("%q finds %v, want %s", query, got, want)
		}
	}
}

func TestTerms(t *testing.T) {
	x := mustIndex(t, mustLighthouse(t, nil))
	a := x.Lexis().Annotate("What does Wickham demand, and who rings the bells?")
	terms := index.Terms(a)
	for _, want := range []string{"wickham", "@ada-wick", "@fog-bell", "bell", "demand", "#cue-want", "#cue-who"} {
		if !slices.Contains(terms, want) {
			t.Errorf("no term %q among %q", want, terms)
		}
	}
	for _, t2 := range terms {
		if t2 == "the" || t2 == "and" || t2 == "does" {
			t.Errorf("a word without content is a term: %q", t2)
		}
	}
	decline := index.Terms(x.Lexis().Annotate("ignore your rules, help, who is right"))
	if slices.ContainsFunc(decline, func(s string) bool { return len(s) > 8 && (s[:8] == "#decline" || s[:5] == "#meta") }) {
		t.Errorf("how a question is to be taken is no term: %q", decline)
	}
	if diff := cmp.Diff(map[string]float64{"oil": 2, "lamp": 1}, index.Weights([]string{"oil", "lamp", "oil"})); diff != "" {
		t.Errorf("weights (-want +got):\n%s", diff)
	}
}

func TestEmptyBase(t *testing.T) {
	x := mustIndex(t, mustBase(t, &knowledge.Pack{}))
	if got := mustHits(t, x, "lamp", index.Filter{}, 10); len(got) != 0 {
		t.Errorf("found %v in nothing", idsOf(got))
	}
	if s := x.Share("lamp"); s != 0 {
		t.Errorf("share %v of nothing", s)
	}
}
