package linkcheck

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/url"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Bounds of what is shown of a page, in runes.
const (
	maxTitle  = 300
	maxOutlet = 100
	maxAuthor = 200
)

// A Page is what a link led to. Its strings hold no control, bidi or zero-width
// characters. What the page says of itself is taken from, in this order: JSON-LD
// of an article, meta tags (OpenGraph and others), readability, plain markup.
type Page struct {
	// URL is the address to cite, in ASCII: what the page calls its own address if
	// that is on the same site, else Fetched without advertisers' marks.
	URL string
	// Fetched is the address that was read, after redirects.
	Fetched string
	// Outlet is at most 100 runes; the host's name if the page names none.
	Outlet string
	// Title is at most 300 runes; "" if the page has none.
	Title string
	// Author is at most 200 runes, names joined by commas; "" if none is named.
	Author string
	// Published is mostly a day, in UTC; zero if not told or not understood.
	Published knowledge.Date
	// Lang is the language as ISO 639 has it ("en", "he"); "" if not known.
	Lang string
	// Text is the article, one line for each block; all that can be seen on the
	// page if no article was made out.
	Text string
	// Hash is the SHA-256 of the folded Text, in hex: it stays when only white
	// space, quotation marks, dashes or the page's frame change.
	Hash string
	// FetchedAt is the moment of reading, in UTC.
	FetchedAt time.Time

	whole *folded // all that can be seen; nil in a Page that was not read by a Checker
	main  *folded // Text
}

// fill sets what an HTML page tells.
func (p *Page) fill(g *gathering, a article, whole string, got *fetched) {
	l := readLinked(g.scripts)
	p.Title = pick(maxTitle, l.headline, g.any("og:title", "twitter:title"), a.title, g.title, g.heading)
	p.Outlet = pick(maxOutlet, l.outlet, g.any("og:site_name", "application-name", "dc.publisher"), a.outlet, siteOf(got.url))
	p.Author = pick(maxAuthor, strings.Join(l.authors, ", "),
		notAddress(g.any("author", "parsely-author", "dc.creator", "sailthru.author", "article:author")), a.byline)
	if _, name, ok := strings.Cut(p.Author, " "); ok && strings.HasPrefix(strings.ToLower(p.Author), "by ") {
		p.Author = name
	}
	for _, s := range []string{
		l.published,
		g.any("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
			"sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "pubdate", "publish-date", "date"),
		g.day,
	} {
		if p.Published = readDate(s, got.at); !p.Published.IsZero() {
			break
		}
	}
	p.setTexts(a.text, whole)
	p.Lang = langOf(p.Text, g.lang, l.lang, g.any("og:locale", "content-language"))
}

// fillPlain sets what a plain text tells: little beside itself.
func (p *Page) fillPlain(got *fetched) {
	p.Outlet = pick(maxOutlet, siteOf(got.url))
	whole := plainText(string(got.body))
	p.setTexts(whole, whole)
	p.Lang = langOf(p.Text)
}

func (p *Page) setTexts(article, whole string) {
	p.whole = fold(whole)
	p.Text, p.main = article, p.whole
	if article == "" {
		p.Text = whole
	}
	if p.Text != whole {
		p.main = fold(p.Text)
	}
	sum := sha256.Sum256([]byte(p.main.text))
	p.Hash = hex.EncodeToString(sum[:])
}

// pick gives the first candidate that is not empty when cleaned.
func pick(most int, candidates ...string) string {
	for _, c := range candidates {
		if len(c) > 64*maxTitle { // a bound on the work below
			continue
		}
		if s := clean(norm.NFC.String(html.UnescapeString(c)), most); s != "" {
			return s
		}
	}
	return ""
}

// notAddress passes over what names a profile page and not a person.
func notAddress(s string) string {
	if strings.Contains(s, "://") {
		return ""
	}
	return s
}

func siteOf(u *url.URL) string { return strings.TrimPrefix(u.Hostname(), "www.") }

// langOf gives the language that the page claims first, unless the text's
// letters are Hebrew or Arabic and it claims none.
func langOf(text string, claims ...string) string {
	for _, c := range claims {
		c, _, _ = strings.Cut(c, ",")
		tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(c), "_", "-"))
		if err != nil {
			continue
		}
		if base, sure := tag.Base(); sure != language.No {
			return base.String()
		}
	}
	if l := knowledge.LangOf(text); l != knowledge.English {
		return string(l)
	}
	return ""
}
