package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Budgets of a page's sheets in UTF-16 units. Together with title and footer they stay
// under the 6,000 that Discord allows over all embeds.
const (
	maxSheet      = 3600 // the description (limit 4,096)
	maxSheetAll   = 5400 // description and sources
	maxSheetLine  = 1800 // one piece of a line
	maxSheetField = 1000 // a field of sources (limit 1,024)
	maxTemplate   = 400  // a heading or note
)

// A sheet is the part of a page that one message shows.
type sheet struct {
	text  string
	cites []int
}

// Brief shows one sheet of a page, from 0; too high means the last.
func Brief(p *brief.Page, n int) Message {
	w := WordsIn(p.Lang)
	sheets := sheetsOf(p)
	n = min(max(n, 0), len(sheets)-1)
	s := sheets[n]
	e := &discordgo.MessageEmbed{Title: cut(Line(p.Title), maxEcho), Color: colourAnswer, Description: s.text}
	if p.Stale {
		e.Color = colourStale
	}
	if len(p.Sources) == 0 {
		e.Color = colourNothing
	}
	name := w.Sources
	for _, f := range packed(p, s.cites) {
		e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: name, Value: f})
		name = "…"
	}
	var foot []string
	if !p.AsOf.IsZero() {
		foot = append(foot, fmt.Sprintf(w.AsOf, answer.DateWords(p.Lang, p.AsOf)))
	}
	if len(sheets) > 1 {
		foot = append(foot, fmt.Sprintf(w.Page, n+1, len(sheets)))
	}
	if len(foot) > 0 {
		e.Footer = &discordgo.MessageEmbedFooter{Text: cut(strings.Join(foot, " · "), maxFooterText)}
	}
	return Message{Embeds: []*discordgo.MessageEmbed{e}}
}

// Sheets is the number of messages that a page takes, at least 1.
func Sheets(p *brief.Page) int { return len(sheetsOf(p)) }

// sheetsOf divides a page so that each line stands on one sheet, together with the
// sources that it cites. What one line cites beyond the room of a sheet follows on the next.
func sheetsOf(p *brief.Page) []sheet {
	out := []sheet{{}}
	put := func(text, before string, cites []int) {
		s := &out[len(out)-1]
		with := joined(s.cites, cites)
		if s.text != "" && (Units(s.text)+Units(before)+Units(text) > maxSheet || !hasRoom(p, s.text+before+text, with)) {
			out = append(out, sheet{})
			s, with = &out[len(out)-1], joined(nil, cites)
		}
		if s.text != "" {
			text = before + text
		}
		s.text += text
		for !hasRoom(p, s.text, with) {
			n := len(with) - 1
			for !hasRoom(p, s.text, with[:n]) {
				n--
			}
			s.cites = with[:n]
			out = append(out, sheet{})
			s, with = &out[len(out)-1], with[n:]
		}
		s.cites = with
	}
	var warnings []string
	for _, t := range p.Warnings {
		warnings = append(warnings, "-# ⚠ "+cut(Line(t), maxTemplate))
	}
	if len(warnings) > 0 {
		put(strings.Join(warnings, "\n"), "", nil)
	}
	for _, section := range p.Sections {
		head, before := heading(section.Heading), "\n\n"
		for _, l := range section.Lines {
			for _, piece := range sheetPieces(&l, p.Lang) {
				put(head+piece, before, l.Cites)
				head = ""
			}
			before = "\n\n"
			if l.Fact == "" { // templates are short, and stand close together
				before = "\n"
			}
		}
	}
	return out
}

// heading tells a section's heading from what stands bold below it.
func heading(text string) string { return "__**" + cut(Line(text), maxTemplate) + "**__\n" }

// hasRoom reports whether a text and the sources of these numbers fit a sheet.
func hasRoom(p *brief.Page, text string, cites []int) bool {
	all := Units(text)
	for _, f := range packed(p, cites) {
		all += Units(f) + Units(WordsIn(p.Lang).Sources)
	}
	return all <= maxSheetAll
}

