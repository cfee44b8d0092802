package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// What is imported beside a running bot is in its answers soon, and what its
// moderators save is in what other commands read.
func TestCommandsBesideARunningBot(t *testing.T) { besideARunningBot(t) }

func besideARunningBot(t *testing.T, env ...string) {
	t.Helper()
	t.Parallel()
	p := newProgram(t, env...)
	p.bring("testdata/hall.yaml")
	p.start()
	const question = "What did Qatar say about the hall named Torvadelu?"
	if got := p.ask(question); strings.Contains(got, "Torvadelu.") {
		t.Fatalf("it knows already: %s", got)
	}
	if got := p.output("import", "hall.yaml"); got != "imported: 2 added, 0 changed, 0 the same\n" {
		t.Errorf("import says %q", got)
	}
	soon(t, func() bool { return strings.Contains(p.ask(question), "Torvadelu.") })
	f := inventedFact(0)
	p.mustSave(f, false)
	if got := p.ask(f.question()); !strings.Contains(got, f.text) {
		t.Errorf("the bot answers %s", got)
	}
	if got := p.output("ask", "--guild", sandbox.GuildID, f.question()); !strings.Contains(got, f.text) {
		t.Errorf("ask answers %s", got)
	}
	if got := p.output("ask", f.question()); strings.Contains(got, f.text) {
		t.Errorf("without the server, ask answers %s", got)
	}
}

// bring copies a file to where the program works.
func (p *program) bring(name string) {
	p.t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.dir, filepath.Base(name)), data, 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// soon waits for what takes a moment.
func soon(t *testing.T, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !ok(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it does not come to pass")
		}
	}
}

// While moderators save, other commands see what was acknowledged before they
// began, and a backup is whole.
func TestCommandsWhileModeratorsSave(t *testing.T) { whileModeratorsSave(t) }

func whileModeratorsSave(t *testing.T, env ...string) {
	t.Helper()
	t.Parallel()
	p := newProgram(t, env...)
	p.start()
	ctx, stop := context.WithCancel(t.Context())
	saved, ended := make(chan savedFact), make(chan error, 1)
	go func() {
		defer close(saved)
		for n := 0; ctx.Err() == nil; n++ {
			f := inventedFact(n)
			if err := p.save(ctx, f, n%2 == 0); err != nil {
				if ctx.Err() == nil {
					ended <- err
				}
				return
			}
			select {
			case saved <- f:
			default:
			}
		}
	}()
	for n := range 2 {
		f, ok := <-saved
		if !ok {
			t.Fatal(<-ended)
		}
		if got := p.output("ask", "--guild", sandbox.GuildID, f.question()); !strings.Contains(got, f.text) {
			t.Errorf("ask answers %s", got)
		}
		backup := fmt.Sprintf("%d.db", n)
		p.output("backup", backup)
		if got := restored(t, filepath.Join(p.dir, backup)); !strings.Contains(got, f.text) {
			t.Errorf("the backup does not hold %q", f.text)
		}
		all := p.output("export") + p.output("export", "--guild", sandbox.GuildID)
		if !strings.Contains(all, f.text) {
			t.Errorf("the export does not hold %q", f.text)
		}
	}
	stop()
	for range saved {
	}
}

// restored gives everything that a backup holds, as packs.
func restored(t *testing.T, backup string) string {
	t.Helper()
	store, err := sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.Restore(t.Context(), backup, nil); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, s := range []knowledge.Scope{knowledge.Global, sandbox.GuildID} {
		data, err := curate.Export(t.Context(), store, s)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

// The first start of a newer program brings its starter pack in, and leaves what
// moderators wrote as it is.
func TestFirstStartOfANewerProgram(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	path := filepath.Join(p.dir, "data", storeFile)
	store, err := sqlstore.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	older, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	// The older pack lacks one fact of today's, and has one that today's has no more.
	lacked := older.Facts[len(older.Facts)-1]
	gone := *lacked
	gone.ID, gone.Text, gone.Asks = "told-no-more", "Qatar said on 1 September 2024 that the hall was named Velatorduk.", nil
	gone.Supersedes, gone.DisputedBy, gone.When = nil, nil, knowledge.MustDate("2024-09-01")
	older.Facts = append(older.Facts[:len(older.Facts)-1:len(older.Facts)-1], &gone)
	if _, err := curate.BringIn(t.Context(), store, knowledge.Batch{Actor: "pack", At: time.Now()}, curate.StarterPack, older); err != nil {
		t.Fatal(err)
	}
	p.bring("testdata/hall.yaml")
	p.output("import", "hall.yaml")
	has := func(s string) bool { return strings.Contains(p.output("export"), s) }
	if has(string(lacked.ID)+"\n") || !has("Velatorduk") {
		t.Fatal("the older pack is not what it is meant to be")
	}
	if got := p.output("ask", "What did Qatar say about the hall named Velatorduk?"); !strings.Contains(got, "Velatorduk.") {
		t.Errorf("before the bot has started, what it will say is %s", got)
	}
	p.start()
	if !has(string(lacked.ID)+"\n") || has("Velatorduk") || !has("Torvadelu.") {
		t.Error("the newer pack was not brought in, or what was imported is gone")
	}
	if got := p.ask("What did Qatar say about the hall named Torvadelu?"); !strings.Contains(got, "Torvadelu.") {
		t.Errorf("what was imported is answered with %s", got)
	}
	if got := p.ask("What did Qatar say about the hall named Velatorduk?"); strings.Contains(got, "Velatorduk.") {
		t.Errorf("what was withdrawn is answered with %s", got)
	}
	// A start that finds nothing new changes nothing.
	head := func() int64 {
		_, n, err := store.List(t.Context(), knowledge.Query{Types: []knowledge.RecordType{curate.PackRecord}})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := head()
	p.end()
	p.start()
	if n := head(); n != before {
		t.Errorf("the second start made %d revisions", n-before)
	}
	p.end()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}
