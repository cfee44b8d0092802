package sqlstore

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// fillLedger puts something of a guild's and of a person's (and their user id) into every
// table. All times are at; revisions are counted from first.
func fillLedger(t testing.TB, l *Ledger, guild knowledge.Scope, by ledger.Person, user string, at time.Time, first int64) {
	t.Helper()
	ctx := t.Context()
	name := fmt.Sprint(guild, "-", first)
	e := answer(guild, name, first, "a")
	e.At, e.By, e.Answered, e.Reason = at, by, false, "no-evidence"
	e.Hook, e.Until = "1/token of "+name, at.Add(15*time.Minute)
	mustKeep(t, l, e)
	must(t, l.Vote(ctx, ledger.Vote{Entry: e.ID, By: by, At: at}))
	must(t, l.SetWish(ctx, e.ID, by, at))
	must(t, l.Complain(ctx, &ledger.Complaint{At: at, Guild: guild, Entry: e.ID, By: by, Text: "wrong"}))
	c := correction(first+1, guild, "a")
	c.At = at
	mustPlan(t, l, c)
	f := follow(guild, "f"+string(guild), "", "all")
	f.By = by
	must(t, l.SetFollow(ctx, f))
	must(t, l.Send(ctx, &ledger.Parcel{Key: "digest/" + name, Made: at, Guild: guild, Follow: f.ID}))
	private := follow(knowledge.Global, "", user, "all")
	private.By = by
	must(t, l.SetFollow(ctx, private))
	must(t, l.Send(ctx, &ledger.Parcel{Key: fmt.Sprint("private/", first), Made: at, Guild: knowledge.Global, User: user, Follow: private.ID}))
	must(t, l.Send(ctx, &ledger.Parcel{Key: fmt.Sprint("offer/", first), Made: at, Guild: knowledge.Global, User: user}))
}

// wantNowhere looks for a word in every column of every table.
func wantNowhere(t testing.TB, l *Ledger, word string) {
	t.Helper()
	for _, table := range append([]string{"ledger"}, ledgerTables...) {
		found, err := list(t.Context(), l.s.read, scanAll, `SELECT * FROM `+table)
		must(t, err)
		for _, row := range found {
			if text := fmt.Sprint(row...); strings.Contains(text, word) {
				t.Errorf("%q is still in table %s: %s", word, table, text)
			}
		}
	}
}

func scanOne[T any](rows *sql.Rows) (v T, err error) {
	err = rows.Scan(&v)
	return v, err
}

func scanAll(rows *sql.Rows) ([]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	return values, rows.Scan(places...)
}

func TestForget(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		fillLedger(t, l, "551", "person-x", "userid-x", noon, 10)
		page := answer("551", "page", 10)
		page.Sort, page.Question, page.By = ledger.Page, "", "person-x"
		mustKeep(t, l, page)
		fillLedger(t, l, "552", "person-y", "userid-y", noon, 20)
		before := rows(t, l)

		none, err := l.Forget(ctx, "", "", "")
		must(t, err)
		want(t, "of nobody", ledger.Forgotten{}, none)
		want(t, "rows", before, rows(t, l))

		got, err := l.Forget(ctx, "person-x", "", "")
		must(t, err)
		want(t, "of a person", ledger.Forgotten{Questions: 1, Wishes: 1, Votes: 1, Complaints: 1}, got)
		wantNowhere(t, l, "person-x")
		want(t, "follows by direct message", 1, len(mustGet[[]ledger.Follow](t)(l.Follows(ctx, "", "userid-x"))))
		got, err = l.Forget(ctx, "person-x", "userid-x", "")
		must(t, err)
		want(t, "of their user id", ledger.Forgotten{Follows: 1}, got)
		wantNowhere(t, l, "userid-x")

		// The answer stays without its question: it may have to be corrected.
		e := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c551", "551-10"))
		want(t, "the question", "", e.Question)
		want(t, "what it shows", []ledger.Use{{Fact: "a", Scope: knowledge.Global}}, e.Uses)
		want(t, "what waits", []string{"11 a c551/551-10 0", "21 a c552/552-20 0"}, errands(t, l))

		// What was said in direct messages goes altogether, if they asked there.
		dm := answer(knowledge.Global, "asked", 10, "a")
		dm.Channel, dm.By = "dm-z", "person-z"
		mustKeep(t, l, dm)
		must(t, l.Vote(ctx, ledger.Vote{Entry: dm.ID, By: "person-z", At: noon}))
		digest := answer(knowledge.Global, "digest", 10, "a")
		digest.Channel, digest.Question = "dm-z", ""
		mustKeep(t, l, digest)
		others := answer(knowledge.Global, "others", 10, "a")
		others.Channel, others.By = "dm-y", "person-y"
		mustKeep(t, l, others)
		got, err = l.Forget(ctx, "person-z", "", "")
		must(t, err)
		want(t, "of one who wrote directly", ledger.Forgotten{Questions: 1, Votes: 1}, got)
		wantNowhere(t, l, "dm-z")
		want(t, "another's", others, mustGet[*ledger.Entry](t)(l.EntryOf(ctx, others.ID)))

		// Of the other nothing is lost.
		other, err := l.Forget(ctx, "person-y", "userid-y", "")
		must(t, err)
		want(t, "of the other", ledger.Forgotten{Questions: 2, Wishes: 1, Votes: 1, Complaints: 1, Follows: 1}, other)
	})
}

