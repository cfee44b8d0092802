package answer_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A fact that tells of the matter but not of the detail that is asked for is no answer.
func TestDetails(t *testing.T) {
	for text, want := range map[string]knowledge.FactID{
		"How many sailors were on the Petrel?":                       "petrel-aground-2031-02-03",
		"How many barrels of oil do the pilots pay for?":             "accord-signed-2031-06-18",
		"How much lamp oil did the keepers ask for in January 2031?": "keepers-forty-barrels-2031-01-10",

		"How many lamps did the Petrel carry?":                       "",
		"How much lamp oil did the Harbour Council ask for?":         "",
		"How long did the second round in Port Anselm last?":         "",
		"How old is Ada Wickham?":                                    "",
		"Names of the 11 sailors of the Petrel?":                     "",
		"What did Bram Cotterell's wife say about the fog bell?":     "",
		"Who is on the keepers' delegation?":                         "",
		"Who are the members of the Pilots' Union's council?":        "",
		"When did the first ships of the Pilots' Union burn at sea?": "",
	} {
		a := lit(t, after, text)
		switch {
		case want == "" && (a.Answered || a.Reason != answer.NoEvidence && a.Reason != answer.Premise):
			t.Errorf("nothing is known of it: %s", explain(a))
		case want != "" && roleOf(a, want) != answer.Main:
			t.Errorf("want %s: %s", want, explain(a))
		}
	}
}
