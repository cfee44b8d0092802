package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
)

// A caller asks Discord, or the server that stands for it.
type caller struct {
	client *http.Client
	token  string
	skew   time.Duration // of this machine's clock against Discord's: above 0, it is fast
	dated  bool          // skew is known
}

// declined is an answer of Discord's that is not 200.
type declined int

func (s declined) Error() string {
	return fmt.Sprintf("Discord says %d %s", int(s), http.StatusText(int(s)))
}

func newCaller(base *url.URL, token string) *caller {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DisableKeepAlives = true
	return &caller{
		client: &http.Client{Transport: discordhttp.New(discordhttp.Options{Base: base, MaxWait: checkTime, Next: t})},
		token:  strings.TrimSpace(strings.TrimPrefix(token, "Bot ")),
	}
}

// get reads what stands at a path below the version.
func (c *caller) get(ctx context.Context, path string, out any) error {
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://discord.com/api/v10"+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bot "+c.token)
	req.Header.Set("User-Agent", "DiscordBot (https://github.com/ceasefire-facts/bot, doctor)")
	resp, err := c.client.Do(req)
	if err != nil {
		return discordhttp.Bare(err)
	}
	defer resp.Body.Close()
	if at, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		c.skew, c.dated = time.Since(at.Add(500*time.Millisecond)), true // the header has whole seconds
	}
	if resp.StatusCode != http.StatusOK {
		return declined(resp.StatusCode)
	}
	return json.NewDecoder(io.LimitReader(resp.Body, 16<<20)).Decode(out)
}

// discord checks the token and all that can be asked with it.
func (d *doctor) discord(ctx context.Context) {
	if d.cfg.Token == "" {
		d.say(mind, "token", "DISCORD_TOKEN is not set: the bot runs as the sandbox, on this machine alone")
		return
	}
	base, err := discordhttp.ParseBase(d.cfg.APIURL)
	if err != nil {
		return // told with the configuration; the token goes nowhere else
	}
	c := newCaller(base, d.cfg.Token)
	var me struct{ ID string }
	err = c.get(ctx, "/users/@me", &me)
	d.clock(c)
	switch {
	case errors.Is(err, declined(http.StatusUnauthorized)):
		d.say(wrong, "token", "Discord does not accept it: copy it anew from the application's page at https://discord.com/developers/applications (Bot → Reset Token) and set DISCORD_TOKEN")
		return
	case err != nil:
		d.say(wrong, "Discord", "cannot be asked: %v; check this machine's way to the internet, its proxy and its name server", err)
		return
	}
	d.say(well, "token", "Discord accepts it, for the bot with the id %s", strconv.Quote(me.ID))
	d.application(ctx, c)
	d.gateway(ctx, c, base != nil)
	d.servers(ctx, c)
}

// Flags of an application that may ask for the privileged intent: of one that Discord
// has verified, and of one in few servers.
const (
	flagMessageContent        = 1 << 18
	flagMessageContentLimited = 1 << 19
)

func (d *doctor) application(ctx context.Context, c *caller) {
	var app struct {
		ID    string
		Flags int
	}
	if err := c.get(ctx, "/applications/@me", &app); err != nil {
		d.say(wrong, "intents", "the application cannot be looked up: %v", err)
		return
	}
	allowed := app.Flags&(flagMessageContent|flagMessageContentLimited) != 0
	switch {
	case d.cfg.MessageContent && !allowed:
		d.say(wrong, "intents", "MESSAGE_CONTENT is on, but Discord does not allow it: switch on \"Message Content Intent\" on the application's page at https://discord.com/developers/applications (Bot), or set MESSAGE_CONTENT=off")
	case d.cfg.MessageContent:
		d.say(well, "intents", "Message Content is allowed and asked for")
	default:
		d.say(well, "intents", "none is needed with MESSAGE_CONTENT=off")
	}
	var commands []struct{}
	switch err := c.get(ctx, "/applications/"+url.PathEscape(app.ID)+"/commands", &commands); {
	case err != nil:
		d.say(wrong, "commands", "they cannot be looked up: %v", err)
	case len(commands) == 0:
		d.say(mind, "commands", "none is registered: the bot does that when it connects")
	default:
		d.say(well, "commands", "%s registered", count(len(commands), "command"))
	}
}

