package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteWait is how long a statement waits for another program's write to end. An
// import of thousands of facts holds the file for a second or so.
const sqliteWait = 10 * time.Second

var sqliteDialect = dialect{
	goose: goose.DialectSQLite3,
	guard: []string{
		`CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions
			BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END`,
		`CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions
			BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END`,
	},
	clock:   `CAST(unixepoch('subsec') * 1000000 AS INTEGER)`,
	explain: explainSQLite,
	unsure:  unsureSQLite,
	poll:    250 * time.Millisecond, // reads one row from memory, some 50 µs
}

// OpenSQLite opens the store in a file, and makes the file and its directory if there
// are none, readable by this user alone. Several processes may have the file open at
// the same time, on one machine: the file must not be on a network file system.
//
// The error is or holds ErrNewer, ErrFull, ErrReadOnly, ErrDenied, ErrLocked or
// ErrDamaged where that is what is wrong.
func OpenSQLite(ctx context.Context, path string) (*Store, error) {
	return openSQLite(ctx, path, sqliteWait)
}

func openSQLite(ctx context.Context, path string, wait time.Duration) (*Store, error) {
	return startSQLite(ctx, path, wait, (*Store).migrate)
}

// startSQLite opens a file, and lets start see to its tables.
func startSQLite(ctx context.Context, path string, wait time.Duration, start func(*Store, context.Context) error) (*Store, error) {
	s := &Store{dialect: sqliteDialect}
	s.name = path
	s.done, s.close = context.WithCancel(context.Background())
	if err := createFile(path); err != nil {
		return nil, s.fail("open", err)
	}
	write, err := sqlitePool(path, wait, url.Values{"_txlock": {"immediate"}})
	if err != nil {
		return nil, s.fail("open", err)
	}
	read, err := sqlitePool(path, wait, url.Values{"_pragma": {"query_only(1)"}})
	if err != nil {
		_ = write.Close()
		return nil, s.fail("open", err)
	}
	// Within a process writers take turns here, in the order in which they came; SQLite's
	// own lock, which is for other processes, is asked for in turns of luck.
	write.SetMaxOpenConns(1)
	read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	s.write, s.read = write, read

	err = useLog(ctx, write, wait)
	if err == nil {
		err = start(s, ctx)
	}
	if err != nil {
		err = s.fail("open", probe(path, err))
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// probe asks the system why a file cannot be opened or written, which SQLite does not
// tell, by making another one beside it.
func probe(path string, err error) error {
	if code := sqliteCode(err); code != sqlite3.SQLITE_CANTOPEN && code != sqlite3.SQLITE_READONLY {
		return err
	}
	f, why := os.CreateTemp(filepath.Dir(path), ".probe-*")
	if why != nil {
		return fmt.Errorf("%w (%w)", why, err)
	}
	_ = f.Close()
	_ = os.Remove(f.Name())
	return err
}

// creating lets one goroutine at a time make a file, see createFile.
var creating sync.Mutex

// createFile makes an empty file, and its directory, if there is none.
//
// It must not open a file that is there: closing it again would drop the locks that
// SQLite holds on it for another store of this process. That is how POSIX locks are.
func createFile(path string) error {
	creating.Lock()
	defer creating.Unlock()
	if path == "" {
		return errors.New("no path was given")
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	syncDir(dir)
	return nil
}

// syncDir lets the names in a directory outlast a power loss, on systems where that
// can be asked for.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// sqlitePool opens a pool of connections, all with the same settings and those given.
func sqlitePool(path string, wait time.Duration, more url.Values) (*sql.DB, error) {
	u, err := sqliteURL(path, url.Values{"_pragma": append([]string{
		"busy_timeout(" + strconv.FormatInt(wait.Milliseconds(), 10) + ")",
		"synchronous(FULL)",
		"fullfsync(1)", // on macOS fsync alone leaves data in the drive's cache
		"foreign_keys(1)",
		"secure_delete(1)", // what the ledger deletes is overwritten in the file
	}, more["_pragma"]...), "_txlock": more["_txlock"]})
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite", u)
}

// sqliteURL gives a path as SQLite reads it, whatever characters are in it.
func sqliteURL(path string, query url.Values) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: query.Encode()}
	return u.String(), nil
}

// useLog turns the write-ahead log on, which lets readers and a writer go on side by
// side. The file remembers it. Unlike other statements this one does not wait while
// another process does the same.
func useLog(ctx context.Context, db *sql.DB, wait time.Duration) error {
	for end := time.Now().Add(wait); ; {
		var mode string
		err := db.QueryRowContext(ctx, `PRAGMA journal_mode = wal`).Scan(&mode)
		if err == nil && mode != "wal" {
			return fmt.Errorf("SQLite cannot keep a write-ahead log here (its journal mode is %s): use a local disk", mode)
		}
		if err == nil || sqliteCode(err) != sqlite3.SQLITE_BUSY || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// sqliteCode gives SQLite's primary result code, 0 if the error is not SQLite's.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}

func explainSQLite(err error) error {
	if explained(err) {
		return err
	}
	as := func(kind error, advice string) error { return &problem{kind, advice, err} }
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return as(ErrFull, adviceFull)
	case errors.Is(err, syscall.EROFS):
		return as(ErrReadOnly, adviceReadOnly)
	case errors.Is(err, fs.ErrPermission):
		return as(ErrDenied, adviceDenied)
	}
	switch sqliteCode(err) {
	case sqlite3.SQLITE_FULL:
		return as(ErrFull, adviceFull)
	case sqlite3.SQLITE_READONLY:
		return as(ErrReadOnly, adviceReadOnly)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return as(ErrLocked, "wait until the other program is done, or end it, and try again")
	case sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN:
		return as(ErrDenied, adviceDenied)
	case sqlite3.SQLITE_CORRUPT:
		return as(ErrDamaged, "keep a copy of the file, and restore the last backup into an empty directory")
	case sqlite3.SQLITE_NOTADB:
		return as(ErrDamaged, "the file is not an SQLite database: check the path")
	}
	return err
}

const (
	adviceFull     = "free some space on the disk that holds it, and try again; nothing that was stored is lost"
	adviceReadOnly = "the file, or the file system that it is on, is read-only: make it writable, or use another directory"
	adviceDenied   = "this user must be able to read and write the file and the directory that it is in"
)

// unsureSQLite: a commit that SQLite gave up is undone, but if writing or syncing
// failed, the log may hold it all the same, and count after a crash.
func unsureSQLite(err error) bool { return sqliteCode(err) == sqlite3.SQLITE_IOERR }
