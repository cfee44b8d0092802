package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/bot/timeline"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// The command and its options, as the code goes by them.
const (
	cmdTimeline = "timeline"

	optFrom  = "from"
	optTo    = "to"
	optTheme = "theme"

	doTimeline = "timeline" // of controls: another page of the list
)

// maxDrawn bounds the timelines that are kept, so that turning pages draws nothing anew.
const maxDrawn = 32

// timelines shows timelines: a picture with a cited list under it, page by page.
// Which facts these are, and all words, come from package timeline.
type timelines struct {
	h     *handlers
	drawn *lru[drawnKey, *drawn]
}

type drawnKey struct {
	base  *knowledge.Base
	query timeline.Query
}

// A drawn timeline is one with its picture. What a reader has been shown is its Facts:
// each has a marker in the picture, and stands in the list that the buttons go through.
type drawn struct {
	*timeline.Timeline
	png  []byte
	said *ledger.Entry
}

func newTimelines(h *handlers) *timelines {
	return &timelines{h: h, drawn: newLRU[drawnKey, *drawn](maxDrawn, 0, h.now)}
}

var timelineSpec = spec{
	name: label{cmdTimeline, "ציר_זמן"}, about: label{"What happened when: a picture, with every fact and its sources in a list", "מה קרה ומתי: תמונה, עם כל העובדות ומקורותיהן ברשימה"},
	options: []optionSpec{
		{name: label{optFrom, "מתאריך"}, about: label{"First day, month or year: 2024-08-01, 2024-08, 2024", "היום, החודש או השנה הראשונים: 2024-08-01, 2024-08, 2024"}, max: maxChoice},
		{name: label{optTo, "עד_תאריך"}, about: label{"Last day, month or year", "היום, החודש או השנה האחרונים"}, max: maxChoice},
		{name: label{optParty, "צד"}, about: label{"Only what it holds or what tells of it", "רק מה שהצד אומר או מה שמספר עליו"}, complete: true},
		{name: label{optTopic, "נושא"}, about: label{"Only what is about a topic, place or agreement", "רק מה שנוגע לנושא, למקום או להסכם"}, complete: true},
		{name: label{optTheme, "גוון"}, about: label{"Dark (if left out) or light", "כהה (אם ריק) או בהיר"}, choices: []choiceSpec{
			{picture.Dark.String(), label{"dark", "כהה"}}, {picture.Light.String(), label{"light", "בהיר"}},
		}},
	},
}

// desk gives the command and the buttons under its replies. They are for everybody.
func (t *timelines) desk() desk {
	return desk{
		specs:    []spec{timelineSpec},
		commands: map[string]action{cmdTimeline: {run: t.command, public: true, asks: true}},
		controls: map[string]action{doTimeline: {run: t.turn}},
	}
}

// command shows the first page of what was asked for.
func (t *timelines) command(ctx context.Context, it *interaction) Reply {
	set := t.h.settingsOf(ctx, it.scope())
	lang := it.lang(&set)
	if why := t.h.unheard(it, &set); why != "" {
		return private(why)
	}
	q, problem := t.asked(it, lang)
	if problem != "" {
		return private(problem)
	}
	r := t.page(it, q, it.who().ID, 0, set.Private)
	r.Ephemeral = set.Private
	return r
}

// asked reads the options, or tells what is wrong with them.
func (t *timelines) asked(it *interaction, lang knowledge.Lang) (q timeline.Query, problem string) {
	w, today := render.WordsIn(lang), t.h.today()
	q = timeline.Query{Horizon: today, Scope: it.scope(), Lang: lang}
	date := func(option string) knowledge.Date {
		typed := strings.TrimSpace(it.value(option))
		d := answer.ReadDate(typed, today)
		if typed != "" && d.IsZero() {
			problem = fmt.Sprintf(w.BadDate, render.Line(typed))
		}
		return d
	}
	entity := func(option string) knowledge.EntityID {
		typed := it.value(option)
		if typed == "" {
			return ""
		}
		e := t.h.names.resolve(t.h.answers.Base(q.Scope), option, typed, today)
		if e == nil {
			problem = fmt.Sprintf(w.UnknownThing, render.Line(typed))
			return ""
		}
		return e.ID
	}
	q.From, q.To, q.Party, q.Topic = date(optFrom), date(optTo), entity(optParty), entity(optTopic)
	q.Theme, _ = picture.ParseTheme(it.value(optTheme))
	return q, problem
}

// turn shows another page. The one who asked sees it in the same message, others
// for themselves.
func (t *timelines) turn(ctx context.Context, it *interaction) Reply {
	set := t.h.settingsOf(ctx, it.scope())
	if why := t.h.unheard(it, &set); why != "" {
		return private(why)
	}
	q, asker, ok := t.recalled(it)
	if !ok || it.Message == nil || !it.Message.bears(it.Data.CustomID) { // or it is made up
		return stale(langOf(it.Locale), "/"+cmdTimeline)
	}
	q.Horizon = min(q.Horizon, t.h.today())
	alone := it.Message.Flags&flagEphemeral != 0
	update := alone || it.who().ID == asker
	r := t.page(it, q, asker, it.Control.N, alone || !update)
	r.Update, r.Ephemeral = update, !update
	return r
}

