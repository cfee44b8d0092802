package sandbox

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
	"unicode/utf8"
)

// A failing is an error of a request to the sandbox's own interface.
type failing struct {
	status int
	text   string
}

func (f *failing) Error() string { return f.text }

func failingf(status int, format string, args ...any) error {
	return &failing{status, fmt.Sprintf(format, args...)}
}

func writeProblem(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	var f *failing
	if errors.As(err, &f) {
		status = f.status
	}
	writeJSON(w, status, object{"error": err.Error()})
}

// writeOwn answers a page. Files are named without the server's address, because
// the page may have been opened under another name of it.
func (s *Server) writeOwn(w http.ResponseWriter, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		writeProblem(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(bytes.ReplaceAll(b, []byte(`"`+s.URL()+"/attachments/"), []byte(`"/attachments/`)))
}

// handlers lists what is served beside Discord's own interface.
func (s *Server) handlers() *http.ServeMux {
	m := http.NewServeMux()
	m.HandleFunc("GET /sandbox/info", s.serveInfo)
	m.HandleFunc("GET /sandbox/state", s.serveState)
	m.HandleFunc("GET /sandbox/events", s.serveEvents)
	m.HandleFunc("GET /sandbox/problems", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, object{"problems": append([]string{}, s.Problems()...)})
	})
	m.HandleFunc("POST /sandbox/act", s.serveAct)
	m.HandleFunc("GET /sandbox/faults", s.serveFaults)
	m.HandleFunc("POST /sandbox/faults", s.serveFaults)
	m.HandleFunc("GET /sandbox/clock", s.serveClock)
	m.HandleFunc("POST /sandbox/clock", s.serveClock)
	m.HandleFunc("POST /sandbox/attachments", s.serveUpload)
	m.HandleFunc("GET /attachments/{channel}/{id}/{name}", s.serveFile)
	m.HandleFunc("GET /avatars/{picture}", serveAvatar)
	m.HandleFunc("/sandbox/", func(w http.ResponseWriter, r *http.Request) {
		writeProblem(w, failingf(http.StatusNotFound, "there is no %s %s", r.Method, r.URL.Path))
	})
	m.HandleFunc("/", s.servePage)
	return m
}

// maxBody bounds a request to the sandbox's own interface, in bytes.
const maxBody = 1 << 20

// readBody reads a JSON body; fields that are not known are an error.
func readBody(r *http.Request, v any) error {
	d := json.NewDecoder(io.LimitReader(r.Body, maxBody))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return failingf(http.StatusBadRequest, "the body is not as expected: %v", err)
	}
	return nil
}

// persona gives the person of a name, id or token.
func (s *Server) persona(as string) (*User, error) {
	for _, p := range Personas {
		if as == p.Name || as == p.Token {
			return p.User, nil
		}
	}
	if u := user(as); u != nil && !u.Bot {
		return u, nil
	}
	return nil, failingf(http.StatusNotFound, "there is no persona %q", as)
}

func avatarOf(u *User) string { return "/avatars/" + u.ID + ".svg" }

// serveInfo tells what a client needs to begin.
func (s *Server) serveInfo(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	robot := func(a *application) object {
		return object{
			"id": a.id(), "application_id": a.id(), "name": a.user.Name, "token": a.token, "avatar": avatarOf(a.user),
			"connected": a.connected(),
		}
	}
	homes, people := []any{}, []any{}
	for _, g := range s.guilds {
		homes = append(homes, object{"id": g.ID, "name": g.Name})
	}
	for _, p := range Personas {
		people = append(people, s.personaJSON(p))
	}
	writeJSON(w, http.StatusOK, object{
		"api": s.URL() + "/api", "gateway": s.socket(), "versions": []string{"9", "10"},
		"bot": robot(s.apps[0]), "second_bot": robot(s.apps[1]), "guilds": homes, "personas": people,
		"clock": s.clockJSON(), "examples": append([]string{}, s.opts.Examples...),
	})
}

func (s *Server) personaJSON(p Persona) object {
	places := object{"general": "", "ask": "", "moderators": "", "thread": "", "dm": DM(p.User)}
	moderator := false
	for _, c := range s.sorted() {
		if c.Guild != p.Guild || !s.sees(p.User, c) {
			continue
		}
		if _, told := places[c.Kind]; told && places[c.Kind] == "" {
			places[c.Kind] = c.ID
		}
		moderator = moderator || s.may(p.User, c, ManageMessages)
	}
	return object{
		"persona": p.Name, "id": p.User.ID, "name": p.User.Name, "locale": p.User.Locale, "token": p.Token, "avatar": avatarOf(p.User),
		"guild": p.Guild, "moderator": moderator, "operator": p.User == Olga, "channels": places,
	}
}

