package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Period is the stretch of time that a summary is about. Its zero value is now:
// no period, but the state at the horizon.
type Period struct {
	days int            // up to the horizon; 0: no such period
	date knowledge.Date // zero: no such period
}

// The periods that end at the horizon.
var (
	Now   = Period{}
	Week  = Period{days: 7}
	Month = Period{days: 30}
)

// ParsePeriod reads "", "now", "week", "month", a date of a pack ("2024-08"), or a
// date as people type one, counted from the day. The error says what is wrong.
func ParsePeriod(s string, day knowledge.Day) (Period, error) {
	switch typed := strings.ToLower(strings.TrimSpace(s)); typed {
	case "", "now":
		return Now, nil
	case "week":
		return Week, nil
	case "month":
		return Month, nil
	default:
		if d := answer.ReadDate(strings.TrimSpace(s), day); !d.IsZero() {
			return Period{date: d}, nil
		}
		return Now, fmt.Errorf("period %q: want now, week, month, YYYY, YYYY-MM, YYYY-MM-DD, or two of these dates joined by /", s)
	}
}

// String gives what ParsePeriod reads back to the same period.
func (p Period) String() string {
	switch p {
	case Now:
		return "now"
	case Week:
		return "week"
	case Month:
		return "month"
	}
	return p.date.String()
}

// span gives the period's days up to the horizon; ok is false where there is none,
// or where it begins after the horizon.
func (p Period) span(day knowledge.Day) (d knowledge.Date, ok bool) {
	if p.days > 0 {
		return knowledge.Span(day-knowledge.Day(p.days)+1, day), true
	}
	d = p.date.Until(day)
	return d, !d.IsZero()
}

// Periods lists the periods that can be summarised: now, the last week and month, and
// the months in which something is on record, the newest first.
func Periods(b *knowledge.Base, scope knowledge.Scope, day knowledge.Day) []Period {
	out := []Period{Now, Week, Month}
	v := newView(b, scope, day)
	for _, f := range slices.Backward(b.Facts()) {
		if f.When.IsZero() || !v.sees(f) {
			continue
		}
		t := at(f).Time()
		if m := (Period{date: knowledge.InMonth(t.Year(), t.Month())}); !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// In names the period to readers.
func (p Period) In(l knowledge.Lang) string {
	w := WordsIn(l)
	switch p {
	case Now:
		return w.Now
	case Week:
		return w.LastWeek
	case Month:
		return w.LastMonth
	}
	return answer.DateWords(l, p.date)
}
