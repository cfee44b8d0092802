package lease

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// A Pace is how long leases last and how often they are renewed. Zero fields take the
// defaults, by which another process takes over at most 25 s after its holder died.
type Pace struct {
	Term  time.Duration // of a lease; 20 s
	Every time.Duration // between two renewals, and between two tries to get a lease; 5 s
}

// Filled is the pace with its defaults.
func (p Pace) Filled() Pace {
	if p.Term <= 0 {
		p.Term = 20 * time.Second
	}
	if p.Every <= 0 {
		p.Every = p.Term / 4
	}
	return p
}

// releaseTime bounds the giving up of a lease by a process that ends.
const releaseTime = 2 * time.Second

// Hold runs work for as long as it holds a lease, whenever it gets it, until ctx ends;
// then it gives the lease up. It runs nothing while the keeper cannot be asked: the
// context of work ends one renewal before the lease would expire. A lease that is lost
// waits for work to return. A nil log is silent.
func Hold(ctx context.Context, k Keeper, name, holder string, p Pace, log *slog.Logger, work func(context.Context)) {
	p = p.Filled()
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	ticker := time.NewTicker(p.Every)
	defer ticker.Stop()
	for ctx.Err() == nil {
		asked := time.Now()
		got, err := take(ctx, k.Take, name, holder, p)
		switch {
		case err != nil && ctx.Err() == nil:
			log.Warn("a lease cannot be asked for", "lease", name, "error", err)
		case got:
			log.Info("this process holds the lease", "lease", name)
			hold(ctx, k, name, holder, p, log, asked, ticker, work)
		}
		select {
		case <-ctx.Done():
		case <-ticker.C:
		}
	}
}

// take asks for a lease or its renewal, and gives up when the next try is due.
func take(ctx context.Context, how func(context.Context, string, string, time.Duration) (bool, error), name, holder string, p Pace) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, p.Every)
	defer cancel()
	return how(ctx, name, holder, p.Term)
}

// hold runs work under a lease that was taken when it was asked for, and renews it
// until work returns; it tells work to if the lease is lost.
func hold(ctx context.Context, k Keeper, name, holder string, p Pace, log *slog.Logger, asked time.Time, ticker *time.Ticker, work func(context.Context)) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var running sync.WaitGroup
	done := make(chan struct{})
	running.Go(func() {
		defer close(done)
		work(inner)
	})
	safe := asked.Add(p.Term - p.Every) // what this process's own clock says is held for sure, less one renewal
	for held := true; held; {
		timer := time.NewTimer(time.Until(safe))
		select {
		case <-done:
			held = false
		case <-timer.C:
			log.Warn("a lease could not be renewed in time: this process does not count on it any more", "lease", name)
			held = false
		case <-ticker.C:
			at := time.Now()
			ok, err := take(inner, k.Renew, name, holder, p)
			switch {
			case err != nil && inner.Err() == nil:
				log.Warn("a lease cannot be renewed", "lease", name, "error", err)
			case err == nil && !ok:
				log.Warn("a lease is lost", "lease", name)
				held = false
			case err == nil:
				safe = at.Add(p.Term - p.Every)
			}
		}
		timer.Stop()
	}
	cancel()
	running.Wait()
	Drop(ctx, k, name, holder, log)
}

// Drop gives a lease up, even where ctx has ended. If that fails, the lease expires.
func Drop(ctx context.Context, k Keeper, name, holder string, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), releaseTime)
	defer cancel()
	if err := k.Release(ctx, name, holder); err != nil {
		log.Warn("a lease could not be given up: it expires", "lease", name, "error", err)
	}
}
