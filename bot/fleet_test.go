//go:build unix

package bot_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/lease"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

// A road is a replica's way to the leases. Once it is cut, it is as if the replica had died:
// nothing is renewed, and nothing given up.
type road struct {
	lease.Keeper
	cut atomic.Bool
}

var errCut = errors.New("the road is cut")

func (r *road) Take(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	if r.cut.Load() {
		return false, errCut
	}
	return r.Keeper.Take(ctx, name, holder, term)
}

func (r *road) Renew(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	if r.cut.Load() {
		return false, errCut
	}
	return r.Keeper.Renew(ctx, name, holder, term)
}

func (r *road) Release(ctx context.Context, name, holder string) error {
	if r.cut.Load() {
		return errCut
	}
	return r.Keeper.Release(ctx, name, holder)
}

func (r *road) Held(ctx context.Context, prefix string) ([]lease.Lease, error) {
	if r.cut.Load() {
		return nil, errCut
	}
	return r.Keeper.Held(ctx, prefix)
}

// A ship is a replica of the bot, with a store and an index of its own.
type ship struct {
	name  string
	store *sqlstore.Store
	lib   *library.Library
	road  *road
	stop  func() // as it ends when it is told to
}

// kill lets a ship die: it gives nothing up.
func (s *ship) kill() {
	s.road.cut.Store(true)
	s.stop()
}

// A squadron is several replicas over one database, on one sandbox.
type squadron struct {
	*sandbox.Server
	t     *testing.T
	ctx   context.Context
	place string // of the database
	log   *journal
	ships []*ship
	said  map[string]int // questions by channel
}

// brisk is a pace of leases for tests.
var brisk = lease.Pace{Term: 2 * time.Second, Every: 200 * time.Millisecond}

func newSquadron(t *testing.T, so sandbox.Options) *squadron {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*patience)
	t.Cleanup(cancel)
	q := &squadron{t: t, ctx: ctx, place: pgtest.Start(t), log: &journal{}, said: map[string]int{}}
	server, err := sandbox.Listen("127.0.0.1:0", so)
	q.must(err)
	q.Server = server
	t.Cleanup(func() {
		server.Close()
		for _, p := range server.Problems() {
			t.Error("Discord would refuse:", p)
		}
		if t.Failed() {
			t.Log(q.log.b.String())
		}
	})
	return q
}

func (q *squadron) must(err error) {
	q.t.Helper()
	if err != nil {
		q.t.Fatal(err)
	}
}

// launch starts one more replica.
func (q *squadron) launch(change func(*bot.Options)) *ship {
	q.t.Helper()
	s := &ship{name: fmt.Sprint("ship", len(q.ships))}
	var err error
	s.store, err = sqlstore.OpenPostgres(q.ctx, q.place)
	q.must(err)
	p, err := packtest.Lighthouse()
	q.must(err)
	_, err = curate.BringIn(q.ctx, s.store, knowledge.Batch{Actor: "pack", At: time.Now()}, "starter", p)
	q.must(err)
	s.lib, err = library.Open(q.ctx, s.store, library.Options{})
	q.must(err)
	s.road = &road{Keeper: s.store.Leases()}
	o := bot.Options{
		Token: q.Token(), APIURL: q.URL(), Pacing: quick, Limits: &bot.Limits{}, Store: s.store, Ledger: s.store.Ledger(),
		Leases: s.road, Replica: s.name, Pace: brisk, Replicas: true,
		Log: slog.New(slog.NewTextHandler(q.log, &slog.HandlerOptions{Level: slog.LevelDebug})).With("ship", s.name),
	}
	if change != nil {
		change(&o)
	}
	b, err := bot.New(s.lib, o)
	q.must(err)
	run, cancel := context.WithCancel(q.ctx)
	followed, done := make(chan struct{}), make(chan error, 1)
	go func() {
		s.lib.Run(run)
		close(followed)
	}()
	go func() { done <- b.Run(run) }()
	s.stop = func() {
		cancel()
		<-followed
		err := <-done
		if done <- err; err != nil {
			q.t.Errorf("%s ends with %v", s.name, err)
		}
	}
	q.t.Cleanup(func() {
		s.stop()
		q.must(errors.Join(s.lib.Close(), s.store.Close()))
	})
	q.ships = append(q.ships, s)
	return s
}

