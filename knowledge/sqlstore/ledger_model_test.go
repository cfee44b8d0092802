package sqlstore

import (
	"cmp"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// A ledgerModel is what a ledger should do with entries and corrections, in memory and in
// the plainest way.
type ledgerModel struct {
	entries     []*ledger.Entry
	corrections []ledger.Correction
	errands     map[errandKey]*modelErrand
	told        map[reportKey]bool
	cursor      int64
	known       bool
}

type errandKey struct {
	correction int64
	fact       knowledge.FactID
	entry      int64
}

type reportKey struct {
	correction int64
	fact       knowledge.FactID
	guild      knowledge.Scope
}

type modelErrand struct {
	outcome ledger.Outcome
	tries   int
}

func newLedgerModel() *ledgerModel {
	return &ledgerModel{errands: map[errandKey]*modelErrand{}, told: map[reportKey]bool{}}
}

func (m *ledgerModel) entry(id int64) *ledger.Entry {
	for _, e := range m.entries {
		if e.ID == id {
			return e
		}
	}
	return nil
}

func (m *ledgerModel) correction(id int64, fact knowledge.FactID) *ledger.Correction {
	for i, c := range m.corrections {
		if c.ID == id && c.Fact == fact {
			return &m.corrections[i]
		}
	}
	return nil
}

// concern makes an errand if a correction concerns an entry.
func (m *ledgerModel) concern(c ledger.Correction, e *ledger.Entry) {
	uses := slices.ContainsFunc(e.Uses, func(u ledger.Use) bool {
		if c.Scope == knowledge.Global {
			return u == ledger.Use{Fact: c.Fact, Scope: knowledge.Global}
		}
		return u.Fact == c.Fact && e.Guild == c.Scope
	})
	key := errandKey{c.ID, c.Fact, e.ID}
	if uses && e.Head < c.ID && !e.Gone && m.errands[key] == nil {
		m.errands[key] = &modelErrand{}
		if report := (reportKey{c.ID, c.Fact, e.Guild}); !m.told[report] {
			m.told[report] = false // it is to be told
		}
	}
}

// keep takes in what the ledger kept under an id, which must be of the former, or new.
func (m *ledgerModel) keep(e ledger.Entry) error {
	var last int64
	for i, have := range m.entries {
		last = max(last, have.ID)
		if have.Channel != e.Channel || have.Message != e.Message {
			continue
		}
		if have.ID != e.ID {
			return fmt.Errorf("entry %d was kept again as %d", have.ID, e.ID)
		}
		m.entries[i] = &e
		for key, r := range m.errands {
			if key.entry == e.ID && r.outcome == ledger.Waiting {
				delete(m.errands, key)
			}
		}
	}
	if m.entry(e.ID) == nil {
		if e.ID <= last {
			return fmt.Errorf("a new entry has the id %d, after %d", e.ID, last)
		}
		m.entries = append(m.entries, &e)
	}
	for _, c := range m.corrections {
		m.concern(c, m.entry(e.ID))
	}
	return nil
}

func (m *ledgerModel) plan(cursor int64, since time.Time, list []ledger.Correction) {
	for _, c := range list {
		if m.correction(c.ID, c.Fact) != nil {
			continue
		}
		m.corrections = append(m.corrections, c)
		for _, e := range m.entries {
			if !e.At.Before(since) {
				m.concern(c, e)
			}
		}
	}
	m.cursor, m.known = max(m.cursor, cursor), true
}

func (m *ledgerModel) gone(channel string, messages []string) {
	for _, e := range m.entries {
		if e.Channel == channel && slices.Contains(messages, e.Message) {
			e.Gone, e.Question = true, ""
			for key, r := range m.errands {
				if key.entry == e.ID && r.outcome == ledger.Waiting {
					r.outcome = ledger.Deleted
				}
			}
		}
	}
}

func (m *ledgerModel) settle(key errandKey, o ledger.Outcome) {
	if r := m.errands[key]; r != nil && r.outcome == ledger.Waiting {
		if r.outcome = o; o == ledger.Waiting {
			r.tries++
		}
	}
}

func (m *ledgerModel) waiting() (list []ledger.Errand) {
	for key, r := range m.errands {
		if r.outcome == ledger.Waiting {
			list = append(list, ledger.Errand{Correction: *m.correction(key.correction, key.fact), Entry: *m.entry(key.entry), Tries: r.tries})
		}
	}
	slices.SortFunc(list, func(a, b ledger.Errand) int {
		short := func(r ledger.Errand) int {
			if r.Entry.Until.IsZero() {
				return 1
			}
			return 0
		}
		return cmp.Or(short(a)-short(b), cmp.Compare(a.Correction.ID, b.Correction.ID),
			cmp.Compare(a.Correction.Fact, b.Correction.Fact), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return list
}

func (m *ledgerModel) reports() (list []ledger.Report) {
	for key, told := range m.told {
		r := ledger.Report{Correction: *m.correction(key.correction, key.fact), Guild: key.guild, Outcomes: map[ledger.Outcome]int{}}
		for k, e := range m.errands {
			if k.correction == key.correction && k.fact == key.fact && m.entry(k.entry).Guild == key.guild {
				r.Outcomes[e.outcome]++
			}
		}
		if !told && len(r.Outcomes) > 0 && r.Outcomes[ledger.Waiting] == 0 {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b ledger.Report) int {
		return cmp.Or(cmp.Compare(a.Correction.ID, b.Correction.ID), cmp.Compare(a.Correction.Fact, b.Correction.Fact), cmp.Compare(a.Guild, b.Guild))
	})
	return list
}

var (
	modelGuilds = []knowledge.Scope{knowledge.Global, port, cape}
	modelFacts  = []knowledge.FactID{"a", "b", "c"}
)

func drawEntry(t *rapid.T) *ledger.Entry {
	guild := rapid.SampledFrom(modelGuilds).Draw(t, "guild")
	e := answer(guild, rapid.SampledFrom([]string{"1", "2", "3", "4"}).Draw(t, "message"), rapid.Int64Range(0, 8).Draw(t, "head"))
	e.At = after(rapid.IntRange(0, 5).Draw(t, "minute"))
	e.Gone = rapid.IntRange(0, 9).Draw(t, "gone") == 0
	if rapid.IntRange(0, 3).Draw(t, "short") == 0 {
		e.Hook, e.Until = "1/t", after(15)
	}
	e.Uses = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ledger.Use {
		return ledger.Use{
			Fact:  rapid.SampledFrom(modelFacts).Draw(t, "fact"),
			Scope: rapid.SampledFrom([]knowledge.Scope{knowledge.Global, guild}).Draw(t, "scope"),
		}
	}), 0, 4).Draw(t, "uses")
	return e
}

func drawCorrection(t *rapid.T) ledger.Correction {
	id := rapid.Int64Range(1, 8).Draw(t, "id")
	c := correction(id, modelGuilds[id%3], rapid.SampledFrom(modelFacts).Draw(t, "fact")) // a revision is of one scope
	c.Reason = rapid.SampledFrom([]string{"", "because"}).Draw(t, "reason")
	return c
}

// TestLedgerLikeTheModel does random things to a ledger and to a model, through two
// stores on one database, and wants the same of both.
func TestLedgerLikeTheModel(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set("15"); err != nil { // each makes its tables and does some 30 things
			t.Fatal(err)
		}
		defer func() { _ = f.Value.Set(f.DefValue) }()
	}
	t.Run("sqlite", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) { ledgerLikeTheModel(t, rt, filepath.Join(t.TempDir(), "store.db")) })
	})
	t.Run("postgres", func(t *testing.T) {
		address := pgtest.Start(t)
		admin := opens(address)(t).write
		schemas := 0
		rapid.Check(t, func(rt *rapid.T) {
			schemas++
			if _, err := admin.ExecContext(t.Context(), fmt.Sprintf(`CREATE SCHEMA s%d`, schemas)); err != nil {
				rt.Fatal(err)
			}
			ledgerLikeTheModel(t, rt, fmt.Sprintf("%s&search_path=s%d", address, schemas))
		})
	})
}

