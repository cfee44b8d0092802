package pack

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzRead feeds strangers' bytes to the reader: whatever they are, it returns,
// and each problem has a place. What reads without an error survives writing.
func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/read/*.yaml")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{
		"facts: [{}]\n", "facts:\n- \n-\n  - [a, {b: c}]\n", "facts:\n  - text: |-\n      a\n\n      b\n    quote: {speaker: >\n a}\n",
		"a: >-\n\n  x\n - 'b''c' # x\n? y\n", "%YAML 1.2\n---\n&a !!x *b\n...\n<<: 1\n", "entities: [{aliases: [a, {name: b, until: 2024}], outside: yes}]",
		"facts:\n  - {asks: {en: ['a', \"b\\u05d0\"], xx: 1}}\n", "lexicon: [{id: a, lang: he, words: []}]\n", "sources: null\r\nfacts: ~\rentities: \"\"\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, problems := Read("a.yaml", data)
		if p == nil {
			t.Fatal("no pack")
		}
		for _, pr := range problems {
			if pr.Line < 1 || pr.File != "a.yaml" || pr.Text == "" || pr.Rule == "" {
				t.Fatalf("a problem without its place, text or rule: %+v", pr)
			}
		}
		if problems.Errors() == 0 {
			checkRoundTrip(t, p)
		}
	})
}
