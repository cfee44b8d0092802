package brief_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A quarrel is a small pack on who lights a lighthouse.
type quarrel struct{ knowledge.Pack }

func newQuarrel() *quarrel {
	q := &quarrel{}
	q.Entities = []*knowledge.Entity{
		{ID: "keepers", Type: knowledge.PartyType, Name: "Keepers' Guild"},
		{ID: "pilots", Type: knowledge.PartyType, Name: "Pilots' Union"},
		{ID: "council", Type: knowledge.PartyType, Name: "Harbour Council"},
		{ID: "oil", Type: knowledge.TopicType, Name: "lamp oil"},
	}
	// One dispute, long ago, by which the sides are known.
	q.fact("old-keepers", knowledge.Position, "1900-01-01", "keepers").DisputedBy = []knowledge.FactID{"old-pilots"}
	q.fact("old-pilots", knowledge.Position, "1900-01-01", "pilots").DisputedBy = []knowledge.FactID{"old-keepers"}
	return q
}

// fact adds a fact, reported on its own day.
func (q *quarrel) fact(id knowledge.FactID, k knowledge.Kind, when string, by ...knowledge.EntityID) *knowledge.Fact {
	d := knowledge.MustDate(when)
	s := &knowledge.Source{ID: knowledge.SourceID("s-" + id), Outlet: "Harbour Gazette", Title: string(id), URL: "https://gazette.example/" + string(id), Published: knowledge.OnDay(d.First())}
	f := &knowledge.Fact{
		ID: id, Kind: k, Text: fmt.Sprintf("What %s tells.", id), By: by, Topics: []knowledge.EntityID{"oil"}, When: d, Sources: []knowledge.SourceID{s.ID},
	}
	q.Sources, q.Facts = append(q.Sources, s), append(q.Facts, f)
	return f
}

func (q *quarrel) compose(t *testing.T, r brief.Request) *brief.Page {
	t.Helper()
	if r.Day == 0 {
		r.Day = knowledge.NewDay(1901, time.June, 1)
	}
	r.Lang = knowledge.English
	return brief.Compose(baseOf(t, &q.Pack), r)
}

// under lists what stands under the heading that begins so: ids of facts, or the words of a template.
func under(t *testing.T, p *brief.Page, heading string) []string {
	t.Helper()
	for _, s := range p.Sections {
		if !strings.HasPrefix(s.Heading, heading) {
			continue
		}
		var out []string
		for _, l := range s.Lines {
			x := string(l.Fact)
			if x == "" {
				x = l.Text
			}
			out = append(out, x)
		}
		return out
	}
	t.Fatalf("%s has no section %s", p.Title, heading)
	return nil
}

