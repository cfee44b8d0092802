package pack

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	k "github.com/ceasefire-facts/bot/knowledge"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the linter says into the fixtures")

// TestLintFixtures runs the linter over each archive in testdata/lint, together
// with base.yaml there. An archive begins with its purpose; its YAML files are
// the record under test, its file "want" the problems in them, one a line.
func TestLintFixtures(t *testing.T) {
	base, err := os.ReadFile("testdata/lint/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("testdata/lint/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { checkFixture(t, path, base) })
	}
}

// A fixture is an archive in the txtar format: a comment, then files, each after
// a line "-- name --"; the last holds the problems that are wanted.
type fixture struct {
	purpose string
	names   []string
	data    []string
}

func readFixture(t *testing.T, path string) fixture {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f fixture
	for line := range strings.Lines(string(text)) {
		name, isHead := strings.CutPrefix(line, "-- ")
		switch {
		case isHead:
			f.names = append(f.names, strings.TrimSuffix(name, " --\n"))
			f.data = append(f.data, "")
		case len(f.names) == 0:
			f.purpose += line
		default:
			f.data[len(f.data)-1] += line
		}
	}
	if len(f.purpose) < 20 || len(f.names) < 2 || f.names[len(f.names)-1] != "want" {
		t.Fatal("want a purpose, at least one file, and last a file named want")
	}
	return f
}

