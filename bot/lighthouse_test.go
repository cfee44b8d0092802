package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A lighthouse is an Answerer that behaves: it knows an invented quarrel about
// who lights a lighthouse, and answers from it.
type lighthouse struct {
	base *knowledge.Base

	mu      sync.Mutex
	asked   []answer.Question
	checked []answer.Question
	taught  string
	block   map[string]chan struct{} // questions with this text wait for it
}

func newLighthouse(t testing.TB) *lighthouse {
	t.Helper()
	base, err := knowledge.NewBase(&knowledge.Pack{
		Sources: []*knowledge.Source{
			{ID: "gazette", Outlet: "Harbour Gazette", Title: "Keepers want oil (and wicks)", URL: "https://gazette.example/oil_(1)", Published: knowledge.MustDate("1901-03-02")},
			{ID: "herald", Outlet: "Pilots' Herald", Title: "[Pilots answer the keepers]", URL: "https://herald.example/answer", Published: knowledge.MustDate("1901-03-04")},
		},
		Entities: []*knowledge.Entity{
			{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild", Aliases: []knowledge.Alias{{Name: "the keepers"}, {Name: "שומרי המגדלור", Lang: knowledge.Hebrew}, {Name: "حراس المنارة", Lang: knowledge.Arabic}}, Misspellings: []string{"kepers"}},
			{ID: "pilots", Type: knowledge.PartyType, Name: "Pilots' Union", Aliases: []knowledge.Alias{{Name: "הנווטים", Lang: knowledge.Hebrew}}},
			{ID: "ada-wick", Type: knowledge.PersonType, Name: "Ada Wick", Party: "keepers"},
			{ID: "rock-round", Type: knowledge.SummitType, Name: "Rock Round", When: knowledge.MustDate("1901-03")},
			{ID: "fog-round", Type: knowledge.SummitType, Name: "Fog Round", When: knowledge.MustDate("2026-11-25")},
			{ID: "oil", Type: knowledge.TopicType, Name: "lamp oil"},
			{ID: "moon", Type: knowledge.TopicType, Name: "the moon", Outside: true},
		},
		Facts: []*knowledge.Fact{
			{ID: "oil-demand", Kind: knowledge.Demand, Text: "The Keepers' Guild asks for *two* barrels of oil.", By: []knowledge.EntityID{"keepers"}, When: knowledge.MustDate("1901-03-01"), Sources: []knowledge.SourceID{"gazette"}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &lighthouse{base: base, block: map[string]chan struct{}{}}
}

func (l *lighthouse) Base(knowledge.Scope) *knowledge.Base { return l.base }

// Check knows oil.
func (l *lighthouse) Check(_ context.Context, q answer.Question) (*answer.Answer, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.checked = append(l.checked, q)
	if !strings.Contains(q.Text, "oil") {
		return &answer.Answer{ID: q.ID, Question: q.Text, Intent: answer.IntentCheck, Reason: answer.NoEvidence, Lead: "Nothing is on record on that."}, nil
	}
	a := oilAnswer(q)
	a.Intent, a.Lead = answer.IntentCheck, "What is on record on this:"
	return a, nil
}

// checks lists what was checked so far.
func (l *lighthouse) checks() []answer.Question {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]answer.Question(nil), l.checked...)
}

// Answer knows oil, for sure where nobody says perhaps; says "fail" and "panic" do that; "long" is long; all else is unknown.
func (l *lighthouse) Answer(ctx context.Context, q answer.Question) (*answer.Answer, error) {
	l.mu.Lock()
	l.asked = append(l.asked, q)
	wait := l.block[q.Text]
	taught := l.taught != "" && strings.Contains(q.Text, l.taught)
	l.mu.Unlock()
	if wait != nil {
		select {
		case <-wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	switch {
	case strings.Contains(q.Text, "fail"):
		return nil, errors.New("the lamp is out: /secret/path")
	case strings.Contains(q.Text, "panic"):
		panic("the lamp fell")
	case strings.Contains(q.Text, "long"):
		return longAnswer(q), nil
	case strings.Contains(q.Text, "oil"), q.Wants != "", taught:
		return oilAnswer(q), nil
	}
	return &answer.Answer{
		ID: q.ID, Question: q.Text, Reason: answer.NoEvidence, Lead: "I have nothing on that.", Lang: knowledge.LangOf(q.Text),
		Suggestions: []string{"What oil do the keepers want?"}, Text: "I have nothing on that.",
	}, nil
}

func oilAnswer(q answer.Question) *answer.Answer {
	return &answer.Answer{
		ID: q.ID, Question: q.Text, Intent: answer.IntentDemand, Answered: true, Lang: knowledge.LangOf(q.Text), Confident: !strings.Contains(q.Text, "perhaps"),
		Lead: "What is asked of the lighthouse:",
		Points: []answer.Point{
			{Role: answer.Main, Text: "The Keepers' Guild asks for *two* barrels of oil.", Facts: []knowledge.FactID{"oil-demand"}, Cites: []int{1}, When: "1901-03-01", Holder: "Keepers' Guild", Scope: "global"},
			{Role: answer.OtherSide, Text: "The Pilots' Union says one barrel is enough.", Facts: []knowledge.FactID{"oil-denial"}, Cites: []int{2}, When: "1901-03-03", Holder: "Pilots' Union", Scope: "77"},
		},
		Quotes: []answer.Quote{
			{Role: answer.Main, Words: "No oil, no light.", Speaker: "ada-wick", Name: "Ada Wick", Facts: []knowledge.FactID{"oil-demand"}, Cites: []int{1}, When: "1901-03-01"},
			{Role: answer.Main, Words: "בלי שמן אין אור", Speaker: "ada-wick", Name: "Ada Wick", Facts: []knowledge.FactID{"oil-demand"}, Cites: []int{1}, When: "1901-03-01"},
		},
		Sources: []answer.Citation{
			{N: 1, ID: "gazette", Outlet: "Harbour Gazette", Title: "Keepers want oil (and wicks)", URL: "https://gazette.example/oil_(1)", Published: "1901-03-02"},
			{N: 2, ID: "herald", Outlet: "Pilots' Herald", Title: "[Pilots answer the keepers]", URL: "https://herald.example/answer", Published: "1901-03-04"},
		},
		AsOf: "1901-03-03", Stale: true, Warnings: []string{"This is the last that is known."},
		Text:        "The Keepers' Guild asks for two barrels of oil. [1]\n[1] Harbour Gazette <https://gazette.example/oil_(1)>",
		Suggestions: []string{"Where do the talks stand?", "What oil do the pilots want?"},
		Trace:       &answer.Trace{Steps: []answer.TraceStep{{Name: "understand", Lines: []string{"asks for: " + q.Text}}}},
	}
}

// longAnswer has forty points, for several pages.
func longAnswer(q answer.Question) *answer.Answer {
	a := oilAnswer(q)
	for i := range 40 {
		p := a.Points[0]
		p.Facts = []knowledge.FactID{knowledge.FactID(fmt.Sprint("lamp-", i))}
		p.Text = fmt.Sprintf("Lamp number %d wants oil. ", i) + strings.Repeat("It burns all night. ", 10)
		a.Points = append(a.Points, p)
	}
	return a
}

// teach lets questions with a word be answered.
func (l *lighthouse) teach(word string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.taught = word
}

// questions lists what was asked so far.
func (l *lighthouse) questions() []answer.Question {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]answer.Question(nil), l.asked...)
}

// hold lets questions with this text wait until the returned function is called.
func (l *lighthouse) hold(text string) (release func()) {
	c := make(chan struct{})
	l.mu.Lock()
	defer l.mu.Unlock()
	l.block[text] = c
	return sync.OnceFunc(func() { close(c) })
}
