//go:build linux

package pgtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServerThatDoesNotStart: that it has ended is noticed, long before its time is up.
// Restart lives on that where the processes that were killed are not all gone yet.
func TestServerThatDoesNotStart(t *testing.T) {
	c := New(t)
	c.Kill()
	version := filepath.Join(c.dir, "data", "PG_VERSION")
	if err := os.Remove(version); err != nil {
		t.Fatal(err)
	}
	err := c.start(t.Context())
	if err == nil || !strings.Contains(err.Error(), "it has ended") || !strings.Contains(err.Error(), "PG_VERSION") {
		t.Errorf("error %v, want one that says that it has ended and why", err)
	}
}
