package linkcheck

import (
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// layouts of dates that mean one day to everybody. "03/04/2024" is not among
// them, and readability, which takes it for a date in March, is not asked.
var layouts = []string{
	time.RFC3339,
	"2006-01-02T15:04:05Z0700",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04",
	"2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05",
	"2006-01-02 15:04",
	"20060102T150405Z",
	"20060102",
	time.RFC1123Z,
	time.RFC1123,
	"Mon, 2 Jan 2006 15:04:05 -0700",
	"January 2, 2006",
	"Jan 2, 2006",
	"2 January 2006",
	"2 Jan 2006",
}

// readDate reads a date as pages state it: the day in UTC, or a month or year
// where the page tells no more. A time without a zone counts as UTC. Zero if it
// cannot be read, lies before 1900 or more than a day after now.
func readDate(s string, now time.Time) knowledge.Date {
	s = clean(s, 64)
	if s == "" {
		return knowledge.Date{}
	}
	if d, err := knowledge.ParseDate(s); err == nil && !strings.Contains(s, "/") {
		return plausible(d, now)
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1 {
			return plausible(knowledge.OnDay(knowledge.DayOf(t)), now)
		}
	}
	return knowledge.Date{}
}

func plausible(d knowledge.Date, now time.Time) knowledge.Date {
	earliest := knowledge.InYear(1900).First()
	if d.First() < earliest || d.First() > knowledge.DayOf(now)+1 {
		return knowledge.Date{}
	}
	return d
}
