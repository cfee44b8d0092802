package sandbox_test

import (
	"fmt"
	"testing"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestFaultsByRequest(t *testing.T) {
	r := login(t, sandbox.Options{})
	fault := func(f object) any { return r.json("POST", "/sandbox/faults", f) }
	for _, c := range []struct {
		fault object
		event string
	}{
		{object{"do": "drop"}, "RESUMED"},
		{object{"do": "op", "op": 7}, "RESUMED"},
		{object{"do": "op", "op": 9, "resumable": true}, "RESUMED"},
		{object{"do": "op", "op": 9}, "READY"},
		{object{"do": "close", "code": 4000}, "RESUMED"},
		{object{"do": "lose"}, "READY"},
	} {
		fault(c.fault)
		r.await(c.event)
	}
	fault(object{"do": "duplicate", "on": true})
	r.Say(sandbox.Bob, sandbox.General, "twice")
	r.is(r.await("MESSAGE_CREATE"), "twice", "content")
	r.is(r.await("MESSAGE_CREATE"), "twice", "content")
	r.is(fault(object{"do": "clear"}), false, "faults", "duplicate")

	fault(object{"do": "rest", "kind": "route429", "match": "GET /users/"})
	if s, _ := r.refused("GET", "/users/@me", nil); s != 429 {
		t.Errorf("the fault gives %d", s)
	}
	r.asBot("GET", "/users/@me", nil)
	fault(object{"do": "rest", "kind": "custom", "status": 503, "body": "{}", "after": true, "match": "POST /channels/"})
	if s, _ := r.refused("POST", "/channels/"+sandbox.Other+"/messages", object{"content": "arrives"}); s != 503 || len(r.Messages(sandbox.Other)) != 1 {
		t.Errorf("the fault gives %d, %d messages", s, len(r.Messages(sandbox.Other)))
	}
	for _, bad := range []object{{"do": "op", "op": 2}, {"do": "close", "code": 1}, {"do": "refuse", "code": 1}, {"do": "first_op", "ops": []int{1}}, {"do": "rest", "kind": "x"}, {"do": "x"}, {"x": 1}} {
		if s, _, _ := r.send("POST", "/sandbox/faults", bad); s != 400 {
			t.Errorf("%v: %d", bad, s)
		}
	}
}

// TestReorderedEvents: every second one overtakes the one before it; none is lost.
func TestReorderedEvents(t *testing.T) {
	r := login(t, sandbox.Options{})
	r.Reorder(true)
	for i := range 3 {
		r.Say(sandbox.Bob, sandbox.General, fmt.Sprint(i))
	}
	for _, want := range []string{"1", "0", "2"} {
		r.is(r.await("MESSAGE_CREATE"), want, "content")
	}
}
