package bot

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/trail"
	"github.com/ceasefire-facts/bot/knowledge"
)

// handle takes an event of a shard in. It must not block: what takes time goes to lanes.
func (b *Bot) handle(shard int, e gateway.Event) {
	guard(b.opts.Log, func() {
		switch e.Type {
		case "READY":
			decode(b, e, func(r *ready) { b.onReady(shard, r) })
		case "GUILD_DELETE":
			decode(b, e, b.onLeave)
		case "GUILD_CREATE", "GUILD_UPDATE":
			decode(b, e, b.onGuild)
		case "CHANNEL_CREATE", "THREAD_CREATE":
			decode(b, e, func(c *channel) { b.noteChannel(c) })
		case "THREAD_LIST_SYNC":
			decode(b, e, b.onGuild)
		case "MESSAGE_CREATE":
			decode(b, e, b.onMessage)
		case "MESSAGE_UPDATE":
			decode(b, e, b.onEdit)
		case "MESSAGE_DELETE":
			decode(b, e, func(m *message) { b.onDelete(m.ChannelID, m.ID) })
		case "MESSAGE_DELETE_BULK":
			decode(b, e, b.onPurge)
		case "INTERACTION_CREATE":
			decode(b, e, func(it *interaction) { b.takeInteraction(it) })
		}
	})
}

// decode reads an event and hands it on. A field of an unexpected type is left
// empty rather than losing the event; handlers check what they need.
func decode[T any](b *Bot, e gateway.Event, f func(*T)) {
	v := new(T)
	if err := json.Unmarshal(e.Data, v); err != nil {
		var wrong *json.UnmarshalTypeError
		if !errors.As(err, &wrong) {
			b.opts.Log.Error("an event cannot be read", "type", e.Type, "error", err)
			return
		}
		b.opts.Log.Warn("an event has an unexpected form", "type", e.Type, "field", wrong.Field)
	}
	f(v)
}

type ready struct {
	User        user    `json:"user"`
	Guilds      []guild `json:"guilds"` // their ids only
	Shard       []int   `json:"shard"`  // which, and of how many; empty: the only one
	Application struct {
		ID string `json:"id"`
	} `json:"application"`
}

func (b *Bot) onReady(shard int, r *ready) {
	id := &identity{user: r.User.ID, app: r.Application.ID}
	if id.app == "" {
		id.app = id.user // the same for all but the oldest applications
	}
	b.self.Store(id)
	b.opts.Log.Info("connected to Discord", "user", id.user, "shard", shard)
	var guilds []string
	for _, g := range r.Guilds {
		guilds = append(guilds, g.ID)
	}
	for _, channel := range b.missed.began(shard, guilds) {
		b.catchUpChannel(channel, "")
	}
	b.record("left", func(ctx context.Context, rec *recorder) { rec.leftOthers(ctx, guilds, r.Shard) })
	if shard != 0 { // what follows is for the whole bot
		return
	}
	if b.opts.Replicas && b.opts.Ledger != nil {
		b.interactions.run("directs", func() {
			ctx, cancel := context.WithTimeout(b.work, messageTime)
			defer cancel()
			b.catchUpDirects(ctx)
		})
	}
	b.interactions.run("commands", func() {
		ctx, cancel := context.WithTimeout(b.work, messageTime)
		defer cancel()
		changed, err := b.api.register(ctx, id.app, b.handlers.specs)
		if err != nil {
			b.opts.Log.Error("slash commands may be out of date", "error", err)
			return
		}
		b.opts.Log.Info("slash commands are up to date", "changed", changed)
	})
}

type guild struct {
	ID          string    `json:"id"`
	Unavailable bool      `json:"unavailable"`
	Locale      string    `json:"preferred_locale"`
	Channels    []channel `json:"channels"`
	Threads     []channel `json:"threads"`
}

func (b *Bot) onGuild(g *guild) {
	if g.ID != "" && g.Locale != "" {
		b.handlers.locales.put(g.ID, g.Locale)
	}
	for _, l := range [][]channel{g.Channels, g.Threads} {
		for _, c := range l {
			b.noteChannel(&c)
		}
	}
	b.catchUpGuild(g)
}

func (b *Bot) noteChannel(c *channel) { b.channels.put(c.ID, channel{Type: c.Type, Parent: c.Parent}) }

// conversation reports whether a channel is a place where one's last questions
// are context: direct messages, or a thread.
func (b *Bot) conversation(ctx context.Context, guildID, channelID string) bool {
	if guildID == "" {
		return true
	}
	c, known := b.channels.get(channelID)
	if !known { // a thread that was joined, or came back, meanwhile
		if err := b.api.do(ctx, http.MethodGet, "/channels/"+channelID, nil, &c); err != nil {
			b.opts.Log.InfoContext(ctx, "a channel's type is unknown", "channel", channelID, "error", err)
		}
		c.ID = channelID
		b.noteChannel(&c)
	}
	return isThread(c.Type)
}

