package timeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/bot/timeline"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

// lighthouse is the invented dispute, with more facts if a test wants some.
func lighthouse(t testing.TB, more ...*knowledge.Fact) *knowledge.Base {
	t.Helper()
	p, err := packtest.Dispute()
	if err != nil {
		t.Fatal(err)
	}
	p.Facts = append(p.Facts, more...)
	base, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func day(s string) knowledge.Day { return knowledge.MustDate(s).Last() }

func ids(facts []*knowledge.Fact) []string {
	out := []string{}
	for _, f := range facts {
		out = append(out, string(f.ID))
	}
	return out
}

func TestChosenFacts(t *testing.T) {
	base := lighthouse(t)
	for _, c := range []struct {
		name  string
		query timeline.Query
		want  []string
	}{
		{
			"a month",
			timeline.Query{From: knowledge.MustDate("2031-02"), To: knowledge.MustDate("2031-02"), Horizon: day("2032")},
			[]string{"petrel-aground-2031-02-03", "pilots-second-keeper-2031-02-10", "keepers-one-keeper-2031-02-15"},
		},
		{
			"ends in the wrong order",
			timeline.Query{From: knowledge.MustDate("2031-02-28"), To: knowledge.MustDate("2031-02-04"), Horizon: day("2032")},
			[]string{"pilots-second-keeper-2031-02-10", "keepers-one-keeper-2031-02-15"},
		},
		{
			"the horizon",
			timeline.Query{From: knowledge.MustDate("2031-02"), Horizon: day("2031-02-12")},
			[]string{"petrel-aground-2031-02-03", "pilots-second-keeper-2031-02-10"},
		},
		{
			"a party and a topic",
			timeline.Query{Party: "keepers", Topic: "lamp-oil", To: knowledge.MustDate("2031-05-01"), Horizon: day("2032")},
			[]string{"keepers-forty-barrels-2031-01-10", "pilots-no-oil-2031-01-14", "council-text-2031-03-13", "anselm-ends-2031-03-13", "keepers-on-anselm-2031-03-15", "keepers-ran-dry-2031-04-12", "pilots-slept-2031-04-13"},
		},
		{
			"a round",
			timeline.Query{Topic: "millbay-2031-05", Horizon: day("2032")},
			[]string{"keepers-thirty-barrels-2031-05-20", "millbay-ends-2031-05-21", "pilots-share-dues-2031-05-21"},
		},
		{"nothing", timeline.Query{From: knowledge.MustDate("1990"), To: knowledge.MustDate("1991"), Horizon: day("2032")}, []string{}},
	} {
		x := timeline.Of(base, c.query)
		if c.name == "a party and a topic" { // by what the facts' fields say, whatever is added to the dispute
			for _, f := range x.Facts {
				if !slices.Contains(f.Mentions(), "lamp-oil") || !base.IsBy(f, "keepers") && !slices.Contains(f.Parties, "keepers") {
					t.Errorf("%s: %s is there", c.name, f.ID)
				}
			}
			if len(x.Facts) == 0 {
				t.Errorf("%s: nothing is there", c.name)
			}
			continue
		}
		if d := cmp.Diff(c.want, ids(x.Facts)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func mark(x *timeline.Timeline, id knowledge.FactID) (lane string, m picture.Mark) {
	for _, l := range x.Picture.Lanes {
		for _, k := range l.Marks {
			if k.Fact == id {
				return l.Name, k
			}
		}
	}
	return "", m
}

// What is superseded later is shown hollow, once the later word is known.
func TestSupersededIsShownAsSuch(t *testing.T) {
	base := lighthouse(t)
	const forty = "keepers-forty-barrels-2031-01-10"
	for until, want := range map[string]bool{"2031-05-19": false, "2031-05-20": true} {
		x := timeline.Of(base, timeline.Query{To: knowledge.MustDate("2031-02"), Horizon: day(until)})
		if _, m := mark(x, forty); m.Superseded != want {
			t.Errorf("on %s it is superseded: %v", until, m.Superseded)
		}
		if got := strings.Contains(x.List.Text, "superseded by a later word"); got != want {
			t.Errorf("on %s the list says that something is superseded: %v", until, got)
		}
	}
}

func TestLanes(t *testing.T) {
	x := timeline.Of(lighthouse(t), timeline.Query{Horizon: day("2032"), Lang: knowledge.English})
	for id, want := range map[knowledge.FactID]string{
		"keepers-forty-barrels-2031-01-10":  "Keepers' Guild", // its own word
		"keepers-bell-too-often-2031-01-25": "Keepers' Guild", // its master's
		"anselm-ends-2031-03-13":            "Rounds of talks",
		"lamp-dark-2031-04-11":              "Keepers' Guild", // nobody's, but it tells of the guild
	} {
		if got, _ := mark(x, id); got != want {
			t.Errorf("%s stands in the lane %q, want %q", id, got, want)
		}
	}
	if x.Picture.Lanes[0].Name != "Rounds of talks" {
		t.Errorf("the first lane is %q", x.Picture.Lanes[0].Name)
	}
	var order []string
	for _, l := range x.Picture.Lanes {
		order = append(order, l.Name)
	}
	half := timeline.Of(lighthouse(t), timeline.Query{To: knowledge.MustDate("2031-03"), Horizon: day("2032"), Lang: knowledge.English})
	last := -1
	for _, l := range half.Picture.Lanes {
		at := slices.Index(order, l.Name)
		if at < last {
			t.Errorf("in another range the lane %q stands before one that it stood behind", l.Name)
		}
		last = at
	}
}

// A guild's own facts are seen there alone.
func TestScope(t *testing.T) {
	own := &knowledge.Fact{ID: "own", Kind: knowledge.Status, Text: "The lamp was lit.", When: knowledge.MustDate("2031-01-11"), Sources: []knowledge.SourceID{"almanac-gull-rock"}, Scope: "7"}
	base := lighthouse(t, own)
	q := timeline.Query{From: knowledge.MustDate("2031-01-11"), To: knowledge.MustDate("2031-01-11"), Horizon: day("2032")}
	for scope, want := range map[knowledge.Scope]int{knowledge.Global: 0, "8": 0, "7": 1} {
		q.Scope = scope
		if x := timeline.Of(base, q); len(x.Facts) != want {
			t.Errorf("scope %s sees %v", scope, ids(x.Facts))
		}
	}
}

// Whatever is asked for, picture, list and description tell of the same facts, labels are
// words of facts or names of entities, numbers are those of the list, nothing lies after the
// horizon, and all is bounded.
func TestPictureAndListAgree(t *testing.T) {
	base := starter(t)
	parties, topics := []knowledge.EntityID{""}, []knowledge.EntityID{""}
	for _, e := range base.Entities() {
		if e.Type == knowledge.PartyType {
			parties = append(parties, e.ID)
		} else {
			topics = append(topics, e.ID)
		}
	}
	date := rapid.Custom(func(t *rapid.T) knowledge.Date {
		return rapid.SampledFrom([]knowledge.Date{
			{},
			knowledge.MustDate("2023-11"), knowledge.MustDate("2024"), knowledge.MustDate("2024-08-20"), knowledge.MustDate("2024-08"),
			knowledge.MustDate("2025-01"), knowledge.MustDate("2026"), knowledge.MustDate("0004"), knowledge.MustDate("9000"),
		}).Draw(t, "date")
	})
	rapid.Check(t, func(t *rapid.T) {
		q := timeline.Query{
			From: date.Draw(t, "from"), To: date.Draw(t, "to"), Lang: rapid.SampledFrom(knowledge.Langs).Draw(t, "lang"),
			Horizon: rapid.SampledFrom([]knowledge.Day{day("2024-08-31"), day("2025"), horizon, day("2020")}).Draw(t, "horizon"),
		}
		if rapid.Bool().Draw(t, "narrow") {
			q.Party, q.Topic = rapid.SampledFrom(parties).Draw(t, "party"), rapid.SampledFrom(topics).Draw(t, "topic")
		}
		x := timeline.Of(base, q)
		p := &x.Picture
		if p.First > p.Last || len(x.Facts) > 0 && p.Last > q.Horizon {
			t.Fatalf("the axis runs from %s to %s", p.First, p.Last)
		}
		n := 0
		for _, l := range p.Lanes {
			for _, m := range l.Marks {
				n++
				i := slices.IndexFunc(x.Facts, func(f *knowledge.Fact) bool { return f.ID == m.Fact })
				if i < 0 {
					t.Fatalf("%s is in the picture only", m.Fact)
				}
				f, point := x.Facts[i], x.List.Points[i]
				if f.When.Last() > q.Horizon {
					t.Fatalf("%s lies after the horizon", f.ID)
				}
				if m.First < p.First || m.Last > p.Last || m.First > m.Last {
					t.Fatalf("%s stands at %s to %s, the axis is %s to %s", f.ID, m.First, m.Last, p.First, p.Last)
				}
				name := ""
				if s := base.Entity(f.Summit); s != nil {
					name = s.NameIn(q.Lang)
				}
				if m.Label != render.Plain(f.Text) && m.Label != name {
					t.Fatalf("%s is labelled %q", f.ID, m.Label)
				}
				if point.Facts[0] != f.ID || !strings.Contains(m.Dated, fmt.Sprintf("[%d]", point.Cites[0])) {
					t.Fatalf("%s has the numbers %v, its label says %q", f.ID, point.Cites, m.Dated)
				}
			}
		}
		if n != len(x.Facts) || len(x.List.Points) != n {
			t.Fatalf("%d facts, %d marks, %d points", len(x.Facts), n, len(x.List.Points))
		}
		if got := render.Units(x.Alt); got > timeline.MaxAlt || !strings.HasPrefix(x.Alt, p.Title) {
			t.Fatalf("the description has %d units:\n%s", got, x.Alt)
		}
		if len(p.Notes) == 0 || !strings.Contains(x.Alt, p.Notes[0]) {
			t.Fatalf("the as-of date is missing:\n%s", x.Alt)
		}
	})
}

// Of too many facts the newest are shown, and that is told.
func TestTooManyFacts(t *testing.T) {
	var more []*knowledge.Fact
	for i := range timeline.MaxFacts {
		more = append(more, &knowledge.Fact{
			ID: knowledge.FactID(fmt.Sprint("more-", i)), Kind: knowledge.Event, Text: "The lamp was lit.",
			When: knowledge.OnDay(day("2031-01-01") + knowledge.Day(i%300)), Sources: []knowledge.SourceID{"almanac-gull-rock"},
		})
	}
	x := timeline.Of(lighthouse(t, more...), timeline.Query{Horizon: day("2032"), Lang: knowledge.English})
	if len(x.Facts) != timeline.MaxFacts || x.Facts[0].When.Last() < day("2031-01-01") {
		t.Errorf("%d facts from %s", len(x.Facts), x.Facts[0].When)
	}
	const told = "Only the newest 1500 of"
	if !strings.Contains(x.List.Text, told) || !strings.Contains(strings.Join(x.Picture.Notes, "\n"), told) {
		t.Errorf("that there are more is not told: %q", x.Picture.Notes)
	}
	if l := picture.Arrange(&x.Picture); l.Size.Y > 16000 {
		t.Errorf("the picture is %v", l.Size)
	}
}

// The description tells lanes, the as-of date, and what the labels would.
func TestDescription(t *testing.T) {
	x := timeline.Of(lighthouse(t), timeline.Query{From: knowledge.MustDate("2031-01"), To: knowledge.MustDate("2031-01"), Horizon: day("2032"), Lang: knowledge.English})
	const want = `Timeline: January 2031. Keepers' Guild 2, Pilots' Union 2. As of 25 January 2031 · facts: 4 · sources: [1] to [1].
10 January 2031, Keepers' Guild: The Keepers' Guild asked on 10 January 2031 that the pilots pay for forty barrels of lamp oil a year. (superseded by a later word)
14 January 2031, Pilots' Union: The Pilots' Union answered on 14 January 2031 that lamp oil is the guild's own expense and that it would pay for none. (superseded by a later word)
20 January 2031, Pilots' Union: The Pilots' Union demanded on 20 January 2031 that the fog bell be rung once every minute while fog lasts.
25 January 2031, Keepers' Guild: Bram Cotterell, then master of the Keepers' Guild, said on 25 January 2031 that ringing the fog bell every five minutes is enough.`
	if d := cmp.Diff(want, x.Alt); d != "" {
		t.Error(d)
	}
}

func TestWordsInEachLanguage(t *testing.T) {
	for lang, want := range map[knowledge.Lang][]string{
		knowledge.English: {"Timeline: 2031", "Rounds of talks", "As of 2 July 2031"},
		knowledge.Hebrew:  {"ציר זמן: 2031", "סבבי שיחות", "נכון ל-2 ביולי 2031"},
		knowledge.Arabic:  {"خط زمني: 2031", "جولات المحادثات", "حتى تاريخ 2 يوليو 2031"},
	} {
		x := timeline.Of(lighthouse(t), timeline.Query{From: knowledge.MustDate("2031"), To: knowledge.MustDate("2031"), Horizon: day("2032"), Lang: lang})
		for _, w := range want {
			if !strings.Contains(x.Alt, w) {
				t.Errorf("%s: the description lacks %q:\n%s", lang, w, x.Alt)
			}
		}
	}
}
