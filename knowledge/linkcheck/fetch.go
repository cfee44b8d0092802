package linkcheck

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// checkRedirect judges each further hop as the first was.
func (d *door) checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return failed(ErrTooManyHops, fmt.Errorf("more than %d redirects", maxRedirects))
	}
	req.Header.Del("Referer") // the client sets it by itself
	if err := d.check(req.URL); err != nil {
		return &Error{reason: ErrForbidden, cause: errors.Join(errRedirect, errors.Unwrap(err))}
	}
	return nil
}

// fetch gets a page, unpacked and in UTF-8.
func (c *Checker) fetch(ctx context.Context, u *url.URL) (*fetched, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, failed(ErrBadLink, err)
	}
	req.Header.Set("User-Agent", c.opts.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8")
	req.Header.Set("Accept-Language", "en,he,ar;q=0.9,*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, classify(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, &StatusError{Code: resp.StatusCode}
	}
	return c.receive(resp)
}

// receive reads a response's body. A type that is not read is refused before the
// body is: a film is not to be fetched to learn that it is one.
func (c *Checker) receive(resp *http.Response) (*fetched, error) {
	contentType := resp.Header.Get("Content-Type")
	if contentType != "" {
		if _, err := kindOf(contentType); err != nil {
			return nil, err
		}
	}
	body, err := unpack(resp, c.opts.MaxBody)
	if err != nil {
		return nil, err
	}
	if contentType == "" {
		contentType = http.DetectContentType(body)
	}
	kind, err := kindOf(contentType)
	if err != nil {
		return nil, err
	}
	text, err := toUTF8(body, contentType)
	if err != nil {
		return nil, failed(ErrNotAPage, err)
	}
	return &fetched{url: resp.Request.URL, body: text, plain: kind == "text/plain", at: c.opts.Now().UTC()}, nil
}

// kindOf gives the media type, one of readable.
func kindOf(contentType string) (string, error) {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	if kind = strings.TrimSpace(kind); slices.Contains(readable, kind) {
		return kind, nil
	}
	return "", failed(ErrNotAPage, fmt.Errorf("content type %q", contentType))
}

// readable are the types of documents that are read.
var readable = []string{"text/html", "application/xhtml+xml", "text/plain"}

// unpack reads a body of at most limit bytes, as sent and as unpacked, whatever
// its length is said to be.
func unpack(resp *http.Response, limit int64) ([]byte, error) {
	sent := &capped{r: resp.Body, left: limit}
	var r io.Reader
	switch encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
		r = sent
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(sent)
		if err != nil {
			return nil, unpackError(err)
		}
		r = &capped{r: z, left: limit}
	default: // not asked for
		return nil, failed(ErrNotAPage, fmt.Errorf("content encoding %q", encoding))
	}
	body, err := io.ReadAll(r)
	if err != nil {
		return nil, unpackError(err)
	}
	return body, nil
}

func unpackError(err error) error {
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return failed(ErrNotAPage, err)
	}
	return classify(err)
}

// capped is a reader that fails, where io.LimitReader would end, when there is
// more than left bytes to read.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	if int64(len(p)) > c.left+1 {
		p = p[:c.left+1]
	}
	n, err := c.r.Read(p)
	if int64(n) > c.left {
		return 0, failed(ErrTooLarge, errors.New("body is over the limit"))
	}
	c.left -= int64(n)
	return n, err
}

// toUTF8 decodes by what the bytes are, then by what they are said to be. A text
// of other letters is never valid UTF-8 by chance, while servers often name
// another charset than that of the page.
func toUTF8(body []byte, contentType string) ([]byte, error) {
	const bom = "\ufeff"
	if utf8.Valid(body) && bytes.ContainsFunc(body, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return bytes.TrimPrefix(body, []byte(bom)), nil
	}
	encoding, name, _ := charset.DetermineEncoding(body, contentType)
	text, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", name, err)
	}
	return bytes.ToValidUTF8(bytes.TrimPrefix(text, []byte(bom)), []byte("\ufffd")), nil
}
