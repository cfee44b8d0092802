package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/ceasefire-facts/bot/bot/discordhttp"
	"github.com/ceasefire-facts/bot/bot/outreach"
)

// Codes of Discord's errors that only what the bot says unasked meets.
const (
	codeUnknownGuild    = 10004
	codeUnknownWebhook  = 10015
	codeNotOurs         = 50005 // a message of somebody else
	codeBadWebhookToken = 50027
	codeArchived        = 50083 // a thread
	codeNoReply         = 160002
)

// A courier brings what outreach says to Discord.
type courier struct {
	api  *api
	post *postbox
	self func() string // the bot's user id; "" before it is connected
}

// Messenger is how outreach reaches Discord as this bot.
func (b *Bot) Messenger() outreach.Messenger {
	return &courier{api: b.api, post: newPostbox(b.api, b.opts.Now), self: func() string {
		if id := b.self.Load(); id != nil {
			return id.user
		}
		return ""
	}}
}

// path is where a message is read and changed.
func path(at outreach.Place) string {
	if at.Hook != "" {
		return "/webhooks/" + at.Hook + "/messages/" + at.Message
	}
	return "/channels/" + at.Channel + "/messages/" + at.Message
}

// mailError wraps an error in what outreach makes of it.
func mailError(err error, hook string) error {
	var declined *APIError
	var is error
	switch {
	case err == nil || !errors.As(err, &declined):
		return err
	case hook != "" && (declined.Status == http.StatusUnauthorized || declined.Code == codeUnknownWebhook || declined.Code == codeBadWebhookToken):
		is = outreach.ErrLate
	case isCode(err, codeUnknownMessage, codeUnknownChannel, codeUnknownGuild):
		is = outreach.ErrGone
	case isCode(err, codeMissingAccess, codeMissingPermissions, codeCannotDirect, codeNotOurs, codeArchived):
		is = outreach.ErrDenied
	case declined.Status >= 400 && declined.Status < 500 && declined.Status != http.StatusTooManyRequests:
		is = outreach.ErrDeclined
	default:
		return err
	}
	return fmt.Errorf("%w: %w", is, err)
}

// Look implements [outreach.Messenger].
func (c *courier) Look(ctx context.Context, at outreach.Place) (*outreach.Message, error) {
	var m outreach.Message
	if err := c.api.do(ctx, http.MethodGet, path(at), nil, &m); err != nil {
		return nil, mailError(err, at.Hook)
	}
	return &m, nil
}

// A speech is what outreach says, as Discord takes it. What a message holds beside
// words, such as pictures, stays as it is.
type speech struct {
	Content    string               `json:"content"`
	Embeds     []outreach.Embed     `json:"embeds"`
	Components []outreach.Component `json:"components"`
	Mentions   mentions             `json:"allowed_mentions"`
	Nonce      string               `json:"nonce,omitempty"`
	Enforce    bool                 `json:"enforce_nonce,omitempty"`
	Reference  *reference           `json:"message_reference,omitempty"`
}

func speechOf(m outreach.Message) speech {
	s := speech{Content: m.Content, Embeds: m.Embeds, Components: m.Components, Mentions: mentions{Parse: []string{}}}
	if s.Embeds == nil {
		s.Embeds = []outreach.Embed{}
	}
	if s.Components == nil {
		s.Components = []outreach.Component{}
	}
	return s
}

// Edit implements [outreach.Messenger].
func (c *courier) Edit(ctx context.Context, at outreach.Place, m outreach.Message) error {
	return mailError(c.api.do(ctx, http.MethodPatch, path(at), speechOf(m), nil), at.Hook)
}

// channelOf gives the channel of an address.
func (c *courier) channelOf(ctx context.Context, to outreach.Address) (string, error) {
	if to.Channel != "" {
		return to.Channel, nil
	}
	return c.post.direct(ctx, to.User)
}

// Send implements [outreach.Messenger]. Where embeds are not allowed it says the same in
// plain words, if they have room.
func (c *courier) Send(ctx context.Context, to outreach.Address, m outreach.Message, nonce string) (outreach.Place, error) {
	channelID, err := c.channelOf(ctx, to)
	if err != nil {
		return outreach.Place{}, mailError(err, "")
	}
	send := func(m outreach.Message, nonce, replyTo string) (id string, err error) {
		s := speechOf(m)
		s.Nonce, s.Enforce = nonce, true
		if replyTo != "" {
			s.Reference = &reference{MessageID: replyTo}
		}
		var got sent
		err = c.api.do(discordhttp.SafeToResend(ctx), http.MethodPost, "/channels/"+channelID+"/messages", s, &got)
		return got.ID, err
	}
	id, err := send(m, nonce, to.ReplyTo)
	if to.ReplyTo != "" && isCode(err, codeNoReply) {
		id, err = send(m, nonce, "")
	}
	if plain, ok := m.Plain(); ok && isCode(err, codeMissingPermissions) {
		id, err = send(plain, "p"+nonce, to.ReplyTo)
	}
	if to.User != "" && isCode(err, codeUnknownChannel) { // it may be opened anew
		c.post.directs.drop(to.User)
	}
	return outreach.Place{Channel: channelID, Message: id}, mailError(err, "")
}

// Lately implements [outreach.Messenger].
func (c *courier) Lately(ctx context.Context, to outreach.Address) ([]outreach.Sent, error) {
	channelID, err := c.channelOf(ctx, to)
	if err != nil {
		return nil, mailError(err, "")
	}
	self := c.self()
	if self == "" {
		return nil, errors.New("not connected to Discord yet")
	}
	var all []struct {
		ID     string `json:"id"`
		Author *user  `json:"author"`
		outreach.Message
	}
	if err := c.api.do(ctx, http.MethodGet, "/channels/"+channelID+"/messages?limit="+strconv.Itoa(missedPage), nil, &all); err != nil {
		return nil, mailError(err, "")
	}
	var out []outreach.Sent
	for _, m := range all {
		if m.Author != nil && m.Author.ID == self {
			out = append(out, outreach.Sent{Place: outreach.Place{Channel: channelID, Message: m.ID}, Message: m.Message})
		}
	}
	return out, nil
}

// directChannel is the type of a channel of direct messages.
const directChannel = 1

// Talk implements [outreach.Messenger].
func (c *courier) Talk(ctx context.Context, channelID string) (outreach.Talk, error) {
	var got struct {
		channel
		Thread struct {
			Archived bool `json:"archived"`
		} `json:"thread_metadata"`
	}
	if err := c.api.do(ctx, http.MethodGet, "/channels/"+channelID, nil, &got); err != nil {
		return outreach.Talk{}, mailError(err, "")
	}
	return outreach.Talk{
		Thread: isThread(got.Type), Direct: got.Type == directChannel, Archived: got.Thread.Archived, Last: sentAt(got.Last),
	}, nil
}

// sentAt is when something with a Discord id came to be; zero if that is none.
func sentAt(id string) time.Time {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(n>>22) + discordEpoch).UTC()
}
