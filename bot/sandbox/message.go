package sandbox

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Flags of messages.
const (
	flagSuppressEmbeds = 1 << 2
	flagHasThread      = 1 << 5
	flagEphemeral      = 1 << 6
	flagLoading        = 1 << 7
	flagSilent         = 1 << 12
	flagComponentsV2   = 1 << 15

	flagsOfSenders = flagSuppressEmbeds | flagEphemeral | flagSilent | flagComponentsV2
)

// Types of messages.
const (
	plainMessage   = 0
	replyMessage   = 19
	commandMessage = 20
)

// A Message is a message as the sandbox keeps it. What a bot sent stands in
// Content, Embeds and Components as it was sent.
type Message struct {
	ID          string
	Channel     string
	Author      *User
	Content     string
	Embeds      []Embed
	Components  []Row
	Attachments []Attachment
	Flags       int
	Reference   string // id of the message that it replies to; ""
	Interaction string // id of the interaction that it answers; ""
	Sent        time.Time
	Edited      time.Time // zero: never
	Deleted     bool
	Edits       int // how often it was changed
	Reactions   []Reaction

	ping      bool     // a reply that mentions whom it answers
	pings     []string // users that allowed mentions let it ping; nil: all whom it names
	loud      bool     // allowed mentions let it ping everyone
	nonce     string
	only      *User  // who sees it, if it is ephemeral
	dismissed bool   // by that person
	asked     *trace // the interaction that it answers
	raw       object // embeds and components for the JSON form
}

// A Reaction is an emoji under a message, with who set it.
type Reaction struct {
	Emoji string
	Users []string
}

// A trace is what a message shows of the interaction that it answers.
type trace struct {
	ID, Name string
	Kind     int
	User     string
	App      string
}

// An Embed is an embed of a bot's.
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
	Image struct {
		URL string `json:"url"`
	} `json:"image"`
}

// A Field is a field of an embed.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A Row is a row of components, or another component that stands at the top.
type Row struct {
	Type       int      `json:"type"`
	Components []Button `json:"components"`
}

// A Button is a button or a select of a bot's; a component of another kind keeps
// what fits.
type Button struct {
	Type       int      `json:"type"`
	Label      string   `json:"label"`
	Style      int      `json:"style"`
	CustomID   string   `json:"custom_id"`
	URL        string   `json:"url"`
	Disabled   bool     `json:"disabled"`
	Options    []Choice `json:"options"`
	Components []Button `json:"components"`
	Accessory  *Button  `json:"accessory"`
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

// Buttons lists the message's buttons and selects, in order.
func (m *Message) Buttons() []Button {
	var out []Button
	var walk func([]Button)
	walk = func(l []Button) {
		for _, b := range l {
			if b.CustomID != "" || b.URL != "" {
				out = append(out, b)
			}
			walk(b.Components)
			if b.Accessory != nil {
				walk([]Button{*b.Accessory})
			}
		}
	}
	for _, r := range m.Components {
		walk(r.Components)
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
		json.Unmarshal(b, &m.Embeds)
	}
	if _, ok := has["components"]; ok {
		m.raw["components"] = append([]json.RawMessage{}, p.Components...)
		m.Components = nil
		json.Unmarshal(has["components"], &m.Components)
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
		json.Unmarshal(raw, &e)
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
	for _, r := range []string{RoleID, ModRole, SecondModRole} {
		if strings.Contains(content, "<@&"+r+">") {
			out = append(out, r)
		}
	}
	return out
}

// add stores a new message and tells the bots; the lock is held.
func (s *Server) add(m *Message) {
	m.ID = s.newID()
	m.Sent = s.opts.Now()
	s.messages[m.ID] = m
	s.order = append(s.order, m)
	for key := range s.typing {
		if key == m.Channel+" "+m.Author.ID {
			delete(s.typing, key)
		}
	}
	s.announceMessage("MESSAGE_CREATE", m)
	s.tell(change{What: "message_create", Channel: m.Channel, ID: m.ID, only: m.only})
}

// changed tells of a new form of a message; the lock is held.
func (s *Server) edited(m *Message) {
	m.Edits++
	m.Edited = s.opts.Now()
	s.updated(m)
}

func (s *Server) updated(m *Message) {
	s.announceMessage("MESSAGE_UPDATE", m)
	s.tell(change{What: "message_update", Channel: m.Channel, ID: m.ID, only: m.only})
}

// remove deletes a message and tells the bots; the lock is held.
func (s *Server) remove(m *Message) {
	m.Deleted = true
	s.tell(change{What: "message_delete", Channel: m.Channel, ID: m.ID, only: m.only})
	if m.Ephemeral() {
		return
	}
	s.announce(s.channels[m.Channel], intentGuildMessages, "MESSAGE_DELETE", func(*application) object {
		return object{"id": m.ID, "channel_id": m.Channel}
	})
}

// react sets or takes away a person's or bot's reaction; the lock is held.
func (s *Server) react(m *Message, u *User, emoji string, remove bool) {
	i := slices.IndexFunc(m.Reactions, func(r Reaction) bool { return r.Emoji == emoji })
	if i < 0 {
		i = len(m.Reactions)
		m.Reactions = append(m.Reactions, Reaction{Emoji: emoji})
	}
	r := &m.Reactions[i]
	had := slices.Contains(r.Users, u.ID)
	kind := "MESSAGE_REACTION_ADD"
	if remove {
		kind = "MESSAGE_REACTION_REMOVE"
		r.Users = slices.DeleteFunc(slices.Clone(r.Users), func(id string) bool { return id == u.ID })
	} else if !had {
		r.Users = append(slices.Clone(r.Users), u.ID)
	}
	if len(r.Users) == 0 {
		m.Reactions = slices.Delete(slices.Clone(m.Reactions), i, i+1)
	}
	if had != remove {
		return // nothing changed
	}
	s.tell(change{What: "reaction", Channel: m.Channel, ID: m.ID})
	s.announce(s.channels[m.Channel], intentGuildReactions, kind, func(*application) object {
		return object{
			"user_id": u.ID, "channel_id": m.Channel, "message_id": m.ID, "emoji": object{"id": nil, "name": emoji},
			"message_author_id": m.Author.ID, "burst": false, "type": 0,
		}
	})
}

// text gives a nonce, which may be a number, as text.
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
