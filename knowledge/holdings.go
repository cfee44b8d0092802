package knowledge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Holdings are the knowledge in a store as it stands, of every scope: what bases
// are made of. They are not safe for concurrent use; the bases are.
type Holdings struct {
	scopes map[Scope]*holding
}

// A holding is what one scope has of its own.
type holding struct {
	facts    map[FactID]*Fact // nil: not seen in this scope
	sources  map[SourceID]*Source
	entities map[EntityID]*Entity
	lexicon  map[string]*Synonyms
	confirms map[FactID]*Confirmation
}

// NewHoldings reads records. Types that are no knowledge are passed over.
func NewHoldings(records []*Record) (*Holdings, error) {
	h := &Holdings{scopes: map[Scope]*holding{}}
	for _, r := range records {
		if err := h.Put(r); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// Concerns reports whether records of the type are part of holdings.
func Concerns(t RecordType) bool {
	switch t {
	case FactRecord, SourceRecord, EntityRecord, LexiconRecord, ConfirmRecord:
		return true
	}
	return false
}

// Put takes a record in, in place of what it was before.
func (h *Holdings) Put(r *Record) error {
	o := h.scopes[r.Scope]
	if o == nil {
		o = &holding{
			facts: map[FactID]*Fact{}, sources: map[SourceID]*Source{},
			entities: map[EntityID]*Entity{}, lexicon: map[string]*Synonyms{}, confirms: map[FactID]*Confirmation{},
		}
		h.scopes[r.Scope] = o
	}
	var err error
	switch r.Type {
	case FactRecord:
		err = put(o.facts, FactID(r.ID), r)
		if f := o.facts[FactID(r.ID)]; f != nil && r.Scope != Global {
			f.Scope = r.Scope
		}
	case SourceRecord:
		err = put(o.sources, SourceID(r.ID), r)
	case EntityRecord:
		err = put(o.entities, EntityID(r.ID), r)
	case LexiconRecord:
		err = put(o.lexicon, r.ID, r)
	case ConfirmRecord:
		err = put(o.confirms, FactID(r.ID), r)
	}
	return err
}

// put takes one record into a map: what is withdrawn or hidden stands as nil, in
// the way of a global record of the same id; what is undone is not there at all.
func put[K comparable, V any](into map[K]*V, key K, r *Record) error {
	switch r.State {
	case Active:
		v, err := Decode[V](r)
		if err != nil {
			return err
		}
		into[key] = v
	case Undone:
		delete(into, key)
	default:
		into[key] = nil
	}
	return nil
}

// Own reports whether a scope has anything of its own.
func (h *Holdings) Own(s Scope) bool {
	o := h.scopes[s]
	return o != nil && len(o.facts)+len(o.sources)+len(o.entities)+len(o.lexicon)+len(o.confirms) > 0
}

// Pack gives what a scope has of its own, in the order of ids; of the global scope
// everything that is global.
func (h *Holdings) Pack(s Scope) *Pack {
	o := h.scopes[s]
	if o == nil {
		return &Pack{}
	}
	return &Pack{Sources: sorted(o.sources), Facts: sorted(o.facts), Entities: sorted(o.entities), Lexicon: sorted(o.lexicon)}
}

// sorted lists what a map holds, in the order of its keys.
func sorted[K cmp.Ordered, V any](m map[K]*V) []*V {
	var out []*V
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if m[k] != nil {
			out = append(out, m[k])
		}
	}
	return out
}

// Base gives what a scope sees: the global knowledge, overlaid by its own. A fact
// or source of its own stands in the place of the global one of the same id; an
// entity or lexicon entry adds to it.
func (h *Holdings) Base(s Scope) (*Base, error) {
	p := h.Pack(Global)
	if o := h.scopes[s]; o != nil && s != Global {
		own := h.Pack(s)
		p = &Pack{
			Sources:  append(beside(p.Sources, o.sources, func(x *Source) SourceID { return x.ID }), own.Sources...),
			Facts:    append(beside(p.Facts, o.facts, func(x *Fact) FactID { return x.ID }), own.Facts...),
			Entities: append(p.Entities, own.Entities...),
			Lexicon:  append(p.Lexicon, own.Lexicon...),
		}
		o.confirm(p.Facts)
	}
	mutual(p.Facts)
	b, err := NewBase(p)
	if err != nil {
		return nil, fmt.Errorf("join what %s sees: %w", s, err)
	}
	return b, nil
}

// beside keeps the global records in whose place nothing else stands.
func beside[K comparable, V any](global []*V, own map[K]*V, key func(*V) K) []*V {
	return slices.DeleteFunc(slices.Clone(global), func(x *V) bool {
		_, replaced := own[key(x)]
		return replaced
	})
}

// confirm dates the global facts that the guild's moderators checked.
func (o *holding) confirm(facts []*Fact) {
	for i, f := range facts {
		own := f.Scope != Global && f.Scope != ""
		if c := o.confirms[f.ID]; c != nil && !own && c.On.Compare(f.Confirmed) > 0 {
			g := *f
			g.Confirmed = c.On
			facts[i] = &g
		}
	}
}

// mutual makes every dispute one of both sides: a guild's own fact may dispute a
// global one, which does not know of it.
func mutual(facts []*Fact) {
	at := make(map[FactID]int, len(facts))
	for i, f := range facts {
		at[f.ID] = i
	}
	for _, f := range facts {
		for _, id := range f.DisputedBy {
			i, ok := at[id]
			if !ok || slices.Contains(facts[i].DisputedBy, f.ID) {
				continue
			}
			g := *facts[i]
			g.DisputedBy = append(slices.Clone(g.DisputedBy), f.ID)
			facts[i] = &g
		}
	}
}
