package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/knowledge"
)

func base(t testing.TB, entities ...*knowledge.Entity) *knowledge.Base {
	t.Helper()
	b, err := knowledge.NewBase(&knowledge.Pack{Entities: entities})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// today is before the third round of the test.
var today = knowledge.MustDate("1901-06-01").First()

func TestChoicesAreRankedAndBounded(t *testing.T) {
	party := func(id, name string, aliases ...string) *knowledge.Entity {
		e := &knowledge.Entity{ID: knowledge.EntityID(id), Type: knowledge.PartyType, Name: name}
		for _, a := range aliases {
			e.Aliases = append(e.Aliases, knowledge.Alias{Name: a})
		}
		return e
	}
	list := []*knowledge.Entity{
		party("a-inside", "Unlamped"), party("b-word", "Old Lamp Club"), party("c-start", "Lamplighters"), party("d-exact", "Society", "LAMP"),
		party("long", strings.Repeat("very long lamp name 灯", 20)),
	}
	for i := range 40 {
		list = append(list, party(fmt.Sprintf("x%02d", i), fmt.Sprintf("Buoy %d", i)))
	}
	b := base(t, list...)
	n := newNames(time.Now)
	got := n.choices(b, optParty, "lamp", knowledge.English, today)
	var ids []string
	for _, c := range got {
		ids = append(ids, c.Value)
		if utf8.RuneCountInString(c.Name) > maxChoice {
			t.Errorf("choice of %d characters", utf8.RuneCountInString(c.Name))
		}
	}
	if s := strings.Join(ids, " "); s != "d-exact c-start b-word long a-inside" {
		t.Errorf("order %s", s)
	}
	if got := n.choices(b, optParty, "", knowledge.English, today); len(got) != maxChoices {
		t.Errorf("%d choices, want %d", len(got), maxChoices)
	}
	if e := n.resolve(b, optParty, "buoy", today); e != nil {
		t.Errorf("an ambiguous name means %s", e.ID)
	}
}

func TestShownNamesComeBeforeAliasesAndLatestSummitsFirst(t *testing.T) {
	b := base(
		t,
		&knowledge.Entity{ID: "a", Type: knowledge.PartyType, Name: "Isle Council", Aliases: []knowledge.Alias{{Name: "Harbour Council"}}},
		&knowledge.Entity{ID: "b", Type: knowledge.PartyType, Name: "Harvesters"},
		&knowledge.Entity{ID: "s1", Type: knowledge.SummitType, Name: "First round", When: knowledge.MustDate("1901-03")},
		&knowledge.Entity{ID: "s2", Type: knowledge.SummitType, Name: "Second round", When: knowledge.MustDate("1901-05")},
		&knowledge.Entity{ID: "s3", Type: knowledge.SummitType, Name: "Third round", When: knowledge.MustDate("1901-06-02")},
		&knowledge.Entity{ID: "s0", Type: knowledge.SummitType, Name: "Some round"},
	)
	n := newNames(time.Now)
	for option, want := range map[string]string{optParty: "b a", optRound: "s2 s1 s0"} {
		typed := map[string]string{optParty: "har", optRound: "round"}[option]
		var got []string
		for _, c := range n.choices(b, option, typed, knowledge.English, today) {
			got = append(got, c.Value)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", option, s, want)
		}
	}
	for _, value := range []string{"s3", "Third round"} {
		if e := n.resolve(b, optRound, value, today); e != nil {
			t.Errorf("%q means a round that is still to come", value)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  Benjamin  NETANYAHU ": "benjamin netanyahu", "Côte-d’Or": "cote dor", "בִּנְיָמִין": "בנימין",
		"حَمَاس": "حماس", "أبو مازن": "ابو مازن", "القاهرة": "القاهره", "حمـــاس": "حماس", "--": "",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzStripped(f *testing.F) {
	f.Add("<@123> hello <#4> <:x:5> @everyone")
	f.Fuzz(func(t *testing.T, s string) {
		got := stripped(s)
		if !utf8.ValidString(got) || len(got) > maxQuestion || strings.ContainsAny(got, "\n\u200b\u202e") {
			t.Errorf("%q", got)
		}
	})
}
