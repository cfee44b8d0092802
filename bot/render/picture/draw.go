package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/ceasefire-facts/bot/knowledge"
)

// PNG lays a timeline out and draws it. The same timeline gives the same bytes.
func PNG(t *Timeline) ([]byte, error) {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, Arrange(t).Draw()); err != nil {
		return nil, fmt.Errorf("encode the picture of a timeline: %w", err)
	}
	return b.Bytes(), nil
}

// Draw makes the image.
func (l *Layout) Draw() *image.Paletted {
	set := typesetters.Get().(*typesetter)
	defer typesetters.Put(set)
	c := canvas{Paletted: image.NewPaletted(image.Rectangle{Max: l.Size}, l.theme.palette()), set: set}
	for _, lines := range [][]line{l.grid, l.lines} {
		for _, x := range lines {
			c.fill(x.Rectangle, x.ink, steps-1)
		}
	}
	for i := range l.Labels {
		c.fill(l.Labels[i].Leader, leaderInk, steps-1)
	}
	for _, t := range l.Names {
		c.fill(t.Rect.Inset(-Scale), textInk, 0)
		c.text(&t)
	}
	for i := range l.Markers {
		c.marker(&l.Markers[i])
	}
	for i := range l.Labels {
		x := &l.Labels[i]
		c.fill(x.Rect, textInk, 0)
		c.marker(&x.icon)
		for j := range x.Lines {
			c.text(&x.Lines[j])
		}
	}
	for i := range l.Legend {
		c.marker(&l.Legend[i])
	}
	for i := range l.Texts {
		c.text(&l.Texts[i])
	}
	return c.Paletted
}

// A canvas is drawn on. Its pixels hold an ink and how much of it covers the
// background: two inks are never mixed, the stronger one stands.
type canvas struct {
	*image.Paletted
	set *typesetter
}

// fill covers a rectangle with an ink; with step 0 it lays the background bare.
func (c *canvas) fill(r image.Rectangle, i ink, step uint8) {
	r = r.Intersect(c.Rect)
	if r.Empty() {
		return
	}
	v := uint8(i)*steps + step
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y) : c.PixOffset(r.Max.X-1, y)+1]
		for x := range row {
			row[x] = v
		}
	}
}

// A mask is how much of each pixel of a form is covered, in steps.
type mask struct {
	rect  image.Rectangle // around the origin of the form
	cover []uint8         // 0 to 15, row by row
}

// stamp covers with an ink what a mask, with its origin at a point, covers.
func (c *canvas) stamp(m *mask, at image.Point, i ink) {
	r := m.rect.Add(at).Intersect(c.Rect)
	if r.Empty() {
		return
	}
	w := m.rect.Dx()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := m.cover[(y-at.Y-m.rect.Min.Y)*w+r.Min.X-at.X-m.rect.Min.X:]
		to := c.Pix[c.PixOffset(r.Min.X, y):]
		for x := range r.Dx() {
			if v := from[x]; v > 0 && v >= to[x]%steps {
				to[x] = uint8(i)*steps + v
			}
		}
	}
}

// bare lays the background bare where a mask covers more than a little.
func (c *canvas) bare(m *mask, at image.Point) {
	r := m.rect.Add(at).Intersect(c.Rect)
	w := m.rect.Dx()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if m.cover[(y-at.Y-m.rect.Min.Y)*w+x-at.X-m.rect.Min.X] > 3 {
				c.Pix[c.PixOffset(x, y)] = 0
			}
		}
	}
}

// text draws a line.
func (c *canvas) text(t *Text) {
	x0, y := fixed.I(t.Rect.Min.X), t.Rect.Min.Y+t.style.baseline()
	for _, g := range t.glyphs {
		x := x0 + g.x
		m := c.set.mask(maskKey{face: g.face, glyph: g.id, size: t.style.size, shift: uint8(x & 63 / 16)})
		c.stamp(m, image.Pt(x.Floor(), y+g.y.Round()), t.style.ink)
	}
}

// marker draws the form of a kind, with an edge of background, hollow or full.
func (c *canvas) marker(m *Marker) {
	at := m.Rect.Min.Add(m.Rect.Size().Div(2))
	r := m.Rect.Dx() / 2
	c.bare(c.set.mask(maskKey{kind: m.kind, size: r, part: edge}), at)
	part := whole
	if m.hollow {
		part = ring
	}
	c.stamp(c.set.mask(maskKey{kind: m.kind, size: r, part: part}), at, kindInk[m.kind])
}

