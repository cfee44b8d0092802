package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/watch"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// Names in the data directory.
const (
	storeFile = "store.db"
	indexDir  = "index"
)

// openStore opens the store that the configuration names, and makes it if there is none.
func openStore(ctx context.Context, cfg config) (*sqlstore.Store, error) {
	if cfg.DatabaseURL != "" {
		return sqlstore.OpenPostgres(ctx, cfg.DatabaseURL)
	}
	s, err := sqlstore.OpenSQLite(ctx, filepath.Join(cfg.DataDir, storeFile))
	if errors.Is(err, sqlstore.ErrReadOnly) || errors.Is(err, sqlstore.ErrDenied) {
		return nil, fmt.Errorf("%w (set DATA_DIR to a directory that the bot may write to)", err)
	}
	return s, err
}

// hasStore reports whether there is a store, so that commands that only look do
// not make one. What cannot be looked at counts as one: opening it tells why.
func (c *config) hasStore() bool {
	if c.DatabaseURL != "" {
		return true
	}
	_, err := os.Stat(filepath.Join(c.DataDir, storeFile))
	return !errors.Is(err, fs.ErrNotExist)
}

// openFilled opens the store that the environment names, for commands that need
// something in it.
func openFilled(ctx context.Context) (*sqlstore.Store, error) {
	cfg, err := configured()
	if err != nil {
		return nil, err
	}
	if !cfg.hasStore() {
		return nil, fmt.Errorf("there is no store in the directory %s yet: the bot makes one when it starts on Discord, as do import and restore; if it is elsewhere, set DATA_DIR", cfg.DataDir)
	}
	store, err := openStore(ctx, cfg)
	if err != nil {
		return nil, err
	}
	first, err := store.Since(ctx, 0, 1)
	if err == nil && len(first) == 0 {
		err = errors.New("the store is empty: nothing was ever kept in it")
	}
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// A room is what a running bot answers and curates from.
type room struct {
	store   *sqlstore.Store
	library *library.Library
	curator *curate.Curator
	log     *slog.Logger
}

// roomOptions tell where a room keeps its things.
type roomOptions struct {
	indexDir  string              // "": in memory
	starter   *knowledge.Pack     // brought in first; nil: the starter pack
	now       func() time.Time    // nil: time.Now
	pages     curate.Pages        // nil: the web
	halfLives knowledge.HalfLives // nil: the defaults
	log       *slog.Logger
}

// furnish makes a room of an open store, which it closes if that fails: it brings
// the starter pack in and builds or catches up the index.
func furnish(ctx context.Context, store *sqlstore.Store, o roomOptions) (*room, error) {
	r := &room{store: store, log: o.log}
	if err := r.fill(ctx, o); err != nil {
		return nil, errors.Join(err, r.close())
	}
	return r, nil
}

func (r *room) fill(ctx context.Context, o roomOptions) error {
	if o.now == nil {
		o.now = time.Now
	}
	if o.pages == nil {
		o.pages = linkcheck.New(linkcheck.Options{})
	}
	if o.starter == nil {
		p, err := pack.Starter()
		if err != nil {
			return err
		}
		o.starter = p
	}
	brought, err := curate.BringIn(ctx, r.store, knowledge.Batch{Actor: "pack", At: o.now()}, curate.StarterPack, o.starter)
	if err != nil {
		return err
	}
	if brought != (curate.Brought{}) {
		o.log.Info("starter pack brought in", "added", brought.Added, "updated", brought.Updated,
			"withdrawn", brought.Withdrawn, "conflicts", brought.Conflicts)
	}
	if r.library, err = library.Open(ctx, r.store, library.Options{IndexDir: o.indexDir, Log: o.log}); err != nil {
		return err
	}
	r.curator = curate.New(curate.Options{Store: r.store, Library: r.library, Pages: o.pages, HalfLives: o.halfLives, Ledger: r.store.Ledger(), Now: o.now, Log: o.log})
	return nil
}

// recheckEvery is how often links are looked for that are due to be read again.
const recheckEvery = 10 * time.Minute

// follow keeps the answers in step with the store and reads unread links again,
// until the function that it gives is called.
func (r *room) follow(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() { r.library.Run(ctx) })
	wg.Go(func() {
		for tick := time.NewTicker(recheckEvery); ; {
			select {
			case <-ctx.Done():
				tick.Stop()
				return
			case <-tick.C:
				if n, err := r.curator.Recheck(ctx); err != nil && ctx.Err() == nil {
					r.log.Error("links could not be read again", "tried", n, "error", err)
				}
			}
		}
	})
	return func() {
		cancel()
		wg.Wait()
	}
}

// sources are what a room tells of itself.
func (r *room) sources() watch.Sources {
	return watch.Sources{
		Store: r.store, Answers: r.library,
		Waiting: func(ctx context.Context) (errands, parcels int, err error) {
			w, err := r.store.Ledger().Waiting(ctx)
			return w.Errands, w.Parcels, err
		},
	}
}

func (r *room) close() error {
	var err error
	if r.library != nil {
		err = r.library.Close()
	}
	return errors.Join(err, r.store.Close())
}
