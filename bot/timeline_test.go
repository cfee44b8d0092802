package bot_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// pictureOf gives the picture of a message, and holds it against what every one must be.
func (s *stage) pictureOf(m sandbox.Message) []byte {
	s.t.Helper()
	if len(m.Attachments) != 1 {
		s.t.Fatalf("%d files with:\n%s", len(m.Attachments), m.Text())
	}
	a := m.Attachments[0]
	data := s.File(a)
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		s.t.Fatalf("%s is no picture: %v", a.Filename, err)
	}
	if a.Type != "image/png" || a.Width != 840 || a.Description == "" {
		s.t.Errorf("the picture is %+v", a)
	}
	return data
}

func TestTimelineIsAPictureWithACitedList(t *testing.T) {
	s := raiseDesk(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline", sandbox.Opt("from", "2031-01"), sandbox.Opt("to", "January 2031")))
	s.pictureOf(m)
	s.shows(m, "Timeline: January 2031", "As of 2031-01-25", "Harbour Gazette")
	for _, want := range []string{"Timeline: January 2031", "Keepers' Guild 2", "Pilots' Union 2", "As of 25 January 2031"} {
		if !strings.Contains(m.Attachments[0].Description, want) {
			t.Errorf("the picture in words lacks %q:\n%s", want, m.Attachments[0].Description)
		}
	}
	if m.Ephemeral() {
		t.Error("only the asker sees it")
	}
}

// The asker turns the pages of the message itself, somebody else's turn comes as a
// message of their own; the picture stays the same.
func TestTimelinePages(t *testing.T) {
	s := raiseDesk(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline", sandbox.Opt("theme", "light")))
	first := s.pictureOf(m)
	s.shows(m, "2004", "page 1 of")
	others := s.reply(s.press(sandbox.Bob, m, "More"))
	if !others.Ephemeral() || others.ID == m.ID {
		t.Error("somebody else turned the asker's page")
	}
	if _, ok := others.Button("Delete"); ok {
		t.Error("somebody else is offered to delete what only they see")
	}
	next := s.reply(s.press(sandbox.Alice, m, "More"))
	if next.ID != m.ID || next.Ephemeral() {
		t.Error("the asker's turn is not in the same message")
	}
	s.shows(next, "page 2 of")
	for _, x := range []sandbox.Message{others, next} {
		if !bytes.Equal(s.pictureOf(x), first) {
			t.Error("the picture changed with the page")
		}
	}
	if _, ok := next.Button("More"); ok {
		t.Error("the last page leads on")
	}
	back := s.reply(s.press(sandbox.Alice, next, "Back"))
	s.shows(back, "page 1 of")
	s.press(sandbox.Alice, back, "Delete")
	s.gone(m.ID)
}

// An archive knows the starter pack.
type archive struct {
	*lighthouse
	base *knowledge.Base
}

func (a archive) Base(knowledge.Scope) *knowledge.Base { return a.base }

// The whole starter pack keeps to Discord's limits, in every language, on its first,
// its last and some pages between.
func TestTimelineOfTheStarterPack(t *testing.T) {
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	base, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	s := raise(t, setting{answers: archive{newLighthouse(t), base}})
	for _, u := range []*sandbox.User{sandbox.Alice, sandbox.Noa} {
		m := s.reply(s.Slash(u, sandbox.General, "timeline"))
		first := m.Text()
		for range 3 {
			m = s.reply(s.press(u, m, "▶"))
			s.pictureOf(m)
		}
		last := s.reply(s.press(u, m, "⏭"))
		s.shows(last, base.Facts()[len(base.Facts())-1].When.String()[:7])
		if _, ok := last.Button("⏭"); ok {
			t.Error("the last page leads on")
		}
		if again := s.reply(s.press(u, last, "⏮")); again.Text() != first {
			t.Errorf("the first page has become:\n%s", again.Text())
		}
	}
}

// What lies after the clock is not there, neither in words nor in the picture.
func TestTimelineEndsWithTheClock(t *testing.T) {
	s := raiseDesk(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline", sandbox.Opt("from", "2031-06-01"), sandbox.Opt("to", "2031-12")))
	s.shows(m, "1 to 10 June 2031")
	if text := m.Text() + m.Attachments[0].Description; strings.Contains(text, "accord") || !strings.Contains(text, "No facts") {
		t.Errorf("it knows what is to come, or does not say that there is nothing:\n%s", text)
	}
	s.pictureOf(m)
}

// A server's own facts are in its timelines, and in no other's.
func TestTimelineKeepsToItsServer(t *testing.T) {
	s := raiseDesk(t, setting{})
	s.reply(s.press(sandbox.Mona, s.addFact(sandbox.Mona, sandbox.General, fogForm), "Save"))
	june := sandbox.Opt("from", "2031-06")
	here := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline", june))
	s.shows(here, "fog bell stays where it hangs", "added by this server's moderators")
	there := s.reply(s.Slash(sandbox.Omar, sandbox.SecondGeneral, "timeline", june))
	direct := s.reply(s.Slash(sandbox.Alice, sandbox.DM(sandbox.Alice), "timeline", june))
	for _, m := range []sandbox.Message{there, direct} {
		if strings.Contains(m.Text()+m.Attachments[0].Description, "fog bell stays") {
			t.Errorf("another place sees it:\n%s", m.Text())
		}
	}
}

func TestTimelineOfAPartyAndATopic(t *testing.T) {
	s := raiseDesk(t, setting{})
	m := s.reply(s.Slash(sandbox.Noa, sandbox.General, "timeline", sandbox.Opt("party", "keepers"), sandbox.Opt("topic", "fog bell")))
	s.pictureOf(m)
	s.shows(m, "ציר זמן", "fog bell")
	if strings.Contains(m.Text(), "aground") {
		t.Errorf("what is about something else is there:\n%s", m.Text())
	}
	for option, wrong := range map[string]string{"party": "the gulls", "topic": "ada-wick", "from": "some day", "to": "2031-13"} {
		m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline", sandbox.Opt(option, wrong)))
		s.shows(m, wrong)
		if !m.Ephemeral() || len(m.Attachments) > 0 {
			t.Errorf("%s:%s is answered for all", option, wrong)
		}
	}
	got, err := s.Autocomplete(s.ctx, sandbox.Alice, sandbox.General, "timeline", sandbox.Opt("party", "keep"))
	s.must(err)
	if len(got) != 1 || got[0].Value != "keepers" {
		t.Errorf("offered %v", got)
	}
}

// Where moderators paused the bot it does not show timelines, nor turn their pages;
// where replies are private so are these.
func TestTimelineHeedsSettings(t *testing.T) {
	s := raiseDesk(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline"))
	s.set(func(c *curate.Settings) { *c = curate.Settings{Private: true} })
	own := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline"))
	if !own.Ephemeral() {
		t.Error("everybody sees a private reply")
	}
	turned := s.reply(s.press(sandbox.Alice, own, "More"))
	if turned.ID != own.ID || !turned.Ephemeral() {
		t.Error("the page of a private reply came elsewhere")
	}
	s.set(func(c *curate.Settings) { *c = curate.Settings{Paused: true} })
	for _, it := range []*sandbox.Interaction{s.Slash(sandbox.Alice, sandbox.General, "timeline"), s.press(sandbox.Alice, m, "More")} {
		if r := s.reply(it); !r.Ephemeral() || !strings.Contains(r.Text(), "paused") {
			t.Errorf("a paused bot says:\n%s", r.Text())
		}
	}
}

// Buttons that the bot did not make do nothing.
func TestMadeUpTimelineButtons(t *testing.T) {
	s := raiseDesk(t, setting{rude: true})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline"))
	for _, id := range []string{"!timeline///0", "!timeline/1.x.y.z.en.0/./0", "!timeline/1..._.en.0/./0", "!timeline/1...a.en.9/./1", "!timeline/1...a.en.0/no-such./1"} {
		r := s.reply(s.Click(sandbox.Alice, m, sandbox.Button{CustomID: id}))
		s.shows(r, "/timeline")
		if !r.Ephemeral() || len(r.Attachments) > 0 {
			t.Errorf("%s is answered:\n%s", id, r.Text())
		}
	}
}

// A timeline that takes long comes after Discord was told to wait.
func TestSlowTimeline(t *testing.T) {
	s := raiseDesk(t, setting{bot: func(o *bot.Options) { o.DeferAfter = 1 }})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "timeline"))
	s.pictureOf(m)
	s.pictureOf(s.reply(s.press(sandbox.Alice, m, "More")))
}