// joined gives the citation numbers of both, each once, in order.
func joined(a, b []int) []int {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// packed gives the fields that hold the sources of these numbers.
func packed(p *brief.Page, cites []int) []string {
	var lines []string
	for _, n := range cites {
		lines = append(lines, citation(p.Sources[n-1], maxShortLink))
	}
	var out []string
	for len(lines) > 0 {
		n := fit(lines, maxSheetField)
		out = append(out, strings.Join(lines[:n], "\n"))
		lines = lines[n:]
	}
	return out
}

// sheetPieces gives a line as Discord shows it, in as many pieces as it needs: one, but
// for texts longer than facts are.
func sheetPieces(l *brief.Line, lang knowledge.Lang) []string {
	if l.Fact == "" {
		return []string{"*" + cut(Line(l.Text), maxSheetLine) + "*" + numbers(l.Cites)}
	}
	mark := roleMark(l.Role, lang)
	if l.Party != "" {
		mark = partyMark(l, lang)
	}
	if l.Rung != nil {
		mark = "**" + Line(rungWords(l.Rung, l.When, lang)) + "**\n" + mark
	}
	if mark == "" {
		mark = "• "
	}
	out := pieces(l.Text, maxSheetLine, Text)
	out[0] = mark + out[0]
	end := &out[len(out)-1]
	notes := append([]string{Line(l.Holder), Line(l.When)}, safe(l.Notes)...)
	*end += numbers(l.Cites) + smallLine(notes, lang)
	if l.Quote == nil {
		return out
	}
	quote := pieces("“"+l.Quote.Words+"”", maxSheetLine, Quoted)
	quote[len(quote)-1] += smallLine([]string{Line(l.Quote.Name), strings.TrimSpace(numbers(l.Cites))}, lang)
	if len(out) == 1 && len(quote) == 1 && Units(out[0])+Units(quote[0]) < maxSheetLine {
		return []string{out[0] + "\n" + quote[0]}
	}
	return append(out, quote...)
}

// partyMark stands before a party's word in a comparison.
func partyMark(l *brief.Line, lang knowledge.Lang) string {
	sign, after := "• ", " "
	if l.Role == answer.OtherSide {
		sign = "⇄ "
	}
	if fromRight(lang) {
		after = "\n"
	}
	return sign + "**" + cut(Line(l.Party), maxHolder) + ":**" + after
}

func fromRight(l knowledge.Lang) bool { return l == knowledge.Hebrew || l == knowledge.Arabic }

// smallLine sets notes under a text. Where they run from right to left, a mark keeps
// a date behind a Latin name from being drawn to it.
func smallLine(notes []string, lang knowledge.Lang) string {
	notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
	between := " · "
	if fromRight(lang) {
		between = " ·\u200f "
	}
	return "\n-# " + cut(strings.Join(notes, between), 2*maxTemplate)
}

// safe makes each of the notes a line.
func safe(notes []string) []string {
	out := make([]string, len(notes))
	for i, n := range notes {
		out[i] = Line(n)
	}
	return out
}

// rungWords tells a stage, as a ladder too, since when it stands, and the stage before.
func rungWords(r *brief.Rung, when string, lang knowledge.Lang) string {
	w := brief.WordsIn(lang)
	up := r.Height()
	out := strings.Repeat("●", up) + strings.Repeat("○", brief.Top-up) + " " + fmt.Sprintf(w.Since, StageName(lang, r.Stage), when) + " · "
	switch before := StageName(lang, r.Before); r.Move {
	case brief.Up:
		return out + fmt.Sprintf(w.Up, before, r.Was)
	case brief.Down:
		return out + fmt.Sprintf(w.Down, before, r.Was)
	case brief.Same:
		return out + fmt.Sprintf(w.Same, before, r.Was)
	}
	return out + w.First
}
