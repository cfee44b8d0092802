package outreach

import "context"

// upkeepCursor names the last day on which what is old was deleted, as days since 1970.
const upkeepCursor = "upkeep"

// upkeep deletes what is too old to be kept, once a day.
func (o *Outreach) upkeep(ctx context.Context) error {
	now := o.now()
	today := now.Unix() / int64(day.Seconds())
	last, known, err := o.book.Cursor(ctx, upkeepCursor)
	if err != nil || known && last >= today {
		return err
	}
	if err := o.book.Expire(ctx, now, now.Add(-o.opts.Questions), now.Add(-o.opts.Entries)); err != nil {
		return err
	}
	return o.book.Plan(ctx, upkeepCursor, today, now, nil)
}
