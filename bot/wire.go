package bot

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// The events of the gateway, as far as they are read. These types are our own
// because discordgo's fail as a whole on a component that they do not know.

type user struct {
	ID   string `json:"id"`
	Bot  bool   `json:"bot"`
	Name string `json:"username"`
}

type message struct {
	ID        string     `json:"id"`
	ChannelID string     `json:"channel_id"`
	GuildID   string     `json:"guild_id"` // "" in direct messages
	Author    *user      `json:"author"`   // nil in updates that are not edits
	Member    *member    `json:"member"`   // the author's roles, in events of guilds
	WebhookID string     `json:"webhook_id"`
	Content   string     `json:"content"` // "" where the bot may not read
	Mentions  []user     `json:"mentions"`
	Timestamp time.Time  `json:"timestamp"`
	Edited    *time.Time `json:"edited_timestamp"`
	Flags     int        `json:"flags"`
	Type      int        `json:"type"` // 0 plain, 19 reply; others are Discord's own
	Reference *struct {
		MessageID string `json:"message_id"`
		ChannelID string `json:"channel_id"`
		Type      int    `json:"type"` // 0 reply, 1 forward
	} `json:"message_reference"`
	Referenced  *message `json:"referenced_message"`
	Interaction *origin  `json:"interaction_metadata"`
	Legacy      *origin  `json:"interaction"` // what interaction_metadata was before
	Embeds      []struct {
		Title       string `json:"title"`
		Description string `json:"description"`
	} `json:"embeds"`
	Components json.RawMessage `json:"components"`
	Snapshots  []struct {
		Message struct {
			Content string `json:"content"`
		} `json:"message"`
	} `json:"message_snapshots"` // of a forward: what was forwarded
}

// text gives what a message says: its own words, or those that it forwards.
func (m *message) text() string {
	if m.Content == "" && len(m.Snapshots) > 0 {
		return m.Snapshots[0].Message.Content
	}
	return m.Content
}

// An origin is the interaction that a message of the bot's answers.
type origin struct {
	ID string `json:"id"`
}

// answers gives the id of the interaction that the message answers, or "".
func (m *message) answers() string {
	for _, o := range []*origin{m.Interaction, m.Legacy} {
		if o != nil {
			return o.ID
		}
	}
	return ""
}

// bears reports whether a component of the message has a custom id.
func (m *message) bears(customID string) bool {
	var list any
	return json.Unmarshal(m.Components, &list) == nil && bears(list, customID)
}

func bears(v any, customID string) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { return bears(x, customID) })
	case map[string]any:
		return v["custom_id"] == customID || bears(v["components"], customID) || bears(v["accessory"], customID)
	}
	return false
}

// Types of messages that people write.
const (
	plainMessage = 0
	replyMessage = 19
)

const flagEphemeral = 1 << 6

type channel struct {
	ID     string `json:"id"`
	Type   int    `json:"type"`
	Name   string `json:"name"`
	Parent string `json:"parent_id"`       // of a thread: its channel
	Last   string `json:"last_message_id"` // "" if there is none
}

// isThread reports whether a channel type is a thread: of news, public, or private.
func isThread(t int) bool { return t >= 10 && t <= 12 }

type interaction struct {
	ID        string   `json:"id"`
	AppID     string   `json:"application_id"`
	Type      int      `json:"type"`
	Token     string   `json:"token"`
	GuildID   string   `json:"guild_id"`
	ChannelID string   `json:"channel_id"`
	Channel   *channel `json:"channel"`
	Locale    string   `json:"locale"`
	User      *user    `json:"user"`    // outside guilds
	Member    *member  `json:"member"`  // in guilds
	Message   *message `json:"message"` // whose component was used, or led to the modal
	Data      struct {
		Name       string   `json:"name"`
		Options    []option `json:"options"` // a subcommand holds its own; see interaction.options
		CustomID   string   `json:"custom_id"`
		TargetID   string   `json:"target_id"`  // of a message's menu
		Values     []string `json:"values"`     // chosen in a select: keys, or ids
		Components []filled `json:"components"` // of a modal; see interaction.fields
		Resolved   resolved `json:"resolved"`
	} `json:"data"`
	Owners  map[string]string `json:"authorizing_integration_owners"` // by kind of installation, "0" a server's: whose it is
	inline  *inline           // the reply to the request by which it came; nil: it came over the gateway
	Control control           `json:"-"` // of the component or modal, once it is known to be one of ours
}

type member struct {
	User        *user    `json:"user"`
	Roles       []string `json:"roles"`       // ids
	Permissions string   `json:"permissions"` // in the channel of the interaction; a decimal number
}

type option struct {
	Name    string          `json:"name"`
	Type    int             `json:"type"`
	Value   json.RawMessage `json:"value"`
	Options []option        `json:"options"` // of a subcommand
	Focused bool            `json:"focused"` // it is being typed into
}

// Types of interactions, and of the responses to them.
const (
	onCommand      = 2
	onComponent    = 3
	onAutocomplete = 4
	onSubmit       = 5 // of a modal

	respondMessage = 4
	deferMessage   = 5
	deferUpdate    = 6
	updateMessage  = 7
	offerChoices   = 8
	openModal      = 9
)

// scope is what the person sees: a server's own facts only where that server
// installed the bot, not where somebody brought it along.
func (it *interaction) scope() knowledge.Scope {
	if it.Owners != nil && it.Owners["0"] != it.GuildID {
		return knowledge.Global
	}
	return scopeOf(it.GuildID)
}

// who gives the person who acted; nil if Discord does not tell.
func (it *interaction) who() *user {
	if it.Member != nil && it.Member.User != nil {
		return it.Member.User
	}
	return it.User
}

// moderates reports whether the person may manage messages in the channel.
func (it *interaction) moderates() bool {
	const enough = discordgo.PermissionManageMessages | discordgo.PermissionAdministrator
	if it.Member == nil {
		return false
	}
	has, err := strconv.ParseInt(it.Member.Permissions, 10, 64)
	return err == nil && has&enough != 0
}

// An outgoing message. Its lists are never null, so that a change of a message
// takes away what is not there any more, and nothing in it can ping.
type outgoing struct {
	Content    string                       `json:"content"`
	Embeds     []*discordgo.MessageEmbed    `json:"embeds"`
	Components []discordgo.MessageComponent `json:"components"`
	Mentions   mentions                     `json:"allowed_mentions"`
	Flags      int                          `json:"flags,omitempty"`
	Nonce      string                       `json:"nonce,omitempty"`
	Enforce    bool                         `json:"enforce_nonce,omitempty"`
	Reference  *reference                   `json:"message_reference,omitempty"`
	Enclosed   []enclosure                  `json:"attachments"`
}

type mentions struct {
	Parse []string `json:"parse"`
}

type reference struct {
	MessageID string `json:"message_id"`
	Fail      bool   `json:"fail_if_not_exists"`
}

func outgoingOf(m render.Message, files []file) outgoing {
	m = render.Bounded(m)
	out := outgoing{
		Content: m.Content, Embeds: m.Embeds, Components: m.Components, Mentions: mentions{Parse: []string{}}, Enclosed: enclosures(files),
	}
	if out.Embeds == nil {
		out.Embeds = []*discordgo.MessageEmbed{}
	}
	if out.Components == nil {
		out.Components = []discordgo.MessageComponent{}
	}
	return out
}

// A response is the first answer to an interaction.
type response struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// A choice is an offer of autocompletion.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}
