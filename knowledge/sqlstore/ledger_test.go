package sqlstore

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// ledgerTables are the tables of the ledger's things, each after those that it hangs on.
var ledgerTables = []string{
	"cursors", "entries", "uses", "votes", "complaints", "corrections", "errands", "reports",
	"follows", "wishes", "parcel_keys", "parcels",
}

// dropLedger takes away what migrations from the third on made.
var dropLedger = func() (all []string) {
	all = append(all, `DROP TABLE leases`)
	for _, name := range slices.Backward(append([]string{"ledger"}, ledgerTables...)) {
		all = append(all, `DROP TABLE `+name)
	}
	return all
}()

// eachLedger runs a test on an empty ledger in both databases.
func eachLedger(t *testing.T, test func(t *testing.T, l *Ledger)) {
	each(t, func(t *testing.T, open opener) { test(t, open(t).Ledger()) })
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// mustGet gives what a call gave, which must not have failed.
func mustGet[T any](t testing.TB) func(got T, err error) T {
	return func(got T, err error) T {
		t.Helper()
		must(t, err)
		return got
	}
}

func wantNone(t testing.TB, err error) {
	t.Helper()
	if !errors.Is(err, ledger.ErrNone) {
		t.Errorf("error %v, want ErrNone", err)
	}
}

// want compares; lists without members are alike, and times by the moment.
func want(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want, +got):\n%s", what, diff)
	}
}

const (
	port knowledge.Scope = "100" // guilds
	cape knowledge.Scope = "200"
)

// after gives a moment some minutes after noon.
func after(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }

// answer is an entry of a guild's in channel "c<guild>", from global facts.
func answer(guild knowledge.Scope, message string, head int64, facts ...knowledge.FactID) *ledger.Entry {
	e := &ledger.Entry{
		At: noon, Sort: ledger.Asked, Guild: guild, Channel: "c" + string(guild), Message: message,
		Question: "who keeps the light?", Lang: "en", Intent: "who", Answered: true, Head: head,
	}
	for _, f := range facts {
		e.Uses = append(e.Uses, ledger.Use{Fact: f, Scope: knowledge.Global})
	}
	return e
}

func mustKeep(t testing.TB, l *Ledger, e *ledger.Entry) *ledger.Entry {
	t.Helper()
	must(t, l.Keep(t.Context(), e))
	return e
}

func correction(id int64, scope knowledge.Scope, fact knowledge.FactID) ledger.Correction {
	return ledger.Correction{ID: id, At: noon, Scope: scope, Fact: fact, Change: ledger.Corrected, Before: "old", After: "new"}
}

func mustPlan(t testing.TB, l *Ledger, list ...ledger.Correction) {
	t.Helper()
	must(t, l.Plan(t.Context(), "corrections", 1, time.Time{}, list))
}

// errands gives what waits, each as "correction fact entry tries".
func errands(t testing.TB, l *Ledger) (all []string) {
	t.Helper()
	for _, r := range mustGet[[]ledger.Errand](t)(l.Errands(t.Context(), 1000)) {
		all = append(all, fmt.Sprint(r.Correction.ID, " ", r.Correction.Fact, " ", r.Entry.Channel, "/", r.Entry.Message, " ", r.Tries))
	}
	return all
}

// rows counts the rows of each table of the ledger's that has any.
func rows(t testing.TB, l *Ledger) map[string]int {
	t.Helper()
	all := map[string]int{}
	for _, name := range ledgerTables {
		var n int
		must(t, l.s.read.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+name).Scan(&n))
		if n > 0 {
			all[name] = n
		}
	}
	return all
}

func TestSecret(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		first := mustGet[[]byte](t)(open(t).Ledger().Secret(t.Context()))
		if len(first) != 32 || bytes.Equal(first, make([]byte, 32)) {
			t.Errorf("the secret is %x", first)
		}
		again := mustGet[[]byte](t)(open(t).Ledger().Secret(t.Context()))
		want(t, "the secret, asked again", first, again)
	})
	a, b := opens(filepath.Join(t.TempDir(), "a.db"))(t), opens(filepath.Join(t.TempDir(), "b.db"))(t)
	if x, y := mustGet[[]byte](t)(a.Ledger().Secret(t.Context())), mustGet[[]byte](t)(b.Ledger().Secret(t.Context())); bytes.Equal(x, y) {
		t.Error("two stores have the same secret")
	}
}

