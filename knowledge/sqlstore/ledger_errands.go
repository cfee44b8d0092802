package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// correctionColumns are what a correctionRow reads, of corrections c.
const correctionColumns = `c.id, c.fact, c.at, c.scope, c.change, c.reason, c.old_text, c.old_quote, c.new_text, c.new_fact, c.link`

// A correctionRow is a correction on its way out of the database.
type correctionRow struct {
	c  ledger.Correction
	at int64
}

func (r *correctionRow) fields() []any {
	c := &r.c
	return []any{&c.ID, &c.Fact, &r.at, &c.Scope, &c.Change, &c.Reason, &c.Before, &c.Quote, &c.After, &c.Next, &c.Link}
}

func (r *correctionRow) correction() ledger.Correction {
	c := r.c
	c.At = fromMicro(r.at)
	return c
}

// Cursor implements [ledger.Ledger].
func (l *Ledger) Cursor(ctx context.Context, name string) (at int64, known bool, err error) {
	err = l.s.read.QueryRowContext(ctx, `SELECT at FROM cursors WHERE name = $1`, kept([]any{name})...).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return at, err == nil, l.fail("read the cursor "+name, err)
}

// Plan implements [ledger.Ledger].
func (l *Ledger) Plan(ctx context.Context, name string, cursor int64, since time.Time, corrections []ledger.Correction) error {
	return l.write(ctx, fmt.Sprintf("plan %d corrections", len(corrections)), func(w *writing) error {
		for _, c := range corrections {
			if err := w.plan(c, since); err != nil {
				return err
			}
		}
		_, err := w.exec(`INSERT INTO cursors (name, at) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE excluded.at > cursors.at`, name, cursor)
		return err
	})
}

