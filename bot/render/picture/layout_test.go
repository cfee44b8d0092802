package picture_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/knowledge"
)

// words are what labels are made of in tests: all scripts, short and very long ones.
var words = []string{
	"lamp", "oil", "a", "keepers", "פנס", "שומרים", "منارة", "الحراس", "12", "(1901)", "–", "\"light\"", "👩", "ﷺ", "é̂",
	strings.Repeat("wick", 30), strings.Repeat("שמן", 40),
}

func phrase(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, most).Draw(t, "words"), " ")
	})
}

// randomTimeline draws timelines of every length and density.
func randomTimeline() *rapid.Generator[*picture.Timeline] {
	return rapid.Custom(func(t *rapid.T) *picture.Timeline {
		first := knowledge.Day(rapid.IntRange(-30000, 30000).Draw(t, "first"))
		days := rapid.SampledFrom([]int{1, 2, 3, 9, 31, 60, 200, 366, 900, 4000}).Draw(t, "days")
		p := &picture.Timeline{
			First: first, Last: first + knowledge.Day(days-1), Title: phrase(12).Draw(t, "title"), About: phrase(8).Draw(t, "about"),
			Notes: rapid.SliceOfN(phrase(20), 0, 3).Draw(t, "notes"),
			Lang:  rapid.SampledFrom(knowledge.Langs).Draw(t, "lang"),
			Words: picture.Words{Kinds: map[knowledge.Kind]string{}, Superseded: "hollow", Empty: "nothing", Months: [12]string{"Jan", "Feb"}},
		}
		for _, k := range knowledge.Kinds {
			p.Words.Kinds[k] = string(k)
		}
		id := 0
		for range rapid.IntRange(0, 5).Draw(t, "lanes") {
			l := picture.Lane{Name: phrase(6).Draw(t, "name")}
			for range rapid.SampledFrom([]int{0, 1, 3, 9, 40}).Draw(t, "marks") {
				id++
				from := rapid.IntRange(0, days-1).Draw(t, "from")
				to := from
				if rapid.IntRange(0, 3).Draw(t, "long") == 0 {
					to = rapid.IntRange(from, days-1).Draw(t, "to")
				}
				l.Marks = append(l.Marks, picture.Mark{
					Fact: knowledge.FactID(fmt.Sprint(id)), Kind: rapid.SampledFrom(knowledge.Kinds).Draw(t, "kind"),
					First: first + knowledge.Day(from), Last: first + knowledge.Day(to), Superseded: rapid.Bool().Draw(t, "hollow"),
					Label: phrase(30).Draw(t, "label"), Dated: "2 March 1901 [1][22]",
				})
			}
			p.Lanes = append(p.Lanes, l)
		}
		return p
	})
}

// sound tells what overlaps in a layout that must not, or is cut off by the edge.
func sound(t interface{ Fatalf(string, ...any) }, l *picture.Layout) {
	page := image.Rectangle{Max: l.Size}
	apart := func(what string, a, b image.Rectangle) {
		if a.Overlaps(b) {
			t.Fatalf("%s: %v and %v overlap", what, a, b)
		}
	}
	inside := func(what string, a, b image.Rectangle) {
		if !a.In(b) {
			t.Fatalf("%s: %v is not inside %v", what, a, b)
		}
	}
	for i, a := range l.Labels {
		inside("label and edge", a.Rect, page)
		for j, b := range l.Labels {
			if i != j {
				apart("labels", a.Rect, b.Rect)
				apart("label and another's line", a.Rect, b.Leader)
			}
		}
		for _, m := range l.Markers {
			apart("label and marker", a.Rect, m.Rect)
		}
		for _, n := range l.Names {
			apart("label and lane's name", a.Rect, n.Rect)
		}
		for _, x := range l.Texts {
			apart("label and text", a.Rect, x.Rect)
		}
		for _, x := range a.Lines {
			inside("text of a label", x.Rect, a.Rect)
		}
	}
	for i, a := range l.Markers {
		inside("marker and edge", a.Rect, page)
		for _, b := range l.Markers[:i] {
			apart("markers", a.Rect, b.Rect)
		}
		for _, n := range l.Names {
			apart("marker and lane's name", a.Rect, n.Rect)
		}
	}
	for _, x := range append(l.Texts, l.Names...) {
		inside("text and edge", x.Rect, page)
	}
	for i, x := range l.Texts {
		for _, y := range l.Texts[:i] {
			apart("texts", x.Rect, y.Rect)
		}
		for _, m := range slices.Concat(l.Legend, l.Markers) {
			apart("text and marker", x.Rect, m.Rect)
		}
	}
}

// Nothing overlaps, whatever there is to show, and every fact has one marker.
func TestNothingOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomTimeline().Draw(t, "timeline")
		l := picture.Arrange(p)
		sound(t, l)
		shown := map[knowledge.FactID]int{}
		for _, m := range l.Markers {
			shown[m.Fact]++
		}
		n := 0
		for _, lane := range p.Lanes {
			for _, m := range lane.Marks {
				n++
				if shown[m.Fact] != 1 {
					t.Fatalf("fact %s has %d markers", m.Fact, shown[m.Fact])
				}
			}
		}
		if len(l.Markers) != n {
			t.Fatalf("%d markers for %d facts", len(l.Markers), n)
		}
	})
}

