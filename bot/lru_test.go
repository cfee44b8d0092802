package bot

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The lru behaves as a plain list of what was put, newest last.
func TestLRUAgainstAModel(t *testing.T) {
	type rec struct {
		k, v int
		at   time.Time
	}
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(0, 0)
		limit := rapid.IntRange(1, 4).Draw(t, "limit")
		ttl := time.Duration(rapid.IntRange(0, 5).Draw(t, "ttl"))
		l := newLRU[int, int](limit, ttl, func() time.Time { return now })
		var model []rec
		drop := func(k int) {
			for i, r := range model {
				if r.k == k {
					model = append(model[:i:i], model[i+1:]...)
					return
				}
			}
		}
		find := func(k int) (int, bool) {
			for _, r := range model {
				if r.k == k && (ttl == 0 || now.Sub(r.at) <= ttl) {
					return r.v, true
				}
			}
			return 0, false
		}
		put := func(k, v int) {
			drop(k)
			model = append(model, rec{k, v, now})
			model = model[max(0, len(model)-limit):]
		}
		key := rapid.IntRange(0, 5)
		t.Repeat(map[string]func(*rapid.T){
			"put":  func(t *rapid.T) { k, v := key.Draw(t, "k"), rapid.Int().Draw(t, "v"); l.put(k, v); put(k, v) },
			"drop": func(t *rapid.T) { k := key.Draw(t, "k"); l.drop(k); drop(k) },
			"wait": func(t *rapid.T) { now = now.Add(time.Duration(rapid.IntRange(0, 3).Draw(t, "d"))) },
			"add": func(t *rapid.T) {
				k := key.Draw(t, "k")
				_, known := find(k)
				if l.add(k, 1) == known {
					t.Fatal("add is wrong about what is known")
				}
				if !known {
					put(k, 1)
				}
			},
			"": func(t *rapid.T) {
				for k := range 6 {
					v, ok := find(k)
					if !ok {
						drop(k) // as get does with what is too old
					}
					if got, has := l.get(k); got != v || has != ok {
						t.Fatalf("get(%d) = %d, %v; want %d, %v", k, got, has, v, ok)
					}
				}
				if l.len() > limit {
					t.Fatal("too many")
				}
			},
		})
	})
}
