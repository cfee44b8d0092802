package bot

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// hookLife is how long a message can be edited that only its interaction's token
// reaches (15 min), less a margin for the road.
const hookLife = 14*time.Minute + 30*time.Second

// Terms are for how many days what was asked and said is kept.
type Terms struct {
	Questions int // the words of questions, and who asked; 0: 30
	Answers   int // where answers stand, and from which facts they are; 0: 90
}

// fill sets what is left out to its default.
func (t *Terms) fill() {
	t.Questions, t.Answers = cmp.Or(t.Questions, 30), cmp.Or(t.Answers, 90)
}

// A recorder keeps what the bot said in the ledger, so that a correction reaches it.
type recorder struct {
	ledger ledger.Ledger
	terms  Terms
	now    func() time.Time
	log    *slog.Logger

	mu     sync.Mutex
	secret []byte // of pseudonyms; nil until it is needed
}

// A spot is where a message of the bot's stands.
type spot struct {
	guild   knowledge.Scope // whose knowledge it shows
	channel string
	message string
	hook    string // by which alone it can be edited; ""
}

// spotOf tells where the reply to an interaction stands. What only one person sees,
// or what was said where the bot is no member, is reached by the interaction alone.
func (it *interaction) spotOf(message string, ephemeral bool) spot {
	at := spot{guild: it.scope(), channel: it.ChannelID, message: message}
	if member := it.Owners == nil || it.Owners["0"] != "" && (it.GuildID == "" || it.Owners["0"] == it.GuildID); ephemeral || !member {
		at.hook = it.AppID + "/" + it.Token
	}
	return at
}

// person gives the pseudonym of a user.
func (r *recorder) person(ctx context.Context, userID string) (ledger.Person, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.secret == nil {
		s, err := r.ledger.Secret(ctx)
		if err != nil {
			return "", err
		}
		r.secret = s
	}
	mac := hmac.New(sha256.New, r.secret)
	mac.Write([]byte(userID))
	return ledger.Person(hex.EncodeToString(mac.Sum(nil)[:16])), nil
}

// keep keeps what was said to somebody, if there is anything to keep. It was said
// already: should it fail, that is logged, and a correction will not reach it.
func (r *recorder) keep(ctx context.Context, said *ledger.Entry, at spot, userID string) {
	if r == nil || said == nil || at.message == "" {
		return
	}
	e := *said
	e.At, e.Guild, e.Channel, e.Message, e.Hook = r.now(), at.guild, at.channel, at.message, at.hook
	if e.Hook != "" {
		e.Until = e.At.Add(hookLife)
	}
	var err error
	if e.By, err = r.person(ctx, userID); err == nil {
		err = r.ledger.Keep(ctx, &e)
	}
	if err != nil {
		r.log.ErrorContext(ctx, "an answer was not kept: a correction will not reach it", "channel", at.channel, "message", at.message, "error", err)
	}
}

// gone notes that messages were deleted.
func (r *recorder) gone(ctx context.Context, channelID string, messages ...string) {
	if err := r.ledger.Gone(ctx, channelID, messages); err != nil {
		r.log.ErrorContext(ctx, "that messages were deleted was not noted", "channel", channelID, "error", err)
	}
}

// left deletes all that is kept of a guild.
func (r *recorder) left(ctx context.Context, guildID string) {
	if err := r.ledger.Leave(ctx, knowledge.Scope(guildID)); err != nil {
		r.log.ErrorContext(ctx, "what is kept of a server that was left was not deleted", "guild", guildID, "error", err)
		return
	}
	r.log.InfoContext(ctx, "left a server, and deleted what was kept of its answers", "guild", guildID)
}

// leftOthers deletes what is kept of servers that the bot was taken out of while it was
// away: those of the shard that Discord does not list.
func (r *recorder) leftOthers(ctx context.Context, guilds []string, shard []int) {
	kept, err := r.ledger.Guilds(ctx)
	if err != nil {
		r.log.Error("it is not known of which servers anything is kept", "error", err)
		return
	}
	for _, g := range kept {
		id, err := strconv.ParseUint(string(g), 10, 64)
		ours := err == nil && (len(shard) != 2 || shard[1] < 2 || id>>22%uint64(shard[1]) == uint64(shard[0])) //nolint:gosec // Discord's numbers are small
		if ours && !slices.Contains(guilds, string(g)) {
			r.left(ctx, string(g))
		}
	}
}

// A message is kept once it has been delivered, so that a button can be pressed
// before: so often, and so long apart, what is kept of a new one is looked for again.
const (
	entryTries = 10
	entryPause = 50 * time.Millisecond
	entryNew   = 10 * time.Second // the age up to which a message is new
)

// entry gives what is kept of a message; nil, without an error, if nothing is.
func (r *recorder) entry(ctx context.Context, channelID string, m *message) (*ledger.Entry, error) {
	for try := 1; ; try++ {
		e, err := r.ledger.Entry(ctx, channelID, m.ID)
		if !errors.Is(err, ledger.ErrNone) {
			return e, err
		}
		if try == entryTries || r.now().Sub(m.Timestamp) > entryNew {
			return nil, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(entryPause):
		}
	}
}

// said is what the ledger keeps of an exchange's answer.
func (x *exchange) said() *ledger.Entry {
	a := x.Answer
	e := &ledger.Entry{
		Sort: ledger.Asked, Question: x.Text, Lang: a.Lang, Intent: string(a.Intent), Entities: a.Entities,
		Answered: a.Answered, Reason: string(a.Reason), Head: a.Head, Uses: outreach.UsesOf(a),
	}
	if len(x.Context) > 0 && a.Understood != "" { // it has to be understood without what was before
		e.Question = a.Understood
	}
	return e
}

// shown is what the ledger keeps of a page that shows facts of a base.
func shown(base *knowledge.Base, lang knowledge.Lang, facts []knowledge.FactID) *ledger.Entry {
	e := &ledger.Entry{Sort: ledger.Page, Lang: lang, Head: base.Head(), Uses: []ledger.Use{}}
	for _, id := range facts {
		if f := base.Fact(id); f != nil {
			e.Uses = append(e.Uses, ledger.UseOf(f))
		}
	}
	return e
}

// again is a reply that shows once more what was answered already: no answer of its
// own, but a message that a correction has to reach.
func again(r Reply) Reply {
	e := *r.Said
	e.Sort, e.Question = ledger.Page, ""
	r.Said = &e
	return r
}
