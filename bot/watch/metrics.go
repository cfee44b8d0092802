package watch

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/knowledge"
)

// buckets of times, in seconds: an answer takes milliseconds, a request to Discord
// a tenth of a second, and an interaction must be answered within three.
var buckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 3, 10}

// A Store is what is read of the store.
type Store interface {
	Head(ctx context.Context) (int64, error) // number of the last revision
	Failures() int64                         // since the start
}

// Waiting counts what the bot has still to say.
type Waiting func(ctx context.Context) (errands, parcels int, err error)

// Answers is what is read of what the bot answers from.
type Answers interface {
	Head() int64 // number of the last revision that answers take into account
	Base(s knowledge.Scope) *knowledge.Base
}

// Sources are read whenever somebody asks for the figures. Those that are nil are left out.
type Sources struct {
	Store   Store
	Waiting Waiting
	Answers Answers
	Now     func() time.Time // nil: time.Now
}

// Metrics keep the figures. They are a [bot.Witness]. Make them with [NewMetrics].
type Metrics struct {
	registry *prometheus.Registry
	sources  Sources

	questions *prometheus.CounterVec
	answering *prometheus.HistogramVec
	gaps      prometheus.Counter
	requests  *prometheus.CounterVec
	requested *prometheus.HistogramVec
	limited   *prometheus.CounterVec
	sessions  *prometheus.CounterVec
	losses    prometheus.Counter

	mu    sync.Mutex
	state gateway.State // "" before the first
}

var _ bot.Witness = (*Metrics)(nil)

// NewMetrics makes figures with a registry of their own.
func NewMetrics(s Sources) *Metrics {
	if s.Now == nil {
		s.Now = time.Now
	}
	counters := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
	}
	times := func(name, help string, labels ...string) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets}, labels)
	}
	m := &Metrics{
		registry: prometheus.NewRegistry(), sources: s,
		questions: counters("bot_questions_total", "Questions by what they want and what came of them: answered, silent, failed, or why there is no answer.", "intent", "outcome"),
		answering: times("bot_answer_seconds", "Time to find an answer, from the question's turn to the answer before it is sent.", "outcome"),
		gaps:      prometheus.NewCounter(prometheus.CounterOpts{Name: "bot_gaps_total", Help: "Questions without an answer for want of facts, which moderators find in the queue."}),
		requests:  counters("bot_discord_requests_total", "Tries of requests to Discord by status; 0: no response.", "method", "route", "status"),
		requested: times("bot_discord_request_seconds", "Time of one try of a request to Discord.", "method", "route"),
		limited:   counters("bot_discord_rate_limited_total", "Requests to which Discord said 429.", "method", "route"),
		sessions:  counters("bot_gateway_connections_total", "Connections to Discord's gateway that stood: in a new session, or resumed.", "session"),
		losses:    prometheus.NewCounter(prometheus.CounterOpts{Name: "bot_gateway_losses_total", Help: "Connections to Discord's gateway that were lost, or could not be made."}),
	}
	m.registry.MustRegister(
		m.questions, m.answering, m.gaps, m.requests, m.requested, m.limited, m.sessions, m.losses,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "bot_gateway_up", Help: "1 while connected to Discord's gateway."}, m.up),
		&reader{m.sources}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector(),
	)
	m.sessions.WithLabelValues("new")
	m.sessions.WithLabelValues("resumed")
	return m
}

// Handler gives the figures as Prometheus reads them.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError, MaxRequestsInFlight: 4, Timeout: readTime + time.Second})
}

// Asked implements [bot.Witness].
func (m *Metrics) Asked(intent answer.Intent, o bot.Outcome, took time.Duration) {
	if intent == "" {
		intent = "unknown"
	}
	m.questions.WithLabelValues(string(intent), string(o)).Inc()
	m.answering.WithLabelValues(string(o)).Observe(took.Seconds())
	if o == bot.Outcome(answer.NoEvidence) || o == bot.Outcome(answer.Premise) { // the reasons of gaps: more facts would help
		m.gaps.Inc()
	}
}

// Requested implements [bot.Witness].
func (m *Metrics) Requested(method, route string, status int, took time.Duration) {
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Inc()
	m.requested.WithLabelValues(method, route).Observe(took.Seconds())
	if status == http.StatusTooManyRequests {
		m.limited.WithLabelValues(method, route).Inc()
	}
}

// Gateway implements [bot.Witness].
func (m *Metrics) Gateway(s gateway.State) {
	m.mu.Lock()
	m.state = s
	m.mu.Unlock()
	switch s {
	case gateway.Ready:
		m.sessions.WithLabelValues("new").Inc()
	case gateway.Resumed:
		m.sessions.WithLabelValues("resumed").Inc()
	case gateway.Lost:
		m.losses.Inc()
	}
}

// State is how the bot stands to Discord; "" if it never tried.
func (m *Metrics) State() gateway.State {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.state
}

func (m *Metrics) up() float64 {
	if m.State().Connected() {
		return 1
	}
	return 0
}
