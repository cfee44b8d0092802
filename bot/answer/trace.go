package answer

import (
	"fmt"
	"slices"
	"strings"
)

func (t *Trace) add(step string, lines ...string) {
	t.Steps = append(t.Steps, TraceStep{Name: step, Lines: lines})
}

// String is the trace as lines of text.
func (t *Trace) String() string {
	var s strings.Builder
	for _, step := range t.Steps {
		fmt.Fprintf(&s, "%s\n", step.Name)
		for _, l := range step.Lines {
			fmt.Fprintf(&s, "  %s\n", l)
		}
	}
	return s.String()
}

// traceReading tells what was understood.
func (e *Engine) traceReading(r *reading) []string {
	out := []string{fmt.Sprintf("intent %s, language %s, text %q", r.Intent, r.Lang, r.Ann.Text)}
	if r.Reason != "" {
		out = append(out, "declined: "+string(r.Reason))
	}
	for _, x := range r.Refs {
		from := ""
		if x.Carried {
			from = ", from the question before"
		}
		out = append(out, fmt.Sprintf("name %q may mean %v (weight %.2f%s)", x.Name, x.ids(), e.weight(x), from))
	}
	for _, w := range r.Dates {
		out = append(out, "time "+w.Date.String())
	}
	if r.Current {
		out = append(out, "asks for the present")
	}
	for i, t := range r.Ann.Tokens {
		if raw := r.Ann.Tokens[i].Raw; !strings.EqualFold(raw, t.Fold) && len(raw) > 3 && !strings.Contains(raw, "'") && !strings.Contains(raw, "’") && isASCII(raw) {
			out = append(out, fmt.Sprintf("read %q as %q", raw, t.Fold))
		}
	}
	if len(r.Unknown) > 0 {
		out = append(out, fmt.Sprintf("unknown words %q", r.Unknown))
	}
	cues := make([]string, 0, len(r.Cues))
	for c := range r.Cues {
		cues = append(cues, c)
	}
	slices.Sort(cues)
	return append(out, "concepts "+strings.Join(cues, " "))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
