package sqlstore

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// racers is how many do the same at once, through two stores.
const racers = 8

// raceRounds is how often they do it.
const raceRounds = 5

// race lets all do something at once, in each round, and gives for each how many got no
// error. Any error but ErrNone fails the test.
func race(t *testing.T, open opener, do func(l *Ledger, round, racer int) error) (won []int64) {
	t.Helper()
	stores := []*Store{open(t), open(t)}
	for round := range raceRounds {
		var ok atomic.Int64
		var running sync.WaitGroup
		start := make(chan struct{})
		for i := range racers {
			running.Go(func() {
				<-start
				err := do(stores[i%2].Ledger(), round, i)
				if err == nil {
					ok.Add(1)
				} else if !errors.Is(err, ledger.ErrNone) {
					t.Error(err)
				}
			})
		}
		close(start)
		running.Wait()
		won = append(won, ok.Load())
	}
	return won
}

// oneEach is that one won in each round.
var oneEach = slices.Repeat([]int64{1}, raceRounds)

func TestRaces(t *testing.T) {
	parcels := func(t *testing.T, l *Ledger) []ledger.Parcel {
		return mustGet[[]ledger.Parcel](t)(l.Parcels(t.Context(), 1000))
	}
	each(t, func(t *testing.T, open opener) {
		ctx := t.Context()
		l := open(t).Ledger()

		t.Run("secret", func(t *testing.T) {
			var first sync.Map
			race(t, open, func(l *Ledger, _, racer int) error {
				key, err := l.Secret(ctx)
				first.Store(string(key), racer)
				return err
			})
			n := 0
			first.Range(func(any, any) bool { n++; return true })
			want(t, "different secrets", 1, n)
		})

		t.Run("move", func(t *testing.T) {
			f := mustFollow(t, l, &ledger.Follow{Guild: port, Channel: "race", What: "all", Made: noon})
			won := race(t, open, func(l *Ledger, round, racer int) error {
				p := &ledger.Parcel{Key: fmt.Sprint("move/", round, "/", racer), Made: noon, Follow: f.ID}
				return l.Move(ctx, f.ID, int64(round+1), "2024-09-01", p)
			})
			want(t, "who moved", oneEach, won)
			want(t, "parcels", raceRounds, len(parcels(t, l)))
			must(t, l.Unfollow(ctx, f.ID))
		})

		// Each saw another head, but all name where the telling starts.
		t.Run("move to different heads", func(t *testing.T) {
			f := mustFollow(t, l, &ledger.Follow{Guild: port, Channel: "race", What: "all", Made: noon})
			won := race(t, open, func(l *Ledger, round, racer int) error {
				p := &ledger.Parcel{Key: fmt.Sprint("from/", round), Made: noon, Follow: f.ID}
				return l.Move(ctx, f.ID, int64(100*round+racer+1), "", p)
			})
			want(t, "who moved", oneEach, won)
			want(t, "parcels", raceRounds, len(parcels(t, l)))
			must(t, l.Unfollow(ctx, f.ID))
		})

		t.Run("begin", func(t *testing.T) {
			var ids []int64
			for i := range raceRounds {
				p := &ledger.Parcel{Key: fmt.Sprint("begin/", i), Made: noon}
				must(t, l.Send(ctx, p))
				ids = append(ids, p.ID)
			}
			won := race(t, open, func(l *Ledger, round, _ int) error { return l.Begin(ctx, ids[round]) })
			want(t, "who began", oneEach, won)
			for _, id := range ids {
				must(t, l.Sent(ctx, id, nil))
			}
		})

		t.Run("send", func(t *testing.T) {
			var taken atomic.Int64
			race(t, open, func(l *Ledger, round, _ int) error {
				p := &ledger.Parcel{Key: fmt.Sprint("send/", round), Made: noon}
				err := l.Send(ctx, p)
				if p.ID != 0 {
					taken.Add(1)
				}
				return err
			})
			want(t, "parcels that were taken in", int64(raceRounds), taken.Load())
			for _, p := range parcels(t, l) {
				must(t, l.Sent(ctx, p.ID, nil))
			}
		})

		t.Run("grant", func(t *testing.T) {
			var ids []int64
			for i := range raceRounds {
				e := mustKeep(t, l, answer(port, fmt.Sprint("grant-", i), 1))
				ids = append(ids, e.ID)
				must(t, l.SetWish(ctx, e.ID, "x", noon))
			}
			won := race(t, open, func(l *Ledger, round, racer int) error {
				return l.Grant(ctx, ids[round], &ledger.Parcel{Key: fmt.Sprint("grant/", round, "/", racer), Made: noon})
			})
			want(t, "who granted", oneEach, won)
			want(t, "parcels", raceRounds, len(parcels(t, l)))
			must(t, l.Expire(ctx, noon, noon, noon.Add(time.Hour)))
		})

		t.Run("plan, settle and tell", func(t *testing.T) {
			for i := range raceRounds {
				mustKeep(t, l, answer(port, fmt.Sprint("plan-", i), 1, "a"))
			}
			race(t, open, func(l *Ledger, round, racer int) error {
				id := int64(round + 2)
				if err := l.Plan(ctx, "race", id-int64(racer%2), time.Time{}, []ledger.Correction{correction(id, knowledge.Global, "a")}); err != nil {
					return err
				}
				e, err := l.Entry(ctx, "c100", fmt.Sprint("plan-", racer%raceRounds))
				if err != nil {
					return err
				}
				return l.Settle(ctx, id, "a", e.ID, ledger.Outcome(fmt.Sprint("by ", racer)))
			})
			at, _, err := l.Cursor(ctx, "race")
			must(t, err)
			want(t, "cursor", int64(raceRounds+1), at)
			want(t, "what waits", []string(nil), errands(t, l))
			want(t, "errands", raceRounds*raceRounds, rows(t, l)["errands"])
			race(t, open, func(l *Ledger, round, racer int) error {
				return l.Told(ctx, int64(round+2), "a", port, &ledger.Parcel{Key: fmt.Sprint("told/", round, "/", racer), Made: noon})
			})
			want(t, "reports that were told", raceRounds, len(parcels(t, l)))
		})

		// One message is one entry, whoever keeps it, and however often.
		t.Run("keep", func(t *testing.T) {
			var ids sync.Map
			race(t, open, func(l *Ledger, round, racer int) error {
				e := answer(port, fmt.Sprint("keep-", round), 1, "a", knowledge.FactID(fmt.Sprint(racer)))
				err := l.Keep(ctx, e)
				ids.Store(e.ID, round)
				return err
			})
			n := 0
			ids.Range(func(any, any) bool { n++; return true })
			want(t, "ids", raceRounds, n)
			for i := range raceRounds {
				e := mustGet[*ledger.Entry](t)(l.Entry(ctx, "c100", fmt.Sprint("keep-", i)))
				uses := mustGet[[]knowledge.FactID](t)(list(ctx, l.s.read, scanOne[knowledge.FactID], `SELECT fact FROM uses WHERE entry = $1 ORDER BY fact DESC`, e.ID))
				want(t, "the facts it is found by", []knowledge.FactID{e.Uses[0].Fact, e.Uses[1].Fact}, uses)
			}
		})

		// Writing the ledger and revisions at once holds up neither.
		t.Run("with revisions", func(t *testing.T) {
			s := open(t)
			race(t, open, func(l *Ledger, round, racer int) error {
				if racer%2 == 0 {
					_, err := l.s.Apply(ctx, batch(put(fmt.Sprint(racer), fmt.Sprint(round))))
					return err
				}
				return l.Keep(ctx, answer(cape, fmt.Sprint(round, "-", racer), 1, "a"))
			})
			want(t, "revisions", int64(raceRounds*racers/2), checkWhole(t, s))
		})
	})
}
