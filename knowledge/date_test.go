package knowledge_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in, first, last string
		prec            k.Precision
	}{
		{"2024-08-29", "2024-08-29", "2024-08-29", k.ByDay},
		{"2024-02-29", "2024-02-29", "2024-02-29", k.ByDay},
		{"2024-02", "2024-02-01", "2024-02-29", k.ByMonth},
		{"2023-12", "2023-12-01", "2023-12-31", k.ByMonth},
		{"1921", "1921-01-01", "1921-12-31", k.ByYear},
		{"2024-08-15/2024-08-16", "2024-08-15", "2024-08-16", k.ByRange},
		{"2023-11/2024-02", "2023-11-01", "2024-02-29", k.ByRange},
		{"0001-01-01", "0001-01-01", "0001-01-01", k.ByDay},
		{"9999-12", "9999-12-01", "9999-12-31", k.ByMonth},
	} {
		d, err := k.ParseDate(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if d.First().String() != c.first || d.Last().String() != c.last || d.Precision() != c.prec || d.String() != c.in {
			t.Errorf("%q: from %s to %s, precision %d, written %q", c.in, d.First(), d.Last(), d.Precision(), d)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"2024-13":               "no such month",
		"2024-00":               "no such month",
		"2023-02-29":            "no such day",
		"2024-04-31":            "no such day",
		"2024-04-00":            "no such day",
		"0000":                  "no such year",
		"2024-8-1":              "want YYYY-MM-DD",
		"24-08-01":              "want YYYY-MM-DD",
		"2024-08-29T10:00":      "want YYYY-MM-DD",
		"2024-08-29-01":         "want YYYY-MM-DD",
		" 2024":                 "want YYYY-MM-DD",
		"+024":                  "want YYYY-MM-DD",
		"٢٠٢٤":                  "want YYYY-MM-DD",
		"August 2024":           "want YYYY-MM-DD",
		"-":                     "want YYYY-MM-DD",
		"/":                     "want YYYY-MM-DD",
		"2024-08/":              "want YYYY-MM-DD",
		"2024-08/2024-09/2024":  "want YYYY-MM-DD",
		"2023/2024":             "days or months at both ends",
		"2024-08-01/2024-09":    "same precision",
		"2024-08-16/2024-08-15": "end after it begins",
		"2024-08-15/2024-08-15": "end after it begins",
		"2024-08/2024-08":       "end after it begins",
	} {
		if d, err := k.ParseDate(in); err == nil || !strings.Contains(err.Error(), want) || !d.IsZero() {
			t.Errorf("%q: got %q, error %v; want one that says %q", in, d, err, want)
		}
	}
}

func TestUnknownDate(t *testing.T) {
	d, err := k.ParseDate("")
	if err != nil || d != (k.Date{}) || !d.IsZero() || d.String() != "" {
		t.Errorf("the empty date is %q, %v", d, err)
	}
	day := k.MustDate("2024-08-29")
	for name, got := range map[string]bool{
		"before": d.Before(day) || day.Before(d), "after": d.After(day) || day.After(d),
		"overlaps": d.Overlaps(day) || day.Overlaps(d) || d.Overlaps(d), "within": d.Within(day) || day.Within(d),
	} {
		if got {
			t.Errorf("something is said to be %s the unknown date", name)
		}
	}
	if d.Compare(day) != -1 || day.Compare(d) != 1 || d.Compare(d) != 0 {
		t.Error("the unknown date does not come first")
	}
}

func TestDayOf(t *testing.T) {
	east := time.FixedZone("east", 5*60*60)
	for in, want := range map[time.Time]string{
		time.Date(2024, 8, 29, 23, 59, 59, 0, time.UTC):      "2024-08-29",
		time.Date(2024, 8, 30, 3, 0, 0, 0, east):             "2024-08-29",
		time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC):       "1969-12-31",
		time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC):          "1970-01-01",
		time.Date(1921, 5, 1, 12, 0, 0, 999, time.UTC):       "1921-05-01",
		time.Date(2024, 8, 29, 0, 0, 0, 0, time.UTC).Local(): "2024-08-29",
	} {
		if got := k.DayOf(in); got.String() != want {
			t.Errorf("%v falls on %s, want %s", in, got, want)
		}
	}
}

func TestDateRelations(t *testing.T) {
	for _, c := range []struct {
		a, b                     string
		before, overlaps, within bool // a to b
	}{
		{a: "2024-08-15", b: "2024-08-16", before: true},
		{a: "2024-08-16", b: "2024-08-15"},
		{a: "2024-08-15", b: "2024-08", overlaps: true, within: true},
		{a: "2024-08", b: "2024-08-15", overlaps: true},
		{a: "2024-07-31", b: "2024-08", before: true},
		{a: "2024-07", b: "2024-08", before: true},
		{a: "2024-07/2024-08", b: "2024-08-31", overlaps: true},
		{a: "2024-08", b: "2024", overlaps: true, within: true},
		{a: "2023", b: "2024-01-01", before: true},
		{a: "2024-08-15/2024-08-16", b: "2024-08-15/2024-08-16", overlaps: true, within: true},
	} {
		a, b := k.MustDate(c.a), k.MustDate(c.b)
		if a.Before(b) != c.before || a.Overlaps(b) != c.overlaps || a.Within(b) != c.within {
			t.Errorf("%s to %s: before %v, overlaps %v, within %v", a, b, a.Before(b), a.Overlaps(b), a.Within(b))
		}
	}
}

