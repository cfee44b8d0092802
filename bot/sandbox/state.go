package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// stateVersion changes with the form of the state's file; another one is refused.
const stateVersion = 1

// saveEvery is how long changes wait for others before they are written together.
const saveEvery = 500 * time.Millisecond

// A snapshot is the form of the state's file.
type snapshot struct {
	Version  int
	LastID   int64
	Channels []savedChannel
	Messages []savedMessage
	Files    []*file
	Commands map[string][]*command // by application
}

// A savedChannel is a channel that the world does not begin with.
type savedChannel struct {
	channel
	With string // user id, of direct messages
}

// A savedMessage is a message with what it keeps for itself.
type savedMessage struct {
	Message
	Author, Only          string // user ids
	Ping, Loud, Dismissed bool
	Pings                 []string
	Nonce                 string
	Asked                 *trace
	Raw                   object
}

// load reads the state's file, if there is one.
func (s *Server) load() error {
	if s.opts.State == "" {
		return nil
	}
	b, err := os.ReadFile(s.opts.State)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sandbox: state: %w", err)
	}
	var snap snapshot
	if err := json.Unmarshal(b, &snap); err != nil {
		return fmt.Errorf("sandbox: state %s: %w (remove the file to begin anew)", s.opts.State, err)
	}
	if snap.Version != stateVersion {
		return fmt.Errorf("sandbox: state %s has version %d, want %d (remove the file to begin anew)", s.opts.State, snap.Version, stateVersion)
	}
	s.restore(&snap)
	return nil
}

func (s *Server) restore(snap *snapshot) {
	s.lastID = snap.LastID
	for _, c := range snap.Channels {
		own := c.channel
		own.With = user(c.With)
		s.channels[own.ID] = &own
	}
	for _, f := range snap.Files {
		s.files[f.ID] = f
	}
	for i := range snap.Messages {
		x := &snap.Messages[i]
		m := x.Message
		m.Author, m.only = user(x.Author), user(x.Only)
		m.ping, m.loud, m.dismissed, m.pings, m.nonce, m.asked, m.raw = x.Ping, x.Loud, x.Dismissed, x.Pings, x.Nonce, x.Asked, x.Raw
		if m.Author != nil && s.channels[m.Channel] != nil {
			s.messages[m.ID] = &m
			s.order = append(s.order, &m)
		}
	}
	for id, list := range snap.Commands {
		if a := s.app(id); a != nil {
			a.commands = list
		}
	}
}

// snapshot gives the state as it is kept; the lock is held.
func (s *Server) snapshot() *snapshot {
	snap := &snapshot{Version: stateVersion, LastID: s.lastID, Commands: map[string][]*command{}}
	for _, c := range s.sorted() {
		own := savedChannel{channel: *c}
		if own.channel.With = nil; c.With != nil {
			own.With = c.With.ID
		}
		snap.Channels = append(snap.Channels, own)
	}
	for _, m := range s.order {
		if m.Deleted {
			continue
		}
		x := savedMessage{
			Message: *m, Author: m.Author.ID, Ping: m.ping, Loud: m.loud, Dismissed: m.dismissed, Pings: m.pings, Nonce: m.nonce, Asked: m.asked, Raw: m.raw,
		}
		x.Message.Author = nil
		if m.only != nil {
			x.Only = m.only.ID
		}
		snap.Messages = append(snap.Messages, x)
	}
	for _, f := range s.files {
		snap.Files = append(snap.Files, f)
	}
	for _, a := range s.apps {
		snap.Commands[a.id()] = a.commands
	}
	return snap
}

// save writes the state's file, if anything changed: beside the old one, which
// it then takes the place of, so that there is a whole one at any time.
func (s *Server) save() error {
	s.mu.Lock()
	if s.opts.State == "" || !s.dirty {
		s.mu.Unlock()
		return nil
	}
	b, err := json.Marshal(s.snapshot())
	s.dirty = false
	s.mu.Unlock()
	if err != nil {
		return fmt.Errorf("sandbox: state: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(s.opts.State), filepath.Base(s.opts.State)+".*")
	if err != nil {
		return fmt.Errorf("sandbox: state: %w", err)
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), s.opts.State)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("sandbox: state: %w", err)
	}
	return nil
}

// keep writes the state's file now and then, until the server closes.
func (s *Server) keep() {
	tick := time.NewTicker(saveEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if err := s.save(); err != nil {
				s.opts.Log.Error("the sandbox's state is not kept", "error", err)
			}
		case <-s.base.Done():
			return
		}
	}
}
