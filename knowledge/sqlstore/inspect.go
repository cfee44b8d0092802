package sqlstore

import (
	"context"
	"errors"
)

// A State is how a database stands to this program.
type State struct {
	Has   int64 // the schema that the database has; 0: none yet
	Knows int64 // the schema that this program knows; a greater Has is ErrNewer for those who open it
	Head  int64 // the number of the last revision; 0: nothing was ever kept, or Has is not Knows
}

// InspectSQLite looks at a file that is there, and leaves its tables as they are. The
// error is as that of OpenSQLite; ErrNewer is told by the State instead.
func InspectSQLite(ctx context.Context, path string) (State, error) {
	return inspect(func(look func(*Store, context.Context) error) (*Store, error) {
		return startSQLite(ctx, path, sqliteWait, look)
	})
}

// InspectPostgres looks at a PostgreSQL database in the same way.
func InspectPostgres(ctx context.Context, address string) (State, error) {
	return inspect(func(look func(*Store, context.Context) error) (*Store, error) {
		return startPostgres(ctx, address, look)
	})
}

func inspect(open func(look func(*Store, context.Context) error) (*Store, error)) (State, error) {
	var st State
	s, err := open(func(s *Store, ctx context.Context) error {
		p, err := s.migrator()
		if err != nil {
			return err
		}
		for _, x := range p.ListSources() {
			st.Knows = max(st.Knows, x.Version)
		}
		if !s.hasTable(ctx, schemaTable) { // asking the migrator would make it
			return nil
		}
		if err := s.read.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM `+schemaTable+` WHERE is_applied`).Scan(&st.Has); err != nil {
			return err
		}
		if st.Has == st.Knows {
			st.Head, err = queryHead(ctx, s.read)
		}
		return err
	})
	if err != nil {
		return st, err
	}
	return st, errors.Join(err, s.Close())
}

// hasTable reports whether there is a table that can be read.
func (s *Store) hasTable(ctx context.Context, name string) bool {
	rows, err := s.read.QueryContext(ctx, `SELECT 1 FROM `+name+` LIMIT 1`)
	if err != nil {
		return false
	}
	return errors.Join(rows.Err(), rows.Close()) == nil
}
