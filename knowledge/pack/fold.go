package pack

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldWords gives the words of a text as duplicates and loaded words are
// compared by: lower case, without accents and vowel points, cut at everything
// that is neither letter nor digit. Marks inside a word ("U.S.", "צה״ל",
// "party's") are dropped with the word kept whole.
func foldWords(s string) []string {
	const inside = "'’.\"״׳"
	var words []string
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			words = append(words, b.String())
			b.Reset()
		}
	}
	runes := []rune(norm.NFKD.String(s))
	for i, c := range runes {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(unicode.ToLower(c))
		case unicode.IsMark(c):
		case strings.ContainsRune(inside, c) && b.Len() > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i+1]):
		default:
			end()
		}
	}
	end()
	return words
}

// fold gives a text's folded words as one string, for comparing.
func fold(s string) string { return strings.Join(foldWords(s), " ") }

// closing gives the mark that closes a quotation. Straight single marks are left
// out: they are apostrophes far more often.
var closing = map[rune]rune{'"': '"', '“': '”', '„': '“', '”': '”', '‘': '’', '«': '»'}

// unquoted gives a text without what stands between quotation marks. A mark that
// is never closed, and one inside a word ("צה"ל"), quotes nothing.
func unquoted(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		b.WriteRune(runes[i])
		if end := quotationEnd(runes, i); end > i {
			b.WriteString(" ")
			b.WriteRune(runes[end])
			i = end
		}
	}
	return b.String()
}

// quotationEnd is where the quotation that opens at i closes, 0 if none opens
// there or it does not close.
func quotationEnd(runes []rune, i int) int {
	end, opens := closing[runes[i]]
	if !opens || insideWord(runes, i) {
		return 0
	}
	for j := i + 1; j < len(runes); j++ {
		if runes[j] == end && !insideWord(runes, j) {
			return j
		}
	}
	return 0
}

func insideWord(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1])
}
