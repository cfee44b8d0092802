package bot

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
)

// maxPending bounds the work that waits; what comes beyond it is dropped.
const maxPending = 4096

// Lanes run work in a bounded number of goroutines at once, and work of the
// same lane in order, one after the other. A panic ends its piece of work only.
type lanes struct {
	log   *slog.Logger
	slots chan struct{}

	mu      sync.Mutex
	queues  map[string][]func()
	pending int
	closed  bool
	wg      sync.WaitGroup
}

func newLanes(workers int, log *slog.Logger) *lanes {
	return &lanes{log: log, slots: make(chan struct{}, workers), queues: map[string][]func(){}}
}

// run queues work in a lane; it never blocks.
func (l *lanes) run(lane string, work func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return
	}
	if l.pending >= maxPending {
		l.log.Error("too much to do: an event is dropped", "pending", l.pending)
		return
	}
	l.pending++
	queue, busy := l.queues[lane]
	l.queues[lane] = append(queue, work)
	if !busy {
		l.wg.Go(func() { l.drain(lane) })
	}
}

func (l *lanes) drain(lane string) {
	for {
		l.mu.Lock()
		queue := l.queues[lane]
		if len(queue) == 0 {
			delete(l.queues, lane)
			l.mu.Unlock()
			return
		}
		work := queue[0]
		l.queues[lane] = queue[1:]
		l.mu.Unlock()
		l.slots <- struct{}{}
		guard(l.log, work)
		<-l.slots
		l.mu.Lock()
		l.pending--
		l.mu.Unlock()
	}
}

// close takes no more work, and waits for what is queued.
func (l *lanes) close() {
	l.mu.Lock()
	l.closed = true
	l.mu.Unlock()
	l.wg.Wait()
}

// guard runs work and turns a panic into one line of the log.
func guard(log *slog.Logger, work func()) {
	defer func() {
		if p := recover(); p != nil {
			log.Error("a handler panicked", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		}
	}()
	work()
}
