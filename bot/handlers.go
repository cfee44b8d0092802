package bot

import (
	"context"
	"log/slog"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// An Answerer answers questions from what it knows. It must be safe for
// concurrent use and give up when ctx ends.
type Answerer interface {
	Answer(ctx context.Context, q answer.Question) (*answer.Answer, error)
	Base() *knowledge.Base
}

// A Reply is what a handler wants said.
type Reply struct {
	render.Message
	Plain     render.Message // in its place where embeds are not allowed; zero: none
	Key       string         // of the exchange that it shows; "": none
	Ephemeral bool           // only the person who acted sees it
	Update    bool           // it takes the place of the message whose button was pressed
	Delete    bool           // that message is deleted instead
}

// handlers turn what people do into replies. They send nothing.
type handlers struct {
	answers Answerer
	memory  *memory
	names   names
	now     func() time.Time
	log     *slog.Logger
	fetch   fetcher
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
}

// ask answers an inquiry and remembers the exchange.
func (h *handlers) ask(ctx context.Context, in inquiry) Reply {
	in.ID, in.Now = in.Key, h.now()
	a, err := h.answers.Answer(ctx, in.Question)
	if err != nil || a == nil {
		h.log.Error("no answer", "question", in.Key, "error", err)
		return Reply{Message: render.Note(render.WordsIn(in.speaks()).Failed), Ephemeral: true}
	}
	if a.Lang == "" { // a copy, because the answer may be shared
		c := *a
		c.Lang = in.speaks()
		a = &c
	}
	if in.Asked.IsZero() {
		in.Asked = in.Now
	}
	x := &exchange{
		Key: in.Key, Asker: in.Asker, Channel: in.Channel, Written: in.Written,
		Text: in.Text, Context: in.Context, Answer: a, Echo: in.Echo, Asked: in.Asked,
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
	v := render.View{Key: x.Key, Asker: x.Asker, Page: n}
	if x.Echo {
		v.Echo = x.Text
	}
	return Reply{Message: render.Answer(x.Answer, v), Plain: render.PlainText(x.Answer), Key: x.Key}
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

// private is a line that only the person who acted sees.
func private(text string) Reply { return Reply{Message: render.Note(text), Ephemeral: true} }
