package sandbox

import (
	"slices"
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
	Type      int      `json:"type"`
	Label     string   `json:"label"`
	Style     int      `json:"style"`
	CustomID  string   `json:"custom_id"`
	URL       string   `json:"url"`
	Disabled  bool     `json:"disabled"`
	Options   []Choice `json:"options"` // of a select
	MinValues *int     `json:"min_values"`
	MaxValues int      `json:"max_values"`

	ChannelTypes []int `json:"channel_types"`

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
