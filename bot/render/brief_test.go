package render_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

func starterBase(t testing.TB) *knowledge.Base {
	t.Helper()
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	b, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// everyPage gives every sort of page about every entity and month.
func everyPage(b *knowledge.Base, day knowledge.Day, l knowledge.Lang) []*brief.Page {
	list := []brief.Request{{Kind: brief.Status}}
	for _, p := range brief.Periods(b, knowledge.Global, day) {
		list = append(list, brief.Request{Kind: brief.Summary, Period: p})
	}
	for _, e := range b.Entities() {
		switch e.Type {
		case knowledge.PartyType:
			list = append(list, brief.Request{Kind: brief.Summary, Party: e.ID})
		case knowledge.SummitType:
			list = append(list, brief.Request{Kind: brief.Summary, Round: e.ID}, brief.Request{Kind: brief.Round, Round: e.ID})
		case knowledge.TopicType, knowledge.PlaceType, knowledge.AgreementType:
			list = append(list, brief.Request{Kind: brief.Summary, Topic: e.ID}, brief.Request{Kind: brief.Comparison, Topic: e.ID}, brief.Request{Kind: brief.Changes, Topic: e.ID})
		}
	}
	var out []*brief.Page
	for _, r := range list {
		r.Day, r.Lang = day, l
		out = append(out, brief.Compose(b, r))
	}
	return out
}

// Every sheet of every page keeps to Discord's limits; turned to its end, a page shows
// each fact once in each section, and each source on the sheet that cites it.
func TestSheets(t *testing.T) {
	b := starterBase(t)
	n, most := 0, 0
	for _, c := range []struct {
		day knowledge.Day
		l   knowledge.Lang
	}{
		{knowledge.NewDay(2026, time.August, 1), knowledge.English},
		{knowledge.NewDay(2024, time.August, 31), knowledge.Hebrew},
		{knowledge.NewDay(2025, time.March, 31), knowledge.Arabic},
	} {
		for _, p := range everyPage(b, c.day, c.l) {
			checkSheets(t, p)
			n, most = n+1, max(most, render.Sheets(p))
		}
	}
	t.Logf("%d pages, the longest of %d sheets", n, most)
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkSheets(t failer, p *brief.Page) {
	t.Helper()
	var bodies []string
	shown := map[int]bool{}
	for n := range render.Sheets(p) {
		m := render.Brief(p, n)
		withinLimits(t, m)
		e := m.Embeds[0]
		bodies = append(bodies, e.Description)
		var sources strings.Builder
		for _, f := range e.Fields {
			if f.Inline {
				bodies = append(bodies, f.Value)
			} else {
				sources.WriteString(f.Value + "\n")
			}
		}
		for _, c := range regexp.MustCompile(`(?m)^\[(\d+)\]`).FindAllStringSubmatch(sources.String(), -1) {
			var i int
			fmt.Sscan(c[1], &i)
			shown[i] = true
		}
	}
	whole := strings.Join(bodies, "\n")
	for _, s := range p.Sections {
		for _, l := range s.Lines {
			want := 0
			for _, s := range p.Sections {
				for _, x := range s.Lines {
					if x.Text == l.Text {
						want++
					}
				}
			}
			// Texts that are divided stand there in parts.
			if got := strings.Count(letters(whole), letters(l.Text)); got < want || got > want && len(l.Text) > 40 {
				t.Fatalf("%s: %q stands there %d times, want %d", p.Title, l.Text, got, want)
			}
		}
	}
	for _, c := range p.Sources {
		if !shown[c.N] {
			t.Fatalf("%s: source %d is on no sheet", p.Title, c.N)
		}
	}
	withinLimits(t, render.BriefPlain(p))
}

// letters gives what of a text is the same however it is escaped or divided.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\\ \n>", r) {
			return -1
		}
		return r
	}, render.Clean(s))
}

