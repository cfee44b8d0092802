package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Discord's error codes that the server answers with.
const (
	codeUnknownApp         = 10002
	codeUnknownChannel     = 10003
	codeUnknownGuild       = 10004
	codeUnknownMember      = 10007
	codeUnknownMessage     = 10008
	codeUnknownUser        = 10013
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeUnknownCommand     = 10063
	codeTooLarge           = 40005
	codeAlreadyAcked       = 40060
	codeMissingAccess      = 50001
	codeNotAuthor          = 50005
	codeEmptyMessage       = 50006
	codeCannotDM           = 50007
	codeMissingPermissions = 50013
	codeWebhookToken       = 50027
	codeInvalidForm        = 50035
	codeInvalidJSON        = 50109
	codeThreadExists       = 160004
)

// A refusal is a response by which the server declines a request.
type refusal struct {
	status, code int
	message      string
	errors       object // nested; nil: none
}

func (r *refusal) Error() string { return r.message }

// Refusals without details.
var (
	errNotFound     = &refusal{status: 404, message: "404: Not Found"}
	errUnauthorized = &refusal{status: 401, message: "401: Unauthorized"}
	errChannel      = &refusal{status: 404, code: codeUnknownChannel, message: "Unknown Channel"}
	errGuild        = &refusal{status: 404, code: codeUnknownGuild, message: "Unknown Guild"}
	errMember       = &refusal{status: 404, code: codeUnknownMember, message: "Unknown Member"}
	errUser         = &refusal{status: 404, code: codeUnknownUser, message: "Unknown User"}
	errMessage      = &refusal{status: 404, code: codeUnknownMessage, message: "Unknown Message"}
	errCommand      = &refusal{status: 404, code: codeUnknownCommand, message: "Unknown application command"}
	errApp          = &refusal{status: 403, code: codeUnknownApp, message: "Unknown Application"}
	errInteraction  = &refusal{status: 404, code: codeUnknownInteraction, message: "Unknown interaction"}
	errAcked        = &refusal{status: 400, code: codeAlreadyAcked, message: "Interaction has already been acknowledged."}
	errWebhook      = &refusal{status: 404, code: codeUnknownWebhook, message: "Unknown Webhook"}
	errWebhookToken = &refusal{status: 401, code: codeWebhookToken, message: "Invalid Webhook Token"}
	errAccess       = &refusal{status: 403, code: codeMissingAccess, message: "Missing Access"}
	errPermissions  = &refusal{status: 403, code: codeMissingPermissions, message: "Missing Permissions"}
	errNotAuthor    = &refusal{status: 403, code: codeNotAuthor, message: "Cannot edit a message authored by another user"}
	errTooLarge     = &refusal{status: 413, code: codeTooLarge, message: "Request entity too large"}
)

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // to one who may have gone
}

func (r *refusal) write(w http.ResponseWriter) {
	o := object{"message": r.message, "code": r.code}
	if r.errors != nil {
		o["errors"] = r.errors
	}
	writeJSON(w, r.status, o)
}

// A rest is one request of a bot being served, under the server's lock.
type rest struct {
	*http.Request
	s     *Server
	app   *application // who asks; nil where a token in the path tells
	body  []byte       // as JSON
	up    uploads      // that came with it
	key   string       // "METHOD /path"
	house bool         // our own rules hold too: it comes from the bot under test
}

// A handler serves a request: with a value, with nothing (nil), or a *refusal.
type handler func(q *rest) (any, error)

// serveAPI serves one request below /api/, faults included, and remembers it.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	version, path, ok := splitVersion(r.URL.Path)
	if !ok {
		errNotFound.write(w)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxUpload+1))
	if err != nil || len(body) > maxUpload {
		errTooLarge.write(w)
		return
	}
	rec := &recorder{ResponseWriter: w, status: http.StatusOK}
	at := time.Now()
	defer s.update(func() { // also when the connection is cut
		kept := body[:min(len(body), maxKept)]
		s.requests = append(s.requests, Request{r.Method, path, r.URL.RawQuery, kept, at, rec.status})
		if len(s.requests) > maxRequests {
			s.requests = append([]Request(nil), s.requests[maxRequests/2:]...)
		}
	})
	inner := r.Clone(r.Context())
	inner.URL.Path, inner.URL.RawPath = path, ""
	serve := func(w http.ResponseWriter) {
		inner.Body = io.NopCloser(bytes.NewReader(body))
		s.rest.ServeHTTP(w, inner)
	}
	if version != "v9" && version != "v10" {
		(&refusal{status: 400, code: 50041, message: "Invalid API version"}).write(rec)
		return
	}
	if s.misbehave(rec, r, r.Method+" "+path, serve) {
		serve(rec)
	}
}

func splitVersion(p string) (version, path string, ok bool) {
	rest, ok := strings.CutPrefix(p, "/api/")
	if !ok {
		return "", "", false
	}
	version, path, ok = strings.Cut(rest, "/")
	return version, "/" + path, ok
}

// A recorder remembers the status of a response.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

// nowhere is a response that nobody reads.
type nowhere struct{}

func (nowhere) Header() http.Header         { return http.Header{} }
func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (nowhere) WriteHeader(int)             {}

