package picture

import (
	"image"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Scale is how many device pixels stand for one logical pixel: pictures are crisp on
// telephones, whose screens show two or three device pixels for each of their own.
const Scale = 2

// u turns logical pixels into device pixels.
func u(n int) int { return n * Scale }

// Sizes, in device pixels. A telephone shows a picture about 400 logical pixels wide,
// where letters of 11 can be read.
var (
	pageWidth = u(420)
	margin    = u(14)
	markSize  = u(10)
	pitch     = u(11) // from one marker to the next
	dayPitch  = u(18) // the same where one day is all that is shown
	labelPad  = u(3)
	iconRoom  = u(13) // before the date of a label
	plotInset = u(6)  // of the axis, so that markers at its ends are whole
)

// labelGap is kept free beside labels.
const labelGap = 5 * Scale

var (
	titleStyle = style{bold, u(17), textInk}
	aboutStyle = style{regular, u(12), mutedInk}
	legendText = style{regular, u(10), mutedInk}
	axisMajor  = style{bold, u(10), mutedInk}
	axisMinor  = style{regular, u(9), mutedInk}
	laneStyle  = style{bold, u(12), textInk}
	labelStyle = style{regular, u(11), textInk}
	datedStyle = style{regular, u(9), mutedInk}
	noteStyle  = style{regular, u(10), mutedInk}
	emptyStyle = style{regular, u(13), mutedInk}
)

// A Layout is a timeline with everything at its place, in device pixels.
type Layout struct {
	Size    image.Point
	Texts   []Text // title, legend, axis, notes
	Names   []Text // of lanes
	Markers []Marker
	Labels  []Label
	Legend  []Marker

	grid  []line // under all else
	lines []line
	theme Theme
}

// A Marker is a mark at its place.
type Marker struct {
	Fact   knowledge.FactID
	Rect   image.Rectangle
	kind   knowledge.Kind
	hollow bool
}

// A Label is a label at its place.
type Label struct {
	Fact   knowledge.FactID
	Rect   image.Rectangle
	Leader image.Rectangle // from under the marks of the lane to the label
	Lines  []Text          // inside Rect
	icon   Marker
}

// A line is a filled rectangle.
type line struct {
	image.Rectangle
	ink ink
}

// An arranger lays a timeline out, from the top down.
type arranger struct {
	*Timeline
	Layout
	set         *typesetter
	density     density
	left, right int // of the axis
	y           int // where the next part begins
}

// Arrange lays a timeline out. It is pure: the same timeline gives the same layout.
// Of the ways to set labels it takes the most telling one with which the picture is
// not too high, or else the shortest.
func Arrange(t *Timeline) *Layout {
	set := typesetters.Get().(*typesetter)
	defer typesetters.Put(set)
	var l *Layout
	for _, d := range densities(t.marks()) {
		if l = arrange(t, set, d); l.Size.Y <= highest {
			break
		}
	}
	return l
}

func arrange(t *Timeline, set *typesetter, d density) *Layout {
	a := arranger{
		Timeline: t, Layout: Layout{theme: t.Theme}, set: set, density: d,
		left: margin, right: pageWidth - margin, y: margin,
	}
	a.head()
	a.legend()
	if t.marks() == 0 {
		a.empty()
	} else {
		a.lanes()
	}
	a.foot()
	a.Layout.Size = image.Pt(pageWidth, a.y+margin-u(4))
	return &a.Layout
}

// paragraph sets a text of the frame in lines, at the side at which it begins.
func (a *arranger) paragraph(text string, s style, most int) {
	for _, t := range a.set.wrap(text, s, a.right-a.left, most) {
		a.Texts = append(a.Texts, a.startAt(t, s, a.left, a.right, a.y))
		a.y += s.height()
	}
}

// startAt sets a line of the frame at the beginning of a place from left to right, or
// from right to left.
func (a *arranger) startAt(text string, s style, left, right, y int) Text {
	if a.rtl() {
		return a.set.set(text, true, s, right, y, true)
	}
	return a.set.set(text, false, s, left, y, false)
}

func (a *arranger) head() {
	a.paragraph(a.Title, titleStyle, 2)
	a.paragraph(a.About, aboutStyle, 3)
	a.y += u(6)
}

// legend shows the kinds that there are, and hollow markers if there are any.
func (a *arranger) legend() {
	start, row := 0, 0 // of the next entry: from the side at which the frame begins
	entry := func(name string, kind knowledge.Kind, hollow bool) {
		w := a.set.width(name, legendText)
		full := markSize + u(4) + w
		if start > 0 && start+full > a.right-a.left {
			start, row = 0, row+1
		}
		y := a.y + row*u(15)
		x := a.left + start
		if a.rtl() {
			x = a.right - start - markSize
		}
		down := (legendText.height() - markSize) / 2
		a.Legend = append(a.Legend, Marker{Rect: image.Rect(x, y+down, x+markSize, y+down+markSize), kind: kind, hollow: hollow})
		gap := markSize + u(4)
		a.Texts = append(a.Texts, a.startAt(name, legendText, a.left+start+gap, a.right-start-gap, y))
		start += full + u(11)
	}
	for _, k := range knowledge.Kinds {
		if a.has(func(m *Mark) bool { return m.Kind == k }) {
			entry(a.Words.Kinds[k], k, false)
		}
	}
	if a.has(func(m *Mark) bool { return m.Superseded }) {
		entry(a.Words.Superseded, knowledge.Position, true)
	}
	if len(a.Legend) > 0 {
		a.y += (row+1)*u(15) + u(6)
	}
}

func (a *arranger) empty() {
	a.lines = append(a.lines, line{image.Rect(a.left, a.y, a.right, a.y+Scale/2), ruleInk})
	a.y += u(26)
	for _, t := range a.set.wrap(a.Words.Empty, emptyStyle, a.right-a.left, 3) {
		w := a.set.width(t, emptyStyle)
		a.Texts = append(a.Texts, a.set.set(t, a.rtl(), emptyStyle, (a.left+a.right-w)/2, a.y, false))
		a.y += emptyStyle.height()
	}
	a.y += u(26)
	a.lines = append(a.lines, line{image.Rect(a.left, a.y, a.right, a.y+Scale/2), ruleInk})
	a.y += u(6)
}

func (a *arranger) foot() {
	for _, n := range a.Notes {
		a.paragraph(n, noteStyle, 3)
	}
}

// tall is the height of lanes from which on the axis stands under them too.
var tall = u(420)

func (a *arranger) lanes() {
	var ticks []tick
	if a.First < a.Last { // a single day is told by the title
		ticks = a.ticks()
		a.axis(ticks, true)
	}
	top := a.y
	for i := range a.Lanes {
		a.lane(&a.Lanes[i], ticks)
	}
	a.rule()
	if a.y-top > tall && len(ticks) > 0 {
		a.y += u(2)
		a.axis(ticks, false)
	}
	a.y += u(8)
}

func (a *arranger) rule() {
	a.lines = append(a.lines, line{image.Rect(a.left, a.y, a.right, a.y+Scale/2), ruleInk})
}

// lane sets one lane: its name, its marks, and under them the labels.
func (a *arranger) lane(l *Lane, ticks []tick) {
	a.rule()
	top := a.y
	a.y += u(3)
	s := a.pile(l.Marks)
	name := a.name(l)
	a.Names = append(a.Names, name)
	if !a.beside(&s, name.Rect) {
		a.y += laneStyle.height()
	} else if s.rows == 1 {
		a.y += (laneStyle.height() - pitch) / 2
	}
	base := a.y + s.rows*pitch
	for _, t := range ticks {
		if t.grid {
			a.grid = append(a.grid, line{image.Rect(t.x, top, t.x+Scale/2, base+u(2)), gridInk})
		}
	}
	for _, x := range s.stretches {
		y := base - x.row*pitch - pitch/2
		a.lines = append(a.lines, line{image.Rect(x.x0, y-Scale/2, x.x1, y+Scale/2), leaderInk})
	}
	for _, x := range s.spots {
		y := base - x.row*pitch - pitch/2
		r := image.Rect(x.x-markSize/2, y-markSize/2, x.x+markSize/2, y+markSize/2)
		a.Markers = append(a.Markers, Marker{Fact: x.mark.Fact, Rect: r, kind: x.mark.Kind, hollow: x.mark.Superseded})
	}
	a.y = base + u(2)
	a.hang(a.flags(s.spots), base)
	a.y += u(4)
}

// name sets a lane's name.
func (a *arranger) name(l *Lane) Text {
	text := a.set.wrap(l.Name, laneStyle, (a.right-a.left)*3/4, 1)
	if len(text) == 0 {
		text = []string{"–"}
	}
	return a.startAt(text[0], laneStyle, a.left, a.right, a.y)
}

// beside reports whether the marks of a lane leave room for its name beside them.
func (a *arranger) beside(s *stack, name image.Rectangle) bool {
	base := a.y + s.rows*pitch
	if s.rows == 1 {
		base += (laneStyle.height() - pitch) / 2
	}
	over := func(x0, x1, row int) bool {
		return image.Rect(x0-u(4), base-(row+1)*pitch, x1+u(4), base-row*pitch).Overlaps(name)
	}
	for _, x := range s.spots {
		if over(x.x-pitch/2, x.x+pitch/2, x.row) {
			return false
		}
	}
	for _, x := range s.stretches {
		if over(x.x0, x.x1, x.row) {
			return false
		}
	}
	return base-a.y >= name.Dy()-u(3)
}

// hang sets labels under the marks of a lane, in rows as high as their labels.
func (a *arranger) hang(flags []flag, base int) {
	rows := 0
	for _, f := range flags {
		rows = max(rows, f.row+1)
	}
	tops := make([]int, rows+1)
	tops[0] = a.y + u(3)
	for row := range rows {
		tops[row+1] = tops[row]
		for _, f := range flags {
			if f.row == row {
				tops[row+1] = max(tops[row+1], tops[row]+f.height+u(4))
			}
		}
	}
	for _, f := range flags {
		a.Labels = append(a.Labels, a.label(&f, base, tops[f.row]))
	}
	if rows > 0 {
		a.y = tops[rows]
	}
}

// label sets one label: a small marker, the date and the sources' numbers, and the text under them.
func (a *arranger) label(f *flag, base, top int) Label {
	m, x := f.spot.mark, f.spot.x
	out := Label{
		Fact: m.Fact, Rect: image.Rect(f.x0, top, f.x1, top+f.height),
		Leader: image.Rect(x-Scale/2, base, x+Scale/2, top),
	}
	rtl := rtlText(m.Label)
	start, y := f.x0+labelPad, top+labelPad/2
	ico := start
	if rtl {
		start = f.x1 - labelPad
		ico = start - markSize
	}
	down := (datedStyle.height() - markSize) / 2
	out.icon = Marker{Fact: m.Fact, Rect: image.Rect(ico, y+down, ico+markSize, y+down+markSize), kind: m.Kind, hollow: m.Superseded}
	after := start + iconRoom
	if rtl {
		after = start - iconRoom
	}
	out.Lines = append(out.Lines, a.set.set(m.Dated, a.rtl(), datedStyle, after, y, rtl))
	y += datedStyle.height()
	for _, t := range f.text {
		out.Lines = append(out.Lines, a.set.set(t, rtl, labelStyle, start, y, rtl))
		y += labelStyle.height()
	}
	return out
}
