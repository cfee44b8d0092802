package linkcheck

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// TestStarterQuotes puts each quotation of the starter pack on a page of its own
// and looks it up: as it stands, with a word changed, and on the wrong page.
func TestStarterQuotes(t *testing.T) {
	starter, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	tried, previous := 0, ""
	for _, f := range starter.Facts {
		if f.Quote == nil || tried >= 150 {
			continue
		}
		tried++
		words := f.Quote.Words
		page := MustRead(t, fmt.Sprintf("<article><h1>%s</h1><p>%s</p><p>&ldquo;%s&rdquo;</p></article>",
			html.EscapeString(string(f.ID)), html.EscapeString(f.Text), strings.ReplaceAll(html.EscapeString(words), " ", "\n ")))
		if got := page.Holds(words); got.Match != Verbatim || !got.InArticle {
			t.Errorf("%s: got %+v", f.ID, got)
		}
		if list := strings.Fields(words); len(list) >= 6 {
			list[len(list)/2] = "lighthouse"
			got := page.Holds(strings.Join(list, " "))
			if got.Match != Nearly || len(got.Differences) == 0 || !strings.Contains(got.Differences[0].Quote, "lighthouse") {
				t.Errorf("%s with another word: got %+v", f.ID, got)
			}
		}
		if previous != "" && previous != words {
			if got := page.Holds(previous); got.Match == Verbatim {
				t.Errorf("%s holds another's words: got %+v", f.ID, got)
			}
		}
		previous = words
	}
	if tried < 20 {
		t.Fatalf("only %d quotations tried", tried)
	}
}

// dispute is a page with what pages do to quotations.
const dispute = `<!doctype html><html lang="en"><head><title>Lamp dispute</title>
<meta name="description" content="The keeper surrendered the key."></head><body>
<nav>News Sport</nav>
<article><h1>Keeper and council dispute the lamp</h1>
<p>The keeper of the outer rock said: &ldquo;We won&rsquo;t leave the lamp&nbsp;un&shy;lit &mdash; not for a single night.&rdquo;</p>
<p>Le conseil a répondu : «&nbsp;La lampe est à tous&nbsp;».</p>
<p>Der Rat sagte: „Das Licht gehört allen.“ Sp&auml;ter: »Wir warten.«</p>
<p>יו"ר המועצה אמר: "הפנס של הסלע החיצוני לא יכובה הלילה".</p>
<p>قال الحارس: «لن نُطفئ المصبـــاح هذه الليلة».</p>
<p>The council is unable to sign the non-binding paper. It has 1,500 members, and can't pay. He asked: <q>Who will?</q></p>
<p>The lamp will be lit<sup><a href="#n">[1]</a></sup> on the first of May . . . if the keeper, who has been on the rock for thirty years, agrees.</p>
<p>The fee is <s>ten</s> twelve pounds, <b>ev<i>en</i></b> on Sundays.</p>
<p>The keeper has not agreed to the council's plan to move the lamp to the harbour, and never will.</p>
<p>The oil comes <!-- surely does not --> by boat.</p>
</article>
<div hidden>The keeper was dismissed yesterday.</div>
<div style="color:red; DISPLAY : none !important">The council bought the rock.</div>
<div style="display/* */:none">The boat sank with the oil.</div>
<p class="x sr-only">The lamp was sold abroad.</p>
<p aria-hidden="true">The harbour was closed today.</p>
<template><p>The tower fell into the sea.</p></template>
<noscript><p>The radio fell silent forever.</p></noscript>
<script>var x = "The keeper stole the oil.";</script><style>p::before{content:"The tide took everything."}</style>
<textarea>The pilot lost his way.</textarea><svg><text>The bell rang all day.</text></svg>
<!-- The fog came down at noon. -->
<section id="comments"><p>A reader: I would paint the tower green.</p></section>
</body></html>`

