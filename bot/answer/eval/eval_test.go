package eval_test

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/answer/eval"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The question sets and what they must reach. The bars lie a little below what was
// measured, so that a change that costs more than noise fails.
var sets = []struct {
	name                string
	seed                bool // on the facts of one article alone, at the end of August 2024
	right, wrong, false float64
}{
	{"seed_dev", true, 0.85, 0.10, 0.07},
	{"kb_a_dev", false, 0.80, 0.12, 0.10},
	{"kb_b_dev", false, 0.80, 0.16, 0.10},
	{"kb_c_dev", false, 0.76, 0.17, 0.16},
	{"own_dev", false, 0.82, 0.10, 0.08},
	{"own2_dev", false, 0.80, 0.15, 0.30},
	{"own3_dev", false, 0.75, 0.20, 0.40},
}

const testdata = "../testdata"

var seedNow = time.Date(2024, time.August, 31, 12, 0, 0, 0, time.UTC)

func mustEngine(tb testing.TB, seed bool) *answer.Engine {
	tb.Helper()
	if seed {
		return seedEngine()
	}
	return starterEngine()
}

var (
	starterEngine = sync.OnceValue(func() *answer.Engine { return build(nil) })
	seedEngine    = sync.OnceValue(func() *answer.Engine {
		files, problems := pack.LoadPaths(filepath.Join(testdata, "seed.yaml"))
		if problems.Errors() > 0 {
			panic(problems.Err())
		}
		return build(files.Pack())
	})
)

// build makes an engine of the starter pack, with the facts of another in the
// place of its own if one is given.
func build(other *knowledge.Pack) *answer.Engine {
	p, err := pack.Starter()
	if err != nil {
		panic(err)
	}
	if other != nil {
		p.Facts, p.Sources = nil, nil
		p.Merge(other)
	}
	base, err := knowledge.NewBase(p)
	if err != nil {
		panic(err)
	}
	x, err := index.New(base)
	if err != nil {
		panic(err)
	}
	e, err := answer.New(x)
	if err != nil {
		panic(err)
	}
	return e
}

