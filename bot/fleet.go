package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/knowledge/lease"
)

// A fleet keeps the connections of this process to Discord: one for each shard that it
// holds the lease of. Each replica, which is what a process of the bot is called among
// the others, looks at the leases time and again, and keeps at most as many shards as fall
// to each of the replicas that are alive, rounded up. It takes what is free up to that, and
// hands one shard over in each round as long as it has more.
//
// A shard whose lease cannot be renewed because the keeper of leases is out of reach is
// kept: nobody else can take it then, or, if this process alone is cut off, Discord takes
// but one answer to each message. A shard that another holds is given up.
type fleet struct {
	b      *Bot
	leases lease.Keeper
	me     string // the replica's name
	pace   lease.Pace

	// Of the goroutine of run.
	count       int             // shards in all
	concurrency int             // sessions that may begin at once, as Discord says
	held        map[int]*post   // by shard
	ended       chan endOfShard // connections that ended by themselves
	round       int
	found       *gateway.Address // when the shards were counted; the first connection uses it
}

// A post is the connection for one shard.
type post struct {
	stop func() // ends the connection, and waits for that
}

// An endOfShard is why a connection ended for good.
type endOfShard struct {
	post *post
	err  error
}

// Prefixes of the names of leases.
const (
	replicaLease  = "replica/"  // and the replica: it is alive
	shardLease    = "shard/"    // and which, and of how many
	identifyLease = "identify/" // and the bucket of shards in which a session begins
	messageLease  = "message/"  // and the message that is being answered, or was
)

// sweepEvery is after how many rounds what is kept of expired leases is deleted.
const sweepEvery = 12

func newFleet(b *Bot) *fleet {
	f := &fleet{b: b, leases: b.opts.Leases, me: b.opts.Replica, pace: b.opts.Pace, concurrency: 1, held: map[int]*post{}, ended: make(chan endOfShard)}
	if !b.opts.Replicas {
		f.leases = lease.NewLocal()
	}
	return f
}

func (f *fleet) shardName(i, count int) string {
	return fmt.Sprintf("%s%d-of-%d", shardLease, i, count)
}

// run keeps connections until ctx ends (it returns nil), or until Discord refuses one for good.
func (f *fleet) run(ctx context.Context) error {
	defer f.leave(ctx)
	if err := f.size(ctx, f.b.opts.Shards); err != nil || ctx.Err() != nil {
		return err
	}
	ticker := time.NewTicker(f.pace.Every)
	defer ticker.Stop()
	for {
		f.step(ctx)
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		case end := <-f.ended:
			if err := f.after(ctx, end); err != nil {
				return err
			}
		}
	}
}

// size finds out how many shards there are: as many as was set, or as Discord recommends.
func (f *fleet) size(ctx context.Context, set int) error {
	if set > 0 {
		f.count = set
		return nil
	}
	wait := f.b.opts.Pacing.Retry
	if wait <= 0 {
		wait = time.Second
	}
	for tries := 0; ctx.Err() == nil; tries++ {
		a, err := f.b.find(ctx)
		if err == nil {
			f.count, f.concurrency, f.found = max(f.count, a.Shards), a.Concurrency, &a
			return nil
		}
		if cause, stop := gateway.Stopped(err); stop {
			return cause
		}
		if ctx.Err() == nil {
			f.b.opts.Log.Warn("Discord cannot be asked for its gateway: trying again", "error", err)
		}
		pause(ctx, wait<<min(tries, 6))
	}
	return nil
}

// pause waits for a time, or the end of ctx.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// step is one round: it renews what this replica holds, and brings it to its share.
func (f *fleet) step(ctx context.Context) {
	limit, cancel := context.WithTimeout(ctx, f.pace.Every)
	defer cancel()
	if err := f.balance(ctx, limit); err != nil && ctx.Err() == nil {
		f.b.opts.Log.Warn("shards cannot be shared out: what this process has it keeps", "error", err)
	}
}

func (f *fleet) balance(ctx, limit context.Context) error {
	if _, err := f.leases.Take(limit, replicaLease+f.me, f.me, f.pace.Term); err != nil {
		return err
	}
	if err := f.renew(limit); err != nil {
		return err
	}
	replicas, err := f.leases.Held(limit, replicaLease)
	if err != nil {
		return err
	}
	taken, err := f.leases.Held(limit, shardLease)
	if err != nil {
		return err
	}
	if most := largest(taken); f.b.opts.Shards == 0 && most > f.count {
		f.b.opts.Log.Info("other processes use more shards: joining them", "shards", most)
		f.resize(ctx, most)
	}
	share := (f.count + len(replicas) - 1) / max(1, len(replicas))
	if len(f.held) > share {
		f.drop(ctx, slices.Max(slices.Collect(maps.Keys(f.held))))
	}
	if err := f.fill(ctx, limit, share, taken); err != nil {
		return err
	}
	if f.round++; f.round%sweepEvery == 0 {
		return f.leases.Sweep(limit)
	}
	return nil
}

// renew renews the leases of the shards that are held, and ends those that another holds.
func (f *fleet) renew(ctx context.Context) error {
	for i := range maps.Clone(f.held) {
		got, err := f.leases.Take(ctx, f.shardName(i, f.count), f.me, f.pace.Term)
		if err != nil {
			return err
		}
		if !got {
			f.b.opts.Log.Warn("another process has taken a shard over", "shard", i)
			f.end(i)
		}
	}
	return nil
}

