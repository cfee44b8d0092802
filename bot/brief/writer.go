package brief

import (
	"fmt"
	"slices"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A writer puts a page together.
type writer struct {
	*view
	w       *Words
	page    *Page
	cites   map[knowledge.SourceID]int
	shown   map[*knowledge.Fact]bool // facts that stand on the page, or are set aside for a later section
	section *Section                 // that lines are added to

	halfLives  knowledge.HalfLives
	developing bool
}

func newWriter(v *view, r *Request, title string) *writer {
	return &writer{
		view: v, w: WordsIn(r.Lang), halfLives: r.HalfLives, developing: r.Developing, cites: map[knowledge.SourceID]int{}, shown: map[*knowledge.Fact]bool{},
		page: &Page{Kind: r.Kind, Lang: r.Lang, Title: title, Day: v.day()},
	}
}

// date words a date.
func (w *writer) date(d knowledge.Date) string { return answer.DateWords(w.page.Lang, d) }

func (w *writer) onDay(d knowledge.Day) string { return w.date(knowledge.OnDay(d)) }

func (w *writer) name(id knowledge.EntityID) string { return answer.Name(w.base, id, w.page.Lang) }

// open begins a section.
func (w *writer) open(heading string) {
	w.page.Sections = append(w.page.Sections, Section{Heading: heading})
	w.section = &w.page.Sections[len(w.page.Sections)-1]
}

// say adds a typed template to the section, resting on the given facts.
func (w *writer) say(text string, rests ...*knowledge.Fact) {
	l := Line{Text: text}
	for _, f := range rests {
		for _, n := range w.cite(f) {
			if !slices.Contains(l.Cites, n) {
				l.Cites = append(l.Cites, n)
			}
		}
	}
	slices.Sort(l.Cites)
	w.section.Lines = append(w.section.Lines, l)
}

// mostAgainst bounds the other side's words beside one fact.
const mostAgainst = 2

// tell adds a fact, and beside it what disputes it, unless that stands on the page.
func (w *writer) tell(f *knowledge.Fact, notes ...string) {
	w.add(f, answer.Main, notes...)
	n := 0
	for _, d := range w.against(f) {
		if !w.shown[d] && n < mostAgainst {
			w.add(d, answer.OtherSide)
			n++
		}
	}
}

// add adds a fact alone.
func (w *writer) add(f *knowledge.Fact, role answer.Role, notes ...string) *Line {
	w.shown[f] = true
	l := Line{
		Role: role, Fact: f.ID, Text: f.Text, Holder: answer.Holder(w.base, f, w.page.Lang), When: w.date(f.When),
		Cites: w.cite(f), Notes: slices.Clone(notes),
	}
	if f.Quote != nil {
		l.Quote = &Quote{Words: f.Quote.Words, Name: w.name(f.Quote.Speaker)}
	}
	if f.Scope.String() != string(knowledge.Global) {
		l.Notes = append(l.Notes, answer.AddedHere(w.page.Lang))
	}
	if s := answer.OneSource(w.base, f, w.page.Lang); s != "" {
		l.Notes = append(l.Notes, s)
	}
	switch {
	case w.superseded(f):
		l.Notes = append(l.Notes, fmt.Sprintf(w.w.Overtaken, w.date(w.later(f)[0].When)))
	case f.StaleOn(w.day(), w.halfLives):
		l.Stale, w.page.Stale = true, true
		note := w.w.Unconfirmed
		if f.Fresh() > at(f) {
			note = fmt.Sprintf(w.w.LastKnown, w.onDay(f.Fresh()))
		}
		l.Notes = append(l.Notes, note)
	}
	if w.page.AsOf.Compare(f.When) < 0 {
		w.page.AsOf = f.When
	}
	w.section.Lines = append(w.section.Lines, l)
	return &w.section.Lines[len(w.section.Lines)-1]
}

// cite numbers the fact's sources in the order in which the page uses them.
func (w *writer) cite(f *knowledge.Fact) []int {
	var out []int
	for _, id := range f.Sources {
		s := w.base.Source(id)
		if s == nil {
			continue
		}
		if w.cites[id] == 0 {
			w.cites[id] = len(w.page.Sources) + 1
			w.page.Sources = append(w.page.Sources, answer.Citation{
				N: w.cites[id], ID: id, Outlet: s.Outlet, Title: s.Title, URL: s.URL, Published: s.Published.String(),
			})
		}
		out = append(out, w.cites[id])
	}
	return out
}

// done gives the page, with what is to be said of it as a whole.
func (w *writer) done() *Page {
	for i := range w.page.Sections {
		if s := &w.page.Sections[i]; len(s.Lines) == 0 {
			s.Lines = append(s.Lines, Line{Text: w.w.Nothing})
		}
	}
	if w.page.Stale {
		w.page.Warnings = append(w.page.Warnings, fmt.Sprintf(w.w.Stale, w.date(w.page.AsOf)))
	}
	if w.developing {
		w.page.Warnings = append(w.page.Warnings, answer.Developing(w.page.Lang))
	}
	return w.page
}
