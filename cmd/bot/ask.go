package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
)

type askCmd struct {
	askFlags
	JSON     bool     `help:"Print the answer as one line of JSON."`
	Batch    string   `placeholder:"FILE" help:"Answer every line of a JSON Lines file (- for standard input): id, text, and optionally context, as_of, now, lang."`
	Question []string `arg:"" optional:"" help:"The question."`
}

func (c *askCmd) Run(ctx context.Context, s *streams) error {
	text := strings.Join(c.Question, " ")
	switch {
	case c.Batch != "" && text != "":
		return usagef("ask: give a question or --batch, not both")
	case c.Batch == "" && strings.TrimSpace(text) == "":
		return usagef("ask: there is no question; try: bot ask \"What does Hamas demand?\"")
	}
	q, err := c.question(text, nil)
	if err != nil {
		return err
	}
	in := s.in
	if c.Batch != "" && c.Batch != "-" {
		f, err := os.Open(c.Batch)
		if err != nil {
			return fmt.Errorf("ask: open batch: %w", err)
		}
		defer f.Close()
		in = f
	}
	e, err := c.engine(ctx, s.err)
	if err != nil {
		return err
	}
	if c.Batch != "" {
		return c.batch(ctx, e, in, s)
	}
	a, err := ask(ctx, e, q, s.err)
	if err != nil {
		return err
	}
	if c.JSON {
		c.explain(s.err, a)
		return writeJSON(s.out, a)
	}
	return c.print(s.out, a)
}

// ask answers one question. A panic must not take the other questions of a batch
// or a conversation with it: it becomes an error, and the stack goes to errw.
func ask(ctx context.Context, e *answer.Engine, q answer.Question, errw io.Writer) (a *answer.Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(errw, "panic: %v\n%s", p, debug.Stack())
			a, err = nil, fmt.Errorf("this question hit a bug (%v); please report it with the question", p)
		}
	}()
	return e.Answer(ctx, q)
}

func (f *askFlags) print(w io.Writer, a *answer.Answer) error {
	_, err := fmt.Fprintln(w, printable(a.Text))
	f.explain(w, a)
	return err
}

// explain shows what each step did, if that was asked for.
func (f *askFlags) explain(w io.Writer, a *answer.Answer) {
	if f.Why {
		fmt.Fprintf(w, "\n%s", printable(a.Trace.String()))
	}
}

// printable takes out what would steer a terminal: control characters other than
// line ends, whatever the question or a pack brought along.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// A line of a batch. Its as_of, now and lang override the flags.
type batchLine struct {
	ID      string   `json:"id"`
	Text    string   `json:"text"`
	Context []string `json:"context"`
	AsOf    string   `json:"as_of"`
	Now     string   `json:"now"`
	Lang    string   `json:"lang"`
}

type batchError struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

// maxLine is the longest line of a batch in bytes.
const maxLine = 1 << 20

// batch answers line by line in the same order. A bad line yields an error object
// in its place, the run goes on, and fails at its end.
func (c *askCmd) batch(ctx context.Context, e *answer.Engine, in io.Reader, s *streams) error {
	w := bufio.NewWriter(s.out)
	r := bufio.NewReaderSize(in, 64<<10)
	bad := 0
	for {
		line, readErr := readLine(r)
		if strings.TrimSpace(line) != "" {
			var v any
			id, a, err := c.answerLine(ctx, e, line, s.err)
			if v = a; err != nil {
				bad++
				v = batchError{ID: id, Error: err.Error()}
			} else {
				c.explain(s.err, a)
			}
			if err := writeJSON(w, v); err != nil {
				return err
			}
			if r.Buffered() == 0 { // whoever asks line by line gets each answer at once
				if err := w.Flush(); err != nil {
					return err
				}
			}
		}
		if errors.Is(readErr, io.EOF) {
			break
		}
		if readErr != nil {
			return errors.Join(fmt.Errorf("read batch: %w", readErr), w.Flush())
		}
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), w.Flush())
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if bad > 0 {
		return fmt.Errorf("ask: %s of the batch could not be answered; see \"error\" in place of the answer", count(bad, "line"))
	}
	return nil
}

func readLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	for {
		part, err := r.ReadSlice('\n')
		if b.Len() < maxLine+1 {
			b.Write(part)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b.String(), err
		}
	}
}

func (c *askCmd) answerLine(ctx context.Context, e *answer.Engine, line string, errw io.Writer) (string, *answer.Answer, error) {
	var l batchLine
	if len(line) > maxLine {
		return "", nil, fmt.Errorf("line of more than %d bytes", maxLine)
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "\ufeff")), &l); err != nil {
		return l.ID, nil, wrongLine(err)
	}
	q, err := c.lineQuestion(&l)
	if err != nil {
		return l.ID, nil, err
	}
	a, err := ask(ctx, e, q, errw)
	return l.ID, a, err
}

// wrongLine words what is wrong with a line that is not a batchLine.
func wrongLine(err error) error {
	t := (*json.UnmarshalTypeError)(nil)
	switch {
	case !errors.As(err, &t):
		return fmt.Errorf("not JSON: %w", err)
	case t.Field == "":
		return errors.New("not a JSON object with id and text")
	case strings.HasPrefix(t.Field, "context"):
		return errors.New("context: want a list of strings")
	}
	return fmt.Errorf("%s: want a string", t.Field)
}

func (c *askCmd) lineQuestion(l *batchLine) (answer.Question, error) {
	f := c.askFlags
	if l.AsOf != "" {
		f.AsOf = l.AsOf
	}
	if l.Now != "" {
		f.Now = l.Now
	}
	if l.Lang != "" {
		f.Lang = l.Lang
	}
	if strings.TrimSpace(l.Text) == "" {
		return answer.Question{}, errors.New("text: is missing or empty")
	}
	q, err := f.question(l.Text, l.Context)
	if err != nil {
		return q, ofField(err)
	}
	q.ID = l.ID
	return q, nil
}

// ofField words an error about a flag as one about the field of the same name.
func ofField(err error) error {
	flag, rest, _ := strings.Cut(strings.TrimPrefix(err.Error(), "--"), " ")
	return errors.New(strings.ReplaceAll(flag, "-", "_") + " " + rest)
}
