package knowledge

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Day is a calendar day in UTC, counted from 1 January 1970 (day 0 is that
// day, so a day's zero value is a real day; see Date for "unknown").
type Day int32

// DayOf gives the UTC day on which t falls.
func DayOf(t time.Time) Day {
	t = t.UTC()
	return NewDay(t.Year(), t.Month(), t.Day())
}

// NewDay gives the day of a civil date; months and days outside their usual
// range are normalised as in [time.Date].
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

const secondsPerDay = 24 * 60 * 60

// Time gives the first moment of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String gives the ISO form, "2024-08-29".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Precision tells how exactly a [Date] is known.
type Precision uint8

// The precisions of a date, from unknown to a span of days.
const (
	Unknown Precision = iota // the zero Date
	ByDay                    // one day
	ByMonth                  // somewhere in one month
	ByYear                   // somewhere in one year
	ByRange                  // from one day or month to another
)

// A Date is a partial date: a day, a month, a year, or a range of days or months.
// Its zero value is the unknown date, written "". Dates are comparable with ==.
type Date struct {
	from, to Day
	prec     Precision
	months   bool // a range written with months: "2024-08/2024-09"
}

// OnDay gives the date of one exact day.
func OnDay(d Day) Date { return Date{from: d, to: d, prec: ByDay} }

// InMonth gives the partial date of one month.
func InMonth(year int, month time.Month) Date {
	return Date{from: NewDay(year, month, 1), to: NewDay(year, month+1, 0), prec: ByMonth}
}

// InYear gives the partial date of one year.
func InYear(year int) Date {
	return Date{from: NewDay(year, time.January, 1), to: NewDay(year, time.December, 31), prec: ByYear}
}

// Span gives the range from one day to another, both included; one day if they
// are the same. Ends in the wrong order are swapped.
func Span(from, to Day) Date {
	if to < from {
		from, to = to, from
	}
	if from == to {
		return OnDay(from)
	}
	return Date{from: from, to: to, prec: ByRange}
}

// ParseDate reads "2024-08-29", "2024-08", "2024", a range of two of the same
// precision joined by "/", or "" (unknown). The error says what is wrong.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	first, last, isRange := strings.Cut(s, "/")
	from, err := parseSingle(first)
	if err != nil {
		return Date{}, err
	}
	if !isRange {
		return from, nil
	}
	to, err := parseSingle(last)
	if err != nil {
		return Date{}, err
	}
	switch {
	case from.prec == ByYear || to.prec == ByYear:
		return Date{}, fmt.Errorf("date %q: a range needs days or months at both ends", s)
	case from.prec != to.prec:
		return Date{}, fmt.Errorf("date %q: both ends of a range need the same precision", s)
	case to.from <= from.from:
		return Date{}, fmt.Errorf("date %q: the range must end after it begins", s)
	}
	return Date{from: from.from, to: to.to, prec: ByRange, months: from.prec == ByMonth}, nil
}

func parseSingle(s string) (Date, error) {
	wrong := fmt.Errorf("date %q: want YYYY-MM-DD, YYYY-MM, YYYY, or two of them joined by /", s)
	parts := strings.Split(s, "-")
	var n [3]int
	for i, p := range parts {
		if i >= len(n) || len(p) != [...]int{4, 2, 2}[i] {
			return Date{}, wrong
		}
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return Date{}, wrong
		}
		n[i] = int(v)
	}
	if n[0] < 1 {
		return Date{}, fmt.Errorf("date %q: no such year", s)
	}
	if len(parts) > 1 && (n[1] < 1 || n[1] > 12) {
		return Date{}, fmt.Errorf("date %q: no such month", s)
	}
	switch len(parts) {
	case 1:
		return InYear(n[0]), nil
	case 2:
		return InMonth(n[0], time.Month(n[1])), nil
	default:
		d := NewDay(n[0], time.Month(n[1]), n[2])
		if d.Time().Day() != n[2] {
			return Date{}, fmt.Errorf("date %q: no such day", s)
		}
		return OnDay(d), nil
	}
}

// MustDate is ParseDate for dates in code and tests; it panics on bad input.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.prec == Unknown }

// First is the first day on which it can have been; meaningless if unknown.
func (d Date) First() Day { return d.from }

// Last is the last day on which it can have been; meaningless if unknown.
func (d Date) Last() Day { return d.to }

// MarshalText gives the form of String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDate reads.
func (d *Date) UnmarshalText(text []byte) error {
	got, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = got
	return nil
}

// Precision tells how exactly the date is known.
func (d Date) Precision() Precision { return d.prec }

// Before reports whether d certainly lies before e: both are known and no day
// of d falls on or after e's first day.
func (d Date) Before(e Date) bool { return d.known(e) && d.to < e.from }

// After reports whether d certainly lies after e.
func (d Date) After(e Date) bool { return e.Before(d) }

// Overlaps reports whether the two known dates share a day, so that neither is
// certainly before the other.
func (d Date) Overlaps(e Date) bool { return d.known(e) && d.from <= e.to && e.from <= d.to }

func (d Date) known(e Date) bool { return !d.IsZero() && !e.IsZero() }

// Within reports whether every day of d falls inside e.
func (d Date) Within(e Date) bool { return d.known(e) && e.from <= d.from && d.to <= e.to }

// Compare orders dates for display: by last day, then by first day, so that a
// day comes before the month that contains it unless it is the month's last;
// the unknown date comes first. It is a total order, not a claim about time:
// use Before for that.
func (d Date) Compare(e Date) int {
	switch {
	case d.IsZero() || e.IsZero():
		return cmpBool(!d.IsZero(), !e.IsZero())
	case d.to != e.to:
		return cmpDay(d.to, e.to)
	default:
		return cmpDay(d.from, e.from)
	}
}

func cmpDay(a, b Day) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// String gives the form that ParseDate reads back to the same date.
func (d Date) String() string {
	switch d.prec {
	case ByDay:
		return d.from.String()
	case ByMonth:
		return d.from.String()[:7]
	case ByYear:
		return d.from.String()[:4]
	case ByRange:
		if d.months {
			return d.from.String()[:7] + "/" + d.to.String()[:7]
		}
		return d.from.String() + "/" + d.to.String()
	default:
		return ""
	}
}

// Until gives the part of d that lies not later than the given day, as a range
// of days; the unknown date if nothing is left.
func (d Date) Until(last Day) Date {
	switch {
	case d.IsZero() || d.from > last:
		return Date{}
	case d.to <= last:
		return d
	}
	return Span(d.from, last)
}
