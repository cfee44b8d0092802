package bot

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Limits of autocompletion.
const (
	maxChoices = 25
	maxChoice  = 100 // characters of a choice's name and value
)

// completes tells which types of entities an option offers.
var completes = map[string][]knowledge.EntityType{
	optParty:   {knowledge.PartyType},
	optOther:   {knowledge.PartyType},
	optRound:   {knowledge.SummitType},
	optSpeaker: {knowledge.PersonType, knowledge.PartyType},
	optTopic:   {knowledge.TopicType, knowledge.PlaceType, knowledge.AgreementType},
	optOf:      knowledge.EntityTypes,
}

// names finds entities by what people type. Their list is made once for each base.
type names struct {
	lists *lru[*knowledge.Base, []named]
}

// maxBases bounds the bases whose names are kept: one for all, and one for each
// guild that has facts of its own.
const maxBases = 65

func newNames(now func() time.Time) names {
	return names{lists: newLRU[*knowledge.Base, []named](maxBases, 0, now)}
}

// A named is an entity with its names as they are compared.
type named struct {
	entity *knowledge.Entity
	forms  []string // names and aliases, then misspellings
	weight int      // facts that mention it
}

func (n *names) of(base *knowledge.Base) []named {
	if list, ok := n.lists.get(base); ok {
		return list
	}
	var list []named
	weight := map[knowledge.EntityID]int{}
	for _, f := range base.Facts() {
		for _, id := range f.Mentions() {
			weight[id]++
		}
	}
	for _, e := range base.Entities() {
		if e.Outside {
			continue
		}
		x := named{entity: e, forms: []string{fold(e.Name)}, weight: weight[e.ID]}
		for _, a := range e.Aliases {
			x.forms = append(x.forms, fold(a.Name))
		}
		for _, m := range e.Misspellings {
			x.forms = append(x.forms, fold(m))
		}
		list = append(list, x)
	}
	n.lists.put(base, list)
	return list
}

// most lists the entities of the types, those that most facts mention first.
func (n *names) most(base *knowledge.Base, types []knowledge.EntityType) []*knowledge.Entity {
	var of []named
	for _, x := range n.of(base) {
		if slices.Contains(types, x.entity.Type) {
			of = append(of, x)
		}
	}
	slices.SortStableFunc(of, func(a, b named) int { return cmp.Compare(b.weight, a.weight) })
	out := make([]*knowledge.Entity, len(of))
	for i, x := range of {
		out[i] = x.entity
	}
	return out
}

// How well a name fits what was typed; smaller is better.
const (
	exactly   = iota
	fromStart // of the name that is shown
	aliasStart
	fromWord
	inside
	notAtAll
)

// fit compares what was typed with the best of an entity's names; shown is the
// one that the reader sees.
func (x *named) fit(typed, shown string) int {
	best := notAtAll
	if strings.HasPrefix(fold(shown), typed) {
		best = fromStart
	}
	for _, f := range x.forms {
		switch {
		case f == typed:
			return exactly
		case strings.HasPrefix(f, typed):
			best = min(best, aliasStart)
		case strings.Contains(" "+f, " "+typed):
			best = min(best, fromWord)
		case strings.Contains(f, typed):
			best = min(best, inside)
		}
	}
	return best
}

// choices offers the entities whose names fit what was typed into an option, the
// best first, of equal ones the latest summits and the most mentioned; they are
// named in the reader's language. Summits after the day are not offered.
func (n *names) choices(base *knowledge.Base, option, typed string, l knowledge.Lang, day knowledge.Day) []choice {
	types := completes[option]
	typed = fold(typed)
	type ranked struct {
		*named
		fit int
	}
	var found []ranked
	list := n.of(base)
	for i := range list {
		x := &list[i]
		if !offered(x.entity, types, day) || len(x.entity.ID) > maxChoice {
			continue
		}
		if f := x.fit(typed, x.entity.NameIn(l)); f < notAtAll {
			found = append(found, ranked{x, f})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit),
			cmp.Compare(slices.Index(types, a.entity.Type), slices.Index(types, b.entity.Type)),
			latest(b.entity, a.entity),
			cmp.Compare(b.weight, a.weight))
	})
	out := []choice{}
	for _, x := range found[:min(len(found), maxChoices)] {
		name := render.Choice(x.entity.NameIn(l))
		if name == "" {
			name = render.Choice(string(x.entity.ID))
		}
		out = append(out, choice{Name: name, Value: string(x.entity.ID)})
	}
	return out
}

// offered reports whether an entity is of one of the types, and no summit that
// begins after the day.
func offered(e *knowledge.Entity, types []knowledge.EntityType, day knowledge.Day) bool {
	later := e.Type == knowledge.SummitType && !e.When.IsZero() && e.When.First() > day
	return slices.Contains(types, e.Type) && !later
}

// latest compares summits by date; other entities are equal.
func latest(a, b *knowledge.Entity) int {
	if a.Type != knowledge.SummitType || b.Type != knowledge.SummitType {
		return 0
	}
	return a.When.Compare(b.When)
}

// resolve finds the entity meant by an option's value: an id that was picked, or
// a name that was typed in full; nil if there is none.
func (n *names) resolve(base *knowledge.Base, option, value string, day knowledge.Day) *knowledge.Entity {
	types := completes[option]
	if e := base.Entity(knowledge.EntityID(value)); e != nil && offered(e, types, day) {
		return e
	}
	offers := n.choices(base, option, value, knowledge.English, day)
	if len(offers) == 0 || fold(value) == "" {
		return nil
	}
	first := base.Entity(knowledge.EntityID(offers[0].Value))
	list := n.of(base)
	i := slices.IndexFunc(list, func(x named) bool { return x.entity == first })
	if i >= 0 && (list[i].fit(fold(value), "") == exactly || len(offers) == 1) {
		return first
	}
	return nil
}

// fold gives a name as it is compared: lower case, without accents, vowel points
// and tatweel, Arabic letters unified, anything but letters and digits a space.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == 'ـ', r == '\'', r == '’', r == '׳', r == '״':
		case r == 'ى':
			b.WriteRune('ي')
		case r == 'ة':
			b.WriteRune('ه')
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
