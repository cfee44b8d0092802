package main

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/bot/watch"
)

var watchedAt = regexp.MustCompile(`"address":"([^"]+)"`)

// await looks until something holds.
func (p *program) await(what string, holds func() bool) {
	p.t.Helper()
	for end := time.Now().Add(time.Minute); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// watched gives where the program can be watched.
func (p *program) watched() string {
	p.t.Helper()
	var found []string
	p.await("it can be watched", func() bool {
		found = watchedAt.FindStringSubmatch(p.log.String())
		return found != nil
	})
	return found[1]
}

// page reads a page of the program.
func (p *program) page(path string) (int, string) {
	p.t.Helper()
	status, body, err := lookAt(p.t.Context(), p.watched(), path)
	if err != nil {
		p.t.Fatal(err)
	}
	return status, string(body)
}

func TestTheProgramIsWatched(t *testing.T) {
	p := newProgram(t, "LISTEN_ADDR=127.0.0.1:0", "LOG_FORMAT=json")
	p.start()
	p.ask("What does Hamas demand?")
	p.ask("who will win the next election in Norway?")
	if status, body := p.page("/healthz"); status != http.StatusOK {
		t.Error(status, body)
	}
	if status, body := p.page("/readyz"); status != http.StatusOK {
		t.Error(status, body)
	}
	_, figures := p.page("/metrics")
	for _, want := range []string{
		`bot_questions_total{intent="demand",outcome="answered"} 1`, `bot_gateway_up 1`, `bot_gateway_connections_total{session="new"} 1`,
		`bot_discord_requests_total{method="POST",route="/channels/:id/messages",status="200"} 2`, "bot_index_lag_revisions 0", "bot_store_errors_total 0",
		"bot_errands_waiting 0", "bot_parcels_waiting 0",
	} {
		if !strings.Contains(figures, "\n"+want) {
			t.Errorf("figures lack %s:\n%s", want, figures)
		}
	}
	for _, id := range []string{sandbox.Alice.ID, sandbox.General, sandbox.Other, sandbox.DefaultToken, "Hamas", "Norway"} {
		if strings.Contains(figures, id) {
			t.Errorf("figures hold %q", id)
		}
	}
	cmd := p.command("health", "--ready")
	cmd.Env = append(cmd.Env, "LISTEN_ADDR="+p.watched())
	if out, err := cmd.CombinedOutput(); err != nil || string(out) != "ok\n" {
		t.Errorf("health: %s %v", out, err)
	}

	p.Lose()
	p.Drop()
	p.await("it has connected again", func() bool {
		_, figures := p.page("/metrics")
		return strings.Contains(figures, `bot_gateway_connections_total{session="new"} 2`)
	})
	p.end()

	log := p.log.String()
	requests := map[string]bool{}
	for line := range strings.Lines(log) {
		var x struct{ Msg, Request, Intent, Version, Go, Words string }
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatalf("no JSON: %s", line)
		}
		if x.Msg == "question dealt with" {
			requests[x.Request] = true
		}
		if x.Words != "" || x.Msg == "starting" && (x.Version == "" || x.Go == "") {
			t.Errorf("line %s", line)
		}
	}
	if len(requests) != 2 || requests[""] {
		t.Errorf("lines of answers for the requests %v", requests)
	}
	if strings.Contains(log, "Hamas") || strings.Contains(log, "Norway") {
		t.Errorf("words of questions were logged:\n%s", log)
	}
}

