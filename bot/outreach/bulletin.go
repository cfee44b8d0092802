package outreach

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Budgets of news, in UTF-16 units; the limits together allow more.
const (
	maxItems      = 12
	maxItemText   = 600
	maxBulletin   = 3000 // the description
	maxCitations  = 1000 // one field of sources
	citationParts = 2    // fields of sources
)

// colourNews is that of news.
const colourNews = 0x2B6CB0

// A bulletin puts news together, as much of it as has room.
type bulletin struct {
	w     *words
	lang  knowledge.Lang
	lines []string
	size  int
	cites []string // lines of sources
	known map[knowledge.SourceID]int
	uses  []ledger.Use
}

// Message shows news with their sources, and gives the facts that it shows. What has no
// room is counted. Of no news it says that there are none.
func (n *News) Message() (Message, []ledger.Use) {
	w := wordsIn(n.Lang)
	e := Embed{Title: shorten(fmt.Sprintf(w.News, render.Line(n.Name)), 250), Color: colourNews}
	if n.Empty() {
		e.Description = w.NoNews
		return Message{Embeds: []Embed{e}}, nil
	}
	b := &bulletin{w: w, lang: n.Lang, known: map[knowledge.SourceID]int{}}
	shown := 0
	for shown < min(len(n.Items), maxItems) && b.add(n, shown) {
		shown++
	}
	if rest := len(n.Items) - shown; rest > 0 {
		b.lines = append(b.lines, "", fmt.Sprintf(w.MoreNews, rest))
	}
	e.Description = strings.Join(b.lines, "\n")
	name := w.Sources
	for len(b.cites) > 0 {
		k, size := 0, 0
		for k < len(b.cites) && size+render.Units(b.cites[k])+1 <= maxValue {
			size += render.Units(b.cites[k]) + 1
			k++
		}
		e.Fields = append(e.Fields, Field{Name: name, Value: strings.Join(b.cites[:k], "\n")})
		b.cites, name = b.cites[k:], "…"
	}
	return Message{Embeds: []Embed{e}}, b.uses
}

// add adds an item, if it has room; the first always has.
func (b *bulletin) add(n *News, i int) bool {
	x := &n.Items[i]
	var lines []string
	if i == 0 || n.Items[i-1].Change != x.Change {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, "**"+b.w.Novelties[x.Change]+"**")
	}
	var numbers strings.Builder
	var cites []string
	for _, s := range x.Sources {
		k, known := b.known[s.ID]
		if !known {
			k = len(b.known) + len(cites) + 1
			cites = append(cites, render.Cited(answer.Citation{
				N: k, ID: s.ID, Outlet: s.Outlet, Title: s.Title, URL: s.URL, Published: s.Published.String(),
			}))
		}
		fmt.Fprintf(&numbers, "[%d]", k)
	}
	lines = append(lines, b.itemLines(x, strings.TrimSpace(numbers.String()))...)
	size := 0
	for _, l := range lines {
		size += render.Units(l) + 1
	}
	sources := 0
	for _, l := range slices.Concat(b.cites, cites) {
		sources += render.Units(l) + 1
	}
	if i > 0 && (b.size+size > maxBulletin || sources > maxCitations*citationParts-maxLink) {
		return false
	}
	k := 0
	for _, s := range x.Sources {
		if _, known := b.known[s.ID]; !known {
			k++
			b.known[s.ID] = len(b.known) + 1
		}
	}
	b.lines, b.size, b.cites = append(b.lines, lines...), b.size+size, append(b.cites, cites[:k]...)
	if x.Change != ledger.Withdrawn {
		b.uses = append(b.uses, ledger.UseOf(x.Fact))
	}
	return true
}

// itemLines words an item; numbers are those of its sources.
func (b *bulletin) itemLines(x *Item, numbers string) []string {
	text := shorten(render.Line(x.Fact.Text), maxItemText)
	if x.Change == ledger.Withdrawn {
		text = stroke + text + stroke
	}
	out := []string{strings.TrimSpace("• " + text + " " + numbers)}
	if q := quoted(x.Fact); q != "" && x.Change != ledger.Withdrawn {
		out = append(out, "> "+shorten(render.Line("“"+q+"”"), maxItemText))
	}
	var small []string
	for _, s := range []string{render.KindName(b.lang, x.Fact.Kind), shorten(render.Line(x.Holder), maxHolder), x.Date} {
		if s != "" {
			small = append(small, s)
		}
	}
	out = append(out, "-# "+strings.Join(small, " · "))
	for _, old := range x.Old {
		if old.Text != x.Fact.Text {
			out = append(out, b.w.Earlier+": "+stroke+shorten(render.Line(old.Text), maxItemText/2)+stroke)
		}
	}
	if why := shorten(render.Line(x.Reason), maxWhy); why != "" && x.Change != Added && x.Change != ledger.Overtaken {
		out = append(out, b.w.Why+": "+why)
	}
	return out
}
