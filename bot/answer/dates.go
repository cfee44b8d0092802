package answer

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A DateIn is a date that a text names.
type DateIn struct {
	From, To int // bytes of the text, To excluded
	Date     knowledge.Date
	Relative bool // counted from the clock: "yesterday", "last week"
}

// DatesIn lists the dates that a text names in words, in their order; what is
// relative is counted from the day given.
func DatesIn(text string, day knowledge.Day) []DateIn {
	toks := lexis.Tokenize(text)
	_, windows := readDates(toks, day)
	var out []DateIn
	for _, w := range windows {
		if w.To > w.From && !w.Date.IsZero() {
			out = append(out, DateIn{toks[w.From].Start, toks[w.To-1].End, wholeMonth(w.Date), w.Relative})
		}
	}
	for _, t := range toks { // in a question these mean the clock, and so no window
		if t.Fold == "today" || t.Fold == "tonight" {
			out = append(out, DateIn{t.Start, t.End, knowledge.OnDay(day), true})
		}
	}
	slices.SortFunc(out, func(a, b DateIn) int { return cmp.Compare(a.From, b.From) })
	return out
}

// wholeMonth writes a range that is one whole month as that month.
func wholeMonth(d knowledge.Date) knowledge.Date {
	first, last := d.First().Time(), d.Last().Time()
	m := knowledge.InMonth(first.Year(), first.Month())
	if m.First() == d.First() && m.Last() == knowledge.DayOf(last) {
		return m
	}
	return d
}

// ReadDate reads a date as people type one: a date of a pack, "29.8.2024",
// "August 29", "yesterday". It is the zero date if the text names none, or more
// than one.
func ReadDate(text string, day knowledge.Day) knowledge.Date {
	if d, err := knowledge.ParseDate(text); err == nil {
		return d
	}
	if yearFirst.FindString(text) == text && text != "" {
		return knowledge.Date{} // a day that its month does not have
	}
	if all := DatesIn(spellDates(text), day); len(all) == 1 {
		return all[0].Date
	}
	return knowledge.Date{}
}
