package bot_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// away ends the bot's session, lets happen what it then cannot be told, and
// waits until it has a new one.
func (s *stage) away(meanwhile func()) {
	s.t.Helper()
	before := s.Gateway().Identifies
	s.WithholdHello(1000)
	s.Lose()
	s.must(s.AwaitGateway(s.ctx, "the bot to be away", func(g sandbox.Standing) bool { return !g.Connected }))
	meanwhile()
	s.WithholdHello(0)
	s.Drop()
	s.must(s.AwaitGateway(s.ctx, "a new session", func(g sandbox.Standing) bool { return g.Identifies > before && g.Connected }))
}

// TestMissedQuestionsAreCaughtUp: after a gap that ends the session, in every
// kind of place, each once and in order.
func TestMissedQuestionsAreCaughtUp(t *testing.T) {
	s := raise(t, setting{})
	dm := sandbox.DM(sandbox.Alice)
	before := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil before")
	s.answer(before)
	s.answer(s.Say(sandbox.Alice, dm, "oil before"))
	var missed []sandbox.Message
	s.away(func() {
		for i := range 3 {
			for _, c := range []string{sandbox.General, sandbox.Thread, dm, sandbox.SecondGeneral} {
				missed = append(missed, s.Say(sandbox.Alice, c, fmt.Sprint(sandbox.Mention, " oil missed ", i)))
			}
		}
		s.Say(sandbox.Alice, sandbox.General, "oil for nobody")
	})
	after := s.Say(sandbox.Bob, sandbox.General, sandbox.Mention+" oil after")
	var answers []sandbox.Message
	for _, q := range append(missed, after) {
		answers = append(answers, s.answer(q))
	}
	if answers[0].ID > answers[4].ID || answers[4].ID > answers[8].ID {
		t.Error("answered out of order")
	}
	for c, want := range map[string]int{sandbox.General: 6, sandbox.Thread: 4, dm: 5, sandbox.SecondGeneral: 4} {
		s.fence(c)
		if got := len(s.fromBot(c)); got != want {
			t.Errorf("%d messages of the bot in %s, want %d", got, c, want)
		}
	}
}

func TestOldQuestionsAreLeftAlone(t *testing.T) {
	s := raise(t, setting{})
	s.away(func() {
		s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil long ago")
		s.clock.advance(11 * time.Minute)
	})
	s.fence(sandbox.General)
	if n := len(s.fromBot(sandbox.General)); n != 1 {
		t.Errorf("%d messages of the bot, want the fence's only", n)
	}
}

// TestRestartAnswersWhatWasMissedOnly: a new process remembers nothing, but sees
// its own replies.
func TestRestartAnswersWhatWasMissedOnly(t *testing.T) {
	s := raise(t, setting{})
	s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil 1"))
	s.must(s.stop())
	missed := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil 2")
	s.restart()
	s.answer(missed)
	s.fence(sandbox.General)
	if n := len(s.fromBot(sandbox.General)); n != 3 {
		t.Errorf("%d messages of the bot, want 3", n)
	}
}

func TestLongGapIsReadPageByPage(t *testing.T) {
	s := raise(t, setting{})
	var missed sandbox.Message
	s.away(func() {
		for i := range 150 {
			s.Say(sandbox.Bob, sandbox.General, fmt.Sprint("talk ", i))
		}
		missed = s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
	})
	s.answer(missed)
	if n := len(s.Requests("GET /channels/" + sandbox.General + "/messages")); n != 2 {
		t.Errorf("%d requests, want 2", n)
	}
}

// TestChannelsThatCannotBeReadAreLeftOut: a refusal is no error.
func TestChannelsThatCannotBeReadAreLeftOut(t *testing.T) {
	s := raise(t, setting{})
	var missed sandbox.Message
	s.away(func() {
		s.Inject(sandbox.Fault{Match: "GET /channels/" + sandbox.Other, Status: 403, Body: `{"message":"Missing Access","code":50001}`})
		s.Say(sandbox.Alice, sandbox.Other, sandbox.Mention+" oil")
		missed = s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
	})
	s.answer(missed)
	if n := s.log.count("level=ERROR"); n != 0 {
		t.Errorf("%d errors logged", n)
	}
}
