package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(tidied{m}, map[string]func(){"bot": main})
}

// TestScript runs the sessions of testdata/script against the real program, each in
// a directory of its own that also holds the pack of testdata/lighthouse: a quarrel
// over the hours of a lamp, all of it invented. The day is 25 May 1921, unless a
// session says otherwise.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: setup,
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"status": status, "answers": answers, "lines": lines, "byteordermark": byteOrderMark, "unended": unended},
	})
}

func setup(env *testscript.Env) error {
	env.Setenv("GORACE", "atexit_sleep_ms=0") // else the race detector holds up every exit for a second
	// What cannot stand in a script, as variables for its questions.
	env.Setenv("NOW", "1921-05-25T12:00:00Z")
	env.Setenv("LONG", strings.Repeat("What do the wardens demand at the cape, and why? ", 205)[:10_000])
	env.Setenv("LONGWORD", strings.Repeat("lamp", 2_500))
	env.Setenv("CONTROL", "\x01What do\x1b the\a wardens\x7f demand\u0085?\a")
	env.Setenv("COLOURED", "What do\x1b[31m the wardens\x1b[0m demand?\x1b]0;title\a")
	env.Setenv("OVERRIDE", "What do the \u202ewardens\u202c \u200fdemand\u2069?")
	env.Setenv("NOTUTF8", "What do the wardens \xff\xfe demand?")
	return os.CopyFS(filepath.Join(env.WorkDir, "lighthouse"), os.DirFS("testdata/lighthouse"))
}

// status runs a command that must end with the exit status: status 2 bot ask.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status code program [args...]")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := (*exec.ExitError)(nil)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// lines counts the lines of a file or of stdout: lines stdout 3.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines file number")
	}
	if n := strings.Count(ts.ReadFile(args[0]), "\n"); strconv.Itoa(n) != args[1] {
		ts.Fatalf("%d lines in %s, want %s", n, args[0], args[1])
	}
}

// byteOrderMark puts one before a file, as editors on Windows do.
func byteOrderMark(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\ufeff"+ts.ReadFile(args[0])), 0o600))
}

// unended takes the line end from the last line of a file.
func unended(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.TrimSuffix(ts.ReadFile(args[0]), "\n")), 0o600))
}

// answers checks that stdout is so many lines, each an answer as the contract wants
// it: answers 2.
func answers(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: answers number")
	}
	lines(ts, false, []string{"stdout", args[0]})
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		if err := checkAnswer(line); err != nil {
			ts.Fatalf("%v in %s", err, line)
		}
	}
}

// The fields of an answer as JSON, each with a value of its type.
var (
	answerFields = map[string]any{
		"id": "", "question": "", "understood": "", "intent": "", "entities": list, "answered": true, "reason": "", "lead": "", "points": list, "quotes": list,
		"sources": list, "as_of": "", "stale": true, "warnings": list, "suggestions": list, "text": "", "took_us": 0.0,
	}
	partFields = map[string]map[string]any{
		"points":  {"role": "", "text": "", "facts": list, "cites": list, "by": list, "when": "", "scope": ""},
		"quotes":  {"role": "", "words": "", "speaker": "", "facts": list, "cites": list, "by": list, "when": ""},
		"sources": {"n": 0.0, "id": "", "outlet": "", "title": "", "url": "", "published": ""},
	}
	list = []any{}
)

func checkAnswer(line string) error {
	var a map[string]any
	if err := json.Unmarshal([]byte(line), &a); err != nil {
		return err
	}
	if err := checkFields(a, answerFields); err != nil {
		return err
	}
	for name, fields := range partFields {
		for i, part := range a[name].([]any) {
			p, _ := part.(map[string]any)
			if err := checkFields(p, fields); err != nil {
				return fmt.Errorf("%s[%d]: %w", name, i, err)
			}
		}
	}
	return nil
}

func checkFields(got, want map[string]any) error {
	for name, v := range want {
		if g, w := fmt.Sprintf("%T", got[name]), fmt.Sprintf("%T", v); g != w {
			return fmt.Errorf("field %s is %s, want %s", name, g, w)
		}
	}
	return nil
}
