package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Discord's error codes that the server answers with.
const (
	codeUnknownChannel     = 10003
	codeUnknownMessage     = 10008
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeAlreadyAcked       = 40060
	codeNotAuthor          = 50005
	codeInvalidForm        = 50035
)

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

func writeError(w http.ResponseWriter, status, code int, message string) {
	writeJSON(w, status, object{"message": message, "code": code})
}

// reject records broken rules and answers as Discord does; it reports whether
// there were any.
func (s *Server) reject(w http.ResponseWriter, key string, found []Problem) bool {
	if len(found) == 0 {
		return false
	}
	s.update(func() {
		for _, p := range found {
			s.problems = append(s.problems, key+": "+p.String())
		}
	})
	writeJSON(w, http.StatusBadRequest, object{"code": codeInvalidForm, "message": "Invalid Form Body", "errors": errorTree(found)})
	return true
}

// serveREST answers one request; path begins below the version.
func (s *Server) serveREST(w http.ResponseWriter, r *http.Request, path string, body []byte) {
	seg := strings.Split(strings.Trim(path, "/"), "/")
	open := seg[0] == "interactions" || seg[0] == "webhooks"
	if !open && r.Header.Get("Authorization") != "Bot "+s.opts.Token {
		writeError(w, http.StatusUnauthorized, 0, "401: Unauthorized")
		return
	}
	req := &rest{s: s, w: w, r: r, seg: seg, body: body, key: r.Method + " " + path}
	switch {
	case path == "/gateway":
		writeJSON(w, 200, object{"url": s.socket()})
	case path == "/gateway/bot":
		writeJSON(w, 200, object{"url": s.socket(), "shards": 1, "session_start_limit": object{
			"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1,
		}})
	case path == "/users/@me":
		writeJSON(w, 200, bot.json())
	case path == "/applications/@me" || path == "/oauth2/applications/@me":
		writeJSON(w, 200, object{"id": AppID, "name": bot.Name, "flags": 0})
	case seg[0] == "channels" && len(seg) >= 2:
		req.channels()
	case seg[0] == "applications" && len(seg) == 3 && seg[2] == "commands":
		req.commands()
	case seg[0] == "interactions" && len(seg) == 4 && seg[3] == "callback" && r.Method == "POST":
		req.callback()
	case seg[0] == "webhooks" && len(seg) >= 3:
		req.webhook()
	default:
		writeError(w, http.StatusNotFound, 0, "404: Not Found")
	}
}

// A rest is one request being served.
type rest struct {
	s    *Server
	w    http.ResponseWriter
	r    *http.Request
	seg  []string
	body []byte
	key  string
}

func (q *rest) channels() {
	s := q.s
	s.mu.Lock()
	c := s.channels[q.seg[1]]
	s.mu.Unlock()
	switch {
	case c == nil:
		writeError(q.w, http.StatusNotFound, codeUnknownChannel, "Unknown Channel")
	case len(q.seg) == 2 && q.r.Method == "GET":
		writeJSON(q.w, 200, c.json())
	case len(q.seg) == 3 && q.seg[2] == "typing":
		q.w.WriteHeader(http.StatusNoContent)
	case len(q.seg) == 3 && q.seg[2] == "messages" && q.r.Method == "POST":
		q.postMessage(c)
	case len(q.seg) == 4 && q.seg[2] == "messages":
		q.message(q.seg[3])
	default:
		writeError(q.w, http.StatusNotFound, 0, "404: Not Found")
	}
}

func (q *rest) postMessage(c *channel) {
	if q.s.reject(q.w, q.key, CheckMessage(q.body)) {
		return
	}
	var p payload
	json.Unmarshal(q.body, &p)
	q.s.mu.Lock()
	defer q.s.mu.Unlock()
	nonce := string(p.Nonce)
	for _, m := range slices.Backward(q.s.order) {
		if p.Enforce && nonce != "" && m.FromBot() && m.nonce == nonce {
			writeJSON(q.w, 200, q.s.messageJSON(m, false)) // sent already
			return
		}
	}
	m := &Message{Channel: c.ID, Author: bot, nonce: nonce}
	if p.Reference != nil {
		if ref := q.s.messages[p.Reference.ID]; ref != nil && !ref.Deleted {
			m.Reference = p.Reference.ID
		} else if p.Reference.Fail == nil || *p.Reference.Fail {
			writeJSON(q.w, 400, object{"code": codeInvalidForm, "message": "Invalid Form Body", "errors": errorTree([]Problem{{
				Path: []string{"message_reference"}, Code: "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", Message: "Unknown message",
			}})})
			return
		}
	}
	m.apply(q.body)
	q.s.add(m)
	writeJSON(q.w, 200, q.s.messageJSON(m, false))
}

