package curate

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// SuggestionRecord is the type of what waits for a moderator; its body is a
// [Suggestion], its state Open, Accepted or Declined.
const SuggestionRecord knowledge.RecordType = "suggestion"

// The states of suggestions and conflicts.
const (
	Open     knowledge.State = "open"
	Accepted knowledge.State = "accepted"
	Declined knowledge.State = "declined"
)

// A Suggestion is a fact that somebody proposes, or a moderator's change that
// waits for a second person.
type Suggestion struct {
	By   string    `json:"by"` // user id
	At   time.Time `json:"at"`
	Form Form      `json:"form,omitzero"` // of a fact that somebody proposes

	// Of a change that waits for a second person.
	Action  knowledge.Action   `json:"action,omitempty"`
	Fact    knowledge.FactID   `json:"fact,omitempty"`
	Text    string             `json:"text,omitempty"`
	Reason  string             `json:"reason,omitempty"`
	Changes []knowledge.Change `json:"changes,omitempty"`
	For     string             `json:"for,omitempty"` // user id of who suggested it before a moderator took it up; ""

	// Of one that was decided.
	DecidedBy string    `json:"decided_by,omitempty"`
	DecidedAt time.Time `json:"decided_at,omitzero"`
	Why       string    `json:"why,omitempty"`
}

// waits reports whether it is a change that waits for a second person.
func (s *Suggestion) waits() bool { return len(s.Changes) > 0 }

// maxOpen bounds what one person may have waiting in one guild.
const maxOpen = 20

// Suggest proposes a fact to a guild's moderators. Anyone may.
func (c *Curator) Suggest(ctx context.Context, a Actor, f Form) (string, error) {
	if a.Guild == knowledge.Global {
		return "", refused("suggestions go to a server's moderators; use this in a server")
	}
	f = f.tidy()
	switch {
	case f.fits() != nil:
		return "", f.fits()
	case f.Link == "":
		return "", refused("a fact needs a link to who reports it")
	}
	waiting, err := c.recorded(ctx, a.Guild, SuggestionRecord)
	if err != nil {
		return "", err
	}
	n := 0
	for _, w := range waiting {
		if w.Suggestion.By == a.ID && !w.Suggestion.waits() {
			n++
		}
	}
	if n >= maxOpen {
		return "", refused("%d of your suggestions wait to be looked at already; thank you, and please wait for these", n)
	}
	return c.put(ctx, a, newKey(), 0, Suggestion{By: a.ID, At: c.now(), Form: f})
}

// queue keeps changes for a second person, in the place of the suggestion that they
// grew from, if any.
func (c *Curator) queue(ctx context.Context, a Actor, d *Done, changes []knowledge.Change, suggestion string) (string, error) {
	s := Suggestion{By: a.ID, At: c.now(), Action: d.Action, Fact: d.Fact, Text: d.Text, Reason: d.Reason, Changes: changes}
	if suggestion == "" {
		return c.put(ctx, a, newKey(), 0, s)
	}
	of, r, err := c.suggestion(ctx, a, suggestion)
	if err != nil {
		return "", err
	}
	s.Form, s.For = of.Form, of.By
	return c.put(ctx, a, suggestion, r.Rev, s)
}

func newKey() string {
	var key [6]byte
	_, _ = rand.Read(key[:]) // never fails
	return hex.EncodeToString(key[:])
}

func (c *Curator) put(ctx context.Context, a Actor, id string, expect int64, s Suggestion) (string, error) {
	_, err := c.apply(ctx, knowledge.Batch{Actor: a.ID, Changes: []knowledge.Change{{
		Ref: suggestionRef(a.Guild, id), Action: Suggested, Expect: expect, State: Open, Body: encoded(s),
	}}})
	return id, err
}

func suggestionRef(s knowledge.Scope, id string) knowledge.Ref {
	return knowledge.Ref{Type: SuggestionRecord, Scope: s, ID: id}
}

// A Waiting is one thing in a review queue.
type Waiting struct {
	ID         string
	Since      time.Time
	Suggestion *Suggestion    // or
	Conflict   *Conflict      // of a pack with what was changed by hand; operators decide
	Check      *Check         // of a page that does not hold what was quoted from it
	Overtaken  *knowledge.Ref // a guild's own version of a fact that has changed globally since

	Complaint *Complaint      // an error that a reader reported
	Gap       *Gap            // what could not be answered
	Aged      *knowledge.Fact // its half-life has passed
	Relied    int             // of Aged: how many answers showed it in the last 30 days
}

// Queue lists what waits where the actor acts, oldest first.
func (c *Curator) Queue(ctx context.Context, a Actor) ([]Waiting, error) {
	if err := a.moderate(); err != nil {
		return nil, err
	}
	return c.open(ctx, a.Guild)
}

