// Package lease lets several processes agree which of them does what only one may do:
// who holds the lease of that name, until it gives the lease up or has not renewed it
// for its term. It defines what a keeper of leases is, and how work is tied to one
// ([Hold]). What is leased, and what follows from it, is for others to say.
//
// A lease guards against two doing the same for long, not against a process that stands
// still: one that was held up by its machine for longer than the term may end a step
// after another began. What must never happen twice needs a guard of its own.
package lease

import (
	"context"
	"time"
)

// MaxTerm is the longest term of a lease. One that would last longer was taken by a
// clock that has been set back since, and counts as expired.
const MaxTerm = time.Hour

// A Lease is who holds what.
type Lease struct {
	Name   string
	Holder string
	Left   time.Duration // until it expires, unless it is renewed
}

// A Keeper keeps leases for all processes that share it. It is safe for concurrent use.
// Terms are more than 0, and at most [MaxTerm]; they begin when the keeper is asked, or
// later. An error means that nothing is known: what was asked for may have been done.
type Keeper interface {
	// Take gives a lease to a holder, if nobody holds it, it has expired, or the holder
	// has it already, and reports whether it did.
	Take(ctx context.Context, name, holder string, term time.Duration) (bool, error)
	// Renew lets a lease last for a term from now, if the holder has it and it has not
	// expired, and reports whether it did.
	Renew(ctx context.Context, name, holder string, term time.Duration) (bool, error)
	// Release gives a lease up; that the holder does not have it is no error.
	Release(ctx context.Context, name, holder string) error
	// Held lists the leases that have not expired and whose names begin with a prefix, by name.
	Held(ctx context.Context, prefix string) ([]Lease, error)
	// Sweep deletes what is kept of expired leases.
	Sweep(ctx context.Context) error
}
