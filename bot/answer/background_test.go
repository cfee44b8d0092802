package answer_test

import (
	"slices"
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
)

// What is told long before the one sentence that asks need not be held by the facts
// that answer; what that sentence points back to must.
func TestBackground(t *testing.T) {
	for _, tt := range []struct {
		text string
		want knowledge.FactID
	}{
		{"I teach a class on the fog bell and on Tomas Varley. In April 2031 we had the dark lamp. Now for the end. What came of the Millbay round?", "millbay-ends-2031-05-21"},
		{"My aunt lives on Port Anselm and rings the fog bell. She is eighty. In January 2031 the keepers asked for forty barrels of oil. How did the pilots answer that?", "pilots-no-oil-2031-01-14"},
	} {
		a := lit(t, after, tt.text)
		wantFacts(t, a, tt.want)
		if slices.Contains(a.Entities, "fog-bell") {
			t.Errorf("understood to be about what is only told: %s", explain(a))
		}
	}
}
