package sandbox_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestInfo(t *testing.T) {
	p := listen(t, sandbox.Options{Examples: []string{"How far is the moon?"}})
	info := p.json("GET", "/sandbox/info", nil)
	p.is(info, sandbox.AppID, "bot", "application_id")
	p.is(info, sandbox.DefaultToken, "bot", "token")
	p.is(info, p.URL()+"/api", "api")
	p.is(info, "asker", "personas", 0, "persona")
	p.is(info, sandbox.General, "personas", 0, "channels", "general")
	p.is(info, "", "personas", 0, "channels", "moderators")
	p.is(info, sandbox.Mods, "personas", 1, "channels", "moderators")
	p.is(info, sandbox.SecondGuild, "personas", 2, "guild")
	p.is(info, false, "clock", "settable")
	p.is(info, "How far is the moon?", "examples", 0)
	if s, h, b := p.send("GET", "/avatars/"+sandbox.Noa.ID+".svg", nil); s != 200 || h.Get("Content-Type") != "image/svg+xml" || !bytes.Contains(b, []byte("נ")) {
		t.Errorf("the avatar is %d %s %s", s, h, b)
	}
}

// TestOthersAreRefused: requests that a page elsewhere could make.
func TestOthersAreRefused(t *testing.T) {
	p := listen(t, sandbox.Options{Hosts: []string{"bot.example"}})
	port := p.URL()[strings.LastIndex(p.URL(), ":"):]
	for name, c := range map[string]struct {
		header []string
		want   int
	}{
		"plain":                       {nil, 200},
		"localhost":                   {[]string{"Host", "localhost" + port}, 200},
		"IPv6":                        {[]string{"Host", "[::1]" + port}, 200},
		"its own page":                {[]string{"Origin", p.URL()}, 200},
		"a name that was given":       {[]string{"Host", "bot.example"}, 200},
		"a name that resolves here":   {[]string{"Host", "evil.example" + port}, 403},
		"another port":                {[]string{"Host", "127.0.0.1:1"}, 403},
		"an address of the network":   {[]string{"Host", "10.0.0.1" + port}, 403},
		"a page elsewhere":            {[]string{"Origin", "https://evil.example"}, 403},
		"a page on another port":      {[]string{"Origin", "http://127.0.0.1:1"}, 403},
		"a page without an origin":    {[]string{"Origin", "null"}, 403},
		"a form elsewhere, no origin": {[]string{"Sec-Fetch-Site", "cross-site"}, 403},
	} {
		for _, path := range []string{"/sandbox/clock", "/api/v10/gateway"} {
			status, h, b := p.send("POST", path, "{}", append(c.header, "Authorization", "Bot "+sandbox.DefaultToken)...)
			if (status == 403) != (c.want == 403) {
				t.Errorf("%s, %s: %d %s", name, path, status, b)
			}
			if h.Get("Content-Security-Policy") == "" || h.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s: headers %v", name, h)
			}
		}
	}
	if s, _, b := p.send("GET", "/sandbox/info", nil, "Host", "evil.example"+port); s != 403 || !bytes.Contains(b, []byte("evil.example")) {
		t.Errorf("refused with %d %s", s, b)
	}
}