func ledgerLikeTheModel(t *testing.T, rt *rapid.T, place string) {
	ctx := t.Context()
	m := newLedgerModel()
	var ledgers []*Ledger
	for range 2 {
		s, err := open(ctx, place)
		if err != nil {
			rt.Fatal(err)
		}
		defer mustClose(t, s)
		ledgers = append(ledgers, s.Ledger())
	}
	one := func(rt *rapid.T) *Ledger { return ledgers[rapid.IntRange(0, 1).Draw(rt, "ledger")] }
	check := func(rt *rapid.T, err error) {
		if err != nil {
			rt.Fatal(err)
		}
	}
	alike := func(rt *rapid.T, what string, model, got any) {
		if diff := gocmp.Diff(model, got, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("%s (-model, +ledger):\n%s", what, diff)
		}
	}
	rt.Repeat(map[string]func(*rapid.T){
		"keep": func(rt *rapid.T) {
			e := drawEntry(rt)
			check(rt, one(rt).Keep(ctx, e))
			check(rt, m.keep(*e))
		},
		"plan": func(rt *rapid.T) {
			list := rapid.SliceOfN(rapid.Custom(drawCorrection), 0, 3).Draw(rt, "corrections")
			cursor := rapid.Int64Range(0, 9).Draw(rt, "cursor")
			since := after(rapid.IntRange(0, 3).Draw(rt, "since"))
			check(rt, one(rt).Plan(ctx, "corrections", cursor, since, list))
			m.plan(cursor, since, list)
		},
		"settle": func(rt *rapid.T) {
			key := errandKey{rapid.Int64Range(1, 8).Draw(rt, "correction"), rapid.SampledFrom(modelFacts).Draw(rt, "fact"), 1}
			if list := m.waiting(); len(list) > 0 && rapid.IntRange(0, 3).Draw(rt, "any") > 0 {
				r := rapid.SampledFrom(list).Draw(rt, "errand")
				key = errandKey{r.Correction.ID, r.Correction.Fact, r.Entry.ID}
			}
			o := rapid.SampledFrom([]ledger.Outcome{ledger.Waiting, ledger.Reached, ledger.Unsaid, ledger.Failed}).Draw(rt, "outcome")
			check(rt, one(rt).Settle(ctx, key.correction, key.fact, key.entry, o))
			m.settle(key, o)
		},
		"gone": func(rt *rapid.T) {
			channel := "c" + string(rapid.SampledFrom(modelGuilds).Draw(rt, "guild"))
			messages := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "2", "3", "4", "5"}), 0, 2).Draw(rt, "messages")
			check(rt, one(rt).Gone(ctx, channel, messages))
			m.gone(channel, messages)
		},
		"told": func(rt *rapid.T) {
			list := m.reports()
			if len(list) == 0 {
				rt.Skip("there is none to tell")
			}
			r := rapid.SampledFrom(list).Draw(rt, "report")
			check(rt, one(rt).Told(ctx, r.Correction.ID, r.Correction.Fact, r.Guild, nil))
			m.told[reportKey{r.Correction.ID, r.Correction.Fact, r.Guild}] = true
		},
		"": func(rt *rapid.T) {
			l := one(rt)
			waiting, err := l.Errands(ctx, 1000)
			check(rt, err)
			alike(rt, "errands", m.waiting(), waiting)
			reports, err := l.Reports(ctx)
			check(rt, err)
			alike(rt, "reports", m.reports(), reports)
			at, known, err := l.Cursor(ctx, "corrections")
			check(rt, err)
			alike(rt, "cursor", fmt.Sprint(m.cursor, m.known), fmt.Sprint(at, known))
		},
	})
	var all []ledger.Entry
	for _, e := range m.entries {
		all = append(all, *e)
	}
	got, err := ledgers[0].Entries(ctx, ledger.Query{})
	check(rt, err)
	alike(rt, "entries", all, got)
}
