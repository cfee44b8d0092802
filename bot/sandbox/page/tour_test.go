package page_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// serve runs the whole bot in its sandbox, as "bot sandbox" does, and gives the
// page's origin and what ends it.
func serve(t *testing.T) (origin string, stop func()) {
	t.Helper()
	dir := t.TempDir()
	bot := filepath.Join(dir, "bot")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", bot, "../../../cmd/bot").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, bot, "sandbox", "--listen", "127.0.0.1:0", "--now", "2024-09-15T12:00:00Z")
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.Dir = dir
	c.Env = []string{"HOME=" + dir, "PATH=" + os.Getenv("PATH")}
	var log strings.Builder
	c.Stderr = &log
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := false
	stop = func() {
		if ended {
			return
		}
		ended = true
		cancel()
		if err := c.Wait(); err != nil && ctx.Err() == nil {
			t.Errorf("bot sandbox: %v", err)
		}
		if t.Failed() {
			t.Logf("bot sandbox: %s", log.String())
		}
	}
	t.Cleanup(stop)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		t.Fatalf("bot sandbox ended: %v\n%s", err, log.String())
	}
	return strings.TrimSuffix(strings.TrimSpace(line), "/"), stop
}

// visit opens the page of a running bot that is connected.
func visit(t *testing.T, origin, path string) *tab {
	t.Helper()
	b := open(t, origin, path, 1280, 860)
	b.await("the bot", `document.body.dataset.ready && document.querySelector('#state').textContent === ''`)
	return b
}

// persona becomes someone else, in one click.
func (b *tab) persona(name string) {
	b.t.Helper()
	b.click(`[data-persona="` + name + `"]`)
	b.await("the persona "+name, `document.body.dataset.ready.startsWith(`+quote(name+"/")+`)`)
}

// channel opens a channel of a kind.
func (b *tab) channel(kind string) {
	b.t.Helper()
	b.click(`.channel[data-kind="` + kind + `"]`)
	b.await("the channel", `document.querySelector('.channel[aria-current]').dataset.kind === `+quote(kind))
}

// answers counts the bot's messages; a new one, not the one that it is thinking
// about, makes it rise.
const answers = `[...document.querySelectorAll('discord-message[bot]')].filter((m) => !m.querySelector('.thinking'))`

// gets does something to which the bot must answer, and waits for that.
func (b *tab) gets(what string, do func()) {
	b.t.Helper()
	before := eval[int](b, answers+".length")
	do()
	b.await(what, answers+`.length > `+strconv.Itoa(before))
}

// say types a message into the box, as far as it is no markup, and sends it.
func (b *tab) say(text string) {
	b.t.Helper()
	b.focus("#message-box")
	b.write(text)
	b.press("Enter")
}

// ask mentions the bot by way of the suggestions.
func (b *tab) ask(text string) {
	b.t.Helper()
	b.focus("#message-box")
	b.press("@", "c", "e", "a")
	b.await("the bot among the members", `document.querySelector('.suggestions [aria-selected=true]')?.innerText.includes('Ceasefire Facts')`)
	b.press("Tab")
	b.say(text)
}

// menu chooses from the menu of the last message that fits.
func (b *tab) menu(message, item string) {
	b.t.Helper()
	b.run(`[...document.querySelectorAll(` + quote(message) + `)].at(-1).dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, composed: true, cancelable: true, clientX: 500, clientY: 300}))`)
	b.await("the menu", `document.querySelector('.menu')`)
	b.run(`[...document.querySelectorAll('.menu [role=menuitem]')].find((i) => i.innerText === ` + quote(item) + `).click()`)
}

