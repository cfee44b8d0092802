package linkcheck

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"

	"code.dny.dev/ssrf"
)

// The reasons for which a page is not read; test for them with [errors.Is].
// Their words may be shown to a moderator: they name no address and no cause.
// A server's refusal is a [*StatusError].
var (
	ErrBadLink     error = &reason{words: "this is not a web address that can be opened; it must begin with https:// or http:// and name a public site"}
	ErrForbidden   error = &reason{words: "the link leads to an address that is not a public web page"}
	ErrNoSite      error = &reason{words: "there is no site of that name"}
	ErrUnreachable error = &reason{words: "the site could not be reached, or broke off", retry: true}
	ErrUntrusted   error = &reason{words: "the site's certificate does not hold, so nobody can say whose page it is", retry: true}
	ErrTimeout     error = &reason{words: "the page took too long", retry: true}
	ErrBusy        error = &reason{words: "too many links are being read right now", retry: true}
	ErrStopped     error = &reason{words: "reading the page was broken off", retry: true}
	ErrTooManyHops error = &reason{words: "the link leads from page to page without an end"}
	ErrTooLarge    error = &reason{words: "the page is too large or too deeply nested to be read"}
	ErrNotAPage    error = &reason{words: "the link leads to something that cannot be read as text, such as a PDF, a picture or a film"}
)

// errRedirect marks, for the log, an address that was not the moderator's.
var errRedirect = errors.New("redirect to a refused address")

// A reason is one of the Err values.
type reason struct {
	words string
	retry bool // whether it may pass by itself
}

func (r *reason) Error() string { return r.words }

// An Error is a reason with its cause. Its text is the reason's; Unwrap gives
// the cause, which is for the operator's log only: it may name addresses.
type Error struct {
	reason error // one of the Err values
	cause  error // nil if the reason says it all
}

func (e *Error) Error() string { return e.reason.Error() }

// Is makes errors.Is find the reason; Unwrap is kept for the cause.
func (e *Error) Is(target error) bool { return target == e.reason }

// Unwrap gives the cause, nil if there is none.
func (e *Error) Unwrap() error { return e.cause }

// failed makes an Error unless the cause already is one of ours.
func failed(why, cause error) error {
	var own *Error
	var status *StatusError
	switch {
	case errors.As(cause, &own):
		return own
	case errors.As(cause, &status):
		return status
	}
	return &Error{reason: why, cause: cause}
}

// A StatusError is a server's answer other than a page.
type StatusError struct {
	Code int // of HTTP, never 200
}

// Error names the code and what it commonly means.
func (e *StatusError) Error() string {
	if name := http.StatusText(e.Code); name != "" {
		return fmt.Sprintf("the site answered with status %d (%s) instead of a page", e.Code, strings.ToLower(name))
	}
	return fmt.Sprintf("the site answered with status %d instead of a page", e.Code)
}

func (e *StatusError) retry() bool {
	switch e.Code {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	}
	return e.Code >= http.StatusInternalServerError && e.Code != http.StatusNotImplemented
}

// Retry reports whether the same link may well be readable later, so that it is
// worth keeping as unverified and trying again. It is false for nil and for
// errors that are not of this package.
func Retry(err error) bool {
	var status *StatusError
	if errors.As(err, &status) {
		return status.retry()
	}
	var own *Error
	if errors.As(err, &own) {
		var why *reason
		return errors.As(own.reason, &why) && why.retry
	}
	return false
}

// classify gives the reason for an error of the network or of the HTTP client.
func classify(err error) error {
	return failed(reasonOf(err), err)
}

func reasonOf(err error) error {
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedPort),
		errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrInvalidHostPort):
		return ErrForbidden
	case errors.Is(err, context.Canceled):
		return ErrStopped
	case isTimeout(err):
		return ErrTimeout
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return ErrNoSite
	}
	var cert *tls.CertificateVerificationError
	if errors.As(err, &cert) {
		return ErrUntrusted
	}
	// net/http has no typed error for this; a test keeps watch over its words.
	if strings.Contains(err.Error(), "response headers exceeded") {
		return ErrTooLarge
	}
	return ErrUnreachable
}

func isTimeout(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) {
		return true
	}
	var n net.Error
	return errors.As(err, &n) && n.Timeout()
}