func TestLadder(t *testing.T) {
	q := newQuarrel()
	stage := func(id knowledge.FactID, when string, s knowledge.Stage, supersedes ...knowledge.FactID) {
		f := q.fact(id, knowledge.Proposal, when, "keepers")
		f.Stage, f.Supersedes = s, supersedes
	}
	stage("up-1", "1901-04-01", knowledge.Offered)
	stage("up-2", "1901-05-01", knowledge.Signed, "up-1")
	stage("down-1", "1901-04-02", knowledge.Accepted)
	q.fact("down-between", knowledge.Position, "1901-04-03", "keepers").Supersedes = []knowledge.FactID{"down-1"}
	stage("down-2", "1901-05-02", knowledge.AcceptedWithConditions, "down-between")
	stage("same-1", "1901-04-03", knowledge.Offered)
	stage("same-0", "1901-04-01", knowledge.Signed)
	stage("same-2", "1901-05-03", knowledge.Offered, "same-1", "same-0") // the newest counts
	stage("ended-1", "1901-04-04", knowledge.InForce)
	stage("ended-2", "1901-05-04", knowledge.Breached, "ended-1")
	stage("gone-1", "1901-04-05", knowledge.Breached)
	stage("gone-2", "1901-05-05", knowledge.Collapsed, "gone-1")
	stage("alone", "1901-05-06", knowledge.Reported)
	stage("ancient", "1900-04-06", knowledge.Signed)
	q.fact("now", knowledge.Status, "1901-05-31")
	stage("to-come", "1901-06-02", knowledge.InForce, "up-2")
	p := q.compose(t, brief.Request{Kind: brief.Status})
	want := []string{"alone", "gone-2", "ended-2", "same-2", "down-2", "up-2"}
	if d := cmp.Diff(want, under(t, p, "How far")); d != "" {
		t.Errorf("rungs, want -, got +\n%s", d)
	}
	if d := cmp.Diff([]string{"ancient"}, under(t, p, "Older")); d != "" {
		t.Errorf("old rungs, want -, got +\n%s", d)
	}
	moves := map[knowledge.FactID]brief.Rung{}
	for _, s := range p.Sections {
		for _, l := range s.Lines {
			if l.Rung != nil {
				moves[l.Fact] = *l.Rung
			}
		}
	}
	wantMoves := map[knowledge.FactID]brief.Rung{
		"up-2":    {knowledge.Signed, brief.Up, knowledge.Offered, "1 April 1901"},
		"down-2":  {knowledge.AcceptedWithConditions, brief.Down, knowledge.Accepted, "2 April 1901"},
		"same-2":  {knowledge.Offered, brief.Same, knowledge.Offered, "3 April 1901"},
		"ended-2": {knowledge.Breached, brief.Down, knowledge.InForce, "4 April 1901"},
		"gone-2":  {knowledge.Collapsed, brief.Down, knowledge.Breached, "5 April 1901"},
		"alone":   {Stage: knowledge.Reported, Move: brief.First},
		"ancient": {Stage: knowledge.Signed, Move: brief.First},
	}
	for stage, want := range map[knowledge.Stage]int{knowledge.Reported: 1, knowledge.InForce: brief.Top, knowledge.Breached: 0, knowledge.Collapsed: 0} {
		if got := (&brief.Rung{Stage: stage}).Height(); got != want {
			t.Errorf("%s is %d steps up, want %d", stage, got, want)
		}
	}
	if d := cmp.Diff(wantMoves, moves); d != "" {
		t.Errorf("moves, want -, got +\n%s", d)
	}
}

func TestStickingPoints(t *testing.T) {
	q := newQuarrel()
	pair := func(a, b knowledge.FactID, when string, kind knowledge.Kind, parties ...knowledge.EntityID) {
		x, y := q.fact(a, kind, when, parties[0]), q.fact(b, kind, when, parties[1])
		x.DisputedBy, y.DisputedBy = []knowledge.FactID{b}, []knowledge.FactID{a}
	}
	pair("pilots-oil", "keepers-oil", "1901-05-01", knowledge.Demand, "pilots", "keepers")
	pair("event-one", "event-two", "1901-05-03", knowledge.Event, "keepers", "pilots")
	pair("done-one", "done-two", "1901-05-02", knowledge.Position, "keepers", "pilots")
	pair("a-council-says", "keepers-deny", "1901-05-04", knowledge.Position, "council", "keepers") // a side comes before others
	q.fact("later", knowledge.Position, "1901-05-20", "keepers").Supersedes = []knowledge.FactID{"done-one"}
	p := q.compose(t, brief.Request{Kind: brief.Status})
	if d := cmp.Diff([]string{"keepers-oil", "pilots-oil", "old-keepers", "old-pilots", "keepers-deny", "a-council-says"}, under(t, p, "Sticking")); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
}

