package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ceasefire-facts/bot/bot/render"
)

// A Rate is how often something may be done: Burst times at once, and again each
// time that Every has gone by. The zero value sets no limit.
type Rate struct {
	Every time.Duration
	Burst int
}

// An Allowance is what one user, one channel and one guild may do.
type Allowance struct{ User, Channel, Guild Rate }

// Limits bound what is taken in. The zero value bounds nothing.
type Limits struct {
	Ask      Allowance // questions, by messages, edits of them and commands
	Press    Allowance // buttons, menus and forms
	Complete Allowance // what is offered while one types
}

// DefaultLimits leave alone what people do who read the answers. An answer takes
// longer to read than its user's pause; a channel gets as many as Discord lets the
// bot say there (five in five seconds), and a guild less than a tenth of the fifty
// requests a second that the bot has for all. Buttons turn pages, which is faster;
// completion comes with each key that is typed, several a second.
var DefaultLimits = Limits{
	Ask:      Allowance{User: Rate{3 * time.Second, 10}, Channel: Rate{time.Second, 40}, Guild: Rate{time.Second / 4, 100}},
	Press:    Allowance{User: Rate{time.Second, 20}, Channel: Rate{time.Second / 4, 80}, Guild: Rate{time.Second / 8, 200}},
	Complete: Allowance{User: Rate{time.Second / 5, 40}, Channel: Rate{time.Second / 15, 120}, Guild: Rate{time.Second / 30, 300}},
}

const (
	// generosity is how many times as much a moderator may do as anybody else: to work
	// through a queue. Nor do moderators share the channel's and the guild's allowance,
	// which a crowd may have used up just when they are needed.
	generosity = 5
	// maxBuckets bounds the users, channels and guilds that are counted, about ten
	// megabytes. Those heard of longest ago are forgotten first.
	maxBuckets = 50000
)

// A deed is a kind of thing that is limited.
type deed int

const (
	asking deed = iota
	pressing
	completing
)

// A verdict tells what is to be done about something that somebody did.
type verdict int

const (
	taken  verdict = iota // it is carried out
	told                  // it is not, and they are told so
	passed                // it is not, and they were told before
)

// A limiter keeps to limits.
type limiter struct {
	now    func() time.Time
	limits Limits

	mu      sync.Mutex
	buckets *lru[bucketKey, *bucket]
}

type bucketKey struct {
	deed deed
	of   string // 'u', 'c' or 'g', and the id
}

// A bucket is what is left of a rate.
type bucket struct {
	*rate.Limiter
	told bool // that it is empty, since it was last half full
}

func newLimiter(limits Limits, now func() time.Time) *limiter {
	return &limiter{now: now, limits: limits, buckets: newLRU[bucketKey, *bucket](maxBuckets, 0, now)}
}

// admit counts what a user does in a channel of a guild ("": none).
func (l *limiter) admit(d deed, user, channel, guild string, moderates bool) verdict {
	allowance := [...]Allowance{asking: l.limits.Ask, pressing: l.limits.Press, completing: l.limits.Complete}[d]
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []*bucket
	add := func(of string, r Rate) {
		if r != (Rate{}) {
			all = append(all, l.bucket(bucketKey{d, of}, r))
		}
	}
	if moderates {
		r := allowance.User
		add("m"+user, Rate{r.Every / generosity, r.Burst * generosity})
	} else {
		add("u"+user, allowance.User)
		add("c"+channel, allowance.Channel)
		if guild != "" {
			add("g"+guild, allowance.Guild)
		}
	}
	now := l.now()
	for _, b := range all {
		if left := b.TokensAt(now); left < 1 {
			v := told
			if b.told {
				v = passed
			}
			b.told = true
			return v
		}
	}
	for _, b := range all {
		if b.told && b.TokensAt(now) >= float64(b.Burst())/2 {
			b.told = false
		}
		b.AllowN(now, 1)
	}
	return taken
}

// bucket gives the bucket of a key, a full one if there is none.
func (l *limiter) bucket(k bucketKey, r Rate) *bucket {
	var b *bucket
	l.buckets.update(k, func(have *bucket) *bucket {
		if b = have; b == nil {
			b = &bucket{Limiter: rate.NewLimiter(rate.Every(r.Every), r.Burst)}
		}
		return b
	})
	return b
}

// admits counts a message that is to be worked on.
func (b *Bot) admits(m *message) verdict {
	return b.limiter.admit(asking, m.Author.ID, m.ChannelID, m.GuildID, b.handlers.leads(m.GuildID, m.Member))
}

// limited gives what is to be done about an interaction that comes too often: it
// has to be answered, but nothing is looked up for it. ok is false if it is not one.
func (b *Bot) limited(it *interaction) (a action, ok bool) {
	d := pressing
	switch it.Type {
	case onAutocomplete:
		d = completing
	case onCommand:
		d = asking
	}
	if b.limiter.admit(d, it.who().ID, it.ChannelID, it.GuildID, it.moderates() || b.handlers.leads(it.GuildID, it.Member)) == taken {
		return action{}, false
	}
	return saying(render.WordsIn(langOf(it.Locale)).SlowDown), true
}
