package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Mention is how a message mentions the bot.
const Mention = "<@" + AppID + ">"

// typingTime is how long "is typing" is shown, as Discord has it.
const typingTime = 10 * time.Second

// A typist is somebody who is typing.
type typist struct {
	user    *User
	channel string
	until   time.Time
}

// Say writes a message as a person.
func (s *Server) Say(u *User, channel, text string) Message {
	return s.say(&Message{Channel: channel, Author: u, Content: text, loud: true})
}

// Reply answers a message as a person; ping tells whether that mentions its author.
func (s *Server) Reply(u *User, to Message, text string, ping bool) Message {
	return s.say(&Message{Channel: to.Channel, Author: u, Content: text, Reference: to.ID, ping: ping, loud: true})
}

func (s *Server) say(m *Message) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.channels[m.Channel] == nil {
		panic("sandbox: no channel " + m.Channel)
	}
	s.add(m)
	s.wake()
	return *m
}

// Edit changes a message as its author.
func (s *Server) Edit(id, text string) {
	s.update(func() {
		m := s.messages[id]
		m.Content = text
		s.edited(m)
	})
}

// Unfurl tells the bot of an update that is no edit, as Discord does when it
// has looked at a link.
func (s *Server) Unfurl(id string) {
	s.update(func() { s.updated(s.messages[id]) })
}

// Remove deletes a message as its author.
func (s *Server) Remove(id string) { s.update(func() { s.remove(s.messages[id]) }) }

// An Option is a filled-in option of a slash command, or a subcommand.
type Option struct {
	Name    string   `json:"name"`
	Type    int      `json:"type"`
	Value   any      `json:"value,omitempty"`
	Options []Option `json:"options,omitempty"`
	Focused bool     `json:"focused,omitempty"`
}

// Opt fills in a text option.
func Opt(name, value string) Option { return Option{Name: name, Type: optString, Value: value} }

// OptYes fills in a boolean option, OptInteger a number; the others name a thing
// by its id.
func OptYes(name string, value bool) Option {
	return Option{Name: name, Type: optBoolean, Value: value}
}

// OptInteger fills in an option that takes a whole number.
func OptInteger(name string, n int) Option { return Option{Name: name, Type: optInteger, Value: n} }

// OptUser fills in an option that takes a person.
func OptUser(name, id string) Option { return Option{Name: name, Type: optUser, Value: id} }

// OptChannel fills in an option that takes a channel.
func OptChannel(name, id string) Option { return Option{Name: name, Type: optChannel, Value: id} }

// OptRole fills in an option that takes a role.
func OptRole(name, id string) Option { return Option{Name: name, Type: optRole, Value: id} }

// OptFile fills in an option that takes a file, by the id that Upload gave.
func OptFile(name, id string) Option { return Option{Name: name, Type: optAttachment, Value: id} }

// Upload takes a file in, for options and messages to come, and gives its id.
func (s *Server) Upload(name, contentType string, data []byte) string {
	f := newFile(name, contentType, data)
	s.update(func() { s.store(f, "uploads") })
	return f.ID
}

// File gives the bytes of an attachment of a message.
func (s *Server) File(a Attachment) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.files[a.ID]; f != nil {
		return f.Data
	}
	return nil
}

// unregistered is the id of a command that is not registered; tests may use one.
const unregistered = "900"

// Slash uses a slash command as a person. Subcommands are named behind the
// command: "fact add".
func (s *Server) Slash(u *User, channel, name string, opts ...Option) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.slash(s.apps[0], kindCommand, u, channel, name, opts)
}

// slash uses a command, or completes one of its options; the lock is held.
func (s *Server) slash(a *application, kind int, u *User, channel, name string, opts []Option) *Interaction {
	words := strings.Fields(name)
	for i := len(words) - 1; i > 0; i-- {
		level := optSubcommand
		if i == 1 && len(words) == 3 {
			level = optGroup
		}
		opts = []Option{{Name: words[i], Type: level, Options: opts}}
	}
	data := object{"id": unregistered, "name": words[0], "type": slashCommand, "options": opts}
	if c := a.find(slashCommand, words[0], s.channels[channel].Guild); c != nil {
		data["id"] = c.ID
	}
	found := resolution{}
	s.resolve(found, s.channels[channel].Guild, opts)
	if len(found) > 0 {
		data["resolved"] = found
	}
	return s.act(a, u, channel, kind, name, nil, data)
}

