package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/watch"
	"github.com/ceasefire-facts/bot/knowledge"
)

// runCmd has the sandbox's flags, which count where there is no token.
type runCmd struct{ sandboxCmd }

// noToken is told to operators who start the bot without a token.
const noToken = "DISCORD_TOKEN is not set, so this is the sandbox: the whole bot in a browser, at the address above. Ctrl-C ends it.\n" + connect

// Run connects to Discord, or runs the sandbox where there is no token.
func (c *runCmd) Run(ctx context.Context, s *streams) error {
	cfg, err := configured()
	if err != nil {
		return err
	}
	if cfg.Token == "" {
		return c.serve(ctx, cfg, s, noToken)
	}
	if c.Now != "" || c.AsOf != "" {
		return usagef("--now and --as-of: Discord's clock is the real one; they are for the sandbox, ask and chat")
	}
	j := newJournalist(cfg, s.err)
	log := j.log
	unhook := j.reloadOnHangup(ctx)
	defer unhook()
	o := bot.Options{
		Token: cfg.Token, APIURL: cfg.APIURL, MessageContent: cfg.MessageContent, AskChannels: cfg.AskChannels, HalfLives: cfg.HalfLives, Shards: cfg.Shards, Log: log, LogQuestions: j.questions.Load,
	}
	if len(c.Knowledge) > 0 { // for this run alone: nothing is stored, and nothing can be changed
		e, err := c.engine(s.err)
		if err != nil {
			return err
		}
		return runBot(ctx, library.Fixed{Engine: e}, o, cfg, watch.Sources{})
	}
	store, err := openStore(ctx, cfg)
	if err != nil {
		return err
	}
	r, err := furnish(ctx, store, roomOptions{indexDir: filepath.Join(cfg.DataDir, indexDir), halfLives: cfg.HalfLives, log: log})
	if err != nil {
		return err
	}
	o.Curator, o.Operators, o.Terms = r.curator, cfg.Operators, cfg.Terms
	o.Store, o.Ledger, o.Leases = r.store, r.store.Ledger(), r.store.Leases()
	o.Replicas = cfg.DatabaseURL != ""
	if o.Replica, err = replicaName(cfg.DataDir); err != nil {
		return errors.Join(err, r.close())
	}
	stop := r.follow(ctx)
	err = runBot(ctx, r.library, o, cfg, r.sources())
	stop()
	return errors.Join(err, r.close())
}

// runBot answers on Discord until ctx ends. If the operator wants it, it is watched
// meanwhile, and takes interactions over HTTP.
func runBot(ctx context.Context, answers bot.Answerer, o bot.Options, cfg config, s watch.Sources) error {
	var m *watch.Metrics
	if cfg.Listen != "" {
		m = watch.NewMetrics(s)
		o.Witness = m
	}
	b, err := bot.New(answers, o)
	if err != nil {
		return err
	}
	if m != nil {
		at, stop, err := watch.Serve(cfg.Listen, paths(m, b, cfg), o.Log)
		if err != nil {
			return fmt.Errorf("LISTEN_ADDR: %w", err)
		}
		defer stop()
		o.Log.Info("the bot can be watched", "address", at.String(), "paths", "/healthz /readyz /metrics", "interactions", cfg.PublicKey != nil)
	}
	o.Log.Info("starting", buildOf().attrs()...)
	base := answers.Base(knowledge.Global)
	o.Log.Info("connecting to Discord", "facts", len(base.Facts()), "sources", base.SourceCount())
	return b.Run(ctx)
}

// paths are what is served at LISTEN_ADDR.
func paths(m *watch.Metrics, b *bot.Bot, cfg config) http.Handler {
	mux := watch.Handler(m)
	if cfg.PublicKey != nil {
		mux.Handle(interactionsPath, b.Interactions(cfg.PublicKey))
	}
	return mux
}