func TestPage(t *testing.T) {
	p := listen(t, sandbox.Options{Page: fstest.MapFS{
		"index.html": {Data: []byte("<p>page</p>")}, "app.js": {Data: []byte("plain")}, "app.js.gz": {Data: []byte("packed")},
	}})
	s, h, b := p.send("GET", "/", nil)
	if s != 200 || string(b) != "<p>page</p>" || !strings.HasPrefix(h.Get("Content-Type"), "text/html") || !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'self'") {
		t.Errorf("%d %v %s", s, h, b)
	}
	if s, _, _ := p.send("GET", "/", nil, "If-None-Match", h.Get("ETag")); s != http.StatusNotModified {
		t.Errorf("asked again: %d", s)
	}
	if _, h, b := p.send("GET", "/app.js", nil, "Accept-Encoding", "gzip"); string(b) != "packed" || h.Get("Content-Encoding") != "gzip" || !strings.Contains(h.Get("Content-Type"), "javascript") {
		t.Errorf("%v %s", h, b)
	}
	if _, _, b := p.send("GET", "/app.js", nil, "Accept-Encoding", "identity"); string(b) != "plain" {
		t.Errorf("%s", b)
	}
	for _, path := range []string{"/nothing", "/../server.go", "/sandbox/nothing"} {
		if s, _, _ := p.send("GET", path, nil); s != 404 {
			t.Errorf("%s: %d", path, s)
		}
	}
}

func TestWhoSeesWhat(t *testing.T) {
	p := listen(t, sandbox.Options{})
	names := func(as string) string {
		var out []string
		for _, g := range p.json("GET", "/sandbox/state?as="+as, nil).(object)["guilds"].([]any) {
			for _, c := range g.(object)["channels"].([]any) {
				out = append(out, fmt.Sprint(dig(g, "name"), "/", dig(c, "kind")))
			}
		}
		return strings.Join(out, " ")
	}
	for as, want := range map[string]string{
		"asker":                   "Sandbox/general Sandbox/ask Sandbox/text",
		"sandbox.persona.asker":   "Sandbox/general Sandbox/ask Sandbox/text",
		"moderator":               "Sandbox/general Sandbox/ask Sandbox/text Sandbox/moderators",
		"other-moderator":         "Harbour/general Harbour/ask Harbour/moderators",
		sandbox.Olga.ID:           "Sandbox/general Sandbox/ask Sandbox/text Sandbox/moderators",
		"1000000000000000406":     "Sandbox/general Sandbox/ask Sandbox/text",
		"sandbox.persona.unknown": "",
	} {
		if as == "sandbox.persona.unknown" {
			if s, _, _ := p.send("GET", "/sandbox/state?as="+as, nil); s != 404 {
				t.Errorf("%s: %d", as, s)
			}
		} else if got := names(as); got != want {
			t.Errorf("%s sees %s, want %s", as, got, want)
		}
	}
	for _, c := range []struct {
		do     string
		fields object
		want   int
	}{
		{"say", object{"channel": sandbox.Mods, "content": "hello"}, 404},
		{"say", object{"channel": sandbox.SecondGeneral, "content": "hello"}, 404},
		{"say", object{"channel": sandbox.DM(sandbox.Bob), "content": "hello"}, 404},
		{"say", object{"channel": sandbox.General, "content": " "}, 400},
		{"say", object{"channel": sandbox.General, "content": strings.Repeat("x", 2001)}, 400},
		{"say", object{"channel": sandbox.General, "content": "x", "reply_to": "1"}, 404},
		{"say", object{"channel": sandbox.General, "content": "x", "attachments": []string{"1"}}, 404},
		{"shout", object{}, 400},
		{"say", object{"chanel": "x"}, 400},
		{"slash", object{"channel": sandbox.General, "command": "none"}, 404},
		{"submit", object{"modal": "1"}, 404},
		{"thread", object{"channel": sandbox.General, "name": ""}, 400},
	} {
		if s, out := p.try(c.do, c.fields); s != c.want || out["error"] == "" {
			t.Errorf("%s %v: %d %v, want %d", c.do, c.fields, s, out, c.want)
		}
	}
}

