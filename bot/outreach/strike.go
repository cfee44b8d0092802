package outreach

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/bot/render"
)

// stroke is what stands before and after a struck passage.
const stroke = "~~"

// openQuote begins a quotation.
const openQuote = "“"

// A passage is part of a text, in bytes.
type passage struct{ from, to int }

// struck lists the struck passages of a text, strokes included: from the first byte of
// the opening one to the first of the closing one. Of one that is not closed, to is -1.
func struck(s string) []passage {
	var out []passage
	open := -1
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case !strings.HasPrefix(s[i:], stroke):
		case open < 0:
			open = i
			i++
		default:
			out = append(out, passage{open, i})
			open = -1
			i++
		}
	}
	if open >= 0 {
		out = append(out, passage{open, -1})
	}
	return out
}

// A glyph is a letter or digit of a text, and where it stands.
type glyph struct {
	r    rune
	from int // bytes
	to   int
}

// lettersOf gives the letters and digits of a text: what stays of a fact's words
// however they are set, quoted or divided.
func lettersOf(s string) []glyph {
	var out []glyph
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, glyph{r, i, i + utf8.RuneLen(r)})
		}
	}
	return out
}

// found lists where words stand in a text, from their first letter to their last. They
// may be set in any way, but are whole: not the part of a longer word.
func found(text, words string) []passage {
	in, what := lettersOf(text), lettersOf(render.Clean(words))
	if len(what) == 0 {
		return nil
	}
	var out []passage
	for i := 0; i+len(what) <= len(in); i++ {
		if !sameLetters(in[i:i+len(what)], what) {
			continue
		}
		last := i + len(what) - 1
		touches := i > 0 && in[i-1].to == in[i].from || last+1 < len(in) && in[last].to == in[last+1].from
		if touches {
			continue
		}
		p := passage{in[i].from, in[last].to}
		if strings.HasPrefix(words, openQuote) && !strings.HasPrefix(text[withSigns(text, p, words).from:], openQuote) {
			continue // short words may stand anywhere; a quotation stands between its marks
		}
		out = append(out, p)
		i = last
	}
	return out
}

func sameLetters(a, b []glyph) bool {
	for i := range b {
		if a[i].r != b[i].r {
			return false
		}
	}
	return true
}

// strike strikes words through wherever they stand in a text and are not struck yet.
// It gives the text and whether the words stand in it.
func strike(text, words string) (out string, there bool) {
	var b strings.Builder
	done := 0
	already := struck(text)
	for _, p := range found(text, words) {
		there = true
		p = withSigns(text, p, words)
		if p.from < done || crosses(already, p) {
			continue
		}
		b.WriteString(text[done:p.from])
		b.WriteString(strokeLines(text[p.from:p.to]))
		done = p.to
	}
	b.WriteString(text[done:])
	return b.String(), there
}

func crosses(list []passage, p passage) bool {
	for _, q := range list {
		if p.from < q.to+len(stroke) && q.from < p.to || q.to < 0 && q.from < p.to {
			return true
		}
	}
	return false
}

// withSigns widens a passage by the signs with which the words begin and end.
func withSigns(text string, p passage, words string) passage {
	words = strings.TrimSpace(render.Clean(words))
	all := lettersOf(words)
	for _, r := range words[all[len(all)-1].to:] {
		rest := text[p.to:]
		switch sign := string(r); {
		case unicode.IsSpace(r):
			return backwards(text, p, words[:all[0].from])
		case strings.HasPrefix(rest, sign):
			p.to += len(sign)
		case strings.HasPrefix(rest, `\`+sign):
			p.to += 1 + len(sign)
		default:
			return backwards(text, p, words[:all[0].from])
		}
	}
	return backwards(text, p, words[:all[0].from])
}

func backwards(text string, p passage, signs string) passage {
	for signs != "" {
		r, n := utf8.DecodeLastRuneInString(signs)
		if !strings.HasSuffix(text[:p.from], string(r)) || unicode.IsSpace(r) {
			break
		}
		signs = signs[:len(signs)-n]
		p.from -= n
		if before := text[:p.from]; (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1 {
			p.from--
		}
	}
	return p
}

// strokeLines strikes each line of a passage, without what makes it a quotation or
// small print.
func strokeLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		from := 0
		if i > 0 {
			from = len(l) - len(strings.TrimLeft(l, "> "))
			if strings.HasPrefix(l[from:], "-# ") {
				from += len("-# ")
			}
		}
		to := len(strings.TrimRight(l, " "))
		if from < to {
			lines[i] = l[:from] + stroke + l[from:to] + stroke + l[to:]
		}
	}
	return strings.Join(lines, "\n")
}

// restore takes the strokes away from words that are said again, and gives whether
// the words stand in the text.
func restore(text, words string) (out string, there bool) {
	var drop []int // where strokes go
	for _, p := range found(text, words) {
		there = true
		for _, q := range struck(text) {
			if q.to < 0 {
				continue
			}
			within := lettersOf(text[q.from:q.to])
			if len(within) > 0 && q.from+within[0].from >= p.from && q.from+within[len(within)-1].to <= p.to {
				drop = append(drop, q.from, q.to)
			}
		}
	}
	var b strings.Builder
	done := 0
	for _, at := range drop {
		if at < done {
			continue
		}
		b.WriteString(text[done:at])
		done = at + len(stroke)
	}
	b.WriteString(text[done:])
	return b.String(), there
}
