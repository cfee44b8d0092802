package answer_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A first name alone means the one person who bears it, and nobody with another
// family name.
func TestFirstNames(t *testing.T) {
	for text, want := range map[string]knowledge.FactID{
		"What did Bram say about the dark lamp?":            "keepers-ran-dry-2031-04-12",
		"tomas on the dark lamp":                            "pilots-slept-2031-04-13",
		"What did Bram Zorkington say about the dark lamp?": "",
	} {
		a := lit(t, after, text)
		switch {
		case want == "" && a.Answered:
			t.Errorf("nothing is known of it: %s", explain(a))
		case want != "" && (roleOf(a, want) != answer.Main || a.Points[0].Facts[0] != want):
			t.Errorf("want %s first: %s", want, explain(a))
		}
	}
}

// A person's house is the party and not the person.
func TestHouse(t *testing.T) {
	a := lit(t, after, "What did Ada Wickham's movement demand in January 2031?")
	if want := knowledge.FactID("keepers-forty-barrels-2031-01-10"); roleOf(a, want) != answer.Main {
		t.Errorf("want %s: %s", want, explain(a))
	}
}