// TestMessagesOfPeople: what personas do with messages, as others and bots see it.
func TestMessagesOfPeople(t *testing.T) {
	r := login(t, sandbox.Options{})
	said := r.act("say", object{"channel": sandbox.General, "content": "look"})
	id := dig(said, "message", "id").(string)
	r.is(r.await("MESSAGE_CREATE"), "look", "content")
	r.act("edit", object{"message": id, "content": "look again"})
	r.is(r.await("MESSAGE_UPDATE"), "look again", "content")
	r.act("react", object{"as": "moderator", "message": id, "emoji": "👀"})
	r.is(r.await("MESSAGE_REACTION_ADD"), sandbox.Mona.ID, "user_id")
	thread := r.act("thread", object{"channel": sandbox.General, "message": id, "name": "on that"})
	r.is(r.await("THREAD_CREATE"), "on that", "name")
	reply := r.act("reply", object{"as": "moderator", "message": id, "content": "seen"})
	r.is(reply, id, "message", "referenced_message", "id")
	r.act("typing", object{"as": "moderator", "channel": sandbox.General})
	r.is(r.await("TYPING_START"), sandbox.Mona.ID, "user_id")

	st := r.state("asker", sandbox.General)
	r.is(st, "look again", "messages", 0, "content")
	r.is(st, "👀", "messages", 0, "reactions", 0, "emoji", "name")
	r.is(st, dig(thread, "thread", "id"), "messages", 0, "thread", "id")
	r.is(st, true, "messages", 0, "sandbox", "can_edit")
	r.is(st, false, "messages", 1, "sandbox", "can_delete")
	r.is(st, true, "messages", 1, "sandbox", "pings_me")
	r.is(st, "Mona", "typing", 0, "user", "username")
	if s, _ := r.try("edit", object{"as": "moderator", "message": id, "content": "no"}); s != 403 {
		t.Errorf("another's message is edited: %d", s)
	}
	r.act("react", object{"as": "moderator", "message": id, "emoji": "👀", "remove": true})
	r.await("MESSAGE_REACTION_REMOVE")
	r.act("delete", object{"as": "moderator", "message": id})
	r.is(r.await("MESSAGE_DELETE"), id, "id")
	if n := len(r.state("asker", sandbox.General)["messages"].([]any)); n != 1 {
		t.Errorf("%d messages are left", n)
	}
}

func TestWhoMayUseWhichCommand(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(
		object{"name": "all", "description": "For all", "name_localizations": object{"he": "כולם"}},
		object{"name": "some", "description": "For some", "default_member_permissions": "8192"},
		object{"name": "here", "description": "In servers", "contexts": []int{0}},
	)
	names := func(as, channel, key string) string {
		var out []string
		for _, c := range r.state(as, channel)["commands"].([]any) {
			out = append(out, c.(object)[key].(string))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ as, channel, key, want string }{
		{"asker", sandbox.General, "name", "all here"},
		{"moderator", sandbox.General, "name", "all some here"},
		{"asker-he", sandbox.General, "name_localized", "כולם here"},
		{"asker", sandbox.DM(sandbox.Alice), "name", ""}, // with another bot
		{"other-moderator", sandbox.SecondGeneral, "name", ""},
	} {
		if got := names(c.as, c.channel, c.key); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.as, c.channel, got, c.want)
		}
	}
	if s, _ := r.try("slash", object{"channel": sandbox.General, "command": "some"}); s != 404 {
		t.Errorf("an asker may use it: %d", s)
	}
}

