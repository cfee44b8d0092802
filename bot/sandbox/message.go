package sandbox

import (
	"encoding/json"
	"strings"
	"time"
)

// Flags of messages.
const (
	flagEphemeral = 1 << 6
	flagLoading   = 1 << 7
)

// A Message is a message as the sandbox keeps it. What the bot sent stands in
// Content, Embeds and Components as it was sent.
type Message struct {
	ID          string
	Channel     string
	Author      *User
	Content     string
	Embeds      []Embed
	Components  []Row
	Flags       int
	Reference   string // id of the message that it replies to; ""
	Interaction string // id of the interaction that it answers; ""
	Sent        time.Time
	Edited      time.Time // zero: never
	Deleted     bool
	Edits       int // how often it was changed

	ping  bool // a reply that mentions whom it answers
	nonce string
	token string // of the interaction through which it was sent
	raw   object // embeds and components for the JSON form
}

// An Embed is an embed of the bot's.
type Embed struct {
	Title       string  `json:"title"`
	Description string  `json:"description"`
	URL         string  `json:"url"`
	Color       int     `json:"color"`
	Fields      []Field `json:"fields"`
	Author      struct {
		Name string `json:"name"`
	} `json:"author"`
	Footer struct {
		Text string `json:"text"`
	} `json:"footer"`
}

// A Field is a field of an embed.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A Row is a row of components.
type Row struct {
	Components []Button `json:"components"`
}

// A Button is a button of the bot's.
type Button struct {
	Type     int    `json:"type"`
	Label    string `json:"label"`
	Style    int    `json:"style"`
	CustomID string `json:"custom_id"`
	URL      string `json:"url"`
	Disabled bool   `json:"disabled"`
}

// FromBot reports whether the bot under test wrote the message.
func (m *Message) FromBot() bool { return m.Author == bot }

// Ephemeral reports whether only one person sees the message.
func (m *Message) Ephemeral() bool { return m.Flags&flagEphemeral != 0 }

// Loading reports whether the message is a deferred response still to come.
func (m *Message) Loading() bool { return m.Flags&flagLoading != 0 }

// Text gives everything that a reader sees of the message, but for buttons.
func (m *Message) Text() string {
	var b strings.Builder
	line := func(s string) {
		if s != "" {
			b.WriteString(s + "\n")
		}
	}
	line(m.Content)
	for _, e := range m.Embeds {
		line(e.Author.Name)
		line(e.Title)
		line(e.Description)
		for _, f := range e.Fields {
			line(f.Name)
			line(f.Value)
		}
		line(e.Footer.Text)
	}
	return b.String()
}

// Buttons lists the message's buttons.
func (m *Message) Buttons() []Button {
	var out []Button
	for _, r := range m.Components {
		out = append(out, r.Components...)
	}
	return out
}

// Button gives the first enabled button whose label or custom id contains the text.
func (m *Message) Button(text string) (Button, bool) {
	for _, b := range m.Buttons() {
		if !b.Disabled && (strings.Contains(b.Label, text) || strings.Contains(b.CustomID, text)) {
			return b, true
		}
	}
	return Button{}, false
}

// payload is what the bot may send as a message, and as a change of one.
type payload struct {
	Content    *string           `json:"content"`
	Embeds     []json.RawMessage `json:"embeds"`
	Components []json.RawMessage `json:"components"`
	Flags      int               `json:"flags"`
	Nonce      json.RawMessage   `json:"nonce"`
	Enforce    bool              `json:"enforce_nonce"`
	Reference  *struct {
		ID   string `json:"message_id"`
		Fail *bool  `json:"fail_if_not_exists"`
	} `json:"message_reference"`
}

