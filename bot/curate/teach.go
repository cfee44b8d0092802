package curate

import (
	"context"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// maxName is the most characters of a name or word that is taught.
const maxName = 80

// TeachName adds a name under which an entity is known where the actor acts.
func (c *Curator) TeachName(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.EntityID, name string) (*Done, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	name, err := teachable(name)
	if err != nil {
		return nil, err
	}
	e := c.library.Base(s).Entity(id)
	if e == nil {
		return nil, refused("choose who or what it is a name of from the list")
	}
	if other := c.bearer(s, name); other != nil && other.ID != id {
		return nil, refused("“%s” is a name of %s already", name, other.Name)
	} else if other != nil {
		return nil, refused("“%s” is known as a name of %s already", name, e.Name)
	}
	ref := knowledge.Ref{Type: knowledge.EntityRecord, Scope: s, ID: string(id)}
	none := knowledge.Entity{ID: e.ID, Type: e.Type, Name: e.Name}
	return teach(ctx, c, a, ref, name+" = "+e.Name, none, func(x *knowledge.Entity) {
		x.Aliases = append(x.Aliases, knowledge.Alias{Name: name, Lang: knowledge.LangOf(name)})
	})
}

// teach adds to what a scope has of its own under a reference, or to none where it
// has nothing yet.
func teach[T any](ctx context.Context, c *Curator, a Actor, ref knowledge.Ref, text string, none T, add func(*T)) (*Done, error) {
	have, err := c.record(ctx, ref)
	if err != nil {
		return nil, err
	}
	x := &none
	ch := knowledge.Change{Ref: ref, Action: Taught, Expect: rev(have), State: knowledge.Active}
	if have != nil && have.State == knowledge.Active {
		if x, err = knowledge.Decode[T](have); err != nil {
			return nil, err
		}
		ch.Pack = have.Pack
	}
	add(x)
	ch.Body = encoded(x)
	return c.commit(ctx, a, &Done{Action: Taught, Scope: ref.Scope, Text: text, By: a.ID}, []knowledge.Change{ch}, "", func() {})
}

// teachable gives a name or word as it is stored. One that stands in every other
// question would turn them all.
func teachable(word string) (string, error) {
	word = strings.Join(strings.Fields(strings.ToValidUTF8(strings.ReplaceAll(word, "\x00", ""), "\uFFFD")), " ")
	if word == "" || len([]rune(word)) > maxName {
		return "", refused("a name or word has 1 to %d characters", maxName)
	}
	if !slices.ContainsFunc(lexis.Tokenize(word), func(t lexis.Token) bool { return !t.Stop }) {
		return "", refused("“%s” stands in too many questions to mean one thing", word)
	}
	return word, nil
}

// control reports whether a lexicon entry decides how a question is taken, such as
// that it is declined. What a moderator adds there would silence the bot on a word,
// or get past what it must decline.
func control(id string) bool {
	return strings.HasPrefix(id, "decline-") || strings.HasPrefix(id, "meta-") || id == "chatter"
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
	word, err := teachable(word)
	if err != nil {
		return nil, err
	}
	known = strings.Join(strings.Fields(known), " ")
	lexicon := c.library.Base(s).Lexicon()
	concept := ""
	for id := range conceptsOf(lexicon, known) {
		switch {
		case control(id):
		case conceptsOf(lexicon, word)[id]:
			return nil, refused("“%s” and “%s” mean the same already", word, known)
		case concept == "" || id < concept:
			concept = id
		}
	}
	if concept == "" {
		return nil, refused("no word “%s” is known here; give one that questions about the talks use, such as “hostages”", known)
	}
	none := knowledge.Synonyms{ID: concept, Lang: knowledge.LangOf(word)}
	ref := knowledge.Ref{Type: knowledge.LexiconRecord, Scope: s, ID: none.Key()}
	return teach(ctx, c, a, ref, word+" = "+known, none, func(x *knowledge.Synonyms) { x.Words = append(x.Words, word) })
}

// conceptsOf gives the concepts that a word stands for. The words of one concept may
// be in several entries: of each language, and a guild's own.
func conceptsOf(lexicon []*knowledge.Synonyms, word string) map[string]bool {
	out := map[string]bool{}
	for _, g := range lexicon {
		if slices.ContainsFunc(g.Words, func(x string) bool { return strings.EqualFold(x, word) }) {
			out[g.ID] = true
		}
	}
	return out
}
