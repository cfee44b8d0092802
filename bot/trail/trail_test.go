package trail_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/ceasefire-facts/bot/bot/trail"
)

func TestLinesCarryTheID(t *testing.T) {
	var b bytes.Buffer
	log := trail.Logger(trail.Logger(slog.New(slog.NewTextHandler(&b, nil)))).With("part", "oil")
	log.InfoContext(trail.With(t.Context(), "17"), "with")
	log.InfoContext(t.Context(), "without")
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 2 || strings.Count(lines[0], "request=17") != 1 || !strings.Contains(lines[0], "part=oil") || strings.Contains(lines[1], "request") {
		t.Errorf("got:\n%s", b.String())
	}
}
