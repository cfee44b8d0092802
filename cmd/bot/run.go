package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/index"
)

// runCmd has the sandbox's flags, which count where there is no token.
type runCmd struct{ sandboxCmd }

// noToken is told to operators who start the bot without a token.
const noToken = "DISCORD_TOKEN is not set, so this is the sandbox: the whole bot in a browser, at the address above. Ctrl-C ends it.\n" + connect

// Run connects to Discord, or runs the sandbox where there is no token.
func (c *runCmd) Run(ctx context.Context, s *streams) error {
	cfg, err := readConfig()
	if err != nil {
		return fmt.Errorf("configuration (see .env.example):\n%w", err)
	}
	if cfg.Token == "" {
		return c.serve(ctx, cfg, s, noToken)
	}
	if c.Now != "" || c.AsOf != "" {
		return usagef("--now and --as-of: Discord's clock is the real one; they are for the sandbox, ask and chat")
	}
	log := slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: cfg.LogLevel}))
	x, err := c.openIndex(cfg, s)
	if err != nil {
		return err
	}
	e, err := answer.New(x)
	if err != nil {
		return errors.Join(err, x.Close())
	}
	b, err := bot.New(library.Fixed{Engine: e}, bot.Options{
		Token: cfg.Token, APIURL: cfg.APIURL, MessageContent: cfg.MessageContent, AskChannels: cfg.AskChannels, Log: log,
	})
	if err != nil {
		return errors.Join(err, x.Close())
	}
	log.Info("connecting to Discord", "facts", len(e.Base().Facts()), "sources", e.Base().SourceCount())
	return errors.Join(b.Run(ctx), x.Close())
}

// openIndex opens the index in the data directory, which it makes. Where other
// knowledge is given for this run, the index stays in memory.
func (c *runCmd) openIndex(cfg config, s *streams) (*index.Index, error) {
	base, err := loadBase(c.Knowledge, s.err)
	if err != nil {
		return nil, err
	}
	if len(c.Knowledge) > 0 {
		return index.New(base)
	}
	if err := os.MkdirAll(cfg.DataDir, 0o700); err != nil {
		return nil, fmt.Errorf("data directory: %w (set DATA_DIR to a directory that the bot may write to)", err)
	}
	x, err := index.Open(filepath.Join(cfg.DataDir, "index"), base)
	if errors.Is(err, os.ErrPermission) {
		return nil, fmt.Errorf("%w (set DATA_DIR to a directory that the bot may write to)", err)
	}
	return x, err
}
