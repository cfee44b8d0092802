package sqlstore

import (
	"context"
	"errors"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Head gives the number of the last revision, 0 if there is none.
func (s *Store) Head(ctx context.Context) (int64, error) {
	head, err := queryHead(ctx, s.read)
	return head, s.fail("read the last revision's number", err)
}

// Failures is how often something could not be done since the store was opened. What a
// caller gave up, asked wrongly or lost to another does not count.
func (s *Store) Failures() int64 { return s.failures.Load() }

// noteFailure counts an error that is the database's.
func (s *Store) noteFailure(err error) {
	var conflict *knowledge.ConflictError
	for _, e := range []error{context.Canceled, context.DeadlineExceeded, ErrInvalid, ErrNotEmpty, knowledge.ErrNoRecord, ledger.ErrNone} {
		if errors.Is(err, e) {
			return
		}
	}
	if !errors.As(err, &conflict) {
		s.failures.Add(1)
	}
}

// Waiting is how much the bot has still to say.
type Waiting struct {
	Errands int // messages to be corrected
	Parcels int // messages to be sent
}

// Waiting counts what waits.
func (l *Ledger) Waiting(ctx context.Context) (Waiting, error) {
	var w Waiting
	err := l.s.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM errands WHERE outcome = ''), (SELECT count(*) FROM parcels)`).Scan(&w.Errands, &w.Parcels)
	return w, l.fail("count what waits", err)
}
