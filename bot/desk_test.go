package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// raiseDemo starts a bot that has the demo's commands too.
func raiseDemo(t *testing.T, set setting) (*stage, *bot.Demo) {
	t.Helper()
	s := prepare(t, set)
	d := &bot.Demo{Hold: make(chan struct{})}
	d.Join(s.bot)
	s.start()
	s.must(s.AwaitReady(s.ctx))
	return s, d
}

// modal waits for the modal that answers an interaction.
func (s *stage) modal(it *sandbox.Interaction) sandbox.Modal {
	s.t.Helper()
	m, err := s.AwaitModal(s.ctx, it)
	s.must(err)
	return m
}

func TestOptionsOfSubcommands(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	m := s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo add",
		sandbox.Opt("text", "some words"), sandbox.Opt("kind", "demand"), sandbox.OptYes("yes", false), sandbox.OptInteger("count", 7),
		sandbox.OptUser("person", sandbox.Bob.ID), sandbox.OptChannel("place", sandbox.Mods), sandbox.OptRole("role", sandbox.ModRole),
		sandbox.Opt("fact", "oil-demand")))
	s.shows(m, "demo add|some words|demand|oil-demand|false|7|Bob|moderators|moderators|true")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
	m = s.reply(s.Slash(sandbox.Alice, sandbox.General, "demo add", sandbox.OptRole("role", sandbox.ModRole)))
	s.shows(m, "demo add||||moderators|false")
}

func TestCompletionOfSubcommands(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	got, err := s.Autocomplete(s.ctx, sandbox.Mona, sandbox.General, "demo add", sandbox.Opt("text", "x"), sandbox.Opt("fact", "oi"))
	s.must(err)
	if len(got) != 25 || got[0] != (sandbox.Choice{Name: "demo add fact oi 0", Value: "0"}) {
		t.Errorf("offers %v", got)
	}
}

func TestSubcommandsAreRegisteredOnce(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	s.must(s.AwaitRequests(s.ctx, "PUT /applications/", 1))
	s.must(s.stop())
	s.make()
	(&bot.Demo{}).Join(s.bot)
	s.start()
	s.must(s.AwaitRequests(s.ctx, "GET /applications/", 2))
	s.must(s.stop())
	if n := len(s.Requests("PUT /applications/")); n != 1 {
		t.Errorf("%d registrations, want 1", n)
	}
	for _, c := range s.Commands() {
		text := string(c)
		demo := strings.Contains(text, `"name":"demo"`) || strings.Contains(text, `"Demo this"`)
		if demo != strings.Contains(text, `"contexts":[0]`) || demo != strings.Contains(text, `"integration_types":[0]`) {
			t.Errorf("command %s", text)
		}
		if strings.Contains(text, `"name":"demo"`) != strings.Contains(text, `"default_member_permissions":"8192"`) {
			t.Errorf("command %s", text)
		}
	}
}

func TestModal(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	f := s.modal(s.Slash(sandbox.Mona, sandbox.General, "demo edit"))
	if !strings.HasPrefix(f.Title, "A title") || !strings.HasSuffix(f.Title, "…") || !strings.Contains(string(f.Components), `"value":"what stands there"`) {
		t.Errorf("modal %+v %s", f, f.Components)
	}
	m := s.reply(s.Submit(f, map[string]any{"when": "2024-08"}))
	s.shows(m, "fact-one 3: what stands there (2024-08)")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
	f = s.modal(s.Slash(sandbox.Mona, sandbox.General, "demo edit"))
	s.shows(s.reply(s.Submit(f, map[string]any{"when": "stale"})), "no longer valid; start again with /demo edit")
	on := s.Say(sandbox.Bob, sandbox.General, "words of Bob's")
	f = s.modal(s.Menu(sandbox.Mona, on, "Demo this"))
	s.shows(s.reply(s.Submit(f, nil)), "fact-one 3: words of Bob's ()")
}

// What a person may do is told with everything that they do: rights that went
// since the form opened are gone when it comes back.
func TestRightsAreThoseOfTheMoment(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	submit := func() sandbox.Message {
		f := s.modal(s.Slash(sandbox.Mona, sandbox.General, "demo edit"))
		return s.reply(s.Submit(f, map[string]any{"when": "rights"}))
	}
	s.shows(submit(), "moderates: true, reviews: false, in "+sandbox.GuildID)
	s.SetRole(sandbox.Mona, sandbox.ReviewRole, true)
	s.SetPermissions(sandbox.ModRole, sandbox.SendMessages)
	s.shows(submit(), "moderates: false, reviews: true, in "+sandbox.GuildID)
	s.SetRole(sandbox.Mona, sandbox.ReviewRole, false)
	s.shows(submit(), "moderates: false, reviews: false, in "+sandbox.GuildID)
}

