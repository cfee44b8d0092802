package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// A slowPoke answers late.
type slowPoke struct {
	*library.Library
	hold chan struct{}
}

func (s slowPoke) Answer(ctx context.Context, q answer.Question) (*answer.Answer, error) {
	<-s.hold
	return s.Library.Answer(ctx, q)
}

// set changes the first guild's settings.
func (d *desk) set(change func(*curate.Settings)) {
	d.t.Helper()
	_, err := d.curator.Set(d.t.Context(), curate.Actor{ID: "1", Guild: sandbox.GuildID, Moderates: true}, change)
	d.must(err)
}

// Private replies stay private when Discord was told to wait.
func TestPrivateRepliesThatComeLate(t *testing.T) {
	hold := make(chan struct{})
	d := raiseDesk(t, setting{bot: func(o *bot.Options) { o.DeferAfter = 20 * time.Millisecond }})
	d.must(d.stop())
	d.stage.set.answers = slowPoke{d.library, hold}
	d.restart()
	said := d.Say(sandbox.Bob, sandbox.General, "What do the keepers demand?")
	for _, private := range []bool{false, true} {
		d.set(func(s *curate.Settings) { s.Private = private })
		for _, use := range []func() *sandbox.Interaction{
			func() *sandbox.Interaction {
				return d.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "what do the keepers demand?"))
			},
			func() *sandbox.Interaction { return d.Menu(sandbox.Alice, said, "Answer this") },
		} {
			it := use()
			got, err := d.AwaitResponse(d.ctx, it)
			d.must(err)
			if m, ok := d.Message(got.Message); !ok || got.Response != 5 || m.Ephemeral() != private {
				t.Errorf("private %v: response %d, %+v", private, got.Response, m)
			}
			hold <- struct{}{}
			if m := d.reply(it); m.Ephemeral() != private {
				t.Errorf("private %v: the reply is ephemeral: %v", private, m.Ephemeral())
			}
		}
	}
}

// A pause, and the channels in which alone it answers, hold for every way to ask;
// moderators are answered, by their role too, and threads are part of their channel.
func TestPauseAndOnlyChannels(t *testing.T) {
	d := raiseDesk(t, setting{})
	const question = "what do the keepers demand?"
	said := d.Say(sandbox.Bob, sandbox.General, "What do the keepers demand?")
	asked := d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" "+question)
	shown := d.answer(asked)
	unknown := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what does the harbour cat demand?"))
	uses := map[string]func(u *sandbox.User) sandbox.Message{
		"command": func(u *sandbox.User) sandbox.Message {
			return d.reply(d.Slash(u, sandbox.General, "ask", sandbox.Opt("question", question)))
		},
		"status": func(u *sandbox.User) sandbox.Message { return d.reply(d.Slash(u, sandbox.General, "status")) },
		"menu":   func(u *sandbox.User) sandbox.Message { return d.reply(d.Menu(u, said, "Answer this")) },
		"check":  func(u *sandbox.User) sandbox.Message { return d.reply(d.Menu(u, said, "Check against the facts")) },
		"sources": func(u *sandbox.User) sandbox.Message {
			return d.reply(d.press(u, shown, "Sources"))
		},
		"why": func(u *sandbox.User) sandbox.Message { return d.reply(d.press(u, shown, "Why")) },
	}
	if _, ok := unknown.Button("/try/"); ok {
		uses["suggestion"] = func(u *sandbox.User) sandbox.Message { return d.reply(d.press(u, unknown, "/try/")) }
	}
	for name, c := range map[string]struct {
		set  func(*curate.Settings)
		want string
	}{
		"paused": {func(s *curate.Settings) { s.Paused = true }, "have paused me"},
		"only":   {func(s *curate.Settings) { s.OnlyChannels = []string{sandbox.Other} }, "do not answer in this channel. Try <#" + sandbox.Other},
	} {
		d.set(func(s *curate.Settings) {
			*s = curate.Settings{ModeratorRole: sandbox.ReviewRole}
			c.set(s)
		})
		for use, by := range uses {
			if m := by(sandbox.Alice); !m.Ephemeral() || !strings.Contains(m.Text(), c.want) {
				t.Errorf("%s: %s gives %q", name, use, m.Text())
			}
			for _, u := range []*sandbox.User{sandbox.Mona, sandbox.Rita} {
				if m := by(u); strings.Contains(m.Text(), c.want) {
					t.Errorf("%s: %s of %s gives %q", name, use, u.Name, m.Text())
				}
			}
		}
		n := len(d.fromBot(sandbox.General))
		d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" "+question)
		d.Reply(sandbox.Alice, shown, question, true)
		before, _ := d.Message(shown.ID)
		d.Edit(asked.ID, sandbox.Mention+" what do the pilots demand?")
		m := d.answer(d.Say(sandbox.Rita, sandbox.General, sandbox.Mention+" "+question)) // in order after them
		if got := d.fromBot(sandbox.General); len(got) != n+1 || got[n].ID != m.ID {
			t.Errorf("%s: %d messages more", name, len(got)-n)
		}
		if after, _ := d.Message(shown.ID); after.Edits != before.Edits {
			t.Errorf("%s: an edited question is answered", name)
		}
	}
	d.set(func(s *curate.Settings) { *s = curate.Settings{OnlyChannels: []string{sandbox.General}} })
	d.answer(d.Say(sandbox.Alice, sandbox.Thread, sandbox.Mention+" "+question))
	if m := d.reply(d.Slash(sandbox.Alice, sandbox.Thread, "status")); strings.Contains(m.Text(), "do not answer") {
		t.Error("threads are not part of their channel")
	}
}

// Where saving fails, a moderator is told that, and not that there is no answer.
func TestWordsForWhatCouldNotBeSaved(t *testing.T) {
	d := raiseDesk(t, setting{})
	draft := d.addFact(sandbox.Mona, sandbox.General, fogForm)
	d.must(d.store.Close())
	m := d.reply(d.press(sandbox.Mona, draft, "!save/"))
	d.shows(m, "Something went wrong", "whether it was saved")
	if strings.Contains(m.Text(), "no answer") || !m.Ephemeral() {
		t.Errorf("%q", m.Text())
	}
	if n := d.log.count("grandmothers"); n > 0 {
		t.Error("what was typed is logged")
	}
}
