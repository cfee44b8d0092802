package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/library"
	"github.com/ceasefire-facts/bot/bot/watch"
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

// TestInteractionsAreServed: only with a key, beside what tells how the bot is.
func TestInteractionsAreServed(t *testing.T) {
	e, err := (&baseFlags{}).engine(t.Output())
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New(library.Fixed{Engine: e}, bot.Options{Token: "t"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		cfg  config
		want int
	}{{"without a key", config{}, http.StatusNotFound}, {"with one", config{PublicKey: make([]byte, 32)}, http.StatusUnauthorized}} {
		w := httptest.NewRecorder()
		paths(watch.NewMetrics(watch.Sources{}), b, c.cfg).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, interactionsPath, strings.NewReader(`{"type":1}`)))
		if w.Code != c.want {
			t.Errorf("%s: status %d, want %d", c.name, w.Code, c.want)
		}
	}
	t.Setenv("DISCORD_PUBLIC_KEY", strings.Repeat("ab", 32))
	t.Setenv("LISTEN_ADDR", "")
	if _, err := readConfig(); err == nil || !strings.Contains(err.Error(), "LISTEN_ADDR") {
		t.Errorf("without an address: %v", err)
	}
}
