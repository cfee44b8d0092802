package picture

import (
	"bytes"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"

	"github.com/ceasefire-facts/bot/knowledge"
)

func newTypesetter() *typesetter { return typesetters.New().(*typesetter) }

var plainStyle = style{regular, 22, textInk}

// ids gives the glyphs of a line from left to right, without spaces.
func ids(set *typesetter, text string, rtl bool) []font.GID {
	glyphs, _ := set.line(text, rtl, plainStyle)
	var out []font.GID
	for _, g := range glyphs {
		if o, _ := g.face.GlyphDataOutline(g.id); len(o.Segments) > 0 {
			out = append(out, g.id)
		}
	}
	return out
}

// Letters stand from left to right as the bidirectional algorithm orders them.
func TestVisualOrder(t *testing.T) {
	set := newTypesetter()
	of := func(text string) []font.GID { // each letter by itself, in the order given
		var out []font.GID
		for _, r := range text {
			out = append(out, ids(set, string(r), false)...)
		}
		return out
	}
	for _, c := range []struct {
		text   string
		rtl    bool
		visual string
	}{
		{"oil 12", false, "oil 12"},
		{"שמן", true, "ןמש"},
		{"oil שמן lamp", false, "oil ןמש lamp"},
		{"שמן oil פנס", true, "סנפ oil ןמש"},
		{"שמן 12 פנס", true, "סנפ 12 ןמש"},
		{"oil שמן 12 פנס", false, "oil סנפ 12 ןמש"},
		{"שמן 12", false, "12 ןמש"},
	} {
		got, want := ids(set, c.text, c.rtl), of(c.visual)
		if !slices.Equal(got, want) {
			t.Errorf("%q looks like %v, want that of %q: %v", c.text, got, c.visual, want)
		}
	}
	// Brackets are mirrored where the text runs from right to left.
	face := set.faces[regular][latin]
	open, _ := face.NominalGlyph('(')
	closed, _ := face.NominalGlyph(')')
	if got := ids(set, "(שמן)", true); len(got) != 5 || got[0] != open || got[4] != closed {
		t.Errorf("brackets in a text from right to left are %v, want %d and %d", got, open, closed)
	}
}

// Arabic letters take their joined forms, and are drawn from right to left.
func TestArabicIsJoined(t *testing.T) {
	set := newTypesetter()
	alone := ids(set, "ب", true)[0]
	joined := ids(set, "ببب", true)
	if len(joined) != 3 || slices.Contains(joined, alone) || joined[0] == joined[1] || joined[1] == joined[2] || joined[0] == joined[2] {
		t.Errorf("three joined letters are %v, the letter alone %d", joined, alone)
	}
	// The form that ends a word, at the left, is also that of a word of two.
	if two := ids(set, "بب", true); two[0] != joined[0] || two[1] != joined[2] {
		t.Errorf("two letters are %v, three %v", two, joined)
	}
	if lam := ids(set, "لا", true); len(lam) != 1 {
		t.Errorf("lam and alef are %d glyphs, want a ligature", len(lam))
	}
}

// The fonts have every letter that the pictures' own words and the kinds of quotation
// marks in facts need.
func TestFontsCoverLetters(t *testing.T) {
	set := newTypesetter()
	for _, text := range []string{
		"ABCXYZabcxyz0123456789 .,;:!?–—…“”‘’„«»()[]·%$€₪éèüñçãşığİŁøåæßʿʾāīū",
		"אבגדהוזחטיכךלמםנןסעפףצץקרשת׳״־₪ְֱֲֳִֵֶַָֹֻּ", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ،؛؟ًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩پچڤگک",
	} {
		for _, w := range []weight{regular, bold} {
			for _, r := range text {
				s := set.scriptOf(r, latin, w)
				if _, ok := set.faces[w][s].NominalGlyph(r); !ok {
					t.Errorf("no font of weight %d has %q", w, r)
				}
			}
		}
	}
}

// Each kind has a form of its own, hollow or not, and a colour of its own.
func TestKindsDiffer(t *testing.T) {
	set := newTypesetter()
	seen, inksSeen := map[string]knowledge.Kind{}, map[ink]knowledge.Kind{}
	for _, k := range knowledge.Kinds {
		i, ok := kindInk[k]
		if other, taken := inksSeen[i]; !ok || taken {
			t.Errorf("%s has no ink of its own (%s)", k, other)
		}
		inksSeen[i] = k
		for _, p := range []part{whole, ring} {
			m := set.mask(maskKey{kind: k, size: markSize / 2, part: p})
			form := string(append(slices.Clone(m.cover), byte(m.rect.Dx()), byte(m.rect.Dy())))
			if other, taken := seen[form]; taken {
				t.Errorf("%s looks like %s", k, other)
			}
			seen[form] = k
		}
		hole := set.mask(maskKey{kind: k, size: markSize / 2, part: ring})
		full := set.mask(maskKey{kind: k, size: markSize / 2, part: whole})
		if bytes.Count(hole.cover, []byte{0}) <= bytes.Count(full.cover, []byte{0}) {
			t.Errorf("the hollow marker of %s has no hole", k)
		}
	}
}

// luminance is the relative luminance of a colour as WCAG defines it, without its
// curve's foot, which matters to none of these colours.
func luminance(t Theme, i ink, step int) float64 {
	r, g, b, _ := t.palette()[int(i)*steps+step].RGBA()
	curve := func(v uint32) float64 {
		f := float64(v) / 0xFFFF
		f = (f + 0.055) / 1.055
		return f * f * f / (0.6 + 0.4*f) // near f to the power of 2.4
	}
	return 0.2126*curve(r) + 0.7152*curve(g) + 0.0722*curve(b)
}

// Texts and markers stand out from the background.
func TestContrast(t *testing.T) {
	for _, theme := range []Theme{Dark, Light} {
		ground := luminance(theme, textInk, 0)
		for i := range inks {
			want := 3.0
			switch i {
			case textInk, mutedInk:
				want = 4.5
			case ruleInk, gridInk, leaderInk:
				continue // hints only
			}
			a, b := luminance(theme, i, steps-1)+0.05, ground+0.05
			if got := max(a, b) / min(a, b); got < want {
				t.Errorf("%s: ink %d has a contrast of %.1f, want %.1f", theme, i, got, want)
			}
		}
	}
	if n := len(Dark.palette()); n > 256 {
		t.Errorf("the palette has %d colours", n)
	}
}
