package bot_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// A press is the web of a test: pages by their links. What it does not have cannot
// be reached.
type press map[string]string

func (p press) Page(ctx context.Context, link string) (*linkcheck.Page, error) {
	html, ok := p[link]
	if !ok {
		return nil, linkcheck.ErrUnreachable
	}
	return linkcheck.New(linkcheck.Options{}).Read(ctx, link, []byte(html))
}

// gazette is a page of an invented paper.
func gazette(title, published string, paragraphs ...string) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>%[1]s</title>
<meta property="og:site_name" content="Harbour Gazette"><meta property="og:title" content="%[1]s">
<meta property="article:published_time" content="%[2]sT08:00:00Z"><meta name="author" content="Nell Tide"></head>
<body><article><h1>%[1]s</h1><p>%[3]s</p></article></body></html>`, title, published, strings.Join(paragraphs, "</p><p>"))
}

const fogLink = "https://gazette.example.org/fog-bell"

// A desk is a stage whose bot has a store of its own.
type desk struct {
	*stage
	path    string // of the store
	store   *sqlstore.Store
	library *library.Library
	curator *curate.Curator
	web     press

	revisions map[knowledge.Scope]int // counted so far
	counted   int64                   // Seq of the last
}

// raiseDesk starts a bot over a store that holds the invented dispute.
func raiseDesk(t *testing.T, set setting) *desk {
	t.Helper()
	d := &desk{revisions: map[knowledge.Scope]int{}, web: press{fogLink: gazette("Keepers stand firm", "2031-06-03",
		"Harbour talks went on for a third day on Tuesday, with the fog bell at their centre.",
		"“The fog bell stays where our grandmothers hung it,” Ada Wickham told the harbour meeting.")}}
	d.path = filepath.Join(t.TempDir(), "store.db")
	store, err := sqlstore.OpenSQLite(t.Context(), d.path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	clock := &clock{t: time.Date(2031, 6, 10, 12, 0, 0, 0, time.UTC)}
	if _, err := curate.BringIn(t.Context(), store, knowledge.Batch{Actor: "pack", At: clock.now()}, "starter", p); err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(t.Context(), store, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d.store, d.library = store, lib
	d.curator = curate.New(curate.Options{Store: store, Library: lib, Pages: d.web, Ledger: store.Ledger(), Now: clock.now})
	set.answers = lib
	set.clock = clock
	before := set.bot
	set.bot = func(o *bot.Options) {
		o.Curator, o.Operators, o.Store, o.Ledger = d.curator, []string{sandbox.Olga.ID}, d.store, d.store.Ledger()
		if before != nil {
			before(o)
		}
	}
	t.Cleanup(func() {
		if err := d.library.Close(); err != nil {
			t.Error(err)
		}
		if err := d.store.Close(); err != nil {
			t.Error(err)
		}
	})
	d.stage = raise(t, set)
	return d
}

// addFact fills in the form and gives the draft.
func (d *desk) addFact(u *sandbox.User, channel string, form map[string]any) sandbox.Message {
	d.t.Helper()
	return d.reply(d.Submit(d.modal(d.Slash(u, channel, "fact add")), form))
}

var fogForm = map[string]any{
	"text":  "Ada Wickham of the Keepers' Guild said that the fog bell stays where it hangs.",
	"quote": "The fog bell stays where our grandmothers hung it", "speaker": "Ada Wickham", "when": "2031-06-02", "link": fogLink,
}

func TestFactFromFormToAnswer(t *testing.T) {
	d := raiseDesk(t, setting{})
	draft := d.addFact(sandbox.Mona, sandbox.General, fogForm)
	d.shows(draft, "Draft of a new fact", "Ada Wickham", "2031-06-02", "Harbour Gazette", "Keepers stand firm", "Nothing stands in the way")
	if !draft.Ephemeral() {
		t.Error("everybody sees the draft")
	}
	saved := d.reply(d.press(sandbox.Mona, draft, "Save"))
	d.shows(saved, "Saved, and answering questions now")
	asked := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what did Ada Wickham say about the fog bell staying?"))
	d.shows(asked, "The fog bell stays where our grandmothers hung it", "added by this server's moderators", "Harbour Gazette")

	other := d.answer(d.Say(sandbox.Omar, sandbox.SecondGeneral, sandbox.Mention+" what did Ada Wickham say about the fog bell staying?"))
	if strings.Contains(other.Text(), "grandmothers") {
		t.Errorf("another server sees it:\n%s", other.Text())
	}
	undone := d.reply(d.press(sandbox.Mona, saved, "Undo"))
	d.shows(undone, "it is not shown any more")
	asked = d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what did Ada Wickham say about the fog bell staying?"))
	if strings.Contains(asked.Text(), "grandmothers") {
		t.Errorf("it is still shown:\n%s", asked.Text())
	}
}

// Why a fact is changed is told to those who read it before.
func TestReasonOfACorrection(t *testing.T) {
	d := raiseDesk(t, setting{})
	asked := d.answer(d.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" what did the keepers ask for on 10 January 2031?"))
	d.awaitEntries(sandbox.GuildID, 1)
	form := d.modal(d.Slash(sandbox.Mona, sandbox.General, "fact edit", sandbox.Opt("fact", forty), sandbox.Opt("reason", "The Gazette *corrected* itself.")))
	draft := d.reply(d.Submit(form, map[string]any{
		"text": "The Keepers' Guild asked on 10 January 2031 that the pilots pay for thirty-six barrels of lamp oil a year.", "quote": "", "when": "2031-01-10", "link": fogLink,
	}))
	d.shows(draft, "The Gazette")
	d.shows(d.reply(d.press(sandbox.Mona, draft, "Save")), "Corrected")
	d.must(d.bot.Outreach().Step(d.ctx))
	d.shows(d.now(asked), "thirty-six barrels", "**Moderators' reason:**", "corrected", "itself.", "~~The Keepers' Guild asked")
}

func TestQuotationThatIsNotOnThePage(t *testing.T) {
	d := raiseDesk(t, setting{})
	form := map[string]any{
		"text": fogForm["text"], "speaker": "Ada Wickham", "when": "2031-06-02", "link": fogLink,
		"quote": "The fog bell stays where our mothers once hung it",
	}
	draft := d.addFact(sandbox.Mona, sandbox.General, form)
	d.shows(draft, "not on that page in those words", "where our grandmothers hung it")
	draft = d.reply(d.press(sandbox.Mona, draft, "page's words"))
	d.shows(draft, "grandmothers", "Nothing stands in the way")
	d.shows(d.reply(d.press(sandbox.Mona, draft, "Save")), "Saved")
}