func TestTheLogCanBeChangedWhileTheProgramRuns(t *testing.T) {
	p := newProgram(t)
	dotenv := filepath.Join(p.dir, ".env")
	set := func(s string) {
		t.Helper()
		if err := os.WriteFile(dotenv, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	hangup := func(says string) {
		t.Helper()
		before := strings.Count(p.log.String(), says)
		if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		p.await("it says "+says, func() bool { return strings.Count(p.log.String(), says) > before })
	}
	// A question is logged once it has been answered, which the asker sees first.
	ask := func(question string) {
		t.Helper()
		const line = "question dealt with"
		before := strings.Count(p.log.String(), line)
		p.ask(question)
		p.await("it is logged", func() bool { return strings.Count(p.log.String(), line) > before })
	}
	set("LOG_QUESTIONS=off\n")
	p.start()
	ask("What does Hamas demand?")
	set("LOG_QUESTIONS=yes\n")
	hangup("all stays as it is")
	ask("What does Israel demand?")
	set("LOG_QUESTIONS=on\n")
	hangup("were read anew")
	ask("What does Egypt propose?")
	p.end()
	if log := p.log.String(); !strings.Contains(log, "What does Egypt propose?") || strings.Contains(log, "demand?") {
		t.Errorf("log: %s", log)
	}
}

// An answer that is on its way when the operator ends the bot arrives, once.
func TestWhatIsInHandIsFinished(t *testing.T) {
	p := newProgram(t)
	p.start()
	const slow = 1500 * time.Millisecond
	p.Inject(sandbox.Fault{Match: "POST /channels/", Delay: slow})
	asked := p.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" What does Hamas demand?")
	time.Sleep(slow / 3) // the answer takes milliseconds, its delivery is slow
	p.end()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	m, err := p.Answer(ctx, asked)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(m.Text(), "Hamas") {
		t.Errorf("answer: %s", m.Text())
	}
	if log := p.log.String(); !strings.Contains(log, "question dealt with") {
		t.Errorf("log: %s", log)
	}
}

func TestReasonsAreWorded(t *testing.T) {
	b, err := json.Marshal(watch.Standing{NotReady: map[string]string{"store": "gone", "gateway": "lost"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := reasons(b); got != "gateway: lost; store: gone" {
		t.Errorf("got %q", got)
	}
}

// Neither the bot's token nor those of interactions show, whatever goes wrong.
func TestSecretsNeverShow(t *testing.T) {
	p := newProgram(t, "LISTEN_ADDR=127.0.0.1:0", "LOG_FORMAT=json", "LOG_LEVEL=debug", "LOG_QUESTIONS=on")
	p.start()
	refusal := sandbox.Fault{Status: http.StatusBadRequest, Body: `{"message":"Invalid Form Body","code":50035}`}
	gone := sandbox.Fault{Status: http.StatusNotFound, Body: `{"message":"Unknown interaction","code":10062}`}
	for _, f := range []sandbox.Fault{sandbox.BadGateway, sandbox.HTML429, {Drop: true}, refusal, gone} {
		p.Inject(f.On("POST /interactions/"))
		p.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "What does Hamas demand?"))
		p.await("the request was made", func() bool { return p.faultsLeft() == 0 })
	}
	p.ask("What does Hamas demand?")
	_, figures := p.page("/metrics")
	_, ready := p.page("/readyz")
	p.CloseGateway(4004) // the token is not accepted any more: the program says so and ends
	<-p.gone
	p.cmd = nil
	log := p.log.String()
	if !strings.Contains(log, "***") || !strings.Contains(log, "Discord does not accept the bot's token") || !strings.Contains(figures, "/interactions/:id/:other/callback") {
		t.Errorf("what should go wrong did not:\n%s", log)
	}
	for name, text := range map[string]string{"log": log, "figures": figures, "readiness": ready} {
		for _, secret := range []string{p.Token(), "secret1"} {
			if strings.Contains(text, secret) {
				t.Errorf("the %s holds %q:\n%s", name, secret, text)
			}
		}
	}
}

// faultsLeft is how many faults of requests are still to come.
func (p *program) faultsLeft() int {
	p.t.Helper()
	_, body, err := lookAt(p.t.Context(), strings.TrimPrefix(p.URL(), "http://"), "/sandbox/faults")
	if err != nil {
		p.t.Fatal(err)
	}
	var x struct {
		Faults struct{ Rest []json.RawMessage }
	}
	if err := json.Unmarshal(body, &x); err != nil {
		p.t.Fatal(err)
	}
	return len(x.Faults.Rest)
}
