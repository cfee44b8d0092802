package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/discordhttp"
	"github.com/ceasefire-facts/bot/bot/gateway"
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/bot/trail"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/lease"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Errors after which the bot cannot go on; their words tell the operator what to do.
var (
	ErrToken = errors.New("Discord does not accept the bot's token: copy it anew from the application's page " +
		"at https://discord.com/developers/applications (Bot → Reset Token) and set DISCORD_TOKEN")
	ErrIntents = errors.New("Discord does not allow the intents asked for: switch on \"Message Content Intent\" on the application's page " +
		"at https://discord.com/developers/applications (Bot), or switch MESSAGE_CONTENT off")
	ErrSharding = errors.New("Discord refuses the number of shards: the bot is in more servers than so many connections may serve; " +
		"set SHARDS=auto, or a higher number, for all processes of the bot")
)

// Intents, as Discord numbers them. Only the last is privileged.
const (
	intentGuilds         = 1 << 0
	intentGuildMessages  = 1 << 9
	intentDirectMessages = 1 << 12
	intentMessageContent = 1 << 15
)

// Options of a [Bot]. Token is required.
type Options struct {
	Token          string // with or without "Bot " before it; never logged
	APIURL         string // a Discord-compatible server on loopback; "": Discord itself
	MessageContent bool   // ask for the privileged intent: replies without a ping can be read

	// AskChannels are ids of channels in which questions to nobody in particular
	// are answered too, where the answer is sure. They need MessageContent.
	AskChannels []string

	Curator   *curate.Curator // carries out what moderators do; nil: there are no commands for them
	Operators []string        // ids of users who may change what every server sees

	Terms Terms // of what the ledger keeps
	// Store is followed for corrections and for what is new. It needs a Ledger, and
	// answers that catch up with it; nil: nothing is said unasked.
	Store knowledge.Store

	Ledger    ledger.Ledger       // keeps what was said; nil: nothing is kept, and no correction reaches what was said before
	HalfLives knowledge.HalfLives // by which facts age; nil: the defaults

	// Leases are shared by all processes over one ledger: what only one may do is done by
	// whichever holds its lease. nil: this process is the only one.
	Leases lease.Keeper
	// Replica names this process among those; it is the same when it is started again, so
	// that it need not wait for what it held before. "": a random name.
	Replica string
	Pace    lease.Pace // of its leases
	// Replicas tells that other processes may be the same bot: the shards are spread over
	// all of them, and each message is claimed by the one that answers it.
	Replicas bool
	// Shards is over how many connections the servers are spread, in all processes
	// together; 0: as many as Discord recommends when the first of them begins.
	Shards int

	Limits  *Limits      // of what is taken in; nil: DefaultLimits
	Log     *slog.Logger // nil: silent
	Witness Witness      // nil: nobody
	// LogQuestions tells, at each question, whether its words may be logged; nil: never.
	LogQuestions func() bool
	Now          func() time.Time  // nil: time.Now
	Workers      int               // messages in work at once, and four times as many interactions; 0: 16
	DeferAfter   time.Duration     // until Discord is told that an interaction takes longer; 0: 1.5 s
	Grace        time.Duration     // for what is in hand when Run is told to end; 0: 5 s
	Pacing       gateway.Pacing    // of reconnecting; zero: Discord's limits
	Transport    http.RoundTripper // what sends requests, below rate limits and retries; nil: one of its own
}

// A Bot answers questions on Discord. Make it with [New], start it with Run.
type Bot struct {
	opts     Options
	base     *url.URL // nil: Discord itself
	api      *api
	fleet    *fleet
	handlers *handlers
	files    *loader
	memory   *memory
	channels *lru[string, channel] // by id; their type and parent only
	limiter  *limiter
	outreach *outreach.Outreach // nil: nothing is said unasked
	missed   catchUp
	self     atomic.Pointer[identity]
	running  atomic.Bool  // b.work is set, and what comes is taken
	endpoint atomic.Int64 // counts what came to the endpoint for interactions
	run      string       // names this run of the process, unlike Options.Replica

	messages     *lanes // one lane per channel
	interactions *lanes
	work         context.Context // of what is in hand; ends when Run gives up
}

