package pack

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The bounds of a file's form. The parser is recursive, so that a file of
// brackets would exhaust the stack, and its time grows with the square of the
// keys of one mapping and of the empty lines after a block of text. A pack
// needs seven levels, some twenty keys and no empty line.
const (
	maxFlowDepth  = 16  // brackets and braces
	maxColumn     = 64  // of a key or dash outside brackets; each level takes a column or more
	maxKeys       = 100 // of one mapping outside brackets
	maxEmptyLines = 100 // in a row

	// maxMarks bounds the tokens, which take some 300 bytes each: characters that
	// begin, end or part them. A pack has one in 15 bytes.
	maxMarks = 2 << 20
)

// root gives the root of a file, nil if it is empty or not to be read.
func (r *reader) root(src string) *node {
	if root, ok := plainRoot(src); ok {
		return root
	}
	return r.parse(src)
}

// parse gives the root of a file's one document, nil if it is empty or, with
// problems reported, not to be read.
func (r *reader) parse(src string) (root *node) {
	defer func() {
		// The YAML library is not ours; a stranger's file must not end the program.
		if p := recover(); p != nil {
			r.problem(Syntax, 1, "", fmt.Sprintf("this cannot be read as YAML (%v)", p))
			root = nil
		}
	}()
	if line, why := refusedForm(src); why != "" {
		r.problem(Syntax, line, "", why)
		return nil
	}
	tokens := lexer.Tokenize(src)
	if !r.accept(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.problem(Syntax, errorLine(err), "", "not valid YAML: "+errorText(err))
		return nil
	}
	for _, doc := range file.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.NullType {
			return convert(doc.Body, firstLine(doc.Body))
		}
	}
	return nil
}

// refusedForm tells why a file would be too dear to split into tokens, and the
// line at which it becomes so; why is "" if it is not.
func refusedForm(src string) (line int, why string) {
	empty, marks := 0, 0
	for text := range strings.Lines(src) {
		line++
		empty++
		marks++
		before := byte('\n')
		for i := range len(text) {
			switch c := text[i]; c {
			case '\n', '\t':
			case ' ':
				if before == '-' || before == '?' {
					marks++
				}
			case ',', ':', '[', ']', '{', '}', '"', '\'', '#', '&', '*', '!', '|', '>', '%', '@', '`':
				marks++
				empty = 0
			default:
				empty = 0
			}
			before = text[i]
		}
		switch {
		case empty > maxEmptyLines:
			return line, fmt.Sprintf("more than %d empty lines in a row", maxEmptyLines)
		case marks > maxMarks:
			return line, "too many lines, brackets and quotation marks for one file; split it"
		}
	}
	return 0, ""
}

// errorText is the library's message without the excerpt that it would add.
func errorText(err error) string {
	if e := yaml.Error(nil); errors.As(err, &e) {
		return plainMessage(e.GetMessage())
	}
	return err.Error()
}

func errorLine(err error) int {
	if e := yaml.Error(nil); errors.As(err, &e) {
		return lineOf(e.GetToken())
	}
	return 1
}

// plainMessage puts the library's message on a tab in words; others stay.
func plainMessage(s string) string {
	if strings.ContainsRune(s, '\t') {
		return "a tab stands where none may; indent with spaces"
	}
	return s
}

// A guard looks at a file's tokens before the parser does.
type guard struct {
	r       *reader
	refused bool
	started bool               // something but comments was seen
	depth   int                // of brackets and braces
	keys    [maxColumn + 1]int // of the open mapping at each column
}

// accept reports every token that packs do without, and whether the parser may
// see the tokens.
func (r *reader) accept(tokens token.Tokens) bool {
	g := guard{r: r}
	for _, t := range tokens {
		g.look(t)
		g.started = g.started || t.Type != token.CommentType
	}
	return !g.refused
}

func (g *guard) refuse(t *token.Token, why string) {
	g.refused = true
	g.r.problem(Syntax, lineOf(t), "", why)
}

func (g *guard) look(t *token.Token) {
	switch t.Type {
	case token.InvalidType:
		g.refuse(t, "not valid YAML: "+plainMessage(t.Error))
	case token.DocumentHeaderType:
		if g.started {
			g.refuse(t, `a second document begins; a file holds one pack, without "---" inside`)
		}
	case token.SequenceStartType, token.MappingStartType:
		if g.depth++; g.depth == maxFlowDepth+1 {
			g.refuse(t, "nested too deeply")
		}
	case token.SequenceEndType, token.MappingEndType:
		g.depth = max(0, g.depth-1)
	case token.SequenceEntryType, token.MappingValueType:
		if g.depth == 0 {
			g.indent(t)
		}
	default:
		if why := refusedTokens[t.Type]; why != "" {
			g.refuse(t, why)
		}
	}
}

// indent looks at a dash, or the colon after a key, outside brackets.
func (g *guard) indent(t *token.Token) {
	column := keyColumn(t)
	if column > maxColumn {
		g.refuse(t, "nested or indented too deeply")
		return
	}
	clear(g.keys[column+1:])
	if t.Type == token.SequenceEntryType {
		return
	}
	if g.keys[column]++; g.keys[column] == maxKeys+1 {
		g.refuse(t, fmt.Sprintf("more than %d keys in one mapping", maxKeys))
	}
}

var refusedTokens = map[token.Type]string{
	token.AnchorType:     "anchors (&name) are not accepted; write the value out, or put the text in quotation marks",
	token.AliasType:      "YAML aliases (*name) are not accepted; write the value out, or put the text in quotation marks",
	token.TagType:        "tags (!name) are not accepted; put the text in quotation marks",
	token.MergeKeyType:   "merge keys (<<) are not accepted",
	token.MappingKeyType: `keys with "?" are not accepted`,
	token.DirectiveType:  "directives (%NAME) are not accepted",
}

// keyColumn is the column, from 1, of a dash or of the key before a colon.
func keyColumn(t *token.Token) int {
	if t.Type == token.MappingValueType && t.Prev != nil {
		t = t.Prev
	}
	if t.Position == nil {
		return 1
	}
	return max(1, t.Position.Column)
}

// lineOf is the line of a token, from 1; 1 if the library does not tell.
func lineOf(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 1
	}
	return max(1, t.Position.Line)
}
