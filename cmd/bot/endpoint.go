package main

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot"
)

// interactionsPath is where Discord sends interactions to, on the server of LISTEN_ADDR.
const interactionsPath = "/interactions"

// parsePublicKey reads an application's public key as its page shows it; nil for "".
func parsePublicKey(text string) (ed25519.PublicKey, error) {
	if text == "" {
		return nil, nil
	}
	key, err := hex.DecodeString(text)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("DISCORD_PUBLIC_KEY: want the 64 hexadecimal digits under General Information → Public Key")
	}
	return key, nil
}

// serveInteractions takes interactions over HTTP, if there is a key to check them with,
// until the function that it gives is called.
func serveInteractions(b *bot.Bot, cfg config, log *slog.Logger) (stop func(), err error) {
	address := strings.TrimSpace(os.Getenv("LISTEN_ADDR"))
	switch {
	case cfg.PublicKey == nil:
		return func() {}, nil
	case address == "":
		return nil, errors.New("DISCORD_PUBLIC_KEY is set, but not LISTEN_ADDR: set it to where interactions are to be taken, for instance :8080")
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("LISTEN_ADDR: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle(interactionsPath, b.Interactions(cfg.PublicKey))
	s := &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			log.Error("no interactions are taken over HTTP any more", "error", err)
		}
	}()
	log.Info("interactions are taken over HTTP", "address", l.Addr().String(), "path", interactionsPath)
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if s.Shutdown(ctx) != nil {
			_ = s.Close()
		}
		<-done
	}, nil
}
