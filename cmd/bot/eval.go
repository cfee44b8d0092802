package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/answer/eval"
)

type evalCmd struct {
	baseFlags
	Bar   string   `placeholder:"right=.9,wrong=.03,false=.05,precision=.95" help:"Fail below these: right and precision at least, wrong and false at most."`
	Miss  bool     `help:"List every question that was not met, with what is wrong."`
	Files []string `arg:"" name:"file" help:"Question files (JSON Lines)."`
}

func (c *evalCmd) Run(ctx context.Context, s *streams) error {
	bars, err := parseBars(c.Bar)
	if err != nil {
		return err
	}
	now, asOf, err := c.clock()
	if err != nil {
		return err
	}
	q := answer.Question{Now: now, AsOf: asOf}
	setClock(&q)
	e, err := c.engine(s.err)
	if err != nil {
		return err
	}
	var all []eval.Result
	for _, name := range c.Files {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("eval: %w", err)
		}
		cases, err := eval.Read(name, f)
		f.Close()
		if err != nil {
			return err
		}
		rs, err := eval.Run(ctx, e, cases, q.Horizon().Time())
		if err != nil {
			return fmt.Errorf("eval %s: %w", name, err)
		}
		all = append(all, rs...)
	}
	if c.Miss {
		for _, r := range all {
			if r.Verdict != eval.Right {
				fmt.Fprintf(s.out, "%s %s %q: %s %s\n", r.Case.ID, r.Verdict, r.Case.Text, r.Answer.Reason, r.Missing)
			}
		}
	}
	if err := eval.Table(s.out, all); err != nil {
		return err
	}
	return bars.check(eval.Total(all))
}

// bars are the figures that a run must reach.
type bars map[string]float64

func parseBars(s string) (bars, error) {
	out := bars{}
	for part := range strings.SplitSeq(s, ",") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		if !slices.Contains([]string{"right", "wrong", "false", "precision"}, name) {
			return nil, usagef("--bar %q: want figures such as right=.9,wrong=.03,false=.05,precision=.95", part)
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || !(v >= 0 && v <= 1) {
			return nil, usagef("--bar %q: want a share from 0 to 1, such as %s=.9", part, name)
		}
		out[name] = v
	}
	return out, nil
}

func (b bars) check(s eval.Score) error {
	var low []string
	for _, x := range []struct {
		name    string
		got     float64
		atLeast bool
	}{{"right", s.RightRate(), true}, {"wrong", s.WrongRate(), false}, {"false", s.FalseRate(), false}, {"precision", s.Precision(), true}} {
		want, ok := b[x.name]
		if ok && (x.atLeast && x.got < want || !x.atLeast && x.got > want) {
			low = append(low, fmt.Sprintf("%s is %.3f, bar %.3f", x.name, x.got, want))
		}
	}
	if len(low) > 0 {
		return fmt.Errorf("eval: below the bar: %s", strings.Join(low, "; "))
	}
	return nil
}
