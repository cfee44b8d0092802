// Package wordtest is for tests of the bot's words: that every language has all of
// them, and that they take the same things as in English.
package wordtest

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/knowledge"
)

// verb matches what a remark takes.
var verb = regexp.MustCompile(`%[a-z%]`)

// Whole finds words that a language lacks, and those that stand for other things than
// in English. The words are structs of texts, and of maps and arrays of texts; one
// named lang tells the language. There must be at least so many in English.
func Whole[T any](t *testing.T, all map[knowledge.Lang]*T, least int) {
	t.Helper()
	if all[knowledge.English] == nil {
		t.Fatal("English has no words")
	}
	_, english := wordsOf(all[knowledge.English])
	if len(english) < least {
		t.Fatalf("%d words are looked at", len(english))
	}
	for _, l := range knowledge.Langs {
		if all[l] == nil {
			t.Errorf("%s has no words", l)
			continue
		}
		lang, other := wordsOf(all[l])
		if lang != string(l) {
			t.Errorf("the words of %s are those of %q", l, lang)
		}
		for name, en := range english {
			s := other[name]
			if s == "" {
				t.Errorf("%s lacks %s", l, name)
			}
			if want, got := verbs(en), verbs(s); want != got {
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

func verbs(s string) string { return strings.Join(verb.FindAllString(s, -1), " ") }

// wordsOf gives every word by its name, those of maps and arrays with their key, and
// the language.
func wordsOf(w any) (lang string, words map[string]string) {
	words = map[string]string{}
	v := reflect.ValueOf(w).Elem()
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		switch {
		case name == "lang":
			lang = f.String()
		case f.Kind() == reflect.Map:
			for it := f.MapRange(); it.Next(); {
				words[fmt.Sprint(name, " ", it.Key())] = it.Value().String()
			}
		case f.Kind() == reflect.Array:
			for k := range f.Len() {
				words[fmt.Sprint(name, " ", k)] = f.Index(k).String()
			}
		default:
			words[name] = f.String()
		}
	}
	return lang, words
}
