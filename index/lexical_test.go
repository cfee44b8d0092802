package index_test

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

func mustProbe(x *index.Index, text string) *index.Probe {
	a := x.Lexis().Understand(text)
	return x.Probe(a, index.Weights(index.Terms(a)))
}

// A question that a fact carries is as like to it as can be, and no other fact's
// questions are liker.
func TestCompareOwnQuestions(t *testing.T) {
	b := mustLighthouse(t, nil)
	x := mustIndex(t, b)
	for _, f := range b.Facts() {
		for _, lang := range knowledge.Langs {
			for _, ask := range f.Asks[lang] {
				q := mustProbe(x, ask)
				own := x.Compare(q, f.ID)
				if own.Ask < 0.9 || own.AskCover < 1-1e-9 || own.Cover < 1-1e-9 || own.Miss != 0 || own.Gram < 1-1e-9 {
					t.Errorf("%s and its question %q: %+v", f.ID, ask, own)
				}
				for _, other := range b.Facts() {
					if got := x.Compare(q, other.ID); got.Ask > own.Ask+1e-9 || got.Gram > own.Gram+1e-9 {
						t.Errorf("%q is liker to the questions of %s (%.3f, %.3f) than to those of %s (%.3f, %.3f)",
							ask, other.ID, got.Ask, got.Gram, f.ID, own.Ask, own.Gram)
					}
				}
			}
		}
	}
}

// A question taken from the fact's own no longer speaks for the fact; the rest does.
func TestCompareWithout(t *testing.T) {
	x := mustIndex(t, mustBase(t, &knowledge.Pack{Facts: []*knowledge.Fact{
		plain("bell", "The bell hangs in a tower.", "how loud is the bell", "who rings the chime at dusk"),
		plain("lamp", "The lamp burns oil.", "what burns in the lamp"),
	}}))
	q := mustProbe(x, "who rings the chime at dusk")
	with := x.Compare(q, "bell")
	if same := x.CompareWithout(q, "bell", index.NoAsk); !reflect.DeepEqual(with, same) {
		t.Errorf("without none: %+v; with all: %+v", same, with)
	}
	other := x.CompareWithout(q, "bell", 0)
	if other.Ask != with.Ask || other.Cover != with.Cover {
		t.Errorf("without another question: %+v; with it: %+v", other, with)
	}
	own := x.CompareWithout(q, "bell", 1)
	if own.Ask >= 0.5 || own.Cover >= 0.5 || own.Miss == 0 || own.Gram >= 0.5 || own.Pairs != 0 {
		t.Errorf("the question itself still speaks for the fact: %+v", own)
	}
	if own.Text != with.Text || own.TextGram != with.TextGram {
		t.Errorf("its text speaks otherwise: %+v, %+v", own, with)
	}
}

func TestCompareByHand(t *testing.T) {
	x := mustIndex(t, mustBase(t, &knowledge.Pack{Facts: []*knowledge.Fact{
		plain("a", "oil lamp", "oil bell"),
		plain("b", "bell rope"),
		plain("c", "rope wick"),
	}})) // of 3 facts, oil and lamp are in 1, bell in 2 (once in a question), rope in 2
	rare, common, unknown := math.Log(1+2.5/1.5), math.Log(1+1.5/2.5), math.Log(1+3.5/0.5)
	q := mustProbe(x, "oil rope mast")
	got := x.Compare(q, "a")
	sum := rare + common + unknown
	for _, tt := range []struct {
		what      string
		got, want float64
	}{
		{"likeness", got.Ask, rare * rare / (math.Sqrt(rare*rare+common*common+unknown*unknown) * math.Sqrt(rare*rare+common*common))},
		{"second likeness", got.Ask2, 0},
		{"share that the question holds", got.AskCover, rare / sum},
		{"share that any field holds", got.Cover, rare / sum},
		{"share that the text holds", got.Text, rare / sum},
		{"heaviest word missing", got.Miss, 1},
		{"neighbours", got.Pairs, 0},
	} {
		if math.Abs(tt.got-tt.want) > 1e-9 {
			t.Errorf("%s %.6f, want %.6f", tt.what, tt.got, tt.want)
		}
	}
	if got := x.Compare(mustProbe(x, "rope bell"), "b"); got.Pairs != 1 || got.Cover != 1 || got.Miss != 0 {
		t.Errorf("the whole text turned round: %+v", got)
	}
}

