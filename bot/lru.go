package bot

import (
	"container/list"
	"sync"
	"time"
)

// An lru remembers a bounded number of values, each for a bounded time; the one
// that was put longest ago goes first. It is safe for concurrent use.
type lru[K comparable, V any] struct {
	mu    sync.Mutex
	limit int           // entries, at least 1
	ttl   time.Duration // 0: no end
	now   func() time.Time
	order *list.List // of *entry, newest first
	byKey map[K]*list.Element
}

type entry[K comparable, V any] struct {
	key  K
	val  V
	born time.Time
}

func newLRU[K comparable, V any](limit int, ttl time.Duration, now func() time.Time) *lru[K, V] {
	return &lru[K, V]{limit: limit, ttl: ttl, now: now, order: list.New(), byKey: map[K]*list.Element{}}
}

// get gives the value of a key, if it is remembered.
func (l *lru[K, V]) get(k K) (v V, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.find(k)
}

// put remembers a value as the newest.
func (l *lru[K, V]) put(k K, v V) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.set(k, v)
}

// update replaces the value of a key by what f makes of it; f gets the zero
// value if there is none, and runs under the lock.
func (l *lru[K, V]) update(k K, f func(V) V) {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, _ := l.find(k)
	l.set(k, f(v))
}

// add remembers a key that is not yet known, and reports whether that was so.
func (l *lru[K, V]) add(k K, v V) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.find(k); ok {
		return false
	}
	l.set(k, v)
	return true
}

func (l *lru[K, V]) drop(k K) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := l.byKey[k]; e != nil {
		l.remove(e)
	}
}

// dropIf forgets the values of which f says so; f runs under the lock.
func (l *lru[K, V]) dropIf(f func(K, V) bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for e := l.order.Front(); e != nil; {
		next := e.Next()
		if x := e.Value.(*entry[K, V]); f(x.key, x.val) {
			l.remove(e)
		}
		e = next
	}
}

func (l *lru[K, V]) len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.order.Len()
}

func (l *lru[K, V]) find(k K) (v V, ok bool) {
	e := l.byKey[k]
	if e == nil {
		return v, false
	}
	x := e.Value.(*entry[K, V])
	if l.ttl > 0 && l.now().Sub(x.born) > l.ttl {
		l.remove(e)
		return v, false
	}
	return x.val, true
}

func (l *lru[K, V]) set(k K, v V) {
	if e := l.byKey[k]; e != nil {
		l.remove(e)
	}
	l.byKey[k] = l.order.PushFront(&entry[K, V]{k, v, l.now()})
	for l.order.Len() > l.limit {
		l.remove(l.order.Back())
	}
}

func (l *lru[K, V]) remove(e *list.Element) {
	l.order.Remove(e)
	delete(l.byKey, e.Value.(*entry[K, V]).key)
}
