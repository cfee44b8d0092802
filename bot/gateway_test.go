package bot_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// all says n questions, making trouble in the middle, and checks that each is
// answered, and once.
func (s *stage) all(n int, trouble func()) {
	s.t.Helper()
	var said []sandbox.Message
	for i := range n {
		if i == n/2 {
			trouble()
		}
		said = append(said, s.Say(sandbox.Alice, sandbox.General, fmt.Sprint(sandbox.Mention, " oil ", i)))
	}
	for _, q := range said {
		s.answer(q)
	}
	s.fence(sandbox.General)
	if got := len(s.fromBot(sandbox.General)); got != n+1 {
		s.t.Errorf("%d messages of the bot, want %d", got, n+1)
	}
}

func TestDropIsResumedWithoutLoss(t *testing.T) {
	s := raise(t, setting{})
	for range 3 {
		s.all(4, s.Drop)
		for _, m := range s.fromBot(sandbox.General) {
			s.press(sandbox.Mona, m, "Delete")
			s.gone(m.ID)
		}
	}
	if g := s.Gateway(); g.Identifies != 1 || g.Resumes < 3 {
		t.Errorf("%d identifies and %d resumes, want 1 and 3", g.Identifies, g.Resumes)
	}
}

// Everything at once: no question is lost, none is answered twice.
func TestManyTroublesAtOnce(t *testing.T) {
	s := raise(t, setting{before: func(s *sandbox.Server) { s.Duplicate(true) }})
	troubles := []func(){
		s.Drop, s.AskReconnect, func() { s.FirstOp(7); s.Drop() }, func() { s.CloseGateway(4000) }, func() { s.SendRaw("{") },
		func() { s.Inject(sandbox.BadGateway.On("POST /channels/")) },
		func() { s.Inject(sandbox.Fault{Match: "POST /channels/", Status: 500, After: true}) },
		func() { s.Inject(sandbox.Fault{Match: "POST /channels/", Drop: true, After: true}) },
		func() { s.Inject(sandbox.HTML429.On("POST /channels/")) },
	}
	channels := []string{sandbox.General, sandbox.Other, sandbox.Thread, sandbox.DM(sandbox.Alice)}
	var said []sandbox.Message
	for i := range 60 {
		said = append(said, s.Say(sandbox.Alice, channels[i%len(channels)], fmt.Sprint(sandbox.Mention, " oil ", i)))
		if i%3 == 0 {
			troubles[i/3%len(troubles)]()
		}
	}
	for _, q := range said {
		s.answer(q)
	}
	n := 0
	for _, c := range channels {
		s.fence(c)
		n += len(s.fromBot(c))
	}
	if n != len(said)+len(channels) {
		t.Errorf("%d messages of the bot, want %d", n, len(said)+len(channels))
	}
}

func TestReconnectRequest(t *testing.T) {
	s := raise(t, setting{})
	s.all(4, s.AskReconnect)
	g := s.Gateway()
	if g.Identifies != 1 || g.Resumes != 1 {
		t.Errorf("%d identifies and %d resumes, want 1 and 1", g.Identifies, g.Resumes)
	}
	for _, c := range g.Closes {
		if c == 1000 || c == 1001 {
			t.Errorf("closed with %d, which ends the session", c)
		}
	}
}

func TestReconnectRequestAsFirstPacket(t *testing.T) {
	s := raise(t, setting{before: func(s *sandbox.Server) { s.FirstOp(7, 7) }})
	s.FirstOp(7, 7, 9) // after a resume
	s.Drop()
	s.must(s.AwaitGateway(s.ctx, "a new session", func(g sandbox.Standing) bool { return g.Identifies >= 4 && g.Connected }))
	s.fence(sandbox.General)
}

func TestInvalidSessionStartsANewOne(t *testing.T) {
	s := raise(t, setting{})
	s.Invalidate()
	s.must(s.AwaitGateway(s.ctx, "a new session", func(g sandbox.Standing) bool { return g.Identifies == 2 && g.Connected }))
	s.fence(sandbox.General)
}

func TestSessionLostWhileAway(t *testing.T) {
	s := raise(t, setting{})
	s.CloseGateway(4009)
	s.must(s.AwaitGateway(s.ctx, "a new session", func(g sandbox.Standing) bool { return g.Identifies == 2 && g.Connected }))
	s.fence(sandbox.General)
}

func TestMissedAcknowledgementBecomesAResume(t *testing.T) {
	s := raise(t, setting{server: func(o *sandbox.Options) { o.Heartbeat = 50 * time.Millisecond }})
	s.WithholdACK(true)
	s.must(s.AwaitGateway(s.ctx, "a resume", func(g sandbox.Standing) bool { return g.Resumes > 0 }))
	s.WithholdACK(false)
	s.all(2, func() {})
	if g := s.Gateway(); g.Identifies != 1 {
		t.Errorf("%d identifies, want 1", g.Identifies)
	}
}

