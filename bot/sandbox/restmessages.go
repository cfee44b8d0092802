package sandbox

import (
	"slices"
	"strconv"
	"time"
)

// Limits of lists of messages, from Discord's documentation.
const (
	maxListed     = 100
	defaultListed = 50
	maxBulk       = 100
)

func postMessage(q *rest) (any, error) {
	c, err := q.channel()
	if err != nil {
		return nil, err
	}
	if err := q.reject(checkMessage(q.body, "MessageCreateRequest", q.checker(q.app))); err != nil {
		return nil, err
	}
	var p payload
	q.decode(&p)
	if err := q.maySend(c, p); err != nil {
		return nil, err
	}
	nonce := textOf(p.Nonce)
	for _, m := range slices.Backward(q.s.order) {
		if p.Enforce && nonce != "" && m.Author == q.app.user && m.nonce == nonce {
			return q.s.messageJSON(m, q.app, false), nil // sent already
		}
	}
	m := &Message{Channel: c.ID, Author: q.app.user, nonce: nonce}
	if p.Reference != nil {
		above := q.s.messages[p.Reference.ID]
		switch {
		case above != nil && !above.Deleted && above.Channel == c.ID && !above.Ephemeral():
			m.Reference = above.ID
		case p.Reference.Fail == nil || *p.Reference.Fail:
			return nil, &refusal{status: 400, code: codeInvalidForm, message: "Invalid Form Body", errors: errorTree([]Problem{{
				Path: []string{"message_reference"}, Code: "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", Message: "Unknown message",
			}})}
		}
	}
	q.s.apply(m, q.body, q.up)
	m.Flags &^= flagEphemeral // for responses to interactions only
	q.s.add(m)
	return q.s.messageJSON(m, q.app, false), nil
}

// maySend tells whether the bot may send such a message to the channel.
func (q *rest) maySend(c *channel, p payload) error {
	need := SendMessages
	if len(p.Embeds) > 0 {
		need |= EmbedLinks
	}
	if len(q.up) > 0 {
		need |= AttachFiles
	}
	if p.Reference != nil {
		need |= ReadHistory
	}
	if !q.s.may(q.app.user, c, need) {
		return errPermissions
	}
	return nil
}

// message gives the message of the path with its channel.
func (q *rest) message() (*Message, *channel, error) {
	c, err := q.channel()
	if err != nil {
		return nil, nil, err
	}
	m := q.s.messages[q.PathValue("message")]
	if m == nil || m.Deleted || m.Channel != c.ID || m.Ephemeral() {
		return nil, nil, errMessage
	}
	return m, c, nil
}

func getMessage(q *rest) (any, error) {
	m, c, err := q.message()
	switch {
	case err != nil:
		return nil, err
	case !q.s.may(q.app.user, c, ReadHistory):
		return nil, errAccess
	}
	return q.s.messageJSON(m, q.app, false), nil
}

// listMessages gives messages of a channel, newest first, as "before", "after",
// "around" and "limit" ask.
func listMessages(q *rest) (any, error) {
	c, err := q.channel()
	switch {
	case err != nil:
		return nil, err
	case !q.s.may(q.app.user, c, ReadHistory):
		return []any{}, nil
	}
	n := defaultListed
	if v := q.URL.Query().Get("limit"); v != "" {
		n, err = strconv.Atoi(v)
		if err != nil || n < 1 || n > maxListed {
			return nil, q.reject([]Problem{{[]string{"limit"}, "NUMBER_TYPE_MAX", "int value should be between 1 and 100."}})
		}
	}
	var all []*Message
	for _, m := range q.s.in(c.ID) {
		if !m.Ephemeral() {
			all = append(all, m)
		}
	}
	out := []any{}
	for _, m := range slices.Backward(window(all, q.URL.Query().Get, n)) {
		out = append(out, q.s.messageJSON(m, q.app, false))
	}
	return out, nil
}

