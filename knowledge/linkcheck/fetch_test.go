package linkcheck

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"code.dny.dev/ssrf"
	"golang.org/x/text/encoding/charmap"
)

const lampPage = `<html><title>Lamp out</title><p>The lamp of the outer rock is out, said the keeper.</html>`

// TestBadLinks: what is refused by its letters, without a look-up.
func TestBadLinks(t *testing.T) {
	tests := []struct {
		link string
		want error
	}{
		{"", ErrBadLink},
		{"lighthouse.example/news", ErrBadLink},
		{"ftp://lighthouse.example/", ErrBadLink},
		{"file:///etc/passwd", ErrBadLink},
		{"javascript:alert(1)", ErrBadLink},
		{"data:text/html,x", ErrBadLink},
		{"gopher://lighthouse.example/", ErrBadLink},
		{"http:lighthouse.example", ErrBadLink},
		{"http:///news", ErrBadLink},
		{"https://keeper@lighthouse.example/", ErrBadLink},
		{"https://keeper:lamp@lighthouse.example/", ErrBadLink},
		{"https://lighthouse.example/a b", ErrBadLink},
		{"https://lighthouse.example/\u202egpj.exe", ErrBadLink},
		{"https://light\u200bhouse.example/", ErrBadLink},
		{"https://lighthouse.example/\xff", ErrBadLink},
		{"https://lighthouse.example/\r\nHost: x", ErrBadLink},
		{"https://lighthouse.example/" + strings.Repeat("a", maxLink), ErrBadLink},
		{"https://lighthouse..example/", ErrBadLink},
		{"https://lighthouse.example:x/", ErrBadLink},
		{"https://lighthouse.example:8080/", ErrForbidden},
		{"https://lighthouse.example:22/", ErrForbidden},
		{"https://lighthouse.example:0/", ErrForbidden},
		{"https://lighthouse.example:70000/", ErrBadLink},
		{"http://localhost/", ErrForbidden},
		{"http://metadata/", ErrForbidden},
		{"http://2130706433/", ErrForbidden},
		{"http://0x7f000001/", ErrForbidden},
		{"http://017700000001/", ErrForbidden},
		{"http://0177.0.0.1/", ErrForbidden},
		{"http://0x7f.1/", ErrForbidden},
		{"http://127.1/", ErrForbidden},
		{"http://127.0.0.1./", ErrForbidden},
		{"http://①②⑦.0.0.1/", ErrForbidden},
		{"http://[fe80::1%25eth0]/", ErrForbidden},
		{"http://[fe80::1%eth0]/", ErrBadLink},
		{"http://[::1/", ErrBadLink},
	}
	c := New(Options{})
	for _, tt := range tests {
		_, err := c.Page(t.Context(), tt.link)
		if !errors.Is(err, tt.want) || Retry(err) {
			t.Errorf("%q: got %v (retry %v), want %v", tt.link, err, Retry(err), tt.want)
		}
	}
}

// refusedAddresses are in no way public.
var refusedAddresses = []string{
	"0.0.0.0", "127.0.0.1", "127.255.0.9", "10.0.0.1", "172.16.0.1", "172.31.255.1", "192.168.1.1",
	"100.64.0.1", "100.100.100.200", "169.254.0.1", "169.254.169.254", "192.0.0.192", "198.18.0.1",
	"192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
	"168.63.129.16",
	"::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:7f00:1",
	"64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "fd00:ec2::254", "fc00::1", "fe80::1", "fec0::1",
	"ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "100::1",
}

// TestRefusedAddresses: as hosts of links and at the moment of connecting.
func TestRefusedAddresses(t *testing.T) {
	c := New(Options{})
	for _, a := range refusedAddresses {
		ip := netip.MustParseAddr(a)
		host := a
		if ip.Is6() {
			host = "[" + a + "]"
		}
		for _, scheme := range []string{"http", "https"} {
			if _, err := c.Page(t.Context(), scheme+"://"+host+"/latest/meta-data/"); !errors.Is(err, ErrForbidden) {
				t.Errorf("%s: got %v", host, err)
			}
		}
		network := "tcp4"
		if ip.Is6() {
			network = "tcp6"
		}
		if err := c.door.control(network, netip.AddrPortFrom(ip, 443).String(), nil); !errors.Is(err, ssrf.ErrProhibitedIP) {
			t.Errorf("connecting to %s: got %v", a, err)
		}
	}
}

