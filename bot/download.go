package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
)

// Errors of a download that are the uploader's to mend, or Discord's.
var (
	errTooBig  = errors.New("the file is larger than is allowed")
	errForeign = errors.New("the file is not on Discord")
)

// downloadTime bounds one download.
const downloadTime = 30 * time.Second

// A downloader reads files that people uploaded.
type downloader interface {
	// Download gives the bytes of an attachment that has at most so many; an error
	// wraps errTooBig or errForeign where it is one of these.
	Download(ctx context.Context, a *attachment, most int64) ([]byte, error)
}

// A loader is the downloader of what Discord keeps. It sends no token, and asks
// nobody but Discord, whatever address it is given.
type loader struct {
	client *http.Client
	base   *url.URL // nil: Discord itself
}

func newLoader(base *url.URL, next http.RoundTripper) *loader {
	if next == nil {
		t := http.DefaultTransport.(*http.Transport).Clone()
		t.ResponseHeaderTimeout = downloadTime
		next = t
	}
	return &loader{base: base, client: &http.Client{
		Transport: next, Timeout: downloadTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return errForeign }, // Discord's own do not redirect
	}}
}

// Download reads an attachment.
func (l *loader) Download(ctx context.Context, a *attachment, most int64) ([]byte, error) {
	u, err := url.Parse(a.URL)
	if err != nil || !l.own(u) {
		return nil, errForeign
	}
	if a.Size > most {
		return nil, fmt.Errorf("%w: %d bytes", errTooBig, a.Size)
	}
	b, err := l.read(ctx, u, most)
	if err != nil {
		return nil, fmt.Errorf("download a file from %s: %w", u.Host, discordhttp.Bare(err)) // the address lets anyone read it
	}
	return b, nil
}

// own reports whether an address is Discord's store of files, or, where another
// server stands for Discord, that one's.
func (l *loader) own(u *url.URL) bool {
	if l.base != nil {
		return u.Scheme == l.base.Scheme && u.Port() == l.base.Port() && discordhttp.Loopback(u.Hostname()) && u.User == nil
	}
	return u.Scheme == "https" && u.User == nil && (u.Host == "cdn.discordapp.com" || u.Host == "media.discordapp.net")
}

// read gives what stands at an address, unless it is more than so many bytes,
// whatever was told before about its size.
func (l *loader) read(ctx context.Context, u *url.URL, most int64) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	resp, err := l.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, &APIError{Status: resp.StatusCode, Message: http.StatusText(resp.StatusCode)}
	}
	if resp.ContentLength > most {
		return nil, fmt.Errorf("%w: %d bytes", errTooBig, resp.ContentLength)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > most {
		return nil, errTooBig
	}
	return b, nil
}

func (l *loader) close() { l.client.CloseIdleConnections() }
