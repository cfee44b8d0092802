package sqlstore

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/knowledge"
)

// What a batch may hold. The sizes are in bytes; what goes beyond is refused by Apply
// with ErrInvalid. They are far above what people write and keep a mistake from
// filling the disk, and keys within what PostgreSQL can index.
const (
	MaxChanges = 20_000   // in a batch
	MaxBatch   = 64 << 20 // all bodies of a batch
	MaxBody    = 1 << 20
	MaxReason  = 16 << 10 // four times a text field of Discord's, in bytes
	MaxID      = 512
	MaxWord    = 128 // type, scope, actor, action, state, pack
)

// checkBatch tells what keeps a batch from being stored; the error is ErrInvalid.
func checkBatch(b knowledge.Batch) error {
	if err := batchProblem(b); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return nil
}

func batchProblem(b knowledge.Batch) error {
	if n := len(b.Changes); n == 0 || n > MaxChanges {
		return fmt.Errorf("it has %d changes, must be from 1 to %d", n, MaxChanges)
	}
	if y := b.At.UTC().Year(); b.At.IsZero() || y < 1 || y > 9999 {
		return fmt.Errorf("its time is %v, must be given and in the years from 1 to 9999", b.At)
	}
	if err := checkText("actor", b.Actor, 1, MaxWord); err != nil {
		return err
	}
	if err := checkText("reason", b.Reason, 0, MaxReason); err != nil {
		return err
	}
	seen, size := make(map[knowledge.Ref]bool, len(b.Changes)), 0
	for _, c := range b.Changes {
		if err := checkChange(c); err != nil {
			return fmt.Errorf("%q: %w", c.Ref.String(), err)
		}
		if seen[c.Ref] {
			return fmt.Errorf("%s is in it twice", c.Ref)
		}
		seen[c.Ref] = true
		size += len(c.Body)
	}
	if size > MaxBatch {
		return fmt.Errorf("its bodies have %d bytes together, at most %d may be", size, MaxBatch)
	}
	return nil
}

func checkChange(c knowledge.Change) error {
	if err := checkRef(c.Ref); err != nil {
		return err
	}
	if err := checkText("action", string(c.Action), 1, MaxWord); err != nil {
		return err
	}
	if err := checkText("state", string(c.State), 1, MaxWord); err != nil {
		return err
	}
	if err := checkText("pack", c.Pack, 0, MaxWord); err != nil {
		return err
	}
	if c.Expect < knowledge.AnyRev {
		return fmt.Errorf("it expects revision %d, which cannot be", c.Expect)
	}
	switch {
	case len(c.Body) == 0:
		return nil
	case len(c.Body) > MaxBody:
		return fmt.Errorf("its body has %d bytes, at most %d may be", len(c.Body), MaxBody)
	case !utf8.Valid(c.Body):
		return fmt.Errorf("its body is not UTF-8")
	case !json.Valid(c.Body):
		return fmt.Errorf("its body is not JSON")
	}
	return nil
}

func checkRef(r knowledge.Ref) error {
	if err := checkText("type", string(r.Type), 1, MaxWord); err != nil {
		return err
	}
	if err := checkText("scope", string(r.Scope), 1, MaxWord); err != nil {
		return err
	}
	return checkText("id", r.ID, 1, MaxID)
}

// checkText holds a text to its length in bytes and to what both databases can keep:
// UTF-8 without NUL, which PostgreSQL has no place for.
func checkText(name, s string, least, most int) error {
	switch {
	case len(s) < least:
		return fmt.Errorf("its %s is empty", name)
	case len(s) > most:
		return fmt.Errorf("its %s has %d bytes, at most %d may be", name, len(s), most)
	case !utf8.ValidString(s):
		return fmt.Errorf("its %s is not UTF-8", name)
	case strings.Contains(s, "\x00"):
		return fmt.Errorf("its %s has a NUL in it", name)
	}
	return nil
}
