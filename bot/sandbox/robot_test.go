package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// A robot is the second bot, logged in; the test tells it what to do.
type robot struct {
	*place
	events chan gateway.Event
}

// login connects the second bot to a new sandbox, with every intent.
func login(t *testing.T, o sandbox.Options) *robot {
	t.Helper()
	o.Privilege = true
	r := &robot{listen(t, o), make(chan gateway.Event, 1000)}
	client := gateway.New(gateway.Options{
		Token: sandbox.SecondToken, Intents: 1<<22 - 1, Handle: func(e gateway.Event) { r.events <- e },
		Find: func(context.Context) (gateway.Address, error) {
			return gateway.Address{URL: "ws" + strings.TrimPrefix(r.URL(), "http") + "/gateway-socket", Remaining: -1}, nil
		},
		Pacing: gateway.Pacing{Retry: time.Millisecond, Identify: time.Millisecond, Invalid: time.Millisecond},
	})
	ctx, stop := context.WithCancel(r.ctx)
	done := make(chan error, 1)
	go func() { done <- client.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		<-done
	})
	r.await("GUILD_CREATE")
	return r
}

// await takes the next event of a kind, leaving out others.
func (r *robot) await(kind string) object {
	r.t.Helper()
	for {
		select {
		case e := <-r.events:
			if e.Type == kind {
				var o object
				json.Unmarshal(e.Data, &o)
				return o
			}
		case <-r.ctx.Done():
			r.t.Fatalf("waited in vain for %s", kind)
		}
	}
}

// answer responds to the next interaction.
func (r *robot) answer(kind int, data object) object {
	r.t.Helper()
	it := r.await("INTERACTION_CREATE")
	r.json("POST", "/api/v10/interactions/"+it["id"].(string)+"/"+it["token"].(string)+"/callback", object{"type": kind, "data": data})
	return it
}

// commands registers commands.
func (r *robot) commands(list ...object) {
	r.t.Helper()
	r.asBot("PUT", "/applications/"+sandbox.Robo.ID+"/commands", list)
}

// doing does something as a persona while the robot does its part.
func (r *robot) doing(do string, fields object, meanwhile func()) object {
	r.t.Helper()
	fields["wait"] = 5000
	out := r.begin(do, fields)
	meanwhile()
	return <-out
}

// begin begins to do something as a persona; what came of it follows, nil if
// the request failed.
func (r *robot) begin(do string, fields object) <-chan object {
	fields["do"] = do
	if fields["as"] == nil {
		fields["as"] = "asker"
	}
	body, _ := json.Marshal(fields)
	out := make(chan object, 1)
	go func() {
		defer close(out)
		req, _ := http.NewRequestWithContext(r.ctx, http.MethodPost, r.URL()+"/sandbox/act", bytes.NewReader(body))
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return
		}
		defer resp.Body.Close()
		var o object
		if json.NewDecoder(resp.Body).Decode(&o) == nil {
			out <- o
		}
	}()
	return out
}