// A maskKey names a form: a letter of a font, or a part of a marker.
type maskKey struct {
	face  *font.Face // nil: a marker
	glyph font.GID
	size  int   // of letters; of markers half their height
	shift uint8 // quarters of a pixel to the right

	kind knowledge.Kind
	part part
}

// A part of a marker.
type part uint8

const (
	whole part = iota
	edge       // the whole and a little more
	ring       // the whole with a hole
)

// mask draws a form, or remembers it.
func (t *typesetter) mask(k maskKey) *mask {
	if m := t.masks[k]; m != nil {
		return m
	}
	if len(t.masks) >= maxMasks {
		clear(t.masks)
	}
	var m *mask
	if k.face != nil {
		m = letter(k)
	} else {
		m = form(k)
	}
	t.masks[k] = m
	return m
}

// letter draws the outline of a glyph.
func letter(k maskKey) *mask {
	o, ok := k.face.GlyphDataOutline(k.glyph)
	if !ok || len(o.Segments) == 0 {
		return &mask{}
	}
	scale := float32(k.size) / float32(k.face.Upem())
	shift := float32(k.shift) / 4
	place := func(p opentype.SegmentPoint) point {
		return point{float32(p.X*scale) + shift, -float32(p.Y * scale)}
	}
	var all []point
	for i := range o.Segments {
		for _, p := range o.Segments[i].ArgsSlice() {
			all = append(all, place(p))
		}
	}
	return rasterize(all, func(z *vector.Rasterizer, by point) {
		p := func(s *opentype.Segment, i int) (x, y float32) {
			q := place(s.Args[i])
			return q.x + by.x, q.y + by.y
		}
		for i := range o.Segments {
			s := &o.Segments[i]
			x, y := p(s, 0)
			switch s.Op {
			case opentype.SegmentOpMoveTo:
				z.ClosePath()
				z.MoveTo(x, y)
			case opentype.SegmentOpLineTo:
				z.LineTo(x, y)
			case opentype.SegmentOpQuadTo:
				x1, y1 := p(s, 1)
				z.QuadTo(x, y, x1, y1)
			case opentype.SegmentOpCubeTo:
				x1, y1 := p(s, 1)
				x2, y2 := p(s, 2)
				z.CubeTo(x, y, x1, y1, x2, y2)
			}
		}
		z.ClosePath()
	})
}

// form draws a part of a marker.
func form(k maskKey) *mask {
	r := float64(k.size)
	const thick = 1.6 * Scale // of the line of a hollow marker
	outer := outline(k.kind, r, 0)
	if k.part == edge {
		outer = outline(k.kind, r, -0.7*Scale)
	}
	var hole []point
	if k.part == ring {
		hole = outline(k.kind, r, thick)
	}
	return rasterize(outer, func(z *vector.Rasterizer, by point) {
		path := func(p []point, backward bool) {
			for i := range p {
				q := p[i]
				if backward { // the other way around, so that the two cancel out
					q = p[len(p)-1-i]
				}
				if i == 0 {
					z.MoveTo(q.x+by.x, q.y+by.y)
				} else {
					z.LineTo(q.x+by.x, q.y+by.y)
				}
			}
			z.ClosePath()
		}
		path(outer, false)
		if len(hole) > 0 {
			path(hole, true)
		}
	})
}

// rasterize draws paths that stay among the given points, and gives them as a mask;
// trace gets what is to be added to each point.
func rasterize(all []point, trace func(z *vector.Rasterizer, by point)) *mask {
	low, high := all[0], all[0]
	for _, p := range all {
		low = point{min(low.x, p.x), min(low.y, p.y)}
		high = point{max(high.x, p.x), max(high.y, p.y)}
	}
	floor := func(v float32) int { return fixed.Int26_6(v*64).Floor() - 1 }
	r := image.Rect(floor(low.x), floor(low.y), floor(high.x)+3, floor(high.y)+3)
	z := vector.NewRasterizer(r.Dx(), r.Dy())
	trace(z, point{float32(-r.Min.X), float32(-r.Min.Y)})
	a := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	z.Draw(a, a.Rect, image.Opaque, image.Point{})
	m := &mask{rect: r, cover: make([]uint8, r.Dx()*r.Dy())}
	for i, v := range a.Pix {
		m.cover[i] = uint8((int(v)*(steps-1) + 127) / 255)
	}
	return m
}