func (f fixture) write(path string) error {
	text := f.purpose
	for i, name := range f.names {
		text += "-- " + name + " --\n" + f.data[i]
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

func checkFixture(t *testing.T, path string, base []byte) {
	f := readFixture(t, path)
	last := len(f.names) - 1
	fsys := fstest.MapFS{"base.yaml": {Data: base}}
	for i, name := range f.names[:last] {
		fsys[name] = &fstest.MapFile{Data: []byte(f.data[i])}
	}
	files, _ := Load(fsys, "base.yaml", ".") // base.yaml first, so that what doubles it is at fault
	got := ""
	for _, p := range Lint(files, LintOptions{Known: &k.Pack{}}) {
		if p.Line < 1 || p.Rule == "" {
			t.Errorf("a problem without a line or rule: %+v", p)
		}
		got += p.String() + "\n"
	}
	if diff := cmp.Diff(f.data[last], got); diff != "" && !*update {
		t.Errorf("problems (-want +got); -update writes them down:\n%s", diff)
	}
	if f.data[last] = got; *update {
		if err := f.write(path); err != nil {
			t.Fatal(err)
		}
	}
}

func lampFact(id k.FactID, text string) *k.Fact {
	return &k.Fact{
		ID: id, Kind: k.Event, Text: text, When: k.MustDate("1921-05-02"), WhenBasis: k.Stated, Standing: k.Hearsay,
		Sources: []k.SourceID{"post"}, Asks: map[k.Lang][]string{k.English: {"a " + string(id), "b " + string(id), "c " + string(id)}},
	}
}

func basePack(t *testing.T) *k.Pack {
	t.Helper()
	files, problems := LoadPaths("testdata/lint/base.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return files.Pack()
}

// TestLintKnown checks what stands beside the files: references lead to it, its
// texts count, it is not checked itself.
func TestLintKnown(t *testing.T) {
	known := basePack(t)
	known.Facts = append(known.Facts, &k.Fact{ID: "Broken Fact"})
	f := lampFact("lamp-three", "The wardens asked on 1 May 1921 that the lamp be put out AT MIDNIGHT.")
	f.By, f.Sources, f.Supersedes = []k.EntityID{"wardens"}, []k.SourceID{"almanac-lamp"}, []k.FactID{known.Facts[0].ID}
	problems := Lint(FilesOf("review", &k.Pack{Facts: []*k.Fact{f}}), LintOptions{Known: known})
	want := `review: text: the same text as fact "wardens-demand-midnight-1921-05-01" among those known already`
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	f.ID, f.Supersedes = known.Facts[0].ID, nil
	if problems := Lint(FilesOf("review", &k.Pack{Facts: []*k.Fact{f}}), LintOptions{Known: known}); len(problems) > 0 {
		t.Errorf("a new version of a known fact gives %v", problems)
	}
}

func TestLintKnownNearDuplicate(t *testing.T) {
	const text = "On the first evening of the meeting at the cape the wardens showed the fishers a drawing of the new lamp and its "
	known := &k.Pack{Facts: []*k.Fact{lampFact("lamp-one", text+"shade.")}, Sources: []*k.Source{{ID: "post"}}}
	problems := Lint(FilesOf("review", &k.Pack{Facts: []*k.Fact{lampFact("lamp-two", text+"shutter.")}}), LintOptions{Known: known})
	want := `review: text: warning: nearly the same text as fact "lamp-one"`
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// TestLintKnowsStarterEntities checks that packs may name the embedded entities
// without defining them, but not the embedded facts and sources.
func TestLintKnowsStarterEntities(t *testing.T) {
	starter, err := Starter()
	if err != nil {
		t.Fatal(err)
	}
	party := starter.Entities[slices.IndexFunc(starter.Entities, func(e *k.Entity) bool { return e.Type == k.PartyType })]
	f := lampFact("lamp-one", "The lamp went out.")
	f.By, f.Sources, f.DisputedBy = []k.EntityID{party.ID}, []k.SourceID{starter.Sources[0].ID}, []k.FactID{starter.Facts[0].ID}
	problems := Lint(FilesOf("a", &k.Pack{Facts: []*k.Fact{f}}), LintOptions{})
	if len(problems) != 2 || problems[0].Field != "disputed_by" || problems[1].Field != "sources" {
		t.Errorf("problems %v; want the fact and the source to be unknown, the party known", problems)
	}
}

// TestLintOfManyFacts bounds the time of checks that compare facts with one
// another: long chains, shared words, one name for all, one reference repeated.
func TestLintOfManyFacts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p := &k.Pack{Sources: []*k.Source{{ID: "post", Title: "Lamp", URL: "https://post.example/"}}}
	for i := range 20000 {
		id := k.FactID(fmt.Sprintf("lamp-%d", i))
		f := lampFact(id, fmt.Sprintf("The wardens and the fishers met at the cape, and lamp %d burned on, and horn %d blew.", i, i*7))
		f.Supersedes = []k.FactID{k.FactID(fmt.Sprintf("lamp-%d", i+1))}
		f.Asks[k.English] = append(f.Asks[k.English], "is it lit")
		p.Facts = append(p.Facts, f)
		p.Entities = append(p.Entities, &k.Entity{ID: k.EntityID(id), Type: k.TopicType, Name: "Lamp"})
	}
	p.Facts[len(p.Facts)-1].Supersedes = []k.FactID{"lamp-0"}
	start := time.Now()
	problems := Lint(FilesOf("many", p), LintOptions{Known: &k.Pack{}})
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
	if problems.Errors() != 1 || problems.Warnings() != maxProblems+1 {
		t.Errorf("%d errors, %d warnings; want the circle, and as many warnings as are shown", problems.Errors(), problems.Warnings())
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]int{
		"":              0,
		"One":           1,
		"One.":          1,
		"One. Two.":     2,
		"One! Two? Th.": 3,
		"At 3 p.m. Ada left St. Mary with Mr. J. Keel of the U.S. Lamp Office.": 1,
		"She said “No. Never. Go!” and left. He stayed.":                        2,
		"It cost 3.5 million. 40 boats came.":                                   2,
		"No. 4 was lit.":                                                        1,
		"הוא הלך. היא נשארה.":                                                   2,
	} {
		if got := sentences(text); got != want {
			t.Errorf("%q: %d sentences, want %d", text, got, want)
		}
	}
}

func TestUnquoted(t *testing.T) {
	for text, want := range map[string]string{
		`a "b c" d`:              `a " " d`,
		`a “b” ‘c’ «d» „e“ f`:    `a “ ” ‘ ’ « » „ “ f`,
		`the warden’s "b" boat`:  `the warden’s " " boat`,
		`‘the warden’s boat’ at`: `‘ ’ at`,
		`never "closed`:          `never "closed`,
		`צה"ל אמר "לא" היום`:     `צה"ל אמר " " היום`,
		``:                       ``,
	} {
		if got := unquoted(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"The Lamp — ÉTÉ, it’s 3.5%": "the lamp ete its 3 5",
		"צה״ל, צה\"ל":               "צהל צהל",
		"مُحَمَّد":                  "محمد",
		"U.S. so-called":            "us so called",
		"":                          "",
	} {
		if got := fold(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
