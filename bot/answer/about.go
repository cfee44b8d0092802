package answer

import (
	"math"
	"slices"

	"github.com/ceasefire-facts/bot/knowledge"
)

// maxAbout bounds the words of content of what a question says it is about.
const maxAbout = 4

// An aboutWord is a word of what a question says that it is about.
type aboutWord struct {
	keys   []string // under which it is known
	weight float64  // a rare one tells more
}

func (e *Engine) aboutWord(keys []string) aboutWord {
	share := 1 / float64(len(e.base.Facts())+1)
	for _, k := range keys {
		share = max(share, e.index.Share(k))
	}
	return aboutWord{keys, -math.Log(share)}
}

// aboutWords gives the words of what the question says that it is about ("about the
// price of gas"); nil if it says so by a name, which the fact must hold in any case, or
// by a word that is about the talks as such.
func (e *Engine) aboutWords(r *reading) []aboutWord {
	at := r.aboutAt()
	if at < 0 {
		return nil
	}
	var out []aboutWord
	toks := r.Ann.Tokens
	if at < len(toks) && asksFor[toks[at].Fold] {
		return nil
	}
	for i := at; i < len(toks) && len(out) < maxAbout; i++ {
		switch {
		case covered(r.Ann.Mentions, i) || r.dated(i):
			return nil
		case toks[i].Stop && len(out) > 0 && !joins(toks[i].Fold):
			return out
		case toks[i].Stop || r.controlWord(i):
		case e.general(r, i):
			return nil
		default:
			out = append(out, e.aboutWord(countable(r.Ann, i)))
		}
	}
	return out
}

// asksFor are words that ask for what something is about, rather than say it.
var asksFor = map[string]bool{"what": true, "whom": true, "who": true, "which": true, "where": true, "מה": true, "מי": true, "ماذا": true, "من": true}

// joins reports whether a word goes on with a thing that was begun: "price of gas".
func joins(word string) bool {
	return slices.Contains([]string{"of", "the", "a", "an", "and", "or"}, word)
}

// aboutAt is the first token behind "about" and the like; -1 if there is none. "On" and
// "over" count where somebody's words are asked for, since much else is on something.
func (r *reading) aboutAt() int {
	for i, t := range r.Ann.Tokens {
		switch t.Fold {
		case "about", "regarding", "concerning", "بشان":
			return i + 1
		case "on", "over", "על", "عن":
			if r.subject() >= 0 {
				return i + 1
			}
		case "of", "towards", "toward": // "her view of"
			if i > 0 && r.isOf("cue-position", i-1) && r.subject() >= 0 {
				return i + 1
			}
		}
	}
	return -1
}

// offTopic reports whether the fact holds less than half of what the question says that
// it is about, by the weight of its words.
func (e *Engine) offTopic(r *reading, f *knowledge.Fact) bool {
	var all, held float64
	for _, w := range r.About {
		all += w.weight
		if slices.ContainsFunc(w.keys, func(k string) bool { return e.index.HoldsAnywhere(f.ID, k) }) {
			held += w.weight
		}
	}
	return held < all/2
}
