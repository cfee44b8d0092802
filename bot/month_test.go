package bot_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// A volume is how much happens in a month.
type volume struct{ facts, corrections, questions int }

// wares are what the facts of a scope are about, in no other's.
var wares = map[knowledge.Scope]string{
	knowledge.Global: "oysters", sandbox.GuildID: "cockles", sandbox.SecondGuild: "mussels", sandbox.ThirdGuild: "whelks",
}

// A version is one text of a fact.
type version struct {
	n     int // that it names
	fact  knowledge.FactID
	scope knowledge.Scope // whose version it is
}

// A shownPage is a message of the bot's, with what it showed when the test saw it first.
type shownPage struct {
	id, channel string
	guild       knowledge.Scope
	asker       *sandbox.User // nil: nobody asked
	uses        map[version]bool
	until       time.Time // when it cannot be edited any more; zero: never
	edits       int       // that are expected
	gone, kept  bool
}

// A subscriber is a follow, as the test knows it.
type subscriber struct {
	channel string
	scope   knowledge.Scope
	zone    *time.Location
	hour    int
	weekday time.Weekday
	weekly  bool
	atOnce  bool
	ended   bool

	day     string // that was told
	pending int    // changes that were not
	digests int    // expected
}

// A month is a simulated month, held against a model of what was shown where.
type month struct {
	*desk
	rng      *rand.Rand
	n        int // of versions so far
	versions map[int]version
	text     map[knowledge.FactID]string // of what is global or a guild's own
	home     map[knowledge.FactID]knowledge.Scope
	touched  map[knowledge.FactID]bool // was corrected, or corrects: left alone from then on, but in its own scope
	quay     map[knowledge.FactID]string
	order    []knowledge.FactID
	pages    map[string]*shownPage
	follows  []*subscriber
	barred   bool
	reports  map[string]int // seen so far, by channel
	asked    map[string]int // by how
	told     map[string]int // outcomes of corrections
}

var versionIn = regexp.MustCompile(`for (\d+) baskets of (\w+) at the quay of (\w+)`)

var struckOut = regexp.MustCompile(`(?s)~~.*?~~`)

// shownIn lists the versions that a text shows and does not strike.
func (w *month) shownIn(text string) map[version]bool {
	out := map[version]bool{}
	for _, x := range versionIn.FindAllStringSubmatch(struckOut.ReplaceAllString(text, ""), -1) {
		n, err := strconv.Atoi(x[1])
		w.must(err)
		out[w.versions[n]] = true
	}
	return out
}

// quayName gives names that no misspelling turns into one another.
func quayName(n int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var name strings.Builder
	for x, i := uint64(n+1)*0x9E3779B97F4A7C15, 0; i < 5; i++ {
		name.WriteByte(consonants[x%uint64(len(consonants))])
		x /= uint64(len(consonants))
		name.WriteByte(vowels[x%uint64(len(vowels))])
		x /= uint64(len(vowels))
	}
	return strings.ToUpper(name.String()[:1]) + name.String()[1:]
}

// words makes a text of a fact that was not said before.
func (w *month) words(id knowledge.FactID, scope knowledge.Scope) string {
	w.n++
	w.versions[1000+w.n] = version{1000 + w.n, id, scope}
	return fmt.Sprintf("Ada Wickham of the Keepers' Guild asked on 2 June 2031 for %d baskets of %s at the quay of %s.", 1000+w.n, wares[scope], w.quay[id])
}

func (w *month) fact(id knowledge.FactID, text string) *knowledge.Fact {
	day, err := knowledge.ParseDate("2031-06-02")
	w.must(err)
	return &knowledge.Fact{
		ID: id, Kind: knowledge.Demand, Text: text, By: []knowledge.EntityID{"ada-wick"}, Parties: []knowledge.EntityID{"keepers"},
		When: day, WhenBasis: knowledge.Stated, Standing: knowledge.OnRecord, Sources: []knowledge.SourceID{"almanac-gull-rock"},
	}
}