// TestAsker is the tour of someone who asks.
func TestAsker(t *testing.T) {
	origin, _ := serve(t)
	b := visit(t, origin, "/")
	b.theme("dark")
	b.screenshot("tour-01-first-visit")
	b.accessible("first visit")

	ms := eval[float64](b, `new Promise((done) => {
		const began = performance.now();
		const look = () => document.querySelector('discord-message[bot] discord-embed a[href]') ? done(performance.now() - began) : requestAnimationFrame(look);
		document.querySelectorAll('.example')[1].click();
		look();
	})`)
	t.Logf("first answer on screen %.0f ms after sending", ms)
	b.screenshot("tour-02-first-answer")
	b.accessible("first answer")
	if n := eval[int](b, `document.querySelectorAll('discord-message[bot] a[href^="https://"]').length`); n == 0 {
		t.Error("the answer has no links")
	}
	if said := eval[string](b, `document.querySelector('#announcer').textContent`); !strings.Contains(said, "Ceasefire Facts: What Hamas asks for") {
		t.Errorf("a screen reader hears %q", said)
	}
	b.gets("the sources", func() { b.run(button("Sources") + `.shadowRoot.querySelector('button').click()`) })
	b.awaitText("Only you can see this")
	b.screenshot("tour-03-sources-only-for-you")
	b.accessible("sources")
	b.run(`[...document.querySelectorAll('.only-you .link-button')].at(-1).click()`)
	b.await("the end of the ephemeral message", `!document.querySelector('.only-you')`)

	b.focus("#message-box")
	b.press("/", "d", "e", "m")
	b.await("the command", `document.querySelector('.suggestions [aria-selected=true]')?.innerText.includes('/demands')`)
	b.screenshot("tour-04-slash")
	b.press("Enter", "i", "s", "r")
	b.await("the choices", `[...document.querySelectorAll('.suggestions [role=option]')].some((o) => o.innerText.includes('Israel'))`)
	b.screenshot("tour-05-autocomplete")
	b.accessible("autocomplete")
	b.press("ArrowDown", "Enter")
	b.gets("the answer to the command", func() { b.press("Enter") })
	b.screenshot("tour-06-command")

	b.run(answers + `.at(-1).focus()`)
	b.press("r")
	b.await("the reply", `document.querySelector('.composer-bar').innerText.includes('Replying to')`)
	b.screenshot("tour-07-replying")
	b.gets("the follow-up", func() { b.say("and Hamas?") })
	b.screenshot("tour-08-follow-up")

	b.say("What is the Philadelphi Corridor?")
	b.await("the message", `[...document.querySelectorAll('discord-message:not([bot])')].at(-1).innerText.includes('What is the Philadelphi Corridor?')`)
	b.gets("the answer by menu", func() { b.menu("discord-message:not([bot])", "Answer this") })
	b.screenshot("tour-09-answer-this")
	b.run(`[...document.querySelectorAll('#log a[href*="/channels/"]')].at(-1).click()`)
	b.await("the message that the link leads to", `document.activeElement.innerText?.includes('What is the Philadelphi Corridor?') && !document.activeElement.hasAttribute('bot')`)

	b.menu("discord-message[bot]", "React with 👍")
	b.await("the reaction", `[...document.querySelectorAll('.reaction')].at(-1)?.getAttribute('aria-pressed') === 'true'`)
	b.run(`document.querySelector('.reaction').click()`)
	b.await("the reaction's end", `!document.querySelector('.reaction')`)

	b.gets("an abstention", func() { b.ask("who will win the election?") })
	b.screenshot("tour-10-abstention")
	b.accessible("abstention")

	b.menu("discord-message:not([bot])", "Create thread")
	b.await("the dialog", `document.querySelector('dialog[open] input')`)
	b.do(chromedp.SendKeys(chromedp.CSS("dialog input"), "About the corridor"))
	b.press("Enter")
	b.await("the thread", `document.querySelector('h1').innerText === 'About the corridor'`)
	b.gets("an answer in the thread", func() { b.ask("what is the philadelphi corridor?") })
	b.screenshot("tour-11-thread")

	b.channel("ask")
	b.gets("an answer without a mention", func() { b.say("What does Hamas demand?") })
	b.channel("dm")
	b.gets("an answer in a direct message", func() { b.say("what did Netanyahu say about the Philadelphi corridor?") })
	b.screenshot("tour-12-direct-message")
	b.accessible("direct message")

	b.theme("light")
	b.screenshot("tour-13-light")
	b.accessible("light")
	b.size(320, 640)
	b.screenshot("tour-14-narrow")
	b.accessible("narrow")
	b.click("#drawer")
	b.await("the drawer", `document.querySelector('#drawer').getAttribute('aria-expanded') === 'true'`)
	b.screenshot("tour-15-drawer")
	b.accessible("drawer")
	b.channel("general")
	b.theme("dark")
	b.screenshot("tour-16-narrow-general")
}

