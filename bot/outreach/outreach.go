package outreach

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Library is what answers come from.
type Library interface {
	Base(s knowledge.Scope) *knowledge.Base
	// CatchUp makes answers reflect all that is stored.
	CatchUp(ctx context.Context) error
}

// A Server is what a guild's moderators decided, as far as outreach needs it.
type Server struct {
	Review string         // id of the channel in which moderators are told; "": none
	Lang   knowledge.Lang // of what moderators are told; "": English
	Paused bool           // nobody is told what is new; that waits
}

// Options of an [Outreach]. Store, Ledger, Library and Messenger are required.
type Options struct {
	Store     knowledge.Store
	Ledger    ledger.Ledger
	Library   Library
	Messenger Messenger
	Ask       func(context.Context, answer.Question) (*answer.Answer, error)   // nil: no question is asked again
	Server    func(ctx context.Context, guild knowledge.Scope) (Server, error) // nil: nobody is told
	Questions time.Duration                                                    // how long questions are kept; 0: 30 days
	Entries   time.Duration                                                    // how long the rest is, and how far back corrections reach; 0: 90 days
	Stop      func(follow int64) string                                        // custom id of the button that ends a follow; nil: digests have none
	Workers   int                                                              // how many channels are worked on at once; 0: 3
	Now       func() time.Time                                                 // nil: time.Now
	Log       *slog.Logger                                                     // nil: silent
}

const day = 24 * time.Hour

// An Outreach says what the bot says on its own account. Only one may run over a
// ledger at a time: whoever runs it holds a lease. It is safe for concurrent use: steps are taken one after the other.
type Outreach struct {
	opts  Options
	store knowledge.Store
	book  ledger.Ledger
	log   *slog.Logger

	turn sync.Mutex // of a step

	mu     sync.Mutex
	pauses map[string]time.Time // until when what failed is left alone
}

// New makes an outreach.
func New(o Options) *Outreach {
	if o.Questions <= 0 {
		o.Questions = 30 * day
	}
	if o.Entries <= 0 {
		o.Entries = 90 * day
	}
	if o.Workers <= 0 {
		o.Workers = 3
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Outreach{opts: o, store: o.Store, book: o.Ledger, log: o.Log, pauses: map[string]time.Time{}}
}

// tick is how often it is looked for what is due without a change in the store.
const tick = 20 * time.Second

// Run does what is due, time and again, until ctx ends.
func (o *Outreach) Run(ctx context.Context) {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	changes := o.store.Watch(ctx)
	for ctx.Err() == nil {
		if err := o.Step(ctx); err != nil && ctx.Err() == nil {
			o.log.Error("not all could be done that is due", "error", err)
		}
		select {
		case <-ctx.Done():
		case _, open := <-changes:
			if !open {
				changes = nil
			}
		case <-ticker.C:
		}
	}
}

// Step does all that is due now. What one part cannot do does not keep the others from
// theirs; the error tells all of it.
func (o *Outreach) Step(ctx context.Context) error {
	for {
		more, err := o.pass(ctx)
		if err != nil || !more {
			return err
		}
	}
}

// pass does all that is due, but of many errands a part only, so that what else is to
// be said does not wait for all of them. It reports whether more is due.
func (o *Outreach) pass(ctx context.Context) (more bool, err error) {
	o.turn.Lock()
	defer o.turn.Unlock()
	var bad []error
	do := func(what string, part func(context.Context) error) {
		if ctx.Err() != nil {
			return
		}
		if err := part(ctx); err != nil {
			bad = append(bad, fmt.Errorf("%s: %w", what, err))
		}
	}
	do("bring the answers up to date", o.opts.Library.CatchUp)
	do("follow the store", o.follow)
	do("correct messages", func(ctx context.Context) (err error) {
		more, err = o.correct(ctx)
		return err
	})
	do("report on corrections", o.report)
	do("tell what is new", o.digests)
	do("ask open questions again", o.wishes)
	do("report on the week", o.weekly)
	do("delete what is old", o.upkeep)
	do("send", o.deliver)
	return more && ctx.Err() == nil, errors.Join(append(bad, ctx.Err())...)
}

func (o *Outreach) now() time.Time { return o.opts.Now().UTC() }

// server gives what a guild's moderators decided; nothing for direct messages.
func (o *Outreach) server(ctx context.Context, guild knowledge.Scope) (Server, error) {
	if o.opts.Server == nil || guild == knowledge.Global || guild == "" {
		return Server{}, nil
	}
	return o.opts.Server(ctx, guild)
}

// Pauses between tries, doubled each time.
const (
	firstPause = 15 * time.Second
	lastPause  = time.Hour
	maxTries   = 10 // of one thing: about two and a half hours
)

// waits reports whether something that failed is left alone still.
func (o *Outreach) waits(key string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	until, known := o.pauses[key]
	return known && o.now().Before(until)
}

// pause leaves something alone for longer the more often it failed.
func (o *Outreach) pause(key string, tries int) {
	p := lastPause
	if tries < 8 {
		p = min(p, firstPause<<max(tries, 0))
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pauses[key] = o.now().Add(p)
}

func (o *Outreach) resume(key string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.pauses, key)
}

// inLanes runs work for every group, several at once, the items of a group one by one
// in their order. It gives the first error of each group.
func inLanes[T any](ctx context.Context, workers int, items []T, lane func(T) string, work func(context.Context, []T) error) error {
	var order []string
	groups := map[string][]T{}
	for _, x := range items {
		k := lane(x)
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], x)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var bad []error
	slots := make(chan struct{}, workers)
	for _, k := range order {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			if ctx.Err() != nil {
				return
			}
			if err := work(ctx, groups[k]); err != nil {
				mu.Lock()
				bad = append(bad, err)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return errors.Join(bad...)
}
