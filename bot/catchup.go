package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// How far and how wide the bot looks back after a gap.
const (
	// catchUpFor is how old a missed question may be and still be answered: who
	// asked earlier has left, or asked again.
	catchUpFor = 10 * time.Minute
	// maxCaughtUp bounds the channels of one server, and the direct messages,
	// that are looked through, those with the newest messages first: each costs a
	// request of the fifty that Discord allows in a second.
	maxCaughtUp = 50
	// missedPage is how many messages one request gives, Discord's most.
	missedPage = 100
	// maxMissedPages bounds the requests for one channel.
	maxMissedPages = 5
	// discordEpoch is where Discord's ids begin to count, in Unix milliseconds.
	discordEpoch = 1420070400000
)

// A catchUp knows where questions may have been missed: a new session, unlike a
// resumed one, is not told what happened before it.
type catchUp struct {
	mu      sync.Mutex
	guilds  map[int]map[string]bool // by shard: of its new session, until they arrive
	directs []string                // channels of direct messages, the latest last
}

// began notes the guilds of a new session of a shard, and gives the channels of direct
// messages to look through, which are those of shard 0.
func (c *catchUp) began(shard int, guilds []string) (directs []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	due := map[string]bool{}
	for _, id := range guilds {
		due[id] = true
	}
	if c.guilds == nil {
		c.guilds = map[int]map[string]bool{}
	}
	c.guilds[shard] = due
	if shard != 0 {
		return nil
	}
	return slices.Clone(c.directs)
}

// arrived reports whether a guild arrives for the first time in the session; a
// server that the bot joins has asked it nothing yet.
func (c *catchUp) arrived(guild string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, due := range c.guilds {
		if due[guild] {
			delete(due, guild)
			return true
		}
	}
	return false
}

// direct notes that there is a channel of direct messages.
func (c *catchUp) direct(channel string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.directs = append(slices.DeleteFunc(c.directs, func(id string) bool { return id == channel }), channel)
	c.directs = c.directs[max(0, len(c.directs)-maxCaughtUp):]
}

// Where other processes may have had the direct messages before, the ledger tells who
// wrote to the bot: so far back it is asked, in pages of its own size, and at most so many.
const (
	directsFor   = 7 * 24 * time.Hour
	directsPages = 20
)

// catchUpDirects looks for missed questions in the channels in which the bot answered
// somebody directly in the last days, whichever process did.
func (b *Bot) catchUpDirects(ctx context.Context) {
	direct := knowledge.Global
	q := ledger.Query{Guild: &direct, From: b.opts.Now().Add(-directsFor)}
	for range directsPages {
		page, err := b.opts.Ledger.Entries(ctx, q)
		if err != nil {
			b.opts.Log.Warn("missed direct messages cannot be looked for", "error", err)
			break
		}
		for _, e := range page {
			if q.After = e.ID; e.Hook == "" { // else it is where the bot is no member
				b.missed.direct(e.Channel)
			}
		}
		if len(page) == 0 {
			break
		}
	}
	for _, channel := range b.missed.known() {
		b.catchUpChannel(channel, "")
	}
}

// known gives the channels of direct messages.
func (c *catchUp) known() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.directs)
}

// catchUpGuild looks for missed questions in the channels of a server in which
// something was written lately.
func (b *Bot) catchUpGuild(g *guild) {
	if !b.missed.arrived(g.ID) {
		return
	}
	since := idAt(b.opts.Now().Add(-catchUpFor))
	lively := slices.DeleteFunc(slices.Concat(g.Channels, g.Threads), func(c channel) bool { return !laterID(c.Last, since) })
	slices.SortFunc(lively, func(x, y channel) int {
		if laterID(x.Last, y.Last) {
			return -1
		}
		return 1
	})
	for _, c := range lively[:min(len(lively), maxCaughtUp)] {
		b.catchUpChannel(c.ID, g.ID)
	}
}

// catchUpChannel answers what was asked in a channel and missed. Its turn comes
// among the channel's messages, so that order is kept as far as it can be.
func (b *Bot) catchUpChannel(id, guild string) {
	b.messages.run(id, func() {
		ctx, cancel := context.WithTimeout(b.work, messageTime)
		defer cancel()
		list, err := b.api.since(ctx, id, idAt(b.opts.Now().Add(-catchUpFor)))
		if err != nil {
			b.opts.Log.Info("missed questions of a channel cannot be looked up", "channel", id, "error", err)
			return
		}
		self := b.self.Load().user
		done := repliedTo(list, self)
		for _, m := range list {
			m.ChannelID, m.GuildID = id, guild // which lists leave out
			if !done[m.ID] && (addressed(m, self) || b.handlers.overheard(m, self)) {
				b.onMessage(m)
			}
		}
	})
}

// repliedTo gives the messages that the bot has replied to, as the list shows.
func repliedTo(list []*message, self string) map[string]bool {
	out := map[string]bool{}
	for _, m := range list {
		if m.Author != nil && m.Author.ID == self && m.Reference != nil {
			out[m.Reference.MessageID] = true
		}
	}
	return out
}

// since lists the messages of a channel after an id, oldest first.
func (a *api) since(ctx context.Context, channelID, id string) ([]*message, error) {
	var out []*message
	for range maxMissedPages {
		var page []json.RawMessage
		path := fmt.Sprintf("/channels/%s/messages?limit=%d&after=%s", channelID, missedPage, id)
		if err := a.do(ctx, http.MethodGet, path, nil, &page); err != nil {
			return nil, err
		}
		for _, raw := range slices.Backward(page) { // newest first
			m := new(message)
			if json.Unmarshal(raw, m) == nil && m.ID != "" {
				out = append(out, m)
				id = m.ID
			}
		}
		if len(page) < missedPage {
			break
		}
	}
	return out, nil
}

// idAt gives the smallest id of a moment.
func idAt(t time.Time) string {
	return strconv.FormatInt(max(0, t.UnixMilli()-discordEpoch)<<22, 10)
}

// laterID reports whether an id is greater than another, as numbers.
func laterID(a, b string) bool {
	return len(a) > len(b) || len(a) == len(b) && a > b
}
