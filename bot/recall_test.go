package bot_test

import (
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// again stops the bot and starts another, which remembers nothing.
func (s *stage) again() {
	s.t.Helper()
	s.must(s.stop())
	s.restart()
}

const forgotten = "I no longer remember this answer"

func TestButtonsAfterRestart(t *testing.T) {
	s := raise(t, setting{})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what oil?"))
	s.again()
	s.shows(s.reply(s.press(sandbox.Bob, a, "Sources")), "[1] Harbour Gazette")
	s.shows(s.reply(s.Click(sandbox.Bob, a, sandbox.Button{CustomID: "not ours"})), forgotten)
}

// What a command asked is read back from the answer's title and buttons.
func TestButtonsOfCommandsAfterRestart(t *testing.T) {
	for _, c := range []struct {
		name string
		opts []sandbox.Option
	}{
		{"ask", []sandbox.Option{sandbox.Opt("question", `what *long* oil [1] \o/ "קר"?`), sandbox.Opt("as_of", "1901-02")}},
		{"demands", []sandbox.Option{sandbox.Opt("party", "keepers")}},
		{"quotes", []sandbox.Option{sandbox.Opt("speaker", "ada-wick"), sandbox.Opt("topic", "oil")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := raise(t, setting{})
			m := s.reply(s.Slash(sandbox.Noa, sandbox.General, c.name, c.opts...))
			s.again()
			s.shows(s.reply(s.press(sandbox.Bob, m, "why")), "understand")
			got := s.light.questions()
			before, after := got[0], got[1]
			before.Context, after.Context = nil, nil
			if before.Text != after.Text || before.Wants != after.Wants || before.AsOf != after.AsOf || len(before.About) != len(after.About) || before.Lang != after.Lang || before.Scope != after.Scope {
				t.Errorf("asked again as %+v, first as %+v", after, before)
			}
			s.shows(s.reply(s.press(sandbox.Bob, m, "sources")), "[1] Harbour Gazette")
			s.press(sandbox.Noa, m, "delete")
			s.gone(m.ID)
		})
	}
}

func TestPagesOfCommandsAfterRestart(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "long oil")))
	s.press(sandbox.Alice, m, "More")
	m = s.until(m.ID, "page 2 of")
	s.again()
	s.press(sandbox.Alice, m, "More")
	s.shows(s.until(m.ID, "page 3 of"), "long oil")
}

func TestSuggestionAfterRestart(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "gulls?")))
	s.again()
	s.shows(s.reply(s.press(sandbox.Bob, m, "What oil")), "What oil do the keepers want?", "barrels of oil")
}

// Where the question or its answer is another than before, nothing is shown in its place.
func TestWhatCannotBeRecalledSaysSo(t *testing.T) {
	s := raise(t, setting{})
	cut := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "oil "+strings.Repeat("and more ", 40))))
	changed := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "gulls?")))
	asked := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
	edited := s.answer(asked)
	s.again()
	s.shows(s.reply(s.press(sandbox.Bob, cut, "Sources")), forgotten)
	s.light.teach("gulls")
	s.shows(s.reply(s.press(sandbox.Bob, changed, "What oil")), forgotten)
	s.Edit(asked.ID, sandbox.Mention+" long oil")
	s.shows(s.reply(s.press(sandbox.Bob, edited, "Sources")), forgotten)
}

func TestMenusAfterRestart(t *testing.T) {
	s := raise(t, setting{})
	claim := s.Say(sandbox.Bob, sandbox.General, "No oil. The pilots lie.")
	open := s.reply(s.Menu(sandbox.Alice, claim, answerThis))
	private := s.reply(s.Menu(sandbox.Alice, claim, checkThis))
	s.again()
	s.shows(s.reply(s.press(sandbox.Bob, open, "Sources")), "[1] Harbour Gazette")
	shared := s.reply(s.press(sandbox.Alice, private, "Share"))
	s.shows(shared, "On a message by <@"+sandbox.Bob.ID+"> · [to the message]", "barrels of oil")
	s.again()
	s.shows(s.reply(s.press(sandbox.Bob, shared, "Why")), "understand")
	if got := s.light.checks(); len(got) != 3 || got[2].Text != got[0].Text {
		t.Errorf("checked %+v", got)
	}
	if _, ok := shared.Button("Delete"); !ok {
		t.Errorf("buttons %v", shared.Buttons())
	}
}

// A long message is read again, where that is allowed.
func TestCheckOfALongMessageAfterRestart(t *testing.T) {
	for name, c := range map[string]struct {
		set  setting
		want string
	}{
		"with Message Content":    {listening, "[1] Harbour Gazette"},
		"without Message Content": {setting{}, forgotten},
	} {
		t.Run(name, func(t *testing.T) {
			s := raise(t, c.set)
			claim := s.Say(sandbox.Bob, sandbox.General, "No oil.\n"+strings.Repeat("Not a drop. ", 50))
			m := s.reply(s.Menu(sandbox.Alice, claim, checkThis))
			s.again()
			s.shows(s.reply(s.press(sandbox.Alice, m, "Sources")), c.want)
		})
	}
}

func TestAskChannelAfterRestart(t *testing.T) {
	s := raise(t, listening)
	a := s.answer(s.Say(sandbox.Alice, sandbox.Other, "what oil?"))
	s.again()
	s.shows(s.reply(s.press(sandbox.Bob, a, "Sources")), "[1] Harbour Gazette")
	if got := s.light.questions(); len(got) != 2 || got[1].Wants != answer.Intent("") {
		t.Errorf("asked %+v", got)
	}
}
