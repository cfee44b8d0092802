package page_test

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/ceasefire-facts/bot/bot/sandbox/page"
)

// A gallery serves the page with one fixed channel, which shows everything that a
// message can hold, and writes down what the page asks for.
type gallery struct {
	*httptest.Server
	t *testing.T

	mu     sync.Mutex
	state  map[string]any
	acts   []map[string]any
	events chan string
}

func newGallery(t *testing.T) *gallery {
	t.Helper()
	g := &gallery{t: t, events: make(chan string, 10)}
	b, err := os.ReadFile("testdata/gallery/state.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &g.state); err != nil {
		t.Fatal(err)
	}
	m := http.NewServeMux()
	m.Handle("GET /", http.FileServerFS(page.Files()))
	m.HandleFunc("GET /sandbox/info", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "testdata/gallery/info.json") })
	m.HandleFunc("GET /sandbox/problems", func(w http.ResponseWriter, r *http.Request) { g.send(w, map[string]any{"problems": []any{}}) })
	m.HandleFunc("GET /sandbox/state", g.serveState)
	m.HandleFunc("GET /sandbox/events", g.serveEvents)
	m.HandleFunc("POST /sandbox/act", g.serveAct)
	m.HandleFunc("GET /avatars/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/svg+xml")
		g.print(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#3a8"/></svg>`)
	})
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		m.ServeHTTP(w, r)
	}))
	t.Cleanup(g.CloseClientConnections)
	return g
}

func (g *gallery) send(w io.Writer, v any) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		g.t.Error(err)
	}
}

func (g *gallery) print(w io.Writer, s string) {
	_, _ = io.WriteString(w, s) // the browser may have gone
}

func (g *gallery) serveState(w http.ResponseWriter, _ *http.Request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.send(w, g.state)
}

func (g *gallery) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	g.print(w, "event: hello\ndata: {\"revision\":1}\n\n")
	w.(http.Flusher).Flush()
	for {
		select {
		case e := <-g.events:
			g.print(w, "event: change\ndata: "+e+"\n\n")
			w.(http.Flusher).Flush()
		case <-r.Context().Done():
			return
		}
	}
}

func (g *gallery) serveAct(w http.ResponseWriter, r *http.Request) {
	var act map[string]any
	if err := json.NewDecoder(r.Body).Decode(&act); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.acts = append(g.acts, act)
	result := map[string]any{"ok": true, "failed": ""}
	if act["do"] == "autocomplete" {
		result["choices"] = []map[string]any{{"name": "Hamas", "value": "hamas"}, {"name": "Israel", "value": "israel"}}
	}
	g.send(w, result)
}

// set changes a part of the state and tells the page.
func (g *gallery) set(key string, value any) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.state[key] = value
	g.events <- `{"revision":2,"what":"modal","channel":"200","id":""}`
}

// awaitAct waits until the page did something, and gives it.
func (g *gallery) awaitAct(b *tab, verb string) map[string]any {
	b.t.Helper()
	for {
		g.mu.Lock()
		for i, a := range g.acts {
			if a["do"] == verb {
				g.acts = append(g.acts[:i], g.acts[i+1:]...)
				g.mu.Unlock()
				return a
			}
		}
		g.mu.Unlock()
		b.await("the next frame", `new Promise((done) => requestAnimationFrame(() => done(true)))`)
	}
}

func (g *gallery) show(t *testing.T, width, height int64) *tab {
	t.Helper()
	b := open(t, g.URL, "/", width, height)
	b.await("the page", `document.body.dataset.ready`)
	return b
}

