package sandbox

import (
	"net/http"
	"slices"
	"strconv"
)

// SetRole gives a person a role, or takes it away, from now on; in the guild
// that has the role, of which they are a member.
func (s *Server) SetRole(u *User, role string, has bool) {
	s.update(func() {
		if !s.setRole(u, role, has) {
			panic("sandbox: " + u.Name + " is in no guild with the role " + role)
		}
	})
}

// SetPermissions lets a role's members do what the bits say, from now on.
func (s *Server) SetPermissions(role string, permissions int64) {
	s.update(func() {
		if !s.setPermissions(role, permissions) {
			panic("sandbox: there is no role " + role)
		}
	})
}

// Bar shuts the bot out of a channel of a guild, from now on, or lets it in again.
func (s *Server) Bar(channel string, out bool) {
	s.update(func() {
		c := s.channels[channel]
		c.Overwrites = slices.DeleteFunc(slices.Clone(c.Overwrites), func(o overwrite) bool { return o.ID == AppID })
		if out {
			c.Overwrites = append(c.Overwrites, overwrite{ID: AppID, Member: true, Deny: ViewChannel})
		}
		s.tell(change{What: "rights"})
	})
}

// Carry lets people bring the bot along into a guild by their own installation of
// it, as if the guild had none, or stops doing so. The bot stays where it is.
func (s *Server) Carry(guild string, on bool) {
	s.update(func() { s.carried[guild] = on })
}

// setRole reports whether the person can have the role; the lock is held.
func (s *Server) setRole(u *User, role string, has bool) bool {
	for _, g := range s.guilds {
		m := g.member(u.ID)
		if m == nil || g.role(role) == nil || role == g.ID { // everyone has the guild's own
			continue
		}
		m.Roles = slices.DeleteFunc(slices.Clone(m.Roles), func(id string) bool { return id == role })
		if has {
			m.Roles = append(m.Roles, role)
		}
		told := m.json(true)
		told["guild_id"] = g.ID
		s.rightsChanged(g, intentMembers, "GUILD_MEMBER_UPDATE", told)
		return true
	}
	return false
}

// setPermissions reports whether there is such a role; the lock is held.
func (s *Server) setPermissions(role string, permissions int64) bool {
	for _, g := range s.guilds {
		if r := g.role(role); r != nil {
			r.Permissions = permissions
			s.rightsChanged(g, intentGuilds, "GUILD_ROLE_UPDATE", object{"guild_id": g.ID, "role": r.json()})
			return true
		}
	}
	return false
}

// rightsChanged tells the pages, and the bots of a guild with an intent.
func (s *Server) rightsChanged(g *guild, intent int, kind string, told object) {
	for _, a := range s.apps {
		if a.intents&intent != 0 && g.member(a.id()) != nil {
			s.dispatch(a, g.ID, kind, told)
		}
	}
	s.tell(change{What: "rights"})
}

// regulate changes what a person may do: not as the persona, but as whoever runs
// the guild behind their back.
func (a *actor) regulate() (*deed, error) {
	if a.Permissions != "" {
		n, err := strconv.ParseInt(a.Permissions, 10, 64)
		if err != nil || n < 0 {
			return nil, failingf(http.StatusBadRequest, "permissions: want the bits as a decimal number")
		}
		if !a.s.setPermissions(a.Role, n) {
			return nil, failingf(http.StatusNotFound, "there is no role %q", a.Role)
		}
		return &deed{}, nil
	}
	u := a.u
	if a.User != "" {
		var err error
		if u, err = a.s.persona(a.User); err != nil {
			return nil, err
		}
	}
	if !a.s.setRole(u, a.Role, !a.Remove) {
		return nil, failingf(http.StatusNotFound, "%s is in no server with the role %q", u.Name, a.Role)
	}
	return &deed{}, nil
}
