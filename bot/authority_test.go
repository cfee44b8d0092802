package bot_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// things are what the first guild has, and what others are not to see or change.
type things struct {
	fact       string // id of a fact of the first guild's own
	global     string // id of a fact that all see
	seq        int    // revision of the fact
	globalSeq  int    // revision of the global fact
	draft      string // key of Mona's
	suggestion string // id of an open one
	conflict   string // id of a global one
	upload     string // id of a file that can be imported
	complaint  string // id of an open one
	entry      int    // of an answer that was none
	gap        string // its key
	follow     int    // id of one of the channel's
}

// secret is a word in all that the first guild has of its own.
const secret = "limpets"

// stock gives the first guild new things, with a draft or without; n tells them
// from earlier ones.
func (d *desk) stock(n int, drafted bool) *things {
	d.t.Helper()
	ctx, mona := d.t.Context(), curate.Actor{ID: sandbox.Mona.ID, Guild: sandbox.GuildID, Moderates: true}
	x := &things{fact: fmt.Sprintf("keepers-limpets-%d", n), global: "keepers-forty-barrels-2031-01-10"}
	f := *d.library.Base(knowledge.Global).Fact(knowledge.FactID(x.global))
	f.ID, f.Text, f.Scope = knowledge.FactID(x.fact), fmt.Sprintf("The Keepers' Guild asked on 10 January 2031 for %d baskets of limpets.", n), ""
	f.DisputedBy, f.Asks = nil, nil
	body, err := knowledge.Encode(f)
	d.must(err)
	conflict, err := knowledge.Encode(curate.Conflict{Of: knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: x.global}, New: body})
	d.must(err)
	x.conflict = fmt.Sprintf("fact:%d", n)
	revisions, err := d.store.Apply(ctx, knowledge.Batch{Actor: mona.ID, At: d.clock.now(), Reason: "because of the " + secret, Changes: []knowledge.Change{
		{Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: sandbox.GuildID, ID: x.fact}, Action: curate.Added, State: knowledge.Active, Body: body},
		{Ref: knowledge.Ref{Type: curate.ConflictRecord, Scope: knowledge.Global, ID: x.conflict}, Action: "conflict", State: curate.Open, Body: conflict},
	}})
	d.must(err)
	d.must(d.library.CatchUp(ctx))
	x.seq = int(revisions[0].Seq)
	all, err := d.store.History(ctx, knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: x.global})
	d.must(err)
	x.globalSeq = int(all[0].Seq)
	form := curate.Form{Text: fmt.Sprintf("Ada Wickham of the Keepers' Guild said that %d limpets are enough.", n), When: "2031-06-02", Link: fogLink}
	if drafted {
		draft, err := d.curator.Begin(ctx, mona, mona.Guild, form)
		d.must(err)
		x.draft = draft.Key
	}
	x.suggestion, err = d.curator.Suggest(ctx, curate.Actor{ID: fmt.Sprint(9000 + n), Guild: sandbox.GuildID}, form)
	d.must(err)
	given := &ledger.Entry{At: d.clock.now(), Sort: ledger.Asked, Guild: sandbox.GuildID, Channel: sandbox.General, Message: fmt.Sprint(8000 + n), Uses: []ledger.Use{{Fact: knowledge.FactID(x.fact), Scope: sandbox.GuildID}}}
	d.must(d.store.Ledger().Keep(ctx, given))
	complaint := &ledger.Complaint{At: d.clock.now(), Guild: sandbox.GuildID, Entry: given.ID, By: "somebody", Text: "There are no " + secret}
	d.must(d.store.Ledger().Complain(ctx, complaint))
	x.complaint = fmt.Sprint(complaint.ID)
	unanswered := &ledger.Entry{
		At: d.clock.now(), Sort: ledger.Asked, Guild: sandbox.GuildID, Channel: sandbox.General, Message: fmt.Sprint(80000 + n), Lang: knowledge.English,
		Question: "Who painted the storm door with " + secret + "?", Intent: fmt.Sprint("what", n), Reason: string(answer.NoEvidence),
	}
	d.must(d.store.Ledger().Keep(ctx, unanswered))
	x.entry = int(unanswered.ID)
	queue, err := d.curator.Review(ctx, mona)
	d.must(err)
	for _, w := range queue {
		if w.Gap != nil && slices.Contains(w.Gap.Entries, unanswered.ID) {
			x.gap = w.ID
		}
	}
	follow := &ledger.Follow{Guild: sandbox.GuildID, Channel: sandbox.General, By: "somebody", What: fmt.Sprint("thing-", n), Pace: ledger.Weekly, Made: d.clock.now()}
	d.must(d.store.Ledger().SetFollow(ctx, follow))
	x.follow = int(follow.ID)
	x.upload = d.Upload("pack.yaml", "text/yaml", fmt.Appendf(nil, `lexicon:
  - {id: lamp-%d, lang: en, words: [lantern%d, light%d]}
`, n, n, n))
	return x
}

