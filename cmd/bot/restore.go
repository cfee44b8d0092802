package main

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// restoreCmd fills an empty store with a backup, with every revision.
type restoreCmd struct {
	File string `arg:"" help:"Backup to read, which bot backup wrote."`
}

func (c *restoreCmd) Run(ctx context.Context, s *streams) error {
	cfg, err := configured()
	if err != nil {
		return err
	}
	if _, err := os.Stat(c.File); err != nil { // before an empty store is made for nothing
		return fmt.Errorf("restore: %w", err)
	}
	store, err := openStore(ctx, cfg)
	if err != nil {
		return err
	}
	p := newProgress(s.err, "restoring revisions")
	var n int64
	err = store.Restore(ctx, c.File, func(done, total int64) { n = done; p.show(done, total) })
	p.end()
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "restored %s from %s\n", count(int(n), "revision"), c.File)
	return err
}