func TestKeepAndRead(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		full := &ledger.Entry{
			At: noon.In(time.FixedZone("", 3600)), Sort: ledger.Asked, Guild: port, Channel: "c", Message: "m", Hook: "1/token",
			Until: after(15), By: "pseudonym", Question: "מי שומר? \"it's\"; -- $1", Lang: "he", Intent: "who",
			Entities: []knowledge.EntityID{"keeper", "harbour"}, Reason: "no-evidence", Head: 1 << 40,
			Uses: []ledger.Use{{Fact: "b", Scope: port}, {Fact: "a", Scope: knowledge.Global}, {Fact: "b", Scope: port}},
		}
		plain := &ledger.Entry{At: after(1), Sort: ledger.Posted, Guild: knowledge.Global, Channel: "c", Message: "m2", Answered: true, Gone: true}
		mustKeep(t, l, full)
		mustKeep(t, l, plain)
		if full.ID < 1 || plain.ID <= full.ID {
			t.Errorf("ids %d and %d", full.ID, plain.ID)
		}
		got := mustGet[*ledger.Entry](t)(l.Entry(t.Context(), "c", "m"))
		want(t, "by message", full, got)
		if got.At.Location() != time.UTC || got.Until.Location() != time.UTC {
			t.Errorf("times %v and %v are not in UTC", got.At, got.Until)
		}
		want(t, "by id", plain, mustGet[*ledger.Entry](t)(l.EntryOf(t.Context(), plain.ID)))

		for _, key := range [][2]string{{"c", "m3"}, {"c2", "m"}, {"", ""}, {"\xff", "a\x00"}} {
			_, err := l.Entry(t.Context(), key[0], key[1])
			wantNone(t, err)
		}
		_, err := l.EntryOf(t.Context(), plain.ID+1)
		wantNone(t, err)

		if err := l.Keep(t.Context(), &ledger.Entry{At: noon, Channel: "c"}); err == nil {
			t.Error("an entry without a message is kept")
		}
		many := answer(port, "many", 1)
		for i := range 3 * rowsAtOnce {
			many.Uses = append(many.Uses, ledger.Use{Fact: knowledge.FactID(fmt.Sprint("fact-", i)), Scope: port})
		}
		mustKeep(t, l, many)
		want(t, "one of many facts", many, mustGet[*ledger.Entry](t)(l.EntryOf(t.Context(), many.ID)))
		want(t, "the facts that entries are found by", 2+3*rowsAtOnce, rows(t, l)["uses"])
		odd := mustKeep(t, l, &ledger.Entry{At: noon, Guild: port, Channel: "c", Message: "odd", Question: "a\x00b\xffc"})
		want(t, "odd text", "a\uFFFDb\uFFFDc", mustGet[*ledger.Entry](t)(l.EntryOf(t.Context(), odd.ID)).Question)
	})
}

// TestKeepAgain: an entry takes the place of the former of its message.
func TestKeepAgain(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		first := mustKeep(t, l, answer(port, "m", 5, "a", "b"))
		other := mustKeep(t, l, answer(port, "other", 5, "a"))
		must(t, l.Vote(ctx, ledger.Vote{Entry: first.ID, By: "x", Helpful: true, At: noon}))
		must(t, l.Vote(ctx, ledger.Vote{Entry: other.ID, By: "x", Helpful: true, At: noon}))
		must(t, l.SetWish(ctx, first.ID, "x", noon))
		mustPlan(t, l, correction(6, knowledge.Global, "a"), correction(7, knowledge.Global, "b"))
		must(t, l.Settle(ctx, 7, "b", first.ID, ledger.Reached))

		again := mustKeep(t, l, answer(port, "m", 7, "c"))
		want(t, "the id", first.ID, again.ID)
		want(t, "the entry", again, mustGet[*ledger.Entry](t)(l.EntryOf(ctx, first.ID)))
		want(t, "what waits", []string{"6 a c100/other 0"}, errands(t, l))
		want(t, "rows", map[string]int{
			"entries": 2, "uses": 2, "votes": 1, "wishes": 1, "corrections": 2, "reports": 2, "cursors": 1,
			"errands": 2, // the other's, and the one that ended
		}, rows(t, l))
		tally := mustGet[*ledger.Tally](t)(l.Tally(ctx, port, time.Time{}, time.Time{}))
		want(t, "the facts", map[ledger.Use]int{{Fact: "a", Scope: "global"}: 1, {Fact: "c", Scope: "global"}: 1}, tally.Facts)

		mustPlan(t, l, correction(8, knowledge.Global, "a"), correction(9, knowledge.Global, "c"))
		want(t, "what waits then", []string{"6 a c100/other 0", "8 a c100/other 0", "9 c c100/m 0"}, errands(t, l))
	})
}

// TestKeepLate: an answer that was made before a correction, but is kept only when that
// is planned already, is reached all the same.
func TestKeepLate(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		mustPlan(t, l, correction(6, knowledge.Global, "a"), correction(7, port, "a"), correction(8, cape, "a"))
		mustKeep(t, l, answer(port, "early", 5, "a"))
		mustKeep(t, l, answer(port, "knows one", 6, "a"))
		mustKeep(t, l, answer(port, "knows all", 8, "a"))
		mustKeep(t, l, answer(port, "of another", 5, "b"))
		gone := answer(port, "gone", 5, "a")
		gone.Gone = true
		mustKeep(t, l, gone)
		want(t, "what waits", []string{"6 a c100/early 0", "7 a c100/early 0", "7 a c100/knows one 0"}, errands(t, l))

		// What is marked stays so when it is kept once more as it was.
		early := mustGet[*ledger.Entry](t)(l.Entry(t.Context(), "c100", "early"))
		must(t, l.Settle(t.Context(), 6, "a", early.ID, ledger.Reached))
		mustKeep(t, l, answer(port, "early", 5, "a"))
		want(t, "what waits then", []string{"7 a c100/early 0", "7 a c100/knows one 0"}, errands(t, l))
	})
}

