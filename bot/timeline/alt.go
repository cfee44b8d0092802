package timeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/bot/render/picture"
)

// MaxAlt is how long the description of a picture may be on Discord, in UTF-16 units.
const MaxAlt = 1024

// maxTold bounds the text of one fact in a description, in UTF-16 units.
const maxTold = 160

// alt tells the picture in words: its title, how many facts each lane has, up to when
// it knows, and as many of the facts as there is room for, told in the order of time:
// of each lane the one that would be labelled first, then of each the next, so that no
// party takes the room of another.
func (m *maker) alt(t *Timeline) string {
	p := &t.Picture
	head := []string{p.Title}
	if p.About != "" {
		head[0] += " (" + p.About + ")"
	}
	head[0] += "."
	if len(t.Facts) == 0 {
		head = append(head, m.words.empty)
	} else {
		var lanes []string
		for _, l := range p.Lanes {
			lanes = append(lanes, fmt.Sprintf("%s %d", l.Name, len(l.Marks)))
		}
		head = append(head, strings.Join(lanes, ", ")+".")
	}
	head = append(head, p.Notes[0]+".")
	out := render.Label(strings.Join(head, "\n"), MaxAlt) // in one line
	type told struct {
		mark  picture.Mark
		place int // in its lane, by the priority of labels
		text  string
	}
	var all, some []told
	for _, l := range p.Lanes {
		for place, k := range slices.SortedFunc(slices.Values(l.Marks), picture.Compare) {
			f := m.base.Fact(k.Fact)
			text := answer.DateWords(m.Lang, f.When) + ", " + l.Name + ": " + render.Label(f.Text, maxTold)
			if k.Superseded {
				text += " (" + m.words.superseded + ")"
			}
			all = append(all, told{k, place, text})
		}
	}
	slices.SortStableFunc(all, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.place, b.place), picture.Compare(a.mark, b.mark))
	})
	room := MaxAlt - render.Units(out)
	for _, x := range all {
		if n := render.Units(x.text) + 1; n <= room {
			some = append(some, x)
			room -= n
		}
	}
	slices.SortStableFunc(some, func(a, b told) int { return int(a.mark.First - b.mark.First) })
	for _, x := range some {
		out += "\n" + x.text
	}
	return out
}
