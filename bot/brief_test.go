package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
)

func TestPagesAreShown(t *testing.T) {
	d := raiseDesk(t, setting{})
	for _, c := range []struct {
		name string
		user *sandbox.User
		opts []sandbox.Option
		want []string
	}{
		{"summary", sandbox.Alice, nil, []string{"Summary: the talks now", "Where it stands", "What Keepers' Guild asks for and holds", "What Pilots' Union asks for and holds", "What is disputed", "As of"}},
		{"summary", sandbox.Noa, []sandbox.Option{sandbox.Opt("party", "keepers")}, []string{"סיכום: גילדת השומרים", "היכן הדברים עומדים"}},
		{"summary", sandbox.Alice, []sandbox.Option{sandbox.Opt("period", "2031-03")}, []string{"Summary: March 2031", "This is how it stood on 31 March 2031"}},
		{"compare", sandbox.Alice, []sandbox.Option{sandbox.Opt("topic", "oil")}, []string{"Keepers' Guild and Pilots' Union on: "}},
		{"compare", sandbox.Alice, []sandbox.Option{sandbox.Opt("topic", "oil"), sandbox.Opt("party", "harbour-council")}, []string{"Harbour Council"}},
		{"summits", sandbox.Alice, nil, []string{"Where, when, who", "What Keepers' Guild said of it"}},
		{"status", sandbox.Alice, nil, []string{"Status of the talks", "How far each proposal", "Sticking points"}},
		{"status", sandbox.Noa, nil, []string{"מצב השיחות", "נקודות המחלוקת"}},
	} {
		m := d.reply(d.Slash(c.user, sandbox.General, c.name, c.opts...))
		text := d.sheets(c.user, m)
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("/%s lacks %q:\n%s", c.name, w, text)
			}
		}
		if m.Ephemeral() {
			t.Errorf("/%s: only the asker sees it", c.name)
		}
	}
}

// In direct messages there are what every server sees, and the same buttons.
func TestPagesInDirectMessages(t *testing.T) {
	d := raiseDesk(t, setting{})
	d.stock(1, false)
	m := d.reply(d.Slash(sandbox.Alice, sandbox.DM(sandbox.Alice), "summary", sandbox.Opt("party", "keepers")))
	if text := d.sheets(sandbox.Alice, m); !strings.Contains(text, "Summary: Keepers' Guild") || strings.Contains(text, secret) {
		t.Errorf("it shows\n%s", text)
	}
}

// sheets gives the text of a page, turning it to its end.
func (d *desk) sheets(u *sandbox.User, m sandbox.Message) string {
	d.t.Helper()
	text := m.Text()
	for {
		b, more := m.Button("▶")
		if !more {
			return text
		}
		before := m.Text()
		d.Click(u, m, b)
		m = d.changed(m.ID, before)
		text += "\n" + m.Text()
	}
}

// changed waits until a message says something else.
func (d *desk) changed(id, before string) sandbox.Message {
	d.t.Helper()
	m, err := d.AwaitMessage(d.ctx, func(m *sandbox.Message) bool { return m.ID == id && m.Text() != before })
	d.must(err)
	return m
}

// Another's press leaves the page as it is, and shows a page to them alone.
func TestPagesOfOthersAreNotTurned(t *testing.T) {
	d := raiseDesk(t, setting{})
	m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "compare", sandbox.Opt("topic", "oil")))
	before := m.Text()
	mine := d.reply(d.press(sandbox.Bob, m, "How this changed"))
	d.shows(mine, "how their words changed")
	if now, ok := d.Message(m.ID); !mine.Ephemeral() || !ok || now.Text() != before {
		t.Errorf("another's page was turned:\n%s", now.Text())
	}
	d.press(sandbox.Alice, m, "How this changed")
	m = d.changed(m.ID, before)
	d.shows(m, "how their words changed")
	d.press(sandbox.Alice, m, "As it is now")
	if m = d.changed(m.ID, m.Text()); m.Text() != before {
		t.Errorf("the comparison comes back as\n%s\nfirst it was\n%s", m.Text(), before)
	}
	d.press(sandbox.Alice, m, "Delete")
	d.gone(m.ID)
}

func TestRoundsLeadToEachOther(t *testing.T) {
	d := raiseDesk(t, setting{})
	m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "summits"))
	last := m.Text()
	if _, ok := m.Button("Next round"); ok {
		t.Error("there is a round after the last")
	}
	d.press(sandbox.Alice, m, "Previous round")
	m = d.changed(m.ID, last)
	d.press(sandbox.Alice, m, "Next round")
	if m = d.changed(m.ID, m.Text()); m.Text() != last {
		t.Errorf("the way back ends at\n%s", m.Text())
	}
}

// What a button leads to does not move with the clock: the page is the one that was asked for.
func TestPagesKeepTheirDay(t *testing.T) {
	d := raiseDesk(t, setting{})
	m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "compare", sandbox.Opt("topic", "oil")))
	before := m.Text()
	d.press(sandbox.Alice, m, "How this changed")
	m = d.changed(m.ID, before)
	d.clock.advance(400 * 24 * time.Hour)
	d.press(sandbox.Alice, m, "As it is now")
	if m = d.changed(m.ID, m.Text()); m.Text() != before {
		t.Errorf("a later day makes of it\n%s\nit was\n%s", m.Text(), before)
	}
}

