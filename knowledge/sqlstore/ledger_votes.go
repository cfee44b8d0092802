package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Vote implements [ledger.Ledger].
func (l *Ledger) Vote(ctx context.Context, v ledger.Vote) error {
	return l.write(ctx, "take a vote in", func(w *writing) error {
		if err := w.mustHaveEntry(v.Entry); err != nil {
			return err
		}
		_, err := w.exec(`INSERT INTO votes (entry, voter, helpful, at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (entry, voter) DO UPDATE SET helpful = excluded.helpful, at = excluded.at`,
			v.Entry, v.By, v.Helpful, v.At.UnixMicro())
		return err
	})
}

// mustHaveEntry gives ErrNone if there is no such entry.
func (w *writing) mustHaveEntry(id int64) error {
	there, err := w.has(`SELECT 1 FROM entries WHERE id = $1`, id)
	if err == nil && !there {
		return ledger.ErrNone
	}
	return err
}

// Tally implements [ledger.Ledger].
func (l *Ledger) Tally(ctx context.Context, guild knowledge.Scope, from, to time.Time) (*ledger.Tally, error) {
	t := &ledger.Tally{Reasons: map[string]int{}, Facts: map[ledger.Use]int{}}
	const (
		entries = ` e.guild = $1 AND e.at >= $2 AND e.at < $3`
		answers = entries + ` AND e.sort = '` + string(ledger.Asked) + `'`
	)
	args := []any{guild, from.UnixMicro(), endMicro(to)}
	err := l.s.snapshot(ctx, func(tx *sql.Tx) error {
		if err := visit(ctx, tx, tallyAnswers(t), `SELECT e.answered, e.reason, COUNT(*) FROM entries e
			WHERE`+answers+` GROUP BY e.answered, e.reason`, args...); err != nil {
			return err
		}
		if err := visit(ctx, tx, tallyVotes(t), `SELECT v.helpful, COUNT(*) FROM votes v JOIN entries e ON e.id = v.entry
			WHERE`+entries+` GROUP BY v.helpful`, args...); err != nil {
			return err
		}
		return visit(ctx, tx, tallyFacts(t), `SELECT u.fact, u.scope, COUNT(*) FROM uses u JOIN entries e ON e.id = u.entry
			WHERE`+answers+` GROUP BY u.fact, u.scope`, args...)
	})
	if err != nil {
		return nil, l.fail("sum up a time", err)
	}
	return t, nil
}

func tallyAnswers(t *ledger.Tally) func(rows *sql.Rows) error {
	return func(rows *sql.Rows) error {
		var answered bool
		var reason string
		var n int
		if err := rows.Scan(&answered, &reason, &n); err != nil {
			return err
		}
		t.Asked += n
		if answered {
			t.Answered += n
		} else {
			t.Reasons[reason] += n
		}
		return nil
	}
}

func tallyVotes(t *ledger.Tally) func(rows *sql.Rows) error {
	return func(rows *sql.Rows) error {
		var helpful bool
		var n int
		if err := rows.Scan(&helpful, &n); err != nil {
			return err
		}
		if helpful {
			t.Helpful += n
		} else {
			t.Unhelpful += n
		}
		return nil
	}
}

func tallyFacts(t *ledger.Tally) func(rows *sql.Rows) error {
	return func(rows *sql.Rows) error {
		var u ledger.Use
		var n int
		if err := rows.Scan(&u.Fact, &u.Scope, &n); err != nil {
			return err
		}
		t.Facts[u] = n
		return nil
	}
}

// Complain implements [ledger.Ledger].
func (l *Ledger) Complain(ctx context.Context, c *ledger.Complaint) error {
	var id int64
	err := l.write(ctx, "take a complaint in", func(w *writing) error {
		id = w.number
		_, err := w.exec(`INSERT INTO complaints (id, at, guild, entry, reporter, text) VALUES ($1, $2, $3, $4, $5, $6)`,
			id, c.At.UnixMicro(), c.Guild, c.Entry, c.By, c.Text)
		return err
	})
	if err == nil {
		c.ID = id
	}
	return err
}

// Complaints implements [ledger.Ledger].
func (l *Ledger) Complaints(ctx context.Context, guild knowledge.Scope) ([]ledger.Complaint, error) {
	found, err := list(ctx, l.s.read, func(rows *sql.Rows) (c ledger.Complaint, err error) {
		var at int64
		err = rows.Scan(&c.ID, &at, &c.Guild, &c.Entry, &c.By, &c.Text)
		c.At = fromMicro(at)
		return c, err
	}, `SELECT id, at, guild, entry, reporter, text FROM complaints WHERE guild = $1 ORDER BY id`, guild)
	return found, l.fail("list complaints", err)
}

// Resolve implements [ledger.Ledger].
func (l *Ledger) Resolve(ctx context.Context, guild knowledge.Scope, id int64) error {
	return l.write(ctx, "resolve a complaint", func(w *writing) error {
		return mustConcern(w.exec(`DELETE FROM complaints WHERE guild = $1 AND id = $2`, guild, id))
	})
}

// mustConcern gives ErrNone if a statement concerned no row.
func mustConcern(rows int64, err error) error {
	if err == nil && rows == 0 {
		return ledger.ErrNone
	}
	return err
}
