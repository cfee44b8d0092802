package render_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
)

// text draws texts of every size, mean ones too.
func text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		unit := rapid.OneOf(
			rapid.StringN(0, 40, -1),
			rapid.SampledFrom([]string{"", " ", "\n", "*", "a", "\\", "[x](https://evil.example)", "<@1> @everyone", "אור ", "نور ", "👩‍👩‍👧‍👦", "||", "\u200b", "\u202e", "> ", "- "}),
		).Draw(t, "unit")
		return strings.Repeat(unit, rapid.SampledFrom([]int{1, 1, 1, 1, 1, 2, 7, 60, 600}).Draw(t, "times"))
	})
}

func listOf[T any](g *rapid.Generator[T], most int) *rapid.Generator[[]T] {
	return rapid.SliceOfN(g, 0, most)
}

// randomAnswer draws answers that no engine would give.
func randomAnswer() *rapid.Generator[*answer.Answer] {
	cites := listOf(rapid.IntRange(0, 60), 30)
	facts := listOf(rapid.Map(rapid.IntRange(0, 5), func(i int) knowledge.FactID { return knowledge.FactID(fmt.Sprint(i)) }), 2)
	role := rapid.SampledFrom([]answer.Role{answer.Main, answer.OtherSide, answer.Later, ""})
	point := rapid.Custom(func(t *rapid.T) answer.Point {
		return answer.Point{
			Role: role.Draw(t, "role"), Text: text().Draw(t, "text"), Facts: facts.Draw(t, "facts"), Cites: cites.Draw(t, "cites"),
			When: text().Draw(t, "when"), Holder: text().Draw(t, "holder"), Note: text().Draw(t, "note"), Scope: rapid.SampledFrom([]string{"", "global", "1"}).Draw(t, "scope"),
		}
	})
	quote := rapid.Custom(func(t *rapid.T) answer.Quote {
		return answer.Quote{
			Role: role.Draw(t, "role"), Words: text().Draw(t, "words"), Facts: facts.Draw(t, "facts"),
			Cites: cites.Draw(t, "cites"), When: text().Draw(t, "when"), Name: text().Draw(t, "name"),
		}
	})
	source := rapid.Custom(func(t *rapid.T) answer.Citation {
		return answer.Citation{
			N: rapid.IntRange(0, 60).Draw(t, "n"), Outlet: text().Draw(t, "outlet"), Title: text().Draw(t, "title"),
			URL:       rapid.SampledFrom([]string{"", "https://a.example/", "https://b.example/(", "javascript:x"}).Draw(t, "url") + text().Draw(t, "rest"),
			Published: text().Draw(t, "published"),
		}
	})
	step := rapid.Custom(func(t *rapid.T) answer.TraceStep {
		return answer.TraceStep{Name: text().Draw(t, "name"), Lines: listOf(text(), 20).Draw(t, "lines")}
	})
	return rapid.Custom(func(t *rapid.T) *answer.Answer {
		a := &answer.Answer{
			Intent:   rapid.SampledFrom([]answer.Intent{"", answer.IntentCheck}).Draw(t, "intent"),
			Answered: rapid.Bool().Draw(t, "answered"), Lead: text().Draw(t, "lead"), AsOf: text().Draw(t, "asof"), Stale: rapid.Bool().Draw(t, "stale"),
			Points: listOf(point, 12).Draw(t, "points"), Quotes: listOf(quote, 8).Draw(t, "quotes"), Sources: listOf(source, 40).Draw(t, "sources"),
			Warnings: listOf(text(), 5).Draw(t, "warnings"), Suggestions: listOf(text(), 6).Draw(t, "suggestions"), Text: text().Draw(t, "plain"),
			Lang: rapid.SampledFrom([]knowledge.Lang{"", "en", "he", "ar"}).Draw(t, "lang"),
		}
		if rapid.Bool().Draw(t, "traced") {
			a.Trace = &answer.Trace{Steps: listOf(step, 6).Draw(t, "steps")}
		}
		return a
	})
}

// check holds a message against Discord's limits, as the sandbox does.
func check(t interface{ Fatalf(string, ...any) }, what string, m render.Message) {
	b, err := json.Marshal(map[string]any{
		"content": m.Content, "embeds": m.Embeds, "components": m.Components, "allowed_mentions": map[string]any{"parse": []string{}},
	})
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	for _, p := range sandbox.CheckMessage(b) {
		t.Fatalf("%s: %s\n%.2000s", what, p, b)
	}
	for _, bad := range []string{"\u200b", "\u202e"} {
		if strings.Contains(string(b), bad) {
			t.Fatalf("%s: %q got through", what, bad)
		}
	}
	for _, bad := range []string{"](https://evil", "<@1>", "@everyone"} {
		if strings.Contains(marked(m), bad) {
			t.Fatalf("%s: %q got through", what, bad)
		}
	}
}

// marked gives what Discord reads as Markdown: all but footers and labels.
func marked(m render.Message) string {
	out := m.Content
	for _, e := range m.Embeds {
		out += "\n" + e.Title + "\n" + e.Description
		for _, f := range e.Fields {
			out += "\n" + f.Name + "\n" + f.Value
		}
	}
	return out
}

