package discordhttp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A reply is what the server says to one request.
type reply struct {
	status int
	body   string
	header map[string]string
	cut    bool // the connection, after the request was read
}

// A server answers each request with the next reply, then with 200, and records paths with times.
type server struct {
	*httptest.Server
	mu      sync.Mutex
	replies []reply
	got     []string
	at      []time.Time
}

func serve(t *testing.T, replies ...reply) (*server, *http.Client, *bytes.Buffer) {
	t.Helper()
	s := &server{replies: replies}
	s.Server = httptest.NewServer(s)
	base, err := ParseBase(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	tr := New(Options{Base: base, MaxWait: 2 * time.Second, Backoff: time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil))})
	c := &http.Client{Transport: tr}
	t.Cleanup(func() {
		c.CloseIdleConnections()
		s.Close()
	})
	return s, c, &log
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.got = append(s.got, r.Method+" "+r.URL.RequestURI()+" "+string(b))
	s.at = append(s.at, time.Now())
	next := reply{status: 200, body: "{}"}
	if len(s.replies) > 0 {
		next, s.replies = s.replies[0], s.replies[1:]
	}
	s.mu.Unlock()
	if next.cut {
		panic(http.ErrAbortHandler)
	}
	for k, v := range next.header {
		w.Header().Set(k, v)
	}
	w.WriteHeader(next.status)
	io.WriteString(w, next.body)
}

func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.got...)
}

func send(ctx context.Context, c *http.Client, method, path string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, method, "https://discord.com/api/v9"+path, strings.NewReader("body"))
	if err != nil {
		return 0, err
	}
	resp, err := c.Do(req)
	if err != nil {
		return 0, err
	}
	io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, resp.Body.Close()
}

func TestWhatIsSentAgain(t *testing.T) {
	limit := reply{status: 429, body: `{"retry_after":0.02}`}
	html := reply{status: 429, body: "<html>", header: map[string]string{"Retry-After": "0.02"}}
	bad, cut := reply{status: 502, body: "<html>"}, reply{cut: true}
	safe := SafeToResend(t.Context())
	for name, c := range map[string]struct {
		ctx     context.Context
		method  string
		replies []reply
		tries   int
		status  int // 0: an error
	}{
		"fine":                     {t.Context(), "POST", nil, 1, 200},
		"limit on POST":            {t.Context(), "POST", []reply{limit, html, limit}, 4, 200},
		"502 on GET":               {t.Context(), "GET", []reply{bad, bad}, 3, 200},
		"502 on GET without end":   {t.Context(), "GET", []reply{bad, bad, bad, bad, bad}, maxTries, 502},
		"502 on POST":              {t.Context(), "POST", []reply{bad}, 1, 502},
		"502 on safe POST":         {safe, "POST", []reply{bad}, 2, 200},
		"cut on POST":              {t.Context(), "POST", []reply{cut}, 1, 0},
		"cut on safe POST":         {safe, "POST", []reply{cut, cut}, 3, 200},
		"cut on PATCH":             {t.Context(), "PATCH", []reply{cut}, 2, 200},
		"cut on DELETE, no end":    {t.Context(), "DELETE", []reply{cut, cut, cut, cut, cut}, maxTries, 0},
		"400 is final":             {t.Context(), "PUT", []reply{{status: 400}}, 1, 400},
		"a limit without a number": {t.Context(), "GET", []reply{{status: 429, body: "?"}}, 2, 200},
	} {
		t.Run(name, func(t *testing.T) {
			s, client, _ := serve(t, c.replies...)
			status, err := send(c.ctx, client, c.method, "/channels/1/messages")
			if status != c.status || (err != nil) != (c.status == 0) {
				t.Errorf("got %d, %v; want %d", status, err, c.status)
			}
			got := s.requests()
			if len(got) != c.tries {
				t.Errorf("%d tries, want %d", len(got), c.tries)
			}
			for _, g := range got {
				if g != c.method+" /api/v10/channels/1/messages body" {
					t.Errorf("sent %q", g)
				}
			}
		})
	}
}

