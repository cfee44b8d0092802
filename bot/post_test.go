package bot_test

import (
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot/sandbox"
)

func TestPosting(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	tell := func(opts ...sandbox.Option) sandbox.Message {
		return s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo tell", opts...))
	}
	s.Inject(sandbox.Fault{Match: "POST /channels/", Status: 502, After: true}) // it arrives, and is sent again
	s.shows(tell(sandbox.OptChannel("place", sandbox.Mods)), "told: <nil>")
	if got := s.fromBot(sandbox.Mods); len(got) != 1 || !strings.Contains(got[0].Text(), "of @everyone") || len(got[0].Attachments) != 1 {
		t.Errorf("posted %+v", got)
	}
	for range 2 {
		s.shows(tell(sandbox.OptUser("person", sandbox.Alice.ID)), "told: <nil>")
	}
	if got := s.fromBot(sandbox.DM(sandbox.Alice)); len(got) != 2 {
		t.Errorf("%d direct messages", len(got))
	}
	if n := len(s.Requests("POST /users/@me/channels")); n != 1 {
		t.Errorf("the channel was asked for %d times", n)
	}
	s.shows(tell(sandbox.OptChannel("place", "1")), "no access")
	s.Inject(sandbox.Fault{Match: "POST /channels/", Status: 403, Body: `{"message":"Cannot send messages to this user","code":50007}`})
	s.shows(tell(sandbox.OptUser("person", sandbox.Alice.ID)), "no access")
	s.Inject(sandbox.Fault{Match: "POST /channels/", Status: 403, Body: `{"message":"Missing Permissions","code":50013}`})
	s.shows(tell(sandbox.OptChannel("place", sandbox.Other)), "told: <nil>")
	if got := s.fromBot(sandbox.Other); len(got) != 1 || got[0].Content != "news in plain words" {
		t.Errorf("where embeds are not allowed: %+v", got)
	}
}

func TestDownload(t *testing.T) {
	s, _ := raiseDemo(t, setting{})
	id := s.Upload("pack.yaml", "text/yaml", []byte("facts: []"))
	read := func(most int) sandbox.Message {
		return s.reply(s.Slash(sandbox.Mona, sandbox.General, "demo read", sandbox.OptFile("pack", id), sandbox.OptInteger("most", most)))
	}
	s.shows(read(9), "pack.yaml", ": facts: []")
	s.shows(read(8), "larger than is allowed")
}
