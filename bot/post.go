package bot

import (
	"context"
)

// A poster says things outside the reply to what somebody did. Nothing that it
// posts pings anyone.
type poster interface {
	// Post says something in a channel, and gives the message's id.
	Post(ctx context.Context, channelID string, r Reply) (messageID string, err error)
	// Direct says something to a person in direct messages. An error that wraps errNoDirect means
	// that they do not take messages from the bot.
	Direct(ctx context.Context, userID string, r Reply) (messageID string, err error)
}