func TestEntries(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		var ids []int64
		for i, e := range []*ledger.Entry{
			{Sort: ledger.Asked, Guild: port, Answered: true, Question: "q0"},
			{Sort: ledger.Asked, Guild: port, Question: "q1", Reason: "no-evidence"},
			{Sort: ledger.Asked, Guild: port, Reason: "no-evidence"},
			{Sort: ledger.Asked, Guild: cape, Question: "q3"},
			{Sort: ledger.Page, Guild: port, Question: "q4"},
			{Sort: ledger.Posted, Guild: knowledge.Global},
		} {
			e.At, e.Channel, e.Message = after(i), "c", fmt.Sprint(i)
			ids = append(ids, mustKeep(t, l, e).ID)
		}
		home := port
		for _, tt := range []struct {
			name string
			q    ledger.Query
			want string
		}{
			{"all", ledger.Query{}, "0 1 2 3 4 5"},
			{"of a guild", ledger.Query{Guild: &home}, "0 1 2 4"},
			{"of a sort", ledger.Query{Sort: ledger.Asked}, "0 1 2 3"},
			{"from, inclusive", ledger.Query{From: after(4)}, "4 5"},
			{"to, exclusive", ledger.Query{To: after(2)}, "0 1"},
			{"of a time", ledger.Query{From: after(1), To: after(3)}, "1 2"},
			{"unanswered", ledger.Query{Unanswered: true}, "1 3"},
			{"unanswered of a guild", ledger.Query{Unanswered: true, Guild: &home}, "1"},
			{"after", ledger.Query{After: ids[2]}, "3 4 5"},
			{"a page", ledger.Query{After: ids[0], Limit: 2}, "1 2"},
		} {
			var got []string
			for _, e := range mustGet[[]ledger.Entry](t)(l.Entries(t.Context(), tt.q)) {
				got = append(got, e.Message)
			}
			want(t, tt.name, tt.want, strings.Join(got, " "))
		}
	})
}

func TestUsualLimit(t *testing.T) {
	l := opens(filepath.Join(t.TempDir(), "store.db"))(t).Ledger()
	must(t, l.write(t.Context(), "fill", func(w *writing) error {
		for i := range usualLimit + 1 {
			w.number++
			if _, err := w.keep(answer(port, fmt.Sprint(i), 1)); err != nil {
				return err
			}
		}
		return nil
	}))
	want(t, "without a limit", usualLimit, len(mustGet[[]ledger.Entry](t)(l.Entries(t.Context(), ledger.Query{}))))
	want(t, "with one", usualLimit+1, len(mustGet[[]ledger.Entry](t)(l.Entries(t.Context(), ledger.Query{Limit: 5000}))))
}

func TestGone(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		var names []string
		for i := range 60 {
			names = append(names, fmt.Sprint("m", i))
			mustKeep(t, l, answer(port, names[i], 5, "a"))
		}
		mustKeep(t, l, answer(cape, "m0", 5, "a"))
		mustPlan(t, l, correction(6, knowledge.Global, "a"))
		first := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c100", "m0"))
		must(t, l.Settle(ctx, 6, "a", first.ID, ledger.Reached))

		must(t, l.Gone(ctx, "c100", nil))
		must(t, l.Gone(ctx, "c100", append(names[:58:58], "unknown", "\xff")))
		want(t, "what waits", []string{"6 a c100/m58 0", "6 a c100/m59 0", "6 a c200/m0 0"}, errands(t, l))
		if e := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c100", "m57")); !e.Gone {
			t.Error("an entry of a deleted message is not gone")
		}
		if e := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c200", "m0")); e.Gone {
			t.Error("the entry of another channel's message is gone")
		}
		mustPlan(t, l, correction(7, knowledge.Global, "a"))
		want(t, "what waits after another correction", []string{
			"6 a c100/m58 0", "6 a c100/m59 0", "6 a c200/m0 0", "7 a c100/m58 0", "7 a c100/m59 0", "7 a c200/m0 0",
		}, errands(t, l))
		must(t, l.Gone(ctx, "c100", names))
		reports := mustGet[[]ledger.Report](t)(l.Reports(ctx))
		want(t, "reports", []ledger.Report{
			{Correction: correction(6, knowledge.Global, "a"), Guild: port, Outcomes: map[ledger.Outcome]int{ledger.Reached: 1, ledger.Deleted: 59}},
			{Correction: correction(7, knowledge.Global, "a"), Guild: port, Outcomes: map[ledger.Outcome]int{ledger.Deleted: 2}},
		}, reports)
	})
}

func TestLastAsked(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		for i, sort := range []ledger.Sort{ledger.Asked, ledger.Page, ledger.Posted} {
			e := answer(port, fmt.Sprint(i), 1)
			e.At, e.By, e.Sort = after(i), "x", sort
			mustKeep(t, l, e)
		}
		e := answer(port, "somebody", 1)
		e.At = after(9)
		mustKeep(t, l, e)
		for _, tt := range []struct {
			by      ledger.Person
			channel string
			before  time.Time
			want    time.Time
		}{
			{"x", "c100", after(60), after(1)},
			{"x", "c100", after(1), after(0)},
			{"x", "c100", after(0), time.Time{}},
			{"x", "c200", after(60), time.Time{}},
			{"y", "c100", after(60), time.Time{}},
			{"", "c100", after(60), time.Time{}},
		} {
			got := mustGet[time.Time](t)(l.LastAsked(t.Context(), tt.by, tt.channel, tt.before))
			want(t, fmt.Sprint(tt.by, " ", tt.channel, " ", tt.before), tt.want, got)
		}
	})
}

