package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

const forty = "keepers-forty-barrels-2031-01-10"

// keep keeps a message of the bot's as an answer that shows the forty barrels.
func (d *desk) keep(guild knowledge.Scope, m sandbox.Message, hook string) {
	d.t.Helper()
	e := &ledger.Entry{
		At: d.clock.now(), Sort: ledger.Asked, Guild: guild, Channel: m.Channel, Message: m.ID, Question: "what?", Lang: knowledge.English, Answered: true,
		Head: d.library.Head(), Uses: []ledger.Use{{Fact: forty, Scope: knowledge.Global}}, Hook: hook,
	}
	if hook != "" {
		e.Until = d.clock.now().Add(14 * time.Minute)
	}
	d.must(d.store.Ledger().Keep(d.ctx, e))
}

func (d *desk) outreach() *outreach.Outreach {
	return outreach.New(outreach.Options{
		Store: d.store, Ledger: d.store.Ledger(), Library: d.library, Messenger: d.bot.Messenger(), Ask: d.library.Answer, Now: d.clock.now,
		Server: func(context.Context, knowledge.Scope) (outreach.Server, error) {
			return outreach.Server{Review: sandbox.Mods, Lang: knowledge.English}, nil
		},
	})
}

// TestCorrectionsOnDiscord brings a correction to answers of every sort, and says so in
// the thread. The bot itself keeps nothing, so that nothing else is at work.
func TestCorrectionsOnDiscord(t *testing.T) {
	d := raiseDesk(t, setting{bot: func(o *bot.Options) { o.Ledger = nil }})
	o := d.outreach()
	d.must(o.Step(d.ctx))
	ask := "what did the keepers ask for on 10 January 2031?"
	plain := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" "+ask))
	inThread := d.answer(d.Say(sandbox.Alice, sandbox.Thread, sandbox.Mention+" "+ask))
	direct := d.answer(d.Say(sandbox.Alice, sandbox.DM(sandbox.Alice), ask))
	command := d.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", ask))
	hooked := d.reply(command)
	gone := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" "+ask))
	for _, m := range []sandbox.Message{plain, inThread, direct, hooked, gone} {
		d.shows(m, "forty barrels")
	}
	guild := knowledge.Scope(sandbox.GuildID)
	d.keep(guild, plain, "")
	d.keep(guild, inThread, "")
	d.keep(knowledge.Global, direct, "")
	d.keep(guild, hooked, sandbox.AppID+"/"+command.Token)
	d.keep(guild, gone, "")
	d.Remove(gone.ID)

	f := *d.library.Base(knowledge.Global).Fact(forty)
	was := f.Text
	f.Text = "The Keepers' Guild asked on 10 January 2031 that the pilots pay for forty-four barrels of lamp oil a year."
	body, err := knowledge.Encode(f)
	d.must(err)
	_, err = d.store.Apply(d.ctx, knowledge.Batch{Actor: "test", At: d.clock.now(), Reason: "a slip", Changes: []knowledge.Change{{
		Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: forty}, Action: "edit", Expect: knowledge.AnyRev, State: knowledge.Active, Body: body,
	}}})
	d.must(err)
	d.Inject(sandbox.Route429.On("PATCH /channels/" + sandbox.General))
	d.must(o.Step(d.ctx))
	d.must(d.outreach().Step(d.ctx))
	for _, old := range []sandbox.Message{plain, inThread, direct, hooked} {
		m := d.now(old)
		d.shows(m, "Corrected on 10 June 2031", "forty-four barrels", "~~"+was+"~~", "a slip")
		if _, deletes := m.Button("Delete"); m.Edits != 1 || len(m.Buttons()) != 1 || !deletes {
			t.Errorf("%d edits, buttons %v", m.Edits, m.Buttons())
		}
	}
	told := d.fromBot(sandbox.Thread)
	if last := told[len(told)-1]; last.Reference != inThread.ID || !strings.HasPrefix(last.Content, "A fact in this answer was corrected.") {
		t.Errorf("the thread is told %+v", last)
	}
	if got := d.fromBot(sandbox.Mods); len(got) != 1 || !strings.HasPrefix(got[0].Content, "The correction reached 3 of 4 messages.\ndeleted: 1\n") {
		t.Errorf("the moderators are told %+v", got)
	}
	if n := len(d.fromBot(sandbox.General)); n != 2 {
		t.Errorf("%d messages in the channel", n)
	}
}

// now gives a message as it stands.
func (d *desk) now(m sandbox.Message) sandbox.Message {
	d.t.Helper()
	for _, x := range d.Messages(m.Channel) {
		if x.ID == m.ID {
			return x
		}
	}
	d.t.Fatalf("message %s is gone", m.ID)
	return m
}

