package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
)

// Codes of Discord's errors that are told apart.
const (
	codeMissingAccess      = 50001
	codeMissingPermissions = 50013
	codeCannotDirect       = 50007
	codeUnknownChannel     = 10003
	codeUnknownMessage     = 10008
	codeUnknownInteraction = 10062
	codeAlreadyResponded   = 40060
)

// An APIError is a response by which Discord declines a request.
type APIError struct {
	Status  int    // of HTTP
	Code    int    // of Discord; 0 if not told
	Message string // as Discord gives it
}

func (e *APIError) Error() string {
	return fmt.Sprintf("Discord says %d %s (code %d)", e.Status, e.Message, e.Code)
}

// isCode reports whether an error is Discord's, with one of the codes.
func isCode(err error, codes ...int) bool {
	var e *APIError
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.Code == c {
			return true
		}
	}
	return false
}

// An api sends requests through discordgo. The buckets of discordgo are passed
// by: they sleep without regard to contexts and grow by one for each
// interaction; the transport below keeps to the limits instead.
type api struct{ session *discordgo.Session }

func newAPI(token string, t http.RoundTripper) (*api, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("make a Discord session: %w", err)
	}
	s.Client = &http.Client{Transport: t} // the contexts of requests end them
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	return &api{session: s}, nil
}

// do sends in as JSON (nil: no body) and reads the response into out (nil: not
// read). The path begins below the version: "/channels/1/messages".
func (a *api) do(ctx context.Context, method, path string, in, out any) error {
	return a.send(ctx, method, path, in, nil, out)
}

// send does the same, with files.
func (a *api) send(ctx context.Context, method, path string, in any, files []file, out any) error {
	body, contentType, err := encode(in, files)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, discordhttp.Redact(path), err)
	}
	bucket := discordgo.NewRatelimiter().LockBucket("")
	resp, err := a.session.RequestWithLockedBucket(method, discordgo.EndpointAPI+path[1:], contentType, body, bucket, 0,
		discordgo.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, discordhttp.Redact(path), plain(err))
	}
	if out == nil || len(resp) == 0 {
		return nil
	}
	if err := json.Unmarshal(resp, out); err != nil {
		return fmt.Errorf("%s %s: read the response: %w", method, discordhttp.Redact(path), err)
	}
	return nil
}

// plain drops from an error what must not be logged: addresses with tokens, and requests.
func plain(err error) error {
	var re *discordgo.RESTError
	if errors.As(err, &re) {
		out := &APIError{Status: re.Response.StatusCode, Message: http.StatusText(re.Response.StatusCode)}
		if re.Message != nil {
			out.Code, out.Message = re.Message.Code, re.Message.Message
		}
		return out
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		return ue.Err
	}
	return err
}

func (a *api) close() { a.session.Client.CloseIdleConnections() }
