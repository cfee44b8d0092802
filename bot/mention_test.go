package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestMentionIsAnswered(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what oil do the keepers want?")
	m := s.answer(q)
	s.shows(m, `The Keepers' Guild asks for \*two\* barrels of oil. [1]`, "Keepers' Guild · 1901-03-01", "Disputed",
		"added by this server's moderators", "\n> “בלי שמן אין אור”\n", "As of 1901-03-03", "This is the last that is known.",
		`[1] Harbour Gazette, [“Keepers want oil (and wicks)”](https://gazette.example/oil_%281%29) (1901-03-02)`,
		`[2] Pilots' Herald, [\[Pilots answer the keepers\]](https://herald.example/answer)`)
	if got := s.light.questions(); len(got) != 1 || got[0].Text != "what oil do the keepers want?" || got[0].Scope != sandbox.GuildID {
		t.Errorf("asked %+v", got)
	}
	if got := s.light.questions()[0]; !got.Now.Equal(s.clock.now()) {
		t.Errorf("the clock of the question is %v", got.Now)
	}
}

func TestWhatIsNotMeantForTheBotIsIgnored(t *testing.T) {
	s := raise(t, setting{})
	s.Say(sandbox.Alice, sandbox.General, "what oil do the keepers want?")
	s.Say(sandbox.Mona, sandbox.General, "@everyone what oil?")
	s.Say(sandbox.Mona, sandbox.General, "@here what oil?")
	s.Say(sandbox.Mona, sandbox.General, "<@&"+sandbox.RoleID+"> what oil?")
	s.Say(sandbox.Robo, sandbox.General, sandbox.Mention+" what oil?")
	s.Say(sandbox.Hook, sandbox.General, sandbox.Mention+" what oil?")
	s.Say(sandbox.Robo, sandbox.DM(sandbox.Robo), "what oil?")
	other := s.Say(sandbox.Bob, sandbox.General, "look at the sea")
	s.Reply(sandbox.Alice, other, "what oil?", true)
	s.fence(sandbox.General)
	if got := s.light.questions(); len(got) != 1 {
		t.Errorf("answered %v", got)
	}
}

func TestBareMentionGetsHelpThenTheEditAnAnswer(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention)
	help := s.answer(q)
	s.shows(help, "How to ask", "/demands", sandbox.Mention)
	s.clock.advance(time.Minute)
	s.Edit(q.ID, sandbox.Mention+" what oil?")
	s.until(help.ID, "barrels of oil")
	if n := len(s.fromBot(sandbox.General)); n != 1 {
		t.Errorf("%d messages of the bot", n)
	}
}

func TestHelpSpeaksTheGuildsLanguage(t *testing.T) {
	s := raise(t, setting{})
	s.Dispatch("GUILD_UPDATE", `{"id":"`+sandbox.GuildID+`","preferred_locale":"he"}`)
	s.shows(s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention)), "איך שואלים", "לבדוק מול העובדות")
	s.shows(s.answer(s.Say(sandbox.Noa, sandbox.DM(sandbox.Noa), "<@1>")), "How to ask")
	s.Dispatch("GUILD_UPDATE", `{"id":"`+sandbox.GuildID+`","preferred_locale":"fr"}`)
	s.shows(s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention)), "How to ask", "Check against the facts")
}

// until waits until a message shows a text.
func (s *stage) until(id, text string) sandbox.Message {
	s.t.Helper()
	m, err := s.AwaitMessage(s.ctx, func(m *sandbox.Message) bool { return m.ID == id && strings.Contains(m.Text(), text) })
	if err != nil {
		now, _ := s.Message(id)
		s.t.Fatalf("%v: it shows\n%s", err, now.Text())
	}
	return m
}

func TestReplyToTheBotIsAFollowUp(t *testing.T) {
	s := raise(t, setting{})
	first := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what oil do the keepers want?"))
	second := s.answer(s.Reply(sandbox.Alice, first, "and which oil do the pilots want?", true))
	s.answer(s.Reply(sandbox.Bob, second, "whose oil is it?", true))
	got := s.light.questions()[2]
	want := []string{"what oil do the keepers want?", "and which oil do the pilots want?"}
	if !slices.Equal(got.Context, want) {
		t.Errorf("context %q, want %q", got.Context, want)
	}
	s.Reply(sandbox.Bob, second, "a reply without a ping cannot be read", false)
	s.fence(sandbox.General)
	if n := len(s.light.questions()); n != 4 {
		t.Errorf("%d questions, want 4", n)
	}
}

