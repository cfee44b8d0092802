package outreach

import (
	"testing"

	"github.com/ceasefire-facts/bot/knowledge/wordtest"
)

func TestWordsAreWhole(t *testing.T) { wordtest.Whole(t, languages, 40) }
