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

// patience is how often a guild's shelf is made before one is taken that has been
// overtaken meanwhile. The second was begun after the question was asked, so that
// it has all that its asker can know of.
const patience = 2

// borrow gives the shelf of a scope, to be given back. A guild's own is made if it
// is missing or out of date.
func (l *Library) borrow(s knowledge.Scope) (*shelf, error) {
	for made := 0; ; made++ {
		x, err := l.ready(s, made >= patience)
		if x != nil || err != nil {
			return x, err
		}
		if _, err, _ := l.making.Do(string(s), func() (any, error) { return nil, l.make(s) }); err != nil {
			return nil, err
		}
	}
}

// ready gives what is there already; nil if it has to be made.
func (l *Library) ready(s knowledge.Scope, overtaken bool) (*shelf, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, ErrClosed
	}
	x := l.global
	if s != "" && s != knowledge.Global && l.holdings.Own(s) {
		x = l.guilds[s]
		if x == nil || !overtaken && (x.stamp != l.stamp || x.own != l.stamps[s]) {
			return nil, nil
		}
		l.used++
		x.used = l.used
	}
	x.users.Add(1)
	return x, nil
}

// make makes a guild's shelf and keeps it.
func (l *Library) make(s knowledge.Scope) error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return ErrClosed
	}
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
	if old := l.keep(s, made); old != nil {
		l.giveBack(old)
	}
	return nil
}

// keep puts a guild's shelf in its place, and gives what has to go for it, or the
// shelf itself if the library was closed meanwhile.
func (l *Library) keep(s knowledge.Scope, made *shelf) (old *shelf) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return made
	}
	old = l.guilds[s]
	if old == nil && len(l.guilds) >= l.opts.Guilds {
		old = l.evict()
	}
	l.guilds[s] = made
	l.used++
	made.used = l.used
	return old
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
