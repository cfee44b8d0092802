package bot_test

import (
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// listening is a bot with an ask-channel.
var listening = setting{
	server: func(o *sandbox.Options) { o.Privilege = true },
	bot: func(o *bot.Options) {
		o.MessageContent = true
		o.AskChannels = []string{sandbox.Other}
	},
}

func TestAskChannel(t *testing.T) {
	s := raise(t, listening)
	for _, q := range []string{
		"what oil do the keepers want?", "How much oil is left", "כמה oil רוצים השומרים?", "ماذا عن oil؟", "Can you tell me what oil they want?",
	} {
		s.shows(s.answer(s.Say(sandbox.Alice, sandbox.Other, q)), "barrels of oil")
	}
	own := s.Say(sandbox.Alice, sandbox.Other, "gulls")
	s.answer(s.Reply(sandbox.Alice, own, "what about oil?", true))
	if n := len(s.fromBot(sandbox.Other)); n != 6 {
		t.Errorf("%d messages of the bot, want 6", n)
	}
}

func TestAskChannelSilence(t *testing.T) {
	s := raise(t, listening)
	other := s.Say(sandbox.Bob, sandbox.Other, "I like oil.")
	for _, q := range []string{
		"what do the gulls want?",                                 // not known
		"perhaps what oil?",                                       // not sure
		"fail?",                                                   // an error
		"panic?",                                                  // worse
		"The keepers want oil.",                                   // no question
		"what oil do you want?",                                   // addressed to somebody
		"what oil, <@" + sandbox.Bob.ID + ">?",                    // the same
		"<@&" + sandbox.RoleID + "> what oil?", "@here what oil?", // to many
		"", "?",
	} {
		s.Say(sandbox.Mona, sandbox.Other, q)
	}
	s.Say(sandbox.Robo, sandbox.Other, "what oil?")
	s.Say(sandbox.Hook, sandbox.Other, "what oil?")
	s.Reply(sandbox.Alice, other, "what oil?", true)
	s.Reply(sandbox.Alice, other, "what oil?", false)
	s.Say(sandbox.Alice, sandbox.General, "what oil?") // no ask-channel
	s.fence(sandbox.Other)
	s.fence(sandbox.General)
	if a, b := len(s.fromBot(sandbox.Other)), len(s.fromBot(sandbox.General)); a != 1 || b != 1 {
		t.Errorf("%d and %d messages of the bot, want the fences' only", a, b)
	}
	for _, prefix := range []string{"POST /channels/" + sandbox.Other + "/typing", "PUT /channels/"} {
		if n := len(s.Requests(prefix)); n > 0 {
			t.Errorf("%d requests %s", n, prefix)
		}
	}
}

func TestAskChannelFollowsEditsAndReplies(t *testing.T) {
	s := raise(t, listening)
	q := s.Say(sandbox.Alice, sandbox.Other, "what oil?")
	a := s.answer(q)
	follow := s.answer(s.Reply(sandbox.Bob, a, "and the gulls?", false))
	s.shows(follow, "I have nothing on that.") // asked, so that it says so
	if got := s.light.questions()[1].Context; len(got) != 1 || got[0] != "what oil?" {
		t.Errorf("context %q", got)
	}
	s.Edit(q.ID, "what gulls?")
	s.until(a.ID, "I have nothing on that.")
	s.press(sandbox.Alice, a, "Delete")
	s.gone(a.ID)
}

func TestUnreadableReplyAsksToBeMentionedOnce(t *testing.T) {
	s := raise(t, setting{})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil"))
	first := s.Reply(sandbox.Alice, a, "and whose oil?", false)
	s.shows(s.answer(first), "Please mention me in it: "+sandbox.Mention)
	s.Reply(sandbox.Bob, a, "and which?", false)
	s.Reply(sandbox.Bob, s.Say(sandbox.Alice, sandbox.General, "hm"), "not to the bot", false)
	s.Reply(sandbox.Robo, a, "a bot's", false)
	s.fence(sandbox.General)
	if n := len(s.fromBot(sandbox.General)); n != 3 {
		t.Errorf("%d messages of the bot, want 3", n)
	}
	there := s.answer(s.Say(sandbox.Alice, sandbox.Other, sandbox.Mention+" oil"))
	s.answer(s.Reply(sandbox.Alice, there, "another channel", false))
	s.clock.advance(10*time.Minute + time.Second)
	s.Dispatch("GUILD_UPDATE", `{"id":"`+sandbox.GuildID+`","preferred_locale":"he"}`)
	s.shows(s.answer(s.Reply(sandbox.Bob, a, "later", false)), "אזכרו אותי בה")
	if n := len(s.light.questions()); n != 3 {
		t.Errorf("%d questions, want 3", n)
	}
}

func TestReadableReplyWithoutTextIsLeftAlone(t *testing.T) {
	s := raise(t, setting{server: listening.server, bot: func(o *bot.Options) { o.MessageContent = true }})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil"))
	s.Reply(sandbox.Alice, a, "", false) // a picture
	s.fence(sandbox.General)
	if n := len(s.fromBot(sandbox.General)); n != 2 {
		t.Errorf("%d messages of the bot, want 2", n)
	}
}