func (s *Server) clockJSON() object {
	o := object{"now": s.opts.Now().UTC().Format(time.RFC3339Nano), "settable": s.opts.Clock != nil, "set": false, "frozen": false}
	if s.opts.Clock != nil {
		o["set"], o["frozen"] = s.opts.Clock.state()
	}
	return o
}

// serveClock reads the clock, or sets it.
func (s *Server) serveClock(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		if err := s.setClock(r); err != nil {
			writeProblem(w, err)
			return
		}
		s.update(func() { s.tell(change{What: "clock"}) })
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	writeJSON(w, http.StatusOK, s.clockJSON())
}

func (s *Server) setClock(r *http.Request) error {
	if s.opts.Clock == nil {
		return failingf(http.StatusConflict, "the clock cannot be set here: it is not the bot's")
	}
	var p struct {
		Now    string `json:"now"`
		Frozen bool   `json:"frozen"`
	}
	if err := readBody(r, &p); err != nil {
		return err
	}
	if p.Now == "" {
		s.opts.Clock.Set(time.Time{}, false)
		return nil
	}
	t, err := time.Parse(time.RFC3339, p.Now)
	if err != nil || t.Year() < 2015 { // ids begin to count there
		return failingf(http.StatusBadRequest, "now: want a moment such as 2024-08-31T12:00:00Z, not before 2015")
	}
	s.opts.Clock.Set(t, p.Frozen)
	return nil
}

// serveUpload takes a persona's files in, for messages and options to come.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	_, err := s.persona(r.URL.Query().Get("as"))
	if err != nil {
		writeProblem(w, err)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxUpload+1))
	if err != nil || len(body) > maxUpload {
		writeProblem(w, failingf(http.StatusRequestEntityTooLarge, "files may have %d MiB together", maxUpload>>20))
		return
	}
	_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	_, up, err := readForm(body, params["boundary"])
	if err != nil || len(up) == 0 {
		writeProblem(w, failingf(http.StatusBadRequest, "want multipart/form-data with files"))
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []any{}
	for i := range len(up) {
		if f := up[fmt.Sprint(i)]; f != nil {
			s.store(f, "uploads")
			out = append(out, s.attachmentJSON(&f.Attachment))
		}
	}
	s.writeOwn(w, object{"attachments": out})
}

// discs are the colours of avatars, dark enough for white letters on them.
var discs = []string{"#4752c4", "#2d7d46", "#a12d2f", "#7a4b00", "#8a2f6b", "#1f6f8b", "#5c4a9e", "#44546a"}

// serveAvatar draws an initial on a disc.
func serveAvatar(w http.ResponseWriter, r *http.Request) {
	u := user(strings.TrimSuffix(r.PathValue("picture"), ".svg"))
	if u == nil {
		http.NotFound(w, r)
		return
	}
	initial, _ := utf8.DecodeRuneInString(u.Name)
	colour := discs[int(u.ID[len(u.ID)-1]-'0')%len(discs)]
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "max-age=3600")
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="80" height="80"><rect width="80" height="80" fill="%s"/>`+
		`<text x="40" y="54" font-family="sans-serif" font-size="40" text-anchor="middle" fill="#fff">%s</text></svg>`,
		colour, html.EscapeString(string(initial)))
}

// servePage serves the page's files; a file that was packed beforehand (".gz")
// is sent packed.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "405: Method Not Allowed", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	if s.opts.Page == nil {
		if name == "index.html" {
			fmt.Fprintln(w, "A Discord-compatible server for trying the bot. It has no page here; GET /sandbox/info tells how to use it.")
			return
		}
		http.NotFound(w, r)
		return
	}
	body, err := fs.ReadFile(s.opts.Page, name)
	packed, noPacked := fs.ReadFile(s.opts.Page, name+".gz")
	switch {
	case err != nil && noPacked != nil:
		http.NotFound(w, r)
		return
	case noPacked == nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip"):
		w.Header().Set("Content-Encoding", "gzip")
		body = packed
	case err != nil:
		body = unpack(packed)
	}
	w.Header().Set("Vary", "Accept-Encoding")
	w.Header().Set("Content-Type", typeOf(name, body))
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(body)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

func typeOf(name string, body []byte) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return http.DetectContentType(body)
}

func unpack(b []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(r)
	return out
}
