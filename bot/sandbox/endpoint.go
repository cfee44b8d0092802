package sandbox

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// maxInline bounds what is read of an endpoint's response: a message with its files.
const maxInline = 26 << 20

// SendInteractionsTo sends what people do to an address of the first bot's, signed, in
// place of the gateway, as Discord does where an application has such an address. It gives
// the public key. "" goes back to the gateway.
func (s *Server) SendInteractionsTo(url string) ed25519.PublicKey {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		panic(err) // it never fails
	}
	s.update(func() { s.endpoint, s.signing = url, private })
	return public
}

// Sign signs a body for an endpoint, as of a moment.
func (s *Server) Sign(body []byte, at time.Time) http.Header {
	s.mu.Lock()
	defer s.mu.Unlock()
	stamp := strconv.FormatInt(at.Unix(), 10)
	return http.Header{
		"X-Signature-Timestamp": {stamp}, "Content-Type": {"application/json"},
		"X-Signature-Ed25519": {hex.EncodeToString(ed25519.Sign(s.signing, append([]byte(stamp), body...)))},
	}
}

// deliver brings an interaction to the bot; the lock is held.
func (s *Server) deliver(a *application, guild string, it *Interaction, o object) {
	if s.endpoint == "" || a != s.apps[0] {
		s.dispatch(a, guild, "INTERACTION_CREATE", o)
		return
	}
	body, _ := json.Marshal(o)
	url, id, token := s.endpoint, it.ID, it.Token
	s.wg.Go(func() {
		if err := s.call(url, id, token, body); err != nil && s.base.Err() == nil {
			s.update(func() { s.problems = append(s.problems, "interaction "+id+": "+err.Error()) })
		}
	})
}

// call sends an interaction to an endpoint, and carries out what the response asks for as
// if the bot had sent it.
func (s *Server) call(url, id, token string, body []byte) error {
	ctx, cancel := context.WithTimeout(s.base, interactionDeadline)
	defer cancel()
	status, kind, reply, err := post(ctx, url, s.Sign(body, s.opts.Now()), body)
	if err != nil {
		return err
	}
	if status != http.StatusOK {
		return fmt.Errorf("the endpoint says %d: %.200s", status, reply)
	}
	path := s.URL() + "/api/v10/interactions/" + id + "/" + token + "/callback"
	status, _, said, err := post(ctx, path, http.Header{"Content-Type": {kind}}, reply)
	if err == nil && status >= http.StatusBadRequest {
		err = fmt.Errorf("the endpoint's response is refused: %.200s", said)
	}
	return err
}

func post(ctx context.Context, url string, h http.Header, body []byte) (status int, kind string, reply []byte, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return 0, "", nil, err
	}
	req.Header = h
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, "", nil, err
	}
	defer resp.Body.Close()
	reply, err = io.ReadAll(io.LimitReader(resp.Body, maxInline))
	return resp.StatusCode, resp.Header.Get("Content-Type"), reply, err
}
