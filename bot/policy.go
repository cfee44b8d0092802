package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// settingsOf gives what a guild decided about the bot; what holds by default where
// nothing is kept, or in direct messages. Should the store be out of reach, which
// is logged, the bot goes on by the defaults.
func (h *handlers) settingsOf(ctx context.Context, guild knowledge.Scope) curate.Settings {
	if h.settings == nil || guild == knowledge.Global {
		return curate.Settings{}
	}
	s, err := h.settings.Settings(ctx, guild)
	if err != nil {
		h.log.Error("a server's settings cannot be read", "guild", guild, "error", err)
	}
	return s
}

// A settler knows what guilds decided.
type settler interface {
	Settings(ctx context.Context, guild knowledge.Scope) (curate.Settings, error)
}

// silent tells why the bot does not answer somebody in a channel of a guild; "" if
// it does.
func (h *handlers) silent(s curate.Settings, channel string, l knowledge.Lang, moderates bool) string {
	w := deskWordsIn(l)
	switch {
	case s.Paused && !moderates:
		return w.Paused
	case len(s.OnlyChannels) > 0 && !slices.Contains(s.OnlyChannels, channel) && !moderates:
		return fmt.Sprintf(w.NotHere, channelMention(s.OnlyChannels[0]))
	}
	return ""
}

func channelMention(id string) string { return "<#" + render.Plain(id) + ">" }
