package lexis

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A Lexis recognises the names and concepts of one knowledge base. Once it has
// learned the words of the base's texts it is immutable and safe for concurrent use.
type Lexis struct {
	names    trie[Name]
	concepts trie[string]
	spell    *speller
	plain    *speller // as it was before any text was learned
}

// A Name is what an entity is called.
type Name struct {
	Entity *knowledge.Entity
	Alias  knowledge.Alias // the name that matched, with its period
	Main   bool            // the entity's own name rather than an alias
}

// A Mention is a stretch of tokens that names one or more entities.
type Mention struct {
	From, To int // tokens, To excluded
	Names    []Name
}

// A Concept is a stretch of tokens that the lexicon knows.
type Concept struct {
	From, To int // tokens, To excluded
	ID       string
}

// An Annotated text is its tokens with what was recognised in them.
type Annotated struct {
	Text     string
	Tokens   []Token
	Mentions []Mention // longest first-come, not overlapping
	Concepts []Concept // may overlap mentions and each other
}

// New collects the names and synonyms of a base.
func New(b *knowledge.Base) *Lexis {
	x := &Lexis{spell: newSpeller()}
	for _, e := range b.Entities() {
		x.addEntity(e)
	}
	for _, s := range b.Lexicon() {
		for _, w := range s.Words {
			toks := Tokenize(w)
			x.concepts.add(stems(toks), s.ID)
			x.spell.learn(toks, nameWeight)
		}
	}
	x.plain = x.spell.clone()
	return x
}

// Unlearned gives a Lexis of the same names and synonyms that has learned no text.
func (x *Lexis) Unlearned() *Lexis {
	return &Lexis{names: x.names, concepts: x.concepts, spell: x.plain.clone(), plain: x.plain}
}

// Learn makes the words of a running text known. It must not be called once the
// Lexis is shared.
func (x *Lexis) Learn(a Annotated) { x.spell.learn(a.Tokens, 1) }

// nameWeight makes a word of a name win over a word of running text that is as
// near to what was typed.
const nameWeight = 1000

func (x *Lexis) addEntity(e *knowledge.Entity) {
	add := func(n Name, correct bool) {
		toks := Tokenize(n.Alias.Name)
		x.names.add(keys(toks), n)
		if correct {
			x.spell.learn(toks, nameWeight)
		} else {
			x.spell.learn(toks, nameWeight/2)
		}
	}
	add(Name{Entity: e, Alias: knowledge.Alias{Name: e.Name}, Main: true}, true)
	for _, a := range e.Aliases {
		add(Name{Entity: e, Alias: a}, true)
	}
	for _, m := range e.Misspellings {
		add(Name{Entity: e, Alias: knowledge.Alias{Name: m}}, false)
	}
}

// stems gives the stems of a phrase of the lexicon, articles included.
func stems(toks []Token) []string {
	out := make([]string, len(toks))
	for i, t := range toks {
		out[i] = t.Stem
	}
	return out
}

// keys gives the stems by which a phrase is looked up; articles do not count.
func keys(toks []Token) []string {
	out := make([]string, 0, len(toks))
	for _, t := range toks {
		if !isArticle(t.Fold) {
			out = append(out, t.Stem)
		}
	}
	if len(out) == 0 {
		for _, t := range toks {
			out = append(out, t.Stem)
		}
	}
	return out
}

// isArticle knows the words that come and go inside names: English articles and
// the transliterated Arabic one in the forms in which it is written apart.
func isArticle(fold string) bool {
	switch fold {
	case "the", "a", "an", "al", "el", "ad", "ar", "as", "ash":
		return true
	}
	return false
}

// Annotate reads a text as written: nothing is corrected.
func (x *Lexis) Annotate(text string) Annotated { return x.annotate(text, Tokenize(text)) }

// Understand reads what a person typed: words that are in no dictionary are first
// replaced by the name or word that was probably meant.
func (x *Lexis) Understand(text string) Annotated {
	toks := Tokenize(text)
	for i := range toks {
		x.spell.correct(&toks[i])
	}
	return x.annotate(text, toks)
}

