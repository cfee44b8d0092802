package bot

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/bot/timeline"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// A shelf of one base answers nothing.
type shelfOf struct {
	Answerer
	base *knowledge.Base
}

func (s shelfOf) Base(knowledge.Scope) *knowledge.Base { return s.base }

var _ Answerer = shelfOf{}

// What a button of a timeline carries fits Discord's 100 characters, whatever was asked
// for, and is read back as what it was.
func TestTimelineIsRemembered(t *testing.T) {
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	p.Entities = append(p.Entities, &knowledge.Entity{ID: "a.b", Type: knowledge.TopicType, Name: "dotted"})
	base, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	ids := []knowledge.EntityID{""}
	for _, e := range base.Entities() {
		ids = append(ids, e.ID)
	}
	tl := newTimelines(&handlers{answers: shelfOf{base: base}, now: time.Now})
	date := rapid.Custom(func(t *rapid.T) knowledge.Date {
		if rapid.Bool().Draw(t, "given") {
			return knowledge.OnDay(knowledge.Day(rapid.IntRange(-700000, 2900000).Draw(t, "day")))
		}
		return knowledge.Date{}
	})
	rapid.Check(t, func(t *rapid.T) {
		q := timeline.Query{
			From: date.Draw(t, "from"), To: date.Draw(t, "to"), Horizon: knowledge.Day(rapid.IntRange(-700000, 2900000).Draw(t, "horizon")),
			Party: rapid.SampledFrom(ids).Draw(t, "party"), Topic: rapid.SampledFrom(ids).Draw(t, "topic"), Scope: knowledge.Global,
			Lang: rapid.SampledFrom(knowledge.Langs).Draw(t, "lang"), Theme: rapid.SampledFrom([]picture.Theme{picture.Dark, picture.Light}).Draw(t, "theme"),
		}
		asker := rapid.StringMatching(`[1-9][0-9]{16,18}`).Draw(t, "asker")
		page := rapid.IntRange(0, 999).Draw(t, "page")
		id, err := remembered(q, asker, page).encode()
		if err != nil {
			t.Fatal(err)
		}
		c, err := parseControl(id)
		if err != nil {
			t.Fatal(err)
		}
		got, who, ok := tl.recalled(&interaction{Control: c})
		if !ok || who != asker || got != q || c.N != page {
			t.Fatalf("%s is read as %+v of %s, %v; want %+v of %s", id, got, who, ok, q, asker)
		}
	})
}

// Every way in which the dates of options are typed is understood.
func TestTypedDates(t *testing.T) {
	day := knowledge.MustDate("2024-08-31").First()
	for typed, want := range map[string]string{"2024-08": "2024-08", "29.8.2024": "2024-08-29", "August 2024": "2024-08", "2024": "2024", "אוגוסט 2024": "2024-08"} {
		if got := answer.ReadDate(typed, day); got.First() != knowledge.MustDate(want).First() || got.Last() != knowledge.MustDate(want).Last() {
			t.Errorf("%q is read as %s, want %s", typed, got, want)
		}
	}
}
