package answer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A composer puts one answer together.
type composer struct {
	e     *Engine
	q     *Question
	r     *reading
	voice *phrases
	lang  knowledge.Lang
	a     *Answer
	cites map[knowledge.SourceID]int
	near  bool // the suggestions are near to what was asked
}

// compose makes the answer from what was chosen.
func (e *Engine) compose(q *Question, r *reading, c *choice) *Answer {
	lang := q.Lang
	if lang == "" {
		lang = r.Lang
	}
	m := &composer{e: e, q: q, r: r, lang: lang, voice: voiceIn(lang), cites: map[knowledge.SourceID]int{}}
	m.a = &Answer{
		ID: q.ID, Question: q.Text, Intent: r.Intent, Reason: c.reason, Lang: lang, Head: e.base.Head(),
		Entities: []knowledge.EntityID{}, Points: []Point{}, Quotes: []Quote{}, Sources: []Citation{}, Warnings: []string{}, Suggestions: []string{},
	}
	for _, x := range r.Refs {
		for _, o := range x.Options {
			if !slices.Contains(m.a.Entities, o.ID) {
				m.a.Entities = append(m.a.Entities, o.ID)
			}
		}
	}
	if c.reason != IsInjection && c.reason != Unresolved && c.reason != IsOffTopic {
		m.a.Understood = m.restate()
	}
	switch {
	case c.reason != "":
		m.abstain(c)
	case r.Intent == IntentMeta:
		m.about()
	default:
		m.a.Answered, m.a.Confident = true, r.unasked(c) >= confidentSure
		m.points(c.picks)
		m.a.Lead = m.lead(c.picks)
		m.ageing(c.picks)
		m.a.Suggestions = m.suggestions(m.related(c.picks), 2)
	}
	m.a.Text = m.text()
	return m.a
}

// declineIntents shows under which intent a declined question is filed.
var declineIntents = map[Reason]Intent{IsOpinion: IntentOpinion, IsPrediction: IntentPrediction, IsOffTopic: IntentOffTopic, IsInjection: IntentInjection}

func (m *composer) abstain(c *choice) {
	if i, ok := declineIntents[c.reason]; ok {
		m.a.Intent = i
	}
	m.a.Lead = m.voice.abstain[c.reason]
	if m.r.TooLong {
		m.a.Lead = fmt.Sprintf(m.voice.tooLong, maxQuestion)
	}
	m.near = len(c.near) > 0
	m.a.Suggestions = m.suggestions(c.near, 3)
	if len(m.a.Suggestions) == 0 {
		m.near, m.a.Suggestions = false, m.offers()
	}
}

// offers are questions that can nearly always be answered: the status, and what
// each side of the talks demands.
func (m *composer) offers() []string {
	out := []string{m.voice.suggest[knowledge.Status]}
	for _, side := range m.e.sides {
		if side != "" {
			out = append(out, strings.ReplaceAll(m.voice.suggest[knowledge.Demand], "%s", m.name(side)))
		}
	}
	return out
}

// about answers questions about the bot itself.
func (m *composer) about() {
	m.a.Answered = true
	n, newest, outlets := 0, knowledge.Date{}, map[string]int{}
	sources := map[knowledge.SourceID]bool{}
	v := m.e.viewOf(m.q)
	for f := range v.facts() {
		n++
		if newest.Compare(f.When) < 0 {
			newest = f.When
		}
		for _, id := range f.Sources {
			if !sources[id] {
				sources[id] = true
				outlets[m.e.base.Source(id).Outlet]++
			}
		}
	}
	switch {
	case n == 0 && (m.r.Cues["meta-age"] || m.r.Cues["meta-sources"]):
		m.a.Lead = m.voice.nothing
	case m.r.Cues["meta-age"]:
		m.a.Lead = fmt.Sprintf(m.voice.ageLead, n, len(sources), m.voice.date(newest))
		m.a.AsOf = newest.String()
	case m.r.Cues["meta-sources"]:
		names := slices.SortedFunc(maps.Keys(outlets), func(a, b string) int {
			return cmp.Or(cmp.Compare(outlets[b], outlets[a]), cmp.Compare(a, b))
		})
		m.a.Lead = fmt.Sprintf(m.voice.sourcesLead, n, len(sources), strings.Join(names[:min(5, len(names))], ", "))
	default:
		m.a.Lead = m.voice.help
	}
	m.a.Suggestions = m.offers()
}

