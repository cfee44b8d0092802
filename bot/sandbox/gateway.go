package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// The operations of the gateway.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opRequestMembers = 8
	opInvalid        = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// Close codes that the server uses.
const (
	closeNotAuthenticated = 4003
	closeAuthentication   = 4004
	closeAlready          = 4005
	closeInvalidShard     = 4010
	closeShardingRequired = 4011
	closeDisallowed       = 4014
)

// Intents, as Discord numbers them.
const (
	intentGuilds         = 1 << 0
	intentMembers        = 1 << 1
	intentPresences      = 1 << 8
	intentGuildMessages  = 1 << 9
	intentGuildReactions = 1 << 10
	intentGuildTyping    = 1 << 11
	intentMessageContent = 1 << 15
	privilegedIntents    = intentMembers | intentPresences | intentMessageContent
)

// maxLog is how many events a session can be behind and still be resumed.
const maxLog = 5000

type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

// A session is what may be resumed.
type session struct {
	id    string
	app   *application
	shard shard
	seq   int64
	log   []packet
	gone  bool
	conn  *connection // nil while the bot is away
	held  *event      // kept back to come out of order
}

// A hub holds the gateway's sessions and connections; under the server's lock.
type hub struct {
	sessions   map[string]*session
	open       map[*connection]bool
	identifies int
	resumes    int
	beats      int
	closes     []int // codes with which bots closed
	paths      []string
	starts     map[int]time.Time // of the last session, by the bucket of its shard
}

// A connection is one websocket.
type connection struct {
	ws      *websocket.Conn
	write   sync.Mutex
	session *session
}

func (c *connection) send(p packet) {
	b, _ := json.Marshal(p)
	c.sendRaw(b)
}

func (c *connection) sendRaw(b []byte) {
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(2 * time.Second))
	_ = c.ws.WriteMessage(websocket.TextMessage, b) // reading tells if it is gone
}

func (c *connection) drop() { _ = c.ws.NetConn().Close() }

func (c *connection) closeWith(code int) {
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "sandbox"), time.Now().Add(time.Second))
}

// Where requests come from is checked before they get here.
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
			s.hub.open, s.hub.sessions = map[*connection]bool{}, map[string]*session{}
		}
		s.hub.open[c] = true
		s.hub.paths = append(s.hub.paths, r.URL.RequestURI())
		if silent = s.faults.noHello > 0; silent {
			s.faults.noHello--
		}
	})
	defer s.leave(c)
	if s.base.Err() != nil { // closed meanwhile
		return
	}
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
	_ = c.ws.Close()
	s.update(func() {
		delete(s.hub.open, c)
		if ss := c.session; ss != nil && ss.conn == c {
			ss.conn = nil
			s.tell(change{What: "gateway"})
		}
	})
}

func (s *Server) noteClose(c *connection, err error) {
	var ce *websocket.CloseError
	if !errors.As(err, &ce) {
		return
	}
	s.update(func() {
		s.hub.closes = append(s.hub.closes, ce.Code)
		if (ce.Code == 1000 || ce.Code == 1001) && c.session != nil {
			c.session.gone = true // as Discord documents
		}
	})
}

// receive handles one packet of a bot; false ends the connection.
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
		if c.session != nil {
			c.closeWith(closeAlready)
			return false
		}
		return s.welcome(c, p)
	case opRequestMembers:
		if c.session == nil {
			c.closeWith(closeNotAuthenticated)
			return false
		}
		s.sendMembers(c.session.app, p.Data)
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

		Shard json.RawMessage `json:"shard"`
	}
	if json.Unmarshal(p.Data, &d) != nil {
		return false
	}
	if p.Op == opIdentify {
		s.hub.identifies++
	} else {
		s.hub.resumes++
	}
	a := s.authorized(d.Token)
	switch {
	case s.faults.refuse != 0:
		c.closeWith(s.faults.refuse)
		return false
	case a == nil:
		c.closeWith(closeAuthentication)
		return false
	case d.Intents&privilegedIntents != 0 && !s.opts.Privilege:
		c.closeWith(closeDisallowed)
		return false
	case len(s.faults.firstOps) > 0:
		op := s.faults.firstOps[0]
		s.faults.firstOps = s.faults.firstOps[1:]
		c.send(packet{Op: op, Data: []byte("false")})
		return true
	}
	if p.Op == opIdentify {
		part, code := s.admit(d.Shard)
		if code != 0 {
			c.closeWith(code)
			return false
		}
		if s.tooSoon(part) {
			c.send(packet{Op: opInvalid, Data: []byte("false")})
			return true
		}
		a.intents = d.Intents
		s.begin(a, c, part)
	} else {
		s.resume(a, c, d.Session, d.Seq)
	}
	s.tell(change{What: "gateway"})
	return true
}

