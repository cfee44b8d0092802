package sqlstore

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// The test binary runs as a child when these are set: what it is to do, and with
// which database.
const (
	childTask  = "SQLSTORE_CHILD_TASK"
	childPlace = "SQLSTORE_CHILD_PLACE"
)

// child does a task in a process of its own and gives its exit status.
func child(task, place string) int {
	ctx := context.Background()
	s, err := open(ctx, place)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer s.Close()
	n := 1 << 30
	if task != "endless" {
		if _, err := fmt.Sscan(task, &n); err != nil {
			fmt.Println(err)
			return 2
		}
	}
	for range n {
		made, err := s.Apply(ctx, randomBatch())
		if err != nil {
			fmt.Println(err)
			return 1
		}
		fmt.Printf("ack %d\n", made[len(made)-1].Seq)
	}
	return 0
}

// randomBatch changes 1 to 4 of 40 records; its reason tells how many.
func randomBatch() knowledge.Batch {
	var changes []knowledge.Change
	for _, id := range rand.Perm(40)[:1+rand.IntN(4)] {
		body, _ := json.Marshal(map[string]any{"n": rand.Int(), "pad": strings.Repeat("x", rand.IntN(3000))})
		changes = append(changes, put(fmt.Sprint("r", id), string(body)))
	}
	return batch(changes...)
}

func startChild(t testing.TB, task, place string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.CommandContext(context.WithoutCancel(t.Context()), os.Args[0])
	cmd.Env = append(os.Environ(), childTask+"="+task, childPlace+"="+place)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// rounds gives how often to crash: few times in each test run, often with SOAK=1.
func rounds(soak int) int {
	if os.Getenv("SOAK") == "1" {
		return soak
	}
	return 10
}

// The crash tests kill, at random moments, a process that adds records, and then look
// for every batch that it was told is stored.
//
// A kill is not a power loss. What a killed process has handed to the operating system
// is still written, so these tests show that batches are whole and acknowledged no
// earlier than handed over; they cannot show that fsync is called where it must be, nor
// that the drive does what it says. For that the package relies on SQLite and
// PostgreSQL, and on the settings that TestDurableSettings holds in place.
func TestCrashSQLite(t *testing.T) {
	t.Parallel()
	place := filepath.Join(t.TempDir(), "store.db")
	for range rounds(200) {
		crash(t, place, func(cmd *exec.Cmd) { _ = cmd.Process.Kill() }, func() {})
	}
}

func TestCrashPostgres(t *testing.T) {
	t.Parallel()
	c := pgtest.New(t)
	place := c.Address("postgres", "postgres")
	for n := range rounds(50) {
		if n%2 == 0 { // the bot dies
			crash(t, place, func(cmd *exec.Cmd) { _ = cmd.Process.Kill() }, func() {})
		} else { // the server dies
			crash(t, place, func(*exec.Cmd) { c.Kill() }, func() { c.Restart(t) })
		}
	}
}

// crash lets a child add records until it is killed, or its server, and looks at what
// is left.
func crash(t *testing.T, place string, kill func(*exec.Cmd), mend func()) {
	cmd, lines := startChild(t, "endless", place)
	var acked int64
	var killed chan struct{}
	for lines.Scan() {
		if _, err := fmt.Sscanf(lines.Text(), "ack %d", &acked); err != nil {
			break // the error of a child whose server has gone
		}
		if killed == nil {
			killed = make(chan struct{})
			time.AfterFunc(rand.N(100*time.Millisecond), func() {
				kill(cmd)
				close(killed)
			})
		}
	}
	if killed == nil {
		t.Fatalf("the child did nothing: %s", lines.Text())
	}
	<-killed
	_ = cmd.Wait()
	mend()

	s, err := open(t.Context(), place)
	if err != nil {
		t.Fatal(err)
	}
	defer mustClose(t, s)
	// A server may still be at work on the last batch of a client that has gone. This
	// one waits for it.
	mine := mustApply(t, s, batch(put("after", `1`)))[0].Seq
	if mine <= acked || mine > acked+1+4 {
		t.Fatalf("acknowledged up to %d, but the next revision is %d", acked, mine)
	}
	checkWhole(t, s)
}

// TestDurableSettings reads back what makes a commit wait for the disk.
func TestDurableSettings(t *testing.T) {
	setting := func(s *Store, query string) string {
		var v string
		if err := s.write.QueryRowContext(t.Context(), query).Scan(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	lite := opens(filepath.Join(t.TempDir(), "store.db"))(t)
	for query, want := range map[string]string{
		`PRAGMA journal_mode`: "wal", `PRAGMA synchronous`: "2", `PRAGMA fullfsync`: "1", `PRAGMA foreign_keys`: "1",
	} {
		if got := setting(lite, query); got != want {
			t.Errorf("%s is %s, want %s", query, got, want)
		}
	}

	address := pgtest.Start(t)
	for _, tt := range []struct{ server, want string }{{"off", "on"}, {"on", "on"}, {"remote_apply", "remote_apply"}} {
		s := opens(address + "&synchronous_commit=" + tt.server)(t)
		if got := setting(s, `SHOW synchronous_commit`); got != tt.want {
			t.Errorf("where synchronous_commit is %s, it is %s for the store, want %s", tt.server, got, tt.want)
		}
	}
}

// TestProcesses lets several processes write to one database while this one follows.
func TestProcesses(t *testing.T) {
	t.Parallel()
	eachPlace(t, func(t *testing.T, place string) {
		const batches = 30
		s := opens(place)(t)
		following := make(chan struct{})
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			followFeed(ctx, t, s, 1<<62)
			close(following)
		}()
		var children sync.WaitGroup
		for range 2 {
			cmd, lines := startChild(t, fmt.Sprint(batches), place)
			children.Go(func() {
				for lines.Scan() {
					if text := lines.Text(); !strings.HasPrefix(text, "ack ") {
						t.Error(text)
					}
				}
				if err := cmd.Wait(); err != nil {
					t.Error(err)
				}
			})
		}
		for range batches {
			mustApply(t, s, randomBatch())
		}
		children.Wait()
		cancel()
		<-following
		checkWhole(t, s)
		done := map[int64]bool{}
		for _, r := range feed(t, s) {
			done[r.Batch] = true
		}
		if len(done) != 3*batches {
			t.Errorf("%d batches, want %d", len(done), 3*batches)
		}
	})
}
