package sandbox

import (
	"encoding/json"
	"slices"
	"strings"
)

// An application is a bot with its commands and its gateway session.
type application struct {
	token    string
	user     *User // has the application's id
	commands []*command
	intents  int
	sent     recent     // requests, for the limit on all routes
	sessions []*session // what events go into: several for several shards, or for several processes
}

// connected reports whether the bot has a session with a connection.
func (a *application) connected() bool {
	return slices.ContainsFunc(a.sessions, func(ss *session) bool { return ss.conn != nil })
}

func (a *application) id() string { return a.user.ID }

// A command is a registered command as Discord returns it.
type command struct {
	ID    string
	Guild string // "" if global
	Type  int
	Name  string
	Raw   object
}

// Types of commands.
const (
	slashCommand   = 1
	userCommand    = 2
	messageCommand = 3
)

// app gives the application of a bot's user id, or nil; the lock is held.
func (s *Server) app(id string) *application {
	for _, a := range s.apps {
		if a.id() == id {
			return a
		}
	}
	return nil
}

// authorized gives the application of a token as bots send it, or nil.
func (s *Server) authorized(token string) *application {
	token = strings.TrimPrefix(token, "Bot ")
	for _, a := range s.apps {
		if a.token == token {
			return a
		}
	}
	return nil
}

// list gives the commands of a guild ("": the global ones) as JSON.
func (a *application) list(guild string) []json.RawMessage {
	out := []json.RawMessage{}
	for _, c := range a.commands {
		if c.Guild == guild {
			b, _ := json.Marshal(c.Raw)
			out = append(out, b)
		}
	}
	return out
}

// find gives the command that a name in a guild means, or nil: the guild's own
// before the global one.
func (a *application) find(kind int, name, guild string) *command {
	var found *command
	for _, c := range a.commands {
		if c.Type == kind && c.Name == name && (c.Guild == "" || c.Guild == guild) && (found == nil || c.Guild != "") {
			found = c
		}
	}
	return found
}

// drop takes away the commands for which gone holds.
func (a *application) drop(gone func(*command) bool) {
	a.commands = slices.DeleteFunc(a.commands, gone)
}

// stored gives a command as Discord returns it: with ids and every default
// spelled out; the lock is held.
func (s *Server) stored(a *application, guild string, o object) *command {
	id := s.newID()
	if given, ok := o["id"].(string); ok && given != "" {
		id = given
	}
	for k, v := range (object{
		"type": 1.0, "dm_permission": true, "nsfw": false, "default_member_permissions": nil, "description": "",
		"name_localizations": nil, "description_localizations": nil, "contexts": nil, "integration_types": []int{0},
	}) {
		if o[k] == nil {
			o[k] = v
		}
	}
	o["id"], o["application_id"], o["version"] = id, a.id(), id
	if guild != "" {
		o["guild_id"] = guild
	}
	kind, _ := o["type"].(float64)
	name, _ := o["name"].(string)
	return &command{ID: id, Guild: guild, Type: int(kind), Name: name, Raw: o}
}

// register puts a command in place of the one with its name, if any; the lock is held.
func (s *Server) register(a *application, guild string, o object) *command {
	c := s.stored(a, guild, o)
	a.drop(func(old *command) bool { return old.Guild == guild && old.Type == c.Type && old.Name == c.Name })
	a.commands = append(a.commands, c)
	return c
}

// SetCommands registers commands as if an earlier run of the bot had done so.
func (s *Server) SetCommands(list ...string) {
	s.update(func() {
		a := s.apps[0]
		a.commands = nil
		for _, text := range list {
			var o object
			if err := json.Unmarshal([]byte(text), &o); err != nil {
				panic("sandbox: " + err.Error())
			}
			a.commands = append(a.commands, s.stored(a, "", o))
		}
	})
}