// window cuts what a query asks for out of messages, oldest first.
func window(all []*Message, query func(string) string, n int) []*Message {
	at := func(id string, later bool) int { // the first message after, or not before, the id
		return slices.IndexFunc(append(all, nil), func(m *Message) bool {
			return m == nil || older(id, m.ID) || !later && m.ID == id
		})
	}
	switch {
	case query("after") != "":
		all = all[at(query("after"), true):]
		return all[:min(n, len(all))]
	case query("around") != "":
		from := max(0, at(query("around"), false)-n/2)
		return all[from:min(len(all), from+n)]
	case query("before") != "":
		all = all[:at(query("before"), false)]
	}
	return all[max(0, len(all)-n):]
}

// older reports whether an id is smaller than another, as numbers.
func older(a, b string) bool {
	return len(a) < len(b) || len(a) == len(b) && a < b
}

func editMessage(q *rest) (any, error) {
	m, _, err := q.message()
	switch {
	case err != nil:
		return nil, err
	case m.Author != q.app.user:
		return nil, errNotAuthor
	}
	return q.edit(m, q.app, "MessageEditRequestPartial")
}

// edit changes a message as the body asks.
func (q *rest) edit(m *Message, a *application, schema string) (any, error) {
	if err := q.reject(checkEdit(q.body, schema, q.checker(a))); err != nil {
		return nil, err
	}
	q.s.apply(m, q.body, q.up)
	q.s.edited(m)
	return q.s.messageJSON(m, a, false), nil
}

func deleteMessage(q *rest) (any, error) {
	m, c, err := q.message()
	switch {
	case err != nil:
		return nil, err
	case m.Author != q.app.user && !q.s.may(q.app.user, c, ManageMessages):
		return nil, errPermissions
	}
	q.s.remove(m)
	return nil, nil
}

func bulkDelete(q *rest) (any, error) {
	c, err := q.channel()
	if err != nil {
		return nil, err
	}
	var p struct {
		Messages []string `json:"messages"`
	}
	q.decode(&p)
	switch {
	case !q.s.may(q.app.user, c, ManageMessages):
		return nil, errPermissions
	case len(p.Messages) < 2 || len(p.Messages) > maxBulk:
		return nil, q.reject([]Problem{{[]string{"messages"}, "BASE_TYPE_BAD_LENGTH", "Must be between 2 and 100 in length."}})
	}
	var gone []string
	for _, id := range p.Messages {
		if m := q.s.messages[id]; m != nil && m.Channel == c.ID && !m.Deleted && !m.Ephemeral() {
			m.Deleted = true
			gone = append(gone, id)
			q.s.tell(change{What: "message_delete", Channel: c.ID, ID: id})
		}
	}
	q.s.announce(c, intentGuildMessages, "MESSAGE_DELETE_BULK", func(*application) object {
		return object{"ids": gone, "channel_id": c.ID}
	})
	return nil, nil
}

func addReaction(q *rest) (any, error) {
	m, c, err := q.message()
	switch {
	case err != nil:
		return nil, err
	case !q.s.may(q.app.user, c, AddReactions|ReadHistory):
		return nil, errPermissions
	}
	q.s.react(m, q.app.user, q.PathValue("emoji"), false)
	return nil, nil
}

func dropReaction(q *rest) (any, error) {
	m, c, err := q.message()
	if err != nil {
		return nil, err
	}
	u := q.app.user
	if id := q.PathValue("user"); id != "@me" {
		if u = user(id); u == nil {
			return nil, errUser
		}
		if !q.s.may(q.app.user, c, ManageMessages) {
			return nil, errPermissions
		}
	}
	q.s.react(m, u, q.PathValue("emoji"), true)
	return nil, nil
}

func listReactions(q *rest) (any, error) {
	m, _, err := q.message()
	if err != nil {
		return nil, err
	}
	out := []any{}
	for _, r := range m.Reactions {
		if r.Emoji == q.PathValue("emoji") {
			for _, id := range r.Users {
				out = append(out, user(id).json())
			}
		}
	}
	return out, nil
}

// types notes that somebody is typing, and tells the bots; the lock is held.
func (s *Server) types(u *User, c *channel) {
	s.typing[c.ID+" "+u.ID] = typist{u, c.ID, time.Now().Add(typingTime)}
	s.tell(change{What: "typing", Channel: c.ID, ID: u.ID})
	s.announce(c, intentGuildTyping, "TYPING_START", func(*application) object {
		return object{"channel_id": c.ID, "user_id": u.ID, "timestamp": s.opts.Now().Unix()}
	})
}
