package bot_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
)

func TestTypedCommands(t *testing.T) {
	s := raise(t, setting{})
	for _, c := range []struct {
		name  string
		user  *sandbox.User
		opts  []sandbox.Option
		text  string
		wants answer.Intent
		about []knowledge.EntityID
		asOf  string
	}{
		{"ask", sandbox.Alice, []sandbox.Option{sandbox.Opt("question", "what oil?"), sandbox.Opt("as_of", "1901-02")}, "what oil?", "", nil, "1901-02"},
		{"demands", sandbox.Alice, []sandbox.Option{sandbox.Opt("party", "keepers")}, "What does Keepers' Guild demand?", answer.IntentDemand, []knowledge.EntityID{"keepers"}, ""},
		{"demands", sandbox.Alice, []sandbox.Option{sandbox.Opt("party", "Kepers")}, "What does Keepers' Guild demand?", answer.IntentDemand, []knowledge.EntityID{"keepers"}, ""},
		{"quotes", sandbox.Alice, []sandbox.Option{sandbox.Opt("speaker", "ada-wick"), sandbox.Opt("topic", "oil")}, "What did Ada Wick say about lamp oil?", answer.IntentQuote, []knowledge.EntityID{"ada-wick", "oil"}, ""},
	} {
		m := s.reply(s.Slash(c.user, sandbox.General, c.name, c.opts...))
		s.shows(m, "barrels of oil", c.text)
		all := s.light.questions()
		got := all[len(all)-1]
		if got.Text != c.text || got.Wants != c.wants || !slices.Equal(got.About, c.about) || got.AsOf.String() != c.asOf {
			t.Errorf("/%s asked %+v", c.name, got)
		}
	}
}

func TestCommandsThatCannotBeUnderstoodSaySoToTheAskerOnly(t *testing.T) {
	s := raise(t, setting{})
	for _, c := range []struct {
		name string
		opt  sandbox.Option
		want string
	}{
		{"demands", sandbox.Opt("party", "the gulls"), "I do not know “the gulls”"},
		{"demands", sandbox.Opt("party", "ada-wick"), "I do not know “ada-wick”"},
		{"quotes", sandbox.Opt("speaker", ""), "I do not know"},
		{"ask", sandbox.Opt("question", "<@1> "), "Please write a question"},
		{"nonsense", sandbox.Opt("x", "y"), "I do not know"},
	} {
		m := s.reply(s.Slash(sandbox.Alice, sandbox.General, c.name, c.opt))
		s.shows(m, c.want)
		if !m.Ephemeral() {
			t.Errorf("/%s: everybody sees it", c.name)
		}
	}
	m := s.reply(s.Slash(sandbox.Noa, sandbox.General, "ask", sandbox.Opt("question", "oil"), sandbox.Opt("as_of", "tomorrow")))
	s.shows(m, "אינני מבין את התאריך")
}

func TestHelpAndAbout(t *testing.T) {
	s := raise(t, setting{})
	help := s.reply(s.Slash(sandbox.Noa, sandbox.General, "help"))
	s.shows(help, "איך שואלים", "לענות על זה", "לבדוק מול העובדות")
	about := s.reply(s.Slash(sandbox.Alice, sandbox.DM(sandbox.Alice), "about"))
	s.shows(about, "Facts: 1 · sources: 2 · newest: 1901-03-01", "Answer this", "Check against the facts")
	if !help.Ephemeral() || !about.Ephemeral() {
		t.Error("everybody sees it")
	}
}

