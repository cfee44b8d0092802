package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// A change is something that a page may want to show anew.
type change struct {
	Revision int64  `json:"revision"`
	What     string `json:"what"`    // "message_create"
	Channel  string `json:"channel"` // "" if it concerns none
	ID       string `json:"id"`      // of the message, modal, thread or person; ""
	only     *User  // who may know of it; nil: whoever sees the channel
}

// maxBehind is how many changes a listener may be behind before it is cut off;
// its browser then connects again and reads the whole state.
const maxBehind = 256

// keepAlive is how often a quiet feed sends a comment, so that nothing between
// closes it.
const keepAlive = 15 * time.Second

// A feed hands changes to those who listen; under the server's lock.
type feed struct {
	revision  int64
	listeners map[chan change]*User
}

// tell hands a change to those who may know of it; the lock is held.
func (s *Server) tell(c change) {
	s.feed.revision++
	c.Revision = s.feed.revision
	for l, u := range s.feed.listeners {
		if c.only != nil && c.only != u || c.Channel != "" && !s.sees(u, s.channels[c.Channel]) {
			continue
		}
		select {
		case l <- c:
		default:
			delete(s.feed.listeners, l)
			close(l)
		}
	}
}

// serveEvents streams changes to a persona's page.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	u, err := s.persona(r.URL.Query().Get("as"))
	if err != nil {
		writeProblem(w, err)
		return
	}
	l := make(chan change, maxBehind)
	s.mu.Lock()
	if s.feed.listeners == nil {
		s.feed.listeners = map[chan change]*User{}
	}
	s.feed.listeners[l] = u
	revision := s.feed.revision
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.feed.listeners, l)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	flush := http.NewResponseController(w).Flush
	send := func(event string, v any) error {
		b, _ := json.Marshal(v)
		if _, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", event, b); err != nil {
			return err
		}
		return flush()
	}
	if send("hello", object{"revision": revision}) != nil {
		return
	}
	tick := time.NewTicker(keepAlive)
	defer tick.Stop()
	for {
		var err error
		select {
		case c, ok := <-l:
			if !ok {
				return
			}
			err = send("change", c)
		case <-tick.C:
			if _, err = fmt.Fprint(w, ": still here\n\n"); err == nil {
				err = flush()
			}
		case <-r.Context().Done():
			return
		}
		if err != nil {
			return
		}
	}
}
