package render

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/knowledge"
)

// BriefText is a page as plain text, for a terminal.
func BriefText(p *brief.Page) string {
	w := WordsIn(p.Lang)
	var s strings.Builder
	fmt.Fprintln(&s, p.Title)
	for _, t := range p.Warnings {
		fmt.Fprintln(&s, t)
	}
	for _, section := range p.Sections {
		fmt.Fprintf(&s, "\n%s\n", section.Heading)
		for _, l := range section.Lines {
			textLine(&s, &l, p.Lang)
		}
	}
	if len(p.Sources) > 0 {
		fmt.Fprintf(&s, "\n%s\n", w.Sources)
	}
	for _, c := range p.Sources {
		fmt.Fprintf(&s, "[%d] %s: %s", c.N, c.Outlet, c.Title)
		if c.Published != "" {
			fmt.Fprintf(&s, " (%s)", c.Published)
		}
		fmt.Fprintf(&s, " %s\n", c.URL)
	}
	if !p.AsOf.IsZero() {
		fmt.Fprintf(&s, "\n"+w.AsOf+"\n", answer.DateWords(p.Lang, p.AsOf))
	}
	return s.String()
}

func textLine(s *strings.Builder, l *brief.Line, lang knowledge.Lang) {
	if l.Fact == "" {
		fmt.Fprintf(s, "- %s%s\n", l.Text, allNumbers(l.Cites))
		return
	}
	role := ""
	if name := cmp.Or(l.Party, l.Role.In(lang)); name != "" {
		role = name + ": "
	}
	if l.Rung != nil {
		fmt.Fprintf(s, "%s\n", rungWords(l.Rung, l.When, lang))
	}
	fmt.Fprintf(s, "- %s%s (%s)%s\n", role, l.Text, strings.Join(notesOf(l), "; "), allNumbers(l.Cites))
	if l.Quote != nil {
		fmt.Fprintf(s, "  “%s” (%s)%s\n", l.Quote.Words, l.Quote.Name, allNumbers(l.Cites))
	}
}

// notesOf gives holder, date and notes of a fact.
func notesOf(l *brief.Line) []string {
	out := []string{}
	for _, n := range append([]string{l.Holder, l.When}, l.Notes...) {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}

// allNumbers gives " [1][2]", however many there are.
func allNumbers(cites []int) string {
	var s strings.Builder
	for _, n := range cites {
		fmt.Fprintf(&s, "[%d]", n)
	}
	if s.Len() == 0 {
		return ""
	}
	return " " + s.String()
}

// BriefMarkdown is a page as Markdown, to be pasted into a report. Foreign texts are
// escaped; the numbers of sources are as plain text shows them.
func BriefMarkdown(p *brief.Page) string {
	w := WordsIn(p.Lang)
	var s strings.Builder
	fmt.Fprintf(&s, "# %s\n", Line(p.Title))
	for _, t := range p.Warnings {
		fmt.Fprintf(&s, "\n*%s*\n", Line(t))
	}
	for _, section := range p.Sections {
		fmt.Fprintf(&s, "\n## %s\n", Line(section.Heading))
		for _, l := range section.Lines {
			markdownLine(&s, &l, p.Lang)
		}
	}
	if len(p.Sources) > 0 {
		fmt.Fprintf(&s, "\n## %s\n\n", w.Sources)
	}
	for _, c := range p.Sources {
		fmt.Fprintf(&s, "- %s\n", strings.Replace(citation(c, maxLink), "[", "\\[", 1))
	}
	if !p.AsOf.IsZero() {
		fmt.Fprintf(&s, "\n*"+w.AsOf+"*\n", Line(answer.DateWords(p.Lang, p.AsOf)))
	}
	return s.String()
}

func markdownLine(s *strings.Builder, l *brief.Line, lang knowledge.Lang) {
	cites := strings.ReplaceAll(allNumbers(l.Cites), "[", "\\[")
	if l.Fact == "" {
		fmt.Fprintf(s, "\n- *%s*%s\n", Line(l.Text), cites)
		return
	}
	lead := ""
	if l.Rung != nil {
		lead = "**" + Line(rungWords(l.Rung, l.When, lang)) + "**<br>\n  "
	}
	if name := cmp.Or(l.Party, l.Role.In(lang)); name != "" {
		lead += "**" + Line(name) + ":** "
	}
	fmt.Fprintf(s, "\n- %s%s (%s)%s\n", lead, Line(l.Text), Line(strings.Join(notesOf(l), "; ")), cites)
	if l.Quote != nil {
		quote := strings.ReplaceAll(Quoted("“"+l.Quote.Words+"”"), "\n", "\n  ")
		fmt.Fprintf(s, "\n  %s\n  >\n  > — %s%s\n", quote, Line(l.Quote.Name), cites)
	}
}

// BriefPlain is the beginning of a page without an embed, for places that show none:
// as many of its lines as have room, each with the addresses of its sources.
func BriefPlain(p *brief.Page) Message {
	var s strings.Builder
	s.WriteString("**" + cut(Line(p.Title), maxEcho) + "**")
	for _, t := range p.Warnings {
		s.WriteString("\n-# ⚠ " + cut(Line(t), maxTemplate))
	}
	used := Units(s.String())
	for _, section := range p.Sections {
		part := "\n" + strings.TrimSuffix(heading(section.Heading), "\n")
		for _, l := range section.Lines {
			part += "\n" + strings.Join(sheetPieces(&l, p.Lang), "\n")
			for _, n := range l.Cites {
				if link, ok := Link(p.Sources[n-1].URL); ok {
					part += fmt.Sprintf("\n[%d] <%s>", n, link)
				}
			}
			if used += Units(part); used > maxNote {
				return Message{Content: s.String()}
			}
			s.WriteString(part)
			part = ""
		}
	}
	return Message{Content: s.String()}
}
