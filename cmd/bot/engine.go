package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// baseFlags tell what is known, and when it is.
type baseFlags struct {
	Knowledge []string `placeholder:"PATH" env:"KNOWLEDGE" help:"Pack file or directory to answer from instead of the starter pack's facts. Repeatable."`
	Now       string   `placeholder:"RFC3339" env:"NOW" help:"The clock; default: the real one."`
	AsOf      string   `placeholder:"DATE" env:"AS_OF" help:"Only what was known and had happened by then."`
}

// askFlags are common to the commands that show answers.
type askFlags struct {
	baseFlags
	Guild string `placeholder:"ID" env:"GUILD" help:"Discord server whose own facts count too."`
	Lang  string `placeholder:"en|he|ar" env:"BOT_LANG" help:"Language of the frame; default: the question's."`
	Why   bool   `help:"Show what each step did; on standard error where answers are JSON."`
}

// clock gives the moment and the horizon that the flags set.
func (f *baseFlags) clock() (now time.Time, asOf knowledge.Date, err error) {
	if f.Now != "" {
		if now, err = time.Parse(time.RFC3339, f.Now); err != nil {
			return now, asOf, usagef("--now %q: want a moment such as 2024-08-31T12:00:00Z", f.Now)
		}
	}
	if f.AsOf != "" {
		if asOf, err = knowledge.ParseDate(f.AsOf); err != nil {
			return now, asOf, usagef("--as-of: %v", err)
		}
	}
	return now, asOf, nil
}

// question fills in a question from the flags, or tells which of them is wrong.
// Without --now the clock stands at the end of the as-of day, or is the real one.
func (f *askFlags) question(text string, context []string) (answer.Question, error) {
	now, asOf, err := f.clock()
	if err != nil {
		return answer.Question{}, err
	}
	lang, ok := knowledge.ParseLang(f.Lang)
	if f.Lang != "" && !ok {
		return answer.Question{}, usagef("--lang %q: want en, he or ar", f.Lang)
	}
	cfg, err := configured()
	if err != nil {
		return answer.Question{}, err
	}
	q := answer.Question{Text: text, Context: context, Lang: lang, Now: now, AsOf: asOf, Scope: knowledge.Scope(f.Guild), HalfLives: cfg.HalfLives}
	setClock(&q)
	return q, nil
}

func setClock(q *answer.Question) {
	switch {
	case !q.Now.IsZero():
	case !q.AsOf.IsZero():
		q.Now = endOf(q.AsOf)
	default:
		q.Now = time.Now()
	}
}

func endOf(d knowledge.Date) time.Time {
	return d.Last().Time().Add(24*time.Hour - time.Second)
}

// engine builds the engine in memory. Problems of packs go to errw, all at once.
func (f *baseFlags) engine(errw io.Writer) (*answer.Engine, error) {
	base, err := loadBase(f.Knowledge, errw)
	if err != nil {
		return nil, err
	}
	return engineOver(base)
}

// engineOver builds the engine over a base in memory.
func engineOver(base *knowledge.Base) (*answer.Engine, error) {
	x, err := index.New(base)
	if err != nil {
		return nil, err
	}
	return answer.New(x)
}

// engine builds the engine in memory over what the flags say is known.
func (f *askFlags) engine(ctx context.Context, errw io.Writer) (*answer.Engine, error) {
	base, err := f.seen(ctx, knowledge.Scope(f.Guild), errw)
	if err != nil {
		return nil, err
	}
	return engineOver(base)
}

// seen gives what is known: by the packs given for this run, else by the store as the
// scope sees it, else, where there is no store yet, by the starter pack, and then it
// makes none. It works beside a running bot, whose index it leaves alone.
func (f *baseFlags) seen(ctx context.Context, s knowledge.Scope, errw io.Writer) (*knowledge.Base, error) {
	cfg, err := configured()
	if err != nil {
		return nil, err
	}
	if len(f.Knowledge) > 0 || !cfg.hasStore() {
		return loadBase(f.Knowledge, errw)
	}
	store, err := openStore(ctx, cfg)
	if err != nil {
		return nil, err
	}
	base, err := storedBase(ctx, store, s)
	return base, errors.Join(err, store.Close())
}

// storedBase gives what a scope sees of a store.
func storedBase(ctx context.Context, store knowledge.Store, s knowledge.Scope) (*knowledge.Base, error) {
	t, err := started(ctx, store)
	if err != nil {
		return nil, err
	}
	h, err := knowledge.NewHoldings(t.records)
	if err != nil {
		return nil, err
	}
	return h.Base(cmp.Or(s, knowledge.Global))
}

// started gives what a store holds. Where the starter pack was not brought in yet,
// or not all of it, it counts as it will once the bot has started.
func started(ctx context.Context, store knowledge.Store) (*trialStore, error) {
	records, _, err := store.List(ctx, knowledge.Query{})
	if err != nil {
		return nil, err
	}
	t := &trialStore{records: records}
	if slices.ContainsFunc(records, func(r *knowledge.Record) bool { return r.Type == curate.PackRecord && r.ID == curate.StarterPack }) {
		return t, nil
	}
	p, err := pack.Starter()
	if err != nil {
		return nil, err
	}
	_, err = curate.BringIn(ctx, t, knowledge.Batch{Actor: "pack", At: time.Now()}, curate.StarterPack, p)
	return t, err
}

// A trialStore takes changes in memory; later records of a thing stand behind
// earlier ones. It does no more than [curate.BringIn] and [curate.Export] need.
type trialStore struct {
	knowledge.Store
	records []*knowledge.Record
}

func (t *trialStore) List(context.Context, knowledge.Query) ([]*knowledge.Record, int64, error) {
	return slices.Clone(t.records), 0, nil
}

func (t *trialStore) Apply(_ context.Context, b knowledge.Batch) ([]knowledge.Revision, error) {
	for _, c := range b.Changes {
		t.records = append(t.records, &knowledge.Record{Ref: c.Ref, State: c.State, Body: c.Body, Pack: c.Pack})
	}
	return nil, nil
}

// loadBase gives what is known by the packs.
func loadBase(paths []string, errw io.Writer) (*knowledge.Base, error) {
	p, err := readPacks(paths, errw)
	if err != nil {
		return nil, err
	}
	return knowledge.NewBase(p)
}

// readPacks reads the starter pack; where paths are given, their facts and sources
// take the place of its own, and their entities join its entities. Problems of the
// paths go to errw, all at once.
func readPacks(paths []string, errw io.Writer) (*knowledge.Pack, error) {
	p, err := pack.Starter()
	if err != nil || len(paths) == 0 {
		return p, err
	}
	files, problems := pack.LoadPaths(paths...)
	for _, x := range problems {
		fmt.Fprintln(errw, x)
	}
	if n := problems.Errors(); n > 0 {
		return nil, brokenPack(n)
	}
	p.Facts, p.Sources = nil, nil
	p.Merge(files.Pack())
	if _, err := knowledge.NewBase(p); err != nil { // each file is sound, but not all of them together
		problems = pack.Lint(files, pack.LintOptions{})
		for _, x := range problems {
			if x.Severity == pack.Error {
				fmt.Fprintln(errw, x)
			}
		}
		if n := problems.Errors(); n > 0 {
			return nil, brokenPack(n)
		}
		return nil, fmt.Errorf("--knowledge: %w", err)
	}
	return p, nil
}

func brokenPack(n int) error {
	return fmt.Errorf("--knowledge: %s in the pack; nothing was answered", count(n, "error"))
}

// count puts a number before what is counted: "1 error", "2 errors".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
