package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The operations of the gateway.
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

// Close codes that the server uses.
const (
	closeAuthentication = 4004
	closeDisallowed     = 4014
)

// intentMessageContent is the privileged intent to read every message.
const intentMessageContent = 1 << 15

// privileged are the intents that an application must be granted.
const privileged = intentMessageContent | 1<<1 | 1<<8

type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

// A session is what may be resumed.
type session struct {
	id   string
	seq  int64
	log  []packet
	gone bool
}

// A hub holds the gateway's sessions and connections; under the server's lock.
type hub struct {
	sessions   map[string]*session
	newest     *session
	open       map[*connection]bool
	current    *connection // the one with a session, nil while the bot is away
	identifies []json.RawMessage
	resumes    int
	beats      int
	closes     []int // codes with which the bot closed
	paths      []string
}

// A connection is one websocket.
type connection struct {
	ws      *websocket.Conn
	write   sync.Mutex
	session *session
}

func (c *connection) send(p packet) {
	b, _ := json.Marshal(p)
	c.write.Lock()
	defer c.write.Unlock()
	c.ws.SetWriteDeadline(time.Now().Add(2 * time.Second))
	c.ws.WriteMessage(websocket.TextMessage, b)
}

func (c *connection) drop() { c.ws.NetConn().Close() }

func (c *connection) closeWith(code int) {
	c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "sandbox"), time.Now().Add(time.Second))
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// serveGateway keeps one connection until it ends.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &connection{ws: ws}
	silent := false
	s.update(func() {
		if s.hub.open == nil {
			s.hub.open = map[*connection]bool{}
		}
		s.hub.open[c] = true
		s.hub.paths = append(s.hub.paths, r.URL.RequestURI())
		if silent = s.faults.noHello > 0; silent {
			s.faults.noHello--
		}
	})
	defer s.leave(c)
	if !silent {
		c.send(packet{Op: opHello, Data: fmt.Appendf(nil, `{"heartbeat_interval":%d}`, s.opts.Heartbeat.Milliseconds())})
	}
	for {
		_, b, err := ws.ReadMessage()
		if err != nil {
			s.noteClose(c, err)
			return
		}
		var p packet
		if json.Unmarshal(b, &p) != nil || !s.receive(c, p) {
			return
		}
	}
}

func (s *Server) leave(c *connection) {
	c.ws.Close()
	s.update(func() {
		delete(s.hub.open, c)
		if s.hub.current == c {
			s.hub.current = nil
		}
	})
}

func (s *Server) noteClose(c *connection, err error) {
	ce, ok := err.(*websocket.CloseError)
	if !ok {
		return
	}
	s.update(func() {
		s.hub.closes = append(s.hub.closes, ce.Code)
		if (ce.Code == 1000 || ce.Code == 1001) && c.session != nil {
			c.session.gone = true // as Discord documents
		}
	})
}

// receive handles one packet of the bot; false ends the connection.
func (s *Server) receive(c *connection, p packet) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	switch p.Op {
	case opHeartbeat:
		s.hub.beats++
		if !s.faults.noAck {
			c.send(packet{Op: opHeartbeatAck, Data: []byte("null")})
		}
	case opIdentify, opResume:
		return s.welcome(c, p)
	}
	return true
}

