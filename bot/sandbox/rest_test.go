package sandbox_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// TestRefusalsAreDiscords: status and code of what cannot be done.
func TestRefusalsAreDiscords(t *testing.T) {
	r := login(t, sandbox.Options{})
	general, hidden := "/channels/"+sandbox.General, "/channels/"+sandbox.Mods
	theirs := r.Say(sandbox.Alice, sandbox.General, "hers").ID
	app := "/applications/" + sandbox.Robo.ID + "/commands"
	for _, c := range []struct {
		method, path string
		body         any
		status, code int
	}{
		{"GET", "/channels/1", nil, 404, 10003},
		{"GET", hidden, nil, 403, 50001},
		{"POST", hidden + "/messages", object{"content": "c"}, 403, 50001},
		{"GET", general + "/messages/1", nil, 404, 10008},
		{"PATCH", general + "/messages/" + theirs, object{"content": "c"}, 403, 50005},
		{"DELETE", general + "/messages/" + theirs, nil, 403, 50013},
		{"POST", general + "/messages", object{}, 400, 50006},
		{"POST", general + "/messages", "{", 400, 50109},
		{"POST", general + "/messages", object{"content": "c", "message_reference": object{"message_id": "1"}}, 400, 50035},
		{"POST", general + "/messages", object{"content": strings.Repeat("x", 2001)}, 400, 50035},
		{"GET", general + "/messages?limit=101", nil, 400, 50035},
		{"DELETE", general, nil, 403, 50013},
		{"GET", "/guilds/1", nil, 404, 10004},
		{"GET", "/guilds/" + sandbox.SecondGuild, nil, 403, 50001},
		{"GET", "/guilds/" + sandbox.GuildID + "/members/1", nil, 404, 10007},
		{"GET", "/users/1", nil, 404, 10013},
		{"POST", "/users/@me/channels", object{"recipient_id": sandbox.AppID}, 400, 50007},
		{"PUT", "/applications/1/commands", []any{}, 403, 10002},
		{"GET", app + "/1", nil, 404, 10063},
		{"POST", app, object{"name": "A B", "description": "d"}, 400, 50035},
		{"POST", "/interactions/1/t/callback", object{"type": 5}, 404, 10062},
		{"POST", "/webhooks/1/t", object{"content": "c"}, 404, 10015},
		{"GET", "/nothing", nil, 404, 0},
	} {
		if s, code := r.refused(c.method, c.path, c.body); s != c.status || code != c.code {
			t.Errorf("%s %s: %d %d, want %d %d", c.method, c.path, s, code, c.status, c.code)
		}
	}
	if s, _, b := r.send("GET", "/api/v10/users/@me", nil, "Authorization", "Bot wrong"); s != 401 || !bytes.Contains(b, []byte("401: Unauthorized")) {
		t.Errorf("a wrong token gives %d %s", s, b)
	}
	if s, _, _ := r.send("GET", "/api/v8/gateway", nil); s != 400 {
		t.Errorf("an old version gives %d", s)
	}
	r.json("GET", "/api/v9/users/@me", nil, "Authorization", "Bot "+sandbox.SecondToken)
	_, _, b := r.send("POST", "/api/v10"+general+"/messages", object{"embeds": []object{{"title": strings.Repeat("x", 257)}}}, "Authorization", "Bot "+sandbox.SecondToken)
	if !bytes.Contains(b, []byte(`"errors":{"embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH"`)) {
		t.Errorf("the error is %s", b)
	}
	if len(r.Problems()) == 0 {
		t.Error("broken rules are not noted")
	}
}

