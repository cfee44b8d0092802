package render

import "strings"

// Discord's limits of messages, in UTF-16 units.
const (
	limitContent     = 2000
	limitTitle       = 256
	limitDescription = 4096
	limitFields      = 25
	limitFieldName   = 256
	limitFieldValue  = 1024
	limitFooter      = 2048
	limitEmbeds      = 6000 // over all embeds of a message
	leastShown       = 100  // of one text of an embed, however much there is beside it
)

// Bounded gives a message that Discord takes, however long what went into it is:
// each text is shortened to its limit, then the longest ones until all embeds
// together keep to theirs. Fields without words are left out.
func Bounded(m Message) Message {
	m.Content = shorten(m.Content, limitContent)
	embeds := m.Embeds
	m.Embeds = nil
	var texts []*string // that may be shortened further
	total := 0
	for _, from := range embeds {
		e := *from
		e.Title, e.Description = shorten(e.Title, limitTitle), shorten(e.Description, limitDescription)
		texts = append(texts, &e.Description)
		total += Units(e.Title) + Units(e.Description)
		fields := e.Fields
		e.Fields = nil
		for _, f := range fields {
			g := *f
			g.Name, g.Value = shorten(g.Name, limitFieldName), shorten(g.Value, limitFieldValue)
			if strings.TrimSpace(g.Name) != "" && strings.TrimSpace(g.Value) != "" && len(e.Fields) < limitFields {
				e.Fields = append(e.Fields, &g)
				texts = append(texts, &g.Value)
				total += Units(g.Name) + Units(g.Value)
			}
		}
		if e.Footer != nil {
			g := *e.Footer
			g.Text = shorten(g.Text, limitFooter)
			e.Footer = &g
			total += Units(g.Text)
		}
		m.Embeds = append(m.Embeds, &e)
	}
	for total > limitEmbeds {
		longest := texts[0]
		for _, t := range texts {
			if Units(*t) > Units(*longest) {
				longest = t
			}
		}
		before := Units(*longest)
		if before <= leastShown {
			break
		}
		*longest = shorten(*longest, max(leastShown, before-max(total-limitEmbeds, before/4)))
		total -= before - Units(*longest)
	}
	return m
}

// shorten cuts a text that is made safe already, with an ellipsis, and no masked
// link in two: its address would end in another one.
func shorten(s string, most int) string {
	if Units(s) <= most {
		return s
	}
	return wholeLinks(cut(s, most-1)) + "…"
}

// Fit gives the beginning of a text that has at most so many units; it does not
// cut a masked link in two.
func Fit(s string, most int) string {
	if Units(s) <= most {
		return s
	}
	n := 0
	for i, r := range s {
		if n += Units(string(r)); n > most {
			return wholeLinks(s[:i])
		}
	}
	return s
}

// wholeLinks drops a masked link that begins in a text and does not end there.
func wholeLinks(s string) string {
	s = strings.TrimSuffix(s, "…")
	mid := strings.LastIndex(s, "](")
	if mid < 0 || strings.Contains(s[mid:], ")") {
		return s
	}
	for i := mid - 1; i >= 0; i-- {
		if s[i] == '[' && (i == 0 || s[i-1] != '\\') {
			return s[:i]
		}
	}
	return s
}
