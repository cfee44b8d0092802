package pack

import (
	"slices"
	"strings"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// Which types of entities a field may name.
var (
	speakers = []k.EntityType{k.PartyType, k.PersonType}
	matters  = []k.EntityType{k.TopicType, k.PlaceType, k.AgreementType}
	parties  = []k.EntityType{k.PartyType}
	places   = []k.EntityType{k.PlaceType}
	summits  = []k.EntityType{k.SummitType}
)

// id checks an id's form; an empty one is the reader's to report.
func (l *linter) id(p place, id string) {
	if id != "" && !slug.MatchString(id) {
		l.errorf(p, BadID, at("id"), "%q is not lower-case letters and digits in words joined by hyphens", shorten(id))
	}
}

// named checks one reference to an entity; none is fine.
func (l *linter) named(p place, path []any, id k.EntityID, types []k.EntityType) {
	if id == "" {
		return
	}
	e := l.entities[id]
	switch {
	case e == nil:
		l.errorf(p, Dangling, path, "no entity %q; define it under entities", shorten(string(id)))
	case e.Type != "" && !slices.Contains(types, e.Type):
		l.errorf(p, WrongReference, path, "%q is a %s; want a %s", id, e.Type, strings.Join(strings.Split(join(types), ", "), " or "))
	}
}

// all checks a list of references to entities.
func (l *linter) all(p place, field string, ids []k.EntityID, types []k.EntityType) {
	for i, id := range ids {
		l.named(p, at(field, i), id, types)
		if slices.Contains(ids[:i], id) {
			l.warnf(p, DuplicateID, at(field, i), "%q stands twice", shorten(string(id)))
		}
	}
}

func (l *linter) factReferences(p place, f *k.Fact) {
	l.all(p, "by", f.By, speakers)
	l.all(p, "parties", f.Parties, parties)
	l.all(p, "topics", f.Topics, matters)
	l.named(p, at("place"), f.Place, places)
	l.named(p, at("summit"), f.Summit, summits)
	if f.Quote != nil {
		l.named(p, at("quote", "speaker"), f.Quote.Speaker, speakers)
	}
	for i, id := range f.Sources {
		if l.sourceOf(id) == nil {
			l.errorf(p, Dangling, at("sources", i), "no source %q; define it under sources", shorten(string(id)))
		}
		if slices.Contains(f.Sources[:i], id) {
			l.warnf(p, DuplicateID, at("sources", i), "%q stands twice", shorten(string(id)))
		}
	}
}

// links checks what a fact says about other facts, cycles aside.
func (l *linter) links(p place, f *k.Fact) {
	for i, id := range f.Supersedes {
		path := at("supersedes", i)
		switch old := l.factOf(id); {
		case id == f.ID:
			l.errorf(p, Supersession, path, "the fact supersedes itself")
		case old == nil:
			l.errorf(p, Dangling, path, "no fact %q", shorten(string(id)))
		case f.When.Before(old.When):
			l.errorf(p, Supersession, path, "%q of %s is later than this fact, of %s", id, old.When, f.When)
		}
	}
	for i, id := range f.DisputedBy {
		path := at("disputed_by", i)
		switch other := l.factOf(id); {
		case id == f.ID:
			l.errorf(p, Dispute, path, "the fact disputes itself")
		case other == nil:
			l.errorf(p, Dangling, path, "no fact %q", shorten(string(id)))
		case !slices.Contains(other.DisputedBy, f.ID):
			l.errorf(p, Dispute, path, "one-sided: %q does not name %q under disputed_by", id, f.ID)
		case len(f.By) > 0 && slices.Equal(f.By, other.By):
			l.warnf(p, Dispute, path, "%q has the same holder; a dispute is between two", id)
		}
	}
}

// hides checks the facts that a guild does not see. One that is not known is no
// error: it may have been withdrawn since, and stays hidden should it come back.
func (l *linter) hides(p place, ids []k.FactID) {
	for i, id := range ids {
		switch _, here := l.facts[id]; {
		case slices.Contains(ids[:i], id):
			l.errorf(p, Hide, at("hides", i), "%q stands twice", shorten(string(id)))
		case here:
			l.errorf(p, Hide, at("hides", i), "%q is a fact of this pack; leave one of the two out", shorten(string(id)))
		case l.knownFacts[id] == nil:
			l.warnf(p, Dangling, at("hides", i), "no fact %q", shorten(string(id)))
		}
	}
}

func (l *linter) confirm(p place, c *k.Confirm) {
	first, twice := l.checked[c.Fact]
	f := l.factOf(c.Fact)
	switch {
	case c.Fact == "": // the reader's to report
	case twice:
		l.errorf(p, DuplicateID, at("fact"), "%q is confirmed twice, first %s", shorten(string(c.Fact)), first)
	case f == nil:
		l.warnf(p, Dangling, at("fact"), "no fact %q", shorten(string(c.Fact)))
	case c.On.Before(f.When):
		l.errorf(p, DateOrder, at("on"), "%s is earlier than the fact itself, of %s", c.On, f.When)
	}
	l.checked[c.Fact] = p
}

// cycles reports each circle of facts that supersede one another, where it is closed.
func (l *linter) cycles() {
	done := map[k.FactID]bool{} // false while the facts that it supersedes are looked at
	for _, file := range l.files.List {
		for _, f := range file.Pack.Facts {
			if _, seen := done[f.ID]; !seen && l.facts[f.ID].Fact == f {
				l.follow(l.facts[f.ID], done)
			}
		}
	}
}

func (l *linter) follow(f factAt, done map[k.FactID]bool) {
	done[f.ID] = false
	for i, id := range f.Supersedes {
		old, here := l.facts[id]
		over, seen := done[id]
		switch {
		case !here || id == f.ID:
		case !seen:
			l.follow(old, done)
		case !over:
			l.errorf(f.place, Supersession, at("supersedes", i), "a circle: %q supersedes %q, which by way of others supersedes it", f.ID, id)
		}
	}
	done[f.ID] = true
}
