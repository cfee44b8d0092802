package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A briefing shows composed pages: summaries, comparisons, rounds, the ladder. What is
// on them package brief decides; here commands and buttons become its requests.
type briefing struct{ h *handlers }

// Names of its commands and options beside those that other commands have.
const (
	cmdSummary = "summary"
	cmdCompare = "compare"

	optPeriod = "period"
	optOther  = "other_party"

	doBrief = "brief"       // shows a sheet of a page
	doShare = "brief-share" // shows everybody what only the asker sees
)

// briefSpecs are its commands; /status and /summits have been there before it.
var briefSpecs = []spec{
	{name: label{cmdSummary, "סיכום"}, about: label{"Where things stand, what changed, what each side wants", "היכן הדברים עומדים, מה השתנה, מה כל צד רוצה"}, options: []optionSpec{
		{name: label{optPeriod, "תקופה"}, about: label{"Now, the last week or month, or a time such as 2024-08", "כעת, השבוע או החודש האחרון, או זמן כגון 2024-08"}, complete: true},
		{name: label{optParty, "צד"}, about: label{"About one party", "על צד אחד"}, complete: true},
		{name: label{optTopic, "נושא"}, about: label{"About one topic or place", "על נושא או מקום אחד"}, complete: true},
		{name: label{optRound, "סבב"}, about: label{"About one round of talks", "על סבב שיחות אחד"}, complete: true},
	}},
	{name: label{cmdCompare, "השוואה"}, about: label{"What two parties say on a topic, side by side", "מה אומרים שני צדדים על נושא, זה לצד זה"}, options: []optionSpec{
		{name: label{optTopic, "נושא"}, about: label{"About what", "על מה"}, required: true, complete: true},
		{name: label{optParty, "צד"}, about: label{"One party; the sides of the talks if left out", "צד אחד; אם ריק, הצדדים לשיחות"}, complete: true},
		{name: label{optOther, "צד_אחר"}, about: label{"The other party", "הצד האחר"}, complete: true},
	}},
	{name: label{cmdStatus, "מצב"}, about: label{"Where the talks stand", "מה מצב השיחות"}},
	{name: label{cmdSummits, "פסגות"}, about: label{"What the rounds of talks brought", "מה הביאו סבבי השיחות"}, options: []optionSpec{
		{name: label{optRound, "סבב"}, about: label{"Which round; the last one if left out", "איזה סבב; אם ריק, האחרון"}, complete: true},
	}},
}

// desk gives the commands and buttons of pages. They are for everybody.
func (b *briefing) desk() desk {
	on := func(kind brief.Kind, complete func(context.Context, *interaction, *option) []choice) action {
		return action{run: b.command(kind), complete: complete, public: true, asks: true}
	}
	return desk{
		specs: briefSpecs,
		commands: map[string]action{
			cmdSummary: on(brief.Summary, b.offer),
			cmdCompare: on(brief.Comparison, nil),
			cmdStatus:  on(brief.Status, nil),
			cmdSummits: on(brief.Round, nil),
		},
		controls: map[string]action{
			doBrief: {run: b.press},
			doShare: {run: b.press},
		},
	}
}

// A leaf is a part of a page, with whose it is: what the buttons under it carry.
type leaf struct {
	brief.Request
	asker string // user id of who asked for the page
	n     int    // from 0; too high means the last
}

// command makes the page that a command asks for.
func (b *briefing) command(kind brief.Kind) func(context.Context, *interaction) Reply {
	return func(ctx context.Context, it *interaction) Reply {
		set := b.h.settingsOf(ctx, it.scope())
		if why := b.h.unheard(it, &set); why != "" {
			return private(why)
		}
		s := leaf{asker: it.who().ID}
		s.Request = brief.Request{Kind: kind, Scope: it.scope(), Day: b.h.today(), Lang: it.lang(&set)}
		if problem := b.read(it, &s.Request); problem != "" {
			return private(problem)
		}
		r := b.show(it, s, set.Private)
		r.Key = it.ID
		b.h.memory.keep(&exchange{
			Key: it.ID, Asker: s.asker, Channel: it.ChannelID, Text: b.question(&s.Request), Private: set.Private, Asked: b.h.now(),
		})
		return r
	}
}

