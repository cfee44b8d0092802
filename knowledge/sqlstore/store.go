package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pressly/goose/v3"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A Store is a knowledge.Store in a database. It is made by OpenSQLite or
// OpenPostgres, is safe for concurrent use, and must be closed.
type Store struct {
	dialect

	write *sql.DB // on SQLite one connection that writes, on PostgreSQL the same as read
	read  *sql.DB

	done    context.Context // ends when the store is closed
	close   func()
	running sync.WaitGroup // what Watch has started
	closing sync.Once
	closed  error

	watchers watchers
	failures atomic.Int64
}

var _ knowledge.Store = (*Store)(nil)

// A dialect is what differs between the databases.
type dialect struct {
	name    string // the database, in errors: a path, or a server and a database without the password
	goose   goose.Dialect
	guard   []string          // statements that let the database refuse changes to revisions
	notify  string            // statement that tells other processes of a commit; "": none
	clock   string            // expression that gives the moment, in microseconds since 1970
	explain func(error) error // gives an error of the database a kind and words; others come back as they are
	unsure  func(error) bool  // whether a failed COMMIT may have taken effect
	poll    time.Duration     // how often Watch looks for revisions from other processes
	listen  func(kick func()) // calls kick when another process may have committed, until the store is closed; nil: there is polling alone
}

// commitTime is how long a COMMIT may take once its caller has given up: long enough
// for a disk or a network that stutters.
const commitTime = 30 * time.Second

// Close ends what Watch has started, closes the channels that it gave, and closes
// the database. Calling it again does nothing. The last process that closes an
// SQLite file leaves it as one file, without a log beside it.
func (s *Store) Close() error {
	s.closing.Do(func() {
		s.close()
		s.watchers.close()
		s.running.Wait()
		err := s.read.Close()
		if s.write != s.read {
			err = errors.Join(err, s.write.Close())
		}
		s.closed = s.fail("close", err)
	})
	return s.closed
}

// fail says what could not be done, with which database, why, and what helps. It
// gives nil for nil.
func (s *Store) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	s.noteFailure(err)
	return fmt.Errorf("store %s: %s: %w", s.name, op, s.explain(err))
}

// snapshot lets f read the database as it stands at one moment.
func (s *Store) snapshot(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // there is nothing to commit
	return f(tx)
}

// change lets f write revisions, all or nothing, and tells other processes. Writers
// take turns from the first statement of f on, which must be one that takes the
// counter's lock.
func (s *Store) change(ctx context.Context, f func(ctx context.Context, tx *sql.Tx) error) error {
	return s.transact(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := f(ctx, tx); err != nil || s.notify == "" {
			return err
		}
		_, err := tx.ExecContext(ctx, s.notify)
		return err
	})
}

// transact lets f write, all or nothing.
//
// The caller's context counts until COMMIT is sent. From there on the outcome must be
// known, so COMMIT gets commitTime of its own.
func (s *Store) transact(ctx context.Context, f func(ctx context.Context, tx *sql.Tx) error) error {
	own, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	unhook := context.AfterFunc(ctx, cancel)
	defer unhook()

	// Whoever waited for a lock must see what the one before wrote, which a stricter
	// level than this would refuse. SQLite has but one level.
	tx, err := s.write.BeginTx(own, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err == nil {
		if err = f(own, tx); err != nil {
			_ = tx.Rollback() // the error above says more
		}
	}
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return err
	}
	if !unhook() {
		_ = tx.Rollback()
		return context.Cause(ctx)
	}
	late := time.AfterFunc(commitTime, cancel)
	defer late.Stop()
	if err := tx.Commit(); err != nil {
		if s.unsure(err) {
			return fmt.Errorf("%w: %w", ErrUnsure, s.explain(err))
		}
		return err
	}
	return nil
}
