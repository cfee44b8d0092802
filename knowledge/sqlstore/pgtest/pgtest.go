//go:build unix

// Package pgtest gives tests a real PostgreSQL server: a private one that listens on a
// Unix socket alone, in a temporary directory that goes with it. It uses the programs
// that are installed; it does not install any.
package pgtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// startTime bounds how long a server may take to answer, on a machine that is busy.
const startTime = time.Minute

// A Cluster is a PostgreSQL server with its data. Its superuser is "postgres", who
// needs no password; the user "locked" has the password "right" and must give it.
type Cluster struct {
	bin  string // directory of the programs
	dir  string // holds data/, the socket and the log
	cred *syscall.Credential

	keeper *exec.Cmd // the shell that runs the server
	hold   *os.File  // as long as it is open, the server runs
	pid    int       // of the server
}

// shared is the cluster of the databases that Start gives. It runs until the process
// ends, however that ends.
var shared struct {
	mu      sync.Mutex
	cluster *Cluster
	last    int // number of the last database
}

// Start gives the address of an empty database that the test has for itself, and
// drops it when the test ends. The test fails if PostgreSQL is not installed.
func Start(t testing.TB) (address string) {
	t.Helper()
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if shared.cluster == nil {
		c, err := newCluster(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		shared.cluster = c
	}
	c := shared.cluster
	shared.last++
	name := "test" + strconv.Itoa(shared.last)
	c.Exec(t, "CREATE DATABASE "+name+" TEMPLATE template0 ENCODING 'UTF8'")
	t.Cleanup(func() { c.Exec(t, "DROP DATABASE "+name+" WITH (FORCE)") })
	return c.Address("postgres", name)
}

// New gives a test a cluster of its own, which it may kill. It is removed when the
// test ends. The test fails if PostgreSQL is not installed.
func New(t testing.TB) *Cluster {
	t.Helper()
	c, err := newCluster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.remove)
	return c
}

// Address gives the address of a database for a user.
func (c *Cluster) Address(user, database string) string {
	return fmt.Sprintf("postgres://%s@/%s?host=%s&sslmode=disable", user, database, url.QueryEscape(c.dir))
}

// Exec runs a statement as superuser in the database "postgres".
func (c *Cluster) Exec(t testing.TB, query string) {
	t.Helper()
	if err := c.exec(context.WithoutCancel(t.Context()), query); err != nil { // the test's own is over in a cleanup
		t.Fatalf("%s: %v", query, err)
	}
}

func (c *Cluster) exec(ctx context.Context, query string) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.Address("postgres", "postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	_, err = conn.Exec(ctx, query)
	return err
}

// Own gives a file or a directory to the user that the server runs as.
func (c *Cluster) Own(path string) error {
	if c.cred == nil {
		return nil
	}
	return os.Chown(path, int(c.cred.Uid), int(c.cred.Gid))
}

// Kill ends the server and all its processes with SIGKILL.
func (c *Cluster) Kill() {
	_ = syscall.Kill(c.pid, syscall.SIGSTOP) // or it starts another while they are counted
	for _, pid := range append(children(c.pid), c.pid) {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
	c.stop("keep\n")
}

// Restart starts the server again after Kill. The system may take a moment to be rid of
// the processes that were killed, and until then the server refuses to start.
func (c *Cluster) Restart(t testing.TB) {
	t.Helper()
	for end := time.Now().Add(startTime); ; time.Sleep(50 * time.Millisecond) {
		err := c.start(t.Context())
		if err == nil {
			return
		}
		if !strings.Contains(err.Error(), "is still in use") || time.Now().After(end) {
			t.Fatal(err)
		}
	}
}

func newCluster(ctx context.Context) (*Cluster, error) {
	bin, err := findPrograms()
	if err != nil {
		return nil, err
	}
	c := &Cluster{bin: bin}
	if c.dir, err = os.MkdirTemp("", "pgtest-"); err != nil {
		return nil, err
	}
	if err := c.init(ctx); err != nil {
		_ = os.RemoveAll(c.dir)
		return nil, err
	}
	if err := c.start(ctx); err != nil {
		_ = os.RemoveAll(c.dir)
		return nil, err
	}
	if err := c.exec(ctx, `CREATE ROLE locked LOGIN PASSWORD 'right'`); err != nil {
		c.remove()
		return nil, err
	}
	return c, nil
}

// findPrograms gives the directory with the programs of the newest PostgreSQL.
func findPrograms() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // Debian keeps them off the PATH
	version := func(path string) float64 {
		n, _ := strconv.ParseFloat(filepath.Base(filepath.Dir(filepath.Dir(path))), 64)
		return n
	}
	if len(found) > 0 {
		return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return int(version(a) - version(b)) })), nil
	}
	if p, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(p), nil
	}
	return "", errors.New("these tests need PostgreSQL's server programs: run make test-deps, or install them " +
		"(Debian: sudo apt-get install postgresql), or put the directory with initdb and postgres on the PATH")
}