// points fills points, quotes and sources.
func (m *composer) points(picks []pick) {
	var newest knowledge.Date
	for _, p := range picks {
		f := p.fact
		cites := m.cite(f)
		m.a.Points = append(m.a.Points, Point{
			Role: p.role, Text: f.Text, Facts: []knowledge.FactID{f.ID}, Cites: cites, By: nonNil(f.By), When: f.When.String(),
			Scope: f.Scope.String(), Note: m.note(f), Holder: m.holder(f),
		})
		if f.Quote != nil {
			m.a.Quotes = append(m.a.Quotes, Quote{
				Role: p.role, Words: f.Quote.Words, Speaker: f.Quote.Speaker, Facts: []knowledge.FactID{f.ID}, Cites: cites, By: nonNil(f.By),
				When: f.When.String(), Name: m.name(f.Quote.Speaker),
			})
		}
		if newest.Compare(f.When) < 0 {
			newest = f.When
		}
	}
	m.a.AsOf = newest.String()
	m.a.Origins = m.origins(picks)
}

// origins counts how many of the facts shown rest on whose reporting; most first.
func (m *composer) origins(picks []pick) []Origin {
	n := map[string]int{}
	for _, p := range picks {
		for _, name := range m.e.base.Origins(p.fact) {
			n[name]++
		}
	}
	var out []Origin
	for name, facts := range n {
		out = append(out, Origin{Name: name, Facts: facts})
	}
	slices.SortFunc(out, func(a, b Origin) int { return cmp.Or(cmp.Compare(b.Facts, a.Facts), cmp.Compare(a.Name, b.Name)) })
	return out
}

func nonNil(ids []knowledge.EntityID) []knowledge.EntityID {
	if ids == nil {
		return []knowledge.EntityID{}
	}
	return ids
}

// cite numbers the fact's sources in the order in which the answer uses them.
func (m *composer) cite(f *knowledge.Fact) []int {
	cites := []int{}
	for _, id := range f.Sources {
		s := m.e.base.Source(id)
		if s == nil {
			continue
		}
		if m.cites[id] == 0 {
			m.cites[id] = len(m.a.Sources) + 1
			m.a.Sources = append(m.a.Sources, Citation{
				N: m.cites[id], ID: id, Outlet: s.Outlet, Title: s.Title, URL: s.URL, Published: s.Published.String(),
			})
		}
		cites = append(cites, m.cites[id])
	}
	return cites
}

func (m *composer) name(id knowledge.EntityID) string { return Name(m.e.base, id, m.lang) }

// holder words who says what a fact says.
func (m *composer) holder(f *knowledge.Fact) string { return Holder(m.e.base, f, m.lang) }

// note is the remark behind a point: its date, and that one source alone reports it
// where much hangs on that.
func (m *composer) note(f *knowledge.Fact) string {
	date := m.voice.date(f.When)
	if s := OneSource(m.e.base, f, m.lang); s != "" {
		date += "; " + s
	}
	return date
}

// lead words the first line.
func (m *composer) lead(picks []pick) string {
	v := m.voice
	if m.r.Order != nil {
		return v.inOrder
	}
	if m.r.Intent == IntentDefinition {
		if d := m.description(); d != "" {
			return d
		}
	}
	if t, ok := v.plain[m.r.Intent]; ok {
		if strings.Contains(t, "%s") {
			return fmt.Sprintf(t, v.date(knowledge.MustDate(m.a.AsOf)))
		}
		return t
	}
	if t, ok := v.leads[m.r.Intent]; ok && m.r.Intent != IntentDefinition {
		if n := m.leadName(picks); n != "" {
			return fmt.Sprintf(t, n)
		}
	}
	return v.plain[""]
}

// leadName is the name that a lead is about: the round of the first fact, or the
// holder where he is the one asked about.
func (m *composer) leadName(picks []pick) string {
	if m.r.Intent == IntentSummit {
		if id := picks[0].fact.Summit; id != "" {
			return m.name(id)
		}
		return ""
	}
	i := m.r.subject()
	if i < 0 {
		return ""
	}
	for _, o := range m.r.Refs[i].Options {
		if m.e.base.IsBy(picks[0].fact, o.ID) {
			return o.NameIn(m.lang)
		}
	}
	return ""
}