func TestVotesAndTally(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		wantNone(t, l.Vote(ctx, ledger.Vote{Entry: 1, By: "x", At: noon}))
		keep := func(minute int, guild knowledge.Scope, sort ledger.Sort, reason string, uses ...ledger.Use) int64 {
			e := answer(guild, fmt.Sprint(minute), 1)
			e.At, e.Sort, e.Answered, e.Reason, e.Uses = after(minute), sort, reason == "", reason, uses
			return mustKeep(t, l, e).ID
		}
		a, own := ledger.Use{Fact: "a", Scope: knowledge.Global}, ledger.Use{Fact: "a", Scope: port}
		one := keep(0, port, ledger.Asked, "", a, a)
		two := keep(1, port, ledger.Asked, "", a, own)
		keep(2, port, ledger.Asked, "opinion")
		keep(3, port, ledger.Asked, "opinion")
		keep(4, port, ledger.Asked, "no-evidence")
		page := keep(5, port, ledger.Page, "", a)
		keep(6, cape, ledger.Asked, "", a)
		late := keep(7, port, ledger.Asked, "", a)
		for _, v := range []ledger.Vote{
			{Entry: one, By: "x", Helpful: true},
			{Entry: one, By: "x", Helpful: false}, // counts instead
			{Entry: one, By: "y", Helpful: false},
			{Entry: two, By: "x", Helpful: true},
			{Entry: page, By: "x", Helpful: true},
			{Entry: late, By: "x", Helpful: true},
		} {
			v.At = noon
			must(t, l.Vote(ctx, v))
		}
		got := mustGet[*ledger.Tally](t)(l.Tally(ctx, port, after(0), after(7)))
		want(t, "tally", &ledger.Tally{
			Asked: 5, Answered: 2, Reasons: map[string]int{"opinion": 2, "no-evidence": 1},
			Helpful: 2, Unhelpful: 2, Facts: map[ledger.Use]int{a: 2, own: 1},
		}, got)
		want(t, "tally of all time", 6, mustGet[*ledger.Tally](t)(l.Tally(ctx, port, time.Time{}, time.Time{})).Asked)
		want(t, "tally of nothing", &ledger.Tally{}, mustGet[*ledger.Tally](t)(l.Tally(ctx, "300", after(0), after(7))))
	})
}

func TestComplaints(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		complain := func(guild knowledge.Scope, text string) ledger.Complaint {
			c := ledger.Complaint{At: noon, Guild: guild, Entry: 77, By: "x", Text: text}
			must(t, l.Complain(ctx, &c))
			return c
		}
		one, other, two := complain(port, "wrong year"), complain(cape, "wrong name"), complain(port, "שנה")
		open := func(guild knowledge.Scope) []ledger.Complaint {
			return mustGet[[]ledger.Complaint](t)(l.Complaints(ctx, guild))
		}
		want(t, "of a guild", []ledger.Complaint{one, two}, open(port))
		wantNone(t, l.Resolve(ctx, port, other.ID))
		must(t, l.Resolve(ctx, port, one.ID))
		wantNone(t, l.Resolve(ctx, port, one.ID))
		want(t, "after one is resolved", []ledger.Complaint{two}, open(port))
		want(t, "of the other guild", []ledger.Complaint{other}, open(cape))
	})
}

func TestCursorAndPlan(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		cursor := func() string {
			at, known, err := l.Cursor(ctx, "corrections")
			must(t, err)
			return fmt.Sprint(at, known)
		}
		want(t, "cursor at first", "0 false", cursor())
		must(t, l.Plan(ctx, "corrections", 0, noon, nil))
		want(t, "cursor at the start", "0 true", cursor())
		mustKeep(t, l, answer(port, "m", 5, "a"))

		c := ledger.Correction{
			ID: 6, At: after(1), Scope: knowledge.Global, Fact: "a", Change: ledger.Overtaken, Reason: "a later word",
			Before: "The light burns.", Quote: "it burns", After: "The light is out.", Next: "b", Link: "https://example.org/light",
		}
		must(t, l.Plan(ctx, "corrections", 6, noon, []ledger.Correction{c, c}))
		want(t, "cursor", "6 true", cursor())
		got := mustGet[[]ledger.Errand](t)(l.Errands(ctx, 10))
		want(t, "errands", []ledger.Errand{{Correction: c, Entry: *mustGet[*ledger.Entry](t)(l.Entry(ctx, "c100", "m"))}}, got)

		// A second time nothing happens, even if it says something else, nor does the cursor go back.
		must(t, l.Settle(ctx, 6, "a", got[0].Entry.ID, ledger.Reached))
		changed := c
		changed.Before = "else"
		must(t, l.Plan(ctx, "corrections", 4, noon, []ledger.Correction{changed}))
		want(t, "cursor after an older plan", "6 true", cursor())
		want(t, "errands after the same plan", []string(nil), errands(t, l))
		want(t, "report", c, mustGet[[]ledger.Report](t)(l.Reports(ctx))[0].Correction)

		// All or nothing: what fails at the second correction leaves nothing of the first.
		failing, cancel := context.WithCancel(ctx)
		cancel()
		if err := l.Plan(failing, "corrections", 9, noon, []ledger.Correction{correction(7, knowledge.Global, "a")}); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		err := l.write(ctx, "half a plan", func(w *writing) error {
			must(t, w.plan(correction(7, knowledge.Global, "a"), noon))
			return errors.New("out of ink")
		})
		wantError(t, err, err, "half a plan: out of ink")
		want(t, "cursor after failures", "6 true", cursor())
		want(t, "errands after failures", []string(nil), errands(t, l))
		want(t, "corrections after failures", 1, rows(t, l)["corrections"])
	})
}

