package bot

import (
	"context"
	"strings"
	"unicode"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
)

// recall gives the exchange of a button: from memory, or, after a restart, by
// reading the question again and answering it. It is nil if neither is
// possible, or if the answer is not any more the one that the message shows.
func (h *handlers) recall(ctx context.Context, it *interaction, b render.Button, self string) *exchange {
	if x := h.memory.exchange(b.Key); x != nil {
		if x.Channel != it.ChannelID { // not what stands here
			return nil
		}
		return x
	}
	m := it.Message
	var x *exchange
	if m.Reference != nil && m.Reference.MessageID == b.Key {
		x = h.reheard(ctx, it, b, self)
	} else {
		x = h.reread(ctx, it, b)
	}
	if x == nil || x.Answer == nil || !x.shownBy(m) {
		h.memory.exchanges.drop(b.Key)
		return nil
	}
	if m.ID != "" {
		h.memory.delivered(b.Key, m.ID)
	}
	return x
}

// reheard answers the message again that an answer replies to.
func (h *handlers) reheard(ctx context.Context, it *interaction, b render.Button, self string) *exchange {
	asked := h.lookUp(ctx, it, it.ChannelID, b.Key)
	if asked == nil || stripped(asked.Content) == "" {
		return nil
	}
	switch {
	case addressed(asked, self):
		h.hear(ctx, asked, self, false)
	case h.overheard(asked, self):
		h.volunteer(ctx, asked)
	}
	return h.memory.exchange(b.Key)
}

// reread answers the question of a command again, which the answer's title holds.
func (h *handlers) reread(ctx context.Context, it *interaction, b render.Button) *exchange {
	m := it.Message
	if len(m.Embeds) == 0 || b.Do == render.Sources && b.Page > 0 { // a list of sources has another title
		return nil
	}
	in := inquiry{
		Question: answer.Question{Scope: it.scope()},
		Key:      b.Key, Asker: b.Asker, Channel: it.ChannelID, Echo: true, Origin: render.OriginIn(m.Content),
		Private: m.Flags&flagEphemeral != 0 && it.who().ID == b.Asker,
	}
	if b.Recipe.Fill(&in.Question) != nil {
		return nil
	}
	var whole bool
	if in.Text, whole = render.Echoed(m.Embeds[0].Title); !whole {
		in.Text = h.textOf(ctx, it, &in)
	}
	if in.Text == "" {
		return nil
	}
	h.ask(ctx, in)
	return h.memory.exchange(b.Key)
}

// textOf reads the message again on which a menu was used; "" if it cannot be read.
func (h *handlers) textOf(ctx context.Context, it *interaction, in *inquiry) string {
	if in.Origin == nil {
		return ""
	}
	m := h.lookUp(ctx, it, in.Origin.Channel, in.Origin.Message)
	switch {
	case m == nil:
		return ""
	case in.Wants == answer.IntentCheck:
		return lines(m.text())
	}
	return stripped(m.text())
}

// lookUp fetches a message; nil if it is gone or not ours to read.
func (h *handlers) lookUp(ctx context.Context, it *interaction, channelID, id string) *message {
	m, err := h.fetch.Message(ctx, channelID, id)
	if err != nil || m == nil {
		return nil
	}
	m.ChannelID, m.GuildID = channelID, it.GuildID
	return m
}

// shownBy reports whether a message shows a page of the exchange's answer.
func (x *exchange) shownBy(m *message) bool {
	if len(m.Embeds) == 0 {
		return false
	}
	shown := letters(m.Embeds[0].Description)
	for n := range render.Pages(x.Answer) {
		if letters(x.page(n).Embeds[0].Description) == shown {
			return true
		}
	}
	return false
}

// letters gives the letters and digits of a text, which is all that is certain
// to come back from Discord as it was sent.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
