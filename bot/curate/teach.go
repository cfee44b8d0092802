package curate

import (
	"context"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// maxName is the most characters of a name or word that is taught.
const maxName = 80

// TeachName adds a name under which an entity is known where the actor acts.
func (c *Curator) TeachName(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.EntityID, name string) (*Done, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	name = strings.Join(strings.Fields(name), " ")
	base := c.library.Base(s)
	e := base.Entity(id)
	switch {
	case e == nil:
		return nil, refused("choose who or what it is a name of from the list")
	case name == "" || len([]rune(name)) > maxName:
		return nil, refused("a name has 1 to %d characters", maxName)
	}
	if other := c.bearer(s, name); other != nil && other.ID != id {
		return nil, refused("“%s” is a name of %s already", name, other.Name)
	} else if other != nil {
		return nil, refused("“%s” is known as a name of %s already", name, e.Name)
	}
	ref := knowledge.Ref{Type: knowledge.EntityRecord, Scope: s, ID: string(id)}
	have, err := c.record(ctx, ref)
	if err != nil {
		return nil, err
	}
	add := &knowledge.Entity{ID: e.ID, Type: e.Type, Name: e.Name}
	ch := knowledge.Change{Ref: ref, Action: Taught, Expect: rev(have), State: knowledge.Active}
	if have != nil && have.State == knowledge.Active {
		if add, err = knowledge.Decode[knowledge.Entity](have); err != nil {
			return nil, err
		}
		ch.Pack = have.Pack
	}
	add.Aliases = append(add.Aliases, knowledge.Alias{Name: name, Lang: knowledge.LangOf(name)})
	ch.Body = encoded(add)
	return c.commit(ctx, a, &Done{Action: Taught, Scope: s, Text: name + " = " + e.Name, By: a.ID}, []knowledge.Change{ch}, "", func() {})
}

// bearer gives who bears a name exactly; nil if nobody does.
func (c *Curator) bearer(s knowledge.Scope, name string) (found *knowledge.Entity) {
	_ = c.library.Look(s, func(x *index.Index) error {
		a := x.Lexis().Annotate(name)
		for _, m := range a.Mentions {
			if m.From == 0 && m.To == len(a.Tokens) {
				found = m.Names[0].Entity
			}
		}
		return nil
	})
	return found
}

// TeachWord makes a word mean the same as one that the lexicon knows.
func (c *Curator) TeachWord(ctx context.Context, a Actor, s knowledge.Scope, word, known string) (*Done, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	word, known = strings.Join(strings.Fields(word), " "), strings.Join(strings.Fields(known), " ")
	if word == "" || len([]rune(word)) > maxName {
		return nil, refused("a word or phrase has 1 to %d characters", maxName)
	}
	base := c.library.Base(s)
	var group *knowledge.Synonyms
	for _, g := range base.Lexicon() {
		has := func(w string) bool {
			return slices.ContainsFunc(g.Words, func(x string) bool { return strings.EqualFold(x, w) })
		}
		if has(word) && has(known) {
			return nil, refused("“%s” and “%s” mean the same already", word, known)
		}
		if has(known) && !strings.HasPrefix(g.ID, "decline-") {
			group = g
		}
	}
	if group == nil {
		return nil, refused("no word “%s” is known here; give one that questions about the talks use, such as “hostages”", known)
	}
	add := &knowledge.Synonyms{ID: group.ID, Lang: knowledge.LangOf(word)}
	ref := knowledge.Ref{Type: knowledge.LexiconRecord, Scope: s, ID: add.Key()}
	have, err := c.record(ctx, ref)
	if err != nil {
		return nil, err
	}
	ch := knowledge.Change{Ref: ref, Action: Taught, Expect: rev(have), State: knowledge.Active}
	if have != nil && have.State == knowledge.Active {
		if add, err = knowledge.Decode[knowledge.Synonyms](have); err != nil {
			return nil, err
		}
		ch.Pack = have.Pack
	}
	add.Words = append(add.Words, word)
	ch.Body = encoded(add)
	return c.commit(ctx, a, &Done{Action: Taught, Scope: s, Text: word + " = " + known, By: a.ID}, []knowledge.Change{ch}, "", func() {})
}
