package outreach_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// follow sets a follow up that knows all that there is now.
func (w *world) follow(f ledger.Follow) ledger.Follow {
	w.t.Helper()
	f.Made, f.Head = w.clock, w.library.Head()
	if f.Lang == "" {
		f.Lang = knowledge.English
	}
	if f.Guild == "" {
		f.Guild = knowledge.Global
	}
	if err := w.store.Ledger().SetFollow(w.t.Context(), &f); err != nil {
		w.t.Fatal(err)
	}
	return f
}

// news adds a fact.
func (w *world) news(id knowledge.FactID, by ...knowledge.EntityID) {
	w.apply("", change{id: id, action: "add", edit: func(f *knowledge.Fact) { f.Text, f.By = "News of "+string(id)+".", by }})
}

func TestADigestAtOnce(t *testing.T) {
	w, d, o := ready(t)
	w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.AtOnce})
	w.follow(ledger.Follow{User: "77", What: "all", Pace: ledger.AtOnce, Lang: knowledge.Hebrew})
	w.step(o)
	was := w.text(petrel)
	w.news("one", "ada-wick")
	w.apply("the number was wrong", change{id: petrel, edit: says("Other words.")})
	w.apply("never said", change{id: sailing, state: knowledge.Retracted})
	w.apply("", change{id: "later", action: "supersede", edit: overtakes("A later word.", barrels)})
	w.step(o)
	w.step(o)
	w.step(w.reach(d))
	got := d.sent("c1")
	if len(got) != 1 {
		t.Fatalf("sent %q", got)
	}
	for _, want := range []string{
		"What is new: everything\n", "**Added**\n• News of one. [1]\n-# event · Ada Wickham · 4 July 2031\n",
		"**Later word**\n• A later word. [1]\n-# event · reported by Harbour Gazette · 4 July 2031\nOn record before: ~~",
		"**Corrected**\n• Other words.", "On record before: ~~" + was + "~~\nModerators' reason: the number was wrong",
		"**Withdrawn**\n• ~~The Pilots' Union said on 27 June 2031", "Sources\n[1] Harbour Gazette, [“Keepers ask for oil, pilots for the bell”](https://gazette.example/",
	} {
		if !strings.Contains(got[0], want) {
			t.Errorf("lacks %q:\n%s", want, got[0])
		}
	}
	if got := d.sent("77"); len(got) != 1 || !strings.HasPrefix(got[0], "מה חדש: הכול") {
		t.Errorf("sent %q", got)
	}
	w.apply("", change{id: "one", edit: says("Put right.")})
	w.step(o)
	if got := d.sent("c1"); len(got) != 2 || !strings.Contains(got[0], "~~News of one.~~") {
		t.Errorf("a correction did not reach the digest: %q", got)
	}
}

// pass steps through a time, and gives when something was sent to a channel.
func (w *world) pass(d *discord, o *outreach.Outreach, channel string, step, whole time.Duration) []string {
	w.t.Helper()
	var out []string
	for range whole / step {
		before := len(d.sent(channel))
		w.step(o)
		if now := len(d.sent(channel)); now != before {
			out = append(out, w.clock.Format("Mon 15:04")+strings.Repeat("!", now-before-1))
		}
		w.clock = w.clock.Add(step)
	}
	return out
}

const day, watch = 24 * time.Hour, 3 * time.Hour

