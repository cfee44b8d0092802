package sandbox

import "slices"

func getUser(q *rest) (any, error) {
	id := q.PathValue("user")
	if id == "@me" {
		id = q.app.id()
	}
	u := user(id)
	if u == nil {
		return nil, errUser
	}
	return u.json(), nil
}

// messageContentLimited is the flag of an application that may ask for the privileged
// intent while it is in few servers.
const messageContentLimited = 1 << 19

func me(q *rest) (any, error) {
	flags := 0
	if q.s.opts.Privilege {
		flags = messageContentLimited
	}
	return object{
		"id": q.app.id(), "name": q.app.user.Name, "icon": nil, "description": "", "summary": "", "flags": flags, "bot_public": true,
		"bot_require_code_grant": false, "verify_key": "", "team": nil, "bot": q.app.user.json(), "owner": Olga.json(),
	}, nil
}

func myGuilds(q *rest) (any, error) {
	out := []any{}
	for _, g := range q.s.guilds {
		if m := g.member(q.app.id()); m != nil {
			out = append(out, object{
				"id": g.ID, "name": g.Name, "icon": nil, "owner": false, "permissions": decimal(g.base(m)), "features": []any{},
			})
		}
	}
	return out, nil
}

// guild gives the guild of the path, if the bot is in it.
func (q *rest) guild() (*guild, error) {
	g := q.s.guild(q.PathValue("guild"))
	if g == nil {
		return nil, errGuild
	}
	if g.member(q.app.id()) == nil {
		return nil, errAccess
	}
	return g, nil
}

func getGuild(q *rest) (any, error) {
	g, err := q.guild()
	if err != nil {
		return nil, err
	}
	return g.json(), nil
}

func guildRoles(q *rest) (any, error) {
	g, err := q.guild()
	if err != nil {
		return nil, err
	}
	return g.json()["roles"], nil
}

func guildChannels(q *rest) (any, error) {
	return q.channelsThat(func(c *channel) bool { return !c.thread() })
}

func activeThreads(q *rest) (any, error) {
	list, err := q.channelsThat(func(c *channel) bool { return c.thread() && !c.Archived && q.s.sees(q.app.user, c) })
	if err != nil {
		return nil, err
	}
	return object{"threads": list, "members": []any{}}, nil
}

func (q *rest) channelsThat(fit func(*channel) bool) (any, error) {
	g, err := q.guild()
	if err != nil {
		return nil, err
	}
	out := []any{}
	for _, c := range q.s.sorted() {
		if c.Guild == g.ID && fit(c) {
			out = append(out, q.s.channelJSON(c))
		}
	}
	return out, nil
}

func guildMembers(q *rest) (any, error) {
	g, err := q.guild()
	switch {
	case err != nil:
		return nil, err
	case q.app.intents&intentMembers == 0 && !q.s.opts.Privilege:
		return nil, errAccess
	}
	out := []any{}
	for _, m := range g.Members {
		out = append(out, m.json(true))
	}
	return out, nil
}

func guildMember(q *rest) (any, error) {
	g, err := q.guild()
	if err != nil {
		return nil, err
	}
	m := g.member(q.PathValue("user"))
	if m == nil {
		return nil, errMember
	}
	return m.json(true), nil
}

// openDM gives the direct-message channel with a person.
func openDM(q *rest) (any, error) {
	if err := q.reject(check(q.body, "CreatePrivateChannelRequest", &checker{}, func(*checker, map[string]any) {})); err != nil {
		return nil, err
	}
	var p struct {
		To string `json:"recipient_id"`
	}
	q.decode(&p)
	u := user(p.To)
	switch {
	case u == nil:
		return nil, errUser
	case u.Bot || u.Webhook:
		return nil, &refusal{status: 400, code: codeCannotDM, message: "Cannot send messages to this user"}
	}
	return q.s.channelJSON(q.s.dm(u, q.app)), nil
}

// dm gives the direct-message channel of a person and a bot; the lock is held.
func (s *Server) dm(u *User, a *application) *channel {
	for _, c := range s.channels {
		if c.Guild == "" && c.With == u && c.App == a.id() {
			return c
		}
	}
	c := &channel{ID: s.newID(), Type: dmChannel, Kind: "dm", With: u, App: a.id()}
	s.channels[c.ID] = c
	return c
}

// channel gives the channel of the path, if the bot sees it.
func (q *rest) channel() (*channel, error) {
	c := q.s.channels[q.PathValue("channel")]
	switch {
	case c == nil:
		return nil, errChannel
	case !q.s.sees(q.app.user, c):
		return nil, errAccess
	}
	return c, nil
}

func getChannel(q *rest) (any, error) {
	c, err := q.channel()
	if err != nil {
		return nil, err
	}
	return q.s.channelJSON(c), nil
}

func typing(q *rest) (any, error) {
	c, err := q.channel()
	switch {
	case err != nil:
		return nil, err
	case !q.s.may(q.app.user, c, SendMessages):
		return nil, errPermissions
	}
	q.s.types(q.app.user, c)
	return nil, nil
}

