// Package curate is what moderators do with facts: draft, check, save, correct,
// withdraw, review, teach, import and export. It decides who may do what where, and
// it helps at the moment of writing: what says the same already, what speaks
// against it, whether the quotation stands on the page.
//
// Every change is one batch of the store, durable before it is acknowledged, with
// who, when and why; and the answers take it in before the call returns. How it
// looks on Discord is package bot's; the rules of wording are package pack's; what
// a page says is package linkcheck's.
package curate

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
)

// An Actor is who acts, and from where. What they may do was found out when they
// acted, not when they opened a form.
type Actor struct {
	ID        string          // Discord user id
	Guild     knowledge.Scope // where they act; global in direct messages
	Moderates bool            // of that guild
	Operates  bool            // may change what is global
}

// May reports, as an error in words, whether the actor may change what is in a scope.
func (a Actor) May(s knowledge.Scope) error {
	switch {
	case s == knowledge.Global && a.Operates:
		return nil
	case s == knowledge.Global:
		return ErrNotOperator
	case s != a.Guild || !a.Moderates:
		return ErrNotModerator
	}
	return nil
}

// Own is the scope that the actor changes where nothing else is said: the guild
// in which they act, or what is global in direct messages.
func (a Actor) Own() knowledge.Scope { return a.Guild }

// Errors whose words are for the person who acted.
var (
	ErrNotModerator = errors.New("that is for this server's moderators: people with the moderator role, or who may manage messages")
	ErrNotOperator  = errors.New("what every server sees can only be changed by the bot's operators")
	ErrNoFact       = errors.New("there is no such fact here")
	ErrNoDraft      = errors.New("this draft is over: it was saved, or left for an hour")
	ErrChanged      = errors.New("somebody changed this meanwhile; look at it again before you change it")
	ErrSecondPerson = errors.New("a second moderator has to look at this; you wrote it yourself")
	ErrDecided      = errors.New("this was decided already")
)

// told are the errors above.
var told = []error{ErrNotModerator, ErrNotOperator, ErrNoFact, ErrNoDraft, ErrChanged, ErrSecondPerson, ErrDecided}

// A RefusedError means that something cannot be saved as it is. Its words say what
// to do.
type RefusedError struct {
	Why string // in English
	Say Message
}

func (e *RefusedError) Error() string { return e.Why }

func refused(format string, args ...any) error {
	return &RefusedError{Why: fmt.Sprintf(format, args...), Say: Message{Format: format, Args: args}}
}

// Told reports whether an error's words are for the person who acted; others are
// for the operator's log.
func Told(err error) bool {
	var r *RefusedError
	if errors.As(err, &r) {
		return true
	}
	for _, known := range told {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// A Library is what answers come from.
type Library interface {
	Base(s knowledge.Scope) *knowledge.Base
	// Look lends the index over what a scope sees, as long as look runs.
	Look(s knowledge.Scope, look func(*index.Index) error) error
	Answer(ctx context.Context, q answer.Question) (*answer.Answer, error)
	// CatchUp makes answers reflect all that is stored.
	CatchUp(ctx context.Context) error
}

// Pages reads web pages.
type Pages interface {
	Page(ctx context.Context, link string) (*linkcheck.Page, error)
}

// Options of a [Curator]. Store and Library are required.
type Options struct {
	Store     knowledge.Store
	Library   Library
	Pages     Pages               // nil: links are kept unverified
	HalfLives knowledge.HalfLives // by which facts age; nil: the defaults
	Now       func() time.Time    // nil: time.Now
	Log       *slog.Logger        // nil: silent
	Ledger    ledger.Ledger       // of what was said; nil: nothing is known of it
}

// A Curator carries out what moderators do. It is safe for concurrent use.
type Curator struct {
	store     knowledge.Store
	library   Library
	pages     Pages
	halfLives knowledge.HalfLives
	ledger    ledger.Ledger
	now       func() time.Time
	log       *slog.Logger

	mu     sync.Mutex
	drafts map[string]*Draft
}

// New makes a curator.
func New(o Options) *Curator {
	c := &Curator{store: o.Store, library: o.Library, pages: o.Pages, halfLives: o.HalfLives, ledger: o.Ledger, now: o.Now, log: o.Log, drafts: map[string]*Draft{}}
	if c.now == nil {
		c.now = time.Now
	}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	return c
}

func (c *Curator) today() knowledge.Day { return knowledge.DayOf(c.now()) }

// apply stores a batch and brings the answers up to date.
func (c *Curator) apply(ctx context.Context, b knowledge.Batch) ([]knowledge.Revision, error) {
	b.At = c.now()
	revisions, err := c.store.Apply(ctx, b)
	var conflict *knowledge.ConflictError
	if errors.As(err, &conflict) {
		return nil, fmt.Errorf("%w (%w)", ErrChanged, err)
	}
	if err != nil {
		return nil, err
	}
	if err := c.library.CatchUp(ctx); err != nil { // it is saved; the answers follow when they can
		c.log.Error("a change is saved, but not in the answers yet", "revision", revisions[0].Seq, "error", err)
	}
	return revisions, nil
}

// record gives a record as it stands in a scope itself; nil if there is none.
func (c *Curator) record(ctx context.Context, r knowledge.Ref) (*knowledge.Record, error) {
	rec, err := c.store.Get(ctx, r)
	if errors.Is(err, knowledge.ErrNoRecord) {
		return nil, nil
	}
	return rec, err
}

func factRef(s knowledge.Scope, id knowledge.FactID) knowledge.Ref {
	return knowledge.Ref{Type: knowledge.FactRecord, Scope: s, ID: string(id)}
}

// rev is what a change expects of a record that may not be there.
func rev(r *knowledge.Record) int64 {
	if r == nil {
		return 0
	}
	return r.Rev
}

// encoded is [knowledge.Encode] for types that always can be.
func encoded(v any) []byte {
	b, err := knowledge.Encode(v)
	if err != nil {
		panic(err)
	}
	return b
}
