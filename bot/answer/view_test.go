package answer_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
)

// TestNoGuildsFactElsewhere makes each fact in turn one guild's own, and asks in
// another guild whatever the lighthouse can be asked: by search, by date and kind,
// as a companion, as what came later and as a follow-up, the fact must not show.
func TestNoGuildsFactElsewhere(t *testing.T) {
	overviews := []string{
		"Where do the talks stand?", "What do both sides want?", "What are the obstacles?", "What do the keepers want now?", "What do the pilots demand?",
		"Compare the keepers and the pilots on the bell.", "What happened at the last round?", "What happened in March 2031?", "What has changed since May 2031?",
	}
	p, err := packtest.Dispute()
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range p.Facts {
		p, err := packtest.Dispute()
		if err != nil {
			t.Fatal(err)
		}
		p.Facts[i].Scope = "77"
		e, err := engineOf(p)
		if err != nil {
			t.Fatal(err)
		}
		texts := overviews
		for _, other := range p.Facts {
			texts = append(texts, other.Asks[knowledge.English]...)
		}
		shown := false
		for _, text := range texts {
			for _, context := range [][]string{nil, {"What do the keepers want?"}} {
				q := answer.Question{ID: "q", Text: text, Context: context, Scope: "88", Now: noon(after)}
				if a := put(t, e, q); shows(a, f.ID) {
					t.Errorf("shown elsewhere: %s", explain(a))
				}
				q.Scope = "77"
				shown = shown || shows(put(t, e, q), f.ID)
			}
		}
		if !shown {
			t.Errorf("%s is not shown at home either", f.ID)
		}
	}
}