func TestNoHello(t *testing.T) {
	s := raise(t, setting{
		before: func(s *sandbox.Server) { s.WithholdHello(2) },
		bot:    func(o *bot.Options) { o.Pacing.Hello = 50 * time.Millisecond },
	})
	s.fence(sandbox.General)
}

func TestDuplicateEventsAreAnsweredOnce(t *testing.T) {
	s := raise(t, setting{before: func(s *sandbox.Server) { s.Duplicate(true) }})
	s.all(3, func() {})
	s.reply(s.Slash(sandbox.Alice, sandbox.Other, "ask", sandbox.Opt("question", "oil")))
	s.fence(sandbox.Other)
	if n := len(s.light.questions()); n != 6 {
		t.Errorf("%d questions, want 6", n)
	}
}

func TestRefusalsAreFatalAndTellTheOperator(t *testing.T) {
	for name, c := range map[string]struct {
		set  setting
		code int // sent at run time; 0: none
		want error
	}{
		"wrong token":         {set: setting{bot: func(o *bot.Options) { o.Token = "wrong.token.x" }}, want: bot.ErrToken},
		"token reset":         {code: gateway.CloseAuthenticationFailed, want: bot.ErrToken},
		"intent not granted":  {set: setting{bot: func(o *bot.Options) { o.MessageContent = true }}, want: bot.ErrIntents},
		"intent taken away":   {code: gateway.CloseDisallowedIntents, want: bot.ErrIntents},
		"too many servers":    {code: gateway.CloseShardingRequired, want: bot.ErrSharding},
		"refused on a resume": {set: setting{}, code: -1, want: bot.ErrToken},
	} {
		t.Run(name, func(t *testing.T) {
			s := prepare(t, c.set)
			s.start()
			if c.code != 0 {
				s.must(s.AwaitReady(s.ctx))
			}
			if c.code > 0 {
				s.CloseGateway(c.code)
			} else if c.code < 0 {
				s.RefuseWith(gateway.CloseAuthenticationFailed)
				s.Drop()
			}
			select {
			case err := <-s.done:
				s.done <- err
				if !errors.Is(err, c.want) {
					t.Errorf("Run says %v", err)
				}
			case <-s.ctx.Done():
				t.Error("Run goes on")
			}
		})
	}
}

func TestRunEndsWhenToldTo(t *testing.T) {
	for name, trouble := range map[string]func(*stage){
		"connected":        func(s *stage) { s.must(s.AwaitReady(s.ctx)) },
		"at once":          func(s *stage) {},
		"no server":        func(s *stage) { s.Server.Close() },
		"while dialling":   func(s *stage) { s.must(s.AwaitReady(s.ctx)); s.Server.Close() },
		"waiting on hello": func(s *stage) { s.WithholdHello(100); s.Drop() },
	} {
		t.Run(name, func(t *testing.T) {
			s := prepare(t, setting{bot: func(o *bot.Options) { o.Pacing.Hello = time.Minute }})
			s.start()
			trouble(s)
			if err := s.stop(); err != nil {
				t.Errorf("Run says %v", err)
			}
		})
	}
}

func TestEndIsGraceful(t *testing.T) {
	s := raise(t, setting{})
	release := s.light.hold("slow oil")
	q := s.Say(sandbox.Alice, sandbox.General, sandbox.Mention+" slow oil")
	for len(s.light.questions()) == 0 { // until it is in hand
		time.Sleep(time.Millisecond)
	}
	s.cancel()
	release()
	s.must(s.stop())
	s.answer(q)
	s.must(s.AwaitGateway(s.ctx, "a close with 1000", func(g sandbox.Standing) bool {
		return len(g.Closes) == 1 && g.Closes[0] == 1000
	}))
}

func TestOptionsAreChecked(t *testing.T) {
	light := newLighthouse(t)
	for _, o := range []bot.Options{
		{},
		{Token: "Bot "},
		{Token: "x", APIURL: "https://discord.example"},
		{Token: "x", APIURL: "http://10.0.0.1"},
		{Token: "x", APIURL: "localhost:80"},
		{Token: "x", AskChannels: []string{"1"}},
		{Token: "x", MessageContent: true, AskChannels: []string{"general"}},
	} {
		if _, err := bot.New(light, o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
	for _, u := range []string{"http://localhost:1", "http://127.0.0.1:1/", "http://[::1]:1/api", "http://127.0.0.1:1/api/v9"} {
		if _, err := bot.New(light, bot.Options{Token: "x", APIURL: u}); err != nil {
			t.Errorf("%s: %v", u, err)
		}
	}
}

func TestGatewayElsewhereIsRefused(t *testing.T) {
	s := prepare(t, setting{})
	s.Inject(sandbox.Fault{Match: "GET /gateway", Status: 200, Body: `{"url":"ws://198.51.100.7"}`})
	s.start()
	s.must(s.AwaitReady(s.ctx)) // the second answer is right
	if n := s.log.count("refused, because it is not on this machine"); n != 1 {
		t.Errorf("logged %d times", n)
	}
}
