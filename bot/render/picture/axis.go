package picture

import (
	"slices"
	"strconv"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A tick is a place on the axis where a day, a month or a year begins.
type tick struct {
	x, end int // where its day, month or year ends, or the axis does
	name   string
	major  bool
	grid   bool
}

// span gives where a range of days lies on the axis, from the left.
func (a *arranger) span(first, last knowledge.Day) (x0, x1 int) {
	left, wide := a.left+plotInset, a.right-a.left-2*plotInset
	days := int(a.Last-a.First) + 1
	place := func(d knowledge.Day) int { return min(max(int(d-a.First), 0), days) * wide / days }
	x0, x1 = left+place(first), left+place(last+1)
	if a.rtl() {
		x0, x1 = a.left+a.right-x1, a.left+a.right-x0
	}
	return x0, x1
}

// Lengths of the axis in days, up to which days, months and quarters are told.
const (
	tellDays   = 45
	tellMonths = 400
)

// ticks divides the axis: in the upper row months or years, in the lower one days or
// months, as fine as there is room for.
func (a *arranger) ticks() []tick {
	days := int(a.Last-a.First) + 1
	switch {
	case days <= tellDays:
		return slices.Concat(a.cut(true, true, monthStart, a.monthYear), a.thin(a.cut(false, true, dayStart, dayNumber)))
	case days <= tellMonths:
		return slices.Concat(a.cut(true, true, yearStart, yearNumber), a.thin(a.cut(false, true, monthStart, a.month)))
	default:
		return slices.Concat(a.cut(true, true, yearStart, yearNumber), a.thin(a.cut(false, false, quarterStart, a.month)))
	}
}

// cut divides the axis where the days begin that starts tells.
func (a *arranger) cut(major, grid bool, starts func(time.Time) bool, name func(time.Time) string) []tick {
	var out []tick
	first := a.First
	for d := a.First; d <= a.Last; d++ {
		if d < a.Last && !starts((d + 1).Time()) {
			continue
		}
		x0, x1 := a.span(first, d)
		t := tick{x: x0, end: x1, name: name(first.Time()), major: major, grid: grid && first > a.First}
		if a.rtl() {
			t.x, t.end = x1, x0
		}
		out = append(out, t)
		first = d + 1
	}
	return out
}

// thin keeps every second, third, ... tick, so that all that are kept have room for
// their names.
func (a *arranger) thin(ticks []tick) []tick {
	widest, wide := 0, a.right
	for i, t := range ticks {
		widest = max(widest, a.set.width(t.name, axisMinor))
		if i > 0 && i < len(ticks)-1 { // the first and the last may be cut off
			wide = min(wide, max(t.x, t.end)-min(t.x, t.end))
		}
	}
	every := 1
	if wide > 0 {
		every = (widest + u(4) + wide - 1) / wide
	}
	var out []tick
	for i := 0; i < len(ticks); i += max(every, 1) {
		out = append(out, ticks[i])
	}
	return out
}

func dayStart(time.Time) bool       { return true }
func monthStart(t time.Time) bool   { return t.Day() == 1 }
func quarterStart(t time.Time) bool { return t.Day() == 1 && (t.Month()-1)%3 == 0 }
func yearStart(t time.Time) bool    { return t.YearDay() == 1 }

func dayNumber(t time.Time) string           { return strconv.Itoa(t.Day()) }
func yearNumber(t time.Time) string          { return strconv.Itoa(t.Year()) }
func (a *arranger) month(t time.Time) string { return a.Words.Months[t.Month()-1] }
func (a *arranger) monthYear(t time.Time) string {
	return a.month(t) + " " + yearNumber(t)
}

// axis writes the names of the ticks, the upper row first, or under the lanes the
// lower row first. Names without room are left out.
func (a *arranger) axis(ticks []tick, above bool) {
	rows := []bool{true, false}
	if !above {
		rows = []bool{false, true}
	}
	for _, major := range rows {
		s := axisMinor
		if major {
			s = axisMajor
		}
		free := a.left // up to where there are names, from the side at which the axis begins
		if a.rtl() {
			free = a.right
		}
		for _, t := range ticks {
			if t.major != major {
				continue
			}
			w := a.set.width(t.name, s)
			from, to := t.x, t.x+w
			if a.rtl() {
				from, to = t.x-w, t.x
			}
			if !major && max(t.end, t.x)-min(t.end, t.x) < u(40) { // a day's number stands in its middle
				mid := (t.x + t.end) / 2
				from, to = mid-w/2, mid-w/2+w
			}
			if from < a.left || to > a.right || !a.rtl() && from < free || a.rtl() && to > free {
				continue
			}
			a.Texts = append(a.Texts, a.set.set(t.name, a.rtl(), s, from, a.y, false))
			free = to + u(4)
			if a.rtl() {
				free = from - u(4)
			}
		}
		a.y += s.height() + u(1)
	}
	a.y += u(1)
}
