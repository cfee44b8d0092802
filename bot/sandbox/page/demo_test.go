package page_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/bot/sandbox/page"
)

type object = map[string]any

// A demo is a small application in the sandbox, in place of the bot: it tells
// back what it got, so that the page can be held against what arrives.
type demo struct {
	*sandbox.Server
	t   *testing.T
	ctx context.Context
}

// An incoming is an interaction as the demo reads it.
type incoming struct {
	ID, Token string
	Type      int
	Member    struct{ Roles []string }
	Data      struct {
		CustomID   string `json:"custom_id"`
		Values     []string
		Options    []inOption
		Components []struct {
			Component struct {
				CustomID string `json:"custom_id"`
				Value    string
				Values   []string
			}
		}
		Resolved struct {
			Users       map[string]struct{ Username string }
			Channels    map[string]struct{ Name string }
			Roles       map[string]struct{ Name string }
			Attachments map[string]struct {
				Filename string
				Size     int
			}
		}
	}
}

type inOption struct {
	Name    string
	Value   any
	Options []inOption
	Focused bool
}

// serveDemo starts a sandbox with the page and the demo in it.
func serveDemo(t *testing.T) (origin string, d *demo) {
	t.Helper()
	s, err := sandbox.Listen("127.0.0.1:0", sandbox.Options{Page: page.Files(), Privilege: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, p := range s.Problems() {
			t.Error("Discord would refuse:", p)
		}
		s.Close()
	})
	ctx, stop := context.WithCancel(context.Background())
	d = &demo{Server: s, t: t, ctx: ctx}
	client := gateway.New(gateway.Options{
		Token: s.Token(), Intents: 1,
		Find: func(context.Context) (gateway.Address, error) {
			return gateway.Address{URL: "ws" + strings.TrimPrefix(s.URL(), "http") + "/gateway-socket", Remaining: -1}, nil
		},
		Handle: func(e gateway.Event) {
			var it incoming
			if e.Type == "INTERACTION_CREATE" && json.Unmarshal(e.Data, &it) == nil {
				go d.respond(&it)
			}
		},
		Pacing: gateway.Pacing{Retry: time.Millisecond, Identify: time.Millisecond, Invalid: time.Millisecond},
	})
	done := make(chan error, 1)
	go func() { done <- client.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		<-done
	})
	d.send(http.MethodPut, "/applications/"+sandbox.AppID+"/commands", "application/json", commandsOfDemo)
	return s.URL(), d
}

const commandsOfDemo = `[{"name":"demo","description":"Shows what commands can do","default_member_permissions":"8192","contexts":[0],"options":[
	{"type":1,"name":"add","description":"Tells back its options","options":[
		{"type":3,"name":"text","description":"A text","required":true,"min_length":2,"max_length":40},
		{"type":3,"name":"fact","description":"A fact","autocomplete":true},
		{"type":3,"name":"kind","description":"One of two","choices":[{"name":"Demand","value":"demand"},{"name":"Status","value":"status"}]},
		{"type":5,"name":"yes","description":"Yes or no"},
		{"type":4,"name":"count","description":"How many","min_value":1,"max_value":9},
		{"type":6,"name":"who","description":"Who"},
		{"type":7,"name":"where","description":"Where","channel_types":[0,5]},
		{"type":8,"name":"role","description":"Which role"},
		{"type":11,"name":"pack","description":"A file"}]},
	{"type":1,"name":"panel","description":"Shows menus"},
	{"type":1,"name":"file","description":"Gives a file"}]}]`

// send makes a request as the bot.
func (d *demo) send(method, path, kind, body string) {
	r, err := http.NewRequestWithContext(d.ctx, method, d.URL()+"/api/v10"+path, strings.NewReader(body))
	if err != nil {
		d.t.Error(err)
		return
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Authorization", "Bot "+d.Token())
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		d.t.Error(err)
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		b, _ := io.ReadAll(resp.Body)
		d.t.Errorf("%s %s: %d %s", method, path, resp.StatusCode, b)
	}
}

// reply gives the first response to an interaction.
func (d *demo) reply(it *incoming, kind int, data object) {
	if kind == 4 || kind == 7 {
		data["allowed_mentions"] = object{"parse": []string{}}
	}
	b, _ := json.Marshal(object{"type": kind, "data": data})
	d.send(http.MethodPost, "/interactions/"+it.ID+"/"+it.Token+"/callback", "application/json", string(b))
}

const private = 64 // the flag of messages that one person sees

