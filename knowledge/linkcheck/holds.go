package linkcheck

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Match tells how a quotation stands on a page.
type Match uint8

// The matches, from none to the best. Only Verbatim needs no person's eye:
// Elided leaves out what the passage shows.
const (
	Absent   Match = iota // neither it nor anything near it
	Nearly                // a passage with some other words, or other case or punctuation
	Elided                // its parts, in order, with other words of the page between them
	Verbatim              // in those words
)

// String gives "absent", "nearly", "elided" or "verbatim".
func (m Match) String() string {
	switch m {
	case Nearly:
		return "nearly"
	case Elided:
		return "elided"
	case Verbatim:
		return "verbatim"
	}
	return "absent"
}

// A Finding is what Holds found. Its zero value is Absent.
type Finding struct {
	Match Match
	// Passage is the page's own words and marks; for Elided from the first part to
	// the last with all between, so that what was left out is seen. At most 6,000
	// runes; "" if Absent.
	Passage string
	// Differences are where the passage differs, in its order; Nearly only. The
	// list may be empty if only marks inside the passage differ.
	Differences []Difference
	// Parts is how many parts of the quotation were found; Elided only, 1 if
	// something was left out before or after it alone.
	Parts int
	// InArticle is false where the passage stands elsewhere on the page: in a
	// reader's comment, a teaser of another article.
	InArticle bool
}

// A Difference is words that the quotation and the page do not share: "" on the
// quotation's side where the page has more, on the page's side where it has less.
type Difference struct {
	Quote string
	Page  string
}

const (
	maxQuote   = 5000 // runes of a quotation; Discord takes 4,000 in one field
	maxPassage = 6000 // runes
	maxParts   = 12
	maxGap     = 1000 // bytes of folded text that an ellipsis may stand for
)

// Holds tells whether the quotation stands on the page. White space, the forms of
// quotation marks, dashes and ellipses, soft hyphens and Unicode composition do
// not count, nor do marks around the whole quotation; case, punctuation and
// whole words do. Where the quotation does not stand as it is, "[...]", "…",
// "..." and "[a word of the editor's]" may stand for up to 1,000 letters of the
// page each (500 of Hebrew or Arabic), and "[T]he" for "The" or "the". A quotation without a
// letter or digit, or of more than 5,000 characters, is Absent.
func (p *Page) Holds(quote string) Finding {
	if utf8.RuneCountInString(quote) > maxQuote || !strings.ContainsFunc(quote, wordRune) {
		return Finding{}
	}
	whole, main := p.texts()
	q := fold(quote)
	if s, ok := findQuote(whole, q.text); ok {
		return place(Finding{Match: Verbatim}, s, whole, main)
	}
	if parts, elided := partsOf(quote); elided {
		if s, ok := findParts(whole, parts); ok {
			return place(Finding{Match: Elided, Parts: len(parts)}, s, whole, main)
		}
	}
	s, differences, ok := nearest(whole, q)
	if !ok {
		return Finding{}
	}
	return place(Finding{Match: Nearly, Differences: differences}, s, whole, main)
}

// texts gives the folded texts, made from Text if the page was not read by a
// Checker.
func (p *Page) texts() (whole, main *folded) {
	if p.whole != nil {
		return p.whole, p.main
	}
	f := fold(p.Text)
	return f, f
}

// place fills in where a finding stands.
func place(f Finding, s span, whole, main *folded) Finding {
	from, to := whole.sourceOf(s)
	f.Passage = clean(whole.source[from:to], maxPassage)
	f.InArticle = whole == main
	if !f.InArticle {
		_, f.InArticle = main.find(strings.TrimSpace(whole.text[s.from:s.to]))
	}
	return f
}

// findQuote finds a folded quotation as it is, else without the marks around it.
func findQuote(page *folded, quote string) (span, bool) {
	if s, ok := page.find(quote); ok {
		return s, true
	}
	if bare := strings.Trim(quote, "' "); bare != quote {
		return page.find(bare)
	}
	return span{}, false
}

// A part is a stretch of a quotation without ellipses, folded, in one or two
// ways of writing it.
type part []string

// elision matches what stands for words left out or put in: "[...]", "[the
// keeper]", "(...)", "…", "...".
var elision = regexp.MustCompile(`\[[^\[\]]{0,200}\]|\((?:…|\.\s?\.\s?\.)\)|…|\.(?:\s?\.){2,}`)

// partsOf splits a quotation at its elisions; elided is false if it has none.
func partsOf(quote string) (parts []part, elided bool) {
	cuts := elision.FindAllStringIndex(quote, -1)
	if len(cuts) == 0 || len(cuts) > 4*maxParts {
		return nil, false
	}
	from, capital := 0, ""
	for _, cut := range append(cuts, []int{len(quote), len(quote)}) {
		if p := newPart(capital, quote[from:cut[0]]); p != nil {
			parts = append(parts, p)
		}
		from, capital = cut[1], changedLetter(quote[cut[0]:cut[1]], quote[cut[1]:])
	}
	return parts, len(parts) > 0 && len(parts) <= maxParts
}

// newPart folds a stretch; nil if it has no words. The capital, if any, is
// tried in both cases.
func newPart(capital, stretch string) part {
	if capital == "" && !strings.ContainsFunc(stretch, wordRune) {
		return nil
	}
	var p part
	for _, c := range slices.Compact([]string{strings.ToUpper(capital), strings.ToLower(capital)}) {
		p = append(p, strings.Trim(fold(c+stretch).text, "'- "))
	}
	return p
}

// changedLetter gives the "T" of "[T]he": a letter in brackets before another.
func changedLetter(bracket, rest string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(bracket, "["), "]")
	letter, size := utf8.DecodeRuneInString(inner)
	next, _ := utf8.DecodeRuneInString(rest)
	if size == len(inner) && unicode.IsLetter(letter) && unicode.IsLetter(next) {
		return inner
	}
	return ""
}

// A chain is a run of parts found one after the other.
type chain struct{ start, end int }

// findParts finds parts in their order with at most maxGap between each two.
func findParts(page *folded, parts []part) (span, bool) {
	var chains []chain
	for i, p := range parts {
		var next []chain
		for _, s := range findPart(page, p) {
			if i == 0 {
				next = append(next, chain{s.from, s.to})
			} else if c, ok := lastBefore(chains, s.from); ok {
				next = append(next, chain{c.start, s.to})
			}
		}
		if chains = next; len(chains) == 0 {
			return span{}, false
		}
	}
	best := slices.MinFunc(chains, func(a, b chain) int { return (a.end - a.start) - (b.end - b.start) })
	return span{best.start, best.end}, true
}

// findPart gives where a part stands in any of its ways, by where it ends.
func findPart(page *folded, p part) []span {
	var out []span
	for _, way := range p {
		out = append(out, page.findAll(way, maxTries)...)
	}
	slices.SortFunc(out, func(a, b span) int { return a.to - b.to })
	return out
}

// lastBefore gives the chain, of chains sorted by their ends, that ends last at
// or before a place, if it is near enough.
func lastBefore(chains []chain, at int) (chain, bool) {
	i, _ := slices.BinarySearchFunc(chains, at+1, func(c chain, at int) int { return c.end - at })
	if i == 0 || at-chains[i-1].end > maxGap {
		return chain{}, false
	}
	return chains[i-1], true
}
