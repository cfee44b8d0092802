package knowledge_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func mustBase(t testing.TB, p *k.Pack) *k.Base {
	t.Helper()
	b, err := k.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func day(s string) k.Day { return k.MustDate(s).Last() }

func factIDs(facts []*k.Fact) string {
	var ids []string
	for _, f := range facts {
		ids = append(ids, string(f.ID))
	}
	return strings.Join(ids, " ")
}

// lampPack is an invented dispute over the hours of a lamp.
func lampPack() *k.Pack {
	return &k.Pack{
		Sources: []*k.Source{{ID: "post"}, {ID: "gazette"}},
		Facts: []*k.Fact{
			{ID: "c-dawn", When: k.MustDate("1921-05-20"), By: []k.EntityID{"wardens"}, Sources: []k.SourceID{"post"}, Supersedes: []k.FactID{"b-midnight", "a-dusk"}},
			{ID: "a-dusk", When: k.MustDate("1921-05-01"), By: []k.EntityID{"ada"}, Sources: []k.SourceID{"post"}},
			{ID: "b-midnight", When: k.MustDate("1921-05-10"), By: []k.EntityID{"wardens"}, Sources: []k.SourceID{"gazette"}, Supersedes: []k.FactID{"a-dusk"}},
			{ID: "d-joint", When: k.MustDate("1921-05"), By: []k.EntityID{"assembly"}, Sources: []k.SourceID{"post"}},
			{ID: "e-quoted", When: k.MustDate("1921-05-10"), Quote: &k.Quote{Speaker: "finn", Words: "no light, no boats"}, Sources: []k.SourceID{"post"}},
			{ID: "f-old", Sources: []k.SourceID{"post"}},
		},
		Entities: []*k.Entity{
			{ID: "lamp", Type: k.TopicType, Name: "Lamp"},
			{ID: "finn", Type: k.PersonType, Name: "Finn", Party: "fishers"},
			{ID: "ada", Type: k.PersonType, Name: "Ada", Party: "wardens"},
			{ID: "wardens", Type: k.PartyType, Name: "Wardens"},
			{ID: "fishers", Type: k.PartyType, Name: "Fishers"},
			{ID: "assembly", Type: k.PartyType, Name: "Assembly", Members: []k.EntityID{"wardens", "fishers"}},
		},
		Lexicon: []*k.Synonyms{{ID: "lamp", Lang: k.English, Words: []string{"lamp", "light"}}},
	}
}

func TestBaseOrder(t *testing.T) {
	b := mustBase(t, lampPack())
	if got, want := factIDs(b.Facts()), "f-old a-dusk b-midnight e-quoted c-dawn d-joint"; got != want {
		t.Errorf("facts %q, want %q: by last day, then id", got, want)
	}
	var ids []string
	for _, e := range b.Entities() {
		ids = append(ids, string(e.ID))
	}
	if got, want := strings.Join(ids, " "), "assembly fishers wardens ada finn lamp"; got != want {
		t.Errorf("entities %q, want %q: by type, then id", got, want)
	}
}

func TestBaseLookUp(t *testing.T) {
	b := mustBase(t, lampPack())
	if b.Fact("a-dusk") == nil || b.Source("post") == nil || b.Entity("lamp") == nil || b.SourceCount() != 2 || len(b.Lexicon()) != 1 {
		t.Error("something that is there is not found")
	}
	if b.Fact("gone") != nil || b.Source("gone") != nil || b.Entity("gone") != nil {
		t.Error("something is found that is not there")
	}
}

func TestNewBaseRefuses(t *testing.T) {
	for want, change := range map[string]func(*k.Pack){
		"source post is defined twice":  func(p *k.Pack) { p.Sources = append(p.Sources, &k.Source{ID: "post"}) },
		"fact a-dusk is defined twice":  func(p *k.Pack) { p.Facts = append(p.Facts, &k.Fact{ID: "a-dusk"}) },
		"fact x: unknown source herald": func(p *k.Pack) { p.Facts = append(p.Facts, &k.Fact{ID: "x", Sources: []k.SourceID{"herald"}}) },
	} {
		p := lampPack()
		change(p)
		if _, err := k.NewBase(p); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

func TestSupersededAtAHorizon(t *testing.T) {
	b := mustBase(t, lampPack())
	for id, want := range map[k.FactID]string{"a-dusk": "b-midnight c-dawn", "b-midnight": "c-dawn", "c-dawn": "", "gone": ""} {
		if got := factIDs(b.SupersededBy(id)); got != want {
			t.Errorf("superseding %s: %q, want %q", id, got, want)
		}
	}
}

func TestIsBy(t *testing.T) {
	b := mustBase(t, lampPack())
	for _, c := range []struct {
		fact k.FactID
		ids  string // everyone whose word it is
	}{
		{"a-dusk", "ada wardens"},
		{"b-midnight", "wardens"},
		{"d-joint", "assembly wardens fishers"},
		{"e-quoted", "finn fishers"},
		{"f-old", ""},
	} {
		for _, id := range []k.EntityID{"ada", "finn", "wardens", "fishers", "assembly", "lamp", "gone"} {
			want := slices.Contains(strings.Fields(c.ids), string(id))
			if got := b.IsBy(b.Fact(c.fact), id); got != want {
				t.Errorf("%s is by %s: %v, want %v", c.fact, id, got, want)
			}
		}
	}
}

func TestSideOf(t *testing.T) {
	b := mustBase(t, lampPack())
	for id, want := range map[k.EntityID]k.EntityID{"ada": "wardens", "fishers": "fishers", "lamp": "", "gone": ""} {
		if got := b.SideOf(id); got != want {
			t.Errorf("%s stands with %q, want %q", id, got, want)
		}
	}
}

// TestUnite checks that a later definition adds and never replaces, and that
// the definitions themselves stay as they were.
func TestUnite(t *testing.T) {
	first := &k.Entity{
		ID: "cape-1921", Type: k.SummitType, Name: "Cape meeting", Aliases: []k.Alias{{Name: "the meeting", Lang: k.English}},
		Misspellings: []string{"caep"}, Place: "cape",
	}
	second := &k.Entity{
		ID: "cape-1921", Type: k.SummitType, Name: "Meeting at the cape",
		Aliases:      []k.Alias{{Name: "the meeting"}, {Name: "Cape meeting"}, {Name: "lamp talks", From: k.MustDate("1921")}},
		Misspellings: []string{"caep", "meting"}, Place: "pier", Party: "wardens", When: k.MustDate("1921-05"),
		Participants: []k.EntityID{"ada"}, Members: []k.EntityID{"finn"}, Outside: true, Description: "A meeting.",
	}
	third := &k.Entity{ID: "cape-1921", When: k.MustDate("1922"), Participants: []k.EntityID{"finn"}, Name: "Cape meeting"}
	b := mustBase(t, &k.Pack{Entities: []*k.Entity{first, second, third}})
	want := &k.Entity{
		ID: "cape-1921", Type: k.SummitType, Name: "Cape meeting",
		Aliases:      []k.Alias{{Name: "the meeting", Lang: k.English}, {Name: "Meeting at the cape"}, {Name: "lamp talks", From: k.MustDate("1921")}},
		Misspellings: []string{"caep", "meting"}, Place: "cape", Party: "wardens", When: k.MustDate("1921-05"),
		Participants: []k.EntityID{"ada"}, Members: []k.EntityID{"finn"}, Outside: true, Description: "A meeting.",
	}
	dates := cmp.Comparer(func(a, b k.Date) bool { return a == b })
	if diff := cmp.Diff(want, b.Entity("cape-1921"), dates); diff != "" {
		t.Errorf("united (-want +got):\n%s", diff)
	}
	if len(b.Entities()) != 1 || len(first.Aliases) != 1 || len(first.Misspellings) != 1 || first.Party != "" || len(second.Aliases) != 3 {
		t.Error("a definition was changed")
	}
}
