package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Names of the commands by which people hear what is new, and of their options.
const (
	cmdNew    = "whatsnew"
	cmdFollow = "follow"

	optSince = "since"
	optWhat  = "what"
	optHow   = "how"
	optHour  = "hour"
	optDay   = "day"
	optZone  = "zone"
	optWhere = "where"

	whereHere = "here"
	whereMe   = "me"
)

// defaultHour is when digests come where nothing is said, local time.
const defaultHour = 8

// following turns the commands by which people hear what is new into calls of outreach.
type following struct {
	h        *handlers
	outreach *outreach.Outreach
}

func (f *following) desk() desk {
	whatOption := func(required bool) optionSpec {
		return optionSpec{
			name: label{optWhat, "מה"}, required: required, complete: true,
			about: label{"Where the talks stand, everything, a party, or a topic", "מצב השיחות, הכול, צד או נושא"},
		}
	}
	return desk{
		specs: []spec{
			{name: label{cmdNew, "מה_חדש"}, about: label{"What is new since you last asked here", "מה חדש מאז ששאלתם כאן"}, options: []optionSpec{
				{name: label{optSince, "מאז"}, about: label{"Since when: 2024-08-29 or 2024-08; since you last asked here if left out", "ממתי: 2024-08-29 או 2024-08; אם ריק, מאז ששאלתם כאן"}},
				whatOption(false),
			}},
			{name: label{cmdFollow, "מעקב"}, about: label{"Be told what is new", "קבלת עדכונים על מה שחדש"}, subs: []spec{
				{name: label{"start", "התחלה"}, about: label{"Follow something, here or by direct message", "מעקב אחרי נושא, כאן או בהודעה פרטית"}, options: []optionSpec{
					whatOption(true),
					{name: label{optWhere, "איפה"}, about: label{"In this channel (moderators) or by direct message", "בערוץ הזה (מנהלים) או בהודעה פרטית"}, choices: []choiceSpec{
						{whereHere, label{"in this channel", "בערוץ הזה"}}, {whereMe, label{"by direct message", "בהודעה פרטית"}},
					}},
					{name: label{optHow, "איך"}, about: label{"How often; daily if left out", "באיזו תדירות; אם ריק, יומי"}, choices: []choiceSpec{
						{string(ledger.AtOnce), label{"at once", "מיד"}}, {string(ledger.Daily), label{"daily", "יומי"}}, {string(ledger.Weekly), label{"weekly", "שבועי"}},
					}},
					{name: label{optHour, "שעה"}, about: label{"At which hour, 0 to 23; 8 if left out", "באיזו שעה, 0 עד 23; אם ריק, 8"}, kind: integerOption, max: 23},
					{name: label{optZone, "אזור_זמן"}, about: label{"Time zone of that hour, such as Asia/Jerusalem; UTC if left out", "אזור הזמן של השעה, כגון Asia/Jerusalem; אם ריק, UTC"}, complete: true},
					{name: label{optDay, "יום"}, about: label{"On which day, if weekly; Sunday if left out", "באיזה יום, אם שבועי; אם ריק, ראשון"}, choices: weekdays},
				}},
				{name: label{"list", "רשימה"}, about: label{"What is followed here and by you, and stop it", "אחרי מה עוקבים כאן ואצלכם, והפסקה"}},
			}},
		},
		commands: map[string]action{
			cmdNew: {run: f.whatsNew, complete: f.offers}, "follow start": {run: f.start, complete: f.offers}, "follow list": {run: f.list},
		},
		controls: map[string]action{"unfollow": {run: f.stop}},
	}
}

var weekdays = []choiceSpec{
	{"0", label{"Sunday", "ראשון"}},
	{"1", label{"Monday", "שני"}},
	{"2", label{"Tuesday", "שלישי"}},
	{"3", label{"Wednesday", "רביעי"}},
	{"4", label{"Thursday", "חמישי"}},
	{"5", label{"Friday", "שישי"}},
	{"6", label{"Saturday", "שבת"}},
}

