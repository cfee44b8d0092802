package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience bounds every wait of a test; a test that passes never waits so long.
const patience = 20 * time.Second

// An object is a JSON object.
type object = map[string]any

// A place is a sandbox that a test talks to over HTTP.
type place struct {
	*sandbox.Server
	t   *testing.T
	ctx context.Context
}

func listen(t *testing.T, o sandbox.Options) *place {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	s, err := sandbox.Listen("127.0.0.1:0", o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	return &place{s, t, ctx}
}

// send makes a request and gives status, headers and body.
func (p *place) send(method, path string, body any, header ...string) (int, http.Header, []byte) {
	p.t.Helper()
	var in io.Reader
	kind := "application/json"
	switch b := body.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	case []byte:
		in = bytes.NewReader(b)
	default:
		text, err := json.Marshal(b)
		if err != nil {
			p.t.Fatal(err)
		}
		in = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(p.ctx, method, p.URL()+path, in)
	if err != nil {
		p.t.Fatal(err)
	}
	if in != nil {
		r.Header.Set("Content-Type", kind)
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	out, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, out
}

// json makes a request that must succeed, and reads its JSON.
func (p *place) json(method, path string, body any, header ...string) any {
	p.t.Helper()
	status, _, b := p.send(method, path, body, header...)
	if status/100 != 2 {
		p.t.Fatalf("%s %s: %d %s", method, path, status, b)
	}
	if len(b) == 0 {
		return nil
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		p.t.Fatalf("%s %s: %v in %s", method, path, err, b)
	}
	return v
}

// asBot makes a request as the second bot.
func (p *place) asBot(method, path string, body any) any {
	p.t.Helper()
	return p.json(method, "/api/v10"+path, body, "Authorization", "Bot "+sandbox.SecondToken)
}

// refused makes a request as the second bot that must fail, and gives status and code.
func (p *place) refused(method, path string, body any) (status, code int) {
	p.t.Helper()
	status, _, b := p.send(method, "/api/v10"+path, body, "Authorization", "Bot "+sandbox.SecondToken)
	var e struct{ Code int }
	json.Unmarshal(b, &e)
	return status, e.Code
}

// act does something as a persona.
func (p *place) act(do string, fields object) object {
	p.t.Helper()
	status, out := p.try(do, fields)
	if status != http.StatusOK {
		p.t.Fatalf("%s %v: %d %v", do, fields, status, out)
	}
	return out
}

// try does something as a persona that may be refused.
func (p *place) try(do string, fields object) (int, object) {
	p.t.Helper()
	body := object{"as": "asker", "do": do}
	for k, v := range fields {
		body[k] = v
	}
	status, _, b := p.send("POST", "/sandbox/act", body)
	var out object
	if err := json.Unmarshal(b, &out); err != nil {
		p.t.Fatalf("%v in %s", err, b)
	}
	return status, out
}

// state gives what a persona sees in a channel.
func (p *place) state(as, channel string) object {
	p.t.Helper()
	return p.json("GET", "/sandbox/state?as="+as+"&channel="+channel, nil).(object)
}

// dig follows keys and indices into JSON; nil where there is nothing.
func dig(v any, path ...any) any {
	for _, k := range path {
		switch k := k.(type) {
		case string:
			o, _ := v.(object)
			v = o[k]
		case int:
			l, _ := v.([]any)
			if k < 0 {
				k += len(l)
			}
			if k < 0 || k >= len(l) {
				return nil
			}
			v = l[k]
		}
	}
	return v
}

// is checks what stands at a place in JSON.
func (p *place) is(v, want any, path ...any) {
	p.t.Helper()
	got, _ := json.Marshal(dig(v, path...))
	wanted, _ := json.Marshal(want)
	if !bytes.Equal(got, wanted) {
		p.t.Errorf("%v is %s, want %s", path, got, wanted)
	}
}
