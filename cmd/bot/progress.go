package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// A progress tells a person at a terminal how far long work has come, on one line
// that goes when the work is done. Elsewhere it is silent.
type progress struct {
	w     io.Writer // nil: silent
	doing string
	last  time.Time
}

// progressEvery is how often the line is written at most.
const progressEvery = 100 * time.Millisecond

func newProgress(w io.Writer, doing string) *progress {
	p := &progress{doing: doing}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.w = w
	}
	return p
}

// show fits as a progress of package sqlstore.
func (p *progress) show(done, total int64) {
	now := time.Now()
	if p.w == nil || total == 0 || done < total && now.Sub(p.last) < progressEvery {
		return
	}
	p.last = now
	fmt.Fprintf(p.w, "\r\x1b[K%s: %d of %d (%d %%)", p.doing, done, total, 100*done/total)
}

// end takes the line away.
func (p *progress) end() {
	if p.w != nil && !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
