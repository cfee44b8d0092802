package curate_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

const north, south knowledge.Scope = "7001", "7002"

// The people of these tests.
var (
	mona  = curate.Actor{ID: "101", Guild: north, Moderates: true}
	nils  = curate.Actor{ID: "102", Guild: north, Moderates: true}
	sara  = curate.Actor{ID: "201", Guild: south, Moderates: true}
	alice = curate.Actor{ID: "103", Guild: north}
	olga  = curate.Actor{ID: "900", Guild: knowledge.Global, Operates: true}
)

// checker reads pages of the dispute's time.
var checker = linkcheck.New(linkcheck.Options{Now: func() time.Time { return noon }})

// A web is the pages of a test by their links. What it does not have cannot be
// reached.
type web struct {
	mu    sync.Mutex
	pages map[string]string
	errs  map[string]error
	reads int
}

func (w *web) Page(ctx context.Context, link string) (*linkcheck.Page, error) {
	w.mu.Lock()
	html, ok := w.pages[link]
	err := w.errs[link]
	w.reads++
	w.mu.Unlock()
	if err != nil {
		return nil, err
	}
	if !ok && !strings.HasPrefix(link, "http") {
		return checker.Page(ctx, link)
	}
	if !ok {
		return nil, fmt.Errorf("%w", &linkcheck.StatusError{Code: 503})
	}
	return checker.Read(ctx, link, []byte(html))
}

func (w *web) publish(link, html string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[link] = html
}

