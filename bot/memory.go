package bot

import (
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
)

// How much is remembered, and for how long; in memory only.
const (
	maxExchanges = 2000
	exchangeTTL  = 24 * time.Hour // as /about tells
	maxSpeakers  = 5000           // askers in channels
	speakerTTL   = 30 * time.Minute
	maxContext   = 6     // earlier questions that a question takes along
	maxSeen      = 20000 // messages and interactions taken in
	seenTTL      = 24 * time.Hour
	maxGone      = 1000 // messages deleted just now
	goneTTL      = time.Minute
	editWindow   = 5 * time.Minute // in which an edited question is answered anew
)

// An exchange is a question and what was said to it. It is never changed; a new
// answer to the same question takes its place.
type exchange struct {
	Key     string // id of the message or interaction that asked
	Asker   string // user id
	Channel string
	Written string         // the message as written; "" for commands
	Text    string         // the question; "" if there was none
	Context []string       // what the question took along
	Answer  *answer.Answer // nil for help
	Echo    bool           // the answer shows the question
	Private bool           // only the asker sees the answer
	Unasked bool           // in an ask-channel, not addressed to the bot
	Recipe  render.Recipe  // of the question
	Origin  *render.Origin // the message that the answer speaks to; nil: the asker's own
	Kept    bool           // the ledger has it: there are buttons for what one thinks of it
	Asked   time.Time
}

// A memory is what the bot remembers of the last hours.
type memory struct {
	now       func() time.Time
	exchanges *lru[string, *exchange]
	replies   *lru[string, string]   // id of the bot's message → key of the exchange
	answers   *lru[string, string]   // key of an exchange → id of the bot's message
	recent    *lru[speaker, []asked] // newest last
	seen      *lru[string, struct{}]
	gone      *lru[string, struct{}] // a deletion may be told before the sending is
}

// A speaker is a person in a channel.
type speaker struct{ channel, user string }

// An asked is a question with its moment.
type asked struct {
	key  string
	text string
	at   time.Time
}

func newMemory(now func() time.Time) *memory {
	return &memory{
		now:       now,
		exchanges: newLRU[string, *exchange](maxExchanges, exchangeTTL, now),
		replies:   newLRU[string, string](2*maxExchanges, exchangeTTL, now),
		answers:   newLRU[string, string](2*maxExchanges, exchangeTTL, now),
		recent:    newLRU[speaker, []asked](maxSpeakers, speakerTTL, now),
		seen:      newLRU[string, struct{}](maxSeen, seenTTL, now),
		gone:      newLRU[string, struct{}](maxGone, goneTTL, now),
	}
}

// first reports whether an id is taken in for the first time.
func (m *memory) first(id string) bool { return m.seen.add(id, struct{}{}) }

// keep remembers an exchange, and its question among the asker's last in the
// channel: in place of the earlier text if the question was edited.
func (m *memory) keep(x *exchange) {
	m.exchanges.put(x.Key, x)
	if x.Text == "" {
		return
	}
	m.recent.update(speaker{x.Channel, x.Asker}, func(l []asked) []asked {
		l = slices.Clone(l)
		if i := slices.IndexFunc(l, func(a asked) bool { return a.key == x.Key }); i >= 0 {
			l[i].text = x.Text
			return l
		}
		l = append(l, asked{x.Key, x.Text, m.now()})
		return l[max(0, len(l)-maxContext):]
	})
}

// delivered remembers which message shows an exchange.
func (m *memory) delivered(key, messageID string) {
	if _, gone := m.gone.get(messageID); key != "" && messageID != "" && !gone {
		m.replies.put(messageID, key)
		m.answers.put(key, messageID)
	}
}

// forget drops what a deleted message of the bot's showed, so that an edit of
// the question does not bring it back.
func (m *memory) forget(messageID string) {
	m.gone.put(messageID, struct{}{})
	if key, ok := m.replies.get(messageID); ok {
		m.replies.drop(messageID)
		m.answers.drop(key)
	}
}

// forgetPerson drops what somebody asked.
func (m *memory) forgetPerson(user string) {
	m.recent.dropIf(func(s speaker, _ []asked) bool { return s.user == user })
	m.exchanges.dropIf(func(_ string, x *exchange) bool { return x.Asker == user })
}

// shownBy gives the exchange that a message of the bot's shows, or nil.
func (m *memory) shownBy(messageID string) *exchange {
	key, ok := m.replies.get(messageID)
	if !ok {
		return nil
	}
	return m.exchange(key)
}

func (m *memory) exchange(key string) *exchange {
	x, _ := m.exchanges.get(key)
	return x
}

// lately gives the asker's last questions in a channel, oldest first.
func (m *memory) lately(channel, user string) []string {
	l, _ := m.recent.get(speaker{channel, user})
	var out []string
	for _, a := range l {
		if m.now().Sub(a.at) <= speakerTTL {
			out = append(out, a.text)
		}
	}
	return out
}
