// Package leasetest holds keepers of leases to what package lease says of them.
package leasetest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge/lease"
)

// A Pair is two ways to one empty keeper, as two processes have them.
type Pair struct {
	One, Two lease.Keeper
	Pass     func(time.Duration) // lets time pass for the keeper
}

const minute = time.Minute

// Test holds keepers to the contract; open gives an empty one for each part.
func Test(t *testing.T, run func(t *testing.T, part func(t *testing.T, p Pair))) {
	for name, part := range map[string]func(*testing.T, Pair){
		"one holder": oneHolder, "renewal": renewal, "expiry": expiry, "listing": listing, "race": race,
	} {
		t.Run(name, func(t *testing.T) { run(t, part) })
	}
}

// want calls something and compares what it says.
func want(t *testing.T, what string, expected bool, call func(context.Context) (bool, error)) {
	t.Helper()
	got, err := call(t.Context())
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if got != expected {
		t.Errorf("%s: %v, want %v", what, got, expected)
	}
}

func taking(k lease.Keeper, name, holder string) func(context.Context) (bool, error) {
	return func(ctx context.Context) (bool, error) { return k.Take(ctx, name, holder, minute) }
}

func renewing(k lease.Keeper, name, holder string) func(context.Context) (bool, error) {
	return func(ctx context.Context) (bool, error) { return k.Renew(ctx, name, holder, minute) }
}

// release gives up the lamp.
func release(t *testing.T, k lease.Keeper, holder string) {
	t.Helper()
	if err := k.Release(t.Context(), "lamp", holder); err != nil {
		t.Fatal(err)
	}
}

func oneHolder(t *testing.T, p Pair) {
	want(t, "a free one", true, taking(p.One, "lamp", "a"))
	want(t, "another's", false, taking(p.Two, "lamp", "b"))
	want(t, "one's own", true, taking(p.Two, "lamp", "a"))
	want(t, "another lease", true, taking(p.Two, "horn", "b"))
	release(t, p.Two, "b")
	want(t, "one that another gave up", false, taking(p.Two, "lamp", "b"))
	release(t, p.Two, "a")
	release(t, p.Two, "a")
	want(t, "one that its holder gave up", true, taking(p.Two, "lamp", "b"))
	want(t, "that one, for its former holder", false, taking(p.One, "lamp", "a"))
}

func renewal(t *testing.T, p Pair) {
	want(t, "renewing a free one", false, renewing(p.One, "lamp", "a"))
	want(t, "taking it", true, taking(p.One, "lamp", "a"))
	want(t, "renewing another's", false, renewing(p.Two, "lamp", "b"))
	for range 3 {
		p.Pass(40 * time.Second)
		want(t, "renewing in time", true, renewing(p.Two, "lamp", "a"))
	}
	want(t, "what was renewed, for another", false, taking(p.Two, "lamp", "b"))
	p.Pass(61 * time.Second)
	want(t, "renewing too late", false, renewing(p.One, "lamp", "a"))
}

func expiry(t *testing.T, p Pair) {
	want(t, "taking", true, taking(p.One, "lamp", "a"))
	p.Pass(50 * time.Second)
	want(t, "before it expires", false, taking(p.Two, "lamp", "b"))
	p.Pass(11 * time.Second)
	want(t, "after it expired", true, taking(p.Two, "lamp", "b"))
	want(t, "renewing what another has", false, renewing(p.One, "lamp", "a"))
	release(t, p.One, "a")
	want(t, "giving up what another has", true, renewing(p.Two, "lamp", "b"))
}

func listing(t *testing.T, p Pair) {
	for _, name := range []string{"lamp/2", "lamp/1", "lamp_x", "horn"} {
		want(t, name, true, taking(p.One, name, "a"))
	}
	p.Pass(30 * time.Second)
	want(t, "lamp/1", true, renewing(p.One, "lamp/1", "a"))
	check := func(prefix string, names ...string) {
		t.Helper()
		held, err := p.Two.Held(t.Context(), prefix)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range held {
			got = append(got, l.Name)
			if l.Holder != "a" || l.Left <= 0 || l.Left > minute {
				t.Errorf("listed: %+v", l)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(names) {
			t.Errorf("held under %q: %v, want %v", prefix, got, names)
		}
	}
	check("lamp/", "lamp/1", "lamp/2")
	check("", "horn", "lamp/1", "lamp/2", "lamp_x")
	check("lamp%")
	p.Pass(31 * time.Second)
	check("", "lamp/1")
	if err := p.One.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("", "lamp/1")
	want(t, "what was swept", true, taking(p.Two, "horn", "b"))
}

// race lets many ask for one lease at once.
func race(t *testing.T, p Pair) {
	for round := range 5 {
		var won atomic.Int64
		var running sync.WaitGroup
		start := make(chan struct{})
		for i := range 8 {
			k := []lease.Keeper{p.One, p.Two}[i%2]
			running.Go(func() {
				<-start
				got, err := k.Take(t.Context(), "lamp", fmt.Sprint(round, "-", i), minute)
				if err != nil {
					t.Error(err)
				}
				if got {
					won.Add(1)
				}
			})
		}
		close(start)
		running.Wait()
		if n := won.Load(); n != 1 {
			t.Errorf("%d hold the lease", n)
		}
		p.Pass(61 * time.Second)
	}
}