func TestAutocomplete(t *testing.T) {
	s := raise(t, setting{})
	for _, c := range []struct {
		user                *sandbox.User
		name, option, typed string
		want                []sandbox.Choice
	}{
		{sandbox.Alice, "demands", "party", "", []sandbox.Choice{{Name: "Keepers' Guild", Value: "keepers"}, {Name: "Pilots' Union", Value: "pilots"}}},
		{sandbox.Alice, "demands", "party", "uni", []sandbox.Choice{{Name: "Pilots' Union", Value: "pilots"}}},
		{sandbox.Noa, "demands", "party", "שומרי", []sandbox.Choice{{Name: "שומרי המגדלור", Value: "keepers"}}},
		{sandbox.Alice, "demands", "party", "حرّاس", []sandbox.Choice{{Name: "Keepers' Guild", Value: "keepers"}}},
		{sandbox.Alice, "demands", "party", "kepers", []sandbox.Choice{{Name: "Keepers' Guild", Value: "keepers"}}},
		{sandbox.Alice, "quotes", "speaker", "", []sandbox.Choice{{Name: "Ada Wick", Value: "ada-wick"}, {Name: "Keepers' Guild", Value: "keepers"}, {Name: "Pilots' Union", Value: "pilots"}}},
		{sandbox.Alice, "quotes", "topic", "m", []sandbox.Choice{{Name: "lamp oil", Value: "oil"}}},
		{sandbox.Alice, "summits", "round", "zzz", []sandbox.Choice{}},
		{sandbox.Alice, "summits", "round", "round", []sandbox.Choice{{Name: "Rock Round", Value: "rock-round"}}}, // the other is to come
		{sandbox.Alice, "nonsense", "x", "zzz", []sandbox.Choice{}},
	} {
		got, err := s.Autocomplete(s.ctx, c.user, sandbox.General, c.name, sandbox.Opt(c.option, c.typed))
		s.must(err)
		if !slices.Equal(got, c.want) {
			t.Errorf("/%s %s:%q offers %v, want %v", c.name, c.option, c.typed, got, c.want)
		}
	}
}

func TestSlowAnswerIsDeferred(t *testing.T) {
	s := raise(t, setting{bot: func(o *bot.Options) { o.DeferAfter = time.Millisecond }})
	release := s.light.hold("slow oil")
	defer release()
	it := s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "slow oil"))
	got, err := s.AwaitResponse(s.ctx, it)
	s.must(err)
	if got.Response != 5 {
		t.Errorf("first response has type %d, want 5", got.Response)
	}
	release()
	m := s.reply(it)
	s.shows(m, "barrels of oil")
	s.answer(s.Reply(sandbox.Alice, m, "and more oil?", true))
	all := s.light.questions()
	if got := all[len(all)-1].Context; !slices.Equal(got, []string{"slow oil"}) {
		t.Errorf("context %q", got)
	}
}

func TestSlowButtonsAreDeferred(t *testing.T) {
	s := raise(t, setting{})
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" long oil")
	a := s.answer(q)
	s.must(s.stop())
	s.restart()
	release := s.light.hold("long oil") // asked again, because nothing is remembered
	defer release()
	it := s.press(sandbox.Alice, a, "More")
	if got, err := s.AwaitResponse(s.ctx, it); err != nil || got.Response != 6 {
		t.Errorf("first response has type %d, want 6 (%v)", got.Response, err)
	}
	release()
	s.until(a.ID, "page 2 of")
}

// A button whose reply only the presser sees, when that takes long.
func TestSlowPrivateReplyComesAsAFollowUp(t *testing.T) {
	s := raise(t, setting{})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" slow oil"))
	s.must(s.stop())
	s.restart()
	release := s.light.hold("slow oil")
	defer release()
	it := s.press(sandbox.Bob, a, "Sources")
	if got, err := s.AwaitResponse(s.ctx, it); err != nil || got.Response != 6 {
		t.Errorf("first response has type %d, want 6 (%v)", got.Response, err)
	}
	release()
	m := s.reply(it)
	s.shows(m, "[1] Harbour Gazette")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
}

func TestQuickAnswerIsNotDeferred(t *testing.T) {
	s := raise(t, setting{})
	it := s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "oil"))
	got, err := s.AwaitResponse(s.ctx, it)
	s.must(err)
	if got.Response != 4 {
		t.Errorf("first response has type %d, want 4", got.Response)
	}
}

func TestPaging(t *testing.T) {
	s := raise(t, setting{})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" long oil"))
	s.shows(a, "page 1 of")
	s.press(sandbox.Alice, a, "More")
	second := s.until(a.ID, "page 2 of")
	mine := s.reply(s.press(sandbox.Bob, second, "More"))
	s.shows(mine, "page 3 of")
	if !mine.Ephemeral() {
		t.Error("everybody sees another's page")
	}
	s.press(sandbox.Bob, mine, "Back")
	s.until(mine.ID, "page 2 of")
	now, _ := s.Message(a.ID)
	s.shows(now, "page 2 of")
	s.press(sandbox.Alice, now, "Back")
	s.until(a.ID, "page 1 of")
}

func TestSourcesAndWhy(t *testing.T) {
	s := raise(t, setting{})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what oil?"))
	sources := s.reply(s.press(sandbox.Bob, a, "Sources"))
	s.shows(sources, "[1] Harbour Gazette", "[2] Pilots' Herald")
	why := s.reply(s.press(sandbox.Bob, a, "Why"))
	s.shows(why, "understand", "asks for: what oil?")
	if !sources.Ephemeral() || !why.Ephemeral() {
		t.Error("everybody sees it")
	}
}

