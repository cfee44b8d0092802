package render

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Recipe is what a command set of a question beside its text, as a button
// carries it: "demand.he.2024-08.hamas" for intent, language, horizon and
// entities. "" stands for nothing, and for what does not fit.
type Recipe string

var recipePattern = regexp.MustCompile(`^[a-z-]*\.[a-z]*\.[0-9-]*(\.[a-z0-9-]+)*$`)

// RecipeOf gives the recipe of a question.
func RecipeOf(q *answer.Question) Recipe {
	if q.Wants == "" && q.Lang == "" && q.AsOf.IsZero() && len(q.About) == 0 {
		return ""
	}
	parts := []string{string(q.Wants), string(q.Lang), q.AsOf.String()}
	for _, id := range q.About {
		parts = append(parts, string(id))
	}
	if r := strings.Join(parts, "."); recipePattern.MatchString(r) {
		return Recipe(r)
	}
	return ""
}

// Fill sets in a question what the recipe holds.
func (r Recipe) Fill(q *answer.Question) error {
	if r == "" {
		return nil
	}
	if !recipePattern.MatchString(string(r)) {
		return fmt.Errorf("recipe %q: %w", string(r), ErrButton)
	}
	part := strings.Split(string(r), ".")
	q.Wants, q.Lang = answer.Intent(part[0]), knowledge.Lang(part[1])
	if part[2] != "" {
		d, err := knowledge.ParseDate(part[2])
		if err != nil {
			return fmt.Errorf("recipe %q: %w", string(r), ErrButton)
		}
		q.AsOf = d
	}
	for _, id := range part[3:] {
		q.About = append(q.About, knowledge.EntityID(id))
	}
	return nil
}
