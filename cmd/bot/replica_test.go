package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReplicaNameStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	name := func(dir string) string {
		t.Helper()
		s, err := replicaName(dir)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := name(dir)
	if name(dir) != first {
		t.Error("another name after a restart")
	}
	if name(t.TempDir()) == first {
		t.Error("two directories have one name")
	}
	if err := os.WriteFile(filepath.Join(dir, replicaFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if a, b := name(dir), name(dir); a == b {
		t.Errorf("an empty file names all alike: %q", a)
	}
}
