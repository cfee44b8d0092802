package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// replicaFile names the bot that runs on a data directory among others of the same
// database, see [replicaName].
const replicaFile = "replica"

// replicaName gives the name under which the bot that runs on a data directory holds its
// leases. It stays the same when the bot is started again, which then need not wait for
// leases that it held when it was killed. The machine's name is part of it, so that a copy
// of the directory on another machine has a name of its own.
func replicaName(dataDir string) (string, error) {
	host, err := os.Hostname()
	if err != nil {
		return "", fmt.Errorf("name this replica: %w", err)
	}
	path := filepath.Join(dataDir, replicaFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		text = []byte(rand.Text() + "\n")
		if err = os.MkdirAll(dataDir, 0o700); err == nil {
			err = os.WriteFile(path, text, 0o600)
		}
	}
	if err != nil {
		return "", fmt.Errorf("name this replica (set DATA_DIR to a directory that the bot may write to): %w", err)
	}
	name := strings.TrimSpace(string(text))
	if name == "" { // left half made by a full disk
		name = rand.Text()
	}
	return host + "/" + name, nil
}
