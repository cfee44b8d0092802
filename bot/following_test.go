package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
)

// mend gives a fact another text, for every server.
func (d *desk) mend(id knowledge.FactID, text, reason string) {
	d.t.Helper()
	f := *d.library.Base(knowledge.Global).Fact(id)
	f.Text = text
	body, err := knowledge.Encode(f)
	d.must(err)
	_, err = d.store.Apply(d.ctx, knowledge.Batch{Actor: "test", At: d.clock.now(), Reason: reason, Changes: []knowledge.Change{{
		Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: string(id)}, Action: "edit", Expect: knowledge.AnyRev, State: knowledge.Active, Body: body,
	}}})
	d.must(err)
	d.must(d.bot.Outreach().Step(d.ctx))
}

// aloud lists what the bot said in a channel for all to see.
func (d *desk) aloud(channel string) []sandbox.Message {
	d.t.Helper()
	return slices.DeleteFunc(d.fromBot(channel), func(m sandbox.Message) bool { return m.Ephemeral() })
}

// A channel follows for moderators alone, a person for themselves; a digest comes at
// its hour, once, and ends with the button under it.
func TestFollow(t *testing.T) {
	d := raiseDesk(t, setting{})
	d.shows(d.reply(d.Slash(sandbox.Alice, sandbox.General, "follow start", sandbox.Opt("what", "keepers"), sandbox.Opt("where", "here"))),
		"for this server's moderators to say")
	d.shows(d.reply(d.Slash(sandbox.Mona, sandbox.General, "follow start", sandbox.Opt("what", "keepers"), sandbox.Opt("zone", "Mars/Olympus"))),
		"do not know that time zone")
	d.shows(d.reply(d.Slash(sandbox.Mona, sandbox.General, "follow start", sandbox.Opt("what", "the harbour cat"))), "do not know that")
	d.shows(d.reply(d.Slash(sandbox.Mona, sandbox.General, "follow start", sandbox.Opt("what", "Keepers' Guild"), sandbox.Opt("zone", "Asia/Jerusalem"))),
		"Followed from now on", "Keepers' Guild → <#"+sandbox.General+"> (daily, 08:00 Asia/Jerusalem)")
	d.shows(d.reply(d.Slash(sandbox.Alice, sandbox.General, "follow start", sandbox.Opt("what", "everything"), sandbox.Opt("how", "at-once"))),
		"everything → direct message (at once)")
	d.shows(d.reply(d.Slash(sandbox.Alice, sandbox.General, "follow list")), "Keepers' Guild →", "2. everything → direct message")

	d.mend(forty, "The Keepers' Guild asked on 10 January 2031 that the pilots pay for forty-four barrels of lamp oil a year.", "a slip")
	direct := d.aloud(sandbox.DM(sandbox.Alice))
	if len(direct) != 1 || !strings.Contains(direct[0].Text(), "forty-four barrels") {
		t.Fatalf("Alice is told %v", direct)
	}
	if n := len(d.aloud(sandbox.General)); n != 0 {
		t.Errorf("%d messages in the channel before the hour", n)
	}
	d.clock.advance(17*time.Hour + time.Minute) // 05:01 UTC, 08:01 in Jerusalem in summer
	for range 3 {
		d.must(d.bot.Outreach().Step(d.ctx))
	}
	told := d.aloud(sandbox.General)
	if len(told) != 1 || !strings.Contains(told[0].Text(), "forty-four barrels") || !strings.Contains(told[0].Text(), "[1]") {
		t.Fatalf("the channel is told %v", told)
	}
	d.shows(d.reply(d.press(sandbox.Alice, told[0], "Stop following")), "for this server's moderators to say")
	d.shows(d.reply(d.press(sandbox.Mona, told[0], "Stop following")), "nothing more is sent")
	d.shows(d.reply(d.press(sandbox.Mona, told[0], "Stop following")), "not followed here any more")
	d.shows(d.reply(d.press(sandbox.Alice, direct[0], "Stop following")), "nothing more is sent")
	d.mend(forty, "The Keepers' Guild asked on 10 January 2031 that the pilots pay for forty-five barrels of lamp oil a year.", "another slip")
	d.clock.advance(48 * time.Hour)
	d.must(d.bot.Outreach().Step(d.ctx))
	if told := d.aloud(sandbox.General); len(told) != 1 {
		t.Errorf("the channel is told after it was stopped: %v", told)
	}
	// What was said before is corrected all the same.
	if told := d.aloud(sandbox.DM(sandbox.Alice)); len(told) != 2 || !strings.HasPrefix(told[1].Content, "A fact in this answer was corrected.") {
		t.Errorf("Alice is told %v", told)
	}
}

// What is new is told since one last asked in the channel, or since a day.
func TestWhatsNew(t *testing.T) {
	d := raiseDesk(t, setting{})
	const changed = "The Keepers' Guild asked on 10 January 2031 that the pilots pay for forty-four barrels of lamp oil a year."
	d.clock.advance(time.Hour)
	d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what do the keepers demand?"))
	d.awaitEntries(sandbox.GuildID, 1)
	d.clock.advance(time.Hour)
	d.shows(d.reply(d.Slash(sandbox.Alice, sandbox.General, "whatsnew")), "Since 2031-06-10 13:00 UTC", "Nothing is new")
	d.awaitEntries(sandbox.GuildID, 2)
	d.clock.advance(time.Hour)
	d.mend(forty, changed, "a slip")
	d.clock.advance(time.Hour)
	m := d.reply(d.Slash(sandbox.Alice, sandbox.General, "whatsnew"))
	d.shows(m, "Since 2031-06-10 14:00 UTC", changed, "Moderators' reason: a slip")
	if !m.Ephemeral() {
		t.Error("everybody sees it")
	}
	d.shows(d.reply(d.Slash(sandbox.Bob, sandbox.General, "whatsnew", sandbox.Opt("what", "Pilots' Union"), sandbox.Opt("since", "2031-06-10"))), "Pilots' Union")
	d.shows(d.reply(d.Slash(sandbox.Bob, sandbox.General, "whatsnew", sandbox.Opt("since", "the flood"))), "cannot read the date")
	d.shows(d.reply(d.Slash(sandbox.Omar, sandbox.SecondGeneral, "whatsnew", sandbox.Opt("since", "2031-06-11"))), "Nothing is new")
}