// An identity is who the bot is.
type identity struct{ user, app string }

// Bounds of what is remembered.
const (
	maxChannels = 20000 // types of channels
	maxGuilds   = 5000  // locales of guilds, and their settings
)

// defaultGrace is how long work in hand may go on after Run was told to end.
const defaultGrace = 5 * time.Second

// New makes a bot; it does not connect. An error tells what is wrong with the options.
func New(answers Answerer, o Options) (*Bot, error) {
	o.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token)+" ", "Bot "))
	if o.Token == "" {
		return nil, fmt.Errorf("no token is set: %w", ErrToken)
	}
	base, err := discordhttp.ParseBase(o.APIURL)
	if err != nil {
		return nil, err
	}
	if err := o.checkAskChannels(); err != nil {
		return nil, err
	}
	o.fill()
	api, err := newAPI(o.Token, discordhttp.New(discordhttp.Options{Base: base, Next: o.Transport, Log: o.Log, Sent: o.Witness.Requested}))
	if err != nil {
		return nil, err
	}
	b := &Bot{
		opts: o, base: base, api: api, memory: newMemory(o.Now), limiter: newLimiter(*o.Limits, o.Now),
		messages: newLanes(o.Workers, o.Log), interactions: newLanes(4*o.Workers, o.Log),
	}
	b.files = newLoader(base, o.Transport)
	b.handlers = newHandlers(answers, b.memory, api, o)
	b.channels = b.handlers.channels
	if o.Ledger != nil {
		b.handlers.recorder = &recorder{ledger: o.Ledger, terms: o.Terms, now: o.Now, log: o.Log}
	}
	b.handlers.post, b.handlers.files = newPostbox(api, o.Now), b.files
	b.handlers.join(b.handlers.readers())
	b.handlers.join(newTimelines(b.handlers).desk())
	b.handlers.join((&briefing{b.handlers}).desk())
	if o.Curator != nil {
		b.handlers.settings = o.Curator
		b.handlers.join((&moderation{h: b.handlers, curator: o.Curator, operators: o.Operators, reasons: newLRU[string, string](maxReasons, reasonTTL, o.Now)}).desk())
	}
	if o.Store != nil && o.Ledger != nil {
		lib, ok := answers.(outreach.Library)
		if !ok {
			return nil, errors.New("what is said unasked needs answers that catch up with the store")
		}
		b.outreach = outreach.New(outreach.Options{
			Store: o.Store, Ledger: o.Ledger, Library: lib, Messenger: b.Messenger(), Ask: b.handlers.askAgain, Server: b.handlers.server,
			Questions: days(o.Terms.Questions), Entries: days(o.Terms.Answers), Stop: stopID, Now: o.Now, Log: o.Log,
		})
		b.handlers.join((&following{h: b.handlers, outreach: b.outreach}).desk())
	}
	b.self.Store(&identity{})
	b.run = o.Replica + "/" + rand.Text()
	b.fleet = newFleet(b)
	return b, nil
}