// page shows a page of a timeline's list, with the picture; too high a number means the
// last. It can be deleted unless it is own: seen by one person only.
func (t *timelines) page(it *interaction, q timeline.Query, asker string, n int, own bool) Reply {
	d, err := t.draw(t.h.answers.Base(q.Scope), q)
	if err != nil {
		t.h.log.Error("a timeline was not drawn", "error", err)
		return private(render.WordsIn(q.Lang).Failed)
	}
	pages := render.Pages(d.List)
	n = min(n, pages-1)
	r := Reply{
		Message: render.Answer(d.List, render.View{Page: n}),
		Files:   []file{{Name: "timeline.png", Type: "image/png", Data: d.png, About: d.Alt}},
		Said:    d.said,
	}
	if buttons := t.buttons(it, q, asker, n, pages, own); len(buttons) > 0 {
		r.Components = []discordgo.MessageComponent{rowOf(buttons...)}
	}
	return r
}

// draw makes a timeline with its picture, or gives it as it was made before: what is
// known does not change in a base.
func (t *timelines) draw(base *knowledge.Base, q timeline.Query) (*drawn, error) {
	key := drawnKey{base, q}
	if d, ok := t.drawn.get(key); ok {
		return d, nil
	}
	d := &drawn{Timeline: timeline.Of(base, q)}
	data, err := picture.PNG(&d.Picture)
	if err != nil {
		return nil, err
	}
	d.png = data
	ids := make([]knowledge.FactID, 0, len(d.Facts))
	for _, f := range d.Facts {
		ids = append(ids, f.ID)
	}
	d.said = shown(base, q.Lang, ids)
	t.drawn.put(key, d)
	return d, nil
}

// buttons go through the pages: to the next ones, to both ends where these are
// further away; and what everybody sees can be deleted.
func (t *timelines) buttons(it *interaction, q timeline.Query, asker string, page, pages int, own bool) []discordgo.MessageComponent {
	w := render.WordsIn(q.Lang)
	var out []discordgo.MessageComponent
	to := func(style discordgo.ButtonStyle, label string, n int) {
		out = append(out, buttonOf(style, label, remembered(q, asker, n)))
	}
	if page > 1 {
		to(discordgo.SecondaryButton, "⏮ 1", 0)
	}
	if page > 0 {
		to(discordgo.SecondaryButton, "◀ "+w.Previous, page-1)
	}
	if page < pages-1 {
		to(discordgo.PrimaryButton, w.Next+" ▶", page+1)
	}
	if page < pages-2 {
		to(discordgo.SecondaryButton, strconv.Itoa(pages)+" ⏭", pages-1)
	}
	if id, err := (render.Button{Do: render.Delete, Key: it.ID, Asker: asker}).Encode(); err == nil && !own {
		out = append(out, discordgo.Button{Style: discordgo.DangerButton, Label: w.DeleteButton, CustomID: id})
	}
	return out
}

// What a button carries of a query: who asked, the days, the horizon, by which every page
// knows as much as the first, theme and language, and keys of the party and the topic.

// remembered gives the control of a page.
func remembered(q timeline.Query, asker string, page int) control {
	day := func(d knowledge.Date, of func(knowledge.Date) knowledge.Day) string {
		if d.IsZero() {
			return ""
		}
		return strconv.FormatInt(int64(of(d)), 36)
	}
	id, _ := strconv.ParseUint(asker, 10, 64)
	return control{
		Do: doTimeline,
		Arg: strings.Join([]string{
			strconv.FormatUint(id, 36), day(q.From, knowledge.Date.First), day(q.To, knowledge.Date.Last),
			strconv.FormatInt(int64(q.Horizon), 36), string(q.Lang), strconv.Itoa(int(q.Theme)),
		}, "."),
		Sub: shortKey(q.Party) + "." + shortKey(q.Topic),
		N:   page,
	}
}

// recalled reads what remembered wrote; ok is false for what is made up, and for what
// is not known any more.
func (t *timelines) recalled(it *interaction) (q timeline.Query, asker string, ok bool) {
	part, keys := strings.Split(it.Control.Arg, "."), strings.Split(it.Control.Sub, ".")
	if len(part) != 6 || len(keys) != 2 {
		return q, "", false
	}
	q.Scope = it.scope()
	ok = true
	number := func(s string) int64 {
		n, err := strconv.ParseInt(s, 36, 32)
		ok = ok && err == nil
		return n
	}
	date := func(s string) knowledge.Date {
		if s == "" {
			return knowledge.Date{}
		}
		return knowledge.OnDay(knowledge.Day(number(s)))
	}
	id, err := strconv.ParseUint(part[0], 36, 64)
	q.From, q.To, q.Horizon = date(part[1]), date(part[2]), knowledge.Day(number(part[3]))
	lang, spoken := knowledge.ParseLang(part[4])
	q.Lang, q.Theme = lang, picture.Theme(number(part[5]))
	ok = ok && err == nil && spoken && q.Theme <= picture.Light
	base := t.h.answers.Base(q.Scope)
	for i, to := range []*knowledge.EntityID{&q.Party, &q.Topic} {
		if keys[i] == "" {
			continue
		}
		found := false
		for _, e := range base.Entities() {
			if shortKey(e.ID) == keys[i] {
				*to, found = e.ID, true
				break
			}
		}
		ok = ok && found
	}
	return q, strconv.FormatUint(id, 10), ok
}

// maxShort is the longest id of an entity that goes into a control as it is: two must fit.
const maxShort = 22

// shortKey gives an entity's id as controls carry it, or a digest of one that is too long.
func shortKey(id knowledge.EntityID) string {
	if len(id) <= maxShort && controlKey.MatchString(string(id)) && !strings.ContainsAny(string(id), ".:") {
		return string(id)
	}
	sum := sha256.Sum256([]byte(id))
	return digested + hex.EncodeToString(sum[:8])
}