// TestHebrew is the tour of someone whose client is Hebrew.
func TestHebrew(t *testing.T) {
	origin, _ := serve(t)
	b := visit(t, origin, "/")
	b.theme("dark")
	b.persona("asker-he")
	b.gets("the answer", func() { b.ask("מה דורש חמאס?") })
	if dir := eval[string](b, `getComputedStyle([...document.querySelectorAll('discord-message:not([bot]) .text')].at(-1)).direction`); dir != "rtl" {
		t.Errorf("the question runs %s", dir)
	}
	b.screenshot("hebrew-dark")
	b.accessible("Hebrew")
	b.focus("#message-box")
	b.press("/")
	b.await("the commands in Hebrew", `document.querySelector('.suggestions').innerText.includes('/שאל')`)
	b.screenshot("hebrew-slash")
	b.press("Escape")
	b.size(360, 740)
	b.theme("light")
	b.screenshot("hebrew-narrow-light")
}

// TestOthers looks at what a moderator, one of another server, and a visitor whose
// sandbox ends see.
func TestOthers(t *testing.T) {
	origin, stop := serve(t)
	b := visit(t, origin, "/")
	b.theme("dark")
	if eval[bool](b, `Boolean(document.querySelector('.channel[data-kind=moderators]'))`) {
		t.Error("an asker sees the moderators' channel")
	}
	b.say("a message that a moderator removes")
	b.awaitText("a message that a moderator removes")
	b.menu("discord-message:not([bot])", "Edit message")
	b.await("the edit", `document.querySelector('#message-box').value === 'a message that a moderator removes'`)
	b.say(", edited")
	b.awaitText("a message that a moderator removes, edited (edited)")

	file := filepath.Join(t.TempDir(), "note.txt")
	if err := os.WriteFile(file, []byte("a note"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.SetUploadFiles(chromedp.CSS(`.composer input[type="file"]`), []string{file}))
	b.await("the file", `document.querySelector('.files').innerText.includes('note.txt')`)
	b.say("with a file")
	b.await("the message with it", `document.querySelector('discord-file-attachment')?.name === 'note.txt'`)
	b.screenshot("others-1-attachment")

	b.persona("moderator")
	b.menu("discord-message:not([bot])", "Delete message")
	b.await("the message's end", `!document.querySelector('#log').innerText.includes('with a file')`)
	b.channel("moderators")
	b.focus("#message-box")
	b.press("/")
	b.await("the commands", `document.querySelectorAll('.suggestions [role=option]').length > 3`)
	b.screenshot("others-2-moderator")
	b.accessible("moderator")
	b.press("Escape")

	b.persona("other-moderator")
	b.await("the other server", `document.querySelector('#channels').innerText.includes('Harbour')`)
	b.screenshot("others-3-other-moderator")

	b.click("#tools")
	b.await("the tools", `document.querySelector('dialog[open] #clock')`)
	b.run(`[...document.querySelectorAll('dialog button')].find((button) => button.innerText === 'Drop the connection').click()`)
	b.await("the fault", `document.querySelector('dialog [role=status]').innerText.startsWith('Done')`)
	b.press("Escape")
	b.await("the end of the tools", `!document.querySelector('dialog') && document.activeElement.id === 'tools'`)
	b.gets("an answer after the connection was dropped", func() { b.ask("what does Hamas demand?") })

	b.run(`Promise.all(Array.from({length: 60}, (_, n) => fetch('/sandbox/act', {method: 'POST', headers: {'Content-Type': 'application/json'},
		body: JSON.stringify({as: 'other-moderator', do: 'say', channel: location.hash.split('/')[1], content: 'message ' + n})})))`)
	b.await("a page of messages", `document.querySelectorAll('discord-message').length === 50 && !document.querySelector('.older').hidden`)
	b.click(".older")
	b.await("the older messages", `document.querySelectorAll('discord-message').length === 62 && document.querySelector('.older').hidden`)

	b.mu.Lock()
	b.expect = []string{"ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET"}
	b.mu.Unlock()
	stop()
	b.await("words about it", `document.querySelector('#state').textContent.includes('The connection to the sandbox is lost')`)
	b.screenshot("others-4-disconnected")
	b.accessible("disconnected")
}
