package outreach

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
)

var verb = regexp.MustCompile(`%[a-z%]`)

// TestWordsAreWhole finds words that a language lacks, and those that stand for other
// things than in English.
func TestWordsAreWhole(t *testing.T) {
	english := wordsOf(&inEnglish)
	if len(english) < 40 {
		t.Fatalf("%d words are looked at", len(english))
	}
	for _, l := range knowledge.Langs {
		w := languages[l]
		if w == nil || w.lang != l {
			t.Errorf("%s has no words", l)
			continue
		}
		other := wordsOf(w)
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

// wordsOf gives every word by its name, those of maps with their key.
func wordsOf(w *words) map[string]string {
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
