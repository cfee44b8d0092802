package linkcheck

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unseen reports whether a rune changes how a text is shown, or hides in it,
// without being seen: control, bidi and zero-width characters, soft hyphens,
// variation selectors, private use. Spaces and line breaks are not among them.
func unseen(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' && !isSpace(r) || r == 0x7f
	}
	if isSpace(r) {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// isSpace reports whether a rune separates words; the next-line and separator
// characters among them.
func isSpace(r rune) bool { return unicode.IsSpace(r) }

// clean gives a text of one line without unseen characters, with single spaces,
// cut to the given number of runes with "…" in the place of the rest.
func clean(s string, most int) string {
	var b strings.Builder
	n, space := 0, false
	for _, r := range s {
		if isSpace(r) {
			space = b.Len() > 0
			continue
		}
		if unseen(r) || r == utf8.RuneError {
			continue
		}
		if space {
			n++
		}
		if n >= most-1 {
			b.WriteRune('…')
			break
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}