// add stores a new message and tells the bot; the lock is held.
func (s *Server) add(m *Message) {
	m.ID = s.newID()
	m.Sent = s.opts.Now()
	s.messages[m.ID] = m
	s.order = append(s.order, m)
	if !m.Ephemeral() {
		s.dispatchMessage("MESSAGE_CREATE", m)
	}
	s.wake()
}

// dispatchMessage tells the bot of a message; the lock is held.
func (s *Server) dispatchMessage(kind string, m *Message) {
	o := s.messageJSON(m, false)
	if c := s.channels[m.Channel]; c != nil && c.Guild != "" {
		o["guild_id"] = c.Guild
	}
	s.dispatch(kind, o)
}

// message serves GET, PATCH and DELETE of one message.
func (q *rest) message(id string) {
	q.s.mu.Lock()
	m := q.s.messages[id]
	gone := m == nil || m.Deleted || m.Channel != q.seg[1] || m.Ephemeral()
	q.s.mu.Unlock()
	switch {
	case gone:
		writeError(q.w, http.StatusNotFound, codeUnknownMessage, "Unknown Message")
	case q.r.Method == "GET":
		q.s.mu.Lock()
		defer q.s.mu.Unlock()
		writeJSON(q.w, 200, q.s.messageJSON(m, false))
	case !m.FromBot():
		writeError(q.w, http.StatusForbidden, codeNotAuthor, "Cannot edit a message authored by another user")
	default:
		q.change(m)
	}
}

// change serves PATCH and DELETE of a message of the bot's.
func (q *rest) change(m *Message) {
	switch q.r.Method {
	case "PATCH":
		if q.s.reject(q.w, q.key, CheckEdit(q.body)) {
			return
		}
		q.s.mu.Lock()
		defer q.s.mu.Unlock()
		m.apply(q.body)
		m.Edits++
		m.Edited = q.s.opts.Now()
		if !m.Ephemeral() {
			q.s.dispatchMessage("MESSAGE_UPDATE", m)
		}
		q.s.wake()
		writeJSON(q.w, 200, q.s.messageJSON(m, false))
	case "DELETE":
		q.s.update(func() { q.s.remove(m) })
		q.w.WriteHeader(http.StatusNoContent)
	default:
		writeError(q.w, http.StatusMethodNotAllowed, 0, "405: Method Not Allowed")
	}
}

// remove deletes a message and tells the bot; the lock is held.
func (s *Server) remove(m *Message) {
	m.Deleted = true
	o := object{"id": m.ID, "channel_id": m.Channel}
	if c := s.channels[m.Channel]; c != nil && c.Guild != "" {
		o["guild_id"] = c.Guild
	}
	s.dispatch("MESSAGE_DELETE", o)
}

func (q *rest) commands() {
	switch q.r.Method {
	case "GET":
		writeJSON(q.w, 200, q.s.Commands())
	case "PUT":
		if q.s.reject(q.w, q.key, CheckCommands(q.body)) {
			return
		}
		var list []object
		json.Unmarshal(q.body, &list)
		out := []json.RawMessage{}
		q.s.update(func() {
			for _, c := range list {
				out = append(out, q.s.stored(c))
			}
			q.s.commands = out
		})
		writeJSON(q.w, 200, out)
	default:
		writeError(q.w, http.StatusMethodNotAllowed, 0, "405: Method Not Allowed")
	}
}

// stored gives a command as Discord returns it: with ids and every default
// spelled out; the lock is held.
func (s *Server) stored(c object) json.RawMessage {
	id := s.newID()
	for k, v := range map[string]any{
		"type": 1, "dm_permission": true, "nsfw": false, "default_member_permissions": nil,
		"name_localizations": nil, "description_localizations": nil,
	} {
		if _, ok := c[k]; !ok {
			c[k] = v
		}
	}
	c["id"], c["application_id"], c["version"] = id, AppID, id
	b, _ := json.Marshal(c)
	return b
}

// interactionDeadline is how long the first response may take.
const interactionDeadline = 3 * time.Second
