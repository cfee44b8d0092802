package brief

import (
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// The types of entities that pages are about.
var (
	Parties = []knowledge.EntityType{knowledge.PartyType}
	Topics  = []knowledge.EntityType{knowledge.TopicType, knowledge.PlaceType, knowledge.AgreementType}
	Summits = []knowledge.EntityType{knowledge.SummitType}
)

// Find gives the entity of one of the types that is meant by its id, or by one of its
// names on the day in full; nil if there is none, or if the name means several.
func Find(b *knowledge.Base, types []knowledge.EntityType, typed string, day knowledge.Day) *knowledge.Entity {
	fits := func(e *knowledge.Entity) bool { return slices.Contains(types, e.Type) && !e.Outside }
	typed = strings.TrimSpace(typed)
	if e := b.Entity(knowledge.EntityID(typed)); e != nil && fits(e) {
		return e
	}
	var found *knowledge.Entity
	for _, e := range b.Entities() {
		named := strings.EqualFold(e.Name, typed) || slices.ContainsFunc(e.Aliases, func(a knowledge.Alias) bool {
			return a.HoldsOn(day) && strings.EqualFold(a.Name, typed)
		})
		switch {
		case !named || !fits(e):
		case found != nil:
			return nil
		default:
			found = e
		}
	}
	return found
}

// Named lists the entities of the types that facts seen by the day name.
func Named(b *knowledge.Base, types []knowledge.EntityType, scope knowledge.Scope, day knowledge.Day) []*knowledge.Entity {
	v := newView(b, scope, day)
	seen := map[knowledge.EntityID]bool{}
	for _, f := range b.Facts() {
		if v.sees(f) {
			for _, id := range f.Mentions() {
				seen[id], seen[b.SideOf(id)] = true, true
			}
		}
	}
	var out []*knowledge.Entity
	for _, e := range b.Entities() {
		if slices.Contains(types, e.Type) && !e.Outside && seen[e.ID] {
			out = append(out, e)
		}
	}
	return out
}