func TestWhomACorrectionConcerns(t *testing.T) {
	version := func(guild knowledge.Scope, message string, scopes ...knowledge.Scope) *ledger.Entry {
		e := answer(guild, message, 5)
		for _, s := range scopes {
			e.Uses = append(e.Uses, ledger.Use{Fact: "a", Scope: s})
		}
		return e
	}
	eachLedger(t, func(t *testing.T, l *Ledger) {
		for _, e := range []*ledger.Entry{
			version(port, "global version", knowledge.Global),
			version(port, "own version", port),
			version(port, "both", port, knowledge.Global),
			version(cape, "global version", knowledge.Global),
			version(cape, "own version", cape),
			version(knowledge.Global, "in private", knowledge.Global),
			answer(port, "another fact", 5, "ab", "A", "b"),
			answer(port, "knows it", 6, "a"),
			answer(port, "knows more", 7, "a"),
			answer(port, "no facts", 0),
		} {
			mustKeep(t, l, e)
		}
		old := version(port, "old", knowledge.Global)
		old.At = noon.Add(-time.Microsecond)
		mustKeep(t, l, old)
		gone := mustKeep(t, l, version(port, "gone", knowledge.Global))
		must(t, l.Gone(t.Context(), gone.Channel, []string{gone.Message}))

		must(t, l.Plan(t.Context(), "corrections", 6, noon, []ledger.Correction{correction(6, knowledge.Global, "a")}))
		want(t, "a global correction", []string{
			"6 a c100/global version 0", "6 a c100/both 0", "6 a c200/global version 0", "6 a cglobal/in private 0",
		}, errands(t, l))
		end := func() {
			for _, r := range mustGet[[]ledger.Errand](t)(l.Errands(t.Context(), 100)) {
				must(t, l.Settle(t.Context(), r.Correction.ID, r.Correction.Fact, r.Entry.ID, ledger.Unsaid))
			}
		}
		end()
		must(t, l.Plan(t.Context(), "corrections", 6, noon, []ledger.Correction{correction(7, port, "a")}))
		want(t, "a guild's correction", []string{
			"7 a c100/global version 0", "7 a c100/own version 0", "7 a c100/both 0", "7 a c100/knows it 0",
		}, errands(t, l))
		end()
		var guilds []string
		for _, r := range mustGet[[]ledger.Report](t)(l.Reports(t.Context())) {
			guilds = append(guilds, fmt.Sprint(r.Correction.ID, " ", r.Guild, " ", r.Outcomes[ledger.Unsaid]))
		}
		slices.Sort(guilds)
		want(t, "reports", []string{"6 100 2", "6 200 1", "6 global 1", "7 100 4"}, guilds)
	})
}

func TestErrands(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		mustKeep(t, l, answer(port, "1", 5, "a", "b"))
		mustKeep(t, l, answer(cape, "2", 5, "b", "a"))
		short := answer(cape, "3", 5, "a", "b")
		short.Hook, short.Until = "1/t", after(15)
		mustKeep(t, l, short)
		mustPlan(t, l, correction(8, knowledge.Global, "a"), correction(6, knowledge.Global, "b"), correction(6, knowledge.Global, "a"))
		all := []string{
			"6 a c200/3 0", "6 b c200/3 0", "8 a c200/3 0",
			"6 a c100/1 0", "6 a c200/2 0", "6 b c100/1 0", "6 b c200/2 0", "8 a c100/1 0", "8 a c200/2 0",
		}
		want(t, "order", all, errands(t, l))
		for _, limit := range []int{-1, 0, 2} {
			want(t, "number", max(limit, 0), len(mustGet[[]ledger.Errand](t)(l.Errands(ctx, limit))))
		}
		must(t, l.Settle(ctx, 6, "a", short.ID, ledger.Waiting))
		must(t, l.Settle(ctx, 6, "a", short.ID, ledger.Waiting))
		must(t, l.Settle(ctx, 6, "b", short.ID, ledger.Denied))
		must(t, l.Settle(ctx, 6, "b", short.ID, ledger.Reached)) // it ended before
		must(t, l.Settle(ctx, 6, "b", short.ID, ledger.Waiting))
		must(t, l.Settle(ctx, 99, "b", short.ID, ledger.Reached)) // there is none
		all[0] = "6 a c200/3 2"
		want(t, "after settling", slices.Delete(all, 1, 2), errands(t, l))
		var outcome string
		var tries int
		must(t, l.s.read.QueryRowContext(ctx, `SELECT outcome, tries FROM errands WHERE correction = 6 AND fact = 'b' AND entry = $1`, short.ID).Scan(&outcome, &tries))
		want(t, "how it ended", "denied 0", fmt.Sprint(outcome, " ", tries))
	})
}

