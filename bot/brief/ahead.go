package brief

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A plan is a fact that names a day to come.
type plan struct {
	fact *knowledge.Fact
	date knowledge.Date
}

var year = regexp.MustCompile(`\b20\d\d\b`)

// ahead lists the facts that name a day after the horizon, the nearest day first.
// Nothing is concluded for it: a date counts only if the fact's text names it in
// words, as package answer reads dates; if its year stands beside it, or the text
// names one year alone; and if every source of the fact was published before it, for
// what is written afterwards looks back ("less than a week before 29 August").
func (v *view) ahead(facts []*knowledge.Fact) []plan {
	var out []plan
	for _, f := range facts {
		if d := v.planned(f); !d.IsZero() {
			out = append(out, plan{f, d})
		}
	}
	slices.SortStableFunc(out, func(a, b plan) int { return cmp.Compare(a.date.First(), b.date.First()) })
	return out
}

// planned gives the first date after the horizon that the fact names; zero if none.
func (v *view) planned(f *knowledge.Fact) knowledge.Date {
	years := year.FindAllString(f.Text, -1)
	if len(years) == 0 || slices.Max(years) < v.day().String()[:4] || !v.dated(f) {
		return knowledge.Date{}
	}
	one := !slices.ContainsFunc(years, func(y string) bool { return y != years[0] })
	var first knowledge.Date
	for _, d := range answer.DatesIn(f.Text, at(f)) {
		sure := one || year.MatchString(f.Text[d.From:d.To])
		if d.Relative || !sure || d.Date.First() <= v.day() || !v.foretold(f, d.Date) {
			continue
		}
		if first.IsZero() || d.Date.First() < first.First() {
			first = d.Date
		}
	}
	return first
}

// dated reports whether it is known of all of the fact's sources when they were published.
func (v *view) dated(f *knowledge.Fact) bool {
	return !slices.ContainsFunc(f.Sources, func(id knowledge.SourceID) bool {
		s := v.base.Source(id)
		return s == nil || s.Published.IsZero()
	})
}

// foretold reports whether all of the fact's sources are known to have been
// published before the date.
func (v *view) foretold(f *knowledge.Fact, d knowledge.Date) bool {
	for _, id := range f.Sources {
		if s := v.base.Source(id); s == nil || !s.Published.Before(d) {
			return false
		}
	}
	return len(f.Sources) > 0
}
