package bot_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A town is a guild with what its people did, as a model: what they were told was
// done was done, what they were told nothing of may have been.
type town struct {
	guild, channel string
	word           string // in every text of the guild's own, and in no other's
	mods           []*sandbox.User
	asker          *sandbox.User
	rng            *rand.Rand

	n      int               // of texts so far
	facts  map[string]*known // by id
	maybe  []string          // texts that may have been saved
	undo   sandbox.Message   // with the button that undoes the last change
	undoes string            // id of the fact that it is of; "": none
	lost   int               // acknowledgements
	done   map[string]int    // acts that were acknowledged
	wrong  []string
	told   []string // what was acknowledged, for who looks into a failure
}

// A known is what a fact may say; "" that it is withdrawn or gone.
type known struct {
	may    []string // one, or two where an acknowledgement was lost
	before string   // the last change
}

// errLost means that no acknowledgement came.
var errLost = errors.New("no acknowledgement came")

// unheard is how long an acknowledgement is waited for. Faults hold requests up for
// tenths of seconds, and several may come together.
const unheard = 2500 * time.Millisecond

func (w *town) errorf(format string, args ...any) {
	w.wrong = append(w.wrong, w.word+": "+fmt.Sprintf(format, args...))
}

func (w *town) text() string {
	w.n++
	return fmt.Sprintf("Ada Wickham of the Keepers' Guild asked on 2 June 2031 for %d baskets of %s and %d ropes.", 100+w.n, w.word, w.n)
}

