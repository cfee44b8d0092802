package index_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

var queries = []string{
	"How many barrels does the Keepers' Guild ask for?", "fog bell", "who signed the Lamp Accord in Port Anselm", "מה דורש איגוד הנווטים", "ماذا اقترحت مارتا كويلفذر", "nothing of the kind",
}

// sameAsMemory compares an opened index with one that was just built.
func sameAsMemory(t *testing.T, x *index.Index) {
	t.Helper()
	mem := mustIndex(t, x.Base())
	for _, q := range queries {
		if diff := cmp.Diff(scored(mustHits(t, mem, q, index.Filter{}, 50)), scored(mustHits(t, x, q, index.Filter{}, 50))); diff != "" {
			t.Errorf("%q (-in memory +on disk):\n%s", q, diff)
		}
	}
}

// scored writes hits with all that they scored.
func scored(hits []index.Hit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %v = %v + %v", h.Fact.ID, h.Score, h.Text, h.Asks))
	}
	return out
}

func mustOpen(t *testing.T, dir string, b *knowledge.Base) *index.Index {
	t.Helper()
	x, err := index.Open(dir, b)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func mustClose(t *testing.T, x *index.Index) {
	t.Helper()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// A mark is a file beside the index's own; it goes when the index is built anew.
func mark(t *testing.T, dir string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "mark"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

func marked(t *testing.T, dir string) bool {
	t.Helper()
	_, err := os.Stat(filepath.Join(dir, "mark"))
	return err == nil
}

func TestOpenBuildsAndReuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "there")
	x := mustOpen(t, dir, mustLighthouse(t, nil))
	sameAsMemory(t, x)
	mustClose(t, x)
	mark(t, dir)

	x = mustOpen(t, dir, mustLighthouse(t, nil)) // another base of the same content
	defer mustClose(t, x)
	if !marked(t, dir) {
		t.Error("built anew, though nothing had changed")
	}
	sameAsMemory(t, x)
}

// changes are what can become of a base between two generations of an index.
func changes() map[string]func([]*knowledge.Fact) []*knowledge.Fact {
	replaced := func(change func(*knowledge.Fact)) func([]*knowledge.Fact) []*knowledge.Fact {
		return func(facts []*knowledge.Fact) []*knowledge.Fact {
			f := *facts[3]
			change(&f)
			facts[3] = &f
			return facts
		}
	}
	return map[string]func([]*knowledge.Fact) []*knowledge.Fact{
		"text": replaced(func(f *knowledge.Fact) { f.Text += " The lamp was green." }),
		"id":   replaced(func(f *knowledge.Fact) { f.ID += "-b" }),
		"quotation": replaced(func(f *knowledge.Fact) {
			f.Quote = &knowledge.Quote{Speaker: "ada-wick", Words: "not one fog bell more"}
		}),
		"names":     replaced(func(f *knowledge.Fact) { f.Topics = []knowledge.EntityID{"fog-bell"} }),
		"questions": replaced(func(f *knowledge.Fact) { f.Asks = map[knowledge.Lang][]string{knowledge.English: {"fog bell?"}} }),
		"fact less": func(facts []*knowledge.Fact) []*knowledge.Fact { return facts[:len(facts)-1] },
		"fact more": func(facts []*knowledge.Fact) []*knowledge.Fact { return append(facts, plain("z-new", "fog bell")) },
		"no fact":   func([]*knowledge.Fact) []*knowledge.Fact { return nil },
	}
}

func TestOpenCatchesUp(t *testing.T) {
	for name, change := range changes() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			mustClose(t, mustOpen(t, dir, mustLighthouse(t, nil)))
			mark(t, dir)
			x := mustOpen(t, dir, mustLighthouse(t, change))
			defer mustClose(t, x)
			if !marked(t, dir) {
				t.Error("built anew")
			}
			sameAsMemory(t, x)
		})
	}
}

// An index of another version cannot be caught up with.
func TestOpenBuildsAnewForAnotherVersion(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	mustClose(t, mustOpen(t, dir, mustLighthouse(t, nil)))
	bl, err := bleve.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bl.SetInternal([]byte("schema"), []byte("0")), bl.Close()); err != nil {
		t.Fatal(err)
	}
	mark(t, dir)
	x := mustOpen(t, dir, mustLighthouse(t, nil))
	defer mustClose(t, x)
	if marked(t, dir) {
		t.Error("not built anew")
	}
	sameAsMemory(t, x)
}

