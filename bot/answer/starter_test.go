package answer_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// starterEngine answers from the starter pack; it is built once for all tests of
// this process.
var starterEngine = sync.OnceValues(func() (*answer.Engine, error) {
	p, err := pack.Starter()
	if err != nil {
		return nil, err
	}
	return engineOf(p)
})

func mustStarterEngine(tb testing.TB) *answer.Engine {
	tb.Helper()
	e, err := starterEngine()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// A devLine is what these tests read of a line of testdata/*_dev.jsonl.
type devLine struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Context []string `json:"context"`
	AsOf    string   `json:"as_of"`
}

// mustDevLines gives all questions of the dev files, in the order of the files.
func mustDevLines(tb testing.TB) []devLine {
	tb.Helper()
	names, err := filepath.Glob("testdata/*_dev.jsonl")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no dev files (%v)", err)
	}
	var out []devLine
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			tb.Fatal(err)
		}
		defer f.Close()
		for s := bufio.NewScanner(f); s.Scan(); {
			var l devLine
			if err := json.Unmarshal(s.Bytes(), &l); err != nil {
				tb.Fatalf("%s: %v", name, err)
			}
			out = append(out, l)
		}
	}
	return out
}
