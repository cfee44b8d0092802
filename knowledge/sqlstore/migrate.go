package sqlstore

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables to what this program knows.
//
// Several processes may do so at once. Each step is one transaction, so the one that
// comes late fails on finding the work done, and finds nothing left to do when it
// looks again.
func (s *Store) migrate(ctx context.Context) error {
	const attempts = 5
	for n := 1; ; n++ {
		err := s.migrateOnce(ctx)
		if err == nil || n == attempts || ctx.Err() != nil || errors.Is(err, ErrNewer) {
			return err
		}
		if explained(s.explain(err)) && !errors.Is(s.explain(err), ErrLocked) {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(time.Duration(n) * 50 * time.Millisecond):
		}
	}
}

func (s *Store) migrateOnce(ctx context.Context) error {
	p, err := s.migrator()
	if err != nil {
		return err
	}
	has, knows, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if has > knows {
		return fmt.Errorf("%w: it has schema %d, this program knows %d: update the program, or use another database", ErrNewer, has, knows)
	}
	if has == knows {
		return nil
	}
	_, err = p.Up(ctx)
	return err
}

func (s *Store) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(s.goose, s.write, files,
		goose.WithGoMigrations(s.guardMigration(2)),
		goose.WithDisableGlobalRegistry(true),
		goose.WithTableName(schemaTable))
}

// schemaTable is where a database notes which migrations it has had.
const schemaTable = "schema_version"

// guardMigration lets the database refuse changes to revisions. Triggers are what the
// two databases have no common words for.
func (s *Store) guardMigration(version int64) *goose.Migration {
	return goose.NewGoMigration(version, &goose.GoFunc{
		RunTx: func(ctx context.Context, tx *sql.Tx) error {
			for _, q := range s.guard {
				if _, err := tx.ExecContext(ctx, q); err != nil {
					return err
				}
			}
			return nil
		},
	}, nil)
}
