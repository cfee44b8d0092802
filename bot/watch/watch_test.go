package watch_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/watch"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m, goleak.IgnoreCurrent()) }

type store struct {
	head     int64
	err      error
	failures int64
}

func (s *store) Head(context.Context) (int64, error) { return s.head, s.err }
func (s *store) Failures() int64                     { return s.failures }

type answers struct {
	base *knowledge.Base
	head int64
}

func (a *answers) Head() int64                          { return a.head }
func (a *answers) Base(knowledge.Scope) *knowledge.Base { return a.base }

func get(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func made(t *testing.T) (*store, *answers, *watch.Metrics) {
	t.Helper()
	pack, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	base, err := knowledge.NewBase(pack)
	if err != nil {
		t.Fatal(err)
	}
	s, a := &store{head: 7}, &answers{base: base, head: 7}
	m := watch.NewMetrics(watch.Sources{
		Store: s, Answers: a, Now: func() time.Time { return time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) },
		Waiting: func(context.Context) (int, int, error) { return 3, 2, nil },
	})
	return s, a, m
}

func TestFigures(t *testing.T) {
	s, a, m := made(t)
	m.Asked(answer.IntentDemand, bot.Answered, 2*time.Millisecond)
	m.Asked(answer.IntentDemand, bot.Answered, 2*time.Millisecond)
	m.Asked(answer.IntentWhat, bot.Outcome(answer.NoEvidence), time.Millisecond)
	m.Asked(answer.IntentOpinion, bot.Outcome(answer.IsOpinion), time.Millisecond)
	m.Asked("", bot.Failed, time.Millisecond)
	m.Requested("POST", "/channels/:id/messages", 200, time.Millisecond)
	m.Requested("POST", "/channels/:id/messages", 429, time.Millisecond)
	for _, state := range []gateway.State{gateway.Connecting, gateway.Ready, gateway.Lost, gateway.Connecting, gateway.Resumed} {
		m.Gateway(state)
	}
	s.head, s.failures, a.head = 12, 4, 9
	status, text := get(t, watch.Handler(m), "/metrics")
	if status != http.StatusOK {
		t.Fatal(status, text)
	}
	for _, want := range []string{
		`bot_questions_total{intent="demand",outcome="answered"} 2`,
		`bot_questions_total{intent="what",outcome="no-evidence"} 1`,
		`bot_questions_total{intent="opinion",outcome="opinion"} 1`,
		`bot_questions_total{intent="unknown",outcome="failed"} 1`,
		`bot_answer_seconds_count{outcome="answered"} 2`,
		`bot_gaps_total 1`,
		`bot_discord_requests_total{method="POST",route="/channels/:id/messages",status="429"} 1`,
		`bot_discord_rate_limited_total{method="POST",route="/channels/:id/messages"} 1`,
		`bot_gateway_up 1`, `bot_gateway_losses_total 1`,
		`bot_gateway_connections_total{session="new"} 1`, `bot_gateway_connections_total{session="resumed"} 1`,
		`bot_store_up 1`, `bot_store_errors_total 4`, `bot_store_revision 12`, `bot_index_lag_revisions 3`,
		`bot_errands_waiting 3`, `bot_parcels_waiting 2`, `bot_newest_status_age_seconds `, `go_goroutines `,
	} {
		if !strings.Contains(text, "\n"+want) {
			t.Errorf("figures lack %s", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestFiguresWithoutAStoreWithinReach(t *testing.T) {
	s, _, m := made(t)
	s.err = errors.New("gone")
	_, text := get(t, watch.Handler(m), "/metrics")
	if !strings.Contains(text, "\nbot_store_up 0\n") || strings.Contains(text, "bot_index_lag_revisions 0") {
		t.Error(text)
	}
}

func TestReadiness(t *testing.T) {
	for name, c := range map[string]struct {
		state    gateway.State
		err      error
		behind   int64
		notReady map[string]string
	}{
		"ready":       {state: gateway.Ready, notReady: map[string]string{}},
		"resumed":     {state: gateway.Resumed, notReady: map[string]string{}},
		"connecting":  {state: gateway.Connecting, notReady: map[string]string{"gateway": "connecting to Discord"}},
		"lost":        {state: gateway.Lost, notReady: map[string]string{"gateway": "the connection to Discord was lost; the bot tries again"}},
		"behind":      {state: gateway.Ready, behind: 2, notReady: map[string]string{"answers": "the answers are 2 revisions behind the store"}},
		"unreachable": {state: gateway.Ready, err: errors.New("gone"), notReady: map[string]string{"store": "gone", "answers": "it is not known, because the store cannot be read"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, a, m := made(t)
			m.Gateway(c.state)
			s.err, a.head = c.err, s.head-c.behind
			status, text := get(t, watch.Handler(m), "/readyz")
			var got watch.Standing
			if err := json.Unmarshal([]byte(text), &got); err != nil {
				t.Fatal(err, text)
			}
			want := watch.Standing{Ready: len(c.notReady) == 0, NotReady: c.notReady, Checks: []string{"gateway", "store", "answers"}}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
			if (status == http.StatusOK) != want.Ready || !want.Ready && status != http.StatusServiceUnavailable {
				t.Errorf("status %d", status)
			}
		})
	}
}

func TestServesWithFurtherPaths(t *testing.T) {
	_, _, m := made(t)
	mux := watch.Handler(m)
	mux.HandleFunc("POST /interactions", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "taken") })
	at, stop, err := watch.Serve("127.0.0.1:0", mux, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer http.DefaultClient.CloseIdleConnections()
	defer stop()
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 503, "/metrics": 200, "/": 404, "/interactions": 405} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+at.String()+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, resp.StatusCode, want)
		}
	}
	if _, _, err := watch.Serve(at.String(), mux, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("two listen at one address")
	}
}
