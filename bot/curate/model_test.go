package curate_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A card is what the model knows of one record of a fact, or of its confirmation.
type card struct {
	state     knowledge.State
	text      string
	confirmed string
}

// A slot names a card.
type slot struct {
	scope   knowledge.Scope
	id      knowledge.FactID
	confirm bool
}

// A step is a change of one card that can be undone.
type step struct {
	at     slot
	before *card
}

// A model is what facts each scope has, as simply as it can be told.
type model struct {
	cards   map[slot]*card
	steps   map[int64]step
	waiting map[string]func(seq int64) // by suggestion: what its approval does
}

func (m *model) put(at slot, c *card, seq int64) {
	m.steps[seq] = step{at, m.cards[at]}
	if c == nil {
		delete(m.cards, at)
	} else {
		m.cards[at] = c
	}
}

// sees gives the fact that a scope sees, and whose it is; nil if none.
func (m *model) sees(s knowledge.Scope, id knowledge.FactID) (*card, knowledge.Scope) {
	if c := m.cards[slot{scope: s, id: id}]; c != nil {
		if c.state == knowledge.Active {
			return c, s
		}
		return nil, ""
	}
	c := m.cards[slot{scope: knowledge.Global, id: id}]
	if s == knowledge.Global || c == nil || c.state != knowledge.Active {
		return nil, ""
	}
	out := *c
	if k := m.cards[slot{s, id, true}]; k != nil && k.confirmed > out.confirmed {
		out.confirmed = k.confirmed
	}
	return &out, knowledge.Global
}

// A player does random things to a desk and a model alike.
type player struct {
	*desk
	m      model
	r      *rand.Rand
	actors []curate.Actor
	scopes []knowledge.Scope
	ids    []knowledge.FactID
	seqs   []int64
	n      int
}

func (p *player) any(n int) int { return p.r.IntN(n) }

// play does one thing and says which.
func (p *player) play(ctx context.Context) string {
	p.n++
	a := p.actors[p.any(len(p.actors))]
	s := a.Guild
	if p.any(10) == 0 {
		s = p.scopes[p.any(len(p.scopes))] // mostly not theirs
	}
	id := p.ids[p.any(len(p.ids))]
	what := fmt.Sprintf("%d: %s in %s on %s", p.n, a.ID, s, id)
	c, of := p.m.sees(s, id) // as it is now, not when it may be approved
	switch k := p.any(20); {
	case k < 4:
		p.add(ctx, what+": add", a, s)
	case k < 8:
		p.edit(ctx, what+": edit", a, s, id)
	case k < 11:
		p.simple(what+": retract", a, s, id, func() (*curate.Done, error) { return p.Retract(ctx, a, s, id, "a reason") }, func(seq int64) {
			state, text := knowledge.Hidden, ""
			if of == s && c != nil {
				state, text = knowledge.Retracted, c.text
			}
			p.m.put(slot{scope: s, id: id}, &card{state: state, text: text, confirmed: confirmedOf(c)}, seq)
		})
	case k < 14:
		today := knowledge.DayOf(p.clock()).String()
		p.simple(what+": confirm", a, s, id, func() (*curate.Done, error) { return p.Confirm(ctx, a, s, id) }, func(seq int64) {
			if of == s {
				p.m.put(slot{scope: s, id: id}, &card{knowledge.Active, c.text, today}, seq)
			} else {
				p.m.put(slot{s, id, true}, &card{state: knowledge.Active, confirmed: today}, seq)
			}
		})
	case k < 17:
		p.undo(ctx, what+": undo", a)
	case k < 19:
		p.review(ctx, what+": review", a)
	default:
		p.others(ctx, what+": others", a, s)
	}
	return what
}

func confirmedOf(c *card) string {
	if c == nil {
		return ""
	}
	return c.confirmed
}

// came takes note of what came of an action; then changes the model.
func (p *player) came(what string, done *curate.Done, err error, then func(seq int64)) {
	p.t.Helper()
	switch {
	case err != nil && !curate.Told(err):
		p.t.Fatalf("%s: an error that nobody is told: %v", what, err)
	case err != nil || done == nil:
	case done.Queued != "":
		p.m.waiting[done.Queued] = then
	default:
		then(done.Seq)
		p.seqs = append(p.seqs, done.Seq)
	}
}