// arrive adds facts, half of them for all and the others for one server each.
func (w *month) arrive(n int) {
	w.t.Helper()
	scopes := []knowledge.Scope{knowledge.Global, sandbox.GuildID, knowledge.Global, sandbox.SecondGuild, knowledge.Global, sandbox.ThirdGuild}
	var changes []knowledge.Change
	for range n {
		scope := scopes[len(w.order)%len(scopes)]
		name := quayName(len(w.order))
		id := knowledge.FactID("quay-" + strings.ToLower(name))
		w.quay[id], w.home[id] = name, scope
		w.text[id] = w.words(id, scope)
		w.order = append(w.order, id)
		body, err := knowledge.Encode(*w.fact(id, w.text[id]))
		w.must(err)
		changes = append(changes, knowledge.Change{
			Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: scope, ID: string(id)}, Action: curate.Added, State: knowledge.Active, Body: body,
		})
		w.news(scope)
	}
	_, err := w.store.Apply(w.ctx, knowledge.Batch{Actor: "test", At: w.clock.now(), Changes: changes})
	w.must(err)
	w.must(w.library.CatchUp(w.ctx))
}

// news notes that something changed that is to be told to those who see the scope.
func (w *month) news(scope knowledge.Scope) {
	for _, f := range w.follows {
		if scope == knowledge.Global || f.scope == scope {
			f.pending++
		}
	}
}

// guildOf is the guild of a channel.
var guildOf = map[string]knowledge.Scope{
	sandbox.General: sandbox.GuildID, sandbox.Other: sandbox.GuildID, sandbox.Ask: sandbox.GuildID, sandbox.Thread: sandbox.GuildID,
	sandbox.SecondGeneral: sandbox.SecondGuild, sandbox.SecondAsk: sandbox.SecondGuild, sandbox.ThirdGeneral: sandbox.ThirdGuild,
}

func scopeIn(channel string) knowledge.Scope {
	if g, ok := guildOf[channel]; ok {
		return g
	}
	return knowledge.Global
}

// register notes what a message shows.
func (w *month) register(m sandbox.Message, asker *sandbox.User) *shownPage {
	p := w.pages[m.ID]
	if p != nil {
		return p
	}
	p = &shownPage{id: m.ID, channel: m.Channel, guild: scopeIn(m.Channel), asker: asker, uses: w.shownIn(m.Text()), edits: m.Edits}
	if m.Ephemeral() {
		p.until = w.clock.now().Add(14*time.Minute + 30*time.Second)
	}
	w.pages[m.ID] = p
	return p
}

// look registers what the bot said on its own account.
func (w *month) look() {
	for channel := range everywhere() {
		for _, m := range w.fromBot(channel) {
			if !m.Ephemeral() {
				w.register(m, nil)
			}
		}
	}
}

// inquire lets somebody ask for a fact, by mention or command.
func (w *month) inquire() {
	w.t.Helper()
	people := everywhere()
	if w.barred {
		delete(people, sandbox.Other)
	}
	channels := slices.Sorted(maps.Keys(people))
	channel := channels[w.rng.IntN(len(channels))]
	if g := scopeIn(channel); g == knowledge.Global && w.rng.IntN(2) == 0 { // people ask in servers rather than alone
		channel = []string{sandbox.General, sandbox.SecondGeneral, sandbox.ThirdGeneral}[w.rng.IntN(3)]
	}
	if !w.barred && w.rng.IntN(6) == 0 {
		channel = sandbox.Other
	}
	who := people[channel]
	id := w.order[w.rng.IntN(len(w.order))]
	for try := 0; try < 5 && (try == 0 || w.home[id] != knowledge.Global && w.home[id] != scopeIn(channel)); try++ { // few ask for what only others know
		id = w.order[w.rng.IntN(len(w.order))]
		if w.rng.IntN(3) > 0 { // most ask for what is new
			id = w.order[max(0, len(w.order)-1-w.rng.IntN(12))]
		}
	}
	text := "what did Ada Wickham ask for at the quay of " + w.quay[id] + "?"
	var m sandbox.Message
	if w.rng.IntN(2) == 0 {
		m = w.reply(w.Slash(who, channel, "ask", sandbox.Opt("question", text)))
	} else {
		m = w.answer(w.Say(who, channel, sandbox.Mention+" "+text))
	}
	p := w.register(m, who)
	switch {
	case len(p.uses) == 0:
		w.asked["without a fact"]++
	case m.Ephemeral():
		w.asked["private"]++
	default:
		w.asked["public"]++
	}
	if (w.home[id] == knowledge.Global || w.home[id] == p.guild) && !w.touched[id] && len(p.uses) == 0 {
		w.t.Fatalf("%s is not answered in %s:\n%s", id, channel, m.Text())
	}
	if !m.Ephemeral() && w.rng.IntN(25) == 0 {
		w.awaitKept([]sandbox.Message{m})
		w.press(who, m, "Delete")
		w.gone(m.ID)
		w.awaitGone(m)
		p.gone = true
		w.asked["deleted"]++
	}
}

