package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"

	"github.com/ceasefire-facts/bot/bot/watch"
	"github.com/ceasefire-facts/bot/knowledge/sqlstore"
)

// dotenv checks that the file with the token is not for everybody to read.
func (d *doctor) dotenv() {
	info, err := os.Stat(".env")
	if err != nil || runtime.GOOS == "windows" { // whose rights are told in another way
		return
	}
	if info.Mode().Perm()&0o004 != 0 {
		d.say(mind, ".env", "everybody on this machine may read it, and the token in it: chmod 600 .env")
	}
}

// listen asks whoever is at LISTEN_ADDR, and reports whether it is a running bot.
func (d *doctor) listen(ctx context.Context) (running bool) {
	const about = "LISTEN_ADDR"
	if d.cfg.Listen == "" {
		d.say(mind, about, "not set: a running bot cannot be asked how it is")
		return false
	}
	if !isAddress(d.cfg.Listen) {
		return false // told with the configuration
	}
	_, body, err := lookAt(ctx, d.cfg.Listen, "/readyz")
	if err == nil {
		var s watch.Standing
		switch {
		case json.Unmarshal(body, &s) != nil || s.Checks == nil:
			d.say(wrong, about, "another program answers at %s: choose another port", d.cfg.Listen)
			return false
		case s.Ready:
			d.say(well, about, "a bot runs and is ready")
		default:
			d.say(wrong, about, "a bot runs and is not ready: %s", reasons(body))
		}
		return true
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", d.cfg.Listen)
	if err != nil {
		d.say(wrong, about, "%v: choose an address of this machine and a port that nothing uses", err)
		return false
	}
	_ = l.Close()
	d.say(well, about, "%s is free: no bot runs there", d.cfg.Listen)
	return false
}

// Free space that is worth telling, and that is too little, in bytes.
const (
	spaceTold   = 1 << 30
	spaceLittle = 100 << 20
)

// directory checks the data directory. It makes none.
func (d *doctor) directory() {
	const about = "DATA_DIR"
	dir := d.cfg.DataDir
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.say(mind, about, "%s is not there yet: the bot makes it when it starts", dir)
		return
	case err != nil:
		d.say(wrong, about, "%v: the bot's user must be able to read and write it", err)
		return
	case !info.IsDir():
		d.say(wrong, about, "%s is a file: set DATA_DIR to a directory", dir)
		return
	}
	f, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		d.say(wrong, about, "%v: the bot's user must be able to write there", err)
	} else {
		_ = f.Close()
		_ = os.Remove(f.Name())
		d.say(well, about, "%s can be written", dir)
	}
	disk, known := diskOf(dir)
	switch mib := disk.free >> 20; {
	case !known:
		d.say(mind, "disk", "it cannot be told here whether it is local and how much is free")
		return
	case disk.remote != "":
		d.say(wrong, "disk", "%s is on a network file system (%s), on which SQLite's locks cannot be relied upon: use a local disk", dir, disk.remote)
	case disk.free < spaceLittle:
		d.say(wrong, "disk", "%d MiB are free: free some", mib)
	case disk.free < spaceTold:
		d.say(mind, "disk", "%d MiB are free", mib)
	default:
		d.say(well, "disk", "%d MiB are free", mib)
	}
}

// A disk is what a directory is on.
type disk struct {
	free   uint64 // bytes, for this user
	remote string // the kind of network file system; "": it is none that is known
}

// store looks at the store and leaves it as it is.
func (d *doctor) store(ctx context.Context) {
	about, look := "store", func(ctx context.Context) (sqlstore.State, error) {
		return sqlstore.InspectSQLite(ctx, filepath.Join(d.cfg.DataDir, storeFile))
	}
	if d.cfg.DatabaseURL != "" {
		about, look = "PostgreSQL", func(ctx context.Context) (sqlstore.State, error) {
			return sqlstore.InspectPostgres(ctx, d.cfg.DatabaseURL)
		}
	}
	if !d.cfg.hasStore() {
		d.say(mind, about, "there is none yet: the bot makes it when it starts")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, checkTime)
	defer cancel()
	switch s, err := look(ctx); {
	case err != nil:
		d.say(wrong, about, "%v", err)
	case s.Has > s.Knows:
		d.say(wrong, about, "a newer version made it (schema %d, this program knows %d): update the program", s.Has, s.Knows)
	case s.Has == 0:
		d.say(mind, about, "it can be opened and has no tables yet: the bot makes them when it starts")
	case s.Has < s.Knows:
		d.say(mind, about, "an older version made it (schema %d, this program knows %d): the bot brings it up to date when it starts; make a backup with the older version first", s.Has, s.Knows)
	default:
		d.say(well, about, "it can be opened, with schema %d and %s", s.Has, count(int(s.Head), "revision"))
	}
}

// index looks whether the index is there and in use, without opening it.
func (d *doctor) index(running bool) {
	const about = "index"
	dir := filepath.Join(d.cfg.DataDir, indexDir)
	if _, err := os.Stat(dir); err != nil {
		d.say(mind, about, "there is none yet: the bot makes it from the store when it starts")
		return
	}
	held, known := lockHeld(filepath.Join(dir, "store", "root.bolt"))
	switch {
	case running && known && !held:
		d.say(mind, about, "a bot runs, but does not use this index: is DATA_DIR the one it has?")
	case running:
		d.say(well, about, "the running bot uses it")
	case held:
		d.say(mind, about, "a bot has it open, which cannot be asked how it is: a second one would not start with this DATA_DIR")
	case known:
		d.say(well, about, "it is there, and no bot has it open")
	default:
		d.say(well, about, "it is there")
	}
}