// withinLimits checks what Discord takes; nothing is shortened afterwards.
func withinLimits(t failer, m render.Message) {
	t.Helper()
	over := func(what string, s string, most int) {
		if n := render.Units(s); n > most {
			t.Fatalf("%s has %d units, at most %d are taken:\n%s", what, n, most, s)
		}
	}
	over("the message", m.Content, 2000)
	for _, e := range m.Embeds {
		total := render.Units(e.Title) + render.Units(e.Description)
		over("the title", e.Title, 256)
		over("the description", e.Description, 4096)
		if strings.TrimSpace(e.Description) == "" && len(e.Fields) == 0 {
			t.Fatalf("the embed is empty")
		}
		for _, f := range e.Fields {
			over("a field", f.Value, 1024)
			over("a field's name", f.Name, 256)
			if strings.TrimSpace(f.Value) == "" || strings.TrimSpace(f.Name) == "" {
				t.Fatalf("a field is empty")
			}
			total += render.Units(f.Name) + render.Units(f.Value)
		}
		if e.Footer != nil {
			over("the footer", e.Footer.Text, 2048)
			total += render.Units(e.Footer.Text)
		}
		if total > 6000 || len(e.Fields) > 25 {
			t.Fatalf("the embed has %d units and %d fields", total, len(e.Fields))
		}
	}
	if before, after := fmt.Sprint(embeds(m)), fmt.Sprint(embeds(render.Bounded(m))); before != after {
		t.Fatalf("it is shortened before it is sent")
	}
}

func embeds(m render.Message) []discordgo.MessageEmbed {
	var out []discordgo.MessageEmbed
	for _, e := range m.Embeds {
		out = append(out, discordgo.MessageEmbed{Title: e.Title, Description: e.Description})
	}
	return out
}

// Whatever a server's moderators or a file bring, pages keep to the limits and lose nothing.
func TestSheetsOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringN(1, 200, -1), rapid.Map(rapid.IntRange(1, 700), func(n int) string { return strings.Repeat("*a_ ", n) + "b" }))
		p := &brief.Page{Kind: brief.Status, Title: text.Draw(t, "title"), Lang: rapid.SampledFrom(knowledge.Langs).Draw(t, "lang")}
		for i := range rapid.IntRange(0, 30).Draw(t, "sources") {
			p.Sources = append(p.Sources, answer.Citation{
				N: i + 1, Outlet: text.Draw(t, "outlet"), Title: text.Draw(t, "source"),
				URL: "https://gazette.example/" + strings.Repeat("x", rapid.SampledFrom([]int{0, 300, 350, 500}).Draw(t, "url")), Published: "1901-03-02",
			})
		}
		for range rapid.IntRange(1, 3).Draw(t, "sections") {
			s := brief.Section{Heading: text.Draw(t, "heading")}
			for i := range rapid.IntRange(1, 4).Draw(t, "lines") {
				l := brief.Line{Text: text.Draw(t, "text") + fmt.Sprint(" end ", i)}
				if rapid.Bool().Draw(t, "is a fact") {
					l.Fact, l.Holder, l.When, l.Role = "f", text.Draw(t, "holder"), "2 March 1901", rapid.SampledFrom([]answer.Role{answer.Main, answer.OtherSide, answer.Later}).Draw(t, "role")
					if rapid.Bool().Draw(t, "compared") {
						l.Party = text.Draw(t, "party")
					}
					l.Notes = rapid.SliceOfN(text, 0, 3).Draw(t, "notes")
					if rapid.Bool().Draw(t, "quoted") {
						l.Quote = &brief.Quote{Words: text.Draw(t, "words"), Name: text.Draw(t, "speaker")}
					}
					if rapid.Bool().Draw(t, "staged") {
						l.Rung = &brief.Rung{Stage: knowledge.Signed, Move: brief.Up, Before: knowledge.Offered, Was: "1 March 1901"}
					}
				}
				often := rapid.IntRange(0, 3).Draw(t, "how often it cites")
				for n := range p.Sources {
					if rapid.IntRange(0, often).Draw(t, "cites") == 0 {
						l.Cites = append(l.Cites, n+1)
					}
				}
				s.Lines = append(s.Lines, l)
			}
			p.Sections = append(p.Sections, s)
		}
		cited := map[int]bool{}
		for n := range render.Sheets(p) {
			m := render.Brief(p, n)
			withinLimits(t, m)
			for _, f := range m.Embeds[0].Fields {
				for _, c := range regexp.MustCompile(`(?m)^\[(\d+)\]`).FindAllStringSubmatch(f.Value, -1) {
					var i int
					fmt.Sscan(c[1], &i)
					cited[i] = true
				}
			}
		}
		for _, s := range p.Sections {
			for _, l := range s.Lines {
				for _, n := range l.Cites {
					if !cited[n] {
						t.Fatalf("source %d is on no sheet", n)
					}
				}
			}
		}
		withinLimits(t, render.BriefPlain(p))
	})
}

