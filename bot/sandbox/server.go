package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Options of a [Server]; the zero value is usable.
type Options struct {
	Token     string           // that the bot must show; "": DefaultToken
	Now       func() time.Time // of messages; nil: time.Now
	Heartbeat time.Duration    // interval told in Hello; 0: 41.25 s, as Discord's
	Privilege bool             // the application has the Message Content intent
	Log       *slog.Logger     // nil: silent
}

// A Server is a running sandbox. Make one with [Listen].
type Server struct {
	opts Options
	http *http.Server
	addr net.Addr

	mu       sync.Mutex
	changed  chan struct{} // closed and replaced whenever anything below changes
	channels map[string]*channel
	messages map[string]*Message
	order    []*Message
	acts     map[string]*Interaction
	commands []json.RawMessage
	intents  int
	lastID   int64
	requests []Request
	problems []string
	hub      hub
	faults   faults
}

// A Request is one REST request of the bot.
type Request struct {
	Method string
	Path   string // below the version: "/channels/1/messages"
	Query  string
	Body   []byte
	At     time.Time
	Status int // of the response
}

// Listen starts a sandbox on an address such as "127.0.0.1:0".
func Listen(address string, o Options) (*Server, error) {
	if o.Token == "" {
		o.Token = DefaultToken
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Heartbeat <= 0 {
		o.Heartbeat = 41250 * time.Millisecond
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	s := &Server{
		opts: o, addr: l.Addr(), changed: make(chan struct{}), channels: world(),
		messages: map[string]*Message{}, acts: map[string]*Interaction{},
		commands: []json.RawMessage{},
	}
	s.hub.sessions = map[string]*session{}
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	go s.http.Serve(l)
	return s, nil
}

// URL is the server's address, for DISCORD_API_URL.
func (s *Server) URL() string { return "http://" + s.addr.String() }

// Token is the token that the server accepts.
func (s *Server) Token() string { return s.opts.Token }

// Close stops the server and ends every connection.
func (s *Server) Close() error {
	err := s.http.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.hub.open {
		c.drop()
	}
	return err
}

// ServeHTTP answers the gateway's address and the REST interface.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/gateway-socket") {
		s.serveGateway(w, r)
		return
	}
	version, path, ok := splitVersion(r.URL.Path)
	if !ok || version != "v9" && version != "v10" {
		writeError(w, http.StatusNotFound, 0, "404: Not Found")
		return
	}
	body, _ := io.ReadAll(io.LimitReader(r.Body, 26<<20))
	rec := &recorder{ResponseWriter: w, status: http.StatusOK}
	at := time.Now()
	defer s.update(func() { // also when the connection is cut
		s.requests = append(s.requests, Request{r.Method, path, r.URL.RawQuery, body, at, rec.status})
	})
	if s.misbehave(rec, r, path, body) {
		s.serveREST(rec, r, path, body)
	}
}

func splitVersion(p string) (version, path string, ok bool) {
	rest, ok := strings.CutPrefix(p, "/api/")
	if !ok {
		return "", "", false
	}
	version, path, ok = strings.Cut(rest, "/")
	return version, "/" + path, ok
}

// A recorder remembers the status of a response.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

// nowhere is a response that nobody reads.
type nowhere struct{}

func (nowhere) Header() http.Header         { return http.Header{} }
func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (nowhere) WriteHeader(int)             {}

// update changes the state under the lock and wakes those who wait.
func (s *Server) update(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	s.wake()
}

// wake lets waiters look again; the lock is held.
func (s *Server) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// await waits until the condition holds. It is asked under the server's lock,
// again after every change, and must not call the server.
func (s *Server) await(ctx context.Context, what string, cond func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := cond(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("sandbox: waited in vain for %s: %w", what, ctx.Err())
		}
	}
}

// Requests lists the bot's requests whose "METHOD /path" begins with the prefix.
func (s *Server) Requests(prefix string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requestsTo(prefix)
}

func (s *Server) requestsTo(prefix string) []Request {
	var out []Request
	for _, r := range s.requests {
		if strings.HasPrefix(r.Method+" "+r.Path, prefix) {
			out = append(out, r)
		}
	}
	return out
}

// AwaitRequests waits until so many requests begin with the prefix.
func (s *Server) AwaitRequests(ctx context.Context, prefix string, n int) error {
	return s.await(ctx, fmt.Sprintf("%d requests %q", n, prefix), func() bool { return len(s.requestsTo(prefix)) >= n })
}

// Problems lists how the bot's requests broke Discord's rules so far.
func (s *Server) Problems() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.problems...)
}

// Messages lists the messages of a channel, oldest first, without deleted ones.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.order {
		if m.Channel == channel && !m.Deleted {
			out = append(out, *m)
		}
	}
	return out
}

// Message gives the present state of a message; ok is false if there is none.
func (s *Server) Message(id string) (m Message, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.messages[id]; p != nil {
		return *p, true
	}
	return Message{}, false
}

// AwaitMessage waits for a message that matches, the oldest first.
func (s *Server) AwaitMessage(ctx context.Context, match func(*Message) bool) (Message, error) {
	var found Message
	err := s.await(ctx, "a message", func() bool {
		for _, m := range s.order {
			if match(m) {
				found = *m
				return true
			}
		}
		return false
	})
	return found, err
}

// Answer waits for the bot's reply to a message of a person.
func (s *Server) Answer(ctx context.Context, to Message) (Message, error) {
	return s.AwaitMessage(ctx, func(m *Message) bool { return m.FromBot() && m.Reference == to.ID && !m.Deleted })
}

// Commands lists the registered commands as JSON.
func (s *Server) Commands() []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]json.RawMessage(nil), s.commands...)
}
