package pack

import (
	"cmp"
	"math"
	"slices"
	"strings"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// nearness is the share of word triples, of all that two texts hold, which both
// hold, from which on they count as nearly the same. 0 to 1. Two texts of twenty
// words that differ in one inner word share 0.71; in the last, 0.9.
const nearness = 0.8

// A shingled text is a fact with the word triples of its text, rarest first.
type shingled struct {
	factAt
	triples []int
}

// nearDuplicates warns of facts whose texts share most word triples. Only texts
// that share one of their rarest triples are compared: of two texts that near,
// the rarest part of each that is larger than what they may differ in must meet.
func (l *linter) nearDuplicates() {
	texts := l.shingle()
	postings := map[int][]int{} // triple → indexes of texts that hold it among their rarest
	for i, t := range texts {
		n := len(t.triples)
		rare := t.triples[:n-int(math.Ceil(nearness*float64(n)))+min(1, n)]
		seen := map[int]bool{}
		for _, triple := range rare {
			for _, j := range postings[triple] {
				if seen[j] {
					continue
				}
				seen[j] = true
				if jaccard(t.triples, texts[j].triples) > nearness {
					l.near(t.factAt, texts[j].factAt)
				}
			}
			postings[triple] = append(postings[triple], i)
		}
	}
}

// near warns at the fact that stands in a file.
func (l *linter) near(f, other factAt) {
	if f.file == nil {
		f, other = other, f
	}
	if f.file == nil || f.ID == other.ID {
		return
	}
	l.warnf(f.place, DuplicateText, at("text"), "nearly the same text as fact %q", other.ID)
}

// shingle numbers the word triples of all texts so that the numbers ascend with
// how many texts hold a triple. Of facts with the same text, an error already,
// it takes the first.
func (l *linter) shingle() []shingled {
	var texts []shingled
	var words [][][3]string
	add := func(p place, f *k.Fact) {
		folded := foldWords(f.Text)
		if l.texts[strings.Join(folded, " ")].Fact != f {
			return
		}
		texts = append(texts, shingled{factAt: factAt{p, f}})
		words = append(words, triples(folded))
	}
	for _, f := range l.known.Facts {
		add(place{}, f)
	}
	for _, file := range l.files.List {
		for _, f := range file.Pack.Facts {
			add(place{file, f}, f)
		}
	}
	count := map[[3]string]int{}
	for _, list := range words {
		for _, t := range list {
			count[t]++
		}
	}
	number := numbered(count)
	for i, list := range words {
		for _, t := range list {
			texts[i].triples = append(texts[i].triples, number[t])
		}
		slices.Sort(texts[i].triples)
	}
	return texts
}

// numbered gives each triple its rank by count.
func numbered(count map[[3]string]int) map[[3]string]int {
	all := make([][3]string, 0, len(count))
	for t := range count {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b [3]string) int {
		return cmp.Or(cmp.Compare(count[a], count[b]), slices.Compare(a[:], b[:]))
	})
	number := make(map[[3]string]int, len(all))
	for i, t := range all {
		number[t] = i
	}
	return number
}

// triples lists the runs of three words of a text, each once.
func triples(words []string) [][3]string {
	var out [][3]string
	seen := map[[3]string]bool{}
	for i := 0; i+2 < len(words); i++ {
		t := [3]string(words[i : i+3])
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// jaccard is the share of two ascending lists' numbers that both hold, 0 to 1.
func jaccard(a, b []int) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
