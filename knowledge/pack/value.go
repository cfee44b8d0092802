package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A reader collects what one file holds and what is wrong with it.
type reader struct {
	problems Problems
	nodes    map[any]ast.Node // of each record, by its pointer
}

func (r *reader) problem(rule Rule, line int, field, text string) {
	switch n := len(r.problems); {
	case n < maxProblems:
		r.problems = append(r.problems, Problem{Line: line, Field: field, Text: text, Severity: Error, Rule: rule})
	case n == maxProblems:
		r.problems = append(r.problems, Problem{Line: line, Text: "too many problems; the rest of this file's is left out", Severity: Error, Rule: TooMany})
	}
}

// A value is one node of a file with the place that its problems are reported at.
type value struct {
	r     *reader
	node  ast.Node
	line  int    // of its key, or of its dash
	field string // the keys that lead to it from its record, joined by dots
}

func (v value) problem(rule Rule, format string, args ...any) {
	v.r.problem(rule, v.line, v.field, fmt.Sprintf(format, args...))
}

// null reports whether nothing stands there ("author:"), which means the same
// as leaving the key out.
func (v value) null() bool { return v.node == nil || v.node.Type() == ast.NullType }

// An entry is one key of a mapping with its value.
type entry struct {
	key  string
	line int
	node ast.Node
}

// entries lists a mapping's keys in order; ok is false if the node is none.
func entries(n ast.Node) (list []entry, ok bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		return nil, false
	}
	list = make([]entry, len(values))
	for i, v := range values {
		t := v.Key.GetToken()
		list[i] = entry{key: t.Value, line: lineOf(t), node: v.Value}
	}
	return list, true
}

// items lists a sequence's values with their lines; ok is false if the node is none.
func items(n ast.Node) (list []entry, ok bool) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		return nil, false
	}
	list = make([]entry, len(seq.Values))
	for i, v := range seq.Values {
		list[i] = entry{line: lineOf(v.GetToken()), node: v}
		if m, isMap := entries(v); isMap && len(m) > 0 {
			list[i].line = m[0].line
		}
		if !seq.IsFlowStyle && i < len(seq.Entries) {
			list[i].line = lineOf(seq.Entries[i].Start)
		}
	}
	return list, true
}

// mapping gives the entries of a mapping, each key once; what says what it is
// to be ("a fact").
func (v value) mapping(what string) []entry {
	all, ok := entries(v.node)
	if !ok {
		v.problem(WrongType, "want the fields of %s; got %s", what, describe(v.node))
		return nil
	}
	seen := make(map[string]int, len(all))
	list := all[:0]
	for _, e := range all {
		if first := seen[e.key]; first > 0 {
			v.at(e).problem(DuplicateKey, "the key stands twice, first on line %d", first)
			continue
		}
		seen[e.key] = e.line
		list = append(list, e)
	}
	return list
}

// at gives the value of an entry.
func (v value) at(e entry) value {
	field := fieldName(e.key)
	if v.field != "" {
		field = v.field + "." + field
	}
	return value{r: v.r, node: e.node, line: e.line, field: field}
}

// fieldName gives a key as it stands in problems: in one line and not endless.
func fieldName(key string) string {
	plain := key != "" && len(key) < 40 && !strings.ContainsFunc(key, func(c rune) bool { return !unicode.IsGraphic(c) })
	if plain {
		return key
	}
	return strconv.Quote(shorten(key))
}

// records gives the items of a sequence of any length, none if nothing stands there.
func (v value) records() []value {
	if v.null() {
		return nil
	}
	all, ok := items(v.node)
	if !ok {
		v.problem(WrongType, "want a list, such as [one, two]; got %s", describe(v.node))
		return nil
	}
	out := make([]value, len(all))
	for i, e := range all {
		out[i] = value{r: v.r, node: e.node, line: e.line, field: v.field}
	}
	return out
}

// maxItems bounds the lists inside records: their items are compared with one another.
const maxItems = 200

// list gives the items of a sequence inside a record.
func (v value) list() []value {
	out := v.records()
	if len(out) > maxItems {
		v.problem(BadValue, "has %d items; at most %d", len(out), maxItems)
		return nil
	}
	return out
}

// scalar gives a single value as it is written and whether it is text; ok is
// false, and a problem reported, if a list or mapping stands there.
func (v value) scalar(what string) (s string, text, ok bool) {
	switch n := v.node.(type) {
	case *ast.StringNode:
		return n.Value, true, true
	case *ast.LiteralNode:
		return n.Value.Value, true, true
	case nil, *ast.NullNode:
		return "", true, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, false, true
	}
	v.problem(WrongType, "want %s; got %s", what, describe(v.node))
	return "", false, false
}

// text reads a text; numbers and truth values must be quoted to be one.
func (v value) text() string {
	s, isText, ok := v.scalar("a text")
	if ok && !isText {
		v.problem(WrongType, "want a text; put %s in quotation marks", shorten(s))
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
	if all, ok := items(v.node); ok && len(all) == 0 {
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
	s, _, ok := v.scalar("a date")
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
	if b, ok := v.node.(*ast.BoolNode); ok {
		return b.Value
	}
	if !v.null() {
		v.problem(WrongType, "want true or false; got %s", describe(v.node))
	}
	return false
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
	s, _, ok := v.scalar("a " + what)
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

// describe says what stands at a node, for messages.
func describe(n ast.Node) string {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "nothing"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case *ast.SequenceNode:
		return "a list"
	case *ast.StringNode:
		return fmt.Sprintf("the text %q", shorten(n.Value))
	case *ast.LiteralNode:
		return fmt.Sprintf("the text %q", shorten(n.Value.Value))
	default:
		return shorten(n.GetToken().Value)
	}
}

// shorten cuts a text to what fits into a message.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