func TestPagesThatCannotBeMadeSaySo(t *testing.T) {
	d := raiseDesk(t, setting{})
	for _, c := range []struct {
		name string
		opts []sandbox.Option
		want string
	}{
		{"summary", []sandbox.Option{sandbox.Opt("period", "when pigs fly")}, "cannot read the date “when pigs fly”"},
		{"summary", []sandbox.Option{sandbox.Opt("party", "the *gulls*")}, `I do not know “the \*gulls\*”`},
		{"compare", []sandbox.Option{sandbox.Opt("topic", "keepers")}, "I do not know"},
		{"compare", nil, "I do not know"},
		{"summits", []sandbox.Option{sandbox.Opt("round", "the moon")}, "I do not know"},
	} {
		m := d.reply(d.Slash(sandbox.Alice, sandbox.General, c.name, c.opts...))
		d.shows(m, c.want)
		if !m.Ephemeral() {
			t.Errorf("/%s %v: everybody sees it", c.name, c.opts)
		}
	}
}

func TestPagesKeepToTheServersSettings(t *testing.T) {
	d := raiseDesk(t, setting{})
	set := func(change func(*curate.Settings)) {
		_, err := d.curator.Set(t.Context(), curate.Actor{ID: "1", Guild: sandbox.GuildID, Moderates: true}, change)
		d.must(err)
	}
	m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "compare", sandbox.Opt("topic", "oil")))
	set(func(s *curate.Settings) { s.Paused = true })
	for _, it := range []*sandbox.Interaction{
		d.Slash(sandbox.Alice, sandbox.General, "status"), d.press(sandbox.Alice, m, "How this changed"),
	} {
		d.shows(d.reply(it), "paused me")
	}
	set(func(s *curate.Settings) { s.Paused, s.Private, s.Lang = false, true, knowledge.Hebrew })
	whispered := d.reply(d.Slash(sandbox.Alice, sandbox.General, "compare", sandbox.Opt("topic", "oil")))
	d.shows(whispered, "בנושא")
	if !whispered.Ephemeral() {
		t.Error("everybody sees it")
	}
	shared := d.reply(d.press(sandbox.Alice, whispered, "שיתוף"))
	if shared.Ephemeral() || shared.Text() != whispered.Text() {
		t.Errorf("shared:\n%s", shared.Text())
	}
	d.shows(d.reply(d.press(sandbox.Alice, whispered, "שיתוף")), "shared already")
}

// A server's own fact is on its pages and on no other's.
func TestPagesShowAServersOwn(t *testing.T) {
	d := raiseDesk(t, setting{})
	d.stock(1, false)
	ours := d.sheets(sandbox.Alice, d.reply(d.Slash(sandbox.Alice, sandbox.General, "summary", sandbox.Opt("period", "2031-01"), sandbox.Opt("party", "keepers"))))
	theirs := d.sheets(sandbox.Omar, d.reply(d.Slash(sandbox.Omar, sandbox.SecondGeneral, "summary", sandbox.Opt("period", "2031-01"), sandbox.Opt("party", "keepers"))))
	if !strings.Contains(ours, secret) || !strings.Contains(ours, "added by this server's moderators") {
		t.Errorf("the server's own fact is missing:\n%s", ours)
	}
	if strings.Contains(theirs, secret) {
		t.Errorf("another server sees it:\n%s", theirs)
	}
}

func TestPeriodsAreOffered(t *testing.T) {
	d := raiseDesk(t, setting{})
	got, err := d.Autocomplete(d.ctx, sandbox.Alice, sandbox.General, "summary", sandbox.Opt("period", ""))
	d.must(err)
	if len(got) < 5 || got[0].Value != "now" || got[1].Value != "week" || got[2].Value != "month" {
		t.Errorf("offers %v", got)
	}
	got, err = d.Autocomplete(d.ctx, sandbox.Alice, sandbox.General, "summary", sandbox.Opt("period", "march"))
	d.must(err)
	if want := []sandbox.Choice{{Name: "March 2031", Value: "2031-03"}}; !slices.Equal(got, want) {
		t.Errorf("offers %v, want %v", got, want)
	}
	got, err = d.Autocomplete(d.ctx, sandbox.Alice, sandbox.General, "compare", sandbox.Opt("other_party", "pilo"))
	d.must(err)
	if len(got) != 1 || got[0].Value != "pilots" {
		t.Errorf("offers %v", got)
	}
}

// Replies to a page follow up on what it answers.
func TestPagesAreFollowedUp(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "status"))
	s.answer(s.Reply(sandbox.Alice, m, "and the oil?", true))
	all := s.light.questions()
	if got := all[len(all)-1]; !slices.Equal(got.Context, []string{"Where do the talks stand?"}) {
		t.Errorf("took along %q", got.Context)
	}
}

// Custom ids that no page of the bot's bears show nothing.
func TestMadeUpPagesShowNothing(t *testing.T) {
	d := raiseDesk(t, setting{})
	m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "status"))
	for _, id := range []string{
		bot.Control("brief", "", "", 0), bot.Control("brief", "oil..", "summary.1.1.now", 0), bot.Control("brief-share", "..", "status.1.1.now", 0),
	} {
		d.shows(d.reply(d.Click(sandbox.Bob, m, sandbox.Button{CustomID: id})), forgotten)
	}
}