// TestGallery looks at everything that a message can hold, in both themes and
// on a narrow screen.
func TestGallery(t *testing.T) {
	b := newGallery(t).show(t, 1280, 2600)
	for _, want := range []string{"what does hamas want", "Only you can see this", "Ceasefire Facts is thinking…", "חמאס דורש", "Another round"} {
		b.awaitText(want)
	}
	for _, theme := range []string{"dark", "light"} {
		b.theme(theme)
		b.size(1280, 2600)
		b.screenshot("gallery-" + theme)
		b.accessible(theme)
		b.size(320, 3600)
		b.screenshot("gallery-narrow-" + theme)
		b.accessible("narrow " + theme)
		if w := eval[int](b, `document.documentElement.scrollWidth`); w > 320 {
			t.Errorf("the page is %d pixels wide on a screen of 320", w)
		}
	}
	if c := eval[string](b, `getComputedStyle(document.querySelector('discord-embed').shadowRoot.querySelector('.discord-left-border')).backgroundColor`); c != "rgb(43, 108, 176)" {
		t.Errorf("the embed's bar is %s, want its colour", c)
	}
	for selector, dir := range map[string]string{"[data-id='1001'] .text": "ltr", "[data-id='1004'] .text": "rtl", "[data-id='1005'] ul": "rtl", "[data-id='1003'] blockquote": "ltr"} {
		if got := eval[string](b, fmt.Sprintf(`getComputedStyle(document.querySelector(%s)).direction`, quote(selector))); got != dir {
			t.Errorf("%s runs %s, want %s", selector, got, dir)
		}
	}
}

