package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

// channel is what commits are told on. It carries no data: those who hear it look.
const channel = "ceasefire_facts_store"

var postgresDialect = dialect{
	goose: goose.DialectPostgres,
	guard: []string{
		`CREATE FUNCTION revisions_stay() RETURNS trigger LANGUAGE plpgsql AS
			$$ BEGIN RAISE EXCEPTION 'revisions are never changed or deleted'; END $$`,
		`CREATE TRIGGER revisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions
			FOR EACH STATEMENT EXECUTE FUNCTION revisions_stay()`,
	},
	notify:  `SELECT pg_notify('` + channel + `', '')`,
	clock:   `CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)`, // the server's: replicas' differ
	explain: explainPostgres,
	unsure:  unsurePostgres,
	poll:    5 * time.Second, // in case a notification is lost: LISTEN tells within milliseconds
}

// OpenPostgres opens the store in a PostgreSQL database (version 12 or newer, encoding
// UTF8) and makes its tables, in the first schema of the search path, if there are
// none. The address is as libpq takes it, "postgres://user:password@host/database" or
// "host=... dbname=..."; what it does not say comes from the variables PGHOST, PGUSER
// and so on. No error shows its password.
//
// The error is or holds ErrUnreachable, ErrDenied, ErrNewer, ErrReadOnly or ErrFull
// where that is what is wrong.
func OpenPostgres(ctx context.Context, address string) (*Store, error) {
	return startPostgres(ctx, address, (*Store).migrate)
}

// startPostgres connects, and lets start see to the tables.
func startPostgres(ctx context.Context, address string, start func(*Store, context.Context) error) (*Store, error) {
	config, err := parseAddress(address)
	if err != nil {
		return nil, fmt.Errorf("store: open: %w", err)
	}
	s := &Store{dialect: postgresDialect}
	s.name = fmt.Sprintf("%s on PostgreSQL at %s", config.Database, config.Host)
	s.done, s.close = context.WithCancel(context.Background())
	s.listen = func(kick func()) { listen(s.done, config, kick) }

	// A connection is tried before each use: one that the server has dropped meanwhile is
	// then replaced rather than failing a batch. It costs a round trip.
	always := func(context.Context, stdlib.ShouldPingParams) bool { return true }
	db := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(waitForDisk), stdlib.OptionShouldPing(always))
	db.SetMaxOpenConns(8) // of the server's 100 by default, which replicas share
	db.SetMaxIdleConns(4)
	db.SetConnMaxIdleTime(5 * time.Minute)
	s.write, s.read = db, db

	err = checkEncoding(ctx, db)
	if err == nil {
		err = start(s, ctx)
	}
	if err != nil {
		err = s.fail("open", err)
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// parseAddress reads the address of a database. Its errors show no part of it that
// could be a password: where the address cannot be taken apart, a piece of the
// password may pass for a port or a host.
func parseAddress(address string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err == nil {
		if config.ConnectTimeout == 0 {
			config.ConnectTimeout = 10 * time.Second
		}
		if config.RuntimeParams["application_name"] == "" {
			config.RuntimeParams["application_name"] = "ceasefire-facts"
		}
		return config, nil
	}
	const form = "the address of the PostgreSQL database is not valid; it should be like postgres://USER:PASSWORD@HOST:5432/DATABASE" +
		", with the characters : / ? # @ % and spaces of a password percent-encoded"
	u, bad := url.Parse(address)
	if bad != nil || u.Host == "" {
		return nil, errors.New(form)
	}
	why := errors.Unwrap(err)
	if why == nil {
		return nil, errors.New(form)
	}
	text := why.Error()
	if password, ok := u.User.Password(); ok && password != "" {
		text = strings.ReplaceAll(text, password, "***")
	}
	if strings.Contains(text, address) || u.Query().Has("password") {
		return nil, errors.New(form)
	}
	return nil, fmt.Errorf("%s: %s", form, text)
}

// waitForDisk lets COMMIT on a connection wait until the commit is on disk, where a
// server is set not to. Stricter settings, for standby servers, stay.
func waitForDisk(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`)
	return err
}

func checkEncoding(ctx context.Context, db *sql.DB) error {
	var encoding string
	if err := db.QueryRowContext(ctx, `SHOW server_encoding`).Scan(&encoding); err != nil {
		return err
	}
	if encoding != "UTF8" {
		return fmt.Errorf("the database's encoding is %s: make one with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0", encoding)
	}
	return nil
}

// listen calls kick whenever a commit is told, and after each time that it got
// connected, as it may have missed some. It ends with ctx.
func listen(ctx context.Context, config *pgx.ConnConfig, kick func()) {
	const shortest, longest = 100 * time.Millisecond, 10 * time.Second
	pause := shortest
	for ctx.Err() == nil {
		if hear(ctx, config, kick) {
			pause = shortest
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause/2 + rand.N(pause/2)): // replicas should not come back all at once
		}
		pause = min(2*pause, longest)
	}
}

// hear listens on one connection until it fails, and tells whether it got connected.
func hear(ctx context.Context, config *pgx.ConnConfig, kick func()) bool {
	c, err := pgx.ConnectConfig(ctx, config.Copy())
	if err != nil {
		return false // the polling meets the same error, and the store's users do
	}
	defer func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = c.Close(end)
	}()
	if _, err := c.Exec(ctx, `LISTEN `+channel); err != nil {
		return false
	}
	for {
		kick()
		if _, err := c.WaitForNotification(ctx); err != nil {
			return true
		}
	}
}

// postgresProblems are the error codes that an operator can do something about, and
// what. A key of two characters stands for all codes of that class.
var postgresProblems = map[string]struct {
	kind   error
	advice string
}{
	"28P01": {ErrDenied, "the password is wrong: check the address of the database"},
	"28":    {ErrDenied, "the server does not let this user in: check the address of the database, and the server's pg_hba.conf"},
	"3D000": {ErrUnreachable, "the server has no database of this name: make it with CREATE DATABASE, or check the address"},
	"42501": {ErrDenied, "the user may not do this: grant it CREATE and USAGE on the schema, and all on its tables"},
	"3F000": {ErrDenied, "the search path names no schema that is there: create one"},
	"53100": {ErrFull, "free some space on the server's disk, and try again; nothing that was stored is lost"},
	"53300": {ErrUnreachable, "the server has no connection left: raise its max_connections, or end other programs"},
	"25006": {ErrReadOnly, "the server takes no writes: is it a standby, or set to default_transaction_read_only?"},
	"57P":   {ErrUnreachable, "the server is starting or stopping: try again in a moment"},
	"55P03": {ErrLocked, "wait until the other program is done, or end it, and try again"},
	"XX001": {ErrDamaged, "restore the last backup into an empty database"},
	"XX002": {ErrDamaged, "an index is damaged: REINDEX the database"},
}

func explainPostgres(err error) error {
	if explained(err) {
		return err
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		for n := len(pg.Code); n >= 2; n-- {
			if p, ok := postgresProblems[pg.Code[:n]]; ok {
				return &problem{p.kind, p.advice, err}
			}
		}
		return err
	}
	if lost(err) {
		return &problem{ErrUnreachable, "is the PostgreSQL server running, and are host and port of its address right?", err}
	}
	return err
}

// lost tells whether an error means that there is no connection, or none any more.
func lost(err error) bool {
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return true
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, pgconn.ErrConnClosed)
}

// unsurePostgres: only the server's own word that a commit failed is sure, and not
// even that if it came because the server was going down.
func unsurePostgres(err error) bool {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return true
	}
	return strings.HasPrefix(pg.Code, "57P") || pg.Code == "08007"
}