// fill sets what is left out to its default.
func (o *Options) fill() {
	o.Terms.fill()
	if o.Limits == nil {
		o.Limits = &DefaultLimits
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Log = trail.Logger(o.Log)
	if o.Witness == nil {
		o.Witness = nobody{}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Leases == nil {
		o.Leases = lease.NewLocal()
	}
	if o.Replica == "" {
		o.Replica = rand.Text()
	}
	o.Pace = o.Pace.Filled()
	if o.Workers <= 0 {
		o.Workers = 16
	}
	if o.DeferAfter <= 0 {
		o.DeferAfter = deferAfter
	}
	if o.Grace <= 0 {
		o.Grace = defaultGrace
	}
}

// checkAskChannels tells what is wrong with the ask-channels.
func (o *Options) checkAskChannels() error {
	if len(o.AskChannels) > 0 && !o.MessageContent {
		return errors.New("ask-channels need Message Content, without which the bot cannot read what is said in them: " +
			"switch MESSAGE_CONTENT on, or set no ASK_CHANNELS")
	}
	for _, id := range o.AskChannels {
		if _, err := strconv.ParseUint(id, 10, 64); err != nil {
			return fmt.Errorf("ask-channel %q is no channel id: in Discord, switch on Developer Mode, then copy the channel's id from its menu", id)
		}
	}
	return nil
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

func (b *Bot) intents() int {
	i := intentGuilds | intentGuildMessages | intentDirectMessages
	if b.opts.MessageContent {
		i |= intentMessageContent
	}
	return i
}

// Run connects and answers until ctx ends, then returns nil once what is in hand
// is done. Run can be called once. It returns an error that wraps [ErrToken],
// [ErrIntents] or [ErrSharding] when Discord refuses for good.
func (b *Bot) Run(ctx context.Context) error {
	ctx, halt := context.WithCancel(ctx)
	defer halt()
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	b.work = work
	b.running.Store(true)
	defer b.api.close()
	defer b.files.close()
	errands := make(chan struct{})
	go func() {
		defer close(errands)
		if b.outreach != nil {
			lease.Hold(ctx, b.opts.Leases, "outreach", b.opts.Replica, b.opts.Pace, b.opts.Log, b.outreach.Run)
		}
	}()
	err := b.fleet.run(ctx)
	halt()
	<-errands // what it was at goes on when the bot runs again
	end := time.AfterFunc(b.opts.Grace, stop)
	defer end.Stop()
	b.running.Store(false)
	b.messages.close()
	b.interactions.close()
	var f *gateway.FatalError
	if !errors.As(err, &f) {
		return err
	}
	switch f.Code {
	case gateway.CloseAuthenticationFailed:
		return fmt.Errorf("%w: %w", ErrToken, f)
	case gateway.CloseDisallowedIntents, gateway.CloseInvalidIntents:
		return fmt.Errorf("%w: %w", ErrIntents, f)
	case gateway.CloseShardingRequired, gateway.CloseInvalidShard:
		return fmt.Errorf("%w: %w", ErrSharding, f)
	}
	return f
}

// find asks Discord where the gateway is; this is where a wrong token shows first.
func (b *Bot) find(ctx context.Context) (gateway.Address, error) {
	var got struct {
		URL    string `json:"url"`
		Shards int    `json:"shards"`
		Limit  *struct {
			Remaining int   `json:"remaining"`
			Reset     int64 `json:"reset_after"` // milliseconds

			Concurrency int `json:"max_concurrency"`
		} `json:"session_start_limit"`
	}
	err := b.api.do(ctx, http.MethodGet, "/gateway/bot", nil, &got)
	var declined *APIError
	switch {
	case errors.As(err, &declined) && declined.Status == http.StatusUnauthorized:
		return gateway.Address{}, gateway.Stop(ErrToken)
	case errors.As(err, &declined) && declined.Status == http.StatusNotFound:
		err = b.api.do(ctx, http.MethodGet, "/gateway", nil, &got)
	}
	if err != nil {
		return gateway.Address{}, err
	}
	a := gateway.Address{URL: got.URL, Remaining: -1, Shards: max(1, got.Shards), Concurrency: 1}
	if got.Limit != nil {
		a.Remaining, a.Reset = got.Limit.Remaining, time.Duration(got.Limit.Reset)*time.Millisecond
		a.Concurrency = max(1, got.Limit.Concurrency)
	}
	return a, nil
}

// allow refuses gateways to which the token must not go.
func (b *Bot) allow(u *url.URL) error {
	switch {
	case b.base == nil && u.Scheme != "wss":
		return fmt.Errorf("gateway %s: refused, because it is not encrypted", u.Host)
	case b.base != nil && !discordhttp.Loopback(u.Hostname()):
		return fmt.Errorf("gateway %s: refused, because it is not on this machine while DISCORD_API_URL is", u.Host)
	}
	return nil
}
