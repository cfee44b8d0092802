package linkcheck

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// maxLink bounds a link in bytes; longer ones are not links to articles, and
// many servers refuse them.
const maxLink = 2048

// readLink reads what a moderator typed, with or without the angle brackets
// that keep Discord from showing a preview. The address that comes back is in
// ASCII, has no fragment, and may be opened as far as its letters tell.
func (d *door) readLink(typed string) (*url.URL, error) {
	s := strings.TrimSpace(typed)
	if inner, ok := strings.CutPrefix(s, "<"); ok {
		s = strings.TrimSuffix(inner, ">")
	}
	switch {
	case len(s) > maxLink:
		return nil, failed(ErrBadLink, fmt.Errorf("link of %d bytes", len(s)))
	case !utf8.ValidString(s):
		return nil, failed(ErrBadLink, errors.New("link is not UTF-8"))
	case strings.ContainsFunc(s, func(r rune) bool { return unseen(r) || isSpace(r) }):
		return nil, failed(ErrBadLink, errors.New("link holds spaces or characters that one does not see"))
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, failed(ErrBadLink, err)
	}
	if err := d.check(u); err != nil {
		return nil, err
	}
	return u, nil
}

// check refuses an address by its letters, and brings it to one form. It saves
// the look-up of names that are surely not public; what a name stands for is
// judged on connecting, by permit.
func (d *door) check(u *url.URL) error {
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return failed(ErrBadLink, errors.New("scheme is neither http nor https"))
	case u.Opaque != "" || u.Hostname() == "":
		return failed(ErrBadLink, errors.New("link has no host"))
	case u.User != nil:
		return failed(ErrBadLink, errors.New("link holds a user name"))
	case len(u.String()) > maxLink:
		return failed(ErrBadLink, errors.New("link is too long"))
	}
	port, err := d.checkPort(u)
	if err != nil {
		return err
	}
	host, err := d.checkHost(u.Hostname(), port)
	if err != nil {
		return err
	}
	u.Host = host
	if u.Port() == "" && port != defaultPort(u.Scheme) {
		u.Host += ":" + strconv.Itoa(int(port))
	}
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery = escapeQuery(u.RawQuery)
	return nil
}

func defaultPort(scheme string) uint16 {
	if scheme == "http" {
		return 80
	}
	return 443
}

func (d *door) checkPort(u *url.URL) (uint16, error) {
	if u.Port() == "" {
		return defaultPort(u.Scheme), nil
	}
	n, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		return 0, failed(ErrBadLink, err)
	}
	if port := uint16(n); d.allowsPort(port) {
		return port, nil
	}
	return 0, failed(ErrForbidden, errors.New("port is neither 80 nor 443"))
}

// checkHost gives the host as it stands in an address: lower-case ASCII, IPv6 in
// brackets.
func (d *door) checkHost(host string, port uint16) (string, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		if err := d.permit(netip.AddrPortFrom(ip.Unmap(), port)); err != nil || ip.Zone() != "" {
			return "", failed(ErrForbidden, fmt.Errorf("host is an address that is refused: %w", errors.Join(err)))
		}
		if ip.Is6() {
			return "[" + ip.String() + "]", nil
		}
		return ip.String(), nil
	}
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return "", failed(ErrBadLink, err)
	}
	labels := strings.Split(strings.TrimSuffix(ascii, "."), ".")
	last := labels[len(labels)-1]
	switch {
	case slices.Contains(labels, ""):
		return "", failed(ErrBadLink, errors.New("host has an empty part"))
	case len(labels) < 2:
		// "localhost", "metadata", a machine of the operator's network.
		return "", failed(ErrForbidden, errors.New("host is a single name"))
	case isNumber(last):
		// Some resolvers read "2130706433", "0x7f.1" and "0177.0.0.1" as addresses.
		return "", failed(ErrForbidden, errors.New("host is an address in an unusual form"))
	}
	return ascii, nil
}

// isNumber reports whether a browser would take a host that ends in this label
// for an IPv4 address.
func isNumber(label string) bool {
	if hex, ok := strings.CutPrefix(strings.ToLower(label), "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return strings.Trim(label, "0123456789") == ""
}

// escapeQuery escapes what could end a link early, or be shown as something
// else, when the address is printed.
func escapeQuery(q string) string {
	var b strings.Builder
	for i := range len(q) {
		if c := q[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// canonical gives the address under which the page wants to be known, if it may
// say so: an address on the same site, and not the site's front page. Else it is
// the address that was read, without the marks of advertisers.
func (d *door) canonical(read *url.URL, claims ...string) string {
	for _, claim := range claims {
		if claim == "" || len(claim) > maxLink {
			continue
		}
		u, err := read.Parse(strings.TrimSpace(claim))
		if err != nil || d.check(u) != nil || !sameSite(u, read) || (isFront(u) && !isFront(read)) {
			continue
		}
		if read.Scheme == "https" && u.Port() == "" {
			u.Scheme = "https" // many pages name themselves by their old address
		}
		return u.String()
	}
	return withoutMarks(read)
}

func isFront(u *url.URL) bool { return strings.Trim(u.Path, "/") == "" && u.RawQuery == "" }

// sameSite reports whether two addresses belong to one registered name.
func sameSite(a, b *url.URL) bool {
	if a.Host == b.Host {
		return true
	}
	x, errX := publicsuffix.EffectiveTLDPlusOne(a.Hostname())
	y, errY := publicsuffix.EffectiveTLDPlusOne(b.Hostname())
	return errX == nil && errY == nil && x == y && a.Port() == b.Port()
}

// withoutMarks drops the parameters that tell where a reader came from.
func withoutMarks(u *url.URL) string {
	var kept []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(strings.ToLower(part), "=")
		switch {
		case part == "", strings.HasPrefix(name, "utm_"), name == "fbclid", name == "gclid", name == "msclkid", name == "igshid":
		default:
			kept = append(kept, part)
		}
	}
	out := *u
	out.RawQuery = strings.Join(kept, "&")
	out.ForceQuery = false
	return out.String()
}
