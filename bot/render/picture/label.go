package picture

import "slices"

// A size of labels: how wide and how many lines of the text, in device pixels.
type labelSize struct{ width, lines int }

// A density is how labels are set.
type density struct {
	rows  int // of labels under a lane, at most
	few   int // rows under a lane with less than fewMarks
	sizes []labelSize
}

// fewMarks is how many marks a lane needs for as many rows of labels as there may be.
const fewMarks = 8

// densities gives, by the number of marks in the picture, how labels may be set, from
// the most telling to the shortest. Every fact of a day is told at some length; of
// years the picture shows the outline.
func densities(marks int) []density {
	long := []labelSize{{u(392), 3}, {u(340), 3}, {u(300), 4}, {u(184), 5}, {u(120), 5}}
	half := []labelSize{{u(250), 3}, {u(184), 4}, {u(120), 4}}
	pair := []labelSize{{u(190), 3}, {u(120), 3}}
	brief := []labelSize{{u(190), 2}, {u(140), 2}}
	switch {
	case marks <= 20:
		return []density{{8, 8, long}}
	case marks <= 80:
		return []density{{3, 2, half}, {2, 2, pair}, {2, 1, brief}}
	default:
		return []density{{3, 2, half}, {2, 1, pair}, {2, 1, brief}, {1, 1, brief}}
	}
}

// highest is how high a picture is to be if that can be helped: it then fills the
// screen of a telephone, and can be read without being moved about.
var highest = pageWidth * 22 / 10

// A flag is a label on its way to a place: under the marks, joined to its own by a line.
type flag struct {
	spot   spot
	row    int // from the marks downward
	x0, x1 int
	text   []string
	height int
}

// flags places labels, those of the highest priority first, where they overlap
// nothing: neither another label, nor the line of another. Rows are counted, not
// measured yet, so that each becomes as high as its labels need.
func (a *arranger) flags(spots []spot) []flag {
	rows := a.density.rows
	if len(spots) < fewMarks {
		rows = a.density.few
	}
	var out []flag
	for i, s := range spots {
		if s.mark.Label == "" {
			continue
		}
		waiting := spots[i+1:]
		if len(spots) > rows { // there is no room for all: look ahead to those that are likely to get some
			waiting = waiting[:min(len(waiting), 2*rows)]
		}
		if f, ok := a.flag(s, rows, out, waiting, len(spots) <= rows); ok {
			out = append(out, f)
		}
	}
	return out
}

// flag finds a place for one label. Where there may be room for all, it stands as many
// rows down as it bars the way to labels that are still to come.
func (a *arranger) flag(s spot, rows int, others []flag, waiting []spot, all bool) (flag, bool) {
	for _, size := range a.density.sizes {
		f := a.shaped(s, size)
		for f.row = range rows {
			if a.fit(&f, others, waiting, all) {
				return f, true
			}
		}
	}
	return flag{}, false
}

// shaped gives a label its text and width, at no place yet.
func (a *arranger) shaped(s spot, size labelSize) flag {
	inner := size.width - 2*labelPad
	f := flag{spot: s, text: a.set.wrap(s.mark.Label, labelStyle, inner, size.lines)}
	w := a.set.width(s.mark.Dated, datedStyle) + iconRoom
	for _, t := range f.text {
		w = max(w, a.set.width(t, labelStyle))
	}
	f.x1 = w + 2*labelPad
	f.height = datedStyle.height() + len(f.text)*labelStyle.height() + labelPad
	return f
}

// fit moves a label of a row to and fro under its mark until it overlaps nothing, and
// bars the way to as few as possible that are still to come.
func (a *arranger) fit(f *flag, others []flag, waiting []spot, all bool) bool {
	w := f.x1 - f.x0
	if w > a.right-a.left {
		return false
	}
	x := f.spot.x
	begin, end := x-labelPad, x-w+labelPad
	if a.rtl() {
		begin, end = end, begin
	}
	best, least := 0, len(waiting)+1
	for _, from := range []int{begin, end, x - w/2, x - w/4, x - 3*w/4} {
		f.x0 = min(max(from, a.left), a.right-w)
		f.x1 = f.x0 + w
		n := f.bars(waiting)
		if n < least && f.x0 < x && x < f.x1 && (!all || n <= f.row) && !slices.ContainsFunc(others, f.collides) {
			best, least = f.x0, n
		}
	}
	f.x0, f.x1 = best, best+w
	return least <= len(waiting)
}

// collides reports whether two labels overlap, or the line of one runs into the other.
func (f *flag) collides(o flag) bool {
	switch {
	case f.row == o.row:
		return f.x0 < o.x1+labelGap && o.x0 < f.x1+labelGap
	case f.row > o.row:
		return o.over(f.spot.x)
	default:
		return f.over(o.spot.x)
	}
}

// over reports whether a label is in the way of a line that comes down at x.
func (f *flag) over(x int) bool { return f.x0-labelGap < x && x < f.x1+labelGap }

// bars counts the marks to which a label is in the way.
func (f *flag) bars(waiting []spot) int {
	n := 0
	for _, s := range waiting {
		if f.over(s.x) {
			n++
		}
	}
	return n
}
