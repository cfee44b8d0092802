package main

import (
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// examine runs the doctor and gives its lines and whether it found nothing wrong.
func (p *program) examine(env ...string) (string, bool) {
	p.t.Helper()
	cmd := p.command("doctor")
	cmd.Env = append(cmd.Env, env...)
	out, err := cmd.CombinedOutput()
	exit := (*exec.ExitError)(nil)
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != exitError) {
		p.t.Fatalf("%v: %s", err, out)
	}
	if strings.Contains(string(out), p.Token()) || strings.Contains(string(out), "hunter2") {
		p.t.Errorf("a secret is told: %s", out)
	}
	return string(out), err == nil
}

// finds fails unless the doctor's lines match all patterns.
func finds(t *testing.T, out string, patterns ...string) {
	t.Helper()
	for _, p := range patterns {
		if !regexp.MustCompile("(?m)^" + p).MatchString(out) {
			t.Errorf("no line matches %q:\n%s", p, out)
		}
	}
}

func TestDoctorBesideARunningBot(t *testing.T) {
	p := newProgram(t, "LISTEN_ADDR=127.0.0.1:0", "LOG_FORMAT=json", "MESSAGE_CONTENT=on")
	p.start()
	p.await("commands are registered", func() bool { return strings.Contains(p.log.String(), "slash commands are up to date") })
	out, fine := p.examine("LISTEN_ADDR=" + p.watched())
	finds(t, out, "✓ configuration", "✓ token", "✓ clock", "✓ intents .*Message Content", "✓ commands +[0-9]+ commands", "✓ gateway", "✓ sessions +999 of 1000",
		"✓ servers", "[✓!] permissions", "✓ LISTEN_ADDR +a bot runs and is ready", "✓ DATA_DIR", "✓ store .*revisions", "✓ index +the running bot", "Nothing is wrong.")
	if !fine {
		t.Error(out)
	}
	out, _ = p.examine()
	finds(t, out, "! index +a bot has it open")
	p.ask("What does Hamas demand?") // the doctor did it no harm
	p.end()
	out, fine = p.examine("LISTEN_ADDR=" + p.watched())
	finds(t, out, "✓ LISTEN_ADDR .* is free", "✓ index +it is there, and no bot")
	if !fine {
		t.Error(out)
	}
}

func TestDoctorFindsAllThatIsWrongAtOnce(t *testing.T) {
	p := newProgram(t)
	file := filepath.Join(p.dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.dir, ".env"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	other, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.NotFoundHandler(), ReadHeaderTimeout: time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		server.Serve(other)
	}()
	defer func() {
		server.Close()
		<-done
	}()
	out, fine := p.examine("DISCORD_TOKEN=wrong.hunter2", "DATA_DIR="+file, "LISTEN_ADDR="+other.Addr().String(), "LOG_LEVEL=loud", "KEEP_QUESTIONS=-1",
		"DATABASE_URL=postgres://bot:hunter2@127.0.0.1:1/facts?connect_timeout=1")
	finds(t, out, "✗ configuration +KEEP_QUESTIONS", "✗ configuration +LOG_LEVEL", "✗ token .*Reset Token", "✗ LISTEN_ADDR +another program", "✗ DATA_DIR .*is a file", "✗ PostgreSQL", "! .env", "6 things to be mended")
	if fine {
		t.Error("the exit status is 0")
	}
}

func TestDoctorFindsWhatDiscordDoesNotAllow(t *testing.T) {
	server, err := sandbox.Listen("127.0.0.1:0", sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	p := &program{Server: server, t: t, dir: t.TempDir()}
	out, fine := p.examine("MESSAGE_CONTENT=on")
	finds(t, out, "✗ intents .*switch on", "! commands +none is registered", "! DATA_DIR", "! store", "! index", "1 thing to be mended")
	if fine {
		t.Error("the exit status is 0")
	}
	if left, err := os.ReadDir(p.dir); err != nil || len(left) > 0 {
		t.Errorf("the doctor left %v, %v", left, err)
	}
	out, fine = p.examine()
	finds(t, out, "✓ intents")
	if !fine {
		t.Error(out)
	}
	server.Inject(sandbox.Fault{Match: "GET /gateway/bot", Body: `{"url":"ws://192.0.2.1/","session_start_limit":{"total":1000,"remaining":0,"reset_after":60000}}`, Status: 200})
	out, _ = p.examine()
	finds(t, out, "✗ gateway .*192.0.2.1", "✗ sessions +0 of 1000 new sessions left, reset in 1m0s")
}

func TestSkewsAreJudged(t *testing.T) {
	for skew, want := range map[time.Duration]mark{0: well, 2 * time.Second: well, -10 * time.Second: mind, 2 * time.Minute: wrong, -time.Hour: wrong} {
		m, text := judgeSkew(skew)
		if m != want || m != well && strings.Contains(text, "slow") != (skew < 0) {
			t.Errorf("%v: %s %s", skew, m, text)
		}
	}
}
