package lease_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ceasefire-facts/bot/knowledge/lease"
	"github.com/ceasefire-facts/bot/knowledge/lease/leasetest"
)

func TestLocal(t *testing.T) {
	leasetest.Test(t, func(t *testing.T, part func(*testing.T, leasetest.Pair)) {
		synctest.Test(t, func(t *testing.T) {
			k := lease.NewLocal()
			part(t, leasetest.Pair{One: k, Two: k, Pass: time.Sleep}) // of the bubble, which does not wait
		})
	})
}

// A road is the way to a keeper, which may be cut.
type road struct {
	lease.Keeper
	cut atomic.Bool
}

func (r *road) Take(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	if r.cut.Load() {
		return false, errors.New("no way")
	}
	return r.Keeper.Take(ctx, name, holder, term)
}

func (r *road) Renew(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	if r.cut.Load() {
		return false, errors.New("no way")
	}
	return r.Keeper.Renew(ctx, name, holder, term)
}

func (r *road) Release(ctx context.Context, name, holder string) error {
	if r.cut.Load() {
		return errors.New("no way")
	}
	return r.Keeper.Release(ctx, name, holder)
}

// A worker works while it holds the lease "lamp".
type worker struct {
	road *road
	busy atomic.Bool
	stop context.CancelFunc
	over chan struct{}
}

func hire(t *testing.T, k lease.Keeper, holder string) *worker {
	ctx, stop := context.WithCancel(t.Context())
	w := &worker{road: &road{Keeper: k}, stop: stop, over: make(chan struct{})}
	go func() {
		defer close(w.over)
		lease.Hold(ctx, w.road, "lamp", holder, lease.Pace{}, nil, func(ctx context.Context) {
			w.busy.Store(true)
			<-ctx.Done()
			w.busy.Store(false)
		})
	}()
	return w
}

// follow lets time pass second by second, and gives the second in which b took over.
// The two never work at once.
func follow(t *testing.T, a, b *worker, seconds int) (took int) {
	t.Helper()
	took = -1
	for i := range seconds {
		synctest.Wait()
		if a.busy.Load() && b.busy.Load() {
			t.Fatalf("both work in second %d", i)
		}
		if took < 0 && b.busy.Load() {
			took = i
		}
		time.Sleep(time.Second)
	}
	return took
}

func TestHold(t *testing.T) {
	both := func(t *testing.T) (a, b *worker) {
		k := lease.NewLocal()
		a = hire(t, k, "a")
		synctest.Wait()
		b = hire(t, k, "b")
		if took := follow(t, a, b, 120); took >= 0 || !a.busy.Load() {
			t.Fatalf("b took over in second %d", took)
		}
		return a, b
	}
	end := func(list ...*worker) {
		for _, w := range list {
			w.stop()
			<-w.over
		}
	}
	t.Run("given up at the end", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			a, b := both(t)
			end(a)
			if took := follow(t, a, b, 30); took < 0 || took > 5 {
				t.Errorf("b took over in second %d", took)
			}
			end(b)
		})
	})
	t.Run("taken over when its holder cannot be heard of", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			a, b := both(t)
			a.road.cut.Store(true)
			if took := follow(t, a, b, 60); took < 0 || took > 25 {
				t.Errorf("b took over in second %d", took)
			}
			a.road.cut.Store(false)
			if took := follow(t, a, b, 60); took != 0 || a.busy.Load() {
				t.Error("a works, though b does")
			}
			end(a, b)
		})
	})
	t.Run("lost to another", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			k := lease.NewLocal()
			a := hire(t, k, "a")
			synctest.Wait()
			if err := errors.Join(k.Release(t.Context(), "lamp", "a")); err != nil {
				t.Fatal(err)
			}
			if ok, err := k.Take(t.Context(), "lamp", "c", time.Minute); !ok || err != nil {
				t.Fatal(ok, err)
			}
			time.Sleep(6 * time.Second)
			synctest.Wait()
			if a.busy.Load() {
				t.Error("a works, though c holds the lease")
			}
			time.Sleep(time.Minute)
			synctest.Wait()
			if !a.busy.Load() {
				t.Error("a does not work again")
			}
			end(a)
		})
	})
	t.Run("work that ends is begun again", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ctx, stop := context.WithTimeout(t.Context(), 21*time.Second)
			defer stop()
			n := 0
			lease.Hold(ctx, lease.NewLocal(), "lamp", "a", lease.Pace{}, nil, func(context.Context) { n++ })
			if n != 5 {
				t.Errorf("begun %d times", n)
			}
		})
	})
}
