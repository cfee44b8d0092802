package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// entryColumns are what an entryRow reads, of entries e.
const entryColumns = `e.id, e.at, e.sort, e.guild, e.channel, e.message, e.hook, e.until, e.asker,
	e.question, e.lang, e.intent, e.entities, e.answered, e.reason, e.head, e.shown, e.gone`

// An entryRow is an entry on its way out of the database.
type entryRow struct {
	e               ledger.Entry
	at              int64
	until           sql.NullInt64
	entities, shown string
}

func (r *entryRow) fields() []any {
	e := &r.e
	return []any{
		&e.ID, &r.at, &e.Sort, &e.Guild, &e.Channel, &e.Message, &e.Hook, &r.until, &e.By,
		&e.Question, &e.Lang, &e.Intent, &r.entities, &e.Answered, &e.Reason, &e.Head, &r.shown, &e.Gone,
	}
}

func (r *entryRow) entry() (e ledger.Entry, err error) {
	e = r.e
	e.At = fromMicro(r.at)
	if r.until.Valid {
		e.Until = fromMicro(r.until.Int64)
	}
	if e.Entities, err = fromJSON[knowledge.EntityID](r.entities); err != nil {
		return e, err
	}
	e.Uses, err = fromJSON[ledger.Use](r.shown)
	return e, err
}

func scanEntry(rows *sql.Rows) (ledger.Entry, error) {
	var r entryRow
	if err := rows.Scan(r.fields()...); err != nil {
		return r.e, err
	}
	return r.entry()
}

// Keep implements [ledger.Ledger].
func (l *Ledger) Keep(ctx context.Context, e *ledger.Entry) error {
	var id int64
	err := l.write(ctx, "keep an entry", func(w *writing) (err error) {
		id, err = w.keep(e)
		return err
	})
	if err == nil {
		e.ID = id
	}
	return err
}

func (w *writing) keep(e *ledger.Entry) (id int64, err error) {
	entities, err := toJSON(e.Entities)
	if err != nil {
		return 0, err
	}
	shown, err := toJSON(e.Uses)
	if err != nil {
		return 0, err
	}
	until := sql.NullInt64{Int64: e.Until.UnixMicro(), Valid: !e.Until.IsZero()}
	var v values
	v.add(w.number, e.At.UnixMicro(), e.Sort, e.Guild, e.Channel, e.Message, e.Hook, until, e.By,
		e.Question, e.Lang, e.Intent, entities, e.Answered, e.Reason, e.Head, shown, e.Gone)
	err = w.row(`INSERT INTO entries (id, at, sort, guild, channel, message, hook, until, asker,
			question, lang, intent, entities, answered, reason, head, shown, gone) VALUES `+v.String()+`
		ON CONFLICT (channel, message) DO UPDATE SET at = excluded.at, sort = excluded.sort, guild = excluded.guild,
			hook = excluded.hook, until = excluded.until, asker = excluded.asker,
			question = excluded.question, lang = excluded.lang, intent = excluded.intent, entities = excluded.entities,
			answered = excluded.answered, reason = excluded.reason, head = excluded.head, shown = excluded.shown, gone = excluded.gone
		RETURNING id`, v.args...).Scan(&id)
	if err != nil {
		return 0, err
	}
	if id != w.number {
		for _, q := range []string{
			`DELETE FROM uses WHERE entry = $1`,
			`DELETE FROM votes WHERE entry = $1`,
			`DELETE FROM errands WHERE entry = $1 AND outcome = ''`,
		} {
			if _, err := w.exec(q, id); err != nil {
				return 0, err
			}
		}
	}
	if err := w.use(id, e.Uses); err != nil {
		return 0, err
	}
	return id, w.errandsTo(id)
}

