package bot

import (
	"context"
	"time"
)

// A question that another process may see too, because a shard is being handed over or
// missed messages are looked for, is claimed before it is answered. That Discord takes
// one message of a nonce holds for some minutes only, and not where an answer was deleted.
const (
	// claimTime is how long a process may take over an answer before another, which sees
	// the question unanswered, takes it up.
	claimTime = 30 * time.Second
	// claimKept is how long it is known that a question was answered: longer than
	// missed questions are looked for.
	claimKept = catchUpFor + 5*time.Minute
	// claimPause is how long it takes until a claim of another process is looked at again.
	claimPause = time.Second
)

// claim reports whether this process is to answer a message. While another is at it, it
// waits until that one is done, or has died. Where nobody can be asked it is, because an
// answer that Discord refuses as a second one is better than none.
func (b *Bot) claim(ctx context.Context, messageID string) bool {
	if !b.opts.Replicas {
		return true
	}
	name := messageLease + messageID
	for ctx.Err() == nil {
		got, err := b.opts.Leases.Take(ctx, name, b.run, claimTime)
		if err != nil {
			b.opts.Log.Warn("a message cannot be claimed: it is answered all the same", "message", messageID, "error", err)
			return true
		}
		if got {
			return true
		}
		held, err := b.opts.Leases.Held(ctx, name)
		if err == nil && len(held) > 0 && held[0].Left > claimTime {
			return false // it was answered
		}
		pause(ctx, claimPause)
	}
	return false
}

// claimed notes that a message was answered.
func (b *Bot) claimed(ctx context.Context, messageID string) {
	if !b.opts.Replicas {
		return
	}
	if _, err := b.opts.Leases.Take(ctx, messageLease+messageID, b.run, claimKept); err != nil {
		b.opts.Log.Warn("that a message was answered was not noted", "message", messageID, "error", err)
	}
}