// Autocomplete types into the last option of a slash command, and waits for the choices.
func (s *Server) Autocomplete(ctx context.Context, u *User, channel, name string, opts ...Option) ([]Choice, error) {
	opts = slices.Clone(opts)
	opts[len(opts)-1].Focused = true
	s.mu.Lock()
	it := s.slash(s.apps[0], kindAutocomplete, u, channel, name, opts)
	s.mu.Unlock()
	done, err := s.AwaitResponse(ctx, it)
	return done.Choices, err
}

// Menu uses a command of the context menu on a message.
func (s *Server) Menu(u *User, on Message, name string) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.menu(s.apps[0], u, s.messages[on.ID], name)
}

func (s *Server) menu(a *application, u *User, m *Message, name string) *Interaction {
	data := object{
		"id": unregistered, "name": name, "type": messageCommand, "target_id": m.ID,
		"resolved": object{"messages": object{m.ID: s.messageJSON(m, nil, true)}}, // its content is told whatever the intents
	}
	if c := a.find(messageCommand, name, s.channels[m.Channel].Guild); c != nil {
		data["id"] = c.ID
	}
	return s.act(a, u, m.Channel, kindCommand, name, nil, data)
}

// Click presses a button of a message as a person.
func (s *Server) Click(u *User, on Message, b Button) *Interaction {
	return s.component(u, on.ID, object{"custom_id": b.CustomID, "component_type": buttonType})
}

// Select chooses values in a select of a message as a person: keys, or ids of
// channels, roles and people.
func (s *Server) Select(u *User, on Message, customID string, values ...string) *Interaction {
	kind := stringSelect
	for _, b := range on.Buttons() {
		if b.CustomID == customID {
			kind = b.Type
		}
	}
	data := object{"custom_id": customID, "component_type": kind, "values": append([]string{}, values...)}
	s.mu.Lock()
	s.resolveChosen(data, s.channels[on.Channel].Guild, kind, values)
	s.mu.Unlock()
	return s.component(u, on.ID, data)
}

func (s *Server) component(u *User, on string, data object) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.messages[on]
	return s.act(s.app(m.Author.ID), u, m.Channel, kindComponent, "", m, data)
}

// AwaitModal waits for the modal that answers an interaction.
func (s *Server) AwaitModal(ctx context.Context, it *Interaction) (Modal, error) {
	var out Modal
	err := s.await(ctx, "a modal", func() bool {
		f := s.modals[s.acts[it.ID].Modal]
		if f != nil {
			out = *f
		}
		return f != nil
	})
	return out, err
}

// Submit fills in and sends a modal as its person; values go by custom id: a
// text, or a list of texts. Each modal can be sent once.
func (s *Server) Submit(f Modal, values map[string]any) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.submit(s.modals[f.ID], values)
}

// Forge sends a modal that no bot opened, as a client can that is not Discord's:
// with any custom id, and texts by the names of its inputs.
func (s *Server) Forge(u *User, channel, customID string, values map[string]string) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	filled := []any{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		filled = append(filled, object{"type": labelType, "component": object{"type": textInput, "custom_id": name, "value": values[name]}})
	}
	return s.act(s.apps[0], u, channel, kindSubmit, "", nil, object{"custom_id": customID, "components": filled})
}

func (s *Server) submit(f *Modal, values map[string]any) *Interaction {
	delete(s.modals, f.ID)
	var list []map[string]any
	_ = json.Unmarshal(f.Components, &list) // checked when the bot sent it
	resolved := object{}
	filled := []any{}
	for _, c := range list {
		if x := s.fill(c, values, resolved); x != nil {
			filled = append(filled, x)
		}
	}
	data := object{"custom_id": f.CustomID, "components": filled}
	if len(resolved) > 0 {
		data["resolved"] = object{"attachments": resolved}
	}
	s.tell(change{What: "modal", Channel: f.Channel, ID: f.ID, only: f.User})
	return s.act(f.app, f.User, f.Channel, kindSubmit, "", s.messages[f.target], data)
}

// fill gives a component of a modal as it comes back, with what was filled in;
// files go to resolved.
func (s *Server) fill(c map[string]any, values map[string]any, resolved object) object {
	out := object{"type": c["type"]}
	if inner, ok := c["component"].(map[string]any); ok {
		out["component"] = s.fill(inner, values, resolved)
		return out
	}
	if l, ok := c["components"].([]any); ok {
		inner := []any{}
		for _, x := range l {
			inner = append(inner, s.fill(x.(map[string]any), values, resolved))
		}
		out["components"] = inner
		return out
	}
	id, ok := c["custom_id"].(string)
	if !ok {
		return out // a text display
	}
	out["custom_id"] = id
	v := values[id]
	if number(c, "type", 0) == textInput {
		text, given := v.(string)
		if !given {
			text, _ = c["value"].(string)
		}
		out["value"] = text
		return out
	}
	list := texts(v)
	out["values"] = list
	for _, x := range list {
		if f := s.files[x]; f != nil && number(c, "type", 0) == fileUpload {
			resolved[x] = s.attachmentJSON(&f.Attachment)
		}
	}
	return out
}

