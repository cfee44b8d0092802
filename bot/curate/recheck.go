package curate

import (
	"context"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Pauses between two tries of a link that could not be read: an hour, doubled each
// time, at most a week.
const (
	firstPause = time.Hour
	maxPause   = 7 * 24 * time.Hour
)

// due reports whether a link is to be tried again.
func (k *Check) due(now time.Time) bool {
	pause := maxPause
	if k.Tries < 8 {
		pause = min(maxPause, firstPause<<max(0, k.Tries-1))
	}
	return now.Sub(k.At) >= pause
}

// Recheck reads the links again that could not be read so far and are due, and
// gives how many it tried. A page that does not hold what was quoted from it comes
// into the review queue.
func (c *Curator) Recheck(ctx context.Context) (tried int, err error) {
	if c.pages == nil {
		return 0, nil
	}
	records, _, err := c.store.List(ctx, knowledge.Query{
		Types: []knowledge.RecordType{CheckRecord}, States: []knowledge.State{Unverified},
	})
	if err != nil {
		return 0, err
	}
	for _, r := range records {
		k, err := knowledge.Decode[Check](r)
		if err != nil {
			return tried, err
		}
		if !k.due(c.now()) {
			continue
		}
		k.rest(c.library.Base(r.Scope), knowledge.SourceID(r.ID), nil)
		if len(k.Facts) == 0 {
			continue // nobody sees the link
		}
		tried++
		state := c.try(ctx, k)
		if ctx.Err() != nil {
			return tried, ctx.Err()
		}
		if _, err := c.apply(ctx, knowledge.Batch{Actor: "recheck", Changes: []knowledge.Change{{
			Ref: r.Ref, Action: "check", Expect: r.Rev, State: state, Body: encoded(k),
		}}}); err != nil && !Told(err) {
			return tried, err
		}
	}
	return tried, nil
}

// try reads a link once more and notes what came of it.
func (c *Curator) try(ctx context.Context, k *Check) knowledge.State {
	k.At, k.Tries = c.now(), k.Tries+1
	page, err := c.pages.Page(ctx, k.Link)
	if err != nil {
		k.Why = err.Error()
		return Unverified // also if a page will never be read: then it stays so, and is tried ever more rarely
	}
	return k.read(page)
}