// TestMarkdown compares what Discord's markdown becomes.
func TestMarkdown(t *testing.T) {
	b := newGallery(t).show(t, 1000, 800)
	html := eval[string](b, `document.querySelector("[data-id='1002']").innerHTML`)
	for _, want := range []string{
		"<strong>second</strong>", "<em>slanted</em>", "<u>underlined</u>", "<s>gone</s>", "<code>code</code>",
		`<a href="https://example.org/a_(b)" target="_blank" rel="noopener noreferrer">a link</a>`,
		`rel="noopener noreferrer">https://example.org/plain</a>. A *star* and 2<em>3</em>4 and snake_case_name.`,
		`<div class="heading heading-2" dir="auto">A heading</div>`, `<small class="subtext" dir="auto">small print</small>`,
		`<blockquote dir="ltr"><div class="text" dir="auto">a quotation` + "\n" + `of two lines</div></blockquote>`,
		`<li>two<ul dir="ltr"><li>inner</li></ul></li>`, `<ol dir="ltr"><li>first</li><li>second</li></ol>`,
		`<code>fmt.Println("code")</code></pre>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
}

// TestKeyboard writes, completes, walks and opens menus with the keyboard alone.
func TestKeyboard(t *testing.T) {
	g := newGallery(t)
	b := g.show(t, 1100, 800)
	b.focus("#message-box")
	b.press("@", "c", "e")
	b.await("the members", `document.querySelectorAll('.suggestions [role=option]').length === 1`)
	b.screenshot("mention")
	b.accessible("mentions")
	b.press("Tab", "h", "i", "Enter")
	if a := g.awaitAct(b, "say"); a["content"] != "<@1> hi" {
		t.Errorf("said %q", a["content"])
	}

	b.press("/", "d", "e")
	b.await("the commands", `document.querySelectorAll('.suggestions [role=option]').length === 1`)
	b.screenshot("slash")
	b.press("Enter", "h")
	b.await("the choices", `document.querySelectorAll('.suggestions [role=option]').length === 2`)
	b.screenshot("autocomplete")
	b.accessible("autocomplete")
	b.press("ArrowDown", "Enter", "Enter")
	a := g.awaitAct(b, "slash")
	if o, _ := a["options"].(map[string]any); a["command"] != "demands" || o["party"] != "hamas" {
		t.Errorf("used %v", a)
	}

	b.focus("discord-message.current")
	b.press("ArrowUp", "ArrowUp")
	b.await("an earlier message", `document.activeElement.dataset.id === '1005'`)
	b.press("Enter")
	b.await("the menu", `document.activeElement.role === 'menuitem'`)
	b.screenshot("menu")
	b.accessible("menu")
	for range 5 {
		if eval[string](b, `document.activeElement.innerText`) == "Answer this" {
			break
		}
		b.press("ArrowDown")
	}
	b.press("Enter")
	if a := g.awaitAct(b, "menu"); a["command"] != "Answer this" || a["message"] != "1005" {
		t.Errorf("used %v", a)
	}
	b.await("the focus on the message", `document.activeElement.dataset.id === '1005'`)
	b.press("r")
	b.await("the focus in the box", `document.activeElement.id === 'message-box'`)
	b.press("s", "o", "Enter")
	if a := g.awaitAct(b, "say"); a["reply_to"] != "1005" || a["content"] != "so" {
		t.Errorf("said %v", a)
	}
	b.press("ArrowUp")
	b.await("the last of one's own messages", `document.querySelector('#message-box').value.startsWith('Its **second**')`)
	b.press("Escape")
	b.await("an empty box", `document.querySelector('#message-box').value === ''`)
}

// TestControls presses a button, chooses from selects, and fills in a modal.
func TestControls(t *testing.T) {
	g := newGallery(t)
	b := g.show(t, 1100, 900)
	b.run(button("Sources") + `.shadowRoot.querySelector('button').click()`)
	b.run(button("Not now") + `.shadowRoot.querySelector('button').click()`)
	if a := g.awaitAct(b, "click"); a["custom_id"] != "/sources/1" {
		t.Errorf("pressed %v", a)
	}
	b.run(`(() => { const s = document.querySelector('discord-message select'); s.value = 'cairo'; s.dispatchEvent(new Event('change')) })()`)
	if a := g.awaitAct(b, "select"); fmt.Sprint(a["custom_id"], a["values"]) != "/round/1[cairo]" {
		t.Errorf("chose %v", a)
	}
	b.run(`document.querySelectorAll('.several input').forEach((box) => box.click()), document.querySelector('.several button').click()`)
	if a := g.awaitAct(b, "select"); fmt.Sprint(a["custom_id"], a["values"]) != "/topics/1[w r]" {
		t.Errorf("chose %v", a)
	}
	var modals []any
	if err := json.Unmarshal([]byte(modal), &modals); err != nil {
		t.Fatal(err)
	}
	g.set("modals", modals)
	b.await("the modal", `document.querySelector('dialog[open] textarea')`)
	b.screenshot("modal")
	b.accessible("modal")
	b.focus("dialog textarea")
	b.press("o", "n", "e")
	b.run(`document.querySelector('dialog select').value = 'demand'`)
	b.click("dialog .main-button")
	if a := g.awaitAct(b, "submit"); fmt.Sprint(a["modal"], a["values"]) != "m1map[kind:[demand] text:one url:https://example.org/]" {
		t.Errorf("submitted %v", a)
	}
	g.set("modals", []any{})
	b.await("the end of the modal", `!document.querySelector('dialog')`)
	b.click("#tools")
	b.await("the tools", `document.querySelector('dialog[open] #clock')`)
	b.screenshot("tools")
	b.accessible("tools")
}

const modal = `[{"id":"m1","application_id":"1","channel_id":"200","custom_id":"/save","title":"Save as fact","components":[
	{"type":1,"components":[{"type":4,"custom_id":"text","label":"What happened","style":2,"required":true,"max_length":300}]},
	{"type":1,"components":[{"type":4,"custom_id":"url","label":"Link to the source","style":1,"value":"https://example.org/","required":false}]},
	{"type":18,"label":"Kind","description":"What the fact tells","component":{"type":3,"custom_id":"kind","options":[{"label":"Demand","value":"demand"},{"label":"Status","value":"status"}]}}]}]`

// TestWeight adds up what a first visit loads.
func TestWeight(t *testing.T) {
	const most = 250_000 // bytes, gzipped
	sum := 0
	for _, name := range []string{"index.html", "app.css", "app.js", "icon.svg"} {
		b, err := fs.ReadFile(page.Files(), name+".gz")
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes gzipped", name, len(b))
		sum += len(b)
	}
	if sum > most {
		t.Errorf("the page weighs %d bytes, want at most %d", sum, most)
	}
}
