package lease

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Local is a [Keeper] in memory, for a process that has nobody to agree with.
type Local struct {
	mu  sync.Mutex
	all map[string]term
}

// A term is who holds a lease, and until when.
type term struct {
	holder string
	until  time.Time
}

// NewLocal makes a keeper in memory.
func NewLocal() *Local { return &Local{all: map[string]term{}} }

// Take implements [Keeper].
func (l *Local) Take(_ context.Context, name, holder string, d time.Duration) (bool, error) {
	return l.extend(name, holder, d, func(has bool, by string) bool { return !has || by == holder }), nil
}

// Renew implements [Keeper].
func (l *Local) Renew(_ context.Context, name, holder string, d time.Duration) (bool, error) {
	return l.extend(name, holder, d, func(has bool, by string) bool { return has && by == holder }), nil
}

// extend gives a holder a lease if who has it allows that.
func (l *Local) extend(name, holder string, d time.Duration, may func(has bool, by string) bool) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	was, has := l.all[name]
	has = has && now.Before(was.until)
	if !may(has, was.holder) {
		return false
	}
	l.all[name] = term{holder, now.Add(d)}
	return true
}

// Release implements [Keeper].
func (l *Local) Release(_ context.Context, name, holder string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all[name].holder == holder {
		delete(l.all, name)
	}
	return nil
}

// Held implements [Keeper].
func (l *Local) Held(_ context.Context, prefix string) ([]Lease, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var held []Lease
	for name, t := range l.all {
		if left := time.Until(t.until); left > 0 && strings.HasPrefix(name, prefix) {
			held = append(held, Lease{name, t.holder, left})
		}
	}
	slices.SortFunc(held, func(a, b Lease) int { return strings.Compare(a.Name, b.Name) })
	return held, nil
}

// Sweep implements [Keeper].
func (l *Local) Sweep(context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for name, t := range l.all {
		if !now.Before(t.until) {
			delete(l.all, name)
		}
	}
	return nil
}