func (b *Bot) onMessage(m *message) {
	work := b.workOn(m, b.self.Load().user)
	if m.ID == "" || work == nil || !b.memory.first("m"+m.ID) {
		return
	}
	if m.GuildID == "" {
		b.missed.direct(m.ChannelID)
	}
	switch v := b.admits(m); {
	case v == passed, v == told && !addressed(m, b.self.Load().user): // whom nobody asked says nothing
		return
	case v == told:
		work = b.handlers.slowDown(m)
	}
	came := time.Now()
	b.messages.run(m.ChannelID, func() {
		ctx, cancel := context.WithTimeout(trail.With(b.work, m.ID), messageTime)
		defer cancel()
		if !b.claim(ctx, m.ID) {
			return
		}
		r, ok := work(ctx)
		if !ok {
			return
		}
		id, err := b.api.replyTo(ctx, m, r)
		if err != nil {
			b.opts.Log.ErrorContext(ctx, "a reply was not delivered", "channel", m.ChannelID, "error", err)
			return
		}
		b.claimed(ctx, m.ID)
		b.memory.delivered(r.Key, id)
		b.noteAnswer(ctx, r.Said, id, came)
		b.handlers.recorder.keep(ctx, r.Said, spot{guild: scopeOf(m.GuildID), channel: m.ChannelID, message: id}, m.Author.ID)
	})
}

// workOn gives what is to be done about a message, which tells whether there is
// anything to say; nil if nothing is to be done.
func (b *Bot) workOn(m *message, self string) func(context.Context) (Reply, bool) {
	switch {
	case addressed(m, self):
		return func(ctx context.Context) (Reply, bool) {
			conversation := b.conversation(ctx, m.GuildID, m.ChannelID)
			if b.handlers.silentTo(ctx, m) {
				return Reply{}, false
			}
			return b.attempt(render.WordsIn(knowledge.LangOf(m.Content)).Failed, func() Reply {
				return b.handlers.hear(ctx, m, self, conversation)
			}), true
		}
	case b.handlers.overheard(m, self):
		return func(ctx context.Context) (Reply, bool) {
			if b.handlers.silentTo(ctx, m) {
				return Reply{}, false
			}
			return b.handlers.volunteer(ctx, m)
		}
	case !b.opts.MessageContent && unread(m, self):
		return func(ctx context.Context) (Reply, bool) {
			if b.handlers.silentTo(ctx, m) {
				return Reply{}, false
			}
			return b.handlers.unreadable(m, self)
		}
	}
	return nil
}

// slowDown asks the author of a message to wait.
func (h *handlers) slowDown(m *message) func(context.Context) (Reply, bool) {
	return func(ctx context.Context) (Reply, bool) {
		if h.silentTo(ctx, m) {
			return Reply{}, false
		}
		return private(render.WordsIn(knowledge.LangOf(stripped(m.Content))).SlowDown), true
	}
}

type purge struct {
	ChannelID string   `json:"channel_id"`
	IDs       []string `json:"ids"`
}

// onPurge forgets what moderators deleted at one go.
func (b *Bot) onPurge(p *purge) { b.onDelete(p.ChannelID, p.IDs...) }

// onDelete forgets messages that were deleted, which may be the bot's.
func (b *Bot) onDelete(channelID string, ids ...string) {
	for _, id := range ids {
		b.memory.forget(id)
	}
	b.record(channelID, func(ctx context.Context, r *recorder) { r.gone(ctx, channelID, ids...) })
}

// onLeave deletes what is kept of a server that the bot left, or that is no more.
func (b *Bot) onLeave(g *guild) {
	if g.ID != "" && !g.Unavailable { // else it is an outage
		b.record(g.ID, func(ctx context.Context, r *recorder) { r.left(ctx, g.ID) })
	}
}

// record lets the recorder work in a lane, after what was said there before.
func (b *Bot) record(lane string, work func(context.Context, *recorder)) {
	if r := b.handlers.recorder; r != nil {
		b.messages.run(lane, func() {
			ctx, cancel := context.WithTimeout(b.work, messageTime)
			defer cancel()
			work(ctx, r)
		})
	}
}

func (b *Bot) onEdit(m *message) {
	self := b.self.Load().user
	if m.ID == "" || m.Edited == nil || m.Author == nil || m.Author.ID == self {
		return
	}
	came := time.Now()
	b.messages.run(m.ChannelID, func() { // after the answer to the first version
		ctx, cancel := context.WithTimeout(trail.With(b.work, m.ID), messageTime)
		defer cancel()
		id, ok := b.handlers.edited(m, self)
		if !ok || b.handlers.silentTo(ctx, m) || b.admits(m) != taken {
			return
		}
		r := b.attempt(render.WordsIn(knowledge.LangOf(m.Content)).Failed, func() Reply { return b.handlers.rehear(ctx, m, self) })
		err := b.api.change(ctx, m.ChannelID, id, r)
		switch {
		case isCode(err, codeUnknownMessage): // deleted meanwhile
			b.memory.forget(id)
		case err != nil:
			b.opts.Log.ErrorContext(ctx, "an edited question was not answered anew", "channel", m.ChannelID, "error", err)
		default:
			b.noteAnswer(ctx, r.Said, id, came)
			b.handlers.recorder.keep(ctx, r.Said, spot{guild: scopeOf(m.GuildID), channel: m.ChannelID, message: id}, m.Author.ID)
		}
	})
}

