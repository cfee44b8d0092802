package brief

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A dispute is two facts that say otherwise, neither of them superseded. The side
// that is shown first everywhere comes first here too; of others the earlier word.
type dispute [2]*knowledge.Fact

// disputes lists what is disputed in the facts: what stands between the two sides
// of the talks first, then the newest. Each fact is in one dispute at most.
func (v *view) disputes(facts []*knowledge.Fact) []dispute {
	var all []dispute
	for _, f := range facts {
		for _, d := range v.against(f) {
			p := v.ordered(f, d)
			if d.Kind != knowledge.Background && !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b dispute) int {
		return cmp.Or(cmp.Compare(v.between(b), v.between(a)), cmp.Compare(b.newest(), a.newest()), cmp.Compare(a[0].ID, b[0].ID))
	})
	used := map[*knowledge.Fact]bool{}
	return slices.DeleteFunc(all, func(p dispute) bool {
		if used[p[0]] || used[p[1]] {
			return true
		}
		used[p[0]], used[p[1]] = true, true
		return false
	})
}

func (v *view) ordered(a, b *knowledge.Fact) dispute {
	if cmp.Or(cmp.Compare(v.side(a), v.side(b)), a.When.Compare(b.When), cmp.Compare(a.ID, b.ID)) > 0 {
		a, b = b, a
	}
	return dispute{a, b}
}

// between is 1 for a dispute of the two sides with each other, else 0.
func (v *view) between(d dispute) int {
	if v.side(d[0]) == 0 && v.side(d[1]) == 1 {
		return 1
	}
	return 0
}

// newest is the day of the later of the two.
func (d dispute) newest() knowledge.Day { return max(at(d[0]), at(d[1])) }