func (x *Lexis) annotate(text string, toks []Token) Annotated {
	a := Annotated{Text: text, Tokens: toks}
	shouting := strings.IndexFunc(text, unicode.IsLower) < 0
	for i := 0; i < len(toks); i++ {
		names, to := x.names.longest(toks, i)
		names = slices.DeleteFunc(slices.Clone(names), func(n Name) bool {
			return to == i+1 && !shouting && x.isPlainWord(n, toks, i)
		})
		if len(names) > 0 {
			a.Mentions = append(a.Mentions, Mention{From: i, To: to, Names: names})
			i = to - 1
		}
	}
	for i := range toks {
		if ids, to := x.concepts.longest(toks, i); to > 0 {
			for _, id := range ids {
				a.Concepts = append(a.Concepts, Concept{From: i, To: to, ID: id})
			}
		}
	}
	return a
}

// isPlainWord reports whether an abbreviation in capitals, such as US, was
// written as the ordinary word that it also is. "the us", or "us" as the first
// word or behind a word that asks, still means the country.
func (x *Lexis) isPlainWord(n Name, toks []Token, i int) bool {
	abbreviation := len(n.Alias.Name) <= 3 && strings.ToUpper(n.Alias.Name) == n.Alias.Name
	t := toks[i]
	if !abbreviation || t.Raw == strings.ToUpper(t.Raw) || !(t.Stop || x.spell.common[t.Fold]) {
		return false
	}
	if i == 0 {
		return false
	}
	switch toks[i-1].Fold {
	case "the", "and", "or", "vs", "does", "did", "is", "was", "has", "will", "between", "by", "why", "how", "what":
		return false
	}
	return true
}

// EveryName lists the names in a text, also those inside longer ones: "Biden" in
// "Biden administration".
func (x *Lexis) EveryName(toks []Token) []Name {
	var out []Name
	for i := range toks {
		x.names.each(toks, i, func(names []Name, to int) {
			for _, n := range names {
				if to > i+1 || !x.isPlainWord(n, toks, i) {
					out = append(out, n)
				}
			}
		})
	}
	return out
}

// Proper reports whether a name is more than everyday words: one of its words
// stands in no list of common English words, or it has four words or more.
func (x *Lexis) Proper(name string) bool {
	toks := Tokenize(name)
	return len(toks) >= 4 || slices.ContainsFunc(toks, func(t Token) bool {
		return t.Lang == knowledge.English && isWord(t.Fold) && !t.Stop && !x.spell.common[t.Fold] && !x.spell.common[t.Stem]
	})
}

// Known reports whether the word stands in any dictionary: the base's own words
// and names, or common English. Numbers are known.
func (x *Lexis) Known(t Token) bool { return x.spell.known(t) }

// InBase reports whether the word occurs in the base's texts, questions, names or lexicon.
func (x *Lexis) InBase(t Token) bool { return x.spell.vocabulary[t.Fold] || x.spell.stems[t.Stem] }

// A trie finds the longest phrase that starts at a token.
type trie[V any] struct{ root node[V] }

type node[V any] struct {
	next   map[string]*node[V]
	values []V
}

func (t *trie[V]) add(keys []string, v V) {
	n := &t.root
	for _, k := range keys {
		if n.next == nil {
			n.next = map[string]*node[V]{}
		}
		if n.next[k] == nil {
			n.next[k] = &node[V]{}
		}
		n = n.next[k]
	}
	if n != &t.root {
		n.values = append(n.values, v)
	}
}

// longest gives the values of the longest phrase at token i and the token behind
// it; to is 0 if there is none. Articles inside the phrase are passed over.
func (t *trie[V]) longest(toks []Token, i int) (values []V, to int) {
	t.each(toks, i, func(v []V, end int) { values, to = v, end })
	return values, to
}

// each reports every phrase that starts at token i, shortest first.
func (t *trie[V]) each(toks []Token, i int, found func(values []V, to int)) {
	n := &t.root
	for j := i; j < len(toks); j++ {
		child := n.next[toks[j].Stem]
		if child == nil {
			if j > i && isArticle(toks[j].Fold) {
				continue
			}
			break
		}
		n = child
		if n.values != nil {
			found(n.values, j+1)
		}
	}
}