// TestPermittedAddresses keeps the refusals from refusing everything.
func TestPermittedAddresses(t *testing.T) {
	c := New(Options{Deny: []netip.Prefix{netip.MustParsePrefix("9.9.9.0/24"), netip.MustParsePrefix("2620:fe::/48")}})
	for addr, want := range map[string]error{
		"1.1.1.1:443": nil, "8.8.8.8:80": nil, "[2606:4700::1]:443": nil,
		"1.1.1.1:8080": ssrf.ErrProhibitedPort, "1.1.1.1:22": ssrf.ErrProhibitedPort,
		"9.9.9.9:443": ssrf.ErrProhibitedIP, "[2620:fe::9]:443": ssrf.ErrProhibitedIP,
	} {
		if err := c.door.control("tcp4", addr, nil); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", addr, err, want)
		}
	}
	if err := c.door.control("udp4", "1.1.1.1:443", nil); !errors.Is(err, ssrf.ErrProhibitedNetwork) {
		t.Errorf("udp: got %v", err)
	}
	if len(c.door.open) > 0 {
		t.Error("New made a door that lets addresses through unseen")
	}
}

// TestRefusedNames: public-looking names that stand for refused addresses.
func TestRefusedNames(t *testing.T) {
	n := &names{answers: map[string][]string{}}
	for i, a := range refusedAddresses {
		n.answers[fmt.Sprintf("rock%d.lighthouse.test", i)] = []string{a}
	}
	c := New(Options{})
	c.door.resolver = n.resolver(t)
	c.client.Transport = c.door.transport()
	for name, a := range n.answers {
		_, err := c.Page(t.Context(), "http://"+name+"/")
		// "::ffff:..." is no answer that a resolver takes for an IPv6 address.
		if !errors.Is(err, ErrForbidden) && !(errors.Is(err, ErrNoSite) && strings.HasPrefix(a[0], "::ffff:")) {
			t.Errorf("%s: got %v", a, err)
		}
		if err != nil && strings.Contains(err.Error(), a[0]) {
			t.Errorf("the message names the address: %v", err)
		}
	}
	if _, err := c.Page(t.Context(), "https://nowhere.lighthouse.test/"); !errors.Is(err, ErrNoSite) || Retry(err) {
		t.Errorf("a name that does not exist: got %v", err)
	}
}

// TestRebinding: a name that is public when looked at and private when connected
// to. The address that is connected to is the one that is judged.
func TestRebinding(t *testing.T) {
	var reached atomic.Int32
	victim := serve(t, "127.0.0.2", func(http.ResponseWriter, *http.Request) { reached.Add(1) })
	n := &names{answers: map[string][]string{
		"two-faced.test": {"1.1.1.1", "127.0.0.2"},
		"turning.test":   {"127.0.0.1", "127.0.0.2"},
	}}
	front := serve(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, named(victim, "turning.test"), http.StatusFound)
	})
	c := reaching(Options{}, front)
	// The victim's port is an allowed one, as 80 is; its address is not.
	c.door.open = append(c.door.open, netip.AddrPortFrom(front.addr.Addr(), victim.addr.Port()))
	c.door.resolver = n.resolver(t)
	c.client.Transport = c.door.transport()

	ips, err := c.door.resolver.LookupNetIP(t.Context(), "ip4", "two-faced.test")
	if err != nil || c.door.guard.SafeAddr(ips[0].Unmap()) != nil {
		t.Fatalf("a check by look-up should pass: %v, %v", ips, err)
	}
	if _, err := c.Page(t.Context(), named(victim, "two-faced.test")); !errors.Is(err, ErrForbidden) {
		t.Errorf("connecting after the look-up: got %v", err)
	}
	if _, err := c.Page(t.Context(), named(front, "turning.test")); !errors.Is(err, ErrForbidden) {
		t.Errorf("redirect to the same name: got %v", err)
	}
	if n := reached.Load(); n > 0 {
		t.Errorf("the private server was reached %d times", n)
	}
}

