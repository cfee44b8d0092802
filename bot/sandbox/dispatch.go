package sandbox

import (
	"encoding/json"
	"slices"
	"time"
)

// An event is one dispatch before it has a number.
type event struct {
	kind string
	data []byte
}

// outOfOrder is how long an event is kept back if none comes that may overtake it.
const outOfOrder = 50 * time.Millisecond

// handshake lists events that faults leave alone: without them there is no session.
var handshake = []string{"READY", "RESUMED", "GUILD_CREATE"}

// dispatch tells a bot of an event in a guild ("": in direct messages), in the sessions
// of its shard, as the faults of the moment have it; the lock is held.
func (s *Server) dispatch(a *application, guild, kind string, data any) {
	for _, ss := range slices.Clone(a.sessions) {
		if ss.shard.covers(guild) {
			s.dispatchTo(ss, kind, data)
		}
	}
}

// dispatchTo tells one session of an event; the lock is held.
func (s *Server) dispatchTo(ss *session, kind string, data any) {
	b, err := json.Marshal(data)
	if err != nil {
		panic(err) // of our own making
	}
	e := event{kind, b}
	if slices.Contains(handshake, kind) {
		ss.emit(e)
		return
	}
	s.shuffled(ss, e)
	if s.faults.duplicates {
		ss.emit(e)
	}
}

// shuffled emits an event, after the next one where events come out of order.
func (s *Server) shuffled(ss *session, e event) {
	switch {
	case ss.held != nil:
		ss.emit(e)
		ss.emit(*ss.held)
		ss.held = nil
	case s.faults.reorder:
		ss.held = &e
		held := ss.held
		time.AfterFunc(outOfOrder, func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			if ss.held == held {
				ss.held = nil
				ss.emit(e)
			}
		})
	default:
		ss.emit(e)
	}
}

// emit numbers an event, keeps it in the session, and sends it if the bot is there; the
// lock is held.
func (ss *session) emit(e event) {
	if ss.gone {
		return
	}
	ss.seq++
	seq := ss.seq
	p := packet{Op: opDispatch, Data: e.data, Seq: &seq, Type: &e.kind}
	ss.log = append(ss.log, p)
	if len(ss.log) > 2*maxLog {
		ss.log = slices.Clone(ss.log[len(ss.log)-maxLog:])
	}
	if ss.conn != nil {
		ss.conn.send(p)
	}
}

// Dispatch sends any event to the bots, as JSON.
func (s *Server) Dispatch(kind, data string) {
	s.update(func() {
		for _, a := range s.apps {
			for _, ss := range a.sessions {
				ss.emit(event{kind, []byte(data)})
			}
		}
	})
}

// announce tells every bot that may know of it about an event in a channel;
// data gives the event as each of them sees it. The lock is held.
func (s *Server) announce(c *channel, intent int, kind string, data func(a *application) object) {
	for _, a := range s.apps {
		need := intent
		if c.Guild == "" {
			need = intent << 3 // each intent for direct messages stands three above that for guilds
		}
		if len(a.sessions) == 0 || a.intents&need != need || !s.sees(a.user, c) {
			continue
		}
		o := data(a)
		if c.Guild != "" {
			o["guild_id"] = c.Guild
		}
		s.dispatch(a, c.Guild, kind, o)
	}
}

// announceMessage tells the bots of a message; the lock is held.
func (s *Server) announceMessage(kind string, m *Message) {
	if m.Ephemeral() {
		return
	}
	c := s.channels[m.Channel]
	s.announce(c, intentGuildMessages, kind, func(a *application) object {
		o := s.messageJSON(m, a, false)
		if member := s.memberOf(c, m.Author); member != nil && !m.Author.Webhook {
			o["member"] = member.json(false)
		}
		return o
	})
}

func (s *Server) memberOf(c *channel, u *User) *member {
	if g := s.guild(c.Guild); g != nil {
		return g.member(u.ID)
	}
	return nil
}