func TestTemplatesHoldNoIDsAndNoTokens(t *testing.T) {
	for path, want := range map[string]string{
		"/api/v9/channels/1/messages/2":                      "/channels/:id/messages/:id",
		"/api/v10/webhooks/1/aW50secret1/messages/@original": "/webhooks/:id/:other/messages/@original",
		"/api/v10/interactions/12345/tokén/callback":         "/interactions/:id/:other/callback",
		"/api/v10/users/@me":                                 "/users/@me",
		"/api/v10/applications/1/guilds/2/commands":          "/applications/:id/guilds/:id/commands",
		"/api/v10/gateway/bot":                               "/gateway/bot",
	} {
		if got := Template(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestEachTryIsTold(t *testing.T) {
	var mu sync.Mutex
	var told []string
	statuses := []int{429, 502, 0, 200}
	next := roundTripper(func(*http.Request) (*http.Response, error) {
		status := statuses[0]
		statuses = statuses[1:]
		if status == 0 {
			return nil, io.ErrUnexpectedEOF
		}
		return &http.Response{StatusCode: status, Body: io.NopCloser(strings.NewReader(`{"retry_after":0.001}`)), Header: http.Header{}}, nil
	})
	client := &http.Client{Transport: New(Options{Next: next, Backoff: time.Millisecond, Sent: func(method, route string, status int, took time.Duration) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, fmt.Sprint(method, " ", route, " ", status, " ", took >= 0))
	}})}
	if _, err := send(t.Context(), client, "GET", "/channels/7/messages/8"); err != nil {
		t.Fatal(err)
	}
	want := "GET /channels/:id/messages/:id 429 true|GET /channels/:id/messages/:id 502 true|GET /channels/:id/messages/:id 0 true|GET /channels/:id/messages/:id 200 true"
	if got := strings.Join(told, "|"); got != want {
		t.Errorf("told %s", got)
	}
}

func TestGlobalLimitPausesAllRoutesButInteractions(t *testing.T) {
	const pause = 300 * time.Millisecond
	s, client, _ := serve(t, reply{status: 429, body: `{"retry_after":0.3,"global":true}`})
	var wg sync.WaitGroup
	wg.Go(func() { send(t.Context(), client, "POST", "/channels/1/messages") })
	for len(s.requests()) == 0 {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(20 * time.Millisecond) // until the answer is read
	wg.Go(func() { send(t.Context(), client, "POST", "/channels/2/messages") })
	wg.Go(func() { send(t.Context(), client, "POST", "/interactions/1/t/callback") })
	wg.Wait()
	for i, g := range s.requests() {
		late := s.at[i].Sub(s.at[0])
		if want := i > 0 && !strings.Contains(g, "interactions"); want != (late >= pause-10*time.Millisecond) {
			t.Errorf("%s after %v", g, late)
		}
	}
}

func TestUsedUpBucketIsWaitedFor(t *testing.T) {
	s, client, _ := serve(t, reply{status: 200, header: map[string]string{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "0.5"}})
	for _, path := range []string{"/channels/1/messages/11", "/channels/2/messages/11", "/channels/1/messages/12"} {
		if _, err := send(t.Context(), client, "PATCH", path); err != nil {
			t.Fatal(err)
		}
	}
	if d := s.at[1].Sub(s.at[0]); d > 400*time.Millisecond {
		t.Errorf("another channel waited %v", d)
	}
	if d := s.at[2].Sub(s.at[0]); d < 490*time.Millisecond {
		t.Errorf("the same bucket waited %v only", d)
	}
}

func TestWaitsAreBounded(t *testing.T) {
	long := reply{status: 429, body: `{"retry_after":3600}`}
	_, client, _ := serve(t, long)
	if _, err := send(t.Context(), client, "GET", "/users/@me"); !errors.Is(err, ErrBusy) {
		t.Errorf("a long wait: %v", err)
	}
	_, client, _ = serve(t, reply{status: 429, body: `{"retry_after":1.5}`})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := send(ctx, client, "GET", "/users/@me"); !errors.Is(err, ErrBusy) {
		t.Errorf("longer than the context: %v", err)
	}
	_, client, _ = serve(t, reply{status: 429, body: `{"retry_after":1.5}`})
	ctx, cancel = context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	began := time.Now()
	if _, err := send(ctx, client, "GET", "/users/@me"); !errors.Is(err, context.Canceled) || time.Since(began) > time.Second {
		t.Errorf("cancelled: %v after %v", err, time.Since(began))
	}
}

func TestBurstsAreBounded(t *testing.T) {
	var l limits
	now := time.Now()
	for i := range perSecond {
		if d := l.delay(now, fmt.Sprint(i), false); d != 0 {
			t.Fatalf("request %d waits %v", i, d)
		}
	}
	if d := l.delay(now, "x", false); d != time.Second {
		t.Errorf("one too many waits %v", d)
	}
	if d := l.delay(now, "x", true); d != 0 {
		t.Errorf("an interaction waits %v", d)
	}
	if d := l.delay(now.Add(time.Second), "x", false); d != 0 {
		t.Errorf("a second later it waits %v", d)
	}
}

func TestInFlightIsBounded(t *testing.T) {
	var now, most atomic.Int32
	next := roundTripper(func(r *http.Request) (*http.Response, error) {
		most.Store(max(most.Load(), now.Add(1)))
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
		return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Header: http.Header{}}, nil
	})
	client := &http.Client{Transport: New(Options{Next: next, InFlight: 3})}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() { send(t.Context(), client, "GET", fmt.Sprint("/channels/", i)) })
	}
	wg.Wait()
	if most.Load() > 3 {
		t.Errorf("%d at once", most.Load())
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestRoutesDoNotPileUp(t *testing.T) {
	var l limits
	for i := range 3 * maxRoutes {
		l.pause(fmt.Sprint(i), time.Now().Add(time.Hour))
	}
	if n := len(l.routes); n > maxRoutes {
		t.Errorf("%d routes remembered", n)
	}
}

func TestTokensAreNotTold(t *testing.T) {
	_, client, log := serve(t, reply{status: 429, body: `{"retry_after":0.01}`}, reply{cut: true})
	_, err := send(t.Context(), client, "POST", "/webhooks/1/secret/messages")
	var broken *networkError
	if !errors.As(err, &broken) || strings.Contains(broken.Error(), "secret") {
		t.Errorf("error %v", broken)
	}
	if strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "/webhooks/1/***/messages") {
		t.Errorf("log %s", log.String())
	}
}

