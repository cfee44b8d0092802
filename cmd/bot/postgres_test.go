//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

func TestCommandsBesideARunningBotOnPostgres(t *testing.T) {
	besideARunningBot(t, "DATABASE_URL="+pgtest.Start(t))
}

func TestCommandsWhileModeratorsSaveOnPostgres(t *testing.T) {
	whileModeratorsSave(t, "DATABASE_URL="+pgtest.Start(t))
}

// What one database holds goes into another of either kind.
func TestMovingBetweenDatabases(t *testing.T) {
	t.Parallel()
	one, two := "DATABASE_URL="+pgtest.Start(t), "DATABASE_URL="+pgtest.Start(t)
	p := newProgram(t)
	p.bring("testdata/hall.yaml")
	in := func(env string, args ...string) string {
		t.Helper()
		p.env = []string{env}
		return p.output(args...)
	}
	const none = "DATABASE_URL="
	in(one, "import", "hall.yaml")
	in(one, "import", "--guild", "77", "hall.yaml")
	pack, own := in(one, "export"), in(one, "export", "--guild", "77")
	if !strings.Contains(pack, "Torvadelu") || pack != own {
		t.Fatalf("it exports %q and %q", pack, own)
	}
	if _, err := os.Stat(filepath.Join(p.dir, "data")); err == nil {
		t.Error("there is a data directory although the store is elsewhere")
	}
	in(one, "backup", "one.db")
	in(none, "restore", "one.db")
	in(none, "backup", "file.db")
	in(two, "restore", "file.db")
	for _, env := range []string{none, two} {
		if in(env, "export") != pack || in(env, "export", "--guild", "77") != own {
			t.Errorf("%s exports otherwise", env)
		}
	}
	cmd := p.command("restore", "one.db")
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "the store is not empty") {
		t.Errorf("restoring over what is there: %v, %s", err, out)
	}
}

// Without its database the bot goes on answering and says that it cannot save;
// once the database is back, so is everything.
func TestBotOutlivesItsDatabase(t *testing.T) {
	t.Parallel()
	cluster := pgtest.New(t)
	p := newProgram(t, "DATABASE_URL="+cluster.Address("postgres", "postgres"))
	p.start()
	first, second := inventedFact(0), inventedFact(1)
	p.mustSave(first, true)
	cluster.Kill()
	p.mustAnswer(first)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := p.save(ctx, second, true); err == nil || !strings.HasPrefix(err.Error(), "not saved: ") && !strings.HasPrefix(err.Error(), "a draft that") {
		t.Errorf("saving without a database: %v", err)
	} else {
		t.Log(err)
	}
	cluster.Restart(t)
	soon(t, func() bool { return p.save(ctx, second, true) == nil })
	p.mustAnswer(first)
	p.mustAnswer(second)
}
