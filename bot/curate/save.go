package curate

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
)

// The actions of changes, as the history shows them.
const (
	Added     knowledge.Action = "add"
	Edited    knowledge.Action = "edit"
	Mended    knowledge.Action = "mend" // a typo, in silence
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
	// The base may have changed since. That may bring findings, but what the author saw
	// is what is saved.
	d.Guesses.Settled = settled{kind: true, by: true, parties: true, topics: true}
	if err := c.settle(d); err != nil {
		return nil, err
	}
	for _, f := range d.Findings {
		if f.Blocks {
			return nil, refused("not saved yet: %s", f.Say)
		}
	}
	if err := c.place(ctx, d); err != nil {
		return nil, err
	}
	done := &Done{Action: d.action(), Scope: d.Scope, Fact: d.Fact.ID, Text: d.Fact.Text, Reason: d.Reason, By: a.ID, Before: d.edits(), disputed: c.disputes(d)}
	changes, err := c.draftChanges(ctx, d)
	if err == nil {
		err = c.corroborated(ctx, d.Scope, changes)
	}
	if err != nil {
		return nil, err
	}
	return c.commit(ctx, a, done, changes, d.Suggestion, func() { _ = c.Drop(a, key) })
}

// Sources lists the sources of a draft's links, each once.
func (d *Draft) Sources() []*knowledge.Source {
	if d.Source == nil {
		return nil
	}
	out := []*knowledge.Source{d.Source}
	for _, x := range d.Further {
		if !slices.ContainsFunc(out, func(s *knowledge.Source) bool { return s.ID == x.Source.ID }) {
			out = append(out, x.Source)
		}
	}
	return out
}

// corroborated reports whether the facts on where things stand that changes bring have
// the two sources that these need in a time of breaking news, when single reports are
// often mended later.
func (c *Curator) corroborated(ctx context.Context, s knowledge.Scope, changes []knowledge.Change) error {
	if s == knowledge.Global {
		return nil
	}
	set, err := c.Settings(ctx, s)
	if err != nil || !set.BreakingAt(c.now()) {
		return err
	}
	base, brought := c.library.Base(s), map[knowledge.SourceID]*knowledge.Source{}
	for _, ch := range changes {
		if ch.Type == knowledge.SourceRecord && ch.State == knowledge.Active {
			if brought[knowledge.SourceID(ch.ID)], err = knowledge.Decode[knowledge.Source](&knowledge.Record{Ref: ch.Ref, Body: ch.Body}); err != nil {
				return err
			}
		}
	}
	for _, ch := range changes {
		if ch.Type != knowledge.FactRecord || ch.State != knowledge.Active {
			continue
		}
		f, err := knowledge.Decode[knowledge.Fact](&knowledge.Record{Ref: ch.Ref, Body: ch.Body})
		if err != nil {
			return err
		}
		var sources []*knowledge.Source
		for _, id := range f.Sources {
			if s := cmp.Or(brought[id], base.Source(id)); s != nil {
				sources = append(sources, s)
			}
		}
		if f.Kind == knowledge.Status && len(base.OriginsOf(sources)) < 2 {
			return refused("in a time of breaking news a fact on where things stand needs two sources that report it by themselves: add a second link after the first")
		}
	}
	return nil
}

// place makes sure that a draft has its place: that a new version is one of what is
// still there, and that the id of a new global fact is no server's. The latter goes
// through all that there is, which is why it waits until the draft is saved.
func (c *Curator) place(ctx context.Context, d *Draft) error {
	if of := d.edits(); of != nil {
		under, err := c.under(ctx, d.Scope, of.ID)
		if err == nil && under != d.under {
			return ErrChanged
		}
		return err
	}
	if d.Scope != knowledge.Global {
		return nil
	}
	others, err := c.idsOfGuilds(ctx)
	if err != nil {
		return err
	}
	d.Fact.ID = c.idFor(c.library.Base(d.Scope), d, others)
	return nil
}

// disputes reports whether somebody disputes what a draft says or sets aside.
func (c *Curator) disputes(d *Draft) bool {
	base := c.library.Base(d.Scope)
	return len(d.Fact.DisputedBy) > 0 || slices.ContainsFunc(d.Fact.Supersedes, func(id knowledge.FactID) bool {
		f := base.Fact(id)
		return f != nil && len(f.DisputedBy) > 0
	})
}

