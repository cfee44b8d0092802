package picture

import (
	"math"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A point of an outline, in device pixels; y downward.
type point struct{ x, y float32 }

// outline gives the shape of a kind's marker around the origin: r is half of its
// height, inset how far inside its edge the line runs, for the hole in a hollow one.
// Every kind has a shape of its own, so that none is told by colour alone.
func outline(k knowledge.Kind, r, inset float64) []point {
	switch k {
	case knowledge.Status: // square
		a := 0.86*r - inset
		return []point{at(-a, -a), at(a, -a), at(a, a), at(-a, a)}
	case knowledge.Demand: // triangle upward
		return regular3(-math.Pi/2, 1.12*r-2*inset, 0.16*r)
	case knowledge.Event: // triangle downward
		return regular3(math.Pi/2, 1.12*r-2*inset, -0.16*r)
	case knowledge.Proposal: // diamond
		a := 1.1*r - 1.41*inset
		return []point{at(0, -a), at(a, 0), at(0, a), at(-a, 0)}
	case knowledge.Summit: // cross
		long, wide := r-inset, 0.42*r-inset
		return []point{
			at(-wide, -long), at(wide, -long), at(wide, -wide), at(long, -wide), at(long, wide), at(wide, wide),
			at(wide, long), at(-wide, long), at(-wide, wide), at(-long, wide), at(-long, -wide), at(-wide, -wide),
		}
	case knowledge.Agreement: // star
		return star(5, 1.2*r-2.3*inset, 0.5)
	case knowledge.Background: // bar
		return []point{at(-r+inset, -0.45*r+inset), at(r-inset, -0.45*r+inset), at(r-inset, 0.45*r-inset), at(-r+inset, 0.45*r-inset)}
	default: // position: disc
		return star(24, 0.95*r-inset, math.Cos(math.Pi/24))
	}
}

func at(x, y float64) point { return point{float32(x), float32(y)} }

// regular3 is a triangle with its first corner in a direction, moved down by some.
func regular3(direction, r, down float64) []point {
	var out []point
	for i := range 3 {
		sin, cos := math.Sincos(direction + float64(i)*2*math.Pi/3)
		out = append(out, at(r*cos, r*sin+down))
	}
	return out
}

// star has n tips at r and as many corners between them at inner·r, beginning at the top.
func star(n int, r, inner float64) []point {
	var out []point
	for i := range 2 * n {
		q := r
		if i%2 == 1 {
			q *= inner
		}
		sin, cos := math.Sincos(-math.Pi/2 + float64(i)*math.Pi/float64(n))
		out = append(out, at(q*cos, q*sin))
	}
	return out
}