// use notes which facts an entry shows.
func (w *writing) use(entry int64, uses []ledger.Use) error {
	for part := range slices.Chunk(uses, rowsAtOnce) {
		var v values
		for _, u := range part {
			v.add(u.Fact, u.Scope, entry)
		}
		if _, err := w.exec(`INSERT INTO uses (fact, scope, entry) VALUES `+v.String()+` ON CONFLICT DO NOTHING`, v.args...); err != nil {
			return err
		}
	}
	return nil
}

// Entry implements [ledger.Ledger].
func (l *Ledger) Entry(ctx context.Context, channel, message string) (*ledger.Entry, error) {
	return l.entry(ctx, `WHERE e.channel = $1 AND e.message = $2`, channel, message)
}

// EntryOf implements [ledger.Ledger].
func (l *Ledger) EntryOf(ctx context.Context, id int64) (*ledger.Entry, error) {
	return l.entry(ctx, `WHERE e.id = $1`, id)
}

func (l *Ledger) entry(ctx context.Context, where string, args ...any) (*ledger.Entry, error) {
	found, err := list(ctx, l.s.read, scanEntry, `SELECT `+entryColumns+` FROM entries e `+where, args...)
	if err != nil {
		return nil, l.fail("read an entry", err)
	}
	if len(found) == 0 {
		return nil, ledger.ErrNone
	}
	return &found[0], nil
}

// usualLimit is how many entries a query gives that does not say.
const usualLimit = 1000

// Entries implements [ledger.Ledger].
func (l *Ledger) Entries(ctx context.Context, q ledger.Query) ([]ledger.Entry, error) {
	var v values
	where := `WHERE e.id > ` + v.list(q.After) + ` AND e.at >= ` + v.list(q.From.UnixMicro()) + ` AND e.at < ` + v.list(endMicro(q.To))
	if q.Guild != nil {
		where += ` AND e.guild = ` + v.list(*q.Guild)
	}
	if q.Sort != "" {
		where += ` AND e.sort = ` + v.list(q.Sort)
	}
	if q.Unanswered {
		where += ` AND e.sort = ` + v.list(ledger.Asked) + ` AND NOT e.answered AND e.question <> ''`
	}
	limit := q.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	where += ` ORDER BY e.id LIMIT ` + v.list(limit)
	found, err := list(ctx, l.s.read, scanEntry, `SELECT `+entryColumns+` FROM entries e `+where, v.args...)
	return found, l.fail("list entries", err)
}

// Gone implements [ledger.Ledger].
func (l *Ledger) Gone(ctx context.Context, channel string, messages []string) error {
	if len(messages) == 0 {
		return nil
	}
	return l.write(ctx, fmt.Sprintf("note that %d messages are gone", len(messages)), func(w *writing) error {
		for part := range slices.Chunk(messages, rowsAtOnce) {
			if err := w.gone(channel, part); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writing) gone(channel string, messages []string) error {
	var v values
	where := `channel = ` + v.list(channel) + ` AND message IN (` + v.list(anys(messages)...) + `)`
	if _, err := w.exec(`UPDATE entries SET gone = TRUE, question = '' WHERE `+where, v.args...); err != nil {
		return err
	}
	end := `UPDATE errands SET outcome = ` + v.list(ledger.Deleted) + `
		WHERE outcome = '' AND entry IN (SELECT id FROM entries WHERE ` + where + `)`
	_, err := w.exec(end, v.args...)
	return err
}

// LastAsked implements [ledger.Ledger].
func (l *Ledger) LastAsked(ctx context.Context, by ledger.Person, channel string, before time.Time) (time.Time, error) {
	if by == "" {
		return time.Time{}, nil
	}
	var at sql.NullInt64
	err := l.s.read.QueryRowContext(ctx, `SELECT MAX(at) FROM entries WHERE asker = $1 AND channel = $2 AND at < $3 AND sort <> $4`,
		kept([]any{by, channel, before.UnixMicro(), ledger.Posted})...).Scan(&at)
	if err != nil || !at.Valid {
		return time.Time{}, l.fail("look when somebody last asked", err)
	}
	return fromMicro(at.Int64), nil
}
