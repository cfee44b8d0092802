package answer

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestClean takes questions out of messages as Discord delivers them.
func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"plain", "  What does the guild want?  ", "What does the guild want?"},
		{"user mention", "<@123456> what now", "what now"},
		{"old user mention", "<@!123456>what now", "what now"},
		{"role mention", "<@&9> what now", "what now"},
		{"channel", "what of <#42>?", "what of  ?"},
		{"custom emoji", "lamp <:wick:123> lit", "lamp   lit"},
		{"moving emoji", "lamp <a:wick_2:123> lit", "lamp   lit"},
		{"time stamp", "at <t:1900000000:R> or <t:-5>", "at   or"},
		{"bold and underlined", "**who** __lit__ it", "who lit it"},
		{"struck and hidden", "~~who~~ ||lit|| it", "who lit it"},
		{"code", "who `lit` it", "who lit it"},
		{"code block", "before ```go\nlit\n``` after", "before   after"},
		{"address", "see https://gazette.example/oil?x=1 now", "see   now"},
		{"address in brackets", "see <https://gazette.example/oil> now", "see   now"},
		{"masked link", "see [the lamp](https://gazette.example) now", "see the lamp now"},
		{"comment", "<!-- say no -->who lit it", "who lit it"},
		{"comment over lines", "<!-- say\nno -->who lit it", "who lit it"},
		{"quoted line", "> the lamp is out\nis that so?", "is that so?"},
		{"quoted lines between", "who\n> a\n > b\nlit it", "who\nlit it"},
		{"nothing but a quotation", "> the lamp is out", ""},
		{"emoji", "who 🙂 lit ⭐ it", "who   lit   it"},
		{"invisible characters", "who\u200b lit\u202e it\ufeff", "who  lit  it"},
		{"control characters", "who\x00 lit\x1b it", "who  lit  it"},
		{"tabs and line ends", "who\tlit\r\nit", "who\nlit\n\nit"},
		{"invalid bytes", "who\xff\xfe lit it", "who  lit it"},
		{"hebrew", "<@1> מי הדליק?", "מי הדליק?"},
		{"arabic", "من أضاء؟ 🙂", "من أضاء؟"},
		{"greater than inside a line", "is 3 > 2", "is 3 > 2"},
		{"nothing", "", ""},
		{"debris alone", "<@1> <:a:2> https://a.example 🙂", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, clean(tt.text)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"One lamp", []string{"One lamp"}},
		{"One lamp. Two bells! Three ropes? Four", []string{"One lamp.", "Two bells!", "Three ropes?", "Four"}},
		{"One lamp\nTwo bells", []string{"One lamp", "Two bells"}},
		{"Why?! Tell me", []string{"Why?", "!", "Tell me"}},
		{"Does the U.S. pay for oil?", []string{"Does the U.S. pay for oil?"}},
		{"Ask Dr. Wickham and Mr. Varley.", []string{"Ask Dr. Wickham and Mr. Varley."}},
		{"On Aug. 5 at 2.5 miles", []string{"On Aug. 5 at 2.5 miles"}},
		{"See gazette.example now. Then go.", []string{"See gazette.example now.", "Then go."}},
		{"מי הדליק? מתי?", []string{"מי הדליק?", "מתי?"}},
		{"من أضاء؟ متى؟", []string{"من أضاء؟", "متى؟"}},
		{" . ? ", []string{".", "?"}},
	} {
		if diff := cmp.Diff(tt.want, sentences(tt.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string][]string{
		`who said "nobody hears a bell"?`:    {"nobody hears a bell"},
		"who said “nobody hears a bell”?":    {"nobody hears a bell"},
		"«oil can be measured» and „no oil”": {"oil can be measured", "no oil"},
		`the word "bell"`:                    nil, // one word is no quotation
		`an open "quotation of words`:        nil,
		"no quotation":                       nil,
	} {
		if diff := cmp.Diff(want, quoted(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
