package sqlstore

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// mount makes a file system of some MiB in memory, or tells that this user cannot. It
// gives its directory and what changes its options ("ro", "size=64m").
func mount(t testing.TB, mib int) (dir string, remount func(option string), ok bool) {
	t.Helper()
	dir = t.TempDir()
	if os.Getuid() != 0 {
		return dir, nil, false
	}
	run := func(args ...string) error {
		out, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput()
		if err != nil {
			t.Logf("%v: %v %s", args, err, out)
		}
		return err
	}
	if run("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm,mode=777", mib), "tmpfs", dir) != nil {
		return dir, nil, false
	}
	t.Cleanup(func() { _ = exec.Command("umount", "--lazy", dir).Run() }) //nolint:noctx // the test's context is over
	return dir, func(option string) {
		if run("mount", "-o", "remount,"+option, dir) != nil {
			t.Fatal("the file system does not change")
		}
	}, true
}

// fillUp adds records until there is no room, and holds the store to what it had.
func fillUp(t testing.TB, s *Store) {
	t.Helper()
	mustApply(t, s, batch(put("first", `1`)))
	big := put("", "")
	big.Body = json.RawMessage(`"` + strings.Repeat("x", 200_000) + `"`)
	stored := int64(1)
	var err error
	for i := range 1000 {
		big.ID = fmt.Sprint("big-", i)
		if _, err = s.Apply(t.Context(), batch(put("small", `1`), big)); err != nil {
			break
		}
		stored += 2
	}
	wantError(t, err, ErrFull, s.name, "apply fact small (global) and 1 more", "free some space")
	if n := checkWhole(t, s); n != stored {
		t.Errorf("%d revisions, of which %d were acknowledged", n, stored)
	}
}

