package main

import (
	"fmt"
	"io"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// askFlags are common to the commands that answer.
type askFlags struct {
	Knowledge []string `placeholder:"PATH" env:"KNOWLEDGE" help:"Pack file or directory to answer from instead of the starter pack's facts. Repeatable."`
	Now       string   `placeholder:"RFC3339" env:"NOW" help:"The clock; default: the real one."`
	AsOf      string   `placeholder:"DATE" env:"AS_OF" help:"Only what was known and had happened by then."`
	Guild     string   `placeholder:"ID" env:"GUILD" help:"Discord server whose own facts count too."`
	Lang      string   `enum:",en,he,ar" default:"" env:"BOT_LANG" help:"Language of the frame: en, he or ar; default: the question's."`
	Why       bool     `help:"Show what each step did."`
}

// clock gives the moment and the horizon that the flags set.
func (f *askFlags) clock() (now time.Time, asOf knowledge.Date, err error) {
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

// question fills in a question from the flags. Without --now the clock stands at
// the end of the as-of day, or is the real one.
func (f *askFlags) question(text string, context []string) (answer.Question, error) {
	now, asOf, err := f.clock()
	if err != nil {
		return answer.Question{}, err
	}
	q := answer.Question{Text: text, Context: context, Lang: knowledge.Lang(f.Lang), Now: now, AsOf: asOf, Scope: knowledge.Scope(f.Guild)}
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
func (f *askFlags) engine(errw io.Writer) (*answer.Engine, error) {
	base, err := loadBase(f.Knowledge, errw)
	if err != nil {
		return nil, err
	}
	x, err := index.New(base)
	if err != nil {
		return nil, err
	}
	return answer.New(x)
}

// loadBase reads the starter pack; where paths are given, their facts and sources
// take the place of its own, and their entities join its entities.
func loadBase(paths []string, errw io.Writer) (*knowledge.Base, error) {
	p, err := pack.Starter()
	if err != nil {
		return nil, err
	}
	if len(paths) > 0 {
		files, problems := pack.LoadPaths(paths...)
		if problems.Errors() > 0 {
			for _, x := range problems {
				fmt.Fprintln(errw, x)
			}
			return nil, fmt.Errorf("--knowledge: %d errors in the pack; nothing was answered", problems.Errors())
		}
		p.Facts, p.Sources = nil, nil
		p.Merge(files.Pack())
	}
	base, err := knowledge.NewBase(p)
	if err != nil {
		return nil, fmt.Errorf("knowledge base: %w", err)
	}
	return base, nil
}
