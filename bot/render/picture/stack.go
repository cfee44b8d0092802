package picture

import (
	"cmp"
	"slices"
)

// A spot is where a mark stands in its lane.
type spot struct {
	mark *Mark
	x    int // of its middle
	row  int // from the lane's base upward
}

// A stretch is a bar behind marks whose day is not known: the days that are possible.
type stretch struct{ x0, x1, row int }

// A stack is the marks of a lane, one above the other where they would overlap.
type stack struct {
	spots     []spot // by priority of labels
	stretches []stretch
	rows      int
}

// A block is the marks of the same dates, side by side as far as these days have room,
// and above each other beyond that.
type block struct {
	marks   []*Mark
	x0, x1  int // their days
	left    int // the middle of the first column
	step    int // from one column to the next
	columns int
	bar     bool // the days are shown as a stretch
}

// block forms a block. Where one day is all that is shown nothing is early or late in
// it: marks stand where reading begins, with room between them.
func (a *arranger) block(marks []*Mark) block {
	b := block{marks: marks, step: pitch}
	b.x0, b.x1 = a.span(marks[0].First, marks[0].Last)
	whole := a.First == a.Last
	if whole {
		b.step = dayPitch
	}
	b.columns = min(max((b.x1-b.x0)/b.step, 1), len(marks))
	wide := (b.columns - 1) * b.step
	switch {
	case whole && a.rtl():
		b.left = b.x1 - b.step/2 - wide
	case whole:
		b.left = b.x0 + b.step/2
	default:
		b.left = (b.x0 + b.x1 - wide) / 2
	}
	b.bar = marks[0].First != marks[0].Last && b.x1-b.x0 > b.columns*b.step
	return b
}

func (b *block) height() int { return (len(b.marks) + b.columns - 1) / b.columns }

// extent is what a block takes of each of its rows, if it is moved by so much.
func (b *block) extent(shift int) stretch {
	w := stretch{x0: b.left + shift - pitch/2, x1: b.left + shift + (b.columns-1)*b.step + pitch/2}
	if b.bar {
		w.x0, w.x1 = min(w.x0, b.x0), max(w.x1, b.x1)
	}
	return w
}

// pile sets the marks of a lane, block by block.
func (a *arranger) pile(marks []Mark) stack {
	sorted := make([]*Mark, len(marks))
	for i := range marks {
		sorted[i] = &marks[i]
	}
	slices.SortStableFunc(sorted, func(a, b *Mark) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), Compare(*a, *b))
	})
	var s stack
	var taken [][]stretch // by row
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].First == sorted[0].First && sorted[n].Last == sorted[0].Last {
			n++
		}
		b := a.block(sorted[:n])
		sorted = sorted[n:]
		shift, row := a.settle(&b, taken)
		for len(taken) < row+b.height() {
			taken = append(taken, nil)
		}
		for i := range b.height() {
			taken[row+i] = append(taken[row+i], b.extent(shift))
		}
		for i, m := range b.marks {
			column := i % b.columns
			if a.rtl() {
				column = b.columns - 1 - column
			}
			s.spots = append(s.spots, spot{mark: m, x: b.left + shift + column*b.step, row: row + i/b.columns})
		}
		if b.bar {
			s.stretches = append(s.stretches, stretch{b.x0, b.x1, row})
		}
	}
	s.rows = len(taken)
	slices.SortStableFunc(s.spots, func(a, b spot) int { return Compare(*a.mark, *b.mark) })
	return s
}

// settle finds the lowest row for a block. Where a day is less than a hair wide it is
// moved to and fro by a little if it then comes lower.
func (a *arranger) settle(b *block, taken [][]stretch) (shift, row int) {
	row = lowest(taken, b.extent(0), b.height())
	if b.bar {
		return 0, row
	}
	for d := Scale; d <= a.nudge(); d += Scale {
		for _, by := range []int{d, -d} {
			w := b.extent(by)
			if r := lowest(taken, w, b.height()); r < row && w.x0 >= a.left && w.x1 <= a.right {
				shift, row = by, r
			}
		}
	}
	return shift, row
}

// nudge is how far a mark may stand from its day, in device pixels: no more than the
// marker's own width, and nothing where days can be told apart.
func (a *arranger) nudge() int {
	switch days := int(a.Last - a.First); {
	case days > tellMonths:
		return pitch
	case days > tellMonths/2:
		return pitch / 2
	}
	return 0
}

// lowest gives the first row from which on there is room for so many rows.
func lowest(taken [][]stretch, wide stretch, height int) int {
	free := func(row int) bool {
		return row >= len(taken) || !slices.ContainsFunc(taken[row], func(t stretch) bool { return t.x0 < wide.x1 && wide.x0 < t.x1 })
	}
	row, run := 0, 0
	for run < height {
		if free(row + run) {
			run++
		} else {
			row, run = row+run+1, 0
		}
	}
	return row
}
