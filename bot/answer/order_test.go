package answer_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/answer"
)

// Who asks for the order of two rounds gets what tells when each was, in order of
// time and nothing else; where one of them is unknown, nothing.
func TestOrder(t *testing.T) {
	const anselm, millbay, accord = "anselm-ends-2031-03-13", "millbay-ends-2031-05-21", "accord-signed-2031-06-18"
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Was the Millbay round before the one in Port Anselm in March 2031?", []string{anselm, millbay}},
		{"which came first, the Lamp Accord or the Millbay round", []string{millbay, accord}},
		{"did the Lamp Accord come after the Millbay round?", []string{millbay, accord}},
		{"האם הסכם המנורה נחתם לפני Millbay round?", []string{millbay, accord}},
		{"أيهما جاء أولا، اتفاق المصباح أم Millbay round؟", []string{millbay, accord}},
		{"Was the Millbay round before the zorblax round?", []string{"- no-evidence"}},
	} {
		a := lit(t, after, tt.text)
		if diff := cmp.Diff(tt.want, facts(a)); diff != "" {
			t.Errorf("%s%s", diff, explain(a))
		}
	}
	for _, text := range []string{ // something else is asked of a time that two rounds bound
		"Did the keepers ask for more oil after Port Anselm and before the Millbay round?",
		"What did the pilots say before the Millbay round and after the Lamp Accord?",
	} {
		if a := lit(t, after, text); slices.ContainsFunc(a.Trace.Steps, func(s answer.TraceStep) bool {
			return slices.Contains(s.Lines, "when each of them was, in order of time")
		}) {
			t.Errorf("taken for a question of order: %s", explain(a))
		}
	}
}
