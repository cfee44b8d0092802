package outreach_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

const north, south knowledge.Scope = "7001", "7002"

// Facts of the lighthouse.
const (
	oilTen  knowledge.FactID   = "keepers-forty-barrels-2031-01-10"
	bell    knowledge.FactID   = "keepers-bell-too-often-2031-01-25"
	accord  knowledge.FactID   = "accord-signed-2031-06-18"
	barrels knowledge.FactID   = "council-first-barrels-2031-07-02"
	petrel  knowledge.FactID   = "petrel-aground-2031-02-03"
	sailing knowledge.FactID   = "pilots-sail-anyway-2031-06-27"
	almanac                    = "gazette-2031-07-03-first-barrels"
	gazette knowledge.SourceID = "gazette-2031-01-26-oil-and-bell"
)

// A world is a store that holds the lighthouse dispute, what answers from it, and a
// clock.
type world struct {
	t       testing.TB
	path    string
	store   *sqlstore.Store
	library *library.Library
	clock   time.Time
	asked   int // questions
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "store.db"), clock: july}
	w.open()
	p, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := curate.BringIn(t.Context(), w.store, knowledge.Batch{Actor: "pack", At: w.clock}, "starter", p); err != nil {
		t.Fatal(err)
	}
	w.catchUp()
	return w
}

func (w *world) open() {
	w.t.Helper()
	s, err := sqlstore.OpenSQLite(w.t.Context(), w.path)
	if err != nil {
		w.t.Fatal(err)
	}
	w.store = s
	w.t.Cleanup(func() { _ = s.Close() })
	if w.library, err = library.Open(w.t.Context(), s, library.Options{}); err != nil {
		w.t.Fatal(err)
	}
	l := w.library
	w.t.Cleanup(func() { _ = l.Close() })
}

func (w *world) catchUp() {
	w.t.Helper()
	if err := w.library.CatchUp(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// A change of one fact.
type change struct {
	scope  knowledge.Scope
	id     knowledge.FactID
	action knowledge.Action
	state  knowledge.State
	edit   func(*knowledge.Fact) // of the fact as the scope sees it; nil: no body
}

// apply makes changes in one batch and gives its revisions.
func (w *world) apply(reason string, list ...change) []knowledge.Revision {
	w.t.Helper()
	b := knowledge.Batch{Actor: "test", At: w.clock, Reason: reason}
	for _, c := range list {
		if c.scope == "" {
			c.scope = knowledge.Global
		}
		if c.state == "" {
			c.state = knowledge.Active
		}
		if c.action == "" {
			c.action = curate.Edited
		}
		ch := knowledge.Change{
			Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: c.scope, ID: string(c.id)}, Action: c.action, Expect: knowledge.AnyRev, State: c.state,
		}
		f := &knowledge.Fact{ID: c.id, Kind: knowledge.Event, When: knowledge.MustDate("2031-07-04"), Sources: []knowledge.SourceID{gazette}}
		if known := w.library.Base(c.scope).Fact(c.id); known != nil {
			g := *known
			f = &g
		}
		if c.edit != nil {
			c.edit(f)
		}
		body, err := knowledge.Encode(f)
		if err != nil {
			w.t.Fatal(err)
		}
		if c.state != knowledge.Hidden {
			ch.Body = body
		}
		b.Changes = append(b.Changes, ch)
	}
	out, err := w.store.Apply(w.t.Context(), b)
	if err != nil {
		w.t.Fatal(err)
	}
	w.catchUp()
	return out
}

func says(text string) func(*knowledge.Fact) { return func(f *knowledge.Fact) { f.Text = text } }

func overtakes(text string, ids ...knowledge.FactID) func(*knowledge.Fact) {
	return func(f *knowledge.Fact) { f.Text, f.Supersedes = text, ids }
}

// text is what a fact says now.
func (w *world) text(id knowledge.FactID) string {
	w.t.Helper()
	f := w.library.Base(knowledge.Global).Fact(id)
	if f == nil {
		w.t.Fatalf("there is no fact %s", id)
	}
	return f.Text
}

// A discord is a messenger that keeps what it is given, and fails as it is told.
type discord struct {
	mu       sync.Mutex
	messages map[string]*outreach.Message // by channel/id
	order    []string                     // of sending
	edits    map[string]int
	talks    map[string]outreach.Talk
	fail     func(op, at string) error // before; nil: never
	after    func(op, at string) error // what was done is done; nil: never
	busy     map[string]int            // how many are at work in a channel
	most     int                       // channels at work at once
	replies  map[string]string         // id of the message replied to
	next     int
}

func newDiscord() *discord {
	return &discord{
		messages: map[string]*outreach.Message{}, edits: map[string]int{}, talks: map[string]outreach.Talk{}, busy: map[string]int{}, replies: map[string]string{},
	}
}

func (d *discord) do(op, channel, at string, f func() error) error {
	d.mu.Lock()
	d.busy[channel]++
	if d.busy[channel] > 1 {
		panic("two at work in one channel")
	}
	n := 0
	for _, k := range d.busy {
		n += k
	}
	d.most = max(d.most, n)
	fail, after := d.fail, d.after
	d.mu.Unlock()
	defer func() {
		d.mu.Lock()
		d.busy[channel]--
		d.mu.Unlock()
	}()
	if fail != nil {
		if err := fail(op, at); err != nil {
			return err
		}
	}
	d.mu.Lock()
	err := f()
	d.mu.Unlock()
	if err == nil && after != nil {
		err = after(op, at)
	}
	return err
}

func (d *discord) Look(_ context.Context, at outreach.Place) (m *outreach.Message, err error) {
	key := at.Channel + "/" + at.Message
	err = d.do("look", at.Channel, key, func() error {
		if d.messages[key] == nil {
			return outreach.ErrGone
		}
		c := *d.messages[key]
		m = &c
		return nil
	})
	return m, err
}

func (d *discord) Edit(_ context.Context, at outreach.Place, m outreach.Message) error {
	key := at.Channel + "/" + at.Message
	return d.do("edit", at.Channel, key, func() error {
		d.messages[key] = &m
		d.edits[key]++
		return nil
	})
}

func (d *discord) Send(_ context.Context, to outreach.Address, m outreach.Message, nonce string) (at outreach.Place, err error) {
	channel := to.Channel + to.User
	err = d.do("send", channel, channel, func() error {
		d.next++
		at = outreach.Place{Channel: channel, Message: fmt.Sprint(9000 + d.next)}
		key := at.Channel + "/" + at.Message
		d.messages[key] = &m
		d.order = append(d.order, key)
		d.replies[key] = to.ReplyTo
		return nil
	})
	if len(nonce) > 25 {
		panic("a nonce is too long")
	}
	return at, err
}

func (d *discord) Lately(_ context.Context, to outreach.Address) (out []outreach.Sent, err error) {
	channel := to.Channel + to.User
	err = d.do("lately", channel, channel, func() error {
		for key, m := range d.messages {
			if c, id, _ := strings.Cut(key, "/"); c == channel {
				out = append(out, outreach.Sent{Place: outreach.Place{Channel: c, Message: id}, Message: *m})
			}
		}
		return nil
	})
	return out, err
}

func (d *discord) Talk(_ context.Context, channel string) (t outreach.Talk, err error) {
	err = d.do("talk", channel, channel, func() error {
		t = d.talks[channel]
		return nil
	})
	return t, err
}

// sent gives the texts of what was sent to a channel or person, oldest first.
func (d *discord) sent(channel string) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []string
	for _, key := range d.order {
		if c, _, _ := strings.Cut(key, "/"); c == channel {
			out = append(out, textOf(d.messages[key]))
		}
	}
	return out
}

