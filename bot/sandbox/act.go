package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Mention is how a message mentions the bot.
const Mention = "<@" + AppID + ">"

// Say writes a message as a person.
func (s *Server) Say(u *User, channel, text string) Message {
	return s.say(&Message{Channel: channel, Author: u, Content: text})
}

// Reply answers a message as a person; ping tells whether that mentions its author.
func (s *Server) Reply(u *User, to Message, text string, ping bool) Message {
	return s.say(&Message{Channel: to.Channel, Author: u, Content: text, Reference: to.ID, ping: ping})
}

func (s *Server) say(m *Message) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.channels[m.Channel] == nil {
		panic("sandbox: no channel " + m.Channel)
	}
	s.add(m)
	return *m
}

// Edit changes a message as its author.
func (s *Server) Edit(id, text string) {
	s.update(func() {
		m := s.messages[id]
		m.Content, m.Edited = text, s.opts.Now()
		s.dispatchMessage("MESSAGE_UPDATE", m)
	})
}

// Unfurl tells the bot of an update that is no edit, as Discord does when it
// has looked at a link.
func (s *Server) Unfurl(id string) {
	s.update(func() { s.dispatchMessage("MESSAGE_UPDATE", s.messages[id]) })
}

// Remove deletes a message as its author.
func (s *Server) Remove(id string) { s.update(func() { s.remove(s.messages[id]) }) }

// An Option is a filled-in option of a slash command.
type Option struct {
	Name    string `json:"name"`
	Type    int    `json:"type"`
	Value   string `json:"value"`
	Focused bool   `json:"focused,omitempty"`
}

// Opt fills in a text option.
func Opt(name, value string) Option { return Option{Name: name, Type: 3, Value: value} }

// Slash uses a slash command as a person.
func (s *Server) Slash(u *User, channel, name string, opts ...Option) *Interaction {
	return s.act(u, channel, kindCommand, "", object{"id": "900", "name": name, "type": 1, "options": opts})
}

// Autocomplete types into the last option of a slash command, and waits for the choices.
func (s *Server) Autocomplete(ctx context.Context, u *User, channel, name string, opts ...Option) ([]Choice, error) {
	opts[len(opts)-1].Focused = true
	it := s.act(u, channel, kindAutocomplete, "", object{"id": "900", "name": name, "type": 1, "options": opts})
	done, err := s.AwaitResponse(ctx, it)
	return done.Choices, err
}

// Click presses a button of a message as a person.
func (s *Server) Click(u *User, on Message, b Button) *Interaction {
	return s.act(u, on.Channel, kindComponent, on.ID, object{"custom_id": b.CustomID, "component_type": 2})
}

func (s *Server) act(u *User, channel string, kind int, target string, data object) *Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	it := &Interaction{ID: s.newID(), User: u, Channel: channel, Kind: kind, Target: target, began: time.Now()}
	it.Token = "secret" + it.ID
	s.acts[it.ID] = it
	c := s.channels[channel]
	o := object{
		"id": it.ID, "application_id": AppID, "type": kind, "token": it.Token, "version": 1,
		"channel_id": channel, "channel": c.json(), "locale": u.Locale, "data": data,
		"app_permissions": strconv.FormatInt(member|MentionEveryone, 10), "entitlements": []any{},
		"authorizing_integration_owners": object{"0": GuildID}, "context": contextBotDM,
	}
	if c.Guild != "" {
		m := memberJSON()
		m["user"], m["permissions"] = u.json(), strconv.FormatInt(u.Permissions, 10)
		o["member"], o["guild_id"], o["guild_locale"], o["context"] = m, GuildID, "en-US", contextGuild
	} else {
		o["user"] = u.json()
	}
	if target != "" {
		it.edits = s.messages[target].Edits
		o["message"] = s.messageJSON(s.messages[target], false)
	}
	s.dispatch("INTERACTION_CREATE", o)
	s.wake()
	snapshot := *it
	return &snapshot
}

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
// "thinking": a new one, or the changed one on which a button was pressed.
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

// SetCommands registers commands as if an earlier run of the bot had done so.
func (s *Server) SetCommands(list ...string) {
	s.update(func() {
		s.commands = nil
		for _, c := range list {
			s.commands = append(s.commands, json.RawMessage(c))
		}
	})
}

// String names an interaction in failures.
func (it *Interaction) String() string {
	return fmt.Sprintf("interaction %s of %s", it.ID, it.User.Name)
}