// welcome answers Identify and Resume; the lock is held.
func (s *Server) welcome(c *connection, p packet) bool {
	var d struct {
		Token   string `json:"token"`
		Intents int    `json:"intents"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	if json.Unmarshal(p.Data, &d) != nil {
		return false
	}
	if p.Op == opIdentify {
		s.hub.identifies = append(s.hub.identifies, p.Data)
	} else {
		s.hub.resumes++
	}
	switch {
	case s.faults.refuse != 0:
		c.closeWith(s.faults.refuse)
		return false
	case d.Token != s.opts.Token && d.Token != "Bot "+s.opts.Token:
		c.closeWith(closeAuthentication)
		return false
	case d.Intents&privileged != 0 && !s.opts.Privilege:
		c.closeWith(closeDisallowed)
		return false
	case len(s.faults.firstOps) > 0:
		op := s.faults.firstOps[0]
		s.faults.firstOps = s.faults.firstOps[1:]
		c.send(packet{Op: op, Data: []byte("false")})
		return true
	}
	if p.Op == opIdentify {
		s.intents = d.Intents
		s.begin(c)
	} else {
		s.resume(c, d.Session, d.Seq)
	}
	return true
}

// begin starts a session; the lock is held.
func (s *Server) begin(c *connection) {
	c.session = &session{id: "session" + s.newID()}
	s.hub.sessions[c.session.id], s.hub.newest, s.hub.current = c.session, c.session, c
	s.dispatch("READY", object{
		"v": 10, "user": bot.json(), "session_id": c.session.id, "resume_gateway_url": s.socket() + "/resume",
		"guilds": []any{object{"id": GuildID, "unavailable": true}}, "application": object{"id": AppID, "flags": 0},
		"private_channels": []any{}, "shard": []int{0, 1},
	})
	s.dispatch("GUILD_CREATE", guildJSON(s.channels))
}

// resume replays what was missed; the lock is held.
func (s *Server) resume(c *connection, id string, seq int64) {
	ss := s.hub.sessions[id]
	if ss == nil || ss.gone {
		c.send(packet{Op: opInvalid, Data: []byte("false")})
		return
	}
	c.session, s.hub.newest, s.hub.current = ss, ss, c
	for _, p := range ss.log {
		if *p.Seq > seq {
			c.send(p)
		}
	}
	s.dispatch("RESUMED", object{})
}

// dispatch keeps an event in the newest session and sends it if the bot is
// there; the lock is held.
func (s *Server) dispatch(kind string, data object) {
	b, err := json.Marshal(data)
	if err != nil {
		panic(err) // of our own making
	}
	s.dispatchRaw(kind, b)
	if s.faults.duplicates && kind != "READY" {
		s.dispatchRaw(kind, b)
	}
}

func (s *Server) dispatchRaw(kind string, data []byte) {
	ss := s.hub.newest
	if ss == nil || ss.gone {
		return
	}
	ss.seq++
	seq := ss.seq
	p := packet{Op: opDispatch, Data: data, Seq: &seq, Type: &kind}
	ss.log = append(ss.log, p)
	if c := s.hub.current; c != nil && c.session == ss {
		c.send(p)
	}
}

// Dispatch sends any event to the bot, as JSON.
func (s *Server) Dispatch(kind, data string) {
	s.update(func() { s.dispatchRaw(kind, []byte(data)) })
}

func (s *Server) socket() string { return "ws://" + s.addr.String() + "/gateway-socket" }

// A Standing is how the gateway has been used so far.
type Standing struct {
	Connected  bool
	Identifies int
	Resumes    int
	Heartbeats int
	Closes     []int    // codes with which the bot closed
	Paths      []string // path and query of each connection
}

// Gateway tells how the gateway has been used so far.
func (s *Server) Gateway() Standing {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.standing()
}

func (s *Server) standing() Standing {
	h := &s.hub
	return Standing{h.current != nil, len(h.identifies), h.resumes, h.beats, append([]int(nil), h.closes...), append([]string(nil), h.paths...)}
}

// AwaitGateway waits until the gateway's standing is as wanted.
func (s *Server) AwaitGateway(ctx context.Context, what string, ok func(Standing) bool) error {
	return s.await(ctx, what, func() bool { return ok(s.standing()) })
}

// AwaitReady waits until the bot has a session and its commands are registered.
func (s *Server) AwaitReady(ctx context.Context) error {
	return s.await(ctx, "the bot to be ready", func() bool { return s.hub.current != nil && len(s.commands) > 0 })
}