// zones are offered for digests; any other of the IANA database can be typed.
var zones = []string{
	"UTC", "Asia/Jerusalem", "Asia/Gaza", "Asia/Qatar", "Africa/Cairo", "Asia/Beirut", "Asia/Amman", "Europe/Istanbul", "Europe/London", "Europe/Paris",
	"Europe/Berlin", "America/New_York", "America/Chicago", "America/Los_Angeles", "Australia/Sydney",
}

// offers are choices for what is followed, and for time zones.
func (f *following) offers(_ context.Context, it *interaction, o *option) []choice {
	typed := fold(o.text())
	if o.Name == optZone {
		var out []choice
		for _, z := range zones {
			if strings.Contains(fold(z), typed) {
				out = append(out, choice{Name: z, Value: z})
			}
		}
		return out
	}
	w := followWordsIn(langOf(it.Locale))
	var out []choice
	for _, c := range []choice{{Name: w.Status, Value: outreach.WhatStatus}, {Name: w.All, Value: outreach.WhatAll}} {
		if strings.Contains(fold(c.Name), typed) {
			out = append(out, c)
		}
	}
	return append(out, f.h.names.choices(f.h.answers.Base(it.scope()), optOf, o.text(), langOf(it.Locale), f.h.today())...)
}

// what reads what is to be told: a choice, or a name that was typed.
func (f *following) what(it *interaction, w *followWords) string {
	typed := strings.TrimSpace(it.value(optWhat))
	switch fold(typed) {
	case "":
		return outreach.WhatAll
	case outreach.WhatAll, fold(w.All):
		return outreach.WhatAll
	case outreach.WhatStatus, fold(w.Status):
		return outreach.WhatStatus
	}
	if e := f.h.names.resolve(f.h.answers.Base(it.scope()), optOf, typed, f.h.today()); e != nil {
		return string(e.ID)
	}
	return typed
}

// follower tells who acts, by the settings of where they do.
func (f *following) follower(ctx context.Context, it *interaction, s *curate.Settings) (outreach.Follower, error) {
	by, err := f.h.recorder.person(ctx, it.who().ID)
	return outreach.Follower{
		User: it.who().ID, By: by, Guild: it.scope(), Channel: it.ChannelID, Moderates: it.scope() != knowledge.Global && it.moderatesBy(s),
	}, err
}

// whatsNew tells somebody what is new.
func (f *following) whatsNew(ctx context.Context, it *interaction) Reply {
	w := followWordsIn(langOf(it.Locale))
	set := f.h.settingsOf(ctx, it.scope())
	if why := f.h.unheard(it, &set); why != "" {
		return private(why)
	}
	var since time.Time
	if typed := strings.TrimSpace(it.value(optSince)); typed != "" {
		d, err := knowledge.ParseDate(typed)
		if err != nil {
			return private(fmt.Sprintf(render.WordsIn(langOf(it.Locale)).BadDate, render.Line(typed)))
		}
		since = d.First().Time()
	}
	who, err := f.follower(ctx, it, &set)
	if err != nil {
		return f.h.broken(it, err)
	}
	n, from, err := f.outreach.Since(ctx, who, since, f.what(it, w), it.lang(&set))
	if err != nil {
		return f.problem(it, err)
	}
	m, uses := n.Message()
	shown, err := messageOf(m)
	if err != nil {
		return f.h.broken(it, err)
	}
	shown.Content = fmt.Sprintf(w.Since, from.UTC().Format("2006-01-02 15:04 UTC"))
	return Reply{Message: shown, Ephemeral: true, Said: &ledger.Entry{Sort: ledger.Page, Lang: n.Lang, Head: n.To, Uses: uses}}
}

// messageOf gives what outreach says as a reply shows it.
func messageOf(m outreach.Message) (render.Message, error) {
	out := render.Message{Content: m.Content}
	b, err := json.Marshal(m.Embeds)
	if err == nil {
		err = json.Unmarshal(b, &out.Embeds)
	}
	return out, err
}