func (d *demo) respond(it *incoming) {
	switch {
	case it.Type == 4:
		d.complete(it)
	case it.Type == 2 && it.Data.Options[0].Name == "add":
		d.reply(it, 4, object{"content": it.told(), "flags": private})
	case it.Type == 2 && it.Data.Options[0].Name == "file":
		d.file(it)
	case it.Type == 2:
		d.reply(it, 4, object{"content": "a panel", "flags": private, "components": panel("")})
	case it.Type == 3 && it.Data.CustomID == "edit":
		d.reply(it, 9, object{"custom_id": "form", "title": "Edit a fact", "components": form})
	case it.Type == 3:
		d.reply(it, 7, object{"content": it.Data.CustomID + ": " + strings.Join(it.names(), ", "), "components": panel(it.Data.Values[0])})
	case len(it.Member.Roles) == 0:
		d.reply(it, 7, object{"content": "you are no moderator any more", "components": []any{}})
	default:
		var l []string
		for _, c := range it.Data.Components {
			l = append(l, c.Component.CustomID+"="+c.Component.Value+strings.Join(c.Component.Values, ","))
		}
		d.reply(it, 7, object{"content": "saved: " + strings.Join(l, "; "), "components": []any{}})
	}
}

func (d *demo) complete(it *incoming) {
	list := []object{}
	for _, o := range it.Data.Options[0].Options {
		if o.Focused {
			list = append(list, object{"name": fmt.Sprintf("A fact about %v", o.Value), "value": fmt.Sprintf("fact-%v", o.Value)})
		}
	}
	d.reply(it, 8, object{"choices": list})
}

// told writes down the options of a subcommand.
func (it *incoming) told() string {
	var l []string
	r := it.Data.Resolved
	for _, o := range it.Data.Options[0].Options {
		v := fmt.Sprint(o.Value)
		if f, ok := r.Attachments[v]; ok {
			v = fmt.Sprint(f.Filename, " ", f.Size)
		}
		v = firstOf(r.Users[v].Username, r.Channels[v].Name, r.Roles[v].Name, v)
		l = append(l, o.Name+"="+v)
	}
	return strings.Join(l, "; ")
}

// names gives what was chosen in a select, by name where it is an id.
func (it *incoming) names() []string {
	var l []string
	for _, v := range it.Data.Values {
		l = append(l, firstOf(it.Data.Resolved.Channels[v].Name, it.Data.Resolved.Roles[v].Name, v))
	}
	return l
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// panel gives menus and a button; chosen is the kind that is chosen at first.
func panel(chosen string) []object {
	row := func(part object) object { return object{"type": 1, "components": []object{part}} }
	option := func(value, label string) object {
		return object{"value": value, "label": label, "default": value == chosen}
	}
	return []object{
		row(object{"type": 3, "custom_id": "kind", "placeholder": "Kind", "options": []object{option("demand", "Demand"), option("status", "Status")}}),
		row(object{"type": 8, "custom_id": "where", "placeholder": "Where", "channel_types": []int{0, 5}}),
		row(object{"type": 6, "custom_id": "roles", "placeholder": "Roles", "min_values": 1, "max_values": 2}),
		row(object{"type": 2, "style": 1, "label": "Edit", "custom_id": "edit"}),
	}
}

var form = []object{
	{"type": 18, "label": "Text", "description": "One sentence", "component": object{
		"type": 4, "custom_id": "text", "style": 2, "value": "what stands there", "min_length": 3, "max_length": 60,
	}},
	{"type": 18, "label": "When", "component": object{"type": 4, "custom_id": "when", "style": 1, "required": false, "placeholder": "2024-08-29"}},
	{"type": 18, "label": "Kind", "component": object{"type": 3, "custom_id": "kind", "required": false, "options": []object{
		{"value": "demand", "label": "Demand"}, {"value": "status", "label": "Status", "default": true},
	}}},
}

// file answers with a message that carries a file.
func (d *demo) file(it *incoming) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	payload := `{"type":4,"data":{"content":"here it is","allowed_mentions":{"parse":[]},"attachments":[{"id":0,"filename":"facts.yaml"}]}}`
	f, err := w.CreateFormFile("files[0]", "facts.yaml")
	if err == nil {
		_, err = f.Write([]byte("facts: []\n"))
	}
	if err != nil || w.WriteField("payload_json", payload) != nil || w.Close() != nil {
		d.t.Error("a form cannot be written")
	}
	d.send(http.MethodPost, "/interactions/"+it.ID+"/"+it.Token+"/callback", w.FormDataContentType(), b.String())
}

// option gives an expression for the field of a command's option; options that
// were not asked for yet are added.
func (b *tab) option(name string) string {
	b.t.Helper()
	b.run(`[...document.querySelectorAll('.command-extra button')].find((button) => button.innerText === '+ ` + name + `')?.click()`)
	return `[...document.querySelectorAll('.command .option')].find((o) => o.querySelector('.option-name').innerText === '` + name + `').querySelector('input, select')`
}

// pick chooses from a list by what is to be read there.
func (b *tab) pick(list, shown string) {
	b.t.Helper()
	b.run(`(() => { const s = ` + list + `; s.value = [...s.options].find((o) => o.text.startsWith(` + quote(shown) + `)).value; s.dispatchEvent(new Event('change')) })()`)
}

