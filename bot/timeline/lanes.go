package timeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A lane of the picture by whose facts it holds: the id of a party, or one of these.
// No entity has such an id.
const (
	roundsLane  knowledge.EntityID = ":rounds"  // meetings, and events of them that nobody asserts
	severalLane knowledge.EntityID = ":several" // held by, or telling of, several parties together
	nobodysLane knowledge.EntityID = ":nobody"  // neither held by a party nor telling of one
)

// laneOf gives the one lane in which a fact stands: a meeting among the rounds; else
// with the party that holds it; what nobody asserts, with the party that it tells of.
func (m *maker) laneOf(f *knowledge.Fact) knowledge.EntityID {
	if f.Kind == knowledge.Summit || len(f.By) == 0 && f.Summit != "" {
		return roundsLane
	}
	var parties []knowledge.EntityID
	add := func(id knowledge.EntityID) {
		if side := m.base.SideOf(id); side != "" && !slices.Contains(parties, side) {
			parties = append(parties, side)
		}
	}
	for _, id := range f.By {
		add(id)
	}
	if len(f.By) == 0 {
		for _, id := range f.Parties {
			add(id)
		}
	}
	switch len(parties) {
	case 0:
		return nobodysLane
	case 1:
		return parties[0]
	}
	return severalLane
}

// lanes gives the lanes of the facts: rounds first, then the parties, those first of
// which the whole base has the most facts, so that their order is the same in every
// range; then what several share, and the rest.
func (m *maker) lanes(facts []*knowledge.Fact) []knowledge.EntityID {
	weight := map[knowledge.EntityID]int{}
	for _, f := range m.base.Facts() {
		if m.sees(f) {
			weight[m.laneOf(f)]++
		}
	}
	place := map[knowledge.EntityID]int{roundsLane: -1, severalLane: 1, nobodysLane: 2}
	var out []knowledge.EntityID
	for _, f := range facts {
		if l := m.laneOf(f); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b knowledge.EntityID) int {
		return cmp.Or(cmp.Compare(place[a], place[b]), cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b))
	})
	return out
}

func (m *maker) laneName(id knowledge.EntityID) string {
	switch id {
	case roundsLane:
		return m.words.rounds
	case severalLane:
		return m.words.several
	case nobodysLane:
		return m.words.nobody
	}
	return render.Plain(m.name(id))
}

func (m *maker) name(id knowledge.EntityID) string {
	if e := m.base.Entity(id); e != nil {
		return e.NameIn(m.Lang)
	}
	return string(id)
}

// picture makes what is drawn.
func (m *maker) picture(t *Timeline, title string, first, last knowledge.Day) picture.Timeline {
	w := m.words
	p := picture.Timeline{
		Title: title, About: m.narrowed(), First: first, Last: last, Lang: m.Lang, Theme: m.Theme,
		Words: picture.Words{Kinds: map[knowledge.Kind]string{}, Superseded: w.hollow, Empty: w.empty, Months: w.months},
		Notes: m.notes(t),
	}
	for _, k := range knowledge.Kinds {
		p.Words.Kinds[k] = render.KindName(m.Lang, k)
	}
	lanes := m.lanes(t.Facts)
	p.Lanes = make([]picture.Lane, len(lanes))
	for i, id := range lanes {
		p.Lanes[i].Name = m.laneName(id)
	}
	for i, f := range t.Facts {
		lane := &p.Lanes[slices.Index(lanes, m.laneOf(f))]
		lane.Marks = append(lane.Marks, picture.Mark{
			Fact: f.ID, Kind: f.Kind, First: max(f.When.First(), first), Last: min(f.When.Last(), last),
			Superseded: m.superseded(f), Label: render.Plain(f.Text), Dated: m.dated(f, t.List.Points[i].Cites),
		})
	}
	if len(lanes) > 0 && lanes[0] == roundsLane && len(t.Facts) > fewFacts {
		m.nameRounds(p.Lanes[0].Marks)
	}
	return p
}

// fewFacts is how many may be shown for all labels to be facts' texts. Where there are
// more, and labels are short, a round is told by its name.
const fewFacts = 20

// nameRounds labels the mark of each round that is labelled first with the round's
// name, in the language of the frame.
func (m *maker) nameRounds(marks []picture.Mark) {
	best := map[knowledge.EntityID]int{}
	for i, x := range marks {
		s := m.base.Fact(x.Fact).Summit
		if s == "" {
			continue
		}
		if j, ok := best[s]; !ok || picture.Compare(x, marks[j]) < 0 {
			best[s] = i
		}
	}
	for s, i := range best {
		marks[i].Label = render.Plain(m.name(s))
	}
}

// maxNumbers is how many sources' numbers stand at a label.
const maxNumbers = 3

// dated gives a fact's date and the numbers of its sources in the list.
func (m *maker) dated(f *knowledge.Fact, cites []int) string {
	out := answer.DateWords(m.Lang, f.When)
	if len(cites) > 0 {
		out += " "
	}
	for i, n := range cites {
		if i == maxNumbers {
			return out + "…"
		}
		out += fmt.Sprintf("[%d]", n)
	}
	return out
}

// title tells the days that the timeline spans.
func (m *maker) title(first, last knowledge.Day) string {
	return fmt.Sprintf(m.words.title, answer.DateWords(m.Lang, spanned(first, last)))
}

// spanned gives the days as a date: as a month or year if they are all days of it.
func spanned(first, last knowledge.Day) knowledge.Date {
	t := first.Time()
	for _, d := range []knowledge.Date{knowledge.InMonth(t.Year(), t.Month()), knowledge.InYear(t.Year())} {
		if d.First() == first && d.Last() == last {
			return d
		}
	}
	return knowledge.Span(first, last)
}

// narrowed names the party and the topic.
func (m *maker) narrowed() string {
	var out []string
	for _, id := range []knowledge.EntityID{m.Party, m.Topic} {
		if id != "" {
			out = append(out, render.Plain(m.name(id)))
		}
	}
	return strings.Join(out, " · ")
}

// notes stand under the picture: up to when it knows, how much it shows, and what
// the numbers at labels are.
func (m *maker) notes(t *Timeline) []string {
	if len(t.Facts) == 0 {
		return []string{m.asOf(t)}
	}
	count := m.asOf(t) + " · " + fmt.Sprintf(m.words.count, len(t.Facts), len(t.List.Sources))
	return append(append([]string{count}, t.List.Warnings...), m.words.note)
}

// asOf tells the newest date of what is shown; of nothing, the day up to which was looked.
func (m *maker) asOf(t *Timeline) string {
	d := knowledge.OnDay(m.Horizon)
	if len(t.Facts) > 0 {
		d = t.Facts[len(t.Facts)-1].When
	}
	return fmt.Sprintf(render.WordsIn(m.Lang).AsOf, answer.DateWords(m.Lang, d))
}
