package bot

import (
	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/render"
)

// Limits of components, from Discord.
const (
	maxButtonLabel = 80
	maxPicks       = 25
	maxPickText    = 100 // of a label, description, value or hint
	maxRowButtons  = 5
	maxPartRows    = 5 // of a message
)

// A pick is an option of a select.
type pick struct {
	Value  string // a key; what comes back in interaction.Data.Values
	Label  string
	About  string // under the label; ""
	Chosen bool   // at first
}

// A menu is a select of a message: a list to choose from.
type menu struct {
	ID       control
	Hint     string // while nothing is chosen
	Max      int    // how many may be chosen; 0: one
	Optional bool   // none may be chosen too
}

// buttonOf makes a button.
func buttonOf(style discordgo.ButtonStyle, label string, c control) discordgo.MessageComponent {
	return discordgo.Button{Style: style, Label: render.Label(label, maxButtonLabel), CustomID: c.id()}
}

// rowOf sets up to five buttons in a row.
func rowOf(buttons ...discordgo.MessageComponent) discordgo.MessageComponent {
	return discordgo.ActionsRow{Components: buttons[:min(len(buttons), maxRowButtons)]}
}

// of makes the menu a row that offers the picks, at most 25.
func (m menu) of(picks ...pick) discordgo.MessageComponent {
	s := m.base(discordgo.StringSelectMenu)
	for _, p := range picks {
		if len(s.Options) == maxPicks || p.Value == "" || render.Units(p.Value) > maxPickText {
			continue
		}
		label := render.Label(p.Label, maxPickText)
		if label == "" {
			label = render.Label(p.Value, maxPickText)
		}
		s.Options = append(s.Options, discordgo.SelectMenuOption{
			Value: p.Value, Label: label, Description: render.Label(p.About, maxPickText), Default: p.Chosen,
		})
	}
	if len(s.Options) == 0 { // Discord takes no empty list
		none := 0
		s.Options, s.MinValues, s.Disabled = []discordgo.SelectMenuOption{{Value: "-", Label: "–"}}, &none, true
	}
	s.MaxValues = min(s.MaxValues, len(s.Options))
	return rowOf(s)
}

// channels makes the menu a row that offers the guild's text channels; those with
// the given ids are chosen at first.
func (m menu) channels(chosen ...string) discordgo.MessageComponent {
	s := m.base(discordgo.ChannelSelectMenu)
	s.ChannelTypes = []discordgo.ChannelType{discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews}
	s.DefaultValues = defaults(discordgo.SelectMenuDefaultValueChannel, chosen)
	return rowOf(s)
}

// roles makes the menu a row that offers the guild's roles; those with the given
// ids are chosen at first.
func (m menu) roles(chosen ...string) discordgo.MessageComponent {
	s := m.base(discordgo.RoleSelectMenu)
	s.DefaultValues = defaults(discordgo.SelectMenuDefaultValueRole, chosen)
	return rowOf(s)
}

func (m menu) base(kind discordgo.SelectMenuType) discordgo.SelectMenu {
	least := 1
	if m.Optional {
		least = 0
	}
	return discordgo.SelectMenu{
		MenuType: kind, CustomID: m.ID.id(), Placeholder: render.Label(m.Hint, maxPickText), MinValues: &least, MaxValues: max(m.Max, 1),
	}
}

func defaults(kind discordgo.SelectMenuDefaultValueType, ids []string) []discordgo.SelectMenuDefaultValue {
	var out []discordgo.SelectMenuDefaultValue
	for _, id := range ids {
		if id != "" {
			out = append(out, discordgo.SelectMenuDefaultValue{ID: id, Type: kind})
		}
	}
	return out
}
