package outreach

import (
	"context"
	"errors"
	"time"
)

// Errors by which a messenger tells why something cannot be done, and will not be
// later either. Any other error may pass.
var (
	ErrGone   = errors.New("the message or its channel is gone")
	ErrDenied = errors.New("the bot may not do that there")
	ErrLate   = errors.New("the message cannot be edited any more")
)

// ErrDeclined means that Discord certainly did not take what was sent. Errors that are
// none of these leave open whether it did.
var ErrDeclined = errors.New("Discord did not take it")

// A Place is where a message is, or was sent.
type Place struct {
	Channel string // Discord ids
	Message string
	Hook    string // "applicationID/token", by which alone it can be edited; "": as any message of the bot's
}

// An Address is where a message goes.
type Address struct {
	Channel string // or
	User    string // by direct message
	ReplyTo string // id of a message of the channel; "". That it is gone is no error
}

// A Sent is a message of the bot's own that stands in a channel.
type Sent struct {
	Place   Place
	Message Message
}

// A Talk is what a channel is like.
type Talk struct {
	Thread   bool // or
	Direct   bool // messages between the bot and one person
	Archived bool
	Last     time.Time // of the last message; zero: there is none
}

// A Messenger is how messages get to Discord. Nothing that it sends pings anyone. Its
// errors wrap those above where they can.
type Messenger interface {
	// Look gives a message as it stands.
	Look(ctx context.Context, at Place) (*Message, error)
	// Edit puts another message in the place of one.
	Edit(ctx context.Context, at Place, m Message) error
	// Send sends a message. One of the same nonce, of at most 25 characters, that was
	// sent to the same address minutes before is the same.
	Send(ctx context.Context, to Address, m Message, nonce string) (Place, error)
	// Lately gives the bot's own messages among the last 100 of an address.
	Lately(ctx context.Context, to Address) ([]Sent, error)
	// Talk tells what a channel is like.
	Talk(ctx context.Context, channel string) (Talk, error)
}
