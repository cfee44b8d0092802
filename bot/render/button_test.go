package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestButtonsSurviveTheRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Button{
			Do:     rapid.SampledFrom(actions).Draw(t, "do"),
			Key:    rapid.StringMatching(`\d{1,20}`).Draw(t, "key"),
			Asker:  rapid.StringMatching(`\d{1,20}`).Draw(t, "asker"),
			Page:   rapid.IntRange(0, 1<<30).Draw(t, "page"),
			Recipe: Recipe(rapid.SampledFrom([]string{"", "..", "demand.he.2024-08.hamas", "..2024", "quote...a.b-c"}).Draw(t, "recipe")),
		}
		id, err := b.Encode()
		if err != nil || len(id) > maxCustomID {
			t.Fatalf("%+v: %q, %v", b, id, err)
		}
		if got, err := ParseButton(id); err != nil || got != b {
			t.Fatalf("%q reads as %+v, %v", id, got, err)
		}
	})
}

func TestButtonsThatFitNoID(t *testing.T) {
	for _, b := range []Button{
		{},
		{Do: "more", Key: "1/2", Asker: "3"},
		{Do: More, Key: "x", Asker: "1"},
		{Do: More, Key: "1", Asker: "1", Page: -1},
		{Do: "fly", Key: "1", Asker: "1"},
		{Do: More, Key: "1", Asker: "1", Recipe: "a"},
		{Do: More, Key: "1", Asker: "1", Recipe: "a.b.1/2"},
		{Do: More, Key: "1", Asker: "1", Recipe: Recipe("..." + strings.Repeat("x", 90))},
	} {
		if id, err := b.Encode(); err == nil {
			t.Errorf("%+v became %q", b, id)
		}
	}
}

func FuzzParseButton(f *testing.F) {
	f.Add("/more/1/2/3")
	f.Add("/delete/1/2/00")
	f.Add("/share/1/2/0/check.en.2024-08-01.hamas.rafah")
	f.Fuzz(func(t *testing.T, id string) {
		b, err := ParseButton(id)
		if err != nil {
			return
		}
		if again, err := b.Encode(); err != nil || again != id {
			t.Errorf("%q reads as %+v, which writes %q, %v", id, b, again, err)
		}
	})
}