// read fills in a request from a command's options, or tells what is wrong with them.
func (b *briefing) read(it *interaction, r *brief.Request) (problem string) {
	w := render.WordsIn(r.Lang)
	if typed := it.value(optPeriod); typed != "" {
		p, err := brief.ParsePeriod(typed, r.Day)
		if err != nil {
			return fmt.Sprintf(w.BadDate, render.Line(typed))
		}
		r.Period = p
	}
	party := &r.Party
	if r.Kind == brief.Comparison {
		party = &r.Sides[0]
	}
	base := b.h.answers.Base(r.Scope)
	for _, o := range []struct {
		name string
		into *knowledge.EntityID
	}{{optParty, party}, {optOther, &r.Sides[1]}, {optTopic, &r.Topic}, {optRound, &r.Round}} {
		typed := it.value(o.name)
		if typed == "" && (o.name != optTopic || r.Kind != brief.Comparison) {
			continue
		}
		e := b.h.names.resolve(base, o.name, typed, r.Day)
		if e == nil {
			return fmt.Sprintf(w.UnknownThing, render.Line(typed))
		}
		*o.into = e.ID
	}
	return ""
}

// question is what a reply to the page follows up on; "" if that is no one question.
func (b *briefing) question(r *brief.Request) string {
	w := render.WordsIn(r.Lang)
	switch {
	case r.Kind == brief.Status, r.Kind == brief.Summary && r.Period == brief.Now && r.Party == "" && r.Topic == "" && r.Round == "":
		return w.AskStatus
	case r.Kind == brief.Round && r.Round == "":
		return w.AskSummits
	case r.Kind == brief.Round:
		return fmt.Sprintf(w.AskSummit, b.h.answers.Base(r.Scope).Entity(r.Round).NameIn(r.Lang))
	}
	return ""
}

// show makes one sheet of a page. This is the one place where it is known which facts
// a reply of this desk shows: page.Facts.
func (b *briefing) show(it *interaction, s leaf, whisper bool) Reply {
	base := b.h.answers.Base(s.Scope)
	s.HalfLives, s.Developing = b.h.pace(s.Scope, b.h.now())
	s.Developing = s.Developing && s.Day == b.h.today()
	page := brief.Compose(base, s.Request)
	last := render.Sheets(page) - 1
	s.n = min(s.n, last)
	return Reply{
		Message:   withButtons(render.Brief(page, s.n), append(s.buttons(page, last), b.keep(it, s, whisper)...)),
		Plain:     render.BriefPlain(page),
		Ephemeral: whisper,
		Said:      shown(base, s.Lang, page.Facts()),
	}
}

func withButtons(m render.Message, buttons []discordgo.MessageComponent) render.Message {
	if len(buttons) > 0 {
		m.Components = append(m.Components, rowOf(buttons...))
	}
	return m
}

// buttons lead to the other sheets of a page, and to the pages beside it.
func (s leaf) buttons(p *brief.Page, last int) []discordgo.MessageComponent {
	w, words := render.WordsIn(s.Lang), brief.WordsIn(s.Lang)
	var out []discordgo.MessageComponent
	to := func(style discordgo.ButtonStyle, label string, change func(*leaf)) {
		t := s
		t.n = 0
		change(&t)
		out = append(out, buttonOf(style, label, t.control(doBrief)))
	}
	if s.n > 0 {
		to(discordgo.SecondaryButton, "◀ "+w.Previous, func(t *leaf) { t.n = s.n - 1 })
	}
	if s.n < last {
		to(discordgo.PrimaryButton, w.Next+" ▶", func(t *leaf) { t.n = s.n + 1 })
	}
	if p.Before != "" {
		to(discordgo.SecondaryButton, "« "+words.Previous, func(t *leaf) { t.Round = p.Before })
	}
	if p.After != "" {
		to(discordgo.SecondaryButton, words.Upcoming+" »", func(t *leaf) { t.Round = p.After })
	}
	switch s.Kind {
	case brief.Comparison:
		to(discordgo.SecondaryButton, words.HowChanged, func(t *leaf) { t.Kind = brief.Changes })
	case brief.Changes:
		to(discordgo.SecondaryButton, words.AsTheyAre, func(t *leaf) { t.Kind = brief.Comparison })
	}
	return out
}

// keep is what can be done with the message: it can be deleted, or where only the
// asker sees it, be shared.
func (b *briefing) keep(it *interaction, s leaf, whisper bool) []discordgo.MessageComponent {
	w := render.WordsIn(s.Lang)
	if whisper {
		return []discordgo.MessageComponent{buttonOf(discordgo.PrimaryButton, w.ShareButton, s.control(doShare))}
	}
	id, err := render.Button{Do: render.Delete, Key: it.ID, Asker: s.asker}.Encode()
	if err != nil { // ids that are no numbers: none of Discord's
		return nil
	}
	return []discordgo.MessageComponent{discordgo.Button{
		Style: discordgo.DangerButton, Label: render.Label(w.DeleteButton, maxButtonLabel), CustomID: id,
	}}
}