// open lists what waits in a scope.
func (c *Curator) open(ctx context.Context, s knowledge.Scope) ([]Waiting, error) {
	out, err := c.recorded(ctx, s, SuggestionRecord, ConflictRecord, CheckRecord)
	if err != nil {
		return nil, err
	}
	base := c.library.Base(s)
	out = slices.DeleteFunc(out, func(w Waiting) bool { return w.Check != nil && !w.Check.matters(base, w.ID) })
	over, err := c.overtaken(ctx, s)
	if err != nil {
		return nil, err
	}
	out = append(out, over...)
	slices.SortStableFunc(out, func(p, q Waiting) int { return cmp.Or(p.Since.Compare(q.Since), cmp.Compare(p.ID, q.ID)) })
	return out, nil
}

// recorded lists the records of a scope that wait for somebody.
func (c *Curator) recorded(ctx context.Context, s knowledge.Scope, types ...knowledge.RecordType) ([]Waiting, error) {
	records, _, err := c.store.List(ctx, knowledge.Query{
		Types: types, Scopes: []knowledge.Scope{s}, States: []knowledge.State{Open, Refuted},
	})
	if err != nil {
		return nil, err
	}
	var out []Waiting
	for _, r := range records {
		w, err := waiting(r)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}

// matters reports whether a fact still shows the quotation that was not found:
// changing or withdrawing the fact settles the matter.
func (k *Check) matters(base *knowledge.Base, source string) bool {
	now := *k
	now.rest(base, knowledge.SourceID(source), nil)
	return slices.Contains(now.Quotes, k.Why)
}

func waiting(r *knowledge.Record) (w Waiting, err error) {
	w.ID = r.ID
	switch r.Type {
	case SuggestionRecord:
		if w.Suggestion, err = knowledge.Decode[Suggestion](r); err == nil {
			w.Since = w.Suggestion.At
		}
	case ConflictRecord:
		w.Conflict, err = knowledge.Decode[Conflict](r)
	case CheckRecord:
		if w.Check, err = knowledge.Decode[Check](r); err == nil {
			w.Since = w.Check.At
		}
	}
	return w, err
}

// overtaken lists a guild's own versions of facts that changed globally since.
func (c *Curator) overtaken(ctx context.Context, s knowledge.Scope) ([]Waiting, error) {
	if s == knowledge.Global {
		return nil, nil
	}
	records, _, err := c.store.List(ctx, knowledge.Query{
		Types: []knowledge.RecordType{knowledge.FactRecord}, Scopes: []knowledge.Scope{s, knowledge.Global},
	})
	if err != nil {
		return nil, err
	}
	global := map[string]int64{}
	for _, r := range records {
		if r.Scope == knowledge.Global {
			global[r.ID] = r.Rev
		}
	}
	var out []Waiting
	for _, r := range records {
		if r.Scope == s && r.State == knowledge.Active && global[r.ID] > r.Rev {
			out = append(out, Waiting{ID: r.ID, Overtaken: &r.Ref})
		}
	}
	return out, nil
}

// suggestion gives an open suggestion of the actor's guild.
func (c *Curator) suggestion(ctx context.Context, a Actor, id string) (*Suggestion, *knowledge.Record, error) {
	if err := a.May(a.Guild); err != nil {
		return nil, nil, err
	}
	r, err := c.record(ctx, suggestionRef(a.Guild, id))
	switch {
	case err != nil:
		return nil, nil, err
	case r == nil:
		return nil, nil, ErrNoFact
	case r.State != Open:
		return nil, nil, ErrDecided
	}
	s, err := knowledge.Decode[Suggestion](r)
	return s, r, err
}

// Approve accepts what waits. A change that waits for a second person is made; a
// suggestion is saved as a fact if nothing stands in the way, else its draft is
// given, to be completed.
func (c *Curator) Approve(ctx context.Context, a Actor, id string) (*Done, *Draft, error) {
	s, _, err := c.suggestion(ctx, a, id)
	if err != nil {
		return nil, nil, err
	}
	if !s.waits() {
		d, err := c.Take(ctx, a, id)
		if err != nil || !d.Ready() {
			return nil, d, err
		}
		done, err := c.Save(ctx, a, d.Key)
		return done, d, err
	}
	if s.By == a.ID {
		return nil, nil, ErrSecondPerson
	}
	decision, tell, err := c.decide(ctx, a, id, Approved, "", s.Fact)
	if err != nil {
		return nil, nil, err
	}
	changes, err := c.afresh(ctx, s.Changes)
	if err == nil && s.Action != Confirmed {
		err = c.corroborated(ctx, a.Guild, changes)
	}
	if err != nil {
		return nil, nil, err
	}
	done := &Done{Action: s.Action, Scope: a.Guild, Fact: s.Fact, Text: s.Text, Reason: s.Reason, By: a.ID, Tell: tell}
	for _, ch := range changes {
		done.Refs = append(done.Refs, ch.Ref)
	}
	if f := c.library.Base(a.Guild).Fact(s.Fact); f != nil && s.Action != Added && s.Action != Followed {
		done.Before = f
	}
	revisions, err := c.apply(ctx, knowledge.Batch{
		Actor: s.By, Reason: strings.TrimSpace(s.Reason + " (approved by " + a.ID + ")"), Changes: append(changes, decision),
	})
	if err != nil {
		return nil, nil, err
	}
	done.made(revisions)
	return done, nil, nil
}

// afresh brings waiting changes up to what was changed beside them meanwhile: a
// source or a person that somebody else added is there, and what is known of a link
// is joined. A fact that was changed is left as it is, to be a conflict.
func (c *Curator) afresh(ctx context.Context, changes []knowledge.Change) ([]knowledge.Change, error) {
	var out []knowledge.Change
	for _, ch := range changes {
		side := ch.Type == CheckRecord || ch.Action == Added && ch.Type != knowledge.FactRecord
		if !side {
			out = append(out, ch)
			continue
		}
		have, err := c.record(ctx, ch.Ref)
		if err != nil {
			return nil, err
		}
		if ch.Type != CheckRecord && have != nil && have.State == knowledge.Active {
			continue
		}
		ch.Expect = rev(have)
		out = append(out, ch)
	}
	return out, nil
}

// Take drafts a fact from a suggestion.
func (c *Curator) Take(ctx context.Context, a Actor, id string) (*Draft, error) {
	s, _, err := c.suggestion(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if s.waits() {
		return nil, refused("this is another moderator's change: approve or reject it as it is")
	}
	return c.begin(ctx, &Draft{Scope: a.Guild, Author: a.ID, Suggestion: id, day: knowledge.DayOf(s.At)}, s.Form)
}

// Reject declines what waits, with a reason for the one who proposed it.
func (c *Curator) Reject(ctx context.Context, a Actor, id, why string) (*Done, error) {
	why, err := reasonable(why, "say why; the reason is sent to who suggested it")
	if err != nil {
		return nil, err
	}
	s, _, err := c.suggestion(ctx, a, id)
	if err != nil {
		return nil, err
	}
	decision, tell, err := c.decide(ctx, a, id, Rejected, why, "")
	if err != nil {
		return nil, err
	}
	if _, err := c.apply(ctx, knowledge.Batch{Actor: a.ID, Reason: why, Changes: []knowledge.Change{decision}}); err != nil {
		return nil, err
	}
	return &Done{Action: Rejected, Scope: a.Guild, Text: cmp.Or(s.Text, s.Form.Text), Reason: why, By: a.ID, Tell: tell}, nil
}

// decide gives the change that closes a suggestion, and who is to be told.
func (c *Curator) decide(ctx context.Context, a Actor, id string, as knowledge.Action, why string, fact knowledge.FactID) (knowledge.Change, string, error) {
	s, r, err := c.suggestion(ctx, a, id)
	if err != nil {
		return knowledge.Change{}, "", err
	}
	s.DecidedBy, s.DecidedAt, s.Why, s.Changes = a.ID, c.now(), why, nil
	s.Fact = cmp.Or(fact, s.Fact)
	state := Accepted
	if as == Rejected {
		state = Declined
	}
	return knowledge.Change{Ref: r.Ref, Action: as, Expect: r.Rev, State: state, Body: encoded(s)}, cmp.Or(s.For, s.By), nil
}

// Settle decides a conflict between a pack and what was changed by hand: the
// pack's word is taken, or ours is kept.
func (c *Curator) Settle(ctx context.Context, a Actor, id string, takePack bool) (*Done, error) {
	if err := a.May(knowledge.Global); err != nil {
		return nil, err
	}
	ref := knowledge.Ref{Type: ConflictRecord, Scope: knowledge.Global, ID: id}
	r, err := c.record(ctx, ref)
	switch {
	case err != nil:
		return nil, err
	case r == nil:
		return nil, ErrNoFact
	case r.State != Open:
		return nil, ErrDecided
	}
	k, err := knowledge.Decode[Conflict](r)
	if err != nil {
		return nil, err
	}
	have, err := c.record(ctx, k.Of)
	if err != nil {
		return nil, err
	}
	ch := knowledge.Change{Ref: k.Of, Action: Edited, Expect: rev(have), State: have.State, Body: have.Body, Pack: k.Pack}
	state := Declined
	if takePack {
		state = Accepted
		ch.State, ch.Body = knowledge.Active, k.New
		if k.New == nil {
			ch.State, ch.Body = knowledge.Retracted, have.Body
			if err := c.spared(ctx, ch); err != nil {
				return nil, err
			}
		}
	}
	done := &Done{Action: ch.Action, Scope: knowledge.Global, Text: k.Of.ID, By: a.ID, Refs: []knowledge.Ref{k.Of}}
	if k.Of.Type == knowledge.FactRecord {
		done.Fact = knowledge.FactID(k.Of.ID)
	}
	revisions, err := c.apply(ctx, knowledge.Batch{Actor: a.ID, Reason: "a newer pack", Changes: []knowledge.Change{
		ch, {Ref: ref, Action: Approved, Expect: r.Rev, State: state, Body: r.Body},
	}})
	if err != nil {
		return nil, err
	}
	done.Seq = revisions[0].Seq
	return done, nil
}