// Every message keeps to Discord's limits, whatever the answer.
func TestLimitsHoldByConstruction(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := randomAnswer().Draw(t, "answer")
		v := render.View{Key: "1574756469964800001", Asker: "1000000000000000401", Echo: text().Draw(t, "echo")}
		v.Private = rapid.Bool().Draw(t, "private")
		v.Recipe = rapid.SampledFrom([]render.Recipe{"", "quote.he.2024-08-29.jake-sullivan.philadelphi-corridor", render.Recipe(strings.Repeat(".x", 90))}).Draw(t, "recipe")
		if rapid.Bool().Draw(t, "origin") {
			id := rapid.OneOf(rapid.SampledFrom([]string{"", "1000000000000000402"}), text())
			v.Origin = &render.Origin{
				Author: id.Draw(t, "author"), Name: text().Draw(t, "name"),
				Guild: id.Draw(t, "guild"), Channel: id.Draw(t, "channel"), Message: id.Draw(t, "message"),
			}
		}
		pages := render.Pages(a)
		for v.Page = range pages {
			check(t, fmt.Sprintf("page %d of %d", v.Page, pages), render.Answer(a, v))
			check(t, "sources", render.AllSources(a, v))
			if v.Page > 3 {
				break
			}
		}
		check(t, "trace", render.Trace(a))
		check(t, "plain", render.PlainText(a))
	})
}

func TestFixedMessages(t *testing.T) {
	b, err := knowledge.NewBase(&knowledge.Pack{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range knowledge.Langs {
		check(t, "help", render.Help(l, "<@1000000000000000001>", render.Reader{Suggests: true, Moderates: true}))
		check(t, "about", render.About(l, b))
	}
}

// Each page but the last leads on, each but the first leads back, and together
// they show every point once.
func TestPagesAreComplete(t *testing.T) {
	a := &answer.Answer{Answered: true, Lead: "Lamps:"}
	for i := range 30 {
		a.Points = append(a.Points, answer.Point{Text: fmt.Sprintf("<lamp %d> %s", i, strings.Repeat("burns ", 40)), When: "1901"})
	}
	n := render.Pages(a)
	var all strings.Builder
	for p := range n {
		m := render.Answer(a, render.View{Key: "1", Asker: "2", Page: p})
		all.WriteString(m.Embeds[0].Description)
		b, _ := json.Marshal(m.Components)
		if got, want := strings.Contains(string(b), fmt.Sprintf("/more/1/2/%d", p+1)), p < n-1; got != want {
			t.Errorf("page %d leads on: %v", p, got)
		}
	}
	for i := range 30 {
		if c := strings.Count(all.String(), fmt.Sprintf(`\<lamp %d\>`, i)); c != 1 {
			t.Errorf("lamp %d is shown %d times", i, c)
		}
	}
	if n < 3 {
		t.Errorf("%d pages", n)
	}
}

func TestDatesAreToldOnce(t *testing.T) {
	a := &answer.Answer{Answered: true, Points: []answer.Point{
		{Text: "One.", Holder: "Keepers", When: "1901-03-02", Note: "2 March 1901", Facts: []knowledge.FactID{"a"}},
		{Text: "Two.", Holder: "Pilots", When: "1901-03", Note: "unconfirmed"},
		{Text: "Three.", When: "1901"},
	}, Quotes: []answer.Quote{
		{Words: "Oil.", Name: "Ada", When: "1901-03-02", Facts: []knowledge.FactID{"a"}},
		{Words: "Light.", Name: "Bea", When: "1901-04"},
	}}
	got := render.Answer(a, render.View{}).Embeds[0].Description
	want := "• One.\n-# Keepers · 2 March 1901\n\n> “Oil.”\n-# Ada · 2 March 1901\n\n" +
		"• Two.\n-# Pilots · 1901-03 · unconfirmed\n\n• Three.\n-# 1901\n\n> “Light.”\n-# Bea · 1901-04"
	if strings.TrimSpace(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Every part as long as it may be, at once.
func TestLimitsHoldAtTheWorst(t *testing.T) {
	long := strings.Repeat("lamp oil ", 120)
	for _, l := range knowledge.Langs {
		a := &answer.Answer{
			Answered: true, Intent: answer.IntentCheck, Lead: long, AsOf: long, Lang: l, Warnings: []string{long, long, long},
			Suggestions: []string{long, long, long, long}, Trace: &answer.Trace{}, Text: long,
		}
		for n := range 12 {
			a.Sources = append(a.Sources, answer.Citation{N: n, Outlet: long, Title: long, URL: "https://a.example/" + strings.Repeat("x", 380), Published: long})
			a.Points = append(a.Points, answer.Point{Role: answer.OtherSide, Text: long[:700], Cites: []int{n, n + 1, n + 2}, Holder: long, Note: long})
		}
		for _, private := range []bool{false, true} {
			v := render.View{
				Key: "1574756469964800001", Asker: "1000000000000000401", Echo: long, Private: private,
				Origin: &render.Origin{Name: long, Guild: "1000000000000000300", Channel: "1000000000000000200", Message: "1574756469964800001"},
			}
			for v.Page = range render.Pages(a) {
				check(t, fmt.Sprintf("page %d", v.Page), render.Answer(a, v))
			}
		}
		a.Points = nil // first and last page in one
		check(t, "only page", render.Answer(a, render.View{Key: "1", Asker: "2", Echo: long}))
	}
}
