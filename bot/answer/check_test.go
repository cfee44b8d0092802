package answer_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

func check(t *testing.T, day, text string) *answer.Answer {
	t.Helper()
	a, err := must(t, lighthouseEngine).Check(t.Context(), answer.Question{ID: "q", Text: text, Now: noon(day)})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What is held on the claims of a message is told with the other side's word, and
// without a verdict.
func TestCheck(t *testing.T) {
	a := check(t, after, "Tomas Varley said that nobody had been awake. Also the pilots rejected the council's text.")
	wantFacts(t, a, "pilots-slept-2031-04-13", "keepers-ran-dry-2031-04-12", "pilots-on-anselm-2031-03-16", "keepers-on-anselm-2031-03-15")
	if a.Intent != answer.IntentCheck || a.Lead != "What is on record on this, without a verdict:" {
		t.Errorf("intent %s, lead %q", a.Intent, a.Lead)
	}
	checkRoles(t, must(t, lighthouseEngine).Base(), a, knowledge.MustDate(after).Last())
	for _, verdict := range []string{"true", "false", "correct", "wrong"} {
		if slices.Contains(strings.Fields(strings.ToLower(strings.Join(said(a), " "))), verdict) {
			t.Errorf("a verdict, %q: %q", verdict, said(a))
		}
	}
}

// A message is checked, not obeyed and not answered.
func TestCheckTakesAnyMessage(t *testing.T) {
	for _, text := range []string{
		"Should the pilots pay? Tomas Varley said on 13 April 2031 that nobody had been awake!",
		"The keepers are liars. Tomas Varley said there was oil enough and nobody awake.",
		"> Tomas Varley said something\nTomas Varley said there was oil in the store and nobody awake on 11 April",
	} {
		wantFacts(t, check(t, after, text), "pilots-slept-2031-04-13")
	}
}

func TestCheckNothing(t *testing.T) {
	for _, text := range []string{"", "lol", "🙂", "My cat likes fish. It rains again.", "> the lamp went dark"} {
		if a := check(t, after, text); a.Answered || a.Reason != answer.NoEvidence {
			t.Errorf("want nothing: %s", explain(a))
		}
	}
}

// Only what had happened is held against a message.
func TestCheckHorizon(t *testing.T) {
	a := check(t, "2031-04-12", "Bram Cotterell said that the lamp had gone dark because the store had run out of oil. Tomas Varley said that nobody had been awake.")
	if shows(a, "pilots-slept-2031-04-13") {
		t.Error(explain(a))
	}
	wantFacts(t, a, "keepers-ran-dry-2031-04-12")
}
