package library_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/knowledge"
)

var (
	mona = curate.Actor{ID: "101", Guild: north, Moderates: true}
	sara = curate.Actor{ID: "201", Guild: south, Moderates: true}
)

// view is everything that a guild can get out of the bot: answers, the names and
// facts that are offered, and the words of errors.
func view(t testing.TB, l *library.Library, c *curate.Curator, s knowledge.Scope, foreign []int64, ids []knowledge.FactID) string {
	t.Helper()
	var out strings.Builder
	for _, q := range append(questions, bellQuestion) {
		out.WriteString(ask(t, l, s, q) + "\n")
	}
	a, err := l.Check(t.Context(), answer.Question{ID: "q", Text: "The keepers asked for forty barrels and the bell is green.", Now: noon, Scope: s})
	if err != nil {
		t.Fatal(err)
	}
	out.WriteString(printed(t, a))
	b := l.Base(s)
	for _, x := range []any{b.Facts(), b.Sources(), b.Entities(), b.Lexicon()} {
		line, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(line)
	}
	if s != south {
		return out.String()
	}
	found, err := c.Find(t.Context(), s, "green fog bell", 25)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		fmt.Fprintln(&out, f.ID)
	}
	queue, err := c.Queue(t.Context(), sara)
	fmt.Fprintln(&out, queue, err)
	seq, id := int64(1<<40), knowledge.FactID("never-there")
	if len(foreign) > 0 {
		seq = foreign[len(foreign)-1]
	}
	if len(ids) > 0 {
		id = ids[len(ids)-1]
	}
	_, err = c.Undo(t.Context(), sara, seq)
	fmt.Fprintln(&out, err)
	_, err = c.History(t.Context(), sara, id)
	fmt.Fprintln(&out, err)
	_, err = c.FormOf(s, id)
	fmt.Fprintln(&out, err)
	_, err = c.Retract(t.Context(), sara, s, id, "no")
	fmt.Fprintln(&out, err)
	_, err = c.Confirm(t.Context(), sara, s, id)
	fmt.Fprintln(&out, err)
	return out.String()
}

// Whatever north does, nothing changes for south, which has something of its own,
// nor for a guild that has nothing.
func TestGuildsDoNotInterfere(t *testing.T) {
	r := openRoom(t, lighthousePack(t), library.Options{})
	c := curate.New(curate.Options{Store: r.store, Library: r.Library, Now: func() time.Time { return noon }})
	put(t, r.store, south, knowledge.FactRecord, "souths-bell", knowledge.Active, bellFact("souths-bell", "violet"))
	if err := r.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	scopes := []knowledge.Scope{knowledge.Global, "7003", south}
	var before []string
	for _, s := range scopes {
		before = append(before, view(t, r.Library, c, s, nil, nil))
	}
	var seqs []int64
	var added []knowledge.FactID
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n >= 12 { // each is dear; the actions add up, so that few are enough
			return
		}
		for range rapid.IntRange(1, 5).Draw(rt, "actions") {
			n++
			done, err := act(t.Context(), rt, c, r.Base(north), n)
			if err != nil && !curate.Told(err) {
				rt.Fatal(err)
			}
			if err == nil && done != nil {
				seqs = append(seqs, done.Seq)
				if done.Action == curate.Added {
					added = append(added, done.Fact)
				}
			}
		}
		for i, s := range scopes {
			if got := view(t, r.Library, c, s, seqs, added); got != before[i] {
				rt.Fatalf("%s had\n%s\nand has\n%s", s, before[i], got)
			}
		}
	})
	if len(seqs) == 0 {
		t.Error("nothing was done")
	}
}

// act does one random thing in north.
func act(ctx context.Context, t *rapid.T, c *curate.Curator, base *knowledge.Base, n int) (*curate.Done, error) {
	id := rapid.SampledFrom(base.Facts()).Draw(t, "fact").ID
	colour := rapid.SampledFrom([]string{"green", "oil", "barrels", "keepers", "lantern"}).Draw(t, "word")
	switch rapid.IntRange(0, 6).Draw(t, "act") {
	case 0:
		d, err := c.Begin(ctx, mona, north, curate.Form{
			Text: fmt.Sprintf("Ada Wickham said that the %s of the fog bell was painted %d times.", colour, n), Speaker: "Ada Wickham", When: "2031-07-01",
			Link: fmt.Sprint("https://gazette.example.org/", n),
		})
		if err != nil {
			return nil, err
		}
		return c.Save(ctx, mona, d.Key)
	case 1:
		return c.Retract(ctx, mona, north, id, "not ours")
	case 2:
		return c.Confirm(ctx, mona, north, id)
	case 3:
		e := rapid.SampledFrom(base.Entities()).Draw(t, "entity")
		return c.TeachName(ctx, mona, north, e.ID, fmt.Sprint(colour, " ", n))
	case 4:
		return c.TeachWord(ctx, mona, north, fmt.Sprint(colour, n), "deal")
	case 5:
		_, err := c.Suggest(ctx, mona, curate.Form{Text: "The bell is " + colour, Link: "https://gazette.example.org/suggested"})
		return nil, err
	}
	f, err := c.FormOf(north, id)
	if err != nil {
		return nil, err
	}
	f.Text = fmt.Sprintf("In north the lamp burned %s for %d nights.", colour, n)
	d, err := c.Change(ctx, mona, north, id, f)
	if err != nil {
		return nil, err
	}
	return c.Save(ctx, mona, d.Key)
}
