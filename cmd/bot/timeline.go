package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render/picture"
	"github.com/ceasefire-facts/bot/bot/timeline"
	"github.com/ceasefire-facts/bot/knowledge"
)

// timelineCmd draws a timeline, or lists its facts.
type timelineCmd struct {
	baseFlags
	Guild string `placeholder:"ID" env:"GUILD" help:"Discord server whose own facts count too."`
	From  string `placeholder:"DATE" help:"First day, month or year."`
	To    string `placeholder:"DATE" help:"Last day, month or year."`
	Party string `placeholder:"ID" help:"Only what this party holds or what tells of it."`
	Topic string `placeholder:"ID" help:"Only what is about this topic, place, round or agreement."`
	Theme string `placeholder:"dark|light" default:"dark" help:"Colours of the picture."`
	Lang  string `placeholder:"en|he|ar" env:"BOT_LANG" default:"en" help:"Language of the frame."`
	Out   string `placeholder:"FILE" help:"PNG file to write the picture to, in the place of one that is there; default: the cited list is printed."`
}

func (c *timelineCmd) Run(ctx context.Context, s *streams) error {
	q, err := c.query()
	if err != nil {
		return err
	}
	base, err := c.seen(ctx, knowledge.Scope(c.Guild), s.err)
	if err != nil {
		return err
	}
	if e := base.Entity(q.Party); q.Party != "" && (e == nil || e.Type != knowledge.PartyType) {
		return usagef("--party %q: there is no party of this id", q.Party)
	}
	if q.Topic != "" && base.Entity(q.Topic) == nil {
		return usagef("--topic %q: there is nothing of this id", q.Topic)
	}
	t := timeline.Of(base, q)
	if c.Out == "" {
		_, err := fmt.Fprintln(s.out, printable(t.List.Text))
		return err
	}
	data, err := picture.PNG(&t.Picture)
	if err == nil {
		err = replace(c.Out, data)
	}
	if err != nil {
		return fmt.Errorf("timeline: %w", err)
	}
	return nil
}

// query reads the flags, or tells what is wrong with all of them.
func (c *timelineCmd) query() (timeline.Query, error) {
	now, asOf, err := c.clock()
	lang, known := knowledge.ParseLang(cmp.Or(c.Lang, string(knowledge.English)))
	if !known {
		err = errors.Join(err, fmt.Errorf("--lang %q: want en, he or ar", c.Lang))
	}
	theme, known := picture.ParseTheme(c.Theme)
	if !known {
		err = errors.Join(err, fmt.Errorf("--theme %q: want dark or light", c.Theme))
	}
	clock := answer.Question{Now: now, AsOf: asOf}
	setClock(&clock)
	q := timeline.Query{
		Horizon: clock.Horizon(), Party: knowledge.EntityID(c.Party), Topic: knowledge.EntityID(c.Topic),
		Scope: knowledge.Scope(cmp.Or(c.Guild, string(knowledge.Global))), Lang: lang, Theme: theme,
	}
	date := func(flag, typed string) knowledge.Date {
		d := answer.ReadDate(typed, q.Horizon)
		if typed != "" && d.IsZero() {
			err = errors.Join(err, fmt.Errorf("--%s %q: want a date such as 2024-08-29, 2024-08 or 2024", flag, typed))
		}
		return d
	}
	q.From, q.To = date("from", c.From), date("to", c.To)
	if err != nil {
		return q, usageError{err}
	}
	return q, nil
}
