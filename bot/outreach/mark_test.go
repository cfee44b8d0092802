package outreach_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

var july = time.Date(2031, 7, 5, 12, 0, 0, 0, time.UTC)

const forty, thirty = "The keepers ask for forty barrels of oil.", "The keepers ask for thirty barrels of oil."

func noticeOf(id int64, change ledger.Change, before, after string) outreach.Notice {
	n := outreach.Notice{Lang: knowledge.English, Correction: ledger.Correction{
		ID: id, At: july, Fact: "keepers-barrels", Change: change, Before: before, After: after, Reason: "a slip",
	}}
	if after != "" {
		n.Now = &knowledge.Fact{ID: "keepers-barrels", Text: after}
		n.Correction.Next, n.Correction.Link = "keepers-barrels", "https://gazette.example/thirty"
		n.Holder, n.Date = "Keepers' Guild", "20 May 2031"
	}
	return n
}

// answerMessage is an answer that shows one statement among others.
func answerMessage(text string) outreach.Message {
	asker, err := render.Button{Do: render.Delete, Key: "11", Asker: "22"}.Encode()
	if err != nil {
		panic(err)
	}
	more, err := render.Button{Do: render.More, Key: "11", Asker: "22", Page: 1}.Encode()
	if err != nil {
		panic(err)
	}
	return outreach.Message{
		Embeds: []outreach.Embed{{
			Description: "**On record:**\n\n• " + render.Text(text) + " [1]\n-# Keepers' Guild · 10 January 2031\n\n• Another matter. [2]",
			Fields:      []outreach.Field{{Name: "Sources", Value: "[1] Gazette"}},
			Footer:      &outreach.Footer{Text: "As of 2031-01-10"},
		}},
		Components: []outreach.Component{{Type: 1, Components: []outreach.Component{
			{Type: 2, Style: 1, Label: "More", CustomID: more}, {Type: 2, Style: 4, Label: "Delete", CustomID: asker},
		}}},
	}
}

