package answer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Questions that name nothing in particular are answered by date and kind, as
// of the day on which they are asked.
func TestOverviews(t *testing.T) {
	for _, tt := range []struct {
		text, day string
		want      []string // the points
	}{
		{"Where do the talks stand?", "2031-03-21", []string{"council-talks-rest-2031-03-20"}},
		{"Where do the talks stand?", "2031-05-25", []string{"council-closer-2031-05-25"}},
		{"any news?", "2031-07-05", []string{"council-first-barrels-2031-07-02"}},
		{"מה המצב?", "2031-07-05", []string{"council-first-barrels-2031-07-02"}},
		{"What does the Keepers' Guild demand?", "2031-01-12", []string{"keepers-forty-barrels-2031-01-10"}},
		{"What does the Keepers' Guild demand?", "2031-07-05", []string{"keepers-bell-by-night-2031-06-25", "pilots-sail-anyway-2031-06-27 (other-side)"}},
	} {
		a := lit(t, tt.day, tt.text)
		if diff := cmp.Diff(tt.want, facts(a)); diff != "" {
			t.Errorf("%q on %s (-want +got):\n%s", tt.text, tt.day, diff)
		}
	}
}

// Each side's wishes stand in its answer, and both in the answer on both.
func TestWishes(t *testing.T) {
	e := must(t, lighthouseEngine)
	by := func(a *answer.Answer, side knowledge.EntityID) int {
		n := 0
		for _, p := range a.Points {
			if e.Base().IsBy(e.Base().Fact(p.Facts[0]), side) {
				n++
			}
		}
		return n
	}
	for _, day := range []string{"2031-01-31", "2031-03-01", "2031-04-20", "2031-06-01", "2031-07-05"} {
		for _, text := range []string{"What does each side want?", "מה רוצה כל צד?", "ماذا يريد كل طرف؟"} {
			a := lit(t, day, text)
			if by(a, "keepers") == 0 || by(a, "pilots") == 0 {
				t.Errorf("on %s %d points of one side, %d of the other: %s", day, by(a, "keepers"), by(a, "pilots"), explain(a))
			}
			if len(a.Points) > 0 && !e.Base().IsBy(e.Base().Fact(a.Points[0].Facts[0]), "keepers") {
				t.Errorf("on %s another side comes first than by id: %s", day, explain(a))
			}
		}
	}
}

// What is contested stands side by side.
func TestObstacles(t *testing.T) {
	a := lit(t, before, "What are the sticking points?")
	wantFacts(t, a, "pilots-second-keeper-2031-02-10", "keepers-one-keeper-2031-02-15")
}
