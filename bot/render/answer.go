package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Budgets of the parts of an answer, in UTF-16 units. Together with the names
// of fields they stay under the 6,000 that Discord allows over all embeds.
const (
	maxEcho       = 250  // of the question, in the title (limit 256)
	maxLead       = 400  // in the description
	maxBody       = 2600 // the description (limit 4,096): two screens of a telephone
	maxPiece      = 1800 // one point or quote; longer ones are divided
	maxHolder     = 160  // holder, date and note of a point
	maxWarnings   = 600  // a field (limit 1,024)
	maxSuggested  = 450  // a field
	maxSuggestion = 140  // one suggestion
	maxSources    = 900  // one field of sources
	sourceFields  = 2    // at most; the rest is behind the button
	maxFooterText = 150  // (limit 2,048)
	maxTries      = 3    // suggestions shown
)

// Colours of embeds.
const (
	colourAnswer  = 0x2B6CB0
	colourStale   = 0xB7791F
	colourNothing = 0x718096
)

// A Message is what Discord shows: it keeps to Discord's limits.
type Message struct {
	Content    string
	Embeds     []*discordgo.MessageEmbed
	Components []discordgo.MessageComponent
}

// A View tells which part of an answer is shown, and to whom it belongs.
type View struct {
	Key   string // of the answer, for its buttons; "": no buttons
	Asker string // user id of who asked
	Page  int    // from 0; too high means the last
	Echo  string // the question, where it is not to be seen otherwise; "": none

	Origin  *Origin // the message that the answer speaks to; nil: the asker's own
	Private bool    // only the asker sees it, and may share it
	Recipe  Recipe  // of the question, for the buttons

	Feedback bool // there are buttons for what readers think of it
}

// A block is a part of an answer that stands on one page.
type block struct {
	text  string
	cites []int
}

// A page is the blocks that stand together.
type page struct {
	blocks []block
	size   int
}

// Answer shows one page of an answer.
func Answer(a *answer.Answer, v View) Message {
	w := WordsIn(a.Lang)
	pages := paginate(a, w)
	v.Page = min(max(v.Page, 0), len(pages)-1)
	p := pages[v.Page]
	first, last := v.Page == 0, v.Page == len(pages)-1
	e := &discordgo.MessageEmbed{Color: colour(a), Title: cut(Line(v.Echo), maxEcho)}
	var body []string
	if first {
		body = append(body, lead(a, w))
	}
	for _, b := range p.blocks {
		body = append(body, b.text)
	}
	e.Description = strings.Join(body, "\n\n")
	if first {
		addField(e, "⚠ "+w.Warnings, bullets(a.Warnings, maxWarnings), maxWarnings)
	}
	addSources(e, a, p, w)
	if last {
		addField(e, w.Suggested, bullets(suggestions(a), maxSuggestion), maxSuggested)
	}
	if e.Description == "" && len(e.Fields) == 0 {
		e.Description = w.NoAnswer // Discord takes no empty embed
	}
	e.Footer = footer(a, w, v.Page, len(pages))
	m := Message{Embeds: []*discordgo.MessageEmbed{e}}
	if v.Origin != nil {
		m.Content = v.Origin.line(a, w)
	}
	if v.Key != "" {
		m.Components = answerButtons(a, w, v, len(pages))
	}
	return m
}

// Pages is the number of pages of an answer, at least 1.
func Pages(a *answer.Answer) int { return len(paginate(a, WordsIn(a.Lang))) }

func colour(a *answer.Answer) int {
	switch {
	case !a.Answered:
		return colourNothing
	case a.Stale:
		return colourStale
	}
	return colourAnswer
}

func lead(a *answer.Answer, w *Words) string {
	text := cut(Line(a.Lead), maxLead)
	if text == "" && !a.Answered {
		text = w.NoAnswer
	}
	if text == "" {
		return ""
	}
	if !a.Answered {
		return text
	}
	return "**" + text + "**"
}

// paginate divides an answer into pages; there is at least one.
func paginate(a *answer.Answer, w *Words) []page {
	pages := []page{{size: Units(lead(a, w))}}
	for _, b := range blocks(a) {
		p := &pages[len(pages)-1]
		size := Units(b.text) + 2 // and the empty line before it
		if len(p.blocks) > 0 && p.size+size > maxBody {
			pages = append(pages, page{})
			p = &pages[len(pages)-1]
		}
		p.blocks = append(p.blocks, b)
		p.size += size
	}
	return pages
}