func TestLeave(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		fillLedger(t, l, "552", "person-y", "userid-y", noon, 20)
		other := rows(t, l)
		fillLedger(t, l, "551", "person-x", "userid-x", noon, 10)
		mustPlan(t, l, correction(30, knowledge.Global, "a"))
		must(t, l.Leave(ctx, "551"))
		_, err := l.Forget(ctx, "", "userid-x", "") // what is theirs and not the guild's
		must(t, err)
		wantNowhere(t, l, "551-")
		wantNowhere(t, l, "c551")
		wantNowhere(t, l, "person-x")
		for _, column := range []string{"entries.guild", "complaints.guild", "corrections.scope", "errands.guild", "reports.guild", "follows.guild", "parcel_keys.guild", "parcels.guild"} {
			table, name, _ := strings.Cut(column, ".")
			var n int
			must(t, l.s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM `+table+` WHERE `+name+` = '551'`).Scan(&n))
			want(t, column, 0, n)
		}
		// The other guild keeps its own; the global correction and the keys of direct messages
		// are nobody's.
		other["corrections"]++
		other["errands"]++
		other["reports"]++
		other["parcel_keys"] += 2
		want(t, "rows", other, rows(t, l))

		for _, scope := range []knowledge.Scope{knowledge.Global, ""} {
			if err := l.Leave(ctx, scope); err == nil {
				t.Errorf("%q is left", scope)
			}
		}
		want(t, "rows then", other, rows(t, l))
	})
}

func TestExpire(t *testing.T) {
	eachLedger(t, func(t *testing.T, l *Ledger) {
		ctx := t.Context()
		fillLedger(t, l, "551", "person-old", "userid-old", after(0), 10)
		fillLedger(t, l, "552", "person-mid", "userid-mid", after(100), 20)
		fillLedger(t, l, "553", "person-new", "userid-new", after(200), 30)
		must(t, l.Expire(ctx, noon.Add(-time.Hour), noon, noon))
		want(t, "entries when nothing is old", 3, rows(t, l)["entries"])
		whole := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c553", "553-30"))

		// The second's hook ends this very moment.
		must(t, l.Expire(ctx, after(115), after(200), after(100)))
		wantNowhere(t, l, "551-")
		wantNowhere(t, l, "c551")
		mid := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c552", "552-20"))
		want(t, "what is left of an entry whose question is too old", &ledger.Entry{
			ID: mid.ID, At: after(100), Sort: ledger.Asked, Guild: "552", Channel: "c552", Message: "552-20", Until: after(115),
			Lang: "en", Head: 20, Uses: []ledger.Use{{Fact: "a", Scope: knowledge.Global}},
		}, mid)
		want(t, "a new entry", whole, mustGet[*ledger.Entry](t)(l.Entry(ctx, "c553", "553-30")))
		want(t, "rows", map[string]int{
			"cursors": 1, "entries": 2, "uses": 2, "votes": 2, "complaints": 1, "corrections": 2, "errands": 2, "reports": 2, "wishes": 1,
			"follows":     6, // they have no age
			"parcel_keys": 6, "parcels": 6,
		}, rows(t, l))

		// A key that was dropped may be used again.
		p := &ledger.Parcel{Key: "offer/10", Made: after(300), Guild: knowledge.Global}
		must(t, l.Send(ctx, p))
		if p.ID == 0 {
			t.Error("a key that was dropped is not taken again")
		}
	})
}

// TestIDsAreNotUsedAgain, whatever is deleted.
func TestIDsAreNotUsedAgain(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		var last int64
		for i := range 4 {
			l := s.Ledger()
			e := mustKeep(t, l, answer(port, fmt.Sprint(i), 1))
			if e.ID <= last {
				t.Errorf("id %d after %d", e.ID, last)
			}
			last = e.ID
			must(t, l.Leave(t.Context(), port))
			mustClose(t, s)
			s = open(t)
		}
	})
}

// TestDeletedIsOverwritten: SQLite leaves nothing of what is deleted in its file.
func TestDeletedIsOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := opens(path)(t)
	const word = "lampblack"
	for i := range 50 {
		e := answer(port, fmt.Sprint(i), 1)
		e.By, e.Question = "x", strings.Repeat(word, i+1)
		mustKeep(t, s.Ledger(), e)
	}
	inFile := func() bool {
		text, err := os.ReadFile(path)
		must(t, err)
		return bytes.Contains(text, []byte(word))
	}
	mustClose(t, s)
	if !inFile() {
		t.Fatal("the questions are not in the file at all")
	}
	s = opens(path)(t)
	_, err := s.Ledger().Forget(t.Context(), "x", "", "")
	must(t, err)
	mustClose(t, s)
	if inFile() {
		t.Error("the file still holds what was forgotten")
	}
}

// TestMigrationOfAStoreWithoutLedger: a store of the version before gets one, and keeps
// what it has.
func TestMigrationOfAStoreWithoutLedger(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		fillOdd(t, s)
		was := feed(t, s)
		for _, q := range append(slices.Clone(dropLedger), `DELETE FROM schema_version WHERE version_id > 2`) {
			_, err := s.write.ExecContext(t.Context(), q)
			must(t, err)
		}
		mustClose(t, s)

		s = open(t)
		want(t, "the revisions", was, feed(t, s))
		e := mustKeep(t, s.Ledger(), answer(port, "m", 1, "a"))
		want(t, "an entry", e, mustGet[*ledger.Entry](t)(s.Ledger().EntryOf(t.Context(), e.ID)))
		mustApply(t, s, batch(put("later", `{}`)))
		checkWhole(t, s)
	})
}

// TestBackupLeavesTheLedgerOut: what a person had deleted must not come back with a
// backup, nor what was sent be sent again.
func TestBackupLeavesTheLedgerOut(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		mustApply(t, s, batch(put("a", `1`)))
		fillLedger(t, s.Ledger(), port, "person-x", "userid-x", noon, 10)
		had := rows(t, s.Ledger())
		path := filepath.Join(t.TempDir(), "backup.db")
		must(t, s.Backup(t.Context(), path, nil))
		want(t, "rows of the store itself", had, rows(t, s.Ledger()))
		text, err := os.ReadFile(path)
		must(t, err)
		if bytes.Contains(text, []byte("person-x")) {
			t.Error("the backup holds the ledger")
		}
		to := opens(filepath.Join(t.TempDir(), "to.db"))(t)
		must(t, to.Restore(t.Context(), path, nil))
		want(t, "rows of the restored ledger", map[string]int{}, rows(t, to.Ledger()))
		mustKeep(t, to.Ledger(), answer(port, "m", 1, "a"))
	})
}

// TestRestoreOfALiveFileLeavesTheLedgerOut: as it does of a backup.
func TestRestoreOfALiveFileLeavesTheLedgerOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := opens(path)(t)
	mustApply(t, s, batch(put("a", `1`)))
	fillLedger(t, s.Ledger(), port, "person-x", "userid-x", noon, 10)
	to := opens(filepath.Join(t.TempDir(), "to.db"))(t)
	must(t, to.Restore(t.Context(), path, nil))
	want(t, "rows of the restored ledger", map[string]int{}, rows(t, to.Ledger()))
}
