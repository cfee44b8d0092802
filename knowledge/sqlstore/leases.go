package sqlstore

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge/lease"
)

// Leases is a lease.Keeper in a table of a store. On PostgreSQL the clock is the
// server's, so that it is one clock for all; on SQLite it is the machine's.
type Leases struct{ s *Store }

var _ lease.Keeper = (*Leases)(nil)

// Leases gives the leases in the store's database. They end with the store.
func (s *Store) Leases() *Leases { return &Leases{s} }

// Take implements [lease.Keeper].
func (l *Leases) Take(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	// The condition is looked at once the row is locked: of several that ask at once, one gets it.
	return l.changed(ctx, "take the lease "+name, `INSERT INTO leases (name, holder, until) VALUES ($1, $2, `+l.s.clock+` + CAST($3 AS BIGINT))
		ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = `+l.s.clock+` + CAST($3 AS BIGINT)
		WHERE leases.holder = excluded.holder OR leases.until <= `+l.s.clock+` OR leases.until > `+l.s.clock+` + $4`,
		name, holder, term.Microseconds(), lease.MaxTerm.Microseconds())
}

// Renew implements [lease.Keeper].
func (l *Leases) Renew(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	return l.changed(ctx, "renew the lease "+name, `UPDATE leases SET until = `+l.s.clock+` + CAST($3 AS BIGINT)
		WHERE name = $1 AND holder = $2 AND until > `+l.s.clock, name, holder, term.Microseconds())
}

// Release implements [lease.Keeper].
func (l *Leases) Release(ctx context.Context, name, holder string) error {
	_, err := l.changed(ctx, "give the lease "+name+" up", `DELETE FROM leases WHERE name = $1 AND holder = $2`, name, holder)
	return err
}

// Held implements [lease.Keeper].
func (l *Leases) Held(ctx context.Context, prefix string) ([]lease.Lease, error) {
	all, err := list(ctx, l.s.read, func(rows *sql.Rows) (h lease.Lease, err error) {
		var left int64
		err = rows.Scan(&h.Name, &h.Holder, &left)
		h.Left = time.Duration(left) * time.Microsecond
		return h, err
	}, `SELECT name, holder, until - `+l.s.clock+` FROM leases
		WHERE substr(name, 1, $2) = $1 AND until > `+l.s.clock+` AND until <= `+l.s.clock+` + $3 ORDER BY name`,
		prefix, len([]rune(prefix)), lease.MaxTerm.Microseconds())
	return all, l.s.fail("list leases of "+strings.TrimSuffix(prefix, "/"), err)
}

// Sweep implements [lease.Keeper].
func (l *Leases) Sweep(ctx context.Context) error {
	_, err := l.changed(ctx, "delete expired leases", `DELETE FROM leases WHERE until <= `+l.s.clock)
	return err
}

// changed runs a statement and reports whether it changed anything.
func (l *Leases) changed(ctx context.Context, op, query string, args ...any) (bool, error) {
	done, err := l.s.write.ExecContext(ctx, query, kept(args)...)
	if err != nil {
		return false, l.s.fail(op, err)
	}
	n, err := done.RowsAffected()
	return n > 0, l.s.fail(op, err)
}
