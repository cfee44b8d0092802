package bot

import (
	"context"
	"fmt"
	"slices"
	"time"

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
		return s
	}
	h.known.put(guild, s)
	return s
}

// settingsTime bounds how long a guild's settings are waited for when Discord must
// be told to wait: the rest of its 3 s is for the road.
const settingsTime = 400 * time.Millisecond

// whispers reports whether the answers to commands are for the asker alone, by a
// guild's settings; where these cannot be read, by the last that is known of them.
// What nothing is known of stays between the two.
func (h *handlers) whispers(ctx context.Context, guild knowledge.Scope) bool {
	if h.settings == nil || guild == knowledge.Global {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, settingsTime)
	defer cancel()
	s, err := h.settings.Settings(ctx, guild)
	if err != nil {
		last, known := h.known.get(guild)
		return !known || last.Private
	}
	return s.Private
}

// pace tells how fast facts age for a guild: where it lets the bot know that much
// happens, in half the time. The settings are those that were read last.
func (h *handlers) pace(guild knowledge.Scope, now time.Time) (half knowledge.HalfLives, developing bool) {
	if s, ok := h.known.get(guild); ok && s.BreakingAt(now) {
		return h.halfLives.Halved(), true
	}
	return h.halfLives, false
}

// leads reports whether a member has the moderators' role of their guild, as far as
// that is known without asking the store.
func (h *handlers) leads(guildID string, m *member) bool {
	s, _ := h.known.get(scopeOf(guildID))
	return m.has(s.ModeratorRole)
}

// moderatesBy reports whether the person counts as a moderator by a guild's settings,
// which must be those of the interaction's scope.
func (it *interaction) moderatesBy(s *curate.Settings) bool {
	return it.moderates() || it.has(s.ModeratorRole)
}

// A settler knows what guilds decided.
type settler interface {
	Settings(ctx context.Context, guild knowledge.Scope) (curate.Settings, error)
}

// silent tells why the bot does not answer somebody in a channel of a guild; "" if
// it does. A thread is part of its channel.
func (h *handlers) silent(s *curate.Settings, channelID string, l knowledge.Lang, moderates bool) string {
	w := render.WordsIn(l)
	switch {
	case moderates:
	case s.Paused:
		return w.Paused
	case len(s.OnlyChannels) > 0 && !slices.Contains(s.OnlyChannels, channelID):
		if c, _ := h.channels.get(channelID); isThread(c.Type) && slices.Contains(s.OnlyChannels, c.Parent) {
			return ""
		}
		return fmt.Sprintf(w.NotHere, channelMention(s.OnlyChannels[0]))
	}
	return ""
}

// silentTo is silent for the author of a message.
func (h *handlers) silentTo(ctx context.Context, m *message) bool {
	s := h.settingsOf(ctx, scopeOf(m.GuildID))
	return h.silent(&s, m.ChannelID, knowledge.English, m.Member.has(s.ModeratorRole)) != ""
}

// lang is the language to talk to the person in: the one that the guild's settings, which
// must be those of the interaction's scope, choose for the bot, else the person's own.
func (it *interaction) lang(s *curate.Settings) knowledge.Lang {
	if s.Lang != "" {
		return s.Lang
	}
	return langOf(it.Locale)
}

// unheard tells the person why the bot does not answer them here; "" if it does.
func (h *handlers) unheard(it *interaction, s *curate.Settings) string {
	return h.silent(s, it.ChannelID, it.lang(s), it.moderatesBy(s))
}

func channelMention(id string) string { return "<#" + id + ">" }
