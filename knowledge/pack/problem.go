package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Severity tells whether a problem forbids the use of a pack.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning" // worth a curator's look; the pack may be used
)

// A Problem is one thing that is wrong with a pack, and where.
type Problem struct {
	File     string
	Line     int    // from 1; 0 if it concerns no line: the file cannot be opened, or the pack was not read from a file
	Field    string // as in the file, nested ones joined by dots ("quote.words"); "" if it concerns no field
	Text     string // what is wrong, and what is wanted
	Severity Severity
	Rule     Rule // which check found it
}

// A Rule names the check that found a problem ("unknown-field"), for counting and filtering.
type Rule string

// The rules of reading.
const (
	Unreadable   Rule = "unreadable"    // the file cannot be opened or is too large
	Encoding     Rule = "encoding"      // not UTF-8, or a control character
	Syntax       Rule = "syntax"        // not YAML, or YAML of a sort that packs do without
	UnknownField Rule = "unknown-field" // a key that the format does not have
	Missing      Rule = "missing"       // a required field is not there or empty
	DuplicateKey Rule = "duplicate-key" // a key twice in one mapping
	WrongType    Rule = "wrong-type"    // a list where a text is wanted, and the like
	BadValue     Rule = "bad-value"     // a date, kind, language ... that does not exist
	TooMany      Rule = "too-many"      // the rest of a file's problems was left out
)

// String gives "file:line: field: problem", with "warning: " before the text of
// a warning; what is unknown is left out.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": ")
	if p.Field != "" {
		b.WriteString(p.Field + ": ")
	}
	if p.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(p.Text)
	return b.String()
}

// Problems is a list of problems. As an error it reads as its errors and
// warnings, one a line; use [Problems.Err] to get an error only if there is one.
type Problems []Problem

// Errors counts the problems that are errors.
func (ps Problems) Errors() int {
	n := 0
	for _, p := range ps {
		if p.Severity == Error {
			n++
		}
	}
	return n
}

// Warnings counts the problems that are warnings.
func (ps Problems) Warnings() int { return len(ps) - ps.Errors() }

// Err gives the errors among the problems as one error, nil if there is none.
func (ps Problems) Err() error {
	errs := slices.DeleteFunc(slices.Clone(ps), func(p Problem) bool { return p.Severity != Error })
	if len(errs) == 0 {
		return nil
	}
	return errs
}

// Error gives the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// sort orders by file and line, then so that equal inputs give equal output.
func (ps Problems) sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.Text, b.Text))
	})
}
