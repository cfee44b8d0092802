package sandbox

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A bucket counts the requests of one route in the present second.
type bucket struct {
	until time.Time
	used  int
}

// limit counts a request, sets Discord's rate-limit headers, and answers with
// 429 where too many came in a second; it reports whether to go on. Routes are
// told apart by their pattern and by the channel, guild or webhook.
func (s *Server) limit(w http.ResponseWriter, q *rest, pattern string) bool {
	if s.opts.PerSecond < 0 {
		return true
	}
	major := strings.Join([]string{q.PathValue("channel"), q.PathValue("guild"), q.PathValue("token")}, " ")
	key := pattern + " " + major
	now := time.Now()
	b := s.buckets[key]
	if b == nil || now.After(b.until) {
		b = &bucket{until: now.Add(time.Second)}
		s.buckets[key] = b
		s.prune(now)
	}
	b.used++
	after := b.until.Sub(now).Seconds()
	name := fnv.New64a()
	name.Write([]byte(pattern))
	h := w.Header()
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%016x", name.Sum64()))
	h.Set("X-RateLimit-Limit", strconv.Itoa(s.opts.PerSecond))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(max(0, s.opts.PerSecond-b.used)))
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(b.until.UnixMilli())/1000))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", after))
	if b.used <= s.opts.PerSecond {
		return true
	}
	h.Set("X-RateLimit-Scope", "user")
	h.Set("Retry-After", fmt.Sprintf("%.0f", after+0.5))
	writeJSON(w, http.StatusTooManyRequests, object{"message": "You are being rate limited.", "retry_after": after, "global": false})
	return false
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
