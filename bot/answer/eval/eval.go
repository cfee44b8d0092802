// Package eval measures answers against question files: which are right, wrong,
// refused, or given where there is nothing to give.
//
// The format of a question file is one JSON object a line; see Case.
package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Case is one question with what a right answer must hold.
type Case struct {
	ID         string   `json:"id"`
	Text       string   `json:"text"`
	Style      string   `json:"style"`
	Intent     string   `json:"intent"`
	Answerable bool     `json:"answerable"`
	Context    []string `json:"context"` // earlier questions, oldest first
	AsOf       string   `json:"as_of"`   // clock and horizon; "" leaves them to the run

	// Of each group one string must stand in the displayed text, and none of the
	// others in lead, points or quotes; case does not matter.
	MustMention    [][]string `json:"must_mention"`
	MustNotMention []string   `json:"must_not_mention"`

	// Of each group one fact must be cited; the others may or must not be.
	MustCite    [][]knowledge.FactID `json:"must_cite"`
	MayCite     []knowledge.FactID   `json:"may_cite"`
	MustNotCite []knowledge.FactID   `json:"must_not_cite"`
}

// Lang is the language in which the case is asked.
func (c *Case) Lang() string { return string(knowledge.LangOf(c.Text)) }

// Read reads cases; an error names the line.
func Read(name string, r io.Reader) ([]Case, error) {
	var out []Case
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if strings.TrimSpace(s.Text()) == "" {
			continue
		}
		var c Case
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if c.ID == "" || c.Text == "" {
			return nil, fmt.Errorf("%s:%d: a question needs id and text", name, n)
		}
		out = append(out, c)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return out, nil
}

// A Verdict is how an answer fared.
type Verdict string

// The verdicts.
const (
	Right       Verdict = "right"        // answered, everything there, nothing forbidden; or rightly abstained
	Wrong       Verdict = "wrong"        // answered otherwise
	Refused     Verdict = "refused"      // answerable, not answered
	FalseAnswer Verdict = "false-answer" // not answerable, answered
)

// A Result is a case with its answer.
type Result struct {
	Case      Case
	Answer    *answer.Answer
	Verdict   Verdict
	Missing   string  // what a wrong answer lacks or must not hold
	Precision float64 // share of cited facts that fit; -1 where none is cited or none is named
}

// Run asks every case. now is the clock of cases without their own.
func Run(ctx context.Context, e *answer.Engine, cases []Case, now time.Time) ([]Result, error) {
	out := make([]Result, 0, len(cases))
	for _, c := range cases {
		q := answer.Question{ID: c.ID, Text: c.Text, Context: c.Context, Now: now}
		if c.AsOf != "" {
			d, err := knowledge.ParseDate(c.AsOf)
			if err != nil {
				return nil, fmt.Errorf("case %s: as_of: %w", c.ID, err)
			}
			q.AsOf = d
			q.Now = d.Last().Time().Add(24*time.Hour - time.Second)
		}
		a, err := e.Answer(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("case %s: %w", c.ID, err)
		}
		out = append(out, judge(e.Base(), c, a))
	}
	return out, nil
}

func judge(b *knowledge.Base, c Case, a *answer.Answer) Result {
	r := Result{Case: c, Answer: a, Precision: -1}
	switch {
	case !c.Answerable && !a.Answered:
		r.Verdict = Right
		return r
	case !c.Answerable:
		r.Verdict = FalseAnswer
		return r
	case !a.Answered:
		r.Verdict = Refused
		return r
	}
	r.Missing = lacking(b, c, a)
	r.Verdict = Right
	if r.Missing != "" {
		r.Verdict = Wrong
	}
	r.Precision = precision(b, c, a)
	return r
}

// lacking tells the first demand of the case that the answer does not meet.
func lacking(b *knowledge.Base, c Case, a *answer.Answer) string {
	text := strings.ToLower(a.Text)
	for _, group := range c.MustMention {
		if !slices.ContainsFunc(group, func(s string) bool { return strings.Contains(text, strings.ToLower(s)) }) {
			return fmt.Sprintf("does not mention any of %q", group)
		}
	}
	said := strings.ToLower(spoken(a))
	for _, s := range c.MustNotMention {
		if strings.Contains(said, strings.ToLower(s)) {
			return fmt.Sprintf("mentions %q", s)
		}
	}
	cited := citedFacts(a)
	for _, group := range c.MustCite {
		if !slices.ContainsFunc(group, func(id knowledge.FactID) bool { return slices.Contains(cited, id) }) {
			return fmt.Sprintf("does not cite any of %q", group)
		}
	}
	for _, p := range a.Points {
		if slices.Contains(c.MustNotCite, p.Facts[0]) && !company(b, p, a) {
			return fmt.Sprintf("cites %q", p.Facts[0])
		}
	}
	return ""
}

// spoken is lead, points and quotes.
func spoken(a *answer.Answer) string {
	s := a.Lead
	for _, p := range a.Points {
		s += "\n" + p.Text
	}
	for _, q := range a.Quotes {
		s += "\n" + q.Words
	}
	return s
}

func citedFacts(a *answer.Answer) []knowledge.FactID {
	var out []knowledge.FactID
	for _, p := range a.Points {
		out = append(out, p.Facts...)
	}
	return out
}

// company reports whether a point stands beside a main one by right: as the other
// side's word or as what came later. Such points never make an answer wrong.
func company(b *knowledge.Base, p answer.Point, a *answer.Answer) bool {
	f := b.Fact(p.Facts[0])
	if f == nil || p.Role == answer.Main {
		return false
	}
	for _, m := range a.Points {
		if m.Role != answer.Main {
			continue
		}
		main := b.Fact(m.Facts[0])
		if p.Role == answer.OtherSide && slices.Contains(main.DisputedBy, f.ID) || p.Role == answer.Later && slices.Contains(f.Supersedes, main.ID) {
			return true
		}
	}
	return false
}

// precision is the share of cited facts that the case names as fitting, company
// included; -1 if the case names none.
func precision(b *knowledge.Base, c Case, a *answer.Answer) float64 {
	if len(c.MustCite) == 0 || len(a.Points) == 0 {
		return -1
	}
	fits := slices.Concat(c.MustCite...)
	fits = append(fits, c.MayCite...)
	n := 0
	for _, p := range a.Points {
		if slices.Contains(fits, p.Facts[0]) || company(b, p, a) {
			n++
		}
	}
	return float64(n) / float64(len(a.Points))
}