func TestDelete(t *testing.T) {
	s := raise(t, setting{})
	for _, u := range []*sandbox.User{sandbox.Alice, sandbox.Mona} {
		a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" oil"))
		no := s.reply(s.press(sandbox.Bob, a, "Delete"))
		s.shows(no, "Only the person who asked")
		if !no.Ephemeral() {
			t.Error("everybody sees the refusal")
		}
		s.press(u, a, "Delete")
		s.gone(a.ID)
	}
	m := s.reply(s.Slash(sandbox.Alice, sandbox.DM(sandbox.Alice), "ask", sandbox.Opt("question", "oil")))
	s.press(sandbox.Alice, m, "Delete")
	s.gone(m.ID)
}

func TestDeleteWhereTheBotIsNoMember(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "oil")))
	s.Inject(sandbox.Fault{Match: "DELETE /channels/", Status: 403, Body: `{"message":"Missing Access","code":50001}`})
	s.press(sandbox.Alice, m, "Delete")
	s.gone(m.ID)
}

func TestSuggestionsCanBePressed(t *testing.T) {
	s := raise(t, setting{})
	a := s.answer(s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" gulls?"))
	m := s.reply(s.press(sandbox.Bob, a, "What oil"))
	s.shows(m, "What oil do the keepers want?", "barrels of oil")
}

func TestNoAnswerSuggestsItsOwnQuestion(t *testing.T) {
	s := raise(t, setting{})
	m := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "what oil do the PILOTS want")))
	s.shows(m, "• Where do the talks stand?")
	if strings.Contains(m.Text(), "• What oil do the pilots want?") {
		t.Errorf("suggests what was asked:\n%s", m.Text())
	}
}

func TestCommandsAreRegisteredOnlyWhenTheyDiffer(t *testing.T) {
	s := raise(t, setting{})
	s.must(s.AwaitRequests(s.ctx, "PUT /applications/", 1))
	s.must(s.stop())
	s.restart()
	s.must(s.AwaitRequests(s.ctx, "GET /applications/", 2))
	s.must(s.stop())
	if n := len(s.Requests("PUT /applications/")); n != 1 {
		t.Errorf("%d registrations, want 1", n)
	}
	s.SetCommands(`{"id":"1","name":"old","description":"of an earlier version","type":1}`)
	s.restart()
	s.must(s.AwaitRequests(s.ctx, "PUT /applications/", 2))
	var names []string
	for _, c := range s.Commands() {
		var x struct {
			Name     string
			Type     int
			About    string `json:"description"`
			Contexts []int
			Types    []int             `json:"integration_types"`
			Local    map[string]string `json:"name_localizations"`
		}
		s.must(json.Unmarshal(c, &x))
		names = append(names, x.Name)
		if menu := strings.Contains(x.Name, " "); menu != (x.Type == 3) || menu != (x.About == "") {
			t.Errorf("command %s", c)
		}
		if !slices.Equal(x.Contexts, []int{0, 1, 2}) || !slices.Equal(x.Types, []int{0, 1}) || x.Local["he"] == "" {
			t.Errorf("command %s", c)
		}
	}
	if got := strings.Join(names, " "); got != "Answer this Check against the facts about ask compare demands help privacy quotes status summary summits timeline" {
		t.Errorf("registered %s", got)
	}
}

func TestUndecodableInteractionsDoNoHarm(t *testing.T) {
	s := raise(t, setting{})
	for _, e := range []string{
		`{"id":"1","token":"t","type":3,"application_id":"2","channel_id":"3"}`,
		`{"id":"2","token":"t","type":2,"member":{"permissions":8},"data":{"options":7}}`,
		`{"id":"3","token":"t","type":5,"user":{"id":"4"},"data":{"components":[{"type":99}]}}`,
		`{"id":{},"user":[]}`, `[]`, `null`, `7`,
	} {
		s.Dispatch("INTERACTION_CREATE", e)
		s.Dispatch("MESSAGE_CREATE", e)
		s.Dispatch("MESSAGE_UPDATE", e)
		s.Dispatch("GUILD_CREATE", e)
	}
	s.Dispatch("MESSAGE_CREATE", `{"id":"9","channel_id":"`+sandbox.General+`","content":"`+sandbox.Mention+` oil","components":[{"type":99}]}`)
	s.fence(sandbox.General)
	if n := s.log.count("panicked"); n != 0 {
		t.Errorf("%d panics", n)
	}
}
