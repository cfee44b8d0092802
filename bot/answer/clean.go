package answer

import (
	"regexp"
	"strings"
	"unicode"
)

// What Discord puts into messages beside what people type.
var (
	debris     = regexp.MustCompile(`<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:-?\d+(?::[a-zA-Z])?>|<!--[\s\S]*?-->`)
	maskedLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	bareLink   = regexp.MustCompile(`<?https?://\S+>?`)
	ansi       = regexp.MustCompile(`\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)`)
	codeBlock  = regexp.MustCompile("```[\\s\\S]*?```")
	markup     = strings.NewReplacer("**", "", "__", "", "~~", "", "||", "", "`", "")
)

// clean takes the question out of a message as Discord delivers it: without
// mentions, custom emoji, links, code blocks, markup, control characters, emoji,
// and the lines that quote another message.
func clean(text string) string {
	text = strings.ToValidUTF8(text, " ")
	text = ansi.ReplaceAllString(text, "")
	text = codeBlock.ReplaceAllString(text, " ")
	text = debris.ReplaceAllString(text, " ")
	text = maskedLink.ReplaceAllString(text, "$1")
	text = bareLink.ReplaceAllString(text, " ")
	text = markup.Replace(text)
	var lines []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), ">") {
			lines = append(lines, line)
		}
	}
	text = strings.Join(lines, "")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return '\n'
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.So, r), unicode.Is(unicode.Sk, r), unicode.Is(unicode.Co, r):
			return ' '
		}
		return r
	}, text)
	return strings.TrimSpace(spellDates(text))
}

// sentences splits a text behind ".", "?", "!" and line ends; a point inside a
// number, an abbreviation of one letter, or a decimal stays.
func sentences(text string) []string {
	var out []string
	r := []rune(text)
	start := 0
	flush := func(end int) {
		if s := strings.TrimSpace(string(r[start:end])); s != "" {
			out = append(out, s)
		}
		start = end
	}
	for i, c := range r {
		last := i == len(r)-1
		switch {
		case c == '\n':
			flush(i + 1)
		case c == '?' || c == '!' || c == '؟':
			flush(i + 1)
		case c == '.' && (last || unicode.IsSpace(r[i+1])) && !isAbbreviation(r, i):
			flush(i + 1)
		}
	}
	flush(len(r))
	return out
}

// isAbbreviation reports whether the point at i follows a single letter ("U.S.")
// or a title.
func isAbbreviation(r []rune, i int) bool {
	j := i
	for j > 0 && unicode.IsLetter(r[j-1]) {
		j--
	}
	switch word := strings.ToLower(string(r[j:i])); word {
	case "mr", "mrs", "ms", "dr", "gen", "maj", "st", "vs", "no", "aug", "sept", "oct", "nov", "dec", "jan", "feb":
		return true
	default:
		return i-j == 1
	}
}
