package answer_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A comparison tells of each thing compared.
func TestComparisons(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []knowledge.FactID // all of them
	}{
		{"Tomas Varley vs Bram Cotterell on the dark lamp", []knowledge.FactID{"pilots-slept-2031-04-13", "keepers-ran-dry-2031-04-12"}},
		{"Compare what the keepers and the pilots said of the Port Anselm round", []knowledge.FactID{"keepers-on-anselm-2031-03-15", "pilots-on-anselm-2031-03-16"}},
		{"What did the keepers demand in January 2031 versus May 2031?", []knowledge.FactID{"keepers-forty-barrels-2031-01-10", "keepers-thirty-barrels-2031-05-20"}},
	} {
		a := lit(t, after, tt.text)
		if a.Intent != "compare" {
			t.Errorf("intent %s: %s", a.Intent, explain(a))
		}
		wantFacts(t, a, tt.want...)
	}
}