// kept waits until the ledger knows of all answers so far.
func (w *month) kept() {
	for _, p := range w.pages {
		if p.asker != nil && !p.gone && !p.kept {
			w.awaitKept([]sandbox.Message{{ID: p.id, Channel: p.channel}})
			p.kept = true
		}
	}
}

// save fills in the form of a fact and saves the draft, and gives the fact's id.
func (w *month) save(u *sandbox.User, it *sandbox.Interaction, text string) knowledge.FactID {
	w.t.Helper()
	draft := w.reply(w.Submit(w.modal(it), map[string]any{"text": text, "speaker": "Ada Wickham", "when": "2031-06-02", "link": fogLink}))
	b, ok := draft.Button("!save/")
	if !ok {
		w.t.Fatalf("a draft cannot be saved: %s", draft.Text())
	}
	done := w.reply(w.Click(u, draft, b))
	id := shownID.FindStringSubmatch(done.Content)
	if id == nil {
		w.t.Fatalf("not saved: %s", done.Text())
	}
	return knowledge.FactID(id[1])
}

// correct lets a moderator or the operator correct a fact, and gives whose knowledge
// changed; "": of nobody, because it was a typo.
func (w *month) correct(i int) (id knowledge.FactID, scope knowledge.Scope) {
	w.t.Helper()
	var free []knowledge.FactID
	recent := w.order[max(0, len(w.order)-30):]
	for _, x := range recent {
		if !w.touched[x] {
			free = append(free, x)
		}
	}
	id = free[w.rng.IntN(len(free))]
	for _, p := range w.pages { // something that stands where the bot may not change it any more
		for v := range p.uses {
			if w.barred && w.told["denied"] == 0 && p.channel == sandbox.Other && !p.gone && p.until.IsZero() && !w.touched[v.fact] && w.home[v.fact] != "" {
				id = v.fact
			}
		}
	}
	scope = w.home[id]
	if scope == knowledge.Global && i%5 == 4 { // a server has a word of its own
		scope = []knowledge.Scope{sandbox.GuildID, sandbox.SecondGuild, sandbox.ThirdGuild}[w.rng.IntN(3)]
	}
	w.touched[id] = true
	who, channel := sandbox.Olga, sandbox.DM(sandbox.Olga)
	switch scope {
	case sandbox.GuildID:
		who, channel = sandbox.Mona, sandbox.Mods
	case sandbox.SecondGuild:
		who, channel = sandbox.Omar, sandbox.SecondMods
	case sandbox.ThirdGuild:
		who, channel = sandbox.Iris, sandbox.ThirdMods
	}
	fact := sandbox.Opt("fact", string(id))
	kind := []string{"edit", "retract", "edit", "supersede", "edit", "typo"}[i%6]
	w.told[kind]++
	if kind == "typo" {
		w.typo(id)
		return id, ""
	}
	w.news(scope)
	switch kind {
	case "edit":
		w.save(who, w.Slash(who, channel, "fact edit", fact), w.words(id, scope))
	case "retract":
		done := w.reply(w.Slash(who, channel, "fact retract", fact, sandbox.Opt("reason", "a misprint")))
		if !strings.Contains(done.Content, string(id)) {
			w.t.Fatalf("not withdrawn: %s", done.Text())
		}
	case "supersede":
		next := w.save(who, w.Slash(who, channel, "fact supersede", fact), w.words(id, scope))
		w.versions[1000+w.n] = version{1000 + w.n, next, scope}
	}
	return id, scope
}

