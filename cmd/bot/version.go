package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// A build is what the program was built from, as the Go tools put it into it.
type build struct {
	version  string // of the module; "(devel)" if it was not built from a release
	revision string // of version control; "unknown" where it was not built in a clone
	time     string // of that revision, RFC 3339; "unknown"
	modified bool   // files differed from the revision
	golang   string // "go1.26.0"
	platform string // "linux/amd64"
}

func buildOf() build {
	b := build{version: "(devel)", revision: "unknown", time: "unknown", golang: runtime.Version(), platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.version = cmp.Or(info.Main.Version, b.version)
	for _, x := range info.Settings {
		switch x.Key {
		case "vcs.revision":
			b.revision = x.Value
		case "vcs.time":
			b.time = x.Value
		case "vcs.modified":
			b.modified = x.Value == "true"
		}
	}
	return b
}

// attrs are for the log.
func (b build) attrs() []any {
	return []any{"version", b.version, "revision", b.revision, "built_from", b.time, "modified", b.modified, "go", b.golang, "platform", b.platform}
}

func (b build) String() string {
	changed := ""
	if b.modified {
		changed = ", with changes"
	}
	return fmt.Sprintf("bot %s, revision %s of %s%s, %s %s\n", b.version, b.revision, b.time, changed, b.golang, b.platform)
}

type versionCmd struct{}

func (versionCmd) Run(s *streams) error {
	_, err := fmt.Fprint(s.out, buildOf())
	return err
}
