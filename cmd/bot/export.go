package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

// exportCmd writes what the store holds as one pack file.
type exportCmd struct {
	scopeFlag
	Out string `placeholder:"FILE" help:"File to write, in the place of one that is there; default: standard output."`
}

func (c *exportCmd) Run(ctx context.Context, s *streams) error {
	scope, err := c.scope()
	if err != nil {
		return err
	}
	store, err := openFilled(ctx)
	if err != nil {
		return err
	}
	data, err := exported(ctx, store, scope)
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	if len(data) == 0 {
		fmt.Fprintf(s.err, "bot: export: the store has nothing of server %s's own; the pack is empty\n", scope)
	}
	if c.Out != "" {
		err = replace(c.Out, data)
	} else {
		_, err = s.out.Write(data)
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// exported gives the pack of a scope. What a server has of its own may speak of facts
// of the starter pack, whether that was brought in already or not.
func exported(ctx context.Context, store knowledge.Store, scope knowledge.Scope) ([]byte, error) {
	if scope != knowledge.Global {
		t, err := started(ctx, store)
		if err != nil {
			return nil, err
		}
		store = t
	}
	return curate.Export(ctx, store, scope)
}

// replace writes a file whole: under its name there is what was there before or
// everything. What is no regular file, such as a pipe, is written as it is.
func replace(name string, data []byte) error {
	if at, err := filepath.EvalSymlinks(name); err == nil {
		name = at
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a directory; name a file", name)
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(name, data, mode)
	case err == nil:
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".export-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
