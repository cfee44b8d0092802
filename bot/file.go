package bot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strings"

	"github.com/ceasefire-facts/bot/bot/render"
)

// Limits of the files of one message, from Discord.
const (
	maxFiles     = 10
	maxFileBytes = 10 << 20 // together; servers with boosts allow more
	maxFileAbout = 1024     // UTF-16 units of a description
)

// A file goes out with a reply.
type file struct {
	Name  string // with its ending: "facts.yaml"
	Type  string // "text/yaml"; "": unknown
	About string // a picture in words, for those who do not see it; ""
	Data  []byte
}

// checkFiles tells what is wrong with files that Discord would refuse.
func checkFiles(files []file) error {
	if len(files) > maxFiles {
		return fmt.Errorf("a message has up to %d files, not %d", maxFiles, len(files))
	}
	total := 0
	for _, f := range files {
		if f.Name == "" {
			return errors.New("a file has no name")
		}
		if n := render.Units(f.About); n > maxFileAbout {
			return fmt.Errorf("the description of %s has %d units, more than %d", f.Name, n, maxFileAbout)
		}
		total += len(f.Data)
	}
	if total > maxFileBytes {
		return fmt.Errorf("files hold %d bytes together, more than %d", total, maxFileBytes)
	}
	return nil
}

// An enclosure names a file of a message, by its place among those that come
// with the request.
type enclosure struct {
	ID    int    `json:"id"`
	Name  string `json:"filename"`
	About string `json:"description,omitempty"`
}

// enclosures names files for a message; never nil, so that a change of a message
// takes away the files that it had.
func enclosures(files []file) []enclosure {
	out := make([]enclosure, 0, len(files))
	for i, f := range files {
		out = append(out, enclosure{ID: i, Name: f.Name, About: f.About})
	}
	return out
}

// encode gives a request's body with its content type: JSON, or, where files go
// with it, a form that holds both.
func encode(in any, files []file) (body []byte, contentType string, err error) {
	if in == nil {
		return nil, jsonType, nil
	}
	body, err = json.Marshal(in)
	if err != nil || len(files) == 0 {
		return body, jsonType, err
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	err = part(w, `form-data; name="payload_json"`, jsonType, body)
	for i, f := range files {
		disposition := fmt.Sprintf(`form-data; name="files[%d]"; filename="%s"`, i, quotes.Replace(f.Name))
		err = errors.Join(err, part(w, disposition, f.Type, f.Data))
	}
	err = errors.Join(err, w.Close())
	return b.Bytes(), w.FormDataContentType(), err
}

const jsonType = "application/json"

// quotes makes a file's name safe in a header.
var quotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "", "\n", "")

func part(w *multipart.Writer, disposition, contentType string, data []byte) error {
	h := textproto.MIMEHeader{"Content-Disposition": {disposition}}
	if contentType != "" {
		h.Set("Content-Type", contentType)
	}
	p, err := w.CreatePart(h)
	if err == nil {
		_, err = p.Write(data)
	}
	return err
}