// init makes the data directory.
func (c *Cluster) init(ctx context.Context) error {
	if os.Getuid() == 0 { // the server's programs refuse to run as root
		cred, err := unprivileged()
		if err != nil {
			return err
		}
		c.cred = cred
		if err := c.Own(c.dir); err != nil {
			return err
		}
	}
	data := filepath.Join(c.dir, "data")
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, "initdb"), "--pgdata="+data,
		"--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
	cmd.Dir = c.dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.cred}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	const access = "local all locked scram-sha-256\nlocal all all trust\n"
	return os.WriteFile(filepath.Join(data, "pg_hba.conf"), []byte(access), 0o600) // keeps its owner
}

func unprivileged() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err1 == nil && err2 == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as")
}

// keeper runs the server ($@) until its standard input ends, which it does when the
// test process ends, if only by SIGKILL. Then the directory ($dir) goes too, unless a
// line came first.
const keeper = `"$@" >"$dir/log" 2>&1 </dev/null &
pid=$!
echo $pid
if read -r word; then rest=keep; else rest=remove; fi
kill -QUIT $pid 2>/dev/null
wait $pid
if [ $rest = remove ]; then cd / && rm -rf "$dir"; fi`

func (c *Cluster) start(ctx context.Context) error {
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	data := filepath.Join(c.dir, "data")
	// Not tied to ctx, which ends with the first test that asks.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), "/bin/sh", "-c", keeper, "keeper", filepath.Join(c.bin, "postgres"),
		"-D", data, "-k", c.dir, "-c", "listen_addresses=", "-c", "fsync=on", "-c", "max_connections=200")
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "dir="+c.dir)
	cmd.Stdin = read
	// A group of its own: Ctrl-C is for the tests, the server ends after them.
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.cred, Setpgid: true}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		_ = write.Close()
		return err
	}
	c.keeper, c.hold = cmd, write
	line, err := bufio.NewReader(out).ReadString('\n')
	if err == nil {
		c.pid, err = strconv.Atoi(strings.TrimSpace(line))
	}
	if err == nil {
		err = c.await(ctx)
	}
	if err != nil {
		log, _ := os.ReadFile(filepath.Join(c.dir, "log"))
		c.stop("keep\n")
		return fmt.Errorf("PostgreSQL does not start: %w\n%s", err, log)
	}
	return nil
}

// await waits until the server answers.
func (c *Cluster) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, c.Address("postgres", "postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		if ended(c.pid) {
			return fmt.Errorf("it has ended: %w", err)
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// ended tells whether a process has ended. The shell that runs the server does not take
// note of that before it is told to stop: until then the process is a zombie, which takes
// signals as if it ran. Only /proc tells them apart.
func ended(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return true
	}
	fields := statFields(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	return len(fields) > 0 && fields[0] == "Z"
}

// statFields gives what /proc tells of a process from its state on; none if it does not.
func statFields(path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	// "pid (name) state parent ...", and a name may hold anything
	return strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
}

// stop ends the server at once and waits for that. Without a word the data goes too.
func (c *Cluster) stop(word string) {
	_, _ = c.hold.WriteString(word)
	_ = c.hold.Close()
	_ = c.keeper.Wait()
}

func (c *Cluster) remove() {
	c.stop("")
	_ = os.RemoveAll(c.dir)
}

// children gives the processes that a process has started, where /proc tells. Where it
// does not, PostgreSQL's end themselves soon after the first has gone.
func children(pid int) []int {
	var pids []int
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		fields := statFields(path)
		if len(fields) < 2 || fields[1] != strconv.Itoa(pid) {
			continue // another's, or it has ended
		}
		if n, err := strconv.Atoi(filepath.Base(filepath.Dir(path))); err == nil {
			pids = append(pids, n)
		}
	}
	return pids
}