// Who may do a thing.
type who int

const (
	anyone who = iota
	moderators
	operators
)

// A trial is one way to do one of the things that moderators do.
type trial struct {
	name  string // the command's path, or the control's Do, with what tells several apart after a "/"
	may   who
	ours  bool // it names something of the first guild's own
	all   bool // it can be meant for every server
	drops bool // meant for every server, it stays for moderators: what all see may be read
	do    func(p *place, x *things) *sandbox.Interaction
}

// A place is where a person tries.
type place struct {
	*desk
	u       *sandbox.User
	channel string
	on      sandbox.Message // an answer that everybody sees
	all     bool            // tries to change what every server sees
}

func (p *place) slash(path string, opts ...sandbox.Option) *sandbox.Interaction {
	if p.all {
		opts = append(opts, sandbox.OptYes("everywhere", true))
	}
	return p.Slash(p.u, p.channel, path, opts...)
}

// pick gives the fact that is tried: the guild's own, or one that all see.
func (p *place) pick(x *things) string {
	if p.all {
		return x.global
	}
	return x.fact
}

func (p *place) click(do, arg, sub string, n int) *sandbox.Interaction {
	return p.Click(p.u, p.on, sandbox.Button{CustomID: bot.Control(do, arg, sub, n)})
}

func (p *place) forge(do, arg, sub string, values map[string]string) *sandbox.Interaction {
	n := 0
	if p.all {
		n = 1
	}
	return p.Forge(p.u, p.channel, bot.Control(do, arg, sub, n), values)
}

func filled(n int) map[string]string {
	return map[string]string{"text": fmt.Sprintf("The Pilots' Union asked for %d cockles.", n), "when": "2031-06-01", "link": fogLink}
}

