package sandbox

import (
	"net/http"
	"strings"
)

// perform does what a persona asks to do, within their rights; the lock is held.
func (s *Server) perform(p *actRequest, u *User) (*deed, error) {
	do, ok := deeds[p.Do]
	if !ok {
		return nil, failingf(http.StatusBadRequest, "do: %q is unknown", p.Do)
	}
	a := &actor{actRequest: p, s: s, u: u, locale: p.Locale}
	return do(a)
}

// deeds are the acts by name.
var deeds = map[string]func(*actor) (*deed, error){
	"say": (*actor).speak, "reply": (*actor).answer, "edit": (*actor).edit, "delete": (*actor).discard,
	"slash": (*actor).command, "autocomplete": (*actor).command, "menu": (*actor).contextMenu,
	"click": (*actor).click, "select": (*actor).choose, "submit": (*actor).send, "dismiss": (*actor).dismiss,
	"react": (*actor).reactTo, "thread": (*actor).begin, "typing": (*actor).startTyping,
	"role": (*actor).regulate,
}

// An actor is a persona with what it asks to do.
type actor struct {
	*actRequest
	s      *Server
	u      *User
	locale string
}

// who gives the person, with the language of the client that the request names.
func (a *actor) who() *User {
	if a.locale == "" {
		return a.u
	}
	c := *a.u
	c.Locale = a.locale
	return &c
}

// place gives a channel in which the person may do something.
func (a *actor) place(id string, need int64) (*channel, error) {
	c := a.s.channels[id]
	switch {
	case !a.s.sees(a.u, c):
		return nil, failingf(http.StatusNotFound, "%s sees no channel %q", a.u.Name, id)
	case !a.s.may(a.u, c, need):
		return nil, failingf(http.StatusForbidden, "%s may not do that in this channel", a.u.Name)
	}
	return c, nil
}

// seen gives a message that the person sees.
func (a *actor) seen(id string) (*Message, error) {
	m := a.s.messages[id]
	if m == nil || !a.s.sees(a.u, a.s.channels[m.Channel]) || !(view{s: a.s, as: a.u}).shows(m) {
		return nil, failingf(http.StatusNotFound, "%s sees no message %q", a.u.Name, id)
	}
	return m, nil
}

func (a *actor) speak() (*deed, error) {
	c, err := a.place(a.Channel, SendMessages)
	if err != nil {
		return nil, err
	}
	text := strings.TrimSpace(a.Content)
	switch {
	case text == "" && len(a.Attachments) == 0:
		return nil, failingf(http.StatusBadRequest, "content: an empty message cannot be sent")
	case units(text) > maxContent:
		return nil, failingf(http.StatusBadRequest, "content: a message may have %d characters, this has %d", maxContent, units(text))
	case c.Locked:
		return nil, failingf(http.StatusForbidden, "the thread is locked")
	}
	m := &Message{Channel: c.ID, Author: a.u, Content: text, ping: a.Ping == nil || *a.Ping, loud: true}
	if a.ReplyTo != "" {
		above, err := a.seen(a.ReplyTo)
		if err != nil {
			return nil, err
		}
		if above.Channel != c.ID || above.Ephemeral() {
			return nil, failingf(http.StatusBadRequest, "reply_to: that message cannot be replied to here")
		}
		m.Reference = above.ID
	}
	if err := a.enclose(m); err != nil {
		return nil, err
	}
	a.s.add(m)
	return &deed{message: m, reply: func() *Message { return a.botReply(m) }}, nil
}

// enclose puts uploaded files to a message.
func (a *actor) enclose(m *Message) error {
	for _, id := range a.Attachments {
		f := a.s.files[id]
		if f == nil {
			return failingf(http.StatusNotFound, "attachments: no file %q was uploaded", id)
		}
		f.Channel = m.Channel
		m.Attachments = append(m.Attachments, f.Attachment)
	}
	return nil
}

