package curate

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Guesses is what the words of a draft and the facts like it suggest.
type Guesses struct {
	Holders []knowledge.EntityID // who may hold it, likeliest first
	Parties []knowledge.EntityID
	Topics  []knowledge.EntityID
	Same    []knowledge.FactID // say the same, or nearly
	Against []knowledge.FactID // of another side on the same matter
	Before  []knowledge.FactID // earlier words of the same holder on the same matter

	Settled settled // what the author chose, which guesses leave alone
}

// settled tells which fields of a draft were chosen.
type settled struct{ kind, by, parties, topics bool }

func (s settled) with(c Choice) settled {
	return settled{s.kind || c.Kind != nil, s.by || c.By != nil, s.parties || c.Parties != nil, s.topics || c.Topics != nil}
}

// Measures of likeness, from 0 to 1, of the share of a draft's words, by weight,
// that a fact's text holds.
const (
	sameShare    = 0.6 // from here on a fact of the same holder or day says the same
	relatedShare = 0.2 // from here on it may be on the same matter
)

// How many facts are looked at, and how many of each sort are offered.
const (
	lookAt = 60
	offer  = 5
)

// A like is a fact with the share of a draft's words that it holds.
type like struct {
	fact  *knowledge.Fact
	share float64
}

// guess reads the draft's words with the names and the facts of its scope.
func (c *Curator) guess(d *Draft) error {
	return c.library.Look(d.Scope, func(x *index.Index) error {
		a := x.Lexis().Annotate(d.Form.Text)
		likes, err := likesOf(x, a, d)
		if err != nil {
			return err
		}
		c.speaker(x, d)
		g := &d.Guesses
		g.Holders, g.Parties, g.Topics = nil, nil, nil
		g.entities(x.Base(), a, d)
		if !g.Settled.kind && d.Of == nil {
			d.Fact.Kind = kindLike(likes, d)
		}
		if !g.Settled.by && d.Of == nil {
			d.Fact.By = nil
			if len(g.Holders) > 0 && (d.Fact.Quote != nil || d.Form.Speaker != "" || claims(a)) {
				d.Fact.By = g.Holders[:1:1]
			}
		}
		if !g.Settled.parties && d.Of == nil {
			d.Fact.Parties = g.Parties
		}
		if !g.Settled.topics && d.Of == nil {
			d.Fact.Topics = g.Topics
		}
		g.relate(x.Base(), likes, d)
		return nil
	})
}

// likesOf finds the facts whose words are most like the draft's, best first.
func likesOf(x *index.Index, a lexis.Annotated, d *Draft) ([]like, error) {
	terms := index.Weights(index.Terms(a))
	hits, err := x.Search(context.Background(), terms, index.Filter{Scope: d.Scope}, lookAt)
	if err != nil {
		return nil, err
	}
	probe := x.Probe(a, terms)
	var out []like
	for _, h := range hits {
		if d.Of != nil && !d.Follows && h.Fact.ID == d.Of.ID {
			continue
		}
		out = append(out, like{h.Fact, x.Compare(probe, h.Fact.ID).Text})
	}
	slices.SortStableFunc(out, func(p, q like) int { return cmp.Compare(q.share, p.share) })
	return out, nil
}

// speaker finds who a typed name is, and sets the quotation and the holder.
func (c *Curator) speaker(x *index.Index, d *Draft) {
	id := d.whose(x)
	d.Fact.Quote = nil
	if d.Form.Quote != "" {
		d.Fact.Quote = &knowledge.Quote{Speaker: id, Words: d.Form.Quote}
	}
	of := d.edits()
	switch {
	case d.Guesses.Settled.by:
	case of != nil && id == speakerOf(of):
		d.Fact.By = of.By // the form shows one; they may be several, or the speaker's party
	case id != "":
		d.Fact.By = []knowledge.EntityID{id}
	case of != nil && d.Form.Speaker == "":
		d.Fact.By = nil // taken out of the form
	}
}

// whose gives who the form's speaker is; "" if there is none, or if the name is one
// of several. Who is not known so far becomes the draft's new person.
func (d *Draft) whose(x *index.Index) knowledge.EntityID {
	d.Person, d.several = nil, nil
	name := d.Form.Speaker
	if name == "" {
		return ""
	}
	if of := d.edits(); of != nil { // as the form was filled in
		if e := x.Base().Entity(speakerOf(of)); e != nil && e.Name == name {
			return e.ID
		}
	}
	found := named(x, name, d.Fact.When)
	switch {
	case len(found) == 1:
		return found[0].ID
	case len(found) > 1:
		d.several = found
		return ""
	case x.Base().Entity(knowledge.EntityID(slug(name))) != nil:
		return knowledge.EntityID(slug(name))
	}
	d.Person = &knowledge.Entity{ID: knowledge.EntityID(slug(name)), Type: knowledge.PersonType, Name: name}
	return d.Person.ID
}