// TestRedirects: where a page may send the reader, and how often.
func TestRedirects(t *testing.T) {
	var reached atomic.Int32
	victim := serve(t, "127.0.0.2", func(http.ResponseWriter, *http.Request) { reached.Add(1) })
	targets := []string{
		victim.URL, "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:10.0.0.1]/", "http://localhost/",
		"http://2130706433/", "file:///etc/passwd", "ftp://lighthouse.example/", "http://keeper@lighthouse.example/",
		"https://lighthouse.example:8443/", "gopher://lighthouse.example/", "http://[fd00:ec2::254]/",
	}
	s := serve(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		i, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/"))
		w.Header().Set("Location", targets[i])
		w.WriteHeader(http.StatusFound)
	})
	c := reaching(Options{}, s)
	for i, target := range targets {
		if _, err := c.Page(t.Context(), fmt.Sprintf("%s/%d", s.URL, i)); !errors.Is(err, ErrForbidden) || Retry(err) {
			t.Errorf("redirect to %s: got %v", target, err)
		}
	}
	if n := reached.Load(); n > 0 {
		t.Errorf("the private server was reached %d times", n)
	}
}

// TestHops: five redirects are followed, a loop is left.
func TestHops(t *testing.T) {
	var hops atomic.Int32
	s := serve(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		hops.Add(1)
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/"))
		switch {
		case r.URL.Path == "/loop":
			http.Redirect(w, r, "/loop", http.StatusMovedPermanently)
		case n > 0:
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusFound)
		default:
			htmlOf(lampPage)(w, r)
		}
	})
	c := reaching(Options{}, s)
	p, err := c.Page(t.Context(), s.URL+"/5")
	if err != nil || p.Fetched != s.URL+"/0" || p.URL != s.URL+"/0" {
		t.Errorf("five redirects: %+v, %v", p, err)
	}
	if _, err := c.Page(t.Context(), s.URL+"/6"); !errors.Is(err, ErrTooManyHops) {
		t.Errorf("six redirects: got %v", err)
	}
	hops.Store(0)
	if _, err := c.Page(t.Context(), s.URL+"/loop"); !errors.Is(err, ErrTooManyHops) || hops.Load() != maxRedirects+1 {
		t.Errorf("loop: got %v after %d requests", err, hops.Load())
	}
}

// TestRequest: what a site learns, over a redirect too.
func TestRequest(t *testing.T) {
	var seen []http.Header
	s := serve(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header.Clone())
		http.SetCookie(w, &http.Cookie{Name: "keeper", Value: "1", Path: "/"})
		if r.URL.Path == "/" {
			http.Redirect(w, r, "/second", http.StatusFound)
			return
		}
		htmlOf(lampPage)(w, r)
	})
	c := reaching(Options{}, s)
	// Not tried with an environment: net/http never takes its proxy to loopback.
	if tr, ok := c.client.Transport.(*http.Transport); !ok || tr.Proxy != nil || c.client.Jar != nil {
		t.Error("the client has a proxy or a cookie jar")
	}
	for range 2 {
		if _, err := c.Page(t.Context(), "<"+s.URL+"/#top>"); err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != 4 {
		t.Fatalf("%d requests", len(seen))
	}
	for _, h := range seen {
		if h.Get("Cookie") != "" || h.Get("Referer") != "" || h.Get("Authorization") != "" {
			t.Errorf("a site learns too much: %v", h)
		}
		if h.Get("User-Agent") != defaultAgent || h.Get("Accept-Encoding") != "gzip" {
			t.Errorf("got %v", h)
		}
	}
}

// endless writes a body of 1 GB piece by piece, until the reader goes.
func endless(contentType, encoding string, piece []byte, pause time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		if encoding != "" {
			w.Header().Set("Content-Encoding", encoding)
		}
		for sent := 0; sent < 1<<30; sent += len(piece) {
			if _, err := w.Write(piece); err != nil {
				return
			}
			_ = http.NewResponseController(w).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(pause):
			}
		}
	}
}

// zipped gives a gzip file of size bytes of one letter.
func zipped(size int) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	block := bytes.Repeat([]byte("a"), 1<<20)
	for n := 0; n < size; n += len(block) {
		_, _ = z.Write(block)
	}
	_ = z.Close()
	return b.Bytes()
}

