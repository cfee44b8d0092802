package sqlstore

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

func TestInspectLeavesTablesAsTheyAre(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "store.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		st, err := InspectSQLite(ctx, path)
		if err != nil || st.Has != 0 || st.Knows < 3 || st.Head != 0 {
			t.Fatalf("empty file: %+v %v", st, err)
		}
	}
	s, err := OpenSQLite(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	change := knowledge.Change{Action: "fill", Ref: knowledge.Ref{Type: "oil", Scope: knowledge.Global, ID: "can"}, State: knowledge.Active}
	if _, err := s.Apply(ctx, knowledge.Batch{Actor: "keeper", At: time.Unix(1, 0), Changes: []knowledge.Change{change}}); err != nil {
		t.Fatal(err)
	}
	st, err := InspectSQLite(ctx, path) // beside an open store
	if err != nil || st.Has != st.Knows || st.Head != 1 {
		t.Errorf("open store: %+v %v", st, err)
	}
	if _, err := s.write.ExecContext(ctx, `INSERT INTO schema_version (version_id, is_applied) VALUES (999, TRUE)`); err != nil {
		t.Fatal(err)
	}
	if st, err := InspectSQLite(ctx, path); err != nil || st.Has != 999 {
		t.Errorf("newer store: %+v %v", st, err)
	}
}

func TestInspectTellsWhatIsWrong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	if err := os.WriteFile(path, []byte("this is no database, whatever it is called, and long enough to be read as one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := InspectSQLite(t.Context(), path); !errors.Is(err, ErrDamaged) {
		t.Errorf("error %v, want ErrDamaged", err)
	}
}

func TestFigures(t *testing.T) {
	ctx := t.Context()
	s, err := OpenSQLite(ctx, filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	if head, err := s.Head(ctx); head != 0 || err != nil {
		t.Errorf("head %d %v", head, err)
	}
	if w, err := s.Ledger().Waiting(ctx); w != (Waiting{}) || err != nil {
		t.Errorf("waiting %+v %v", w, err)
	}
	gaveUp, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Head(gaveUp); err == nil || s.Failures() != 0 {
		t.Errorf("given up: %v, %d failures", err, s.Failures())
	}
	s.Close()
	if _, err := s.Head(ctx); err == nil || s.Failures() != 1 {
		t.Errorf("closed: %v, %d failures", err, s.Failures())
	}
}
