//go:build unix

package pgtest_test

import (
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/ceasefire-facts/bot/knowledge/sqlstore/pgtest"
)

func TestStart(t *testing.T) {
	a, b := pgtest.Start(t), pgtest.Start(t)
	if a == b {
		t.Fatalf("two tests share %s", a)
	}
	for _, address := range []string{a, b} {
		c, err := pgx.Connect(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		var tables int
		var fsync string
		err = c.QueryRow(t.Context(), `SELECT count(*), current_setting('fsync') FROM pg_tables WHERE schemaname = 'public'`).Scan(&tables, &fsync)
		if err != nil || tables != 0 || fsync != "on" {
			t.Errorf("%d tables, fsync %s, %v; want an empty database with fsync on", tables, fsync, err)
		}
		_ = c.Close(t.Context())
	}
}

func TestKillAndRestart(t *testing.T) {
	c := pgtest.New(t)
	c.Exec(t, `CREATE TABLE kept (n int)`)
	c.Kill()
	if conn, err := pgx.Connect(t.Context(), c.Address("postgres", "postgres")); err == nil {
		_ = conn.Close(t.Context())
		t.Fatal("the server answers after Kill")
	}
	c.Restart(t)
	c.Exec(t, `INSERT INTO kept VALUES (1)`)
}
