package bot

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Limits of what the endpoint for interactions takes in.
const (
	// maxInteraction bounds the body of one, in bytes: the longest modal has 20,000
	// characters, and comes with the message that it belongs to.
	maxInteraction = 1 << 20
	// freshFor is how far the moment of signing may be from now, either way.
	freshFor = 5 * time.Minute
	// replayKept is how long it is known which interactions came: for as long as their
	// signatures count.
	replayKept = 2*freshFor + time.Minute
	// inlineTime is how long Discord is kept waiting, which is for 3 s; after that its
	// person has been told that the bot did not answer.
	inlineTime = 2800 * time.Millisecond
)

// pingInteraction is Discord's question whether the endpoint is there and checks
// signatures; it is answered with the same number.
const pingInteraction = 1

// Interactions gives the endpoint to which Discord sends interactions if its address is
// set on the application's page, in place of the gateway. The key is the application's
// public one. Any replica answers any interaction, so that they may stand behind a load
// balancer. It answers as long as Run runs, with 503 else.
//
// It takes nothing whose signature is not Discord's, or older than five minutes (401),
// and each interaction once (409).
func (b *Bot) Interactions(key ed25519.PublicKey) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "POST only", http.StatusMethodNotAllowed)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxInteraction))
		var long *http.MaxBytesError
		switch {
		case errors.As(err, &long):
			http.Error(w, "too long", http.StatusRequestEntityTooLarge)
			return
		case err != nil:
			http.Error(w, "the body cannot be read", http.StatusBadRequest)
			return
		case !b.signed(key, r.Header, body):
			http.Error(w, "invalid request signature", http.StatusUnauthorized)
			return
		}
		b.serveInteraction(w, r, body)
	})
}

// signed reports whether the signature of a request is valid and fresh.
func (b *Bot) signed(key ed25519.PublicKey, h http.Header, body []byte) bool {
	stamp := h.Get("X-Signature-Timestamp")
	signature, err := hex.DecodeString(h.Get("X-Signature-Ed25519"))
	if err != nil || len(key) != ed25519.PublicKeySize || len(signature) != ed25519.SignatureSize {
		return false
	}
	if !ed25519.Verify(key, append([]byte(stamp), body...), signature) {
		return false
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	return err == nil && b.opts.Now().Sub(time.Unix(seconds, 0)).Abs() <= freshFor
}

// serveInteraction answers what Discord has signed.
func (b *Bot) serveInteraction(w http.ResponseWriter, r *http.Request, body []byte) {
	it := new(interaction)
	var wrong *json.UnmarshalTypeError
	if err := json.Unmarshal(body, it); err != nil && !errors.As(err, &wrong) {
		http.Error(w, "no interaction", http.StatusBadRequest)
		return
	}
	if it.Type == pingInteraction {
		w.Header().Set("Content-Type", jsonType)
		_, _ = io.WriteString(w, `{"type":1}`)
		return
	}
	if !b.running.Load() {
		http.Error(w, "the bot is not running", http.StatusServiceUnavailable)
		return
	}
	if it.ID == "" || it.Token == "" || it.who() == nil {
		http.Error(w, "no interaction", http.StatusBadRequest)
		return
	}
	if self := b.self.Load(); self.app == "" && it.AppID != "" { // a replica without a shard has not been told who it is
		b.self.CompareAndSwap(self, &identity{user: it.AppID, app: it.AppID})
	}
	it.inline = newInline()
	if !b.firstSeen(r.Context(), it.ID) || !b.takeInteraction(it) {
		http.Error(w, "this interaction came before", http.StatusConflict)
		return
	}
	it.inline.serve(w, r)
}

// firstSeen reports whether no replica was sent an interaction before.
func (b *Bot) firstSeen(ctx context.Context, id string) bool {
	if !b.opts.Replicas {
		return true // what this process was sent it remembers
	}
	first, err := b.opts.Leases.Take(ctx, "interaction/"+id, b.run+"/"+strconv.FormatInt(b.endpoint.Add(1), 10), replayKept)
	if err != nil { // then nothing can be changed either
		b.opts.Log.Warn("it cannot be known whether another process was sent an interaction", "interaction", id, "error", err)
		return true
	}
	return first
}

// An inline is the reply to the request by which an interaction came; the first response
// to the interaction goes into it.
type inline struct {
	first   chan answered
	gone    chan struct{} // closed when nobody waits any more
	written chan struct{} // closed when the response is on its way
}

// An answered is a body with its content type.
type answered struct {
	body []byte
	kind string
}

func newInline() *inline {
	return &inline{first: make(chan answered), gone: make(chan struct{}), written: make(chan struct{})}
}

// serve waits for the first response and writes it.
func (in *inline) serve(w http.ResponseWriter, r *http.Request) {
	timer := time.NewTimer(inlineTime)
	defer timer.Stop()
	select {
	case a := <-in.first:
		w.Header().Set("Content-Type", a.kind)
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
		_, _ = w.Write(a.body) // if Discord does not read it, what follows fails
		_ = http.NewResponseController(w).Flush()
		close(in.written)
	case <-timer.C:
		close(in.gone)
		http.Error(w, "no response in time", http.StatusServiceUnavailable)
	case <-r.Context().Done():
		close(in.gone)
	}
}

// respond gives the first response; as Discord does, it declines one that is too late.
func (in *inline) respond(ctx context.Context, r response, files []file) error {
	body, kind, err := encode(r, files)
	if err != nil {
		return err
	}
	select {
	case in.first <- answered{body, kind}:
	case <-in.gone:
		return &APIError{Status: http.StatusNotFound, Code: codeUnknownInteraction, Message: "Unknown interaction"}
	case <-ctx.Done():
		return ctx.Err()
	}
	<-in.written
	return nil
}

// Discord needs a moment to carry out what stood in a reply: so often, and so long apart,
// the message that came of it is looked for.
const (
	originalTries = 5
	originalPause = 200 * time.Millisecond
)

// callbackInline is callback for an interaction that came to the endpoint.
func (a *api) callbackInline(ctx context.Context, it *interaction, r response, files []file) (id string, err error) {
	if err := it.inline.respond(ctx, r, files); err != nil {
		return "", err
	}
	switch r.Type {
	case offerChoices, openModal:
		return "", nil
	case updateMessage:
		return it.Message.ID, nil
	case deferUpdate: // it makes no message
		pause(ctx, originalPause)
		return "", nil
	}
	var s sent
	for range originalTries {
		if err = a.do(ctx, http.MethodGet, "/webhooks/"+it.AppID+"/"+it.Token+"/messages/@original", nil, &s); err == nil {
			return s.ID, nil
		}
		pause(ctx, originalPause)
	}
	return "", nil //nolint:nilerr // it was answered all the same; a correction will not reach it
}