func TestMessageContentLetsRepliesWithoutPingBeRead(t *testing.T) {
	s := raise(t, setting{
		server: func(o *sandbox.Options) { o.Privilege = true },
		bot:    func(o *bot.Options) { o.MessageContent = true },
	})
	first := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what oil?"))
	s.answer(s.Reply(sandbox.Alice, first, "and whose oil?", false))
}

// After a restart nothing is remembered: the chain is read from Discord.
func TestFollowUpAfterRestart(t *testing.T) {
	s := raise(t, setting{})
	first := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what oil do the keepers want?"))
	second := s.answer(s.Reply(sandbox.Alice, first, "which oil?", true))
	s.must(s.stop())
	s.restart()
	s.answer(s.Reply(sandbox.Alice, second, "whose oil is it?", true))
	all := s.light.questions()
	want := []string{"what oil do the keepers want?", "which oil?"}
	if got := all[len(all)-1].Context; !slices.Equal(got, want) {
		t.Errorf("context %q, want %q", got, want)
	}
}

// restart puts a new bot in the place of the one that was stopped.
func (s *stage) restart() {
	s.t.Helper()
	before := s.Gateway().Identifies
	s.make()
	s.start()
	s.must(s.AwaitGateway(s.ctx, "the new bot", func(g sandbox.Standing) bool { return g.Identifies > before && g.Connected }))
}

func TestConversationsCarryContext(t *testing.T) {
	for name, channel := range map[string]string{"thread": sandbox.Thread, "direct messages": sandbox.DM(sandbox.Alice)} {
		t.Run(name, func(t *testing.T) {
			s := raise(t, setting{})
			for _, q := range strings.Fields("1 2 3 4 5 6 7 8") {
				s.answer(s.Say(sandbox.Alice, channel, sandbox.Mention+" oil "+q))
			}
			got := s.light.questions()
			if want := []string{"oil 2", "oil 3", "oil 4", "oil 5", "oil 6", "oil 7"}; !slices.Equal(got[7].Context, want) {
				t.Errorf("context %q, want %q", got[7].Context, want)
			}
			s.clock.advance(31 * time.Minute)
			s.answer(s.Say(sandbox.Alice, channel, sandbox.Mention+" oil 9"))
			if got := s.light.questions()[8]; len(got.Context) > 0 {
				t.Errorf("context after half an hour: %q", got.Context)
			}
		})
	}
}

func TestContextIsTheAskersOwnAndNotOfOpenChannels(t *testing.T) {
	s := raise(t, setting{})
	s.answer(s.Say(sandbox.Alice, sandbox.Thread, sandbox.Mention+" oil 1"))
	s.answer(s.Say(sandbox.Bob, sandbox.Thread, sandbox.Mention+" oil 2"))
	s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil 3"))
	s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil 4"))
	for _, q := range s.light.questions() {
		if len(q.Context) > 0 {
			t.Errorf("%q has context %q", q.Text, q.Context)
		}
	}
}

func TestDirectMessageNeedsNoMention(t *testing.T) {
	s := raise(t, setting{})
	s.answer(s.Say(sandbox.Alice, sandbox.DM(sandbox.Alice), "what oil?"))
	if got := s.light.questions()[0]; got.Text != "what oil?" || got.Scope != "global" {
		t.Errorf("asked %+v", got)
	}
}

func TestEditIsAnsweredInPlace(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what about the gulls?")
	a := s.answer(q)
	s.shows(a, "I have nothing on that.")
	s.Unfurl(q.ID) // no edit
	s.clock.advance(4 * time.Minute)
	s.Edit(q.ID, sandbox.Mention+" what about the oil?")
	s.until(a.ID, "barrels of oil")
	s.clock.advance(2 * time.Minute)
	s.Edit(q.ID, sandbox.Mention+" what about the gulls again?")
	s.fence(sandbox.General)
	m, _ := s.Message(a.ID)
	s.shows(m, "barrels of oil")
	if m.Edits != 1 {
		t.Errorf("edited %d times, want once: the window is 5 minutes from the question", m.Edits)
	}
	if n := len(s.fromBot(sandbox.General)); n != 2 {
		t.Errorf("%d messages of the bot, want the answer and the fence's", n)
	}
}