// fill takes shards that nobody holds, up to a number.
func (f *fleet) fill(ctx, limit context.Context, share int, taken []lease.Lease) error {
	for i := 0; i < f.count && len(f.held) < share; i++ {
		name := f.shardName(i, f.count)
		if f.held[i] != nil || slices.ContainsFunc(taken, func(l lease.Lease) bool { return l.Name == name && l.Holder != f.me }) {
			continue
		}
		got, err := f.leases.Take(limit, name, f.me, f.pace.Term)
		if err != nil {
			return err
		}
		if got {
			f.start(ctx, i)
		}
	}
	return nil
}

// largest gives of how many shards the largest set is that has leases.
func largest(taken []lease.Lease) (most int) {
	for _, l := range taken {
		if _, of, ok := strings.Cut(l.Name, "-of-"); ok {
			n, _ := strconv.Atoi(of)
			most = max(most, n)
		}
	}
	return most
}

// start connects for a shard.
func (f *fleet) start(ctx context.Context, i int) {
	b := f.b
	if f.count > 1 || b.opts.Replicas {
		b.opts.Log.Info("this process serves a shard", "shard", i, "of", f.count)
	}
	first := f.found
	f.found = nil
	bucket := i % f.concurrency
	o := gateway.Options{
		Token: b.opts.Token, Intents: b.intents(), Allow: b.allow, Log: b.opts.Log, Pacing: b.opts.Pacing,
		Handle: func(e gateway.Event) { b.handle(i, e) }, Changed: b.opts.Witness.Gateway,
		Turn: func(ctx context.Context) error { return f.turn(ctx, bucket) },
		Find: func(ctx context.Context) (gateway.Address, error) {
			if a := first; a != nil {
				first = nil
				return *a, nil
			}
			return b.find(ctx)
		},
	}
	if f.count > 1 {
		o.Shard = gateway.Shard{Index: i, Count: f.count}
	}
	inner, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	p := &post{stop: func() {
		cancel()
		<-done
	}}
	f.held[i] = p
	go func() {
		defer close(done)
		if err := gateway.New(o).Run(inner); err != nil {
			select {
			case f.ended <- endOfShard{p, err}:
			case <-inner.Done():
			}
		}
	}()
}

// end ends the connection for a shard.
func (f *fleet) end(i int) {
	f.held[i].stop()
	delete(f.held, i)
}

// drop ends the connection for a shard, and gives it up.
func (f *fleet) drop(ctx context.Context, i int) {
	f.b.opts.Log.Info("this process hands a shard over", "shard", i, "of", f.count)
	f.end(i)
	lease.Drop(ctx, f.leases, f.shardName(i, f.count), f.me, f.b.opts.Log)
}

// resize gives up all shards, and goes on with another number of them.
func (f *fleet) resize(ctx context.Context, count int) {
	for _, i := range slices.Sorted(maps.Keys(f.held)) {
		f.drop(ctx, i)
	}
	f.count = count
}

// after tells what follows from the end of a connection: an error that ends the bot, or
// more shards, where Discord demands them and their number is not set.
func (f *fleet) after(ctx context.Context, end endOfShard) error {
	if !slices.Contains(slices.Collect(maps.Values(f.held)), end.post) { // given up meanwhile
		return nil
	}
	var fatal *gateway.FatalError
	if f.b.opts.Shards != 0 || !errors.As(end.err, &fatal) || fatal.Code != gateway.CloseShardingRequired {
		return end.err
	}
	before := f.count
	f.resize(ctx, f.count)
	if err := f.size(ctx, 0); err != nil {
		return err
	}
	if f.count <= before { // it demands more and recommends no more
		return end.err
	}
	f.b.opts.Log.Warn("Discord demands more shards", "before", before, "now", f.count)
	return nil
}

// leave ends all connections and gives everything up.
func (f *fleet) leave(ctx context.Context) {
	for _, i := range slices.Sorted(maps.Keys(f.held)) {
		f.end(i)
		lease.Drop(ctx, f.leases, f.shardName(i, f.count), f.me, f.b.opts.Log)
	}
	lease.Drop(ctx, f.leases, replicaLease+f.me, f.me, f.b.opts.Log)
}

// defaultIdentify is how long Discord asks to wait between the beginnings of two sessions
// whose shards are in one bucket, whichever process begins them.
const defaultIdentify = 5 * time.Second

// turn waits until a session of a bucket may begin.
func (f *fleet) turn(ctx context.Context, bucket int) error {
	apart := f.b.opts.Pacing.Identify
	if apart <= 0 {
		apart = defaultIdentify
	}
	apart += apart / 10 // the ways to Discord are not equally long
	for ctx.Err() == nil {
		// It is not given up but expires, so that the next one keeps its distance.
		got, err := f.leases.Take(ctx, identifyLease+strconv.Itoa(bucket), f.me+"/"+rand.Text(), apart)
		switch {
		case got:
			return nil
		case err != nil && ctx.Err() == nil:
			f.b.opts.Log.Warn("it cannot be agreed whose turn it is to connect: going on", "error", err)
			pause(ctx, apart)
			return ctx.Err()
		}
		pause(ctx, apart/10)
	}
	return ctx.Err()
}
