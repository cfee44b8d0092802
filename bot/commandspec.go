package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/bwmarrin/discordgo"
)

// Names of commands and their options.
const (
	cmdAsk     = "ask"
	cmdStatus  = "status"
	cmdDemands = "demands"
	cmdSummits = "summits"
	cmdQuotes  = "quotes"
	cmdHelp    = "help"
	cmdAbout   = "about"
	cmdPrivacy = "privacy"

	// Of a message's menu.
	cmdAnswer = "Answer this"
	cmdCheck  = "Check against the facts"

	optQuestion = "question"
	optAsOf     = "as_of"
	optParty    = "party"
	optRound    = "round"
	optSpeaker  = "speaker"
	optTopic    = "topic"
)

// maxTyped bounds what may be typed into a question, in characters.
const maxTyped = 1000

// hebrewLocale is Hebrew as Discord names it.
const hebrewLocale = discordgo.Locale("he")

// A label is a name or description in English and Hebrew, the two of the bot's
// languages that are locales of Discord's.
type label struct{ en, he string }

func (l label) other() map[discordgo.Locale]string {
	return map[discordgo.Locale]string{hebrewLocale: l.he}
}

// A spec is one command of the bot, or a subcommand. One of a message's menu has
// a name only. Names in English are what the code goes by.
type spec struct {
	name, about label
	options     []optionSpec
	subs        []spec // subcommands; the command itself then has no options
	menu        bool   // it stands in the menu of messages
	needs       int64  // permissions that Discord asks for by default; 0: none. It is no guard: servers can change it
	guild       bool   // in servers only
}

// An optionSpec is an option of a command. Required ones come first.
type optionSpec struct {
	name, about label
	required    bool
	kind        optionKind
	complete    bool         // choices are offered while one types; of texts only
	min, max    int          // of texts: characters, max 0 as maxTyped or maxChoice; of integers: the number itself, both 0: any
	choices     []choiceSpec // what a text may be; none: anything
}

// An optionKind is what an option takes, as Discord numbers it.
type optionKind int

// The kinds of options. A channel is one that holds text.
const (
	textOption       optionKind = 0 // Discord's 3
	integerOption    optionKind = 4
	yesOption        optionKind = 5
	userOption       optionKind = 6
	channelOption    optionKind = 7
	roleOption       optionKind = 8
	attachmentOption optionKind = 11
)

// A choiceSpec is a value that an option may have.
type choiceSpec struct {
	value string
	name  label
}

var specs = []spec{
	{name: label{cmdAsk, "שאל"}, about: label{"Ask about the ceasefire and hostage talks", "שאלה על המגעים להפסקת אש ולשחרור החטופים"}, options: []optionSpec{
		{name: label{optQuestion, "שאלה"}, about: label{"Your question, in English, Hebrew or Arabic", "השאלה, בעברית, באנגלית או בערבית"}, required: true},
		{name: label{optAsOf, "נכון_ל"}, about: label{"Only what was known by then: 2024-08-29, 2024-08 or 2024", "רק מה שהיה ידוע עד אז: 2024-08-29, 2024-08 או 2024"}},
	}},
	{name: label{cmdDemands, "דרישות"}, about: label{"What a party asks for", "מה צד דורש"}, options: []optionSpec{
		{name: label{optParty, "צד"}, about: label{"Whose demands", "דרישות של מי"}, required: true, complete: true},
	}},
	{name: label{cmdQuotes, "ציטוטים"}, about: label{"Who said what, word for word", "מי אמר מה, מילה במילה"}, options: []optionSpec{
		{name: label{optSpeaker, "דובר"}, about: label{"Whose words", "דברים של מי"}, required: true, complete: true},
		{name: label{optTopic, "נושא"}, about: label{"About what", "על מה"}, complete: true},
	}},
	{name: label{cmdHelp, "עזרה"}, about: label{"How to ask", "איך שואלים"}},
	{name: label{cmdAbout, "אודות"}, about: label{"What this bot is, and what it knows", "מה הבוט הזה, ומה הוא יודע"}},
	{name: label{cmdPrivacy, "פרטיות"}, about: label{"What is kept of what you ask, and how to have it deleted", "מה נשמר ממה ששואלים, ואיך מוחקים את זה"}},
	{name: label{cmdAnswer, "לענות על זה"}, menu: true},
	{name: label{cmdCheck, "לבדוק מול העובדות"}, menu: true},
}

// paths gives the commands that a person can use: "ask", or "fact add" and others.
func (s *spec) paths() []string {
	if len(s.subs) == 0 {
		return []string{s.name.en}
	}
	var out []string
	for _, sub := range s.subs {
		for _, p := range sub.paths() {
			out = append(out, s.name.en+" "+p)
		}
	}
	return out
}

