package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSandboxCommand starts the whole bot as a person does, in so many words and
// by leaving the token out, and asks it.
func TestSandboxCommand(t *testing.T) {
	t.Setenv("DISCORD_TOKEN", "")
	for _, command := range []string{"sandbox", "run"} {
		t.Run(command, func(t *testing.T) { askSandbox(t, command) })
	}
}

func askSandbox(t *testing.T, command string) {
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	state := filepath.Join(t.TempDir(), "state.json")
	out, in := io.Pipe()
	code := make(chan int, 1)
	go func() {
		defer in.Close()
		code <- Main(ctx, []string{command, "--state", state, "--knowledge", "testdata/lighthouse", "--now", "1921-05-25T12:00:00Z"}, nil, in, io.Discard)
	}()
	first, err := bufio.NewReader(out).ReadString('\n')
	url := strings.TrimSpace(first)
	if err != nil || !strings.HasPrefix(url, "http://127.0.0.1:") || !strings.HasSuffix(url, "/") {
		t.Fatalf("the first line is %q, %v", first, err)
	}
	page := request(ctx, t, http.MethodGet, url, "")
	defer page.Body.Close()
	if page.StatusCode != http.StatusOK || !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") {
		t.Errorf("the page gives %s", page.Status)
	}
	got := askThere(ctx, t, url, `{"as":"asker","do":"say","channel":"1000000000000000200","content":"<@1000000000000000001> what do the wardens demand?","wait":20000}`)
	if !strings.Contains(got, "Wardens") && !strings.Contains(got, "wardens") {
		t.Errorf("it answers %s", got)
	}
	stop()
	if c := <-code; c != exitOK {
		t.Errorf("exit status %d", c)
	}
	if _, err := os.Stat(state); err != nil {
		t.Error(err)
	}
}

// askThere does something at a sandbox, and gives what the bot replies.
func askThere(ctx context.Context, t *testing.T, url, act string) string {
	t.Helper()
	r := request(ctx, t, http.MethodPost, url+"sandbox/act", act)
	defer r.Body.Close()
	var got struct {
		Reply  json.RawMessage
		Failed string
	}
	if err := json.NewDecoder(r.Body).Decode(&got); err != nil || got.Failed != "" {
		t.Fatalf("%s %v %s", r.Status, err, got.Failed)
	}
	return string(got.Reply)
}

func request(ctx context.Context, t *testing.T, method, url, body string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

func TestSandboxListensWhereTheBotCanReachIt(t *testing.T) {
	for _, bad := range []string{"8080", "192.168.1.5:80", "sandbox.example:80"} {
		if err := (&sandboxCmd{Listen: bad}).checkListen(); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
	for _, good := range []string{"127.0.0.1:0", "[::1]:80", "localhost:80", ":80", "0.0.0.0:80"} {
		if err := (&sandboxCmd{Listen: good}).checkListen(); err != nil {
			t.Error(err)
		}
	}
}
