package page_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/bot/sandbox/page"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// A paper is the web of a test: one article of an invented newspaper.
type paper string

const articleLink = "https://gazette.example.org/2031/06/thirty-barrels"

const article paper = `<!doctype html><html lang="en"><head><title>Keepers stand by their count</title>
<meta property="og:site_name" content="Harbour Gazette"><meta property="og:title" content="Keepers stand by their count">
<meta property="article:published_time" content="2031-06-03T08:00:00Z"><meta name="author" content="Nell Tide"></head>
<body><article><h1>Keepers stand by their count</h1>
<p>The harbour talks went on for a third day on Tuesday, with the price of light at their centre.</p>
<p>“Thirty barrels is what the lamp drinks, and thirty barrels is what we ask for,” Ada Wickham told the harbour meeting on 2 June.</p>
<p>The pilots are to answer before the next round.</p></article></body></html>`

func (p paper) Page(ctx context.Context, link string) (*linkcheck.Page, error) {
	if link != articleLink {
		return nil, linkcheck.ErrUnreachable
	}
	return linkcheck.New(linkcheck.Options{}).Read(ctx, link, []byte(p))
}

// serveDesk runs the whole bot in its sandbox over a store that holds an invented
// dispute, on a day in the middle of it.
func serveDesk(t *testing.T) *sandbox.Server {
	t.Helper()
	began := time.Now()
	now := func() time.Time { return time.Date(2031, 6, 10, 12, 0, 0, 0, time.UTC).Add(time.Since(began)) }
	store, err := sqlstore.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	p.Facts = slices.DeleteFunc(p.Facts, func(f *knowledge.Fact) bool { return f.When.After(knowledge.OnDay(knowledge.DayOf(now()))) })
	if _, err := curate.BringIn(t.Context(), store, knowledge.Batch{Actor: "pack", At: now()}, "starter", p); err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(t.Context(), store, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := sandbox.Listen("127.0.0.1:0", sandbox.Options{Now: now, Page: page.Files()})
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	b, err := bot.New(lib, bot.Options{
		Token: s.Token(), APIURL: s.URL(), Now: now, Operators: []string{sandbox.Olga.ID},
		Curator: curate.New(curate.Options{Store: store, Library: lib, Pages: article, Ledger: store.Ledger(), Now: now}),
		Store:   store, Ledger: store.Ledger(),
		Pacing: gateway.Pacing{Retry: time.Millisecond, Identify: time.Millisecond, Invalid: time.Millisecond},
		Log:    slog.New(slog.NewTextHandler(&log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		<-done
		for _, p := range s.Problems() {
			t.Error("Discord would refuse:", p)
		}
		for _, end := range []func() error{s.Close, lib.Close, store.Close} {
			if err := end(); err != nil {
				t.Error(err)
			}
		}
		if t.Failed() {
			t.Log(log.String())
		}
	})
	return s
}

// A hand is a person at the page, whose acts are counted.
type hand struct {
	*tab
	clicks int // presses of a mouse button, and of Enter
	fields int // of forms that are filled in
	pasted int // of them, those that are pasted into
	typed  int // characters, of fields and commands
}

// counted prints what something took since the last time, and gives the seconds
// that a person is taken to need; see [TestModerator].
func (h *hand) counted(what string) float64 {
	seconds := 1.5*float64(h.clicks) + 0.28*float64(h.typed) + float64(h.pasted)
	h.t.Logf("%s: %d clicks, %d fields filled in (%d pasted), %d characters typed; about %.0f seconds", what, h.clicks, h.fields, h.pasted, h.typed, seconds)
	h.clicks, h.fields, h.pasted, h.typed = 0, 0, 0, 0
	return seconds
}

// use opens a command by typing it. It takes one more Enter to send it.
func (h *hand) use(path string) {
	h.t.Helper()
	h.command(path)
	h.clicks, h.typed = h.clicks+2, h.typed+len("/"+path)
}

// as becomes someone else, who sees so many messages of the bot's.
func (h *hand) as(persona string, messages int) {
	h.t.Helper()
	h.persona(persona)
	h.await("what "+persona+" sees", fmt.Sprintf("%s.length === %d", answers, messages))
}

// presses presses a button of the bot's.
func (h *hand) presses(label string) {
	h.t.Helper()
	h.await("the button "+label, button(label)+` && !`+button(label)+`.shadowRoot.querySelector('button').disabled`)
	h.run(button(label) + `.shadowRoot.querySelector('button').click()`)
	h.clicks++
}

// typeIn fills in a field of the bot's form by its label, key by key or pasted.
func (h *hand) typeIn(label, text string, pasted bool) {
	h.t.Helper()
	field := `[...document.querySelectorAll('dialog .field')].find((f) => f.querySelector('label').innerText.replace(' *', '') === ` + quote(label) + `).querySelector('input, textarea')`
	h.await("the form", `document.querySelector('dialog[open]')`)
	h.run(`(() => { const f = ` + field + `; f.value = ` + quote(text) + `; f.dispatchEvent(new Event('input')) })()`)
	h.fields, h.clicks = h.fields+1, h.clicks+1
	if pasted {
		h.pasted++
	} else {
		h.typed += len([]rune(text))
	}
}

// submits sends the bot's form.
func (h *hand) submits() {
	h.t.Helper()
	h.click("dialog .main-button")
	h.await("the end of the form", `!document.querySelector('dialog')`)
	h.clicks++
}

// ticks chooses from a list of which several may be chosen: it opens it, ticks,
// and closes it.
func (h *hand) ticks(list string, labels ...string) {
	h.t.Helper()
	box := `[...document.querySelectorAll('.several')].filter((s) => s.dataset.name === ` + quote(list) + `).at(-1)`
	h.await("the list "+list, box)
	h.run(box + `.querySelector('summary').click()`)
	for _, l := range labels {
		h.run(`[...` + box + `.querySelectorAll('label')].find((l) => l.innerText.startsWith(` + quote(l) + `)).querySelector('input').click()`)
	}
	h.shots("moderator-choose-" + strings.ToLower(strings.Fields(list)[0]))
	h.run(box + `.querySelector('button').click()`)
	h.clicks += 2 + len(labels)
}

// shots writes what is to be seen at the width of a desk and of a phone, from the
// end of the conversation.
func (h *hand) shots(name string) {
	h.t.Helper()
	end := `(() => { const l = document.querySelector('#log'); l.scrollTop = l.scrollHeight })()`
	h.run(end)
	h.screenshot(name)
	h.accessible(name)
	h.size(390, 1400)
	h.run(end)
	h.screenshot(name + "-phone")
	h.accessible(name + " on a phone")
	if w := eval[int](h.tab, `document.documentElement.scrollWidth`); w > 390 {
		h.t.Errorf("%s: the page is %d pixels wide on a screen of 390", name, w)
	}
	h.size(1280, 1200)
}

// lastSays waits until the bot's last message holds a text.
func (h *hand) lastSays(text string) {
	h.t.Helper()
	h.await(fmt.Sprintf("the last message with %q", text), answers+`.slice(-1).some((m) => (m.innerText + m.ariaLabel).includes(`+quote(text)+`))`)
}

// TestModerator is the tour of someone who moderates: from a link and a quotation
// to the answer.
//
// What it takes is counted as it is done, and has to stay under a minute. The times
// are those of the keystroke-level model of Card, Moran and Newell, roughly: 1.5 s
// for a click (1.1 s to point, 0.2 s to press, the rest to think), 0.28 s for a
// typed character (their average typist), 1 s for a paste on top of its click. The
// link and the quotation are pasted. Reading the article is not counted, nor are the
// fractions of a second that the bot takes.
func TestModerator(t *testing.T) {
	s := serveDesk(t)
	h := &hand{tab: visit(t, s.URL(), "/#moderator")}
	h.size(1280, 1200)
	h.theme("dark")
	const question = "how many barrels of lamp oil does Ada Wickham ask for in June 2031?"

	h.use("fact add")
	h.shots("moderator-01-command")
	h.press("Enter")
	h.typeIn("What the fact says", "Ada Wickham said on 2 June 2031 that the Keepers' Guild asks for thirty barrels of lamp oil a year.", false)
	h.typeIn("Quotation", "Thirty barrels is what the lamp drinks and thirty is what we ask for", true)
	h.typeIn("Who says it", "Wickham", false)
	h.typeIn("When", "2 June", false)
	h.typeIn("Link", articleLink, true)
	h.shots("moderator-02-form")
	h.gets("the draft", h.submits)
	h.lastSays("not on that page in those words")
	h.lastSays("Thirty barrels is what the lamp drinks, and thirty barrels is what we ask for")
	h.lastSays("instead of forty") // what the known fact says
	h.shots("moderator-03-draft-to-mend")
	h.presses("Take the page's words")
	h.lastSays("Nothing stands in the way")
	h.ticks("Topics and places", "harbour dues")
	h.await("the topic", `document.querySelector('.several-chosen') && `+answers+`.at(-1).innerText.includes('harbour dues')`)
	h.shots("moderator-04-draft-ready")
	h.presses("Save")
	h.lastSays("Saved, and answering questions now")
	if s := h.counted("a fact with a quotation"); s > 60 {
		t.Errorf("that takes a person %.0f seconds, more than a minute", s)
	}
	h.shots("moderator-05-saved")

	h.as("asker", 0)
	h.gets("the answer", func() { h.ask(question) })
	for _, want := range []string{"Thirty barrels is what the lamp drinks, and thirty barrels is what we ask for", "Harbour Gazette", "added by this server's moderators"} {
		h.lastSays(want)
	}
	h.shots("moderator-06-answer")
	h.as("other-moderator", 0)
	h.gets("the answer elsewhere", func() { h.ask(question) })
	if elsewhere := eval[string](h.tab, answers+`.at(-1).innerText`); strings.Contains(elsewhere, "lamp drinks") {
		t.Errorf("another server sees it: %s", elsewhere)
	}

	h.persona("moderator")
	h.command("help")
	h.gets("help", func() { h.press("Enter") })
	h.lastSays("For moderators")
	h.shots("moderator-08-help")
	h.presses("Undo")
	h.lastSays("it is not shown any more")
	h.shots("moderator-07-undone")
	h.as("asker", 1)
	h.gets("the answer after it was undone", func() { h.ask(question) })
	if again := eval[string](h.tab, answers+`.at(-1).innerText`); strings.Contains(again, "lamp drinks") {
		t.Errorf("it is still shown: %s", again)
	}
}

// TestSaveAsFact takes a fact from what somebody wrote, and looks at it afterwards.
func TestSaveAsFact(t *testing.T) {
	s := serveDesk(t)
	h := &hand{tab: visit(t, s.URL(), "/")}
	h.size(1280, 1200)
	h.theme("light")
	h.say("On 2 June 2031 Ada Wickham said of the oil: “Thirty barrels is what the lamp drinks” " + articleLink)
	h.awaitText("Ada Wickham said of the oil")
	h.persona("moderator")
	h.clicks, h.typed = 2, 0 // the menu and its item
	h.menu("discord-message:not([bot])", "Save as fact")
	h.await("the form", `document.querySelector('dialog[open] textarea')?.value.startsWith('On 2 June 2031')`)
	if got := eval[string](h.tab, `[...document.querySelectorAll('dialog textarea, dialog input')].map((f) => f.value).join('|')`); !strings.HasSuffix(got, "|Thirty barrels is what the lamp drinks|||"+articleLink) {
		t.Errorf("the form holds %s", got)
	}
	h.typeIn("Who says it", "Ada Wickham", false)
	h.typeIn("When", "2 June", false)
	h.shots("moderator-10-save-as-fact")
	h.gets("the draft", h.submits)
	h.lastSays("Nothing stands in the way")
	h.shots("moderator-11-draft")
	h.presses("More choices")
	h.await("the other page", button("Back"))
	h.shots("moderator-12-draft-more")
	h.presses("Save")
	h.lastSays("Saved")
	h.counted("a fact from a message, with a look at all choices")

	h.command("fact history")
	h.run(`document.querySelector('.command input').focus()`)
	h.press("l", "a", "m", "p")
	h.await("the fact among the choices", `[...document.querySelectorAll('.suggestions [role=option]')].some((o) => o.innerText.includes('lamp drinks'))`)
	h.shots("moderator-13-choose-fact")
	h.run(`[...document.querySelectorAll('.suggestions [role=option]')].find((o) => o.innerText.includes('lamp drinks')).dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, cancelable: true}))`)
	h.gets("the history", func() { h.press("Enter") })
	h.shots("moderator-14-history")

	h.command("fact show")
	h.write("keepers-thirty-barrels-2031-05-20")
	h.gets("the fact", func() { h.press("Enter") })
	h.lastSays("the nights have not grown shorter")
	h.shots("moderator-15-show")

	h.command("settings")
	h.gets("the settings", func() { h.press("Enter") })
	h.lastSays("Settings of this server")
	h.shots("moderator-16-settings")
	h.presses("Second moderator: never")
	h.await("the changed setting", button("Second moderator: for disputed facts"))
	h.pick(`document.querySelector('select[aria-label^="Changes are told in"]')`, "moderators")
	h.await("the review channel", `document.querySelector('select[aria-label^="Changes are told in"]').selectedOptions[0].text === 'moderators'`)
	h.shots("moderator-17-settings-changed")

	h.command("fact export")
	h.gets("the file", func() { h.press("Enter") })
	h.await("the file", `document.querySelector('discord-file-attachment')`)
	h.shots("moderator-18-export")
	if got := eval[string](h.tab, `fetch(document.querySelector('discord-file-attachment').href).then((r) => r.text())`); !strings.Contains(got, "Thirty barrels is what the lamp drinks") {
		t.Errorf("the file holds %s", got)
	}
}

// TestSuggestions is the way of what askers suggest, taken in and not.
func TestSuggestions(t *testing.T) {
	s := serveDesk(t)
	h := &hand{tab: visit(t, s.URL(), "/")}
	h.size(1280, 1200)
	h.theme("dark")
	suggest := func(text, quote string) {
		t.Helper()
		h.use("suggest")
		h.press("Enter")
		h.typeIn("What the fact says", text, false)
		if quote != "" {
			h.typeIn("Quotation", quote, true)
		}
		h.typeIn("Who says it", "Ada Wickham", false)
		h.typeIn("When", "2 June", false)
		h.typeIn("Link", articleLink, true)
	}
	suggest("Ada Wickham told the harbour meeting on 2 June 2031 what the lamp on Gull Rock drinks in a year.", "Thirty barrels is what the lamp drinks")
	h.shots("moderator-20-suggest")
	h.gets("thanks", h.submits)
	h.counted("a suggestion")
	h.awaitText("Thank you")
	h.shots("moderator-21-suggested")
	suggest("Ada Wickham is said to sell oil by night.", "")
	h.gets("thanks again", h.submits)

	h.persona("moderator")
	h.clicks, h.typed = 0, 0
	h.use("queue")
	h.gets("the queue", func() { h.press("Enter") })
	h.lastSays("Suggested by")
	h.shots("moderator-22-queue")
	h.presses("Approve")
	h.lastSays("Saved")
	h.counted("a suggestion that is approved")
	h.shots("moderator-23-approved")
	h.presses("Next")
	h.await("what waits", button("Reject"))
	h.presses("Reject")
	h.typeIn("Reason", "The page does not say so.", false)
	h.shots("moderator-24-reject")
	h.submits()
	h.lastSays("Rejected")
	h.shots("moderator-25-rejected")

	h.persona("asker")
	h.run(`document.querySelector('.channel[data-kind=dm]').click()`) // the list is drawn anew as messages come in
	h.awaitText("Your suggestion was taken in.")
	h.awaitText("The page does not say so.")
	h.shots("moderator-26-asker-is-told")
}

// TestModeratorInHebrew looks at what is to be read from right to left. The server's
// language is Arabic, in which the audit is written.
func TestModeratorInHebrew(t *testing.T) {
	s := serveDesk(t)
	s.SetRole(sandbox.Noa, sandbox.ModRole, true)
	h := &hand{tab: visit(t, s.URL(), "/#asker-he")}
	h.size(1280, 1200)
	h.theme("dark")
	h.command("הגדרות")
	h.gets("the settings", func() { h.press("Enter") })
	for _, label := range []string{"שפה: שפת השואל", "שפה: English", "שפה: עברית"} {
		h.presses(label)
	}
	h.await("the server's language", button("שפה: العربية"))
	h.pick(`document.querySelector('select[aria-label="הודעות על שינויים"]')`, "moderators")
	h.await("the review channel", `document.querySelector('select[aria-label="הודעות על שינויים"]').selectedOptions[0].text === 'moderators'`)
	h.shots("moderator-30-hebrew-settings")

	h.command("עובדה הוספה")
	h.press("Enter")
	h.typeIn("מה העובדה אומרת", "עדה ויקהם אמרה ב-2 ביוני 2031 שגילדת השומרים מבקשת שלושים חביות של שמן המנורה בשנה.", false)
	h.typeIn("ציטוט", "Thirty barrels is what the lamp drinks and thirty is what we ask for", true)
	h.typeIn("מי אומר זאת", "עדה ויקהם", false)
	h.typeIn("מתי", "2 ביוני", false)
	h.typeIn("קישור", articleLink, true)
	h.shots("moderator-31-hebrew-form")
	h.gets("the draft", h.submits)
	h.lastSays("לתקן לפני השמירה")
	h.lastSays("הציטוט אינו כתוב בדף במילים האלה")
	h.shots("moderator-32-hebrew-draft")
	h.presses("להשתמש בלשון הדף")
	h.lastSays("אין מה שמונע את השמירה")
	h.presses("אפשרויות נוספות")
	h.await("the other page", button("חזרה"))
	h.shots("moderator-33-hebrew-more")
	h.presses("שמירה")
	h.lastSays("נשמר")
	h.shots("moderator-34-hebrew-saved")
	h.channel("moderators")
	h.awaitText("إضافة")
	h.shots("moderator-35-arabic-audit")
}