// simple does what must succeed exactly if the actor may and the scope sees the fact.
func (p *player) simple(what string, a curate.Actor, s knowledge.Scope, id knowledge.FactID, act func() (*curate.Done, error), then func(int64)) {
	p.t.Helper()
	c, _ := p.m.sees(s, id)
	want := c != nil && a.May(s) == nil
	done, err := act()
	if (err == nil) != want {
		p.t.Fatalf("%s: error %v, should succeed: %v", what, err, want)
	}
	p.came(what, done, err, then)
}

func (p *player) add(ctx context.Context, what string, a curate.Actor, s knowledge.Scope) {
	p.t.Helper()
	text := fmt.Sprintf("Ada Wickham told %s that lamp %d is lit.", s, p.n)
	d, err := p.Begin(ctx, a, s, curate.Form{Text: text, Speaker: "Ada Wickham", When: "2031-07-01", Link: offLink})
	if (err == nil) != (a.May(s) == nil) {
		p.t.Fatalf("%s: %v", what, err)
	}
	var done *curate.Done
	if err == nil {
		if done, err = p.Save(ctx, a, d.Key); err != nil {
			p.t.Fatalf("%s: %v", what, err)
		}
		p.ids = append(p.ids, done.Fact)
	}
	p.came(what, done, err, func(seq int64) {
		p.m.put(slot{scope: s, id: done.Fact}, &card{state: knowledge.Active, text: text}, seq)
	})
}

func (p *player) edit(ctx context.Context, what string, a curate.Actor, s knowledge.Scope, id knowledge.FactID) {
	p.t.Helper()
	c, _ := p.m.sees(s, id)
	form, err := p.FormOf(s, id)
	if (err == nil) != (c != nil) {
		p.t.Fatalf("%s: form %v", what, err)
	}
	form.Text = fmt.Sprintf("It was told in %s that bell %d is rung.", s, p.n)
	d, err := p.Change(ctx, a, s, id, form)
	if (err == nil) != (c != nil && a.May(s) == nil) {
		p.t.Fatalf("%s: %v", what, err)
	}
	var done *curate.Done
	if err == nil {
		done, err = p.Save(ctx, a, d.Key)
	}
	p.came(what, done, err, func(seq int64) {
		p.m.put(slot{scope: s, id: id}, &card{knowledge.Active, form.Text, c.confirmed}, seq)
	})
}

func (p *player) undo(ctx context.Context, what string, a curate.Actor) {
	p.t.Helper()
	if len(p.seqs) == 0 {
		return
	}
	seq := p.seqs[p.any(len(p.seqs))]
	at := p.m.steps[seq]
	done, err := p.Undo(ctx, a, seq)
	if err == nil && a.May(at.at.scope) != nil {
		p.t.Fatalf("%s: undid %+v", what, at)
	}
	p.came(what, done, err, func(now int64) { p.m.put(at.at, at.before, now) })
}

// nameOf tells things that wait apart in the same way in each game.
func nameOf(w curate.Waiting) string {
	if s := w.Suggestion; s != nil {
		return string(s.Action) + " " + cmp.Or(s.Text, s.Form.Text) + s.By
	}
	return w.ID
}

// review decides something that waits, and now and then changes the rule.
func (p *player) review(ctx context.Context, what string, a curate.Actor) {
	p.t.Helper()
	if p.any(4) == 0 {
		rules := []curate.SecondPerson{curate.Never, curate.Never, curate.Disputed, curate.Always}
		_, err := p.Set(ctx, a, func(s *curate.Settings) { s.SecondPerson = rules[p.any(len(rules))] })
		p.came(what, nil, err, nil)
	}
	w, err := p.Queue(ctx, a)
	if p.came(what, nil, err, nil); err != nil || len(w) == 0 {
		return
	}
	slices.SortFunc(w, func(x, y curate.Waiting) int { return cmp.Compare(nameOf(x), nameOf(y)) }) // ids are random
	x := w[p.any(len(w))]
	if x.Suggestion == nil {
		return
	}
	if p.any(4) == 0 {
		_, err := p.Reject(ctx, a, x.ID, "no")
		p.came(what, nil, err, nil)
		return
	}
	then := p.m.waiting[x.ID]
	form := x.Suggestion.Form
	done, _, err := p.Approve(ctx, a, x.ID)
	if then == nil && done != nil { // what anybody suggested
		p.ids = append(p.ids, done.Fact)
		then = func(seq int64) {
			p.m.put(slot{scope: a.Guild, id: done.Fact}, &card{state: knowledge.Active, text: form.Text}, seq)
		}
	}
	p.came(what, done, err, then)
}

