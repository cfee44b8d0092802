package pack

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// checkPlain checks that what the quick reader accepts the YAML parser reads
// just so, lines included.
func checkPlain(t fatalf, src string) (accepted bool) {
	t.Helper()
	got, ok := plainRoot(src)
	if !ok {
		return false
	}
	r := &reader{}
	want := r.parse(src)
	if len(r.problems) > 0 {
		t.Fatalf("the YAML parser refuses it: %v\n%s", r.problems, src)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(node{}, entry{})); diff != "" {
		t.Fatalf("the YAML parser (-) and the quick reader (+) differ:\n%s\n%s", diff, src)
	}
	return true
}

func TestPlainReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		if err := Write(&b, randomPack().Draw(t, "pack")); err != nil {
			t.Fatal(err)
		}
		if src := b.String(); src != "" && !checkPlain(t, src) {
			t.Fatalf("refused:\n%s", src)
		}
	})
}

// TestPlainReadsDamaged damages canonical files at one place; whatever of that
// is still accepted must read as the YAML parser reads it.
func TestPlainReadsDamaged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		if err := Write(&b, randomPack().Draw(t, "pack")); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(b.String(), "\n")
		i, j := rapid.IntRange(0, len(lines)-1).Draw(t, "line"), rapid.IntRange(0, len(lines)-1).Draw(t, "other")
		switch rapid.IntRange(0, 3).Draw(t, "damage") {
		case 0:
			lines[i] = ""
		case 1:
			lines[i], lines[j] = lines[j], lines[i]
		case 2:
			lines[i] = rapid.SampledFrom([]string{" ", "  ", "- ", "# ", "\n"}).Draw(t, "lead") + lines[i]
		case 3:
			at := rapid.IntRange(0, len(lines[i])).Draw(t, "at")
			lines[i] = lines[i][:at] + rapid.SampledFrom([]string{"", "\"", ":", " ", "]", ", ", "\n", "#", "a"}).Draw(t, "put") + lines[i][min(at+1, len(lines[i])):]
		}
		r := &reader{}
		if src := r.clean([]byte(strings.Join(lines, ""))); len(r.problems) == 0 {
			checkPlain(t, src)
		}
	})
}

func TestPlainReadsStarter(t *testing.T) {
	names, err := fs.Glob(starterFiles, "starter/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range names {
		data, err := starterFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !checkPlain(t, string(data)) {
			t.Errorf("%s is not in the canonical layout, so that it reads slowly", name)
		}
	}
}

func TestPlainRefuses(t *testing.T) {
	for _, s := range []string{
		"", "# a\n", "a", "[]", "- - a\n", "a: b c\n", "a:  b\n", "a: b \n", "a: 'b'\n", "a: \"b\n", "a: \"b\" c\n", "a: \"\\x41\"\n", "a: \"\\ud800\"\n",
		"a: \"b\tc\"\n", "a: |\n  b\n", "a: 1e5\n", "a: 12\n", "a: 0123\n", "a: null\n", "a: yes\n", "a: 1.5\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: b # c\n",
		"a:\n   b: c\n", "a:\n    b: c\n", "a:\nb:\n - c\n", "a: b\n  c: d\n", "a: [b,c]\n", "a: [b, ]\n", "a: [b\n", "a: {b: c\n", "a: {b:c}\n", "a: {}\n", "A: b\n",
		"null: b\n", "---\na: b\n", "a: b\n...\n", "  a: b\n", "a:\tb\n", "a: -1\n", "a: 1-2\n", "a: -\n", "a: [[[[b]]]]\n", "a: 2024-08-29T10\n", "? a\n",
		strings.Repeat("a:\n", 1) + "  a:\n    a:\n      a:\n        a:\n          a:\n            a:\n              a:\n                a:\n                  a: b\n",
	} {
		if n, ok := plainRoot(s); ok {
			checkPlain(t, s)
			t.Errorf("accepted %q as %+v", s, n)
		}
	}
}

// FuzzPlain looks for files that the quick reader reads otherwise than the YAML parser.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{
		"a: b\n", "a:\n  - b\n  - c: \"d\"\n    e: [f, \"g\"]\n", "a:\nb: {c: d, e: 2024-08}\n", "a:\n  # b\n\n  - c:\n", "a: \"\\u05d0\\n\\\"\"\n",
		"a:\n  b:\n    - 2024\n    - true\n", "a: 2024-08-15/2024-08-16\nb: 972mag-2024\n", "a: []\n#b", "a:\n- b: c\n", "a: b\na: c\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := &reader{}
		src := r.clean([]byte(s))
		if len(r.problems) > 0 || strings.Count(src, "\n") > 90 {
			return // not given to the quick reader alone; within what the parser's guard allows
		}
		checkPlain(t, src)
	})
}
