package render

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
)

var verbs = regexp.MustCompile(`%[a-z]`)

// Every language has every text, with the same things filled in.
func TestWordsAreComplete(t *testing.T) {
	want := reflect.ValueOf(english)
	for _, l := range knowledge.Langs {
		got := reflect.ValueOf(*WordsIn(l))
		for i := range got.NumField() {
			name, text := got.Type().Field(i).Name, got.Field(i).String()
			if text == "" {
				t.Errorf("%s: %s is empty", l, name)
			}
			a, b := verbs.FindAllString(text, -1), verbs.FindAllString(want.Field(i).String(), -1)
			if !slices.Equal(a, b) {
				t.Errorf("%s: %s fills in %v, want %v", l, name, a, b)
			}
			if l != knowledge.English && knowledge.LangOf(text) != l {
				t.Errorf("%s: %s is in another language: %s", l, name, text)
			}
			if invisibleIn(text) {
				t.Errorf("%s: %s has invisible characters", l, name)
			}
		}
	}
}

func invisibleIn(s string) bool {
	return slices.ContainsFunc([]rune(s), invisible)
}

// Labels of buttons fit, in every language.
func TestLabelsFit(t *testing.T) {
	for _, l := range knowledge.Langs {
		w := WordsIn(l)
		for _, s := range []string{w.SourcesButton, w.WhyButton, w.DeleteButton, w.ShareButton, w.Next, w.Previous} {
			if Units(s) > maxLabel-2 {
				t.Errorf("%s: %q is too long", l, s)
			}
		}
	}
}
