package main

import (
	"fmt"

	"github.com/ceasefire-facts/bot/knowledge/pack"
)

type lintCmd struct {
	Paths []string `arg:"" name:"path" help:"Pack files or directories."`
}

func (c *lintCmd) Run(s *streams) error {
	files, unreadable := pack.LoadPaths(c.Paths...)
	problems := pack.Lint(files, pack.LintOptions{})
	for _, p := range unreadable {
		if !contains(problems, p) { // what could not be read at all has no file to be reported with
			problems = append(problems, p)
		}
	}
	for _, p := range problems {
		fmt.Fprintln(s.out, p)
	}
	if n := problems.Errors(); n > 0 {
		fmt.Fprintf(s.err, "bot: lint: %s, %s\n", count(n, "error"), count(problems.Warnings(), "warning"))
		return errQuiet
	}
	return nil
}

func contains(ps pack.Problems, p pack.Problem) bool {
	for _, x := range ps {
		if x.String() == p.String() {
			return true
		}
	}
	return false
}
