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

	"github.com/ceasefire-facts/bot/knowledge"
)

// A Progress is called while a backup is written or restored: at first with done 0,
// then every few hundred revisions, and at the end with done equal to total. It must
// be quick; nil is allowed where one is asked for.
type Progress func(done, total int64)

// pageSize is how many revisions are copied at a time.
const pageSize = 500

// Backup writes all records and revisions, as they stand at one moment, to a new file,
// while others go on reading and writing. The ledger is left out, see the package.
// Whatever the store's database, the file is an SQLite database, readable by this user
// alone; Restore reads it, and OpenSQLite would too.
//
// The file must not exist (the error then holds fs.ErrExist), its directory must. It
// appears under its name only when it is complete and on disk.
func (s *Store) Backup(ctx context.Context, path string, progress Progress) error {
	err := s.backup(ctx, path, progress)
	return s.fail("back up to "+path, err)
}

func (s *Store) backup(ctx context.Context, path string, progress Progress) error {
	if err := checkAbsent(path); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".backup-*") // on the same file system, to be moved from
	if err != nil {
		return explainSQLite(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	part := filepath.Join(dir, "store.db")

	if err := s.copyTo(ctx, part, progress); err != nil {
		return err
	}
	if err := syncFile(part); err != nil {
		return explainSQLite(err)
	}
	if err := checkAbsent(path); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return explainSQLite(err)
	}
	syncDir(filepath.Dir(path))
	return nil
}

func checkAbsent(path string) error {
	_, err := os.Lstat(path)
	if err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// copyTo writes everything to a store in a new file.
func (s *Store) copyTo(ctx context.Context, path string, progress Progress) error {
	to, err := OpenSQLite(ctx, path)
	if err != nil {
		return err
	}
	err = to.fill(ctx, s, progress)
	if err == nil {
		// The copy is for reading, perhaps from where nothing can be written: it needs no
		// log beside it.
		if err = to.read.Close(); err == nil {
			_, err = to.write.ExecContext(ctx, `PRAGMA journal_mode = delete`)
		}
		err = to.fail("finish", err)
	}
	return errors.Join(err, to.Close())
}

// Restore fills an empty store with a backup: with the same records and revisions,
// under the same numbers and times. The ledger stays as it is. All or nothing: after an
// error the store is as empty as before. The backup is only read, and may be of an older
// version of this program.
//
// The error holds ErrNotEmpty if the store has any revision, ErrNewer if the backup is
// of a newer version, ErrDamaged if it is not whole.
func (s *Store) Restore(ctx context.Context, path string, progress Progress) error {
	err := s.restore(ctx, path, progress)
	return s.fail("restore "+path, err)
}

func (s *Store) restore(ctx context.Context, path string, progress Progress) error {
	if head, err := queryHead(ctx, s.read); err != nil {
		return err
	} else if head != 0 {
		return errNotEmpty(head) // before the work; it is looked at again below
	}
	dir, err := os.MkdirTemp("", "restore-*")
	if err != nil {
		return explainSQLite(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	part := filepath.Join(dir, "store.db")
	if err := vacuumInto(ctx, path, part); err != nil {
		return err
	}
	from, err := OpenSQLite(ctx, part) // this brings an older one up to date
	if err != nil {
		return err
	}
	return errors.Join(s.fill(ctx, from, progress), from.Close())
}

func errNotEmpty(head int64) error {
	return fmt.Errorf("%w: it has %d revisions: restore into a new data directory or database", ErrNotEmpty, head)
}

// vacuumInto copies an SQLite file, without touching it, and checks it.
func vacuumInto(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return explainSQLite(err)
	}
	u, err := sqliteURL(from, url.Values{"mode": {"ro"}})
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", u)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	var found string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&found); err != nil {
		return explainSQLite(err)
	}
	if found != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, found)
	}
	// That it is a store is told here, before OpenSQLite makes one of whatever it is.
	if _, err := queryHead(ctx, db); err != nil {
		return explainSQLite(fmt.Errorf("it is no backup of a store: %w", err))
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, to)
	return explainSQLite(err)
}

// fill copies everything from another store, as it stands at one moment, into this
// empty one.
func (s *Store) fill(ctx context.Context, from *Store, progress Progress) error {
	var head int64
	err := from.snapshot(ctx, func(src *sql.Tx) (err error) {
		if head, err = queryHead(ctx, src); err != nil {
			return from.explain(err)
		}
		return s.change(ctx, func(ctx context.Context, dst *sql.Tx) error {
			was, err := takeNumbers(ctx, dst, 0)
			if err != nil {
				return err
			}
			if was != 0 {
				return errNotEmpty(was)
			}
			if err := copyRevisions(ctx, from, src, dst, head, progress); err != nil {
				return err
			}
			return finishCopy(ctx, dst, head)
		})
	})
	if err != nil {
		return s.explain(err)
	}
	s.watchers.wake(head)
	return nil
}

// copyRevisions copies the revisions from 1 to head, and makes sure that none is
// missing.
func copyRevisions(ctx context.Context, from *Store, src, dst *sql.Tx, head int64, progress Progress) error {
	if progress == nil {
		progress = func(int64, int64) {}
	}
	progress(0, head)
	for done := int64(0); ; {
		page, err := queryRevisions(ctx, src, `WHERE v.seq > $1 ORDER BY v.seq LIMIT $2`, done, pageSize)
		if err != nil {
			return from.explain(err)
		}
		if err := checkPage(page, done, head); err != nil {
			return err
		}
		if err := insertRevisions(ctx, dst, page); err != nil {
			return err
		}
		done += int64(len(page))
		if len(page) > 0 {
			progress(done, head)
		}
		if len(page) < pageSize {
			return nil
		}
	}
}

// checkPage tells whether revisions follow on number done, and go to head if they are
// the last.
func checkPage(page []knowledge.Revision, done, head int64) error {
	for i, r := range page {
		if want := done + int64(i) + 1; r.Seq != want {
			return fmt.Errorf("%w: revision %d is missing", ErrDamaged, want)
		}
	}
	if last := done + int64(len(page)); len(page) < pageSize && last != head || last > head {
		return fmt.Errorf("%w: its last revision is %d, and %d by its counter", ErrDamaged, last, head)
	}
	return nil
}

// finishCopy derives the rest from the revisions that were copied.
func finishCopy(ctx context.Context, dst *sql.Tx, head int64) error {
	if _, err := dst.ExecContext(ctx, `INSERT INTO records (type, scope, id, rev)
		SELECT type, scope, id, MAX(seq) FROM revisions GROUP BY type, scope, id`); err != nil {
		return err
	}
	_, err := takeNumbers(ctx, dst, head)
	return err
}
