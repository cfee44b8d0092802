package lexis_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/index/lexis"
)

// Whatever is typed: tokens lie in the text, one behind the other, and what was
// recognised lies in the tokens.
func TestAnyText(t *testing.T) {
	x := mustLighthouse(t)
	piece := rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 8), func(b []byte) string { return string(b) }),
		rapid.SampledFrom([]string{
			" ", "-", "'", "’s", "\"", ".", "؟", "\u0301", "ـ", "the ", "al-", "US", "us", "Keepers' Guild", "Port Anselm round, June 2031", "Port ", "Anselm",
			"Wickam ", "Quilfether", "גילדת השומרים", "בסלע ", "נ\"ב", "صخرة النورس", "والحراس", "زيتاً", "2.5", "40", "where do the talks stand", "\xff", "𝔪𝔞𝔱𝔥", "İ",
		}),
	)
	text := rapid.Map(rapid.SliceOfN(piece, 0, 12), func(ps []string) string { return strings.Join(ps, "") })
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		for _, a := range []lexis.Annotated{x.Annotate(s), x.Understand(s)} {
			if a.Text != s {
				t.Fatalf("text %q became %q", s, a.Text)
			}
			checkTokens(t, a)
			end := 0
			for _, m := range a.Mentions {
				if m.From < end || m.To <= m.From || m.To > len(a.Tokens) || len(m.Names) == 0 {
					t.Fatalf("mention %d to %d of %d tokens, behind one that ends at %d, with %d names", m.From, m.To, len(a.Tokens), end, len(m.Names))
				}
				end = m.To
			}
			for _, c := range a.Concepts {
				if c.From < 0 || c.To <= c.From || c.To > len(a.Tokens) || c.ID == "" {
					t.Fatalf("concept %+v in %d tokens", c, len(a.Tokens))
				}
			}
			for _, n := range x.EveryName(a.Tokens) {
				if n.Entity == nil {
					t.Fatal("a name of nobody")
				}
			}
		}
	})
}

func checkTokens(t *rapid.T, a lexis.Annotated) {
	end := 0
	for _, tok := range a.Tokens {
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(a.Text) || a.Text[tok.Start:tok.End] != tok.Raw {
			t.Fatalf("token %+v in a text of %d bytes, behind one that ends at %d", tok, len(a.Text), end)
		}
		if tok.Fold == "" || tok.Stem == "" || tok.Lang == "" {
			t.Fatalf("token without fold, stem or language: %+v", tok)
		}
		end = tok.End
	}
}

// Folding a folded word changes nothing.
func TestFoldTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "word")
		once := lexis.Fold(s)
		if strings.HasSuffix(once, "s'") || strings.HasSuffix(once, "'s") {
			t.Skip("a possessive of a possessive")
		}
		if twice := lexis.Fold(once); twice != once {
			t.Fatalf("%q folds to %q, and that to %q", s, once, twice)
		}
	})
}