// botReply gives the first reply of a bot to a message, or nil.
func (a *actor) botReply(to *Message) *Message {
	for _, m := range a.s.order {
		if m.Reference == to.ID && a.s.app(m.Author.ID) != nil && !m.Deleted {
			return m
		}
	}
	return nil
}

func (a *actor) answer() (*deed, error) {
	m, err := a.seen(a.Message)
	if err != nil {
		return nil, err
	}
	a.ReplyTo, a.Channel = m.ID, m.Channel
	return a.speak()
}

func (a *actor) edit() (*deed, error) {
	m, err := a.seen(a.Message)
	if err != nil {
		return nil, err
	}
	text := strings.TrimSpace(a.Content)
	switch {
	case m.Author != a.u:
		return nil, failingf(http.StatusForbidden, "only %s may edit that", m.Author.Name)
	case text == "" || units(text) > maxContent:
		return nil, failingf(http.StatusBadRequest, "content: a message has 1 to %d characters", maxContent)
	}
	before := 0
	if old := a.botReply(m); old != nil {
		before = old.Edits + 1
	}
	m.Content = text
	a.s.edited(m)
	return &deed{message: m, reply: func() *Message {
		if r := a.botReply(m); r != nil && r.Edits >= before {
			return r
		}
		return nil
	}}, nil
}

func (a *actor) discard() (*deed, error) {
	m, err := a.seen(a.Message)
	if err != nil {
		return nil, err
	}
	if !(view{s: a.s, as: a.u}).mayDelete(m, a.s.channels[m.Channel]) {
		return nil, failingf(http.StatusForbidden, "%s may not delete that", a.u.Name)
	}
	if m.Ephemeral() {
		m.dismissed = true
		a.s.tell(change{What: "message_delete", Channel: m.Channel, ID: m.ID, only: m.only})
	} else {
		a.s.remove(m)
	}
	return &deed{}, nil
}

// named gives the application and command that the request means, if the
// person may use it in the channel.
func (a *actor) named(kind int, c *channel) (*application, *command, error) {
	name := a.Command
	if kind == slashCommand {
		name, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSpace(name), "/"), " ")
	}
	for _, x := range a.s.apps {
		if a.Application != "" && a.Application != x.id() || !a.s.sees(x.user, c) {
			continue
		}
		if cmd := x.find(kind, name, c.Guild); cmd != nil && (view{s: a.s, as: a.u}).mayUse(cmd, c) {
			return x, cmd, nil
		}
	}
	return nil, nil, failingf(http.StatusNotFound, "there is no command %q that %s may use here", a.Command, a.u.Name)
}

func (a *actor) command() (*deed, error) {
	c, err := a.place(a.Channel, UseCommands)
	if err != nil {
		return nil, err
	}
	x, cmd, err := a.named(slashCommand, c)
	if err != nil {
		return nil, err
	}
	name := strings.TrimPrefix(strings.TrimSpace(a.Command), "/")
	opts, err := a.filledIn(cmd, name)
	if err != nil {
		return nil, err
	}
	kind := kindCommand
	if a.Do == "autocomplete" {
		kind = kindAutocomplete
	}
	return &deed{interaction: a.s.slash(x, kind, a.who(), c.ID, name, opts)}, nil
}

func (a *actor) contextMenu() (*deed, error) {
	if a.Message == "" {
		return nil, failingf(http.StatusBadRequest, "message: on which?")
	}
	m, err := a.seen(a.Message)
	if err != nil {
		return nil, err
	}
	if m.Ephemeral() {
		return nil, failingf(http.StatusBadRequest, "message: commands cannot be used on a message that only you see")
	}
	x, _, err := a.named(messageCommand, a.s.channels[m.Channel])
	if err != nil {
		return nil, err
	}
	return &deed{interaction: a.s.menu(x, a.who(), m, a.Command)}, nil
}