// TestInteractionRules: one first response, in time, to what was asked.
func TestInteractionRules(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.commands(object{"name": "go", "description": "d"})
	r.begin("slash", object{"channel": sandbox.General, "command": "go"})
	it := r.await("INTERACTION_CREATE")
	at := "/interactions/" + it["id"].(string) + "/" + it["token"].(string) + "/callback"
	hook := "/webhooks/" + sandbox.Robo.ID + "/" + it["token"].(string)
	if s, code := r.refused("PATCH", hook+"/messages/@original", object{"content": "c"}); s != 404 || code != 10015 {
		t.Errorf("before the first response: %d %d", s, code)
	}
	if s, code := r.refused("POST", at, object{"type": 7, "data": object{}}); s != 400 || code != 50035 {
		t.Errorf("a change of no message: %d %d", s, code)
	}
	got := r.json("POST", "/api/v10"+at+"?with_response=true", object{"type": 5, "data": object{"flags": 64}})
	r.is(got, true, "interaction", "response_message_loading")
	if s, code := r.refused("POST", at, object{"type": 5}); s != 400 || code != 40060 {
		t.Errorf("a second response: %d %d", s, code)
	}
	first := r.asBot("POST", hook, object{"content": "takes the place of thinking"})
	r.is(first, dig(got, "resource", "message", "id"), "id")
	second := r.asBot("POST", hook, object{"content": "another"}).(object)["id"].(string)
	r.is(r.asBot("PATCH", hook+"/messages/"+second, object{"content": "changed"}), "changed", "content")
	r.is(r.asBot("GET", hook+"/messages/@original", nil), float64(64), "flags")
	r.asBot("DELETE", hook+"/messages/"+second, nil)
	if s, code := r.refused("GET", hook+"/messages/"+second, nil); s != 404 || code != 10008 {
		t.Errorf("a deleted one: %d %d", s, code)
	}
	if s, code := r.refused("GET", hook+"/messages/"+r.Say(sandbox.Bob, sandbox.General, "x").ID, nil); s != 404 || code != 10008 {
		t.Errorf("another's message: %d %d", s, code)
	}
}

func TestListsOfMessages(t *testing.T) {
	r := login(t, sandbox.Options{})
	var ids []string
	for i := range 9 {
		ids = append(ids, r.Say(sandbox.Bob, sandbox.General, fmt.Sprint(i)).ID)
	}
	for query, want := range map[string]string{
		"limit=3":                    "8 7 6",
		"":                           "8 7 6 5 4 3 2 1 0",
		"limit=2&before=" + ids[4]:   "3 2",
		"limit=2&after=" + ids[4]:    "6 5",
		"limit=3&around=" + ids[4]:   "5 4 3",
		"limit=5&after=0":            "4 3 2 1 0",
		"limit=100&after=" + ids[8]:  "",
		"limit=100&before=" + ids[0]: "",
	} {
		var got []string
		for _, m := range r.asBot("GET", "/channels/"+sandbox.General+"/messages?"+query, nil).([]any) {
			got = append(got, m.(object)["content"].(string))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", query, s, want)
		}
	}
}

// TestPlacesAndPeople: threads, direct messages, members, roles, reactions.
func TestPlacesAndPeople(t *testing.T) {
	r := login(t, sandbox.Options{})
	guild := r.asBot("GET", "/guilds/"+sandbox.GuildID, nil)
	r.is(guild, sandbox.Olga.ID, "owner_id")
	r.is(r.asBot("GET", "/guilds/"+sandbox.GuildID+"/members/"+sandbox.Mona.ID, nil), []any{sandbox.ModRole}, "roles")
	if n := len(r.asBot("GET", "/guilds/"+sandbox.GuildID+"/channels", nil).([]any)); n != 4 {
		t.Errorf("%d channels", n)
	}
	r.is(r.asBot("GET", "/guilds/"+sandbox.GuildID+"/roles", nil), "moderators", 2, "name")
	r.is(r.asBot("GET", "/users/@me/guilds", nil), "Sandbox", 0, "name")

	dm := r.asBot("POST", "/users/@me/channels", object{"recipient_id": sandbox.Alice.ID})
	again := r.asBot("POST", "/users/@me/channels", object{"recipient_id": sandbox.Alice.ID})
	r.is(again, dig(dm, "id"), "id")
	r.asBot("POST", "/channels/"+dig(dm, "id").(string)+"/messages", object{"content": "for you"})
	r.is(r.state("asker", dig(dm, "id").(string)), "for you", "messages", 0, "content")
	if s, _, _ := r.send("GET", "/sandbox/state?as=moderator&channel="+dig(dm, "id").(string), nil); s != 404 {
		t.Errorf("others see it: %d", s)
	}

	t1 := r.asBot("POST", "/channels/"+sandbox.General+"/threads", object{"name": "a talk", "type": 11}).(object)["id"].(string)
	r.asBot("POST", "/channels/"+t1+"/messages", object{"content": "in it"})
	r.asBot("PUT", "/channels/"+t1+"/thread-members/@me", nil)
	r.is(r.asBot("GET", "/channels/"+t1+"/thread-members", nil), sandbox.Robo.ID, 0, "user_id")
	r.is(r.asBot("PATCH", "/channels/"+t1, object{"archived": true, "name": "over"}), true, "thread_metadata", "archived")
	r.is(r.asBot("GET", "/guilds/"+sandbox.GuildID+"/threads/active", nil), sandbox.Thread, "threads", 0, "id")

	m := r.Say(sandbox.Bob, sandbox.General, "nice").ID
	at := "/channels/" + sandbox.General + "/messages/" + m + "/reactions/%F0%9F%91%8D"
	r.asBot("PUT", at+"/@me", nil)
	r.is(r.asBot("GET", at, nil), "Robo", 0, "username")
	r.is(r.asBot("GET", "/channels/"+sandbox.General+"/messages/"+m, nil), true, "reactions", 0, "me")
	r.asBot("DELETE", at+"/@me", nil)
	r.is(r.asBot("GET", at, nil), []any{})
}

