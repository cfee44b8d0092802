package brief

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A plan is a fact that names a day to come.
type plan struct {
	fact *knowledge.Fact
	date knowledge.Date
}

// yearsIn lists the years from 2000 to 2099 that a text names.
func yearsIn(text string) []string {
	var out []string
	for i := 0; ; {
		j := strings.Index(text[i:], "20")
		if j < 0 || i+j+4 > len(text) {
			return out
		}
		i += j
		y := text[i : i+4]
		if figure(y[2]) && figure(y[3]) && (i == 0 || !wordly(text[i-1])) && (i+4 == len(text) || !wordly(text[i+4])) {
			out = append(out, y)
		}
		i++
	}
}

func figure(b byte) bool { return b >= '0' && b <= '9' }

func wordly(b byte) bool { return figure(b) || b|0x20 >= 'a' && b|0x20 <= 'z' || b == '_' }

// ahead lists the facts that name a day after the horizon, the nearest day first.
// Nothing is concluded for it: a date counts only if the fact's text names it in
// words, as package answer reads dates; if its year stands beside it, or the text
// names one year alone; and if the fact's sources were published before it, those of
// which it is known when, and one at least, for what is written afterwards looks back
// ("less than a week before 29 August").
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
	years := yearsIn(f.Text)
	if len(years) == 0 || !v.mayNameLater(f.Text, slices.Max(years)) || !v.dated(f) {
		return knowledge.Date{}
	}
	one := !slices.ContainsFunc(years, func(y string) bool { return y != years[0] })
	var first knowledge.Date
	for _, d := range answer.DatesIn(f.Text, at(f)) {
		sure := one || len(yearsIn(f.Text[d.From:d.To])) > 0
		if d.Relative || !sure || d.Date.First() <= v.day() || !v.foretold(f, d.Date) {
			continue
		}
		if first.IsZero() || d.Date.First() < first.First() {
			first = d.Date
		}
	}
	return first
}

// mayNameLater rules out in little time most texts that name no day after the horizon:
// those whose latest year is over, and English ones of that year that name none of its
// months from the horizon's on, and no season.
func (v *view) mayNameLater(text, latest string) bool {
	now := v.day().Time()
	if y := strconv.Itoa(now.Year()); latest != y {
		return latest > y
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r >= firstHebrew && unicode.IsLetter(r) }) {
		return true
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc(laterWords[now.Month()-1:], func(w string) bool { return strings.Contains(text, w) })
}

const firstHebrew = '\u0590' // the first letter that is not of the Latin, Greek or Cyrillic scripts

// laterWords are how the names of months begin, and the seasons.
var laterWords = []string{
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spring", "summer", "autumn", "fall", "winter",
}

// dated reports whether it is known of one of the fact's sources when it was published.
func (v *view) dated(f *knowledge.Fact) bool {
	return slices.ContainsFunc(f.Sources, func(id knowledge.SourceID) bool {
		s := v.base.Source(id)
		return s != nil && !s.Published.IsZero()
	})
}

// foretold reports whether no source of a dated fact was published on the date or later.
func (v *view) foretold(f *knowledge.Fact, d knowledge.Date) bool {
	return !slices.ContainsFunc(f.Sources, func(id knowledge.SourceID) bool {
		s := v.base.Source(id)
		return s != nil && !s.Published.IsZero() && !s.Published.Before(d)
	})
}
