package eval

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"text/tabwriter"
)

// A Score counts verdicts.
type Score struct {
	Answerable, Right, Wrong, Refused int
	Unanswerable, False               int
	precisionSum                      float64
	precisionN                        int
}

func (s *Score) add(r Result) {
	if r.Case.Answerable {
		s.Answerable++
	} else {
		s.Unanswerable++
	}
	switch {
	case r.Verdict == Right && r.Case.Answerable:
		s.Right++
	case r.Verdict == Wrong:
		s.Wrong++
	case r.Verdict == Refused:
		s.Refused++
	case r.Verdict == FalseAnswer:
		s.False++
	}
	if r.Precision >= 0 {
		s.precisionSum += r.Precision
		s.precisionN++
	}
}

// Total counts all results.
func Total(rs []Result) Score {
	var s Score
	for _, r := range rs {
		s.add(r)
	}
	return s
}

// RightRate, WrongRate and FalseRate are shares of the questions that they
// concern; 0 where there are none.
func (s Score) RightRate() float64 { return share(s.Right, s.Answerable) }

// WrongRate is the share of answerable questions answered wrongly.
func (s Score) WrongRate() float64 { return share(s.Wrong, s.Answerable) }

// FalseRate is the share of unanswerable questions that were answered.
func (s Score) FalseRate() float64 { return share(s.False, s.Unanswerable) }

// Precision is the mean share of fitting facts among those cited; 1 where no
// question names fitting facts.
func (s Score) Precision() float64 {
	if s.precisionN == 0 {
		return 1
	}
	return s.precisionSum / float64(s.precisionN)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Wilson gives the 95 % confidence interval of a share (Wilson 1927).
func Wilson(n, of int) (low, high float64) {
	if of == 0 {
		return 0, 1
	}
	const z = 1.96
	p, m := float64(n)/float64(of), float64(of)
	centre := p + z*z/(2*m)
	spread := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	d := 1 + z*z/m
	return (centre - spread) / d, (centre + spread) / d
}

// Table prints the totals, and the same by style, intent and language.
func Table(w io.Writer, rs []Result) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tasked\tright\twrong\trefused\tunanswerable\tanswered\tprecision\tright, 95 %")
	row(t, "all", Total(rs))
	for _, by := range []struct {
		name string
		key  func(Result) string
	}{
		{"style", func(r Result) string { return r.Case.Style }},
		{"intent", func(r Result) string { return r.Case.Intent }},
		{"language", func(r Result) string { return r.Case.Lang() }},
	} {
		groups := map[string]*Score{}
		for _, r := range rs {
			k := by.key(r)
			if groups[k] == nil {
				groups[k] = &Score{}
			}
			groups[k].add(r)
		}
		for _, k := range slices.Sorted(maps.Keys(groups)) {
			row(t, by.name+" "+k, *groups[k])
		}
	}
	return t.Flush()
}

func row(w io.Writer, name string, s Score) {
	low, high := Wilson(s.Right, s.Answerable)
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%.3f\t%.2f-%.2f\n", name, s.Answerable, s.Right, s.Wrong, s.Refused, s.Unanswerable, s.False, s.Precision(), low, high)
}
