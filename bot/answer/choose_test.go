package answer_test

import (
	"slices"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A fact that was replaced answers the present no more; the fact that replaced
// it does, and the day decides.
func TestSupersededIsNotCurrent(t *testing.T) {
	e := must(t, lighthouseEngine)
	for _, day := range []string{"2031-01-12", "2031-02-01", "2031-04-01", "2031-05-22", "2031-06-01", "2031-06-20", "2031-07-05", "2033-01-01"} {
		horizon := knowledge.MustDate(day).Last()
		for _, text := range []string{
			"What does the Keepers' Guild demand?", "What does the Pilots' Union demand?", "Where do the talks stand?", "What does each side want?", "any news?",
			"How much lamp oil do the keepers ask for now?", "Do the pilots pay for oil now?", "מה דורשת גילדת השומרים?", "ماذا تطلب نقابة الحراس؟",
		} {
			for _, p := range lit(t, day, text).Points {
				if p.Role == answer.Main && superseded(e.Base(), p.Facts[0], horizon) {
					t.Errorf("%q on %s: %s had been replaced", text, day, p.Facts[0])
				}
			}
		}
	}
}

// Where a question names the time of what was replaced, it is told, with what came later.
func TestSupersededWithLater(t *testing.T) {
	for _, tt := range []struct {
		text, day   string
		main, later knowledge.FactID // later "" for none
	}{
		{"What did the Keepers' Guild demand in January 2031?", after, "keepers-forty-barrels-2031-01-10", "keepers-thirty-barrels-2031-05-20"},
		{"What did the Keepers' Guild demand in January 2031?", before, "keepers-forty-barrels-2031-01-10", ""},
		{"What did Ada Wickham demand in May 2031?", after, "keepers-thirty-barrels-2031-05-20", "accord-signed-2031-06-18"},
		{"What did Ada Wickham demand in May 2031?", "2031-06-17", "keepers-thirty-barrels-2031-05-20", ""},
		{"What did Marta Quillfeather propose in March 2031?", after, "council-text-2031-03-13", "accord-signed-2031-06-18"},
		{"Who said \"oil can be measured\"?", after, "council-closer-2031-05-25", "council-first-barrels-2031-07-02"},
	} {
		a := lit(t, tt.day, tt.text)
		if roleOf(a, tt.main) != answer.Main {
			t.Errorf("%s is no main point: %s", tt.main, explain(a))
		}
		laters := 0
		for _, p := range a.Points {
			if p.Role == answer.Later {
				laters++
			}
		}
		if tt.later == "" && laters > 0 || tt.later != "" && roleOf(a, tt.later) != answer.Later {
			t.Errorf("on %s: later word %q: %s", tt.day, tt.later, explain(a))
		}
		if (laters > 0) != slices.ContainsFunc(a.Warnings, func(w string) bool { return w == "This is what was said then; what came later stands beside it." }) {
			t.Errorf("%d later points, warnings %q", laters, a.Warnings)
		}
	}
}

// checkRoles holds what stands beside the main points against the links of the facts.
func checkRoles(t *testing.T, b *knowledge.Base, a *answer.Answer, horizon knowledge.Day) {
	t.Helper()
	var mains, shown []*knowledge.Fact
	seen := map[knowledge.FactID]bool{}
	for _, p := range a.Points {
		id := p.Facts[0]
		if seen[id] {
			t.Errorf("%s stands twice: %s", id, explain(a))
		}
		seen[id] = true
		shown = append(shown, b.Fact(id))
		if p.Role == answer.Main {
			mains = append(mains, b.Fact(id))
		}
	}
	for _, p := range a.Points {
		f := b.Fact(p.Facts[0])
		linked := slices.ContainsFunc(shown, func(m *knowledge.Fact) bool {
			switch p.Role {
			case answer.OtherSide:
				return slices.Contains(m.DisputedBy, f.ID)
			case answer.Later:
				return slices.Contains(f.Supersedes, m.ID)
			}
			return p.Role == answer.Main
		})
		if !linked {
			t.Errorf("%s as %s has nothing to do with any other point: %s", f.ID, p.Role, explain(a))
		}
	}
	for _, m := range mains { // a dispute is never told from one side alone
		current := slices.ContainsFunc(m.DisputedBy, func(id knowledge.FactID) bool {
			d := b.Fact(id)
			return d != nil && d.Visible(horizon) && !superseded(b, id, horizon)
		})
		told := slices.ContainsFunc(m.DisputedBy, func(id knowledge.FactID) bool { return seen[id] })
		if current && !told {
			t.Errorf("nobody disputes %s: %s", m.ID, explain(a))
		}
	}
}

// TestHorizon asks real questions on many days: nothing that had not happened by
// then is told, and every point plays its part rightly.
func TestHorizon(t *testing.T) {
	e := mustStarterEngine(t)
	b := e.Base()
	for i, l := range spread(mustDevLines(t), 200) {
		days := []string{"2023-11-20", "2024-05-31", "2024-08-31", "2025-01-20", "2025-10-15", "2026-06-30"}
		for _, day := range []string{days[i%3], days[3+i%3]} {
			horizon := knowledge.MustDate(day)
			q := answer.Question{ID: l.ID, Text: l.Text, Context: l.Context, Now: noon(day)}
			if i%2 == 1 { // asked later, but as of that day
				q.Now, q.AsOf = time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC), horizon
			}
			a := put(t, e, q)
			for _, p := range a.Points {
				if f := b.Fact(p.Facts[0]); f.When.Last() > horizon.Last() {
					t.Errorf("%s of %s is told on %s: %s", f.ID, f.When, day, explain(a))
				}
			}
			if a.AsOf != "" && knowledge.MustDate(a.AsOf).Last() > horizon.Last() {
				t.Errorf("as of %s, told on %s", a.AsOf, day)
			}
			checkRoles(t, b, a, horizon.Last())
		}
	}
}

// No two main points say the same: neither is the later word of the other, and
// their words differ.
func TestNoPointTwice(t *testing.T) {
	e := mustStarterEngine(t)
	for _, l := range spread(mustDevLines(t), 120) {
		a := put(t, e, answer.Question{ID: l.ID, Text: l.Text, Context: l.Context, Now: noon("2025-02-15")})
		if a.Intent == answer.IntentCompare || a.Intent == answer.IntentTimeline {
			continue // then and now may stand side by side
		}
		for i, p := range a.Points {
			for _, q := range a.Points[:i] {
				if p.Text == q.Text || p.Facts[0] == q.Facts[0] {
					t.Errorf("%s and %s are the same: %s", p.Facts[0], q.Facts[0], explain(a))
				}
				if p.Role == answer.Main && q.Role == answer.Main && slices.Contains(e.Base().Fact(p.Facts[0]).Supersedes, q.Facts[0]) {
					t.Errorf("%s replaces %s: %s", p.Facts[0], q.Facts[0], explain(a))
				}
			}
		}
	}
}

// superseded reports whether a fact that had happened by the day replaces id.
func superseded(b *knowledge.Base, id knowledge.FactID, day knowledge.Day) bool {
	return slices.ContainsFunc(b.SupersededBy(id), func(f *knowledge.Fact) bool { return f.Visible(day) })
}
