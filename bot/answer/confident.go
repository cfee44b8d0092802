package answer

import "slices"

// confidentSure is the certainty from which an answer may be given unasked. With
// the cautions below, at least 97 % of what was said on the question sets was right,
// on at least 40 % of the questions that can be answered (TestConfident prints both).
// On questions that had no part in choosing it less is to be expected (TestConfidentFolds).
const confidentSure = 0.45

// unasked is the certainty with which an answer may be given to somebody who did
// not ask the bot: 1 for an overview, 0 where it is left to those who do ask it, that
// is for questions that lean on earlier ones, end a story, ask two things or for all
// members of a body, offer alternatives or make exceptions.
func (r *reading) unasked(c *choice) float64 {
	switch {
	case c.reason != "" || len(c.picks) == 0 || r.Before != nil || r.Story || r.askingWords() > 1, r.Detail.kind == whoBelongs,
		slices.ContainsFunc([]string{"or", "besides", "except", "other", "both", "either"}, r.says):
		return 0
	case c.overview:
		return 1
	}
	return c.sure
}

// askingWords counts the words that open a question.
func (r *reading) askingWords() int {
	n := 0
	for _, t := range r.Ann.Tokens {
		switch t.Fold {
		case "who", "whom", "what", "when", "where", "why", "which", "how", "did", "does", "is", "was":
			n++
		}
	}
	if n > 1 && r.says("did") || n > 1 && r.says("does") || n > 1 && r.says("is") || n > 1 && r.says("was") {
		n-- // "what did" is one
	}
	return n
}

// says reports whether a word occurs in the question.
func (r *reading) says(fold string) bool {
	for _, t := range r.Ann.Tokens {
		if t.Fold == fold {
			return true
		}
	}
	return false
}