// TestDailyAndWeeklyDigests goes through a week from Saturday noon on, three hours at a time, with
// something new at every noon but Monday's, and a restart each day.
func TestDailyAndWeeklyDigests(t *testing.T) {
	for name, c := range map[string]struct {
		follow ledger.Follow
		want   string
	}{
		"daily":             {ledger.Follow{Pace: ledger.Daily, Hour: 9}, "Sun 09:00 Mon 09:00 Wed 09:00 Thu 09:00 Fri 09:00 Sat 09:00"},
		"daily, elsewhere":  {ledger.Follow{Pace: ledger.Daily, Hour: 9, Zone: "Asia/Jerusalem"}, "Sun 06:00 Mon 06:00 Wed 06:00 Thu 06:00 Fri 06:00 Sat 06:00"},
		"daily, later":      {ledger.Follow{Pace: ledger.Daily, Hour: 15}, "Sat 15:00 Sun 15:00 Tue 15:00 Wed 15:00 Thu 15:00 Fri 15:00"},
		"at midnight":       {ledger.Follow{Pace: ledger.Daily, Hour: 0}, "Sun 00:00 Mon 00:00 Wed 00:00 Thu 00:00 Fri 00:00 Sat 00:00"},
		"no such zone":      {ledger.Follow{Pace: ledger.Daily, Hour: 9, Zone: "Moon/Crater"}, "Sun 09:00 Mon 09:00 Wed 09:00 Thu 09:00 Fri 09:00 Sat 09:00"},
		"weekly":            {ledger.Follow{Pace: ledger.Weekly, Hour: 9, Weekday: 2}, "Tue 09:00"},
		"weekly, made late": {ledger.Follow{Pace: ledger.Weekly, Hour: 9, Weekday: 6}, "Sat 09:00"},
		"at once":           {ledger.Follow{Pace: ledger.AtOnce}, "Sat 12:00 Sun 12:00 Tue 12:00 Wed 12:00 Thu 12:00 Fri 12:00"},
	} {
		t.Run(name, func(t *testing.T) {
			w, d, o := ready(t)
			c.follow.Guild, c.follow.Channel, c.follow.What = north, "c1", "all"
			w.follow(c.follow)
			var got []string
			for i := range 7 {
				if i != 2 {
					w.news(knowledge.FactID(fmt.Sprint("news-", i)))
				}
				got = append(got, w.pass(d, o, "c1", watch, day)...)
				o = w.reach(d)
			}
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("sent at %s, want %s", got, c.want)
			}
		})
	}
}

// TestAChangeOfZone checks that a local day is told once although it comes twice.
func TestAChangeOfZone(t *testing.T) {
	w, d, o := ready(t)
	f := w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.Daily, Hour: 9, Zone: "Pacific/Auckland"})
	w.news("one")
	if got := w.pass(d, o, "c1", time.Hour, 12*time.Hour); strings.Join(got, " ") != "Sat 21:00" { // Sunday there
		t.Fatalf("sent at %q", got)
	}
	f.Zone = "America/Los_Angeles"
	if err := w.store.Ledger().SetFollow(t.Context(), &f); err != nil {
		t.Fatal(err)
	}
	w.news("two")
	if got := w.pass(d, o, "c1", time.Hour, 2*day); strings.Join(got, " ") != "Mon 16:00" {
		t.Errorf("sent at %q", got)
	}
}

// TestAnHourThatIsSkipped puts the clock forward over the hour of a digest.
func TestAnHourThatIsSkipped(t *testing.T) {
	w, d := newWorld(t), newDiscord()
	w.clock = time.Date(2031, 3, 8, 20, 0, 0, 0, time.UTC)
	o := w.reach(d)
	w.step(o)
	w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.Daily, Hour: 2, Zone: "America/New_York"})
	w.news("one")
	got := w.pass(d, o, "c1", time.Hour, day)
	w.news("two")
	if got = append(got, w.pass(d, o, "c1", time.Hour, day)...); len(got) != 2 {
		t.Errorf("sent at %q, want once a day", got)
	}
}

// TestAWeekIsCaughtUpWith checks that a weekly digest whose day passed comes later, and
// the next one in its time.
func TestAWeekIsCaughtUpWith(t *testing.T) {
	w, d, o := ready(t)
	w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.Weekly, Hour: 9, Weekday: 1})
	w.news("one")
	w.clock = w.clock.Add(4 * day)
	got := w.pass(d, o, "c1", watch, day)
	w.news("two")
	got = append(got, w.pass(d, o, "c1", watch, 7*day)...)
	if got := strings.Join(got, " "); got != "Wed 12:00 Mon 09:00" {
		t.Errorf("sent at %s", got)
	}
}

func TestWhoUnfollowedHearsNothing(t *testing.T) {
	w, d, o := ready(t)
	f := w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.AtOnce})
	busy := true
	d.fail = func(op, at string) error {
		if busy {
			return fmt.Errorf("busy: %w", outreach.ErrDeclined)
		}
		return nil
	}
	w.news("one")
	w.step(o)
	if w.waiting() != 1 {
		t.Fatalf("%d wait", w.waiting())
	}
	if err := w.store.Ledger().Unfollow(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	busy = false
	w.news("two")
	w.clock = w.clock.Add(time.Hour)
	w.step(o)
	if len(d.order) != 0 || w.waiting() != 0 {
		t.Errorf("sent %q, %d wait", d.order, w.waiting())
	}
}

