package linkcheck

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/net/dns/dnsmessage"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A site is a server on this machine that one Checker of the test may reach.
type site struct {
	*httptest.Server
	addr netip.AddrPort
}

// serve starts a site on the given loopback address, "127.0.0.1" mostly.
func serve(t testing.TB, ip string, h http.HandlerFunc) site {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp4", ip+":0")
	if err != nil {
		t.Fatal(err)
	}
	s := &httptest.Server{Listener: l, Config: &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}}
	s.Start()
	t.Cleanup(s.Close)
	return site{s, netip.MustParseAddrPort(l.Addr().String())}
}

// reaching makes a Checker that may reach these sites and else what any may.
func reaching(o Options, sites ...site) *Checker {
	o = o.withDefaults()
	d := newDoor(o.Deny)
	for _, s := range sites {
		d.open = append(d.open, s.addr)
	}
	return newChecker(o, d)
}

// respond serves one body of one content type.
func respond(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write([]byte(body))
	}
}

func htmlOf(body string) http.HandlerFunc { return respond("text/html; charset=utf-8", body) }

// MustRead makes a Page of HTML without a network.
func MustRead(t testing.TB, body string) *Page {
	t.Helper()
	p, err := New(Options{}).read(t.Context(), &fetched{url: someURL, body: []byte(body), at: noon})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// noon is when the tests' pages are read, unless the time is a real one.
var noon = time.Date(2031, time.May, 14, 12, 0, 0, 0, time.UTC)

// names is a name server: for each name a list of answers, given in turn, the
// last for good. A name that is not listed does not exist.
type names struct {
	mu      sync.Mutex
	answers map[string][]string
	asked   map[string]int
}

// resolver starts the name server and gives a resolver that asks it alone.
func (n *names) resolver(t testing.TB) *net.Resolver {
	t.Helper()
	n.asked = map[string]int{}
	var lc net.ListenConfig
	conn, err := lc.ListenPacket(t.Context(), "udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var done sync.WaitGroup
	done.Go(func() {
		buf := make([]byte, 1500)
		for {
			size, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			if reply, err := n.reply(buf[:size]); err == nil {
				_, _ = conn.WriteTo(reply, from)
			}
		}
	})
	t.Cleanup(func() { conn.Close(); done.Wait() })
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp4", conn.LocalAddr().String())
	}}
}

func (n *names) reply(query []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil, err
	}
	q := m.Questions[0]
	name := strings.TrimSuffix(strings.ToLower(q.Name.String()), ".")
	m.Response, m.Authoritative, m.Additionals = true, true, nil
	n.mu.Lock()
	defer n.mu.Unlock()
	list, known := n.answers[name]
	if !known {
		m.RCode = dnsmessage.RCodeNameError
		return m.Pack()
	}
	ip := netip.MustParseAddr(list[min(n.asked[name], len(list)-1)])
	head := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 0}
	switch {
	case q.Type == dnsmessage.TypeA && ip.Is4():
		n.asked[name]++
		m.Answers = []dnsmessage.Resource{{Header: head, Body: &dnsmessage.AResource{A: ip.As4()}}}
	case q.Type == dnsmessage.TypeAAAA && ip.Is6():
		n.asked[name]++
		m.Answers = []dnsmessage.Resource{{Header: head, Body: &dnsmessage.AAAAResource{AAAA: ip.As16()}}}
	}
	return m.Pack()
}

// named gives a site's address under another name.
func named(s site, name string) string {
	u := url.URL{Scheme: "http", Host: net.JoinHostPort(name, portOf(s)), Path: "/"}
	return u.String()
}

func portOf(s site) string {
	_, port, _ := net.SplitHostPort(s.addr.String())
	return port
}

// serveTLS starts a site with a certificate of its own making.
func serveTLS(t testing.TB) site {
	t.Helper()
	s := httptest.NewUnstartedServer(htmlOf(lampPage))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return site{s, netip.MustParseAddrPort(s.Listener.Addr().String())}
}