func TestUntil(t *testing.T) {
	for _, c := range []struct{ in, last, want string }{
		{"2024-08", "2024-09-01", "2024-08"},
		{"2024-08", "2024-08-31", "2024-08"},
		{"2024-08", "2024-08-15", "2024-08-01/2024-08-15"},
		{"2024-08", "2024-08-01", "2024-08-01"},
		{"2024-08", "2024-07-31", ""},
		{"", "2024-07-31", ""},
	} {
		if got := k.MustDate(c.in).Until(k.MustDate(c.last).Last()).String(); got != c.want {
			t.Errorf("%q until %s is %q, want %q", c.in, c.last, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	a, b := k.MustDate("2024-08-15").First(), k.MustDate("2024-08-16").First()
	if k.Span(a, b) != k.Span(b, a) || k.Span(a, b).String() != "2024-08-15/2024-08-16" {
		t.Errorf("got %s and %s", k.Span(a, b), k.Span(b, a))
	}
	if k.Span(a, a) != k.OnDay(a) {
		t.Errorf("a span of one day is %s", k.Span(a, a))
	}
}

// anyDay draws days of the years 1 to 9999, which can be written.
func anyDay() *rapid.Generator[k.Day] {
	first, last := k.NewDay(1, 1, 1), k.NewDay(9999, 12, 31)
	return rapid.Map(rapid.OneOf(rapid.IntRange(int(first), int(last)), rapid.IntRange(19000, 19100)), func(n int) k.Day { return k.Day(n) })
}

// anyDate draws dates of every precision, the unknown one too.
func anyDate() *rapid.Generator[k.Date] {
	return rapid.Custom(func(t *rapid.T) k.Date {
		a, b := anyDay().Draw(t, "a"), anyDay().Draw(t, "b")
		x, y := a.Time(), b.Time()
		switch rapid.IntRange(0, 5).Draw(t, "sort") {
		case 0:
			return k.Date{}
		case 1:
			return k.OnDay(a)
		case 2:
			return k.InYear(x.Year())
		case 3:
			return k.Span(a, b)
		case 4: // of months, if they are two
			first, last := k.Span(a, b).First().String()[:7], k.Span(a, b).Last().String()[:7]
			if first != last {
				return k.MustDate(first + "/" + last)
			}
		}
		return k.InMonth(y.Year(), y.Month())
	})
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		got, err := k.ParseDate(d.String())
		if err != nil || got != d {
			t.Fatalf("%q reads as %q, %v", d, got, err)
		}
	})
}

// TestDateOrderIsConsistent checks the laws that bind the relations of dates.
func TestDateOrderIsConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyDate().Draw(t, "a"), anyDate().Draw(t, "b"), anyDate().Draw(t, "c")
		laws := map[string]bool{
			"known dates are before, after or overlapping, one of them": a.IsZero() || b.IsZero() || count(a.Before(b), a.After(b), a.Overlaps(b)) == 1,
			"unknown dates are none of them":                            !(a.IsZero() || b.IsZero()) || count(a.Before(b), a.After(b), a.Overlaps(b), a.Within(b)) == 0,
			"after is before, turned round":                             a.After(b) == b.Before(a),
			"overlapping is mutual":                                     a.Overlaps(b) == b.Overlaps(a),
			"before is transitive":                                      !(a.Before(b) && b.Before(c)) || a.Before(c),
			"within implies overlapping":                                !a.Within(b) || a.Overlaps(b),
			"within is transitive":                                      !(a.Within(b) && b.Within(c)) || a.Within(c),
			"compare agrees with before":                                !a.Before(b) || a.Compare(b) < 0,
			"compare is antisymmetric":                                  a.Compare(b) == -b.Compare(a),
			"compare is transitive":                                     !(a.Compare(b) <= 0 && b.Compare(c) <= 0) || a.Compare(c) <= 0,
			"what is left of a date lies within it":                     a.Until(b.Last()).IsZero() || a.Until(b.Last()).Within(a),
			"what is left ends in time":                                 a.Until(b.Last()).IsZero() || a.Until(b.Last()).Last() <= b.Last(),
		}
		for law, holds := range laws {
			if !holds {
				t.Errorf("%q, %q, %q: broken: %s", a, b, c, law)
			}
		}
	})
}

func count(all ...bool) int {
	n := 0
	for _, b := range all {
		if b {
			n++
		}
	}
	return n
}

// FuzzParseDate checks that what reads as a date is written as it was read.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2024", "2024-08", "2024-08-29", "2024-08-15/2024-08-16", "2024-08/2024-09", "2024-02-30", "0000-00-00", "////", "-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := k.ParseDate(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("%q: a date, %s, beside the error", s, d)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q is written %q", s, d)
		}
		if !d.IsZero() && d.First() > d.Last() {
			t.Fatalf("%q begins on %s, after it ends on %s", s, d.First(), d.Last())
		}
	})
}
