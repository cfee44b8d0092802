package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// entries lists what is kept of a guild's answers.
func (d *desk) entries(guild knowledge.Scope) []ledger.Entry {
	d.t.Helper()
	all, err := d.store.Ledger().Entries(d.t.Context(), ledger.Query{Guild: &guild})
	d.must(err)
	return all
}

// awaitEntries waits until so many answers of a guild are kept.
func (d *desk) awaitEntries(guild knowledge.Scope, n int) []ledger.Entry {
	d.t.Helper()
	for {
		if all := d.entries(guild); len(all) >= n {
			return all
		}
		select {
		case <-d.ctx.Done():
			d.t.Fatalf("%d answers are kept, want %d", len(d.entries(guild)), n)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// What was said is kept with the facts that it showed, by mention, command, private
// reply and menu; who asked, under a pseudonym.
func TestWhatWasSaidIsKept(t *testing.T) {
	d := raiseDesk(t, setting{})
	const question = "what do the keepers demand?"
	said := d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" "+question)
	shown := d.answer(said)
	d.awaitEntries(sandbox.GuildID, 1)
	byCommand := d.reply(d.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", question)))
	d.awaitEntries(sandbox.GuildID, 2)
	d.set(func(s *curate.Settings) { s.Private = true })
	alone := d.reply(d.Slash(sandbox.Bob, sandbox.General, "ask", sandbox.Opt("question", question)))
	d.awaitEntries(sandbox.GuildID, 3)
	checked := d.reply(d.Menu(sandbox.Bob, said, "Check against the facts"))
	all := d.awaitEntries(sandbox.GuildID, 4)
	for i, m := range []sandbox.Message{shown, byCommand, alone, checked} {
		e := all[i]
		if e.Message != m.ID || e.Channel != sandbox.General || e.Sort != ledger.Asked || !e.Answered || len(e.Uses) == 0 || e.Head != d.library.Base(knowledge.Global).Head() {
			t.Errorf("%d: kept %+v of message %s", i, e, m.ID)
		}
		if private := i >= 2; private != (e.Hook != "") || private != !e.Until.IsZero() {
			t.Errorf("%d: hook %q until %s", i, e.Hook, e.Until)
		}
		if e.By == "" || strings.Contains(string(e.By), sandbox.Alice.ID) || (e.By == all[0].By) != (i < 2) {
			t.Errorf("%d: by %q, the first by %q", i, e.By, all[0].By)
		}
		for _, u := range e.Uses {
			if d.library.Base(knowledge.Global).Fact(u.Fact) == nil || u.Scope != knowledge.Global {
				t.Errorf("%d: uses %+v", i, u)
			}
		}
	}
	d.press(sandbox.Alice, shown, "Delete")
	d.awaitGone(shown)
}

// awaitGone waits until it is noted that a message was deleted.
func (d *desk) awaitGone(m sandbox.Message) {
	d.t.Helper()
	for {
		e, err := d.store.Ledger().Entry(d.t.Context(), m.Channel, m.ID)
		d.must(err)
		if e.Gone {
			return
		}
		select {
		case <-d.ctx.Done():
			d.t.Fatal("a deleted message is not known as gone")
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// A reader reports an error; a moderator of the server sees it with the answer's
// facts, and nobody else does.
func TestReportOfAnError(t *testing.T) {
	d := raiseDesk(t, setting{})
	d.set(func(s *curate.Settings) { s.ReviewChannel = sandbox.Mods })
	shown := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what do the keepers demand?"))
	form := d.modal(d.press(sandbox.Bob, shown, "Report an error"))
	thanks := d.reply(d.Submit(form, map[string]any{"text": "They asked for fifty barrels, see [this](https://gazette.example.org)."}))
	d.shows(thanks, "The moderators will see it")
	if told := d.fromBot(sandbox.Mods); len(told) != 1 || !strings.Contains(told[0].Text(), "An error in an answer was reported") {
		t.Errorf("told in the review channel: %v", told)
	}
	item := d.reply(d.Slash(sandbox.Mona, sandbox.General, "queue"))
	d.shows(item, "A reader reports an error", "fifty barrels", "what do the keepers demand?", "/"+shown.ID, "keepers-")
	if strings.Contains(item.Text(), sandbox.Bob.ID) {
		t.Errorf("it tells who reported it:\n%s", item.Text())
	}
	other := d.reply(d.Slash(sandbox.Omar, sandbox.SecondGeneral, "queue"))
	if strings.Contains(other.Text(), "barrels, see") {
		t.Errorf("another server sees it:\n%s", other.Text())
	}
	d.mend(forty, "The Keepers' Guild asked on 10 January 2031 that the pilots pay for forty-four barrels of lamp oil a year.", "a slip")
	if again := d.reply(d.Slash(sandbox.Mona, sandbox.General, "queue")); strings.Contains(again.Text(), "changed since this answer") {
		t.Errorf("a fact that it did not show counts as changed:\n%s", again.Text())
	}
	d.mend("keepers-thirty-barrels-2031-05-20", "Ada Wickham said in Millbay on 20 May 2031 that the Keepers' Guild now asks for thirty-one barrels of lamp oil a year.", "a slip")
	d.shows(d.reply(d.Slash(sandbox.Mona, sandbox.General, "queue")), "thirty-one barrels", "keepers-thirty-barrels-2031-05-20 · changed since this answer")
	after := d.reply(d.press(sandbox.Mona, item, "Looked at"))
	if strings.Contains(after.Text(), "fifty barrels") {
		t.Errorf("it is still there:\n%s", after.Text())
	}
}

// What is kept of a server goes when the bot leaves it, and when it was taken out of it
// while it was away.
func TestWhatIsKeptGoesWithTheServer(t *testing.T) {
	d := raiseDesk(t, setting{})
	d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what do the keepers demand?"))
	d.awaitEntries(sandbox.GuildID, 1)
	const other knowledge.Scope = "9000000000000000001"
	d.must(d.store.Ledger().Keep(t.Context(), &ledger.Entry{At: d.clock.now(), Sort: ledger.Asked, Guild: other, Channel: "1", Message: "1", Question: "What?"}))
	d.must(d.store.Ledger().SetFollow(t.Context(), &ledger.Follow{Guild: other, Channel: "1", What: "all", Pace: ledger.Daily, Made: d.clock.now()}))
	d.must(d.stop())
	d.restart()
	for {
		left, err := d.store.Ledger().Guilds(t.Context())
		d.must(err)
		if slices.Equal(left, []knowledge.Scope{sandbox.GuildID}) {
			return
		}
		select {
		case <-d.ctx.Done():
			t.Fatalf("something is kept of %v", left)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// Votes and wishes are kept once; a person's data goes when they ask for it.
func TestPrivacy(t *testing.T) {
	d := raiseDesk(t, setting{})
	shown := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what do the keepers demand?"))
	d.shows(d.reply(d.press(sandbox.Alice, shown, "Helpful")), "Thank you")
	d.shows(d.reply(d.press(sandbox.Bob, shown, "Not helpful")), "Thank you")
	d.shows(d.reply(d.press(sandbox.Bob, shown, "Helpful")), "Thank you")
	unknown := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" How many keepers drowned?"))
	d.shows(d.reply(d.press(sandbox.Alice, unknown, "Tell me when you know")), "when it can be answered")
	d.shows(d.reply(d.press(sandbox.Alice, unknown, "Tell me when you know")), "when it can be answered")
	tally, err := d.store.Ledger().Tally(t.Context(), sandbox.GuildID, d.clock.now().Add(-time.Minute), d.clock.now().Add(time.Minute))
	d.must(err)
	if tally.Asked != 2 || tally.Answered != 1 || tally.Helpful != 2 || tally.Unhelpful != 0 {
		t.Errorf("tally %+v", tally)
	}
	page := d.reply(d.Slash(sandbox.Alice, sandbox.General, "privacy"))
	d.shows(page, "for 30 days", "for 90 days")
	d.shows(d.reply(d.press(sandbox.Alice, page, "Delete what is kept about me")), "2 questions", "1 requests to be told", "1 votes")
	for _, e := range d.entries(sandbox.GuildID) {
		if e.Question != "" || e.By != "" {
			t.Errorf("still kept: %+v", e)
		}
	}
	if wishes, err := d.store.Ledger().Wishes(t.Context()); err != nil || len(wishes) != 0 {
		t.Errorf("wishes %v, %v", wishes, err)
	}
	d.shows(d.reply(d.press(sandbox.Alice, page, "Delete what is kept about me")), "Deleted: 0 questions")
}
