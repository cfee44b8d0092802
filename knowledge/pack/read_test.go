package pack

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func wholeFile(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/read/whole.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func wholePack() *k.Pack {
	return &k.Pack{
		Sources: []*k.Source{{
			ID: "harbour-post-1921-05-03-lamp", Outlet: "Harbour Post", Title: "[The lamp's hours]", URL: "https://post.example/1921/lamp",
			Author: "A. Keeper", Agency: "Coast Agency", Published: k.MustDate("1921-05-03"), Kind: k.News,
		}},
		Facts: []*k.Fact{{
			ID: "wardens-lamp-1921-05", Kind: k.Proposal, Stage: k.AcceptedWithConditions,
			Text:  "The wardens said in May 1921 that the lamp should burn until midnight.",
			Quote: &k.Quote{Speaker: "ada-warden", Words: "until midnight, and not a minute more"},
			By:    []k.EntityID{"wardens"}, Parties: []k.EntityID{"wardens", "fishers"}, Topics: []k.EntityID{"lamp"},
			When: k.MustDate("1921-05-01/1921-05-02"), WhenBasis: k.Inferred, WhenNote: "from the\ntide table",
			Standing: k.OnRecord, Confirmed: k.MustDate("1921-06"), Place: "cape", Summit: "cape-1921-05",
			Sources: []k.SourceID{"harbour-post-1921-05-03-lamp"},
			Asks: map[k.Lang][]string{
				k.English: {"how long does the lamp burn?", "lamp hours"},
				k.Arabic:  {"حتى متى يضيء المصباح؟"},
			},
		}},
		Entities: []*k.Entity{{
			ID: "wardens", Type: k.PartyType, Name: "Wardens",
			Aliases: []k.Alias{
				{Name: "keepers"}, {Name: "lamp office", Lang: k.English, From: k.MustDate("1920"), Until: k.MustDate("1921-12-31")},
			},
			Misspellings: []string{"wardns"}, Party: "wardens", Members: []k.EntityID{"ada-warden"}, Place: "cape",
			When: k.MustDate("1921"), Participants: []k.EntityID{"wardens", "fishers"}, Description: "Those who keep the lamp.",
		}},
		Lexicon:  []*k.Synonyms{{ID: "lamp", Lang: k.English, Words: []string{"lamp", "light"}}},
		Hides:    []k.FactID{"fishers-lamp-1921-04"},
		Confirms: []*k.Confirm{{Fact: "fishers-lamp-1921-05", On: k.MustDate("1921-06-02")}},
	}
}

// TestReadWhole reads every field, in the ways in which people write YAML, with
// every sort of line end and with a byte order mark.
func TestReadWhole(t *testing.T) {
	plain := wholeFile(t)
	for name, data := range map[string][]byte{
		"plain":           plain,
		"crlf":            bytes.ReplaceAll(plain, []byte("\n"), []byte("\r\n")),
		"cr":              bytes.ReplaceAll(plain, []byte("\n"), []byte("\r")),
		"byte order mark": append([]byte("\uFEFF"), plain...),
		"document marks":  slices.Concat([]byte("---\n"), plain, []byte("...\n")),
		"no last newline": bytes.TrimRight(plain, "\n"),
	} {
		t.Run(name, func(t *testing.T) {
			p, problems := Read("whole.yaml", data)
			if len(problems) > 0 {
				t.Error(problems)
			}
			if diff := samePack(wholePack(), p); diff != "" {
				t.Errorf("pack (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadEmpty(t *testing.T) {
	for _, s := range []string{"", "\n\n", "# nothing\n", "---\n", "facts:\n", "facts: []\nsources: ~\n", "{}\n", "\uFEFF", " \t\n"} {
		p, problems := Read("empty.yaml", []byte(s))
		if len(problems) > 0 || samePack(&k.Pack{}, p) != "" {
			t.Errorf("%q: got %+v, %v; want an empty pack", s, p, problems)
		}
	}
}

// TestProblemLines puts a wrong value into each place of a file in turn; the
// problem must name that line.
func TestProblemLines(t *testing.T) {
	place := regexp.MustCompile(`(?m)^ *(?:- )?(?:kind|type|lang): \w+$`)
	check := func(t fatalf, data []byte) {
		for _, at := range place.FindAllIndex(data, -1) {
			line := 1 + bytes.Count(data[:at[0]], []byte("\n"))
			bad := slices.Concat(data[:at[1]], []byte("-nonsense"), data[at[1]:])
			_, problems := Read("a.yaml", bad)
			if len(problems) != 1 || problems[0].Line != line || problems[0].Rule != BadValue {
				t.Fatalf("%q on line %d: problems %v", data[at[0]:at[1]], line, problems)
			}
		}
	}
	whole := bytes.Replace(wholeFile(t), []byte("{id: lamp, lang: en, words: [lamp, light]}"), []byte("id: lamp\n    lang: en\n    words: [a]"), 1)
	check(t, whole)
	check(t, bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n")))
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		if err := Write(&b, randomPack().Draw(t, "pack")); err != nil {
			t.Fatal(err)
		}
		check(t, b.Bytes())
	})
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"bad bytes", "facts:\n  - id: a\xff\n    \xfe: b\n", `f:2: not valid UTF-8; save the file as UTF-8`},
		{"control character", "# a\n# \x07\n", `f:2: control character U+0007; remove it or write it as "\u0007"`},
		{"text", "just words\n", `f:1: want the fields of a pack; got the text "just words"`},
		{"list", "- facts\n", `f:1: want the fields of a pack; got a list`},
		{"long key", strings.Repeat("k", 100) + ": 1\n", `f:1: "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…": unknown field`},
		{"key of two lines", "\"a\\nb\": 1\n", `f:1: "a\nb": unknown field`},
		{"unclosed", "facts:\n  - id: 'a\n", "f:2: not valid YAML"},
		{"unclosed bracket", "facts: []\nsources: [\n", "f:2: not valid YAML"},
		{"brackets", strings.Repeat("[", 1<<16), "f:1: nested too deeply"},
		{"braces", strings.Repeat("{a: ", 1<<16), "f:1: nested too deeply"},
		{"dashes", strings.Repeat("- ", 1<<16), "f:1: nested or indented too deeply"},
		{"steps", steps(200), "f:65: nested or indented too deeply"},
		{"keys", strings.Repeat("'a': b\n", 101), "f:101: more than 100 keys in one mapping"},
		{"empty lines", "facts: |\n" + strings.Repeat(" \n", 101), "f:102: more than 100 empty lines in a row"},
		{"tokens", strings.Repeat("- 'a'\n", 1<<20), "f:524289: too many lines"},
		{"items", "lexicon: [{id: a, lang: en, words: [" + strings.Repeat("a,", 201) + "]}]", "f:1: words: has 201 items; at most 200"},
		{"bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "f:1: anchors (&name) are not accepted"},
		{"documents", "facts: []\n---\nfacts: []\n", "f:2: a second document begins"},
		{"too large", strings.Repeat(" ", maxFile+1), "f:1: the file is too large; at most 16 MiB, split it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			_, problems := Read("f", []byte(c.data))
			if problems.Errors() == 0 || !strings.HasPrefix(problems[0].String(), c.want) {
				t.Errorf("problems %.300v; want %s", problems, c.want)
			}
			// Far more than it takes, but far less than quadratic time would.
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

// steps is a mapping in a mapping in a mapping ..., one column deeper each.
func steps(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// TestReadGoesOn checks that one bad record hides no other.
func TestReadGoesOn(t *testing.T) {
	p, problems := Read("f", []byte("lexicon:\n  - nonsense\n  - {id: a, lang: xx, words: [b]}\n  - {id: lamp, lang: en, words: [lamp]}\n"))
	want := []string{
		`f:2: want the fields of a lexicon entry; got the text "nonsense"`,
		`f:3: lang: unknown language "xx"; want one of en, he, ar`,
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), problems.Error()); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if len(p.Lexicon) != 2 || p.Lexicon[1].ID != "lamp" {
		t.Errorf("read %+v", p.Lexicon)
	}
}

func TestTooManyProblemsAreCut(t *testing.T) {
	_, problems := Read("f", []byte("facts:\n"+strings.Repeat("  - {}\n", 5000)))
	if len(problems) != maxProblems+1 || problems[0].Line != 2 {
		t.Errorf("%d problems, the first %v", len(problems), problems[0])
	}
	if last := problems[len(problems)-1]; last.Rule != TooMany {
		t.Errorf("the last is %v", last)
	}
}

// TestReadLarge reads a pack near the limit of a file's size: time and memory
// stay in proportion.
func TestReadLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds and a gigabyte")
	}
	var b bytes.Buffer
	b.WriteString("facts:\n")
	for i := 0; b.Len() < 10<<20; i++ {
		fmt.Fprintf(&b, "  - id: lamp-%d\n    kind: event\n    text: \"%s %d.\"\n    when: 1921-05-02\n    sources: [post]\n", i, strings.Repeat("The lamp burned. ", 30), i)
	}
	start := time.Now()
	p, problems := Read("large.yaml", b.Bytes())
	if len(problems) > 0 || len(p.Facts) < 10000 {
		t.Fatalf("%d facts, %.300v", len(p.Facts), problems)
	}
	runtime.KeepAlive(p)
	t.Logf("%d MiB, %d facts in %v", b.Len()>>20, len(p.Facts), time.Since(start))
}

func TestLoad(t *testing.T) {
	word := func(id string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("lexicon: [{id: " + id + ", lang: en, words: [a]}]\n")}
	}
	fsys := fstest.MapFS{
		"packs/b.yaml": word("b"), "packs/a.yml": word("a"), "packs/deep/c.yaml": word("c"), "packs/notes.txt": word("no"),
		"packs/.hidden/d.yaml": word("no"), "packs/.e.yaml": word("no"), "other.conf": word("z"), "bare/readme.md": word("no"),
	}
	for _, c := range []struct {
		paths         []string
		ids, problems string
		errors        int
	}{
		{paths: []string{"packs"}, ids: "a b c"},
		{paths: []string{"packs/deep", "packs/", "packs/b.yaml"}, ids: "c a b"},
		{paths: []string{"other.conf"}, ids: "z"},
		{paths: []string{"."}, ids: "a b c"},
		{paths: nil, ids: ""},
		{paths: []string{"gone.yaml", "packs"}, ids: "a b c", problems: "gone.yaml: cannot be read: file does not exist", errors: 1},
		{paths: []string{"bare"}, problems: "bare: warning: no *.yaml or *.yml file in this directory"},
	} {
		files, problems := Load(fsys, c.paths...)
		var ids []string
		for _, s := range files.Pack().Lexicon {
			ids = append(ids, s.ID)
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("%v: read %q, want %q", c.paths, got, c.ids)
		}
		if problems.Error() != c.problems || problems.Errors() != c.errors {
			t.Errorf("%v: problems %v, want %q", c.paths, problems, c.problems)
		}
	}
}

func TestLoadPaths(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(dir+"/sub.yaml", 0o755); err != nil { // a directory, whatever its name
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/sub.yaml/a.yaml", []byte("lexicon: [{id: a, lang: en, words: [b]}]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("sub.yaml/a.yaml", dir+"/link.yaml"); err != nil {
		t.Skip("no links here")
	}
	if err := os.Symlink("nowhere", dir+"/broken.yaml"); err != nil {
		t.Fatal(err)
	}
	files, problems := LoadPaths(dir)
	if len(problems) != 1 || !strings.Contains(problems[0].String(), "broken.yaml: cannot be read") {
		t.Errorf("problems %v; want the broken link alone", problems)
	}
	if len(files.Pack().Lexicon) != 2 {
		t.Errorf("read %d files, want the file and the link to it", len(files.Pack().Lexicon))
	}
	_, problems = LoadPaths(dir+"/../gone", dir+"/sub.yaml")
	if problems.Errors() != 1 {
		t.Errorf("problems %v; want one of the missing path", problems)
	}
}

func TestProblems(t *testing.T) {
	ps := Problems{
		{File: "b", Line: 2, Field: "text", Text: "is empty", Severity: Error},
		{File: "a", Line: 9, Text: "odd", Severity: Warning},
		{File: "a", Text: "gone", Severity: Error},
	}
	ps.sort()
	if got, want := ps.Error(), "a: gone\na:9: warning: odd\nb:2: text: is empty"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if ps.Errors() != 2 || ps.Warnings() != 1 {
		t.Errorf("%d errors, %d warnings", ps.Errors(), ps.Warnings())
	}
	if got, want := ps.Err().Error(), "a: gone\nb:2: text: is empty"; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	if err := ps[1:2].Err(); err != nil {
		t.Errorf("a warning alone gives the error %v", err)
	}
}