// trials hold every command and control of moderators.
var trials = []trial{
	{name: "fact add", may: moderators, all: true, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("fact add") }},
	{name: "fact edit", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact edit", sandbox.Opt("fact", p.pick(x)))
	}},
	{name: "fact supersede", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact supersede", sandbox.Opt("fact", p.pick(x)))
	}},
	{name: "fact confirm", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact confirm", sandbox.Opt("fact", p.pick(x)))
	}},
	{name: "fact show", may: anyone, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact show", sandbox.Opt("fact", x.fact))
	}},
	{name: "fact history", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact history", sandbox.Opt("fact", x.fact))
	}},
	{name: "fact import", may: moderators, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact import", sandbox.OptFile("file", x.upload))
	}},
	{name: "fact export", may: moderators, all: true, drops: true, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("fact export") }},
	{name: "Save as fact", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction {
		return p.Menu(p.u, p.on, "Save as fact")
	}},
	{name: "suggest", may: anyone, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("suggest") }},
	{name: "queue", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("queue") }},
	{name: "teach name", may: moderators, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("teach name", sandbox.Opt("of", "keepers"), sandbox.Opt("name", "The Lampfolk "+x.suggestion))
	}},
	{name: "teach word", may: moderators, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("teach word", sandbox.Opt("word", "captives "+x.suggestion), sandbox.Opt("means", "hostages"))
	}},
	{name: "settings", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("settings") }},

	{name: "form/add", may: moderators, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("form", "", "add", filled(x.seq))
	}},
	{name: "form/edit", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("form", p.pick(x), "edit", filled(x.seq))
	}},
	{name: "form/mend", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("form", p.pick(x), "mend", filled(x.seq))
	}},
	{name: "form/follow", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("form", p.pick(x), "follow", filled(x.seq))
	}},
	{name: "form/reword", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("form", x.draft, "reword", filled(x.seq))
	}},
	{name: "choose", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.Select(p.u, p.on, bot.Control("choose", x.draft, "kind", 0), "position")
	}},
	{name: "draft", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("draft", x.draft, "", 1) }},
	{name: "reword", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("reword", x.draft, "", 0) }},
	{name: "words", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("words", x.draft, "", 0) }},
	{name: "reread", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("reread", x.draft, "", 1) }},
	{name: "save", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("save", x.draft, "", 0) }},
	{name: "drop", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("drop", x.draft, "", 0) }},
	{name: "undo", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("undo", "", "", x.seq) }},
	{name: "undo/global", may: operators, do: func(p *place, x *things) *sandbox.Interaction { return p.click("undo", "", "", x.globalSeq) }},
	{name: "history", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("history", x.fact, "", 0) }},
	{name: "queue", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction { return p.click("queue", "", "", 0) }},
	{name: "approve", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.click("approve", x.suggestion, "", 0)
	}},
	{name: "take", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("take", x.suggestion, "", 0) }},
	{name: "reject", may: moderators, do: func(p *place, x *things) *sandbox.Interaction { return p.click("reject", x.suggestion, "", 0) }},
	{name: "rejected", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("rejected", x.suggestion, "", map[string]string{"reason": "no"})
	}},
	{name: "settle", may: operators, do: func(p *place, x *things) *sandbox.Interaction { return p.click("settle", x.conflict, "ours", 0) }},
	{name: "still", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("still", x.fact, "", 0) }},
	{name: "rework", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("rework", x.fact, "edit", 0) }},
	{name: "lookedat", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("lookedat", x.complaint, "", 0) }},
	{name: "fill", may: moderators, do: func(p *place, x *things) *sandbox.Interaction { return p.click("fill", "", "", x.entry) }},
	{name: "leave", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("leave", x.gap, "", 0) }},
	{name: "form/fill", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("form", fmt.Sprint(x.entry), "fill", filled(x.seq))
	}},
	{name: "complain", may: anyone, do: func(p *place, x *things) *sandbox.Interaction {
		return p.forge("complain", "", "", map[string]string{"text": "It is wrong."})
	}},
	{name: "forget", may: anyone, do: func(p *place, _ *things) *sandbox.Interaction { return p.click("forget", "", "", 0) }},
	{name: "whatsnew", may: anyone, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("whatsnew") }},
	{name: "follow start", may: anyone, do: func(p *place, _ *things) *sandbox.Interaction {
		return p.slash("follow start", sandbox.Opt("what", "status"), sandbox.Opt("where", "me"))
	}},
	{name: "follow list", may: anyone, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("follow list") }},
	{name: "unfollow", may: moderators, ours: true, do: func(p *place, x *things) *sandbox.Interaction { return p.click("unfollow", "", "", x.follow) }},
	{name: "privacy", may: anyone, do: func(p *place, _ *things) *sandbox.Interaction { return p.slash("privacy") }},
	{name: "setting", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction { return p.click("setting", "", "private", 0) }},
	{name: "setting/second", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction { return p.click("setting", "", "second", 0) }},
	{name: "setting/role", may: moderators, do: func(p *place, _ *things) *sandbox.Interaction {
		return p.Select(p.u, p.on, bot.Control("setting", "", "role", 0))
	}},
	// A suggestion may be sent by anyone; the fact that it is about is not yet one.
	{name: "form/suggest", may: anyone, do: func(p *place, x *things) *sandbox.Interaction { return p.forge("form", "", "suggest", filled(x.seq)) }},
	// Last, because what follows would not find the fact.
	{name: "fact retract", may: moderators, ours: true, all: true, do: func(p *place, x *things) *sandbox.Interaction {
		return p.slash("fact retract", sandbox.Opt("fact", p.pick(x)), sandbox.Opt("reason", "no"))
	}},
}

// refusals are parts of the words by which something is refused.
var refusals = []string{
	"for this server's moderators", "by the bot's operators", "no such fact here", "draft is over",
	"no longer valid", "for this server's moderators to say", "not followed here any more", "use this in a server", "decided already", "cannot be undone here",
}

