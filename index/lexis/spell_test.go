package lexis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// understood writes a text as it was understood, word by word.
func understood(x *lexis.Lexis, text string) []string {
	var out []string
	for _, t := range x.Understand(text).Tokens {
		out = append(out, t.Fold)
	}
	return out
}

func TestSpelling(t *testing.T) {
	x := mustLighthouse(t)
	for _, tt := range []struct {
		name, word, want string
	}{
		{"letter left out", "Wickam", "wickham"},
		{"letter too many", "Wickhham", "wickham"},
		{"wrong letter", "Wickhan", "wickham"},
		{"two swapped", "Millaby", "millbay"},
		{"a name that stands in no list", "Cotterrel", "cotterell"},
		{"two slips in a long name", "Quilfether", "quillfeather"},
		{"two slips in a short one", "Wikhan", "wikhan"},
		{"word of the base", "barrells", "barrels"},
		{"another first letter", "Fillbay", "fillbay"},
		{"common English that is near a name", "oily", "oily"},
		{"common English as it is", "bicycle", "bicycle"},
		{"short words", "oyl", "oyl"},
		{"figures", "20311", "20311"},
		{"hebrew name", "ויקהאם", "ויקהם"},
		{"hebrew short", "עדד", "עדד"},
		{"arabic name", "كويلفدر", "كويلفذر"},
		{"what is known stays", "pilots", "pilots"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{tt.want}, understood(x, tt.word)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.word, diff)
			}
		})
	}
}

// Of two words that are as near, the name is meant, whatever the text uses more often.
func TestNamesFirst(t *testing.T) {
	facts := []*knowledge.Fact{}
	for _, id := range []knowledge.FactID{"a", "b", "c"} {
		facts = append(facts, &knowledge.Fact{ID: id, Text: "Barfolt, barfolt and barfolt.", When: knowledge.MustDate("2031")})
	}
	b, err := knowledge.NewBase(&knowledge.Pack{
		Facts:    facts,
		Entities: []*knowledge.Entity{{ID: "barfold", Type: knowledge.PersonType, Name: "Barfold"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	x := learned(b)
	if diff := cmp.Diff([]string{"barfold"}, understood(x, "barfole")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"barfolt"}, understood(x, "barfolt")); diff != "" {
		t.Errorf("a word that the base uses is changed (-want +got):\n%s", diff)
	}
}

// A listed misspelling is recognised for what it means.
func TestMisspellings(t *testing.T) {
	x := mustLighthouse(t)
	if diff := cmp.Diff([]string{"piolts=pilots"}, mentions(x.Understand("what do piolts want"))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Annotate takes a text as it stands; Understand takes what was probably meant.
func TestAnnotateCorrectsNothing(t *testing.T) {
	x := mustLighthouse(t)
	const text = "What does Wickam want?"
	if got := mentions(x.Annotate(text)); got != nil {
		t.Errorf("Annotate finds %v", got)
	}
	a := x.Understand(text)
	if diff := cmp.Diff([]string{"Wickam=ada-wick"}, mentions(a)); diff != "" {
		t.Errorf("Understand (-want +got):\n%s", diff)
	}
	if a.Text != text || a.Tokens[2].Raw != "Wickam" {
		t.Errorf("the text itself is changed: %q, %q", a.Text, a.Tokens[2].Raw)
	}
}