// apply puts a payload into the message; the lock is held.
func (m *Message) apply(body []byte) {
	var p payload
	var has map[string]json.RawMessage
	if json.Unmarshal(body, &p) != nil || json.Unmarshal(body, &has) != nil {
		return
	}
	if m.raw == nil {
		m.raw = object{"embeds": []any{}, "components": []any{}}
	}
	if p.Content != nil {
		m.Content = *p.Content
	}
	if _, ok := has["embeds"]; ok {
		m.raw["embeds"] = append([]json.RawMessage{}, p.Embeds...)
		m.Embeds = nil
		json.Unmarshal(has["embeds"], &m.Embeds)
	}
	if _, ok := has["components"]; ok {
		m.raw["components"] = append([]json.RawMessage{}, p.Components...)
		m.Components = nil
		json.Unmarshal(has["components"], &m.Components)
	}
	m.Flags = m.Flags&^flagLoading | p.Flags&flagEphemeral
}

// json gives the message as Discord shows it to the bot; content is left out
// where the bot may not see it. The lock is held.
func (s *Server) messageJSON(m *Message, nested bool) object {
	c := s.channels[m.Channel]
	o := object{
		"id": m.ID, "channel_id": m.Channel, "author": m.Author.json(), "content": m.Content,
		"timestamp": stamp(m.Sent), "edited_timestamp": nil, "tts": false,
		"mention_everyone": mentionsEveryone(m), "mentions": s.mentions(m), "mention_roles": mentionedRoles(m.Content),
		"attachments": []any{}, "embeds": []any{}, "components": []any{}, "pinned": false, "type": 0, "flags": m.Flags,
	}
	if m.raw != nil {
		o["embeds"], o["components"] = m.raw["embeds"], m.raw["components"]
	}
	if !m.Edited.IsZero() {
		o["edited_timestamp"] = stamp(m.Edited)
	}
	if m.Author.Webhook {
		o["webhook_id"] = m.Author.ID
	} else if c != nil && c.Guild != "" && !m.FromBot() {
		o["member"] = memberJSON()
	}
	if !s.mayRead(m, c) {
		o["content"], o["embeds"], o["components"] = "", []any{}, []any{}
	}
	if m.Reference != "" {
		o["type"] = 19
		o["message_reference"] = object{"type": 0, "channel_id": m.Channel, "message_id": m.Reference}
		if ref := s.messages[m.Reference]; !nested && ref != nil && !ref.Deleted {
			o["referenced_message"] = s.messageJSON(ref, true)
		} else if !nested {
			o["referenced_message"] = nil
		}
	}
	if m.Interaction != "" {
		o["type"] = 20
		o["interaction_metadata"] = object{"id": m.Interaction, "type": 2, "user": Alice.json(), "authorizing_integration_owners": object{}}
	}
	return o
}

// mayRead tells whether the bot gets a message's content without the privileged
// intent: its own, direct messages, and those that mention it.
func (s *Server) mayRead(m *Message, c *channel) bool {
	if s.intents&intentMessageContent != 0 || m.FromBot() || c == nil || c.Guild == "" {
		return true
	}
	for _, u := range s.mentions(m) {
		if u.(object)["id"] == AppID {
			return true
		}
	}
	return false
}

// mentions lists who is mentioned: by name, or by a reply that pings.
func (s *Server) mentions(m *Message) []any {
	out := []any{}
	for _, u := range append([]*User{bot}, People...) {
		named := strings.Contains(m.Content, "<@"+u.ID+">") || strings.Contains(m.Content, "<@!"+u.ID+">")
		ref := s.messages[m.Reference]
		if named || ref != nil && ref.Author == u && m.ping {
			out = append(out, u.json())
		}
	}
	return out
}

func mentionsEveryone(m *Message) bool {
	if m.Author.Permissions&(MentionEveryone|Administrator) == 0 {
		return false
	}
	return strings.Contains(m.Content, "@everyone") || strings.Contains(m.Content, "@here")
}

func mentionedRoles(content string) []any {
	if strings.Contains(content, "<@&"+RoleID+">") {
		return []any{RoleID}
	}
	return []any{}
}
