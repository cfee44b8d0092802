package library

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A shelf is an engine with its index, closed when the last one who uses it lets go.
type shelf struct {
	index  *index.Index
	engine *answer.Engine
	users  atomic.Int64

	// Of a guild's shelf.
	stamp, own int64 // what it was made from; see Library
	used       int64 // when it was last asked for
}

// newShelf makes an engine over an index, which it closes if that fails. What
// another shelf, if any, knows already is taken from it.
func newShelf(x *index.Index, like *shelf) (*shelf, error) {
	var e *answer.Engine
	var err error
	if like == nil {
		e, err = answer.New(x)
	} else {
		e, err = like.engine.Beside(x)
	}
	if err != nil {
		return nil, errors.Join(err, x.Close())
	}
	s := &shelf{index: x, engine: e}
	s.users.Store(1)
	return s, nil
}

func (s *shelf) release() error {
	if s.users.Add(-1) > 0 {
		return nil
	}
	return s.index.Close()
}

// borrow gives the shelf of a scope, to be given back. A guild's own is made if it
// is missing or out of date.
func (l *Library) borrow(s knowledge.Scope) (*shelf, error) {
	for {
		if x := l.ready(s); x != nil {
			return x, nil
		}
		if _, err, _ := l.making.Do(string(s), func() (any, error) { return nil, l.make(s) }); err != nil {
			return nil, err
		}
	}
}

// ready gives what is there already; nil if it has to be made.
func (l *Library) ready(s knowledge.Scope) *shelf {
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.global
	if s != "" && s != knowledge.Global && l.holdings.Own(s) {
		x = l.guilds[s]
		if x == nil || x.stamp != l.stamp || x.own != l.stamps[s] {
			return nil
		}
		l.used++
		x.used = l.used
	}
	x.users.Add(1)
	return x
}

// make makes a guild's shelf and keeps it.
func (l *Library) make(s knowledge.Scope) error {
	l.mu.Lock()
	like, stamp, own := l.global, l.stamp, l.stamps[s]
	derive := (*index.Index).Beside
	if before := l.guilds[s]; before != nil {
		like, derive = before, (*index.Index).Next
	}
	like.users.Add(1)
	base, err := l.holdings.Base(s)
	l.mu.Unlock()
	defer l.giveBack(like)
	if err != nil {
		return err
	}
	x, err := derive(like.index, base)
	if err != nil {
		return fmt.Errorf("index what %s sees: %w", s, err)
	}
	made, err := newShelf(x, like)
	if err != nil {
		return err
	}
	made.stamp, made.own = stamp, own

	l.mu.Lock()
	defer l.mu.Unlock()
	old := l.guilds[s]
	if old == nil && len(l.guilds) >= l.opts.Guilds {
		old = l.evict()
	}
	l.guilds[s] = made
	l.used++
	made.used = l.used
	if old != nil {
		defer l.giveBack(old)
	}
	return nil
}

// evict takes out the shelf that was not used for longest.
func (l *Library) evict() *shelf {
	var oldest knowledge.Scope
	for s, x := range l.guilds {
		if oldest == "" || x.used < l.guilds[oldest].used {
			oldest = s
		}
	}
	x := l.guilds[oldest]
	delete(l.guilds, oldest)
	return x
}
