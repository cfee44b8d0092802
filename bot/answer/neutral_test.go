package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// mirror fills {X}, {x}, {Px}, {px} with one party, its id, its speaker and his
// id, and {Y}, {y}, {Py}, {py} with the other's.
func mirror(text string, turned bool) string {
	a, b := []string{"Aldren", "aldren", "Orval Tane", "orval-tane"}, []string{"Boltry", "boltry", "Ulric Sorn", "ulric-sorn"}
	if turned {
		a, b = b, a
	}
	return strings.NewReplacer("{X}", a[0], "{x}", a[1], "{Px}", a[2], "{px}", a[3], "{Y}", b[0], "{y}", b[1], "{Py}", b[2], "{py}", b[3]).Replace(text)
}

// mirroredEngine knows two parties of which every word is the other's, but for the names.
var mirroredEngine = sync.OnceValues(func() (*answer.Engine, error) {
	starter, err := pack.Starter()
	if err != nil {
		return nil, err
	}
	p := &knowledge.Pack{
		Lexicon: starter.Lexicon,
		Sources: []*knowledge.Source{{ID: "gazette", Outlet: "Gazette", Title: "Both sides", URL: "https://gazette.example/both", Published: knowledge.MustDate("2031-12-01")}},
		Entities: []*knowledge.Entity{
			{ID: "lens", Type: knowledge.TopicType, Name: "great lens"},
			{ID: "ferry", Type: knowledge.TopicType, Name: "night ferry"},
			{ID: "hollow-bay", Type: knowledge.PlaceType, Name: "Hollow Bay"},
			{ID: "hollow-bay-2031-03", Type: knowledge.SummitType, Name: "Hollow Bay round", Place: "hollow-bay", When: knowledge.MustDate("2031-03-02"), Participants: []knowledge.EntityID{"aldren", "boltry"}},
		},
		Facts: []*knowledge.Fact{{
			ID: "hollow-bay-ends", Kind: knowledge.Summit, Text: "The Hollow Bay round ended on 2 March 2031 without a paper.", When: knowledge.MustDate("2031-03-02"), Summit: "hollow-bay-2031-03",
			Parties: []knowledge.EntityID{"aldren", "boltry"}, Sources: []knowledge.SourceID{"gazette"},
		}},
	}
	for _, turned := range []bool{false, true} {
		in := func(s string) string { return mirror(s, turned) }
		id := func(s string) knowledge.EntityID { return knowledge.EntityID(in(s)) }
		p.Entities = append(p.Entities,
			&knowledge.Entity{ID: id("{x}"), Type: knowledge.PartyType, Name: in("{X}"), Description: "A party on the coast."},
			&knowledge.Entity{ID: id("{px}"), Type: knowledge.PersonType, Name: in("{Px}"), Party: id("{x}"), Description: "A speaker on the coast."},
		)
		for _, f := range []struct {
			id, kind, text, by, topic, day, disputed, supersedes, summit, ask, quote string
		}{
			{"{x}-wants-lens", "demand", "{X} asked on 3 January 2031 that {Y} hand over the great lens.", "{x}", "lens", "2031-01-03", "{y}-keeps-lens", "", "", "What did {X} ask for in January 2031?", ""},
			{"{x}-keeps-lens", "position", "{X} said on 5 January 2031 that the great lens stays where it is.", "{x}", "lens", "2031-01-05", "{y}-wants-lens", "", "", "Does {X} give up the great lens?", ""},
			{"{x}-on-hollow-bay", "position", "{X} said on 4 March 2031 that {Y} had come to Hollow Bay with empty hands.", "{x}", "lens", "2031-03-04", "{y}-on-hollow-bay", "", "hollow-bay-2031-03", "How did {X} see the Hollow Bay round?", ""},
			{"{x}-wants-half", "demand", "{Px} said on 6 May 2031 that {X} asks for half the days of the great lens.", "{px}", "lens", "2031-05-06", "{y}-wants-half", "{x}-wants-lens", "", "What does {X} want?", "Half of the days, and not an hour less."},
			{"{x}-on-ferry", "position", "{Px} said on 8 May 2031 that the night ferry is none of the business of {Y}.", "{px}", "ferry", "2031-05-08", "", "", "", "What did {Px} say about the night ferry?", ""},
		} {
			fact := &knowledge.Fact{
				ID: knowledge.FactID(in(f.id)), Kind: knowledge.Kind(f.kind), Text: in(f.text), By: []knowledge.EntityID{id(f.by)}, Topics: []knowledge.EntityID{knowledge.EntityID(f.topic)},
				Parties: []knowledge.EntityID{id("{x}"), id("{y}")}, When: knowledge.MustDate(f.day), Summit: knowledge.EntityID(f.summit), Sources: []knowledge.SourceID{"gazette"},
				Asks: map[knowledge.Lang][]string{knowledge.English: {in(f.ask)}},
			}
			if f.disputed != "" {
				fact.DisputedBy = []knowledge.FactID{knowledge.FactID(in(f.disputed))}
			}
			if f.supersedes != "" {
				fact.Supersedes = []knowledge.FactID{knowledge.FactID(in(f.supersedes))}
			}
			if f.quote != "" {
				fact.Quote = &knowledge.Quote{Speaker: id("{px}"), Words: f.quote}
			}
			p.Facts = append(p.Facts, fact)
		}
	}
	return engineOf(p)
})

