package eval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
)

// A Perturbation changes the way a question is typed and not what it asks.
type Perturbation string

// The perturbations.
const (
	OneEdit     Perturbation = "one edit"    // one slip in one word of five letters or more
	EveryEdit   Perturbation = "every word"  // one slip in every such word
	UpperCase   Perturbation = "upper case"  // all capitals
	LowerCase   Perturbation = "lower case"  // no capitals
	Punctuation Perturbation = "punctuation" // none, or too much
	Chatter     Perturbation = "chatter"     // a greeting before the question
)

// Perturbations lists them all.
var Perturbations = []Perturbation{OneEdit, EveryEdit, UpperCase, LowerCase, Punctuation, Chatter}

// minEdited is the shortest word that gets a slip, in letters.
const minEdited = 5

// Perturb changes a question; the same seed gives the same change.
func Perturb(p Perturbation, text string, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, uint64(len(text))))
	switch p {
	case OneEdit, EveryEdit:
		return slip(r, text, p == EveryEdit)
	case UpperCase:
		return strings.ToUpper(text)
	case LowerCase:
		return strings.ToLower(text)
	case Punctuation:
		if seed%2 == 0 {
			return strings.TrimRight(text, "?.!؟") + "???!!"
		}
		return strings.Map(func(c rune) rune {
			if strings.ContainsRune("?!,;؟", c) {
				return -1
			}
			return c
		}, text)
	case Chatter:
		return []string{"hey all, quick question: ", "hi, sorry to bother you. ", "ok so ", "hello bot, "}[seed%4] + text
	}
	panic(fmt.Sprintf("unknown perturbation %q", p))
}

// slip makes a typing mistake in one long word, or in each.
func slip(r *rand.Rand, text string, every bool) string {
	words := strings.Split(text, " ")
	var long []int
	for i, w := range words {
		if len(letters(w)) >= minEdited {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return text
	}
	if !every {
		long = []int{long[r.IntN(len(long))]}
	}
	for _, i := range long {
		words[i] = mistype(r, words[i])
	}
	return strings.Join(words, " ")
}

func letters(w string) []int {
	var at []int
	for i, c := range []rune(w) {
		if unicode.IsLetter(c) {
			at = append(at, i)
		}
	}
	return at
}

// mistype swaps two neighbouring letters, drops one, doubles one or replaces one;
// the first letter stays, as it mostly does when people type.
func mistype(r *rand.Rand, w string) string {
	c := []rune(w)
	at := letters(w)
	i := at[1+r.IntN(len(at)-2)]
	switch r.IntN(4) {
	case 0:
		c[i], c[i+1] = c[i+1], c[i]
		return string(c)
	case 1:
		return string(c[:i]) + string(c[i+1:])
	case 2:
		return string(c[:i]) + string(c[i]) + string(c[i:])
	}
	if c[i] < unicode.MaxASCII {
		c[i] = rune('a' + r.IntN(26))
	}
	return string(c)
}