// Each generation shows its own base, and the last is what is found at the next start.
func TestNextGenerations(t *testing.T) {
	for name, change := range changes() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			first := mustOpen(t, dir, mustLighthouse(t, nil))
			second := mustNext(t, first, mustLighthouse(t, change))
			third := mustNext(t, second, mustLighthouse(t, nil))
			fourth := mustNext(t, third, mustLighthouse(t, change))
			sameAsMemory(t, first)
			sameAsMemory(t, second)
			mustClose(t, first)
			sameAsMemory(t, third)
			mustClose(t, third)
			mustClose(t, second)
			sameAsMemory(t, fourth)
			mustClose(t, fourth)
			again := mustOpen(t, dir, mustLighthouse(t, change))
			defer mustClose(t, again)
			sameAsMemory(t, again)
		})
	}
}

func TestBesideIsAnIndexOfItsOwn(t *testing.T) {
	x := mustIndex(t, mustLighthouse(t, nil))
	for name, change := range changes() {
		y, err := x.Beside(mustLighthouse(t, change))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sameAsMemory(t, y)
		mustClose(t, y)
	}
	sameAsMemory(t, x)
}

func mustNext(t *testing.T, x *index.Index, b *knowledge.Base) *index.Index {
	t.Helper()
	next, err := x.Next(b)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// What is no part of an index's content does not build it anew.
func TestOpenKeepsIndexOfSameWords(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	mustClose(t, mustOpen(t, dir, mustLighthouse(t, nil)))
	mark(t, dir)
	x := mustOpen(t, dir, mustLighthouse(t, func(facts []*knowledge.Fact) []*knowledge.Fact {
		f := *facts[3]
		f.When, f.Kind, f.Supersedes = knowledge.MustDate("2031-01-15"), knowledge.Event, nil // the order stays
		facts[3] = &f
		return facts
	}))
	defer mustClose(t, x)
	if !marked(t, dir) {
		t.Error("built anew")
	}
	sameAsMemory(t, x)
}

// Whatever file of the index is lost or cut, nothing is missing afterwards: it is
// built anew, or caught up with from what is left of it.
func TestOpenDamaged(t *testing.T) {
	base := mustLighthouse(t, nil)
	lost := os.Remove
	emptied := func(path string) error { return os.Truncate(path, 0) }
	halved := func(path string) error {
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		return os.Truncate(path, info.Size()/2)
	}
	for _, tt := range []struct {
		name   string
		ext    string // of the files that are damaged
		damage func(path string) error
	}{
		{"description lost", ".json", lost},
		{"description emptied", ".json", emptied},
		{"description halved", ".json", halved},
		{"list of segments lost", ".bolt", lost},
		{"list of segments emptied", ".bolt", emptied},
		{"segments lost", ".zap", lost},
		{"segments emptied", ".zap", emptied},
		{"segments halved", ".zap", halved},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			mustClose(t, mustOpen(t, dir, base))
			n := 0
			for _, f := range filesIn(t, dir) {
				if filepath.Ext(f) == tt.ext {
					n++
					if err := tt.damage(filepath.Join(dir, f)); err != nil {
						t.Fatal(err)
					}
				}
			}
			if n == 0 {
				t.Fatalf("the index has no %s file among %v", tt.ext, filesIn(t, dir))
			}
			x := mustOpen(t, dir, base)
			defer mustClose(t, x)
			sameAsMemory(t, x)
		})
	}
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Something else in the index's place gives way to it.
func TestOpenReplacesWhatIsNoIndex(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	mark(t, dir)
	x := mustOpen(t, dir, mustLighthouse(t, nil))
	defer mustClose(t, x)
	sameAsMemory(t, x)
}

// Two processes must not share an index: the second is told, and the first goes on.
func TestOpenInUse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x := mustOpen(t, dir, mustLighthouse(t, nil))
	defer mustClose(t, x)
	if _, err := index.Open(dir, mustLighthouse(t, nil)); !errors.Is(err, index.ErrInUse) {
		t.Errorf("error %v, want ErrInUse", err)
	}
	sameAsMemory(t, x)
}

func TestOpenWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(file, "index") // a file has no directory in it
	x, err := index.Open(dir, mustLighthouse(t, nil))
	if err == nil {
		mustClose(t, x)
		t.Fatal("opened an index inside a file")
	}
	if !strings.Contains(err.Error(), dir) {
		t.Errorf("the error does not name the directory: %v", err)
	}
}
