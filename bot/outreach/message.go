package outreach

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/render"
)

// A Message is what a message of the bot's shows, as Discord has it: what can be sent
// back as it came. Its texts are made safe already.
type Message struct {
	Content    string      `json:"content"`
	Embeds     []Embed     `json:"embeds"`
	Components []Component `json:"components"`
}

// An Embed is one framed part of a message.
type Embed struct {
	Title       string          `json:"title,omitempty"`
	Description string          `json:"description,omitempty"`
	URL         string          `json:"url,omitempty"`
	Timestamp   string          `json:"timestamp,omitempty"`
	Color       int             `json:"color,omitempty"`
	Fields      []Field         `json:"fields,omitempty"`
	Footer      *Footer         `json:"footer,omitempty"`
	Author      json.RawMessage `json:"author,omitempty"`
	Image       *Picture        `json:"image,omitempty"`
	Thumbnail   *Picture        `json:"thumbnail,omitempty"`
}

// A Field is a titled text of an embed.
type Field struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// A Footer is the last line of an embed.
type Footer struct {
	Text string `json:"text"`
	Icon string `json:"icon_url,omitempty"`
}

// A Picture is where an embed's picture is.
type Picture struct {
	URL string `json:"url"`
}

// A Component is a row of buttons, or a button.
type Component struct {
	Type       int             `json:"type"`
	Style      int             `json:"style,omitempty"`
	Label      string          `json:"label,omitempty"`
	Emoji      json.RawMessage `json:"emoji,omitempty"`
	CustomID   string          `json:"custom_id,omitempty"`
	URL        string          `json:"url,omitempty"`
	Disabled   bool            `json:"disabled,omitempty"`
	Components []Component     `json:"components,omitempty"`
}

// Types and styles of components, as Discord numbers them.
const (
	actionRow      = 1
	buttonType     = 2
	secondaryStyle = 2
)

// Discord's limits of messages; texts in UTF-16 units.
const (
	maxContent     = 2000
	maxDescription = 4096
	maxValue       = 1024 // of a field
	maxEmbeds      = 10
	maxTogether    = 6000 // over all embeds
)

// size is what counts of an embed towards maxTogether.
func (e *Embed) size() int {
	n := render.Units(e.Title) + render.Units(e.Description)
	for _, f := range e.Fields {
		n += render.Units(f.Name) + render.Units(f.Value)
	}
	if e.Footer != nil {
		n += render.Units(e.Footer.Text)
	}
	if e.Author != nil {
		var a struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(e.Author, &a) == nil {
			n += render.Units(a.Name)
		}
	}
	return n
}

func (m *Message) size() int {
	n := 0
	for i := range m.Embeds {
		n += m.Embeds[i].size()
	}
	return n
}

// Plain is a message in words alone, for where embeds are not allowed; ok is false if
// they have no room, since what is left out might be the sources.
func (m Message) Plain() (plain Message, ok bool) {
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		if e.Title != "" {
			parts = append(parts, "**"+e.Title+"**")
		}
		parts = append(parts, e.Description)
		for _, f := range e.Fields {
			parts = append(parts, "**"+f.Name+"**", f.Value)
		}
		if e.Footer != nil {
			parts = append(parts, "-# "+e.Footer.Text)
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	plain.Content = strings.Join(parts, "\n")
	return plain, len(m.Embeds) > 0 && render.Units(plain.Content) <= maxContent
}

// empty reports whether a message says nothing.
func (m *Message) empty() bool { return m.Content == "" && len(m.Embeds) == 0 }

// clone gives a message whose texts can be changed without touching the other's.
func (m *Message) clone() Message {
	out := Message{Content: m.Content, Components: m.Components}
	for _, e := range m.Embeds {
		e.Fields = append([]Field(nil), e.Fields...)
		out.Embeds = append(out.Embeds, e)
	}
	return out
}

// shorten cuts a text that is made safe already, so that it stays so: no link, escape
// or struck passage is left open.
func shorten(s string, most int) string {
	if render.Units(s) <= most {
		return s
	}
	if most < 4 {
		return "…"
	}
	s = strings.TrimRight(render.Fit(s, most-3), " \n")
	if backslashes := len(s) - len(strings.TrimRight(s, `\`)); backslashes%2 == 1 { // it would escape what comes next
		s = s[:len(s)-1]
	}
	if all := struck(s); len(all) > 0 && all[len(all)-1].to < 0 {
		from := all[len(all)-1].from
		if strings.TrimSpace(s[from+len(stroke):]) == "" {
			return s[:from] + "…"
		}
		return s + stroke + "…"
	}
	return s + "…"
}
