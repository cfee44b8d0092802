package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// serveState tells what a persona sees: the places, and one channel.
func (s *Server) serveState(w http.ResponseWriter, r *http.Request) {
	get := r.URL.Query().Get
	u, err := s.persona(get("as"))
	if err != nil {
		writeProblem(w, err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	v := view{s: s, as: u, locale: u.Locale}
	if l := get("locale"); l != "" {
		v.locale = l
	}
	var c *channel
	if id := get("channel"); id != "" {
		if c = s.channels[id]; !s.sees(u, c) {
			writeProblem(w, failingf(http.StatusNotFound, "%s sees no channel %q", u.Name, id))
			return
		}
	}
	n, err := strconv.Atoi(get("limit"))
	if err != nil || n < 1 {
		n = defaultListed
	}
	o := v.places()
	o["as"], o["revision"], o["user"] = get("as"), s.feed.revision, v.user(u)
	o["channel"], o["messages"], o["more"], o["typing"], o["commands"] = nil, []any{}, false, []any{}, []any{}
	o["modals"] = v.modals()
	if c != nil {
		o["channel"] = v.channel(c)
		o["messages"], o["more"] = v.messages(c, n, get)
		o["typing"], o["commands"] = v.typing(c), v.commands(c)
	}
	s.writeOwn(w, o)
}

// A view is what one person sees, under the server's lock.
type view struct {
	s      *Server
	as     *User
	locale string
}

func (v view) user(u *User) object {
	o := u.json()
	o["avatar_url"], o["locale"] = avatarOf(u), u.Locale
	return o
}

// places lists guilds and direct messages.
func (v view) places() object {
	homes, dms := []any{}, []any{}
	for _, g := range v.s.guilds {
		if g.member(v.as.ID) != nil {
			homes = append(homes, v.guild(g))
		}
	}
	for _, c := range v.s.sorted() {
		if c.Guild == "" && c.With == v.as {
			dms = append(dms, v.channel(c))
		}
	}
	return object{"guilds": homes, "dms": dms}
}

// kinds is the order in which channels stand in the list.
var kinds = []string{"general", "ask", "text", "moderators", "thread", "dm"}

func (v view) guild(g *guild) object {
	texts, threads, roles, members := []any{}, []any{}, []any{}, []any{}
	list := v.s.sorted()
	slices.SortStableFunc(list, func(a, b *channel) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	for _, c := range list {
		switch {
		case c.Guild != g.ID || !v.s.sees(v.as, c) || c.Archived:
		case c.thread():
			threads = append(threads, v.channel(c))
		default:
			texts = append(texts, v.channel(c))
		}
	}
	for _, r := range g.Roles {
		roles = append(roles, object{"id": r.ID, "name": r.Name, "color": r.Color, "mentionable": r.Mentionable})
	}
	for _, m := range g.Members {
		if !m.User.Webhook {
			members = append(members, object{"user": v.user(m.User), "nick": nil, "roles": append([]string{}, m.Roles...)})
		}
	}
	return object{"id": g.ID, "name": g.Name, "channels": texts, "threads": threads, "roles": roles, "members": members}
}

func (v view) channel(c *channel) object {
	o := v.s.channelJSON(c)
	o["kind"], o["permissions"] = c.Kind, decimal(v.s.permissions(v.as, c))
	o["can_send"], o["can_moderate"] = v.s.may(v.as, c, SendMessages) && !c.Locked, v.s.may(v.as, c, ManageMessages)
	if c.Guild == "" {
		o["recipients"] = []any{v.user(user(c.App))}
	}
	return o
}

// shows reports whether the person sees a message of a channel that they see.
func (v view) shows(m *Message) bool {
	return !m.Deleted && (!m.Ephemeral() || m.only == v.as && !m.dismissed)
}

func (v view) messages(c *channel, n int, get func(string) string) (list []any, more bool) {
	var all []*Message
	for _, m := range v.s.in(c.ID) {
		if v.shows(m) && (get("before") == "" || older(m.ID, get("before"))) {
			all = append(all, m)
		}
	}
	list = []any{}
	for _, m := range all[max(0, len(all)-n):] {
		list = append(list, v.message(m))
	}
	return list, len(all) > n
}

// message gives a message as Discord has it, and what the page needs beside.
func (v view) message(m *Message) object {
	o := v.s.messageJSON(m, nil, false)
	o["author"] = v.user(m.Author)
	if above, ok := o["referenced_message"].(object); ok {
		above["author"] = v.user(v.s.messages[m.Reference].Author)
	}
	c := v.s.channels[m.Channel]
	extra := object{
		"ephemeral": m.Ephemeral(), "loading": m.Loading(), "mine": m.Author == v.as, "can_edit": m.Author == v.as,
		"can_delete": v.mayDelete(m, c), "pings_me": v.s.mentioned(m, v.as) || v.s.mentionsEveryone(m, c), "interaction": nil,
		"reacted": v.reacted(m),
	}
	if t := m.asked; t != nil {
		extra["interaction"] = object{"id": t.ID, "kind": t.Kind, "name": t.Name, "user": v.user(user(t.User))}
	}
	o["sandbox"] = extra
	return o
}

func (v view) reacted(m *Message) []string {
	out := []string{}
	for _, r := range m.Reactions {
		if slices.Contains(r.Users, v.as.ID) {
			out = append(out, r.Emoji)
		}
	}
	return out
}

func (v view) mayDelete(m *Message, c *channel) bool {
	return m.Author == v.as || m.only == v.as || c.Guild != "" && v.s.may(v.as, c, ManageMessages)
}

func (v view) typing(c *channel) []any {
	out := []any{}
	for _, t := range v.s.typing {
		if t.channel == c.ID && t.user != v.as && time.Now().Before(t.until) {
			out = append(out, object{"user": v.user(t.user), "until": t.until.UTC().Format(time.RFC3339)})
		}
	}
	return out
}

func (v view) modals() []any {
	var open []*Modal
	for _, f := range v.s.modals {
		if f.User == v.as {
			open = append(open, f)
		}
	}
	slices.SortFunc(open, func(a, b *Modal) int { return len(a.ID) - len(b.ID) + map[bool]int{true: -1, false: 1}[a.ID < b.ID] })
	out := []any{}
	for _, f := range open {
		out = append(out, v.modal(f))
	}
	return out
}

func (v view) modal(f *Modal) object {
	return object{
		"id": f.ID, "application_id": f.app.id(), "channel_id": f.Channel, "custom_id": f.CustomID, "title": f.Title, "components": f.Components,
	}
}

// commands lists the commands that the person may use in a channel.
func (v view) commands(c *channel) []any {
	out := []any{}
	for _, a := range v.s.apps {
		if !v.s.sees(a.user, c) {
			continue
		}
		for _, x := range a.commands {
			if !v.mayUse(x, c) {
				continue
			}
			var o object
			b, _ := json.Marshal(x.Raw) // an object that came as JSON
			_ = json.Unmarshal(b, &o)
			localise(o, v.locale)
			o["application"] = object{"id": a.id(), "name": a.user.Name, "avatar_url": avatarOf(a.user)}
			out = append(out, o)
		}
	}
	return out
}

// mayUse tells whether a command is offered to the person in a channel.
func (v view) mayUse(x *command, c *channel) bool {
	if x.Guild != "" && x.Guild != c.Guild || !v.s.may(v.as, c, UseCommands) {
		return false
	}
	b, _ := json.Marshal(x.Raw)
	var d struct {
		Contexts []int   `json:"contexts"`
		DM       *bool   `json:"dm_permission"`
		Needs    *string `json:"default_member_permissions"`
	}
	_ = json.Unmarshal(b, &d) // made here
	here := contextGuild
	if c.Guild == "" {
		here = contextBotDM
	}
	if d.Contexts != nil && !slices.Contains(d.Contexts, here) || d.Contexts == nil && here == contextBotDM && d.DM != nil && !*d.DM {
		return false
	}
	if d.Needs == nil || c.Guild == "" {
		return true
	}
	need, _ := strconv.ParseInt(*d.Needs, 10, 64)
	if need == 0 {
		need = Administrator // for administrators only
	}
	return v.s.permissions(v.as, c)&need == need
}

// localise adds names and descriptions in a locale, down to options and choices.
func localise(o object, locale string) {
	for _, key := range []string{"name", "description"} {
		if o[key] == nil {
			continue
		}
		o[key+"_localized"] = o[key]
		if m, ok := o[key+"_localizations"].(map[string]any); ok && m[locale] != nil {
			o[key+"_localized"] = m[locale]
		}
	}
	for _, key := range []string{"options", "choices"} {
		l, _ := o[key].([]any)
		for _, x := range l {
			if inner, ok := x.(map[string]any); ok {
				localise(inner, locale)
			}
		}
	}
}