// start lets a channel or a person follow something.
func (f *following) start(ctx context.Context, it *interaction) Reply {
	w, set := followWordsIn(langOf(it.Locale)), f.h.settingsOf(ctx, it.scope())
	who, err := f.follower(ctx, it, &set)
	if err != nil {
		return f.h.broken(it, err)
	}
	want := outreach.Wanted{
		Direct: it.value(optWhere) == whereMe, What: f.what(it, w), Lang: it.lang(&set), Pace: ledger.Pace(it.value(optHow)), Hour: defaultHour, Zone: it.value(optZone),
	}
	if it.value(optWhere) == "" && !who.Moderates { // who may not speak for the channel means themselves
		want.Direct = true
	}
	if hour, ok := it.integer(optHour); ok {
		want.Hour = hour
	}
	if day, err := strconv.Atoi(it.value(optDay)); err == nil && day >= 0 && day <= 6 {
		want.Weekday = time.Weekday(day)
	}
	if i := slices.IndexFunc(zones, func(z string) bool { return strings.EqualFold(z, strings.TrimSpace(want.Zone)) }); i >= 0 {
		want.Zone = zones[i]
	}
	got, err := f.outreach.Subscribe(ctx, who, want)
	if err != nil {
		return f.problem(it, err)
	}
	return Reply{Ephemeral: true, Message: render.Message{
		Content: fit(w.Following+"\n"+f.line(w, got), maxContent), Components: []discordgo.MessageComponent{rowOf(stopButton(w.Stop, got.ID))},
	}}
}

// stopID is what the button under a digest carries that ends its follow.
func stopID(follow int64) string { return control{Do: "unfollow", N: int(follow)}.id() }

func stopButton(text string, id int64) discordgo.MessageComponent {
	return buttonOf(discordgo.SecondaryButton, text, control{Do: "unfollow", N: int(id)})
}

// line tells of one follow.
func (f *following) line(w *followWords, x *ledger.Follow) string {
	where := w.ByMessage
	if x.User == "" {
		where = channelMention(x.Channel)
	}
	when := w.Paces[x.Pace]
	if x.Pace != ledger.AtOnce {
		when += fmt.Sprintf(", %02d:00 %s", x.Hour, orElse(x.Zone, "UTC"))
	}
	if x.Pace == ledger.Weekly {
		when += ", " + w.Days[x.Weekday%7]
	}
	return "• " + render.Line(outreach.NameOf(f.h.answers.Base(x.Guild), x.What, w.lang)) + " → " + where + " (" + render.Line(when) + ")"
}

// list shows what is followed, with a button each to stop it.
func (f *following) list(ctx context.Context, it *interaction) Reply {
	set := f.h.settingsOf(ctx, it.scope())
	who, err := f.follower(ctx, it, &set)
	if err != nil {
		return f.h.broken(it, err)
	}
	all, err := f.outreach.Follows(ctx, who)
	if err != nil {
		return f.problem(it, err)
	}
	w := followWordsIn(langOf(it.Locale))
	if len(all) == 0 {
		return private(w.None)
	}
	var lines []string
	var buttons []discordgo.MessageComponent
	for i, x := range all {
		line := f.line(w, &x)
		if (x.User != "" || who.Moderates) && len(buttons) < maxPartRows*maxRowButtons {
			line = fmt.Sprintf("%d. %s", i+1, strings.TrimPrefix(line, "• "))
			buttons = append(buttons, stopButton(fmt.Sprintf("%s %d", w.Stop, i+1), x.ID))
		}
		lines = append(lines, line)
	}
	r := Reply{Ephemeral: true, Message: render.Message{Content: fit(strings.Join(lines, "\n"), maxContent)}}
	for row := range slices.Chunk(buttons, maxRowButtons) {
		r.Components = append(r.Components, rowOf(row...))
	}
	return r
}

// stop ends a follow, from a digest or the list.
func (f *following) stop(ctx context.Context, it *interaction) Reply {
	set := f.h.settingsOf(ctx, it.scope())
	who, err := f.follower(ctx, it, &set)
	if err == nil {
		err = f.outreach.Unsubscribe(ctx, who, int64(it.Control.N))
	}
	if err != nil {
		return f.problem(it, err)
	}
	return private(followWordsIn(langOf(it.Locale)).Stopped)
}

// problem tells the person what is wrong.
func (f *following) problem(it *interaction, err error) Reply {
	for known, text := range followWordsIn(langOf(it.Locale)).Problems {
		if errors.Is(err, known) {
			return private(text)
		}
	}
	return f.h.broken(it, err)
}
