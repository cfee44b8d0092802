package bot_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestResumableInvalidSessionIsResumed(t *testing.T) {
	s := raise(t, setting{})
	s.all(4, s.InvalidateResumable)
	if g := s.Gateway(); g.Identifies != 1 || g.Resumes != 1 {
		t.Errorf("%d identifies and %d resumes, want one of each", g.Identifies, g.Resumes)
	}
}

func TestReorderedEventsAreAnsweredOnce(t *testing.T) {
	s := raise(t, setting{})
	s.Reorder(true)
	s.all(5, s.Drop)
}

// TestEditThatOvertakesItsQuestion: the edit comes first, then the question; one
// answer stands, and nothing fails.
func TestEditThatOvertakesItsQuestion(t *testing.T) {
	s := raise(t, setting{})
	s.Reorder(true)
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil?")
	s.Edit(q.ID, sandbox.Mention+" which oil?")
	s.answer(q)
	s.Reorder(false)
	s.fence(sandbox.General)
	if n := len(s.fromBot(sandbox.General)); n != 2 {
		t.Errorf("%d messages of the bot, want 2", n)
	}
	if n := s.log.count("level=ERROR"); n != 0 {
		t.Errorf("%d errors logged", n)
	}
}

// TestUnknownComponentsDoNotHideTheQuestion: what a newer Discord puts into
// messages and modals leaves the rest readable.
func TestUnknownComponentsDoNotHideTheQuestion(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Bob, sandbox.General, "what the question replies to")
	s.Dispatch("MESSAGE_CREATE", fmt.Sprintf(`{"id":%q,"channel_id":%q,"guild_id":%q,"type":19,"author":{"id":%q},"content":"%s oil",
		"components":[{"type":99,"parts":{"type":98}}],"embeds":[{"type":"new"}],"poll":{"answers":7},
		"message_reference":{"message_id":%q},"referenced_message":{"id":%q,"author":{"id":%q},"components":[{"type":99}]}}`,
		q.ID, sandbox.General, sandbox.GuildID, sandbox.Alice.ID, sandbox.Mention, q.ID, q.ID, sandbox.Bob.ID))
	s.shows(s.answer(q), "barrels of oil")
	s.Dispatch("INTERACTION_CREATE", `{"id":"5","token":"t","type":5,"application_id":"2","channel_id":"3","user":{"id":"4"},
		"data":{"custom_id":"x","components":[{"type":99,"component":{"type":98,"values":[{}]}}]}}`)
	s.fence(sandbox.General)
	if n := s.log.count("panicked"); n != 0 {
		t.Errorf("%d panics", n)
	}
}

// TestSlowDiscordLosesNothing: late responses to everything at once.
func TestSlowDiscordLosesNothing(t *testing.T) {
	s := raise(t, setting{})
	s.Inject(sandbox.Fault{Match: "", Times: 20, Delay: 150 * time.Millisecond})
	s.all(4, s.AskReconnect)
}

// TestGlobalLimitHoldsUpAnswersButNotInteractions, which Discord exempts.
func TestGlobalLimitHoldsUpAnswersButNotInteractions(t *testing.T) {
	s := raise(t, setting{})
	f := sandbox.Global429.On("POST /channels/" + sandbox.General)
	f.Body = `{"message":"You are being rate limited.","retry_after":0.5,"global":true}`
	s.Inject(f)
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
	for s.log.count("rate limited") == 0 { // until it knows
		time.Sleep(time.Millisecond)
	}
	elsewhere := s.Say(sandbox.Alice, sandbox.Other, sandbox.Mention+" oil")
	m := s.reply(s.Slash(sandbox.Alice, sandbox.Other, "ask", sandbox.Opt("question", "oil")))
	if a := s.answer(elsewhere); a.ID < m.ID {
		t.Error("another route did not wait for the global limit")
	}
	s.answer(q)
}
