package knowledge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// A RecordType is what a record of a store holds. A store treats all types alike.
type RecordType string

// The types of records that are knowledge; their bodies are the JSON of the types
// of this package. What else is stored (settings, suggestions, ...) is defined
// where it is used.
const (
	FactRecord    RecordType = "fact"    // a Fact
	SourceRecord  RecordType = "source"  // a Source
	EntityRecord  RecordType = "entity"  // an Entity; of a guild: what it adds to the global one of the same id
	LexiconRecord RecordType = "lexicon" // a Synonyms, under "id/lang"
	ConfirmRecord RecordType = "confirm" // a Confirmation of the global fact of this id, in a guild's scope
)

// A Confirmation is that a guild's moderators checked a global fact.
type Confirmation struct {
	On Date `json:"on"`
}

// A Ref names one record. Records of the same type and id in different scopes are
// different records: one in a guild's scope stands, for that guild alone, in the
// place of the global one.
type Ref struct {
	Type  RecordType `json:"type"`
	Scope Scope      `json:"scope"` // never ""
	ID    string     `json:"id"`
}

func (r Ref) String() string { return fmt.Sprintf("%s %s (%s)", r.Type, r.ID, r.Scope) }

// A State tells whether a record counts.
type State string

// The states of knowledge. Other types of records may have states of their own.
const (
	Active    State = "active"
	Retracted State = "retracted" // withdrawn; the body is kept
	Hidden    State = "hidden"    // in a guild's scope: the global record of this id is not seen there; the body may be empty
	Undone    State = "undone"    // as if it had never been there; its history is kept
)

// A Record is one thing in a store, as it stands.
type Record struct {
	Ref
	State State           `json:"state"`
	Body  json.RawMessage `json:"body,omitempty"` // JSON in the compact form of encoding/json; nil if there is none
	Pack  string          `json:"pack,omitempty"` // hash of the body that a pack last brought; "" if none did
	Rev   int64           `json:"rev"`            // Seq of the revision that made it so; from 1
}

// An Action names what a change does, for people who read the history: "add",
// "edit", "retract", ... A store treats all alike.
type Action string

// A Change is what is to become of one record.
type Change struct {
	Ref
	Action Action
	Expect int64 // the record's Rev as the changer saw it; 0: there is none yet; AnyRev: whatever it is
	State  State
	Body   json.RawMessage // nil: none
	Pack   string
}

// AnyRev lets a change pass whatever the record's revision is.
const AnyRev int64 = -1

// A Batch is changes that are made together or not at all.
type Batch struct {
	Actor   string // a Discord user id, or a word for what is no user: "pack", "operator", "import"
	At      time.Time
	Reason  string // "" if none was given
	Changes []Change
}

// A Revision is one change of one record, as it happened. Revisions are never
// changed or deleted.
type Revision struct {
	Seq    int64     `json:"seq"`   // place in the change feed: from 1, without gaps, in the order of commits
	Batch  int64     `json:"batch"` // Seq of the first revision of the batch
	At     time.Time `json:"at"`    // UTC, to the microsecond
	Actor  string    `json:"actor"`
	Action Action    `json:"action"`
	Reason string    `json:"reason,omitempty"`
	Before *Record   `json:"before,omitempty"` // nil: it did not exist
	After  *Record   `json:"after"`
}

// A ConflictError means that a record is not as a change expected it: somebody
// else changed it meanwhile. Nothing of the batch was done.
type ConflictError struct {
	Ref  Ref
	Have *Record // nil: there is none
}

func (e *ConflictError) Error() string {
	if e.Have == nil {
		return fmt.Sprintf("%s does not exist any more", e.Ref)
	}
	return fmt.Sprintf("%s was changed meanwhile", e.Ref)
}

// ErrNoRecord means that a store has no such record.
var ErrNoRecord = errors.New("no such record")

// A Query tells which records are wanted. Empty fields let all pass.
type Query struct {
	Types  []RecordType
	Scopes []Scope
	States []State
}

// A Store keeps records and every revision of them. It is the truth: indexes and
// bases are derived from it. It must be safe for concurrent use, by several
// processes too.
type Store interface {
	// Apply makes the changes of a batch, all or none, and returns their
	// revisions. When it returns without an error they are durable. The error is a
	// *ConflictError if a record is not as expected.
	Apply(ctx context.Context, b Batch) ([]Revision, error)

	// Get gives one record. The error is ErrNoRecord if there is none.
	Get(ctx context.Context, r Ref) (*Record, error)

	// List gives records as they stand at one moment, ordered by type, scope and
	// id, and the last revision of that moment, after which Since goes on.
	List(ctx context.Context, q Query) (records []*Record, head int64, err error)

	// Since gives the revisions after seq in order, at most limit.
	Since(ctx context.Context, seq int64, limit int) ([]Revision, error)

	// History gives the revisions of one record, oldest first.
	History(ctx context.Context, r Ref) ([]Revision, error)

	// Revision gives one revision. The error is ErrNoRecord if there is none.
	Revision(ctx context.Context, seq int64) (*Revision, error)

	// Watch gives a channel that holds something whenever there may be revisions
	// not seen yet, from this process or another. It is closed when ctx ends.
	Watch(ctx context.Context) <-chan struct{}
}

// Encode gives a record's body.
func Encode(v any) (json.RawMessage, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode record: %w", err)
	}
	return b, nil
}

// Decode reads a record's body.
func Decode[T any](r *Record) (*T, error) {
	v := new(T)
	if err := json.Unmarshal(r.Body, v); err != nil {
		return nil, fmt.Errorf("decode %s: %w", r.Ref, err)
	}
	return v, nil
}
