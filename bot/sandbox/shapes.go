package sandbox

// The JSON forms of Discord's objects.

func (u *User) json() object {
	return object{
		"id": u.ID, "username": u.Name, "discriminator": "0", "global_name": u.Name, "avatar": nil,
		"bot": u.Bot, "public_flags": 0,
	}
}

// json gives a member; the user is left out in messages, as Discord does.
func (m *member) json(withUser bool) object {
	roles := append([]string{}, m.Roles...)
	o := object{
		"roles": roles, "nick": nil, "avatar": nil, "joined_at": "2024-01-01T00:00:00Z", "premium_since": nil,
		"deaf": false, "mute": false, "flags": 0, "pending": false, "communication_disabled_until": nil,
	}
	if withUser {
		o["user"] = m.User.json()
	}
	return o
}

func (r role) json() object {
	return object{
		"id": r.ID, "name": r.Name, "permissions": decimal(r.Permissions), "position": 0, "color": r.Color,
		"colors": object{"primary_color": r.Color, "secondary_color": nil, "tertiary_color": nil},
		"hoist":  false, "managed": false, "mentionable": r.Mentionable, "flags": 0, "icon": nil, "unicode_emoji": nil,
	}
}

func (o overwrite) json() object {
	kind := 0
	if o.Member {
		kind = 1
	}
	return object{"id": o.ID, "type": kind, "allow": decimal(o.Allow), "deny": decimal(o.Deny)}
}

// channelJSON gives a channel; the lock is held.
func (s *Server) channelJSON(c *channel) object {
	o := object{"id": c.ID, "type": c.Type, "flags": 0, "last_message_id": nil}
	if m := s.lastIn(c.ID); m != nil {
		o["last_message_id"] = m.ID
	}
	if c.Guild == "" {
		o["recipients"] = []any{c.With.json()}
		return o
	}
	o["guild_id"], o["name"] = c.Guild, c.Name
	if !c.thread() {
		over := []any{}
		for _, w := range c.Overwrites {
			over = append(over, w.json())
		}
		o["position"], o["permission_overwrites"], o["nsfw"] = 0, over, false
		o["topic"], o["rate_limit_per_user"], o["parent_id"] = nil, 0, nil
		return o
	}
	o["parent_id"], o["owner_id"] = c.Parent, c.Owner
	o["message_count"], o["member_count"], o["total_message_sent"] = s.countIn(c.ID), len(c.Members), s.countIn(c.ID)
	o["rate_limit_per_user"] = 0
	o["thread_metadata"] = object{
		"archived": c.Archived, "auto_archive_duration": 1440, "archive_timestamp": stamp(c.Born),
		"locked": c.Locked, "create_timestamp": stamp(c.Born),
	}
	return o
}

// guildJSON gives a guild as a REST response does; the lock is held.
func (g *guild) json() object {
	roles := []any{}
	for _, r := range g.Roles {
		roles = append(roles, r.json())
	}
	return object{
		"id": g.ID, "name": g.Name, "icon": nil, "splash": nil, "discovery_splash": nil, "banner": nil, "description": nil,
		"owner_id": g.Owner, "region": "us-east", "afk_channel_id": nil, "afk_timeout": 300, "system_channel_id": nil,
		"system_channel_flags": 0, "rules_channel_id": nil, "public_updates_channel_id": nil, "safety_alerts_channel_id": nil,
		"verification_level": 0, "default_message_notifications": 1, "explicit_content_filter": 0, "mfa_level": 0, "nsfw_level": 0,
		"premium_tier": 0, "premium_progress_bar_enabled": false, "preferred_locale": "en-US", "vanity_url_code": nil,
		"roles": roles, "emojis": []any{}, "stickers": []any{}, "features": []any{}, "application_id": nil,
	}
}

// arrival gives a guild as GUILD_CREATE tells it to a bot; the lock is held.
func (s *Server) arrival(g *guild, a *application) object {
	texts, threads, members := []any{}, []any{}, []any{}
	for _, c := range s.sorted() {
		switch {
		case c.Guild != g.ID:
		case !c.thread():
			texts = append(texts, s.channelJSON(c))
		case !c.Archived && s.sees(a.user, c):
			threads = append(threads, s.channelJSON(c))
		}
	}
	for _, m := range g.Members {
		if m.User == a.user || a.intents&intentMembers != 0 {
			members = append(members, m.json(true))
		}
	}
	o := g.json()
	for k, v := range (object{
		"large": false, "unavailable": false, "member_count": len(g.Members), "joined_at": "2024-01-01T00:00:00Z",
		"channels": texts, "threads": threads, "members": members, "presences": []any{}, "voice_states": []any{},
		"stage_instances": []any{}, "guild_scheduled_events": []any{}, "soundboard_sounds": []any{},
	}) {
		o[k] = v
	}
	return o
}
