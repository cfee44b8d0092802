package timeline

import (
	"fmt"
	"slices"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Query asks for a timeline. Queries are comparable with ==.
type Query struct {
	From, To knowledge.Date     // the first day of From and the last of To bound it; zero: as far as there are facts
	Party    knowledge.EntityID // facts that it holds, that its people say, or that name it; "": all
	Topic    knowledge.EntityID // facts about a topic, place, round or agreement; "": all
	Horizon  knowledge.Day      // the last day of which facts are known
	Scope    knowledge.Scope    // a guild, or global
	Lang     knowledge.Lang     // of the frame; "": English
	Theme    picture.Theme
}

// MaxFacts is how many facts are shown at most, the newest of them: pictures of more are
// too high for clients to show.
const MaxFacts = 1500

// A Timeline is what is shown for a query.
type Timeline struct {
	Facts   []*knowledge.Fact // oldest first; those of the picture are the same as those of the list
	Picture picture.Timeline
	List    *answer.Answer // every fact, dated, attributed and cited
	Alt     string         // the picture as text, plain, at most MaxAlt UTF-16 units
}

// Of makes the timeline of a query from what its scope sees. Facts that later ones
// supersede, as far as these are known at the horizon, are shown as such.
func Of(base *knowledge.Base, q Query) *Timeline {
	if !q.From.IsZero() && !q.To.IsZero() && q.To.Before(q.From) {
		q.From, q.To = q.To, q.From
	}
	m := maker{Query: q, base: base, words: wordsIn(q.Lang)}
	t := &Timeline{Facts: m.choose()}
	var warnings []string
	if n := len(t.Facts); n > MaxFacts {
		t.Facts = t.Facts[n-MaxFacts:]
		warnings = append(warnings, fmt.Sprintf(m.words.newest, MaxFacts, n))
	}
	first, last := m.bounds(t.Facts)
	title := m.title(first, last)
	lead := title
	if len(t.Facts) == 0 {
		lead += ". " + m.words.empty
	}
	t.List = answer.Listing(base, q.Lang, lead, t.Facts, m.remark, warnings...)
	t.Picture = m.picture(t, title, first, last)
	t.Alt = m.alt(t)
	return t
}

// A maker makes one timeline.
type maker struct {
	Query
	base  *knowledge.Base
	words *words
}

// sees reports whether the scope sees a fact at the horizon.
func (m *maker) sees(f *knowledge.Fact) bool {
	return (f.Scope.String() == string(knowledge.Global) || f.Scope == m.Scope) && f.Visible(m.Horizon) && !f.When.IsZero()
}

// choose lists the facts of the query, oldest first.
func (m *maker) choose() []*knowledge.Fact {
	var out []*knowledge.Fact
	for _, f := range m.base.Facts() {
		if m.sees(f) && m.timely(f) && m.about(f) {
			out = append(out, f)
		}
	}
	return out
}

// timely reports whether some day of a fact lies in the range that is asked for.
func (m *maker) timely(f *knowledge.Fact) bool {
	return (m.From.IsZero() || f.When.Last() >= m.From.First()) && (m.To.IsZero() || f.When.First() <= m.To.Last())
}

func (m *maker) about(f *knowledge.Fact) bool {
	if m.Party != "" && !m.base.IsBy(f, m.Party) && !slices.Contains(f.Parties, m.Party) {
		return false
	}
	return m.Topic == "" || slices.Contains(f.Mentions(), m.Topic)
}

// superseded reports whether a later word of a fact is known.
func (m *maker) superseded(f *knowledge.Fact) bool {
	return slices.ContainsFunc(m.base.SupersededBy(f.ID), m.sees)
}

func (m *maker) remark(f *knowledge.Fact) string {
	if m.superseded(f) {
		return m.words.superseded
	}
	return ""
}

// bounds gives the first and the last day of the axis: as they are asked for, but not
// beyond the horizon; else those of the facts.
func (m *maker) bounds(facts []*knowledge.Fact) (first, last knowledge.Day) {
	first, last = m.Horizon, m.Horizon
	if len(facts) > 0 {
		last = facts[len(facts)-1].When.Last()
		for _, f := range facts {
			first = min(first, f.When.First())
		}
	}
	if !m.To.IsZero() {
		last = min(m.To.Last(), m.Horizon)
	}
	if !m.From.IsZero() {
		first = max(m.From.First(), min(first, last-maxEmpty))
	}
	return min(first, last), max(first, last)
}

// maxEmpty is how many days the axis may reach back before the first fact.
const maxEmpty = 3660
