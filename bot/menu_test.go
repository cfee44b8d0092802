package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

const (
	answerThis = "Answer this"
	checkThis  = "Check against the facts"
)

func TestAnswerThis(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Bob, sandbox.Thread, "what oil do <@1> the\nkeepers want?") // without Message Content only the menu tells it
	s.answer(s.Say(sandbox.Alice, sandbox.Thread, sandbox.Mention+" earlier oil"))
	m := s.reply(s.Menu(sandbox.Alice, q, answerThis))
	s.shows(m, "Question by <@"+sandbox.Bob.ID+"> · [to the message](https://discord.com/channels/"+sandbox.GuildID+"/"+sandbox.Thread+"/"+q.ID+")",
		"what oil do the keepers want?", "barrels of oil")
	if m.Ephemeral() {
		t.Error("only one person sees it")
	}
	all := s.light.questions()
	if got := all[len(all)-1]; got.Text != "what oil do the keepers want?" || len(got.Context) > 0 || got.Wants != "" || got.Scope != sandbox.GuildID {
		t.Errorf("asked %+v", got)
	}
	no := s.reply(s.press(sandbox.Bob, m, "Delete"))
	s.shows(no, "Only the person who asked")
	s.press(sandbox.Alice, m, "Delete")
	s.gone(m.ID)
}

func TestAnswerThisKeepsItsOriginOnEveryPage(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Menu(sandbox.Alice, s.Say(sandbox.Hook, sandbox.General, "long oil"), answerThis))
	s.shows(m, "Question by Hook · [to the message]")
	s.press(sandbox.Alice, m, "More")
	s.shows(s.until(m.ID, "page 2 of"), "Question by Hook · [to the message]")
}

func TestCheckIsPrivateUntilShared(t *testing.T) {
	s := raise(t, setting{})
	claim := s.Say(sandbox.Bob, sandbox.General, "The keepers want no oil.\n\nThe pilots lie!")
	m := s.reply(s.Menu(sandbox.Alice, claim, checkThis))
	s.shows(m, "On a message by <@"+sandbox.Bob.ID+">", "What is on record on this:", "barrels of oil. [1]", "Disputed", "one barrel is enough. [2]")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
	if _, ok := m.Button("Delete"); ok {
		t.Error("what only one person sees can be deleted")
	}
	if got := s.light.checks(); len(got) != 1 || got[0].Text != "The keepers want no oil.\nThe pilots lie!" || got[0].Wants != "" || got[0].Now.IsZero() {
		t.Errorf("checked %+v", got)
	}
	s.shows(s.reply(s.press(sandbox.Alice, m, "Sources")), "[1] Harbour Gazette")
	shared := s.reply(s.press(sandbox.Alice, m, "Share"))
	s.shows(shared, "On a message by <@"+sandbox.Bob.ID+">", "barrels of oil. [1]", "one barrel is enough. [2]")
	if _, ok := shared.Button("Share"); ok || shared.Ephemeral() {
		t.Error("what was shared is not seen by everybody, or can be shared again")
	}
	again := s.reply(s.press(sandbox.Alice, m, "Share"))
	s.shows(again, "shared already")
	if !again.Ephemeral() {
		t.Error("everybody sees the refusal")
	}
	s.answer(s.Reply(sandbox.Bob, shared, "and the pilots' oil?", true))
	all := s.light.questions()
	if got := all[len(all)-1]; len(got.Context) != 1 || !strings.HasPrefix(got.Context[0], "The keepers want no oil.") {
		t.Errorf("context %q", got.Context)
	}
	s.press(sandbox.Alice, shared, "Delete")
	s.gone(shared.ID)
}

func TestCheckOfWhatIsNotOnRecord(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Menu(sandbox.Noa, s.Say(sandbox.Bob, sandbox.General, "Gulls are grey."), checkThis))
	s.shows(m, "Nothing is on record on that.")
	if len(m.Buttons()) > 0 || !m.Ephemeral() {
		t.Errorf("buttons %v, ephemeral %v", m.Buttons(), m.Ephemeral())
	}
	if len(s.light.questions()) > 0 {
		t.Error("a check was answered as a question")
	}
}

func TestMenusInDirectMessages(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.DM(sandbox.Alice), "what oil?")
	s.answer(q)
	m := s.reply(s.Menu(sandbox.Alice, q, answerThis))
	s.shows(m, "(https://discord.com/channels/@me/"+q.Channel+"/"+q.ID+")")
	s.again()
	s.shows(s.reply(s.press(sandbox.Alice, m, "Sources")), "[1] Harbour Gazette")
}

func TestSlowCheckIsPrivateToo(t *testing.T) {
	s := raise(t, setting{bot: func(o *bot.Options) { o.DeferAfter = time.Nanosecond }})
	m := s.reply(s.Menu(sandbox.Alice, s.Say(sandbox.Bob, sandbox.General, "oil"), checkThis))
	s.shows(m, "barrels of oil")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
}

func TestMenusOnMessagesWithoutText(t *testing.T) {
	s := raise(t, setting{})
	own := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil"))
	for _, name := range []string{answerThis, checkThis} {
		for want, target := range map[string]sandbox.Message{
			"I find no text in that message": s.Say(sandbox.Bob, sandbox.General, ""),
			"That message is one of mine":    own,
		} {
			m := s.reply(s.Menu(sandbox.Alice, target, name))
			s.shows(m, want)
			if !m.Ephemeral() {
				t.Error("everybody sees it")
			}
		}
	}
	s.shows(s.reply(s.Menu(sandbox.Noa, s.Say(sandbox.Bob, sandbox.General, "<@1> <:lamp:22>"), answerThis)), "לא מצאתי טקסט")
}

func TestCheckKeepsToTheFrameOfTheMessage(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Menu(sandbox.Alice, s.Say(sandbox.Noa, sandbox.General, "השומרים לא רוצים oil"), checkThis))
	s.shows(m, "על הודעה של", "שנוי במחלוקת")
	if _, ok := m.Button("שיתוף"); !ok {
		t.Errorf("buttons %v", m.Buttons())
	}
	if got := s.light.checks()[0]; got.Wants == answer.IntentCheck || got.Lang != "" {
		t.Errorf("checked %+v", got)
	}
}
