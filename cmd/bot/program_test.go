package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// builtDir is where the program is built; it goes with the tests.
var builtDir string

// tidied runs the tests and leaves nothing behind.
type tidied struct{ *testing.M }

func (m tidied) Run() int {
	dir, err := os.MkdirTemp("", "bot-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	builtDir = dir
	return m.M.Run()
}

// built is the program as operators have it, which tests that start it again and
// again can better afford than one with the race detector in it.
var built = sync.OnceValues(func() (string, error) {
	path := filepath.Join(builtDir, "bot")
	cmd := exec.Command("go", "build", "-trimpath", "-o", path, ".") //nolint:noctx // as long as it takes
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

// A program is the real one, in a process of its own, connected to a sandbox that
// the test has for itself.
type program struct {
	*sandbox.Server
	t    *testing.T
	dir  string   // that it works in
	env  []string // beyond what connects it
	cmd  *exec.Cmd
	gone chan error
	log  journal

	asked int // questions since the bot started
}

// A journal keeps what processes write.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// newProgram makes what a program needs; it is not started.
func newProgram(t *testing.T, env ...string) *program {
	t.Helper()
	server, err := sandbox.Listen("127.0.0.1:0", sandbox.Options{Privilege: true, PerSecond: -1})
	if err != nil {
		t.Fatal(err)
	}
	p := &program{Server: server, t: t, dir: t.TempDir(), env: env}
	t.Cleanup(func() {
		if p.cmd != nil {
			p.kill()
		}
		server.Close()
		for _, x := range server.Problems() {
			t.Error("Discord would refuse:", x)
		}
		if log := p.log.String(); t.Failed() || strings.Contains(log, sandbox.DefaultToken) {
			t.Error("log:", log)
		}
	})
	return p
}

// command makes a command of the real program, in the same place.
func (p *program) command(args ...string) *exec.Cmd {
	p.t.Helper()
	path, err := built()
	if err != nil {
		p.t.Fatal(err)
	}
	cmd := exec.Command(path, args...) //nolint:noctx // its end is the test's business
	cmd.Dir = p.dir
	cmd.Env = os.Environ()
	for _, name := range []string{"DATA_DIR", "DATABASE_URL", "MESSAGE_CONTENT", "ASK_CHANNELS", "LOG_LEVEL", "LOG_FORMAT", "LISTEN_ADDR", "KNOWLEDGE", "NOW", "AS_OF", "GUILD", "BOT_LANG"} {
		cmd.Env = append(cmd.Env, name+"=") // whoever runs the test may have set it
	}
	cmd.Env = append(cmd.Env, "DISCORD_TOKEN="+p.Token(), "DISCORD_API_URL="+p.URL(), "OPERATOR_IDS="+sandbox.Olga.ID)
	cmd.Env = append(cmd.Env, p.env...)
	return cmd
}

// output runs a command beside the running program and gives what it prints.
func (p *program) output(args ...string) string {
	p.t.Helper()
	cmd := p.command(args...)
	out, err := cmd.Output()
	exit := (*exec.ExitError)(nil)
	if errors.As(err, &exit) {
		p.t.Fatalf("bot %s: %v\n%s%s", strings.Join(args, " "), err, out, exit.Stderr)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return string(out)
}

// begin starts the bot.
func (p *program) begin() {
	p.t.Helper()
	p.cmd, p.gone, p.asked = p.command("run"), make(chan error, 1), 0
	p.cmd.Stdout, p.cmd.Stderr = &p.log, &p.log
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	go func(cmd *exec.Cmd, gone chan<- error) { gone <- cmd.Wait() }(p.cmd, p.gone)
}

// start starts the bot and waits until it is there.
func (p *program) start() {
	p.t.Helper()
	p.begin()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	if err := p.AwaitReady(ctx); err != nil {
		p.t.Fatal(err)
	}
}

// kill ends the process at once, and waits until the sandbox has noticed.
func (p *program) kill() {
	_ = p.cmd.Process.Kill()
	<-p.gone
	p.cmd = nil
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.t.Context()), time.Minute)
	defer cancel()
	if err := p.AwaitGateway(ctx, "that the bot is gone", func(s sandbox.Standing) bool { return !s.Connected }); err != nil {
		p.t.Error(err)
	}
	p.Lose() // else the next one would find a session to which nobody answers
}

// end ends the process as an operator does.
func (p *program) end() {
	p.t.Helper()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-p.gone:
		if err != nil {
			p.t.Fatal(err)
		}
		p.cmd = nil
	case <-time.After(time.Minute):
		p.t.Fatal("the program goes on")
	}
}

// ask asks in a channel of the first server and gives the answer. People and
// channels take turns, so that nobody is told to slow down.
func (p *program) ask(question string) string {
	p.t.Helper()
	people := []*sandbox.User{sandbox.Alice, sandbox.Bob, sandbox.Mona, sandbox.Olga, sandbox.Rita}
	who, channel := people[p.asked%len(people)], []string{sandbox.General, sandbox.Other}[p.asked%2]
	if p.asked++; p.asked > 40 {
		time.Sleep(700 * time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	m, err := p.Answer(ctx, p.Say(who, channel, sandbox.Mention+" "+question))
	if err != nil {
		p.t.Fatalf("%s: %v", question, err)
	}
	return m.Text()
}

// A saved fact of an invented matter, known by one name that occurs nowhere else.
type savedFact struct{ name, text string }

func inventedFact(n int) savedFact {
	// Names that no misspelling turns into one another: their letters are those of a
	// number spread over the alphabet.
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var name strings.Builder
	for x, i := uint64(n+1)*0x9E3779B97F4A7C15, 0; i < 5; i++ {
		name.WriteByte(consonants[x%uint64(len(consonants))])
		x /= uint64(len(consonants))
		name.WriteByte(vowels[x%uint64(len(vowels))])
		x /= uint64(len(vowels))
	}
	word := strings.ToUpper(name.String()[:1]) + name.String()[1:]
	return savedFact{word, fmt.Sprintf("%s is the hall in which the delegations would meet, Qatar said on 2 September 2024.", word)}
}

func (f savedFact) question() string {
	return "What is " + f.name + "?"
}

// save lets a moderator save a fact for their server, or the operator for every
// server. It returns nil when the bot has said that the fact is saved.
func (p *program) save(ctx context.Context, f savedFact, everywhere bool) error {
	who, opts := sandbox.Mona, []sandbox.Option(nil)
	if everywhere {
		who, opts = sandbox.Olga, []sandbox.Option{sandbox.OptYes("everywhere", true)}
	}
	form, err := p.AwaitModal(ctx, p.Slash(who, sandbox.General, "fact add", opts...))
	if err != nil {
		return err
	}
	draft, err := p.AwaitReply(ctx, p.Submit(form, map[string]any{
		"text": f.text, "speaker": "Qatar", "when": "2024-09-02", "link": "https://gazette.invalid/" + f.name,
	}))
	if err != nil {
		return err
	}
	save, ok := draft.Button("Save")
	if !ok {
		return fmt.Errorf("a draft that cannot be saved: %s", draft.Text())
	}
	done, err := p.AwaitReply(ctx, p.Click(who, draft, save))
	if err != nil {
		return err
	}
	if !strings.Contains(done.Text(), "Saved, and answering questions now") {
		return fmt.Errorf("not saved: %s", done.Text())
	}
	return nil
}

func (p *program) mustSave(f savedFact, everywhere bool) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	if err := p.save(ctx, f, everywhere); err != nil {
		p.t.Fatal(err)
	}
}