// shapeOf is all of an answer but the names: what kinds of points in which roles,
// the frame, the dates.
func shapeOf(e *answer.Engine, a *answer.Answer, turned bool) []string {
	unname := func(s string) string {
		x, y := mirror("{X}", turned), mirror("{Y}", turned)
		px, py := mirror("{Px}", turned), mirror("{Py}", turned)
		return strings.NewReplacer(px, "PX", py, "PY", x, "X", y, "Y").Replace(s)
	}
	out := []string{
		fmt.Sprintf("%v %s %s", a.Answered, a.Reason, a.Intent), "lead: " + unname(a.Lead), "understood: " + unname(a.Understood),
		fmt.Sprintf("as of %s, stale %v, warnings %q, %d quotations, %d sources", a.AsOf, a.Stale, a.Warnings, len(a.Quotes), len(a.Sources)),
	}
	for _, p := range a.Points {
		out = append(out, fmt.Sprintf("%s %s %s %s", p.Role, e.Base().Fact(p.Facts[0]).Kind, p.When, unname(p.Text)))
	}
	return out
}

// Asked the same of either party, the bot answers in the same way: as many points
// in the same roles, the same frame, the same warnings.
func TestMirrored(t *testing.T) {
	e := must(t, mirroredEngine)
	for _, day := range []string{"2031-01-10", "2031-03-05", "2031-05-10", "2031-09-01"} {
		for _, text := range []string{
			"What does {X} want?", "What does {X} demand?", "{X} demands", "what did {X} demand in January 2031?", "What is the position of {X} on the great lens?", "Did {X} reject it?",
			"What did {Px} say about the night ferry?", "{Px} on the night ferry?", "How did {X} see the Hollow Bay round?", "Does {X} give up the great lens?", "Who is {Px}?", "What is {X}?",
			"What does {X} want from {Y}?", "Why does {X} want the great lens?", "When did {X} ask for the great lens?", "Who said that {Y} came with empty hands?", "Is {X} right?", "Will {X} give in?",
			"Should {X} hand over the great lens?", "What does {X} say about the ferry of {Y}?", "quote {Px}", "{X}?", "Has {X} softened on the great lens?", "What has {X} offered?",
		} {
			first := put(t, e, answer.Question{ID: "q", Text: mirror(text, false), Now: noon(day)})
			second := put(t, e, answer.Question{ID: "q", Text: mirror(text, true), Now: noon(day)})
			if diff := cmp.Diff(shapeOf(e, first, false), shapeOf(e, second, true)); diff != "" {
				t.Errorf("%q on %s (-one +other):\n%s", text, day, diff)
			}
		}
	}
}

// Where both are asked about, both have the same room, and which comes first does
// not depend on which is named first.
func TestMirroredBoth(t *testing.T) {
	e := must(t, mirroredEngine)
	for _, day := range []string{"2031-01-10", "2031-03-05", "2031-05-10", "2031-09-01"} {
		for _, text := range []string{"What does each side want?", "What are the sticking points?", "tldr both sides", "How did the Hollow Bay round end?"} {
			a := put(t, e, answer.Question{ID: "q", Text: text, Now: noon(day)})
			n := map[knowledge.EntityID]int{}
			for _, p := range a.Points {
				if len(p.By) > 0 {
					n[e.Base().SideOf(p.By[0])]++
				}
			}
			if n["aldren"] != n["boltry"] {
				t.Errorf("on %s %d points of one, %d of the other: %s", day, n["aldren"], n["boltry"], explain(a))
			}
		}
	}
}

// said is what the bot says in its own voice.
func said(a *answer.Answer) []string {
	return slices.Concat([]string{a.Lead, a.Understood}, a.Warnings, a.Suggestions)
}

// TestPlainWords puts all that the bot says in its own voice, on questions of
// the dev files, before the linter: there is no loaded word in it.
func TestPlainWords(t *testing.T) {
	e := mustStarterEngine(t)
	voices := map[string]string{} // what is said → one question
	for i, l := range spread(mustDevLines(t), 250) {
		q := answer.Question{ID: l.ID, Text: l.Text, Context: l.Context, Now: noon("2026-06-30")}
		if i%3 == 0 {
			q.Lang = knowledge.Langs[i/3%3]
		}
		for _, s := range said(put(t, e, q)) {
			voices[s] = l.Text
		}
	}
	const control = "The terrorists did it."
	voices[control] = "none: to see that the linter looks"
	files := &pack.Files{}
	for s := range voices {
		f := &knowledge.Fact{ID: knowledge.FactID(fmt.Sprint("said-", len(files.List))), Text: s}
		files.List = append(files.List, pack.FilesOf(s, &knowledge.Pack{Facts: []*knowledge.Fact{f}}).List...)
	}
	controlled := false
	for _, x := range pack.Lint(files, pack.LintOptions{Known: &knowledge.Pack{}}) {
		switch {
		case x.Rule != pack.LoadedWord:
		case x.File == control:
			controlled = true
		default:
			t.Errorf("the bot says %q to %q: %s", x.File, voices[x.File], x.Text)
		}
	}
	if !controlled {
		t.Error("the linter finds no loaded word at all")
	}
}
