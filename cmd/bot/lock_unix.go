//go:build linux || darwin

package main

import (
	"errors"
	"os"
	"syscall"
)

// lockHeld reports whether a program that writes has locked a file. It asks for a shared
// lock, for a moment: a bot that starts just then waits for it.
func lockHeld(path string) (held, known bool) {
	f, err := os.Open(path)
	if err != nil {
		return false, false
	}
	defer f.Close()
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	return errors.Is(err, syscall.EWOULDBLOCK), err == nil || errors.Is(err, syscall.EWOULDBLOCK)
}
