package bot

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// An Answerer answers questions from what it knows. It must be safe for
// concurrent use and give up when ctx ends.
type Answerer interface {
	Answer(ctx context.Context, q answer.Question) (*answer.Answer, error)
	// Check tells what is on record on the claims in a message, without a verdict.
	Check(ctx context.Context, q answer.Question) (*answer.Answer, error)
	// Base is what a scope sees.
	Base(s knowledge.Scope) *knowledge.Base
}

// A Reply is what a handler wants said.
type Reply struct {
	render.Message
	Plain     render.Message // in its place where embeds are not allowed; zero: none
	Key       string         // of the exchange that it shows; "": none
	Said      *ledger.Entry  // what it tells, for corrections to find it; where and to whom is filled in. nil: nothing that could be wrong
	Ephemeral bool           // only the person who acted sees it
	Update    bool           // it takes the place of the message whose component was used, or led to the modal
	Delete    bool           // that message is deleted instead
	Modal     *modal         // it opens instead; to commands and components only, and only at once
	Files     []file         // attached; with Update they take the place of those before
}

// handlers turn what people do into replies. They send nothing.
type handlers struct {
	answers  Answerer
	memory   *memory
	names    names
	now      func() time.Time
	log      *slog.Logger
	fetch    fetcher
	post     poster     // for actions that tell others: of what was done, or of what came of a proposal
	files    downloader // for actions that take a file
	recorder *recorder  // of what is said; nil: nothing is kept
	specs    []spec     // of all commands
	desk     desk       // those that are carried out by a table; its specs are unused

	halfLives   knowledge.HalfLives // by which facts age
	witness     Witness
	settings    settler                                // of guilds; nil: none are kept
	known       *lru[knowledge.Scope, curate.Settings] // as they were when they were last read
	channels    *lru[string, channel]                  // by id; their type and parent only
	readsAll    bool                                   // messages to nobody in particular too
	askChannels map[string]bool                        // ids
	locales     *lru[string, string]                   // guild id → the locale that it prefers
	unread      *lru[string, struct{}]                 // channels told just now that a reply cannot be read
}

func newHandlers(answers Answerer, m *memory, f fetcher, o Options) *handlers {
	h := &handlers{
		names: newNames(o.Now), halfLives: o.HalfLives, witness: o.Witness,
		answers: answers, memory: m, now: o.Now, log: o.Log, fetch: f, askChannels: map[string]bool{}, readsAll: o.MessageContent,
		known:    newLRU[knowledge.Scope, curate.Settings](maxGuilds, 0, o.Now),
		channels: newLRU[string, channel](maxChannels, 0, o.Now),
		locales:  newLRU[string, string](maxGuilds, 0, o.Now), unread: newLRU[string, struct{}](maxUnread, unreadPause, o.Now),
		specs: slices.Clone(specs), desk: desk{commands: map[string]action{}, controls: map[string]action{}},
	}
	for _, id := range o.AskChannels {
		h.askChannels[id] = true
	}
	return h
}

// A fetcher looks up messages that are not remembered.
type fetcher interface {
	Message(ctx context.Context, channelID, messageID string) (*message, error)
}

// An inquiry is a question with where it comes from.
type inquiry struct {
	answer.Question
	Key     string // id of the message or interaction
	Asker   string
	Channel string
	Written string    // the message as written; "" for commands
	Echo    bool      // show the question, because it is not to be seen otherwise
	Asked   time.Time // zero: now

	Private bool           // only the asker sees the answer, and may share it
	Unasked bool           // in an ask-channel, not addressed to the bot
	Origin  *render.Origin // the message that the answer speaks to; nil: the asker's own
}

// ask answers an inquiry and remembers the exchange.
func (h *handlers) ask(ctx context.Context, in inquiry) Reply {
	began := time.Now()
	a, err := h.answer(ctx, &in)
	if err != nil {
		h.witness.Asked("", Failed, time.Since(began))
		h.log.ErrorContext(ctx, "no answer", "error", err)
		return private(render.WordsIn(in.speaks()).Failed)
	}
	h.witness.Asked(a.Intent, outcomeOf(a), time.Since(began))
	return h.tell(&in, a)
}