func TestCompareNothing(t *testing.T) {
	x := mustIndex(t, mustLighthouse(t, nil))
	if got := x.Compare(mustProbe(x, "fog bell"), "no-such-fact"); got != (index.Lexical{}) {
		t.Errorf("a fact that is not there: %+v", got)
	}
	for _, q := range []string{"", "the of to", "?!"} {
		if got := x.Compare(mustProbe(x, q), "fog-bell-rung-2011"); got.Cover+got.Ask+got.Gram+got.TextGram+got.Text+got.Pairs+got.Miss != 0 {
			t.Errorf("%q: %+v", q, got)
		}
	}
}

// All likenesses lie between 0 and 1, whatever is asked.
func TestCompareRange(t *testing.T) {
	b := mustLighthouse(t, nil)
	x := mustIndex(t, b)
	var words []string
	for _, f := range b.Facts() {
		for _, tok := range x.Lexis().Annotate(f.Text + " " + f.Asks[knowledge.Hebrew][0] + " " + f.Asks[knowledge.English][0]).Tokens {
			words = append(words, tok.Raw)
		}
	}
	word := rapid.OneOf(rapid.SampledFrom(words), rapid.StringN(0, 6, -1))
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, w := range rapid.SliceOfN(word, 0, 10).Draw(t, "words") {
			text += w + " "
		}
		f := rapid.SampledFrom(b.Facts()).Draw(t, "fact")
		without := rapid.IntRange(index.NoAsk, 6).Draw(t, "without")
		got := reflect.ValueOf(x.CompareWithout(mustProbe(x, text), f.ID, without))
		for i := range got.NumField() {
			if v := got.Field(i).Float(); !(v >= 0 && v <= 1+1e-9) {
				t.Fatalf("%s of %q and %s without %d is %v", got.Type().Field(i).Name, text, f.ID, without, v)
			}
		}
	})
}

func TestSharesAndHolds(t *testing.T) {
	x := mustIndex(t, mustBase(t, &knowledge.Pack{
		Entities: []*knowledge.Entity{{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild"}},
		Facts: []*knowledge.Fact{
			plain("a", "The lamp burns.", "how bright is the beam"),
			plain("b", "The keepers' guild has a lamp."),
			plain("c", "A rope."),
			{ID: "d", Kind: knowledge.Demand, Text: "More wicks.", By: []knowledge.EntityID{"keepers"}, When: knowledge.MustDate("2031")},
		},
	}))
	for term, want := range map[string]float64{"lamp": 0.5, "beam": 0.25, "rope": 0.25, "mast": 0, "": 0, "@keepers": 0.5} {
		if got := x.Share(term); got != want {
			t.Errorf("share of %q is %v, want %v", term, got, want)
		}
	}
	for _, tt := range []struct {
		fact     knowledge.FactID
		term     string
		text, in bool
	}{
		{"a", "lamp", true, true},
		{"a", "beam", false, true}, // in a question only
		{"a", "rope", false, false},
		{"a", "mast", false, false},
		{"d", "@keepers", true, true},
		{"c", "@keepers", false, false},
		{"none", "lamp", false, false},
	} {
		if text, in := x.Holds(tt.fact, tt.term), x.HoldsAnywhere(tt.fact, tt.term); text != tt.text || in != tt.in {
			t.Errorf("%s holds %q in its text: %v, anywhere: %v; want %v, %v", tt.fact, tt.term, text, in, tt.text, tt.in)
		}
	}
}
