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
	problems := joined(pack.Lint(files, pack.LintOptions{}), unreadable)
	for _, p := range problems {
		fmt.Fprintln(s.out, p)
	}
	if n := problems.Errors(); n > 0 {
		fmt.Fprintf(s.err, "bot: lint: %s, %s\n", count(n, "error"), count(problems.Warnings(), "warning"))
		return errQuiet
	}
	return nil
}

// joined adds to the problems of files those of paths that could not be read at
// all, which have no file to be reported with.
func joined(problems, unreadable pack.Problems) pack.Problems {
	told := map[string]bool{}
	for _, p := range problems {
		told[p.String()] = true
	}
	for _, p := range unreadable {
		if !told[p.String()] {
			problems = append(problems, p)
		}
	}
	return problems
}