func TestReports(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		e1, e2 := mustKeep(t, l, answer(port, "1", 5, "a")), mustKeep(t, l, answer(port, "2", 5, "a", "b"))
		e3 := mustKeep(t, l, answer(cape, "3", 5, "a"))
		a, b := correction(6, knowledge.Global, "a"), correction(6, knowledge.Global, "b")
		mustPlan(t, l, a, b, correction(7, knowledge.Global, "nobody's"))
		reports := func() []ledger.Report { return mustGet[[]ledger.Report](t)(l.Reports(ctx)) }
		want(t, "at first", []ledger.Report(nil), reports())
		must(t, l.Settle(ctx, 6, "a", e1.ID, ledger.Reached))
		must(t, l.Settle(ctx, 6, "a", e3.ID, ledger.TooLate))
		one := ledger.Report{Correction: a, Guild: cape, Outcomes: map[ledger.Outcome]int{ledger.TooLate: 1}}
		want(t, "when one guild's are done", []ledger.Report{one}, reports())
		must(t, l.Settle(ctx, 6, "a", e2.ID, ledger.Failed))
		must(t, l.Settle(ctx, 6, "b", e2.ID, ledger.Reached))
		two := ledger.Report{Correction: a, Guild: port, Outcomes: map[ledger.Outcome]int{ledger.Reached: 1, ledger.Failed: 1}}
		three := ledger.Report{Correction: b, Guild: port, Outcomes: map[ledger.Outcome]int{ledger.Reached: 1}}
		want(t, "when all are done", []ledger.Report{two, one, three}, reports())

		p := &ledger.Parcel{Key: "report/6/a/100", Made: noon, Guild: port, Channel: "mods"}
		must(t, l.Told(ctx, 6, "a", port, p))
		if p.ID == 0 {
			t.Error("the parcel of a report is not sent")
		}
		again := &ledger.Parcel{Key: "report/6/a/100 again", Made: noon, Guild: port, Channel: "mods", ID: 5}
		must(t, l.Told(ctx, 6, "a", port, again))
		must(t, l.Told(ctx, 6, "unknown", port, again))
		want(t, "the id of what is not sent", int64(0), again.ID)
		must(t, l.Told(ctx, 6, "b", port, nil))
		want(t, "when two are told", []ledger.Report{one}, reports())
		want(t, "parcels", 1, len(mustGet[[]ledger.Parcel](t)(l.Parcels(ctx, 10))))
	})
}

func follow(guild knowledge.Scope, channel, user, what string) *ledger.Follow {
	return &ledger.Follow{
		Guild: guild, Channel: channel, User: user, By: "x", What: what, Lang: "ar", Pace: ledger.Weekly,
		Hour: 7, Weekday: 5, Zone: "Asia/Jerusalem", Made: noon, Head: 10, Day: "2024-08-30",
	}
}

func mustFollow(t testing.TB, l *Ledger, f *ledger.Follow) *ledger.Follow {
	t.Helper()
	must(t, l.SetFollow(t.Context(), f))
	return f
}

func TestFollows(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		follows := func(guild knowledge.Scope, user string) []ledger.Follow {
			return mustGet[[]ledger.Follow](t)(l.Follows(ctx, guild, user))
		}
		one := mustFollow(t, l, follow(port, "c1", "", "all"))
		two := mustFollow(t, l, follow(port, "c1", "", "keeper"))
		private := mustFollow(t, l, follow(knowledge.Global, "", "42", "all"))
		want(t, "all", []ledger.Follow{*one, *two, *private}, follows("", ""))
		want(t, "of a guild", []ledger.Follow{*one, *two}, follows(port, ""))
		want(t, "of direct messages", []ledger.Follow{*private}, follows(knowledge.Global, ""))
		want(t, "of a person", []ledger.Follow{*private}, follows("", "42"))
		want(t, "of nobody", []ledger.Follow(nil), follows("", "43"))

		again := &ledger.Follow{Guild: port, Channel: "c1", What: "all", By: "y", Lang: "en", Pace: ledger.AtOnce, Made: after(1), Head: 99, Day: "2030-01-01"}
		must(t, l.SetFollow(ctx, again))
		want(t, "set again", &ledger.Follow{
			ID: one.ID, Guild: port, Channel: "c1", What: "all", By: "y", Lang: "en", Pace: ledger.AtOnce, Made: after(1), Head: 10, Day: "2024-08-30",
		}, again)
		want(t, "of the guild then", []ledger.Follow{*again, *two}, follows(port, ""))

		p := &ledger.Parcel{Key: "digest/1", Made: noon, Follow: one.ID}
		q := &ledger.Parcel{Key: "digest/2", Made: noon, Follow: two.ID}
		must(t, l.Send(ctx, p))
		must(t, l.Send(ctx, q))
		must(t, l.Begin(ctx, p.ID))
		must(t, l.Unfollow(ctx, one.ID))
		wantNone(t, l.Unfollow(ctx, one.ID))
		want(t, "of the guild at last", []ledger.Follow{*two}, follows(port, ""))
		left := mustGet[[]ledger.Parcel](t)(l.Parcels(ctx, 10))
		if len(left) != 1 || left[0].ID != q.ID {
			t.Errorf("parcels of a follow that ended: %+v", left)
		}
		wantNone(t, l.Begin(ctx, p.ID))
		late := &ledger.Parcel{Key: "digest/3", Made: noon, Follow: one.ID, ID: 9}
		must(t, l.Send(ctx, late))
		want(t, "the id of a parcel of a follow that ended", int64(0), late.ID)
	})
}

