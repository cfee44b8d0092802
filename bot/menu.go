package bot

import (
	"context"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
)

// menu carries out a command of a message's menu: it answers the message as a
// question, or shows what is on record on its claims to the one who asked for it.
// What was said around the message does not count.
func (h *handlers) menu(ctx context.Context, it *interaction, self string, whisper bool) Reply {
	w := render.WordsIn(langOf(it.Locale))
	m := it.Data.Resolved.Messages[it.Data.TargetID]
	if m == nil {
		return private(w.EmptyTarget)
	}
	if m.Author != nil && m.Author.ID == self {
		return private(w.OwnTarget)
	}
	in := inquiry{
		Question: answer.Question{Text: stripped(m.text()), Scope: it.scope()},
		Key:      it.ID, Asker: it.who().ID, Channel: it.ChannelID, Echo: true, Origin: originOf(it, m), Private: whisper,
	}
	if it.Data.Name == cmdCheck {
		in.Text, in.Wants, in.Private = lines(m.text()), answer.IntentCheck, true
	}
	if in.Text == "" {
		return private(w.EmptyTarget)
	}
	return h.ask(ctx, in)
}

// originOf tells where the message stands on which a menu was used.
func originOf(it *interaction, m *message) *render.Origin {
	o := &render.Origin{Guild: it.GuildID, Channel: it.ChannelID, Message: m.ID}
	switch {
	case m.Author == nil:
	case m.WebhookID != "":
		o.Name = m.Author.Name
	default:
		o.Author = m.Author.ID
	}
	return o
}

// share shows the channel, once, what only its asker saw.
func (h *handlers) share(it *interaction, x *exchange) Reply {
	if !h.memory.first("share" + x.Key) {
		return private(render.WordsIn(langOf(it.Locale)).Shared)
	}
	y := *x
	y.Key, y.Asker, y.Channel, y.Private, y.Asked = it.ID, it.who().ID, it.ChannelID, false, h.now()
	h.memory.keep(&y)
	return again(y.page(0))
}