// A sentence of a page as plain text is a fact as it stands, with holder, date and
// numbers behind it; a quotation word for word; a source; or a typed template. It is
// read back from the text, without the page.
func TestTextOfPagesIsReadBack(t *testing.T) {
	b := starterBase(t)
	for _, l := range knowledge.Langs {
		r := newReader(b, l)
		for _, p := range everyPage(b, knowledge.NewDay(2026, time.August, 1), l) {
			for _, line := range strings.Split(strings.TrimSpace(render.BriefText(p)), "\n") {
				if why := r.wrong(line); why != "" {
					t.Errorf("%s: %s: %s", p.Title, why, line)
				}
			}
		}
	}
}

// A reader knows what may stand in the text of a page.
type reader struct {
	facts    []*knowledge.Fact // longer texts first
	quotes   map[string]bool
	sources  map[string]bool
	template *regexp.Regexp
	names    map[string]bool
	roles    []string
	lang     knowledge.Lang
	base     *knowledge.Base
}

func newReader(b *knowledge.Base, l knowledge.Lang) *reader {
	r := &reader{base: b, lang: l, quotes: map[string]bool{}, sources: map[string]bool{}, names: map[string]bool{}, facts: slices.Clone(b.Facts())}
	slices.SortFunc(r.facts, func(x, y *knowledge.Fact) int { return len(y.Text) - len(x.Text) })
	for _, f := range r.facts {
		if f.Quote != nil {
			r.quotes["“"+f.Quote.Words+"” ("+answer.Name(b, f.Quote.Speaker, l)+")"] = true
		}
	}
	for _, s := range b.Sources() {
		line := s.Outlet + ": " + s.Title
		if !s.Published.IsZero() {
			line += " (" + s.Published.String() + ")"
		}
		r.sources[line+" "+s.URL] = true
	}
	for _, e := range b.Entities() {
		r.names[e.NameIn(l)] = true
	}
	all := []string{regexp.QuoteMeta(answer.SingleSource(l)), regexp.QuoteMeta(answer.Developing(l))}
	for _, words := range []any{*brief.WordsIn(l), *render.WordsIn(l)} {
		v := reflect.ValueOf(words)
		for i := range v.NumField() {
			all = append(all, strings.ReplaceAll(regexp.QuoteMeta(v.Field(i).String()), "%s", ".+"))
		}
	}
	r.template = regexp.MustCompile("^(" + strings.Join(all, "|") + ")$")
	for _, role := range []answer.Role{answer.OtherSide, answer.Later} {
		r.roles = append(r.roles, role.In(l)+": ")
	}
	return r
}

var (
	numbersBehind = regexp.MustCompile(`( (\[\d+\])+)$`)
	numberBefore  = regexp.MustCompile(`^\[\d+\] `)
)

// wrong tells what is wrong with a line; "" if nothing is.
func (r *reader) wrong(line string) string {
	switch {
	case line == "", r.names[line], r.template.MatchString(line):
		return ""
	case numberBefore.MatchString(line):
		if !r.sources[numberBefore.ReplaceAllString(line, "")] {
			return "is no source"
		}
	case strings.HasPrefix(line, "- "):
		return r.wrongPoint(line[2:])
	case strings.HasPrefix(line, "  “"):
		if !numbersBehind.MatchString(line) || !r.quotes[strings.TrimSpace(numbersBehind.ReplaceAllString(line, ""))] {
			return "is no quotation, or cites nothing"
		}
	case !r.rung(line):
		return "is no template"
	}
	return ""
}

// rung reports whether a line tells a stage: the ladder, and two templates.
func (r *reader) rung(line string) bool {
	line = strings.TrimLeft(line, "●○")
	stage, move, ok := strings.Cut(strings.TrimPrefix(line, " "), " · ")
	return ok && r.template.MatchString(stage) && r.template.MatchString(move)
}