// A picture drawn again has the same bytes, also when others were drawn meanwhile.
func TestSamePixels(t *testing.T) {
	for i := range 12 {
		p, q := randomTimeline().Example(2*i), randomTimeline().Example(2*i+1)
		first, err := picture.PNG(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := picture.PNG(q); err != nil {
			t.Fatal(err)
		}
		again, err := picture.PNG(p)
		if err != nil {
			t.Fatal(err)
		}
		if string(first) != string(again) {
			t.Fatal("two pictures of one timeline differ")
		}
	}
}

// lane is a timeline of one lane over ten days, with marks of these kinds on its first days.
func lane(label string, kinds ...knowledge.Kind) *picture.Timeline {
	p := &picture.Timeline{First: 0, Last: 9, Lanes: []picture.Lane{{Name: "Keepers"}}, Lang: knowledge.English}
	for i, k := range kinds {
		p.Lanes[0].Marks = append(p.Lanes[0].Marks, picture.Mark{
			Fact: knowledge.FactID(fmt.Sprint(i)), Kind: k, First: knowledge.Day(i), Last: knowledge.Day(i), Label: label, Dated: "[1]",
		})
	}
	return p
}

// Labels are the beginning of the text, cut between words, with an ellipsis where
// something is missing.
func TestLabelsAreCutAtWords(t *testing.T) {
	for _, text := range []string{
		"The keepers ask for two barrels of oil.",
		strings.Repeat("The keepers ask for two barrels of oil, ", 20) + "and wicks.",
		strings.Repeat("שומרי המגדלור מבקשים שתי חביות שמן, ", 20) + "ופתילות.",
		strings.Repeat("يطلب حراس المنارة برميلين من الزيت، ", 20) + "وفتائل.",
	} {
		l := picture.Arrange(lane(text, knowledge.Demand))
		if len(l.Labels) != 1 {
			t.Fatalf("%d labels for %.30q", len(l.Labels), text)
		}
		var got []string
		for _, x := range l.Labels[0].Lines[1:] {
			got = append(got, x.String)
		}
		shown, cut := strings.CutSuffix(strings.Join(got, " "), "…")
		if cut == (shown == text) || !strings.HasPrefix(text, shown) {
			t.Errorf("%q is shown as %q", text, got)
		}
		if rest := strings.TrimLeft(strings.TrimPrefix(text, shown), ",،"); rest != "" && !strings.HasPrefix(rest, " ") {
			t.Errorf("%q is cut inside a word: %q", text, got)
		}
	}
}

// Where there is no room for all labels, those of the weightiest kinds are shown, of
// equal ones the newer.
func TestPriorityOfLabels(t *testing.T) {
	p := lane(strings.Repeat("oil ", 60), knowledge.Background, knowledge.Position, knowledge.Position, knowledge.Agreement, knowledge.Summit)
	for i := range 100 { // so many that labels are few
		p.Lanes = append(p.Lanes, picture.Lane{Name: "-", Marks: []picture.Mark{{Fact: knowledge.FactID(fmt.Sprint("other", i)), Kind: knowledge.Event}}})
	}
	l := picture.Arrange(p)
	var got []string
	for _, x := range l.Labels {
		if !strings.HasPrefix(string(x.Fact), "other") {
			got = append(got, string(x.Fact))
		}
	}
	if len(got) == 0 || len(got) > 3 || got[0] != "3" {
		t.Errorf("labelled %v, want the agreement, 3, first and not all", got)
	}
	a, b := picture.Mark{Kind: knowledge.Demand, First: 1, Last: 1}, picture.Mark{Kind: knowledge.Demand, First: 2, Last: 2}
	if picture.Compare(b, a) >= 0 {
		t.Error("of two demands the older one comes first")
	}
	order := []knowledge.Kind{
		knowledge.Agreement, knowledge.Summit, knowledge.Proposal, knowledge.Status, knowledge.Demand, knowledge.Event, knowledge.Position, knowledge.Background,
	}
	for i := range order[1:] {
		if picture.Compare(picture.Mark{Kind: order[i]}, picture.Mark{Kind: order[i+1], First: 9, Last: 9}) >= 0 {
			t.Errorf("%s does not come before %s", order[i], order[i+1])
		}
	}
}

// Time runs in the direction of reading, and names stand where it begins.
func TestDirection(t *testing.T) {
	p := lane("oil", knowledge.Demand, knowledge.Status)
	for _, lang := range knowledge.Langs {
		p.Lang = lang
		l := picture.Arrange(p)
		x := map[knowledge.FactID]int{}
		for _, m := range l.Markers {
			x[m.Fact] = m.Rect.Min.X
		}
		rtl := lang != knowledge.English
		if (x["0"] > x["1"]) != rtl {
			t.Errorf("%s: the first day stands at %d, the second at %d", lang, x["0"], x["1"])
		}
		if (l.Names[0].Rect.Min.X > l.Size.X/2) != rtl {
			t.Errorf("%s: the lane's name stands at %v", lang, l.Names[0].Rect)
		}
	}
}
