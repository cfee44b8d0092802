// Package library keeps the answers in step with a store: it follows the change
// feed, and has for every scope an engine over what that scope sees.
//
// The global engine's index lies on disk and is only written where facts changed.
// A guild that has anything of its own gets an engine of its own, in memory, made
// when the guild asks; all others share the global one. So nothing of one guild,
// be it a fact, a name or the frequency of a word, can reach another's answers.
//
// What an answer says is package answer's; what may be written is package curate's.
package library

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Options of a [Library].
type Options struct {
	IndexDir string       // of the global index; "": in memory
	Guilds   int          // how many guilds' engines are kept at once; 0: 64
	Log      *slog.Logger // nil: silent
}

// A Library answers from what a store holds. It is safe for concurrent use.
type Library struct {
	store knowledge.Store
	opts  Options

	turn   sync.Mutex // of who brings the library up to date
	making singleflight.Group

	mu       sync.Mutex
	closed   bool
	holdings *knowledge.Holdings
	head     int64 // Seq of the last revision taken in
	stamp    int64 // counts what every scope sees anew
	global   *shelf
	guilds   map[knowledge.Scope]*shelf
	stamps   map[knowledge.Scope]int64 // of a guild's own last change
	used     int64                     // counts uses of guilds' shelves
}

// defaultGuilds bounds the engines of guilds in memory.
const defaultGuilds = 64

// feedPage is how many revisions are read at a time.
const feedPage = 1000

// ErrClosed means that the library was closed.
var ErrClosed = errors.New("the library is closed")

// Open reads a store and makes the global engine. The error tells what cannot be
// read or written; a record that makes no sense is logged and left out.
func Open(ctx context.Context, store knowledge.Store, o Options) (*Library, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Guilds <= 0 {
		o.Guilds = defaultGuilds
	}
	records, head, err := store.List(ctx, knowledge.Query{Types: knowledge.Held})
	if err != nil {
		return nil, fmt.Errorf("read the store: %w", err)
	}
	h, err := knowledge.NewHoldings(records)
	if err != nil {
		o.Log.Error("what cannot be read is left out", "error", err)
	}
	base, err := h.Base(knowledge.Global)
	if err != nil {
		return nil, err
	}
	x, err := openIndex(o.IndexDir, base)
	if err != nil {
		return nil, err
	}
	global, err := newShelf(x, nil)
	if err != nil {
		return nil, err
	}
	return &Library{
		store: store, opts: o, holdings: h, head: head, global: global,
		guilds: map[knowledge.Scope]*shelf{}, stamps: map[knowledge.Scope]int64{},
	}, nil
}

func openIndex(dir string, b *knowledge.Base) (*index.Index, error) {
	if dir == "" {
		return index.New(b)
	}
	return index.Open(dir, b)
}

// Close releases the engines once the answers in hand are given. Whoever asks
// afterwards gets ErrClosed.
func (l *Library) Close() error {
	l.turn.Lock() // what is being taken in, is taken in first
	defer l.turn.Unlock()
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return nil
	}
	l.closed = true
	all := append(slices.Collect(maps.Values(l.guilds)), l.global)
	l.guilds = nil
	l.mu.Unlock()
	var err error
	for _, s := range all {
		err = errors.Join(err, s.release())
	}
	return err
}

// Run follows the store until ctx ends. What cannot be read is tried again.
func (l *Library) Run(ctx context.Context) {
	const pause = time.Second
	for range l.store.Watch(ctx) {
		for ctx.Err() == nil {
			err := l.CatchUp(ctx)
			if err == nil || ctx.Err() != nil || errors.Is(err, ErrClosed) {
				break
			}
			l.opts.Log.Error("the answers are behind the store", "error", err)
			select {
			case <-ctx.Done():
			case <-time.After(pause):
			}
		}
	}
}

// Head is the Seq of the last revision that answers take into account.
func (l *Library) Head() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head
}

