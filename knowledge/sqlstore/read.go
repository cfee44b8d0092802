package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Get gives one record. The error holds knowledge.ErrNoRecord if there is none.
func (s *Store) Get(ctx context.Context, r knowledge.Ref) (*knowledge.Record, error) {
	if !canBe(r) {
		return nil, fmt.Errorf("%s: %w", r, knowledge.ErrNoRecord)
	}
	records, err := queryRecords(ctx, s.read, `WHERE r.type = $1 AND r.scope = $2 AND r.id = $3`, r.Type, r.Scope, r.ID)
	if err != nil {
		return nil, s.fail("get "+r.String(), err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("%s: %w", r, knowledge.ErrNoRecord)
	}
	return records[0], nil
}

// canBe tells whether there can be a record of this name at all. PostgreSQL refuses to
// look for one that it could not store.
func canBe(r knowledge.Ref) bool { return checkRef(r) == nil }

// List gives the records that a query asks for as they stand at one moment, ordered
// by type, scope and id as bytes, and the number of the last revision of that moment,
// 0 if there is none.
func (s *Store) List(ctx context.Context, q knowledge.Query) (records []*knowledge.Record, head int64, err error) {
	where, args := conditions(q)
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		if head, err = queryHead(ctx, tx); err != nil {
			return err
		}
		records, err = queryRecords(ctx, tx, where, args...)
		return err
	})
	if err != nil {
		return nil, 0, s.fail("list", err)
	}
	// PostgreSQL would sort by the language of the database.
	slices.SortFunc(records, func(a, b *knowledge.Record) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.ID, b.ID))
	})
	return records, head, nil
}

func conditions(q knowledge.Query) (where string, args []any) {
	var v values
	var all []string
	in := func(column string, list []any) {
		if len(list) > 0 {
			all = append(all, column+" IN ("+v.list(list...)+")")
		}
	}
	in("r.type", storable(q.Types))
	in("r.scope", storable(q.Scopes))
	in("v.state", storable(q.States))
	if all == nil {
		return "", nil
	}
	return "WHERE " + strings.Join(all, " AND "), v.args
}

// storable gives what can be compared to stored words. In place of any other stands
// "", which none is stored as: PostgreSQL refuses to compare with what is not UTF-8.
func storable[T ~string](words []T) []any {
	list := make([]any, len(words))
	for i, w := range words {
		list[i] = string(w)
		if checkText("", string(w), 0, MaxWord) != nil {
			list[i] = ""
		}
	}
	return list
}

// Since gives the revisions after seq in order, at most limit; none if limit is not
// above 0.
func (s *Store) Since(ctx context.Context, seq int64, limit int) ([]knowledge.Revision, error) {
	if limit <= 0 {
		return nil, nil
	}
	revisions, err := queryRevisions(ctx, s.read, `WHERE v.seq > $1 ORDER BY v.seq LIMIT $2`, seq, limit)
	return revisions, s.fail(fmt.Sprintf("read revisions after %d", seq), err)
}

// History gives the revisions of one record, oldest first; none if there is no such
// record.
func (s *Store) History(ctx context.Context, r knowledge.Ref) ([]knowledge.Revision, error) {
	if !canBe(r) {
		return nil, nil
	}
	revisions, err := queryRevisions(ctx, s.read,
		`WHERE v.type = $1 AND v.scope = $2 AND v.id = $3 ORDER BY v.seq`, r.Type, r.Scope, r.ID)
	return revisions, s.fail("read the history of "+r.String(), err)
}

// Revision gives one revision. The error holds knowledge.ErrNoRecord if there is none.
func (s *Store) Revision(ctx context.Context, seq int64) (*knowledge.Revision, error) {
	revisions, err := queryRevisions(ctx, s.read, `WHERE v.seq = $1`, seq)
	if err != nil {
		return nil, s.fail(fmt.Sprintf("read revision %d", seq), err)
	}
	if len(revisions) == 0 {
		return nil, fmt.Errorf("revision %d: %w", seq, knowledge.ErrNoRecord)
	}
	return &revisions[0], nil
}

// A querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// queryHead gives the number of the last revision, 0 if there is none.
func queryHead(ctx context.Context, q querier) (head int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT seq FROM counter`).Scan(&head)
	return head, err
}

// queryRecords gives records (r) joined with their last revision (v).
func queryRecords(ctx context.Context, q querier, where string, args ...any) ([]*knowledge.Record, error) {
	rows, err := q.QueryContext(ctx, `SELECT r.type, r.scope, r.id, v.state, v.body, v.pack, v.seq
		FROM records r JOIN revisions v ON v.seq = r.rev `+where, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // what went wrong, rows.Err tells
	var records []*knowledge.Record
	for rows.Next() {
		r, body := new(knowledge.Record), sql.NullString{}
		if err := rows.Scan(&r.Type, &r.Scope, &r.ID, &r.State, &body, &r.Pack, &r.Rev); err != nil {
			return nil, err
		}
		r.Body = rawBody(body)
		records = append(records, r)
	}
	return records, rows.Err()
}

// queryRevisions gives revisions (v), each with the record before it (b).
func queryRevisions(ctx context.Context, q querier, rest string, args ...any) ([]knowledge.Revision, error) {
	rows, err := q.QueryContext(ctx, `SELECT v.seq, v.batch, v.at, v.actor, v.action, v.reason,
			v.type, v.scope, v.id, v.state, v.body, v.pack, b.seq, b.state, b.body, b.pack
		FROM revisions v LEFT JOIN revisions b ON b.seq = v.prev `+rest, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // what went wrong, rows.Err tells
	var revisions []knowledge.Revision
	for rows.Next() {
		r, err := scanRevision(rows)
		if err != nil {
			return nil, err
		}
		revisions = append(revisions, r)
	}
	return revisions, rows.Err()
}

func scanRevision(rows *sql.Rows) (knowledge.Revision, error) {
	var (
		r         knowledge.Revision
		a         = new(knowledge.Record)
		at        int64
		body      sql.NullString
		prev      sql.NullInt64
		prevState sql.NullString
		prevBody  sql.NullString
		prevPack  sql.NullString
	)
	err := rows.Scan(&r.Seq, &r.Batch, &at, &r.Actor, &r.Action, &r.Reason,
		&a.Type, &a.Scope, &a.ID, &a.State, &body, &a.Pack, &prev, &prevState, &prevBody, &prevPack)
	if err != nil {
		return r, err
	}
	r.At = time.UnixMicro(at).UTC()
	a.Rev, a.Body = r.Seq, rawBody(body)
	r.After = a
	if prev.Valid {
		r.Before = &knowledge.Record{
			Ref: a.Ref, State: knowledge.State(prevState.String), Body: rawBody(prevBody), Pack: prevPack.String, Rev: prev.Int64,
		}
	}
	return r, nil
}

func rawBody(body sql.NullString) json.RawMessage {
	if !body.Valid {
		return nil
	}
	return json.RawMessage(body.String)
}