// press shows what a button under a page leads to: in the page's place to the one who
// asked for it, to others in a message of their own.
func (b *briefing) press(ctx context.Context, it *interaction) Reply {
	w := render.WordsIn(langOf(it.Locale))
	if it.Message == nil || !it.Message.bears(it.Data.CustomID) { // it is made up
		return private(w.TooOld)
	}
	set := b.h.settingsOf(ctx, it.scope())
	if why := b.h.unheard(it, &set); why != "" {
		return private(why)
	}
	s, ok := leafOf(it.Control, b.h.answers.Base(it.scope()))
	if !ok {
		return private(w.TooOld)
	}
	s.Scope, s.Day, s.Lang = it.scope(), min(s.Day, b.h.today()), it.lang(&set)
	by, own := it.who().ID, it.Message.Flags&flagEphemeral != 0
	if it.Control.Do == doShare {
		if !b.h.memory.first(doShare + it.Message.ID) {
			return private(w.Shared)
		}
		s.asker = by
		return b.show(it, s, false)
	}
	mine := own || by == s.asker
	s.asker = by
	r := b.show(it, s, !mine || own)
	r.Update = mine
	return r
}

// offer offers periods while one is typed, and entities for the other options.
func (b *briefing) offer(_ context.Context, it *interaction, o *option) []choice {
	base, lang := b.h.answers.Base(it.scope()), langOf(it.Locale)
	if o.Name != optPeriod {
		return b.h.names.choices(base, o.Name, o.text(), lang, b.h.today())
	}
	var out []choice
	for _, p := range brief.Periods(base, it.scope(), b.h.today()) {
		name := p.In(lang)
		if typed := fold(o.text()); strings.Contains(fold(name), typed) || strings.Contains(fold(p.String()), typed) {
			out = append(out, choice{Name: name, Value: p.String()})
		}
	}
	return out
}

// Lengths in a custom id, in characters.
const (
	maxSheetKeys = 45 // of the entities, together
	digestLen    = 12
)

var plainKey = regexp.MustCompile(`^[a-z0-9-]*$`)

// control gives what a button carries: the kind, whose page it is, the day and the
// period in one key, the entities in the other: their ids, or, where these are too
// long or have other characters, digests of them.
func (s leaf) control(do string) control {
	var ids, digests []string
	fits := true
	for _, id := range s.entities() {
		fits = fits && plainKey.MatchString(string(*id))
		ids, digests = append(ids, string(*id)), append(digests, digest(*id))
	}
	arg := strings.Join(ids, ".")
	if !fits || len(arg) > maxSheetKeys {
		arg = strings.Join(digests, ".")
	}
	asker, _ := strconv.ParseUint(s.asker, 10, 64)
	sub := fmt.Sprintf("%s.%s.%s.%s", s.Kind, strconv.FormatUint(asker, 36), strconv.FormatInt(int64(s.Day), 36), strings.ReplaceAll(s.Period.String(), "/", "_"))
	return control{Do: do, Arg: arg, Sub: sub, N: s.n}
}

// entities are those that the page is about, as controls carry them.
func (s *leaf) entities() []*knowledge.EntityID {
	if s.Kind == brief.Comparison || s.Kind == brief.Changes {
		return []*knowledge.EntityID{&s.Topic, &s.Sides[0], &s.Sides[1]}
	}
	return []*knowledge.EntityID{&s.Topic, &s.Party, &s.Round}
}

func digest(id knowledge.EntityID) string {
	if id == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(id))
	return digested + hex.EncodeToString(sum[:])[:digestLen]
}

// leafOf reads what control wrote; ok is false for anything else, and where an
// entity is gone.
func leafOf(c control, base *knowledge.Base) (s leaf, ok bool) {
	part := strings.Split(c.Sub, ".")
	if len(part) != 4 {
		return s, false
	}
	asker, err1 := strconv.ParseUint(part[1], 36, 64)
	day, err2 := strconv.ParseInt(part[2], 36, 32)
	s.Kind, s.Day, s.asker, s.n = brief.Kind(part[0]), knowledge.Day(day), strconv.FormatUint(asker, 10), c.N
	period, err3 := brief.ParsePeriod(strings.ReplaceAll(part[3], "_", "/"), s.Day)
	s.Period = period
	keys, into := strings.Split(c.Arg, "."), s.entities()
	if err1 != nil || err2 != nil || err3 != nil || len(keys) != len(into) {
		return s, false
	}
	for i, k := range keys {
		if *into[i], ok = entityOf(base, k); !ok {
			return s, false
		}
	}
	switch s.Kind {
	case brief.Comparison, brief.Changes, brief.Summary, brief.Round, brief.Status:
		return s, true
	}
	return s, false
}

// entityOf gives the entity that a key names; "" for none.
func entityOf(base *knowledge.Base, key string) (id knowledge.EntityID, ok bool) {
	if key == "" || base.Entity(knowledge.EntityID(key)) != nil {
		return knowledge.EntityID(key), true
	}
	for _, e := range base.Entities() {
		if digest(e.ID) == key {
			return e.ID, true
		}
	}
	return "", false
}
