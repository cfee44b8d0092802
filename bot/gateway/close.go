package gateway

import (
	"errors"
	"fmt"

	"github.com/gorilla/websocket"
)

// Close codes that Discord sends, as its documentation lists them.
const (
	CloseAuthenticationFailed = 4004
	CloseInvalidSeq           = 4007
	CloseSessionTimedOut      = 4009
	CloseInvalidShard         = 4010
	CloseShardingRequired     = 4011
	CloseInvalidVersion       = 4012
	CloseInvalidIntents       = 4013
	CloseDisallowedIntents    = 4014
)

// closeResuming is the code that this side closes with when it means to resume:
// any but 1000 and 1001, which end the session.
const closeResuming = 4900

// A FatalError is a close code after which trying again is of no use.
type FatalError struct {
	Code   int    // one of the Close constants
	Reason string // as Discord gives it; may be ""
}

func (e *FatalError) Error() string {
	return fmt.Sprintf("gateway closed with %d (%s)", e.Code, e.Reason)
}

// fatal turns an error of reading into a *FatalError if it is one.
func fatal(err error) *FatalError {
	var ce *websocket.CloseError
	if !errors.As(err, &ce) {
		return nil
	}
	switch ce.Code {
	case CloseAuthenticationFailed, CloseInvalidShard, CloseShardingRequired,
		CloseInvalidVersion, CloseInvalidIntents, CloseDisallowedIntents:
		return &FatalError{Code: ce.Code, Reason: ce.Text}
	}
	return nil
}

// endsSession reports whether the session is lost with the connection.
func endsSession(err error) bool {
	var ce *websocket.CloseError
	return errors.As(err, &ce) && (ce.Code == CloseInvalidSeq || ce.Code == CloseSessionTimedOut)
}
