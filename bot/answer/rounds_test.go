package answer_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Rounds are found by name, by place, by order and by what stands next to them.
func TestRounds(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		context    []string
		want       knowledge.FactID
	}{
		{"by name", "How did the Millbay round end?", nil, "millbay-ends-2031-05-21"},
		{"by place", "How did it end in Millbay?", nil, "millbay-ends-2031-05-21"},
		{"by place and time", "How did the Port Anselm round of March 2031 end?", nil, "anselm-ends-2031-03-13"},
		{"the last", "How did the last round end?", nil, "anselm-ends-2031-06-18"},
		{"the first in a place", "How did the first round in Port Anselm end?", nil, "anselm-ends-2031-03-13"},
		{"the second in a place", "How did the second round in Port Anselm end?", nil, "anselm-ends-2031-06-18"},
		{"the one after", "How did the round after Millbay end?", nil, "anselm-ends-2031-06-18"},
		{"the one before", "and the round before that?", []string{"How did the Millbay round end?"}, "anselm-ends-2031-03-13"},
		{"the one after, in a follow-up", "and the round after?", []string{"How did the Millbay round end?"}, "anselm-ends-2031-06-18"},
		{"in Hebrew", "איך נגמר הסבב במילביי?", nil, "millbay-ends-2031-05-21"},
		{"in Arabic", "كيف انتهت جولة ميلباي؟", nil, "millbay-ends-2031-05-21"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := lit(t, after, tt.text, tt.context...)
			if len(a.Points) == 0 || a.Points[0].Facts[0] != tt.want {
				t.Errorf("want %s first: %s", tt.want, explain(a))
			}
		})
	}
}

// The last round is the last up to the clock.
func TestLastRoundByClock(t *testing.T) {
	for day, want := range map[string]knowledge.FactID{
		"2031-03-14": "anselm-ends-2031-03-13",
		"2031-05-19": "anselm-ends-2031-03-13",
		"2031-05-22": "millbay-ends-2031-05-21",
		"2031-06-18": "anselm-ends-2031-06-18",
	} {
		a := lit(t, day, "How did the last round end?")
		if len(a.Points) == 0 || a.Points[0].Facts[0] != want {
			t.Errorf("on %s: want %s first: %s", day, want, explain(a))
		}
	}
}

// What is told of a round is its outcome, then at most one word of each side.
func TestRoundShape(t *testing.T) {
	e := must(t, lighthouseEngine)
	for _, text := range []string{"How did the Millbay round end?", "How did the Port Anselm round of March 2031 end?", "How did the last round end?"} {
		a := lit(t, after, text)
		sides := map[knowledge.EntityID]int{}
		for i, p := range a.Points {
			f := e.Base().Fact(p.Facts[0])
			if i == 0 && f.Kind != knowledge.Summit {
				t.Errorf("the outcome does not come first: %s", explain(a))
			}
			if i > 0 && p.Role != "later" {
				sides[e.Base().SideOf(f.By[0])]++
			}
		}
		for side, n := range sides {
			if n > 1 {
				t.Errorf("%d words of %s: %s", n, side, explain(a))
			}
		}
	}
}

// TestOneRoundAtATime asks for what came of a round by its city alone, where there
// were several: whatever round is told of, the main points are of that one.
func TestOneRoundAtATime(t *testing.T) {
	e, err := starterEngine()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"did cairo flop?", "did doha fail?", "What came of the talks in Cairo?", "how did paris end", "outcome of doha"} {
		a := put(t, e, answer.Question{ID: "q", Text: text, Now: noon("2026-08-01")})
		if a.Intent != answer.IntentSummit || !a.Answered {
			t.Errorf("%s", explain(a))
			continue
		}
		first := e.Base().Fact(a.Points[0].Facts[0]).Summit
		for _, p := range a.Points {
			if f := e.Base().Fact(p.Facts[0]); p.Role == answer.Main && first != "" && f.Summit != first {
				t.Errorf("%s is of another round: %s", f.ID, explain(a))
			}
		}
	}
}