// command opens the form of a command, by way of the suggestions.
func (b *tab) command(path string) {
	b.t.Helper()
	b.focus("#message-box")
	b.write("/" + path)
	b.await("the command "+path, `document.querySelector('.suggestions [aria-selected=true]')?.innerText.includes('/`+path+`')`)
	b.press("Enter")
	b.await("its form", `document.querySelector('form.command')`)
}

// TestCommandForm fills in options of every kind.
func TestCommandForm(t *testing.T) {
	origin, _ := serveDemo(t)
	b := visit(t, origin, "/#moderator")
	b.command("demo add")
	b.write("some words")
	b.pick(b.option("kind"), "Demand")
	b.pick(b.option("yes"), "False")
	b.pick(b.option("who"), "Bob")
	where := b.option("where")
	if got := eval[string](b, `[...`+where+`.options].map((o) => o.text).join(' ')`); got != "Choose general ask-about-the-talks off-topic moderators" {
		t.Errorf("channels offered: %s", got)
	}
	b.pick(where, "moderators")
	b.pick(b.option("role"), "reviewers")
	b.run(b.option("count") + `.value = '7'`)
	file := filepath.Join(t.TempDir(), "pack.yaml")
	if err := os.WriteFile(file, []byte("facts: []"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.option("pack")
	b.do(chromedp.SetUploadFiles(chromedp.CSS(`.command input[type="file"]`), []string{file}))
	b.run(b.option("fact") + `.focus()`)
	b.press("o", "i", "l")
	b.await("the choice", `document.querySelector('.suggestions [role=option]')?.innerText.includes('A fact about oil')`)
	b.screenshot("demo-1-options")
	b.accessible("options")
	b.press("ArrowDown", "Enter")
	b.gets("the answer", func() { b.press("Enter") })
	b.awaitText("text=some words; fact=fact-oil; kind=demand; yes=false; count=7; who=Bob; where=moderators; role=reviewers; pack=pack.yaml 9")
	b.awaitText("Only you can see this")
}

// TestPanel chooses from menus and edits in a form; the message of the bot's
// changes in place.
func TestPanel(t *testing.T) {
	origin, d := serveDemo(t)
	b := visit(t, origin, "/#moderator")
	b.command("demo panel")
	b.gets("the panel", func() { b.press("Enter") })
	b.screenshot("demo-2-panel")
	b.accessible("panel")
	list := func(name string) string {
		return `document.querySelector('discord-message select[aria-label=` + name + `]')`
	}
	b.pick(list("Kind"), "Status")
	b.awaitText("kind: status")
	if v := eval[string](b, list("Kind")+".value"); v != "status" {
		t.Errorf("chosen at first: %q", v)
	}
	b.pick(list("Where"), "moderators")
	b.awaitText("where: moderators")
	b.click(".several summary")
	b.run(`[...document.querySelectorAll('.several label')].filter((l) => /readers|reviewers/.test(l.innerText)).forEach((l) => l.querySelector('input').click())`)
	b.run(`document.querySelector('.several button').click()`)
	b.awaitText("roles: readers, reviewers")

	edit := func() {
		b.run(button("Edit") + `.shadowRoot.querySelector('button').click()`)
		b.await("the form", `document.querySelector('dialog[open] textarea')?.value === 'what stands there'`)
	}
	edit()
	b.screenshot("demo-3-form")
	b.accessible("form")
	b.run(`document.querySelector('dialog textarea').value = ''`)
	b.do(chromedp.SendKeys(chromedp.CSS("dialog textarea"), "other words"))
	b.do(chromedp.SendKeys(chromedp.CSS("dialog input"), "2024-08"))
	b.click("dialog .main-button")
	b.awaitText("saved: text=other words; when=2024-08; kind=status")
	b.await("the end of the form", `!document.querySelector('dialog')`)
	if n := eval[int](b, answers+".length"); n != 1 {
		t.Errorf("%d messages, want the panel, changed", n)
	}
	b.awaitText("Only you can see this")

	b.command("demo panel")
	b.gets("another panel", func() { b.press("Enter") })
	edit()
	d.SetRole(sandbox.Mona, sandbox.ModRole, false)
	b.click("dialog .main-button")
	b.awaitText("you are no moderator any more")
	b.focus("#message-box")
	b.press("/")
	b.await("the end of the command", `document.querySelectorAll('.suggestions [role=option]').length === 0`)
}

// TestFileOfABot is shown with a link that leads to it.
func TestFileOfABot(t *testing.T) {
	origin, _ := serveDemo(t)
	b := visit(t, origin, "/#moderator")
	b.command("demo file")
	b.gets("the file", func() { b.press("Enter") })
	b.await("the file", `document.querySelector('discord-file-attachment')?.name === 'facts.yaml'`)
	b.screenshot("demo-4-file")
	b.accessible("file")
	if got := eval[string](b, `fetch(document.querySelector('discord-file-attachment').href).then((r) => r.text())`); got != "facts: []\n" {
		t.Errorf("the file holds %q", got)
	}
}
