package bot

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
)

// maxQuestion bounds a question, in bytes; Discord allows 2,000 characters.
const maxQuestion = 4000

// maxHops bounds how far a chain of replies is followed.
const maxHops = 2 * maxContext

// byPerson reports whether a person wrote a message, and did not only forward it.
func byPerson(m *message, self string) bool {
	if m.Author == nil || m.Author.Bot || m.WebhookID != "" || m.Author.ID == self {
		return false
	}
	return (m.Type == plainMessage || m.Type == replyMessage) && (m.Reference == nil || m.Reference.Type == 0)
}

// addressed reports whether a message is meant for the bot: a person wrote it,
// directly to the bot, naming it, or in reply to it. Mentions of everyone or of
// roles do not count.
func addressed(m *message, self string) bool {
	switch {
	case !byPerson(m, self):
		return false
	case m.GuildID == "":
		return true
	case mentionsID(m.Content, self):
		return true
	case m.repliesTo(self):
		return stripped(m.Content) != "" // else its text cannot be read
	}
	return false
}

func mentionsID(content, id string) bool {
	return strings.Contains(content, "<@"+id+">") || strings.Contains(content, "<@!"+id+">")
}

// repliesTo reports whether a message replies to one of the user's.
func (m *message) repliesTo(id string) bool {
	if m.Referenced != nil && m.Referenced.Author != nil {
		return m.Referenced.Author.ID == id
	}
	// Discord did not look the message up: a mention that the text does not
	// hold can only come from the reply.
	return m.Reference != nil && slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID == id })
}

// markup matches mentions, custom emoji, timestamps and the like.
var markup = regexp.MustCompile(`<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^<>]{1,80}:\d+|id:\w+)>|@everyone|@here`)

// stripped is what a person wrote without mentions and other markup.
func stripped(content string) string {
	return strings.Join(strings.Fields(lines(content)), " ")
}

// lines is the same, with its lines kept apart.
func lines(content string) string {
	var out []string
	for l := range strings.Lines(render.Clean(markup.ReplaceAllString(content, " "))) {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	text := strings.Join(out, "\n")
	if len(text) > maxQuestion {
		text = strings.ToValidUTF8(text[:maxQuestion], "")
	}
	return text
}

func mentionOf(id string) string { return "<@" + id + ">" }

// hear answers a message that is meant for the bot. A message without words gets help.
func (h *handlers) hear(ctx context.Context, m *message, self string, conversation bool) Reply {
	text := stripped(m.Content)
	if text == "" {
		x := &exchange{Key: m.ID, Asker: m.Author.ID, Channel: m.ChannelID, Written: m.Content, Asked: h.now()}
		h.memory.keep(x)
		return Reply{Message: render.Help(h.langOfGuild(m.GuildID), mentionOf(self), render.Reader{Suggests: h.settings != nil && m.GuildID != ""}), Key: m.ID}
	}
	scope := scopeOf(m.GuildID)
	in := inquiry{
		Question: answer.Question{Text: text, Scope: scope, Lang: h.settingsOf(ctx, scope).Lang},
		Key:      m.ID, Asker: m.Author.ID, Channel: m.ChannelID, Written: m.Content,
	}
	switch {
	case m.Reference != nil:
		in.Context = h.chain(ctx, m)
	case conversation:
		in.Context = h.memory.lately(m.ChannelID, m.Author.ID)
	}
	return h.ask(ctx, in)
}

// edited gives the message that answers the first version of an edited question;
// ok is false if there is nothing to answer anew: it was not answered, not by
// this asker, too long ago, or has the same words.
func (h *handlers) edited(m *message, self string) (messageID string, ok bool) {
	x := h.memory.exchange(m.ID)
	if x == nil || m.Author == nil || m.Author.ID != x.Asker || m.Edited == nil || m.Content == "" || m.Content == x.Written {
		return "", false
	}
	if h.now().Sub(x.Asked) > editWindow || !addressed(m, self) && !(x.Unasked && stripped(m.Content) != "") {
		return "", false
	}
	return h.memory.answers.get(m.ID)
}

// rehear answers an edited question anew, in the context of its first version.
func (h *handlers) rehear(ctx context.Context, m *message, self string) Reply {
	x := h.memory.exchange(m.ID)
	if x == nil { // forgotten this moment
		x = &exchange{Asked: h.now()}
	}
	text := stripped(m.Content)
	if text == "" {
		return Reply{Message: render.Help(h.langOfGuild(m.GuildID), mentionOf(self), render.Reader{Suggests: h.settings != nil && m.GuildID != ""}), Key: m.ID}
	}
	return h.ask(ctx, inquiry{
		Question: answer.Question{Text: text, Scope: scopeOf(m.GuildID), Context: x.Context, Lang: h.settingsOf(ctx, scopeOf(m.GuildID)).Lang},
		Key:      m.ID, Asker: m.Author.ID, Channel: m.ChannelID, Written: m.Content, Asked: x.Asked, Unasked: x.Unasked,
	})
}

// chain gathers the questions above a reply, oldest first: from memory where the
// bot's answer is remembered, else through Discord.
func (h *handlers) chain(ctx context.Context, m *message) []string {
	var out []string // newest first
	for range maxHops {
		if m.Reference == nil || m.Reference.MessageID == "" || len(out) >= maxContext {
			break
		}
		id := m.Reference.MessageID
		x := h.memory.shownBy(id)
		if x == nil {
			x = h.memory.exchange(id)
		}
		above := m.Referenced
		if x == nil && above == nil {
			if above, _ = h.fetch.Message(ctx, m.ChannelID, id); above == nil {
				break // deleted, or not ours to read
			}
		}
		if x == nil {
			x = h.memory.exchange(above.answers())
		}
		if x != nil { // it knows all that stands above
			if x.Text != "" {
				out = append(out, x.Text)
			}
			for _, q := range slices.Backward(x.Context) {
				out = append(out, q)
			}
			break
		}
		if text := stripped(above.Content); text != "" && above.Author != nil && !above.Author.Bot {
			out = append(out, text)
		}
		above.ChannelID = m.ChannelID
		m = above
	}
	out = out[:min(len(out), maxContext)]
	slices.Reverse(out)
	return out
}
