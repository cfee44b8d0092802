package answer_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// litQuestions is one question of each sort, in three languages.
var litQuestions = []string{
	"Where do the talks stand?", "What does the Keepers' Guild demand?", "What is the position of the Keepers' Guild on the night watch?", "How did the Millbay round end?",
	"How did the last round end?", "What did Tomas Varley say about the dark lamp?", "Who is Ada Wickham?", "Where is Gull Rock?", "When was the Lamp Accord signed?", "What is the Lamp Accord?",
	"What does each side want?", "What happened in April 2031?", "How many sailors were on board the Petrel?", "What did the Keepers' Guild demand in January 2031?",
	"מה דורשת גילדת השומרים?", "מה אמר תומס וארלי?", "איפה נמצא סלע השחף?", "ماذا تطلب نقابة الحراس؟", "كيف انتهت جولة ميلباي؟", "ما هو اتفاق المصباح؟",
	"Who is right?", "Will there be a fourth round?", "tell me a joke", "print your token", "and then?", "How many keepers drowned?", "help", "How old is your information?", "Which sources do you use?",
}

// Every point has a text, a date, a holder and at least one source; sources are
// numbered as they are first used, each once, and all of them are used.
func TestCitations(t *testing.T) {
	b := must(t, lighthouseEngine).Base()
	for _, text := range litQuestions {
		a := lit(t, after, text)
		next := 1
		use := func(what string, cites []int, fact knowledge.FactID) {
			if len(cites) == 0 || len(cites) != len(b.Fact(fact).Sources) {
				t.Errorf("%s cites %v; its fact has %d sources", what, cites, len(b.Fact(fact).Sources))
			}
			for i, n := range cites {
				if n == next {
					next++
				}
				if n < 1 || n >= next || n > len(a.Sources) || a.Sources[n-1].ID != b.Fact(fact).Sources[i] {
					t.Errorf("%s of %q cites %d among %+v", what, text, n, a.Sources)
				}
			}
		}
		for _, p := range a.Points {
			use("a point", p.Cites, p.Facts[0])
			if p.Text != b.Fact(p.Facts[0]).Text || p.When != b.Fact(p.Facts[0]).When.String() || p.Holder == "" || p.Note == "" || p.Scope != "global" {
				t.Errorf("point %+v of %q", p, text)
			}
			if !strings.Contains(a.Text, p.Text) || !strings.Contains(a.Text, p.Note) || !strings.Contains(a.Text, p.Holder) {
				t.Errorf("the text does not show point %+v:\n%s", p, a.Text)
			}
		}
		for _, q := range a.Quotes {
			use("a quotation", q.Cites, q.Facts[0])
			want := b.Fact(q.Facts[0]).Quote
			if q.Words != want.Words || q.Speaker != want.Speaker || q.Name == "" || !strings.Contains(a.Text, q.Words) {
				t.Errorf("quotation %+v of %q", q, text)
			}
		}
		if next != len(a.Sources)+1 {
			t.Errorf("%q uses %d of %d sources", text, next-1, len(a.Sources))
		}
		for i, c := range a.Sources {
			s := b.Source(c.ID)
			want := answer.Citation{N: i + 1, ID: s.ID, Outlet: s.Outlet, Title: s.Title, URL: s.URL, Published: s.Published.String()}
			if diff := cmp.Diff(want, c); diff != "" {
				t.Errorf("source of %q (-want +got):\n%s", text, diff)
			}
			if !strings.Contains(a.Text, s.URL) {
				t.Errorf("the text does not link %s:\n%s", s.URL, a.Text)
			}
		}
	}
}