func TestParseBase(t *testing.T) {
	for in, want := range map[string]string{
		"http://127.0.0.1:8080":          "http://127.0.0.1:8080/api/v10",
		"http://127.0.0.1:8080/":         "http://127.0.0.1:8080/api/v10",
		"http://localhost/api":           "http://localhost/api/v10",
		"http://[::1]:1/api/v9/":         "http://[::1]:1/api/v10",
		"https://127.0.0.9/x/api/v10":    "https://127.0.0.9/x/api/v10",
		"https://discord.com":            "",
		"http://127.0.0.1.evil.example":  "",
		"ftp://127.0.0.1":                "",
		"127.0.0.1:80":                   "",
		"http://localhost@evil.example/": "",
	} {
		u, err := ParseBase(in)
		if (err == nil) != (want != "") || err == nil && u.String() != want {
			t.Errorf("ParseBase(%q) = %v, %v; want %q", in, u, err, want)
		}
	}
	if u, err := ParseBase(""); u != nil || err != nil {
		t.Errorf("an empty address gives %v, %v", u, err)
	}
}

func TestDiscordItselfIsAskedInTheCurrentVersion(t *testing.T) {
	var got string
	next := roundTripper(func(r *http.Request) (*http.Response, error) {
		got = r.URL.String()
		return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Header: http.Header{}}, nil
	})
	client := &http.Client{Transport: New(Options{Next: next})}
	if _, err := send(t.Context(), client, "GET", "/channels/1?x=y"); err != nil || got != "https://discord.com/api/v10/channels/1?x=y" {
		t.Errorf("asked %s, %v", got, err)
	}
}
