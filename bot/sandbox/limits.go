package sandbox

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A Rate is how many requests are taken in a time, from the first of them on.
type Rate struct {
	Requests int
	Per      time.Duration
}

// Edits is the route on which a bot changes its messages, for [Options.Routes].
const Edits = "PATCH /channels/{channel}/messages/{message}"

// usual are rates as Discord announces them where many messages are changed; it tells
// them in headers alone and may change them.
var usual = Rate{Requests: 5, Per: 5 * time.Second}

// DiscordLike are the rates of routes on which bots meet their limits.
func DiscordLike() map[string]Rate {
	return map[string]Rate{Edits: usual, "POST /channels/{channel}/messages": usual}
}

// A bucket counts the requests of one route in its present time.
type bucket struct {
	until time.Time
	used  int
}

// recent is when the last requests of an application came, as a ring.
type recent struct {
	at   []time.Time
	next int
}

// limit counts a request, sets Discord's rate-limit headers, and answers with
// 429 where too many came; it reports whether to go on. Routes are told apart by
// their pattern and by the channel, guild or webhook.
func (s *Server) limit(w http.ResponseWriter, q *rest, pattern string) bool {
	if s.opts.PerSecond < 0 {
		return true
	}
	now := time.Now()
	if after := s.overall(q.app, now); after > 0 {
		w.Header().Set("X-RateLimit-Global", "true")
		return s.tooMany(w, after, true)
	}
	major := strings.Join([]string{q.PathValue("channel"), q.PathValue("guild"), q.PathValue("token")}, " ")
	key := pattern + " " + major
	r, set := s.opts.Routes[pattern]
	if !set {
		r = Rate{s.opts.PerSecond, time.Second}
	}
	b := s.buckets[key]
	if b == nil || now.After(b.until) {
		b = &bucket{until: now.Add(r.Per)}
		s.buckets[key] = b
		s.prune(now)
	}
	b.used++
	after := b.until.Sub(now)
	name := fnv.New64a()
	name.Write([]byte(pattern))
	h := w.Header()
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%016x", name.Sum64()))
	h.Set("X-RateLimit-Limit", strconv.Itoa(r.Requests))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(max(0, r.Requests-b.used)))
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(b.until.UnixMilli()+1)/1000))
	h.Set("X-RateLimit-Reset-After", inSeconds(after))
	if b.used <= r.Requests {
		return true
	}
	return s.tooMany(w, after, false)
}

// overall counts a request of an application, and gives how long it has to wait where
// too many came on all routes together; 0: not at all. What needs no token, as answers
// to interactions do not, does not count.
func (s *Server) overall(a *application, now time.Time) time.Duration {
	if a == nil || s.opts.Global < 0 {
		return 0
	}
	n := cmp.Or(s.opts.Global, 50)
	if a.sent.at == nil {
		a.sent.at = make([]time.Time, n)
	}
	if after := a.sent.at[a.sent.next].Add(time.Second).Sub(now); after > 0 {
		return after
	}
	a.sent.at[a.sent.next] = now
	a.sent.next = (a.sent.next + 1) % n
	return 0
}

// tooMany answers with 429, and gives false.
func (s *Server) tooMany(w http.ResponseWriter, after time.Duration, global bool) bool {
	s.limited++
	h := w.Header()
	h.Set("X-RateLimit-Scope", map[bool]string{true: "global", false: "user"}[global])
	h.Set("Retry-After", fmt.Sprintf("%.0f", math.Ceil(after.Seconds())))
	writeJSON(w, http.StatusTooManyRequests, object{"message": "You are being rate limited.", "retry_after": after.Seconds(), "global": global})
	return false
}

// inSeconds writes a time to the millisecond, never shorter than it is.
func inSeconds(d time.Duration) string {
	return fmt.Sprintf("%.3f", math.Ceil(float64(d)/float64(time.Millisecond))/1000)
}

// Limited tells how many requests came too often so far.
func (s *Server) Limited() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.limited
}

// prune forgets old buckets once there are many.
func (s *Server) prune(now time.Time) {
	if len(s.buckets) < 1000 {
		return
	}
	for k, b := range s.buckets {
		if now.After(b.until) {
			delete(s.buckets, k)
		}
	}
}
