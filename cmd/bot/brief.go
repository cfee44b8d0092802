package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/brief"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// briefFlags are common to the commands that compose pages.
type briefFlags struct {
	baseFlags
	Guild    string `placeholder:"ID" env:"GUILD" help:"Discord server whose own facts count too."`
	Lang     string `placeholder:"en|he|ar" env:"BOT_LANG" help:"Language of the frame; default: en."`
	Markdown bool   `help:"Write Markdown, to be pasted into a report."`
}

type summaryCmd struct {
	briefFlags
	Period string `placeholder:"now|week|month|DATE" help:"Which time: now, the last week or month, YYYY, YYYY-MM, YYYY-MM-DD, or two dates joined by /."`
	Party  string `placeholder:"ID" help:"About one party: its id or name."`
	Topic  string `placeholder:"ID" help:"About one topic, place or agreement: its id or name."`
	Round  string `placeholder:"ID" help:"About one round: its id or name."`
}

func (c *summaryCmd) Run(ctx context.Context, s *streams) error {
	return c.show(ctx, s, func(b *knowledge.Base, r *brief.Request) (err error) {
		r.Kind = brief.Summary
		if r.Period, err = brief.ParsePeriod(c.Period, r.Day); err != nil {
			return usagef("--%v", err)
		}
		return named{b, r}.all(
			name{"--party", c.Party, &r.Party, brief.Parties}, name{"--topic", c.Topic, &r.Topic, brief.Topics}, name{"--round", c.Round, &r.Round, brief.Summits},
		)
	})
}

type compareCmd struct {
	briefFlags
	Changes bool     `help:"How the positions changed over time."`
	Topic   string   `arg:"" help:"What they speak about: the id or name of a topic, place or agreement."`
	Party   []string `arg:"" optional:"" help:"Two parties, by id or name; default: the two sides of the talks."`
}

func (c *compareCmd) Run(ctx context.Context, s *streams) error {
	if len(c.Party) > 2 {
		return usagef("compare: give at most two parties")
	}
	return c.show(ctx, s, func(b *knowledge.Base, r *brief.Request) error {
		r.Kind = brief.Comparison
		if c.Changes {
			r.Kind = brief.Changes
		}
		names := []name{{"topic", c.Topic, &r.Topic, brief.Topics}}
		for i, p := range c.Party {
			names = append(names, name{"party", p, &r.Sides[i], brief.Parties})
		}
		return named{b, r}.all(names...)
	})
}

type summitsCmd struct {
	briefFlags
	Round string `arg:"" optional:"" help:"Which round, by id or name; default: the last one."`
	List  bool   `help:"List the rounds instead: id, date, name."`
}

func (c *summitsCmd) Run(ctx context.Context, s *streams) error {
	return c.show(ctx, s, func(b *knowledge.Base, r *brief.Request) error {
		r.Kind = brief.Round
		if c.List {
			for _, e := range brief.Rounds(b, r.Scope, r.Day) {
				fmt.Fprintln(s.out, printable(fmt.Sprintf("%s  %s  %s", e.ID, e.When, e.NameIn(r.Lang))))
			}
			return errShown
		}
		return named{b, r}.all(name{"round", c.Round, &r.Round, brief.Summits})
	})
}

type statusCmd struct {
	briefFlags
}

func (c *statusCmd) Run(ctx context.Context, s *streams) error {
	return c.show(ctx, s, func(_ *knowledge.Base, r *brief.Request) error {
		r.Kind = brief.Status
		return nil
	})
}

// errShown ends a command that has shown what was asked for.
var errShown = errors.New("shown")

// show composes the page that fill asks for, and writes it.
func (f *briefFlags) show(ctx context.Context, s *streams, fill func(*knowledge.Base, *brief.Request) error) error {
	a := askFlags{baseFlags: f.baseFlags, Guild: f.Guild, Lang: f.Lang}
	q, err := a.question("", nil)
	if err != nil {
		return err
	}
	base, err := a.seen(ctx, knowledge.Scope(a.Guild), s.err)
	if err != nil {
		return err
	}
	r := brief.Request{Scope: q.Scope, Day: q.Horizon(), Lang: cmp.Or(q.Lang, knowledge.English), HalfLives: q.HalfLives}
	switch err := fill(base, &r); {
	case errors.Is(err, errShown):
		return nil
	case err != nil:
		return err
	}
	return f.write(s.out, brief.Compose(base, r))
}

func (f *briefFlags) write(w io.Writer, p *brief.Page) error {
	text := render.BriefText(p)
	if f.Markdown {
		text = render.BriefMarkdown(p)
	}
	_, err := fmt.Fprint(w, printable(text))
	return err
}

// A name is an entity as it was typed, and where its id goes.
type name struct {
	flag, typed string
	into        *knowledge.EntityID
	types       []knowledge.EntityType
}

// named finds entities for a request.
type named struct {
	base *knowledge.Base
	r    *brief.Request
}

func (n named) all(names ...name) error {
	for _, x := range names {
		if x.typed == "" {
			continue
		}
		e := brief.Find(n.base, x.types, x.typed, n.r.Day)
		if e == nil {
			return usagef("%s %q: there is none of that id or name; %s", x.flag, x.typed, n.known(x.types))
		}
		*x.into = e.ID
	}
	return nil
}

// known lists the ids that pages can be about.
func (n named) known(types []knowledge.EntityType) string {
	var ids []string
	for _, e := range brief.Named(n.base, types, n.r.Scope, n.r.Day) {
		ids = append(ids, string(e.ID))
	}
	if len(ids) == 0 {
		return "no fact names any"
	}
	slices.Sort(ids)
	return "known are " + strings.Join(ids, ", ")
}