func (r *reader) wrongPoint(text string) string {
	cited := numbersBehind.MatchString(text)
	text = numbersBehind.ReplaceAllString(text, "")
	if r.template.MatchString(text) {
		return ""
	}
	if !cited {
		return "cites nothing"
	}
	for _, role := range r.roles {
		text = strings.TrimPrefix(text, role)
	}
	if name, rest, ok := strings.Cut(text, ": "); ok && r.names[name] {
		text = rest
	}
	i := slices.IndexFunc(r.facts, func(f *knowledge.Fact) bool { return strings.HasPrefix(text, f.Text+" (") })
	if i < 0 {
		return "is no fact"
	}
	f := r.facts[i]
	notes := strings.TrimSuffix(strings.TrimPrefix(text, f.Text+" ("), ")")
	want := answer.Holder(r.base, f, r.lang) + "; " + answer.DateWords(r.lang, f.When)
	rest, ok := strings.CutPrefix(notes, want)
	if !ok {
		return "is not attributed and dated as " + want
	}
	for _, n := range strings.Split(rest, "; ")[1:] {
		if !r.template.MatchString(n) {
			return fmt.Sprintf("has the note %q, which is no template", n)
		}
	}
	return ""
}

// Markdown shows the same words; what would be markup of its own in them is escaped.
func TestMarkdownOfPages(t *testing.T) {
	p := &brief.Page{
		Title: "Oil *and* wicks", Lang: knowledge.English, AsOf: knowledge.MustDate("1901-03-02"), Warnings: []string{"Old <b>words</b>."},
		Sections: []brief.Section{{Heading: "Where it stands", Lines: []brief.Line{
			{Fact: "f", Text: "# Two [barrels](https://evil.example) of\n- oil", Holder: "Ada_Wick", When: "2 March 1901", Notes: []string{"a note"}, Cites: []int{1}, Quote: &brief.Quote{Words: "No oil,\nno *light*", Name: "Ada Wick"}},
			{Text: "Nothing on record."},
		}}},
		Sources: []answer.Citation{{N: 1, Outlet: "Harbour Gazette", Title: "Keepers want oil (and wicks)", URL: "https://gazette.example/oil_(1)", Published: "1901-03-02"}},
	}
	want := `# Oil \*and\* wicks

*Old \<b\>words\</b\>.*

## Where it stands

- \# Two \[barrels\](https\://evil.example) of - oil (Ada\_Wick; 2 March 1901; a note) \[1]

  > “No oil,
  > no \*light\*”
  >
  > — Ada Wick \[1]

- *Nothing on record.*

## Sources

- \[1] Harbour Gazette, [“Keepers want oil (and wicks)”](https://gazette.example/oil_%281%29) (1901-03-02)

*As of 2 March 1901*
`
	if got := render.BriefMarkdown(p); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// All languages say the same things: where one has a word, all have one with as many places to fill.
func TestWordsOfPagesAreComplete(t *testing.T) {
	en := reflect.ValueOf(*brief.WordsIn(knowledge.English))
	for _, l := range []knowledge.Lang{knowledge.Hebrew, knowledge.Arabic} {
		v := reflect.ValueOf(*brief.WordsIn(l))
		same := map[string]bool{}
		for i := range v.NumField() {
			name, got, want := v.Type().Field(i).Name, v.Field(i).String(), en.Field(i).String()
			if got == "" || strings.Count(got, "%s") != strings.Count(want, "%s") {
				t.Errorf("%s: %s is %q, in English %q", l, name, got, want)
			}
			if got == want && strings.ContainsAny(want, "abcdefghijklmnopqrstuvwxyz") && want != "%s" {
				same[name] = true
			}
		}
		if len(same) > 0 {
			t.Errorf("%s has the English words of %v", l, slices.Sorted(maps.Keys(same)))
		}
	}
}

// BenchmarkBrief lays out the first sheet of every page of the starter pack in turn.
func BenchmarkBrief(b *testing.B) {
	pages := everyPage(starterBase(b), knowledge.NewDay(2026, time.August, 1), knowledge.English)
	for i := 0; b.Loop(); i++ {
		render.Brief(pages[i%len(pages)], 0)
	}
}
