package pack_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// What a store keeps of a record must be all of it.
func TestStoredFormKeepsEverything(t *testing.T) {
	p, err := pack.Starter()
	if err != nil {
		t.Fatal(err)
	}
	sameStored(t, p.Facts)
	sameStored(t, p.Sources)
	sameStored(t, p.Entities)
	sameStored(t, p.Lexicon)
}

func sameStored[T any](t *testing.T, want []*T) {
	t.Helper()
	for _, w := range want {
		body, err := knowledge.Encode(w)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(body) {
			t.Fatalf("%s is not JSON", body)
		}
		got, err := knowledge.Decode[T](&knowledge.Record{Body: body})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(w, got, cmp.Comparer(func(a, b knowledge.Date) bool { return a == b })); d != "" {
			t.Fatalf("a record changes when it is stored (-want +got):\n%s", d)
		}
	}
}
