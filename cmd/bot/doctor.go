package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// doctorCmd checks what operators get wrong. It changes nothing, and works beside a running bot.
type doctorCmd struct{}

// A mark tells how a finding is meant.
type mark string

const (
	well  mark = "✓"
	wrong mark = "✗" // the bot does not run well like this: the exit status is 1
	mind  mark = "!" // worth knowing
)

// A doctor gathers findings and prints each as a line.
type doctor struct {
	cfg config
	out io.Writer
	bad int // findings that are wrong
}

// checkTime bounds each check of what is elsewhere.
const checkTime = 10 * time.Second

func (d *doctor) say(m mark, about, format string, args ...any) {
	if m == wrong {
		d.bad++
	}
	text := strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", "; ")
	fmt.Fprintf(d.out, "%s %-14s %s\n", m, about, text)
}

// Run makes all checks, whatever the ones before found.
func (doctorCmd) Run(ctx context.Context, s *streams) error {
	cfg, err := readConfig()
	d := &doctor{cfg: cfg, out: s.out}
	d.configuration(err)
	d.dotenv()
	d.discord(ctx)
	running := d.listen(ctx)
	d.directory()
	d.store(ctx)
	d.index(running)
	if d.bad > 0 {
		fmt.Fprintf(s.out, "%s to be mended.\n", count(d.bad, "thing"))
		return errQuiet
	}
	_, err = fmt.Fprintln(s.out, "Nothing is wrong.")
	return err
}

func (d *doctor) configuration(err error) {
	if err == nil {
		d.say(well, "configuration", "all variables can be read")
		return
	}
	var many interface{ Unwrap() []error }
	if !errors.As(err, &many) {
		d.say(wrong, "configuration", "%v (see .env.example)", err)
		return
	}
	for _, e := range many.Unwrap() {
		d.say(wrong, "configuration", "%v (see .env.example)", e)
	}
}
