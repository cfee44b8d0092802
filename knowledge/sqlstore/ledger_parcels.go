package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// Send implements [ledger.Ledger].
func (l *Ledger) Send(ctx context.Context, p *ledger.Parcel) error {
	return l.along(ctx, "send a parcel", p, func(*writing) (send bool, err error) { return true, nil })
}

// along makes a change, and sends a parcel in the same step if one is given and f says
// so. It sets the parcel's ID.
func (l *Ledger) along(ctx context.Context, op string, p *ledger.Parcel, f func(w *writing) (send bool, err error)) error {
	var id int64
	err := l.write(ctx, op, func(w *writing) error {
		send, err := f(w)
		if err == nil && send && p != nil {
			id, err = w.send(p)
		}
		return err
	})
	if err == nil && p != nil {
		p.ID = id
	}
	return err
}

// send takes a parcel in and gives its ID; 0 if its key was taken in before or its
// follow has ended.
func (w *writing) send(p *ledger.Parcel) (id int64, err error) {
	follow := sql.NullInt64{Int64: p.Follow, Valid: p.Follow != 0}
	if follow.Valid {
		if there, err := w.has(`SELECT 1 FROM follows WHERE id = $1`, p.Follow); err != nil || !there {
			return 0, err
		}
	}
	shown, err := toJSON(p.Uses)
	if err != nil {
		return 0, err
	}
	fresh, err := w.exec(`INSERT INTO parcel_keys (key, made, guild) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		p.Key, p.Made.UnixMicro(), p.Guild)
	if err != nil || fresh == 0 {
		return 0, err
	}
	var v values
	v.add(w.number, p.Key, p.Made.UnixMicro(), p.Guild, p.Channel, p.User, p.ReplyTo, string(p.Body), p.Head, shown, follow, false, 0)
	_, err = w.exec(`INSERT INTO parcels (id, key, made, guild, channel, userid, reply_to, body, head, shown, follow, tried, tries)
		VALUES `+v.String(), v.args...)
	return w.number, err
}

// taken tells whether a parcel of a key was ever taken in.
func (w *writing) taken(key string) (bool, error) {
	return w.has(`SELECT 1 FROM parcel_keys WHERE key = $1`, key)
}

// Parcels implements [ledger.Ledger].
func (l *Ledger) Parcels(ctx context.Context, limit int) ([]ledger.Parcel, error) {
	if limit <= 0 {
		return nil, nil
	}
	found, err := list(ctx, l.s.read, scanParcel, `SELECT id, key, made, guild, channel, userid, reply_to, body, head, shown, follow, tried, tries
		FROM parcels ORDER BY id LIMIT $1`, limit)
	return found, l.fail("list parcels", err)
}

func scanParcel(rows *sql.Rows) (p ledger.Parcel, err error) {
	var made int64
	var body, shown string
	var follow sql.NullInt64
	if err := rows.Scan(&p.ID, &p.Key, &made, &p.Guild, &p.Channel, &p.User, &p.ReplyTo, &body, &p.Head, &shown, &follow, &p.Tried, &p.Tries); err != nil {
		return p, err
	}
	p.Made, p.Follow = fromMicro(made), follow.Int64
	if body != "" {
		p.Body = json.RawMessage(body)
	}
	p.Uses, err = fromJSON[ledger.Use](shown)
	return p, err
}

// Begin implements [ledger.Ledger].
func (l *Ledger) Begin(ctx context.Context, id int64) error {
	return l.write(ctx, fmt.Sprintf("begin sending parcel %d", id), func(w *writing) error {
		return mustConcern(w.exec(`UPDATE parcels SET tried = TRUE WHERE id = $1 AND NOT tried`, id))
	})
}

// Decline implements [ledger.Ledger].
func (l *Ledger) Decline(ctx context.Context, id int64) error {
	return l.write(ctx, fmt.Sprintf("note that parcel %d was not sent", id), func(w *writing) error {
		_, err := w.exec(`UPDATE parcels SET tried = FALSE, tries = tries + 1 WHERE id = $1`, id)
		return err
	})
}

// Sent implements [ledger.Ledger].
func (l *Ledger) Sent(ctx context.Context, id int64, e *ledger.Entry) error {
	var entry int64
	err := l.write(ctx, fmt.Sprintf("end parcel %d", id), func(w *writing) (err error) {
		if _, err := w.exec(`DELETE FROM parcels WHERE id = $1`, id); err != nil || e == nil {
			return err
		}
		entry, err = w.keep(e)
		return err
	})
	if err == nil && e != nil {
		e.ID = entry
	}
	return err
}
