package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

// maxKey is the longest id that goes into a custom id as it is, in characters: it
// leaves room for what is to be done with it.
const maxKey = 60

// digested begins the keys of ids that do not fit. No id begins so.
const digested = ":"

// keyOf gives an id as controls and choices carry it: as it is, or as a digest if
// it is too long for them, or has characters that keys do not have. Files may bring
// facts with any id.
func keyOf(id string) string {
	if len(id) <= maxKey && controlKey.MatchString(id) && !strings.HasPrefix(id, digested) {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return digested + hex.EncodeToString(sum[:12])
}

// factOf gives the id of the fact that a key names: among those seen where the
// person is, then among those that everybody sees. The id of no fact stays as it is.
func (m *moderation) factOf(it *interaction, key string) knowledge.FactID {
	if strings.HasPrefix(key, digested) {
		for _, s := range []knowledge.Scope{it.scope(), knowledge.Global} {
			for _, f := range m.h.answers.Base(s).Facts() {
				if keyOf(string(f.ID)) == key {
					return f.ID
				}
			}
		}
	}
	return knowledge.FactID(key)
}

// factsOf gives the ids of the facts that keys name; never nil.
func (m *moderation) factsOf(it *interaction, keys []string) []knowledge.FactID {
	out := make([]knowledge.FactID, 0, len(keys))
	for _, k := range keys {
		out = append(out, m.factOf(it, k))
	}
	return out
}

// waitingOf gives the id of what waits in the actor's queue that a key names.
func (m *moderation) waitingOf(ctx context.Context, a curate.Actor, key string) string {
	if strings.HasPrefix(key, digested) {
		all, _ := m.curator.Queue(ctx, a) // without rights there is none, which the action tells
		for _, x := range all {
			if keyOf(x.ID) == key {
				return x.ID
			}
		}
	}
	return key
}
