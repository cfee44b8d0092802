package outreach

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// weeklyCursor names the last week that was reported on, by the Unix time of its end.
const weeklyCursor = "weekly"

// weeklyHour is from when on Mondays moderators are told of the week before, in UTC.
const weeklyHour = 9

// How much of each list a weekly report shows.
const (
	topGaps    = 5
	topOldest  = 5
	topOrigins = 6
)

// weekly tells each guild's moderators what the week before brought, once a week.
func (o *Outreach) weekly(ctx context.Context) error {
	end := monday(o.now())
	if o.now().Before(end.Add(weeklyHour * time.Hour)) {
		return nil
	}
	last, _, err := o.book.Cursor(ctx, weeklyCursor)
	if err != nil || last >= end.Unix() {
		return err
	}
	begin := end.AddDate(0, 0, -7)
	entries, err := curate.Entries(ctx, o.book, ledger.Query{Sort: ledger.Asked, From: begin, To: end})
	if err != nil {
		return err
	}
	guilds := map[knowledge.Scope]bool{}
	for _, x := range entries {
		guilds[x.Guild] = true
	}
	for _, guild := range slices.Sorted(maps.Keys(guilds)) {
		s, err := o.server(ctx, guild)
		if err != nil {
			return err
		}
		if s.Review == "" {
			continue
		}
		m, err := o.weekOf(ctx, guild, begin, end, s.Lang)
		if err != nil {
			return err
		}
		year, week := begin.ISOWeek()
		err = o.book.Send(ctx, &ledger.Parcel{
			Key: fmt.Sprintf("weekly/%s/%d-W%02d", guild, year, week), Made: o.now(), Guild: guild, Channel: s.Review, Body: letter(s.Lang, m),
		})
		if err != nil {
			return err
		}
	}
	return o.book.Plan(ctx, weeklyCursor, end.Unix(), o.now(), nil)
}

// monday is the first moment of the week of a moment, in UTC.
func monday(t time.Time) time.Time {
	t = t.UTC()
	back := (int(t.Weekday()) + 6) % 7
	return time.Date(t.Year(), t.Month(), t.Day()-back, 0, 0, 0, 0, time.UTC)
}

// weekOf words what a week brought in a guild.
func (o *Outreach) weekOf(ctx context.Context, guild knowledge.Scope, begin, end time.Time, l knowledge.Lang) (Message, error) {
	w := wordsIn(l)
	t, err := o.book.Tally(ctx, guild, begin, end)
	if err != nil {
		return Message{}, err
	}
	gaps, err := curate.FindGaps(ctx, o.book, guild, begin, end)
	if err != nil {
		return Message{}, err
	}
	lines := []string{fmt.Sprintf(w.WeekAsked, t.Asked, t.Answered)}
	var reasons []string
	for _, r := range slices.Sorted(maps.Keys(t.Reasons)) {
		reasons = append(reasons, fmt.Sprintf("%s: %d", cmp.Or(w.Reasons[answer.Reason(r)], render.Line(r)), t.Reasons[r]))
	}
	if len(reasons) > 0 {
		lines = append(lines, strings.Join(reasons, " · "))
	}
	lines = append(lines, fmt.Sprintf(w.WeekVotes, t.Helpful, t.Unhelpful))
	e := Embed{
		Title:       fmt.Sprintf(w.Week, dayIn(l, begin), dayIn(l, end.Add(-time.Second))),
		Description: strings.Join(lines, "\n"), Color: colourNews,
	}
	base := o.opts.Library.Base(guild)
	for _, f := range []Field{{w.WeekGaps, gapLines(gaps), false}, {w.WeekOldest, oldest(base, t, l), false}, {w.WeekOrigins, origins(base, t), false}} {
		if f.Value != "" {
			e.Fields = append(e.Fields, f)
		}
	}
	return Message{Embeds: []Embed{e}}, nil
}

func gapLines(gaps []curate.Gap) string {
	var out []string
	for _, g := range gaps[:min(len(gaps), topGaps)] {
		out = append(out, fmt.Sprintf("%d× %s", g.Count, shorten(render.Line(g.Question), 150)))
	}
	return shorten(strings.Join(out, "\n"), maxValue)
}

// oldest lists the facts shown that age, those first that nobody looked at for longest.
func oldest(base *knowledge.Base, t *ledger.Tally, l knowledge.Lang) string {
	var facts []*knowledge.Fact
	var aging knowledge.HalfLives // that of each kind by itself tells whether it ages at all
	for u := range t.Facts {
		if f := base.Fact(u.Fact); f != nil && aging.Of(f.Kind) > 0 && !f.When.IsZero() && !slices.Contains(facts, f) {
			facts = append(facts, f)
		}
	}
	slices.SortFunc(facts, func(a, b *knowledge.Fact) int {
		return cmp.Or(cmp.Compare(a.Fresh(), b.Fresh()), cmp.Compare(a.ID, b.ID))
	})
	var out []string
	for _, f := range facts[:min(len(facts), topOldest)] {
		out = append(out, fmt.Sprintf("%s · `%s`", answer.DateWords(l, knowledge.OnDay(f.Fresh())), f.ID))
	}
	return shorten(strings.Join(out, "\n"), maxValue)
}

// origins tells whose reporting the facts shown rest on, as often as they were shown.
func origins(base *knowledge.Base, t *ledger.Tally) string {
	n := map[string]int{}
	all := 0
	for u, times := range t.Facts {
		if f := base.Fact(u.Fact); f != nil {
			for _, name := range base.Origins(f) {
				n[name] += times
				all += times
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	var out []string
	for _, name := range names[:min(len(names), topOrigins)] {
		out = append(out, fmt.Sprintf("%s: %d%%", shorten(render.Line(name), 80), (n[name]*100+all/2)/all))
	}
	return strings.Join(out, "\n")
}
