package page_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Where the repository keeps what is made and not committed.
const cache = "../../../.cache"

// patience bounds every wait for the page.
const patience = 20 * time.Second

// TestMain brings the npm packages in, so that no test's time holds it.
func TestMain(m *testing.M) {
	if out, err := exec.CommandContext(context.Background(), "go", "run", "./internal/bundle", "-check").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%s", out)
		os.Exit(1)
	}
	if err := os.MkdirAll(filepath.Join(cache, "screenshots"), 0o755); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// A tab is a page open in a browser of its own.
type tab struct {
	t      *testing.T
	ctx    context.Context
	origin string

	mu       sync.Mutex
	problems []string // what the console told, and requests to other places
	expect   []string // problems that hold one of these are none
}

// open starts a browser on a page of an origin.
func open(t *testing.T, origin, path string, width, height int64) *tab {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("chromium is missing: run apt-get install -y chromium, or make test-deps")
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(),
		chromedp.ExecPath(chromium), chromedp.UserDataDir(t.TempDir()),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, origin: origin}
	if err := chromedp.Do(ctx); err != nil { // starts it: not under a deadline, which would end it
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.heard); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	b.size(width, height)
	b.do(chromedp.Navigate(origin + path))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, p := range b.problems {
			t.Errorf("the browser tells: %s", p)
		}
	})
	return b
}

func (b *tab) heard(event any) {
	var p string
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			for _, a := range e.Args {
				p += fmt.Sprintf("console %s: %s %s", e.Type, a.Value, a.Description)
			}
		}
	case *runtime.EventExceptionThrown:
		p = fmt.Sprintf("exception: %s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.EntryLevelError || e.Entry.Level == cdplog.EntryLevelWarning {
			p = fmt.Sprintf("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.origin+"/") && !strings.HasPrefix(e.Request.URL, "data:") { // icons of the browser's own
			p = "request to another place: " + e.Request.URL
		}
	}
	if p == "" {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.expect {
		if strings.Contains(p, e) {
			return
		}
	}
	b.problems = append(b.problems, p)
}

// do runs actions, and stops the test where one fails.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatalf("browser: %v\nthe page: %s", err, b.text())
	}
}

// text is what the page shows, for messages of tests.
func (b *tab) text() string {
	ctx, cancel := context.WithTimeout(b.ctx, time.Second)
	defer cancel()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil {
		return err.Error()
	}
	return out
}

// eval gives the value of an expression; promises are awaited.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("evaluate %.200s: %v", expression, err)
	}
	return out
}

// await waits until an expression is true; it is looked at every frame.
func (b *tab) await(what, expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool]("Boolean("+expression+")", chromedp.WithPollingTimeout(0))); err != nil {
		b.screenshot("failed-" + strings.ReplaceAll(b.t.Name(), "/", "-"))
		b.t.Fatalf("waited in vain for %s: %v\nthe page: %s", what, err, b.text())
	}
}

// awaitText waits until the conversation shows a text.
func (b *tab) awaitText(text string) {
	b.t.Helper()
	b.await(fmt.Sprintf("the text %q", text), fmt.Sprintf(`document.querySelector('#log').innerText.includes(%s)`, quote(text)))
}

// codes are the numbers of keys that are no characters.
var codes = map[string]int64{"Enter": 13, "Tab": 9, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40}

// press types keys: characters, or names as KeyboardEvent has them.
func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		e := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: k, WindowsVirtualKeyCode: codes[k]}
		if codes[k] == 0 {
			e.Text = k
		} else if k == "Enter" {
			e.Text = "\r"
		}
		for _, e.Type = range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, e); err != nil {
				b.t.Fatal(err)
			}
			e.Text = ""
		}
	}
}

// write writes a text where the focus is. It looks at no element, unlike
// chromedp.SendKeys, which races with changes of the element's attributes.
func (b *tab) write(text string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		b.t.Fatal(err)
	}
}

// click clicks the first element that fits.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// focus puts the focus on the first element that fits.
func (b *tab) focus(selector string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
}

// run runs a script of the test.
func (b *tab) run(script string) {
	b.t.Helper()
	eval[chromedp.Void](b, script)
}

// button gives an expression for a button inside the last message that has it.
func button(label string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('discord-button')].filter((b) => b.innerText.trim() === %s).at(-1)`, quote(label))
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// theme sets the colours: dark or light.
func (b *tab) theme(name string) {
	b.t.Helper()
	if eval[string](b, `document.documentElement.dataset.theme`) != name {
		b.click("#theme")
	}
	b.await("the theme "+name, `document.documentElement.dataset.theme === `+quote(name))
}

func (b *tab) size(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

// screenshot writes what is to be seen into the folder for people to look at.
func (b *tab) screenshot(name string) {
	b.t.Helper()
	b.do(chromedp.Sleep(150 * time.Millisecond)) // until animations are over
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(cache, "screenshots", name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// accessible runs axe-core on the page as it stands; no serious violation may be found.
func (b *tab) accessible(where string) {
	b.t.Helper()
	script, err := os.ReadFile(filepath.Join(cache, "page", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		b.t.Fatal(err)
	}
	if !eval[bool](b, `typeof axe === 'object'`) {
		b.run(string(script))
	}
	type violation struct{ ID, Impact, Help, Where string }
	for _, v := range eval[[]violation](b, `axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => (
		{ID: v.id, Impact: v.impact, Help: v.help, Where: v.nodes.map((n) => n.target.join(' ') + ' ' + n.html.slice(0, 160) + ' ' + n.failureSummary).join('\n')})))`) {
		if v.Impact == "serious" || v.Impact == "critical" {
			b.t.Errorf("%s: axe: %s %s: %s\n%s", where, v.Impact, v.ID, v.Help, v.Where)
		} else {
			b.t.Logf("%s: axe: %s %s: %s\n%s", where, v.Impact, v.ID, v.Help, v.Where)
		}
	}
}