// takeInteraction lets an interaction be answered, and reports whether it will be: it is
// not if it came before.
func (b *Bot) takeInteraction(it *interaction) bool {
	if it.ID == "" || it.Token == "" || it.who() == nil || !b.memory.first("i"+it.ID) {
		return false
	}
	if it.AppID == "" {
		it.AppID = b.self.Load().app
	}
	if it.Channel != nil && it.Channel.ID != "" {
		b.noteChannel(it.Channel)
	}
	came := time.Now()
	a, limited := b.limited(it)
	if !limited {
		a = b.actionOn(it)
	}
	b.interactions.run(it.ID, func() {
		ctx, cancel := context.WithTimeout(trail.With(b.work, it.ID), interactionTime)
		defer cancel()
		var err error
		switch it.Type {
		case onAutocomplete:
			choices := []choice{}
			if !limited {
				choices = b.handlers.complete(ctx, it)
			}
			err = b.api.offer(ctx, it, choices)
		case onCommand, onComponent, onSubmit:
			err = b.interact(ctx, it, a, came)
		}
		switch {
		case isCode(err, codeUnknownInteraction): // it took longer than Discord waits
			b.opts.Log.WarnContext(ctx, "an interaction came too late to be answered")
		case err != nil:
			b.opts.Log.ErrorContext(ctx, "an interaction was not answered", "error", err)
		}
	})
	return true
}

// attempt runs a handler; if it panics, the reply is the words for that.
func (b *Bot) attempt(failed string, handler func() Reply) Reply {
	r := private(failed)
	guard(b.opts.Log, func() { r = handler() })
	return r
}

// interact answers a command, a button, a select, or what was filled into a modal.
func (b *Bot) interact(ctx context.Context, it *interaction, a action, came time.Time) error {
	work := make(chan Reply, 1)
	b.interactions.wg.Go(func() {
		work <- b.attempt(render.WordsIn(langOf(it.Locale)).Broken, func() Reply { return a.run(ctx, it) })
	})
	soon := b.opts.DeferAfter - time.Since(came)
	if a.form {
		soon += formTime
	}
	r, id, err := b.api.respond(ctx, it, func() response { return b.waiting(ctx, it, a) }, soon, work)
	if err != nil {
		return err
	}
	if r.Delete && it.Message != nil {
		b.memory.forget(it.Message.ID)
		return nil
	}
	b.memory.delivered(r.Key, id)
	b.noteAnswer(ctx, r.Said, id, came)
	own := r.Update && it.Message != nil && it.Message.Flags&flagEphemeral != 0
	b.handlers.recorder.keep(ctx, r.Said, it.spotOf(id, r.Ephemeral || own), it.who().ID)
	return nil
}

// actionOn gives what is to be done about an interaction: by a table, or else
// what askers may do. Controls that no table knows are of an earlier version of
// the bot, or made up.
func (b *Bot) actionOn(it *interaction) action {
	if a, ok := b.handlers.actionOf(it); ok {
		return a
	}
	self := b.self.Load().user
	switch {
	case it.Type == onCommand:
		return action{public: !ephemeral[it.Data.Name], asks: true, run: func(ctx context.Context, it *interaction) Reply {
			return b.handlers.command(ctx, it, self, b.conversation(ctx, it.GuildID, it.ChannelID))
		}}
	case it.Type == onComponent && !strings.HasPrefix(it.Data.CustomID, controlMark):
		return action{run: func(ctx context.Context, it *interaction) Reply { return b.handlers.press(ctx, it, self) }}
	}
	return saying(render.WordsIn(langOf(it.Locale)).Unknown)
}

// saying is the action that only says something to the person.
func saying(text string) action {
	return action{run: func(context.Context, *interaction) Reply { return private(text) }}
}

// waiting is the response that keeps an interaction open.
func (b *Bot) waiting(ctx context.Context, it *interaction, a action) response {
	if it.Type != onCommand && it.Message != nil {
		return response{Type: deferUpdate} // what updates it takes its place, all else comes as a message of its own
	}
	if !a.public || a.asks && b.handlers.whispers(ctx, it.scope()) {
		return response{Type: deferMessage, Data: map[string]any{"flags": flagEphemeral}}
	}
	return response{Type: deferMessage}
}
