package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/websocket"
)

// Limits of a connection.
const (
	// DefaultHelloWait is how long the server may take for its Hello, and for
	// its answer to an Identify or Resume.
	DefaultHelloWait = 20 * time.Second
	// writeWait bounds the sending of one packet.
	writeWait = 10 * time.Second
	// maxPacket bounds one packet, in bytes; a server with many members sends megabytes.
	maxPacket = 64 << 20
	// quiet is how long a connection may be silent, in heartbeat intervals: a
	// beat and its acknowledgement fall within one.
	quiet = 1.5
)

// An Event is one dispatch of the gateway.
type Event struct {
	Seq  int64
	Type string // "MESSAGE_CREATE"
	Data json.RawMessage
}

// A Pacing is how long the client waits before it tries again. Zero fields take
// the defaults, which keep to Discord's limits.
type Pacing struct {
	Hello    time.Duration // for Hello and for the first packet; DefaultHelloWait
	Retry    time.Duration // after the first failure, doubled up to 64 times that; 1 s
	Identify time.Duration // at least so long between two Identifies; 5 s, as Discord asks
	Invalid  time.Duration // before a new Identify after an invalid session; 1 to 5 s
}

// An Address is where to connect, and how many new sessions are left.
type Address struct {
	URL         string        // "wss://gateway.discord.gg"
	Remaining   int           // Identifies left; negative: not told
	Reset       time.Duration // until there are more
	Shards      int           // over how many connections Discord recommends to spread the guilds; at least 1
	Concurrency int           // how many new sessions may begin at once, of shards that differ modulo it; at least 1
}

// A State is how a client stands to Discord.
type State string

// The states.
const (
	Connecting State = "connecting"
	Ready      State = "ready"   // connected, in a new session
	Resumed    State = "resumed" // connected, in the session of before
	Lost       State = "lost"    // to be tried again
	Ended      State = "ended"   // for good
)

// Connected reports whether events come in.
func (s State) Connected() bool { return s == Ready || s == Resumed }

// A Shard is a part of the guilds: which one, from 0, and of how many. The zero value is all.
type Shard struct{ Index, Count int }

// Options of a [Client]. Token, Find and Handle are required.
type Options struct {
	Token   string
	Intents int
	Shard   Shard
	Find    func(ctx context.Context) (Address, error) // asked before every new session; an error marked [Stop] ends Run
	Turn    func(ctx context.Context) error            // waits until a new session may begin; nil: Pacing.Identify after this client's last
	Allow   func(u *url.URL) error                     // may refuse an address that the server gave; nil: any
	Handle  func(Event)                                // called in order; must not block for long
	Changed func(State)                                // told when the connection changes, in order; must not block; nil: nobody
	Log     *slog.Logger
	Pacing  Pacing
}

// A Client keeps one gateway session. Make it with [New].
type Client struct {
	opts Options

	// Of the session; used by the goroutine of Run only.
	session    string // "" if there is none to resume
	resumeURL  string
	seq        int64
	identified time.Time // the last Identify
	failures   int       // in a row
}

// New makes a client that is not yet connected.
func New(o Options) *Client {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Changed == nil {
		o.Changed = func(State) {}
	}
	p := &o.Pacing
	def := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	def(&p.Hello, DefaultHelloWait)
	def(&p.Retry, time.Second)
	def(&p.Identify, 5*time.Second)
	def(&p.Invalid, time.Second+rand.N(4*time.Second))
	return &Client{opts: o}
}

// stopError marks an error of Find after which trying again is of no use.
type stopError struct{ error }

func (e stopError) Unwrap() error { return e.error }

// Stop marks an error of Options.Find as final.
func Stop(err error) error { return stopError{err} }

// Stopped reports whether an error is marked with [Stop], and gives what was marked.
func Stopped(err error) (cause error, ok bool) {
	var s stopError
	if !errors.As(err, &s) {
		return nil, false
	}
	return s.error, true
}

// Run connects and stays connected until ctx ends (it returns nil), or until
// Discord refuses for good (a [*FatalError], or what Find marked with [Stop]).
func (c *Client) Run(ctx context.Context) error {
	defer c.opts.Changed(Ended)
	for ctx.Err() == nil {
		c.opts.Changed(Connecting)
		err := c.connect(ctx)
		if ctx.Err() != nil {
			return nil //nolint:nilerr // the end that was asked for
		}
		if cause, stop := Stopped(err); stop {
			return cause
		}
		if f := fatal(err); f != nil {
			return f
		}
		c.opts.Changed(Lost)
		c.after(ctx, err)
	}
	return nil
}

// after waits as long as the end of a connection asks for.
func (c *Client) after(ctx context.Context, err error) {
	wait := time.Duration(0)
	switch {
	case errors.Is(err, errReconnect):
		c.opts.Log.Info("Discord asks to reconnect")
	case errors.Is(err, errInvalid):
		c.session, c.seq = "", 0
		wait = c.opts.Pacing.Invalid
		c.opts.Log.Warn("session lost: starting a new one", "wait", wait)
	default:
		if endsSession(err) {
			c.session, c.seq = "", 0
		}
		wait = c.opts.Pacing.Retry << min(c.failures, 6)
		wait = wait/2 + rand.N(wait/2+1)
		c.opts.Log.Warn("gateway connection lost: trying again", "error", err, "wait", wait, "resume", c.session != "")
	}
	if c.failures > 0 && wait == 0 { // asked to reconnect again and again without a session in between
		wait = c.opts.Pacing.Retry
	}
	c.failures++
	sleep(ctx, wait)
}

// address gives where to connect, waiting if a new session must wait.
func (c *Client) address(ctx context.Context) (string, error) {
	if c.session != "" && c.resumeURL != "" && c.failures < 4 {
		return c.resumeURL, nil
	}
	if c.session == "" && c.opts.Turn != nil { // first, so that what Find tells of the sessions left is new
		if err := c.opts.Turn(ctx); err != nil {
			return "", fmt.Errorf("wait for the turn of a new session: %w", err)
		}
	}
	a, err := c.opts.Find(ctx)
	if err != nil {
		return "", fmt.Errorf("find the gateway: %w", err)
	}
	if c.session != "" {
		return a.URL, nil
	}
	if a.Remaining == 0 && a.Reset > 0 {
		// Going on would make Discord reset the bot's token.
		c.opts.Log.Error("no new sessions left today: waiting", "wait", a.Reset)
		sleep(ctx, a.Reset)
	}
	if c.opts.Turn == nil && !c.identified.IsZero() {
		sleep(ctx, time.Until(c.identified.Add(c.opts.Pacing.Identify)))
	}
	return a.URL, ctx.Err()
}

// dial connects to an address that the server gave.
func (c *Client) dial(ctx context.Context, address string) (*websocket.Conn, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("gateway address %q: %w", address, err)
	}
	if c.opts.Allow != nil {
		if err := c.opts.Allow(u); err != nil {
			return nil, err
		}
	}
	if u.Path == "" {
		u.Path = "/"
	}
	q := u.Query()
	q.Set("v", "10")
	q.Set("encoding", "json")
	u.RawQuery = q.Encode()
	ctx, cancel := context.WithTimeout(ctx, c.opts.Pacing.Hello)
	defer cancel()
	d := websocket.Dialer{HandshakeTimeout: c.opts.Pacing.Hello, Proxy: http.ProxyFromEnvironment}
	ws, resp, err := d.DialContext(ctx, u.String(), nil)
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("dial gateway %s: %w", u.Host, err)
	}
	ws.SetReadLimit(maxPacket)
	return ws, nil
}

// sleep waits for d or for the end of ctx.
func sleep(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