// blocks lists points, each followed by its quotes, then the other quotes.
func blocks(a *answer.Answer) []block {
	var out []block
	shown := map[int]bool{}
	for _, p := range a.Points {
		out = append(out, pointBlocks(p, a.Lang)...)
		for i, q := range a.Quotes {
			if !shown[i] && slices.ContainsFunc(q.Facts, func(f knowledge.FactID) bool { return slices.Contains(p.Facts, f) }) {
				shown[i] = true
				out = append(out, quoteBlocks(q, a.Lang, &p)...)
			}
		}
	}
	for i, q := range a.Quotes {
		if !shown[i] {
			out = append(out, quoteBlocks(q, a.Lang, &answer.Point{})...)
		}
	}
	return out
}

func pointBlocks(p answer.Point, lang knowledge.Lang) []block {
	mark := roleMark(p.Role, lang)
	if mark == "" {
		mark = "• "
	}
	notes := append([]string{Line(p.Holder)}, dated(p.When, p.Note)...)
	if p.Scope != "" && p.Scope != string(knowledge.Global) {
		notes = append(notes, answer.AddedHere(lang))
	}
	parts := pieces(p.Text, maxPiece, Text)
	out := make([]block, len(parts))
	for i, t := range parts {
		out[i] = block{text: t, cites: p.Cites}
	}
	out[0].text = mark + out[0].text
	end := &out[len(out)-1]
	end.text += numbers(p.Cites) + noteLine(notes)
	return out
}

// dated gives a point's date and note, without the date if the note tells it in words.
func dated(when, note string) []string {
	year, _, _ := strings.Cut(when, "-")
	if year == "" || strings.Contains(note, year) {
		return []string{Line(note)}
	}
	return []string{Line(when), Line(note)}
}

// quoteBlocks shows a quote, with its role if that is another than the point's
// beside which it stands, and its date in the point's words if they share it.
func quoteBlocks(q answer.Quote, lang knowledge.Lang, beside *answer.Point) []block {
	parts := pieces("“"+q.Words+"”", maxPiece, Quoted)
	out := make([]block, len(parts))
	for i, t := range parts {
		out[i] = block{text: t, cites: q.Cites}
	}
	if mark := roleMark(q.Role, lang); mark != "" && q.Role != beside.Role {
		out[0].text = strings.TrimSpace(mark) + "\n" + out[0].text
	}
	end := &out[len(out)-1]
	notes := []string{Line(q.Name)}
	if q.When == beside.When {
		notes = append(notes, dated(beside.When, beside.Note)...)
	} else {
		notes = append(notes, Line(q.When))
	}
	end.text += noteLine(append(notes, strings.TrimSpace(numbers(q.Cites))))
	return out
}

// roleMark stands before a point that is no main one. Where the frame runs from right
// to left the point begins on a line of its own, facts being in English.
func roleMark(r answer.Role, lang knowledge.Lang) string {
	sign := map[answer.Role]string{answer.OtherSide: "⇄", answer.Later: "↪"}[r]
	if sign == "" {
		return ""
	}
	after := " "
	if lang == knowledge.Hebrew || lang == knowledge.Arabic {
		after = "\n"
	}
	return sign + " **" + r.In(lang) + ":**" + after
}

// noteLine is the small line under a point or quote: whose, and of when.
func noteLine(notes []string) string {
	notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
	if len(notes) == 0 {
		return ""
	}
	return "\n-# " + cut(strings.Join(notes, " · "), maxHolder+maxNumbers)
}

// maxNumbers bounds the citation numbers after a point, in units.
const maxNumbers = 80

// numbers gives " [1][2]".
func numbers(cites []int) string {
	var b strings.Builder
	for _, n := range cites {
		s := fmt.Sprintf("[%d]", n)
		if b.Len()+len(s) > maxNumbers-2 {
			b.WriteString("…")
			break
		}
		b.WriteString(s)
	}
	if b.Len() == 0 {
		return ""
	}
	return " " + b.String()
}

func addField(e *discordgo.MessageEmbed, name, value string, most int) {
	if value == "" {
		return
	}
	e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: name, Value: cut(value, most)})
}

// bullets lists texts, each in a line of at most so many units.
func bullets(texts []string, each int) string {
	var out []string
	for _, t := range texts {
		if l := Line(t); l != "" {
			out = append(out, "• "+cut(l, each))
		}
	}
	return strings.Join(out, "\n")
}

func suggestions(a *answer.Answer) []string { return a.Suggestions[:min(len(a.Suggestions), maxTries)] }

func footer(a *answer.Answer, w *Words, page, pages int) *discordgo.MessageEmbedFooter {
	var parts []string
	if a.AsOf != "" {
		parts = append(parts, fmt.Sprintf(w.AsOf, Plain(a.AsOf)))
	}
	if pages > 1 {
		parts = append(parts, fmt.Sprintf(w.Page, page+1, pages))
	}
	if len(parts) == 0 {
		return nil
	}
	return &discordgo.MessageEmbedFooter{Text: cut(strings.Join(parts, " · "), maxFooterText)}
}
