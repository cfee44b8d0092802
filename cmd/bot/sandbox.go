package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/sandbox"
	"github.com/ceasefire-facts/bot/bot/sandbox/page"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// sandboxCmd runs the whole bot against a Discord-compatible server of our own.
type sandboxCmd struct {
	baseFlags
	Listen string   `placeholder:"ADDR" env:"SANDBOX_ADDR" default:"127.0.0.1:0" help:"Where to listen; port 0 picks a free one."`
	State  string   `placeholder:"FILE" env:"SANDBOX_STATE" help:"File that keeps messages and commands; default: they are lost at the end."`
	Host   []string `placeholder:"NAME" env:"SANDBOX_HOSTS" help:"Further name under which the page may be opened. Repeatable."`
}

// examples are offered to those who open the page for the first time.
var examples = []string{"Where do the talks stand?", "What does Hamas demand?", "What did Netanyahu say about the Philadelphi Corridor?"}

// Run serves until ctx ends, token or not. The first line that it prints is the page's address.
func (c *sandboxCmd) Run(ctx context.Context, s *streams) error {
	cfg, err := configured()
	if err != nil {
		return err
	}
	return c.serve(ctx, cfg, s, "")
}

// serve runs server and bot; it tells a remark, if any, once the server listens.
func (c *sandboxCmd) serve(ctx context.Context, cfg config, s *streams, remark string) error {
	if err := c.checkListen(); err != nil {
		return err
	}
	clock, err := c.sandboxClock()
	if err != nil {
		return err
	}
	log := newJournalist(cfg, s.err).log
	server, err := sandbox.Listen(c.Listen, sandbox.Options{
		Clock: clock, Privilege: true, State: c.State, Page: page.Files(), Hosts: c.Host, Examples: examples, Log: log,
	})
	if err != nil {
		return err
	}
	err = c.converse(ctx, cfg, server, clock, log, s, remark)
	return errors.Join(err, server.Close())
}

// converse runs the bot against the server.
func (c *sandboxCmd) converse(ctx context.Context, cfg config, server *sandbox.Server, clock *sandbox.Clock, log *slog.Logger, s *streams, remark string) error {
	r, clean, err := c.room(ctx, cfg, clock, log, s)
	if err != nil {
		return err
	}
	b, err := bot.New(r.library, bot.Options{
		Token: server.Token(), APIURL: server.URL(), MessageContent: true, AskChannels: []string{sandbox.Ask, sandbox.SecondAsk},
		Curator: r.curator, Operators: []string{sandbox.Olga.ID}, HalfLives: cfg.HalfLives, Store: r.store, Ledger: r.store.Ledger(), Terms: cfg.Terms, Now: clock.Now, Log: log,
	})
	if err == nil {
		_, err = fmt.Fprintln(s.out, server.URL()+"/")
	}
	if err == nil && remark != "" {
		_, err = fmt.Fprint(s.err, remark)
	}
	if err == nil {
		stop := r.follow(ctx)
		err = b.Run(ctx)
		stop()
	}
	return errors.Join(err, r.close(), clean())
}

// room is the knowledge of the sandbox: what visitors change is kept beside the
// state file, or lost at the end if there is none.
func (c *sandboxCmd) room(ctx context.Context, cfg config, clock *sandbox.Clock, log *slog.Logger, s *streams) (*room, func() error, error) {
	known, err := readPacks(c.Knowledge, s.err)
	if err != nil {
		return nil, nil, err
	}
	path, clean := c.State+".db", func() error { return nil }
	if c.State == "" {
		dir, err := os.MkdirTemp("", "sandbox-")
		if err != nil {
			return nil, nil, fmt.Errorf("make a directory for what visitors change: %w", err)
		}
		path, clean = filepath.Join(dir, storeFile), func() error { return os.RemoveAll(dir) }
	}
	store, err := sqlstore.OpenSQLite(ctx, path)
	if err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	r, err := furnish(ctx, store, roomOptions{starter: known, now: clock.Now, halfLives: cfg.HalfLives, log: log})
	if err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	return r, clean, nil
}

// checkListen refuses addresses on which the bot could not reach the server:
// it takes its token to loopback only.
func (c *sandboxCmd) checkListen() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return usagef("--listen %q: want an address such as 127.0.0.1:8080", c.Listen)
	}
	ip := net.ParseIP(host)
	if host == "" || strings.EqualFold(host, "localhost") || ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		return nil
	}
	return usagef("--listen %q: want 127.0.0.1, or 0.0.0.0 for every address of this machine", c.Listen)
}

// sandboxClock is the clock of server and bot, which visitors may set; it
// begins where the flags say.
func (c *sandboxCmd) sandboxClock() (*sandbox.Clock, error) {
	now, asOf, err := c.clock()
	if err != nil {
		return nil, err
	}
	clock := &sandbox.Clock{}
	switch {
	case !now.IsZero():
		clock.Set(now, false)
	case !asOf.IsZero():
		clock.Set(endOf(asOf), false)
	}
	return clock, nil
}
