package sandbox

// A resolution is what ids stand for, by the kind of thing: what comes as
// "resolved" with an interaction.
type resolution map[string]object

func (r resolution) put(kind, id string, v any) {
	if r[kind] == nil {
		r[kind] = object{}
	}
	r[kind][id] = v
}

// resolve looks up what options name by id; the lock is held.
func (s *Server) resolve(r resolution, guild string, opts []Option) {
	for _, o := range opts {
		id, _ := o.Value.(string)
		switch o.Type {
		case optSubcommand, optGroup:
			s.resolve(r, guild, o.Options)
		case optUser:
			s.resolveUser(r, guild, id)
		case optRole:
			s.resolveRole(r, guild, id)
		case optMention:
			s.resolveUser(r, guild, id)
			s.resolveRole(r, guild, id)
		case optChannel:
			s.resolveChannel(r, guild, id)
		case optAttachment:
			if f := s.files[id]; f != nil {
				r.put("attachments", id, s.attachmentJSON(&f.Attachment))
			}
		}
	}
}

// resolveChosen adds to the data of a select what was chosen in it; the lock is held.
func (s *Server) resolveChosen(data object, guild string, kind int, ids []string) {
	r := resolution{}
	for _, id := range ids {
		switch kind {
		case userSelect:
			s.resolveUser(r, guild, id)
		case roleSelect:
			s.resolveRole(r, guild, id)
		case mentionSelect:
			s.resolveUser(r, guild, id)
			s.resolveRole(r, guild, id)
		case channelSelect:
			s.resolveChannel(r, guild, id)
		}
	}
	if len(r) > 0 {
		data["resolved"] = r
	}
}

func (s *Server) resolveUser(r resolution, guild, id string) {
	u := user(id)
	if u == nil {
		return
	}
	r.put("users", id, u.json())
	if g := s.guild(guild); g != nil && g.member(id) != nil {
		m := g.member(id).json(false)
		m["permissions"] = decimal(g.base(g.member(id)))
		r.put("members", id, m)
	}
}

func (s *Server) resolveRole(r resolution, guild, id string) {
	if role := s.role(guild, id); role != nil {
		r.put("roles", id, role.json())
	}
}

func (s *Server) resolveChannel(r resolution, guild, id string) {
	if c := s.channels[id]; c != nil && c.Guild == guild && guild != "" {
		r.put("channels", id, s.channelJSON(c))
	}
}

// role gives a role of a guild, or nil; the lock is held.
func (s *Server) role(guild, id string) *role {
	if g := s.guild(guild); g != nil {
		return g.role(id)
	}
	return nil
}

func (g *guild) role(id string) *role {
	for i := range g.Roles {
		if g.Roles[i].ID == id {
			return &g.Roles[i]
		}
	}
	return nil
}