// others does what changes no fact.
func (p *player) others(ctx context.Context, what string, a curate.Actor, s knowledge.Scope) {
	p.t.Helper()
	var err error
	switch p.any(6) {
	case 0:
		_, err = p.TeachName(ctx, a, s, "ada-wick", fmt.Sprint("Ada the ", p.n, "th"))
	case 1:
		_, err = p.TeachWord(ctx, a, s, fmt.Sprint("bargain", p.n), "deal")
	case 2:
		_, err = p.Suggest(ctx, a, curate.Form{Text: fmt.Sprintf("Ada Wickham let %s know that oil %d burns.", a.Guild, p.n), Speaker: "Ada Wickham", When: "2031-07-02", Link: offLink})
	case 3:
		_, err = p.Recheck(ctx)
	case 4:
		var data []byte
		if data, err = p.Export(ctx, a, s); err == nil {
			var r *curate.ImportReport
			if r, err = p.Import(ctx, a, s, "own.yaml", data); err == nil && r.Problems.Errors() > 0 {
				p.t.Fatalf("%s: what was exported is refused: %v", what, r.Problems.Err())
			}
		}
	default:
		p.wait(13 * time.Hour)
		_, err = p.History(ctx, a, p.ids[p.any(len(p.ids))])
	}
	p.came(what, nil, err, nil)
}

// compare fails unless every scope sees what the model says, and nothing else.
func (p *player) compare(what string) {
	p.t.Helper()
	for _, s := range p.scopes {
		base := p.library.Base(s)
		n := 0
		for _, id := range slices.Compact(slices.Sorted(slices.Values(p.ids))) {
			want, of := p.m.sees(s, id)
			got := base.Fact(id)
			if (want == nil) != (got == nil) {
				p.t.Fatalf("%s: %s sees %s: %v, the model %v", what, s, id, got, want)
			}
			if want == nil {
				continue
			}
			n++
			if got.Text != want.text || got.Confirmed.String() != want.confirmed || got.Scope.String() != string(of) {
				p.t.Fatalf("%s: %s sees %s as %q of %s, confirmed %q; the model: %+v of %s", what, s, id, got.Text, got.Scope, got.Confirmed, want, of)
			}
		}
		if n != len(base.Facts()) {
			p.t.Fatalf("%s: %s sees %d facts, the model %d", what, s, len(base.Facts()), n)
		}
	}
}

// Random actions of several people in several guilds end as the model does: nobody
// sees what another guild did, and every error is one that its actor is told.
// SOAK=1 plays longer, and another game each time.
func TestModel(t *testing.T) {
	t.Parallel()
	n, seed := 2000, uint64(7)
	if os.Getenv("SOAK") != "" {
		n, seed = 10_000, uint64(time.Now().UnixNano())
	}
	t.Log("seed", seed)
	pack := lighthousePack(t)
	pack.Lexicon = slices.DeleteFunc(pack.Lexicon, func(s *knowledge.Synonyms) bool { return s.ID != "deal" && s.ID != "cue-say" })
	p := &player{
		desk: openDeskWith(t, pack), r: rand.New(rand.NewPCG(seed, 1)),
		m:      model{map[slot]*card{}, map[int64]step{}, map[string]func(int64){}},
		scopes: []knowledge.Scope{north, south, "7003", knowledge.Global},
		actors: []curate.Actor{mona, nils, sara, {ID: "202", Guild: south, Moderates: true}, {ID: "301", Guild: "7003", Moderates: true}, olga, alice},
	}
	p.web.pages = map[string]string{}
	for _, f := range pack.Facts {
		p.ids = append(p.ids, f.ID)
		p.m.cards[slot{scope: knowledge.Global, id: f.ID}] = &card{state: knowledge.Active, text: f.Text}
	}
	for i := range n {
		what := p.play(t.Context())
		if i%50 == 0 {
			p.compare(what)
		}
	}
	p.compare("in the end")
	again := openDeskOn(t, p.desk)
	for _, s := range p.scopes {
		if p.printed(s) != again.printed(s) {
			t.Errorf("%s sees otherwise after a restart", s)
		}
	}
	states := map[knowledge.State]int{}
	for c := range maps.Values(p.m.cards) {
		states[c.state]++
	}
	t.Logf("%d revisions, %d cards: %v", p.library.Head(), len(p.m.cards), states)
}