// startThread opens a thread: on a message, or beside messages.
func startThread(q *rest) (any, error) {
	c, err := q.channel()
	if err != nil {
		return nil, err
	}
	message, schema := q.PathValue("message"), "CreateTextThreadWithoutMessageRequest"
	if message != "" {
		schema = "CreateTextThreadWithMessageRequest"
	}
	if err := q.reject(check(q.body, schema, &checker{}, func(c *checker, o map[string]any) { c.text(o, "name", 1, 100) })); err != nil {
		return nil, err
	}
	var p struct {
		Name string `json:"name"`
		Type int    `json:"type"`
	}
	q.decode(&p)
	if p.Type == 0 || message != "" {
		p.Type = publicThread
	}
	t, err := q.s.openThread(q.app.user, c, message, p.Name, p.Type)
	if err != nil {
		return nil, err
	}
	return q.s.channelJSON(t), nil
}

// openThread makes a thread and tells the bots; the lock is held.
func (s *Server) openThread(u *User, c *channel, message, name string, kind int) (*channel, error) {
	switch {
	case c.Type != textChannel || !s.may(u, c, OpenThreads):
		return nil, errPermissions
	case message != "" && (s.messages[message] == nil || s.messages[message].Deleted || s.messages[message].Channel != c.ID):
		return nil, errMessage
	case message != "" && s.channels[message] != nil:
		return nil, &refusal{status: 400, code: codeThreadExists, message: "A thread has already been created for this message"}
	}
	id := message
	if id == "" {
		id = s.newID()
	}
	t := &channel{
		ID: id, Type: kind, Name: name, Kind: "thread", Guild: c.Guild, Parent: c.ID, Owner: u.ID, Members: []string{u.ID}, Born: s.opts.Now(),
	}
	s.channels[id] = t
	s.announce(t, intentGuilds, "THREAD_CREATE", func(*application) object {
		o := s.channelJSON(t)
		o["newly_created"] = true
		return o
	})
	if message != "" {
		s.updated(s.messages[message])
	}
	s.tell(change{What: "thread", Channel: c.ID, ID: t.ID})
	return t, nil
}

// thread gives the thread of the path.
func (q *rest) thread() (*channel, error) {
	c, err := q.channel()
	if err == nil && !c.thread() {
		err = errPermissions // other channels are not for bots to change here
	}
	return c, err
}

func changeThread(q *rest) (any, error) {
	t, err := q.thread()
	if err != nil {
		return nil, err
	}
	if err := q.reject(check(q.body, "UpdateThreadRequestPartial", &checker{}, func(c *checker, o map[string]any) { c.text(o, "name", 0, 100) })); err != nil {
		return nil, err
	}
	if t.Owner != q.app.id() && !q.s.may(q.app.user, t, ManageThreads) {
		return nil, errPermissions
	}
	var p struct {
		Name             *string
		Archived, Locked *bool
	}
	q.decode(&p)
	if p.Name != nil {
		t.Name = *p.Name
	}
	if p.Archived != nil {
		t.Archived = *p.Archived
	}
	if p.Locked != nil {
		t.Locked = *p.Locked
	}
	q.s.announce(t, intentGuilds, "THREAD_UPDATE", func(*application) object { return q.s.channelJSON(t) })
	q.s.tell(change{What: "thread", Channel: t.Parent, ID: t.ID})
	return q.s.channelJSON(t), nil
}

func deleteThread(q *rest) (any, error) {
	t, err := q.thread()
	switch {
	case err != nil:
		return nil, err
	case !q.s.may(q.app.user, t, ManageThreads):
		return nil, errPermissions
	}
	q.s.announce(t, intentGuilds, "THREAD_DELETE", func(*application) object {
		return object{"id": t.ID, "parent_id": t.Parent, "type": t.Type}
	})
	delete(q.s.channels, t.ID)
	q.s.tell(change{What: "thread", Channel: t.Parent, ID: t.ID})
	return q.s.channelJSON(t), nil
}

func threadMembers(q *rest) (any, error) {
	t, err := q.thread()
	if err != nil {
		return nil, err
	}
	out := []any{}
	for _, id := range t.Members {
		out = append(out, object{"id": t.ID, "user_id": id, "join_timestamp": stamp(t.Born), "flags": 0})
	}
	return out, nil
}

func joinThread(q *rest) (any, error) { return q.membership(true) }

func leaveThread(q *rest) (any, error) { return q.membership(false) }

func (q *rest) membership(join bool) (any, error) {
	t, err := q.thread()
	if err != nil {
		return nil, err
	}
	id := q.PathValue("user")
	if id == "@me" {
		id = q.app.id()
	}
	t.Members = slices.DeleteFunc(slices.Clone(t.Members), func(m string) bool { return m == id })
	if join {
		t.Members = append(t.Members, id)
	}
	return nil, nil
}
