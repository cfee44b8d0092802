package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Holdings are the knowledge in a store as it stands, of every scope: what bases
// are made of. They are not safe for concurrent use; the bases are.
type Holdings struct {
	scopes map[Scope]*holding
	head   int64 // the highest revision of a record taken in
}

// A holding is what one scope has of its own.
type holding struct {
	facts    map[FactID]*Fact // nil: not seen in this scope
	sources  map[SourceID]*Source
	entities map[EntityID]*Entity
	lexicon  map[string]*Synonyms
	confirms map[FactID]*Confirmation
}

// NewHoldings reads records. Types that are no knowledge are passed over. The error
// names every record that cannot be read; the holdings are those without them.
func NewHoldings(records []*Record) (*Holdings, error) {
	h := &Holdings{scopes: map[Scope]*holding{}}
	var bad []error
	for _, r := range records {
		if err := h.Put(r); err != nil {
			bad = append(bad, err)
		}
	}
	return h, errors.Join(bad...)
}

// Held lists the types of records that holdings are made of.
var Held = []RecordType{FactRecord, SourceRecord, EntityRecord, LexiconRecord, ConfirmRecord}

// Concerns reports whether records of the type are part of holdings.
func Concerns(t RecordType) bool { return slices.Contains(Held, t) }

// Put takes a record in, in place of what it was before. One that cannot be read,
// which the error tells, counts as withdrawn.
func (h *Holdings) Put(r *Record) error {
	if !Concerns(r.Type) {
		return nil
	}
	h.head = max(h.head, r.Rev)
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
			into[key] = nil
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
// everything that is global. What is withdrawn is not in it, but for the global
// facts that a guild does not see.
func (h *Holdings) Pack(s Scope) *Pack {
	o := h.scopes[s]
	if o == nil {
		return &Pack{}
	}
	p := &Pack{Sources: sorted(o.sources), Facts: sorted(o.facts), Entities: sorted(o.entities), Lexicon: sorted(o.lexicon)}
	if s == Global {
		return p
	}
	for _, id := range slices.Sorted(maps.Keys(o.facts)) {
		if o.facts[id] == nil && h.global(id) {
			p.Hides = append(p.Hides, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(o.confirms)) {
		if c := o.confirms[id]; c != nil {
			p.Confirms = append(p.Confirms, &Confirm{Fact: id, On: c.On})
		}
	}
	return p
}

// global reports whether there is a global fact of the id, or was before it was
// withdrawn.
func (h *Holdings) global(id FactID) bool {
	o := h.scopes[Global]
	if o == nil {
		return false
	}
	_, ok := o.facts[id]
	return ok
}

// Portable is Pack in a form that stands by itself: a fact names only facts that
// the scope sees, and a dispute between two of the scope's own is told by both.
func (h *Holdings) Portable(s Scope) (*Pack, error) {
	base, err := h.Base(s)
	if err != nil {
		return nil, err
	}
	p := h.Pack(s)
	mutual(p.Facts)
	unseen := func(id FactID) bool { return base.Fact(id) == nil }
	for i, f := range p.Facts {
		g := *f
		g.Supersedes = slices.DeleteFunc(slices.Clone(f.Supersedes), unseen)
		g.DisputedBy = slices.DeleteFunc(slices.Clone(f.DisputedBy), unseen)
		p.Facts[i] = &g
	}
	return p, nil
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
// entity or lexicon entry adds to it. What no source reports any more is not seen.
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
	p.Facts = cited(p.Facts, p.Sources)
	mutual(p.Facts)
	b, err := NewBase(p)
	if err != nil {
		return nil, fmt.Errorf("join what %s sees: %w", s, err)
	}
	b.head = h.head
	return b, nil
}

// beside keeps the global records in whose place nothing else stands.
func beside[K comparable, V any](global []*V, own map[K]*V, key func(*V) K) []*V {
	return slices.DeleteFunc(slices.Clone(global), func(x *V) bool {
		_, replaced := own[key(x)]
		return replaced
	})
}

// cited leaves out the sources of facts that are not there, and the facts that have
// none left: one withdrawn source must not take the whole base away.
func cited(facts []*Fact, sources []*Source) []*Fact {
	there := make(map[SourceID]bool, len(sources))
	for _, s := range sources {
		there[s.ID] = true
	}
	gone := func(id SourceID) bool { return !there[id] }
	out := make([]*Fact, 0, len(facts))
	for _, f := range facts {
		if slices.ContainsFunc(f.Sources, gone) {
			g := *f
			g.Sources = slices.DeleteFunc(slices.Clone(f.Sources), gone)
			f = &g
		}
		if len(f.Sources) > 0 {
			out = append(out, f)
		}
	}
	return out
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