// routes lists the REST interface, below the version.
func (s *Server) routes() *http.ServeMux {
	m := http.NewServeMux()
	open := func(pattern string, h handler) { m.Handle(pattern, s.handle(pattern, false, h)) }
	own := func(pattern string, h handler) { m.Handle(pattern, s.handle(pattern, true, h)) }

	own("GET /gateway", func(q *rest) (any, error) { return object{"url": s.socket()}, nil })
	own("GET /gateway/bot", gatewayBot)
	own("GET /users/{user}", getUser)
	own("GET /users/@me/guilds", myGuilds)
	own("POST /users/@me/channels", openDM)
	own("GET /applications/@me", me)
	own("GET /oauth2/applications/@me", me)

	own("GET /guilds/{guild}", getGuild)
	own("GET /guilds/{guild}/channels", guildChannels)
	own("GET /guilds/{guild}/roles", guildRoles)
	own("GET /guilds/{guild}/members", guildMembers)
	own("GET /guilds/{guild}/members/{user}", guildMember)
	own("GET /guilds/{guild}/threads/active", activeThreads)

	own("GET /channels/{channel}", getChannel)
	own("PATCH /channels/{channel}", changeThread)
	own("DELETE /channels/{channel}", deleteThread)
	own("POST /channels/{channel}/typing", typing)
	own("GET /channels/{channel}/messages", listMessages)
	own("POST /channels/{channel}/messages", postMessage)
	own("POST /channels/{channel}/messages/bulk-delete", bulkDelete)
	own("GET /channels/{channel}/messages/{message}", getMessage)
	own("PATCH /channels/{channel}/messages/{message}", editMessage)
	own("DELETE /channels/{channel}/messages/{message}", deleteMessage)
	own("PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me", addReaction)
	own("DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/{user}", dropReaction)
	own("GET /channels/{channel}/messages/{message}/reactions/{emoji}", listReactions)
	own("POST /channels/{channel}/threads", startThread)
	own("POST /channels/{channel}/messages/{message}/threads", startThread)
	own("GET /channels/{channel}/thread-members", threadMembers)
	own("PUT /channels/{channel}/thread-members/{user}", joinThread)
	own("DELETE /channels/{channel}/thread-members/{user}", leaveThread)

	for _, at := range []string{"/applications/{app}/commands", "/applications/{app}/guilds/{guild}/commands"} {
		own("GET "+at, listCommands)
		own("PUT "+at, putCommands)
		own("POST "+at, postCommand)
		own("GET "+at+"/{command}", getCommand)
		own("PATCH "+at+"/{command}", patchCommand)
		own("DELETE "+at+"/{command}", deleteCommand)
	}
	open("POST /interactions/{id}/{token}/callback", callback)
	open("POST /webhooks/{app}/{token}", followUp)
	open("GET /webhooks/{app}/{token}/messages/{message}", getResponse)
	open("PATCH /webhooks/{app}/{token}/messages/{message}", editResponse)
	open("DELETE /webhooks/{app}/{token}/messages/{message}", deleteResponse)
	own("/", func(*rest) (any, error) { return nil, errNotFound })
	return m
}

// handle makes a handler of Discord's kind one of net/http's: with
// authorization, rate limits, and multipart bodies taken apart.
func (s *Server) handle(pattern string, needsToken bool, h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // of memory
		q := &rest{Request: r, s: s, body: body, key: r.Method + " " + r.URL.Path}
		s.mu.Lock()
		defer s.mu.Unlock()
		if needsToken {
			token, isBot := strings.CutPrefix(r.Header.Get("Authorization"), "Bot ")
			if q.app = s.authorized(token); q.app == nil || !isBot {
				errUnauthorized.write(w)
				return
			}
			q.house = q.app.user == bot
		}
		if !s.limit(w, q, pattern) {
			return
		}
		out, err := q.run(h)
		s.wake()
		var no *refusal
		switch {
		case errors.As(err, &no):
			no.write(w)
		case out == nil:
			w.WriteHeader(http.StatusNoContent)
		default:
			writeJSON(w, http.StatusOK, out)
		}
	})
}

// run takes the body apart and calls the handler.
func (q *rest) run(h handler) (any, error) {
	kind, params, _ := mime.ParseMediaType(q.Header.Get("Content-Type"))
	switch {
	case kind == "multipart/form-data":
		payload, up, err := readForm(q.body, params["boundary"])
		if err != nil {
			return nil, &refusal{status: 400, message: "400: Bad Request: " + err.Error()}
		}
		if payload == nil {
			payload = []byte("{}")
		}
		q.body, q.up = payload, up
	case len(q.body) > 0 && kind != "application/json":
		return nil, q.reject([]Problem{{Code: "CONTENT_TYPE_INVALID", Message: "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}."}})
	}
	return h(q)
}

// checker makes a checker for a request of an application.
func (q *rest) checker(a *application) *checker {
	q.house = a.user == bot
	return &checker{house: q.house, files: len(q.up) > 0}
}

// reject records broken rules and gives the refusal in Discord's form; nil if
// there are none.
func (q *rest) reject(found []Problem) error {
	if !q.house { // Discord ignores what it does not know; to us it is a mistake
		found = slices.DeleteFunc(found, func(p Problem) bool { return p.Code == codeUnknownField })
	}
	if len(found) == 0 {
		return nil
	}
	for _, p := range found {
		q.s.problems = append(q.s.problems, q.key+": "+p.String())
	}
	q.s.tell(change{What: "problem"})
	switch {
	case found[0].Code == badJSON.Code:
		return &refusal{status: 400, code: codeInvalidJSON, message: found[0].Message}
	case len(found) == 1 && found[0].Code == codeEmpty:
		return &refusal{status: 400, code: codeEmptyMessage, message: found[0].Message}
	}
	return &refusal{status: 400, code: codeInvalidForm, message: "Invalid Form Body", errors: errorTree(found)}
}

// decode reads a body that was checked before.
func (q *rest) decode(v any) { _ = json.Unmarshal(q.body, v) }