func TestNextOnRecord(t *testing.T) {
	for text, want := range map[string]bool{
		"They are to meet on 5 June 2031.":                                              true,
		"On 30 May 2031 they said that they would meet on 5 June.":                      true, // the one year of the text
		"On 30 May 2031 they asked for oil until 2032 and would meet on 5 June.":        true, // for 2032's sake
		"They met in 2029 and, on 30 May 2031, spoke of another round on 5 June.":       false,
		"They are to meet on 5 June.":                                                   false, // of which year?
		"They are to meet next week.":                                                   false, // counted from when?
		"They met on 5 May 2031.":                                                       false,
		"They will meet again soon, the council said on 30 May 2031.":                   false,
		"The harbour is to be shut in July 2031, it was said on 30 May 2031.":           true,
		"The harbour is to be shut in June 2031, it was said on 30 May 2031.":           false, // it has begun
		"It was said on 30 May 2031 that all would be settled on 1 June 2031.":          false, // the horizon itself
		"The bell rang on 30 May 2031, a week before it fell silent, on 6 June 2031.\n": true,
	} {
		q := newQuarrel()
		f := q.fact("plan", knowledge.Event, "2031-05-30")
		f.Text = text
		p := q.compose(t, brief.Request{Kind: brief.Summary, Day: knowledge.NewDay(2031, time.June, 1)})
		next := under(t, p, "Next")
		if got := next[0] != "Nothing on record."; got != want {
			t.Errorf("%q is next on record: %v (%v)", text, got, next)
		}
		// What is written afterwards, or who knows when, looks back.
		for _, published := range []string{"2031-06-07", ""} {
			q.Sources[len(q.Sources)-1].Published = knowledge.MustDate(published)
			p := q.compose(t, brief.Request{Kind: brief.Summary, Day: knowledge.NewDay(2031, time.June, 1)})
			if got := under(t, p, "Next"); want && !strings.Contains(text, "2032") && !strings.Contains(text, "July") && got[0] != "Nothing on record." {
				t.Errorf("%q, written on %q, is next on record: %v", text, published, got)
			}
		}
	}
}

func TestComparison(t *testing.T) {
	q := newQuarrel()
	q.fact("keepers-1", knowledge.Demand, "1901-03-01", "keepers")
	q.fact("keepers-2", knowledge.Position, "1901-04-01", "keepers").Supersedes = []knowledge.FactID{"keepers-1"}
	q.fact("keepers-3", knowledge.Position, "1901-05-01", "keepers").Supersedes = []knowledge.FactID{"keepers-2"}
	q.fact("other-matter", knowledge.Position, "1901-05-01", "pilots").Topics = nil
	q.Facts[0].DisputedBy, q.Facts[1].DisputedBy = []knowledge.FactID{"old-pilots"}, []knowledge.FactID{"old-keepers"}
	q.Facts[0].Topics, q.Facts[1].Topics = nil, nil
	r := brief.Request{Kind: brief.Comparison, Topic: "oil"}
	p := q.compose(t, r)
	if d := cmp.Diff([]string{"keepers-3"}, under(t, p, "Keepers")); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
	if d := cmp.Diff([]string{"No statement on record."}, under(t, p, "Pilots")); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
	r.Kind = brief.Changes
	p = q.compose(t, r)
	if d := cmp.Diff([]string{"keepers-1", "keepers-2", "keepers-3"}, under(t, p, "Keepers")); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
	if d := cmp.Diff([]string{"No change on record."}, under(t, p, "Pilots")); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
	r.Day = knowledge.NewDay(1901, time.April, 15) // the last word had not been said
	if d := cmp.Diff([]string{"keepers-1", "keepers-2"}, under(t, q.compose(t, r), "Keepers")); d != "" {
		t.Errorf("want -, got +\n%s", d)
	}
}

// A party that is named alone is compared with a side of the talks that it is not.
func TestComparedParties(t *testing.T) {
	q := newQuarrel()
	for sides, want := range map[[2]knowledge.EntityID]string{
		{}:              "Keepers' Guild and Pilots' Union on",
		{"pilots"}:      "Pilots' Union and Keepers' Guild on",
		{"keepers"}:     "Keepers' Guild and Pilots' Union on",
		{"", "keepers"}: "Pilots' Union and Keepers' Guild on",
	} {
		if p := q.compose(t, brief.Request{Kind: brief.Comparison, Topic: "oil", Sides: sides}); !strings.HasPrefix(p.Title, want) {
			t.Errorf("%v gives %s", sides, p.Title)
		}
	}
}