func (d *Draft) action() knowledge.Action {
	switch {
	case d.Of == nil:
		return Added
	case d.Follows:
		return Followed
	case d.Silent:
		return Mended
	}
	return Edited
}

// draftChanges gives everything that saving a draft changes.
func (c *Curator) draftChanges(ctx context.Context, d *Draft) ([]knowledge.Change, error) {
	base := c.library.Base(d.Scope)
	var out []knowledge.Change
	add := func(t knowledge.RecordType, id string, action knowledge.Action, v any) error {
		ref := knowledge.Ref{Type: t, Scope: d.Scope, ID: id}
		have, err := c.record(ctx, ref)
		ch := knowledge.Change{Ref: ref, Action: action, Expect: rev(have), State: knowledge.Active, Body: encoded(v)}
		if have != nil { // what a pack brought stays known, so that a newer pack finds a conflict and no stranger
			ch.Pack = have.Pack
		}
		out = append(out, ch)
		return err
	}
	if d.Person != nil {
		if err := add(knowledge.EntityRecord, string(d.Person.ID), Added, d.Person); err != nil {
			return nil, err
		}
	}
	for _, s := range d.Sources() {
		if base.Source(s.ID) == nil {
			if err := add(knowledge.SourceRecord, string(s.ID), Added, s); err != nil {
				return nil, err
			}
		}
	}
	if err := add(knowledge.FactRecord, string(d.Fact.ID), d.action(), d.Fact); err != nil {
		return nil, err
	}
	out[len(out)-1].Expect = d.expect
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
	link, _ := d.Form.links()
	k := Check{Link: link, At: c.now(), Tries: 1}
	if have != nil {
		old, err := knowledge.Decode[Check](have)
		if err != nil {
			return knowledge.Change{}, err
		}
		k = *old
		k.Link, k.At, k.Tries = link, c.now(), 1
	}
	k.rest(c.library.Base(d.Scope), d.Source.ID, &d.Fact)
	state := Unverified
	switch {
	case d.Page != nil:
		state = k.read(d.Page)
	case d.PageErr != nil:
		k.Why = d.PageErr.Error()
	}
	return knowledge.Change{Ref: ref, Action: "check", Expect: rev(have), State: state, Body: encoded(k)}, nil
}

// rest notes which facts rest on a source, and what they quote from it: those of
// the base, with one as it is to be. A quotation that nobody shows any more is no
// longer looked for.
func (k *Check) rest(base *knowledge.Base, id knowledge.SourceID, soon *knowledge.Fact) {
	k.Quotes, k.Facts = nil, nil
	facts := base.Facts()
	if soon != nil {
		facts = slices.DeleteFunc(slices.Clone(facts), func(f *knowledge.Fact) bool { return f.ID == soon.ID })
		facts = append(facts, soon)
	}
	for _, f := range facts {
		if !slices.Contains(f.Sources, id) {
			continue
		}
		k.Facts = append(k.Facts, f.ID)
		// A fact of several sources may quote from another of them.
		if f.Quote != nil && f.Sources[0] == id && !slices.Contains(k.Quotes, f.Quote.Words) {
			k.Quotes = append(k.Quotes, f.Quote.Words)
		}
	}
}

// read notes what a page says of itself, and gives whether it holds what is quoted
// from it.
func (k *Check) read(p *linkcheck.Page) knowledge.State {
	k.Title, k.Hash, k.Why = p.Title, p.Hash, ""
	for _, q := range k.Quotes {
		if p.Holds(q).Match < linkcheck.Elided {
			k.Why = q
			return Refuted
		}
	}
	return Verified
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
		id, err := c.queue(ctx, a, done, changes, suggestion)
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
	done.made(revisions)
	saved()
	return done, nil
}

// made notes the revision that can be undone: a fact's, if there is one.
func (d *Done) made(revisions []knowledge.Revision) {
	for _, r := range revisions {
		if r.After.Type == knowledge.FactRecord || d.Seq == 0 {
			d.Seq = r.Seq
		}
	}
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
