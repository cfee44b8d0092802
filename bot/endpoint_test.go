package bot_test

import (
	"bytes"
	"crypto/ed25519"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// raiseEndpoint starts a bot to which interactions come over HTTP.
func raiseEndpoint(t *testing.T, set setting) (s *stage, url string) {
	t.Helper()
	s = prepare(t, set)
	var h atomic.Value
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.Load().(http.Handler).ServeHTTP(w, r) }))
	t.Cleanup(func() {
		front.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	h.Store(s.bot.Interactions(s.SendInteractionsTo(front.URL)))
	s.start()
	s.must(s.AwaitReady(s.ctx))
	return s, front.URL
}

// TestInteractionsOverHTTP: commands, buttons, completion, modals and slow answers work as
// over the gateway.
func TestInteractionsOverHTTP(t *testing.T) {
	s, _ := raiseEndpoint(t, setting{bot: func(o *bot.Options) { o.DeferAfter = 100 * time.Millisecond }})
	first := s.reply(s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "who wants oil?")))
	s.shows(first, "two")
	s.shows(s.reply(s.press(sandbox.Alice, first, "Sources")), "Harbour Gazette")

	free := s.light.hold("slow oil")
	slow := s.Slash(sandbox.Alice, sandbox.General, "ask", sandbox.Opt("question", "slow oil"))
	told, err := s.AwaitResponse(s.ctx, slow)
	s.must(err)
	if told.Response != 5 {
		t.Errorf("the first response is %d, want 5: wait", told.Response)
	}
	free()
	s.shows(s.reply(slow), "two")

	if n := len(s.Requests("POST /interactions/")); n != 3 {
		t.Errorf("%d first responses, want 3", n)
	}
}

// send sends something to the endpoint and gives the status and the body.
func send(t *testing.T, url, method string, h http.Header, body []byte) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header = h
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	said, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(said)
}

const helpAsked = `{"id":"77","application_id":"1000000000000000001","type":2,"token":"secret1x","channel_id":"5",` +
	`"user":{"id":"9","username":"Zoe"},"data":{"name":"help"}}`

func TestEndpointTakesOnlyWhatDiscordSigned(t *testing.T) {
	s, url := raiseEndpoint(t, setting{rude: true})
	now := s.clock.now()
	ping := []byte(`{"type":1}`)
	check := func(what string, want int, method string, h http.Header, body []byte) {
		t.Helper()
		if got, said := send(t, url, method, h, body); got != want {
			t.Errorf("%s: status %d, want %d: %s", what, got, want, said)
		}
	}
	if code, said := send(t, url, "POST", s.Sign(ping, now), ping); code != 200 || said != `{"type":1}` {
		t.Errorf("PING: %d %s", code, said)
	}
	check("no signature", 401, "POST", http.Header{}, ping)
	check("another body", 401, "POST", s.Sign(ping, now), []byte(`{"type": 1}`))
	forged := s.Sign(ping, now)
	forged.Set("X-Signature-Timestamp", "1"+forged.Get("X-Signature-Timestamp"))
	check("another moment", 401, "POST", forged, ping)
	for _, signature := range []string{"", "zz", "00", strings.Repeat("0", 128)} {
		h := s.Sign(ping, now)
		h.Set("X-Signature-Ed25519", signature)
		check("signature "+signature, 401, "POST", h, ping)
	}
	check("nearly five minutes old", 200, "POST", s.Sign(ping, now.Add(-299*time.Second)), ping)
	check("too old", 401, "POST", s.Sign(ping, now.Add(-302*time.Second)), ping)
	check("from the future", 401, "POST", s.Sign(ping, now.Add(302*time.Second)), ping)
	check("GET", 405, "GET", s.Sign(ping, now), nil)
	long := append([]byte(`{"type":1,"x":"`), append(bytes.Repeat([]byte("x"), 1<<20), `"}`...)...)
	check("too long", 413, "POST", s.Sign(long, now), long)
	for _, odd := range []string{``, `[]`, `{"type":2}`, `{"type":2,"id":"1","token":"t"}`, `{"type"`} {
		check("not an interaction: "+odd, 400, "POST", s.Sign([]byte(odd), now), []byte(odd))
	}
	code, said := send(t, url, "POST", s.Sign([]byte(helpAsked), now), []byte(helpAsked))
	if code != 200 || !strings.Contains(said, `"type":4`) || !strings.Contains(said, `"flags":64`) {
		t.Errorf("help: %d %s", code, said)
	}
	check("a replay", 409, "POST", s.Sign([]byte(helpAsked), now), []byte(helpAsked))

	other, _, err := ed25519.GenerateKey(nil)
	s.must(err)
	for what, key := range map[string]ed25519.PublicKey{"another key": other, "no key": nil} {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), "POST", "/interactions", bytes.NewReader(ping))
		r.Header = s.Sign(ping, now)
		if s.bot.Interactions(key).ServeHTTP(w, r); w.Code != 401 {
			t.Errorf("%s: status %d", what, w.Code)
		}
	}
	s.must(s.stop())
	again := []byte(strings.Replace(helpAsked, `"77"`, `"78"`, 1))
	check("a bot that has ended", 503, "POST", s.Sign(again, now), again)
}
