package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// fillOdd puts some 600 revisions into a store, odd bodies among them.
func fillOdd(t testing.TB, s *Store) {
	t.Helper()
	for i, body := range oddBodies {
		mustApply(t, s, batch(put(fmt.Sprint("odd-", i), body)))
	}
	var many []knowledge.Change
	for i := range 300 {
		many = append(many, put(fmt.Sprint("many-", i), fmt.Sprintf(`{"n": %d}`, i)))
	}
	mustApply(t, s, batch(many...))
	for i := range many {
		many[i].State, many[i].Body = knowledge.Retracted, nil
	}
	mustApply(t, s, batch(many...))
}

// TestBackupAndRestore goes from each database to each, and wants all the same.
func TestBackupAndRestore(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		fillOdd(t, s)
		want := feed(t, s)
		path := filepath.Join(t.TempDir(), "a ?#%41 backup.db")
		var steps []int64
		progress := func(done, total int64) {
			if total != int64(len(want)) {
				t.Errorf("progress: %d of %d, want of %d", done, total, len(want))
			}
			steps = append(steps, done)
		}
		if err := s.Backup(t.Context(), path, progress); err != nil {
			t.Fatal(err)
		}
		wantSteps := fmt.Sprint([]int64{0, 500, int64(len(want))})
		if got := fmt.Sprint(steps); got != wantSteps {
			t.Errorf("progress of the backup %s, want %s", got, wantSteps)
		}
		wantOneFile(t, path)
		mustApply(t, s, batch(put("later", `{}`))) // is not in the backup

		each(t, func(t *testing.T, open opener) {
			to := open(t)
			watch := to.Watch(t.Context())
			<-watch
			steps = nil
			if err := to.Restore(t.Context(), path, progress); err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(steps); got != wantSteps {
				t.Errorf("progress of restoring %s, want %s", got, wantSteps)
			}
			<-watch
			checkWhole(t, to)
			if diff := cmp.Diff(want, feed(t, to), sameBody); diff != "" {
				t.Errorf("restored (-backed up, +restored):\n%s", diff)
			}
			// It goes on where the other left off.
			next := mustApply(t, to, batch(put("odd-0", `{}`)))[0]
			if next.Seq != int64(len(want)+1) || next.Before == nil {
				t.Errorf("the next revision: %+v", next)
			}
			err := to.Restore(t.Context(), path, nil)
			wantError(t, err, ErrNotEmpty, fmt.Sprintf("has %d revisions", len(want)+1), "new data directory")
			checkWhole(t, to)
		})
		wantOneFile(t, path)
	})
}

// wantOneFile sees to it that a backup is one file alone in its directory, which only
// its owner can read.
func wantOneFile(t testing.TB, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Fatalf("beside the backup there are %v (%v)", files, err)
	}
	info, err := files[0].Info()
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup's mode is %v (%v)", info.Mode(), err)
	}
}

func TestBackupOfAnEmptyStore(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		path := filepath.Join(t.TempDir(), "backup.db")
		s := open(t)
		if err := s.Backup(t.Context(), path, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.Restore(t.Context(), path, nil); err != nil {
			t.Fatal(err)
		}
		if n := checkWhole(t, s); n != 0 {
			t.Errorf("%d revisions", n)
		}
	})
}

// TestBackupWhileWriting takes backups while others write: each is of one moment.
func TestBackupWhileWriting(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		dir := t.TempDir()
		ctx, stop := context.WithCancel(t.Context())
		var writing sync.WaitGroup
		for range 2 {
			writing.Go(func() {
				for ctx.Err() == nil {
					if _, err := s.Apply(context.WithoutCancel(ctx), randomBatch()); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		for i := range 3 {
			path := filepath.Join(dir, fmt.Sprint(i))
			before := head(t, s)
			if err := s.Backup(t.Context(), path, nil); err != nil {
				t.Fatal(err)
			}
			after := head(t, s)
			if n := checkWhole(t, opens(path)(t)); n < before || n > after {
				t.Errorf("backup up to revision %d, the store was at %d to %d", n, before, after)
			}
		}
		stop()
		writing.Wait()
	})
}

func TestBackupThatFails(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		fillOdd(t, s)
		dir := t.TempDir()
		path := filepath.Join(dir, "backup.db")
		if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
			t.Fatal(err)
		}
		wantError(t, s.Backup(t.Context(), path, nil), fs.ErrExist, path)
		if text, err := os.ReadFile(path); err != nil || string(text) != "precious" {
			t.Errorf("the file that was there is now %q (%v)", text, err)
		}
		wantError(t, s.Backup(t.Context(), filepath.Join(dir, "none", "backup.db"), nil), fs.ErrNotExist)

		ctx, cancel := context.WithCancel(t.Context())
		err := s.Backup(ctx, filepath.Join(dir, "half.db"), func(done, _ int64) {
			if done > 0 {
				cancel()
			}
		})
		wantError(t, err, context.Canceled)
		wantOneFile(t, path)
	})
}

