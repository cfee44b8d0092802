package sandbox

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // sizes of pictures
	_ "image/jpeg" // sizes of pictures
	_ "image/png"  // sizes of pictures
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxUpload is how much one request may carry, in bytes, as Discord allows.
const maxUpload = 25 << 20

// An Attachment is a file of a message.
type Attachment struct {
	ID          string
	Channel     string
	Filename    string
	Type        string // "image/png"
	Description string
	Size        int
	Width       int // of pictures, in pixels
	Height      int
}

// A file is an uploaded file with its bytes.
type file struct {
	Attachment
	Data []byte
}

// uploads are files of a multipart request by the number in their field's name.
type uploads map[string]*file

// unsafe matches what Discord takes out of file names.
var unsafe = regexp.MustCompile(`[^\p{L}\p{N}._-]+`)

func newFile(name, kind string, data []byte) *file {
	name = strings.Trim(unsafe.ReplaceAllString(path.Base(strings.ReplaceAll(name, `\`, "/")), "_"), "_")
	if name == "" || name == "." || name == ".." {
		name = "unknown"
	}
	if byName := mime.TypeByExtension(path.Ext(name)); byName != "" {
		kind = byName
	}
	if kind == "" {
		kind = http.DetectContentType(data)
	}
	f := &file{Attachment: Attachment{Filename: name, Type: kind, Size: len(data)}, Data: data}
	if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
		f.Width, f.Height = c.Width, c.Height
	}
	return f
}

// readForm splits a multipart body into its JSON part and its files.
func readForm(body []byte, boundary string) (payload []byte, up uploads, err error) {
	up = uploads{}
	for r := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return payload, up, nil
		}
		if err != nil {
			return nil, nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, err
		}
		field := part.FormName()
		switch {
		case field == "payload_json":
			payload = data
		case part.FileName() != "":
			n := strings.TrimSuffix(strings.TrimPrefix(field, "files["), "]")
			if _, err := strconv.Atoi(n); err != nil {
				n = strconv.Itoa(len(up)) // the old form: any name
			}
			up[n] = newFile(part.FileName(), part.Header.Get("Content-Type"), data)
		}
	}
}

// store keeps a file under a new id; the lock is held.
func (s *Server) store(f *file, channel string) {
	f.ID, f.Channel = s.newID(), channel
	s.files[f.ID] = f
}

// attach puts files to a message: those that its payload keeps by their ids, and
// the uploaded ones; the lock is held.
func (s *Server) attach(m *Message, p payload, up uploads) {
	var kept []Attachment
	for _, a := range p.Attachments {
		id := textOf(a.ID)
		if i := slices.IndexFunc(m.Attachments, func(x Attachment) bool { return x.ID == id }); i >= 0 {
			kept = append(kept, m.Attachments[i])
		} else if f := up[id]; f != nil {
			f.Description = a.Description
			if a.Filename != "" {
				f.Filename = newFile(a.Filename, "", nil).Filename
			}
		}
	}
	m.Attachments = kept
	for i := range len(up) {
		if f := up[strconv.Itoa(i)]; f != nil {
			s.store(f, m.Channel)
			m.Attachments = append(m.Attachments, f.Attachment)
		}
	}
}

// takeAttachment removes the attachment with a name from the message and gives
// it, or nil: what an embed shows stands there only.
func (m *Message) takeAttachment(name string) *Attachment {
	i := slices.IndexFunc(m.Attachments, func(a Attachment) bool { return a.Filename == name })
	if i < 0 {
		return nil
	}
	a := m.Attachments[i]
	m.Attachments = slices.Delete(slices.Clone(m.Attachments), i, i+1)
	return &a
}

func (s *Server) fileURL(a *Attachment) string {
	return fmt.Sprintf("%s/attachments/%s/%s/%s", s.URL(), a.Channel, a.ID, url.PathEscape(a.Filename))
}

func (s *Server) attachmentJSON(a *Attachment) object {
	o := object{
		"id": a.ID, "filename": a.Filename, "size": a.Size, "content_type": a.Type,
		"url": s.fileURL(a), "proxy_url": s.fileURL(a),
	}
	if a.Width > 0 {
		o["width"], o["height"] = a.Width, a.Height
	}
	if a.Description != "" {
		o["description"] = a.Description
	}
	return o
}

// serveFile sends an attachment. Only pictures and plain text are shown by a
// browser that opens it; all else is downloaded.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	f := s.files[r.PathValue("id")]
	s.mu.Unlock()
	if f == nil || f.Channel != r.PathValue("channel") || f.Filename != r.PathValue("name") {
		http.NotFound(w, r)
		return
	}
	kind := f.Type
	disposition := "attachment"
	if strings.HasPrefix(kind, "text/") {
		kind = "text/plain; charset=utf-8"
	}
	if kind == "text/plain; charset=utf-8" || strings.HasPrefix(kind, "image/") && !strings.Contains(kind, "svg") {
		disposition = "inline"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": f.Filename}))
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Data)))
	_, _ = w.Write(f.Data)
}
