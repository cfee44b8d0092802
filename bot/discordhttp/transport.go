package discordhttp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Defaults of [Options].
const (
	// DefaultMaxWait is how long one request may wait in all.
	DefaultMaxWait = time.Minute
	// DefaultInFlight is how many requests may be under way at once.
	DefaultInFlight = 16
	// maxTries is how often one request is sent when servers or networks fail.
	maxTries = 4
	// responseTimeout is how long one try may stay without an answer.
	responseTimeout = 15 * time.Second
	// maxErrorBody bounds how much of an error's body is read, in bytes.
	maxErrorBody = 1 << 20
)

// ErrBusy means that Discord asked for a longer wait than the request may take.
var ErrBusy = errors.New("Discord asks for a longer wait than is allowed")

// Options of a [Transport]; the zero value is usable.
type Options struct {
	Base     *url.URL          // from [ParseBase]; nil: Discord itself
	Next     http.RoundTripper // what sends; nil: a transport of its own
	Log      *slog.Logger      // nil: silent
	MaxWait  time.Duration     // in all, for one request; 0: DefaultMaxWait
	InFlight int               // 0: DefaultInFlight
	// Sent is told of each try: the route as [Template] gives it, and 0 for the status if
	// there was no response. It must not block; nil: nobody.
	Sent    func(method, route string, status int, took time.Duration)
	Backoff time.Duration // first pause after a failed try, doubled each time; 0: 250 ms
}

// A Transport sends requests to Discord as Discord wants them. It is safe for
// concurrent use.
type Transport struct {
	opts   Options
	limits limits
	slots  chan struct{}
}