// TestAPausedServer checks that what is new waits until the server is not paused any
// more, and that corrections do not.
func TestAPausedServer(t *testing.T) {
	w, d, o := ready(t, settings(outreach.Server{Paused: true}))
	w.follow(ledger.Follow{Guild: north, Channel: "c1", What: "all", Pace: ledger.AtOnce})
	w.answered(d, north, "c2", "1", petrel)
	w.apply("", change{id: petrel, edit: says("Other words.")})
	w.step(o)
	if len(d.order) != 0 || d.marked("c2/1") != 1 {
		t.Errorf("sent %q, %d marks", d.order, d.marked("c2/1"))
	}
	w.step(w.reach(d, settings(outreach.Server{})))
	if got := d.sent("c1"); len(got) != 1 || len(d.order) != 1 {
		t.Errorf("sent %q", d.order)
	}
}

// TestNewsOf checks what concerns somebody who follows.
func TestNewsOf(t *testing.T) {
	w, d, o := ready(t)
	from := w.library.Head()
	w.news("by-ada", "ada-wick")
	w.news("by-keepers", "keepers")
	w.news("by-nobody")
	w.apply("", change{id: "state", edit: func(f *knowledge.Fact) { f.Text, f.Kind = "They talk.", knowledge.Status }})
	w.apply("", change{scope: north, id: "ours", edit: says("Ours.")}, change{scope: north, id: "by-nobody", edit: says("Our version.")})
	w.apply("", change{scope: south, id: "by-nobody", state: knowledge.Hidden})
	w.apply("", change{id: "came", edit: says("It came.")})
	w.apply("", change{id: "came", state: knowledge.Retracted})
	w.apply("", change{id: petrel, action: "mend", edit: says("Mended.")})
	w.apply("", change{id: bell, edit: func(f *knowledge.Fact) { f.Topics = nil }})
	_ = d
	for _, c := range []struct {
		scope knowledge.Scope
		what  string
		want  string
	}{
		{knowledge.Global, "all", "by-ada by-keepers by-nobody state"},
		{north, "all", "by-ada by-keepers by-nobody ours state"},
		{south, "all", "by-ada by-keepers state"},
		{knowledge.Global, "status", "state"},
		{knowledge.Global, "ada-wick", "by-ada"},
		{knowledge.Global, "keepers", "by-ada by-keepers"},
		{knowledge.Global, "pilots", ""},
	} {
		n, err := o.News(t.Context(), c.scope, from, w.library.Head(), c.what, knowledge.English)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, x := range n.Items {
			if x.Change != outreach.Added || len(x.Sources) == 0 || x.Date != "4 July 2031" {
				t.Errorf("%+v", x)
			}
			ids = append(ids, string(x.Fact.ID))
			if x.Fact.ID == "by-nobody" && c.scope == north && x.Fact.Text != "Our version." {
				t.Errorf("the north is told %q", x.Fact.Text)
			}
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.what, c.scope, got, c.want)
		}
	}
	n, err := o.News(t.Context(), south, from+3, w.library.Head(), "all", knowledge.English)
	if err != nil || n.Has(ledger.Withdrawn) != 1 {
		t.Errorf("a fact that was hidden: %+v, error %v", n, err)
	}
}

func TestNewsAreCut(t *testing.T) {
	w, _, o := ready(t)
	from := w.library.Head()
	for i := range 30 {
		w.news(knowledge.FactID(fmt.Sprintf("news-%02d", i)))
	}
	n, err := o.News(t.Context(), knowledge.Global, from, w.library.Head(), "all", knowledge.English)
	if err != nil {
		t.Fatal(err)
	}
	m, uses := n.Message()
	if d := m.Embeds[0].Description; !strings.HasSuffix(d, "\n\n… and 18 more: `/whatsnew`") || len(uses) != 12 {
		t.Errorf("%d facts shown:\n%s", len(uses), d)
	}
	none := outreach.News{Lang: knowledge.English, Name: "all"}
	if m, _ := none.Message(); m.Embeds[0].Description != "Nothing is new." {
		t.Error(m.Embeds[0].Description)
	}
}

func TestHeadBefore(t *testing.T) {
	w, _, o := ready(t)
	head := w.library.Head()
	w.clock = w.clock.Add(time.Hour)
	w.news("one")
	w.clock = w.clock.Add(time.Hour)
	w.news("two")
	for at, want := range map[time.Duration]int64{-1: 0, 0: 0, 1: head, time.Hour: head, time.Hour + 1: head + 1, 2 * time.Hour: head + 1, 3 * time.Hour: head + 2} {
		if got, err := o.HeadBefore(t.Context(), july.Add(at)); got != want || err != nil {
			t.Errorf("%v: %d, error %v; want %d", at, got, err, want)
		}
	}
}