// settled gives a fact of which all is known; "" if there is none.
func (w *town) settled() string {
	var ids []string
	for id, k := range w.facts {
		if len(k.may) == 1 && k.may[0] != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	if len(ids) == 0 {
		return ""
	}
	return ids[w.rng.IntN(len(ids))]
}

// become notes what a change of a fact came to.
func (w *town) become(id, text string, m sandbox.Message, err error) {
	w.told = append(w.told, fmt.Sprintf("%s becomes %q (%v): %q", id, text, err, m.Text()))
	k := w.facts[id]
	if k == nil {
		k = &known{may: []string{""}}
		w.facts[id] = k
	}
	switch {
	case err != nil:
		k.may = append(k.may, text)
		w.undoes = ""
	default:
		k.before, k.may = k.may[0], []string{text}
		w.undo, w.undoes = m, id
	}
}

// reply waits for what the bot says to an interaction.
func (w *town) reply(d *desk, it *sandbox.Interaction) (sandbox.Message, error) {
	ctx, cancel := context.WithTimeout(d.ctx, unheard)
	defer cancel()
	m, err := d.AwaitReply(ctx, it)
	if err != nil || strings.Contains(m.Text(), "went wrong") || strings.Contains(m.Text(), "Please try again") {
		w.lost++
		return m, errLost
	}
	return m, nil
}

func (w *town) form(d *desk, it *sandbox.Interaction, values map[string]any) (*sandbox.Interaction, error) {
	ctx, cancel := context.WithTimeout(d.ctx, unheard)
	defer cancel()
	f, err := d.AwaitModal(ctx, it)
	if err != nil {
		w.lost++
		return nil, errLost
	}
	return d.Submit(f, values), nil
}

var shownID = regexp.MustCompile(`(?m)^-# ([a-z0-9-]+)$`)

// saved reads the id of the fact that was saved.
func (w *town) saved(m sandbox.Message) string {
	id := shownID.FindStringSubmatch(m.Content)
	if _, ok := m.Button("!undo/"); !ok || id == nil {
		w.errorf("a change is not acknowledged: %q", m.Text())
		return ""
	}
	return id[1]
}

// save fills in a form that opened and saves the draft; it calls come once it is
// certain what happened, or cannot be.
func (w *town) save(d *desk, u *sandbox.User, it *sandbox.Interaction, text string, come func(id string, m sandbox.Message, err error)) {
	sent, err := w.form(d, it, map[string]any{"text": text, "speaker": "Ada Wickham", "when": "2031-06-02", "link": fogLink})
	if err != nil {
		return // nothing was sent
	}
	draft, err := w.reply(d, sent)
	if err != nil {
		return
	}
	b, ok := draft.Button("!save/")
	if !ok && strings.Contains(draft.Text(), "no fact") { // it names one that was withdrawn since
		return
	}
	if !ok {
		w.errorf("a draft cannot be saved: %q", draft.Text())
		return
	}
	m, err := w.reply(d, d.Click(u, draft, b))
	id := ""
	if err == nil {
		id = w.saved(m)
	}
	come(id, m, err)
}

// act does one thing at random.
func (w *town) act(d *desk) {
	u := w.mods[w.rng.IntN(len(w.mods))]
	id := w.settled()
	deed := []string{"add", "add", "edit", "supersede", "retract", "confirm", "undo", "suggest", "suggest", "look", "ask", "ask"}[w.rng.IntN(12)]
	if id == "" && slices.Contains([]string{"edit", "supersede", "retract", "confirm"}, deed) {
		deed = "add"
	}
	lost := w.lost
	fact := sandbox.Opt("fact", id)
	switch deed {
	case "add", "supersede":
		text := w.text()
		it := d.Slash(u, w.channel, "fact "+deed, fact)
		if deed == "add" {
			it = d.Slash(u, w.channel, "fact add")
		}
		w.save(d, u, it, text, func(id string, m sandbox.Message, err error) {
			if err != nil {
				w.maybe = append(w.maybe, text)
				return
			}
			w.become(id, text, m, nil)
		})
	case "edit":
		text := w.text()
		w.save(d, u, d.Slash(u, w.channel, "fact edit", fact), text, func(_ string, m sandbox.Message, err error) { w.become(id, text, m, err) })
	case "retract":
		m, err := w.reply(d, d.Slash(u, w.channel, "fact retract", fact, sandbox.Opt("reason", "too many "+w.word)))
		if err == nil && w.saved(m) == "" {
			return
		}
		w.become(id, "", m, err)
	case "confirm":
		m, err := w.reply(d, d.Slash(u, w.channel, "fact confirm", fact))
		text := w.facts[id].may[0]
		if err == nil && w.saved(m) == "" {
			return
		}
		w.become(id, text, m, err)
	case "undo":
		w.takeBack(d, u)
	case "suggest":
		w.suggest(d, u)
	case "look":
		it := []*sandbox.Interaction{}
		for _, path := range []string{"queue", "settings", "fact export"} {
			it = append(it, d.Slash(u, w.channel, path))
		}
		if id != "" {
			it = append(it, d.Slash(w.asker, w.channel, "fact show", fact), d.Slash(u, w.channel, "fact history", fact))
		}
		for _, x := range it {
			_, _ = w.reply(d, x)
		}
	case "ask":
		q := d.Say(w.asker, w.channel, sandbox.Mention+" How many baskets did Ada Wickham ask for?")
		ctx, cancel := context.WithTimeout(d.ctx, unheard)
		defer cancel()
		if _, err := d.Answer(ctx, q); err != nil {
			w.lost++
		}
	}
	if w.lost == lost {
		w.done[deed]++
	}
}

// takeBack undoes the last change.
func (w *town) takeBack(d *desk, u *sandbox.User) {
	if w.undoes == "" || len(w.facts[w.undoes].may) > 1 {
		return
	}
	id, k := w.undoes, w.facts[w.undoes]
	b, _ := w.undo.Button("!undo/")
	m, err := w.reply(d, d.Click(u, w.undo, b))
	if strings.Contains(m.Text(), "before that change already") { // it was confirmed twice in a day
		return
	}
	if err == nil && w.saved(m) == "" {
		return
	}
	w.become(id, k.before, m, err)
	w.undoes = ""
}

// suggest lets an asker suggest a fact, which a moderator takes or rejects.
func (w *town) suggest(d *desk, u *sandbox.User) {
	text := w.text()
	sent, err := w.form(d, d.Slash(w.asker, w.channel, "suggest"), map[string]any{"text": text, "speaker": "Ada Wickham", "when": "2031-06-02", "link": fogLink})
	if err != nil {
		return
	}
	if _, err := w.reply(d, sent); err != nil {
		return // it may wait now; whether it does is seen by who looks
	}
	queue, err := w.reply(d, d.Slash(u, w.channel, "queue"))
	if err != nil {
		return
	}
	waiting := textIn.FindString(queue.Text())
	if waiting == "" {
		w.errorf("the queue lacks %q: %q", text, queue.Text())
		return
	}
	if w.rng.IntN(2) == 0 {
		b, _ := queue.Button("!reject/")
		sent, err := w.form(d, d.Click(u, queue, b), map[string]any{"reason": "not the " + w.word})
		if err == nil {
			_, _ = w.reply(d, sent)
		}
		return
	}
	b, _ := queue.Button("!approve/")
	m, err := w.reply(d, d.Click(u, queue, b))
	if err != nil {
		w.maybe = append(w.maybe, waiting)
		return
	}
	if isRefusal(m.Text()) { // decided before, by one whose acknowledgement was lost
		return
	}
	if id := w.saved(m); id != "" {
		w.become(id, waiting, m, nil)
	}
}

// textIn finds a text of a town in what a message shows.
var textIn = regexp.MustCompile(`Ada Wickham of the Keepers' Guild asked [^.]*\.`)

// check compares the store with the model.
func (w *town) check(d *desk) {
	records, _, err := d.store.List(context.Background(), knowledge.Query{Types: []knowledge.RecordType{knowledge.FactRecord}, Scopes: []knowledge.Scope{knowledge.Scope(w.guild)}})
	d.must(err)
	have := map[string]string{}
	for _, r := range records {
		have[r.ID] = ""
		if r.State == knowledge.Active {
			f, err := knowledge.Decode[knowledge.Fact](r)
			d.must(err)
			have[r.ID] = f.Text
		}
	}
	for id, k := range w.facts {
		if !slices.Contains(k.may, have[id]) {
			w.errorf("%s says %q, want one of %q", id, have[id], k.may)
		}
		delete(have, id)
	}
	for id, text := range have {
		if text != "" && !slices.Contains(w.maybe, text) {
			w.errorf("%s says %q, which nobody was told was saved", id, text)
		}
	}
	base := d.library.Base(knowledge.Scope(w.guild))
	for id, k := range w.facts { // what is stored is what is answered from
		f, text := base.Fact(knowledge.FactID(id)), ""
		if f != nil {
			text = f.Text
		}
		if !slices.Contains(k.may, text) {
			w.errorf("answers have %q of %s, want one of %q", text, id, k.may)
		}
	}
}

// disturb lets something go wrong.
func (d *desk) disturb(rng *rand.Rand) {
	routes := []string{"POST /interactions/", "POST /channels/", "PATCH /webhooks/", "POST /webhooks/", ""}
	on := routes[rng.IntN(len(routes))]
	switch rng.IntN(13) {
	case 0:
		d.Inject(sandbox.BadGateway.On(on))
	case 1:
		d.Inject(sandbox.Route429.On(on))
	case 2:
		d.Inject(sandbox.HTML429.On(on))
	case 3:
		d.Inject(sandbox.Fault{Match: on, Drop: true, After: true})
	case 4:
		d.Inject(sandbox.Fault{Match: on, Drop: true})
	case 5:
		d.Inject(sandbox.Fault{Match: on, Status: 500, Body: `{"message":"500","code":0}`, After: rng.IntN(2) == 0, Times: 1 + rng.IntN(12)})
	case 6:
		d.Inject(sandbox.Fault{Match: on, Delay: 200 * time.Millisecond, Times: 3})
	case 7:
		d.Drop()
	case 8:
		d.AskReconnect()
	case 9:
		d.InvalidateResumable()
	case 10:
		d.Duplicate(rng.IntN(2) == 0)
	case 11:
		d.Reorder(rng.IntN(2) == 0)
	case 12:
		if rng.IntN(2) == 0 {
			d.Lose()
		}
	}
}

// TestRandomActions lets five moderators of three servers do what they may do, and
// others ask, while much goes wrong: what was acknowledged is in the store, nothing
// else is, and no server sees anything of another's. SOAK=1 does it for long.
func TestRandomActions(t *testing.T) {
	t.Parallel() // it waits most of the time
	acts, parts := 150, 1
	if os.Getenv("SOAK") != "" {
		acts, parts = 500, 20 // a sandbox remembers all its messages, so that it slows down
	}
	for part := range parts {
		t.Run(fmt.Sprint(part), func(t *testing.T) { randomActions(t, acts, uint64(part)) })
	}
}

func randomActions(t *testing.T, acts int, seed uint64) {
	d := raiseDesk(t, setting{bot: func(o *bot.Options) { o.DeferAfter = 300 * time.Millisecond }})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Minute)
	t.Cleanup(cancel)
	d.ctx = ctx
	rng := rand.New(rand.NewPCG(seed, 7))
	towns := []*town{
		{guild: sandbox.GuildID, channel: sandbox.General, word: "cockles", mods: []*sandbox.User{sandbox.Mona, sandbox.Olga}, asker: sandbox.Alice},
		{guild: sandbox.SecondGuild, channel: sandbox.SecondGeneral, word: "mussels", mods: []*sandbox.User{sandbox.Omar, sandbox.Otto}, asker: sandbox.Pia},
		{guild: sandbox.ThirdGuild, channel: sandbox.ThirdGeneral, word: "whelks", mods: []*sandbox.User{sandbox.Iris}, asker: sandbox.Pia},
	}
	for i, w := range towns {
		w.rng, w.facts, w.done = rand.New(rand.NewPCG(seed, uint64(i))), map[string]*known{}, map[string]int{}
	}
	for range acts / len(towns) {
		var wg sync.WaitGroup
		for _, w := range towns {
			wg.Go(func() { w.act(d) })
		}
		d.disturb(rng)
		wg.Wait()
	}
	d.must(d.stop()) // all that is in hand is done
	lost := 0
	for _, w := range towns {
		w.check(d)
		lost += w.lost
		for _, x := range w.wrong {
			t.Error(x)
		}
		for _, other := range towns {
			if other == w {
				continue
			}
			for _, m := range d.Messages(w.channel) {
				if m.FromBot() && strings.Contains(seen(m), other.word) {
					t.Errorf("in %s's channel stands %q", w.word, seen(m))
				}
			}
			for _, u := range append([]*sandbox.User{w.asker}, w.mods...) {
				for _, m := range d.Messages(sandbox.DM(u)) {
					if u != other.asker && strings.Contains(seen(m), other.word) {
						t.Errorf("%s is told %q", u.Name, seen(m))
					}
				}
			}
		}
		if len(w.wrong) > 0 {
			t.Log(strings.Join(w.told, "\n"))
		}
		t.Logf("%s: %d facts, %d acknowledgements lost, %v", w.word, len(w.facts), w.lost, w.done)
	}
	if lost > acts/5 {
		t.Errorf("%d of %d acknowledgements were lost", lost, acts)
	}
	if n := d.log.count("panicked"); n > 0 {
		t.Errorf("%d panics", n)
	}
}
