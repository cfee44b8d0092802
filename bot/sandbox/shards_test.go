package sandbox_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// identify opens a connection with an Identify of a shard, as JSON ("": none), and gives
// the first packet after Hello, or the code with which the server closes.
func identify(t *testing.T, s *sandbox.Server, part string) (ws *websocket.Conn, op int, data string, code int) {
	t.Helper()
	ws, resp, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(s.URL(), "http")+"/gateway-socket", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	t.Cleanup(func() { ws.Close() })
	if part != "" {
		part = `,"shard":` + part
	}
	read(t, ws) // Hello
	if err := ws.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"op":2,"d":{"token":%q,"intents":4609%s}}`, s.Token(), part)); err != nil {
		t.Fatal(err)
	}
	p, code := read(t, ws)
	return ws, p.Op, string(p.D), code
}

type gatewayPacket struct {
	Op int             `json:"op"`
	T  string          `json:"t"`
	D  json.RawMessage `json:"d"`
}

func read(t *testing.T, ws *websocket.Conn) (p gatewayPacket, code int) {
	t.Helper()
	err := ws.ReadJSON(&p)
	if c, ok := err.(*websocket.CloseError); ok { //nolint:errorlint // it is not wrapped
		return p, c.Code
	}
	if err != nil {
		t.Fatal(err)
	}
	return p, 0
}

// until gives the next packet of a type.
func until(t *testing.T, ws *websocket.Conn, kind string) string {
	t.Helper()
	for {
		p, code := read(t, ws)
		if code != 0 {
			t.Fatalf("closed with %d", code)
		}
		if p.T == kind {
			return string(p.D)
		}
	}
}

func listenWith(t *testing.T, o sandbox.Options) *sandbox.Server {
	t.Helper()
	s, err := sandbox.Listen("127.0.0.1:0", o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestShardsOfIdentify(t *testing.T) {
	s := listenWith(t, sandbox.Options{LeastShards: 2})
	for part, want := range map[string]int{
		`[0]`: 4010, `[0,2,1]`: 4010, `"0,2"`: 4010, `[2,2]`: 4010, `[-1,2]`: 4010, `[0,0]`: 4010, `{}`: 4010,
		``: 4011, `null`: 4011, `[0,1]`: 4011, `[0,2]`: 0, `[1,2]`: 0, `[7,16]`: 0,
	} {
		_, _, data, code := identify(t, s, part)
		if code != want || want == 0 && !strings.Contains(data, `"shard":`+part) {
			t.Errorf("shard %s: closed with %d, want %d; %s", part, code, want, data)
		}
	}
}

// TestShardsSplitTheGuilds: events go to the sessions of the guild's shard, direct messages
// to shard 0.
func TestShardsSplitTheGuilds(t *testing.T) {
	s := listenWith(t, sandbox.Options{FurtherGuilds: 2, Shards: 2})
	first, _, _, _ := identify(t, s, "[0,2]")
	second, _, _, _ := identify(t, s, "[1,2]")
	again, _, _, _ := identify(t, s, "[1,2]") // another process of the same shard
	_, one := sandbox.FurtherGuild(0)
	_, two := sandbox.FurtherGuild(1)
	s.Say(sandbox.Alice, one, sandbox.Mention+" in one")
	s.Say(sandbox.Alice, two, sandbox.Mention+" in two")
	s.Say(sandbox.Alice, sandbox.DM(sandbox.Alice), "directly")
	var got []string
	for range 2 {
		got = append(got, until(t, first, "MESSAGE_CREATE"))
	}
	for _, ws := range []*websocket.Conn{second, again} {
		if d := until(t, ws, "MESSAGE_CREATE"); !strings.Contains(d, "in ") || strings.Contains(d, "directly") {
			t.Errorf("shard 1 hears %s", d)
		}
	}
	if !strings.Contains(got[1], "directly") {
		t.Errorf("shard 0 hears %q", got)
	}
	if g := s.Gateway(); len(g.Shards) != 3 || g.Shards[0] != [2]int{0, 2} || g.Shards[2] != [2]int{1, 2} {
		t.Errorf("connected: %v", g.Shards)
	}
}

func TestSessionsKeepTheirDistance(t *testing.T) {
	s := listenWith(t, sandbox.Options{Concurrency: 2, IdentifyEvery: time.Hour})
	for _, c := range []struct {
		part string
		op   int
	}{{"[0,4]", 0}, {"[1,4]", 0}, {"[2,4]", 9}, {"[3,4]", 9}} {
		if _, op, data, code := identify(t, s, c.part); op != c.op || code != 0 {
			t.Errorf("shard %s: op %d %s, code %d, want op %d", c.part, op, data, code, c.op)
		}
	}
	if n := len(s.Problems()); n != 2 {
		t.Errorf("%d problems told, want 2", n)
	}
}
