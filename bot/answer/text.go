package answer

import (
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// text is the whole answer as a reader sees it where nothing but text is shown.
func (m *composer) text() string {
	a, v := m.a, m.voice
	var s strings.Builder
	s.WriteString(a.Lead)
	quotes := map[knowledge.FactID]Quote{}
	for _, q := range a.Quotes {
		quotes[q.Facts[0]] = q
	}
	for _, p := range a.Points {
		fmt.Fprintf(&s, "\n- %s%s (%s) %s", prefix(p.Role, m.lang), p.Text, attribution(p, v), marks(p.Cites))
		if q, ok := quotes[p.Facts[0]]; ok {
			fmt.Fprintf(&s, "\n  “%s” (%s) %s", q.Words, q.Name, marks(q.Cites))
		}
	}
	for _, w := range a.Warnings {
		s.WriteString("\n" + w)
	}
	if len(a.Sources) > 0 {
		s.WriteString("\n" + v.sources + ":")
	}
	for _, c := range a.Sources {
		s.WriteString("\n" + m.sourceLine(c))
	}
	if len(a.Points) > 0 && !a.Stale {
		fmt.Fprintf(&s, "\n"+v.asOf, v.date(knowledge.MustDate(a.AsOf)))
	}
	if len(a.Suggestions) > 0 {
		intro := v.askToo
		switch {
		case !a.Answered && m.near:
			intro = v.nearest
		case !a.Answered:
			intro = v.instance
		}
		s.WriteString("\n" + intro + " " + strings.Join(a.Suggestions, " · "))
	}
	return s.String()
}

// In names the role to readers; "" for the main points, which need no name.
func (r Role) In(l knowledge.Lang) string {
	switch r {
	case OtherSide:
		return voiceIn(l).otherSide
	case Later:
		return voiceIn(l).later
	}
	return ""
}

func prefix(r Role, l knowledge.Lang) string {
	if name := r.In(l); name != "" {
		return name + ": "
	}
	return ""
}

// AddedHere tells of a point that the guild's own moderators added it.
func AddedHere(l knowledge.Lang) string { return voiceIn(l).byGuild }

// attribution is who says a point and when.
func attribution(p Point, v *phrases) string {
	parts := []string{}
	if p.Holder != "" {
		parts = append(parts, p.Holder)
	}
	parts = append(parts, p.Note)
	if p.Scope != string(knowledge.Global) {
		parts = append(parts, v.byGuild)
	}
	return strings.Join(parts, "; ")
}

func marks(cites []int) string {
	var s strings.Builder
	for _, n := range cites {
		fmt.Fprintf(&s, "[%d]", n)
	}
	return s.String()
}

func (m *composer) sourceLine(c Citation) string {
	line := fmt.Sprintf("[%d] %s: %s", c.N, c.Outlet, c.Title)
	if c.Published != "" {
		line += " (" + m.voice.date(knowledge.MustDate(c.Published)) + ")"
	}
	return line + " " + c.URL
}