func isRefusal(text string) bool {
	return slices.ContainsFunc(refusals, func(w string) bool { return strings.Contains(text, w) })
}

// outcome waits for what the bot says or opens.
func (d *desk) outcome(it *sandbox.Interaction) (m sandbox.Message, opened bool) {
	d.t.Helper()
	got, err := d.AwaitResponse(d.ctx, it)
	d.must(err)
	if got.Response == 9 {
		return m, true
	}
	return d.reply(it), false
}

// seen gives everything of a message that a person sees, selects and buttons too.
func seen(m sandbox.Message) string {
	b, _ := json.Marshal(m.Components)
	return m.Text() + string(b)
}

// forEverybody are the commands and controls that change nothing and that anybody may use.
var forEverybody = map[string]bool{
	"summary": true, "compare": true, "status": true, "summits": true, "brief": true, "brief-share": true, "timeline": true,
}

// Every command and every control is tried, but for those that are for everybody.
func TestTrialsAreComplete(t *testing.T) {
	d := raiseDesk(t, setting{})
	tried := map[string]bool{}
	for _, x := range trials {
		name, _, _ := strings.Cut(x.name, "/")
		tried[name] = true
	}
	commands, controls := d.bot.DeskTables()
	for _, name := range append(commands, controls...) {
		if !tried[name] && !forEverybody[name] {
			t.Errorf("%q is tried by no one who may not: add it to the trials", name)
		}
	}
}

// heads gives how many revisions each scope has.
func (d *desk) heads() map[knowledge.Scope]int {
	d.t.Helper()
	all, err := d.store.Since(d.t.Context(), d.counted, 1<<20)
	d.must(err)
	for _, r := range all {
		d.revisions[r.After.Scope]++
		d.counted = r.Seq
	}
	return maps.Clone(d.revisions)
}

func TestWhoMayNotDoWhat(t *testing.T) {
	t.Parallel()
	d := raiseDesk(t, setting{})
	d.ctx = t.Context() // there is much to try
	x := d.stock(1, true)
	demoted := func(on bool) func() {
		return func() { d.SetRole(sandbox.Mona, sandbox.ModRole, !on) }
	}
	carried := func(on bool) func() { return func() { d.Carry(sandbox.GuildID, on) } }
	// Rita had the role that was the moderators', then lost it; then the role was another.
	reviewers := func(role string) {
		_, err := d.curator.Set(t.Context(), curate.Actor{ID: "1", Guild: sandbox.GuildID, Moderates: true}, func(s *curate.Settings) { s.ModeratorRole = role })
		d.must(err)
	}
	for _, c := range []struct {
		name          string
		u             *sandbox.User
		channel       string
		all           bool
		before, after func()
		may           func(trial) bool
	}{
		{name: "an asker", u: sandbox.Alice, channel: sandbox.General},
		{name: "an asker, for every server", u: sandbox.Alice, channel: sandbox.General, all: true},
		{name: "an asker in direct messages", u: sandbox.Alice, channel: sandbox.DM(sandbox.Alice)},
		{name: "a moderator in direct messages", u: sandbox.Mona, channel: sandbox.DM(sandbox.Mona)},
		{
			name: "a moderator, for every server", u: sandbox.Mona, channel: sandbox.General, all: true,
			may: func(x trial) bool { return x.drops },
		},
		{
			name: "another server's moderator", u: sandbox.Omar, channel: sandbox.SecondGeneral,
			may: func(x trial) bool { return x.may != operators && !x.ours },
		},
		{
			name: "another server's owner", u: sandbox.Otto, channel: sandbox.SecondGeneral,
			may: func(x trial) bool { return x.may != operators && !x.ours },
		},
		{name: "a moderator who brought the bot along", u: sandbox.Mona, channel: sandbox.General, before: carried(true), after: carried(false)},
		{name: "one who was a moderator", u: sandbox.Mona, channel: sandbox.General, before: demoted(true), after: demoted(false)},
		{
			name: "one whose role moderates no more", u: sandbox.Rita, channel: sandbox.General,
			before: func() { reviewers(sandbox.ReviewRole); reviewers("") }, after: func() {},
		},
		{
			name: "one who has the moderators' role no more", u: sandbox.Rita, channel: sandbox.General,
			before: func() { reviewers(sandbox.ReviewRole); d.SetRole(sandbox.Rita, sandbox.ReviewRole, false) },
			after:  func() { reviewers(""); d.SetRole(sandbox.Rita, sandbox.ReviewRole, true) },
		},
	} {
		p := &place{desk: d, u: c.u, channel: c.channel, all: c.all}
		p.on = d.answer(d.Say(c.u, c.channel, sandbox.Mention+" what do the keepers demand?"))
		if c.before != nil {
			c.before()
		}
		for _, tr := range trials {
			if c.all && !tr.all && tr.may != operators {
				continue
			}
			name := c.name + ": " + tr.name
			was, logged := d.heads(), d.log.count("\n")
			m, opened := d.outcome(tr.do(p, x))
			own := c.channel == sandbox.General
			may := tr.may == anyone && (own || !tr.ours) || c.may != nil && c.may(tr)
			text := seen(m)
			switch {
			case !may && opened:
				t.Errorf("%s: a form opens", name)
			case !may && !isRefusal(text):
				t.Errorf("%s: is told %q", name, text)
			case !opened && !m.Ephemeral():
				t.Errorf("%s: everybody sees the reply", name)
			}
			if !own && strings.Contains(text, secret) {
				t.Errorf("%s: shows what is another server's: %q", name, text)
			}
			is := d.heads()
			for scope, n := range is {
				if n == was[scope] || may && scope == sandbox.SecondGuild || may && tr.name == "form/suggest" && own {
					continue
				}
				t.Errorf("%s: changed what is of %s", name, scope)
			}
			if n := d.log.count("\n") - logged; !may && d.log.count("level=ERROR") > 0 && n > 1 {
				t.Errorf("%s: %d lines are logged", name, n)
			}
			if on, ok := d.Message(p.on.ID); !ok || on.Edits > 0 || on.Deleted {
				t.Fatalf("%s: changed what everybody sees", name)
			}
		}
		if c.after != nil {
			c.after()
		}
	}
	for _, m := range append(d.Messages(sandbox.SecondGeneral), d.Messages(sandbox.DM(sandbox.Mona))...) {
		if m.FromBot() && strings.Contains(seen(m), secret) {
			t.Errorf("elsewhere stands what is the first server's: %q", seen(m))
		}
	}
	if d.log.count(secret) > 0 || d.log.count("level=ERROR") > 0 {
		t.Error("the log has errors, or what people wrote")
	}
}

