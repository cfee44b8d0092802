package sandbox

import (
	"slices"
	"strconv"
)

// Permission bits, as Discord numbers them.
const (
	Administrator   int64 = 1 << 3
	ManageGuild     int64 = 1 << 5
	AddReactions    int64 = 1 << 6
	ViewChannel     int64 = 1 << 10
	SendMessages    int64 = 1 << 11
	ManageMessages  int64 = 1 << 13
	EmbedLinks      int64 = 1 << 14
	AttachFiles     int64 = 1 << 15
	ReadHistory     int64 = 1 << 16
	MentionEveryone int64 = 1 << 17
	UseCommands     int64 = 1 << 31
	ManageThreads   int64 = 1 << 34
	OpenThreads     int64 = 1 << 35 // create public threads
	SendInThreads   int64 = 1 << 38

	ordinary = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadHistory | UseCommands |
		OpenThreads | SendInThreads
	moderating = ManageGuild | ManageMessages | MentionEveryone | ManageThreads

	// inDM is what everyone may do in direct messages.
	inDM = ordinary &^ OpenThreads
	all  = int64(1)<<50 - 1
)

// An overwrite changes the permissions of a role or a member in a channel.
type overwrite struct {
	ID          string
	Member      bool
	Allow, Deny int64
}

// permissions tells what a user may do in a channel, as Discord computes it; 0
// if the user is not there at all.
func (s *Server) permissions(u *User, c *channel) int64 {
	if c.Guild == "" {
		if c.With == u || c.App == u.ID {
			return inDM
		}
		return 0
	}
	g := s.guild(c.Guild)
	m := g.member(u.ID)
	if m == nil {
		return 0
	}
	if u.ID == g.Owner {
		return all
	}
	if p := s.channels[c.Parent]; p != nil { // threads go by their channel
		c = p
	}
	has := g.base(m)
	if has&Administrator != 0 {
		return all
	}
	has = c.overwritten(has, m)
	if has&ViewChannel == 0 {
		return 0
	}
	return has
}

// base is what a member's roles allow.
func (g *guild) base(m *member) int64 {
	var has int64
	for _, r := range g.Roles {
		if r.ID == g.ID || slices.Contains(m.Roles, r.ID) {
			has |= r.Permissions
		}
	}
	return has
}

// overwritten applies a channel's overwrites: for everyone, for roles, for the member.
func (c *channel) overwritten(has int64, m *member) int64 {
	var allow, deny int64
	for _, o := range c.Overwrites {
		if !o.Member && o.ID == c.Guild {
			has = has&^o.Deny | o.Allow
		}
	}
	for _, o := range c.Overwrites {
		if !o.Member && slices.Contains(m.Roles, o.ID) {
			allow, deny = allow|o.Allow, deny|o.Deny
		}
	}
	has = has&^deny | allow
	for _, o := range c.Overwrites {
		if o.Member && o.ID == m.User.ID {
			has = has&^o.Deny | o.Allow
		}
	}
	return has
}

// may reports whether a user has all of some permissions in a channel.
func (s *Server) may(u *User, c *channel, want int64) bool {
	if c.thread() && want&SendMessages != 0 {
		want = want&^SendMessages | SendInThreads
	}
	return s.permissions(u, c)&want == want
}

func (s *Server) sees(u *User, c *channel) bool { return c != nil && s.may(u, c, ViewChannel) }

func (s *Server) guild(id string) *guild {
	for _, g := range s.guilds {
		if g.ID == id {
			return g
		}
	}
	return nil
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