// description is the plain line about the thing that a definition asks for, unless
// it tells of days after the horizon.
func (m *composer) description() string {
	refs := slices.Clone(m.r.Refs)
	slices.SortStableFunc(refs, func(a, b ref) int { // people first: "his job?"
		return cmp.Compare(b2i(b.is(knowledge.PersonType)), b2i(a.is(knowledge.PersonType)))
	})
	for _, x := range refs {
		for _, o := range x.Options {
			if o.Description == "" || o.Type == knowledge.PartyType && len(x.Options) > 1 {
				continue
			}
			if d := m.asKnown(o.Description); d != "" {
				return o.NameIn(m.lang) + ": " + d
			}
		}
	}
	return ""
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// asKnown is a description without what lies after the horizon: the clause that
// tells until when something held, or else the whole.
func (m *composer) asKnown(d string) string {
	late := func(s string) bool {
		_, dates := readDates(m.e.lexis.Annotate(s).Tokens, m.q.Horizon())
		return slices.ContainsFunc(dates, func(w window) bool { return w.Date.First() > m.q.Horizon() })
	}
	if !late(d) {
		return d
	}
	if before, _, found := strings.Cut(d, " until "); found && !late(before) {
		return strings.TrimRight(before, " ,;") + "."
	}
	return ""
}

// developingDays is how old the newest fact of an answer may be for what it tells to be
// still developing, in days.
const developingDays = 31

// ageing adds the warnings about age.
func (m *composer) ageing(picks []pick) {
	v := m.e.viewOf(m.q)
	for _, p := range picks {
		if p.role == Main && p.fact.StaleOn(v.today(), m.q.HalfLives) && !v.superseded(p.fact) {
			m.a.Stale = true
		}
	}
	if m.a.Stale {
		m.a.Warnings = append(m.a.Warnings, fmt.Sprintf(m.voice.stale, m.voice.date(knowledge.MustDate(m.a.AsOf))))
	}
	if m.q.Developing && m.q.AsOf.IsZero() && v.today()-knowledge.MustDate(m.a.AsOf).Last() <= developingDays {
		m.a.Warnings = append(m.a.Warnings, m.voice.developing)
	}
	if slices.ContainsFunc(picks, func(p pick) bool { return p.role == Later }) {
		m.a.Warnings = append(m.a.Warnings, m.voice.oldOnly)
	}
}

// maxRelated is how many neighbours are looked at for suggestions.
const maxRelated = 6

// related gives facts near those that were shown, for suggestions.
func (m *composer) related(picks []pick) []*knowledge.Fact {
	shown := func(f *knowledge.Fact) bool {
		return slices.ContainsFunc(picks, func(p pick) bool { return p.fact == f })
	}
	var out []*knowledge.Fact
	first := picks[0].fact
	v := m.e.viewOf(m.q)
	for f := range v.facts() {
		if len(out) == maxRelated {
			break
		}
		near := f.Summit != "" && f.Summit == first.Summit || gap(f.When, first.When) <= 7 && overlap(f.Topics, first.Topics)
		if near && !shown(f) {
			out = append(out, f)
		}
	}
	return out
}

func overlap(a, b []knowledge.EntityID) bool {
	return slices.ContainsFunc(a, func(x knowledge.EntityID) bool { return slices.Contains(b, x) })
}

// inSentence is a name as it stands inside a sentence: a matter whose English name
// begins with an everyday word begins small.
func (m *composer) inSentence(id knowledge.EntityID) string {
	name := m.name(id)
	first := name
	if i := strings.IndexAny(name, " '’"); i > 0 { // "Trump's plan" keeps its capital
		first = name[:i]
	}
	if e := m.e.base.Entity(id); e != nil && e.Type == knowledge.TopicType && m.lang == knowledge.English && !m.e.lexis.Proper(first) && len(m.e.lexis.Annotate(first).Mentions) == 0 {
		return strings.ToLower(name[:1]) + name[1:]
	}
	return name
}

// suggestions words questions that the given facts answer, each once, at most n.
func (m *composer) suggestions(facts []*knowledge.Fact, n int) []string {
	out := []string{}
	for _, f := range facts {
		s := m.suggestion(f)
		if s != "" && s != m.a.Understood && !slices.Contains(out, s) && len(out) < n {
			out = append(out, s)
		}
	}
	return out
}

func (m *composer) suggestion(f *knowledge.Fact) string {
	t := m.voice.suggest[f.Kind]
	fill := func(verb string, id knowledge.EntityID) bool {
		if !strings.Contains(t, verb) {
			return true
		}
		t = strings.ReplaceAll(t, verb, m.inSentence(id))
		return id != ""
	}
	var by, topic knowledge.EntityID
	if len(f.By) > 0 {
		by = f.By[0]
		if f.Kind == knowledge.Demand { // whose demand it is, rather than who voiced it
			by = cmp.Or(m.e.base.SideOf(by), by)
		}
	}
	for _, t := range f.Topics { // the rarest tells most
		if topic == "" || m.e.share[t] < m.e.share[topic] {
			topic = t
		}
	}
	if !fill("%s", by) || !fill("%t", topic) || !fill("%r", f.Summit) {
		return ""
	}
	return strings.ReplaceAll(t, "%d", m.voice.date(f.When))
}
