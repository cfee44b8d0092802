package discordhttp

import (
	"strings"
	"sync"
	"time"
)

// perSecond is how many requests a second leave here: Discord allows 50 over
// all routes, and some room is left for what other programs send with the token.
const perSecond = 45

// maxRoutes bounds how many routes are remembered; expired ones go first.
const maxRoutes = 2000

// limits remembers until when Discord wants nothing: on all routes, on one
// route, and by the number of requests in the last second.
type limits struct {
	mu     sync.Mutex
	global time.Time
	routes map[string]time.Time
	sent   [perSecond]time.Time // ring of the last requests
	next   int
}

// delay gives how long a request on the route must wait before it may leave;
// if that is zero, the request is counted as sent. Interaction routes are
// exempt from the global limit.
func (l *limits) delay(now time.Time, route string, exempt bool) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	until := l.routes[route]
	if !exempt {
		if l.global.After(until) {
			until = l.global
		}
		if free := l.sent[l.next].Add(time.Second); free.After(until) && !l.sent[l.next].IsZero() {
			until = free
		}
	}
	if wait := until.Sub(now); wait > 0 {
		return wait
	}
	if !exempt {
		l.sent[l.next] = now
		l.next = (l.next + 1) % perSecond
	}
	return 0
}

// pause keeps the route, or all routes if route is "", quiet until then.
func (l *limits) pause(route string, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if route == "" {
		if until.After(l.global) {
			l.global = until
		}
		return
	}
	if l.routes == nil {
		l.routes = map[string]time.Time{}
	}
	if len(l.routes) >= maxRoutes {
		l.prune(time.Now())
	}
	if until.After(l.routes[route]) {
		l.routes[route] = until
	}
}

func (l *limits) prune(now time.Time) {
	for k, t := range l.routes {
		if !t.After(now) {
			delete(l.routes, k)
		}
	}
	if len(l.routes) >= maxRoutes { // all of them in force: forgetting costs a 429, not more
		clear(l.routes)
	}
}

// key names the bucket that a request falls into: method and path, with the ids
// that are not major parameters (channel, guild, webhook) left out.
func key(method, path string) string {
	seg := strings.Split(route(path), "/")
	for i, s := range seg {
		if i > 2 && isID(s) {
			seg[i] = ":id"
		}
	}
	return method + " " + strings.Join(seg, "/")
}

func isID(s string) bool { return len(s) > 0 && strings.Trim(s, "0123456789") == "" }

// words are the fixed segments of routes that the bot uses.
var words = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("channels messages guilds users members roles applications commands permissions interactions callback " +
		"webhooks @me @original gateway bot threads thread-members reactions pins typing oauth2 invites attachments") {
		m[w] = true
	}
	return m
}()

// Template names a route for figures: ids stand as ":id", tokens and all that is not
// known as ":other", so that there are few of them and nothing secret in any.
func Template(path string) string {
	seg := strings.Split(route(path), "/")
	for i, s := range seg {
		switch {
		case s == "" || words[s]:
		case isID(s):
			seg[i] = ":id"
		default:
			seg[i] = ":other"
		}
	}
	return strings.Join(seg, "/")
}

// isInteraction reports whether a path answers an interaction.
func isInteraction(path string) bool {
	r := route(path)
	return strings.HasPrefix(r, "/interactions/") || strings.HasPrefix(r, "/webhooks/")
}
