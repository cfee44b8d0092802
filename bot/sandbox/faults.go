package sandbox

import (
	"net/http"
	"strings"
	"time"
)

// A Fault is how the REST interface misbehaves for some requests.
type Fault struct {
	Match  string            // prefix of "METHOD /path", such as "POST /channels/"
	Times  int               // for how many requests; 0: one
	Delay  time.Duration     // before anything else
	Status int               // of the response; 0: served as usual after the delay
	Header map[string]string // of the response
	Body   string            // of the response
	After  bool              // the request takes effect, only its response is replaced
	Drop   bool              // the connection is cut instead of a response
}

// Ready-made faults.
var (
	// HTML429 is a rate limit told by what stands before Discord.
	HTML429 = Fault{Status: 429, Header: map[string]string{"Content-Type": "text/html", "Retry-After": "0.1"}, Body: "<html><h1>You are being rate limited</h1></html>"}
	// Route429 is a rate limit of one route.
	Route429 = Fault{Status: 429, Body: `{"message":"You are being rate limited.","retry_after":0.1,"global":false}`}
	// Global429 is a rate limit of all routes.
	Global429 = Fault{Status: 429, Header: map[string]string{"X-RateLimit-Global": "true"}, Body: `{"message":"You are being rate limited.","retry_after":0.1,"global":true}`}
	// BadGateway is a failure of what stands before Discord.
	BadGateway = Fault{Status: 502, Header: map[string]string{"Content-Type": "text/html"}, Body: "<html>502 Bad Gateway</html>"}
)

// On gives the fault for requests with a prefix.
func (f Fault) On(match string) Fault {
	f.Match = match
	return f
}

// faults is what the server does wrong at present; under the server's lock.
type faults struct {
	rest       []*Fault
	noAck      bool
	noHello    int // connections that still get none
	firstOps   []int
	refuse     int // close code in place of READY and RESUMED
	duplicates bool
	reorder    bool
}

// Inject adds a fault of the REST interface.
func (s *Server) Inject(f Fault) {
	f.Times = max(f.Times, 1)
	s.update(func() { s.faults.rest = append(s.faults.rest, &f) })
}

func (s *Server) takeFault(key string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults.rest {
		if f.Times > 0 && strings.HasPrefix(key, f.Match) {
			f.Times--
			return f
		}
	}
	return nil
}

// misbehave carries out the fault that is due, and reports whether the request
// is still to be served; serve does so.
func (s *Server) misbehave(w http.ResponseWriter, r *http.Request, key string, serve func(http.ResponseWriter)) bool {
	f := s.takeFault(key)
	if f == nil {
		return true
	}
	if f.Delay > 0 {
		select {
		case <-time.After(f.Delay):
		case <-r.Context().Done():
			return false
		}
	}
	if f.Status == 0 && !f.Drop {
		return true
	}
	if f.After {
		serve(nowhere{})
	}
	if f.Drop {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("Content-Type", "application/json")
	for k, v := range f.Header {
		w.Header().Set(k, v)
	}
	w.WriteHeader(f.Status)
	_, _ = w.Write([]byte(f.Body))
	return false
}

// WithholdACK leaves heartbeats unacknowledged, or stops doing so.
func (s *Server) WithholdACK(on bool) { s.update(func() { s.faults.noAck = on }) }

// WithholdHello keeps the next n connections without a Hello.
func (s *Server) WithholdHello(n int) { s.update(func() { s.faults.noHello = n }) }

// FirstOp answers the next Identify or Resume with an op, 7 or 9, in place of
// READY or RESUMED; several are answered in turn.
func (s *Server) FirstOp(ops ...int) {
	s.update(func() { s.faults.firstOps = append(s.faults.firstOps, ops...) })
}

// RefuseWith closes every Identify and Resume with a code; 0 stops that.
func (s *Server) RefuseWith(code int) { s.update(func() { s.faults.refuse = code }) }

// Duplicate sends every event twice, or stops doing so.
func (s *Server) Duplicate(on bool) { s.update(func() { s.faults.duplicates = on }) }

// Reorder lets every second event overtake the one before it, or stops doing so.
func (s *Server) Reorder(on bool) { s.update(func() { s.faults.reorder = on }) }

// Drop cuts the bots' gateway connections without a word.
func (s *Server) Drop() { s.each(func(c *connection) { c.drop() }) }

// Lose ends the bots' sessions without telling them, and cuts their connections:
// what happens from now on until they identify again never reaches them.
func (s *Server) Lose() {
	s.each(func(c *connection) {
		if c.session != nil {
			c.session.gone = true
		}
		c.drop()
	})
}

// CloseGateway closes the bots' gateway connections with a code.
func (s *Server) CloseGateway(code int) { s.each(func(c *connection) { c.closeWith(code) }) }

// AskReconnect sends op 7 to the bots.
func (s *Server) AskReconnect() {
	s.each(func(c *connection) { c.send(packet{Op: opReconnect, Data: []byte("null")}) })
}

// AskHeartbeat sends op 1 to the bots.
func (s *Server) AskHeartbeat() {
	s.each(func(c *connection) { c.send(packet{Op: opHeartbeat, Data: []byte("null")}) })
}

// SendRaw sends any text to the bots in place of a packet.
func (s *Server) SendRaw(text string) {
	s.each(func(c *connection) { c.sendRaw([]byte(text)) })
}

// Invalidate ends the bots' sessions, and tells them so.
func (s *Server) Invalidate() { s.invalidate(false) }

// InvalidateResumable sends op 9 and lets the sessions be resumed.
func (s *Server) InvalidateResumable() { s.invalidate(true) }

// invalidate sends op 9; sessions that may be resumed go on.
func (s *Server) invalidate(resumable bool) {
	data := []byte("false")
	if resumable {
		data = []byte("true")
	}
	s.each(func(c *connection) {
		if c.session != nil && !resumable {
			c.session.gone = true
		}
		c.send(packet{Op: opInvalid, Data: data})
	})
}

func (s *Server) each(f func(*connection)) {
	s.update(func() {
		for c := range s.hub.open {
			f(c)
		}
	})
}