func mustCases(tb testing.TB, name string) []eval.Case {
	tb.Helper()
	f, err := os.Open(filepath.Join(testdata, name+".jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	cases, err := eval.Read(name, f)
	if err != nil {
		tb.Fatal(err)
	}
	return cases
}

func mustRun(tb testing.TB, e *answer.Engine, cases []eval.Case) []eval.Result {
	tb.Helper()
	rs, err := eval.Run(context.Background(), e, cases, seedNow)
	if err != nil {
		tb.Fatal(err)
	}
	return rs
}

func TestBars(t *testing.T) {
	for _, s := range sets {
		t.Run(s.name, func(t *testing.T) {
			rs := mustRun(t, mustEngine(t, s.seed), mustCases(t, s.name))
			x := eval.Total(rs)
			t.Logf("right %d of %d, wrong %d, refused %d; answered %d of %d unanswerable; precision %.3f",
				x.Right, x.Answerable, x.Wrong, x.Refused, x.False, x.Unanswerable, x.Precision())
			if x.RightRate() < s.right || x.WrongRate() > s.wrong || x.FalseRate() > s.false {
				t.Errorf("right %.3f, wrong %.3f, false %.3f; want at least %.3f, at most %.3f and %.3f",
					x.RightRate(), x.WrongRate(), x.FalseRate(), s.right, s.wrong, s.false)
			}
			golden(t, s.name, rs)
		})
	}
}

// golden compares what was answered to every question, and what nearly was, with
// what is on file: a change of behaviour is a diff to read. -update writes it anew.
func golden(t *testing.T, name string, rs []eval.Result) {
	t.Helper()
	var s strings.Builder
	for _, r := range rs {
		fmt.Fprintf(&s, "%s %s %s %s\n\t%s\n", r.Case.ID, r.Verdict, r.Answer.Intent, r.Answer.Reason, oneLine(r.Case))
		for _, p := range r.Answer.Points {
			fmt.Fprintf(&s, "\t%s %s\n", p.Role, p.Facts[0])
		}
		shown := func(id knowledge.FactID) bool {
			return slices.ContainsFunc(r.Answer.Points, func(p answer.Point) bool { return p.Facts[0] == id })
		}
		near := 0
		for _, id := range r.Answer.Trace.Ranked {
			if !shown(id) && near < 2 {
				near++
				fmt.Fprintf(&s, "\t(near) %s\n", id)
			}
		}
	}
	path := filepath.Join(testdata, "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(s.String(), "\n")); diff != "" {
		t.Errorf("answers changed (run with -update if that is meant):\n%s", diff)
	}
}

func oneLine(c eval.Case) string {
	return strings.Join(strings.Fields(strings.Join(append(slices.Clone(c.Context), c.Text), " / ")), " ")
}

// TestConfident measures what would be said unasked: of that, at least 97 % must be
// right, and it must be at least 40 % of the questions that can be answered.
func TestConfident(t *testing.T) {
	var said, right, answerable int
	for _, s := range sets {
		for _, r := range mustRun(t, mustEngine(t, s.seed), mustCases(t, s.name)) {
			if r.Case.Answerable {
				answerable++
			}
			if !r.Answer.Confident {
				continue
			}
			said++
			if r.Verdict == eval.Right {
				right++
			} else {
				t.Logf("%s %q: %s %s", r.Case.ID, r.Case.Text, r.Verdict, r.Missing)
			}
		}
	}
	t.Logf("said %d of %d answerable, right %d", said, answerable, right)
	if float64(right) < 0.97*float64(said) || float64(said) < 0.4*float64(answerable) {
		t.Errorf("right %d of %d said, on %d answerable; want 97 %% right on 40 %%", right, said, answerable)
	}
}

// TestConfidentFolds chooses the threshold anew on four fifths of the questions, as
// the lowest that keeps 97 % of what is said right, and applies it to the fifth that
// had no part in it: what the chosen one costs on questions that it was not chosen on.
func TestConfidentFolds(t *testing.T) {
	const folds = 5
	var all []eval.Result
	for _, s := range sets {
		all = append(all, mustRun(t, mustEngine(t, s.seed), mustCases(t, s.name))...)
	}
	fold := func(r eval.Result) int {
		h := fnv.New32a()
		h.Write([]byte(r.Case.ID))
		return int(h.Sum32() % folds)
	}
	count := func(sure float64, in func(eval.Result) bool) (said, right, answerable int) {
		for _, r := range all {
			if !in(r) {
				continue
			}
			if r.Case.Answerable {
				answerable++
			}
			if r.Answer.Answered && r.Answer.Trace.Unasked >= sure {
				said++
				if r.Verdict == eval.Right {
					right++
				}
			}
		}
		return said, right, answerable
	}
	var said, right, answerable int
	for k := range folds {
		chosen := 1.0
		for sure := 0.95; sure > 0; sure -= 0.05 {
			if s, r, _ := count(sure, func(r eval.Result) bool { return fold(r) != k }); float64(r) >= 0.97*float64(s) {
				chosen = sure
			}
		}
		s, r, a := count(chosen, func(r eval.Result) bool { return fold(r) == k })
		t.Logf("fold %d: threshold %.2f, said %d of %d answerable, right %d", k, chosen, s, a, r)
		said, right, answerable = said+s, right+r, answerable+a
	}
	t.Logf("held out: said %d of %d answerable (%.0f %%), right %d (%.1f %%)", said, answerable, 100*float64(said)/float64(answerable), right, 100*float64(right)/float64(said))
	if float64(right) < 0.93*float64(said) || float64(said) < 0.4*float64(answerable) {
		t.Error("want 93 % right on 40 %")
	}
}

// TestPerturbed asks the same questions typed otherwise. At most three points may be
// lost; a slip in every long word is only told.
func TestPerturbed(t *testing.T) {
	if testing.Short() {
		t.Skip("asks every question a dozen times")
	}
	var plain, n int
	lost := map[eval.Perturbation]float64{}
	for _, s := range sets[:4] {
		e, cases := mustEngine(t, s.seed), mustCases(t, s.name)
		x := eval.Total(mustRun(t, e, cases))
		plain += x.Right
		n += x.Answerable
		for _, p := range eval.Perturbations {
			seeds := 1
			if p == eval.OneEdit || p == eval.EveryEdit {
				seeds = 5
			}
			for seed := range seeds {
				changed := slices.Clone(cases)
				for i := range changed {
					changed[i].Text = eval.Perturb(p, changed[i].Text, uint64(seed+i))
				}
				lost[p] += float64(x.Right-eval.Total(mustRun(t, e, changed)).Right) / float64(seeds)
			}
		}
	}
	for _, p := range eval.Perturbations {
		points := 100 * lost[p] / float64(n)
		t.Logf("%-12s loses %4.1f points of %.1f", p, points, 100*float64(plain)/float64(n))
		if p != eval.EveryEdit && points > maxLost {
			t.Errorf("%s loses %.1f points, want at most %.1f", p, points, maxLost)
		}
	}
}

const maxLost = 3.0
