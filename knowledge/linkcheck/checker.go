package linkcheck

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// Options set a Checker's bounds. The zero value is good for production.
type Options struct {
	// UserAgent tells sites who asks; "" for a text that names this project.
	UserAgent string
	// Timeout bounds one Page call from the first look-up to the last word read;
	// 0 for 10 s.
	Timeout time.Duration
	// MaxBody bounds a page in bytes, as sent and as unpacked; 0 for 4 MiB.
	MaxBody int64
	// Parallel is how many pages are read at once; 0 for 4.
	Parallel int
	// Deny are addresses to refuse beside all that are not public, for example
	// an operator's own public ones.
	Deny []netip.Prefix
	// Now tells the time; nil for time.Now.
	Now func() time.Time
}

const (
	defaultAgent    = "ceasefire-facts-bot/1.0 (+https://github.com/ceasefire-facts/bot; reads a page that a person cited)"
	defaultTimeout  = 10 * time.Second
	defaultMaxBody  = 4 << 20
	defaultParallel = 4
	maxRedirects    = 5
)

func (o Options) withDefaults() Options {
	if o.UserAgent == "" {
		o.UserAgent = defaultAgent
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.MaxBody <= 0 {
		o.MaxBody = defaultMaxBody
	}
	if o.Parallel <= 0 {
		o.Parallel = defaultParallel
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// A Checker reads pages. It is safe for use by many goroutines, keeps nothing
// between calls, and needs no closing.
type Checker struct {
	opts   Options
	door   *door
	client *http.Client
	slots  chan struct{} // one held for each Page call
	reader *articleReader
}

// New makes a Checker that opens public web pages only.
func New(o Options) *Checker {
	o = o.withDefaults()
	return newChecker(o, newDoor(o.Deny))
}

func newChecker(o Options, d *door) *Checker {
	return &Checker{
		opts: o,
		door: d,
		client: &http.Client{
			Transport:     d.transport(),
			CheckRedirect: d.checkRedirect,
			Jar:           nil, // no cookies
		},
		slots:  make(chan struct{}, o.Parallel),
		reader: newArticleReader(o.Parallel),
	}
}

// Page reads the page behind a link. It waits for its turn no longer than for
// the page itself. Every error is an [*Error] with one of the Err values, or a
// [*StatusError].
func (c *Checker) Page(ctx context.Context, link string) (*Page, error) {
	u, err := c.door.readLink(link)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.Canceled) {
			return nil, failed(ErrStopped, ctx.Err())
		}
		return nil, failed(ErrBusy, ctx.Err())
	}
	got, err := c.fetch(ctx, u)
	if err != nil {
		return nil, err
	}
	return c.read(ctx, got)
}

// Read makes the Page of a document at hand, in HTML and UTF-8, as if it had been
// read behind the link. It opens nothing. The errors are those of Page.
func (c *Checker) Read(ctx context.Context, link string, html []byte) (*Page, error) {
	u, err := c.door.readLink(link)
	if err != nil {
		return nil, err
	}
	if int64(len(html)) > c.opts.MaxBody {
		return nil, failed(ErrTooLarge, nil)
	}
	return c.read(ctx, &fetched{url: u, body: html, at: c.opts.Now().UTC()})
}

// A fetched is what a server sent, in UTF-8.
type fetched struct {
	url   *url.URL // after redirects
	body  []byte
	plain bool // text/plain, else HTML
	at    time.Time
}

// read makes the Page of what was fetched.
func (c *Checker) read(ctx context.Context, got *fetched) (*Page, error) {
	page := &Page{Fetched: got.url.String(), FetchedAt: got.at}
	if got.plain {
		page.fillPlain(got)
		page.URL = withoutMarks(got.url)
		return page, nil
	}
	doc, err := parse(ctx, got.body)
	if err != nil {
		return nil, err
	}
	found := gather(doc)
	prune(doc)
	whole := visibleText(doc)
	article := c.reader.read(ctx, doc, got.url) // doc is the reader's from here on
	page.fill(found, article, whole, got)
	page.URL = c.door.canonical(got.url, found.canonical, found.meta["og:url"])
	return page, nil
}