// textOf is all that a message says.
func textOf(m *outreach.Message) string {
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		parts = append(parts, e.Title, e.Description)
		for _, f := range e.Fields {
			parts = append(parts, f.Name, f.Value)
		}
		if e.Footer != nil {
			parts = append(parts, e.Footer.Text)
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// reach makes an outreach over the world. A world that is killed is reached anew.
func (w *world) reach(d *discord, set ...func(*outreach.Options)) *outreach.Outreach {
	o := outreach.Options{
		Store: w.store, Ledger: w.store.Ledger(), Library: w.library, Messenger: d, Ask: w.library.Answer, Now: func() time.Time { return w.clock },
		Server: func(_ context.Context, guild knowledge.Scope) (outreach.Server, error) {
			return outreach.Server{Review: "review-" + string(guild)}, nil
		},
	}
	for _, f := range set {
		f(&o)
	}
	return outreach.New(o)
}

// settings makes a guild's settings.
func settings(s outreach.Server) func(*outreach.Options) {
	return func(o *outreach.Options) {
		o.Server = func(context.Context, knowledge.Scope) (outreach.Server, error) { return s, nil }
	}
}

func (w *world) step(o *outreach.Outreach) {
	w.t.Helper()
	if err := o.Step(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// answered keeps an answer that shows facts, as if it had been given in a channel just
// now, and shows it there.
func (w *world) answered(d *discord, guild knowledge.Scope, channel, message string, ids ...knowledge.FactID) *ledger.Entry {
	w.t.Helper()
	base := w.library.Base(guild)
	e := &ledger.Entry{
		At: w.clock, Sort: ledger.Asked, Guild: guild, Channel: channel, Message: message, By: "somebody", Question: "what is it?", Lang: knowledge.English,
		Answered: true, Head: base.Head(),
	}
	m := outreach.Message{Embeds: []outreach.Embed{{Description: "**On record:**"}}}
	for _, id := range ids {
		f := base.Fact(id)
		m.Embeds[0].Description += "\n\n• " + render.Text(f.Text) + " [1]"
		e.Uses = append(e.Uses, ledger.Use{Fact: id, Scope: knowledge.Scope(f.Scope.String())})
	}
	d.messages[channel+"/"+message] = &m
	if err := w.store.Ledger().Keep(w.t.Context(), e); err != nil {
		w.t.Fatal(err)
	}
	return e
}
