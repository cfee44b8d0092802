package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A reader collects what one file holds and what is wrong with it.
type reader struct {
	problems Problems
	nodes    map[any]*node // of each record, by its pointer
}

func (r *reader) problem(rule Rule, line int, field, text string) {
	switch n := len(r.problems); {
	case n < maxProblems:
		r.problems = append(r.problems, Problem{Line: line, Field: field, Text: text, Severity: Error, Rule: rule})
	case n == maxProblems:
		r.problems = append(r.problems, Problem{Line: line, Text: "too many problems; the rest of this file's is left out", Severity: Error, Rule: TooMany})
	}
}

// A value is one node of a file on its way into a record.
type value struct {
	*node
	r     *reader
	field string // the keys that lead to it from its record, joined by dots
}

func (v value) problem(rule Rule, format string, args ...any) {
	v.r.problem(rule, v.line, v.field, fmt.Sprintf(format, args...))
}

// null reports whether nothing stands there, which means the same as leaving
// the key out.
func (v value) null() bool { return v.sort == noValue }

// mapping gives the entries of a mapping, each key once; what says what it is
// to be ("a fact"). ok is false, and a problem reported, if it is none.
func (v value) mapping(what string) (once []entry, ok bool) {
	if v.sort != mappingValue {
		v.problem(WrongType, "want the fields of %s; got %s", what, v.node)
		return nil, false
	}
	first := make(map[string]int, len(v.entries)) // line of each key
	once = make([]entry, 0, len(v.entries))
	for _, e := range v.entries {
		if line := first[e.key]; line > 0 {
			v.at(e).problem(DuplicateKey, "the key stands twice, first on line %d", line)
			continue
		}
		first[e.key] = e.node.line
		once = append(once, e)
	}
	return once, true
}

// at gives the value of an entry.
func (v value) at(e entry) value { return value{r: v.r, node: e.node, field: v.under(e.key)} }

// under is the field of a key of this value.
func (v value) under(key string) string {
	if v.field == "" {
		return fieldName(key)
	}
	return v.field + "." + fieldName(key)
}

// fieldName gives a key as it stands in problems: in one line and not endless.
func fieldName(key string) string {
	plain := key != "" && len(key) < 40 && !strings.ContainsFunc(key, func(c rune) bool { return !unicode.IsGraphic(c) })
	if plain {
		return key
	}
	return strconv.Quote(shorten(key))
}

// records gives the items of a list of any length, none if nothing stands there.
func (v value) records() []value {
	if v.sort != listValue && !v.null() {
		v.problem(WrongType, "want a list, such as [one, two]; got %s", v.node)
	}
	out := make([]value, len(v.items))
	for i, n := range v.items {
		out[i] = value{r: v.r, node: n, field: v.field}
	}
	return out
}

// maxItems bounds the lists inside records: their items are compared with one another.
const maxItems = 200

// list gives the items of a list inside a record.
func (v value) list() []value {
	out := v.records()
	if len(out) > maxItems {
		v.problem(BadValue, "has %d items; at most %d", len(out), maxItems)
		return nil
	}
	return out
}

// scalar gives a single value as it is written; ok is false, and a problem
// reported, if a list or mapping stands there.
func (v value) scalar(what string) (s string, ok bool) {
	if v.sort == listValue || v.sort == mappingValue {
		v.problem(WrongType, "want %s; got %s", what, v.node)
		return "", false
	}
	return v.node.text, true
}

// text reads a text; numbers and truth values must be quoted to be one.
func (v value) text() string {
	s, ok := v.scalar("a text")
	if ok && (v.sort == numberValue || v.sort == truthValue) {
		v.problem(WrongType, "want a text; put %s in quotation marks", v.node)
		return ""
	}
	return s
}

// filled reads a text that may not be empty.
func (v value) filled() string {
	before := len(v.r.problems)
	s := v.text()
	if strings.TrimSpace(s) == "" && len(v.r.problems) == before {
		v.problem(Missing, "is empty")
	}
	return s
}

// some reports a list that needs at least one item and has none, and gives it.
func some[T any](v value, list []T) []T {
	if v.sort == listValue && len(v.items) == 0 {
		v.problem(Missing, "is empty; want at least one")
	}
	return list
}

func (v value) texts() []string {
	var out []string
	for _, item := range v.list() {
		if s := item.filled(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// date reads a partial date. A year looks like a number in YAML and is accepted.
func (v value) date() knowledge.Date {
	s, ok := v.scalar("a date")
	if !ok {
		return knowledge.Date{}
	}
	d, err := knowledge.ParseDate(shorten(s))
	if err != nil {
		v.problem(BadValue, "%v", err)
	}
	return d
}

// knownDate reads a date that may not be left open.
func (v value) knownDate() knowledge.Date {
	before := len(v.r.problems)
	d := v.date()
	if d.IsZero() && len(v.r.problems) == before {
		v.problem(Missing, "is empty")
	}
	return d
}

func (v value) flag() bool {
	if v.sort != truthValue && !v.null() {
		v.problem(WrongType, "want true or false; got %s", v.node)
	}
	return v.sort == truthValue && strings.EqualFold(v.node.text, "true")
}

// reference reads an id of a record. Where the id of something optional is left
// empty it means none.
func reference[T ~string](v value) T { return T(v.text()) }

// references reads a list of ids, nil if it is empty.
func references[T ~string](v value) []T {
	var out []T
	for _, s := range v.texts() {
		out = append(out, T(s))
	}
	return out
}

// oneOf reads one of several words.
func oneOf[T ~string](v value, what string, all []T) T {
	s, ok := v.scalar("a " + what)
	if !ok || slices.Contains(all, T(s)) {
		return T(s)
	}
	v.problem(BadValue, "unknown %s %q; want one of %s", what, shorten(s), join(all))
	return ""
}

func join[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, a := range all {
		words[i] = string(a)
	}
	return strings.Join(words, ", ")
}

// shorten cuts a text to what fits into a message.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
