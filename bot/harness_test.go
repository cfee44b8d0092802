package bot_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/ceasefire-facts/bot/bot"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/sandbox"
)

// What runs already is the index library's, begun with the program.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m, goleak.IgnoreCurrent()) }

// patience bounds every wait of a test; a test that passes never waits so long.
const patience = 20 * time.Second

// quick is a pacing for tests.
var quick = gateway.Pacing{Hello: 2 * time.Second, Retry: 10 * time.Millisecond, Identify: time.Millisecond, Invalid: time.Millisecond}

// A clock is set by the test and moves only when told.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// A journal keeps the log for the test to look at.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) count(s string) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Count(j.b.String(), s)
}

// A stage is a bot on a sandbox.
type stage struct {
	*sandbox.Server
	t      *testing.T
	ctx    context.Context
	light  *lighthouse
	clock  *clock
	log    *journal
	bot    *bot.Bot
	set    setting
	done   chan error
	cancel context.CancelFunc
}

// setting is what a test wants different.
type setting struct {
	server func(*sandbox.Options)
	bot    func(*bot.Options)
	before func(*sandbox.Server) // the bot connects
	rude   bool                  // broken rules are expected

	answers bot.Answerer // nil: the lighthouse
	clock   *clock       // nil: one of the stage's own
}

// raise starts a sandbox and a bot on it, waits until it is ready, and ends both with the test.
func raise(t *testing.T, set setting) *stage {
	t.Helper()
	s := prepare(t, set)
	s.start()
	s.must(s.AwaitReady(s.ctx))
	return s
}

func prepare(t *testing.T, set setting) *stage {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	s := &stage{
		t: t, ctx: ctx, light: newLighthouse(t), log: &journal{}, set: set,
		clock: &clock{t: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	}
	if set.clock != nil {
		s.clock = set.clock
	}
	so := sandbox.Options{Now: s.clock.now}
	if set.server != nil {
		set.server(&so)
	}
	var err error
	s.Server, err = sandbox.Listen("127.0.0.1:0", so)
	s.must(err)
	t.Cleanup(func() { s.Close() })
	if set.before != nil {
		set.before(s.Server)
	}
	s.make()
	t.Cleanup(func() {
		if s.log.count(sandbox.DefaultToken) > 0 || s.log.count("secret1") > 0 {
			t.Error("a token was logged")
		}
		if t.Failed() {
			t.Log(s.log.b.String())
		}
		if !set.rude {
			for _, p := range s.Problems() {
				t.Error("Discord would refuse:", p)
			}
		}
	})
	return s
}

// make makes a bot that remembers nothing.
func (s *stage) make() {
	s.t.Helper()
	o := bot.Options{
		Token: s.Token(), APIURL: s.URL(), Now: s.clock.now, Pacing: quick, Limits: &bot.Limits{},
		Log: slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if s.set.bot != nil {
		s.set.bot(&o)
	}
	var answers bot.Answerer = s.light
	if s.set.answers != nil {
		answers = s.set.answers
	}
	b, err := bot.New(answers, o)
	s.must(err)
	s.bot, s.done = b, make(chan error, 1)
}

func (s *stage) start() {
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	go func() { s.done <- s.bot.Run(ctx) }()
	s.t.Cleanup(func() { s.stop() })
}

// stop ends the bot and gives what Run returned.
func (s *stage) stop() error {
	s.t.Helper()
	s.cancel()
	select {
	case err := <-s.done:
		s.done <- err
		return err
	case <-time.After(patience):
		s.t.Fatal("Run does not end")
		return nil
	}
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// answer waits for the bot's reply to a message.
func (s *stage) answer(to sandbox.Message) sandbox.Message {
	s.t.Helper()
	m, err := s.Answer(s.ctx, to)
	s.must(err)
	return m
}

// reply waits for the reply to an interaction.
func (s *stage) reply(it *sandbox.Interaction) sandbox.Message {
	s.t.Helper()
	m, err := s.AwaitReply(s.ctx, it)
	s.must(err)
	return m
}

// press clicks the button of a message whose label or id contains the text.
func (s *stage) press(u *sandbox.User, on sandbox.Message, text string) *sandbox.Interaction {
	s.t.Helper()
	b, ok := on.Button(text)
	if !ok {
		s.t.Fatalf("no button %q among %v of:\n%s", text, on.Buttons(), on.Text())
	}
	return s.Click(u, on, b)
}

// fence returns when everything said before in the channel has been dealt with.
func (s *stage) fence(channel string) {
	s.t.Helper()
	s.answer(s.Say(sandbox.Bob, channel, sandbox.Mention+" fence oil"))
}

// fromBot lists the bot's messages in a channel.
func (s *stage) fromBot(channel string) []sandbox.Message {
	var out []sandbox.Message
	for _, m := range s.Messages(channel) {
		if m.FromBot() {
			out = append(out, m)
		}
	}
	return out
}

func (s *stage) shows(m sandbox.Message, want ...string) {
	s.t.Helper()
	for _, w := range want {
		if !strings.Contains(m.Text(), w) {
			s.t.Errorf("message lacks %q:\n%s", w, m.Text())
		}
	}
}
