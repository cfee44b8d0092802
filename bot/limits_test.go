package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

const slowDown = "That is a lot at once"

// few lets a user ask three times, and then once in ten seconds.
func few(o *bot.Options) {
	o.Limits = &bot.Limits{
		Ask:      bot.Allowance{User: bot.Rate{Every: 10 * time.Second, Burst: 3}, Channel: bot.Rate{Every: time.Second, Burst: 5}, Guild: bot.Rate{Every: time.Second, Burst: 9}},
		Press:    bot.Allowance{User: bot.Rate{Every: 10 * time.Second, Burst: 2}},
		Complete: bot.Allowance{User: bot.Rate{Every: 10 * time.Second, Burst: 2}},
	}
}

// One who asks too much is told once, then nothing until half is free again.
func TestMessagesBeyondTheLimit(t *testing.T) {
	s := raise(t, setting{bot: func(o *bot.Options) {
		few(o)
		o.Limits.Ask.Channel, o.Limits.Ask.Guild = bot.Rate{}, bot.Rate{}
	}})
	for _, c := range []struct {
		after         time.Duration
		asks          int
		answers, slow int // in all
		fence         *sandbox.User
	}{
		{0, 8, 3, 1, sandbox.Bob},
		{11 * time.Second, 3, 4, 1, sandbox.Noa}, // one is free again, which is less than half
		{time.Minute, 8, 7, 2, sandbox.Rita},
	} {
		s.clock.advance(c.after)
		for range c.asks {
			s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
		}
		last := s.Say(c.fence, sandbox.General, sandbox.Mention+" oil")
		s.answer(last)
		answers, slow := 0, 0
		for _, m := range s.fromBot(sandbox.General) {
			if on, _ := s.Message(m.Reference); on.Author != sandbox.Alice {
				continue
			}
			if strings.Contains(m.Content, slowDown) {
				slow++
			} else {
				answers++
			}
		}
		if answers != c.answers || slow != c.slow {
			t.Errorf("%d answers and %d requests to slow down, want %d and %d", answers, slow, c.answers, c.slow)
		}
	}
}

// Interactions have to be answered, each time; completion offers nothing.
func TestInteractionsBeyondTheLimit(t *testing.T) {
	s := raise(t, setting{bot: few})
	var m sandbox.Message
	for i := range 5 {
		r := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "oil")))
		if slow := strings.Contains(r.Text(), slowDown); slow != (i >= 3) || slow && !r.Ephemeral() {
			t.Errorf("command %d: %q", i, r.Text())
		}
		if i == 0 {
			m = r
		}
	}
	if n := len(s.light.questions()); n != 3 {
		t.Errorf("%d questions were worked on", n)
	}
	s.shows(s.reply(s.Slash(sandbox.Noa, sandbox.General, "ask", sandbox.Opt("question", "oil"))), "barrels") // another user
	for i := range 4 {
		r := s.reply(s.press(sandbox.Alice, m, "Sources"))
		if slow := strings.Contains(r.Text(), slowDown); slow != (i >= 2) || !r.Ephemeral() {
			t.Errorf("press %d: %q", i, r.Text())
		}
		got, err := s.Autocomplete(s.ctx, sandbox.Alice, sandbox.General, "demands", sandbox.Opt("party", "kee"))
		s.must(err)
		if (len(got) > 0) != (i < 2) {
			t.Errorf("completion %d offers %v", i, got)
		}
	}
	s.clock.advance(time.Hour)
	s.shows(s.reply(s.press(sandbox.Alice, m, "Sources")), "Gazette")
}

// A crowd uses up the channel's allowance, but not that of its moderators, who have
// more of their own.
func TestModeratorsInACrowd(t *testing.T) {
	d := raiseDesk(t, setting{bot: few})
	_, err := d.curator.Set(t.Context(), curate.Actor{ID: "1", Guild: sandbox.GuildID, Moderates: true}, func(s *curate.Settings) { s.ModeratorRole = sandbox.ReviewRole })
	d.must(err)
	slow := func(u *sandbox.User, channel string) bool {
		m := d.reply(d.Slash(u, channel, "ask", sandbox.Opt("question", "oil")))
		return m.Ephemeral() // as no answer is
	}
	for i, u := range []*sandbox.User{sandbox.Alice, sandbox.Alice, sandbox.Bob, sandbox.Bob, sandbox.Noa} {
		if slow(u, sandbox.General) {
			t.Errorf("question %d is too much", i)
		}
	}
	if !slow(sandbox.Noa, sandbox.General) {
		t.Error("the channel has no limit")
	}
	for i := range 16 {
		if slow(sandbox.Mona, sandbox.General) != (i == 15) || slow(sandbox.Rita, sandbox.General) != (i == 15) {
			t.Errorf("a moderator's question %d", i)
		}
	}
	if slow(sandbox.Noa, sandbox.Other) || slow(sandbox.Alice, sandbox.Other) || slow(sandbox.Bob, sandbox.Other) || slow(sandbox.Noa, sandbox.Ask) || !slow(sandbox.Noa, sandbox.Ask) {
		t.Error("another channel")
	}
}

// An edited question counts as one more.
func TestEditsBeyondTheLimit(t *testing.T) {
	s := raise(t, setting{bot: few})
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil")
	s.answer(q)
	for i := range 20 {
		s.Edit(q.ID, fmt.Sprintf("%s oil number %d", sandbox.Mention, i))
	}
	s.fence(sandbox.General)
	if n := len(s.light.questions()); n != 4 { // three of Alice's, one of Bob's
		t.Errorf("%d questions were worked on", n)
	}
}
