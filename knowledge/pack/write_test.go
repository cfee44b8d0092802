package pack

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// samePack compares packs as values; an empty list is as good as none.
func samePack(a, b *k.Pack) string {
	return cmp.Diff(a, b, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b k.Date) bool { return a == b }))
}

func mustWrite(t testing.TB, p *k.Pack) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fatalf is what testing and rapid share, so that both can check round trips.
type fatalf interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkRoundTrip checks that a pack survives writing and reading, and that its
// bytes do not change from the first writing on.
func checkRoundTrip(t fatalf, p *k.Pack) {
	t.Helper()
	var first, second bytes.Buffer
	if err := Write(&first, p); err != nil {
		t.Fatalf("write: %v", err)
	}
	got, problems := Read("written.yaml", first.Bytes())
	if len(problems) > 0 {
		t.Fatalf("what was written does not read:\n%v\n%s", problems.Error(), first.Bytes())
	}
	if diff := samePack(p, got); diff != "" {
		t.Fatalf("the pack changed (-written +read):\n%s\n%s", diff, first.Bytes())
	}
	if err := Write(&second, got); err != nil {
		t.Fatalf("second write: %v", err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatalf("the bytes changed:\n%s", cmp.Diff(first.String(), second.String()))
	}
}

func TestRoundTripOfRandomPacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkRoundTrip(t, randomPack().Draw(t, "pack")) })
}

func TestRoundTripOfStarter(t *testing.T) {
	files, problems := Load(starterFiles, "starter")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, f := range files.List {
		t.Run(f.Name, func(t *testing.T) { checkRoundTrip(t, f.Pack) })
	}
	t.Run("joined", func(t *testing.T) { checkRoundTrip(t, files.Pack()) })
}

func TestCanonicalLayout(t *testing.T) {
	p := &k.Pack{
		Sources: []*k.Source{{
			ID: "harbour-post-1921-05-03-lamp", Outlet: "Harbour Post (Coast Agency)", Title: "[On the lamp]",
			URL: "https://post.example/lamp?a=1&b=<2>", Author: "A. Keeper", Agency: "Coast Agency",
			Published: k.MustDate("1921-05-03"), Kind: k.News,
		}},
		Facts: []*k.Fact{{
			ID: "wardens-lamp-1921-05", Kind: k.Proposal, Stage: k.Offered, Text: "The wardens said “the lamp” should be \"dimmed\".",
			Quote: &k.Quote{Speaker: "ada-warden", Words: "dim it\\"},
			By:    []k.EntityID{"wardens"}, Topics: []k.EntityID{"lamp", "fog-horn"},
			When: k.MustDate("1921-05-01/1921-05-02"), WhenBasis: k.Inferred, WhenNote: "from the tide table",
			Standing: k.OnRecord, Confirmed: k.MustDate("1921-06-01"), Place: "cape", Summit: "cape-1921-05",
			Sources: []k.SourceID{"harbour-post-1921-05-03-lamp"}, Supersedes: []k.FactID{"wardens-lamp-1921-04"},
			Asks: map[k.Lang][]string{k.Hebrew: {"מה ביקשו השומרים?"}, k.English: {"what about the lamp", "dim lamp?"}},
		}},
		Entities: []*k.Entity{{
			ID: "wardens", Type: k.PartyType, Name: "Wardens",
			Aliases: []k.Alias{
				{Name: "keepers"}, {Name: "lamp office", Lang: k.English, From: k.MustDate("1920"), Until: k.MustDate("1921-12")},
			},
			Misspellings: []string{"wardns"}, Members: []k.EntityID{"972", "null"}, Outside: true, Description: "Those who keep the lamp.",
		}},
		Lexicon:  []*k.Synonyms{{ID: "lamp", Lang: k.English, Words: []string{"lamp", "light"}}},
		Hides:    []k.FactID{"fishers-lamp-1921-04", "1921"},
		Confirms: []*k.Confirm{{Fact: "fishers-lamp-1921-05", On: k.MustDate("1921-06-02")}},
	}
	want := `sources:
  - id: harbour-post-1921-05-03-lamp
    outlet: "Harbour Post (Coast Agency)"
    title: "[On the lamp]"
    url: "https://post.example/lamp?a=1&b=<2>"
    author: "A. Keeper"
    agency: "Coast Agency"
    published: 1921-05-03
    kind: news
facts:
  - id: wardens-lamp-1921-05
    kind: proposal
    stage: offered
    text: "The wardens said “the lamp” should be \"dimmed\"."
    quote:
      speaker: ada-warden
      words: "dim it\\"
    by: [wardens]
    parties: []
    topics: [lamp, fog-horn]
    when: 1921-05-01/1921-05-02
    when_basis: inferred
    when_note: "from the tide table"
    standing: on-record
    confirmed: 1921-06-01
    place: cape
    summit: cape-1921-05
    sources: [harbour-post-1921-05-03-lamp]
    supersedes: [wardens-lamp-1921-04]
    disputed_by: []
    asks:
      en:
        - "what about the lamp"
        - "dim lamp?"
      he:
        - "מה ביקשו השומרים?"
entities:
  - id: wardens
    type: party
    name: "Wardens"
    aliases:
      - "keepers"
      - {name: "lamp office", lang: en, from: 1920, until: 1921-12}
    misspellings:
      - "wardns"
    members: ["972", "null"]
    outside: true
    description: "Those who keep the lamp."
lexicon:
  - id: lamp
    lang: en
    words:
      - "lamp"
      - "light"
hides: [fishers-lamp-1921-04, "1921"]
confirms:
  - fact: fishers-lamp-1921-05
    on: 1921-06-02
`
	if diff := cmp.Diff(want, string(mustWrite(t, p))); diff != "" {
		t.Errorf("layout (-want +got):\n%s", diff)
	}
	checkRoundTrip(t, p)
}

func TestWriteRefusesBadUTF8(t *testing.T) {
	for _, p := range []*k.Pack{
		{Facts: []*k.Fact{{ID: "lamp", Text: "a\xffb"}}},
		{Facts: []*k.Fact{{ID: "lamp", Sources: []k.SourceID{"a\xff"}}}},
	} {
		var b bytes.Buffer
		err := Write(&b, p)
		if err == nil || !strings.Contains(err.Error(), "fact lamp") || b.Len() > 0 {
			t.Errorf("error %v, %d bytes written; want an error that names the fact and nothing written", err, b.Len())
		}
	}
}
