package bot_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// messages is the route on which answers to messages in General leave.
const messages = "POST /channels/" + sandbox.General + "/messages"

func TestFailuresOfDiscordDoNotLoseOrDoubleAnswers(t *testing.T) {
	for name, f := range map[string]sandbox.Fault{
		"route limit":           sandbox.Route429,
		"global limit":          sandbox.Global429,
		"HTML limit":            sandbox.HTML429,
		"bad gateway":           sandbox.BadGateway,
		"error after taking it": {Status: 502, After: true},
		"cut after taking it":   {Drop: true, After: true},
		"cut before":            {Drop: true},
		"unavailable, twice":    {Status: 503, Times: 2},
	} {
		t.Run(name, func(t *testing.T) {
			s := raise(t, setting{})
			s.Inject(f.On(messages))
			s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil"))
			s.fence(sandbox.General)
			if n := len(s.fromBot(sandbox.General)); n != 2 {
				t.Errorf("%d messages of the bot, want 2", n)
			}
			if n := s.log.count("level=ERROR"); n != 0 {
				t.Errorf("%d errors logged", n)
			}
		})
	}
}

func TestFailuresOfInteractionResponses(t *testing.T) {
	for name, f := range map[string]sandbox.Fault{
		"bad gateway":           sandbox.BadGateway,
		"error after taking it": {Status: 500, After: true},
		"limit":                 sandbox.Route429,
	} {
		t.Run(name, func(t *testing.T) {
			s := raise(t, setting{})
			s.Inject(f.On("POST /interactions/"))
			s.shows(s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "oil"))), "barrels of oil")
			s.fence(sandbox.General)
			if n := len(s.fromBot(sandbox.General)); n != 2 {
				t.Errorf("%d messages of the bot, want 2", n)
			}
		})
	}
}

func TestInteractionsDoNotWaitForOneAnother(t *testing.T) {
	s := raise(t, setting{})
	const n = 12
	s.Inject(sandbox.Fault{Match: "POST /interactions/", Times: n, Delay: 200 * time.Millisecond})
	began := time.Now()
	var its []*sandbox.Interaction
	for i := range n {
		its = append(its, s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", fmt.Sprint("oil ", i))))
	}
	for _, it := range its {
		s.reply(it)
	}
	if d := time.Since(began); d > 200*time.Millisecond*n/2 {
		t.Errorf("took %v: one after the other", d)
	}
}

func TestWithoutLeaveForEmbedsTheAnswerIsPlain(t *testing.T) {
	s := raise(t, setting{})
	s.Inject(sandbox.Fault{Match: messages, Status: 403, Body: `{"message":"Missing Permissions","code":50013}`})
	m := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil"))
	want := "The Keepers' Guild asks for two barrels of oil. \\[1\\]\n\\[1\\] Harbour Gazette <https://gazette.example/oil_%281%29>"
	if m.Content != want || len(m.Embeds) != 0 {
		t.Errorf("says %q", m.Text())
	}
}

func TestQuestionDeletedMeanwhile(t *testing.T) {
	s := raise(t, setting{})
	release := s.light.hold("slow oil")
	defer release()
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" slow oil")
	s.Remove(q.ID)
	release()
	s.fence(sandbox.General)
	if n := len(s.fromBot(sandbox.General)); n != 2 {
		t.Errorf("%d messages of the bot, want 2", n)
	}
}

func TestEndDoesNotWaitForRateLimits(t *testing.T) {
	s := raise(t, setting{bot: func(o *bot.Options) { o.Grace = 50 * time.Millisecond }})
	s.Inject(sandbox.Fault{Match: messages, Status: 429, Body: `{"retry_after":50,"global":false}`})
	s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
	s.must(s.AwaitRequests(s.ctx, messages, 1))
	began := time.Now()
	s.must(s.stop())
	if d := time.Since(began); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}
