package lexis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// mentions writes what was recognised as "written words=id,id".
func mentions(a lexis.Annotated) []string {
	var out []string
	for _, m := range a.Mentions {
		var ids []string
		for _, n := range m.Names {
			ids = append(ids, string(n.Entity.ID))
		}
		slices.Sort(ids)
		out = append(out, a.Text[a.Tokens[m.From].Start:a.Tokens[m.To-1].End]+"="+strings.Join(slices.Compact(ids), ","))
	}
	return out
}

func TestMentions(t *testing.T) {
	x := mustLighthouse(t)
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"main name", "What does Ada Wickham want?", []string{"Ada Wickham=ada-wick"}},
		{"alias", "what does wickham want", []string{"wickham=ada-wick"}},
		{"possessive", "Wickham's barrels", []string{"Wickham's=ada-wick"}},
		{"longest match", "the Port Anselm round, June 2031 ended", []string{"Port Anselm round, June 2031=anselm-2031-06"}},
		{"shorter match", "the Port Anselm round ended", []string{"Port Anselm=port-anselm"}},
		{"apostrophes do not count", "the Keepers Guild and the pilots union", []string{"Keepers Guild=keepers", "pilots union=pilots"}},
		{"hyphens do not count", "lamp-oil", []string{"lamp-oil=lamp-oil"}},
		{"articles are passed over", "Lamp the Accord", []string{"Lamp the Accord=lamp-accord"}},
		{"capitals do not count", "GULL ROCK", []string{"GULL ROCK=gull-rock"}},
		{"one after the other", "Millbay, Millbay round", []string{"Millbay=millbay", "Millbay round=millbay-2031-05"}},
		{"hebrew", "מה דורשת גילדת השומרים?", []string{"גילדת השומרים=keepers"}},
		{"hebrew prefix", "מה קרה בסלע השחף", []string{"בסלע השחף=gull-rock"}},
		{"arabic", "ماذا تطلب نقابة الحراس؟", []string{"نقابة الحراس=keepers"}},
		{"arabic spelling", "مجلس المينا", nil}, // not corrected here
		{"nobody", "who lights the stars", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, mentions(x.Annotate(tt.text))); diff != "" {
				t.Errorf("names in %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

// A name that passes from one holder to the next comes with both, and each with its period.
func TestPeriodOfAName(t *testing.T) {
	a := mustLighthouse(t).Annotate("the master of the guild")
	if len(a.Mentions) != 1 {
		t.Fatalf("mentions %v", mentions(a))
	}
	for day, want := range map[string]knowledge.EntityID{
		"2031-04-30": "bram-cotter",
		"2031-05-01": "ada-wick",
		"2035-01-01": "ada-wick",
		"2004-01-01": "bram-cotter",
	} {
		var got []knowledge.EntityID
		for _, n := range a.Mentions[0].Names {
			if n.Main {
				t.Errorf("an office is no main name: %+v", n)
			}
			if n.Alias.HoldsOn(knowledge.MustDate(day).First()) {
				got = append(got, n.Entity.ID)
			}
		}
		if diff := cmp.Diff([]knowledge.EntityID{want}, got); diff != "" {
			t.Errorf("master on %s (-want +got):\n%s", day, diff)
		}
	}
}

// An abbreviation that is also a word means its entity only where it can.
func TestAbbreviations(t *testing.T) {
	x := mustLexis(t, []*knowledge.Entity{
		{ID: "upper-shore", Type: knowledge.PartyType, Name: "Upper Shore", Aliases: []knowledge.Alias{{Name: "US"}}},
		{ID: "inner-tower", Type: knowledge.PlaceType, Name: "Inner Tower", Aliases: []knowledge.Alias{{Name: "IT"}}},
		{ID: "quay-board", Type: knowledge.PartyType, Name: "Quay Board", Aliases: []knowledge.Alias{{Name: "QB"}}},
	})
	for text, want := range map[string][]string{
		"What does the US want?":      {"US=upper-shore"},
		"what does the us want":       {"us=upper-shore"},
		"us on the lamp":              {"us=upper-shore"},
		"why us?":                     {"us=upper-shore"},
		"keepers and us":              {"us=upper-shore"},
		"tell us more":                nil,
		"give us oil":                 nil,
		"Tell US more":                {"US=upper-shore"},
		"TELL US MORE":                {"US=upper-shore"}, // all in capitals: nothing tells them apart
		"they lit it":                 nil,
		"what about IT":               {"IT=inner-tower"},
		"does qb agree":               {"qb=quay-board"}, // no ordinary word
		"upper shore or the us board": {"upper shore=upper-shore", "us=upper-shore"},
	} {
		if diff := cmp.Diff(want, mentions(x.Annotate(text))); diff != "" {
			t.Errorf("names in %q (-want +got):\n%s", text, diff)
		}
	}
}

func TestEveryName(t *testing.T) {
	x := mustLighthouse(t)
	for text, want := range map[string][]string{
		"Port Anselm round, March 2031": {"anselm-2031-03", "port-anselm"},
		"the Millbay round":             {"millbay", "millbay-2031-05"},
		"nothing":                       nil,
	} {
		var got []string
		for _, n := range x.EveryName(lexis.Tokenize(text)) {
			got = append(got, string(n.Entity.ID))
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
			t.Errorf("names in %q (-want +got):\n%s", text, diff)
		}
	}
	us := mustLexis(t, []*knowledge.Entity{{ID: "upper-shore", Type: knowledge.PartyType, Name: "Upper Shore", Aliases: []knowledge.Alias{{Name: "US"}}}})
	if got := us.EveryName(lexis.Tokenize("Tell us")); len(got) > 0 {
		t.Errorf("an ordinary word is taken for %v", got[0].Entity.ID)
	}
}

func TestConcepts(t *testing.T) {
	x := mustLexis(t, nil,
		&knowledge.Synonyms{ID: "light", Lang: knowledge.English, Words: []string{"lamp", "light", "beacon fire"}},
		&knowledge.Synonyms{ID: "light", Lang: knowledge.Hebrew, Words: []string{"מנורה"}},
		&knowledge.Synonyms{ID: "light", Lang: knowledge.Arabic, Words: []string{"مصباح"}},
		&knowledge.Synonyms{ID: "fire", Lang: knowledge.English, Words: []string{"fire"}},
		&knowledge.Synonyms{ID: "glow", Lang: knowledge.English, Words: []string{"lamp"}},
		&knowledge.Synonyms{ID: "state", Lang: knowledge.English, Words: []string{"where do the talks stand"}},
	)
	for text, want := range map[string][]string{
		"The lamps burn":               {"light 1-2", "glow 1-2"},
		"the beacon fire":              {"light 1-3", "fire 2-3"}, // concepts may overlap
		"where do the talks stand now": {"state 0-5"},
		"המנורה":                       {"light 0-1"},
		"المصباح":                      {"light 0-1"},
		"dark":                         nil,
	} {
		var got []string
		for _, c := range x.Annotate(text).Concepts {
			got = append(got, fmt.Sprintf("%s %d-%d", c.ID, c.From, c.To))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("concepts in %q (-want +got):\n%s", text, diff)
		}
	}
}

func TestProper(t *testing.T) {
	x := mustLighthouse(t)
	for name, want := range map[string]bool{
		"Millbay": true, "Ada Wickham": true, "lamp oil": false, "night watch": false,
		"those who ring the bell": true, // four words or more
	} {
		if got := x.Proper(name); got != want {
			t.Errorf("Proper(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestKnownAndInBase(t *testing.T) {
	x := mustLighthouse(t)
	for _, tt := range []struct {
		word          string
		known, inBase bool
	}{
		{"barrels", true, true},
		{"Wickham", true, true},
		{"bicycle", true, false}, // English that the base does not use
		{"the", true, true},
		{"1234", true, false},
		{"zxqvbn", false, false},
		{"השומרים", true, true},
		{"גגגגגג", false, false},
	} {
		tok := lexis.Tokenize(tt.word)[0]
		if known, inBase := x.Known(tok), x.InBase(tok); known != tt.known || inBase != tt.inBase {
			t.Errorf("%q: known %v, in base %v; want %v, %v", tt.word, known, inBase, tt.known, tt.inBase)
		}
	}
}