func (d *doctor) gateway(ctx context.Context, c *caller, local bool) {
	var g struct {
		URL    string `json:"url"`
		Shards int    `json:"shards"`
		Limit  struct {
			Total     int   `json:"total"`
			Remaining int   `json:"remaining"`
			Reset     int64 `json:"reset_after"` // milliseconds
		} `json:"session_start_limit"`
	}
	if err := c.get(ctx, "/gateway/bot", &g); err != nil {
		d.say(wrong, "gateway", "its address cannot be looked up: %v", err)
		return
	}
	if err := greeted(ctx, g.URL, local); err != nil {
		d.say(wrong, "gateway", "cannot be reached: %v; a proxy or firewall must let WebSockets through", err)
	} else {
		d.say(well, "gateway", "greets")
	}
	reset := (time.Duration(g.Limit.Reset) * time.Millisecond).Round(time.Minute)
	switch left := fmt.Sprintf("%d of %d new sessions left, reset in %v", g.Limit.Remaining, g.Limit.Total, reset); {
	case g.Limit.Total == 0:
		d.say(mind, "sessions", "Discord does not tell how many are left")
	case g.Limit.Remaining == 0:
		d.say(wrong, "sessions", "%s: the bot waits until then; find out what starts it so often", left)
	case g.Limit.Remaining < g.Limit.Total/10:
		d.say(mind, "sessions", "%s: does something start the bot again and again?", left)
	default:
		d.say(well, "sessions", "%s", left)
	}
}

// greeted waits for the gateway's first packet, and shows it no token.
func greeted(ctx context.Context, address string, local bool) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	if !local && u.Scheme != "wss" || local && !discordhttp.Loopback(u.Hostname()) {
		return fmt.Errorf("the address %s is not one to connect to", u.Host)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = "v=10&encoding=json"
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	ws, resp, err := (&websocket.Dialer{Proxy: http.ProxyFromEnvironment}).DialContext(ctx, u.String(), nil)
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
	if err != nil {
		return err
	}
	defer ws.Close()
	ws.SetReadDeadline(time.Now().Add(checkTime))
	_, _, err = ws.ReadMessage()
	return err
}

// needed are the permissions that the README asks for, with Discord's words.
var needed = []struct {
	bit  uint64
	name string
}{
	{1 << 10, "View Channels"},
	{1 << 11, "Send Messages"},
	{1 << 38, "Send Messages in Threads"},
	{1 << 14, "Embed Links"},
	{1 << 15, "Attach Files"},
	{1 << 16, "Read Message History"},
}

const administrator = 1 << 3

// guildPage is how many servers Discord lists at once.
const guildPage = 200

func (d *doctor) servers(ctx context.Context, c *caller) {
	total, lacking, after := 0, map[string]int{}, "0"
	for {
		var page []struct{ ID, Permissions string }
		if err := c.get(ctx, "/users/@me/guilds?limit="+strconv.Itoa(guildPage)+"&after="+url.QueryEscape(after), &page); err != nil {
			d.say(wrong, "servers", "they cannot be looked up: %v", err)
			return
		}
		for _, g := range page {
			has, _ := strconv.ParseUint(g.Permissions, 10, 64) // what is told otherwise is told as none
			for _, n := range needed {
				if has&(n.bit|administrator) == 0 {
					lacking[n.name]++
				}
			}
			after = g.ID
		}
		if total += len(page); len(page) < guildPage {
			break
		}
	}
	switch {
	case total == 0:
		d.say(mind, "servers", "the bot is in none: invite it (README, Connect it to Discord)")
	case total >= 2500:
		d.say(wrong, "servers", "%d: Discord allows one connection fewer than 2,500", total)
	default:
		d.say(well, "servers", "the bot is in %d", total)
	}
	for _, n := range needed {
		if k := lacking[n.name]; k > 0 {
			d.say(mind, "permissions", "%q is lacking in %d of %d: give it to the bot's role there, or invite the bot anew (channels may differ, which is not told here)", n.name, k, total)
		}
	}
	if total > 0 && len(lacking) == 0 {
		d.say(well, "permissions", "the bot has what it needs in all servers (channels may differ, which is not told here)")
	}
}

// Skews of clocks that are worth telling, and that are too much.
const (
	skewTold = 5 * time.Second
	skewMuch = time.Minute
)

func (d *doctor) clock(c *caller) {
	if !c.dated {
		return
	}
	m, text := judgeSkew(c.skew)
	d.say(m, "clock", "%s", text)
}

// judgeSkew tells what a skew means.
func judgeSkew(skew time.Duration) (mark, string) {
	much := skew.Abs().Round(time.Second)
	way := "fast"
	if skew < 0 {
		way = "slow"
	}
	switch {
	case much >= skewMuch:
		return wrong, fmt.Sprintf("this machine's is %v %s: switch on time synchronisation, else answers bear wrong dates", much, way)
	case much >= skewTold:
		return mind, fmt.Sprintf("this machine's is %v %s", much, way)
	}
	return well, "this machine's goes with Discord's"
}
