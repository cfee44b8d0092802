package main

import "syscall"

// localFlag is MNT_LOCAL of statfs(2).
const localFlag = 0x1000

func diskOf(dir string) (disk, bool) {
	var s syscall.Statfs_t
	if syscall.Statfs(dir, &s) != nil {
		return disk{}, false
	}
	d := disk{free: s.Bavail * uint64(s.Bsize)}
	if s.Flags&localFlag == 0 {
		d.remote = "as the system says"
	}
	return d, true
}