// TestOptionsAreCheckedBeforeTheBotSeesThem, as Discord's client does.
func TestOptionsAreCheckedBeforeTheBotSeesThem(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "set", "description": "d", "options": []object{{"type": 1, "name": "it", "description": "d", "options": []object{
		{"type": 3, "name": "text", "description": "d", "required": true, "min_length": 2, "max_length": 5},
		{"type": 4, "name": "count", "description": "d", "min_value": 1},
		{"type": 3, "name": "side", "description": "d", "choices": []object{{"name": "Left", "value": "l"}}},
		{"type": 5, "name": "loud", "description": "d"},
		{"type": 6, "name": "who", "description": "d"},
		{"type": 7, "name": "where", "description": "d", "channel_types": []int{0}},
		{"type": 8, "name": "role", "description": "d"},
		{"type": 11, "name": "file", "description": "d"},
	}}}})
	for _, bad := range []object{
		{},
		{"text": "x"},
		{"text": "xxxxxx"},
		{"text": "xx", "count": 0},
		{"text": "xx", "count": 1.5},
		{"text": "xx", "side": "r"},
		{"text": "xx", "who": "me"},
		{"text": "xx", "where": sandbox.Mods},   // not seen
		{"text": "xx", "where": sandbox.Thread}, // of another type
		{"text": "xx", "role": sandbox.SecondModRole},
		{"text": "xx", "file": "1"},
		{"text": "xx", "more": "x"},
	} {
		if s, _ := r.try("slash", object{"channel": sandbox.General, "command": "set it", "options": bad}); s != 400 {
			t.Errorf("%v: %d", bad, s)
		}
	}
	if s, _ := r.try("slash", object{"channel": sandbox.General, "command": "set"}); s != 400 {
		t.Errorf("without its part: %d", s)
	}
	file := r.Upload("pack.yaml", "text/yaml", []byte("facts: []"))
	good := object{
		"text": "xx", "count": 2, "side": "l", "loud": true, "who": sandbox.Bob.ID, "where": sandbox.Other, "role": sandbox.ReviewRole, "file": file,
	}
	out := r.doing("slash", object{"channel": sandbox.General, "command": "/set it", "options": good}, func() {
		it := r.answer(4, object{"content": "done"})
		r.is(it, "it", "data", "options", 0, "name")
		r.is(it, 2, "data", "options", 0, "options", 1, "value")
		r.is(it, "Bob", "data", "resolved", "users", sandbox.Bob.ID, "username")
		r.is(it, []any{}, "data", "resolved", "members", sandbox.Bob.ID, "roles")
		r.is(it, "off-topic", "data", "resolved", "channels", sandbox.Other, "name")
		r.is(it, "reviewers", "data", "resolved", "roles", sandbox.ReviewRole, "name")
		_, _, b := r.send("GET", strings.TrimPrefix(dig(it, "data", "resolved", "attachments", file, "url").(string), r.URL()), nil)
		r.is(string(b), "facts: []")
	})
	r.is(out, "done", "reply", "content")
	r.is(out, "set it", "reply", "sandbox", "interaction", "name")
}

func TestEphemeralMessagesAreForOne(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "psst", "description": "d"})
	out := r.doing("slash", object{"channel": sandbox.General, "command": "psst", "locale": "fr"}, func() {
		r.is(r.answer(4, object{"content": "secret", "flags": 64}), "fr", "locale")
	})
	id := dig(out, "reply", "id").(string)
	r.is(r.state("asker", sandbox.General), "secret", "messages", 0, "content")
	r.is(r.state("moderator", sandbox.General), []any{}, "messages")
	if s, code := r.refused("GET", "/channels/"+sandbox.General+"/messages/"+id, nil); s != 404 || code != 10008 {
		t.Errorf("a bot reads it: %d %d", s, code)
	}
	if s, _ := r.try("delete", object{"as": "moderator", "message": id}); s != 404 {
		t.Errorf("a moderator deletes it: %d", s)
	}
	r.act("delete", object{"message": id})
	r.is(r.state("asker", sandbox.General), []any{}, "messages")
}

func TestSilenceOfABotIsTold(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "mute", "description": "d"})
	out := r.act("slash", object{"channel": sandbox.General, "command": "mute", "wait": 50})
	r.is(out, "The application did not respond.", "failed")
	out = r.act("say", object{"channel": sandbox.General, "content": "anybody?", "wait": 50})
	r.is(out, "There was no answer in time.", "failed")
}

