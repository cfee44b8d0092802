package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
)

type chatCmd struct {
	askFlags
}

// remembered is how many earlier questions a follow-up may look back on.
const remembered = 6

const welcome = `Ask about the talks on a Gaza ceasefire and the release of hostages. Answers are
put together from curated, dated facts and cite their sources. For instance:

  What does Hamas demand?
  did cairo flop?
  What did Netanyahu say about the Philadelphi Corridor in September 2024?

Follow-ups work ("and Israel?"). An empty line or Ctrl-D ends the conversation.
`

// connect tells how the same answers come to Discord.
const connect = `To connect it to Discord, put DISCORD_TOKEN=... into .env and start it again
(README.md, "Connect it to Discord").
`

func (c *chatCmd) Run(ctx context.Context, s *streams) error {
	if _, err := c.question("", nil); err != nil {
		return err
	}
	e, err := c.engine(ctx, s.err)
	if err != nil {
		return err
	}
	return c.converse(ctx, e, s)
}

// converse reads questions until an empty line, the end of the input, or ctx's end.
func (c *chatCmd) converse(ctx context.Context, e *answer.Engine, s *streams) error {
	if _, err := fmt.Fprint(s.out, welcome, "\n", connect); err != nil {
		return err
	}
	lines := readLines(ctx, s.in)
	var context []string
	for {
		if _, err := fmt.Fprint(s.out, "\n> "); err != nil {
			return err
		}
		var line input
		select {
		case <-ctx.Done():
			return nil
		case line = <-lines:
		}
		text := strings.TrimSpace(line.text)
		switch {
		case line.err != nil && !errors.Is(line.err, io.EOF):
			return fmt.Errorf("read question: %w", line.err)
		case text == "":
			fmt.Fprintln(s.out)
			return nil
		}
		q, err := c.question(text, context)
		if err != nil {
			return err
		}
		a, err := ask(ctx, e, q, s.err)
		if err != nil {
			return err
		}
		if err := c.print(s.out, a); err != nil {
			return err
		}
		context = append(context, text)
		context = context[max(0, len(context)-remembered):]
	}
}

type input struct {
	text string
	err  error
}

// readLines reads in the background, so that an interrupt ends a conversation
// that is waiting for input. At the end it gives one empty line with the error.
func readLines(ctx context.Context, r io.Reader) <-chan input {
	out := make(chan input)
	go func() {
		b := bufio.NewReader(r)
		for {
			text, err := readLine(b)
			if text != "" {
				select {
				case out <- input{text: text}:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				select {
				case out <- input{err: err}:
				case <-ctx.Done():
				}
				return
			}
		}
	}()
	return out
}
