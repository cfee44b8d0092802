package library_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
	"github.com/ceasefire-facts/bot/knowledge/pack/packtest"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker")) // Bleve's own, one set a process
}

const north, south knowledge.Scope = "7001", "7002"

// noon is the moment at which the lighthouse is asked about, after the accord.
var noon = time.Date(2031, 7, 5, 12, 0, 0, 0, time.UTC)

// lighthousePack is the invented dispute, with the starter pack's lexicon.
func lighthousePack(t testing.TB) *knowledge.Pack {
	t.Helper()
	p, err := packtest.Lighthouse()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func mustStarter(t testing.TB) *knowledge.Pack {
	t.Helper()
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A room is a store that holds a pack, and a library over it.
type room struct {
	path  string
	store *sqlstore.Store
	*library.Library
}

func openRoom(t testing.TB, p *knowledge.Pack, o library.Options) *room {
	t.Helper()
	r := &room{path: filepath.Join(t.TempDir(), "store.db")}
	r.store = openStore(t, r.path)
	if _, err := curate.BringIn(t.Context(), r.store, knowledge.Batch{Actor: "pack", At: noon}, "starter", p); err != nil {
		t.Fatal(err)
	}
	r.Library = openLibrary(t, r.store, o)
	return r
}

func openStore(t testing.TB, path string) *sqlstore.Store {
	t.Helper()
	s, err := sqlstore.OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func openLibrary(t testing.TB, s knowledge.Store, o library.Options) *library.Library {
	t.Helper()
	l, err := library.Open(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// put stores a record as it is.
func put(t testing.TB, s knowledge.Store, scope knowledge.Scope, typ knowledge.RecordType, id string, state knowledge.State, v any) int64 {
	t.Helper()
	body, err := knowledge.Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	revisions, err := s.Apply(t.Context(), knowledge.Batch{Actor: "test", At: noon, Changes: []knowledge.Change{{
		Ref: knowledge.Ref{Type: typ, Scope: scope, ID: id}, Action: "test", Expect: knowledge.AnyRev, State: state, Body: body,
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return revisions[0].Seq
}

// bellFact is a fact that only tests know.
func bellFact(id, colour string) *knowledge.Fact {
	return &knowledge.Fact{
		ID: knowledge.FactID(id), Kind: knowledge.Event, Text: "The fog bell on Gull Rock was painted " + colour + " on 3 July 2031.",
		Parties: []knowledge.EntityID{"keepers"}, Topics: []knowledge.EntityID{"fog-bell"}, When: knowledge.MustDate("2031-07-03"), WhenBasis: knowledge.Stated,
		Sources: []knowledge.SourceID{"gazette-2031-07-03-first-barrels"},
		Asks:    map[knowledge.Lang][]string{knowledge.English: {"Which colour was the fog bell painted?", "When was the fog bell painted?", "what colour is the bell now"}},
	}
}

// duesFact is another, on something else.
func duesFact(id string, n int) *knowledge.Fact {
	return &knowledge.Fact{
		ID: knowledge.FactID(id), Kind: knowledge.Event, Text: fmt.Sprintf("Ships paid %d crowns of harbour dues in Port Anselm on 2 July 2031.", n+2),
		Topics: []knowledge.EntityID{"harbour-dues"}, When: knowledge.MustDate("2031-07-02"), Sources: []knowledge.SourceID{"gazette-2031-07-03-first-barrels"},
	}
}

const bellQuestion = "Which colour was the fog bell painted?"

type asker interface {
	Answer(ctx context.Context, q answer.Question) (*answer.Answer, error)
}

// ask gives the whole answer as JSON, but for the time taken.
func ask(t testing.TB, l asker, s knowledge.Scope, text string) string {
	t.Helper()
	a, err := l.Answer(t.Context(), answer.Question{ID: "q", Text: text, Now: noon, Scope: s})
	if err != nil {
		t.Fatal(err)
	}
	return printed(t, a)
}

func printed(t testing.TB, a *answer.Answer) string {
	t.Helper()
	b := *a
	b.TookMicros = 0
	out, err := json.Marshal(&b)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s\nlang %s, confident %v", out, b.Lang, b.Confident)
}

// questions are asked of what everybody sees.
var questions = []string{
	"What do the keepers demand?", "Where do the talks stand?", "What did Ada Wickham say about the oil?", "Did the pilots agree to pay for lamp oil?",
	"What is the Lamp Accord?", "what about the night watch", "Who is Tomas Varley?", "מה דורשת גילדת השומרים?", "كيف انتهت جولة ميلباي؟",
	"Will they sign again?", "compare the keepers and the pilots on the fog bell", "Why did the lamp go dark?", "what does the lantern cost",
}

// follow lets a library follow its store until the function it gives is called.
func follow(t testing.TB, l *library.Library) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { l.Run(ctx) })
	return func() {
		cancel()
		wg.Wait()
	}
}

// The store must not change what the pack answers: same facts, same names, same
// words, same ranking.
func TestStoreAnswersAsThePackDoes(t *testing.T) {
	p := mustStarter(t)
	r := openRoom(t, p, library.Options{IndexDir: filepath.Join(t.TempDir(), "index")})
	base, err := knowledge.NewBase(p)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.New(base)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	e, err := answer.New(x)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for q := range devQuestions(t) {
		want, err := e.Answer(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		q.Scope = []knowledge.Scope{"", knowledge.Global, north}[n%3]
		got, err := r.Answer(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if w, g := printed(t, want), printed(t, got); w != g {
			t.Errorf("%q from the pack:\n%s\nfrom the store:\n%s", q.Text, w, g)
		}
		n++
	}
	if n < 400 {
		t.Errorf("only %d questions", n)
	}
}

// devQuestions gives all questions of the dev files.
func devQuestions(t testing.TB) func(func(answer.Question) bool) {
	return func(yield func(answer.Question) bool) {
		names, err := filepath.Glob("../answer/testdata/*_dev.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for s := bufio.NewScanner(f); s.Scan(); {
				var l struct {
					ID, Text string
					Context  []string
					AsOf     string `json:"as_of"`
				}
				if err := json.Unmarshal(s.Bytes(), &l); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if !yield(answer.Question{ID: l.ID, Text: l.Text, Context: l.Context, AsOf: knowledge.MustDate(l.AsOf), Now: time.Date(2025, 2, 1, 12, 0, 0, 0, time.UTC)}) {
					return
				}
			}
		}
	}
}

func TestChangeIsAnswerableWhenCaughtUp(t *testing.T) {
	r := openRoom(t, lighthousePack(t), library.Options{})
	catchUp := func() {
		t.Helper()
		if err := r.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	has := func(s knowledge.Scope, colour string, want bool) {
		t.Helper()
		if got := strings.Contains(ask(t, r, s, bellQuestion), colour); got != want {
			t.Errorf("%s tells of %s: %v, want %v", s, colour, got, want)
		}
	}
	put(t, r.store, north, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "green"))
	has(north, "green", false) // nobody told the library
	catchUp()
	has(north, "green", true)
	has(south, "green", false)
	has("", "green", false)

	put(t, r.store, knowledge.Global, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "yellow"))
	catchUp()
	has(north, "green", true)
	has(north, "yellow", false)
	has(south, "yellow", true)

	put(t, r.store, north, knowledge.FactRecord, "bell", knowledge.Hidden, nil)
	catchUp()
	has(north, "green", false)
	has(north, "yellow", false)

	seq := put(t, r.store, north, knowledge.FactRecord, "bell", knowledge.Undone, nil)
	catchUp()
	has(north, "yellow", true)
	if r.Head() != seq {
		t.Errorf("head %d, want %d", r.Head(), seq)
	}
}

// What a guild confirmed must still count after a restart.
func TestConfirmationOutlivesRestart(t *testing.T) {
	r := openRoom(t, lighthousePack(t), library.Options{})
	id := knowledge.FactID("keepers-bell-by-night-2031-06-25")
	put(t, r.store, north, knowledge.ConfirmRecord, string(id), knowledge.Active, knowledge.Confirmation{On: knowledge.MustDate("2031-07-04")})
	if err := r.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	again := openLibrary(t, r.store, library.Options{})
	for name, l := range map[string]*library.Library{"running": r.Library, "restarted": again} {
		if got := l.Base(north).Fact(id).Confirmed.String(); got != "2031-07-04" {
			t.Errorf("%s: confirmed %q", name, got)
		}
	}
}

// The index on disk goes on from where it was, whatever happened meanwhile.
func TestIndexOnDiskCatchesUp(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	r := openRoom(t, lighthousePack(t), library.Options{IndexDir: dir})
	put(t, r.store, knowledge.Global, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "yellow"))
	if err := r.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, r.store, knowledge.Global, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "white"))
	again := openLibrary(t, r.store, library.Options{IndexDir: dir})
	fresh := openLibrary(t, r.store, library.Options{})
	for _, q := range append(questions, bellQuestion) {
		if got, want := ask(t, again, "", q), ask(t, fresh, "", q); got != want {
			t.Errorf("%q from the index caught up:\n%s\nfrom a new one:\n%s", q, got, want)
		}
	}
}

// Another process writes to the same file; the library hears of it by itself.
func TestRunFollowsAnotherProcess(t *testing.T) {
	r := openRoom(t, lighthousePack(t), library.Options{})
	other := openStore(t, r.path)
	stop := follow(t, r.Library)
	defer stop()
	put(t, other, south, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "green"))
	put(t, other, knowledge.Global, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "yellow"))
	deadline := time.Now().Add(10 * time.Second) // mostly it takes a quarter of a second; the machine may be busy
	for !strings.Contains(ask(t, r, south, bellQuestion), "green") || !strings.Contains(ask(t, r, north, bellQuestion), "yellow") {
		if time.Now().After(deadline) {
			t.Fatal("not heard of after 10 s")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// One guild's broken record is nobody else's trouble.
func TestBrokenRecordHarmsNobodyElse(t *testing.T) {
	var log strings.Builder
	r := openRoom(t, lighthousePack(t), library.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	before := ask(t, r, south, questions[0])
	put(t, r.store, north, knowledge.FactRecord, "keepers-forty-barrels-2031-01-10", knowledge.Active, map[string]any{"when": "someday"})
	put(t, r.store, north, knowledge.FactRecord, "bell", knowledge.Active, &knowledge.Fact{ID: "bell", Text: "no source tells it", Sources: []knowledge.SourceID{"not-there"}})
	put(t, r.store, south, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "green"))
	for _, l := range []*library.Library{r.Library, openLibrary(t, r.store, library.Options{})} {
		if err := l.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(ask(t, l, south, bellQuestion), "green") {
			t.Error("south does not see its fact")
		}
		if got := ask(t, l, "", questions[0]); got != before {
			t.Errorf("globally it is\n%s\nand was\n%s", got, before)
		}
		if b := l.Base(north); b.Fact("keepers-forty-barrels-2031-01-10") != nil || b.Fact("bell") != nil {
			t.Error("north sees what cannot be read or has no source")
		}
		_ = ask(t, l, north, questions[0])
	}
	if !strings.Contains(log.String(), "keepers-forty-barrels") {
		t.Errorf("the log does not tell: %s", log.String())
	}
}

// Questions, changes, evictions and other guilds at the same time: no answer may
// fail, mix guilds, or use an engine that was closed.
func TestManyAtOnce(t *testing.T) {
	r := openRoom(t, lighthousePack(t), library.Options{Guilds: 2, IndexDir: filepath.Join(t.TempDir(), "index")})
	stop := follow(t, r.Library)
	defer stop()
	guilds := []knowledge.Scope{"1", "2", "3", "4"}
	colours := []string{"green", "yellow", "white", "blue"}
	var wg sync.WaitGroup
	for i, s := range guilds {
		wg.Go(func() {
			for n := range 6 {
				put(t, r.store, s, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", colours[i]))
				if n%4 == i {
					put(t, r.store, knowledge.Global, knowledge.FactRecord, fmt.Sprint("dues-", n%3), knowledge.Active, duesFact(fmt.Sprint("dues-", n%3), n))
				}
				if err := r.CatchUp(t.Context()); err != nil {
					t.Error(err)
				}
				text := ask(t, r, s, bellQuestion)
				for j, c := range colours {
					if strings.Contains(text, "painted "+c) != (i == j) {
						t.Errorf("guild %s, change %d: %q in %s", s, n, c, text)
					}
				}
				_ = r.Base(guilds[(i+1)%4]).Facts()
				if err := r.Look(s, func(x *index.Index) error { return nil }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestAskingAClosedLibrary(t *testing.T) {
	r := openRoom(t, lighthousePack(t), library.Options{})
	put(t, r.store, north, knowledge.FactRecord, "bell", knowledge.Active, bellFact("bell", "green"))
	if err := r.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for {
				_, err := r.Answer(t.Context(), answer.Question{ID: "q", Text: questions[0], Now: noon, Scope: []knowledge.Scope{north, south}[i%2]})
				if errors.Is(err, library.ErrClosed) {
					return
				}
				if err != nil {
					t.Errorf("error %v", err)
					return
				}
			}
		})
	}
	time.Sleep(50 * time.Millisecond)
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	if err := r.CatchUp(t.Context()); !errors.Is(err, library.ErrClosed) {
		t.Errorf("catching up gives %v", err)
	}
	if r.Base(north) == nil || r.Look(north, func(*index.Index) error { return nil }) == nil {
		t.Error("a closed library lends its index")
	}
	if err := r.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
}
