package main

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// killRounds is how often the bot is killed; SOAK=1 is for `make soak`.
func killRounds() int {
	if os.Getenv("SOAK") != "" {
		return 100
	}
	return 10
}

// TestCrash kills the bot again and again, while it starts and while moderators
// save facts. Whatever was acknowledged is answered after the next start, and the
// index on disk says what the store says.
func TestCrash(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	if s := os.Getenv("SEED"); s != "" {
		var err error
		if seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("SEED=%d", seed)
	rnd := rand.New(rand.NewPCG(seed, 0))
	p := newProgram(t)
	var acknowledged []savedFact
	next, told := 0, 0
	for round := range killRounds() {
		if round%3 == 0 { // while it starts, at first while the starter pack is brought in
			p.begin()
			time.Sleep(upTo(rnd, 2*time.Second))
			p.kill()
		}
		p.start()
		for _, f := range acknowledged[told:] {
			p.mustAnswer(f)
		}
		told = len(acknowledged)
		if told > 0 {
			p.mustAnswer(acknowledged[rnd.IntN(told)])
		}
		saved := p.saveUntilKilled(next, upTo(rnd, 3*time.Second))
		acknowledged = append(acknowledged, saved...)
		next += len(saved) + 1 // the last was cut off: it may be there or not
	}
	if len(acknowledged) < killRounds()/2 {
		t.Errorf("only %d facts were saved in %d rounds", len(acknowledged), killRounds())
	}
	p.start()
	for _, f := range acknowledged {
		p.mustAnswer(f)
	}
	p.end()
	p.checkIndex()
	t.Logf("%d facts acknowledged in %d rounds", len(acknowledged), killRounds())
}

func upTo(rnd *rand.Rand, d time.Duration) time.Duration { return time.Duration(rnd.Int64N(int64(d))) }

// saveUntilKilled saves facts one after the other, from a number on, and kills the bot
// after a while. It gives those that the bot said it had saved.
func (p *program) saveUntilKilled(from int, after time.Duration) []savedFact {
	ctx, cancel := context.WithCancel(p.t.Context())
	defer cancel()
	out := make(chan []savedFact)
	go func() {
		var saved []savedFact
		for n := from; ; n++ {
			f := inventedFact(n)
			if err := p.save(ctx, f, n%2 == 0); err != nil {
				if ctx.Err() == nil {
					p.t.Error(err)
				}
				out <- saved
				return
			}
			saved = append(saved, f)
		}
	}()
	time.Sleep(after)
	p.kill()
	cancel()
	return <-out
}

// mustAnswer asks the bot for a fact.
func (p *program) mustAnswer(f savedFact) {
	p.t.Helper()
	if got := p.ask(f.question()); !strings.Contains(got, f.text) {
		p.t.Fatalf("%q was acknowledged; the answer is %s", f.text, got)
	}
}

// checkIndex holds the index on disk against one made anew from the store. The bot
// must not be running.
func (p *program) checkIndex() {
	p.t.Helper()
	store, err := sqlstore.OpenSQLite(p.t.Context(), filepath.Join(p.dir, "data", storeFile))
	if err != nil {
		p.t.Fatal(err)
	}
	defer store.Close()
	base, err := storedBase(p.t.Context(), store, knowledge.Global)
	if err != nil {
		p.t.Fatal(err)
	}
	onDisk, err := index.Open(filepath.Join(p.dir, "data", indexDir), base)
	if err != nil {
		p.t.Fatal(err)
	}
	defer onDisk.Close()
	anew, err := index.New(base)
	if err != nil {
		p.t.Fatal(err)
	}
	defer anew.Close()
	for _, f := range base.Facts() {
		terms := index.Weights(index.Terms(anew.Lexis().Understand(f.Text)))
		want, err := anew.Search(p.t.Context(), terms, index.Filter{}, 20)
		if err != nil {
			p.t.Fatal(err)
		}
		got, err := onDisk.Search(p.t.Context(), terms, index.Filter{}, 20)
		if err != nil {
			p.t.Fatal(err)
		}
		if d := cmp.Diff(hits(want), hits(got)); d != "" {
			p.t.Fatalf("the index on disk finds others for %s (-anew +on disk):\n%s", f.ID, d)
		}
	}
}

func hits(list []index.Hit) map[knowledge.FactID]float64 {
	out := map[knowledge.FactID]float64{}
	for _, h := range list {
		out[h.Fact.ID] = h.Score
	}
	return out
}

// The index may be deleted or damaged at any time that the bot does not run: it is
// made again.
func TestIndexIsMadeAgain(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.start()
	f := inventedFact(1)
	p.mustSave(f, true)
	dir := filepath.Join(p.dir, "data", indexDir)
	cutShort := func(file string) error { return os.Truncate(file, 10) }
	scribble := func(file string) error {
		return os.WriteFile(file, []byte(strings.Repeat("scribble", 500)), 0o600)
	}
	harms := []func(string) error{os.Remove, cutShort, scribble}
	n := 0
	for ext := range largestFiles(t, dir) { // each sort of file is harmed in one way, and which differs from run to run
		p.end()
		if file := largestFiles(t, dir)[ext]; file != "" {
			if err := harms[n%len(harms)](file); err != nil {
				t.Fatal(err)
			}
		}
		n++
		p.start()
		p.mustAnswer(f)
	}
	p.end()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	p.start()
	p.mustAnswer(f)
	p.end()
	p.checkIndex()
}

// largestFiles gives the largest file of each sort, by the end of its name.
func largestFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	size, largest := map[string]int64{}, map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Size() > size[filepath.Ext(path)] {
			size[filepath.Ext(path)], largest[filepath.Ext(path)] = info.Size(), path
		}
		return err
	})
	if err != nil || len(largest) == 0 {
		t.Fatalf("files in %s: %v, %v", dir, largest, err)
	}
	return largest
}
