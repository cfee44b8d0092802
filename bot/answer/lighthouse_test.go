package answer_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

// lighthouseEngine knows an invented dispute over a lighthouse, with the starter
// pack's lexicon and nothing else of it.
var lighthouseEngine = sync.OnceValues(func() (*answer.Engine, error) {
	p, err := packtest.Lighthouse()
	if err != nil {
		return nil, err
	}
	return engineOf(p)
})

// seedEngine knows the facts of one article, and the starter pack's names.
var seedEngine = sync.OnceValues(func() (*answer.Engine, error) {
	p, err := pack.Starter()
	if err != nil {
		return nil, err
	}
	seed, err := packOf("testdata/seed.yaml")
	if err != nil {
		return nil, err
	}
	p.Facts, p.Sources = nil, nil
	p.Merge(seed)
	return engineOf(p)
})

func packOf(path string) (*knowledge.Pack, error) {
	files, problems := pack.LoadPaths(path)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return files.Pack(), nil
}

func engineOf(p *knowledge.Pack) (*answer.Engine, error) {
	base, err := knowledge.NewBase(p)
	if err != nil {
		return nil, err
	}
	x, err := index.New(base)
	if err != nil {
		return nil, err
	}
	return answer.New(x)
}

func must(tb testing.TB, build func() (*answer.Engine, error)) *answer.Engine {
	tb.Helper()
	e, err := build()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// noon is the clock at midday.
func noon(day string) time.Time {
	return knowledge.MustDate(day).Last().Time().Add(12 * time.Hour)
}

// The days on which the lighthouse is asked about: after the accord, and before
// the first round.
const (
	after  = "2031-07-05"
	before = "2031-03-01"
)

// lit asks the lighthouse; context is the questions before.
func lit(tb testing.TB, day, text string, context ...string) *answer.Answer {
	tb.Helper()
	return put(tb, must(tb, lighthouseEngine), answer.Question{ID: "q", Text: text, Context: context, Now: noon(day)})
}

func put(tb testing.TB, e *answer.Engine, q answer.Question) *answer.Answer {
	tb.Helper()
	a, err := e.Answer(tb.Context(), q)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// facts writes the points of an answer: "id", "id (other-side)", or its reason.
func facts(a *answer.Answer) []string {
	if !a.Answered {
		return []string{"- " + string(a.Reason)}
	}
	var out []string
	for _, p := range a.Points {
		s := string(p.Facts[0])
		if p.Role != answer.Main {
			s += " (" + string(p.Role) + ")"
		}
		out = append(out, s)
	}
	return out
}

// explain is what a failing test shows of an answer.
func explain(a *answer.Answer) string {
	return fmt.Sprintf("%q: intent %s, understood %q\n%s\n%s", a.Question, a.Intent, a.Understood, strings.Join(facts(a), "\n"), a.Trace)
}

// wantFacts fails unless all of these facts are among the points.
func wantFacts(tb testing.TB, a *answer.Answer, ids ...knowledge.FactID) {
	tb.Helper()
	for _, id := range ids {
		if !shows(a, id) {
			tb.Errorf("no point %s: %s", id, explain(a))
		}
	}
}

func shows(a *answer.Answer, id knowledge.FactID) bool {
	return roleOf(a, id) != ""
}

// roleOf is the role in which the fact stands among the points; "" if it does not.
func roleOf(a *answer.Answer, id knowledge.FactID) answer.Role {
	for _, p := range a.Points {
		if p.Facts[0] == id {
			return p.Role
		}
	}
	return ""
}