func TestDiskFullSQLite(t *testing.T) {
	t.Parallel()
	dir, remount, real := mount(t, 12)
	path := filepath.Join(dir, "store.db")
	s := opens(path)(t)
	limit := func(pages int) {
		if _, err := s.write.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA max_page_count = %d`, pages)); err != nil {
			t.Fatal(err)
		}
	}
	if !real { // SQLite itself then plays the full disk
		limit(500)
	}
	fillUp(t, s)
	if real {
		err := s.Backup(t.Context(), filepath.Join(dir, "backup.db"), nil)
		wantError(t, err, ErrFull, "backup.db")
		if left, err := filepath.Glob(filepath.Join(dir, "*backup*")); err != nil || left != nil {
			t.Errorf("what is left of a backup that failed: %v, %v", left, err)
		}
		remount("size=64m")
	} else {
		limit(1 << 30)
	}
	had := checkWhole(t, s)
	mustApply(t, s, batch(put("after", `1`)))
	mustClose(t, s)
	if n := checkWhole(t, opens(path)(t)); n != had+1 {
		t.Errorf("%d revisions after opening it again, want %d", n, had+1)
	}
}

func TestDiskFullPostgres(t *testing.T) {
	t.Parallel()
	dir, remount, real := mount(t, 16)
	if !real {
		t.Skip("a small disk for the server can only be made by root")
	}
	c := pgtest.New(t)
	space := filepath.Join(dir, "space")
	if err := os.Mkdir(space, 0o700); err != nil {
		t.Fatal(err)
	}
	for path := dir; path != "/tmp" && path != "/"; path = filepath.Dir(path) { // the server's user must get there
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Own(space); err != nil {
		t.Fatal(err)
	}
	c.Exec(t, `CREATE TABLESPACE small LOCATION '`+space+`'`)
	c.Exec(t, `CREATE DATABASE small TEMPLATE template0 ENCODING 'UTF8' TABLESPACE small`)
	s := opens(c.Address("postgres", "small"))(t)
	// The bodies of one letter would be compressed to nothing.
	if _, err := s.write.ExecContext(t.Context(), `ALTER TABLE revisions ALTER body SET STORAGE EXTERNAL`); err != nil {
		t.Fatal(err)
	}
	fillUp(t, s)
	had := checkWhole(t, s)
	remount("size=128m")
	mustApply(t, s, batch(put("after", `1`)))
	if n := checkWhole(t, s); n != had+1 {
		t.Errorf("%d revisions afterwards, want %d", n, had+1)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	dir, remount, real := mount(t, 32)
	if !real {
		t.Skip("file systems can only be mounted by root")
	}
	path := filepath.Join(dir, "store.db")
	s := opens(path)(t)
	mustApply(t, s, batch(put("a", `1`)))
	mustClose(t, s)

	remount("ro")
	_, err := OpenSQLite(t.Context(), path)
	wantError(t, err, ErrReadOnly, path, "make it writable")
	_, err = OpenSQLite(t.Context(), filepath.Join(dir, "new.db"))
	wantError(t, err, ErrReadOnly, "new.db")
	other := opens(filepath.Join(t.TempDir(), "store.db"))(t)
	wantError(t, other.Backup(t.Context(), filepath.Join(dir, "backup.db"), nil), ErrReadOnly, "backup.db")

	remount("rw")
	s = opens(path)(t)
	mustApply(t, s, batch(put("a", `2`)))
	if n := checkWhole(t, s); n != 2 {
		t.Errorf("%d revisions, want 2", n)
	}
}

// TestReadOnlyFile takes the rights to a file away. As they do not bind root, it looks
// through a child that runs as nobody.
func TestReadOnlyFile(t *testing.T) {
	dir, err := os.MkdirTemp("", "readonly-") // t.TempDir is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(dir, 0o700)
		_ = os.RemoveAll(dir)
	})
	path := filepath.Join(dir, "store.db")
	s := opens(path)(t)
	mustApply(t, s, batch(put("a", `1`)))
	mustClose(t, s)

	binary := filepath.Join(dir, "child")
	copyFile(t, os.Args[0], binary)
	for name, mode := range map[string]os.FileMode{binary: 0o555, path: 0o444, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	for name, mode := range map[string]os.FileMode{"readable": 0o444, "not readable": 0} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), binary)
		cmd.Env = append(os.Environ(), childTask+"=1", childPlace+"="+path)
		cmd.Dir = dir
		if os.Getuid() == 0 {
			const nobody = 65534
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		out, err := cmd.CombinedOutput()
		if err == nil {
			t.Fatalf("%s: the child wrote: %s", name, out)
		}
		for _, words := range []string{path, ErrDenied.Error(), adviceDenied} {
			if !strings.Contains(string(out), words) {
				t.Errorf("%s: %q does not say %q", name, out, words)
			}
		}
	}

	for name, mode := range map[string]os.FileMode{path: 0o600, dir: 0o700} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	s = opens(path)(t)
	mustApply(t, s, batch(put("a", `2`)))
	if n := checkWhole(t, s); n != 2 {
		t.Errorf("%d revisions, want 2", n)
	}
}

func TestReadOnlyPostgres(t *testing.T) {
	t.Parallel()
	address := pgtest.Start(t)
	s := opens(address)(t)
	mustApply(t, s, batch(put("a", `1`)))
	standby := opens(address + "&default_transaction_read_only=on")(t)
	if n := checkWhole(t, standby); n != 1 {
		t.Errorf("%d revisions, want 1", n)
	}
	_, err := standby.Apply(t.Context(), batch(put("a", `2`)))
	wantError(t, err, ErrReadOnly, "standby")
	mustApply(t, s, batch(put("a", `2`)))
}

func TestLockedByAnotherProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := openSQLite(t.Context(), path, 200*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer mustClose(t, s)
	mustApply(t, s, batch(put("a", `1`)))

	db, err := sql.Open("sqlite", path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Apply(t.Context(), batch(put("a", `2`)))
	wantError(t, err, ErrLocked, path, "wait until the other program is done")
	if n := checkWhole(t, s); n != 1 { // reading goes on
		t.Errorf("%d revisions, want 1", n)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, batch(put("a", `2`)))
}

func TestNewerSchema(t *testing.T) {
	eachPlace(t, func(t *testing.T, place string) {
		s := opens(place)(t)
		if _, err := s.write.ExecContext(t.Context(), `INSERT INTO schema_version (version_id, is_applied) VALUES ($1, $2)`, 99, true); err != nil {
			t.Fatal(err)
		}
		_, err := open(t.Context(), place)
		wantError(t, err, ErrNewer, "schema 99", "knows 4", "update the program")
	})
}

func TestNotADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("a letter to a friend\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := OpenSQLite(t.Context(), path)
	wantError(t, err, ErrDamaged, path, "check the path")
	if _, err := OpenSQLite(t.Context(), ""); err == nil {
		t.Error("an empty path was opened")
	}
}

func TestOddPaths(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "מידע ?mode=memory#%20&", "deep")
	s := opens(filepath.Join(dir, "store.db"))(t)
	mustApply(t, s, batch(put("a", `1`)))
	info, err := os.Stat(filepath.Join(dir, "store.db"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

// TestAddresses: whatever is wrong with an address or a server, the password is not
// told.
func TestAddresses(t *testing.T) {
	t.Parallel()
	const secret = "S3cret"
	c := pgtest.New(t)
	c.Exec(t, `CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1'`)
	locked := func(password string) string {
		return strings.Replace(c.Address("locked", "postgres"), "locked@", "locked:"+password+"@", 1)
	}
	tests := []struct {
		name, address string
		kind          error // nil: any
		words         string
	}{
		{"wrong password", locked(secret), ErrDenied, "the password is wrong"},
		{"no such database", strings.Replace(locked("right"), "/postgres?", "/none?", 1), ErrUnreachable, "CREATE DATABASE"},
		{"a database in another encoding", c.Address("postgres", "latin"), nil, "encoding is LATIN1"},
		{"may not create tables", locked("right"), ErrDenied, "grant it CREATE"},
		{"no server", "postgres://u:" + secret + "@127.0.0.1:1/d?sslmode=disable", ErrUnreachable, "is the PostgreSQL server running"},
		{"no socket", "postgres://u:" + secret + "@/d?host=/none", ErrUnreachable, "is the PostgreSQL server running"},
		{"no TLS", "postgres://u:" + secret + "@127.0.0.1:1/d?sslmode=maybe", nil, "sslmode is invalid"},
		{"slash in password", "postgres://u:" + secret + "/x@host/d", nil, "percent-encoded"},
		{"hash in password", "postgres://u:" + secret + "#x@127.0.0.1:1/d", nil, ""},
		{"question mark in password", "postgres://u:" + secret + "?x@127.0.0.1:1/d", nil, ""},
		{"percent in password", "postgres://u:" + secret + "%x@host/d", nil, "percent-encoded"},
		{"space in password", "postgres://u: " + secret + " @127.0.0.1:1/d", nil, ""},
		{"bad port", "postgres://u:" + secret + "@host:port/d", nil, "percent-encoded"},
		{"port out of range", "postgres://u:" + secret + "@host:99999/d", nil, "not valid"},
		{"words", "host=h port=x password=" + secret, nil, "percent-encoded"},
		{"words without quotes", "host=h password='" + secret, nil, "percent-encoded"},
		{"password among parameters", "postgres://host/d?password=" + secret + "&sslmode=maybe", nil, "percent-encoded"},
		{"encoded password", "postgres://u:" + secret + "%2F@host/d?sslmode=" + secret + "/", nil, "percent-encoded"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := OpenPostgres(t.Context(), tt.address)
			if err == nil {
				t.Fatal("opened")
			}
			if tt.kind == nil {
				tt.kind = err
			}
			wantError(t, err, tt.kind, tt.words)
			for e := err; e != nil; e = errors.Unwrap(e) {
				if strings.Contains(e.Error(), secret) {
					t.Errorf("the password is in %q", e)
				}
			}
		})
	}
}

// TestServerRestart: a store goes on when its server comes back, and so do those who
// watch.
func TestServerRestart(t *testing.T) {
	t.Parallel()
	c := pgtest.New(t)
	address := c.Address("postgres", "postgres")
	s, other := opens(address)(t), opens(address)(t)
	watch := s.Watch(t.Context())
	mustApply(t, s, batch(put("a", `1`)))

	c.Kill()
	_, err := s.Apply(t.Context(), batch(put("a", `2`)))
	wantError(t, err, ErrUnreachable, "is the PostgreSQL server running")
	_, err = s.Get(t.Context(), factRef("a"))
	wantError(t, err, ErrUnreachable)

	c.Restart(t)
	mustApply(t, other, batch(put("a", `3`)))
	for seen := int64(0); seen < 2; seen = head(t, s) {
		select {
		case <-watch:
		case <-time.After(30 * time.Second):
			t.Fatal("not woken after the restart")
		}
	}
	r, err := s.Get(t.Context(), knowledge.Ref{Type: "fact", Scope: "global", ID: "a"})
	if err != nil || string(r.Body) != "3" {
		t.Errorf("%v, %v", r, err)
	}
	checkWhole(t, s)
}
