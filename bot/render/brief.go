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
	e.Fields = s.fields()
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
