package sandbox

import (
	"strconv"
	"time"
)

// Fixed ids of the sandbox's world.
const (
	AppID   = "1000000000000000001" // of the bot's application, and of its user
	GuildID = "1000000000000000300"
	General = "1000000000000000200" // a text channel
	Other   = "1000000000000000201" // another text channel
	Ask     = "1000000000000000202" // the ask-channel
	Mods    = "1000000000000000203" // seen by moderators and the bot only
	Thread  = "1000000000000000210" // a public thread in General
	RoleID  = "1000000000000000310" // a role that may be mentioned
	ModRole = "1000000000000000311" // the moderators' role

	ReviewRole = "1000000000000000312" // a role without permissions, the reviewers'

	SecondGuild   = "1000000000000000301"
	SecondGeneral = "1000000000000000220"
	SecondAsk     = "1000000000000000221"
	SecondMods    = "1000000000000000222"
	SecondModRole = "1000000000000000321"

	ThirdGuild   = "1000000000000000302"
	ThirdGeneral = "1000000000000000230"
	ThirdMods    = "1000000000000000231"
	ThirdModRole = "1000000000000000331"
)

// Tokens that the server accepts.
const (
	DefaultToken = "sandbox.token.1" // of the bot, if Options names none
	SecondToken  = "sandbox.token.2" // of a second bot, Robo
)

// A User is a person, or a bot, in the sandbox.
type User struct {
	ID      string
	Name    string
	Locale  string // of the client, "en-US"
	Bot     bool
	Webhook bool // writes through a webhook
}

// The people of the sandbox. Mona moderates the first guild and Olga owns it;
// Omar moderates the second and Otto owns it; Iris moderates and owns the third.
// Rita has a role and nothing more. Pia is in the second and in the third.
var (
	Alice = &User{ID: "1000000000000000401", Name: "Alice", Locale: "en-US"}
	Bob   = &User{ID: "1000000000000000402", Name: "Bob", Locale: "en-GB"}
	Noa   = &User{ID: "1000000000000000403", Name: "נועה", Locale: "he"}
	Mona  = &User{ID: "1000000000000000404", Name: "Mona", Locale: "en-US"}
	Robo  = &User{ID: "1000000000000000405", Name: "Robo", Locale: "en-US", Bot: true}
	Hook  = &User{ID: "1000000000000000406", Name: "Hook", Locale: "en-US", Webhook: true}
	Omar  = &User{ID: "1000000000000000407", Name: "Omar", Locale: "en-GB"}
	Olga  = &User{ID: "1000000000000000408", Name: "Olga", Locale: "en-US"}
	Rita  = &User{ID: "1000000000000000409", Name: "Rita", Locale: "en-US"}
	Otto  = &User{ID: "1000000000000000410", Name: "Otto", Locale: "en-GB"}
	Iris  = &User{ID: "1000000000000000411", Name: "Iris", Locale: "en-US"}
	Pia   = &User{ID: "1000000000000000412", Name: "Pia", Locale: "en-US"}

	bot = &User{ID: AppID, Name: "Ceasefire Facts", Locale: "en-US", Bot: true}
)

// People lists everyone in the sandbox but the bot itself.
var People = []*User{Alice, Bob, Noa, Mona, Robo, Hook, Omar, Olga, Rita, Otto, Iris, Pia}

// A Persona is one of the people through whose eyes a visitor may look.
type Persona struct {
	Name  string // "asker"
	Token string // another name for it in requests
	User  *User
	Guild string // the guild that is home
}

// Personas lists the personas in the order in which they are offered.
var Personas = []Persona{
	{"asker", "sandbox.persona.asker", Alice, GuildID},
	{"moderator", "sandbox.persona.moderator", Mona, GuildID},
	{"other-moderator", "sandbox.persona.other-moderator", Omar, SecondGuild},
	{"asker-he", "sandbox.persona.asker-he", Noa, GuildID},
	{"operator", "sandbox.persona.operator", Olga, GuildID},
	{"reviewer", "sandbox.persona.reviewer", Rita, GuildID},
}

// DM gives the id of the direct-message channel between a user and the bot.
func DM(u *User) string { return "2" + u.ID[1:] }

// Channel types, as Discord numbers them.
const (
	textChannel   = 0
	dmChannel     = 1
	newsThread    = 10
	publicThread  = 11
	privateThread = 12
)

// A channel is a place for messages.
type channel struct {
	ID         string
	Type       int
	Name       string
	Kind       string // "general", "ask", "moderators", "text", "thread", "dm"
	Guild      string // "" for direct messages
	Parent     string // of threads
	With       *User  // of direct messages
	App        string // of direct messages: the bot's user id
	Owner      string // of threads: who opened it
	Archived   bool
	Locked     bool
	Members    []string // of threads
	Born       time.Time
	Overwrites []overwrite
}

