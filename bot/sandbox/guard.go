package sandbox

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// policy lets a page load nothing from elsewhere. "connect-src" names the
// gateway too because some browsers do not count ws: as 'self'.
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// secure sets the headers that every response carries.
func secure(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// foreign tells why a request is refused: "" if it is not. A page elsewhere on
// the web reaches a server on this machine through a name of its own that
// resolves to 127.0.0.1, or directly; the first shows in Host, the second in Origin.
func (s *Server) foreign(r *http.Request) string {
	if !s.own(r.Host) {
		return fmt.Sprintf("the sandbox is not served under the name %q: open %s/ instead", r.Host, s.URL())
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) {
			return fmt.Sprintf("a page of %q may not use the sandbox", origin)
		}
		return ""
	}
	if site := r.Header.Get("Sec-Fetch-Site"); r.Method != http.MethodGet && (site == "cross-site" || site == "same-site") {
		return "a page of another site may not use the sandbox"
	}
	return ""
}

// own reports whether a Host header names this server: loopback, or, where it
// listens beyond loopback, any address and the names that the operator gave.
func (s *Server) own(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, ""
	}
	if slices.ContainsFunc(s.opts.Hosts, func(h string) bool { return strings.EqualFold(h, name) || strings.EqualFold(h, host) }) {
		return true
	}
	a, _ := s.addr.(*net.TCPAddr)
	if a != nil && port != fmt.Sprint(a.Port) && (port != "" || a.Port != 80) {
		return false
	}
	name = strings.Trim(name, "[]")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip := net.ParseIP(name)
	if ip == nil {
		return false
	}
	return ip.IsLoopback() || a != nil && !a.IP.IsLoopback()
}
