package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// maxComplaint bounds the report of an error, in characters.
const maxComplaint = 1000

// readers gives the commands and controls of readers that are not questions.
func (h *handlers) readers() desk {
	d := desk{commands: map[string]action{cmdPrivacy: {run: h.privacy}}, controls: map[string]action{}}
	if h.recorder != nil {
		d.controls["complain"] = action{run: h.complain}
		d.controls["forget"] = action{run: h.forget}
	}
	return d
}

// privacy tells what is kept, for how long, and offers to delete it.
func (h *handlers) privacy(_ context.Context, it *interaction) Reply {
	w := render.WordsIn(langOf(it.Locale))
	e := &discordgo.MessageEmbed{Title: w.PrivacyTitle, Description: w.PrivacyMemory, Color: colourReady}
	r := Reply{Ephemeral: true, Message: render.Message{Embeds: []*discordgo.MessageEmbed{e}}}
	if h.recorder != nil {
		e.Description = fmt.Sprintf(w.Privacy, h.recorder.terms.Questions, h.recorder.terms.Answers)
		r.Components = []discordgo.MessageComponent{rowOf(buttonOf(discordgo.DangerButton, w.PrivacyButton, control{Do: "forget"}))}
	}
	return r
}

// forget deletes what is kept about who asks for it, in the ledger and in memory.
func (h *handlers) forget(ctx context.Context, it *interaction) Reply {
	user := it.who().ID
	by, err := h.recorder.person(ctx, user)
	if err != nil {
		return h.broken(it, err)
	}
	h.memory.forgetPerson(user)
	direct, err := h.post.direct(ctx, user)
	if err != nil { // who takes no direct messages has none
		h.log.Info("the channel of direct messages with somebody is unknown", "error", err)
	}
	f, err := h.recorder.ledger.Forget(ctx, by, user, direct)
	if err != nil {
		return h.broken(it, err)
	}
	return private(fmt.Sprintf(render.WordsIn(langOf(it.Locale)).Forgot, f.Questions, f.Follows, f.Wishes, f.Votes, f.Complaints))
}

// opine takes in what a reader thinks of the answer whose button was pressed.
func (h *handlers) opine(ctx context.Context, it *interaction, what render.Action) Reply {
	w := render.WordsIn(langOf(it.Locale))
	if h.recorder == nil {
		return private(w.TooOld)
	}
	e, err := h.recorder.entry(ctx, it.ChannelID, it.Message)
	switch {
	case err != nil:
		return h.broken(it, err)
	case e == nil:
		return private(w.NotKept)
	case what == render.Flag:
		return Reply{Modal: &modal{ID: control{Do: "complain", N: int(e.ID)}, Title: w.FlagTitle, Inputs: []input{
			{Name: optText, Label: w.FlagLabel, About: w.FlagAbout, Long: true, Required: true, Min: 1, Max: maxComplaint},
		}}}
	}
	by, err := h.recorder.person(ctx, it.who().ID)
	if err != nil {
		return h.broken(it, err)
	}
	if what == render.Notify {
		return h.opined(it, h.recorder.ledger.SetWish(ctx, e.ID, by, h.now()), w.Wished)
	}
	v := ledger.Vote{Entry: e.ID, By: by, Helpful: what == render.Helpful, At: h.now()}
	return h.opined(it, h.recorder.ledger.Vote(ctx, v), w.Thanks)
}

// opined says thanks once it is kept.
func (h *handlers) opined(it *interaction, err error, thanks string) Reply {
	switch {
	case errors.Is(err, ledger.ErrNone): // gone this moment
		return private(render.WordsIn(langOf(it.Locale)).NotKept)
	case err != nil:
		return h.broken(it, err)
	}
	return private(thanks)
}

// broken says that something went wrong, which is for the operator to know.
func (h *handlers) broken(it *interaction, err error) Reply {
	h.log.Error("an action failed", "command", it.Data.Name, "control", it.Control.Do, "guild", it.GuildID, "error", err)
	return private(render.WordsIn(langOf(it.Locale)).Broken)
}

// complain takes in the report of an error, and lets the moderators know.
func (h *handlers) complain(ctx context.Context, it *interaction) Reply {
	w := render.WordsIn(langOf(it.Locale))
	text := lines(it.fields()[optText])
	e, err := h.recorder.ledger.EntryOf(ctx, int64(it.Control.N))
	switch {
	case errors.Is(err, ledger.ErrNone), err == nil && e.Channel != it.ChannelID: // gone, or not what stands here
		return private(w.NotKept)
	case err != nil:
		return h.broken(it, err)
	case text == "":
		return private(w.EmptyAsk)
	}
	by, err := h.recorder.person(ctx, it.who().ID)
	if err == nil {
		err = h.recorder.ledger.Complain(ctx, &ledger.Complaint{At: h.now(), Guild: it.scope(), Entry: e.ID, By: by, Text: text})
	}
	if err != nil {
		return h.broken(it, err)
	}
	if s := h.settingsOf(ctx, it.scope()); s.ReviewChannel != "" {
		told := Reply{Message: render.Message{Content: h.serverWords(it.GuildID, s.Lang).Complained}}
		if _, err := h.post.Post(ctx, s.ReviewChannel, told); err != nil {
			h.log.Warn("the report of an error was not told in the review channel", "guild", it.GuildID, "error", err)
		}
	}
	return private(w.Flagged)
}

// server tells outreach what a guild's moderators decided.
func (h *handlers) server(ctx context.Context, guild knowledge.Scope) (outreach.Server, error) {
	if h.settings == nil {
		return outreach.Server{}, nil
	}
	s, err := h.settings.Settings(ctx, guild)
	return outreach.Server{Review: s.ReviewChannel, Lang: h.serverLang(string(guild), s.Lang), Paused: s.Paused}, err
}

// serverLang is a server's language: the one that was chosen for the bot, else the
// server's own.
func (h *handlers) serverLang(guildID string, chosen knowledge.Lang) knowledge.Lang {
	if chosen != "" {
		return chosen
	}
	return h.langOfGuild(guildID)
}

// serverWords are the words of a server's language.
func (h *handlers) serverWords(guildID string, chosen knowledge.Lang) *deskWords {
	return deskWordsIn(h.serverLang(guildID, chosen))
}
