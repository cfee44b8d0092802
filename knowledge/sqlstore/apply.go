package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Apply makes the changes of a batch, all or none, and returns their revisions in the
// order of the changes. When it returns without an error they are on disk.
//
// The time of the batch is kept to the microsecond and given back in UTC; it must not
// be zero. A body is kept as it is, an empty one as nil.
//
// The error is a *knowledge.ConflictError for the first record that is not as
// expected, holds ErrInvalid if the batch breaks a rule (what must not be empty: the
// changes, the actor, and of each change type, scope, id, action and state; the
// limits are MaxChanges and so on; no record twice; text in UTF-8 without NUL; bodies
// in JSON), or ErrFull, ErrReadOnly, ErrLocked, ErrUnreachable: after all these
// nothing of it was done. After ErrUnsure it may have been.
func (s *Store) Apply(ctx context.Context, b knowledge.Batch) ([]knowledge.Revision, error) {
	if err := checkBatch(b); err != nil {
		return nil, s.fail("apply", err)
	}
	var made []knowledge.Revision
	err := s.change(ctx, func(ctx context.Context, tx *sql.Tx) error {
		last, err := takeNumbers(ctx, tx, int64(len(b.Changes)))
		if err != nil {
			return err
		}
		have, err := current(ctx, tx, b.Changes)
		if err != nil {
			return err
		}
		if made, err = revise(b, have, last-int64(len(b.Changes))+1); err != nil {
			return err
		}
		if err := insertRevisions(ctx, tx, made); err != nil {
			return err
		}
		return pointRecords(ctx, tx, made)
	})
	var conflict *knowledge.ConflictError
	if errors.As(err, &conflict) {
		return nil, conflict
	}
	if err != nil {
		return nil, s.fail("apply "+subject(b), err)
	}
	s.watchers.wake(made[len(made)-1].Seq)
	return made, nil
}

// subject names a batch in an error.
func subject(b knowledge.Batch) string {
	first := b.Changes[0].Ref.String()
	if n := len(b.Changes); n > 1 {
		return fmt.Sprintf("%s and %d more", first, n-1)
	}
	return first
}

// takeNumbers takes the next n numbers of revisions and gives the last of them.
//
// It must be the first statement of a transaction that writes: until that ends, others
// wait here. So their numbers come after, they see what this one wrote, and no reader
// can see their revisions without these.
func takeNumbers(ctx context.Context, tx *sql.Tx, n int64) (last int64, err error) {
	err = tx.QueryRowContext(ctx, `UPDATE counter SET seq = seq + $1 RETURNING seq`, n).Scan(&last)
	return last, err
}

// revise makes the revisions of a batch from the records as they are, numbered from
// first. The error is a *knowledge.ConflictError.
func revise(b knowledge.Batch, have map[knowledge.Ref]*knowledge.Record, first int64) ([]knowledge.Revision, error) {
	at := time.UnixMicro(b.At.UnixMicro()).UTC()
	made := make([]knowledge.Revision, 0, len(b.Changes))
	for i, c := range b.Changes {
		before := have[c.Ref]
		var rev int64
		if before != nil {
			rev = before.Rev
		}
		if c.Expect != knowledge.AnyRev && c.Expect != rev {
			return nil, &knowledge.ConflictError{Ref: c.Ref, Have: before}
		}
		after := &knowledge.Record{Ref: c.Ref, State: c.State, Pack: c.Pack, Rev: first + int64(i)}
		if len(c.Body) > 0 {
			after.Body = bytes.Clone(c.Body) // the caller may go on using its own
		}
		made = append(made, knowledge.Revision{
			Seq: after.Rev, Batch: first, At: at, Actor: b.Actor, Action: c.Action, Reason: b.Reason,
			Before: before, After: after,
		})
	}
	return made, nil
}

// rowsAtOnce is how many rows a statement takes: enough to save round trips to
// PostgreSQL, few enough that SQLite, which looks each placeholder up among those before
// it, has few to look through.
const rowsAtOnce = 25

// current gives the records that changes are about, those that there are.
func current(ctx context.Context, tx *sql.Tx, changes []knowledge.Change) (map[knowledge.Ref]*knowledge.Record, error) {
	have := make(map[knowledge.Ref]*knowledge.Record, len(changes))
	for part := range slices.Chunk(changes, rowsAtOnce) {
		var v values
		for _, c := range part {
			v.add(c.Type, c.Scope, c.ID)
		}
		records, err := queryRecords(ctx, tx, `WHERE (r.type, r.scope, r.id) IN (VALUES `+v.String()+`)`, v.args...)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			have[r.Ref] = r
		}
	}
	return have, nil
}

func insertRevisions(ctx context.Context, tx *sql.Tx, revisions []knowledge.Revision) error {
	for part := range slices.Chunk(revisions, rowsAtOnce) {
		var v values
		for _, r := range part {
			var prev sql.NullInt64
			if r.Before != nil {
				prev = sql.NullInt64{Int64: r.Before.Rev, Valid: true}
			}
			a := r.After
			body := sql.NullString{String: string(a.Body), Valid: a.Body != nil}
			v.add(r.Seq, prev, r.Batch, r.At.UnixMicro(), r.Actor, r.Action, r.Reason, a.Type, a.Scope, a.ID, a.State, body, a.Pack)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO revisions
			(seq, prev, batch, at, actor, action, reason, type, scope, id, state, body, pack) VALUES `+v.String(), v.args...); err != nil {
			return err
		}
	}
	return nil
}

// pointRecords lets the records of revisions be as these made them.
func pointRecords(ctx context.Context, tx *sql.Tx, revisions []knowledge.Revision) error {
	for part := range slices.Chunk(revisions, rowsAtOnce) {
		var v values
		for _, r := range part {
			v.add(r.After.Type, r.After.Scope, r.After.ID, r.Seq)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO records (type, scope, id, rev) VALUES `+v.String()+`
			ON CONFLICT (type, scope, id) DO UPDATE SET rev = excluded.rev`, v.args...); err != nil {
			return err
		}
	}
	return nil
}

// values are rows for VALUES, with numbered placeholders, which both databases take.
type values struct {
	text strings.Builder
	args []any
}

func (v *values) add(row ...any) {
	if len(v.args) > 0 {
		v.text.WriteString(", ")
	}
	v.text.WriteString("(" + v.list(row...) + ")")
}

// list adds arguments and gives their placeholders.
func (v *values) list(args ...any) string {
	places := make([]string, len(args))
	for i, a := range args {
		v.args = append(v.args, a)
		places[i] = "$" + strconv.Itoa(len(v.args))
	}
	return strings.Join(places, ", ")
}

func (v *values) String() string { return v.text.String() }