// TestBodies: sizes, encodings, types and times of what a server sends.
func TestBodies(t *testing.T) {
	bomb := zipped(64 << 20)
	encoded := func(encoding, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", encoding)
			htmlOf(body)(w, r)
		}
	}
	lamp := []byte("<p>The lamp is out.</p>")
	big := bytes.Repeat(lamp, 1<<14)
	tests := []struct {
		name    string
		handler http.HandlerFunc
		want    error
		retry   bool
	}{
		{"1 GB, streamed", endless("text/html", "", big, 0), ErrTooLarge, false},
		{"1 GB, said to be small", func(w http.ResponseWriter, r *http.Request) {
			conn, out, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			defer conn.Close()
			_, _ = out.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999999999\r\n\r\n")
			for sent := 0; sent < 1<<30; sent += len(big) {
				if _, err := out.Write(big); err != nil {
					return
				}
			}
		}, ErrTooLarge, false},
		{"slow body", endless("text/html", "", lamp, 100*time.Millisecond), ErrTimeout, true},
		{"slow plain text", endless("text/plain", "", lamp, 100*time.Millisecond), ErrTimeout, true},
		{"slow headers", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ErrTimeout, true},
		{"endless empty gzip members", endless("text/html", "gzip", zipped(0), 0), ErrTooLarge, false},
		{"gzip bomb", encoded("gzip", string(bomb)), ErrTooLarge, false},
		{"gzip of gzip", encoded("gzip, gzip", string(bomb)), ErrNotAPage, false},
		{"not gzip", encoded("gzip", lampPage), ErrNotAPage, false},
		{"gzip cut short", encoded("gzip", string(bomb[:1000])), ErrUnreachable, true},
		{"deflate, not asked for", encoded("deflate", lampPage), ErrNotAPage, false},
		{"brotli, not asked for", encoded("br", lampPage), ErrNotAPage, false},
		{"zstd, not asked for", encoded("zstd", lampPage), ErrNotAPage, false},
		{"PDF", respond("application/pdf", "%PDF-1.7"), ErrNotAPage, false},
		{"endless film", endless("video/mp4", "", big, 0), ErrNotAPage, false},
		{"JSON", respond("application/json", "{}"), ErrNotAPage, false},
		{"script", respond("text/javascript", "x"), ErrNotAPage, false},
		{"PDF without a type", func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			_, _ = w.Write([]byte("%PDF-1.7"))
		}, ErrNotAPage, false},
		{"huge header", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Lamp", strings.Repeat("a", 1<<20))
			htmlOf(lampPage)(w, r)
		}, ErrTooLarge, false},
		{"broken off", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			htmlOf(lampPage)(w, r)
			panic(http.ErrAbortHandler)
		}, ErrUnreachable, true},
		{"no answer", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, ErrUnreachable, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, "127.0.0.1", tt.handler)
			o := Options{}
			if errors.Is(tt.want, ErrTimeout) {
				o.Timeout = 500 * time.Millisecond
			}
			c := reaching(o, s)
			start := time.Now()
			_, err := c.Page(t.Context(), s.URL)
			if !errors.Is(err, tt.want) || Retry(err) != tt.retry {
				t.Errorf("got %v (retry %v): %v", err, Retry(err), errors.Unwrap(err))
			}
			if took := time.Since(start); took > 8*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

// TestReadableBodies: what is read although it is not plain HTML in UTF-8.
func TestReadableBodies(t *testing.T) {
	hebrew := "<p>הפנס של הסלע החיצוני כבוי</p>"
	latin := func(s string, m *charmap.Charmap) string {
		out, err := m.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	var small bytes.Buffer
	z := gzip.NewWriter(&small)
	_, _ = io.WriteString(z, lampPage)
	_ = z.Close()
	tests := []struct {
		name    string
		handler http.HandlerFunc
		quote   string
	}{
		{"gzip", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			htmlOf(small.String())(w, r)
		}, "The lamp of the outer rock is out"},
		{"no type", func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			_, _ = io.WriteString(w, lampPage)
		}, "The lamp of the outer rock is out"},
		{"XHTML", respond("application/xhtml+xml", lampPage), "The lamp of the outer rock is out"},
		{"plain text", respond("text/plain", "The lamp of the\nouter rock is <b>out</b>."), "The lamp of the outer rock is <b>out</b>."},
		{"odd type", respond("Text/HTML; charset=", lampPage), "The lamp of the outer rock is out"},
		{"UTF-8 said to be Latin", respond("text/html; charset=iso-8859-1", hebrew), "הפנס של הסלע החיצוני כבוי"},
		{"windows-1255", respond("text/html; charset=windows-1255", latin(hebrew, charmap.Windows1255)), "הפנס של הסלע החיצוני כבוי"},
		{"windows-1252 in meta", respond("text/html", latin(`<meta charset="latin1"><p>Das Licht “für alle”`, charmap.Windows1252)), "Das Licht „für alle“"},
		{"invalid UTF-8", respond("text/html; charset=utf-8", "<p>\xff\xfe The lamp is out \xc3"), "The lamp is out"},
		{"unknown charset", respond("text/html; charset=klingon", lampPage), "The lamp of the outer rock is out"},
		{"UTF-16", respond("text/html; charset=utf-16le", "<\x00p\x00>\x00l\x00a\x00m\x00p\x00"), "lamp"},
		{"byte order mark", respond("text/html", "\ufeff<p>für alle"), "für alle"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, "127.0.0.1", tt.handler)
			p, err := reaching(Options{}, s).Page(t.Context(), s.URL)
			if err != nil {
				t.Fatal(err, errors.Unwrap(err))
			}
			if f := p.Holds(tt.quote); f.Match != Verbatim {
				t.Errorf("got %+v in %q", f, p.Text)
			}
		})
	}
}