var errNoAnswer = errors.New("the answerer gave nothing")

// answer answers an inquiry, or checks the message that it holds.
func (h *handlers) answer(ctx context.Context, in *inquiry) (*answer.Answer, error) {
	in.ID, in.Now = in.Key, h.now()
	in.HalfLives, in.Developing = h.pace(in.Scope, in.Now)
	q, ask := in.Question, h.answers.Answer
	if q.Wants == answer.IntentCheck {
		q.Wants, ask = "", h.answers.Check
	}
	got, err := ask(ctx, q)
	if err != nil {
		return nil, err
	}
	if got == nil {
		return nil, errNoAnswer
	}
	a := *got // a copy, because the answer may be shared
	if a.Lang == "" {
		a.Lang = in.speaks()
	}
	a.Suggestions = slices.DeleteFunc(slices.Clone(a.Suggestions), func(s string) bool { // what was asked
		return fold(s) == fold(in.Text) || fold(s) == fold(a.Understood)
	})
	return &a, nil
}

// askAgain answers a question that had no answer when it was asked, at its scope's pace.
func (h *handlers) askAgain(ctx context.Context, q answer.Question) (*answer.Answer, error) {
	h.settingsOf(ctx, q.Scope) // as they are now
	q.HalfLives, q.Developing = h.pace(q.Scope, h.now())
	return h.answers.Answer(ctx, q)
}

// tell remembers the exchange of an inquiry and its answer, and shows it.
func (h *handlers) tell(in *inquiry, a *answer.Answer) Reply {
	if in.Asked.IsZero() {
		in.Asked = in.Now
	}
	x := &exchange{
		Key: in.Key, Asker: in.Asker, Channel: in.Channel, Written: in.Written,
		Text: in.Text, Context: in.Context, Answer: a, Echo: in.Echo, Asked: in.Asked,
		Private: in.Private, Unasked: in.Unasked, Origin: in.Origin, Recipe: render.RecipeOf(&in.Question), Kept: h.recorder != nil,
	}
	h.memory.keep(x)
	return x.page(0)
}

// speaks is the language to talk to the asker in.
func (in *inquiry) speaks() knowledge.Lang {
	if in.Lang != "" {
		return in.Lang
	}
	return knowledge.LangOf(in.Text)
}

// page shows one page of an exchange.
func (x *exchange) page(n int) Reply {
	v := render.View{Key: x.Key, Asker: x.Asker, Page: n, Origin: x.Origin, Private: x.Private, Recipe: x.Recipe, Feedback: x.Kept}
	if x.Echo {
		v.Echo = x.Text
	}
	return Reply{Message: render.Answer(x.Answer, v), Plain: render.PlainText(x.Answer), Key: x.Key, Ephemeral: x.Private, Said: x.said()}
}

// scopeOf is what a guild sees; direct messages see what is global.
func scopeOf(guildID string) knowledge.Scope {
	if guildID == "" {
		return knowledge.Global
	}
	return knowledge.Scope(guildID)
}

// langOf is the bot's language for a locale of Discord's: "he" is Hebrew, and
// all but Arabic, should Discord ever have it, are English.
func langOf(locale string) knowledge.Lang {
	if l, ok := knowledge.ParseLang(locale); ok {
		return l
	}
	return knowledge.English
}

// langOfGuild is the bot's language for a guild; English for direct messages and
// guilds of which nothing is known.
func (h *handlers) langOfGuild(id string) knowledge.Lang {
	locale, _ := h.locales.get(id)
	return langOf(locale)
}

// private is a line that only the person who acted sees.
func private(text string) Reply { return Reply{Message: render.Note(text), Ephemeral: true} }
