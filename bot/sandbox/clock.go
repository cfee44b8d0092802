package sandbox

import (
	"sync"
	"time"
)

// A Clock is a clock that can be set; the zero value shows the real time. The
// bot in the same process runs on it, so that it can be asked about another day.
type Clock struct {
	mu     sync.Mutex
	from   time.Time // that it was set to; zero: it was not
	at     time.Time // the real moment when it was set
	frozen bool
}

// Now is the clock's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.from.IsZero():
		return time.Now()
	case c.frozen:
		return c.from
	}
	return c.from.Add(time.Since(c.at))
}

// Set sets the clock; it goes on from there, or stands still if frozen. The zero
// time sets it back to the real one.
func (c *Clock) Set(t time.Time, frozen bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.from, c.at, c.frozen = t, time.Now(), frozen
}

// state tells whether the clock was set, and whether it stands.
func (c *Clock) state() (set, frozen bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.from.IsZero(), c.frozen && !c.from.IsZero()
}