// typo mends a fact in silence.
func (w *month) typo(id knowledge.FactID) {
	ref := knowledge.Ref{Type: knowledge.FactRecord, Scope: w.home[id], ID: string(id)}
	have, err := w.store.Get(w.ctx, ref)
	w.must(err)
	body, err := knowledge.Encode(*w.fact(id, strings.Replace(w.text[id], "asked on", "asked, on", 1)))
	w.must(err)
	_, err = w.store.Apply(w.ctx, knowledge.Batch{Actor: "test", At: w.clock.now(), Changes: []knowledge.Change{{
		Ref: ref, Action: curate.Mended, Expect: have.Rev, State: knowledge.Active, Body: body,
	}}})
	w.must(err)
}

// concerned lists the messages that a correction has to reach.
func (w *month) concerned(id knowledge.FactID, scope knowledge.Scope) []*shownPage {
	var out []*shownPage
	for _, p := range w.pages {
		for v := range p.uses {
			if v.fact == id && !p.gone && (scope == knowledge.Global && v.scope == knowledge.Global || scope == p.guild && scope != knowledge.Global) {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// step advances the clock, lets the bot do what is due, and notes what it is to have told.
func (w *month) step(d time.Duration) {
	w.t.Helper()
	w.clock.advance(d)
	w.must(w.bot.Outreach().Step(w.ctx))
	now := w.clock.now()
	for _, f := range w.follows {
		local := now.In(f.zone)
		day := local.Format(time.DateOnly)
		if f.ended || f.atOnce || day <= f.day || local.Hour() < f.hour || f.weekly && local.Weekday() != f.weekday {
			continue
		}
		f.day = day
		if f.pending > 0 {
			f.digests++
		}
		f.pending = 0
	}
	w.look()
}

// digests lists what was told in a channel about what is new.
func (w *month) digests(channel string) []sandbox.Message {
	return slices.DeleteFunc(w.aloud(channel), func(m sandbox.Message) bool {
		return !slices.ContainsFunc(m.Buttons(), func(b sandbox.Button) bool { return strings.HasPrefix(b.CustomID, "!unfollow/") })
	})
}

func (w *month) checkDigests(when string) {
	w.t.Helper()
	for _, f := range w.follows {
		got := w.digests(f.channel)
		if !f.atOnce && len(got) != f.digests {
			w.t.Fatalf("%s: %d digests in %s (%v, weekly %v), want %d", when, len(got), f.channel, f.zone, f.weekly, f.digests)
		}
	}
}

// Texts of reports.
var (
	reached    = regexp.MustCompile(`^The correction reached (\d+) of (\d+) messages`)
	tooLate    = regexp.MustCompile(`15 minutes only: (\d+)`)
	notAllowed = regexp.MustCompile(`no permission: (\d+)`)
)

func numberIn(r *regexp.Regexp, s string) int {
	m := r.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// newReports lists reports that came since one looked last.
func (w *month) newReports(channel string) []string {
	var all []string
	for _, m := range w.fromBot(channel) {
		if strings.HasPrefix(m.Content, "The correction reached") {
			all = append(all, m.Content)
		}
	}
	out := all[w.reports[channel]:]
	w.reports[channel] = len(all)
	return out
}

// oneCorrection corrects something, and looks ten minutes later what came of it.
func (w *month) oneCorrection(i int) {
	w.t.Helper()
	w.kept()
	w.step(0) // what came this hour is told where it is told at once
	known := maps.Clone(w.pages)
	id, scope := w.correct(i)
	var hit []*shownPage
	if scope != "" {
		for _, p := range w.concerned(id, scope) {
			if known[p.id] != nil {
				hit = append(hit, p)
			}
		}
	}
	w.step(5 * time.Minute)
	w.step(5 * time.Minute)
	type count struct{ all, reached, late, denied int }
	counts := map[knowledge.Scope]*count{}
	for _, p := range hit {
		c := counts[p.guild]
		if c == nil {
			c = &count{}
			counts[p.guild] = c
		}
		c.all++
		switch {
		case !p.until.IsZero() && w.clock.now().Add(-10*time.Minute).After(p.until):
			c.late++
		case w.barred && p.channel == sandbox.Other:
			c.denied++
		default:
			c.reached++
			p.edits++
			m, _ := w.Message(p.id)
			if n := strings.Count(m.Text(), " · "+string(id)+"\n"); n != 1 {
				w.t.Errorf("correction %d of %s: %d banners in %s:\n%s", i, id, n, p.channel, m.Text())
			}
			for v := range w.shownIn(m.Text()) {
				if v.fact == id && p.uses[v] {
					w.t.Errorf("correction %d: %s still says\n%s", i, p.channel, m.Text())
				}
			}
		}
	}
	for _, c := range counts {
		w.told["reached"] += c.reached
		w.told["late"] += c.late
		w.told["denied"] += c.denied
	}
	for channel, guild := range map[string]knowledge.Scope{sandbox.Mods: sandbox.GuildID, sandbox.SecondMods: sandbox.SecondGuild, sandbox.ThirdMods: sandbox.ThirdGuild} {
		got, want := w.newReports(channel), counts[guild]
		if want == nil {
			if len(got) > 0 {
				w.t.Errorf("correction %d of %s in %s: %s is told %q", i, id, scope, channel, got)
			}
			continue
		}
		if len(got) != 1 || !strings.Contains(got[0], string(id)) {
			w.t.Errorf("correction %d of %s: %s is told %q, want one report of %+v", i, id, channel, got, *want)
			continue
		}
		all := reached.FindStringSubmatch(got[0])
		if all[1] != fmt.Sprint(want.reached) || all[2] != fmt.Sprint(want.all) || numberIn(tooLate, got[0]) != want.late || numberIn(notAllowed, got[0]) != want.denied {
			w.t.Errorf("correction %d of %s: told %q, want %+v", i, id, got[0], *want)
		}
	}
	w.checkEdits(fmt.Sprintf("after correction %d of %s in %s", i, id, scope))
}

// checkEdits holds how often each message was edited against the corrections that concern it.
func (w *month) checkEdits(when string) {
	w.t.Helper()
	for _, p := range w.pages {
		m, ok := w.Message(p.id)
		if !p.gone && (!ok || m.Edits != p.edits) {
			w.t.Fatalf("%s: a message in %s was edited %d times, want %d:\n%s", when, p.channel, m.Edits, p.edits, m.Text())
		}
	}
}

// reborn ends the bot, and starts another over the same store.
func (w *month) reborn() {
	w.t.Helper()
	w.must(w.stop())
	w.must(w.library.Close())
	w.must(w.store.Close())
	store, err := sqlstore.OpenSQLite(w.t.Context(), w.path)
	w.must(err)
	lib, err := library.Open(w.t.Context(), store, library.Options{})
	w.must(err)
	w.store, w.library = store, lib
	w.curator = curate.New(curate.Options{Store: store, Library: lib, Pages: w.web, Ledger: store.Ledger(), Now: w.clock.now})
	w.stage.set.answers = lib
	w.restart()
}

// follow lets somebody follow everything, and notes it.
func (w *month) follow(u *sandbox.User, channel string, f *subscriber, opts ...sandbox.Option) {
	w.t.Helper()
	w.shows(w.reply(w.Slash(u, channel, "follow start", append(opts, sandbox.Opt("what", "everything"))...)), "Followed from now on")
	f.channel, f.scope = channel, scopeIn(channel)
	w.follows = append(w.follows, f)
}

// A month of facts, corrections and questions: each correction reaches what it concerns
// within ten minutes, once, and nothing else; digests come once when they are due; and
// no server sees anything of another's. SOAK=1: 300 facts, 40 corrections, 2,000 questions.
func TestMonth(t *testing.T) {
	t.Parallel()
	v := volume{facts: 104, corrections: 20, questions: 250}
	if os.Getenv("SOAK") != "" {
		v = volume{facts: 300, corrections: 40, questions: 2000}
	}
	d := raiseDesk(t, setting{bot: func(o *bot.Options) { o.Workers = 8 }})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Minute)
	t.Cleanup(cancel)
	d.ctx = ctx
	w := &month{
		desk: d, rng: rand.New(rand.NewPCG(31, 6)), versions: map[int]version{}, text: map[knowledge.FactID]string{}, home: map[knowledge.FactID]knowledge.Scope{},
		touched: map[knowledge.FactID]bool{}, quay: map[knowledge.FactID]string{}, pages: map[string]*shownPage{}, reports: map[string]int{},
		asked: map[string]int{}, told: map[string]int{},
	}
	w.run(v)
	digests := 0
	for _, f := range w.follows {
		digests += len(w.digests(f.channel))
	}
	t.Logf("%d messages of the bot's; questions %v; corrections %v; %d digests", len(w.pages), w.asked, w.told, digests)
}

// Moments of the month, in hours from its beginning.
const (
	hours     = 30 * 24
	unfollows = 290
	bars      = 300
	moves     = 320 // a follow to another time zone
)

// quiet reports whether nothing happens on the day of an hour.
func quiet(hour int) bool { return hour/24%7 == 6 }

func (w *month) run(v volume) {
	w.t.Helper()
	for guild, channel := range map[string]string{sandbox.GuildID: sandbox.Mods, sandbox.SecondGuild: sandbox.SecondMods, sandbox.ThirdGuild: sandbox.ThirdMods} {
		_, err := w.curator.Set(w.ctx, curate.Actor{ID: "1", Guild: knowledge.Scope(guild), Moderates: true}, func(s *curate.Settings) { s.ReviewChannel = channel })
		w.must(err)
	}
	w.must(w.bot.Outreach().Step(w.ctx))
	stopped, moved := w.followers()
	when := []int{bars + 1, bars + 3, bars + 5} // what was said in the channel is still talked about
	for _, h := range w.rng.Perm(hours - 30) {
		if h += 24; !quiet(h) && len(when) < v.corrections && !slices.Contains(when, h) {
			when = append(when, h)
		}
	}
	batch := (v.facts + 25) / 26
	asked, corrected := 0, 0
	for h := range hours {
		if h%24 == 2 && !quiet(h) && len(w.order) < v.facts {
			w.arrive(min(batch, v.facts-len(w.order)))
		}
		switch h {
		case 200, 450:
			w.reborn()
		case unfollows:
			told := w.digests(sandbox.Ask)
			w.shows(w.reply(w.press(sandbox.Mona, told[len(told)-1], "Stop following")), "nothing more is sent")
			stopped.ended = true
		case bars:
			w.Bar(sandbox.Other, true)
			w.barred = true
		case moves:
			w.shows(w.reply(w.Slash(sandbox.Alice, sandbox.DM(sandbox.Alice), "follow start", sandbox.Opt("what", "everything"),
				sandbox.OptInteger("hour", moved.hour), sandbox.Opt("zone", "America/New_York"))), "09:00 America/New")
			moved.zone = mustZone("America/New_York")
		}
		if h%12 == 0 {
			w.must(w.private(h/12%2 == 0))
		}
		for ; h > 2 && asked < v.questions*(h+1)/hours; asked++ {
			w.inquire()
		}
		rest := time.Hour
		if slices.Contains(when, h) {
			w.oneCorrection(corrected)
			corrected++
			rest -= 10 * time.Minute
		}
		w.step(rest)
		if h%24 == 23 {
			w.checkDigests(fmt.Sprintf("after day %d", h/24+1))
		}
	}
	w.checkEdits("at the end")
	w.checkScopes()
	w.checkAtOnce()
	if corrected != v.corrections || len(w.order) != v.facts || asked != v.questions {
		w.t.Errorf("%d corrections, %d facts, %d questions; want %+v", corrected, len(w.order), asked, v)
	}
	for _, x := range []string{"reached", "late", "denied"} {
		if w.told[x] == 0 {
			w.t.Errorf("no message was %s", x)
		}
	}
	if n := w.log.count("level=ERROR"); n > 0 {
		w.t.Errorf("%d errors were logged", n)
	}
}

func mustZone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

// private sets whether commands of the first guild are answered to who asks alone.
func (w *month) private(on bool) error {
	_, err := w.curator.Set(w.ctx, curate.Actor{ID: "1", Guild: sandbox.GuildID, Moderates: true}, func(s *curate.Settings) { s.Private = on })
	return err
}

// followers lets channels and people follow everything; of two of them it will be
// different later: one stops, and one moves to another time zone.
func (w *month) followers() (stops, moves *subscriber) {
	w.t.Helper()
	how := func(pace, zone string, hour int, more ...sandbox.Option) []sandbox.Option {
		return append(more, sandbox.Opt("how", pace), sandbox.Opt("zone", zone), sandbox.OptInteger("hour", hour))
	}
	here := sandbox.Opt("where", "here")
	today := func(f *subscriber) *subscriber {
		f.day = w.clock.now().In(f.zone).Format(time.DateOnly)
		return f
	}
	stops = today(&subscriber{zone: time.UTC, hour: 10})
	moves = today(&subscriber{zone: mustZone("Asia/Jerusalem"), hour: 9})
	w.follow(sandbox.Mona, sandbox.General, today(&subscriber{zone: mustZone("Asia/Jerusalem"), hour: 8}), how("daily", "Asia/Jerusalem", 8, here)...)
	w.follow(sandbox.Mona, sandbox.Ask, stops, how("daily", "UTC", 10, here)...)
	w.follow(sandbox.Omar, sandbox.SecondGeneral, today(&subscriber{zone: mustZone("Europe/London"), hour: 7, weekly: true, weekday: time.Monday}),
		how("weekly", "Europe/London", 7, here, sandbox.Opt("day", "1"))...)
	w.follow(sandbox.Iris, sandbox.ThirdGeneral, today(&subscriber{zone: time.UTC, atOnce: true}), how("at-once", "UTC", 0, here)...)
	w.follow(sandbox.Alice, sandbox.DM(sandbox.Alice), moves, how("daily", "Asia/Jerusalem", 9)...)
	w.follow(sandbox.Pia, sandbox.DM(sandbox.Pia), today(&subscriber{zone: mustZone("America/New_York"), hour: 20, weekly: true, weekday: time.Wednesday}),
		how("weekly", "America/New_York", 20, sandbox.Opt("day", "3"))...)
	return stops, moves
}

// checkScopes looks for what is one server's in what others were told.
func (w *month) checkScopes() {
	w.t.Helper()
	channels := map[string]knowledge.Scope{sandbox.Mods: sandbox.GuildID, sandbox.SecondMods: sandbox.SecondGuild, sandbox.ThirdMods: sandbox.ThirdGuild}
	for c := range everywhere() {
		channels[c] = scopeIn(c)
	}
	for c, own := range channels {
		for _, m := range w.fromBot(c) {
			for scope, ware := range wares {
				if scope != knowledge.Global && scope != own && strings.Contains(seen(m), ware) {
					w.t.Errorf("in %s of %s stands\n%s", c, own, seen(m))
				}
			}
		}
	}
}

// checkAtOnce looks whether each version was told in one digest, where everything is told at once.
func (w *month) checkAtOnce() {
	w.t.Helper()
	told := map[version]int{}
	for _, m := range w.digests(sandbox.ThirdGeneral) {
		for v := range w.pages[m.ID].uses {
			told[v]++
		}
	}
	for _, v := range w.versions {
		want := 0
		if v.scope == knowledge.Global || v.scope == sandbox.ThirdGuild {
			want = 1
		}
		if told[v] != want {
			w.t.Errorf("%+v was told in %d digests, want %d", v, told[v], want)
		}
	}
}
