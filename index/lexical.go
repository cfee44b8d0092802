package index

import (
	"hash/fnv"
	"math"
	"slices"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Lexical is how alike a question and a fact are, seen word by word. All
// values lie between 0 and 1.
type Lexical struct {
	Ask      float64 // the likeness of the fact's own question that is most like this one
	Ask2     float64 // that of the second
	AskCover float64 // the share of the question's words, by weight, that the nearest of the fact's questions holds
	Cover    float64 // the share that the fact holds in any field
	Text     float64 // the share that its text holds
	Miss     float64 // the weight of the heaviest word that it holds nowhere, over that of an unknown word
	Gram     float64 // likeness of character 4-grams with the nearest of its questions
	TextGram float64 // the same with its text
	Pairs    float64 // share of the question's neighbouring words that are neighbours in the fact
}

// A Probe is a question prepared for comparison with many facts.
type Probe struct {
	vec       vector
	products  []float64 // by position in vec: the squared weight of the term, by what it counts (1 for a word of the question itself)
	vecMarks  marks
	norm      float64 // square root of the sum of squared weights
	grams     []gram
	squares   []float64 // by position in grams: the squared weight
	gramMarks marks
	gnorm     float64
	pairs     []termID
	words     []word
	whole     float64 // sum of the words' weights
}

// A word of a question counts as held by a fact if the fact has its stem, or a
// concept or name that it is part of.
type word struct {
	weight float64
	ids    []termID
}

// A termID is the hash of a term; 0 is none's. It depends on the term alone, so that
// what is known of a fact's words holds in every index.
type termID uint64

func idOf(term string) termID {
	h := fnv.New64a()
	h.Write([]byte(term))
	return termID(max(h.Sum64(), 1))
}

// lexical holds what the comparison needs of every fact.
type lexical struct {
	df       map[termID]int // how many facts hold the term
	idf      map[termID]float64
	unknown  float64 // of a term that no fact holds
	gramIDF  map[gram]float64
	gramMax  float64
	profiles map[knowledge.FactID]*profile
}

// A shape is a fact's words, whatever the index.
type shape struct {
	text, all vector
	asks      []vector
	textGrams []gram
	askGrams  [][]gram
	pairs     vector
}

// A profile is a shape with what its words weigh in one index.
type profile struct {
	*shape
	askNorms  []float64
	textGNorm float64
	askGNorms []float64
}

// A vector is distinct term ids, sorted.
type vector []termID

// A gram is the hash of four characters of a word.
type gram uint32

const gramSize = 4

// grams gives the sorted distinct character 4-grams of the content words, with
// word boundaries.
func grams(toks []lexis.Token) []gram {
	var out []gram
	for _, t := range toks {
		if t.Stop {
			continue
		}
		r := []rune("^" + t.Fold + "$")
		for i := 0; i+gramSize <= len(r) || i == 0; i++ {
			h := fnv.New32a()
			h.Write([]byte(string(r[i:min(i+gramSize, len(r))])))
			out = append(out, gram(h.Sum32()))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func newLexical(docs []doc) *lexical {
	l := &lexical{
		df: map[termID]int{}, idf: map[termID]float64{}, gramIDF: map[gram]float64{},
		profiles: make(map[knowledge.FactID]*profile, len(docs)),
	}
	gdf := map[gram]int{}
	for _, d := range docs {
		for _, id := range d.shape.all {
			l.df[id]++
		}
		for _, g := range d.shape.everyGram() {
			gdf[g]++
		}
	}
	n := float64(len(docs))
	for id, c := range l.df {
		l.idf[id] = idfOf(n, float64(c))
	}
	l.unknown = idfOf(n, 0)
	l.gramMax = l.unknown
	for g, c := range gdf {
		l.gramIDF[g] = idfOf(n, float64(c))
	}
	for _, d := range docs {
		p := &profile{shape: d.shape, textGNorm: l.gramNorm(d.shape.textGrams)}
		for _, a := range p.asks {
			p.askNorms = append(p.askNorms, l.norm(a))
		}
		for _, g := range p.askGrams {
			p.askGNorms = append(p.askGNorms, l.gramNorm(g))
		}
		l.profiles[d.fact.ID] = p
	}
	return l
}

func idfOf(n, df float64) float64 { return math.Log(1 + (n-df+0.5)/(df+0.5)) }

// id gives the id of a term that some fact holds, else 0.
func (l *lexical) id(term string) termID {
	id := idOf(term)
	if l.df[id] == 0 {
		return 0
	}
	return id
}

// weight is the idf of a term; 0 stands for all that no fact holds.
func (l *lexical) weight(id termID) float64 {
	if w, ok := l.idf[id]; ok {
		return w
	}
	return l.unknown
}

// shapeOf gives the shape of a fact from the terms of its text and its questions.
func shapeOf(text []string, asks [][]string, textGrams []gram, askGrams [][]gram) *shape {
	s := &shape{text: vectorOf(text), textGrams: textGrams, askGrams: askGrams, pairs: pairsOf(text)}
	s.all = slices.Clone(s.text)
	for _, a := range asks {
		v := vectorOf(a)
		s.asks = append(s.asks, v)
		s.all = append(s.all, v...)
		s.pairs = append(s.pairs, pairsOf(a)...)
	}
	s.all, s.pairs = sortedSet(s.all), sortedSet(s.pairs)
	return s
}

func vectorOf(terms []string) vector {
	v := make(vector, 0, len(terms))
	for _, t := range terms {
		v = append(v, idOf(t))
	}
	return sortedSet(v)
}

func sortedSet(v vector) vector {
	slices.Sort(v)
	return slices.Clip(slices.Compact(v))
}

// pairsOf notes neighbouring terms; entity and concept terms follow the words in a
// term list, so their neighbourhood means nothing and does no harm.
func pairsOf(terms []string) vector {
	var out vector
	for i := 1; i < len(terms); i++ {
		out = append(out, pairOf(idOf(terms[i-1]), idOf(terms[i])))
	}
	return out
}

// pairOf is the id of two terms together, in whatever order.
func pairOf(x, y termID) termID {
	const odd = 0x9E3779B97F4A7C15 // spreads the smaller one's bits
	return min(x, y)*odd ^ max(x, y)
}

func (v vector) has(id termID) bool {
	_, ok := slices.BinarySearch(v, id)
	return ok
}

func (s *shape) everyGram() []gram {
	all := slices.Clone(s.textGrams)
	for _, g := range s.askGrams {
		all = append(all, g...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (l *lexical) norm(v vector) float64 {
	var s float64
	for _, id := range v {
		w := l.idf[id]
		s += w * w
	}
	return math.Sqrt(s)
}

func (l *lexical) gramWeight(g gram) float64 {
	if w, ok := l.gramIDF[g]; ok {
		return w
	}
	return l.gramMax
}

func (l *lexical) gramNorm(gs []gram) float64 {
	var s float64
	for _, g := range gs {
		w := l.gramWeight(g)
		s += w * w
	}
	return math.Sqrt(s)
}

// Share is the part of all facts that hold the term in any field, from 0 to 1.
func (x *Index) Share(term string) float64 {
	if len(x.docs) == 0 {
		return 0
	}
	return float64(x.lexical.df[idOf(term)]) / float64(len(x.docs))
}

// Holds reports whether the fact has the term in its text or names.
func (x *Index) Holds(id knowledge.FactID, term string) bool {
	p := x.lexical.profiles[id]
	return p != nil && p.text.has(idOf(term))
}

// AskHolds reports whether one of the fact's questions, other than the one
// numbered without (or NoAsk), holds the term.
func (x *Index) AskHolds(id knowledge.FactID, term string, without int) bool {
	p, t := x.lexical.profiles[id], idOf(term)
	if p == nil {
		return false
	}
	for i, a := range p.asks {
		if i != without && a.has(t) {
			return true
		}
	}
	return false
}

// AskHoldsBoth reports whether one of the fact's questions holds both terms.
func (x *Index) AskHoldsBoth(id knowledge.FactID, a, b string) bool {
	p, ta, tb := x.lexical.profiles[id], idOf(a), idOf(b)
	return p != nil && slices.ContainsFunc(p.asks, func(v vector) bool { return v.has(ta) && v.has(tb) })
}

// HoldsAnywhere reports whether the fact has the term in any field.
func (x *Index) HoldsAnywhere(id knowledge.FactID, term string) bool {
	p := x.lexical.profiles[id]
	return p != nil && p.all.has(idOf(term))
}

// Probe prepares a question: its annotated text, and what each of its terms
// counts (from 0 to 1; more counts as 1). Terms beyond the text may be among them.
func (x *Index) Probe(a lexis.Annotated, terms map[string]float64) *Probe {
	p := x.lexical.probe(Terms(a), terms, grams(a.Tokens))
	p.words = x.lexical.words(a)
	for _, w := range p.words {
		p.whole += w.weight
	}
	return p
}

// words gives the content words of a question; those that only ask ("who",
// "which") are none.
func (l *lexical) words(a lexis.Annotated) []word {
	var out []word
	for i, t := range a.Tokens {
		if t.Stop || asks(a, i) {
			continue
		}
		w := word{weight: l.weight(idOf(t.Stem))}
		add := func(term string) {
			if id := l.id(term); id != 0 {
				w.ids = append(w.ids, id)
			}
		}
		add(t.Stem)
		for _, c := range a.Concepts {
			if c.From <= i && i < c.To {
				add("#" + c.ID)
			}
		}
		for _, m := range a.Mentions {
			if m.From <= i && i < m.To {
				for _, n := range m.Names {
					add(EntityTerm(n.Entity.ID))
				}
			}
		}
		out = append(out, w)
	}
	return out
}

// asks reports whether the token belongs to the words of asking.
func asks(a lexis.Annotated, i int) bool {
	return slices.ContainsFunc(a.Concepts, func(c lexis.Concept) bool {
		if i < c.From || c.To <= i {
			return false
		}
		switch c.ID {
		case "cue-who", "cue-what", "cue-when", "cue-where", "cue-why", "cue-how-many", "cue-define", "cue-backward", "cue-follow-on", "cue-now":
			return true
		}
		return false
	})
}

// held is the share of the question's words that a set of terms holds, and the
// weight of the heaviest that it does not.
func (q *Probe) held(v vector) (share, miss float64) {
	if q.whole == 0 {
		return 0, 0
	}
	for _, w := range q.words {
		if slices.ContainsFunc(w.ids, v.has) {
			share += w.weight
		} else {
			miss = max(miss, w.weight)
		}
	}
	return share / q.whole, miss
}

func (l *lexical) probe(order []string, terms map[string]float64, gs []gram) *Probe {
	p := &Probe{grams: gs, gnorm: l.gramNorm(gs)}
	for _, g := range gs {
		w := l.gramWeight(g)
		p.squares = append(p.squares, w*w)
		p.gramMarks.set(uint64(g))
	}
	byID := map[termID]float64{}
	var squares float64
	for _, t := range slices.Sorted(keysOf(terms)) {
		id, share := l.id(t), min(terms[t], 1)
		w := l.weight(id) * share
		squares += w * w
		if id != 0 {
			byID[id] = share
			p.vec = append(p.vec, id)
		}
	}
	p.norm = math.Sqrt(squares)
	p.vec = sortedSet(p.vec)
	for _, id := range p.vec {
		w := l.idf[id]
		p.products = append(p.products, w*w*byID[id])
		p.vecMarks.set(uint64(id))
	}
	for i := 1; i < len(order); i++ {
		if a, b := l.id(order[i-1]), l.id(order[i]); a != 0 && b != 0 {
			p.pairs = append(p.pairs, pairOf(a, b))
		}
	}
	return p
}

// NoAsk means that every one of a fact's questions takes part in a comparison.
const NoAsk = -1

// Compare gives the likeness of a question and a fact.
func (x *Index) Compare(q *Probe, id knowledge.FactID) Lexical {
	return x.lexical.compare(q, id, NoAsk)
}

// CompareWithout is Compare as if the fact had no such question (numbered from 0
// over all languages): what remains when the question is taken from the fact's own.
func (x *Index) CompareWithout(q *Probe, id knowledge.FactID, ask int) Lexical {
	return x.lexical.compare(q, id, ask)
}

func (l *lexical) compare(q *Probe, id knowledge.FactID, without int) Lexical {
	p := l.profiles[id]
	if p == nil || q.norm == 0 {
		return Lexical{}
	}
	var out Lexical
	all := p.all
	if without != NoAsk {
		all = p.allBut(without)
	}
	out.Cover, out.Miss = q.held(all)
	out.Miss /= l.unknown
	out.Text, _ = q.held(p.text)
	nearest := -1
	for i, a := range p.asks {
		if i == without {
			continue
		}
		squares := q.shared(a)
		if n := q.norm * p.askNorms[i]; n > 0 {
			s := squares / n
			if s > out.Ask {
				out.Ask, out.Ask2, nearest = s, out.Ask, i
			} else {
				out.Ask2 = max(out.Ask2, s)
			}
		}
		out.Gram = max(out.Gram, q.gramCosine(p.askGrams[i], p.askGNorms[i]))
	}
	if nearest >= 0 {
		out.AskCover, _ = q.held(p.asks[nearest])
	}
	out.TextGram = q.gramCosine(p.textGrams, p.textGNorm)
	for _, pr := range q.pairs {
		if without == NoAsk && p.pairs.has(pr) {
			out.Pairs += 1 / float64(len(q.pairs))
		}
	}
	return out
}

// allBut is every term of the fact outside one of its questions.
func (s *shape) allBut(ask int) vector {
	v := slices.Clone(s.text)
	for i, a := range s.asks {
		if i != ask {
			v = append(v, a...)
		}
	}
	return sortedSet(v)
}

// shared sums the products of both sides' weights over the terms that both hold.
func (q *Probe) shared(b vector) (products float64) {
	for _, id := range b {
		if q.vecMarks.may(uint64(id)) {
			if i, ok := slices.BinarySearch(q.vec, id); ok {
				products += q.products[i]
			}
		}
	}
	return products
}

func (q *Probe) gramCosine(g []gram, norm float64) float64 {
	if q.gnorm == 0 || norm == 0 {
		return 0
	}
	var s float64
	for _, x := range g {
		if q.gramMarks.may(uint64(x)) {
			if i, ok := slices.BinarySearch(q.grams, x); ok {
				s += q.squares[i]
			}
		}
	}
	return s / (q.gnorm * norm)
}

// marks tell quickly that something is not in a set of hashes. Nearly all of what a
// question is compared with is not in it, and a question has few hashes, so that one
// look at a word of memory decides.
type marks [64]uint64

func (m *marks) set(h uint64) { m[h>>6&63] |= 1 << (h & 63) }

// may reports whether a hash may be in the set; if not, it is not.
func (m *marks) may(h uint64) bool { return m[h>>6&63]&(1<<(h&63)) != 0 }

// Mix is the plain sum of the features that serves where nothing but words is
// known. The weights, beside a BM25 score divided by the best, were chosen on the
// public sets that `make rank` measures.
func Mix(l Lexical) float64 {
	return 0.3*l.Ask + 0.1*l.Gram + 0.25*l.TextGram + 0.1*l.Pairs
}