func TestSingleCommands(t *testing.T) {
	r := login(t, sandbox.Options{})
	at := "/applications/" + sandbox.Robo.ID + "/guilds/" + sandbox.GuildID + "/commands"
	made := r.asBot("POST", at, object{"name": "one", "description": "d"}).(object)
	id := made["id"].(string)
	r.is(r.asBot("PATCH", at+"/"+id, object{"description": "other"}), "other", "description")
	r.is(r.asBot("GET", at+"/"+id, nil), "one", "name")
	if s, code := r.refused("PATCH", at+"/"+id, object{"name": "No Good"}); s != 400 || code != 50035 {
		t.Errorf("a bad name: %d %d", s, code)
	}
	r.is(r.state("asker", sandbox.General), "one", "commands", 0, "name")
	r.asBot("DELETE", at+"/"+id, nil)
	r.is(r.asBot("GET", at, nil), []any{})
}

func TestRateLimits(t *testing.T) {
	p := listen(t, sandbox.Options{PerSecond: 2})
	get := func() (int, http.Header, []byte) {
		return p.send("GET", "/api/v10/users/@me", nil, "Authorization", "Bot "+sandbox.SecondToken)
	}
	_, h, _ := get()
	if h.Get("X-RateLimit-Limit") != "2" || h.Get("X-RateLimit-Remaining") != "1" || h.Get("X-RateLimit-Bucket") == "" || h.Get("X-RateLimit-Reset-After") == "" {
		t.Errorf("headers %v", h)
	}
	get()
	s, h, b := get()
	if s != 429 || h.Get("Retry-After") == "" || !bytes.Contains(b, []byte(`"global":false`)) {
		t.Errorf("%d %v %s", s, h, b)
	}
}

// A route may have a rate of its own, which counts for each channel by itself; all routes
// together have one too, and what comes too often is counted.
func TestRatesOfRoutesAndOverall(t *testing.T) {
	r := login(t, sandbox.Options{Routes: map[string]sandbox.Rate{"GET /channels/{channel}": {Requests: 3, Per: time.Minute}}, Global: 8})
	status := func(channel string) int { s, _ := r.refused("GET", "/channels/"+channel, nil); return s }
	for i, want := range []int{200, 200, 200, 429} {
		if got := status(sandbox.General); got != want {
			t.Errorf("request %d: %d, want %d", i, got, want)
		}
	}
	if got := status(sandbox.Other); got != 200 {
		t.Errorf("in another channel: %d", got)
	}
	for range 8 {
		r.send("GET", "/api/v10/users/@me", nil, "Authorization", "Bot "+sandbox.SecondToken)
	}
	s, h, b := r.send("GET", "/api/v10/users/@me", nil, "Authorization", "Bot "+sandbox.SecondToken)
	if s != 429 || h.Get("X-RateLimit-Global") != "true" || !bytes.Contains(b, []byte(`"global":true`)) {
		t.Errorf("%d %v %s", s, h, b)
	}
	if n := r.Limited(); n < 3 {
		t.Errorf("%d requests came too often", n)
	}
}

func TestBarred(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.Bar(sandbox.Other, true)
	for channel, want := range map[string]int{sandbox.Other: 200, sandbox.General: 200} {
		if got, _ := r.refused("GET", "/channels/"+channel, nil); got != want { // another bot stays
			t.Errorf("%s: %d, want %d", channel, got, want)
		}
	}
	_, _, b := r.send("GET", "/api/v10/channels/"+sandbox.Other, nil, "Authorization", "Bot "+sandbox.DefaultToken)
	if !bytes.Contains(b, []byte("50001")) {
		t.Errorf("the bot that was shut out gets %s", b)
	}
	r.Bar(sandbox.Other, false)
	_, _, b = r.send("GET", "/api/v10/channels/"+sandbox.Other, nil, "Authorization", "Bot "+sandbox.DefaultToken)
	if !bytes.Contains(b, []byte(sandbox.Other)) {
		t.Errorf("the bot that was let in again gets %s", b)
	}
}
