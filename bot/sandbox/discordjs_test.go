package sandbox_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// A foreigner is a bot written with discord.js that runs beside the test.
type foreigner struct {
	*place
	mu     sync.Mutex
	seen   []object
	change chan struct{}
}

// discordJS starts the bot in testdata/discordjs and waits until it is ready.
func discordJS(t *testing.T) *foreigner {
	t.Helper()
	cache, err := filepath.Abs("../../.cache/discordjs")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(cache, "installed.json")); err != nil {
		t.Fatal("discord.js is missing: run make test-deps")
	}
	script, err := os.ReadFile("testdata/discordjs/client.mjs")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(cache, "client.mjs") // beside node_modules, where it looks for its parts
	if err := os.WriteFile(file, script, 0o644); err != nil {
		t.Fatal(err)
	}
	f := &foreigner{place: listen(t, sandbox.Options{Privilege: true}), change: make(chan struct{}, 1)}
	ctx, stop := context.WithTimeout(context.WithoutCancel(t.Context()), patience) // it says goodbye after the test
	t.Cleanup(stop)
	cmd := exec.CommandContext(ctx, "node", file, f.URL()+"/api", sandbox.SecondToken)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: run make test-deps", err)
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		f.read(out)
	}()
	t.Cleanup(func() { // its goodbye comes before the server's end
		in.Close()
		<-read
		if err := cmd.Wait(); err != nil {
			t.Error("discord.js:", err)
		}
		for _, p := range f.Problems() {
			t.Error("Discord would refuse:", p)
		}
	})
	return f
}

func (f *foreigner) read(r io.Reader) {
	for lines := bufio.NewScanner(r); lines.Scan(); {
		var o object
		if json.Unmarshal(lines.Bytes(), &o) != nil {
			o = object{"event": "error", "text": lines.Text()}
		}
		f.mu.Lock()
		f.seen = append(f.seen, o)
		f.mu.Unlock()
		select {
		case f.change <- struct{}{}:
		default:
		}
	}
}

// await waits for an event with these fields, and takes it.
func (f *foreigner) await(event string, fields object) object {
	f.t.Helper()
	for {
		f.mu.Lock()
		for i, o := range f.seen {
			if o["event"] == "error" {
				f.mu.Unlock()
				f.t.Fatal("discord.js:", o["text"])
			}
			fits := o["event"] == event
			for k, v := range fields {
				fits = fits && o[k] == v
			}
			if fits {
				f.seen = slices.Delete(f.seen, i, i+1)
				f.mu.Unlock()
				return o
			}
		}
		f.mu.Unlock()
		select {
		case <-f.change:
		case <-f.ctx.Done():
			f.t.Fatalf("waited in vain for %s %v; seen: %v", event, fields, f.seen)
		}
	}
}

// TestDiscordJS lets a library of others log in and do what bots do.
func TestDiscordJS(t *testing.T) {
	f := discordJS(t)
	ready := f.await("ready", nil)
	f.is(ready, []any{"echo", "slow", "Count letters"}, "commands")
	f.is(ready, []any{"Sandbox"}, "guilds")

	said := f.act("say", object{"channel": sandbox.General, "content": "<@" + sandbox.Robo.ID + "> hello", "wait": 5000})
	f.await("message", object{"content": "<@" + sandbox.Robo.ID + "> hello", "mentioned": true})
	replied := f.await("replied", object{"content": "pong!", "reply": true})
	f.await("reaction", object{"emoji": "👍"})
	pong, _ := f.Message(replied["id"].(string))
	if len(pong.Attachments) != 1 || pong.Attachments[0].Filename != "note.txt" || len(pong.Embeds) != 1 || pong.Embeds[0].Image.URL == "" {
		t.Errorf("the reply is %+v", pong)
	}
	f.is(said, said["message"].(object)["id"], "reply", "message_reference", "message_id")

	f.interactions(pong)
	f.resume()
}

// interactions goes through everything that one can do with a bot.
func (f *foreigner) interactions(pong sandbox.Message) {
	f.t.Helper()
	in := func(more object) object {
		o := object{"channel": sandbox.General, "wait": 5000}
		for k, v := range more {
			o[k] = v
		}
		return o
	}
	got := f.act("autocomplete", in(object{"command": "echo", "options": object{"text": "g"}, "focused": "text"}))
	f.is(got, []any{object{"name": "green", "value": "green"}}, "choices")
	got = f.act("slash", in(object{"command": "/echo", "options": object{"text": "once more"}}))
	f.is(got, "once more", "reply", "content")
	f.is(got, f.await("answered", nil)["id"], "reply", "id")
	got = f.act("slash", in(object{"command": "slow"}))
	f.is(got, "done at last", "reply", "content")
	more, _ := f.Message(f.await("followed", nil)["id"].(string))
	if !more.Ephemeral() || more.Text() != "only for you\n" {
		f.t.Errorf("the follow-up is %+v", more)
	}
	got = f.act("menu", in(object{"command": "Count letters", "message": pong.ID}))
	f.is(got, "5 letters", "reply", "content")
	f.is(got, true, "reply", "sandbox", "ephemeral")
	got = f.act("select", in(object{"message": pong.ID, "custom_id": "choice", "values": []string{"2"}}))
	f.is(got, "chose 2", "reply", "content")
	got = f.act("click", in(object{"message": pong.ID, "label": "Form"}))
	f.is(got, "Feedback", "modal", "title")
	got = f.act("submit", in(object{"modal": dig(got, "modal", "id"), "values": object{"words": "nothing"}}))
	f.is(got, "thanks for nothing", "reply", "content")
	got = f.act("click", in(object{"message": pong.ID, "custom_id": "count"}))
	f.is(got, "counted", "reply", "content")
	f.is(got, pong.ID, "reply", "id")
}

// resume drops the connection; what is said meanwhile arrives.
func (f *foreigner) resume() {
	f.t.Helper()
	f.Drop()
	f.Say(sandbox.Bob, sandbox.Other, "said meanwhile")
	f.await("message", object{"content": "said meanwhile"})
	f.await("resumed", nil)
	if g := f.Gateway(); g.Identifies != 1 || g.Resumes != 1 {
		f.t.Errorf("%d identifies and %d resumes, want one of each", g.Identifies, g.Resumes)
	}
}
