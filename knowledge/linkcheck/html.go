package linkcheck

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"

	"golang.org/x/net/html"
)

// maxTags bounds the tags of a page. The largest articles have some tens of
// thousands.
const maxTags = 150_000

// maxRoots bounds the tags of <html> and <body>. Attributes of further ones are
// added to the first, each time by way of a map of all that it has already.
const maxRoots = 30

var rootTag = regexp.MustCompile(`(?i)<(?:html|body)[\s/>]`)

// The tags of formatting elements, which the HTML standard reopens in every
// block until they are closed: some hundred open ones and many short paragraphs
// grow a small page to millions of nodes. Renamed they stay where they stand.
// A match inside a script or a comment does no harm: neither is read as text.
var (
	struckTag  = regexp.MustCompile(`(?i)(</?)(?:s|strike)([\s/>])`)
	formatTag  = regexp.MustCompile(`(?i)(</?)(?:b|big|code|em|font|i|nobr|small|strong|tt|u)([\s/>])`)
	asDeleted  = []byte("${1}del${2}")
	asUnmarked = []byte("${1}span${2}")
)

// parse makes the tree of a page, within ctx. Elements are nested at most 512
// deep, which the parser itself sees to, so that trees may be walked recursively.
func parse(ctx context.Context, body []byte) (*html.Node, error) {
	if n := bytes.Count(body, []byte("<")); n > maxTags {
		return nil, failed(ErrTooLarge, fmt.Errorf("page of %d tags", n))
	}
	if roots := rootTag.FindAllIndex(body, maxRoots+1); len(roots) > maxRoots {
		return nil, failed(ErrTooLarge, errors.New("page of many bodies"))
	}
	body = struckTag.ReplaceAll(body, asDeleted)
	body = formatTag.ReplaceAll(body, asUnmarked)
	doc, err := html.Parse(&pacer{ctx: ctx, r: bytes.NewReader(body)})
	if ctx.Err() != nil {
		return nil, classify(ctx.Err())
	}
	if err != nil {
		return nil, failed(ErrTooLarge, fmt.Errorf("parse: %w", err))
	}
	return doc, nil
}

// A pacer hands a text out in small pieces and stops when its time is over: a
// parser cannot be stopped but by its reader.
type pacer struct {
	ctx context.Context
	r   io.Reader
}

// pace is small enough for the work on one piece to be short in the worst case.
const pace = 2048

func (p *pacer) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b[:min(len(b), pace)])
}