// part gives the message of the request and its component.
func (a *actor) part(fit func(Button) bool) (*Message, Button, error) {
	m, err := a.seen(a.Message)
	if err != nil {
		return nil, Button{}, err
	}
	for _, b := range m.Buttons() {
		if fit(b) && (a.CustomID != "" && b.CustomID == a.CustomID || a.CustomID == "" && a.Label != "" && b.Label == a.Label) {
			if b.Disabled {
				return nil, b, failingf(http.StatusForbidden, "that is switched off")
			}
			return m, b, nil
		}
	}
	return nil, Button{}, failingf(http.StatusNotFound, "the message has no such component")
}

func (a *actor) use(m *Message, data object) (*deed, error) {
	x := a.s.app(m.Author.ID)
	if x == nil {
		return nil, failingf(http.StatusNotFound, "nobody listens to that component")
	}
	return &deed{interaction: a.s.act(x, a.who(), m.Channel, kindComponent, "", m, data)}, nil
}

func (a *actor) click() (*deed, error) {
	m, b, err := a.part(func(b Button) bool { return b.Type == buttonType })
	switch {
	case err != nil:
		return nil, err
	case b.URL != "":
		return nil, failingf(http.StatusBadRequest, "that button is a link")
	}
	return a.use(m, object{"custom_id": b.CustomID, "component_type": buttonType})
}

func (a *actor) choose() (*deed, error) {
	m, b, err := a.part(func(b Button) bool { return isSelect(b.Type) })
	if err != nil {
		return nil, err
	}
	values := texts(a.Values)
	if err := a.chosen(b, m.Channel, values); err != nil {
		return nil, err
	}
	data := object{"custom_id": b.CustomID, "component_type": b.Type, "values": values}
	a.s.resolveChosen(data, a.s.channels[m.Channel].Guild, b.Type, values)
	return a.use(m, data)
}

// form gives the modal of the request.
func (a *actor) form() (*Modal, error) {
	f := a.s.modals[a.Modal]
	if f == nil || f.User.ID != a.u.ID {
		return nil, failingf(http.StatusNotFound, "no modal %q is open", a.Modal)
	}
	return f, nil
}

func (a *actor) send() (*deed, error) {
	f, err := a.form()
	if err != nil {
		return nil, err
	}
	values, ok := a.Values.(map[string]any)
	if !ok && a.Values != nil {
		return nil, failingf(http.StatusBadRequest, "values: want an object by custom id")
	}
	if err := a.complete(f, values); err != nil {
		return nil, err
	}
	return &deed{interaction: a.s.submit(f, values)}, nil
}

func (a *actor) dismiss() (*deed, error) {
	f, err := a.form()
	if err != nil {
		return nil, err
	}
	delete(a.s.modals, f.ID)
	a.s.tell(change{What: "modal", Channel: f.Channel, ID: f.ID, only: f.User})
	return &deed{}, nil
}

func (a *actor) reactTo() (*deed, error) {
	m, err := a.seen(a.Message)
	if err != nil {
		return nil, err
	}
	if _, err := a.place(m.Channel, AddReactions); err != nil {
		return nil, err
	}
	if a.Emoji == "" || len(a.Emoji) > 40 || m.Ephemeral() {
		return nil, failingf(http.StatusBadRequest, "that reaction cannot be set")
	}
	a.s.react(m, a.u, a.Emoji, a.Remove)
	return &deed{message: m}, nil
}

func (a *actor) begin() (*deed, error) {
	c, err := a.place(a.Channel, OpenThreads)
	if err != nil {
		return nil, err
	}
	if name := strings.TrimSpace(a.Name); name == "" || units(name) > 100 {
		return nil, failingf(http.StatusBadRequest, "name: a thread's name has 1 to 100 characters")
	}
	t, err := a.s.openThread(a.u, c, a.Message, strings.TrimSpace(a.Name), publicThread)
	if err != nil {
		return nil, failingf(http.StatusBadRequest, "%v", err)
	}
	return &deed{thread: t}, nil
}

func (a *actor) startTyping() (*deed, error) {
	c, err := a.place(a.Channel, SendMessages)
	if err != nil {
		return nil, err
	}
	a.s.types(a.u, c)
	return &deed{}, nil
}
