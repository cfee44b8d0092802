package answer

import (
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// DateWords words a date as answers do: "29 August 2024", "August 2024"; "" for the unknown date.
func DateWords(l knowledge.Lang, d knowledge.Date) string { return voiceIn(l).date(d) }

// Name gives an entity's name in a language; its id if the base does not know it.
func Name(b *knowledge.Base, id knowledge.EntityID, l knowledge.Lang) string {
	if e := b.Entity(id); e != nil {
		return e.NameIn(l)
	}
	return string(id)
}

// Holder words who says what a fact says; for a reported event, who reports it.
func Holder(b *knowledge.Base, f *knowledge.Fact, l knowledge.Lang) string {
	v := voiceIn(l)
	names := make([]string, 0, len(f.By))
	for _, id := range f.By {
		names = append(names, Name(b, id, l))
	}
	by := strings.Join(names, ", ")
	switch {
	case by == "" && len(f.Sources) > 0:
		if s := b.Source(f.Sources[0]); s != nil {
			return fmt.Sprintf(v.reported, s.Outlet)
		}
	case f.Standing == knowledge.Anonymous:
		return by + " (" + v.unnamed + ")"
	}
	return by
}

// OneSource says that one source alone reports a fact by itself, where much hangs on
// that: on where things stand, and on what was agreed. It is "" elsewhere.
func OneSource(b *knowledge.Base, f *knowledge.Fact, l knowledge.Lang) string {
	if (f.Kind == knowledge.Status || f.Kind == knowledge.Agreement) && len(b.Origins(f)) == 1 {
		return SingleSource(l)
	}
	return ""
}

// SingleSource are the words of OneSource.
func SingleSource(l knowledge.Lang) string { return voiceIn(l).oneSource }

// Developing warns that much happens these days.
func Developing(l knowledge.Lang) string { return voiceIn(l).developing }
