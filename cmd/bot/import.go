package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// scopeFlag tells whose facts a command is about.
type scopeFlag struct {
	Guild string `placeholder:"ID" help:"Discord server whose own facts are meant; default: those that every server sees."`
}

func (f *scopeFlag) scope() (knowledge.Scope, error) {
	if f.Guild == "" {
		return knowledge.Global, nil
	}
	if _, err := strconv.ParseUint(f.Guild, 10, 64); err != nil {
		return "", usagef("--guild %q: want the id of a Discord server, which is a number", f.Guild)
	}
	return knowledge.Scope(f.Guild), nil
}

// importCmd brings packs into the store. A running bot takes them in at once.
type importCmd struct {
	scopeFlag
	Paths []string `arg:"" name:"path" help:"Pack files or directories; all of them are taken in, or none."`
}

// byOperator is the actor of what is done on the command line.
const byOperator = "operator"

// importTries is how often an import is worked out anew because somebody changed
// one of its records meanwhile.
const importTries = 5

func (c *importCmd) Run(ctx context.Context, s *streams) error {
	scope, err := c.scope()
	if err != nil {
		return err
	}
	cfg, err := configured()
	if err != nil {
		return err
	}
	files, unreadable := pack.LoadPaths(c.Paths...)
	if unreadable.Errors() > 0 && !cfg.hasStore() { // none is made for nothing
		return refuse(s, joined(pack.Lint(files, pack.LintOptions{}), unreadable))
	}
	store, err := openStore(ctx, cfg)
	if err != nil {
		return err
	}
	report, err := c.bring(ctx, store, scope, files, unreadable.Errors() == 0)
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	problems := joined(report.Problems, unreadable)
	if problems.Errors() > 0 {
		return refuse(s, problems)
	}
	for _, p := range problems {
		fmt.Fprintln(s.err, p)
	}
	_, err = fmt.Fprintf(s.out, "imported: %d added, %d changed, %d the same\n", report.Added, report.Changed, report.Same)
	return err
}

// refuse tells why nothing is imported.
func refuse(s *streams, problems pack.Problems) error {
	for _, p := range problems {
		fmt.Fprintln(s.err, p)
	}
	fmt.Fprintf(s.err, "bot: import: %s, %s; nothing was imported\n", count(problems.Errors(), "error"), count(problems.Warnings(), "warning"))
	return errQuiet
}

// bring works out what the files change, and changes it if they are complete and
// have no errors.
func (c *importCmd) bring(ctx context.Context, store *sqlstore.Store, scope knowledge.Scope, files *pack.Files, complete bool) (*curate.ImportReport, error) {
	for try := 1; ; try++ {
		known, err := storedBase(ctx, store, scope)
		if err != nil {
			return nil, err
		}
		report, changes, err := curate.Importing(ctx, store, scope, files, known)
		if err != nil {
			return nil, err
		}
		if len(changes) == 0 || !complete {
			return report, nil
		}
		_, err = store.Apply(ctx, knowledge.Batch{Actor: byOperator, At: time.Now(), Reason: c.reason(), Changes: changes})
		var conflict *knowledge.ConflictError
		if errors.As(err, &conflict) && try < importTries {
			continue
		}
		return report, err
	}
}

func (c *importCmd) reason() string {
	if n := len(c.Paths) - 1; n > 0 {
		return fmt.Sprintf("import of %s and %d more", c.Paths[0], n)
	}
	return "import of " + c.Paths[0]
}