func TestHolds(t *testing.T) {
	page := MustRead(t, dispute)
	tests := []struct {
		quote   string
		match   Match
		passage string // a part of it
	}{
		// Verbatim, by the forms of marks and spaces.
		{"We won't leave the lamp unlit - not for a single night.", Verbatim, "We won’t leave the lamp unlit — not for a single night."},
		{"“We won’t leave the lamp\u00a0unlit—not for a single night.”", Verbatim, "not for a single night."},
		{"We won\u2019t  leave\nthe la\u00admp un\u200blit", Verbatim, "We won’t leave"},
		{"La lampe est a\u0300 tous", Verbatim, "La lampe est à tous"},
		{"« La lampe est à tous »", Verbatim, "La lampe"},
		{"\"Das Licht gehört allen.\"", Verbatim, "Das Licht"},
		{"‚Wir warten.‘", Verbatim, "Wir warten."},
		{"הפנס של הסלע החיצוני לא יכובה הלילה", Verbatim, "הפנס"},
		{"יו״ר המועצה אמר", Verbatim, `יו"ר`},
		{"لن نُطفئ المصباح هذه الليلة", Verbatim, "المصبـــاح"},
		{"Who will?", Verbatim, "Who will?"},
		{"The lamp will be lit on the first of May", Verbatim, "The lamp will be lit on the first of May"},
		{"on the first of May… if the keeper", Verbatim, "May . . . if"},
		{"twelve pounds, even on Sundays", Verbatim, ""},
		{"The oil comes by boat.", Verbatim, ""},
		{"I would paint the tower green.", Verbatim, ""},
		// Elided: the passage shows what was left out.
		{"The keeper has [...] agreed to the council's plan", Elided, "has not agreed"},
		{"The lamp will be lit … if the keeper [...] agrees.", Elided, "who has been on the rock"},
		{"the keeper (...) agrees", Elided, "thirty years"},
		{"[T]he lamp will be lit on the first", Elided, "The lamp will"},
		{"[the officials are] unable to sign", Elided, "unable to sign"},
		{"We won't leave the lamp unlit...", Elided, "We won’t leave the lamp unlit"},
		// Nearly: whole words, case and punctuation count.
		{"The council is able to sign the non-binding paper", Nearly, "unable to sign"},
		{"binding paper", Nearly, "non-binding paper"},
		{"500 members", Nearly, "1,500 members"},
		{"and can", Nearly, "and can't"},
		{"The keeper has agreed to the council's plan", Nearly, "has not agreed"},
		{"the keeper has not agreed to the council's plan", Nearly, "The keeper"},
		{"The keeper has not agreed to the council's plan.", Nearly, "plan"},
		{"The fee is ten pounds", Nearly, "twelve"},
		{"agreed to the [...] outer rock said", Nearly, "outer rock said"},
		// Nothing hidden is on the page.
		{"The keeper was dismissed yesterday.", Absent, ""},
		{"The council bought the rock.", Absent, ""},
		{"The boat sank with the oil.", Absent, ""},
		{"The lamp was sold abroad.", Absent, ""},
		{"The harbour was closed today.", Absent, ""},
		{"The tower fell into the sea.", Absent, ""},
		{"The radio fell silent forever.", Absent, ""},
		{"The keeper stole the oil.", Absent, ""},
		{"The tide took everything.", Absent, ""},
		{"The pilot lost his way.", Absent, ""},
		{"The bell rang all day.", Absent, ""},
		{"The fog came down at noon.", Absent, ""},
		{"The keeper surrendered the key.", Absent, ""},
		{"does not", Absent, ""},
		// Nothing to look for.
		{"", Absent, ""},
		{"“ … ”", Absent, ""},
		{"[...]", Absent, ""},
		{"the admiral abandoned every frigate", Absent, ""},
		{strings.Repeat("a", maxQuote+1), Absent, ""},
	}
	for _, tt := range tests {
		f := page.Holds(tt.quote)
		if f.Match != tt.match || !strings.Contains(f.Passage, tt.passage) {
			t.Errorf("%q: got %+v, want %s", tt.quote, f, tt.match)
		}
		if f.Match == Nearly && len(f.Differences) == 0 {
			t.Errorf("%q: no differences in %+v", tt.quote, f)
		}
	}
}

func TestDifferences(t *testing.T) {
	page := MustRead(t, dispute)
	for quote, want := range map[string][]Difference{
		"The council is able to sign the non-binding document": {{"able", "unable"}, {"document", "paper"}},
		"The keeper has agreed to the council's plan":          {{"", "not"}},
		"The keeper has not yet agreed to the council's plan":  {{"yet", ""}},
		"binding paper": {{"binding", "non-binding"}},
		"We won't leave the lamp unlit, not for a single": {{"unlit,", "unlit —"}},
		"the keeper has not agreed":                       {{"the", "The"}},
		"Who will!":                                       {{"will!", "will?”"}},
		"La lampe est a tous":                             {{"a", "à"}},
	} {
		f := page.Holds(quote)
		if diff := cmp.Diff(want, f.Differences); diff != "" || f.Match != Nearly {
			t.Errorf("%q: %s in %q (-want +got)\n%s", quote, f.Match, f.Passage, diff)
		}
	}
}

func TestFindingPlaces(t *testing.T) {
	page := MustRead(t, dispute)
	if f := page.Holds("The keeper of the outer rock said"); !f.InArticle {
		t.Errorf("in the article: got %+v", f)
	}
	two := MustRead(t, `<article>`+strings.Repeat("<p>The keeper of the outer rock, they say, keeps the lamp, and the lamp keeps him.</p>", 20)+
		`</article><aside class="comments"><p>Paint the tower green, I say.</p></aside>`)
	if f := two.Holds("Paint the tower green"); f.Match != Verbatim || f.InArticle {
		t.Errorf("in a comment: got %+v", f)
	}
	if f := page.Holds("The keeper has [...] agreed … to the harbour"); f.Parts != 3 || f.Match != Elided {
		t.Errorf("three parts: got %+v", f)
	}
	stored := &Page{Text: "The lamp is out."}
	if f := stored.Holds("the lamp is out"); f.Match != Nearly || f.Passage != "The lamp is out" || !f.InArticle {
		t.Errorf("a page from its text: got %+v", f)
	}
	if f := (&Page{}).Holds("the lamp"); f.Match != Absent {
		t.Errorf("an empty page: got %+v", f)
	}
	far := &Page{Text: "The lamp " + strings.Repeat("and more ", 200) + "is out."}
	if f := far.Holds("The lamp … is out."); f.Match == Elided {
		t.Errorf("an ellipsis stands for %d bytes", len(f.Passage))
	}
}

// TestHash: what is the same in words has the same hash.
func TestHash(t *testing.T) {
	a := MustRead(t, "<article><p>“The lamp is out” — he said…</p></article>")
	b := MustRead(t, "<nav>News</nav><article>\n<p>\"The  lamp is out\" - he <b>said</b>...</p></article>")
	c := MustRead(t, "<article><p>“The lamp is not out” — he said…</p></article>")
	if a.Hash != b.Hash || a.Hash == c.Hash || len(a.Hash) != 64 {
		t.Errorf("got %s, %s, %s", a.Hash, b.Hash, c.Hash)
	}
}
