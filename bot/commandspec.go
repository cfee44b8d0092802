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

// A spec is one command of the bot. One of a message's menu has a name only.
type spec struct {
	name, about label
	options     []optionSpec
}

func (s *spec) menu() bool { return s.about == label{} }

type optionSpec struct {
	name, about label
	required    bool
	complete    bool // offers entities
}

var specs = []spec{
	{label{cmdAsk, "שאל"}, label{"Ask about the ceasefire and hostage talks", "שאלה על המגעים להפסקת אש ולשחרור החטופים"}, []optionSpec{
		{name: label{optQuestion, "שאלה"}, about: label{"Your question, in English, Hebrew or Arabic", "השאלה, בעברית, באנגלית או בערבית"}, required: true},
		{name: label{optAsOf, "נכון_ל"}, about: label{"Only what was known by then: 2024-08-29, 2024-08 or 2024", "רק מה שהיה ידוע עד אז: 2024-08-29, 2024-08 או 2024"}},
	}},
	{label{cmdStatus, "מצב"}, label{"Where the talks stand", "מה מצב השיחות"}, nil},
	{label{cmdDemands, "דרישות"}, label{"What a party asks for", "מה צד דורש"}, []optionSpec{
		{label{optParty, "צד"}, label{"Whose demands", "דרישות של מי"}, true, true},
	}},
	{label{cmdSummits, "פסגות"}, label{"What the rounds of talks brought", "מה הביאו סבבי השיחות"}, []optionSpec{
		{label{optRound, "סבב"}, label{"Which round; the last one if left out", "איזה סבב; אם ריק, האחרון"}, false, true},
	}},
	{label{cmdQuotes, "ציטוטים"}, label{"Who said what, word for word", "מי אמר מה, מילה במילה"}, []optionSpec{
		{label{optSpeaker, "דובר"}, label{"Whose words", "דברים של מי"}, true, true},
		{label{optTopic, "נושא"}, label{"About what", "על מה"}, false, true},
	}},
	{label{cmdHelp, "עזרה"}, label{"How to ask", "איך שואלים"}, nil},
	{label{cmdAbout, "אודות"}, label{"What this bot is, and what it knows", "מה הבוט הזה, ומה הוא יודע"}, nil},
	{name: label{cmdAnswer, "לענות על זה"}},
	{name: label{cmdCheck, "לבדוק מול העובדות"}},
}

// commands gives the bot's commands as Discord takes them: in servers, direct
// messages and other private channels, for installations by servers and users.
func commands() []*discordgo.ApplicationCommand {
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
		}
		if !s.menu() {
			abouts := s.about.other()
			c.Type, c.Description, c.DescriptionLocalizations = discordgo.ChatApplicationCommand, s.about.en, &abouts
		}
		for _, o := range s.options {
			c.Options = append(c.Options, o.discord())
		}
		out = append(out, c)
	}
	return out
}

func (o *optionSpec) discord() *discordgo.ApplicationCommandOption {
	most := maxTyped
	if o.complete {
		most = maxChoice
	}
	return &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionString, Name: o.name.en, NameLocalizations: o.name.other(),
		Description: o.about.en, DescriptionLocalizations: o.about.other(),
		Required: o.required, Autocomplete: o.complete, MaxLength: most,
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

// register brings the application's commands in line with the bot's; it writes
// only if they differ.
func (a *api) register(ctx context.Context, appID string) (changed bool, err error) {
	path := "/applications/" + appID + "/commands"
	var have []*discordgo.ApplicationCommand
	err = a.do(ctx, http.MethodGet, path+"?with_localizations=true", nil, &have)
	var declined *APIError
	if errors.As(err, &declined) || ctx.Err() != nil {
		return false, fmt.Errorf("look up commands: %w", err)
	} // what cannot be read is overwritten
	want, err := canonical(commands())
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
