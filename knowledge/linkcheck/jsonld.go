package linkcheck

import (
	"encoding/json"
	"slices"
	"strings"
)

// What JSON-LD says of an article.
type linked struct {
	headline, outlet, lang string
	authors                []string
	published              string
}

// maxAuthors bounds the names in a byline; maxLinkedDepth how deep lists and
// graphs are looked into, maxLinkedNodes how many objects.
const (
	maxAuthors     = 5
	maxLinkedDepth = 6
	maxLinkedNodes = 2000
)

type object = map[string]any

// readLinked takes the first article with a headline from a page's JSON-LD
// scripts; without one, the first page that tells a date. Scripts that are not
// JSON are passed over.
func readLinked(scripts []string) linked {
	var docs linkedDocs
	for _, s := range scripts {
		var v any
		s = strings.TrimSpace(s)
		s = strings.TrimSuffix(strings.TrimPrefix(s, "//<![CDATA["), "//]]>")
		if json.Unmarshal([]byte(s), &v) == nil {
			docs.collect(v, 0)
		}
	}
	for _, o := range docs.objects {
		if isArticle(o) && text(o["headline"]) != "" {
			return docs.linked(o)
		}
	}
	for _, o := range docs.objects {
		if hasType(o, "WebPage") && text(o["datePublished"]) != "" {
			return docs.linked(o)
		}
	}
	return linked{}
}

// linkedDocs are the objects of a page, in the order of the page.
type linkedDocs struct {
	objects []object
}

func (d *linkedDocs) collect(v any, depth int) {
	if depth > maxLinkedDepth || len(d.objects) >= maxLinkedNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.collect(e, depth+1)
		}
	case object:
		d.objects = append(d.objects, v)
		d.collect(v["@graph"], depth+1)
		d.collect(v["mainEntity"], depth+1)
	}
}

func (d *linkedDocs) linked(o object) linked {
	l := linked{
		headline:  text(o["headline"]),
		outlet:    d.name(o["publisher"]),
		lang:      text(o["inLanguage"]),
		published: text(o["datePublished"]),
	}
	authors, ok := o["author"].([]any)
	if !ok {
		authors = []any{o["author"]}
	}
	for _, a := range authors {
		if name := d.name(a); name != "" && len(l.authors) < maxAuthors && !slices.Contains(l.authors, name) {
			l.authors = append(l.authors, name)
		}
	}
	return l
}

// name gives the name of a thing: a string, an object with a name, a list of
// them (the first counts), or a reference to one elsewhere on the page.
func (d *linkedDocs) name(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			if o, ok := v[0].(object); ok {
				return d.name(o)
			}
			return text(v[0])
		}
	case object:
		if name := text(v["name"]); name != "" {
			return name
		}
		return d.named(text(v["@id"]))
	}
	return ""
}

func (d *linkedDocs) named(id string) string {
	if id == "" {
		return ""
	}
	for _, o := range d.objects {
		if text(o["@id"]) == id {
			if name := text(o["name"]); name != "" {
				return name
			}
		}
	}
	return ""
}

// text gives a string, or the first string of a list.
func text(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	s, _ := v.(string)
	return s
}

func hasType(o object, want string) bool {
	return slices.Contains(types(o), want)
}

// isArticle reports whether an object is an article: NewsArticle,
// ReportageNewsArticle, BlogPosting and the like.
func isArticle(o object) bool {
	return slices.ContainsFunc(types(o), func(t string) bool {
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report"
	})
}

func types(o object) []string {
	switch t := o["@type"].(type) {
	case string:
		return []string{t}
	case []any:
		var out []string
		for _, e := range t {
			out = append(out, text(e))
		}
		return out
	}
	return nil
}
