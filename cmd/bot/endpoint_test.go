package main

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/library"
)

func TestPublicKey(t *testing.T) {
	const good = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
	for text, ok := range map[string]bool{"": true, good: true, good[2:]: false, good + "00": false, "zz" + good[2:]: false} {
		key, err := parsePublicKey(text)
		if (err == nil) != ok || text != "" && ok && len(key) != 32 {
			t.Errorf("%q: %v, %v", text, key, err)
		}
	}
}

// TestInteractionsAreServed: only with a key, and then at the address that is set.
func TestInteractionsAreServed(t *testing.T) {
	e, err := (&baseFlags{}).engine(t.Output())
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New(library.Fixed{Engine: e}, bot.Options{Token: "t"})
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, nil))
	t.Setenv("LISTEN_ADDR", "")
	stop, err := serveInteractions(b, config{}, logger)
	if err != nil {
		t.Fatal(err)
	}
	stop()
	cfg := config{PublicKey: make([]byte, 32)}
	if _, err := serveInteractions(b, cfg, logger); err == nil || !strings.Contains(err.Error(), "LISTEN_ADDR") {
		t.Errorf("without an address: %v", err)
	}
	t.Setenv("LISTEN_ADDR", "127.0.0.1:0")
	stop, err = serveInteractions(b, cfg, logger)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	_, address, _ := strings.Cut(log.String(), "address=")
	address, _, _ = strings.Cut(address, " ")
	resp, err := http.Post("http://"+address+interactionsPath, "application/json", strings.NewReader(`{"type":1}`)) //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("status %d", resp.StatusCode)
	}
}