func TestMessenger(t *testing.T) {
	d := raiseDesk(t, setting{})
	c := d.bot.Messenger()
	m := outreach.Message{Embeds: []outreach.Embed{{Title: "News", Description: "One. [1]", Fields: []outreach.Field{{Name: "Sources", Value: "[1] Gazette"}}, Footer: &outreach.Footer{Text: "ref"}}}}
	question := d.Say(sandbox.Alice, sandbox.General, "hello")
	to := outreach.Address{Channel: sandbox.General, ReplyTo: question.ID}

	d.Inject(sandbox.Fault{Match: "POST /channels/", Status: 502, After: true}) // it arrives, and is sent again
	at, err := c.Send(d.ctx, to, m, "n1")
	d.must(err)
	again, err := c.Send(d.ctx, to, m, "n1")
	d.must(err)
	if got := d.fromBot(sandbox.General); len(got) != 1 || got[0].ID != at.Message || again != at || got[0].Reference != question.ID {
		t.Fatalf("sent %+v, at %v and %v", got, at, again)
	}
	stands, err := c.Look(d.ctx, at)
	d.must(err)
	if len(stands.Embeds) != 1 || stands.Embeds[0].Footer.Text != "ref" {
		t.Errorf("it stands %+v", stands)
	}
	all, err := c.Lately(d.ctx, to)
	d.must(err)
	if len(all) != 1 || all[0].Place != at || all[0].Message.Embeds[0].Title != "News" {
		t.Errorf("lately %+v", all)
	}
	direct, err := c.Send(d.ctx, outreach.Address{User: sandbox.Alice.ID}, m, "n2")
	d.must(err)
	if direct.Channel != sandbox.DM(sandbox.Alice) {
		t.Errorf("sent to %v", direct)
	}
	_, err = c.Send(d.ctx, outreach.Address{Channel: sandbox.General, ReplyTo: "1"}, m, "n3")
	d.must(err)
	d.Inject(sandbox.Fault{Match: "POST /channels/", Status: 403, Body: `{"message":"Missing Permissions","code":50013}`})
	_, err = c.Send(d.ctx, outreach.Address{Channel: sandbox.Other}, m, "n4")
	d.must(err)
	if got := d.fromBot(sandbox.Other); len(got) != 1 || got[0].Content != "**News**\nOne. [1]\n**Sources**\n[1] Gazette\n-# ref" {
		t.Errorf("where embeds are not allowed: %+v", got)
	}
	for channel, want := range map[string]outreach.Talk{
		sandbox.Thread: {Thread: true}, sandbox.DM(sandbox.Alice): {Direct: true, Last: d.clock.now()}, sandbox.General: {Last: d.clock.now()},
	} {
		talk, err := c.Talk(d.ctx, channel)
		d.must(err)
		if talk.Last.Sub(want.Last).Abs() > time.Second || talk.Thread != want.Thread || talk.Direct != want.Direct || talk.Archived {
			t.Errorf("%s is %+v, want %+v", channel, talk, want)
		}
	}
}

func TestMessengersErrors(t *testing.T) {
	d := raiseDesk(t, setting{rude: true})
	c := d.bot.Messenger()
	hers := d.Say(sandbox.Alice, sandbox.General, "hello")
	m := outreach.Message{Content: "x"}
	look := func(at outreach.Place) func() error {
		return func() error { _, err := c.Look(d.ctx, at); return err }
	}
	send := func(to outreach.Address, m outreach.Message) func() error {
		return func() error { _, err := c.Send(d.ctx, to, m, "n"); return err }
	}
	here := outreach.Address{Channel: sandbox.General}
	for name, c := range map[string]struct {
		do     func() error
		answer string // of Discord, in place of the sandbox's
		status int
		want   error
	}{
		"no message":      {do: look(outreach.Place{Channel: sandbox.General, Message: "1"}), want: outreach.ErrGone},
		"no channel":      {do: look(outreach.Place{Channel: "1", Message: "1"}), want: outreach.ErrGone},
		"no hook":         {do: look(outreach.Place{Channel: "1", Message: "1", Hook: "1/t"}), want: outreach.ErrLate},
		"somebody else's": {do: func() error { return c.Edit(d.ctx, outreach.Place{Channel: sandbox.General, Message: hers.ID}, m) }, want: outreach.ErrDenied},
		"denied":          {do: send(here, m), status: 403, answer: `{"message":"Missing Access","code":50001}`, want: outreach.ErrDenied},
		"no such person":  {do: send(outreach.Address{User: sandbox.Bob.ID}, m), status: 403, answer: `{"message":"Cannot send messages to this user","code":50007}`, want: outreach.ErrDenied},
		"refused":         {do: send(here, outreach.Message{}), want: outreach.ErrDeclined},
	} {
		t.Run(name, func(t *testing.T) {
			if c.status != 0 {
				d.Inject(sandbox.Fault{Match: "POST /channels/", Status: c.status, Body: c.answer})
			}
			if err := c.do(); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
		})
	}
	d.Inject(sandbox.Fault{Match: "POST /channels/", Status: 500, Times: 10})
	err := send(here, m)()
	for _, known := range []error{outreach.ErrGone, outreach.ErrDenied, outreach.ErrLate, outreach.ErrDeclined} {
		if err == nil || errors.Is(err, known) {
			t.Errorf("of a failure of Discord's: %v", err)
		}
	}
}