// texts reads a text, or a list of them.
func texts(v any) []string {
	out := []string{}
	switch v := v.(type) {
	case string:
		out = append(out, v)
	case []string:
		out = append(out, v...)
	case []any:
		for _, x := range v {
			out = append(out, fmt.Sprint(x))
		}
	}
	return out
}

// act tells a bot of what a person did, and gives the interaction as it then
// is; the lock is held.
func (s *Server) act(a *application, u *User, channel string, kind int, name string, on *Message, data object) *Interaction {
	locale := u.Locale
	u = user(u.ID) // a copy with another locale acts for the one whom we know
	it := &Interaction{ID: s.newID(), User: u, Channel: channel, Kind: kind, Name: name, app: a, began: time.Now()}
	it.Token = "secret" + it.ID
	if len(s.acts) > maxActs {
		maps.DeleteFunc(s.acts, func(_ string, old *Interaction) bool { return time.Since(old.began) > interactionLife })
	}
	s.acts[it.ID] = it
	c := s.channels[channel]
	o := object{
		"id": it.ID, "application_id": a.id(), "type": kind, "token": it.Token, "version": 1,
		"channel_id": channel, "channel": s.channelJSON(c), "locale": locale, "data": data,
		"app_permissions": decimal(s.permissions(a.user, c)), "entitlements": []any{}, "attachment_size_limit": maxUpload,
		"authorizing_integration_owners": object{"0": "0"}, "context": contextBotDM,
	}
	if m := s.memberOf(c, u); m != nil {
		who := m.json(true)
		who["permissions"] = decimal(s.permissions(u, c))
		o["member"], o["guild_id"], o["guild_locale"], o["context"] = who, c.Guild, "en-US", contextGuild
		o["guild"] = object{"id": c.Guild, "locale": "en-US", "features": []any{}}
		o["authorizing_integration_owners"] = object{"0": c.Guild}
		if s.carried[c.Guild] {
			o["authorizing_integration_owners"] = object{"1": u.ID}
		}
		if kind == kindCommand || kind == kindAutocomplete {
			data["guild_id"] = c.Guild
		}
	} else {
		o["user"] = u.json()
	}
	if on != nil {
		it.Target, it.edits = on.ID, on.Edits
		o["message"] = s.messageJSON(on, a, false)
	}
	s.deliver(a, c.Guild, it, o)
	s.wake()
	snapshot := *it
	return &snapshot
}

// Where an interaction takes place, as Discord numbers it.
const (
	contextGuild = 0
	contextBotDM = 1
)

// AwaitResponse waits for the first response to an interaction.
func (s *Server) AwaitResponse(ctx context.Context, it *Interaction) (Interaction, error) {
	var out Interaction
	err := s.await(ctx, "a response to an interaction", func() bool {
		out = *s.acts[it.ID]
		return out.Response != 0
	})
	return out, err
}

// AwaitReply waits for the message that answers an interaction, beyond
// "thinking": a new one, or the changed one whose component was used.
func (s *Server) AwaitReply(ctx context.Context, it *Interaction) (Message, error) {
	var out Message
	err := s.await(ctx, "a reply to an interaction", func() bool {
		m := s.replyTo(s.acts[it.ID])
		if m != nil {
			out = *m
		}
		return m != nil
	})
	return out, err
}

// replyTo gives the message that answers an interaction, or nil; the lock is held.
func (s *Server) replyTo(it *Interaction) *Message {
	if it.Response == deferUpdate {
		for _, m := range s.order {
			if m.Interaction == it.ID {
				return m // a follow-up
			}
		}
		if m := s.messages[it.Target]; m.Edits > it.edits {
			return m
		}
		return nil
	}
	if m := s.messages[it.Message]; m != nil && !m.Loading() {
		return m
	}
	return nil
}

// String names an interaction in failures.
func (it *Interaction) String() string {
	return fmt.Sprintf("interaction %s of %s", it.ID, it.User.Name)
}