func TestMarkPutsABannerAndStrikesTheOldWords(t *testing.T) {
	m := answerMessage(forty)
	got, v := outreach.Mark(m, noticeOf(123, ledger.Corrected, forty, thirty))
	if v != outreach.Marked || len(got.Embeds) != 2 {
		t.Fatalf("verdict %v, %d embeds", v, len(got.Embeds))
	}
	want := outreach.Embed{
		Title:       "⚠ Corrected on 5 July 2031",
		Description: "**On record now:**\n" + thirty + "\n-# Keepers' Guild · 20 May 2031 · [source](https://gazette.example/thirty)\n**Moderators' reason:** a slip",
		Color:       0xC05621, Footer: &outreach.Footer{Text: "№ 123 · keepers-barrels"},
	}
	if diff := cmp.Diff(want, got.Embeds[0]); diff != "" {
		t.Errorf("banner (-want +got):\n%s", diff)
	}
	if want := strings.Replace(m.Embeds[0].Description, forty, "~~"+forty+"~~", 1); got.Embeds[1].Description != want {
		t.Errorf("the answer reads\n%s\nwant\n%s", got.Embeds[1].Description, want)
	}
	if diff := cmp.Diff(m.Components[0].Components[1:], got.Components[0].Components); diff != "" {
		t.Errorf("buttons but deletion (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(answerMessage(forty), m); diff != "" {
		t.Errorf("the message given was changed:\n%s", diff)
	}
}

func TestMarkKeepsTheButtonsOfDigests(t *testing.T) {
	m := answerMessage(forty)
	stop := outreach.Component{Type: 2, Style: 2, Label: "Stop", CustomID: "!unfollow/7"}
	m.Components[0].Components = append(m.Components[0].Components, stop)
	got, _ := outreach.Mark(m, noticeOf(123, ledger.Corrected, forty, thirty))
	if diff := cmp.Diff(m.Components[0].Components[1:], got.Components[0].Components); diff != "" {
		t.Errorf("buttons (-want +got):\n%s", diff)
	}
}

func TestMarkTwiceChangesNothing(t *testing.T) {
	n := noticeOf(123, ledger.Corrected, forty, thirty)
	once, _ := outreach.Mark(answerMessage(forty), n)
	twice, v := outreach.Mark(once, n)
	if diff := cmp.Diff(once, twice); v != outreach.Already || diff != "" {
		t.Errorf("verdict %v:\n%s", v, diff)
	}
	other := n
	other.Correction.Fact = "another-fact" // of the same revision
	if _, v := outreach.Mark(once, other); v != outreach.Marked {
		t.Errorf("another fact of the same revision: verdict %v", v)
	}
}

func TestMarksStackNewestFirst(t *testing.T) {
	m := answerMessage(forty)
	for _, n := range []outreach.Notice{
		noticeOf(9, ledger.Corrected, forty, thirty), noticeOf(40, ledger.Withdrawn, thirty, ""), noticeOf(12, ledger.Corrected, "Another matter.", "A third."),
	} {
		m, _ = outreach.Mark(m, n)
	}
	var marks []string
	for _, e := range m.Embeds[:3] {
		marks = append(marks, e.Footer.Text)
	}
	if want := []string{"№ 40 · keepers-barrels", "№ 12 · keepers-barrels", "№ 9 · keepers-barrels"}; !slices.Equal(marks, want) {
		t.Errorf("marks %q, want %q", marks, want)
	}
	if d := m.Embeds[2].Description; !strings.Contains(d, "~~"+thirty+"~~") {
		t.Errorf("the first banner still says what is withdrawn: %s", d)
	}
	if d := m.Embeds[3].Description; !strings.Contains(d, "~~"+forty+"~~ [1]") || !strings.Contains(d, "~~Another matter.~~ [2]") {
		t.Errorf("the answer reads\n%s", d)
	}
}

// TestMarkRestores checks that what is brought back is not struck any more.
func TestMarkRestores(t *testing.T) {
	m, _ := outreach.Mark(answerMessage(forty), noticeOf(9, ledger.Corrected, forty, thirty))
	m, _ = outreach.Mark(m, noticeOf(10, ledger.Corrected, thirty, forty))
	if d := m.Embeds[2].Description; d != answerMessage(forty).Embeds[0].Description {
		t.Errorf("the answer reads\n%s", d)
	}
	if d := m.Embeds[1].Description; !strings.Contains(d, "~~"+thirty+"~~") {
		t.Errorf("the first banner reads\n%s", d)
	}
	n := noticeOf(11, ledger.Corrected, forty, forty)
	n.Again = true
	m, _ = outreach.Mark(m, n)
	if want := "⚠ On record again since 5 July 2031"; m.Embeds[0].Title != want {
		t.Errorf("title %q, want %q", m.Embeds[0].Title, want)
	}
}

func TestMarkFindsWordsHoweverTheyAreSet(t *testing.T) {
	quote := "No *light*,\nno boats"
	n := noticeOf(5, ledger.Withdrawn, "Both sides (so they say) met at [the cape]_.", "")
	n.Correction.Quote = quote
	short := noticeOf(5, ledger.Withdrawn, "Nothing of that kind is here at all.", "")
	short.Correction.Quote = "no"
	for _, c := range []struct {
		name   string
		notice outreach.Notice
		is     string
		want   string
	}{
		{"escaped", n, "• " + render.Text(n.Correction.Before) + " [1]", "• ~~Both sides (so they say) met at \\[the cape\\]\\_.~~ [1]"},
		{"divided", n, "• Both sides (so they\n\nsay) met at the cape", "• ~~Both sides (so they~~\n\n~~say) met at the cape~~"},
		{"quoted", n, render.Quoted("“"+quote+"”") + "\n-# Finn", "> ~~“No \\*light\\*,~~\n> ~~no boats”~~\n-# Finn"},
		{"twice", noticeOf(5, ledger.Withdrawn, "Here it is.", ""), "Here it is. And: here it is. Here it is.", "~~Here it is.~~ And: here it is. ~~Here it is.~~"},
		{"part of a word", noticeOf(5, ledger.Withdrawn, "an oil", ""), "than oil, an oily an oil", "than oil, an oily ~~an oil~~"},
		{"a short quotation", short, "no, “no” and no", "no, ~~“no”~~ and no"},
		{"struck already", noticeOf(5, ledger.Withdrawn, "an oil", ""), "~~an oil~~ an oil", "~~an oil~~ ~~an oil~~"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := outreach.Mark(outreach.Message{Embeds: []outreach.Embed{{Description: c.is}}}, c.notice)
			if d := got.Embeds[1].Description; d != c.want {
				t.Errorf("reads\n%s\nwant\n%s", d, c.want)
			}
		})
	}
}

