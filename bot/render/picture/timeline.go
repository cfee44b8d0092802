package picture

import (
	"cmp"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A Timeline is what a picture shows. Texts are plain: clean, in one line, without markup.
type Timeline struct {
	Title       string
	About       string        // under the title: what it is narrowed to; ""
	First, Last knowledge.Day // of the axis, both included; First is not after Last
	Lanes       []Lane        // from the top; those without marks are drawn with their name alone
	Notes       []string      // at the foot: as-of date, what the numbers stand for
	Lang        knowledge.Lang
	Theme       Theme
	Words       Words
}

// A Lane is a row of marks with a name.
type Lane struct {
	Name  string
	Marks []Mark
}

// A Mark is one fact.
type Mark struct {
	Fact        knowledge.FactID
	Kind        knowledge.Kind
	First, Last knowledge.Day // inside the axis; equal where the day is known
	Superseded  bool          // drawn hollow
	Label       string        // the fact's text or the name of an entity; it is cut at a word where it is too long
	Dated       string        // above the label: the date and the sources' numbers
}

// Words are what a picture says beside names, labels and notes, in the language of
// the timeline.
type Words struct {
	Kinds      map[knowledge.Kind]string
	Superseded string     // what hollow markers mean
	Empty      string     // in the place of lanes
	Months     [12]string // short, for the axis
}

// A Theme is the colours of a picture. The zero value is Dark.
type Theme uint8

// The themes.
const (
	Dark Theme = iota
	Light
)

// ParseTheme reads "dark" or "light"; ok is false for anything else.
func ParseTheme(s string) (t Theme, ok bool) {
	switch s {
	case "dark":
		return Dark, true
	case "light":
		return Light, true
	}
	return Dark, false
}

// String gives what ParseTheme reads.
func (t Theme) String() string {
	if t == Light {
		return "light"
	}
	return "dark"
}

// rtl reports whether the picture runs from right to left, time included.
func (t *Timeline) rtl() bool { return t.Lang == knowledge.Hebrew || t.Lang == knowledge.Arabic }

// labelRank is the priority of labels by kind, smaller first: what moved the talks
// comes before what was said about them.
var labelRank = map[knowledge.Kind]int{
	knowledge.Agreement: 1, knowledge.Summit: 2, knowledge.Proposal: 3, knowledge.Status: 4,
	knowledge.Demand: 5, knowledge.Event: 6, knowledge.Position: 7, knowledge.Background: 8,
}

// Compare orders marks by who gets a label first: agreements, rounds, proposals, states
// of the talks, demands, events, positions, background; of equal ones the newer,
// then by id.
func Compare(a, b Mark) int {
	return cmp.Or(
		cmp.Compare(rank(a.Kind), rank(b.Kind)),
		cmp.Compare(b.Last, a.Last), cmp.Compare(b.First, a.First), cmp.Compare(a.Fact, b.Fact))
}

func rank(k knowledge.Kind) int {
	if r, ok := labelRank[k]; ok {
		return r
	}
	return len(labelRank) + 1
}

// marks is the number of marks in all lanes.
func (t *Timeline) marks() int {
	n := 0
	for _, l := range t.Lanes {
		n += len(l.Marks)
	}
	return n
}

// has reports whether some mark fits.
func (t *Timeline) has(fits func(*Mark) bool) bool {
	return slices.ContainsFunc(t.Lanes, func(l Lane) bool {
		return slices.ContainsFunc(l.Marks, func(m Mark) bool { return fits(&m) })
	})
}