// New makes a transport.
func New(o Options) *Transport {
	if o.Next == nil {
		t := http.DefaultTransport.(*http.Transport).Clone()
		t.MaxIdleConnsPerHost = DefaultInFlight
		t.ResponseHeaderTimeout = responseTimeout
		o.Next = t
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Sent == nil {
		o.Sent = func(string, string, int, time.Duration) {}
	}
	if o.MaxWait <= 0 {
		o.MaxWait = DefaultMaxWait
	}
	if o.InFlight <= 0 {
		o.InFlight = DefaultInFlight
	}
	if o.Backoff <= 0 {
		o.Backoff = 250 * time.Millisecond
	}
	return &Transport{opts: o, slots: make(chan struct{}, o.InFlight)}
}

// CloseIdleConnections lets [http.Client.CloseIdleConnections] reach the sender.
func (t *Transport) CloseIdleConnections() {
	if c, ok := t.opts.Next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

type resendKey struct{}

// SafeToResend marks requests of the context as harmless when they arrive
// twice although they are POSTs: a message with an enforced nonce, or the first
// response to an interaction, of which Discord takes only one.
func SafeToResend(ctx context.Context) context.Context {
	return context.WithValue(ctx, resendKey{}, true)
}

func safe(r *http.Request) bool {
	return r.Method != http.MethodPost || r.Context().Value(resendKey{}) != nil
}

// RoundTrip sends the request, waiting for rate limits and trying again where
// that is safe. A 429 that would take too long ends in an error that wraps
// [ErrBusy]; any other response is the caller's.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := slurp(r)
	if err != nil {
		return nil, err
	}
	call := &call{t: t, r: r, body: body, route: key(r.Method, r.URL.Path), deadline: time.Now().Add(t.opts.MaxWait)}
	for try := 1; ; try++ {
		resp, err := call.send()
		again := safe(r) && try < maxTries
		pause := t.opts.Backoff << (try - 1)
		pause += rand.N(pause) / 2
		var broken *networkError
		switch {
		case errors.As(err, &broken) && again:
		case err != nil:
			return nil, err
		case resp.StatusCode == http.StatusTooManyRequests:
			try-- // it was not taken in, so it does not count
			pause = call.noteLimit(resp)
		case resp.StatusCode >= 500 && again:
			drain(resp)
		default:
			call.noteRemaining(resp)
			return resp, nil
		}
		if err := call.wait(pause); err != nil {
			return nil, err
		}
	}
}

// A networkError is a try of which nobody knows whether it arrived.
type networkError struct {
	method, path string
	err          error
}

func (e *networkError) Error() string { return e.method + " " + e.path + ": " + e.err.Error() }
func (e *networkError) Unwrap() error { return e.err }

// A call is one request on its way, with all its tries.
type call struct {
	t        *Transport
	r        *http.Request
	body     []byte
	route    string
	deadline time.Time
}

// send waits for its turn and sends once.
func (c *call) send() (*http.Response, error) {
	exempt := isInteraction(c.r.URL.Path)
	for {
		d := c.t.limits.delay(time.Now(), c.route, exempt)
		if d == 0 {
			break
		}
		if err := c.wait(d); err != nil {
			return nil, err
		}
	}
	if !exempt { // answers to interactions cannot wait behind a burst of messages
		select {
		case c.t.slots <- struct{}{}:
			defer func() { <-c.t.slots }()
		case <-c.r.Context().Done():
			return nil, c.r.Context().Err()
		}
	}
	q := redirect(c.r, c.t.opts.Base)
	if c.body != nil {
		q.Body = io.NopCloser(bytes.NewReader(c.body))
		q.ContentLength = int64(len(c.body))
	}
	began := time.Now()
	resp, err := c.t.opts.Next.RoundTrip(q)
	status := 0
	if err == nil {
		status = resp.StatusCode
	}
	c.t.opts.Sent(c.r.Method, Template(c.r.URL.Path), status, time.Since(began))
	if err != nil {
		if c.r.Context().Err() != nil {
			return nil, c.r.Context().Err()
		}
		return nil, &networkError{c.r.Method, Redact(c.r.URL.Path), Bare(err)}
	}
	return resp, nil
}

// wait sleeps, unless that outlasts the request or what it may take in all.
func (c *call) wait(d time.Duration) error {
	until := time.Now().Add(d)
	if until.After(c.deadline) {
		return fmt.Errorf("%s %s: %w (%v)", c.r.Method, Redact(c.r.URL.Path), ErrBusy, d.Round(time.Millisecond))
	}
	if end, ok := c.r.Context().Deadline(); ok && until.After(end) {
		return fmt.Errorf("%s %s: %w (%v): %w", c.r.Method, Redact(c.r.URL.Path), ErrBusy, d.Round(time.Millisecond), context.DeadlineExceeded)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-c.r.Context().Done():
		return c.r.Context().Err()
	}
}

// noteLimit reads a 429, whether Discord's JSON or the HTML of what stands
// before it, and gives the wait that it asks for.
func (c *call) noteLimit(resp *http.Response) time.Duration {
	b, _ := io.ReadAll(io.LimitReader(resp.Body, maxErrorBody))
	resp.Body.Close()
	var j struct {
		After  float64 `json:"retry_after"`
		Global bool    `json:"global"`
	}
	if json.Unmarshal(b, &j) != nil || j.After <= 0 {
		j.After = seconds(resp.Header, "Retry-After")
	}
	if j.After <= 0 {
		j.After = seconds(resp.Header, "X-RateLimit-Reset-After")
	}
	if j.After <= 0 {
		j.After = 1 // it said nothing that can be read
	}
	wait := time.Duration(j.After * float64(time.Second))
	scope := c.route
	if j.Global || strings.EqualFold(resp.Header.Get("X-RateLimit-Global"), "true") {
		scope = ""
	}
	c.t.limits.pause(scope, time.Now().Add(wait))
	c.t.opts.Log.WarnContext(c.r.Context(), "rate limited by Discord", "method", c.r.Method, "path", Redact(c.r.URL.Path), "wait", wait, "global", scope == "")
	return wait
}

// noteRemaining keeps the route quiet when its bucket is used up, and hides the
// headers from the limiter above, which would sleep without regard to contexts.
func (c *call) noteRemaining(resp *http.Response) {
	if resp.Header.Get("X-RateLimit-Remaining") == "0" {
		if after := seconds(resp.Header, "X-RateLimit-Reset-After"); after > 0 {
			c.t.limits.pause(c.route, time.Now().Add(time.Duration(after*float64(time.Second))))
		}
	}
	for k := range resp.Header {
		if strings.HasPrefix(k, "X-Ratelimit-") {
			delete(resp.Header, k)
		}
	}
}

func seconds(h http.Header, name string) float64 {
	s, err := strconv.ParseFloat(h.Get(name), 64)
	if err != nil || s < 0 || s > 24*60*60 {
		return 0
	}
	return s
}

func slurp(r *http.Request) ([]byte, error) {
	if r.Body == nil {
		return nil, nil
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: read own body: %w", r.Method, Redact(r.URL.Path), err)
	}
	return b, nil
}

func drain(resp *http.Response) {
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, maxErrorBody)) // only so that the connection can serve again
	resp.Body.Close()
}

// Bare drops the URL that net/http puts into its errors: it may hold a token.
func Bare(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