// TestMarkTellsWhatIsOnAnotherPage checks that a reader of a page that does not show
// the old words learns which they were.
func TestMarkTellsWhatIsOnAnotherPage(t *testing.T) {
	got, v := outreach.Mark(answerMessage("Something else."), noticeOf(7, ledger.Corrected, forty, thirty))
	if d := got.Embeds[0].Description; v != outreach.Marked || !strings.HasPrefix(d, "**Said here before:**\n~~"+forty+"~~\n**On record now:**\n"+thirty) {
		t.Errorf("verdict %v, banner\n%s", v, d)
	}
}

func TestMarkKeepsWordsThatStillHold(t *testing.T) {
	n := noticeOf(7, ledger.Corrected, forty, forty) // another day
	got, _ := outreach.Mark(answerMessage(forty), n)
	if d := got.Embeds[1].Description; d != answerMessage(forty).Embeds[0].Description {
		t.Errorf("the answer reads\n%s", d)
	}
	if d := got.Embeds[0].Description; !strings.Contains(d, forty) || !strings.Contains(d, "20 May 2031") {
		t.Errorf("the banner reads\n%s", d)
	}
}

func TestMarkPlainContent(t *testing.T) {
	n := noticeOf(7, ledger.Corrected, forty, thirty)
	got, _ := outreach.Mark(outreach.Message{Content: "On record: " + forty + " More."}, n)
	want := "**⚠ Corrected on 5 July 2031**\n**On record now:**\n" + thirty + "\n-# Keepers' Guild · 20 May 2031 · [source](<https://gazette.example/thirty>)\n" +
		"**Moderators' reason:** a slip\n-# № 7 · keepers-barrels\n\nOn record: ~~" + forty + "~~ More."
	if got.Content != want || len(got.Embeds) != 0 {
		t.Errorf("reads\n%s\nwant\n%s", got.Content, want)
	}
	if _, v := outreach.Mark(got, n); v != outreach.Already {
		t.Errorf("verdict %v", v)
	}
}

func TestMarkOfNothing(t *testing.T) {
	if _, v := outreach.Mark(outreach.Message{}, noticeOf(7, ledger.Withdrawn, forty, "")); v != outreach.Nothing {
		t.Errorf("verdict %v", v)
	}
}

func TestMarkSpeaksTheLanguageOfTheAnswer(t *testing.T) {
	for l, want := range map[knowledge.Lang]string{knowledge.Hebrew: "תוקן ב: 5 ביולי 2031", knowledge.Arabic: "صُحّح في 5 يوليو 2031"} {
		n := noticeOf(7, ledger.Corrected, forty, thirty)
		n.Lang = l
		got, _ := outreach.Mark(answerMessage(forty), n)
		if got.Embeds[0].Title != "⚠ "+want {
			t.Errorf("%s: title %q", l, got.Embeds[0].Title)
		}
	}
}

// TestMarkedMessagesKeepToTheLimits marks messages of any kind time and again.
func TestMarkedMessagesKeepToTheLimits(t *testing.T) {
	sentence := rapid.StringOfN(rapid.RuneFrom([]rune("abc כא . *_~`[]()\\>\n“”1🙂")), 1, 60, -1)
	paragraph := func(most int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			return render.Fit(strings.Repeat(render.Text(sentence.Draw(t, "s"))+"\n", rapid.IntRange(1, 60).Draw(t, "times")), most)
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		m := outreach.Message{Content: paragraph(2000).Draw(t, "content")}
		room := 6000
		for range rapid.IntRange(0, 10).Draw(t, "embeds") {
			e := outreach.Embed{Description: render.Fit(paragraph(4096).Draw(t, "description"), room)}
			room -= render.Units(e.Description)
			for range rapid.IntRange(0, 25).Draw(t, "fields") {
				f := outreach.Field{Name: "field", Value: render.Text(sentence.Draw(t, "value"))}
				if room -= 5 + render.Units(f.Value); room >= 0 {
					e.Fields = append(e.Fields, f)
				}
			}
			room = max(room, 0)
			if e.Description != "" {
				m.Embeds = append(m.Embeds, e)
			}
		}
		before := sentence.Draw(t, "before")
		if rapid.Bool().Draw(t, "shown") && len(m.Embeds) > 0 {
			m.Embeds[0].Description = render.Fit(render.Text(before)+" "+m.Embeds[0].Description, render.Units(m.Embeds[0].Description))
		}
		for i := range rapid.IntRange(1, 12).Draw(t, "marks") {
			after := strings.Repeat(sentence.Draw(t, "after"), rapid.IntRange(0, 30).Draw(t, "long"))
			n := noticeOf(int64(i+1), rapid.SampledFrom([]ledger.Change{ledger.Corrected, ledger.Withdrawn, ledger.Overtaken}).Draw(t, "change"), before, after)
			n.Correction.Quote = sentence.Draw(t, "quote")
			n.Correction.Reason = strings.Repeat(sentence.Draw(t, "why"), 20)
			marked, _ := outreach.Mark(m, n)
			checkLimits(t, marked)
			again, v := outreach.Mark(marked, n)
			if diff := cmp.Diff(marked, again); v != outreach.Already || diff != "" {
				t.Fatalf("marked twice: verdict %v\n%s", v, diff)
			}
			m, before = marked, after
		}
	})
}

