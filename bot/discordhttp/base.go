package discordhttp

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// apiVersion is the version of Discord's interface that requests go to,
// whatever version the library above asked for.
const apiVersion = "v10"

// ParseBase reads the address of a Discord-compatible server, with or without
// "/api" or "/api/v10" at its end; "" gives nil, meaning Discord itself. Only
// loopback addresses are accepted: the bot's token goes to whatever stands here.
func ParseBase(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, fmt.Errorf("Discord address %q: not a URL: %w", s, err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("Discord address %q: want http://127.0.0.1:PORT", s)
	}
	if !Loopback(u.Hostname()) {
		return nil, fmt.Errorf("Discord address %q: refused, because the bot's token would be sent to %s: "+
			"only loopback addresses (127.0.0.1, ::1, localhost) are allowed; leave it empty for Discord itself", s, u.Hostname())
	}
	path := strings.TrimSuffix(u.Path, "/")
	if i := strings.LastIndex(path, "/v"); i >= 0 && strings.Trim(path[i+2:], "0123456789") == "" {
		path = path[:i]
	}
	path = strings.TrimSuffix(path, "/api")
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: path + "/api/" + apiVersion}, nil
}

// Loopback reports whether a host name or address means this machine.
func Loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// route gives the path below ".../api/vN", such as "/channels/1/messages".
func route(path string) string {
	_, rest, found := strings.Cut(path, "/api/v")
	if !found {
		return path
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return "/"
}

// redirect points a copy of the request at the base address, or at Discord's
// current version where base is nil.
func redirect(r *http.Request, base *url.URL) *http.Request {
	q := r.Clone(r.Context())
	rest := route(r.URL.Path)
	q.URL.RawPath = ""
	if base == nil {
		q.URL.Path = "/api/" + apiVersion + rest
		return q
	}
	q.URL.Scheme, q.URL.Host, q.Host = base.Scheme, base.Host, base.Host
	q.URL.Path = base.Path + rest
	return q
}

// Redact shortens a path for logs and errors: the tokens of interactions and
// webhooks, which let anyone answer in the bot's name, are left out.
func Redact(path string) string {
	seg := strings.Split(route(path), "/") // "", "webhooks", id, token, ...
	if len(seg) > 3 && (seg[1] == "interactions" || seg[1] == "webhooks") {
		seg[3] = "***"
	}
	return strings.Join(seg, "/")
}
