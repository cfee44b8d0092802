package knowledge

// Sides gives the two sides of the talks: the pair of parties whose facts dispute
// each other most often, in the order of their ids; both "" if none do.
func (b *Base) Sides() [2]EntityID { return b.sides }

// holderSide gives the side of the fact's first holder; "" if it has none.
func (b *Base) holderSide(f *Fact) EntityID {
	if len(f.By) == 0 {
		return ""
	}
	return b.SideOf(f.By[0])
}

// findSides counts which parties dispute each other.
func (b *Base) findSides() [2]EntityID {
	type pair [2]EntityID
	n := map[pair]int{}
	for _, f := range b.facts {
		for _, id := range f.DisputedBy {
			d := b.byID[id]
			if d == nil || len(f.By) == 0 || len(d.By) == 0 {
				continue
			}
			if one, two := b.holderSide(f), b.holderSide(d); one < two {
				n[pair{one, two}]++
			}
		}
	}
	var best pair
	for p, c := range n {
		if c > n[best] || c == n[best] && (p[0] < best[0] || p[0] == best[0] && p[1] < best[1]) {
			best = p
		}
	}
	return best
}
