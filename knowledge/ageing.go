package knowledge

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// HalfLives tell after how many days an unconfirmed fact of a kind counts as
// possibly overtaken; 0 means that it does not age. Nil holds the defaults.
type HalfLives map[Kind]int

// defaultHalfLives are those of a newsroom's experience: where talks stand changes
// within a week, what a party wants within a season.
var defaultHalfLives = HalfLives{Status: 7, Demand: 60, Position: 60, Proposal: 90}

// Of gives the half-life of a kind, in days.
func (h HalfLives) Of(k Kind) int {
	if h == nil {
		h = defaultHalfLives
	}
	return h[k]
}

// Halved gives half-lives of half the length, at least a day.
func (h HalfLives) Halved() HalfLives {
	out := HalfLives{}
	for _, k := range Kinds {
		if n := h.Of(k); n > 0 {
			out[k] = (n + 1) / 2
		}
	}
	return out
}

// maxHalfLife bounds a half-life, in days: a hundred years.
const maxHalfLife = 36500

// ParseHalfLives reads "status=7, demand=30": days by kind. Kinds that are not
// named keep the default; "" gives nil. The error names what cannot be read.
func ParseHalfLives(s string) (HalfLives, error) {
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	h := maps.Clone(defaultHalfLives)
	for part := range strings.SplitSeq(s, ",") {
		name, days, _ := strings.Cut(part, "=")
		k := Kind(strings.TrimSpace(name))
		n, err := strconv.Atoi(strings.TrimSpace(days))
		if !slices.Contains(Kinds, k) || err != nil || n < 0 || n > maxHalfLife {
			return nil, fmt.Errorf("half-life %q: want a kind and a number of days from 0 to %d, such as status=7; the kinds are %s", strings.TrimSpace(part), maxHalfLife, kindNames())
		}
		h[k] = n
	}
	return h, nil
}

func kindNames() string {
	names := make([]string, 0, len(Kinds))
	for _, k := range Kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// StaleOn reports whether, on the given day, the fact's half-life has passed.
func (f *Fact) StaleOn(day Day, h HalfLives) bool {
	n := h.Of(f.Kind)
	return n > 0 && day > f.Fresh()+Day(n)
}
