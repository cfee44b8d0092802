package sandbox

import (
	"encoding/json"
	"time"
)

// Types of responses to interactions.
const (
	respondMessage  = 4
	deferMessage    = 5
	deferUpdate     = 6
	respondUpdate   = 7
	respondComplete = 8
	respondModal    = 9
)

// Types of interactions.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindSubmit       = 5
)

// How long an interaction may be answered, as Discord has it.
const (
	interactionDeadline = 3 * time.Second  // for the first response
	interactionLife     = 15 * time.Minute // for all others
)

// An Interaction is something that a person did with a bot, and what came of it.
type Interaction struct {
	ID       string
	Token    string
	User     *User
	Channel  string
	Kind     int    // 2 command, 3 component, 4 autocomplete, 5 modal
	Name     string // of the command
	Target   string // the message whose component was used
	Response int    // type of the bot's first response; 0: none yet
	Message  string // id of the message that answers it; ""
	Modal    string // id of the modal that answers it; ""
	Choices  []Choice
	Took     time.Duration // until the first response

	app   *application
	began time.Time
	edits int // of the target, when its component was used
}

// A Choice is an offer of autocompletion.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// A Modal is a form that a bot opened for a person.
type Modal struct {
	ID         string
	User       *User
	Channel    string
	CustomID   string
	Title      string
	Components json.RawMessage

	app    *application
	target string // the message whose component opened it; ""
}

// callback takes the first response to an interaction.
func callback(q *rest) (any, error) {
	s := q.s
	it := s.acts[q.PathValue("id")]
	switch {
	case it == nil || it.Token != q.PathValue("token") || time.Since(it.began) > interactionDeadline:
		return nil, errInteraction
	case it.Response != 0:
		return nil, errAcked
	}
	if err := q.reject(checkCallback(it.Kind, q.body, q.checker(it.app))); err != nil {
		return nil, err
	}
	var cb struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	q.decode(&cb)
	if (cb.Type == deferUpdate || cb.Type == respondUpdate) && it.Target == "" {
		return nil, q.reject([]Problem{{[]string{"type"}, "BASE_TYPE_CHOICES", "There is no message to update."}})
	}
	it.Response, it.Took = cb.Type, time.Since(it.began)
	m := s.carryOut(q, it, cb.Type, cb.Data)
	if q.URL.Query().Get("with_response") != "true" {
		return nil, nil
	}
	act := object{"id": it.ID, "type": it.Kind, "activity_instance_id": nil, "response_message_id": nil, "response_message_loading": false, "response_message_ephemeral": false}
	out := object{"interaction": act, "resource": object{"type": cb.Type}}
	if m != nil {
		act["response_message_id"], act["response_message_loading"], act["response_message_ephemeral"] = m.ID, m.Loading(), m.Ephemeral()
		out["resource"].(object)["message"] = s.messageJSON(m, it.app, false)
	}
	return out, nil
}

// carryOut does what a response asks for, and gives the message that it made or
// changed, if any; the lock is held.
func (s *Server) carryOut(q *rest, it *Interaction, kind int, data json.RawMessage) *Message {
	if len(data) == 0 {
		data = json.RawMessage("{}")
	}
	switch kind {
	case respondMessage, deferMessage:
		m := s.answering(it)
		s.apply(m, data, q.up)
		if kind == deferMessage {
			m.Flags |= flagLoading
		}
		m.conceal(it.User)
		s.add(m)
		it.Message = m.ID
		return m
	case deferUpdate:
		it.Message = it.Target
	case respondUpdate:
		it.Message = it.Target
		m := s.messages[it.Target]
		s.apply(m, data, q.up)
		s.edited(m)
		return m
	case respondComplete:
		var d struct {
			Choices []Choice `json:"choices"`
		}
		_ = json.Unmarshal(data, &d) // checked before
		it.Choices = d.Choices
	case respondModal:
		var d struct {
			CustomID   string          `json:"custom_id"`
			Title      string          `json:"title"`
			Components json.RawMessage `json:"components"`
		}
		_ = json.Unmarshal(data, &d) // checked before
		f := &Modal{
			ID: s.newID(), User: it.User, Channel: it.Channel, CustomID: d.CustomID, Title: d.Title, Components: d.Components,
			app: it.app, target: it.Target,
		}
		s.modals[f.ID] = f
		it.Modal = f.ID
		s.tell(change{What: "modal", Channel: it.Channel, ID: f.ID, only: it.User})
	}
	return nil
}

// answering gives a new message that answers an interaction.
func (s *Server) answering(it *Interaction) *Message {
	return &Message{
		Channel: it.Channel, Author: it.app.user, Interaction: it.ID,
		asked: &trace{ID: it.ID, Name: it.Name, Kind: it.Kind, User: it.User.ID, App: it.app.id()},
	}
}

// conceal lets only one person see a message that is ephemeral.
func (m *Message) conceal(u *User) {
	if m.Ephemeral() {
		m.only = u
	}
}

// interaction gives the interaction of the path's token, and the message of the
// path, if it names one.
func (q *rest) interaction() (it *Interaction, m *Message, err error) {
	for _, a := range q.s.acts {
		if a.Token == q.PathValue("token") && a.app.id() == q.PathValue("app") {
			it = a
		}
	}
	switch {
	case it == nil || it.Response == 0:
		return nil, nil, errWebhook
	case time.Since(it.began) > interactionLife:
		return nil, nil, errWebhookToken
	}
	id := q.PathValue("message")
	if id == "" {
		return it, nil, nil
	}
	if id == "@original" {
		id = it.Message
	}
	m = q.s.messages[id]
	if m == nil || m.Deleted || m.Interaction != it.ID && id != it.Message {
		return nil, nil, errMessage
	}
	return it, m, nil
}

func getResponse(q *rest) (any, error) {
	it, m, err := q.interaction()
	if err != nil {
		return nil, err
	}
	return q.s.messageJSON(m, it.app, false), nil
}

func editResponse(q *rest) (any, error) {
	it, m, err := q.interaction()
	if err != nil {
		return nil, err
	}
	return q.edit(m, it.app, "IncomingWebhookUpdateRequestPartial")
}

func deleteResponse(q *rest) (any, error) {
	_, m, err := q.interaction()
	if err != nil {
		return nil, err
	}
	q.s.remove(m)
	return nil, nil
}

// followUp sends a further message. Right after "thinking" it takes the place of
// that, as Discord documents.
func followUp(q *rest) (any, error) {
	it, _, err := q.interaction()
	if err != nil {
		return nil, err
	}
	if first := q.s.messages[it.Message]; first != nil && first.Loading() {
		return q.edit(first, it.app, "IncomingWebhookRequestPartial")
	}
	if err := q.reject(checkMessage(q.body, "IncomingWebhookRequestPartial", q.checker(it.app))); err != nil {
		return nil, err
	}
	m := q.s.answering(it)
	q.s.apply(m, q.body, q.up)
	m.conceal(it.User)
	q.s.add(m)
	return q.s.messageJSON(m, it.app, false), nil
}