// soon waits until something is so.
func (q *squadron) soon(what string, so func() bool) {
	q.t.Helper()
	for !so() {
		select {
		case <-q.ctx.Done():
			q.t.Fatalf("waited in vain: %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// shares tells how many shards each replica holds, as the leases say.
func (q *squadron) shares() map[string]int {
	held, err := q.ships[0].store.Leases().Held(q.ctx, "shard/")
	q.must(err)
	n := map[string]int{}
	for _, l := range held {
		n[l.Holder]++
	}
	return n
}

// all waits until every one of so many shards has a connection, once.
func (q *squadron) all(count int) {
	q.t.Helper()
	var want [][2]int
	for i := range count {
		want = append(want, [2]int{i, count})
	}
	q.must(q.AwaitGateway(q.ctx, "a connection for each shard", func(g sandbox.Standing) bool { return slices.Equal(g.Shards, want) }))
}

// ask asks in a channel.
func (q *squadron) ask(channel string) sandbox.Message {
	q.said[channel]++
	return q.Say(sandbox.Alice, channel, fmt.Sprint(sandbox.Mention, " what does the Keepers' Guild want? ", q.said[channel]))
}

// answeredOnce waits until each of some questions has an answer, and checks that no
// question had two.
func (q *squadron) answeredOnce(asked []sandbox.Message) {
	q.t.Helper()
	for _, m := range asked {
		if _, err := q.Answer(q.ctx, m); err != nil {
			q.t.Errorf("%s in %s: %v", m.Text(), m.Channel, err)
		}
	}
	for channel, n := range q.said {
		got := 0
		for _, m := range q.Messages(channel) {
			if m.FromBot() {
				got++
			}
		}
		if got != n {
			q.t.Errorf("%d answers to %d questions in %s", got, n, channel)
		}
	}
}

// TestFleet: three replicas share the shards; what one learns the others answer from; when
// one dies the others go on where it was, and no question is left, or answered twice.
func TestFleet(t *testing.T) {
	const count = 6
	q := newSquadron(t, sandbox.Options{FurtherGuilds: count, Shards: count, LeastShards: count, Concurrency: 2, PerSecond: -1})
	for range 3 {
		q.launch(nil)
	}
	q.soon("each has two shards", func() bool {
		n := q.shares()
		return len(n) == 3 && n["ship0"] == 2 && n["ship1"] == 2 && n["ship2"] == 2
	})
	q.all(count)

	places := []string{sandbox.DM(sandbox.Alice), sandbox.General}
	for i := range count {
		_, general := sandbox.FurtherGuild(i)
		places = append(places, general)
	}
	everywhere := func() (asked []sandbox.Message) {
		for _, p := range places {
			asked = append(asked, q.ask(p))
		}
		return asked
	}
	q.answeredOnce(everywhere())
	q.spread()

	// The one with direct messages dies.
	held, err := q.ships[0].store.Leases().Held(q.ctx, "shard/0-")
	q.must(err)
	dead := q.ships[slices.IndexFunc(q.ships, func(s *ship) bool { return s.name == held[0].Holder })]
	before := everywhere()
	dead.kill()
	missed := everywhere()
	q.soon("two have three shards each", func() bool {
		n := q.shares()
		return len(n) == 2 && n[dead.name] == 0
	})
	q.all(count)
	q.answeredOnce(slices.Concat(before, missed, everywhere()))

	// One ends as it should: the last has everything.
	left := slices.DeleteFunc(slices.Clone(q.ships), func(s *ship) bool { return s == dead })
	left[0].stop()
	missed = everywhere()
	q.soon("the last has all", func() bool { return q.shares()[left[1].name] == count })
	q.all(count)
	q.answeredOnce(append(missed, everywhere()...))
}

// spread adds facts on one replica, and sees how long it takes until the others answer
// from them.
func (q *squadron) spread() {
	q.t.Helper()
	n := 50
	if os.Getenv("SOAK") != "" {
		n = 1000
	}
	f := *q.ships[0].lib.Base(knowledge.Global).Facts()[0]
	var took []time.Duration
	for i := range n {
		word := "Zorvak" + strings.Repeat(string(rune('a'+i%26)), 1+i/26%7) + string(rune('a'+i/182))
		f.ID = knowledge.FactID("fleet-" + strings.ToLower(word))
		f.Text = "The Keepers' Guild asked for the lamp of " + word + "."
		f.Quote = nil
		body, err := knowledge.Encode(f)
		q.must(err)
		_, err = q.ships[0].store.Apply(q.ctx, knowledge.Batch{Actor: "test", At: time.Now(), Reason: "new", Changes: []knowledge.Change{{
			Ref: knowledge.Ref{Type: knowledge.FactRecord, Scope: knowledge.Global, ID: string(f.ID)}, Action: "add", Expect: 0, State: knowledge.Active, Body: body,
		}}})
		q.must(err)
		began := time.Now()
		for _, s := range q.ships[1:] {
			q.soon("a new fact in an answer", func() bool {
				a, err := s.lib.Answer(q.ctx, answer.Question{Text: "What did the Keepers' Guild say about the lamp of " + word + "?", Now: time.Date(2031, 6, 10, 12, 0, 0, 0, time.UTC)})
				q.must(err)
				return slices.ContainsFunc(a.Points, func(p answer.Point) bool { return slices.Contains(p.Facts, f.ID) })
			})
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	p99 := took[(len(took)*99+99)/100-1]
	q.t.Logf("%d facts reach the answers of the other replicas: median %v, 99th percentile %v, most %v", n, took[n/2], p99, took[n-1])
	if os.Getenv("SOAK") != "" && p99 > time.Second {
		q.t.Errorf("99th percentile %v", p99)
	}
}

// TestOneQuestionTwoReplicas: two have a connection for the same shard, as it may be while
// one of them cannot reach the leases, or just took it over: each message reaches both.
func TestOneQuestionTwoReplicas(t *testing.T) {
	for _, c := range []struct {
		name string
		cut  bool
		most int // requests to answer so many questions
	}{{"both claim", false, 20}, {"one cannot claim", true, 40}} {
		t.Run(c.name, func(t *testing.T) {
			q := newSquadron(t, sandbox.Options{PerSecond: -1})
			for range 2 {
				s := q.launch(func(o *bot.Options) { o.Leases = &apart{o.Leases, lease.NewLocal()} })
				defer s.road.cut.Store(false)
			}
			both := [][2]int{{0, 1}, {0, 1}}
			q.must(q.AwaitGateway(q.ctx, "both to be connected", func(g sandbox.Standing) bool { return slices.Equal(g.Shards, both) }))
			q.ships[1].road.cut.Store(c.cut)
			var asked []sandbox.Message
			for range 20 {
				asked = append(asked, q.ask(sandbox.General))
			}
			q.answeredOnce(asked)
			for _, s := range q.ships {
				s.stop() // when all is done
			}
			q.answeredOnce(nil)
			if n := len(q.Requests("POST /channels/" + sandbox.General + "/messages")); n < 20 || n > c.most {
				t.Errorf("%d requests for 20 answers, want at most %d", n, c.most)
			}
		})
	}
}

// apart shares only who answers what; shards are each replica's own.
type apart struct {
	lease.Keeper
	own *lease.Local
}

func (a *apart) keeper(name string) lease.Keeper {
	if strings.HasPrefix(name, "message/") || strings.HasPrefix(name, "interaction/") {
		return a.Keeper
	}
	return a.own
}

func (a *apart) Take(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	return a.keeper(name).Take(ctx, name, holder, term)
}

func (a *apart) Renew(ctx context.Context, name, holder string, term time.Duration) (bool, error) {
	return a.keeper(name).Renew(ctx, name, holder, term)
}

func (a *apart) Release(ctx context.Context, name, holder string) error {
	return a.keeper(name).Release(ctx, name, holder)
}

func (a *apart) Held(ctx context.Context, prefix string) ([]lease.Lease, error) {
	return a.keeper(prefix).Held(ctx, prefix)
}

// TestMoreShardsAreDemanded: Discord closes the connection of a bot that has grown; it goes
// on with as many shards as are recommended then. Where their number is set, it ends.
func TestMoreShardsAreDemanded(t *testing.T) {
	s := raise(t, setting{server: func(o *sandbox.Options) { o.FurtherGuilds = 3 }})
	s.SetShards(3, 3)
	s.CloseGateway(gateway.CloseShardingRequired)
	s.must(s.AwaitGateway(s.ctx, "three shards", func(g sandbox.Standing) bool {
		return slices.Equal(g.Shards, [][2]int{{0, 3}, {1, 3}, {2, 3}})
	}))
	for i := range 3 {
		_, general := sandbox.FurtherGuild(i)
		s.answer(s.Say(sandbox.Alice, general, sandbox.Mention+" oil"))
	}
	s.answer(s.Say(sandbox.Alice, sandbox.DM(sandbox.Alice), "oil"))

	set := prepare(t, setting{server: func(o *sandbox.Options) { o.Shards, o.LeastShards = 3, 3 }, bot: func(o *bot.Options) { o.Shards = 2 }})
	set.start()
	if err := <-set.done; !errors.Is(err, bot.ErrSharding) {
		t.Errorf("Run says %v", err)
	} else {
		set.done <- err
	}
}

// TestReplayToAnotherReplica: an interaction that one replica was sent is refused by all.
func TestReplayToAnotherReplica(t *testing.T) {
	shared := lease.NewLocal()
	var codes []int
	for i := range 2 {
		s, url := raiseEndpoint(t, setting{rude: true, bot: func(o *bot.Options) {
			o.Leases, o.Replicas, o.Replica = &apart{shared, lease.NewLocal()}, true, string(rune('a'+i))
		}})
		code, _ := send(t, url, "POST", s.Sign([]byte(helpAsked), s.clock.now()), []byte(helpAsked))
		codes = append(codes, code)
	}
	if !slices.Equal(codes, []int{200, 409}) {
		t.Errorf("statuses %v", codes)
	}
}