func TestRounds(t *testing.T) {
	q := newQuarrel()
	q.Entities = append(q.Entities,
		&knowledge.Entity{ID: "rock", Type: knowledge.SummitType, Name: "Rock Round", When: knowledge.MustDate("1901-03-01"), Participants: []knowledge.EntityID{"keepers", "pilots"}},
		&knowledge.Entity{ID: "fog", Type: knowledge.SummitType, Name: "Fog Round", When: knowledge.MustDate("1901-04-01")},
		&knowledge.Entity{ID: "silent", Type: knowledge.SummitType, Name: "Silent Round", When: knowledge.MustDate("1901-04-10")},
		&knowledge.Entity{ID: "late", Type: knowledge.SummitType, Name: "Late Round", When: knowledge.MustDate("1901-07-01")},
	)
	q.fact("rock-held", knowledge.Summit, "1901-03-01").Summit = "rock"
	q.fact("rock-keepers", knowledge.Position, "1901-03-02", "keepers").Summit = "rock"
	q.fact("fog-held", knowledge.Summit, "1901-04-01").Summit = "fog"
	q.fact("since", knowledge.Position, "1901-03-20", "keepers").Supersedes = []knowledge.FactID{"rock-keepers"}
	p := q.compose(t, brief.Request{Kind: brief.Round, Round: "rock"})
	for heading, want := range map[string][]string{
		"Where":        {"When: 1 March 1901", "Took part: Keepers' Guild"}, // no fact about it names the pilots
		"What came of": {"rock-held"},
		"What Keepers": {"rock-keepers"},
		"What Pilots":  {"No statement on record."},
		"What came ne": {"since", "Next round on record: Fog Round, 1 April 1901"},
	} {
		if d := cmp.Diff(want, under(t, p, heading)); d != "" {
			t.Errorf("%s, want -, got +\n%s", heading, d)
		}
	}
	for _, s := range p.Sections {
		for _, l := range s.Lines {
			if l.Fact == "" && len(l.Cites) == 0 && l.Text != "No statement on record." {
				t.Errorf("%q cites nothing", l.Text)
			}
			if l.Fact == "rock-keepers" && !slices.Contains(l.Notes, "overtaken by a word of 20 March 1901") {
				t.Errorf("%s has notes %v", l.Fact, l.Notes)
			}
		}
	}
	if p.Before != "" || p.After != "fog" {
		t.Errorf("beside it are %q and %q", p.Before, p.After)
	}
	last := q.compose(t, brief.Request{Kind: brief.Round})
	if last.Round != "fog" || last.Before != "rock" || last.After != "" {
		t.Errorf("the last is %q, beside it %q and %q", last.Round, last.Before, last.After)
	}
}

func TestPeriods(t *testing.T) {
	day := knowledge.NewDay(2031, time.June, 1)
	for typed, want := range map[string]string{
		"": "now", " Now ": "now", "week": "week", "MONTH": "month", "2031-03": "2031-03", "2031": "2031", "2031-03-01/2031-03-09": "2031-03-01/2031-03-09",
		"March 2031": "2031-03", "3 May 2031": "2031-05-03",
	} {
		p, err := brief.ParsePeriod(typed, day)
		if err != nil || p.String() != want {
			t.Errorf("%q is read as %s, %v", typed, p, err)
		}
		if again, err := brief.ParsePeriod(p.String(), day); err != nil || again != p {
			t.Errorf("%s is read back as %s, %v", p, again, err)
		}
	}
	for _, typed := range []string{"whenever", "2031-13", "2031-02-30", "1 May and 2 June"} {
		if p, err := brief.ParsePeriod(typed, day); err == nil {
			t.Errorf("%q is read as %s", typed, p)
		}
	}
}