// Those who may are not refused, by the same ways: else the trials tried nothing.
func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	d := raiseDesk(t, setting{})
	d.ctx = t.Context()
	for i, c := range []struct {
		u   *sandbox.User
		all bool
	}{{u: sandbox.Mona}, {u: sandbox.Rita}, {u: sandbox.Olga, all: true}} {
		if c.u == sandbox.Rita {
			_, err := d.curator.Set(t.Context(), curate.Actor{ID: "1", Guild: sandbox.GuildID, Moderates: true}, func(s *curate.Settings) { s.ModeratorRole = sandbox.ReviewRole })
			d.must(err)
		}
		p := &place{desk: d, u: c.u, channel: sandbox.General, all: c.all}
		p.on = d.answer(d.Say(c.u, p.channel, sandbox.Mention+" what do the keepers demand?"))
		for j, x := range trials {
			switch {
			case x.may == operators && c.u != sandbox.Olga, c.all && !x.all && x.may != operators,
				strings.HasPrefix(x.name, "setting/"), // would change the rules for what follows
				x.name == "undo/global":
				continue
			}
			if c.u == sandbox.Rita && j%6 != 0 { // by her role; a part will do
				continue
			}
			drafted := slices.Contains([]string{"form/reword", "choose", "draft", "reword", "words", "reread", "save", "drop"}, x.name)
			things := d.stock(100*i+j, drafted && c.u == sandbox.Mona)
			if drafted && c.u != sandbox.Mona { // drafts are their authors'
				draft, err := d.curator.Begin(t.Context(), curate.Actor{ID: c.u.ID, Guild: sandbox.GuildID, Moderates: true}, sandbox.GuildID, curate.Form{Text: "A text.", Link: fogLink})
				d.must(err)
				things.draft = draft.Key
			}
			m, opened := d.outcome(x.do(p, things))
			if text := seen(m); !opened && (isRefusal(text) || strings.Contains(text, "Something went wrong")) {
				t.Errorf("%s, %s: is told %q", c.u.Name, x.name, text)
			}
		}
	}
}

