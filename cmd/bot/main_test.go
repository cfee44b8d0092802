package main

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
)

// A session is a run of the program that is talked to while it runs.
type session struct {
	in   *io.PipeWriter
	out  *bufio.Reader
	code chan int

	wantErr string // what standard error must hold at the end; "" is nothing at all
}

// mustStart runs the program on the lighthouse pack.
func mustStart(ctx context.Context, t *testing.T, args ...string) *session {
	t.Helper()
	for _, name := range []string{"NOW", "AS_OF", "GUILD", "BOT_LANG"} {
		t.Setenv(name, "")
	}
	t.Setenv("KNOWLEDGE", "testdata/lighthouse")
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	s := &session{in: inW, out: bufio.NewReader(outR), code: make(chan int, 1)}
	var errs strings.Builder
	go func() {
		s.code <- Main(ctx, args, inR, outW, &errs)
		outW.Close()
	}()
	t.Cleanup(func() {
		inW.Close()
		io.Copy(io.Discard, outR)
		if got := errs.String(); !strings.Contains(got, s.wantErr) || s.wantErr == "" && got != "" {
			t.Errorf("standard error %q, want %q", got, s.wantErr)
		}
	})
	return s
}

// mustEnd waits for the exit status.
func (s *session) mustEnd(t *testing.T) int {
	t.Helper()
	go io.Copy(io.Discard, s.out)
	select {
	case code := <-s.code:
		return code
	case <-time.After(time.Minute):
		t.Fatal("the program goes on")
	}
	return -1
}

// An interrupt ends a conversation that waits for a question.
func TestInterruptEndsChat(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	s := mustStart(ctx, t, "chat")
	if _, err := s.out.ReadString('>'); err != nil {
		t.Fatal(err)
	}
	interrupt()
	if code := s.mustEnd(t); code != exitOK {
		t.Errorf("exit status %d", code)
	}
}

// Another program may ask a batch one line at a time, waiting for each answer.
func TestBatchAnswersLineByLine(t *testing.T) {
	s := mustStart(t.Context(), t, "ask", "--json", "--batch", "-")
	for _, id := range []string{"a", "b", "c"} {
		io.WriteString(s.in, `{"id":"`+id+`","text":"What do the wardens demand?"}`+"\n")
		line, err := s.out.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(line, `{"id":"`+id+`",`) {
			t.Errorf("asked %s, got %s", id, line)
		}
	}
	s.in.Close()
	if code := s.mustEnd(t); code != exitOK {
		t.Errorf("exit status %d", code)
	}
}

// A bug behind one question is an error of that question, with its stack for the
// one who mends it.
func TestPanicIsAnError(t *testing.T) {
	var errs strings.Builder
	a, err := ask(t.Context(), nil, answer.Question{Now: time.Unix(0, 0)}, &errs)
	if a != nil || err == nil || !strings.Contains(err.Error(), "please report it") {
		t.Errorf("answer %v, error %v", a, err)
	}
	if !strings.Contains(errs.String(), "goroutine") {
		t.Errorf("no stack in %q", errs.String())
	}
}

// A line without end is refused without being kept; the next one is answered.
func TestBatchLongLine(t *testing.T) {
	s := mustStart(t.Context(), t, "ask", "--json", "--batch", "-")
	s.wantErr = "1 line of the batch could not be answered"
	go func() {
		for range 40 {
			io.WriteString(s.in, strings.Repeat("lamp", maxLine/40))
		}
		io.WriteString(s.in, "\n"+`{"id":"a","text":"What do the wardens demand?"}`)
		s.in.Close()
	}()
	for _, want := range []string{`{"id":"","error":"line of more than 1048576 bytes"}`, `{"id":"a","question":`} {
		if line, err := s.out.ReadString('\n'); err != nil || !strings.HasPrefix(line, want) {
			t.Errorf("got %.200s (%v), want %s", line, err, want)
		}
	}
	if code := s.mustEnd(t); code != exitError {
		t.Errorf("exit status %d", code)
	}
}
