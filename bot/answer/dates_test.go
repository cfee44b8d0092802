package answer_test

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

func TestReadDate(t *testing.T) {
	day := knowledge.NewDay(2031, 3, 20) // a Thursday
	for _, tt := range []struct{ in, want string }{
		{"2031-03-14", "2031-03-14"},
		{"2031-03", "2031-03"},
		{"14.3.2031", "2031-03-14"},
		{"March 14, 2031", "2031-03-14"},
		{"14 March", "2031-03-14"},
		{"today", "2031-03-20"},
		{"yesterday", "2031-03-19"},
		{"two days ago", "2031-03-18"},
		{"last month", "2031-02"},
		{"", ""},
		{"soon", ""},
		{"2031-02-30", ""},
	} {
		if got := answer.ReadDate(tt.in, day).String(); got != tt.want {
			t.Errorf("ReadDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
