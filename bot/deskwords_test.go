package bot

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

var verb = regexp.MustCompile(`%[a-z]`)

// TestDeskWordsAreWhole finds words that a language lacks, and those that stand for
// other things than in English.
func TestDeskWordsAreWhole(t *testing.T) {
	for _, l := range knowledge.Langs {
		w := deskLanguages[l]
		if w == nil || w.lang != l {
			t.Errorf("%s has no words", l)
			continue
		}
		english, other := wordsOf(&deskEnglish), wordsOf(w)
		for name, en := range english {
			s := other[name]
			if s == "" {
				t.Errorf("%s lacks %s", l, name)
			}
			if want, got := strings.Join(verb.FindAllString(en, -1), " "), strings.Join(verb.FindAllString(s, -1), " "); want != got {
				t.Errorf("%s: %s takes %q, in English %q", l, name, got, want)
			}
			if l != knowledge.English && s == en {
				t.Errorf("%s: %s is English: %q", l, name, s)
			}
		}
		if len(other) != len(english) {
			t.Errorf("%s has %d words, English %d", l, len(other), len(english))
		}
	}
}

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

// wordsOf gives every word by its name, those of maps with their key.
func wordsOf(w *deskWords) map[string]string {
	out := map[string]string{}
	v := reflect.ValueOf(w).Elem()
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		switch {
		case name == "lang":
		case f.Kind() == reflect.Map:
			for it := f.MapRange(); it.Next(); {
				out[name+" "+it.Key().String()] = it.Value().String()
			}
		default:
			out[name] = f.String()
		}
	}
	return out
}
