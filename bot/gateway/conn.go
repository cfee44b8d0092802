package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// The operations of packets.
const (
	opDispatch     = 0
	opHeartbeat    = 1
	opIdentify     = 2
	opResume       = 6
	opReconnect    = 7
	opInvalid      = 9
	opHello        = 10
	opHeartbeatAck = 11
)

// How a connection ends, besides errors of the network.
var (
	errReconnect = errors.New("reconnect requested")
	errInvalid   = errors.New("session invalid")
	errNoAck     = errors.New("heartbeat not acknowledged")
)

// A packet is one frame of the gateway in either direction.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s,omitempty"`
	Type string          `json:"t,omitempty"`
}

// A conn is one connection of a session.
type conn struct {
	ws       *websocket.Conn
	write    sync.Mutex
	seq      atomic.Int64 // last seen, for heartbeats
	acked    atomic.Bool  // since the last beat
	replay   bool         // between Resume and RESUMED: what is already known may come again
	interval time.Duration
}

// connect runs one connection from dialling to its end, and tells why it ended.
func (c *Client) connect(ctx context.Context) error {
	address, err := c.address(ctx)
	if err != nil {
		return err
	}
	ws, err := c.dial(ctx, address)
	if err != nil {
		return err
	}
	n := &conn{ws: ws}
	n.seq.Store(c.seq)
	inner, cancel := context.WithCancelCause(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel(nil)
	wg.Go(func() { // closing is what makes a blocked read return
		<-inner.Done()
		n.close(ctx.Err() != nil)
	})
	if err := c.greet(n); err != nil {
		return err
	}
	wg.Go(func() { cancel(n.beat(inner)) })
	err = c.read(n)
	if cause := context.Cause(inner); errors.Is(cause, errNoAck) {
		return cause
	}
	return err
}

// greet takes Hello and identifies or resumes.
func (c *Client) greet(n *conn) error {
	p, err := n.receive(c.opts.Pacing.Hello)
	if err != nil {
		return fmt.Errorf("wait for hello: %w", err)
	}
	var hello struct {
		Interval int64 `json:"heartbeat_interval"` // milliseconds
	}
	if p.Op != opHello {
		return fmt.Errorf("wait for hello: got op %d", p.Op)
	}
	if err := json.Unmarshal(p.Data, &hello); err != nil || hello.Interval <= 0 {
		return fmt.Errorf("hello without a heartbeat interval: %s", p.Data)
	}
	n.interval = time.Duration(hello.Interval) * time.Millisecond
	n.acked.Store(true)
	if c.session != "" {
		n.replay = true
		return n.send(opResume, map[string]any{"token": c.opts.Token, "session_id": c.session, "seq": c.seq})
	}
	c.identified = time.Now()
	identify := map[string]any{
		"token": c.opts.Token, "intents": c.opts.Intents,
		"properties": map[string]string{"os": runtime.GOOS, "browser": "ceasefire-facts", "device": "ceasefire-facts"},
	}
	if s := c.opts.Shard; s.Count > 0 {
		identify["shard"] = []int{s.Index, s.Count}
	}
	return n.send(opIdentify, identify)
}

// read handles packets until the connection ends. Until the session stands, the
// first packet must come as quickly as Hello.
func (c *Client) read(n *conn) error {
	wait := c.opts.Pacing.Hello
	for {
		p, err := n.receive(wait)
		if err != nil {
			return fmt.Errorf("read gateway: %w", err)
		}
		wait = time.Duration(quiet * float64(n.interval))
		switch p.Op {
		case opDispatch:
			c.dispatch(n, p)
		case opHeartbeat:
			if err := n.heartbeat(); err != nil {
				return fmt.Errorf("answer a heartbeat request: %w", err)
			}
		case opReconnect:
			return errReconnect
		case opInvalid:
			if string(p.Data) == "true" {
				return errReconnect
			}
			return errInvalid
		case opHeartbeatAck:
			n.acked.Store(true)
		}
	}
}

// dispatch hands an event on, once: what a resume replays although it was seen is left out.
func (c *Client) dispatch(n *conn, p packet) {
	if p.Seq != nil {
		if n.replay && *p.Seq <= c.seq {
			return
		}
		c.seq = *p.Seq
		n.seq.Store(*p.Seq)
	}
	switch p.Type {
	case "READY":
		var ready struct {
			Session string `json:"session_id"`
			Resume  string `json:"resume_gateway_url"`
		}
		if err := json.Unmarshal(p.Data, &ready); err != nil {
			c.opts.Log.Error("READY cannot be read: a loss of connection will start a new session", "error", err)
		}
		c.session, c.resumeURL, c.failures = ready.Session, ready.Resume, 0
		c.opts.Changed(Ready)
	case "RESUMED":
		c.failures, n.replay = 0, false
		c.opts.Changed(Resumed)
	}
	c.opts.Handle(Event{Seq: c.seq, Type: p.Type, Data: p.Data})
}

// receive reads one packet, waiting at most so long.
func (n *conn) receive(wait time.Duration) (packet, error) {
	n.ws.SetReadDeadline(time.Now().Add(wait))
	_, b, err := n.ws.ReadMessage()
	if err != nil {
		return packet{}, err
	}
	var p packet
	if err := json.Unmarshal(b, &p); err != nil {
		return packet{}, fmt.Errorf("packet of %d bytes: %w", len(b), err)
	}
	return p, nil
}

// beat sends heartbeats until ctx ends or one stays unacknowledged.
func (n *conn) beat(ctx context.Context) error {
	wait := rand.N(n.interval) // Discord asks for jitter before the first
	for {
		sleep(ctx, wait)
		if ctx.Err() != nil {
			return nil //nolint:nilerr // the end that was asked for
		}
		if !n.acked.Swap(false) {
			return errNoAck
		}
		if err := n.heartbeat(); err != nil {
			return fmt.Errorf("send heartbeat: %w", err)
		}
		wait = n.interval
	}
}

func (n *conn) heartbeat() error {
	var seq any
	if s := n.seq.Load(); s > 0 {
		seq = s
	}
	return n.send(opHeartbeat, seq)
}

func (n *conn) send(op int, data any) error {
	b, err := json.Marshal(data)
	if err != nil {
		return err
	}
	n.write.Lock()
	defer n.write.Unlock()
	n.ws.SetWriteDeadline(time.Now().Add(writeWait))
	return n.ws.WriteJSON(packet{Op: op, Data: b})
}

// close ends the connection: for good if the bot goes away, else so that the
// session can be resumed.
func (n *conn) close(forGood bool) {
	code := closeResuming
	if forGood {
		code = websocket.CloseNormalClosure
	}
	n.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	n.ws.Close()
}