func TestModalIsOpenUntilSentOrDismissed(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "form", "description": "d"})
	open := func() string {
		out := r.doing("slash", object{"channel": sandbox.General, "command": "form"}, func() {
			r.answer(9, object{"custom_id": "m", "title": "Form", "components": []object{
				{"type": 18, "label": "Words", "component": object{"type": 4, "custom_id": "words", "style": 2}},
				{"type": 18, "label": "Side", "component": object{"type": 3, "custom_id": "side", "options": []object{{"label": "L", "value": "l"}}}},
			}})
		})
		return dig(out, "modal", "id").(string)
	}
	first, second := open(), open()
	r.is(r.state("asker", ""), first, "modals", 0, "id")
	r.is(r.state("moderator", ""), []any{}, "modals")
	r.act("dismiss", object{"modal": first})
	out := r.doing("submit", object{"modal": second, "values": object{"words": "w", "side": []string{"l"}}}, func() {
		it := r.answer(4, object{"content": "thanks"})
		r.is(it, "w", "data", "components", 0, "component", "value")
		r.is(it, []any{"l"}, "data", "components", 1, "component", "values")
	})
	r.is(out, "thanks", "reply", "content")
	r.is(r.state("asker", ""), []any{}, "modals")
}

// form makes a multipart body.
func form(t *testing.T, payload string, files map[string]string) (body []byte, kind string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if payload != "" {
		w.WriteField("payload_json", payload)
	}
	n := 0
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for k := range files {
			if !yield(k) {
				return
			}
		}
	}) {
		f, err := w.CreateFormFile(fmt.Sprintf("files[%d]", n), name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(files[name]))
		n++
	}
	w.Close()
	return b.Bytes(), w.FormDataContentType()
}

func TestAttachmentsUpAndDown(t *testing.T) {
	r := login(t, sandbox.Options{})
	body, kind := form(t, "", map[string]string{"../facts.yaml": "facts: []", "x.svg": "<svg onload=alert(1)>"})
	up := r.json("POST", "/sandbox/attachments?as=asker", body, "Content-Type", kind)
	r.is(up, "facts.yaml", "attachments", 0, "filename")
	said := r.act("say", object{"channel": sandbox.General, "attachments": []any{dig(up, "attachments", 0, "id"), dig(up, "attachments", 1, "id")}})
	created := r.await("MESSAGE_CREATE")
	r.is(created, "facts.yaml", "attachments", 0, "filename")
	path := dig(said, "message", "attachments", 0, "url").(string)
	if s, _, b := r.send("GET", path, nil); s != 200 || string(b) != "facts: []" {
		t.Errorf("%s: %d %s", path, s, b)
	}
	s, h, _ := r.send("GET", dig(said, "message", "attachments", 1, "url").(string), nil)
	if s != 200 || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("a picture that may run code: %d %v", s, h)
	}
	r.commands(object{"name": "import", "description": "d", "options": []object{{"type": 11, "name": "file", "description": "d", "required": true}}})
	r.doing("slash", object{"channel": sandbox.General, "command": "import", "options": object{"file": dig(up, "attachments", 0, "id")}}, func() {
		it := r.answer(4, object{"content": "done"})
		id := dig(it, "data", "options", 0, "value").(string)
		r.is(it, "facts.yaml", "data", "resolved", "attachments", id, "filename")
	})
	body, kind = form(t, `{"content":"here","attachments":[{"id":"0","description":"a note"}]}`, map[string]string{"note.txt": "words"})
	sent := r.json("POST", "/api/v10/channels/"+sandbox.General+"/messages", body, "Content-Type", kind, "Authorization", "Bot "+sandbox.SecondToken)
	r.is(sent, "a note", "attachments", 0, "description")
	url := dig(sent, "attachments", 0, "url").(string)
	if s, _, b := r.send("GET", strings.TrimPrefix(url, r.URL()), nil); s != 200 || string(b) != "words" {
		t.Errorf("%s: %d %s", url, s, b)
	}
}

