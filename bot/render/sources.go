package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/answer"
)

// Budgets of the list of sources, in UTF-16 units.
const (
	maxOutlet      = 80
	maxSourceTitle = 150
	maxShortLink   = 400  // a longer address is a link only behind the Sources button
	maxSourcesPage = 3800 // the description of that message (limit 4,096)
	maxMix         = 400  // of whose reporting it rests on
	maxWhy         = 4000 // the description of the trace
	maxWhyLine     = 300
)

// Cited shows a source with its number and a link, in a line.
func Cited(c answer.Citation) string { return citation(c, maxShortLink) }

// citation shows a source: [1] Outlet, "Title" (date), the title being the link.
func citation(c answer.Citation, maxURL int) string {
	title, outlet := cut(Line(c.Title), maxSourceTitle), cut(Line(c.Outlet), maxOutlet)
	described := strings.HasPrefix(strings.TrimSpace(c.Title), "[") // by the curator
	if !described && title != "" {
		title = "“" + title + "”"
	}
	link, ok := Link(c.URL)
	if title == "" && ok {
		title, outlet = outlet, ""
	}
	if ok && Units(link) <= maxURL && title != "" {
		title = "[" + title + "](" + link + ")"
	}
	parts := []string{outlet, title}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	out := fmt.Sprintf("[%d] %s", c.N, strings.Join(parts, ", "))
	if c.Published != "" {
		out += " (" + cut(Line(c.Published), 30) + ")"
	}
	return out
}

// addSources lists the sources that a page cites, as far as they have room.
func addSources(e *discordgo.MessageEmbed, a *answer.Answer, p page, w *Words) {
	var lines []string
	for _, c := range a.Sources {
		if slices.ContainsFunc(p.blocks, func(b block) bool { return slices.Contains(b.cites, c.N) }) {
			lines = append(lines, citation(c, maxShortLink))
		}
	}
	name := w.Sources
	for field := 0; field < sourceFields && len(lines) > 0; field++ {
		room := maxSources
		if field == sourceFields-1 {
			room -= Units(fmt.Sprintf(w.MoreSources, len(a.Sources))) + 1
		}
		n := fit(lines, room)
		value := strings.Join(lines[:n], "\n")
		lines = lines[n:]
		if field == sourceFields-1 && len(lines) > 0 {
			value += "\n" + fmt.Sprintf(w.MoreSources, len(lines))
		}
		e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: name, Value: value})
		name = "…"
	}
}

// fit gives how many lines have room, at least 1: a line alone always has.
func fit(lines []string, room int) int {
	n := 0
	for i, l := range lines {
		room -= Units(l) + 1
		if room < 0 && i > 0 {
			break
		}
		n++
	}
	return n
}

// AllSources lists every source of an answer, one page of them.
func AllSources(a *answer.Answer, v View) Message {
	w := WordsIn(a.Lang)
	if len(a.Sources) == 0 {
		return Note(w.NoSources)
	}
	var pages []string
	var lines []string
	if len(a.Origins) > 0 {
		lines = append(lines, mix(a, w))
	}
	for _, c := range a.Sources {
		lines = append(lines, citation(c, maxLink))
	}
	for len(lines) > 0 {
		n := fit(lines, maxSourcesPage)
		pages = append(pages, strings.Join(lines[:n], "\n"))
		lines = lines[n:]
	}
	v.Page = min(max(v.Page, 0), len(pages)-1)
	e := &discordgo.MessageEmbed{Title: w.Sources, Description: pages[v.Page], Color: colourAnswer}
	e.Footer = footer(a, w, v.Page, len(pages))
	m := Message{Embeds: []*discordgo.MessageEmbed{e}}
	if len(pages) > 1 && v.Key != "" {
		m.Components = rows(pageButtons(w, v, Sources, len(pages), 1))
	}
	return m
}

// mix tells on whose reporting an answer rests, and for how many of its facts.
func mix(a *answer.Answer, w *Words) string {
	parts := make([]string, 0, len(a.Origins))
	for _, o := range a.Origins {
		part := Line(o.Name)
		if o.Facts > 1 {
			part += fmt.Sprintf(" ×%d", o.Facts)
		}
		parts = append(parts, part)
	}
	return cut("**"+w.Origins+":** "+strings.Join(parts, ", "), maxMix)
}

// Trace shows how an answer came about.
func Trace(a *answer.Answer) Message {
	w := WordsIn(a.Lang)
	if a.Trace == nil || len(a.Trace.Steps) == 0 {
		return Note(w.NoTrace)
	}
	var b strings.Builder
	for _, s := range a.Trace.Steps {
		fmt.Fprintf(&b, "**%s**\n%s\n", cut(Line(s.Name), maxWhyLine), bullets(s.Lines, maxWhyLine))
	}
	return Message{Embeds: []*discordgo.MessageEmbed{{
		Title: w.WhyButton, Description: cut(b.String(), maxWhy), Color: colourAnswer,
	}}}
}

// Note is a short line of the bot's own.
func Note(text string) Message { return Message{Content: cut(text, maxNote)} }

// maxNote bounds a plain message, in UTF-16 units (limit 2,000).
const maxNote = 1900

// PlainText is an answer without an embed, for places that show none. The
// addresses of its sources are links; nothing else is.
func PlainText(a *answer.Answer) Message {
	text := Text(a.Text)
	if strings.TrimSpace(text) == "" {
		return Note(WordsIn(a.Lang).NoAnswer)
	}
	byLength := slices.Clone(a.Sources) // longer first: one address may begin another
	slices.SortStableFunc(byLength, func(x, y answer.Citation) int { return len(y.URL) - len(x.URL) })
	var swap []string
	for _, c := range byLength {
		if link, ok := Link(c.URL); ok {
			swap = append(swap, Text("<"+c.URL+">"), "<"+link+">", Text(c.URL), "<"+link+">")
		}
	}
	return Note(strings.NewReplacer(swap...).Replace(text))
}