// What a custom id names may be made up, or over.
func TestForgedAndStaleControls(t *testing.T) {
	d := raiseDesk(t, setting{})
	x := d.stock(1, true)
	on := d.answer(d.Say(sandbox.Mona, sandbox.General, sandbox.Mention+" what do the keepers demand?"))
	second := d.answer(d.Say(sandbox.Omar, sandbox.SecondGeneral, sandbox.Mention+" what do the keepers demand?"))
	settings := d.reply(d.Slash(sandbox.Omar, sandbox.SecondGeneral, "settings"))
	d.reply(d.press(sandbox.Omar, settings, "Private"))
	all, err := d.store.Since(t.Context(), 0, 1<<20)
	d.must(err)
	of := func(t knowledge.RecordType, s knowledge.Scope) int {
		i := slices.IndexFunc(all, func(r knowledge.Revision) bool { return r.After.Type == t && r.After.Scope == s })
		return int(all[i].Seq)
	}
	for _, c := range []struct {
		u    *sandbox.User
		on   sandbox.Message
		id   string
		want string
	}{
		{sandbox.Mona, on, "!nothing///0", "no longer valid"},
		{sandbox.Mona, on, "!undo///-1", "no longer valid"},
		{sandbox.Mona, on, "!undo///99999999999999999999999", "no longer valid"},
		{sandbox.Mona, on, "!" + strings.Repeat("a", 98), "no longer valid"},
		{sandbox.Mona, on, "!UNDO///1", "no longer valid"},
		{sandbox.Mona, on, "!undo/%00//1", "no longer valid"},
		{sandbox.Mona, on, bot.Control("undo", "", "", 0), "no such fact"},
		{sandbox.Mona, on, bot.Control("undo", "", "", math.MaxInt64), "no such fact"},
		{sandbox.Mona, on, bot.Control("undo", "", "", of(curate.SettingsRecord, sandbox.SecondGuild)), "no such fact"},
		{sandbox.Omar, second, bot.Control("undo", "", "", of(curate.SettingsRecord, sandbox.SecondGuild)), "cannot be undone"},
		{sandbox.Omar, second, bot.Control("undo", "", "", of(curate.SuggestionRecord, sandbox.GuildID)), "no such fact"},
		{sandbox.Mona, on, bot.Control("undo", "", "", of(curate.SuggestionRecord, sandbox.GuildID)), "cannot be undone"},
		{sandbox.Omar, second, bot.Control("history", x.fact, "", math.MaxInt64), "no such fact"},
		{sandbox.Mona, on, bot.Control("settle", x.conflict, "mine", 0), "no longer valid"},
		{sandbox.Mona, on, bot.Control("setting", "", "token", 0), "no longer valid"},
		{sandbox.Mona, on, bot.Control("approve", "nothing", "", 0), "no such fact"},
		{sandbox.Mona, on, bot.Control("approve", ":nothing", "", 0), "no such fact"},
		{sandbox.Mona, on, bot.Control("save", "nothing", "", 0), "draft is over"},
		{sandbox.Olga, on, bot.Control("save", x.draft, "", 0), "draft is over"},
	} {
		was := d.heads()
		m := d.reply(d.Click(c.u, c.on, sandbox.Button{CustomID: c.id}))
		d.shows(m, c.want)
		if !m.Ephemeral() || strings.Contains(seen(m), secret) {
			t.Errorf("%s: %q", c.id, seen(m))
		}
		if is := d.heads(); fmt.Sprint(is) != fmt.Sprint(was) {
			t.Errorf("%s: the store was changed: %v", c.id, is)
		}
	}
	for _, id := range []string{sandbox.SecondMods, sandbox.General + "0", "everyone"} { // changes would be told there
		was := d.heads()
		d.shows(d.reply(d.Select(sandbox.Mona, on, bot.Control("setting", "", "review", 0), id)), "no longer valid")
		if is := d.heads(); fmt.Sprint(is) != fmt.Sprint(was) {
			t.Errorf("%s is taken as a channel", id)
		}
	}

	p := &place{desk: d, u: sandbox.Mona, channel: sandbox.General, on: on}
	_, _, err = d.curator.Approve(t.Context(), curate.Actor{ID: sandbox.Olga.ID, Guild: sandbox.GuildID, Moderates: true}, x.suggestion)
	d.must(err)
	_, err = d.curator.Retract(t.Context(), curate.Actor{ID: sandbox.Olga.ID, Guild: sandbox.GuildID, Moderates: true}, sandbox.GuildID, knowledge.FactID(x.fact), "over")
	d.must(err)
	d.must(d.curator.Drop(curate.Actor{ID: sandbox.Mona.ID, Guild: sandbox.GuildID, Moderates: true}, x.draft))
	was := d.heads()
	for _, name := range []string{
		"fact edit", "fact supersede", "fact confirm", "fact retract", "fact show", "form/edit", "form/follow", "form/reword",
		"choose", "draft", "reword", "words", "reread", "save", "drop", "approve", "take", "rejected",
	} {
		i := slices.IndexFunc(trials, func(y trial) bool { return y.name == name })
		m, opened := d.outcome(trials[i].do(p, x))
		if opened || !isRefusal(seen(m)) {
			t.Errorf("%s of what is over: is told %q", name, seen(m))
		}
	}
	if is := d.heads(); fmt.Sprint(is) != fmt.Sprint(was) {
		t.Errorf("the store was changed: %v", is)
	}
}

