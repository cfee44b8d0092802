package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// What a title shows is read back as it was asked, or not at all.
func TestEchoIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked := Plain(rapid.OneOf(rapid.String(), rapid.StringMatching(`[\\*_ a-c#1.<>\[\]|~:/-]{0,300}`)).Draw(t, "asked"))
		got, ok := Echoed(Answer(&answer.Answer{}, View{Echo: asked}).Embeds[0].Title)
		if strings.Contains(strings.ToLower(asked), "@everyone") || strings.Contains(strings.ToLower(asked), "@here") {
			return // shown otherwise
		}
		if ok && got != asked {
			t.Fatalf("%q is read as %q", asked, got)
		}
		if cut := asked == "" || strings.HasSuffix(asked, "…") || Units(Line(asked)) > maxEcho; ok == cut {
			t.Fatalf("%q is read: %v", asked, ok)
		}
	})
}

func TestOriginIsReadBack(t *testing.T) {
	for _, l := range knowledge.Langs {
		for _, o := range []Origin{
			{Author: "1", Guild: "2", Channel: "3", Message: "4"}, {Author: "1", Channel: "3", Message: "4"}, {Guild: "2", Channel: "3", Message: "4"},
		} {
			shown := o
			if o.Author == "" {
				shown.Name = "<@7> [x](https://discord.com/channels/7/7/7)"
			}
			for _, i := range []answer.Intent{"", answer.IntentCheck} {
				m := Answer(&answer.Answer{Lang: l, Intent: i}, View{Origin: &shown})
				if got := OriginIn(m.Content); got == nil || *got != o {
					t.Errorf("%s is read as %+v, want %+v", m.Content, got, o)
				}
			}
		}
	}
	for _, s := range []string{"", "No link.", "[x](https://discord.com/channels/1/2/3) and more"} {
		if got := OriginIn(s); got != nil {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
}

func TestRecipe(t *testing.T) {
	for want, q := range map[Recipe]answer.Question{
		"":                           {Text: "only a text"},
		"quote.he.2024-08.hamas.oil": {Wants: answer.IntentQuote, Lang: knowledge.Hebrew, AsOf: knowledge.MustDate("2024-08"), About: []knowledge.EntityID{"hamas", "oil"}},
		"check..":                    {Wants: answer.IntentCheck},
		"..2024-08-29":               {AsOf: knowledge.MustDate("2024-08-29")},
	} {
		got := RecipeOf(&q)
		var back answer.Question
		if err := got.Fill(&back); got != want || err != nil || RecipeOf(&back) != want {
			t.Errorf("recipe %q reads as %+v (%v), want %q", got, back, err, want)
		}
	}
	if got := RecipeOf(&answer.Question{About: []knowledge.EntityID{"a/b"}}); got != "" {
		t.Errorf("recipe %q", got)
	}
	for _, bad := range []Recipe{"x", "a.b.2024-99", "a.b.c"} {
		if err := bad.Fill(&answer.Question{}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
