package bot

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAsksAnyone(t *testing.T) {
	for text, want := range map[string]bool{
		"what does each side want":            true,
		"Is there a deal?":                    true,
		"a deal? really":                      true,
		"could you please tell us who agreed": true,
		"I could tell you":                    false,
		"Could you tell us who agreed?":       true,
		"do you know when the next round is?": true,
		"What's new":                          true,
		"what’s new":                          true,
		"what do you think?":                  false,
		"Is this yours?":                      false,
		"you're wrong?":                       false,
		"what":                                false,
		"?":                                   true, // nothing that could be answered
		"":                                    false,
		"no question.":                        false,
		"מתי הסבב הבא":                        true,
		"ומה לדעתך?":                          false,
		"متى الجولة القادمة":                  true,
		"ما رأيك؟":                            false,
		strings.Repeat("what about it? ", 30): false,
	} {
		if got := asksAnyone(text); got != want {
			t.Errorf("asksAnyone(%q) = %v", text, got)
		}
	}
}

func TestTextOfAForward(t *testing.T) {
	var m message
	body := `{"content":"","message_snapshots":[{"message":{"content":"what oil?"}}]}`
	if err := json.Unmarshal([]byte(body), &m); err != nil || m.text() != "what oil?" {
		t.Errorf("%q, %v", m.text(), err)
	}
	if m.Content = "mine"; m.text() != "mine" {
		t.Errorf("%q", m.text())
	}
}
