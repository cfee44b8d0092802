package linkcheck

import (
	"context"
	"log/slog"
	"net/url"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What readability is given at most. It walks the text below an element once for
// each element above it, several times over, so its time grows with text times
// depth; and it cannot be stopped. Beyond the bounds a simpler rule finds the
// article. Values from `go test -bench Readability`: the dearest pages known within
// the bounds take it a sixth of a second.
const (
	maxReadElements = 20_000
	maxReadWork     = 24 << 20 // bytes of text, each counted once for each element above it
)

// An article is what readability made of a page; its fields are not cleaned.
type article struct {
	title, byline, outlet string
	text                  string // as visibleText gives it; "" if no article was found
}

// An articleReader runs readability, at most so many at once.
type articleReader struct {
	slots chan struct{} // held until a run has ended, waited for or not
}

func newArticleReader(parallel int) *articleReader {
	return &articleReader{slots: make(chan struct{}, parallel)}
}

// read finds the article of a pruned tree, which the caller must not use
// afterwards: a run that lasts beyond ctx goes on in it, unheard. The simpler
// rule answers then, and when earlier runs of that kind hold all slots.
func (a *articleReader) read(ctx context.Context, doc *html.Node, at *url.URL) article {
	simple := article{text: simpleArticle(doc)}
	if !withinBounds(doc) {
		return simple
	}
	select {
	case a.slots <- struct{}{}:
	default:
		return simple
	}
	done := make(chan article, 1)
	go func() {
		defer func() { <-a.slots }()
		done <- runReadability(doc, at)
	}()
	select {
	case got := <-done:
		if got.text == "" {
			got.text = simple.text
		}
		return got
	case <-ctx.Done():
		return simple
	}
}

// runReadability gives the zero article if it fails or panics.
func runReadability(doc *html.Node, at *url.URL) (found article) {
	defer func() {
		if recover() != nil {
			found = article{}
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // gather reads it, before prune removes it
	parser.Logger = slog.New(slog.DiscardHandler)
	got, err := parser.ParseAndMutate(doc, at)
	if err != nil {
		return article{}
	}
	found = article{title: got.Title(), byline: got.Byline(), outlet: got.SiteName()}
	if got.Node != nil {
		found.text = visibleText(got.Node)
	}
	return found
}

// withinBounds reports whether readability may be run on a tree.
func withinBounds(doc *html.Node) bool {
	elements, work := 0, 0
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		switch n.Type {
		case html.ElementNode:
			elements++
			work += depth // an element costs its parents a visit, as a byte of text does
		case html.TextNode:
			work += depth * len(n.Data)
		}
		for c := n.FirstChild; c != nil && elements <= maxReadElements && work <= maxReadWork; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(doc, 0)
	return elements <= maxReadElements && work <= maxReadWork
}

// simpleArticle is the text of the first <article>, else of <main>; "" if the
// page has neither.
func simpleArticle(doc *html.Node) string {
	for _, name := range []atom.Atom{atom.Article, atom.Main} {
		for n := range doc.Descendants() {
			if n.DataAtom == name {
				return visibleText(n)
			}
		}
	}
	return ""
}
