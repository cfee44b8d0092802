package picture

import (
	"image"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A style is how a line of text looks. Sizes are in device pixels.
type style struct {
	weight weight
	size   int
	ink    ink
}

// height is what a line takes from top to bottom, with room for marks of all scripts.
func (s style) height() int { return s.size * 13 / 10 }

// baseline is how far below the top of a line the letters stand.
func (s style) baseline() int { return s.size }

// A Text is one line of text at its place.
type Text struct {
	Rect   image.Rectangle // device pixels: as wide as the letters' advances, as high as a line
	String string

	style  style
	glyphs []glyph
}

// A glyph is a letter form at its place, in 64ths of a pixel from the line's left
// end and from its baseline, y downward.
type glyph struct {
	face *font.Face
	id   font.GID
	x, y fixed.Int26_6
}

// A typesetter shapes and draws lines. It is not safe for concurrent use; it is
// costly to make, and kept in a pool.
type typesetter struct {
	faces  [weights][scripts]*font.Face
	shaper shaping.HarfbuzzShaper
	para   bidi.Paragraph
	words  map[wordKey]fixed.Int26_6
	masks  map[maskKey]*mask
}

type wordKey struct {
	word   string
	weight weight
	size   int
}

// maxWords and maxMasks bound what a typesetter remembers.
const (
	maxWords = 20000
	maxMasks = 5000
)

var typesetters = sync.Pool{New: func() any {
	t := &typesetter{words: map[wordKey]fixed.Int26_6{}, masks: map[maskKey]*mask{}}
	for w := range t.faces {
		for s := range t.faces[w] {
			t.faces[w][s] = font.NewFace(fonts()[w][s])
		}
	}
	return t
}}

// rtlText reports whether a text is to be read from right to left, by its letters.
func rtlText(s string) bool {
	l := knowledge.LangOf(s)
	return l == knowledge.Hebrew || l == knowledge.Arabic
}

// Marks that set the direction of a line whatever its first letter is.
const (
	leftToRight = "\u200e"
	rightToLeft = "\u200f"
)

// line shapes a text in one line, from the left end to the right, and gives its width.
// The base direction is given, because a line may begin with a foreign name.
func (t *typesetter) line(text string, rtl bool, s style) (glyphs []glyph, width fixed.Int26_6) {
	direction := leftToRight
	if rtl {
		direction = rightToLeft
	}
	runes := []rune(direction + text)
	runs := t.visual(runes, s.weight)
	var x fixed.Int26_6
	for _, r := range runs {
		in := shaping.Input{
			Text: runes, RunStart: r.from, RunEnd: r.to, Direction: di.DirectionLTR, Face: r.face,
			Size: fixed.I(s.size), Script: scriptTag[r.script], Language: scriptLang[r.script],
		}
		if r.level%2 == 1 {
			in.Direction = di.DirectionRTL
		}
		out := t.shaper.Shape(in)
		for _, g := range out.Glyphs {
			if g.TextIndex() > 0 { // not the mark before the text
				glyphs = append(glyphs, glyph{face: r.face, id: g.GlyphID, x: x + g.XOffset, y: -g.YOffset})
				x += g.Advance
			}
		}
	}
	return glyphs, x
}

// A run is a part of a line in one script and direction.
type run struct {
	from, to int // runes
	level    bidi.Level
	script   script
	face     *font.Face
}

// visual divides a line into runs, in the order in which they stand from left to right.
func (t *typesetter) visual(runes []rune, w weight) []run {
	levels := t.para.Segment(runes, bidi.Neutral)
	var runs []run
	for i := range levels.NumRuns() {
		l := levels.Run(i)
		at := latin
		if !l.IsLeftToRight() {
			at = hebrew
		}
		for j := l.Start; j < l.End; j++ {
			s := at
			if j > 0 { // not the mark before the text
				s = t.scriptOf(runes[j], at, w)
			}
			if j == l.Start || s != at {
				runs = append(runs, run{from: j, to: j + 1, level: l.Level, script: s, face: t.faces[w][s]})
			}
			runs[len(runs)-1].to = j + 1
			at = s
		}
	}
	// Rule L2 of the bidirectional algorithm: from the highest level down, what has
	// at least that level is turned around.
	var top bidi.Level
	for _, r := range runs {
		top = max(top, r.level)
	}
	for level := top; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && runs[j].level >= level {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(i, j-1)
		}
	}
	return runs
}

// scriptOf gives the script in whose font a letter is drawn: the one before it if that
// has it, else the first that does, else Latin, which shows a box.
func (t *typesetter) scriptOf(r rune, before script, w weight) script {
	for _, s := range []script{before, latin, hebrew, arabic} {
		if _, ok := t.faces[w][s].NominalGlyph(r); ok {
			return s
		}
	}
	return latin
}

// advance measures a word, and remembers it.
func (t *typesetter) advance(word string, s style) fixed.Int26_6 {
	k := wordKey{word, s.weight, s.size}
	if w, ok := t.words[k]; ok {
		return w
	}
	if len(t.words) >= maxWords {
		clear(t.words)
	}
	_, w := t.line(word, rtlText(word), s)
	t.words[k] = w
	return w
}

// width measures a line, in pixels: by its words, because each of these is shaped only once.
func (t *typesetter) width(line string, s style) int {
	var w fixed.Int26_6
	for i, word := range strings.Fields(line) {
		if i > 0 {
			w += t.advance(" ", s)
		}
		w += t.advance(word, s)
	}
	return w.Ceil()
}

const ellipsis = "…"

// wrap breaks a text into lines of at most so many pixels. What does not fit into the
// last line is cut off at a word, with an ellipsis; a word that is too long for a line
// is cut in itself.
func (t *typesetter) wrap(text string, s style, width, lines int) []string {
	words := strings.Fields(text)
	space, dots, full := t.advance(" ", s), t.advance(ellipsis, s), fixed.I(width)
	var out []string
	for len(words) > 0 && len(out) < lines {
		n, w := 0, fixed.I(0)
		last := len(out) == lines-1
		for n < len(words) {
			next := w + t.advance(words[n], s)
			if n > 0 {
				next += space
			}
			room := full
			if last && n < len(words)-1 {
				room -= dots
			}
			if next > room {
				break
			}
			w = next
			n++
		}
		switch {
		case n == 0:
			return append(out, t.cutWord(words[0], s, width))
		case last && n < len(words):
			return append(out, strings.TrimRight(strings.Join(words[:n], " "), ",;:–—-")+ellipsis)
		}
		out = append(out, strings.Join(words[:n], " "))
		words = words[n:]
	}
	return out
}

// cutWord gives as many letters of a word as there is room for beside an ellipsis.
func (t *typesetter) cutWord(word string, s style, width int) string {
	runes := []rune(word)
	fits := func(n int) bool { return t.width(string(runes[:n])+ellipsis, s) <= width }
	n := len(runes) - 1
	for n > 0 && !fits(n) {
		n--
	}
	return string(runes[:n]) + ellipsis
}

// set shapes a line and puts it with its top at y, from x on to the right, or, if end is set,
// so that it ends at x.
func (t *typesetter) set(text string, rtl bool, s style, x, y int, end bool) Text {
	glyphs, advance := t.line(text, rtl, s)
	w := advance.Ceil()
	if end {
		x -= w
	}
	return Text{Rect: image.Rect(x, y, x+w, y+s.height()), String: text, style: s, glyphs: glyphs}
}
