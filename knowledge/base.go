package knowledge

import (
	"cmp"
	"fmt"
	"slices"
)

// A Base is an immutable snapshot of what is known: safe for concurrent use.
type Base struct {
	facts        []*Fact // by date, then id
	byID         map[FactID]*Fact
	sources      map[SourceID]*Source
	entities     []*Entity // by type, then id
	byEntity     map[EntityID]*Entity
	lexicon      []*Synonyms
	supersededBy map[FactID][]*Fact
	outlets      map[string]bool // who reports by themselves; see reporters
	head         int64
	sides        [2]EntityID
}

// NewBase indexes a pack. Entities of the same id are united: the first
// definition keeps its fields, later ones add names and fill what is empty. Facts
// or sources of the same id, and facts that name an unknown source, are errors;
// the linter of package pack finds these and everything else with positions.
func NewBase(p *Pack) (*Base, error) {
	b := &Base{
		byID:         make(map[FactID]*Fact, len(p.Facts)),
		sources:      make(map[SourceID]*Source, len(p.Sources)),
		byEntity:     make(map[EntityID]*Entity, len(p.Entities)),
		supersededBy: map[FactID][]*Fact{},
		lexicon:      p.Lexicon,
	}
	for _, s := range p.Sources {
		if b.sources[s.ID] != nil {
			return nil, fmt.Errorf("source %s is defined twice", s.ID)
		}
		b.sources[s.ID] = s
	}
	b.outlets = reporters(b.sources)
	for _, e := range p.Entities {
		b.addEntity(e)
	}
	for _, f := range p.Facts {
		if err := b.addFact(f); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(b.facts, func(x, y *Fact) int {
		return cmp.Or(x.When.Compare(y.When), cmp.Compare(x.ID, y.ID))
	})
	slices.SortStableFunc(b.entities, func(x, y *Entity) int {
		return cmp.Or(
			cmp.Compare(slices.Index(EntityTypes, x.Type), slices.Index(EntityTypes, y.Type)),
			cmp.Compare(x.ID, y.ID))
	})
	for _, f := range b.facts {
		for _, id := range f.Supersedes {
			b.supersededBy[id] = append(b.supersededBy[id], f)
		}
	}
	b.sides = b.findSides()
	return b, nil
}

// United joins the definitions of the same entity, as a base does; the first of
// each keeps its place.
func United(all []*Entity) []*Entity {
	b := &Base{byEntity: make(map[EntityID]*Entity, len(all))}
	for _, e := range all {
		b.addEntity(e)
	}
	return b.entities
}

func (b *Base) addEntity(e *Entity) {
	if old := b.byEntity[e.ID]; old != nil {
		*old = unite(*old, e)
		return
	}
	c := *e
	b.byEntity[e.ID] = &c
	b.entities = append(b.entities, &c)
}

func (b *Base) addFact(f *Fact) error {
	if b.byID[f.ID] != nil {
		return fmt.Errorf("fact %s is defined twice", f.ID)
	}
	for _, s := range f.Sources {
		if b.sources[s] == nil {
			return fmt.Errorf("fact %s: unknown source %s", f.ID, s)
		}
	}
	b.byID[f.ID] = f
	b.facts = append(b.facts, f)
	return nil
}

// unite gives an entity with what another definition of it adds. Neither is changed.
func unite(old Entity, e *Entity) Entity {
	old.Aliases = slices.Clone(old.Aliases)
	for _, a := range append([]Alias{{Name: e.Name}}, e.Aliases...) {
		known := a.Name == old.Name || slices.ContainsFunc(old.Aliases, func(o Alias) bool { return o.Name == a.Name })
		if !known {
			old.Aliases = append(old.Aliases, a)
		}
	}
	old.Misspellings = slices.Clone(old.Misspellings)
	for _, m := range e.Misspellings {
		if !slices.Contains(old.Misspellings, m) {
			old.Misspellings = append(old.Misspellings, m)
		}
	}
	old.Outside = old.Outside || e.Outside
	old.Party = cmp.Or(old.Party, e.Party)
	old.Place = cmp.Or(old.Place, e.Place)
	old.Description = cmp.Or(old.Description, e.Description)
	if old.When.IsZero() {
		old.When = e.When
	}
	if old.Participants == nil {
		old.Participants = e.Participants
	}
	if old.Members == nil {
		old.Members = e.Members
	}
	return old
}

// Head is the Seq of the last revision that is taken into account; 0 if it was made
// of packs.
func (b *Base) Head() int64 { return b.head }

// Facts lists all facts, oldest first. The caller must not change it.
func (b *Base) Facts() []*Fact { return b.facts }

// Fact gives the fact of an id, or nil.
func (b *Base) Fact(id FactID) *Fact { return b.byID[id] }

// Source gives the source of an id, or nil.
func (b *Base) Source(id SourceID) *Source { return b.sources[id] }

// Sources lists all sources by id.
func (b *Base) Sources() []*Source { return sorted(b.sources) }

// SourceCount is the number of sources.
func (b *Base) SourceCount() int { return len(b.sources) }

// Entities lists all entities by type and id. The caller must not change it.
func (b *Base) Entities() []*Entity { return b.entities }

// Entity gives the entity of an id, or nil.
func (b *Base) Entity(id EntityID) *Entity { return b.byEntity[id] }

// Lexicon lists the synonym groups. The caller must not change it.
func (b *Base) Lexicon() []*Synonyms { return b.lexicon }

// SupersededBy lists the facts of every scope that supersede the given one, oldest
// first. The slice is the base's own.
func (b *Base) SupersededBy(id FactID) []*Fact { return b.supersededBy[id] }

// SideOf gives the party that an entity belongs to: a person's party, or the
// entity itself if it is a party; "" otherwise.
func (b *Base) SideOf(id EntityID) EntityID {
	switch e := b.byEntity[id]; {
	case e == nil:
		return ""
	case e.Type == PartyType:
		return e.ID
	default:
		return e.Party
	}
}

// IsBy reports whether the fact's holder, or its quoted speaker, is the entity or
// stands on its side: a person's word counts as the party's, a party's word does
// not count as the person's. A joint body's word counts as each member's.
func (b *Base) IsBy(f *Fact, id EntityID) bool {
	holds := func(h EntityID) bool {
		if h == id || b.SideOf(h) == id {
			return true
		}
		e := b.byEntity[h]
		return e != nil && slices.Contains(e.Members, id)
	}
	return slices.ContainsFunc(f.By, holds) || f.Quote != nil && holds(f.Quote.Speaker)
}
