package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// backupCmd copies the store, with every revision, beside a running bot.
type backupCmd struct {
	File string `arg:"" help:"File to write; there must be none of that name."`
}

func (c *backupCmd) Run(ctx context.Context, s *streams) error {
	store, err := openFilled(ctx)
	if err != nil {
		return err
	}
	p := newProgress(s.err, "backing up revisions")
	var n int64
	err = store.Backup(ctx, c.File, func(done, total int64) { n = done; p.show(done, total) })
	p.end()
	if errors.Is(err, fs.ErrExist) {
		err = fmt.Errorf("backup: %s is there already, and is left as it is: name another file", c.File)
	}
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "backed up %s to %s\n", count(int(n), "revision"), c.File)
	return err
}