func TestClockIsSetByRequest(t *testing.T) {
	clock := &sandbox.Clock{}
	p := listen(t, sandbox.Options{Clock: clock})
	p.is(p.json("POST", "/sandbox/clock", object{"now": "2024-08-31T12:00:00Z", "frozen": true}), "2024-08-31T12:00:00Z", "now")
	said := p.act("say", object{"channel": sandbox.General, "content": "then"})
	p.is(said, "2024-08-31T12:00:00.000000+00:00", "message", "timestamp")
	p.json("POST", "/sandbox/clock", object{"now": "2024-08-31T12:00:00Z"})
	if d := clock.Now().Sub(time.Date(2024, 8, 31, 12, 0, 0, 0, time.UTC)); d <= 0 || d > patience {
		t.Errorf("it has gone on by %v", d)
	}
	p.is(p.json("POST", "/sandbox/clock", object{"now": ""}), false, "set")
	for _, bad := range []string{`{"now":"yesterday"}`, `{"now":"1999-01-01T00:00:00Z"}`, `{"time":"x"}`, `{`} {
		if s, _, _ := p.send("POST", "/sandbox/clock", bad); s != 400 {
			t.Errorf("%s: %d", bad, s)
		}
	}
	if s, _, _ := listen(t, sandbox.Options{}).send("POST", "/sandbox/clock", `{"now":""}`); s != http.StatusConflict {
		t.Errorf("a clock that is nobody's is set: %d", s)
	}
}

func TestChangesAreStreamed(t *testing.T) {
	p := listen(t, sandbox.Options{})
	r, _ := http.NewRequestWithContext(p.ctx, http.MethodGet, p.URL()+"/sandbox/events?as=asker", nil)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	next := func() (event string, data object) {
		for lines.Scan() {
			if e, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				event = e
			}
			if d, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				json.Unmarshal([]byte(d), &data)
				return event, data
			}
		}
		t.Fatal("the stream ended")
		return "", nil
	}
	if e, _ := next(); e != "hello" {
		t.Errorf("it begins with %s", e)
	}
	p.Say(sandbox.Mona, sandbox.Mods, "not for askers")
	p.Say(sandbox.Mona, sandbox.SecondGeneral, "elsewhere")
	m := p.Say(sandbox.Mona, sandbox.General, "for all")
	_, change := next()
	p.is(change, "message_create", "what")
	p.is(change, m.ID, "id")
	p.is(change, sandbox.General, "channel")
}

func TestStateIsKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state.json")
	r := login(t, sandbox.Options{State: file})
	r.commands(object{"name": "kept", "description": "d"})
	body, kind := form(t, "", map[string]string{"note.txt": "words"})
	up := r.json("POST", "/sandbox/attachments?as=asker", body, "Content-Type", kind)
	said := r.act("say", object{"channel": sandbox.General, "content": "kept", "attachments": []any{dig(up, "attachments", 0, "id")}})
	id := dig(said, "message", "id").(string)
	r.act("thread", object{"channel": sandbox.General, "message": id, "name": "kept too"})
	r.asBot("POST", "/channels/"+sandbox.General+"/messages", object{"embeds": []object{{"title": "t"}}, "message_reference": object{"message_id": id}})
	r.act("react", object{"message": id, "emoji": "👍"})
	before := r.state("asker", sandbox.General)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	p := listen(t, sandbox.Options{State: file})
	after := p.state("asker", sandbox.General)
	for _, key := range []string{"messages", "commands", "guilds", "dms"} {
		p.is(after, before[key], key)
	}
	if s, _, b := p.send("GET", dig(said, "message", "attachments", 0, "url").(string), nil); s != 200 || string(b) != "words" {
		t.Errorf("the file is %d %s", s, b)
	}
	if next := p.Say(sandbox.Bob, sandbox.General, "later"); next.ID <= id {
		t.Errorf("id %s follows %s", next.ID, id)
	}
	if _, err := sandbox.Listen("127.0.0.1:0", sandbox.Options{State: t.TempDir()}); err == nil {
		t.Error("a directory is taken for a state")
	}
}
