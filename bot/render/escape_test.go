package render

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain (with) parentheses, 5 - 3 + 1.": "plain (with) parentheses, 5 - 3 + 1.",
		"*bold* _it_ `code` ~~no~~ ||secret||": "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~ \\|\\|secret\\|\\|",
		"~100 of a|b":                          "~100 of a|b",
		"[x](https://evil.example)":            `\[x\](https\://evil.example)`,
		"<@1> <@&2> <#3> <t:4> <:e:5>":         `\<@1\> \<@&2\> \<#3\> \<t:4\> \<:e:5\>`,
		"@everyone @Here a@here.example @me":   "＠everyone ＠Here a＠here.example @me",
		"# head\n- list\n > quote\n12. point":  "\\# head\n\\- list\n \\> quote\n12\\. point",
		"on 12. May":                           "on 12. May",
		"a\u200bb\u202ec\u2066d\ufeffe\x00f":   "abcdef",
		"שלום\u200f, عالم":                     "שלום, عالم",
		`C:\dir`:                               `C:\\dir`,
		"bad \xff byte":                        "bad  byte",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x_(y)?q=[1]": "https://a.example/x_%28y%29?q=%5B1%5D",
		" http://a.example ":            "http://a.example",
		"javascript:alert(1)":           "", "https://": "", "//a.example": "", "": "", "ftp://a.example": "",
		"https://user:pw@a.example": "", "https://a.example/" + strings.Repeat("x", maxLink): "",
	} {
		got, ok := Link(in)
		if got != want || ok != (want != "") {
			t.Errorf("Link(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

// Whatever is cut or divided stays within its bounds and loses nothing but what it must.
func TestCutAndPieces(t *testing.T) {
	hostile := rapid.StringOf(rapid.RuneFrom([]rune("ab \n*[]<@\\😀ש~|:/.-#1\u200b")))
	rapid.Check(t, func(t *rapid.T) {
		s := hostile.Draw(t, "s")
		most := rapid.IntRange(4, 60).Draw(t, "most")
		if c := cut(s, most); Units(c) > most || !utf8.ValidString(c) {
			t.Fatalf("cut to %d has %d: %q", most, Units(c), c)
		}
		for _, safe := range []func(string) string{Text, Quoted} {
			var joined strings.Builder
			for _, p := range pieces(s, max(most, 12), safe) {
				if Units(p) > max(most, 12) {
					t.Fatalf("piece of %d: %q", Units(p), p)
				}
				joined.WriteString(p)
			}
			visible := func(s string) string {
				return strings.NewReplacer(" ", "", "\n", "", "\\", "", ">", "").Replace(s)
			}
			if got, want := visible(joined.String()), visible(Clean(s)); got != want {
				t.Fatalf("pieces of %q show %q, want %q", s, got, want)
			}
		}
	})
}
