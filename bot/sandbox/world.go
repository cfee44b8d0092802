package sandbox

import (
	"strconv"
	"time"
)

// Permission bits, as Discord numbers them.
const (
	Administrator   int64 = 1 << 3
	ViewChannel     int64 = 1 << 10
	SendMessages    int64 = 1 << 11
	ManageMessages  int64 = 1 << 13
	MentionEveryone int64 = 1 << 17
	member                = ViewChannel | SendMessages
)

// Fixed ids of the sandbox's world.
const (
	AppID   = "1000000000000000001" // of the bot's application, and of its user
	GuildID = "1000000000000000300"
	General = "1000000000000000200" // a text channel
	Other   = "1000000000000000201" // another text channel
	Thread  = "1000000000000000210" // a public thread in General
	RoleID  = "1000000000000000310" // a role that may be mentioned
)

// DefaultToken is the token that the server accepts if Options names none.
const DefaultToken = "sandbox.token.1"

// A User is a person, or another bot, in the sandbox.
type User struct {
	ID          string
	Name        string
	Locale      string // of the client, "en-US"
	Permissions int64  // in the guild's channels
	Bot         bool
	Webhook     bool // writes through a webhook
}

// The people of the sandbox.
var (
	Alice = &User{ID: "1000000000000000401", Name: "Alice", Locale: "en-US", Permissions: member}
	Bob   = &User{ID: "1000000000000000402", Name: "Bob", Locale: "en-GB", Permissions: member}
	Noa   = &User{ID: "1000000000000000403", Name: "נועה", Locale: "he", Permissions: member}
	Mona  = &User{ID: "1000000000000000404", Name: "Mona", Locale: "en-US", Permissions: member | ManageMessages | MentionEveryone}
	Robo  = &User{ID: "1000000000000000405", Name: "Robo", Locale: "en-US", Permissions: member, Bot: true}
	Hook  = &User{ID: "1000000000000000406", Name: "Hook", Locale: "en-US", Permissions: member, Webhook: true}

	bot = &User{ID: AppID, Name: "Ceasefire Facts", Bot: true}
)

// People lists everyone in the sandbox but the bot itself.
var People = []*User{Alice, Bob, Noa, Mona, Robo, Hook}

// DM gives the id of the direct-message channel between a user and the bot.
func DM(u *User) string { return "2" + u.ID[1:] }

// Channel types, as Discord numbers them.
const (
	textChannel  = 0
	dmChannel    = 1
	publicThread = 11
	contextGuild = 0
	contextBotDM = 1
	millisecond  = 1 << 22 // in ids
)

// A channel is a place for messages.
type channel struct {
	ID    string
	Type  int
	Name  string
	Guild string // "" for direct messages
	With  *User  // of direct messages
}

func world() map[string]*channel {
	m := map[string]*channel{
		General: {ID: General, Type: textChannel, Name: "general", Guild: GuildID},
		Other:   {ID: Other, Type: textChannel, Name: "other", Guild: GuildID},
		Thread:  {ID: Thread, Type: publicThread, Name: "a thread", Guild: GuildID},
	}
	for _, u := range People {
		m[DM(u)] = &channel{ID: DM(u), Type: dmChannel, With: u}
	}
	return m
}

func (c *channel) json() object {
	o := object{"id": c.ID, "type": c.Type, "name": c.Name, "position": 0, "permission_overwrites": []any{}, "flags": 0}
	if c.Guild != "" {
		o["guild_id"] = c.Guild
	} else {
		o["recipients"] = []any{c.With.json()}
	}
	if c.Type == publicThread {
		o["parent_id"] = General
		o["thread_metadata"] = object{"archived": false, "auto_archive_duration": 1440, "locked": false}
	}
	return o
}

func (u *User) json() object {
	return object{
		"id": u.ID, "username": u.Name, "discriminator": "0", "global_name": u.Name, "avatar": nil,
		"bot": u.Bot, "public_flags": 0,
	}
}

func memberJSON() object {
	return object{"roles": []any{}, "joined_at": "2024-01-01T00:00:00Z", "deaf": false, "mute": false, "flags": 0}
}

func guildJSON(channels map[string]*channel) object {
	var texts, threads []any
	for _, id := range []string{General, Other, Thread} {
		if c := channels[id]; c.Type == publicThread {
			threads = append(threads, c.json())
		} else {
			texts = append(texts, c.json())
		}
	}
	role := func(id, name string, perms int64) object {
		return object{
			"id": id, "name": name, "permissions": strconv.FormatInt(perms, 10), "position": 0,
			"color": 0, "hoist": false, "managed": false, "mentionable": true, "flags": 0,
		}
	}
	me := memberJSON()
	me["user"] = bot.json()
	return object{
		"id": GuildID, "name": "Sandbox", "owner_id": Mona.ID, "large": false, "unavailable": false,
		"member_count": len(People) + 1, "joined_at": "2024-01-01T00:00:00Z",
		"roles":    []any{role(GuildID, "@everyone", member), role(RoleID, "readers", 0)},
		"channels": texts, "threads": threads, "members": []any{me},
		"presences": []any{}, "voice_states": []any{}, "emojis": []any{}, "stickers": []any{}, "features": []any{},
		"preferred_locale": "en-US",
	}
}

// object is a JSON object.
type object map[string]any

// epoch is where Discord's ids begin to count, in Unix milliseconds.
const epoch = 1420070400000

// newID makes an id whose time is the given one; the lock is held.
func (s *Server) newID() string {
	s.lastID = max(s.lastID+1, (s.opts.Now().UnixMilli()-epoch)*millisecond)
	return strconv.FormatInt(s.lastID, 10)
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000+00:00") }