// Where a page says that nothing is on record, nothing is: what stands elsewhere on it is told apart.
func TestNothingMeansNothing(t *testing.T) {
	q := newQuarrel()
	q.Facts[0].DisputedBy, q.Facts[1].DisputedBy = nil, nil
	nothing := []string{"Nothing on record."}
	p := q.compose(t, brief.Request{Kind: brief.Status})
	for _, heading := range []string{"How far", "Sticking"} {
		if d := cmp.Diff(nothing, under(t, p, heading)); d != "" {
			t.Errorf("%s, want -, got +\n%s", heading, d)
		}
	}
	offer := q.fact("offer", knowledge.Proposal, "1901-05-30", "keepers")
	offer.Stage = knowledge.Offered
	elsewhere := []string{"What is on record stands in the other sections."}
	if d := cmp.Diff(elsewhere, under(t, q.compose(t, brief.Request{Kind: brief.Status}), "How far")); d != "" {
		t.Errorf("the newest stage stands above, want -, got +\n%s", d)
	}
	march, err := brief.ParsePeriod("1901-03", 0)
	if err != nil {
		t.Fatal(err)
	}
	p = q.compose(t, brief.Request{Kind: brief.Summary, Period: march})
	for _, heading := range []string{"What changed", "What is disputed"} {
		if d := cmp.Diff([]string{"Nothing on record of this time."}, under(t, p, heading)); d != "" {
			t.Errorf("%s, want -, got +\n%s", heading, d)
		}
	}
}

// A source of which it is not known when it was published tells nothing of when the others were.
func TestNextOnRecordWithSomeSourcesUndated(t *testing.T) {
	for published, want := range map[string]bool{"2031-05-31": true, "2031-06-05": false, "2031-06": false, "": false} {
		q := newQuarrel()
		f := q.fact("plan", knowledge.Event, "2031-05-30")
		f.Text = "They are to meet on 5 June 2031."
		undated, other := *q.Sources[len(q.Sources)-1], *q.Sources[len(q.Sources)-1]
		undated.ID, undated.Published = "undated", knowledge.Date{}
		other.ID, other.Published = "other", knowledge.MustDate(published)
		q.Sources = append(q.Sources, &undated, &other)
		f.Sources = []knowledge.SourceID{"undated", "other"}
		next := under(t, q.compose(t, brief.Request{Kind: brief.Summary, Day: knowledge.NewDay(2031, time.June, 1)}), "Next")
		if got := next[0] != "Nothing on record."; got != want {
			t.Errorf("published %q: next on record: %v (%v)", published, got, next)
		}
	}
}

// A day to come is found on whatever day of the year the page is, and in every language.
func TestNextOnRecordOfAnyDay(t *testing.T) {
	for _, text := range []string{"On %s they will meet.", "הם ייפגשו ב-%s.", "يجتمعون في %s."} {
		l := knowledge.LangOf(text)
		for day := knowledge.NewDay(2031, time.January, 1); day < knowledge.NewDay(2032, time.January, 1); day += 17 {
			q := newQuarrel()
			f := q.fact("plan", knowledge.Event, day.String())
			f.Text = fmt.Sprintf(text, answer.DateWords(l, knowledge.OnDay(day+3)))
			p := q.compose(t, brief.Request{Kind: brief.Summary, Day: day})
			if next := under(t, p, "Next"); !strings.HasPrefix(next[0], "What stands above names a day to come") {
				t.Errorf("%q on %v: %v", f.Text, day, next)
			}
			p = q.compose(t, brief.Request{Kind: brief.Summary, Day: day + 3})
			if next := under(t, p, "Next"); next[0] != "Nothing on record." {
				t.Errorf("%q on %v: %v", f.Text, day+3, next)
			}
		}
	}
}
