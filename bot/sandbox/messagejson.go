package sandbox

import (
	"slices"
	"strings"
)

// The JSON form of messages.

// messageJSON gives a message as Discord shows it to a bot (nil: to a person,
// from whom nothing is kept back). The lock is held.
func (s *Server) messageJSON(m *Message, viewer *application, nested bool) object {
	c := s.channels[m.Channel]
	attachments, roles := []any{}, mentionedRoles(m.Content)
	for i := range m.Attachments {
		attachments = append(attachments, s.attachmentJSON(&m.Attachments[i]))
	}
	o := object{
		"id": m.ID, "channel_id": m.Channel, "author": m.Author.json(), "content": m.Content,
		"timestamp": stamp(m.Sent), "edited_timestamp": nil, "tts": false,
		"mention_everyone": s.mentionsEveryone(m, c), "mentions": s.mentions(m), "mention_roles": roles,
		"attachments": attachments, "embeds": []any{}, "components": []any{}, "pinned": false, "type": plainMessage, "flags": m.Flags,
	}
	if m.nonce != "" {
		o["nonce"] = m.nonce
	}
	if m.raw != nil {
		o["embeds"], o["components"] = m.raw["embeds"], m.raw["components"]
	}
	if !m.Edited.IsZero() {
		o["edited_timestamp"] = stamp(m.Edited)
	}
	if len(m.Reactions) > 0 {
		o["reactions"] = m.reactionsFor(viewer)
	}
	if m.Author.Webhook {
		o["webhook_id"] = m.Author.ID
	} else if a := s.app(m.Author.ID); a != nil {
		o["application_id"] = a.id()
	}
	if t := s.channels[m.ID]; t != nil { // a thread has the id of the message that it began with
		o["thread"], o["flags"] = s.channelJSON(t), m.Flags|flagHasThread
	}
	if !s.mayRead(m, c, viewer) {
		o["content"], o["embeds"], o["components"], o["attachments"] = "", []any{}, []any{}, []any{}
	}
	s.addOrigin(o, m, viewer, nested)
	return o
}

// addOrigin adds what a message answers: another message, or an interaction.
func (s *Server) addOrigin(o object, m *Message, viewer *application, nested bool) {
	if m.Reference != "" {
		o["type"] = replyMessage
		ref := object{"type": 0, "channel_id": m.Channel, "message_id": m.Reference}
		if c := s.channels[m.Channel]; c != nil && c.Guild != "" {
			ref["guild_id"] = c.Guild
		}
		o["message_reference"] = ref
		if above := s.messages[m.Reference]; !nested && above != nil && !above.Deleted {
			o["referenced_message"] = s.messageJSON(above, viewer, true)
		} else if !nested {
			o["referenced_message"] = nil
		}
	}
	if t := m.asked; t != nil {
		who := user(t.User).json()
		o["webhook_id"] = t.App
		if t.Kind == kindCommand {
			o["type"] = commandMessage
			o["interaction"] = object{"id": t.ID, "type": t.Kind, "name": t.Name, "user": who}
		}
		o["interaction_metadata"] = object{"id": t.ID, "type": t.Kind, "name": t.Name, "user": who, "authorizing_integration_owners": object{}}
	}
}

func (m *Message) reactionsFor(viewer *application) []any {
	out := []any{}
	for _, r := range m.Reactions {
		n := len(r.Users)
		out = append(out, object{
			"emoji": object{"id": nil, "name": r.Emoji}, "count": n, "count_details": object{"normal": n, "burst": 0},
			"me": viewer != nil && slices.Contains(r.Users, viewer.id()), "me_burst": false, "burst_colors": []any{},
		})
	}
	return out
}

// mayRead tells whether a bot gets a message's content without the privileged
// intent: its own, direct messages, and those that mention it.
func (s *Server) mayRead(m *Message, c *channel, a *application) bool {
	if a == nil || a.intents&intentMessageContent != 0 || m.Author == a.user || c == nil || c.Guild == "" {
		return true
	}
	for _, u := range s.mentions(m) {
		if u.(object)["id"] == a.id() {
			return true
		}
	}
	return false
}

// mentions lists who is mentioned: by name, or by a reply that pings.
func (s *Server) mentions(m *Message) []any {
	out := []any{}
	for _, u := range append([]*User{bot}, People...) {
		if s.mentioned(m, u) {
			out = append(out, u.json())
		}
	}
	return out
}

func (s *Server) mentioned(m *Message, u *User) bool {
	if ref := s.messages[m.Reference]; ref != nil && ref.Author == u && m.ping {
		return true
	}
	named := strings.Contains(m.Content, "<@"+u.ID+">") || strings.Contains(m.Content, "<@!"+u.ID+">")
	return named && (m.pings == nil || slices.Contains(m.pings, u.ID))
}

func (s *Server) mentionsEveryone(m *Message, c *channel) bool {
	if c == nil || c.Guild == "" || !s.may(m.Author, c, MentionEveryone) || s.app(m.Author.ID) != nil && !m.loud {
		return false
	}
	return strings.Contains(m.Content, "@everyone") || strings.Contains(m.Content, "@here")
}

func mentionedRoles(content string) []any {
	out := []any{}
	for _, r := range []string{RoleID, ModRole, ReviewRole, SecondModRole} {
		if strings.Contains(content, "<@&"+r+">") {
			out = append(out, r)
		}
	}
	return out
}
