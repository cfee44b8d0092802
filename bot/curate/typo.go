package curate

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Mend drafts a version of a fact in which a typo is mended. Nobody who read the
// fact is told, so that it may say nothing else than before: that is looked at when
// the draft is worked out.
func (c *Curator) Mend(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID, f Form) (*Draft, error) {
	d, err := c.about(ctx, a, s, id)
	if err != nil {
		return nil, err
	}
	d.Fact, d.Silent = *d.Of, true
	return c.begin(ctx, d, f)
}

// silence blocks what is to be mended in silence and says something else than before.
func (d *Draft) silence() {
	if of := d.edits(); d.Silent && of != nil && !sameSense(of, &d.Fact) {
		d.block(AboutWording, "this is more than a typo: use /fact edit without “typo”, so that it reaches those who read the old words")
	}
}

// sameSense reports whether two versions of a fact differ in spelling at most: who,
// when, what kind and all numbers are the same, and nearly all letters of each word.
func sameSense(a, b *knowledge.Fact) bool {
	same := a.Kind == b.Kind && a.Stage == b.Stage && a.Standing == b.Standing && a.When == b.When &&
		slices.Equal(a.By, b.By) && slices.Equal(numbersIn(a.Text), numbersIn(b.Text)) && nearly(a.Text, b.Text)
	switch {
	case !same || (a.Quote == nil) != (b.Quote == nil):
		return false
	case a.Quote == nil:
		return true
	}
	return a.Quote.Speaker == b.Quote.Speaker && slices.Equal(numbersIn(a.Quote.Words), numbersIn(b.Quote.Words)) && nearly(a.Quote.Words, b.Quote.Words)
}

// numbersIn lists the runs of digits of a text.
func numbersIn(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

// nearly reports whether two texts have the same words, but for a letter in four: of a
// short word, such as one that denies, none.
func nearly(a, b string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
	}
	return slices.EqualFunc(words(a), words(b), func(x, y string) bool {
		limit := max(len([]rune(x)), len([]rune(y))) / 4
		return lexis.Distance(x, y, limit) <= limit
	})
}