// commands gives commands as Discord takes them: where the spec does not say
// otherwise in servers, direct messages and other private channels, for
// installations by servers and users.
func commands(specs []spec) []*discordgo.ApplicationCommand {
	out := make([]*discordgo.ApplicationCommand, 0, len(specs))
	for _, s := range specs {
		names := s.name.other()
		c := &discordgo.ApplicationCommand{
			Type: discordgo.MessageApplicationCommand, Name: s.name.en, NameLocalizations: &names,
			Contexts: &[]discordgo.InteractionContextType{
				discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel,
			},
			IntegrationTypes: &[]discordgo.ApplicationIntegrationType{
				discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall,
			},
			Options: s.discordOptions(),
		}
		if !s.menu {
			abouts := s.about.other()
			c.Type, c.Description, c.DescriptionLocalizations = discordgo.ChatApplicationCommand, s.about.en, &abouts
		}
		if s.guild {
			*c.Contexts = (*c.Contexts)[:1]
			*c.IntegrationTypes = (*c.IntegrationTypes)[:1] // a user's own installation reaches servers that did not ask for it
		}
		if s.needs != 0 {
			c.DefaultMemberPermissions = &s.needs
		}
		out = append(out, c)
	}
	return out
}

// discordOptions gives the subcommands, or the options.
func (s *spec) discordOptions() []*discordgo.ApplicationCommandOption {
	var out []*discordgo.ApplicationCommandOption
	for _, sub := range s.subs {
		kind := discordgo.ApplicationCommandOptionSubCommand
		if len(sub.subs) > 0 {
			kind = discordgo.ApplicationCommandOptionSubCommandGroup
		}
		out = append(out, &discordgo.ApplicationCommandOption{
			Type: kind, Name: sub.name.en, NameLocalizations: sub.name.other(),
			Description: sub.about.en, DescriptionLocalizations: sub.about.other(), Options: sub.discordOptions(),
		})
	}
	for _, o := range s.options {
		out = append(out, o.discord())
	}
	return out
}

func (o *optionSpec) discord() *discordgo.ApplicationCommandOption {
	d := &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionType(o.kind), Name: o.name.en, NameLocalizations: o.name.other(),
		Description: o.about.en, DescriptionLocalizations: o.about.other(),
		Required: o.required, Autocomplete: o.complete,
	}
	switch o.kind {
	case textOption:
		d.Type = discordgo.ApplicationCommandOptionString
		o.bound(d)
	case integerOption:
		if o.min != 0 || o.max != 0 {
			least := float64(o.min)
			d.MinValue, d.MaxValue = &least, float64(o.max)
		}
	case channelOption:
		d.ChannelTypes = []discordgo.ChannelType{discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews}
	}
	return d
}

// bound sets what a text may be.
func (o *optionSpec) bound(d *discordgo.ApplicationCommandOption) {
	for _, c := range o.choices {
		d.Choices = append(d.Choices, &discordgo.ApplicationCommandOptionChoice{Name: c.name.en, NameLocalizations: c.name.other(), Value: c.value})
	}
	if o.min > 0 {
		d.MinLength = &o.min
	}
	switch {
	case o.max > 0:
		d.MaxLength = o.max
	case o.complete:
		d.MaxLength = maxChoice
	case len(o.choices) == 0:
		d.MaxLength = maxTyped
	}
}

// canonical gives commands in a form in which equal ones are equal bytes:
// without what Discord adds, without empty values, ordered by name.
func canonical(list []*discordgo.ApplicationCommand) ([]byte, error) {
	plain := make([]*discordgo.ApplicationCommand, len(list))
	for i, c := range list {
		d := *c
		d.ID, d.ApplicationID, d.Version, d.GuildID = "", "", "", ""
		d.DMPermission, d.DefaultPermission = nil, nil //nolint:staticcheck // deprecated: contexts tell it
		if d.Type == 0 {
			d.Type = discordgo.ChatApplicationCommand
		}
		if d.Contexts != nil {
			sorted := slices.Sorted(slices.Values(*d.Contexts))
			d.Contexts = &sorted
		}
		if d.IntegrationTypes != nil {
			sorted := slices.Sorted(slices.Values(*d.IntegrationTypes))
			d.IntegrationTypes = &sorted
		}
		plain[i] = &d
	}
	slices.SortFunc(plain, func(a, b *discordgo.ApplicationCommand) int {
		return bytes.Compare([]byte(a.Name), []byte(b.Name))
	})
	b, err := json.Marshal(plain)
	if err != nil {
		return nil, err
	}
	var v []any
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, err
	}
	return json.Marshal(slim(v))
}

// slim drops nulls, false, and empty lists and objects, which mean the same to
// Discord as nothing.
func slim(v any) any {
	switch v := v.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(_ string, x any) bool { return blank(slim(x)) })
		return v
	case []any:
		for i := range v {
			v[i] = slim(v[i])
		}
		return v
	}
	return v
}

func blank(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case bool:
		return !v
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// register brings the application's commands in line with the specs; it writes
// only if they differ.
func (a *api) register(ctx context.Context, appID string, specs []spec) (changed bool, err error) {
	path := "/applications/" + appID + "/commands"
	var have []*discordgo.ApplicationCommand
	err = a.do(ctx, http.MethodGet, path+"?with_localizations=true", nil, &have)
	var declined *APIError
	if errors.As(err, &declined) || ctx.Err() != nil {
		return false, fmt.Errorf("look up commands: %w", err)
	} // what cannot be read is overwritten
	want, err := canonical(commands(specs))
	if err != nil {
		return false, fmt.Errorf("write commands: %w", err)
	}
	if old, err := canonical(have); err == nil && bytes.Equal(old, want) {
		return false, nil
	}
	if err := a.do(ctx, http.MethodPut, path, json.RawMessage(want), nil); err != nil {
		return false, fmt.Errorf("register commands: %w", err)
	}
	return true, nil
}
