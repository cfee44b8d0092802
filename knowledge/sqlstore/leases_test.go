package sqlstore

import (
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge/lease"
	"github.com/ceasefire-facts/bot/knowledge/lease/leasetest"
)

func TestLeases(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		leasetest.Test(t, func(t *testing.T, part func(*testing.T, leasetest.Pair)) {
			one, two := open(t), open(t)
			pass := func(d time.Duration) { // instead of waiting, all began earlier
				_, err := one.write.ExecContext(t.Context(), `UPDATE leases SET until = until - $1`, d.Microseconds())
				must(t, err)
			}
			_, err := one.write.ExecContext(t.Context(), `DELETE FROM leases`) // the part before left some
			must(t, err)
			part(t, leasetest.Pair{One: one.Leases(), Two: two.Leases(), Pass: pass})
		})
	})
}

// A clock that was set back must not keep everybody out for years.
func TestLeaseFromTheFuture(t *testing.T) {
	each(t, func(t *testing.T, open opener) {
		s := open(t)
		k := s.Leases()
		for _, d := range []time.Duration{0, lease.MaxTerm} {
			if ok, err := k.Take(t.Context(), "lamp", "a", time.Minute); err != nil || !ok {
				t.Fatal(ok, err)
			}
			_, err := s.write.ExecContext(t.Context(), `UPDATE leases SET until = until + $1`, d.Microseconds())
			must(t, err)
			ok, err := k.Take(t.Context(), "lamp", "b", time.Minute)
			must(t, err)
			want(t, "taken over", d > 0, ok)
		}
	})
}