func TestMove(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		f := mustFollow(t, l, follow(port, "c1", "", "all")) // told up to 10, on 2024-08-30
		parcel := func(key string) *ledger.Parcel {
			return &ledger.Parcel{Key: key, Made: noon, Guild: port, Channel: "c1", Follow: f.ID}
		}
		check := func(what string, head int64, day string, keys ...string) {
			t.Helper()
			got := mustGet[[]ledger.Follow](t)(l.Follows(ctx, port, ""))[0]
			want(t, what+": head and day", fmt.Sprint(head, day), fmt.Sprint(got.Head, got.Day))
			var waiting []string
			for _, p := range mustGet[[]ledger.Parcel](t)(l.Parcels(ctx, 100)) {
				waiting = append(waiting, p.Key)
			}
			want(t, what+": parcels", keys, waiting)
		}
		wantNone(t, l.Move(ctx, f.ID, 10, "2024-08-30", parcel("same")))
		wantNone(t, l.Move(ctx, f.ID, 9, "2024-08-29", parcel("past")))
		wantNone(t, l.Move(ctx, f.ID, 10, "", parcel("no day")))
		wantNone(t, l.Move(ctx, f.ID+1, 11, "2024-08-31", parcel("no follow")))
		check("refused", 10, "2024-08-30")

		must(t, l.Move(ctx, f.ID, 12, "2024-08-31", parcel("d31")))
		check("moved", 12, "2024-08-31", "d31")
		must(t, l.Move(ctx, f.ID, 12, "2024-09-01", nil))
		check("an empty day", 12, "2024-09-01", "d31")
		must(t, l.Move(ctx, f.ID, 13, "2024-09-01", nil))
		check("passed over in silence", 13, "2024-09-01", "d31")
		must(t, l.Move(ctx, f.ID, 14, "", parcel("at once")))
		check("without a day", 14, "2024-09-01", "d31", "at once")
		must(t, l.Move(ctx, f.ID, 12, "2024-09-02", nil))
		check("nothing goes back", 14, "2024-09-02", "d31", "at once")

		// Whoever prepared the same parcel from another head comes too late.
		wantNone(t, l.Move(ctx, f.ID, 20, "2024-09-02", parcel("at once")))
		check("a key that was taken", 14, "2024-09-02", "d31", "at once")

		// All or nothing: what cannot be sent moves nothing.
		if err := l.Move(ctx, f.ID, 30, "2024-09-03", parcel("")); err == nil || errors.Is(err, ledger.ErrNone) {
			t.Errorf("a parcel without a key: %v", err)
		}
		check("a parcel without a key", 14, "2024-09-02", "d31", "at once")
	})
}

func TestWishes(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		wantNone(t, l.SetWish(ctx, 1, "x", noon))
		keep := func(message string) *ledger.Entry {
			e := answer(port, message, 5)
			e.Answered, e.Reason = false, "no-evidence"
			return mustKeep(t, l, e)
		}
		one, two, gone, unknown := keep("1"), keep("2"), keep("gone"), keep("unknown")
		for _, w := range []struct {
			e  *ledger.Entry
			by ledger.Person
		}{{two, "x"}, {one, "x"}, {one, "y"}, {gone, "x"}, {unknown, "x"}, {one, "x"}} {
			must(t, l.SetWish(ctx, w.e.ID, w.by, noon))
		}
		must(t, l.Gone(ctx, gone.Channel, []string{gone.Message}))
		unknown.Question = ""
		mustKeep(t, l, unknown)
		got := mustGet[[]ledger.Wish](t)(l.Wishes(ctx))
		for i := 1; i < len(got); i++ {
			if got[i].ID <= got[i-1].ID {
				t.Errorf("wish %d comes after %d", got[i].ID, got[i-1].ID)
			}
		}
		want(t, "wishes", []ledger.Wish{{Entry: *two, By: "x", At: noon}, {Entry: *one, By: "x", At: noon}, {Entry: *one, By: "y", At: noon}},
			slices.Collect(func(yield func(ledger.Wish) bool) {
				for _, w := range got {
					w.ID = 0
					if !yield(w) {
						return
					}
				}
			}))

		p := &ledger.Parcel{Key: "wish/1", Made: noon, Guild: port, Channel: one.Channel, ReplyTo: one.Message}
		must(t, l.Grant(ctx, one.ID, p))
		if p.ID == 0 {
			t.Error("the parcel of a granted wish is not sent")
		}
		q := &ledger.Parcel{Key: "wish/1 again", Made: noon}
		wantNone(t, l.Grant(ctx, one.ID, q))
		must(t, l.Grant(ctx, two.ID, nil))
		want(t, "wishes at last", 0, len(mustGet[[]ledger.Wish](t)(l.Wishes(ctx))))
		want(t, "parcels", 1, len(mustGet[[]ledger.Parcel](t)(l.Parcels(ctx, 10))))
	})
}

