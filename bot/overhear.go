package bot

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
)

const (
	// maxOverheard is the longest message, in characters, that can be a question to nobody in particular.
	maxOverheard = 300
	// unreadPause is how long a channel is not told again that a reply cannot be read.
	unreadPause = 10 * time.Minute
	// maxUnread bounds the channels for which that is remembered.
	maxUnread = 1000
)

// overheard reports whether a message of an ask-channel looks like a question
// to nobody in particular: written by a person, mentioning nobody, and in reply
// to nobody else.
func (h *handlers) overheard(m *message, self string) bool {
	if !byPerson(m, self) || m.mentionsOthers() || !h.asksIn(m) {
		return false
	}
	if m.Type == replyMessage && (m.Referenced == nil || m.Referenced.Author == nil || m.Referenced.Author.ID != m.Author.ID) {
		return false
	}
	return asksAnyone(stripped(m.Content))
}

// asksIn reports whether a message stands in an ask-channel, by the operator's
// word or the guild's.
func (h *handlers) asksIn(m *message) bool {
	if h.askChannels[m.ChannelID] {
		return true
	}
	return h.readsAll && slices.Contains(h.settingsOf(context.Background(), scopeOf(m.GuildID)).AskChannels, m.ChannelID)
}

// mentionsOthers reports whether a message mentions anybody but its author.
func (m *message) mentionsOthers() bool {
	return mentioned.MatchString(m.Content) || slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID != m.Author.ID })
}

// mentioned matches a mention of anybody.
var mentioned = regexp.MustCompile(`<@[!&]?\d+>|@everyone|@here`)

// openers are the words with which a question begins that has no question mark.
var openers = wordSet("what what's whats who who's whom whose when where why how which does did is are was were has have " +
	"מה מי מתי איפה היכן למה מדוע איך כיצד כמה האם איזה איזו אילו לאן מאיפה מהו מהי מהם מהן " +
	"ماذا متى أين اين لماذا كيف كم هل")

// yours are words that address somebody.
var yours = wordSet("you u ya your yours you're youre y'all אתה אתם אתן אתכם שלך שלכם לדעתך לדעתכם דעתך דעתכם " +
	"أنت أنتم انت انتم رأيك رأيكم برأيك برأيكم")

// courtesy matches what asks somebody to answer, whoever it may be.
var courtesy = regexp.MustCompile(`(?i)\b(?:(?:can|could|would|will) (?:you|u)(?: please)? (?:tell|explain|say|show|give|remind)|do (?:you|u) know)\b`)

// asksAnyone reports whether a text looks like a question that addresses nobody.
func asksAnyone(text string) bool {
	if text == "" || utf8.RuneCountInString(text) > maxOverheard {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(courtesy.ReplaceAllString(text, " ")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	})
	if slices.ContainsFunc(words, func(w string) bool { return yours[plainQuote(w)] }) {
		return false
	}
	return strings.ContainsAny(text, "?؟") || courtesy.MatchString(text) || len(words) > 1 && openers[plainQuote(words[0])]
}

func plainQuote(w string) string { return strings.ReplaceAll(w, "’", "'") }

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// volunteer answers a message that was overheard; ok is false if the answer is
// not sure enough to be said unasked. What is not said is not remembered.
func (h *handlers) volunteer(ctx context.Context, m *message) (r Reply, ok bool) {
	in := inquiry{
		Question: answer.Question{Text: stripped(m.Content), Scope: scopeOf(m.GuildID), Lang: h.settingsOf(ctx, scopeOf(m.GuildID)).Lang},
		Key:      m.ID, Asker: m.Author.ID, Channel: m.ChannelID, Written: m.Content, Unasked: true,
	}
	began := time.Now()
	a, err := h.answer(ctx, &in)
	if err != nil {
		h.witness.Asked("", Failed, time.Since(began))
		h.log.ErrorContext(ctx, "no answer", "error", err)
		return Reply{}, false
	}
	if !a.Answered || !a.Confident {
		h.witness.Asked(a.Intent, Silent, time.Since(began))
		return Reply{}, false
	}
	h.witness.Asked(a.Intent, Answered, time.Since(began))
	return h.tell(&in, a), true
}

// unread reports whether a message is a reply to the bot whose text Discord
// withholds; with a mention of the bot it would be readable.
func unread(m *message, self string) bool {
	return m.GuildID != "" && m.Content == "" && m.Type == replyMessage && byPerson(m, self) && m.repliesTo(self) &&
		!slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID == self })
}

// unreadable asks to be mentioned; ok is false if the channel was told just now.
func (h *handlers) unreadable(m *message, self string) (r Reply, ok bool) {
	if !h.unread.add(m.ChannelID, struct{}{}) {
		return Reply{}, false
	}
	return Reply{Message: render.Note(fmt.Sprintf(render.WordsIn(h.langOfGuild(m.GuildID)).Unread, mentionOf(self)))}, true
}