// plan takes one correction in, unless it is known.
func (w *writing) plan(c ledger.Correction, since time.Time) error {
	fresh, err := w.exec(`INSERT INTO corrections (id, fact, at, scope, change, reason, old_text, old_quote, new_text, new_fact, link)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
		c.ID, c.Fact, c.At.UnixMicro(), c.Scope, c.Change, c.Reason, c.Before, c.Quote, c.After, c.Next, c.Link)
	if err != nil || fresh == 0 {
		return err
	}
	return w.errands(`c.id = $1 AND c.fact = $2 AND e.at >= $3`, c.ID, c.Fact, since.UnixMicro())
}

// errandsTo makes the errands to an entry by the corrections that are known: it may be
// kept only after one was planned that its maker did not know of.
func (w *writing) errandsTo(entry int64) error {
	return w.errands(`e.id = $1`, entry)
}

// errands makes errands, and asks for their reports, where corrections c concern entries
// e and a condition holds. Those that were made before, and those that ended, stay.
func (w *writing) errands(where string, args ...any) error {
	const (
		// A global correction concerns who uses the global version, or, of a fact that is
		// overtaken, any version; a guild's the guild's entries, in whichever version.
		concerned = ` FROM corrections c JOIN uses u ON u.fact = c.fact JOIN entries e ON e.id = u.entry
			WHERE CASE WHEN c.scope = '` + string(knowledge.Global) + `' THEN u.scope = c.scope OR c.change = '` + string(ledger.Overtaken) + `' ELSE e.guild = c.scope END
			AND e.head < c.id AND NOT e.gone AND `
	)
	made, err := w.exec(`INSERT INTO errands (correction, fact, entry, guild, lasting, outcome, tries)
		SELECT c.id, c.fact, e.id, e.guild, e.until IS NULL, '', 0`+concerned+where+` ON CONFLICT DO NOTHING`, args...)
	if err != nil || made == 0 {
		return err
	}
	_, err = w.exec(`INSERT INTO reports (correction, fact, guild, told)
		SELECT DISTINCT c.id, c.fact, e.guild, FALSE`+concerned+where+` ON CONFLICT DO NOTHING`, args...)
	return err
}

// Errands implements [ledger.Ledger].
func (l *Ledger) Errands(ctx context.Context, limit int) ([]ledger.Errand, error) {
	if limit <= 0 {
		return nil, nil
	}
	found, err := list(ctx, l.s.read, scanErrand, `SELECT r.tries, `+correctionColumns+`, `+entryColumns+`
		FROM (SELECT * FROM errands WHERE outcome = '' ORDER BY lasting, correction, fact, entry LIMIT $1) r
		JOIN corrections c ON c.id = r.correction AND c.fact = r.fact JOIN entries e ON e.id = r.entry
		ORDER BY r.lasting, r.correction, r.fact, r.entry`, limit)
	return found, l.fail("list errands", err)
}

func scanErrand(rows *sql.Rows) (r ledger.Errand, err error) {
	var c correctionRow
	var e entryRow
	if err := rows.Scan(append(append([]any{&r.Tries}, c.fields()...), e.fields()...)...); err != nil {
		return r, err
	}
	r.Correction = c.correction()
	r.Entry, err = e.entry()
	return r, err
}

// Settle implements [ledger.Ledger].
func (l *Ledger) Settle(ctx context.Context, correction int64, fact knowledge.FactID, entry int64, o ledger.Outcome) error {
	return l.write(ctx, fmt.Sprintf("settle the errand of correction %d", correction), func(w *writing) error {
		set, args := `tries = tries + 1`, []any{correction, fact, entry}
		if o != ledger.Waiting {
			set, args = `outcome = $4`, append(args, o)
		}
		_, err := w.exec(`UPDATE errands SET `+set+` WHERE correction = $1 AND fact = $2 AND entry = $3 AND outcome = ''`, args...)
		return err
	})
}

// Reports implements [ledger.Ledger].
func (l *Ledger) Reports(ctx context.Context) ([]ledger.Report, error) {
	var all []ledger.Report
	err := visit(ctx, l.s.read, func(rows *sql.Rows) error {
		var c correctionRow
		var guild knowledge.Scope
		var outcome ledger.Outcome
		var n int
		if err := rows.Scan(append(c.fields(), &guild, &outcome, &n)...); err != nil {
			return err
		}
		if last := len(all) - 1; last < 0 || all[last].Correction.ID != c.c.ID || all[last].Correction.Fact != c.c.Fact || all[last].Guild != guild {
			all = append(all, ledger.Report{Correction: c.correction(), Guild: guild, Outcomes: map[ledger.Outcome]int{}})
		}
		all[len(all)-1].Outcomes[outcome] = n
		return nil
	}, `SELECT `+correctionColumns+`, done.guild, done.outcome, done.n
		FROM (SELECT r.correction, r.fact, r.guild, r.outcome, COUNT(*) AS n
			FROM reports t CROSS JOIN errands r -- SQLite then begins at the reports, of which few are untold
			WHERE NOT t.told AND r.correction = t.correction AND r.fact = t.fact AND r.guild = t.guild AND NOT EXISTS (SELECT 1 FROM errands w
				WHERE w.correction = t.correction AND w.fact = t.fact AND w.guild = t.guild AND w.outcome = '')
			GROUP BY r.correction, r.fact, r.guild, r.outcome) done
		JOIN corrections c ON c.id = done.correction AND c.fact = done.fact
		ORDER BY c.id, c.fact, done.guild, done.outcome`)
	return all, l.fail("list reports", err)
}

// Told implements [ledger.Ledger].
func (l *Ledger) Told(ctx context.Context, correction int64, fact knowledge.FactID, guild knowledge.Scope, p *ledger.Parcel) error {
	return l.along(ctx, fmt.Sprintf("note that correction %d is told", correction), p, func(w *writing) (send bool, err error) {
		n, err := w.exec(`UPDATE reports SET told = TRUE WHERE correction = $1 AND fact = $2 AND guild = $3 AND NOT told`, correction, fact, guild)
		return n > 0, err
	})
}
