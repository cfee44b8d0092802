package sandbox

import (
	"encoding/json"
	"net/http"
	"time"
)

// Types of responses to interactions.
const (
	respondMessage  = 4
	deferMessage    = 5
	deferUpdate     = 6
	respondUpdate   = 7
	respondComplete = 8
)

// Types of interactions.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
)

// An Interaction is something that a person did with the bot, and what came of it.
type Interaction struct {
	ID       string
	Token    string
	User     *User
	Channel  string
	Kind     int    // 2 command, 3 component, 4 autocomplete
	Target   string // of a component: the message it stands on
	Response int    // type of the bot's first response; 0: none yet
	Message  string // id of the message that answers it; ""
	Choices  []Choice
	Took     time.Duration // until the first response

	began time.Time
	edits int // of the target, when it was pressed
}

// A Choice is an offer of autocompletion.
type Choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// callback takes the first response to an interaction.
func (q *rest) callback() {
	s := q.s
	s.mu.Lock()
	it := s.acts[q.seg[1]]
	var problem string
	status, code := 0, 0
	switch {
	case it == nil || it.Token != q.seg[2] || time.Since(it.began) > interactionDeadline:
		status, code, problem = 404, codeUnknownInteraction, "Unknown interaction"
	case it.Response != 0:
		status, code, problem = 400, codeAlreadyAcked, "Interaction has already been acknowledged."
	}
	s.mu.Unlock()
	if status != 0 {
		writeError(q.w, status, code, problem)
		return
	}
	if s.reject(q.w, q.key, CheckCallback(it.Kind, q.body)) {
		return
	}
	var cb struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	json.Unmarshal(q.body, &cb)
	s.mu.Lock()
	defer s.mu.Unlock()
	it.Response, it.Took = cb.Type, time.Since(it.began)
	m := s.carryOut(it, cb.Type, cb.Data)
	s.wake()
	if q.r.URL.Query().Get("with_response") != "true" {
		q.w.WriteHeader(http.StatusNoContent)
		return
	}
	out := object{"interaction": object{"id": it.ID, "type": it.Kind}, "resource": object{"type": cb.Type}}
	if m != nil {
		out["resource"].(object)["message"] = s.messageJSON(m, false)
	}
	writeJSON(q.w, 200, out)
}

// carryOut does what a response asks for, and gives the message that it made or
// changed, if any; the lock is held.
func (s *Server) carryOut(it *Interaction, kind int, data json.RawMessage) *Message {
	switch kind {
	case respondMessage, deferMessage:
		m := &Message{Channel: it.Channel, Author: bot, token: it.Token, Interaction: it.ID}
		m.apply(data)
		if kind == deferMessage {
			m.Flags |= flagLoading
		}
		s.add(m)
		it.Message = m.ID
		return m
	case deferUpdate:
		it.Message = it.Target
	case respondUpdate:
		it.Message = it.Target
		m := s.messages[it.Target]
		m.apply(data)
		m.Edits++
		if !m.Ephemeral() {
			s.dispatchMessage("MESSAGE_UPDATE", m)
		}
		return m
	case respondComplete:
		var d struct {
			Choices []Choice `json:"choices"`
		}
		json.Unmarshal(data, &d)
		it.Choices = d.Choices
	}
	return nil
}

// webhook serves follow-ups and the original response of an interaction.
func (q *rest) webhook() {
	s := q.s
	s.mu.Lock()
	var it *Interaction
	for _, a := range s.acts {
		if a.Token == q.seg[2] && a.Response != 0 {
			it = a
		}
	}
	var m *Message
	if it != nil && len(q.seg) == 5 {
		id := q.seg[4]
		if id == "@original" {
			id = it.Message
		}
		m = s.messages[id]
	}
	s.mu.Unlock()
	switch {
	case it == nil:
		writeError(q.w, http.StatusNotFound, codeUnknownWebhook, "Unknown Webhook")
	case len(q.seg) == 3 && q.r.Method == "POST":
		q.followUp(it)
	case m == nil || m.Deleted:
		writeError(q.w, http.StatusNotFound, codeUnknownMessage, "Unknown Message")
	case q.r.Method == "GET":
		s.mu.Lock()
		defer s.mu.Unlock()
		writeJSON(q.w, 200, s.messageJSON(m, false))
	default:
		q.change(m)
	}
}

func (q *rest) followUp(it *Interaction) {
	if q.s.reject(q.w, q.key, CheckMessage(q.body)) {
		return
	}
	q.s.mu.Lock()
	defer q.s.mu.Unlock()
	m := &Message{Channel: it.Channel, Author: bot, token: it.Token, Interaction: it.ID}
	m.apply(q.body)
	q.s.add(m)
	writeJSON(q.w, 200, q.s.messageJSON(m, false))
}