func checkLimits(t *rapid.T, m outreach.Message) {
	t.Helper()
	together := 0
	within := func(what, s string, most int) {
		if n := render.Units(s); n > most || !utf8.ValidString(s) {
			t.Fatalf("%s has %d units, more than %d, or is broken", what, n, most)
		}
	}
	within("the content", m.Content, 2000)
	for _, e := range m.Embeds {
		within("a description", e.Description, 4096)
		within("a title", e.Title, 256)
		together += render.Units(e.Description) + render.Units(e.Title)
		for _, f := range e.Fields {
			within("a field", f.Value, 1024)
			together += render.Units(f.Name) + render.Units(f.Value)
			if f.Value == "" {
				t.Fatal("an empty field")
			}
		}
		if e.Footer != nil {
			together += render.Units(e.Footer.Text)
		}
		if e.Description == "" && e.Title == "" && e.Footer == nil {
			t.Fatal("an empty embed")
		}
	}
	if together > 6000 || len(m.Embeds) > 10 {
		t.Fatalf("%d units in %d embeds", together, len(m.Embeds))
	}
}

var strokes = regexp.MustCompile(`~~`)

// TestMarkLeavesOtherWords checks that, where there is room, all that is not struck
// stays byte for byte.
func TestMarkLeavesOtherWords(t *testing.T) {
	word := rapid.StringMatching(`[a-zא-ת*_.“”()\\>#-]{1,8}`)
	line := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 1, 8).Draw(t, "words"), " ") })
	rapid.Check(t, func(t *rapid.T) {
		before := line.Draw(t, "before")
		parts := rapid.SliceOfN(line, 1, 5).Draw(t, "parts")
		at := rapid.IntRange(0, len(parts)-1).Draw(t, "at")
		if rapid.Bool().Draw(t, "shown") {
			parts[at] = before
		}
		for i := range parts {
			parts[i] = render.Text(parts[i])
		}
		text := strings.Join(parts, "\n")
		n := noticeOf(3, ledger.Withdrawn, before, "")
		got, v := outreach.Mark(outreach.Message{Content: "-", Embeds: []outreach.Embed{{Description: text, Fields: []outreach.Field{{Name: "Sources", Value: "[1]"}}}}}, n)
		if v != outreach.Marked || got.Content != "-" {
			t.Fatalf("verdict %v, content %q", v, got.Content)
		}
		if bare := strokes.ReplaceAllString(got.Embeds[1].Description, ""); bare != text {
			t.Fatalf("reads\n%s\nwas\n%s", bare, text)
		}
		if n := len(strokes.FindAllString(got.Embeds[1].Description, -1)); n%2 != 0 {
			t.Fatalf("%d strokes in\n%s", n, got.Embeds[1].Description)
		}
	})
}

func ExampleMark() {
	m := outreach.Message{Embeds: []outreach.Embed{{Description: "• The lamp is lit. [1]"}}}
	m, _ = outreach.Mark(m, outreach.Notice{Correction: ledger.Correction{
		ID: 7, At: july, Fact: "lamp-lit", Change: ledger.Withdrawn, Before: "The lamp is lit.",
	}})
	fmt.Println(m.Embeds[0].Title)
	fmt.Println(m.Embeds[1].Description)
	// Output:
	// ⚠ Withdrawn on 5 July 2031
	// • ~~The lamp is lit.~~ [1]
}
