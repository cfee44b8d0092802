package gateway_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A line is a client on a sandbox, and the events that it was handed.
type line struct {
	*sandbox.Server
	t    *testing.T
	ctx  context.Context
	opts gateway.Options
	done chan error

	mu      sync.Mutex
	events  []gateway.Event
	changed chan struct{}
}

func open(t *testing.T, change func(*line)) *line {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	s, err := sandbox.Listen("127.0.0.1:0", sandbox.Options{Heartbeat: 100 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	l := &line{Server: s, t: t, ctx: ctx, done: make(chan error, 1), changed: make(chan struct{}, 1)}
	l.opts = gateway.Options{
		Token: s.Token(), Intents: 1, Handle: l.take, // guilds
		Find: func(context.Context) (gateway.Address, error) {
			return gateway.Address{URL: "ws" + strings.TrimPrefix(s.URL(), "http") + "/gateway-socket", Remaining: -1}, nil
		},
		Pacing: gateway.Pacing{Hello: 2 * time.Second, Retry: 5 * time.Millisecond, Identify: time.Millisecond, Invalid: time.Millisecond},
	}
	if change != nil {
		change(l)
	}
	run, stop := context.WithCancel(ctx)
	go func() { l.done <- gateway.New(l.opts).Run(run) }()
	t.Cleanup(func() {
		stop()
		if err := <-l.done; err != nil && !t.Failed() {
			t.Errorf("Run says %v", err)
		}
	})
	return l
}

func (l *line) take(e gateway.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, e)
	select {
	case l.changed <- struct{}{}:
	default:
	}
}

// await waits until the n-th event of a type was handed over.
func (l *line) await(kind string, n int) {
	l.t.Helper()
	for {
		l.mu.Lock()
		got := 0
		for _, e := range l.events {
			if e.Type == kind {
				got++
			}
		}
		l.mu.Unlock()
		if got >= n {
			return
		}
		select {
		case <-l.changed:
		case <-l.ctx.Done():
			l.t.Fatalf("waited in vain for %d of %s", n, kind)
		}
	}
}

func (l *line) ready() {
	l.t.Helper()
	l.await("GUILD_CREATE", 1)
}

func TestEveryEventOnceAndInOrderThroughDrops(t *testing.T) {
	l := open(t, nil)
	l.ready()
	for i := range 60 {
		l.Dispatch("NUMBER", fmt.Sprint(i))
		if i%20 == 10 {
			l.Drop()
		}
	}
	l.await("NUMBER", 60)
	l.mu.Lock()
	defer l.mu.Unlock()
	next := 0
	for _, e := range l.events {
		if e.Type == "NUMBER" {
			if string(e.Data) != fmt.Sprint(next) {
				t.Fatalf("number %s where %d was due", e.Data, next)
			}
			next++
		}
	}
}

func TestResumesWhereTheServerSays(t *testing.T) {
	l := open(t, nil)
	l.ready()
	l.Drop()
	l.await("RESUMED", 1)
	if p := l.Gateway().Paths; len(p) != 2 || !strings.HasPrefix(p[1], "/gateway-socket/resume?encoding=json&v=10") {
		t.Errorf("connected to %q", p)
	}
}

func TestHeartbeats(t *testing.T) {
	l := open(t, nil)
	l.ready()
	beats := l.Gateway().Heartbeats
	for range 3 {
		l.AskHeartbeat()
	}
	err := l.AwaitGateway(l.ctx, "six heartbeats", func(g sandbox.Standing) bool { return g.Heartbeats >= beats+6 })
	if err != nil {
		t.Error(err)
	}
	if g := l.Gateway(); g.Resumes > 0 {
		t.Error("the connection was given up")
	}
}

func TestSpoiledPacketIsResumedOver(t *testing.T) {
	l := open(t, nil)
	l.ready()
	l.SendRaw(`{"op":0,`)
	l.await("RESUMED", 1)
	if g := l.Gateway(); g.Identifies != 1 {
		t.Errorf("%d identifies", g.Identifies)
	}
}

func TestNoSessionsLeftMeansWaiting(t *testing.T) {
	var asked time.Time
	const reset = 150 * time.Millisecond
	l := open(t, func(l *line) {
		find := l.opts.Find
		l.opts.Find = func(ctx context.Context) (gateway.Address, error) {
			a, err := find(ctx)
			a.Remaining, a.Reset = 0, reset
			asked = time.Now()
			return a, err
		}
	})
	l.ready()
	if d := time.Since(asked); d < reset {
		t.Errorf("identified after %v", d)
	}
}

func TestIdentifiesKeepTheirDistance(t *testing.T) {
	l := open(t, func(l *line) { l.opts.Pacing.Identify = 150 * time.Millisecond })
	l.ready()
	began := time.Now()
	for range 2 {
		before := l.Gateway().Identifies
		l.Invalidate()
		l.AwaitGateway(l.ctx, "a new session", func(g sandbox.Standing) bool { return g.Identifies > before && g.Connected })
	}
	if d := time.Since(began); d < 200*time.Millisecond {
		t.Errorf("three identifies within %v", d)
	}
}

func TestFindMayStopRun(t *testing.T) {
	final := errors.New("final")
	o := gateway.Options{Find: func(context.Context) (gateway.Address, error) { return gateway.Address{}, gateway.Stop(final) }}
	if err := gateway.New(o).Run(t.Context()); !errors.Is(err, final) {
		t.Errorf("Run says %v", err)
	}
}

func TestFailuresOfFindAreTriedAgain(t *testing.T) {
	n := 0
	l := open(t, func(l *line) {
		find := l.opts.Find
		l.opts.Find = func(ctx context.Context) (gateway.Address, error) {
			if n++; n < 4 {
				return gateway.Address{}, errors.New("no network")
			}
			return find(ctx)
		}
	})
	l.ready()
}

func TestRefusedAddresses(t *testing.T) {
	var hosts []string
	l := open(t, func(l *line) {
		l.opts.Allow = func(u *url.URL) error {
			hosts = append(hosts, u.Path)
			if len(hosts) == 1 {
				return errors.New("not there")
			}
			return nil
		}
	})
	l.ready()
	if !slices.Equal(hosts, []string{"/gateway-socket", "/gateway-socket"}) {
		t.Errorf("asked about %q", hosts)
	}
}

func TestFatalCodes(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		l := open(t, nil)
		l.ready()
		l.CloseGateway(code)
		err := <-l.done
		l.done <- nil
		var f *gateway.FatalError
		if !errors.As(err, &f) || f.Code != code {
			t.Errorf("%d: Run says %v", code, err)
		}
	}
}
