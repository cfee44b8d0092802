package linkcheck

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of what a page says of itself.
const (
	maxMeta    = 400       // meta tags
	maxScripts = 20        // JSON-LD scripts
	maxScript  = 512 << 10 // bytes of one
)

// A gathering is what a page says of itself, as it says it.
type gathering struct {
	meta      map[string]string // by name, property or itemprop in lower case; the first of each
	scripts   []string          // of JSON-LD
	title     string            // <title>
	heading   string            // the first <h1>
	lang      string            // of <html>
	canonical string
	day       string // a <time> marked as the date of publication
}

// gather reads what a page says of itself. It must run before prune, which
// removes most of it.
func gather(doc *html.Node) *gathering {
	g := &gathering{meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			g.element(n)
		}
	}
	return g
}

func (g *gathering) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		first(&g.lang, attr(n, "lang"))
	case atom.Title:
		if n.Namespace == "" { // pictures have titles too
			first(&g.title, textOf(n))
		}
	case atom.H1:
		first(&g.heading, textOf(n))
	case atom.Meta:
		g.metaTag(n)
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			first(&g.canonical, attr(n, "href"))
		}
	case atom.Time:
		if _, marked := findAttr(n, "pubdate"); marked || attr(n, "itemprop") == "datePublished" {
			first(&g.day, attr(n, "datetime"))
		}
	case atom.Script:
		g.script(n)
	}
}

func (g *gathering) metaTag(n *html.Node) {
	content := attr(n, "content")
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		for name := range strings.FieldsSeq(strings.ToLower(attr(n, key))) {
			if g.meta[name] == "" && len(g.meta) < maxMeta {
				g.meta[name] = content
			}
		}
	}
}

func (g *gathering) script(n *html.Node) {
	kind, _, _ := strings.Cut(attr(n, "type"), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/ld+json") || len(g.scripts) >= maxScripts {
		return
	}
	if n.FirstChild != nil && len(n.FirstChild.Data) <= maxScript {
		g.scripts = append(g.scripts, n.FirstChild.Data)
	}
}

// any gives the first of the named meta tags that the page has.
func (g *gathering) any(names ...string) string {
	for _, name := range names {
		if v := g.meta[name]; v != "" {
			return v
		}
	}
	return ""
}

// first sets a string that is still empty.
func first(s *string, v string) {
	if *s == "" {
		*s = v
	}
}

func findAttr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	v, _ := findAttr(n, key)
	return v
}

// textOf is the text below a node, bounded: a title is short.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() > 4*maxTitle {
			break
		}
	}
	return strings.TrimSpace(b.String())
}
