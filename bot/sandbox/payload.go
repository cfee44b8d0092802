package sandbox

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// payload is what a bot may send as a message, and as a change of one.
type payload struct {
	Content     *string           `json:"content"`
	Embeds      []json.RawMessage `json:"embeds"`
	Components  []json.RawMessage `json:"components"`
	Attachments []struct {
		ID          json.RawMessage `json:"id"`
		Filename    string          `json:"filename"`
		Description string          `json:"description"`
	} `json:"attachments"`
	Flags     int             `json:"flags"`
	Nonce     json.RawMessage `json:"nonce"`
	Enforce   bool            `json:"enforce_nonce"`
	Mentions  *allowed        `json:"allowed_mentions"`
	Reference *struct {
		ID   string `json:"message_id"`
		Fail *bool  `json:"fail_if_not_exists"`
	} `json:"message_reference"`
}

// allowed are the mentions that may ping.
type allowed struct {
	Parse   []string `json:"parse"`
	Users   []string `json:"users"`
	Replied *bool    `json:"replied_user"`
}

// apply puts a payload, and the files that came with it, into the message; a new
// message also takes the flags. The lock is held.
func (s *Server) apply(m *Message, body []byte, up uploads) {
	var p payload
	var has map[string]json.RawMessage
	if json.Unmarshal(body, &p) != nil || json.Unmarshal(body, &has) != nil {
		return
	}
	fresh := m.raw == nil
	if fresh {
		m.raw = object{"embeds": []any{}, "components": []any{}}
		m.Flags |= p.Flags & flagsOfSenders
		m.allow(p.Mentions)
	} else {
		m.Flags = m.Flags&^(flagSuppressEmbeds|flagLoading) | p.Flags&(flagSuppressEmbeds|flagComponentsV2)
	}
	if p.Content != nil {
		m.Content = *p.Content
	} else if _, ok := has["content"]; ok {
		m.Content = ""
	}
	if _, ok := has["attachments"]; ok || len(up) > 0 {
		s.attach(m, p, up)
	}
	if _, ok := has["embeds"]; ok {
		m.raw["embeds"] = s.embeds(m, p.Embeds)
		b, _ := json.Marshal(m.raw["embeds"])
		m.Embeds = nil
		_ = json.Unmarshal(b, &m.Embeds) // checked before
	}
	if _, ok := has["components"]; ok {
		m.raw["components"] = append([]json.RawMessage{}, p.Components...)
		m.Components = nil
		_ = json.Unmarshal(has["components"], &m.Components) // checked before
	}
}

// allow notes whom the message may ping.
func (m *Message) allow(a *allowed) {
	if a == nil {
		m.ping, m.loud = true, true
		return
	}
	m.ping = a.Replied != nil && *a.Replied
	m.loud = slices.Contains(a.Parse, "everyone")
	if !slices.Contains(a.Parse, "users") {
		m.pings = append([]string{}, a.Users...)
	}
}

// embeds gives embeds as Discord returns them: with their type, and with files
// of the message in place of attachment:// addresses.
func (s *Server) embeds(m *Message, list []json.RawMessage) []any {
	out := []any{}
	for _, raw := range list {
		var e object
		_ = json.Unmarshal(raw, &e) // checked before
		e["type"] = "rich"
		for _, key := range []string{"image", "thumbnail"} {
			if pic, ok := e[key].(map[string]any); ok {
				name, _ := pic["url"].(string)
				if a := m.takeAttachment(strings.TrimPrefix(name, "attachment://")); a != nil && strings.HasPrefix(name, "attachment://") {
					pic["url"], pic["proxy_url"] = s.fileURL(a), s.fileURL(a)
					if a.Width > 0 {
						pic["width"], pic["height"] = a.Width, a.Height
					}
				}
			}
		}
		out = append(out, e)
	}
	return out
}

// textOf gives a value that may be a number, as text.
func textOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if _, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
		return string(raw)
	}
	return ""
}
