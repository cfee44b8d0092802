package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
	"github.com/ceasefire-facts/bot/bot/render"
)

// A poster says things outside the reply to what somebody did. Nothing that it
// posts pings anyone.
type poster interface {
	// Post says something in a channel, and gives the message's id. An error that wraps
	// errNoAccess means that the bot may not, or that there is no such channel.
	Post(ctx context.Context, channelID string, r Reply) (messageID string, err error)
	// Direct says something to a person in direct messages. An error that wraps
	// errNoAccess means that they do not take messages from the bot.
	Direct(ctx context.Context, userID string, r Reply) (messageID string, err error)
	// direct gives the channel of direct messages with a person.
	direct(ctx context.Context, userID string) (channelID string, err error)
}

// errNoAccess means that the bot cannot speak there.
var errNoAccess = errors.New("the bot cannot speak there")

// maxDirects bounds how many channels of direct messages are remembered.
const maxDirects = 5000

// A postbox is the poster on Discord.
type postbox struct {
	api     *api
	directs *lru[string, string] // user id → channel id
}

func newPostbox(a *api, now func() time.Time) *postbox {
	return &postbox{api: a, directs: newLRU[string, string](maxDirects, 0, now)}
}

// Post says something in a channel; in plain words where embeds are not allowed.
func (p *postbox) Post(ctx context.Context, channelID string, r Reply) (messageID string, err error) {
	messageID, err = p.send(ctx, channelID, r.Message, r.Files)
	if isCode(err, codeMissingPermissions) && r.Plain.Content != "" {
		messageID, err = p.send(ctx, channelID, r.Plain, r.Files)
	}
	if err != nil {
		return "", fmt.Errorf("post to channel %s: %w", channelID, err)
	}
	return messageID, nil
}

func (p *postbox) send(ctx context.Context, channelID string, m render.Message, files []file) (messageID string, err error) {
	if err := checkFiles(files); err != nil {
		return "", err
	}
	out := outgoingOf(m, files)
	out.Nonce, out.Enforce = rand.Text()[:maxNonce], true // so that it may be sent again
	var s sent
	err = p.api.send(discordhttp.SafeToResend(ctx), http.MethodPost, "/channels/"+channelID+"/messages", out, files, &s)
	if isCode(err, codeMissingPermissions, codeMissingAccess, codeUnknownChannel, codeCannotDirect) {
		err = fmt.Errorf("%w: %w", errNoAccess, err)
	}
	return s.ID, err
}

// Direct says something to a person. The channel between the two is asked for
// once; where it is not any more, the next message asks again.
func (p *postbox) Direct(ctx context.Context, userID string, r Reply) (messageID string, err error) {
	channelID, err := p.direct(ctx, userID)
	if err != nil {
		return "", err
	}
	messageID, err = p.Post(ctx, channelID, r)
	if isCode(err, codeUnknownChannel) {
		p.directs.drop(userID)
	}
	return messageID, err
}

// direct gives the channel of direct messages with a person.
func (p *postbox) direct(ctx context.Context, userID string) (channelID string, err error) {
	if channelID, known := p.directs.get(userID); known {
		return channelID, nil
	}
	var c channel
	err = p.api.do(discordhttp.SafeToResend(ctx), http.MethodPost, "/users/@me/channels", map[string]string{"recipient_id": userID}, &c)
	if isCode(err, codeCannotDirect) {
		err = fmt.Errorf("%w: %w", errNoAccess, err)
	}
	if err != nil {
		return "", fmt.Errorf("open direct messages with %s: %w", userID, err)
	}
	p.directs.put(userID, c.ID)
	return c.ID, nil
}
