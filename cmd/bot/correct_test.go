package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// askers are who asks in the channels, each few times enough not to be told to slow down.
var askers = func() map[string]*sandbox.User {
	m := map[string]*sandbox.User{
		sandbox.General: sandbox.Mona, sandbox.Other: sandbox.Bob, sandbox.Thread: sandbox.Rita,
		sandbox.SecondGeneral: sandbox.Omar, sandbox.ThirdGeneral: sandbox.Iris,
	}
	for _, u := range sandbox.People {
		if !u.Bot && !u.Webhook {
			m[sandbox.DM(u)] = u
		}
	}
	return m
}()

const (
	eachAsks  = 4
	concerned = 60 // four times fifteen channels
)

// TestCrashOfCorrection kills the bot again and again while it brings a correction to
// answers: each answer gets its banner once, moderators and conversations are told once,
// and nothing is left over.
func TestCrashOfCorrection(t *testing.T) {
	t.Parallel()
	seed, rounds := uint64(time.Now().UnixNano()), 2
	if s := os.Getenv("SEED"); s != "" {
		var err error
		if seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getenv("SOAK") != "" {
		rounds = 20
	}
	t.Logf("SEED=%d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	p := newProgram(t)
	kills, within := 0, 0
	for round := range rounds {
		p.start()
		if round == 0 {
			for channel, who := range map[string]*sandbox.User{sandbox.Mods: sandbox.Mona, sandbox.SecondMods: sandbox.Omar, sandbox.ThirdMods: sandbox.Iris} {
				p.reviewIn(who, channel)
			}
		}
		f := inventedFact(10_000 + round)
		p.mustSave(f, true)
		answers := p.askEverywhere(f)
		p.Inject(sandbox.Fault{Match: "PATCH /channels/", Delay: 40 * time.Millisecond, Times: concerned}) // so that the run takes a second
		said := p.correct(f, round%2 == 0)
		for p.corrected(answers) < len(answers) {
			time.Sleep(upTo(rnd, 700*time.Millisecond))
			p.kill()
			kills++
			if n := p.corrected(answers); n > 0 && n < len(answers) {
				within++
			}
			p.start()
		}
		p.awaitNothing()
		p.end()
		p.checkCorrected(answers, said)
	}
	if within < rounds/2 {
		t.Errorf("of %d kills %d came while answers were corrected", kills, within)
	}
	t.Logf("%d rounds, %d kills, %d of them while answers were corrected", rounds, kills, within)
}

// reviewIn names the channel in which moderators are told.
func (p *program) reviewIn(who *sandbox.User, channel string) {
	p.t.Helper()
	home := map[string]string{sandbox.Mods: sandbox.General, sandbox.SecondMods: sandbox.SecondGeneral, sandbox.ThirdMods: sandbox.ThirdGeneral}[channel]
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	m, err := p.AwaitReply(ctx, p.Slash(who, home, "settings"))
	if err != nil {
		p.t.Fatal(err)
	}
	menu, ok := m.Button("!setting//review")
	if !ok {
		p.t.Fatalf("no menu of channels among %v", m.Buttons())
	}
	if _, err := p.AwaitReply(ctx, p.Select(who, m, menu.CustomID, channel)); err != nil {
		p.t.Fatal(err)
	}
}

// askEverywhere asks for a fact in all channels, and gives the answers.
func (p *program) askEverywhere(f savedFact) []sandbox.Message {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	var mu sync.Mutex
	var wg sync.WaitGroup
	var out []sandbox.Message
	for channel, who := range askers {
		wg.Go(func() {
			for range eachAsks {
				m, err := p.Answer(ctx, p.Say(who, channel, sandbox.Mention+" "+f.question()))
				if err != nil || !strings.Contains(m.Text(), f.text) {
					p.t.Errorf("in %s: %v: %q", channel, err, m.Text())
					return
				}
				mu.Lock()
				out = append(out, m)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if len(out) != concerned {
		p.t.Fatalf("%d answers, want %d", len(out), concerned)
	}
	return out
}

var idLine = regexp.MustCompile(`(?m)^-# ([a-z0-9-]+)$`)

// correct lets the operator correct or withdraw a fact for every server, and gives its
// id as soon as they are told that it is done.
func (p *program) correct(f savedFact, withdraw bool) (id string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	must := func(m sandbox.Message, err error) sandbox.Message {
		p.t.Helper()
		if err != nil {
			p.t.Fatal(err)
		}
		return m
	}
	found, err := p.Autocomplete(ctx, sandbox.Olga, sandbox.DM(sandbox.Olga), "fact retract", sandbox.Opt("fact", f.name))
	if err != nil || len(found) == 0 {
		p.t.Fatalf("no fact %s: %v", f.name, err)
	}
	id = found[0].Value.(string)
	fact := sandbox.Opt("fact", id)
	var done sandbox.Message
	if withdraw {
		done = must(p.AwaitReply(ctx, p.Slash(sandbox.Olga, sandbox.DM(sandbox.Olga), "fact retract", fact, sandbox.Opt("reason", "a misprint"))))
	} else {
		form, err := p.AwaitModal(ctx, p.Slash(sandbox.Olga, sandbox.DM(sandbox.Olga), "fact edit", fact))
		if err != nil {
			p.t.Fatal(err)
		}
		draft := must(p.AwaitReply(ctx, p.Submit(form, map[string]any{"text": strings.Replace(f.text, "the hall", "the ship", 1)})))
		save, ok := draft.Button("!save/")
		if !ok {
			p.t.Fatalf("a draft that cannot be saved: %s", draft.Text())
		}
		done = must(p.AwaitReply(ctx, p.Click(sandbox.Olga, draft, save)))
	}
	if got := idLine.FindStringSubmatch(done.Content); got == nil || got[1] != id {
		p.t.Fatalf("not done: %s", done.Text())
	}
	return id
}

// corrected counts the answers that bear a banner.
func (p *program) corrected(answers []sandbox.Message) int {
	n := 0
	for _, a := range answers {
		if m, ok := p.Message(a.ID); ok && m.Edits > 0 {
			n++
		}
	}
	return n
}

// told lists what begins so in a channel and names a fact.
func (p *program) told(channel, begin, fact string) []sandbox.Message {
	var out []sandbox.Message
	for _, m := range p.Messages(channel) {
		if m.FromBot() && strings.HasPrefix(m.Content, begin) && strings.Contains(m.Content, fact) {
			out = append(out, m)
		}
	}
	return out
}

// conversations are channels that are told in words that an answer above was corrected.
func conversations() []string {
	var out []string
	for channel := range askers {
		switch channel {
		case sandbox.General, sandbox.Other, sandbox.SecondGeneral, sandbox.ThirdGeneral:
		default:
			out = append(out, channel)
		}
	}
	return out
}

const (
	reportBegins = "The correction reached "
	heardBegins  = "A fact in this answer was "
)

// checkCorrected tells what became of the answers, and of those who are told, wrongly.
func (p *program) checkCorrected(answers []sandbox.Message, fact string) {
	p.t.Helper()
	for _, a := range answers {
		m, _ := p.Message(a.ID)
		if n := strings.Count(m.Text(), " · "+fact+"\n"); n != 1 || m.Edits != 1 {
			p.t.Errorf("an answer in %s has %d banners after %d edits:\n%s", m.Channel, n, m.Edits, m.Text())
		}
	}
	for channel, want := range map[string]int{sandbox.Mods: 3 * eachAsks, sandbox.SecondMods: eachAsks, sandbox.ThirdMods: eachAsks} {
		got := p.told(channel, reportBegins, fact)
		if want := fmt.Sprintf("%s%d of %d messages.\n", reportBegins, want, want); len(got) != 1 || !strings.HasPrefix(got[0].Content, want) {
			p.t.Errorf("moderators are told %+v, want %q once", got, want)
		}
	}
	for _, channel := range conversations() {
		n := 0
		for _, m := range p.Messages(channel) {
			for _, a := range answers {
				if m.FromBot() && strings.HasPrefix(m.Content, heardBegins) && m.Reference == a.ID {
					n++
				}
			}
		}
		if n != 1 {
			p.t.Errorf("%s is told %d times", channel, n)
		}
	}
}

// awaitNothing waits until nothing is left to be done, by what is in the store beside the
// running program.
func (p *program) awaitNothing() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), time.Minute)
	defer cancel()
	store, err := sqlstore.OpenSQLite(ctx, filepath.Join(p.dir, "data", storeFile))
	if err != nil {
		p.t.Fatal(err)
	}
	defer store.Close()
	book := store.Ledger()
	for {
		errands, err := book.Errands(ctx, 10)
		parcels, err2 := book.Parcels(ctx, 10)
		reports, err3 := book.Reports(ctx)
		if err := errors.Join(err, err2, err3); err != nil {
			p.t.Fatalf("%v; %d errands, %d parcels and %d reports wait", err, len(errands), len(parcels), len(reports))
		}
		if len(errands)+len(parcels)+len(reports) == 0 {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(20 * time.Millisecond):
		}
	}
}
