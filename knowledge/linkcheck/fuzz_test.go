package linkcheck

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FuzzPage: no page makes the checker panic, and what comes of it is within
// bounds and clean.
func FuzzPage(f *testing.F) {
	f.Add([]byte(dispute), "text/html")
	f.Add([]byte(lampPage), "text/html; charset=windows-1255")
	f.Add([]byte(`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":["a"],"author":[[{}]]}]}</script>`), "text/plain")
	for _, page := range hostile {
		f.Add([]byte(page(300)), "text/html")
	}
	c := New(Options{})
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if len(body) > 64<<10 {
			return
		}
		text, err := toUTF8(body, contentType)
		if err != nil {
			return
		}
		p, err := c.read(t.Context(), &fetched{url: someURL, body: text, at: noon, plain: contentType == "text/plain"})
		if err != nil {
			return
		}
		for name, s := range map[string]struct {
			text string
			most int
		}{
			"URL": {p.URL, maxLink}, "outlet": {p.Outlet, maxOutlet}, "title": {p.Title, maxTitle},
			"author": {p.Author, maxAuthor}, "text": {p.Text, 3 * len(text)}, "language": {p.Lang, 8},
		} {
			if utf8.RuneCountInString(s.text) > s.most || !utf8.ValidString(s.text) || strings.ContainsFunc(s.text, unseen) {
				t.Errorf("%s: %q", name, s.text)
			}
		}
		if len(p.Hash) != 64 || p.Outlet == "" {
			t.Errorf("hash %q, outlet %q", p.Hash, p.Outlet)
		}
		if strings.ContainsFunc(p.Title, wordRune) {
			p.Holds(p.Title)
		}
	})
}

// FuzzHolds: a quotation cut from a text, between words, is verbatim on it.
func FuzzHolds(f *testing.F) {
	f.Add("The keeper said: “We won’t leave the lamp — not for a night.”", uint16(4), uint16(30))
	f.Add("הפנס של צה״ל . . . לא [...] יכובה", uint16(3), uint16(20))
	f.Add("« La lampe… est --- à tous » ''x'' a-b 1,500.5", uint16(0), uint16(40))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		if len(text) > 4<<10 || !utf8.ValidString(text) {
			return
		}
		page := &Page{Text: text}
		a, b := cutAt(text, int(from)), cutAt(text, int(to))
		quote := text[min(a, b):max(a, b)]
		got := page.Holds(quote)
		if strings.ContainsFunc(quote, wordRune) && utf8.RuneCountInString(quote) <= maxQuote && got.Match != Verbatim {
			t.Errorf("%q in %q: got %+v", quote, text, got)
		}
		page.Holds(text[:len(text)/2] + " lamp ... [T]he " + text[len(text)/2:]) // must not panic
	})
}

// cutAt gives the first place from at where a text may be cut: between
// characters, and not within a word.
func cutAt(text string, at int) int {
	i := 0
	for i < len(text) {
		if i >= at && !insideWord(text, i) {
			return i
		}
		i += norm.NFC.NextBoundaryInString(text[i:], true)
	}
	return len(text)
}
