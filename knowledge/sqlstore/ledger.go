package sqlstore

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Ledger is a ledger.Ledger in the tables of a store. What it writes does not appear
// in the store's change feed, and writing revisions and writing the ledger do not wait
// for each other on PostgreSQL. Its errors are ledger.ErrNone, or hold the same as
// those of Apply.
//
// Text that is not UTF-8, and NUL, is kept with U+FFFD in its place.
type Ledger struct{ s *Store }

var _ ledger.Ledger = (*Ledger)(nil)

// Ledger gives the ledger in the store's database. It ends with the store.
func (s *Store) Ledger() *Ledger { return &Ledger{s} }

// Secret implements [ledger.Ledger].
func (l *Ledger) Secret(ctx context.Context) ([]byte, error) {
	const op = "read the secret"
	const have = `SELECT secret FROM ledger`
	var secret string
	if err := l.s.read.QueryRowContext(ctx, have).Scan(&secret); err != nil {
		return nil, l.fail(op, err)
	}
	if secret == "" {
		fresh := make([]byte, 32)
		_, _ = rand.Read(fresh) // it never fails
		err := l.write(ctx, "make the secret", func(w *writing) error {
			if _, err := w.exec(`UPDATE ledger SET secret = $1 WHERE secret = ''`, hex.EncodeToString(fresh)); err != nil {
				return err
			}
			return w.row(have).Scan(&secret)
		})
		if err != nil {
			return nil, err
		}
	}
	key, err := hex.DecodeString(secret)
	return key, l.fail(op, err)
}

// fail says what could not be done. That there is no such thing is told as it is.
func (l *Ledger) fail(op string, err error) error {
	if errors.Is(err, ledger.ErrNone) {
		return ledger.ErrNone
	}
	return l.s.fail(op, err)
}

// A writing is a change of the ledger that is being made.
type writing struct {
	ctx    context.Context // of the transaction
	tx     *sql.Tx
	number int64 // the id of what this change makes, if it makes anything; it makes one thing at most
}

// write lets f change the ledger, all or nothing. The changes of all processes happen
// one after another, so f finds everything as it stays until it is done.
func (l *Ledger) write(ctx context.Context, op string, f func(w *writing) error) error {
	return l.fail(op, l.s.transact(ctx, func(ctx context.Context, tx *sql.Tx) error {
		w := &writing{ctx: ctx, tx: tx}
		if err := w.row(`UPDATE ledger SET last = last + 1 RETURNING last`).Scan(&w.number); err != nil {
			return err
		}
		return f(w)
	}))
}

// exec runs a statement and tells how many rows it concerned.
func (w *writing) exec(query string, args ...any) (int64, error) {
	done, err := w.tx.ExecContext(w.ctx, query, kept(args)...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

func (w *writing) row(query string, args ...any) *sql.Row {
	return w.tx.QueryRowContext(w.ctx, query, kept(args)...)
}

// has tells whether a query finds anything.
func (w *writing) has(query string, args ...any) (bool, error) {
	var one int
	err := w.row(query, args...).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// visit shows each row of a query.
func visit(ctx context.Context, q querier, show func(rows *sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, kept(args)...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what went wrong, rows.Err tells
	for rows.Next() {
		if err := show(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list gives the rows of a query.
func list[T any](ctx context.Context, q querier, scan func(rows *sql.Rows) (T, error), query string, args ...any) (all []T, err error) {
	err = visit(ctx, q, func(rows *sql.Rows) error {
		one, err := scan(rows)
		all = append(all, one)
		return err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	return all, nil
}

// kept gives arguments as both databases can keep them, or compare them to what is
// kept: PostgreSQL refuses text that is not UTF-8, and NUL.
func kept(args []any) []any {
	all := make([]any, len(args))
	for i, a := range args {
		all[i] = a
		if v := reflect.ValueOf(a); v.Kind() == reflect.String {
			all[i] = strings.ReplaceAll(strings.ToValidUTF8(v.String(), "\uFFFD"), "\x00", "\uFFFD")
		}
	}
	return all
}

func anys[T any](list []T) []any {
	all := make([]any, len(list))
	for i, one := range list {
		all[i] = one
	}
	return all
}

// toJSON gives a list for a column; "" if it has no members.
func toJSON[T any](members []T) (string, error) {
	if len(members) == 0 {
		return "", nil
	}
	text, err := json.Marshal(members)
	return string(text), err
}

func fromJSON[T any](text string) (members []T, err error) {
	if text == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return members, nil
}

// fromMicro gives the time that a column holds.
func fromMicro(at int64) time.Time { return time.UnixMicro(at).UTC() }

// endMicro is where a time ends that need not end: a zero moment is never reached.
func endMicro(to time.Time) int64 {
	if to.IsZero() {
		return math.MaxInt64
	}
	return to.UnixMicro()
}