func TestParcels(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		parcels := func() []ledger.Parcel { return mustGet[[]ledger.Parcel](t)(l.Parcels(ctx, 10)) }
		full := &ledger.Parcel{
			Key: "a", Made: noon, Guild: port, Channel: "c", User: "42", ReplyTo: "m", Body: json.RawMessage(oddBodies[1]), Head: 7,
			Uses: []ledger.Use{{Fact: "b", Scope: port}, {Fact: "a", Scope: knowledge.Global}}, Tried: true, Tries: 3,
		}
		plain := &ledger.Parcel{Key: "b", Made: after(1)}
		must(t, l.Send(ctx, full))
		must(t, l.Send(ctx, plain))
		if full.ID < 1 || plain.ID <= full.ID {
			t.Errorf("ids %d and %d", full.ID, plain.ID)
		}
		full.Tried, full.Tries = false, 0 // that is the ledger's to tell
		want(t, "parcels", []ledger.Parcel{*full, *plain}, parcels())
		for _, limit := range []int{-1, 0, 1} {
			want(t, "number", max(limit, 0), len(mustGet[[]ledger.Parcel](t)(l.Parcels(ctx, limit))))
		}
		again := &ledger.Parcel{ID: 9, Key: "a", Made: after(1), Body: json.RawMessage(`{}`)}
		must(t, l.Send(ctx, again))
		want(t, "the id of a second of the same key", int64(0), again.ID)
		if err := l.Send(ctx, &ledger.Parcel{Made: noon}); err == nil {
			t.Error("a parcel without a key is taken in")
		}

		must(t, l.Begin(ctx, full.ID))
		wantNone(t, l.Begin(ctx, full.ID)) // somebody is at it
		want(t, "begun", true, parcels()[0].Tried)
		must(t, l.Decline(ctx, full.ID))
		full.Tries = 1
		want(t, "declined", []ledger.Parcel{*full, *plain}, parcels())
		must(t, l.Begin(ctx, full.ID))
		if err := l.Sent(ctx, full.ID, &ledger.Entry{At: noon}); err == nil {
			t.Error("an entry without a message is kept")
		}
		want(t, "after a failure", 2, len(parcels()))
		e := answer(port, "sent", 7, "a")
		must(t, l.Sent(ctx, full.ID, e))
		want(t, "sent", []ledger.Parcel{*plain}, parcels())
		want(t, "the entry", e, mustGet[*ledger.Entry](t)(l.Entry(ctx, e.Channel, "sent")))
		wantNone(t, l.Begin(ctx, full.ID))
		must(t, l.Decline(ctx, full.ID))
		must(t, l.Sent(ctx, plain.ID, nil))
		late := answer(port, "of a parcel that is no more", 7)
		must(t, l.Sent(ctx, plain.ID, late))
		want(t, "its entry", late, mustGet[*ledger.Entry](t)(l.EntryOf(ctx, late.ID)))
		must(t, l.Send(ctx, again))
		want(t, "the id of one whose key was sent", int64(0), again.ID)
		want(t, "rows", map[string]int{"parcel_keys": 2, "entries": 2, "uses": 1}, rows(t, l))
	})
}

// TestLedgerInTrouble: errors are of the same kinds as those of revisions, and say what
// could not be done.
func TestLedgerInTrouble(t *testing.T) {
	t.Run("read-only", func(t *testing.T) {
		address := pgtest.Start(t)
		e := mustKeep(t, opens(address)(t).Ledger(), answer(port, "m", 1))
		l := opens(address + "&default_transaction_read_only=on")(t).Ledger()
		want(t, "what is read", e, mustGet[*ledger.Entry](t)(l.EntryOf(t.Context(), e.ID)))
		wantError(t, l.Keep(t.Context(), answer(port, "n", 1)), ErrReadOnly, "keep an entry", "standby")
		_, err := l.Secret(t.Context())
		wantError(t, err, ErrReadOnly, "make the secret")
	})
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		e := answer(port, "m", 1)
		wantError(t, l.Keep(ctx, e), context.Canceled)
		want(t, "the id of what was not kept", int64(0), e.ID)
		_, err := l.Errands(ctx, 1)
		wantError(t, err, context.Canceled, "list errands")
		want(t, "rows", map[string]int{}, rows(t, l))
		mustClose(t, l.s)
		if err := l.Keep(t.Context(), e); err == nil {
			t.Error("a closed ledger keeps an entry")
		}
		if _, _, err := l.Cursor(t.Context(), "corrections"); err == nil {
			t.Error("a closed ledger has a cursor")
		}
	})
}