func TestEditedQuestionIsContextAsEdited(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.Thread, sandbox.Mention+" gulls?")
	a := s.answer(q)
	s.Edit(q.ID, sandbox.Mention+" oil?")
	s.until(a.ID, "barrels of oil")
	s.answer(s.Say(sandbox.Alice, sandbox.Thread, sandbox.Mention+" more oil?"))
	all := s.light.questions()
	if got := all[len(all)-1].Context; !slices.Equal(got, []string{"oil?"}) {
		t.Errorf("context %q", got)
	}
}

func TestEditAfterDeletionStaysSilent(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil?")
	a := s.answer(q)
	s.press(sandbox.Alice, a, "Delete")
	s.gone(a.ID)
	s.Edit(q.ID, sandbox.Mention+" more oil?")
	s.fence(sandbox.General)
	if n := len(s.light.questions()); n != 2 {
		t.Errorf("%d questions, want 2", n)
	}
}

// gone waits until a message is deleted.
func (s *stage) gone(id string) {
	s.t.Helper()
	_, err := s.AwaitMessage(s.ctx, func(m *sandbox.Message) bool { return m.ID == id && m.Deleted })
	s.must(err)
}

func TestForeignTextIsHarmless(t *testing.T) {
	s := raise(t, setting{})
	it := s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question",
		"oil <@1000000000000000402> @everyone [click](https://evil.example) **bold** a\u202eb \u200bhttps://evil.example"))
	m := s.reply(it)
	s.shows(m, `oil \[click\](https\://evil.example) \*\*bold\*\* ab https\://evil.example`)
	for _, bad := range []string{"<@", "@everyone", "\u202e", "\u200b", "](https://evil"} {
		if strings.Contains(m.Text(), bad) {
			t.Errorf("%q got through", bad)
		}
	}
}

func TestAnErrorIsWordsToTheAskerAndDetailToTheOperator(t *testing.T) {
	s := raise(t, setting{})
	m := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" fail"))
	s.shows(m, "Something went wrong on my side")
	if strings.Contains(m.Text(), "secret") {
		t.Error("the error's detail was shown")
	}
	if n := s.log.count("/secret/path"); n != 1 {
		t.Errorf("logged %d times", n)
	}
}

func TestPanicEndsOneMessageOnly(t *testing.T) {
	s := raise(t, setting{})
	s.shows(s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" panic")), "Something went wrong")
	s.shows(s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "panic"))), "Something went wrong")
	s.fence(sandbox.General)
	if n := s.log.count("the lamp fell"); n != 2 {
		t.Errorf("logged %d times, want 2", n)
	}
}

func TestSameChannelKeepsOrderAndOthersDoNotWait(t *testing.T) {
	s := raise(t, setting{})
	release := s.light.hold("slow oil")
	defer release()
	slow := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" slow oil")
	after := s.Say(sandbox.Bob, sandbox.General, sandbox.Mention+" quick oil")
	s.answer(s.Say(sandbox.Bob, sandbox.Other, sandbox.Mention+" other oil"))
	if n := len(s.fromBot(sandbox.General)); n != 0 {
		t.Errorf("%d answers before the slow one", n)
	}
	release()
	first, second := s.answer(slow), s.answer(after)
	if first.ID > second.ID {
		t.Error("answered out of order")
	}
}

func TestQuestionIsSharedAcrossLanguages(t *testing.T) {
	s := raise(t, setting{})
	m := s.answer(s.Say(sandbox.Noa, sandbox.General, sandbox.Mention+" מה עם ה oil של השומרים?"))
	s.shows(m, "לתשומת לב", "נכון ל-1901-03-03", "שנוי במחלוקת")
	if got := s.light.questions()[0]; got.Lang != "" || got.Wants != answer.Intent("") {
		t.Errorf("asked %+v", got)
	}
}
