package linkcheck

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// The bounds of one request. The total, in [Options], bounds them all together.
const (
	dialTime   = 5 * time.Second
	tlsTime    = 5 * time.Second
	headerTime = 8 * time.Second
	maxHeader  = 64 << 10 // bytes of a response's header
)

// alsoDenied are services of cloud providers at addresses that look public.
var alsoDenied = []netip.Prefix{
	netip.MustParsePrefix("168.63.129.16/32"), // Azure's platform service
}

// A door decides which addresses may be connected to.
type door struct {
	guard    *ssrf.Guardian
	resolver *net.Resolver // nil for the system's
	// open are addresses let through unseen. Only the tests of this package can
	// fill it, for their own servers: New leaves it empty and nothing writes it.
	open []netip.AddrPort
}

// newDoor makes a door that also refuses the given prefixes.
func newDoor(deny []netip.Prefix) *door {
	var v4, v6 []netip.Prefix
	for _, p := range slices.Concat(alsoDenied, deny) {
		if p.Addr().Is4() {
			v4 = append(v4, p)
		} else {
			v6 = append(v6, p)
		}
	}
	return &door{guard: ssrf.New(ssrf.WithDeniedV4Prefixes(v4...), ssrf.WithDeniedV6Prefixes(v6...))}
}

// permit refuses every address that is not a public one at port 80 or 443. The
// error is one of package ssrf.
func (d *door) permit(addr netip.AddrPort) error {
	if slices.Contains(d.open, addr) {
		return nil
	}
	return d.guard.SafeAddrPort(addr)
}

func (d *door) allowsPort(port uint16) bool {
	return port == 80 || port == 443 ||
		slices.ContainsFunc(d.open, func(a netip.AddrPort) bool { return a.Port() == port })
}

// control is called with the very address that a socket is about to connect to,
// after every look-up: no name, redirect or change of the name system's mind
// gets around it.
func (d *door) control(network, address string, conn syscall.RawConn) error {
	if addr, err := netip.ParseAddrPort(address); err == nil && slices.Contains(d.open, addr) {
		return nil
	}
	return d.guard.Safe(network, address, conn)
}

// transport makes connections through the door. It takes no proxy from the
// environment: a proxy connects by itself, so that the door would see the
// proxy's address in place of the page's. It keeps no connection and unpacks
// nothing (body.go does, within bounds).
func (d *door) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: dialTime, KeepAlive: -1, Resolver: d.resolver, Control: d.control}
	return &http.Transport{
		Proxy:                  nil,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    tlsTime,
		ResponseHeaderTimeout:  headerTime,
		MaxResponseHeaderBytes: maxHeader,
		DisableKeepAlives:      true,
		DisableCompression:     true,
	}
}
