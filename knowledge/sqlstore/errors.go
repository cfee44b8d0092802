package sqlstore

import (
	"errors"
	"fmt"
)

// What can be wrong, for errors.Is. The errors that hold these say in their text
// which database it is, what was being done, and what to do about it.
var (
	ErrInvalid     = errors.New("the batch cannot be stored")
	ErrFull        = errors.New("the disk is full")
	ErrReadOnly    = errors.New("the database cannot be written")
	ErrLocked      = errors.New("the database is locked by another program")
	ErrDenied      = errors.New("access denied")
	ErrUnreachable = errors.New("the database cannot be reached")
	ErrDamaged     = errors.New("the database is damaged")
	ErrNewer       = errors.New("the database was made by a newer version of this program")
	ErrNotEmpty    = errors.New("the store is not empty")

	// ErrUnsure means that the connection or the disk failed while a change was being
	// committed: it may have been made, or not. Of a batch, its records' history tells.
	ErrUnsure = errors.New("it is not known whether the change was made")
)

// A problem is an error of a database with its kind, and words on what to do.
type problem struct {
	kind   error
	advice string
	cause  error
}

func (p *problem) Error() string {
	return fmt.Sprintf("%v: %s (%v)", p.kind, p.advice, p.cause)
}

func (p *problem) Unwrap() []error { return []error{p.kind, p.cause} }

// explained tells whether an error has its words already.
func explained(err error) bool {
	var p *problem
	return errors.As(err, &p)
}