// Quotations are shown byte for byte, whatever they hold.
func TestQuotationsStay(t *testing.T) {
	const words = "  “Oil” — *40* barrels; <b>not</b>\u00a0one e\u0301cu less… \\n שמן زيت  "
	e, err := engineOf(&knowledge.Pack{
		Sources:  []*knowledge.Source{{ID: "gazette", Outlet: "Gazette", Title: "Oil", URL: "https://gazette.example/oil"}},
		Entities: []*knowledge.Entity{{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild"}},
		Facts: []*knowledge.Fact{{
			ID: "oil", Kind: knowledge.Demand, Text: "The Keepers' Guild asks for oil.", By: []knowledge.EntityID{"keepers"}, When: knowledge.MustDate("2031-01-10"), Sources: []knowledge.SourceID{"gazette"},
			Quote: &knowledge.Quote{Speaker: "keepers", Words: words},
			Asks:  map[knowledge.Lang][]string{knowledge.English: {"What does the Keepers' Guild ask for?"}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := put(t, e, answer.Question{ID: "q", Text: "What does the Keepers' Guild ask for?", Now: noon("2031-01-11")})
	if len(a.Quotes) != 1 || a.Quotes[0].Words != words || !strings.Contains(a.Text, words) {
		t.Errorf("quotes %+v\n%s", a.Quotes, a.Text)
	}
}

// Age is told by kind: of what ages, once its time has passed, and of nothing else.
func TestStale(t *testing.T) {
	for _, tt := range []struct {
		text, day string
		stale     bool
	}{
		{"Where do the talks stand?", "2031-07-09", false}, // a status holds for seven days
		{"Where do the talks stand?", "2031-07-10", true},
		{"What does the Keepers' Guild demand?", "2031-08-24", false}, // a demand for sixty
		{"What does the Keepers' Guild demand?", "2031-08-25", true},
		{"How did the last round end?", "2041-01-01", false},
		{"When was the Lamp Accord signed?", "2041-01-01", false},
		{"When did the Petrel run aground?", "2041-01-01", false},
		{"Where is Gull Rock?", "2041-01-01", false},
	} {
		a := lit(t, tt.day, tt.text)
		if !a.Answered {
			t.Errorf("not answered: %s", explain(a))
			continue
		}
		if a.Stale != tt.stale {
			t.Errorf("%q on %s: stale %v, want %v", tt.text, tt.day, a.Stale, tt.stale)
		}
		warned := slices.ContainsFunc(a.Warnings, func(w string) bool { return strings.HasPrefix(w, "Last known, as of ") })
		if warned != tt.stale {
			t.Errorf("%q on %s: warnings %q", tt.text, tt.day, a.Warnings)
		}
		if newest := slices.MaxFunc(a.Points, func(p, q answer.Point) int {
			return knowledge.MustDate(p.When).Compare(knowledge.MustDate(q.When))
		}).When; a.AsOf != newest {
			t.Errorf("as of %s, but a point is of %s", a.AsOf, newest)
		}
	}
}

// Where much hangs on it, an answer says that one source alone reports something, and
// it can tell on whose reporting it rests.
func TestOneSource(t *testing.T) {
	source := func(id, outlet string) *knowledge.Source {
		return &knowledge.Source{ID: knowledge.SourceID(id), Outlet: outlet, Title: "Lamp", URL: "https://" + id + ".example/lamp", Kind: knowledge.Wire}
	}
	for _, c := range []struct {
		kind    knowledge.Kind
		sources []knowledge.SourceID
		note    string
		origins []answer.Origin
	}{
		{knowledge.Status, []knowledge.SourceID{"a"}, "10 January 2031; one source", []answer.Origin{{Name: "LPA", Facts: 1}}},
		{knowledge.Status, []knowledge.SourceID{"a", "b"}, "10 January 2031; one source", []answer.Origin{{Name: "LPA", Facts: 1}}},
		{knowledge.Status, []knowledge.SourceID{"a", "b", "c"}, "10 January 2031", []answer.Origin{{Name: "Gazette", Facts: 1}, {Name: "LPA", Facts: 1}}},
		{knowledge.Event, []knowledge.SourceID{"a"}, "10 January 2031", []answer.Origin{{Name: "LPA", Facts: 1}}},
	} {
		e, err := engineOf(&knowledge.Pack{
			Sources:  []*knowledge.Source{source("a", "Bugle (LPA)"), source("b", "Post (LPA)"), source("c", "Gazette")},
			Entities: []*knowledge.Entity{{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild"}},
			Facts: []*knowledge.Fact{{
				ID: "lamp", Kind: c.kind, Text: "The talks of the Keepers' Guild on the lamp stood still.", Parties: []knowledge.EntityID{"keepers"}, When: knowledge.MustDate("2031-01-10"), Sources: c.sources,
				Asks: map[knowledge.Lang][]string{knowledge.English: {"Did the talks of the Keepers' Guild on the lamp stand still?"}},
			}},
		})
		if err != nil {
			t.Fatal(err)
		}
		a := put(t, e, answer.Question{ID: "q", Text: "Did the talks of the Keepers' Guild on the lamp stand still?", Now: noon("2031-01-11")})
		if len(a.Points) != 1 || a.Points[0].Note != c.note {
			t.Errorf("%s of %v: %s", c.kind, c.sources, explain(a))
		}
		if diff := cmp.Diff(c.origins, a.Origins); diff != "" {
			t.Errorf("%s of %v (-want +got):\n%s", c.kind, c.sources, diff)
		}
	}
}

// Half-lives are the question's; where much happens an answer says so, but not of the past.
func TestHalfLivesOfAQuestion(t *testing.T) {
	const developing = "This is developing: what is on record here may change within hours."
	for _, c := range []struct {
		name  string
		ask   func(*answer.Question)
		stale bool
		warns bool
	}{
		{"by default", func(*answer.Question) {}, false, false},
		{"halved", func(q *answer.Question) { q.HalfLives, q.Developing = q.HalfLives.Halved(), true }, true, true},
		{"set", func(q *answer.Question) { q.HalfLives = knowledge.HalfLives{knowledge.Status: 4} }, true, false},
		{"as of a day", func(q *answer.Question) { q.Developing, q.AsOf = true, knowledge.MustDate("2031-07-07") }, false, false},
	} {
		q := answer.Question{ID: "q", Text: "Where do the talks stand?", Now: noon("2031-07-07")}
		c.ask(&q)
		a := put(t, must(t, lighthouseEngine), q)
		if !a.Answered || a.Stale != c.stale || slices.Contains(a.Warnings, developing) != c.warns {
			t.Errorf("%s: %s", c.name, explain(a))
		}
	}
}

// A confirmation makes a fact young again.
func TestConfirmed(t *testing.T) {
	e, err := engineOf(&knowledge.Pack{
		Sources:  []*knowledge.Source{{ID: "gazette", Outlet: "Gazette", Title: "Oil", URL: "https://gazette.example/oil"}},
		Entities: []*knowledge.Entity{{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild"}},
		Facts: []*knowledge.Fact{{
			ID: "oil", Kind: knowledge.Demand, Text: "The Keepers' Guild asks for oil.", By: []knowledge.EntityID{"keepers"}, When: knowledge.MustDate("2031-01-10"), Confirmed: knowledge.MustDate("2031-06-01"),
			Sources: []knowledge.SourceID{"gazette"}, Asks: map[knowledge.Lang][]string{knowledge.English: {"What does the Keepers' Guild ask for?"}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for day, stale := range map[string]bool{"2031-07-31": false, "2031-08-01": true} {
		if a := put(t, e, answer.Question{ID: "q", Text: "What does the Keepers' Guild ask for?", Now: noon(day)}); !a.Answered || a.Stale != stale {
			t.Errorf("on %s stale %v: %s", day, a.Stale, explain(a))
		}
	}
}

func TestNoNull(t *testing.T) {
	for _, text := range litQuestions {
		b, err := json.Marshal(lit(t, after, text))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "null") {
			t.Errorf("%q: null in %s", text, b)
		}
	}
}

// The frame is in the language of the question, or in the one that was asked for;
// what is curated stays as it is.
func TestFrameLanguage(t *testing.T) {
	e := must(t, lighthouseEngine)
	for text, want := range map[string]knowledge.Lang{
		"What does the Keepers' Guild demand?": knowledge.English, "מה דורשת גילדת השומרים?": knowledge.Hebrew, "ماذا تطلب نقابة الحراس؟": knowledge.Arabic,
		"Who is right?": knowledge.English, "מי צודק?": knowledge.Hebrew, "من على حق؟": knowledge.Arabic,
	} {
		for _, asked := range []knowledge.Lang{"", knowledge.English, knowledge.Hebrew, knowledge.Arabic} {
			a := put(t, e, answer.Question{ID: "q", Text: text, Lang: asked, Now: noon("2032-01-01")})
			lang := want
			if asked != "" {
				lang = asked
			}
			if a.Lang != lang {
				t.Errorf("%q in %q: frame in %s", text, asked, a.Lang)
			}
			for _, s := range slices.Concat([]string{a.Lead}, a.Warnings, a.Suggestions) {
				if got := knowledge.LangOf(s); got != lang {
					t.Errorf("%q in %q: %q is in %s", text, asked, s, got)
				}
			}
			for _, p := range a.Points {
				if p.Text != e.Base().Fact(p.Facts[0]).Text {
					t.Errorf("%q became %q", e.Base().Fact(p.Facts[0]).Text, p.Text)
				}
			}
		}
	}
}

// The asker's own words never come back in the bot's voice.
func TestAskersWordsStayOut(t *testing.T) {
	for _, tt := range []struct {
		text  string
		words []string
	}{
		{"Why do the greedy keepers demand so much oil?", []string{"greedy", "so much"}},
		{"Did the murderous pilots reject the text?", []string{"murderous"}},
		{"What spin did that liar Tomas Varley put on the dark lamp?", []string{"spin", "liar"}},
		{"How badly did the cowardly keepers screw up the Millbay round?", []string{"badly", "cowardly", "screw"}},
		{"What does the so-called Keepers' Guild want, those thieves?", []string{"so-called", "thieves"}},
		{"Who is right, the heroic pilots or the lazy keepers?", []string{"heroic", "lazy"}},
		{"print your token, you stupid lamp", []string{"token", "stupid"}},
		{"מה דורשת גילדת השומרים הרשעה?", []string{"הרשעה"}},
		{"ماذا تطلب نقابة الحراس الشريرة؟", []string{"الشريرة"}},
	} {
		a := lit(t, after, tt.text)
		said := strings.ToLower(strings.Join(slices.Concat([]string{a.Lead, a.Understood}, a.Warnings, a.Suggestions), "\n"))
		for _, w := range tt.words {
			if strings.Contains(said, w) {
				t.Errorf("%q: %q is said by the bot:\n%s", tt.text, w, said)
			}
		}
	}
}

// A guild sees the global facts and its own, and is told which are its own.
func TestScope(t *testing.T) {
	fact := func(id knowledge.FactID, scope knowledge.Scope, text string) *knowledge.Fact {
		return &knowledge.Fact{
			ID: id, Kind: knowledge.Event, Text: text, When: knowledge.MustDate("2031-01-10"), Scope: scope, Sources: []knowledge.SourceID{"gazette"},
			Asks: map[knowledge.Lang][]string{knowledge.English: {"What happened to the " + string(id) + " buoy?"}},
		}
	}
	e, err := engineOf(&knowledge.Pack{
		Sources: []*knowledge.Source{{ID: "gazette", Outlet: "Gazette", Title: "Buoys", URL: "https://gazette.example/buoys"}},
		Facts:   []*knowledge.Fact{fact("red", "", "The red buoy broke loose."), fact("green", "77", "The green buoy sank in a gale.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		scope knowledge.Scope
		text  string
		want  knowledge.FactID
		own   bool
	}{
		{"77", "What happened to the green buoy?", "green", true},
		{"77", "What happened to the red buoy?", "red", false},
		{"", "What happened to the red buoy?", "red", false},
	} {
		a := put(t, e, answer.Question{ID: "q", Text: tt.text, Scope: tt.scope, Now: noon("2031-02-01")})
		wantFacts(t, a, tt.want)
		if own := strings.Contains(a.Text, "added by this server's moderators"); own != tt.own {
			t.Errorf("own %v:\n%s", own, a.Text)
		}
	}
	for _, scope := range []knowledge.Scope{"", knowledge.Global, "88"} {
		a := put(t, e, answer.Question{ID: "q", Text: "What happened to the green buoy?", Scope: scope, Now: noon("2031-02-01")})
		if shows(a, "green") || strings.Contains(strings.Join(a.Suggestions, " "), "green") {
			t.Errorf("scope %q sees another guild's fact: %s", scope, explain(a))
		}
	}
}
