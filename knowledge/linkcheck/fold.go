package linkcheck

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded text is one in which only what print shops differ in is levelled:
//   - Unicode NFC; unseen characters and Arabic elongation gone;
//   - white space of any kind one space, none beside a quotation mark or dash;
//   - quotation marks and apostrophes of any kind, and runs of them, one ';
//   - dashes and hyphens of any kind, and runs of them, one -;
//   - "…" three full stops, without spaces before or between full stops.
//
// Letters, their case, digits and other punctuation stay. Folding is local: a
// piece of a text, folded, stands in the folded text (but for spaces at its
// ends, and if it is not cut inside a character).
type folded struct {
	text   string
	source string
	at     []int32 // for each byte of text, and its end, where it began in source
}

// Classes of runes; every other rune is itself.
const (
	quoteMark = '\''
	dashMark  = '-'
)

// level gives a rune's stand-in.
func level(r rune) rune {
	switch r {
	case '"', '\'', '`', '´', '“', '”', '„', '‟', '«', '»', '″', '‶', '〝', '〞', '〟', '＂',
		'‘', '’', '‚', '‛', '‹', '›', '′', '‵', 'ʼ', 'ʹ', 'ʻ', '＇', '״', '׳', '「', '」', '『', '』':
		return quoteMark
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－', '־', '⸺', '⸻':
		return dashMark
	}
	return r
}

const tatweel = 'ـ' // elongates Arabic words, with no meaning

// fold levels a text.
func fold(source string) *folded {
	f := folder{out: make([]byte, 0, len(source)), at: make([]int32, 0, len(source)+1)}
	var it norm.Iter
	it.InitString(norm.NFC, source)
	for !it.Done() {
		pos := it.Pos()
		for _, r := range string(it.Next()) {
			f.rune(r, pos)
		}
	}
	f.at = append(f.at, int32(len(source)))
	return &folded{text: string(f.out), source: source, at: f.at}
}

// A folder writes a folded text rune by rune.
type folder struct {
	out   []byte
	at    []int32
	space bool // one is due before the next rune
}

func (f *folder) rune(r rune, pos int) {
	switch {
	case isSpace(r):
		f.space = len(f.out) > 0
		return
	case r == tatweel || unseen(r):
		return
	}
	if r == '…' {
		for range 3 {
			f.emit('.', pos)
		}
		return
	}
	f.emit(level(r), pos)
}

func (f *folder) emit(r rune, pos int) {
	var last byte
	if len(f.out) > 0 {
		last = f.out[len(f.out)-1]
	}
	mark := r == quoteMark || r == dashMark
	if mark && last == byte(r) {
		f.space = false
		return
	}
	if f.space && !mark && r != '.' && last != quoteMark && last != dashMark {
		f.out = append(f.out, ' ')
		f.at = append(f.at, int32(pos))
	}
	f.space = false
	for range utf8.RuneLen(r) {
		f.at = append(f.at, int32(pos))
	}
	f.out = utf8.AppendRune(f.out, r)
}

// A span is a piece of a folded text, in bytes.
type span struct{ from, to int }

// sourceOf gives where a span stands in the source, without white space at its
// ends.
func (f *folded) sourceOf(s span) (from, to int) {
	from, to = int(f.at[s.from]), int(f.at[s.to])
	piece := f.source[from:to]
	to -= len(piece) - len(strings.TrimRightFunc(piece, isSpace))
	from += len(piece) - len(strings.TrimLeftFunc(piece, isSpace))
	return from, max(from, to)
}

// maxTries bounds the occurrences that are looked at.
const maxTries = 20_000

// find gives the first place where the words stand as words: not "able" in
// "unable", "binding" in "non-binding", "can" in "can't" or "500" in "1,500".
func (f *folded) find(words string) (span, bool) {
	all := f.findAll(words, 1)
	if len(all) == 0 {
		return span{}, false
	}
	return all[0], true
}

// findAll gives up to most such places, first to last. They may overlap.
func (f *folded) findAll(words string, most int) []span {
	var out []span
	if words == "" {
		return nil
	}
	for from, tries := 0, 0; tries < maxTries && len(out) < most; tries++ {
		i := strings.Index(f.text[from:], words)
		if i < 0 {
			break
		}
		s := span{from + i, from + i + len(words)}
		if f.stands(s) {
			out = append(out, s)
		}
		_, size := utf8.DecodeRuneInString(f.text[s.from:])
		from = s.from + size
	}
	return out
}

// stands reports whether a span begins and ends where words do.
func (f *folded) stands(s span) bool {
	from, to := f.sourceOf(s)
	return !insideWord(f.source, from) && !insideWord(f.source, to)
}

// insideWord reports whether a text, cut at a byte, would be cut within a word or
// number. A hyphen or apostrophe between letters, a point or comma between
// digits, are within one. Scripts that put no spaces between words have none.
func insideWord(s string, at int) bool {
	before, after := s[:at], s[at:]
	l, ln := lastSeen(before)
	r, rn := firstSeen(after)
	if spaceless(l) || spaceless(r) {
		return false
	}
	if wordRune(l) && wordRune(r) {
		return true
	}
	if wordRune(r) { // what is left of a joiner?
		ll, _ := lastSeen(before[:len(before)-ln])
		return joins(ll, l, r)
	}
	if wordRune(l) {
		rr, _ := firstSeen(after[rn:])
		return joins(l, r, rr)
	}
	return false
}

// lastSeen gives the last rune that is seen, and how many bytes it and what
// follows it take.
func lastSeen(s string) (r rune, size int) {
	for size < len(s) {
		r, n := utf8.DecodeLastRuneInString(s[:len(s)-size])
		size += n
		if !unseen(r) {
			return r, size
		}
	}
	return 0, size
}

func firstSeen(s string) (r rune, size int) {
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		size += n
		if !unseen(r) {
			return r, size
		}
	}
	return 0, size
}

func joins(l, joiner, r rune) bool {
	switch joiner {
	case '-', '‐', '‑', '־', '\'', '’', 'ʼ', '׳':
		return wordRune(l) && wordRune(r)
	case '.', ',', '٫', '٬':
		return unicode.IsDigit(l) && unicode.IsDigit(r)
	}
	return false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func spaceless(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
