package curate

import (
	"context"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// The actions of changes, as the history shows them.
const (
	Added     knowledge.Action = "add"
	Edited    knowledge.Action = "edit"
	Followed  knowledge.Action = "supersede"
	Withdrawn knowledge.Action = "retract"
	Hid       knowledge.Action = "hide"
	Confirmed knowledge.Action = "confirm"
	Undid     knowledge.Action = "undo"
	Taught    knowledge.Action = "teach"
	Imported  knowledge.Action = "import"
	Suggested knowledge.Action = "suggest"
	Approved  knowledge.Action = "approve"
	Rejected  knowledge.Action = "reject"
)

// A Done is what came of a change, for the one who made it and for the audit.
type Done struct {
	Action knowledge.Action
	Scope  knowledge.Scope
	Fact   knowledge.FactID // "" if it is about none
	Text   string           // of the fact, or what was taught; foreign
	Reason string
	By     string          // user id
	Seq    int64           // revision that can be undone; 0: none
	Queued string          // id of the suggestion that waits for a second person; "": done at once
	Tell   string          // user id of a suggester who is to be told; ""
	Before *knowledge.Fact // as it was; nil: it is new
	Refs   []knowledge.Ref // what was changed

	disputed bool // somebody is on record saying otherwise
}

// CheckRecord is the type of what was found behind a source's link; its id is the
// source's, its body a [Check], its state one of the three below.
const CheckRecord knowledge.RecordType = "check"

// What is known of a source's link.
const (
	Verified   knowledge.State = "verified"   // the page was read, and holds the quotations taken from it
	Unverified knowledge.State = "unverified" // it could not be read so far
	Refuted    knowledge.State = "refuted"    // it was read later, and does not hold a quotation
)

// A Check is what was found behind a source's link.
type Check struct {
	Link   string             `json:"link"`
	Quotes []string           `json:"quotes,omitempty"` // that are to be on the page
	Facts  []knowledge.FactID `json:"facts,omitempty"`  // that rest on it
	At     time.Time          `json:"at"`               // when it was last tried
	Tries  int                `json:"tries"`
	Title  string             `json:"title,omitempty"`
	Hash   string             `json:"hash,omitempty"` // SHA-256 of the page's text, hex; "": never read
	Why    string             `json:"why,omitempty"`  // why it is not verified
}

// Save stores a draft, or hands it to a second person where the guild's rule says
// so. What blocks it is refused.
func (c *Curator) Save(ctx context.Context, a Actor, key string) (*Done, error) {
	d, err := c.Drafted(a, key)
	if err != nil {
		return nil, err
	}
	if err := c.settle(d); err != nil { // the base may have changed since
		return nil, err
	}
	for _, f := range d.Findings {
		if f.Blocks {
			return nil, refused("not saved yet: %s", f.Say)
		}
	}
	done := &Done{Action: d.action(), Scope: d.Scope, Fact: d.Fact.ID, Text: d.Fact.Text, By: a.ID, disputed: len(d.Fact.DisputedBy) > 0}
	if !d.Follows {
		done.Before = d.Of
	}
	changes, err := c.draftChanges(ctx, d)
	if err != nil {
		return nil, err
	}
	return c.commit(ctx, a, done, changes, d.Suggestion, func() { _ = c.Drop(a, key) })
}

func (d *Draft) action() knowledge.Action {
	switch {
	case d.Of == nil:
		return Added
	case d.Follows:
		return Followed
	}
	return Edited
}

// draftChanges gives everything that saving a draft changes.
func (c *Curator) draftChanges(ctx context.Context, d *Draft) ([]knowledge.Change, error) {
	base := c.library.Base(d.Scope)
	var out []knowledge.Change
	add := func(t knowledge.RecordType, id string, action knowledge.Action, expect int64, state knowledge.State, v any) {
		out = append(out, knowledge.Change{
			Ref: knowledge.Ref{Type: t, Scope: d.Scope, ID: id}, Action: action, Expect: expect, State: state, Body: encoded(v),
		})
	}
	if d.Person != nil {
		add(knowledge.EntityRecord, string(d.Person.ID), Added, 0, knowledge.Active, d.Person)
	}
	if base.Source(d.Source.ID) == nil {
		add(knowledge.SourceRecord, string(d.Source.ID), Added, 0, knowledge.Active, d.Source)
	}
	have, err := c.record(ctx, factRef(d.Scope, d.Fact.ID))
	if err != nil {
		return nil, err
	}
	add(knowledge.FactRecord, string(d.Fact.ID), d.action(), d.expect, knowledge.Active, d.Fact)
	if have != nil { // what a pack brought stays known, so that a newer pack finds a conflict and no stranger
		out[len(out)-1].Pack = have.Pack
	}
	check, err := c.check(ctx, d)
	if err != nil {
		return nil, err
	}
	return append(out, check), nil
}

// check notes what was found behind the draft's link.
func (c *Curator) check(ctx context.Context, d *Draft) (knowledge.Change, error) {
	ref := knowledge.Ref{Type: CheckRecord, Scope: d.Scope, ID: string(d.Source.ID)}
	have, err := c.record(ctx, ref)
	if err != nil {
		return knowledge.Change{}, err
	}
	k := Check{Link: d.Form.Link, At: c.now(), Tries: 1}
	if have != nil {
		old, err := knowledge.Decode[Check](have)
		if err != nil {
			return knowledge.Change{}, err
		}
		k = *old
		k.At, k.Tries = c.now(), 1
	}
	if d.Fact.Quote != nil && !slices.Contains(k.Quotes, d.Fact.Quote.Words) {
		k.Quotes = append(k.Quotes, d.Fact.Quote.Words)
	}
	if !slices.Contains(k.Facts, d.Fact.ID) {
		k.Facts = append(k.Facts, d.Fact.ID)
	}
	state := Unverified
	switch {
	case d.Page != nil:
		state, k.Title, k.Hash, k.Why = Verified, d.Page.Title, d.Page.Hash, ""
	case d.PageErr != nil:
		k.Why = d.PageErr.Error()
	}
	return knowledge.Change{Ref: ref, Action: "check", Expect: rev(have), State: state, Body: encoded(k)}, nil
}

// commit stores changes, or queues them for a second person. done is told what
// came of it; saved runs once nothing can be lost any more.
func (c *Curator) commit(ctx context.Context, a Actor, done *Done, changes []knowledge.Change, suggestion string, saved func()) (*Done, error) {
	for _, ch := range changes {
		done.Refs = append(done.Refs, ch.Ref)
	}
	second, err := c.needsSecond(ctx, done)
	if err != nil {
		return nil, err
	}
	if second {
		id, err := c.queue(ctx, a, done, changes)
		if err != nil {
			return nil, err
		}
		done.Queued = id
		saved()
		return done, nil
	}
	if suggestion != "" {
		decision, tell, err := c.decide(ctx, a, suggestion, Approved, done.Reason, done.Fact)
		if err != nil {
			return nil, err
		}
		changes, done.Tell = append(changes, decision), tell
	}
	revisions, err := c.apply(ctx, knowledge.Batch{Actor: a.ID, Reason: done.Reason, Changes: changes})
	if err != nil {
		return nil, err
	}
	for _, r := range revisions {
		if r.After.Type == knowledge.FactRecord || done.Seq == 0 {
			done.Seq = r.Seq
		}
	}
	saved()
	return done, nil
}

// needsSecond reports whether a guild's rule wants another moderator to approve.
func (c *Curator) needsSecond(ctx context.Context, done *Done) (bool, error) {
	if done.Scope == knowledge.Global || done.Fact == "" {
		return false, nil
	}
	s, err := c.Settings(ctx, done.Scope)
	if err != nil || s.SecondPerson == Never {
		return false, err
	}
	if s.SecondPerson == Always {
		return true, nil
	}
	base := c.library.Base(done.Scope)
	if f := base.Fact(done.Fact); f != nil && len(f.DisputedBy) > 0 {
		return true, nil
	}
	return done.disputed, nil
}