func TestRestoreThatFails(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	source := opens(filepath.Join(dir, "source.db"))(t)
	fillOdd(t, source)
	if err := source.Backup(t.Context(), good, nil); err != nil {
		t.Fatal(err)
	}
	// spoilt gives the good backup after some statements.
	spoilt := func(t *testing.T, statements ...string) string {
		path := filepath.Join(t.TempDir(), "spoilt.db")
		copyFile(t, good, path)
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for _, q := range statements {
			if _, err := db.ExecContext(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	tests := []struct {
		name  string
		path  func(t *testing.T) string
		kind  error
		words string
	}{
		{"no file", func(*testing.T) string { return filepath.Join(dir, "none.db") }, fs.ErrNotExist, "none.db"},
		{"not a database", func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "text.db")
			if err := os.WriteFile(path, []byte(strings.Repeat("no database\n", 1000)), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrDamaged, "not an SQLite database"},
		{"cut short", func(t *testing.T) string {
			path := spoilt(t)
			if err := os.Truncate(path, 40_000); err != nil {
				t.Fatal(err)
			}
			return path
		}, ErrDamaged, ""},
		{"a revision is missing", func(t *testing.T) string {
			return spoilt(t, `DROP TRIGGER revisions_no_delete`, `DELETE FROM revisions WHERE seq = 400`)
		}, ErrDamaged, "revision 400 is missing"},
		{"the last is missing", func(t *testing.T) string {
			return spoilt(t, `UPDATE counter SET seq = seq + 1`)
		}, ErrDamaged, "last revision is 610, and 611"},
		{"of a newer version", func(t *testing.T) string {
			return spoilt(t, `INSERT INTO schema_version (version_id, is_applied) VALUES (99, 1)`)
		}, ErrNewer, "schema 99"},
	}
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				wantError(t, s.Restore(t.Context(), tt.path(t), nil), tt.kind, tt.words)
			})
		}
		other := filepath.Join(t.TempDir(), "other.db")
		db, err := sql.Open("sqlite", other)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(t.Context(), `CREATE TABLE recipes (name TEXT)`); err != nil {
			t.Fatal(err)
		}
		if err := s.Restore(t.Context(), other, nil); err == nil || !strings.Contains(err.Error(), "no backup of a store") {
			t.Errorf("another program's database: %v", err)
		}

		ctx, cancel := context.WithCancel(t.Context())
		err = s.Restore(ctx, good, func(done, _ int64) {
			if done > 0 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		if n := checkWhole(t, s); n != 0 {
			t.Errorf("%d revisions are left of failed attempts", n)
		}
		if err := s.Restore(t.Context(), good, nil); err != nil {
			t.Errorf("after all that: %v", err)
		}
		checkWhole(t, s)
	})
}

// TestRestoreOfALiveFile: a store's own file, copied or not, will do as a backup.
func TestRestoreOfALiveFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "store.db")
	live := opens(path)(t)
	fillOdd(t, live) // still in the log beside the file
	to := opens(pgtest.Start(t))(t)
	if err := to.Restore(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(feed(t, live), feed(t, to), sameBody); diff != "" {
		t.Error(diff)
	}
}

// TestRestoreOfAnOlderBackup: one that lacks the later migrations is brought up to date.
func TestRestoreOfAnOlderBackup(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	source := opens(filepath.Join(dir, "source.db"))(t)
	fillOdd(t, source)
	old := filepath.Join(dir, "old.db")
	if err := source.Backup(t.Context(), old, nil); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", old)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range slices.Concat(dropLedger, []string{
		`DROP TRIGGER revisions_no_update`, `DROP TRIGGER revisions_no_delete`, `DELETE FROM schema_version WHERE version_id >= 2`,
	}) {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	to := opens(filepath.Join(dir, "to.db"))(t)
	if err := to.Restore(t.Context(), old, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(feed(t, source), feed(t, to), sameBody); diff != "" {
		t.Error(diff)
	}
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
