package timeline_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/bot/timeline"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// go test ./bot/timeline -run Golden -update
// draws the golden pictures anew, as is needed when facts of the starter pack change. Look at them.
var update = flag.Bool("update", false, "write the golden pictures")

func starter(t testing.TB) *knowledge.Base {
	t.Helper()
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	base, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// horizon is a day after all facts of the starter pack.
var horizon = knowledge.MustDate("2026-08-01").First()

// A look is a language and a theme.
type look struct {
	lang  knowledge.Lang
	theme picture.Theme
}

var allLooks = []look{
	{knowledge.English, picture.Dark},
	{knowledge.English, picture.Light},
	{knowledge.Hebrew, picture.Dark},
	{knowledge.Hebrew, picture.Light},
	{knowledge.Arabic, picture.Dark},
	{knowledge.Arabic, picture.Light},
}

// The pictures of testdata are drawn pixel by pixel: the whole starter pack, a month, a
// day with many facts, and nothing, in three languages and both themes.
func TestGolden(t *testing.T) {
	base := starter(t)
	date := knowledge.MustDate
	for _, c := range []struct {
		name  string
		query timeline.Query
		least int // facts
	}{
		{"whole", timeline.Query{}, 300},
		{"month", timeline.Query{From: date("2024-08"), To: date("2024-08")}, 50},
		{"day", timeline.Query{From: date("2024-08-20"), To: date("2024-08-20")}, 10},
		{"nothing", timeline.Query{From: date("2020-01"), To: date("2020-03")}, 0},
	} {
		for _, l := range allLooks {
			name := fmt.Sprintf("%s-%s-%s.png", c.name, l.lang, l.theme)
			t.Run(name, func(t *testing.T) {
				q := c.query
				q.Horizon, q.Lang, q.Theme = horizon, l.lang, l.theme
				x := timeline.Of(base, q)
				if len(x.Facts) < c.least || c.least == 0 && len(x.Facts) > 0 {
					t.Fatalf("%d facts", len(x.Facts))
				}
				golden(t, name, &x.Picture)
			})
		}
	}
}

// golden holds a picture against the one in testdata.
func golden(t *testing.T, name string, p *picture.Timeline) {
	t.Helper()
	file := filepath.Join("testdata", name)
	got := picture.Arrange(p).Draw()
	if *update {
		var b bytes.Buffer
		e := png.Encoder{CompressionLevel: png.BestCompression}
		if err := e.Encode(&b, got); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Rect {
		t.Fatalf("the picture is %v, want %v (go test ./bot/timeline -run Golden -update draws it anew)", got.Rect, want.Bounds())
	}
	if n, at := differing(want, got); n > 0 {
		t.Errorf("%d pixels differ, the first at %v (go test ./bot/timeline -run Golden -update draws it anew)", n, at)
	}
}

// differing counts the pixels that differ, and gives the first.
func differing(want image.Image, got *image.Paletted) (n int, first image.Point) {
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			if color.NRGBAModel.Convert(want.At(x, y)) != color.NRGBAModel.Convert(got.At(x, y)) {
				if n == 0 {
					first = image.Pt(x, y)
				}
				n++
			}
		}
	}
	return n, first
}

// The themes differ in their colours, and in nothing else.
func TestThemesHaveTheSamePixels(t *testing.T) {
	base := starter(t)
	for _, lang := range knowledge.Langs {
		var pix [2][]byte
		var palettes [2]color.Palette
		for i, theme := range []picture.Theme{picture.Dark, picture.Light} {
			x := timeline.Of(base, timeline.Query{Horizon: horizon, Lang: lang, Theme: theme})
			drawn := picture.Arrange(&x.Picture).Draw()
			pix[i], palettes[i] = drawn.Pix, drawn.Palette
		}
		if !bytes.Equal(pix[0], pix[1]) {
			t.Errorf("%s: the pixels of the themes differ", lang)
		}
		if slices.Equal(palettes[0], palettes[1]) {
			t.Errorf("%s: the themes have the same colours", lang)
		}
	}
}
