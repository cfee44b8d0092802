package sqlstore

import (
	"context"
	"sync"
	"time"
)

// Watch gives a channel that holds something whenever there may be revisions not seen
// yet, and at first, so that whoever listed before misses none. It is closed when ctx
// ends or the store is closed.
//
// Revisions made through this Store are told at once; those of others, in this
// process or another, within a quarter of a second with SQLite, and as soon as
// PostgreSQL notifies (without its notifications, within 5 seconds).
func (s *Store) Watch(ctx context.Context) <-chan struct{} {
	c := make(chan struct{}, 1)
	c <- struct{}{}
	if !s.watchers.add(ctx, c, s.follow) {
		close(c)
	}
	return c
}

// follow starts looking for revisions that others make. It goes on until the store is
// closed.
func (s *Store) follow() {
	kicked := make(chan struct{}, 1)
	s.running.Go(func() { s.look(kicked) })
	if s.listen != nil {
		s.running.Go(func() {
			s.listen(func() {
				select {
				case kicked <- struct{}{}:
				default: // it will look anyway
				}
			})
		})
	}
}

// look wakes the watchers when the head has moved, looking whenever it is kicked and
// at intervals.
func (s *Store) look(kicked <-chan struct{}) {
	tick := time.NewTicker(s.poll)
	defer tick.Stop()
	for {
		// Errors are not told from here: whoever is woken or writes meets them.
		if head, err := queryHead(s.done, s.read); err == nil {
			s.watchers.wake(head)
		}
		select {
		case <-s.done.Done():
			return
		case <-tick.C:
		case <-kicked:
		}
	}
}

// watchers are the channels that Watch gave.
type watchers struct {
	mu     sync.Mutex
	closed bool
	told   int64                                 // the last revision that all were woken for
	open   map[chan struct{}]func() (still bool) // with what ends the waiting for a context's end; nil: there was none yet
}

// add takes a channel in until ctx ends, and calls start if it is the first ever. It
// gives false if the store is closed.
func (w *watchers) add(ctx context.Context, c chan struct{}, start func()) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return false
	}
	if w.open == nil {
		w.open = map[chan struct{}]func() bool{}
		start()
	}
	w.open[c] = context.AfterFunc(ctx, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.drop(c)
	})
	return true
}

// wake puts something into each channel if the head is one that they were not woken
// for.
func (w *watchers) wake(head int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if head <= w.told {
		return
	}
	w.told = head
	for c := range w.open {
		select {
		case c <- struct{}{}:
		default: // it holds something
		}
	}
}

// close closes all channels, and lets no more in.
func (w *watchers) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	for c := range w.open {
		w.drop(c)
	}
}

// drop closes a channel, unless that was done.
func (w *watchers) drop(c chan struct{}) {
	if stop, ok := w.open[c]; ok {
		stop()
		delete(w.open, c)
		close(c)
	}
}