// begin starts a session; the lock is held. Others of its shard go on as long as they
// have a connection, as Discord's do.
func (s *Server) begin(a *application, c *connection, part shard) {
	ss := &session{id: "session" + s.newID(), app: a, shard: part, conn: c}
	a.sessions = slices.DeleteFunc(a.sessions, func(old *session) bool { return old.shard == part && old.conn == nil })
	a.sessions = append(a.sessions, ss)
	c.session, s.hub.sessions[ss.id] = ss, ss
	var homes []*guild
	there := []any{}
	for _, g := range s.guilds {
		if g.member(a.id()) != nil && part.covers(g.ID) {
			homes = append(homes, g)
			there = append(there, object{"id": g.ID, "unavailable": true})
		}
	}
	s.dispatchTo(ss, "READY", object{
		"v": 10, "user": a.user.json(), "session_id": ss.id, "resume_gateway_url": s.socket() + "/resume",
		"guilds": there, "application": object{"id": a.id(), "flags": 0}, "private_channels": []any{}, "shard": part,
		"user_settings": object{}, "relationships": []any{}, "presences": []any{},
	})
	if a.intents&intentGuilds == 0 {
		return
	}
	for _, g := range homes {
		s.dispatchTo(ss, "GUILD_CREATE", s.arrival(g, a))
	}
}

// resume replays what was missed; the lock is held.
func (s *Server) resume(a *application, c *connection, id string, seq int64) {
	ss := s.hub.sessions[id]
	if ss == nil || ss.gone || ss.app != a || len(ss.log) > 0 && *ss.log[0].Seq > seq+1 {
		c.send(packet{Op: opInvalid, Data: []byte("false")})
		return
	}
	c.session, ss.conn = ss, c
	if !slices.Contains(a.sessions, ss) {
		a.sessions = append(a.sessions, ss)
	}
	for _, p := range ss.log {
		if *p.Seq > seq {
			c.send(p)
		}
	}
	s.dispatchTo(ss, "RESUMED", object{})
}

// sendMembers answers a request for guild members with one chunk; the lock is held.
func (s *Server) sendMembers(a *application, data []byte) {
	var d struct {
		Guild string          `json:"guild_id"`
		Users json.RawMessage `json:"user_ids"`
		Nonce string          `json:"nonce"`
	}
	_ = json.Unmarshal(data, &d) // what cannot be read asks for nothing
	g := s.guild(d.Guild)
	if g == nil || g.member(a.id()) == nil {
		return
	}
	list := []any{}
	for _, m := range g.Members {
		list = append(list, m.json(true))
	}
	s.dispatch(a, g.ID, "GUILD_MEMBERS_CHUNK", object{
		"guild_id": g.ID, "members": list, "chunk_index": 0, "chunk_count": 1, "not_found": []any{}, "nonce": d.Nonce,
	})
}

func (s *Server) socket() string { return "ws://" + s.host() + "/gateway-socket" }

// A Standing is how the gateway has been used so far, by all bots together.
type Standing struct {
	Connected  bool // a bot has a session
	Identifies int
	Resumes    int
	Heartbeats int
	Closes     []int    // codes with which bots closed
	Paths      []string // path and query of each connection
	Shards     [][2]int // of the connected sessions of the first bot, ascending: which part, and of how many
}

// Gateway tells how the gateway has been used so far.
func (s *Server) Gateway() Standing {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.standing()
}

func (s *Server) standing() Standing {
	h := &s.hub
	g := Standing{false, h.identifies, h.resumes, h.beats, append([]int(nil), h.closes...), append([]string(nil), h.paths...), nil}
	for _, a := range s.apps {
		g.Connected = g.Connected || a.connected()
	}
	for _, ss := range s.apps[0].sessions {
		if ss.conn != nil && !ss.gone {
			g.Shards = append(g.Shards, ss.shard)
		}
	}
	slices.SortFunc(g.Shards, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return g
}

// AwaitGateway waits until the gateway's standing is as wanted.
func (s *Server) AwaitGateway(ctx context.Context, what string, ok func(Standing) bool) error {
	return s.await(ctx, what, func() bool { return ok(s.standing()) })
}

// AwaitReady waits until the bot has a session and its commands are registered.
func (s *Server) AwaitReady(ctx context.Context) error {
	return s.await(ctx, "the bot to be ready", func() bool { return s.apps[0].connected() && len(s.apps[0].commands) > 0 })
}