// CatchUp takes in every revision that the store has now. When it returns nil,
// answers reflect them.
func (l *Library) CatchUp(ctx context.Context) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	if l.isClosed() {
		return ErrClosed
	}
	for {
		revisions, err := l.store.Since(ctx, l.Head(), feedPage)
		if err != nil {
			return fmt.Errorf("read the change feed: %w", err)
		}
		if len(revisions) == 0 {
			return nil
		}
		if err := l.take(revisions); err != nil {
			return err
		}
	}
}

func (l *Library) isClosed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closed
}

// take brings in revisions. Only one may be at it at a time.
func (l *Library) take(revisions []knowledge.Revision) error {
	touched, base, err := l.hold(revisions)
	if err != nil {
		return err
	}
	var old, next *shelf
	if base != nil {
		old = l.global // nobody else changes it
		x, err := old.index.Next(base)
		if err != nil {
			return fmt.Errorf("bring the index up to date: %w", err)
		}
		if next, err = newShelf(x, old); err != nil {
			return err
		}
	}
	l.mu.Lock()
	if next != nil {
		l.global = next
		l.stamp++
	}
	for s := range touched {
		l.stamps[s]++
	}
	l.head = revisions[len(revisions)-1].Seq
	l.mu.Unlock()
	if old != nil {
		l.giveBack(old)
	}
	return nil
}

// hold puts revisions into the holdings. It tells whose knowledge they touch, and
// what is global then if that is touched. Holding the same ones again does no harm.
func (l *Library) hold(revisions []knowledge.Revision) (touched map[knowledge.Scope]bool, base *knowledge.Base, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	touched = map[knowledge.Scope]bool{}
	for _, r := range revisions {
		if !knowledge.Concerns(r.After.Type) {
			continue
		}
		if err := l.holdings.Put(r.After); err != nil { // the others must not wait for it
			l.opts.Log.Error("what cannot be read is left out", "revision", r.Seq, "error", err)
		}
		touched[r.After.Scope] = true
	}
	if touched[knowledge.Global] {
		base, err = l.holdings.Base(knowledge.Global)
	}
	return touched, base, err
}

// Base is what a scope sees. Should a guild's own knowledge not fit with the
// global, which is logged, it is the global alone.
func (l *Library) Base(s knowledge.Scope) *knowledge.Base {
	x, err := l.borrow(s)
	if err != nil {
		l.opts.Log.Error("a server's own facts cannot be shown", "guild", s, "error", err)
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.global.engine.Base()
	}
	defer l.giveBack(x)
	return x.engine.Base()
}

// Answer answers a question from what its scope sees.
func (l *Library) Answer(ctx context.Context, q answer.Question) (*answer.Answer, error) {
	x, err := l.borrow(q.Scope)
	if err != nil {
		return nil, err
	}
	defer l.giveBack(x)
	return x.engine.Answer(ctx, q)
}

// Check tells what the scope sees on the claims in a message.
func (l *Library) Check(ctx context.Context, q answer.Question) (*answer.Answer, error) {
	x, err := l.borrow(q.Scope)
	if err != nil {
		return nil, err
	}
	defer l.giveBack(x)
	return x.engine.Check(ctx, q)
}

// Look lends the index over what a scope sees, as long as look runs.
func (l *Library) Look(s knowledge.Scope, look func(*index.Index) error) error {
	x, err := l.borrow(s)
	if err != nil {
		return err
	}
	defer l.giveBack(x)
	return look(x.index)
}

func (l *Library) giveBack(x *shelf) {
	if err := x.release(); err != nil {
		l.opts.Log.Warn("an index was not released", "error", err)
	}
}

// Fixed answers every scope from one engine, whose knowledge does not change.
type Fixed struct{ *answer.Engine }

// Base is what the engine answers from.
func (f Fixed) Base(knowledge.Scope) *knowledge.Base { return f.Engine.Base() }
