package brief_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

// today is after all facts of the starter pack.
var today = knowledge.NewDay(2026, time.August, 1)

func starter(t testing.TB) *knowledge.Base {
	t.Helper()
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	return baseOf(t, p)
}

func baseOf(t testing.TB, p *knowledge.Pack) *knowledge.Base {
	t.Helper()
	b, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// requests gives every sort of page about every entity, on the given day.
func requests(b *knowledge.Base, day knowledge.Day, l knowledge.Lang) []brief.Request {
	on := brief.Request{Day: day, Lang: l}
	out := []brief.Request{}
	add := func(change func(*brief.Request)) {
		r := on
		change(&r)
		out = append(out, r)
	}
	add(func(r *brief.Request) { r.Kind = brief.Status })
	for _, p := range brief.Periods(b, knowledge.Global, day) {
		add(func(r *brief.Request) { r.Kind, r.Period = brief.Summary, p })
	}
	for _, e := range b.Entities() {
		switch e.Type {
		case knowledge.PartyType:
			add(func(r *brief.Request) { r.Kind, r.Party = brief.Summary, e.ID })
		case knowledge.SummitType:
			add(func(r *brief.Request) { r.Kind, r.Round = brief.Summary, e.ID })
			add(func(r *brief.Request) { r.Kind, r.Round = brief.Round, e.ID })
		case knowledge.TopicType, knowledge.PlaceType, knowledge.AgreementType:
			add(func(r *brief.Request) { r.Kind, r.Topic = brief.Summary, e.ID })
			add(func(r *brief.Request) { r.Kind, r.Topic = brief.Comparison, e.ID })
			add(func(r *brief.Request) { r.Kind, r.Topic = brief.Changes, e.ID })
		}
	}
	return out
}

// templates matches what the words of a language can say, whole; each %s stands for
// at least one character.
func templates(l knowledge.Lang) *regexp.Regexp {
	all := []string{regexp.QuoteMeta(answer.SingleSource(l)), regexp.QuoteMeta(answer.Developing(l))}
	v := reflect.ValueOf(*brief.WordsIn(l))
	for i := range v.NumField() {
		all = append(all, strings.ReplaceAll(regexp.QuoteMeta(v.Field(i).String()), "%s", ".+"))
	}
	return regexp.MustCompile("^(" + strings.Join(all, "|") + ")$")
}

// check finds what must never be on a page.
func check(t *testing.T, b *knowledge.Base, r brief.Request, template *regexp.Regexp) *brief.Page {
	t.Helper()
	p := brief.Compose(b, r)
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s of %+v: "+format, append([]any{p.Title, r}, args...)...)
	}
	said := []string{p.Title}
	said = append(said, p.Warnings...)
	cited := map[int]bool{}
	for _, s := range p.Sections {
		said = append(said, s.Heading)
		if len(s.Lines) == 0 {
			fail("nothing under %s", s.Heading)
		}
		seen := map[knowledge.FactID]bool{}
		for _, l := range s.Lines {
			for _, n := range l.Cites {
				cited[n] = true
			}
			if l.Fact == "" {
				said = append(said, l.Text)
				continue
			}
			if seen[l.Fact] {
				fail("%s stands twice under %s", l.Fact, s.Heading)
			}
			seen[l.Fact] = true
			said = append(said, notesBeside(&l, r.Lang)...)
			if why := wrongLine(b, p, &l); why != "" {
				fail("%s: %s", l.Fact, why)
			}
		}
	}
	for _, x := range said {
		entity := slices.ContainsFunc(b.Entities(), func(e *knowledge.Entity) bool { return e.NameIn(r.Lang) == x })
		if !entity && !template.MatchString(x) {
			fail("says %q, which is no template", x)
		}
	}
	for i, c := range p.Sources {
		if c.N != i+1 || !cited[c.N] {
			fail("source %d is not cited", c.N)
		}
	}
	return p
}

// notesBeside are the notes of a line that only templates may word.
func notesBeside(l *brief.Line, lang knowledge.Lang) []string {
	return slices.DeleteFunc(slices.Clone(l.Notes), func(n string) bool { return n == answer.AddedHere(lang) })
}

