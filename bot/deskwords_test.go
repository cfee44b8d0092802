package bot

import (
	"testing"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/wordtest"
)

func TestDeskWordsAreWhole(t *testing.T) { wordtest.Whole(t, deskLanguages, 1) }

func TestFollowWordsAreWhole(t *testing.T) { wordtest.Whole(t, followLanguages, 20) }

// TestDeskWordsFit finds labels that Discord would cut off.
func TestDeskWordsFit(t *testing.T) {
	for l, w := range deskLanguages {
		for _, s := range w.FormTitle {
			fits(t, l, s, maxModalTitle)
		}
		for _, s := range []string{w.Text, w.Quote, w.Speaker, w.When, w.Link, w.Why, w.WhyTitle} {
			fits(t, l, s, maxInputLabel)
		}
		for _, s := range []string{w.TextAbout, w.TextHint, w.QuoteAbout, w.SpeakerAbout, w.WhenAbout, w.LinkAbout, w.WhyAbout, w.Role, w.Review, w.AskIn, w.OnlyIn} {
			fits(t, l, s, maxPickText)
		}
		for _, s := range []string{w.Save, w.Reword, w.PageWords, w.More, w.Back, w.Reread, w.Drop, w.TakePack, w.KeepOurs} {
			fits(t, l, s, 34) // what a phone shows in one line
		}
	}
}

func fits(t *testing.T, l knowledge.Lang, s string, most int) {
	t.Helper()
	if n := render.Units(s); n > most {
		t.Errorf("%s: %q has %d characters, more than %d", l, s, n, most)
	}
}
