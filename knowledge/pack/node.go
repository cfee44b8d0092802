package pack

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
)

// A sort is what stands at a node.
type sort int

// The sorts of nodes.
const (
	noValue sort = iota // "author:" with nothing behind it
	textValue
	numberValue // written like one: 7, 1.5, 1e5, .inf
	truthValue  // true or false
	mappingValue
	listValue
)

// A node is one value of a file, whichever parser read it.
type node struct {
	sort    sort
	line    int     // of the key or dash that it stands behind, else its own
	text    string  // of a text, its content; of a number or truth value, as written
	entries []entry // of a mapping, in order, double keys included
	items   []*node // of a list
}

// An entry is one key of a mapping with its value.
type entry struct {
	key  string
	node *node
}

// get gives the value of a key, nil if there is none.
func (n *node) get(key string) *node {
	if n != nil {
		for _, e := range n.entries {
			if e.key == key {
				return e.node
			}
		}
	}
	return nil
}

// item gives an item of a list, nil if there is none.
func (n *node) item(i int) *node {
	if n != nil && i < len(n.items) {
		return n.items[i]
	}
	return nil
}

// String says what stands at a node, for messages.
func (n *node) String() string {
	switch n.sort {
	case noValue:
		return "nothing"
	case mappingValue:
		return "a mapping"
	case listValue:
		return "a list"
	case textValue:
		return fmt.Sprintf("the text %q", shorten(n.text))
	default:
		return shorten(n.text)
	}
}

// convert makes a node of what the YAML library parsed.
func convert(a ast.Node, line int) *node {
	n := &node{line: line}
	switch a := a.(type) {
	case nil, *ast.NullNode:
	case *ast.StringNode:
		n.sort, n.text = textValue, a.Value
	case *ast.LiteralNode:
		n.sort, n.text = textValue, a.Value.Value
	case *ast.BoolNode:
		n.sort, n.text = truthValue, a.Token.Value
	case *ast.MappingValueNode:
		n.sort = mappingValue
		n.add(a)
	case *ast.MappingNode:
		n.sort = mappingValue
		for _, v := range a.Values {
			n.add(v)
		}
	case *ast.SequenceNode:
		n.sort = listValue
		for i, v := range a.Values {
			n.items = append(n.items, convert(v, itemLine(a, i)))
		}
	default: // integers, floats, infinity and the like
		n.sort, n.text = numberValue, a.GetToken().Value
	}
	return n
}

func (n *node) add(v *ast.MappingValueNode) {
	key := v.Key.GetToken()
	n.entries = append(n.entries, entry{key.Value, convert(v.Value, lineOf(key))})
}

// itemLine is the line of an item's dash, or in brackets where the item begins.
func itemLine(s *ast.SequenceNode, i int) int {
	if !s.IsFlowStyle && i < len(s.Entries) {
		return lineOf(s.Entries[i].Start)
	}
	return firstLine(s.Values[i])
}

// firstLine is where a value begins; the library's own place of a mapping is its
// first colon.
func firstLine(a ast.Node) int {
	switch a := a.(type) {
	case *ast.MappingNode:
		if !a.IsFlowStyle && len(a.Values) > 0 {
			return lineOf(a.Values[0].Key.GetToken())
		}
	case *ast.MappingValueNode:
		return lineOf(a.Key.GetToken())
	}
	return lineOf(a.GetToken())
}
