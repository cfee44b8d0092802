package pack

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

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
