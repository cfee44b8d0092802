package sandbox

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options of a [Server]; the zero value is usable.
type Options struct {
	Token     string           // that the bot must show; "": DefaultToken
	Now       func() time.Time // of messages; nil: Clock's, else time.Now
	Clock     *Clock           // that requests may set; nil: none
	Heartbeat time.Duration    // interval told in Hello; 0: 41.25 s, as Discord's
	Privilege bool             // the applications have the privileged intents
	State     string           // file that keeps the state; "": it is lost with the server
	Page      fs.FS            // served at "/"; nil: a line that says what this is
	Hosts     []string         // further names under which the server may be addressed
	Examples  []string         // questions offered to a first visitor
	PerSecond int              // requests of one route in a second; 0: 50; negative: no limit on any, nor on all
	Routes    map[string]Rate  // of those that have another rate, by pattern: [Edits]
	Global    int              // requests in a second on all routes but those of interactions; 0: 50; negative: no limit
	Log       *slog.Logger     // nil: silent

	FurtherGuilds int           // beside the fixed ones, see [FurtherGuild]
	Shards        int           // recommended at /gateway/bot; 0: 1
	LeastShards   int           // an Identify of fewer is refused; 0: 1
	Concurrency   int           // sessions that may start at once; 0: 1
	IdentifyEvery time.Duration // between two starts of sessions in one bucket; 0: sessions may start at any time
}

// A Server is a running sandbox. Make one with [Listen].
type Server struct {
	opts Options
	http *http.Server
	addr net.Addr
	mux  *http.ServeMux // of what is not Discord's: the page and its interface
	rest *http.ServeMux // of Discord's REST interface, below the version
	base context.Context
	stop context.CancelFunc
	wg   sync.WaitGroup

	mu       sync.Mutex
	changed  chan struct{} // closed and replaced whenever anything below changes
	apps     []*application
	guilds   []*guild
	channels map[string]*channel
	messages map[string]*Message
	order    []*Message
	acts     map[string]*Interaction
	modals   map[string]*Modal
	files    map[string]*file
	typing   map[string]typist // by channel and user
	lastID   int64
	requests []Request
	problems []string
	hub      hub
	faults   faults
	buckets  map[string]*bucket
	limited  int             // requests that came too often
	carried  map[string]bool // guilds into which people bring the bot along
	feed     feed
	dirty    bool // since the state was last kept

	endpoint string             // to which interactions are sent; "": over the gateway
	signing  ed25519.PrivateKey // of what is sent there
}

// A Request is one REST request of a bot.
type Request struct {
	Method string
	Path   string // below the version: "/channels/1/messages"
	Query  string
	Body   []byte // its first 64 KiB
	At     time.Time
	Status int // of the response
}

// Bounds of what is remembered of requests and interactions; tests look at less.
const (
	maxRequests = 10000
	maxKept     = 64 << 10 // of one body, in bytes
	maxActs     = 2000     // beyond it, those that can no longer be answered go
)

// Listen starts a sandbox on an address such as "127.0.0.1:0".
func Listen(address string, o Options) (*Server, error) {
	if o.Token == "" {
		o.Token = DefaultToken
	}
	switch {
	case o.Now != nil:
	case o.Clock != nil:
		o.Now = o.Clock.Now
	default:
		o.Now = time.Now
	}
	if o.Heartbeat <= 0 {
		o.Heartbeat = 41250 * time.Millisecond
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.PerSecond == 0 {
		o.PerSecond = 50
	}
	s := &Server{
		opts: o, changed: make(chan struct{}), channels: channels(), guilds: guilds(),
		messages: map[string]*Message{}, acts: map[string]*Interaction{}, modals: map[string]*Modal{},
		files: map[string]*file{}, typing: map[string]typist{}, buckets: map[string]*bucket{}, carried: map[string]bool{},
		apps: []*application{{token: o.Token, user: bot}, {token: SecondToken, user: Robo}},
	}
	s.addGuilds(o.FurtherGuilds)
	if err := s.load(); err != nil {
		return nil, err
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	s.addr = l.Addr()
	s.base, s.stop = context.WithCancel(context.Background())
	s.mux, s.rest = s.handlers(), s.routes()
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return s.base }}
	s.wg.Go(func() { _ = s.http.Serve(l) }) // until Close
	if o.State != "" {
		s.wg.Go(s.keep)
	}
	return s, nil
}

// URL is the server's address, for DISCORD_API_URL. Where the server listens on
// every address, it is the loopback one.
func (s *Server) URL() string { return "http://" + s.host() }

func (s *Server) host() string {
	if a, ok := s.addr.(*net.TCPAddr); ok && a.IP.IsUnspecified() {
		return fmt.Sprintf("127.0.0.1:%d", a.Port)
	}
	return s.addr.String()
}

// Token is the token that the server accepts from the bot.
func (s *Server) Token() string { return s.opts.Token }

// Close stops the server, ends every connection, and writes the state's file.
func (s *Server) Close() error {
	s.stop()
	err := s.http.Close()
	s.mu.Lock()
	for c := range s.hub.open {
		c.drop()
	}
	s.mu.Unlock()
	s.wg.Wait()
	if save := s.save(); save != nil {
		err = save
	}
	return err
}

// ServeHTTP answers the gateway's address, the REST interface, and the page with
// its own interface.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	secure(w)
	if why := s.foreign(r); why != "" {
		writeJSON(w, http.StatusForbidden, object{"error": why})
		return
	}
	switch {
	case strings.HasPrefix(r.URL.Path, "/gateway-socket"):
		s.serveGateway(w, r)
	case strings.HasPrefix(r.URL.Path, "/api/"):
		s.serveAPI(w, r)
	default:
		s.mux.ServeHTTP(w, r)
	}
}

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
	s.dirty = true
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

// Requests lists the bots' requests whose "METHOD /path" begins with the prefix.
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

// Problems lists how the bots' requests broke Discord's rules so far.
func (s *Server) Problems() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.problems)
}

// Messages lists the messages of a channel, oldest first, without deleted ones.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.in(channel) {
		out = append(out, *m)
	}
	return out
}

// in lists the messages of a channel, oldest first, without deleted ones; the
// lock is held.
func (s *Server) in(channel string) []*Message {
	var out []*Message
	for _, m := range s.order {
		if m.Channel == channel && !m.Deleted {
			out = append(out, m)
		}
	}
	return out
}

func (s *Server) countIn(channel string) int { return len(s.in(channel)) }

func (s *Server) lastIn(channel string) *Message {
	for _, m := range slices.Backward(s.order) {
		if m.Channel == channel && !m.Deleted && !m.Ephemeral() {
			return m
		}
	}
	return nil
}

// sorted lists the channels by id; the lock is held.
func (s *Server) sorted() []*channel {
	out := make([]*channel, 0, len(s.channels))
	for _, c := range s.channels {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b *channel) int { return strings.Compare(a.ID, b.ID) })
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

// Commands lists the bot's registered commands as JSON.
func (s *Server) Commands() []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.apps[0].list("")
}
