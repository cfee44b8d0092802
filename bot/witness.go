package bot

import (
	"context"
	"log/slog"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Witness is told what happens, to make figures of it. It gets no words of people,
// no ids and no names. Its methods must not block; they are called from many
// goroutines at once.
type Witness interface {
	// Asked tells what came of a question, and how long it took to find the answer.
	Asked(intent answer.Intent, o Outcome, took time.Duration)
	// Requested tells of a request to Discord, each try by itself: the route has ":id" in
	// the place of ids. The status is 0 if there was no response.
	Requested(method, route string, status int, took time.Duration)
	// Gateway tells that the connection to Discord changed.
	Gateway(s gateway.State)
}

// An Outcome is what came of a question: [Answered], [Silent], [Failed], or the
// [answer.Reason] for which there was no answer.
type Outcome string

// The outcomes beside the reasons.
const (
	Answered Outcome = "answered"
	Silent   Outcome = "silent" // nobody asked the bot, and it was not sure
	Failed   Outcome = "failed" // for a reason that the log tells
)

// outcomeOf tells what came of a question.
func outcomeOf(a *answer.Answer) Outcome {
	if a.Answered {
		return Answered
	}
	return Outcome(a.Reason)
}

// nobody is the witness where there is none.
type nobody struct{}

func (nobody) Asked(answer.Intent, Outcome, time.Duration)  {}
func (nobody) Requested(string, string, int, time.Duration) {}
func (nobody) Gateway(gateway.State)                        {}

// noteAnswer logs that a question got its answer, whichever it was: once, when it was
// delivered. The words of the question are logged only where the operator wants it.
func (b *Bot) noteAnswer(ctx context.Context, said *ledger.Entry, message string, came time.Time) {
	if said == nil || said.Sort != ledger.Asked {
		return
	}
	a := []slog.Attr{
		slog.String("intent", said.Intent), slog.Bool("answered", said.Answered), slog.String("reason", said.Reason),
		slog.Int("facts", len(said.Uses)), slog.String("message", message), slog.Duration("took", time.Since(came)),
	}
	if b.opts.LogQuestions != nil && b.opts.LogQuestions() {
		a = append(a, slog.String("words", said.Question))
	}
	b.opts.Log.LogAttrs(ctx, slog.LevelInfo, "question dealt with", a...)
}