// named lists the people and parties that a whole name means; if there are more
// than one, those whose name it was at the date. A title may stand before a name.
func named(x *index.Index, name string, when knowledge.Date) []*knowledge.Entity {
	a := x.Lexis().Annotate(name)
	var all, then []*knowledge.Entity
	add := func(list *[]*knowledge.Entity, e *knowledge.Entity) {
		if !slices.Contains(*list, e) {
			*list = append(*list, e)
		}
	}
	for _, m := range a.Mentions {
		for _, n := range m.Names {
			if t := n.Entity.Type; t != knowledge.PersonType && t != knowledge.PartyType {
				continue
			}
			if m.To-m.From < len(a.Tokens)-1 {
				return nil
			}
			add(&all, n.Entity)
			if !when.IsZero() && (n.Alias.HoldsOn(when.First()) || n.Alias.HoldsOn(when.Last())) {
				add(&then, n.Entity)
			}
		}
	}
	if len(then) == 1 {
		return then
	}
	return all
}

// entities sorts what the text names into holders, parties and topics, in the
// order of the text.
func (g *Guesses) entities(base *knowledge.Base, a lexis.Annotated, d *Draft) {
	add := func(list *[]knowledge.EntityID, id knowledge.EntityID) {
		if id != "" && !slices.Contains(*list, id) {
			*list = append(*list, id)
		}
	}
	for _, id := range d.Fact.By {
		if base.Entity(id) != nil {
			add(&g.Holders, id)
			add(&g.Parties, base.SideOf(id))
		}
	}
	for _, m := range a.Mentions {
		for _, n := range m.Names {
			switch e := n.Entity; e.Type {
			case knowledge.PersonType, knowledge.PartyType:
				add(&g.Holders, e.ID)
				add(&g.Parties, base.SideOf(e.ID))
			case knowledge.TopicType, knowledge.PlaceType, knowledge.AgreementType:
				add(&g.Topics, e.ID)
			}
		}
	}
}

// claimConcept is the lexicon's concept of saying.
const claimConcept = "cue-say"

// claims reports whether a text tells that somebody says something.
func claims(a lexis.Annotated) bool {
	return slices.ContainsFunc(a.Concepts, func(c lexis.Concept) bool {
		return c.ID == claimConcept || c.ID == "cue-want" || c.ID == "cue-position"
	})
}

// kindLike is the kind that most facts like the draft have.
func kindLike(likes []like, d *Draft) knowledge.Kind {
	votes := map[knowledge.Kind]float64{}
	for _, l := range likes[:min(len(likes), 10)] {
		if (l.fact.Quote != nil) == (d.Fact.Quote != nil) {
			votes[l.fact.Kind] += l.share
		}
	}
	if len(votes) == 0 {
		if d.Fact.Quote != nil {
			return knowledge.Position
		}
		return knowledge.Event
	}
	return slices.MaxFunc(slices.Sorted(maps.Keys(votes)), func(a, b knowledge.Kind) int { return cmp.Compare(votes[a], votes[b]) })
}

// relate finds what says the same, what speaks against it, and what came before.
func (g *Guesses) relate(base *knowledge.Base, likes []like, d *Draft) {
	g.Same, g.Against, g.Before = nil, nil, nil
	put := func(list *[]knowledge.FactID, id knowledge.FactID) {
		if len(*list) < offer {
			*list = append(*list, id)
		}
	}
	side := knowledge.EntityID("")
	if len(d.Fact.By) > 0 {
		side = base.SideOf(d.Fact.By[0])
	}
	for _, l := range likes {
		f := l.fact
		mine := side != "" && base.IsBy(f, side)
		sameDay := !d.Fact.When.IsZero() && d.Fact.When.Overlaps(f.When)
		matter := l.share >= relatedShare && slices.ContainsFunc(f.Topics, func(id knowledge.EntityID) bool { return slices.Contains(d.Fact.Topics, id) })
		switch {
		case l.share >= sameShare && (mine || sameDay || len(f.By) == 0):
			put(&g.Same, f.ID)
			if mine && f.When.Before(d.Fact.When) {
				put(&g.Before, f.ID)
			}
		case mine && matter && f.When.Before(d.Fact.When):
			put(&g.Before, f.ID)
		case !mine && side != "" && matter && len(f.By) > 0 && base.SideOf(f.By[0]) != side:
			put(&g.Against, f.ID)
		}
	}
}