func (c *channel) thread() bool { return c.Type >= newsThread && c.Type <= privateThread }

// A guild is a server with its roles and members.
type guild struct {
	ID, Name, Owner string
	Roles           []role
	Members         []*member
}

// A role carries permissions.
type role struct {
	ID, Name    string
	Permissions int64
	Mentionable bool
	Color       int
}

// A member is a user in a guild.
type member struct {
	User  *User
	Roles []string
}

func (g *guild) member(id string) *member {
	for _, m := range g.Members {
		if m.User.ID == id {
			return m
		}
	}
	return nil
}

// guilds makes the world's guilds.
func guilds() []*guild {
	everyone := func(id string) role { return role{ID: id, Name: "@everyone", Permissions: ordinary} }
	mods := func(id string) role {
		return role{ID: id, Name: "moderators", Permissions: moderating, Mentionable: true, Color: 0x3BA55D}
	}
	first := &guild{ID: GuildID, Name: "Sandbox", Owner: Olga.ID, Roles: []role{
		everyone(GuildID),
		{ID: RoleID, Name: "readers", Mentionable: true, Color: 0x5865F2},
		mods(ModRole),
		{ID: ReviewRole, Name: "reviewers", Color: 0xE67E22},
	}}
	for _, u := range []*User{bot, Alice, Bob, Noa, Robo, Hook, Olga} {
		first.Members = append(first.Members, &member{User: u})
	}
	first.Members = append(first.Members, &member{User: Mona, Roles: []string{ModRole}}, &member{User: Rita, Roles: []string{ReviewRole}})
	second := &guild{ID: SecondGuild, Name: "Harbour", Owner: Otto.ID, Roles: []role{everyone(SecondGuild), mods(SecondModRole)}}
	second.Members = []*member{{User: bot}, {User: Omar, Roles: []string{SecondModRole}}, {User: Otto}, {User: Pia}}
	third := &guild{ID: ThirdGuild, Name: "Lagoon", Owner: Iris.ID, Roles: []role{everyone(ThirdGuild), mods(ThirdModRole)}}
	third.Members = []*member{{User: bot}, {User: Iris, Roles: []string{ThirdModRole}}, {User: Pia}}
	return []*guild{first, second, third}
}

// channels makes the world's channels.
func channels() map[string]*channel {
	hidden := func(guild, mods string) []overwrite {
		return []overwrite{
			{ID: guild, Deny: ViewChannel}, {ID: mods, Allow: ViewChannel}, {ID: AppID, Member: true, Allow: ViewChannel},
		}
	}
	m := map[string]*channel{}
	for _, c := range []*channel{
		{ID: General, Name: "general", Kind: "general", Guild: GuildID},
		{ID: Ask, Name: "ask-about-the-talks", Kind: "ask", Guild: GuildID},
		{ID: Other, Name: "off-topic", Kind: "text", Guild: GuildID},
		{ID: Mods, Name: "moderators", Kind: "moderators", Guild: GuildID, Overwrites: hidden(GuildID, ModRole)},
		{ID: Thread, Type: publicThread, Name: "a thread", Kind: "thread", Guild: GuildID, Parent: General, Owner: Alice.ID},
		{ID: SecondGeneral, Name: "general", Kind: "general", Guild: SecondGuild},
		{ID: SecondAsk, Name: "ask-about-the-talks", Kind: "ask", Guild: SecondGuild},
		{ID: SecondMods, Name: "moderators", Kind: "moderators", Guild: SecondGuild, Overwrites: hidden(SecondGuild, SecondModRole)},
		{ID: ThirdGeneral, Name: "general", Kind: "general", Guild: ThirdGuild},
		{ID: ThirdMods, Name: "moderators", Kind: "moderators", Guild: ThirdGuild, Overwrites: hidden(ThirdGuild, ThirdModRole)},
	} {
		m[c.ID] = c
	}
	for _, u := range People {
		m[DM(u)] = &channel{ID: DM(u), Type: dmChannel, Kind: "dm", With: u, App: AppID}
	}
	return m
}

// user gives a person or a bot by id, or nil.
func user(id string) *User {
	if id == AppID {
		return bot
	}
	for _, u := range People {
		if u.ID == id {
			return u
		}
	}
	return nil
}

// object is a JSON object.
type object map[string]any

// epoch is where Discord's ids begin to count, in Unix milliseconds.
const epoch = 1420070400000

// millisecond is one millisecond in ids.
const millisecond = 1 << 22

// newID makes an id whose time is the given one; the lock is held.
func (s *Server) newID() string {
	s.lastID = max(s.lastID+1, (s.opts.Now().UnixMilli()-epoch)*millisecond)
	return strconv.FormatInt(s.lastID, 10)
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000+00:00") }
