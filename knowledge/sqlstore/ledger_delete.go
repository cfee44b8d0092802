package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A deletion is a statement and where to put how many rows it concerned; nil: nobody
// wants to know.
type deletion struct {
	count *int
	query string
}

// delete runs deletions one after another, each with the same arguments.
func (w *writing) delete(all []deletion, args ...any) error {
	for _, d := range all {
		n, err := w.exec(d.query, args...)
		if err != nil {
			return err
		}
		if d.count != nil {
			*d.count = int(n)
		}
	}
	return nil
}

// Forget implements [ledger.Ledger].
func (l *Ledger) Forget(ctx context.Context, by ledger.Person, user, direct string) (ledger.Forgotten, error) {
	var n ledger.Forgotten
	ofPerson := []deletion{
		{&n.Votes, `DELETE FROM votes WHERE voter = $1`},
		{&n.Wishes, `DELETE FROM wishes WHERE wisher = $1`},
		{&n.Complaints, `DELETE FROM complaints WHERE reporter = $1`},
		{&n.Questions, `UPDATE entries SET question = '', intent = '', entities = '' WHERE asker = $1 AND question <> ''`},
		// The channel of direct messages is one person's, and tells who it is.
		{nil, `DELETE FROM entries WHERE guild = '` + string(knowledge.Global) + `' AND channel IN (
			SELECT channel FROM entries WHERE guild = '` + string(knowledge.Global) + `' AND asker = $1)`},
		{nil, `UPDATE entries SET asker = '' WHERE asker = $1`},
		{nil, `UPDATE follows SET maker = '' WHERE maker = $1`},
	}
	ofUser := []deletion{
		{&n.Follows, `DELETE FROM follows WHERE userid = $1`},
		{nil, `DELETE FROM parcels WHERE userid = $1`},
	}
	ofChannel := []deletion{
		{nil, `DELETE FROM entries WHERE guild = '` + string(knowledge.Global) + `' AND channel = $1`},
		{nil, `DELETE FROM parcels WHERE guild = '` + string(knowledge.Global) + `' AND channel = $1`},
	}
	err := l.write(ctx, "forget a person", func(w *writing) error {
		if by != "" {
			if err := w.delete(ofPerson, by); err != nil {
				return err
			}
		}
		if user != "" {
			if err := w.delete(ofUser, user); err != nil {
				return err
			}
		}
		if direct != "" {
			return w.delete(ofChannel, direct)
		}
		return nil
	})
	if err != nil {
		return ledger.Forgotten{}, err
	}
	return n, nil
}

// Guilds implements [ledger.Ledger].
func (l *Ledger) Guilds(ctx context.Context) ([]knowledge.Scope, error) {
	scan := func(rows *sql.Rows) (s knowledge.Scope, err error) { return s, rows.Scan(&s) }
	found, err := list(ctx, l.s.read, scan, `SELECT guild FROM (SELECT guild FROM entries UNION SELECT guild FROM follows UNION SELECT guild FROM complaints) g
		WHERE guild <> $1 ORDER BY guild`, knowledge.Global)
	return found, l.fail("list guilds", err)
}

// Leave implements [ledger.Ledger].
func (l *Ledger) Leave(ctx context.Context, guild knowledge.Scope) error {
	const op = "delete what is kept of a guild"
	if guild == knowledge.Global || guild == "" {
		return l.fail(op, errors.New("no guild is named"))
	}
	return l.write(ctx, op, func(w *writing) error {
		return w.delete([]deletion{
			{nil, `DELETE FROM complaints WHERE guild = $1`},
			{nil, `DELETE FROM entries WHERE guild = $1`},
			{nil, `DELETE FROM corrections WHERE scope = $1`},
			{nil, `DELETE FROM reports WHERE guild = $1`},
			{nil, `DELETE FROM follows WHERE guild = $1`},
			{nil, `DELETE FROM parcel_keys WHERE guild = $1`},
		}, guild)
	})
}

// Expire implements [ledger.Ledger].
func (l *Ledger) Expire(ctx context.Context, now, questions, entries time.Time) error {
	return l.write(ctx, "delete what is old", func(w *writing) error {
		if err := w.delete([]deletion{
			{nil, `UPDATE entries SET question = '', reason = '', asker = '', intent = '', entities = ''
				WHERE at < $1 AND (question <> '' OR reason <> '' OR asker <> '' OR intent <> '' OR entities <> '')`},
			{nil, `DELETE FROM wishes WHERE at < $1`},
			{nil, `DELETE FROM complaints WHERE at < $1`},
		}, questions.UnixMicro()); err != nil {
			return err
		}
		if err := w.delete([]deletion{
			{nil, `DELETE FROM entries WHERE at < $1`},
			{nil, `DELETE FROM corrections WHERE at < $1`},
			{nil, `DELETE FROM parcel_keys WHERE made < $1`},
		}, entries.UnixMicro()); err != nil {
			return err
		}
		return w.delete([]deletion{
			{nil, `UPDATE entries SET hook = '' WHERE hook <> '' AND until <= $1`},
		}, now.UnixMicro())
	})
}