func TestModalThatCannotOpen(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	s.shows(s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo bad")), "Something went wrong")
	f := s.modal(s.Slash(sandbox.Mona, sandbox.General, "demo edit"))
	s.shows(s.reply(s.Submit(f, map[string]any{"when": "modal"})), "Something went wrong")
	s.must(s.stop())
	if s.log.count(`input \"a\" holds 3 characters`) == 0 || s.log.count("cannot answer a modal") == 0 {
		t.Error("the log does not tell why")
	}
}

func TestModalThatComesTooLate(t *testing.T) {
	s, d := raiseDemo(t, setting{bot: func(o *bot.Options) { o.DeferAfter = time.Nanosecond }})
	it := s.Slash(sandbox.Noa, sandbox.General, "demo slow")
	got, err := s.AwaitResponse(s.ctx, it)
	s.must(err)
	if got.Response != 5 || got.Took < bot.FormTime {
		t.Errorf("response %d after %v", got.Response, got.Took)
	}
	d.Hold <- struct{}{}
	m := s.reply(it)
	s.shows(m, "נסו שוב")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
	panel := s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo panel"))
	it = s.press(sandbox.Mona, panel, "Slow")
	if got, err := s.AwaitResponse(s.ctx, it); err != nil || got.Response != 6 {
		t.Errorf("response %d (%v)", got.Response, err)
	}
	d.Hold <- struct{}{}
	s.shows(s.reply(it), "Please try again")
}

func TestRefusedReplyIsTold(t *testing.T) {
	s, _ := raiseDemo(t, setting{rude: true})
	s.shows(s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo refused")), "Something went wrong")
}

func TestMenusAndUpdates(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	panel := func() sandbox.Message { return s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo panel")) }
	for _, c := range []struct {
		menu   string
		values []string
		want   string
	}{
		{"kind", []string{"event", "demand"}, "kind: event, demand"},
		{"kind", nil, "kind: "},
		{"place", []string{sandbox.Mods}, "place: moderators"},
		{"role", []string{sandbox.RoleID}, "role: readers"},
	} {
		on := panel()
		m := s.reply(s.Select(sandbox.Mona, on, bot.ControlID("demo-menu", c.menu), c.values...))
		s.shows(m, c.want)
		if m.ID != on.ID || !m.Ephemeral() || len(m.Buttons()) > 0 {
			t.Errorf("%s: message %s in place of %s: %+v", c.menu, m.ID, on.ID, m)
		}
	}
	on := panel()
	page := s.reply(s.press(sandbox.Mona, on, "Next page"))
	s.shows(page, "page 2")
	f := s.modal(s.press(sandbox.Mona, page, "Edit"))
	m := s.reply(s.Submit(f, map[string]any{"text": "new words"}))
	s.shows(m, "fact-one 3: new words ()")
	if m.ID != on.ID {
		t.Error("the form's answer does not take the place of the message that it came from")
	}
}

func TestStaleControlsAreNeverSilent(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	panel := s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo panel"))
	for _, id := range []string{bot.ControlID("demo-gone", ""), "!demo-more/../x", "!", "nonsense"} {
		m := s.reply(s.Click(sandbox.Mona, panel, sandbox.Button{CustomID: id}))
		if id != "nonsense" {
			s.shows(m, "no longer valid; start again")
		}
		if !m.Ephemeral() || m.ID == panel.ID {
			t.Errorf("%q: %+v", id, m)
		}
	}
}

func TestReplyWithAFile(t *testing.T) {
	s, d := raiseDemo(t, setting{bot: func(o *bot.Options) { o.DeferAfter = 50 * time.Millisecond }})
	late := s.Slash(sandbox.Mona, sandbox.General, "demo late")
	if got, err := s.AwaitResponse(s.ctx, late); err != nil || got.Response != 5 {
		t.Errorf("response %d (%v)", got.Response, err)
	}
	d.Hold <- struct{}{}
	for _, it := range []*sandbox.Interaction{s.Slash(sandbox.Mona, sandbox.General, "demo file"), late} {
		m := s.reply(it)
		if len(m.Attachments) != 1 || m.Attachments[0].Filename != "facts.yaml" || string(s.File(m.Attachments[0])) != "facts: []\n" || m.Ephemeral() {
			t.Errorf("%+v", m)
		}
		if m := s.reply(s.press(sandbox.Mona, m, "Next page")); len(m.Attachments) > 0 {
			t.Errorf("the file stays when the message is updated: %+v", m.Attachments)
		}
	}
}
