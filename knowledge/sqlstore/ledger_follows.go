package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// SetFollow implements [ledger.Ledger].
func (l *Ledger) SetFollow(ctx context.Context, f *ledger.Follow) error {
	set := *f
	err := l.write(ctx, "set a follow", func(w *writing) error {
		var v values
		v.add(w.number, f.Guild, f.Channel, f.User, f.By, f.What, f.Lang, f.Pace, f.Hour, f.Weekday, f.Zone, f.Made.UnixMicro(), f.Head, f.Day)
		return w.row(`INSERT INTO follows (id, guild, channel, userid, maker, what, lang, pace, hour, weekday, zone, made, head, day)
			VALUES `+v.String()+`
			ON CONFLICT (channel, userid, what) DO UPDATE SET guild = excluded.guild, maker = excluded.maker, lang = excluded.lang,
				pace = excluded.pace, hour = excluded.hour, weekday = excluded.weekday, zone = excluded.zone, made = excluded.made
			RETURNING id, head, day`, v.args...).Scan(&set.ID, &set.Head, &set.Day)
	})
	if err == nil {
		*f = set
	}
	return err
}

// Follows implements [ledger.Ledger].
func (l *Ledger) Follows(ctx context.Context, guild knowledge.Scope, user string) ([]ledger.Follow, error) {
	var v values
	where := `WHERE id > ` + v.list(0)
	if guild != "" {
		where += ` AND guild = ` + v.list(guild)
	}
	if user != "" {
		where += ` AND userid = ` + v.list(user)
	}
	found, err := list(ctx, l.s.read, func(rows *sql.Rows) (f ledger.Follow, err error) {
		var made int64
		err = rows.Scan(&f.ID, &f.Guild, &f.Channel, &f.User, &f.By, &f.What, &f.Lang, &f.Pace, &f.Hour, &f.Weekday, &f.Zone, &made, &f.Head, &f.Day)
		f.Made = fromMicro(made)
		return f, err
	}, `SELECT id, guild, channel, userid, maker, what, lang, pace, hour, weekday, zone, made, head, day
		FROM follows `+where+` ORDER BY id`, v.args...)
	return found, l.fail("list follows", err)
}

// Unfollow implements [ledger.Ledger].
func (l *Ledger) Unfollow(ctx context.Context, id int64) error {
	return l.write(ctx, fmt.Sprintf("end follow %d", id), func(w *writing) error {
		return mustConcern(w.exec(`DELETE FROM follows WHERE id = $1`, id)) // its parcels hang on it
	})
}

// Move implements [ledger.Ledger].
func (l *Ledger) Move(ctx context.Context, follow, head int64, day string, p *ledger.Parcel) error {
	return l.along(ctx, fmt.Sprintf("move follow %d", follow), p, func(w *writing) (send bool, err error) {
		if p != nil {
			if taken, err := w.taken(p.Key); err != nil {
				return false, err
			} else if taken {
				return false, ledger.ErrNone
			}
		}
		return true, mustConcern(w.exec(`UPDATE follows SET
			head = CASE WHEN head < $2 THEN $2 ELSE head END, day = CASE WHEN day < $3 THEN $3 ELSE day END
			WHERE id = $1 AND (head < $2 OR day < $3)`, follow, head, day))
	})
}

// SetWish implements [ledger.Ledger].
func (l *Ledger) SetWish(ctx context.Context, entry int64, by ledger.Person, at time.Time) error {
	return l.write(ctx, "take a wish in", func(w *writing) error {
		if err := w.mustHaveEntry(entry); err != nil {
			return err
		}
		_, err := w.exec(`INSERT INTO wishes (id, entry, wisher, at) VALUES ($1, $2, $3, $4) ON CONFLICT (entry, wisher) DO NOTHING`,
			w.number, entry, by, at.UnixMicro())
		return err
	})
}

// Wishes implements [ledger.Ledger].
func (l *Ledger) Wishes(ctx context.Context) ([]ledger.Wish, error) {
	found, err := list(ctx, l.s.read, func(rows *sql.Rows) (h ledger.Wish, err error) {
		var at int64
		var e entryRow
		if err := rows.Scan(append([]any{&h.ID, &h.By, &at}, e.fields()...)...); err != nil {
			return h, err
		}
		h.At = fromMicro(at)
		h.Entry, err = e.entry()
		return h, err
	}, `SELECT h.id, h.wisher, h.at, `+entryColumns+` FROM wishes h JOIN entries e ON e.id = h.entry
		WHERE NOT e.gone AND e.question <> '' ORDER BY h.id`)
	return found, l.fail("list wishes", err)
}

// Grant implements [ledger.Ledger].
func (l *Ledger) Grant(ctx context.Context, entry int64, p *ledger.Parcel) error {
	return l.along(ctx, fmt.Sprintf("grant the wishes for entry %d", entry), p, func(w *writing) (send bool, err error) {
		return true, mustConcern(w.exec(`DELETE FROM wishes WHERE entry = $1`, entry))
	})
}