func TestStatus(t *testing.T) {
	s := serve(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		code, _ := strconv.Atoi(r.URL.Path[1:])
		w.WriteHeader(code)
	})
	c := reaching(Options{}, s)
	for code, retry := range map[int]bool{204: false, 403: false, 404: false, 410: false, 429: true, 451: false, 500: true, 503: true, 999: true} {
		_, err := c.Page(t.Context(), fmt.Sprintf("%s/%d", s.URL, code))
		var status *StatusError
		if !errors.As(err, &status) || status.Code != code || Retry(err) != retry {
			t.Errorf("%d: got %v, retry %v", code, err, Retry(err))
		}
	}
}

// TestUntrusted: a certificate that nobody vouches for.
func TestUntrusted(t *testing.T) {
	s := serve(t, "127.0.0.1", htmlOf(lampPage))
	tls := serveTLS(t)
	c := reaching(Options{}, s, tls)
	if _, err := c.Page(t.Context(), tls.URL); !errors.Is(err, ErrUntrusted) || !Retry(err) {
		t.Errorf("got %v: %v", err, errors.Unwrap(err))
	}
}

// TestTurns: no more pages at once than allowed, and no endless wait.
func TestTurns(t *testing.T) {
	arrived, leave := make(chan struct{}), make(chan struct{})
	s := serve(t, "127.0.0.1", func(w http.ResponseWriter, r *http.Request) {
		arrived <- struct{}{}
		<-leave
		htmlOf(lampPage)(w, r)
	})
	c := reaching(Options{Parallel: 1}, s)
	first := make(chan error)
	go func() { _, err := c.Page(t.Context(), s.URL); first <- err }()
	<-arrived
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.Page(ctx, s.URL); !errors.Is(err, ErrBusy) || !Retry(err) {
		t.Errorf("second page: got %v", err)
	}
	gone, leaveQueue := context.WithCancel(t.Context())
	leaveQueue()
	if _, err := c.Page(gone, s.URL); !errors.Is(err, ErrStopped) {
		t.Errorf("third page, given up: got %v", err)
	}
	close(leave)
	if err := <-first; err != nil {
		t.Error(err)
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, "127.0.0.1", func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() })
	if _, err := reaching(Options{}, s).Page(ctx, s.URL); !errors.Is(err, ErrStopped) || !Retry(err) {
		t.Errorf("got %v", err)
	}
}

// TestMessages: plain words, with the cause beneath.
func TestMessages(t *testing.T) {
	cause := fmt.Errorf("dial tcp 10.0.0.7:443: %w", syscall.ECONNREFUSED)
	err := classify(cause)
	if !errors.Is(err, ErrUnreachable) || !errors.Is(err, syscall.ECONNREFUSED) || !errors.Is(errors.Unwrap(err), cause) {
		t.Errorf("got %#v", err)
	}
	if strings.ContainsAny(err.Error(), "0123456789:") || Retry(nil) || Retry(cause) {
		t.Errorf("got %q", err)
	}
	if got := (&StatusError{Code: 404}).Error(); got != "the site answered with status 404 (not found) instead of a page" {
		t.Errorf("got %q", got)
	}
	wrapped := fmt.Errorf("check a link: %w", &StatusError{Code: 503})
	if !Retry(wrapped) || !Retry(fmt.Errorf("check a link: %w", err)) {
		t.Error("Retry does not see through wrapping")
	}
}