// A form that opened for a moderator is not taken from one who is none any more.
func TestRightsLostWhileAFormIsOpen(t *testing.T) {
	d := raiseDesk(t, setting{})
	x := d.stock(1, true)
	p := &place{desk: d, u: sandbox.Mona, channel: sandbox.General}
	draft := d.addFact(sandbox.Mona, sandbox.Other, fogForm)
	forms := []sandbox.Modal{d.modal(p.slash("fact add")), d.modal(p.slash("fact edit", sandbox.Opt("fact", x.fact))), d.modal(d.press(sandbox.Mona, draft, "!reword/"))}
	d.SetRole(sandbox.Mona, sandbox.ModRole, false)
	was := d.heads()
	for _, f := range forms {
		m := d.reply(d.Submit(f, fogForm))
		d.shows(m, "for this server's moderators", "grandmothers") // what was typed is given back
	}
	d.shows(d.reply(d.press(sandbox.Mona, draft, "Save")), "for this server's moderators")
	if is := d.heads(); fmt.Sprint(is) != fmt.Sprint(was) {
		t.Errorf("the store was changed: %v", is)
	}
}

// The buttons under an answer that stands elsewhere, or is somebody else's, do
// nothing for who makes up their ids.
func TestForgedButtonsOfAnswers(t *testing.T) {
	d := raiseDesk(t, setting{})
	d.stock(1, true)
	asked := d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" how many baskets of limpets did the Keepers' Guild ask for?")
	theirs := d.answer(asked)
	d.shows(theirs, secret)
	whisper := d.reply(d.Menu(sandbox.Alice, asked, "Check against the facts"))
	mine := d.answer(d.Say(sandbox.Omar, sandbox.SecondGeneral, sandbox.Mention+" what do the keepers demand?"))
	for _, b := range slices.Concat(theirs.Buttons(), whisper.Buttons()) {
		m := d.reply(d.Click(sandbox.Omar, mine, b))
		if strings.Contains(seen(m), secret) || !m.Ephemeral() {
			t.Errorf("%s shows %q", b.CustomID, seen(m))
		}
	}
	for _, b := range whisper.Buttons() { // in the same channel, under an answer that all see
		m := d.reply(d.Click(sandbox.Bob, theirs, b))
		if !m.Ephemeral() || !strings.Contains(m.Text(), "no longer remember") {
			t.Errorf("%s shows %q", b.CustomID, seen(m))
		}
	}
	b, _ := theirs.Button("Delete")
	b.CustomID = strings.Replace(b.CustomID, sandbox.Alice.ID, sandbox.Bob.ID, 1)
	d.reply(d.Click(sandbox.Bob, theirs, b))
	if m, _ := d.Message(theirs.ID); m.Deleted {
		t.Error("anybody can delete an answer")
	}
}