// wrongLine tells what is wrong with a line that shows a fact; "" if nothing is.
func wrongLine(b *knowledge.Base, p *brief.Page, l *brief.Line) string {
	f := b.Fact(l.Fact)
	switch {
	case f == nil:
		return "is no fact"
	case f.Text != l.Text:
		return "its text is changed"
	case (f.Quote == nil) != (l.Quote == nil), f.Quote != nil && f.Quote.Words != l.Quote.Words:
		return "its quotation is changed"
	case !f.Visible(p.Day):
		return "is of a later day"
	case l.When == "" || l.Holder == "":
		return "is undated or nobody's"
	case len(l.Cites) != len(f.Sources):
		return "does not cite all its sources"
	case f.StaleOn(p.Day, nil) && !l.Stale && !overtaken(b, p, f):
		return "does not say that it is old"
	case overtaken(b, p, f) && p.Kind != brief.Round && p.Kind != brief.Changes:
		return "is superseded"
	case overtaken(b, p, f) && len(l.Notes) == 0:
		return "does not say that it is superseded"
	}
	for i, n := range l.Cites {
		if p.Sources[n-1].ID != f.Sources[i] {
			return "cites another source"
		}
	}
	return ""
}

func overtaken(b *knowledge.Base, p *brief.Page, f *knowledge.Fact) bool {
	return slices.ContainsFunc(b.SupersededBy(f.ID), func(x *knowledge.Fact) bool { return x.Visible(p.Day) })
}

func TestEverySentenceIsAFactOrATemplate(t *testing.T) {
	b := starter(t)
	for _, l := range knowledge.Langs {
		template := templates(l)
		days := []knowledge.Day{today}
		if l == knowledge.English { // the words are the same on every day
			days = append(days, knowledge.NewDay(2024, time.August, 31), knowledge.NewDay(2023, time.October, 20), 0)
		}
		for _, day := range days {
			for _, r := range requests(b, day, l) {
				p := check(t, b, r, template)
				if !p.AsOf.IsZero() != (len(p.Facts()) > 0) {
					t.Errorf("%s: as of %v with %d facts", p.Title, p.AsOf, len(p.Facts()))
				}
			}
		}
	}
}

// No month of the starter pack is without a summary, and each says where things stood.
func TestEveryMonthHasASummary(t *testing.T) {
	b := starter(t)
	months := brief.Periods(b, knowledge.Global, today)[3:]
	if len(months) < 30 {
		t.Fatalf("%d months", len(months))
	}
	for _, m := range months {
		p := check(t, b, brief.Request{Kind: brief.Summary, Day: today, Lang: knowledge.English, Period: m}, templates(knowledge.English))
		if p.Sections[0].Lines[0].Fact == "" {
			t.Errorf("%s: does not say where it stood", p.Title)
		}
		last := knowledge.MustDate(m.String()).Last()
		if p.Day != min(last, today) {
			t.Errorf("%s: is as of %v", p.Title, p.Day)
		}
	}
}

// Of both sides there are as many words in a summary and in a comparison, in the same
// order, but where one has said nothing; what is disputed has both.
func TestBothSidesHaveTheSameSpace(t *testing.T) {
	b := starter(t)
	sides := b.Sides()
	for _, day := range []knowledge.Day{today, knowledge.NewDay(2024, time.September, 10), knowledge.NewDay(2025, time.March, 1)} {
		for _, r := range requests(b, day, knowledge.English) {
			p := brief.Compose(b, r)
			var n [2]int
			var at [2]int
			for i, s := range p.Sections {
				for j, side := range sides {
					if strings.Contains(s.Heading, answer.Name(b, side, knowledge.English)) && r.Party == "" && r.Kind != brief.Changes {
						at[j] = i + 1
						for _, l := range s.Lines {
							if l.Fact != "" && l.Role == answer.Main {
								n[j]++
							}
						}
					}
				}
			}
			equal := n[0] == n[1] || min(n[0], n[1]) == 0 && max(n[0], n[1]) == 1
			if !equal || at[0] > at[1] {
				t.Errorf("%s of %v: %d words of one side and %d of the other, in sections %v", p.Title, day, n[0], n[1], at)
			}
		}
	}
}