// gazette is a page of an invented paper.
func gazette(title, published string, paragraphs ...string) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>%[1]s</title>
<meta property="og:site_name" content="Harbour Gazette"><meta property="og:title" content="%[1]s">
<meta property="article:published_time" content="%[2]sT08:00:00Z"><meta name="author" content="Nell Tide"></head>
<body><article><h1>%[1]s</h1><p>%[3]s</p></article></body></html>`, title, published, strings.Join(paragraphs, "</p><p>"))
}

const (
	fogLink = "https://gazette.example.org/fog-bell"
	offLink = "https://gazette.example.org/not-there"
)

// fogForm is a fact that its page bears out.
var fogForm = curate.Form{
	Text:  "Ada Wickham of the Keepers' Guild said that the fog bell stays where it hangs.",
	Quote: "The fog bell stays where our grandmothers hung it", Speaker: "Ada Wickham", When: "2031-07-02", Link: fogLink,
}

// A desk is a curator over a store that holds the invented dispute.
type desk struct {
	t       testing.TB
	store   *sqlstore.Store
	library *library.Library
	*curate.Curator
	web *web

	mu  sync.Mutex
	now time.Time

	said int // answers kept by the test
}

func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) wait(t time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(t)
}

var lighthouse = sync.OnceValues(packtest.Lighthouse)

// lighthousePack gives the dispute anew, so that a test may change it.
func lighthousePack(t testing.TB) *knowledge.Pack {
	t.Helper()
	p, err := lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	out := &knowledge.Pack{Sources: slices.Clone(p.Sources), Entities: slices.Clone(p.Entities), Lexicon: slices.Clone(p.Lexicon)}
	for _, f := range p.Facts {
		g := *f
		out.Facts = append(out.Facts, &g)
	}
	return out
}

func openStore(t testing.TB) (*sqlstore.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.db")
	return openStoreAt(t, path), path
}

func openStoreAt(t testing.TB, path string) *sqlstore.Store {
	t.Helper()
	s, err := sqlstore.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// filled is a file of a store that holds the dispute, to be copied: bringing a pack
// in takes most of a test's time.
var filled = sync.OnceValues(func() ([]byte, error) {
	p, err := lighthouse()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "curate")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "store.db")
	s, err := sqlstore.OpenSQLite(context.Background(), path)
	if err != nil {
		return nil, err
	}
	_, err = curate.BringIn(context.Background(), s, knowledge.Batch{Actor: "pack", At: noon}, "starter", p)
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

var noon = time.Date(2031, 7, 10, 12, 0, 0, 0, time.UTC)

func openDesk(t testing.TB) *desk {
	t.Helper()
	file, err := filled()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "store.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return openDeskAt(t, path)
}

func openDeskWith(t testing.TB, p *knowledge.Pack) *desk {
	t.Helper()
	s, path := openStore(t)
	if _, err := curate.BringIn(t.Context(), s, knowledge.Batch{Actor: "pack", At: noon}, "starter", p); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return openDeskAt(t, path)
}

func openDeskAt(t testing.TB, path string) *desk {
	t.Helper()
	d := &desk{t: t, now: noon, web: &web{errs: map[string]error{}, pages: map[string]string{
		fogLink: gazette("Keepers stand firm", "2031-07-03",
			"Harbour talks went on for a third day on Tuesday, with the fog bell at their centre.",
			"“The fog bell stays where our grandmothers hung it,” Ada Wickham told the harbour meeting.",
			"“We were asked for much, and we gave, in the end, what a lamp can give,” said Tomas Varley of the pilots."),
	}}}
	d.store = openStoreAt(t, path)
	lib, err := library.Open(t.Context(), d.store, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	d.library = lib
	d.Curator = curate.New(curate.Options{Store: d.store, Library: lib, Pages: d.web, Ledger: d.store.Ledger(), Now: d.clock})
	return d
}

// bring brings a pack in, as the bot does at its start.
func (d *desk) bring(p *knowledge.Pack) curate.Brought {
	d.t.Helper()
	b, err := curate.BringIn(d.t.Context(), d.store, knowledge.Batch{Actor: "pack", At: d.clock()}, "starter", p)
	if err != nil {
		d.t.Fatal(err)
	}
	d.ok(d.library.CatchUp(d.t.Context()))
	return b
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// refuses fails unless an error is told to the actor and holds the words.
func (d *desk) refuses(err error, words string) {
	d.t.Helper()
	if err == nil || !curate.Told(err) || !strings.Contains(err.Error(), words) {
		d.t.Errorf("error %v (told %v), want one that tells %q", err, curate.Told(err), words)
	}
}

func (d *desk) is(err, want error) {
	d.t.Helper()
	if !errors.Is(err, want) || !curate.Told(err) {
		d.t.Errorf("error %v, want %v", err, want)
	}
}

func (d *desk) begin(a curate.Actor, s knowledge.Scope, f curate.Form) *curate.Draft {
	d.t.Helper()
	draft, err := d.Begin(d.t.Context(), a, s, f)
	d.ok(err)
	return draft
}

func (d *desk) change(a curate.Actor, s knowledge.Scope, id knowledge.FactID, mend func(*curate.Form)) *curate.Draft {
	d.t.Helper()
	f, err := d.FormOf(s, id)
	d.ok(err)
	mend(&f)
	draft, err := d.Change(d.t.Context(), a, s, id, f)
	d.ok(err)
	return draft
}

func (d *desk) save(a curate.Actor, draft *curate.Draft) *curate.Done {
	d.t.Helper()
	done, err := d.Save(d.t.Context(), a, draft.Key)
	d.ok(err)
	return done
}

// add saves the fog fact with another text.
func (d *desk) add(a curate.Actor, s knowledge.Scope, text string) *curate.Done {
	d.t.Helper()
	f := fogForm
	f.Text = text
	return d.save(a, d.begin(a, s, f))
}

func (d *desk) seen(s knowledge.Scope, id knowledge.FactID) *knowledge.Fact {
	return d.library.Base(s).Fact(id)
}

func (d *desk) ask(s knowledge.Scope, text string) string {
	d.t.Helper()
	a, err := d.library.Answer(d.t.Context(), answer.Question{ID: "q", Text: text, Now: d.clock(), Scope: s})
	d.ok(err)
	return a.Text
}

func (d *desk) queue(a curate.Actor) []curate.Waiting {
	d.t.Helper()
	w, err := d.Queue(d.t.Context(), a)
	d.ok(err)
	return w
}

func (d *desk) second(rule curate.SecondPerson) {
	d.t.Helper()
	_, err := d.Set(d.t.Context(), mona, func(s *curate.Settings) { s.SecondPerson = rule })
	d.ok(err)
}

// told fails unless a draft has a finding with the words.
func told(t testing.TB, d *curate.Draft, about curate.About, blocks bool, words string) {
	t.Helper()
	for _, f := range d.Findings {
		if f.About == about && f.Blocks == blocks && strings.Contains(f.Text, words) {
			return
		}
	}
	t.Errorf("no finding about %s (blocks %v) tells %q:\n%s", about, blocks, words, findings(d))
}

func findings(d *curate.Draft) string {
	var out []string
	for _, f := range d.Findings {
		out = append(out, fmt.Sprintf("%s %v: %s %v", f.About, f.Blocks, f.Text, f.Facts))
	}
	return strings.Join(out, "\n")
}
