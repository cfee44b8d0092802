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

// pile sets the marks of a lane. Marks of the same dates stand side by side as far as
// these days have room, and above each other beyond that. Where a day is less than a
// hair wide they are moved to and fro by a little before they are piled up.
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
		group := sorted[:n]
		sorted = sorted[n:]
		x0, x1 := a.span(group[0].First, group[0].Last)
		step := pitch
		if a.First == a.Last {
			step = dayPitch
		}
		columns := min(max((x1-x0)/step, 1), n)
		left := (x0 + x1 - (columns-1)*step) / 2
		if a.First == a.Last { // nothing is early or late in a day: marks stand where reading begins
			left = x0 + step/2
			if a.rtl() {
				left = x1 - step/2 - (columns-1)*step
			}
		}
		bar := group[0].First != group[0].Last && x1-x0 > columns*step
		height := (n + columns - 1) / columns
		extent := func(shift int) stretch {
			w := stretch{x0: left + shift - pitch/2, x1: left + shift + (columns-1)*step + pitch/2}
			if bar {
				w.x0, w.x1 = min(w.x0, x0), max(w.x1, x1)
			}
			return w
		}
		shift, row := 0, lowest(taken, extent(0), height)
		if !bar {
			for d := Scale; d <= a.nudge(); d += Scale {
				for _, by := range []int{d, -d} {
					w := extent(by)
					if r := lowest(taken, w, height); r < row && w.x0 >= a.left && w.x1 <= a.right {
						shift, row = by, r
					}
				}
			}
		}
		wide := extent(shift)
		for len(taken) < row+height {
			taken = append(taken, nil)
		}
		for i := range height {
			taken[row+i] = append(taken[row+i], wide)
		}
		for i, m := range group {
			column := i % columns
			if a.rtl() {
				column = columns - 1 - column
			}
			s.spots = append(s.spots, spot{mark: m, x: left + shift + column*step, row: row + i/columns})
		}
		if bar {
			s.stretches = append(s.stretches, stretch{x0, x1, row})
		}
	}
	s.rows = len(taken)
	slices.SortStableFunc(s.spots, func(a, b spot) int { return Compare(*a.mark, *b.mark) })
	return s
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