// A disputed fact never stands without who disputes it, unless that was superseded.
func TestDisputedFactsStandBesideEachOther(t *testing.T) {
	b := starter(t)
	for _, r := range requests(b, knowledge.NewDay(2024, time.September, 10), knowledge.English) {
		p := brief.Compose(b, r)
		shown := p.Facts()
		if r.Kind == brief.Changes {
			continue
		}
		for _, s := range p.Sections {
			for _, l := range s.Lines {
				if l.Fact == "" || l.Role != answer.Main {
					continue
				}
				open, beside := 0, 0
				for _, id := range b.Fact(l.Fact).DisputedBy {
					if d := b.Fact(id); d.Visible(p.Day) && !overtaken(b, p, d) {
						open++
						if slices.Contains(shown, id) {
							beside++
						}
					}
				}
				if open > 0 && beside == 0 {
					t.Errorf("%s: %s is disputed, and nobody says so", p.Title, l.Fact)
				}
			}
		}
	}
}

func TestOnlyWhatTheScopeSees(t *testing.T) {
	p, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	f := *p.Facts[0]
	f.ID, f.Text, f.Scope = "own", "The Keepers' Guild counted nine gulls.", "77"
	f.Kind, f.When, f.Supersedes, f.DisputedBy = knowledge.Status, knowledge.MustDate("2031-06-09"), nil, nil
	p.Facts = append(p.Facts, &f)
	b := baseOf(t, p)
	for scope, want := range map[knowledge.Scope]bool{"77": true, "78": false, knowledge.Global: false} {
		for _, kind := range []brief.Kind{brief.Summary, brief.Status} {
			got := brief.Compose(b, brief.Request{Kind: kind, Scope: scope, Day: knowledge.NewDay(2031, time.June, 10), Lang: knowledge.English})
			if slices.Contains(got.Facts(), "own") != want {
				t.Errorf("%s in scope %s: the fact is on it: %v", kind, scope, !want)
			}
		}
	}
}

// Where a page says that a party made no statement, there is none about its matter.
func TestNoStatementMeansNone(t *testing.T) {
	b := starter(t)
	said := 0
	for _, day := range []knowledge.Day{today, knowledge.NewDay(2024, time.June, 30)} {
		for _, r := range requests(b, day, knowledge.English) {
			p := brief.Compose(b, r)
			for _, s := range p.Sections {
				for _, side := range b.Sides() {
					if s.Lines[0].Text != brief.WordsIn(knowledge.English).NoStatement || !strings.Contains(s.Heading, answer.Name(b, side, knowledge.English)) {
						continue
					}
					said++
					for _, f := range b.Facts() {
						about := r.Topic == "" || slices.Contains(f.Topics, r.Topic) || f.Place == r.Topic
						about = about && (r.Round == "" || f.Summit == r.Round)
						if about && f.Visible(p.Day) && b.IsBy(f, side) {
							t.Errorf("%s: no statement of %s, but %s", p.Title, side, f.ID)
						}
					}
				}
			}
		}
	}
	if said == 0 {
		t.Error("no page says so")
	}
}

// Where nobody disputes anything there are no two sides; where nothing is known there is nothing to tell.
func TestPagesOfLittle(t *testing.T) {
	q := newQuarrel()
	q.Facts[0].DisputedBy, q.Facts[1].DisputedBy = nil, nil
	for _, p := range []*knowledge.Pack{{}, {Entities: q.Entities}, &q.Pack} {
		b := baseOf(t, p)
		list := append(requests(b, today, knowledge.English), brief.Request{Kind: brief.Round, Lang: knowledge.English})
		if b.Entity("oil") != nil {
			list = append(list, brief.Request{Kind: brief.Comparison, Topic: "oil", Day: today, Lang: knowledge.English, Sides: [2]knowledge.EntityID{"", "pilots"}})
		}
		for _, r := range list {
			check(t, b, r, templates(knowledge.English))
		}
	}
}
