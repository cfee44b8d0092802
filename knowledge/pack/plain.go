package pack

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// plainRoot reads the part of YAML that [Write] uses, some ten times as fast as
// a whole YAML parser, which counts at every start of the program: block
// mappings and lists indented by two columns, texts between double quotes on
// one line, bare ids and dates, lists and mappings in brackets on one line,
// comments and empty lines between. ok is false if the file holds anything else,
// right or wrong; parse reads it then. What it accepts it reads exactly as parse.
func plainRoot(src string) (root *node, ok bool) {
	p := &plain{src: src}
	p.next()
	if p.indent != 0 || p.rest == "" {
		return nil, false
	}
	root = p.block(0, p.line)
	return root, !p.failed && p.rest == ""
}

// maxPlainIndent bounds nesting; packs come to eight columns.
const maxPlainIndent = 16

// A plain reader stands at one line of a file.
type plain struct {
	src    string // what comes after the line
	line   int    // its number, from 1
	indent int    // its spaces at the left, a dash before its first key or value counted
	rest   string // its text after them, "" at the end of the file
	failed bool   // the file holds something that is not plain
}

func (p *plain) fail() *node {
	p.failed = true
	p.rest = ""
	return nil
}

// next goes to the next line that holds more than a comment.
func (p *plain) next() {
	p.rest = ""
	for p.src != "" && !p.failed {
		var text string
		text, p.src, _ = strings.Cut(p.src, "\n")
		p.line++
		rest := strings.TrimLeft(text, " ")
		if rest == "" || rest[0] == '#' {
			continue
		}
		p.indent, p.rest = len(text)-len(rest), rest
		return
	}
}

// block reads the mapping or list whose lines are indented so far; line is where
// it counts as standing.
func (p *plain) block(indent, line int) *node {
	if indent > maxPlainIndent {
		return p.fail()
	}
	if strings.HasPrefix(p.rest, "- ") {
		return p.blockList(indent, line)
	}
	n := &node{sort: mappingValue, line: line}
	for p.rest != "" && p.indent == indent {
		key, rest, ok := strings.Cut(p.rest, ":")
		if !ok || !plainKey(key) {
			return p.fail()
		}
		n.entries = append(n.entries, entry{key, p.after(rest, indent)})
	}
	if p.rest != "" && p.indent > indent {
		return p.fail()
	}
	return n
}

func (p *plain) blockList(indent, line int) *node {
	n := &node{sort: listValue, line: line}
	for p.rest != "" && p.indent == indent {
		rest, ok := strings.CutPrefix(p.rest, "- ")
		if !ok {
			return p.fail()
		}
		if key, _, isEntry := strings.Cut(rest, ":"); isEntry && plainKey(key) {
			p.indent, p.rest = indent+2, rest
			n.items = append(n.items, p.block(indent+2, p.line))
		} else {
			n.items = append(n.items, p.one(rest))
		}
	}
	if p.rest != "" && p.indent > indent {
		return p.fail()
	}
	return n
}

// after reads what stands after a key's colon, or under it.
func (p *plain) after(rest string, indent int) *node {
	if rest != "" {
		value, ok := strings.CutPrefix(rest, " ")
		if !ok {
			return p.fail()
		}
		return p.one(value)
	}
	line := p.line
	p.next()
	switch {
	case p.rest == "" || p.indent < indent || p.indent == indent && !strings.HasPrefix(p.rest, "- "):
		return &node{line: line}
	case p.indent == indent+2:
		return p.block(indent+2, line)
	}
	return p.fail()
}

// one reads a value that ends with its line, and goes to the next.
func (p *plain) one(s string) *node {
	n, rest, ok := p.flow(s, 0)
	if !ok || rest != "" {
		return p.fail()
	}
	p.next()
	return n
}

// flow reads one value at the beginning of a line's rest; brackets hold values
// parted by ", ".
func (p *plain) flow(s string, depth int) (n *node, rest string, ok bool) {
	switch {
	case s == "" || depth > 2:
		return nil, s, false
	case s[0] == '"':
		text, rest, ok := plainText(s[1:])
		return &node{sort: textValue, line: p.line, text: text}, rest, ok
	case strings.HasPrefix(s, "[]"):
		return &node{sort: listValue, line: p.line}, s[2:], true
	case s[0] == '[':
		return p.flowList(s[1:], depth)
	case s[0] == '{':
		return p.flowMapping(s[1:], depth)
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/') })
	if end < 0 {
		end = len(s)
	}
	kind, ok := bareSort(s[:end])
	return &node{sort: kind, line: p.line, text: s[:end]}, s[end:], ok
}

func (p *plain) flowList(s string, depth int) (n *node, rest string, ok bool) {
	n = &node{sort: listValue, line: p.line}
	for {
		item, rest, ok := p.flow(s, depth+1)
		if !ok {
			return nil, s, false
		}
		n.items = append(n.items, item)
		if after, isEnd := strings.CutPrefix(rest, "]"); isEnd {
			return n, after, true
		}
		if s, ok = strings.CutPrefix(rest, ", "); !ok {
			return nil, s, false
		}
	}
}

func (p *plain) flowMapping(s string, depth int) (n *node, rest string, ok bool) {
	n = &node{sort: mappingValue, line: p.line}
	for {
		key, rest, ok := strings.Cut(s, ": ")
		if !ok || !plainKey(key) {
			return nil, s, false
		}
		value, rest, ok := p.flow(rest, depth+1)
		if !ok {
			return nil, s, false
		}
		n.entries = append(n.entries, entry{key, value})
		if after, isEnd := strings.CutPrefix(rest, "}"); isEnd {
			return n, after, true
		}
		if s, ok = strings.CutPrefix(rest, ", "); !ok {
			return nil, s, false
		}
	}
}

// plainKey reports whether a key is one of small letters and underscores that
// nobody takes for something else.
func plainKey(s string) bool {
	return s != "" && s != "null" && s != "true" && s != "false" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// bareSort tells what a bare word is, if it is one that bare would write, a
// date, or true or false.
func bareSort(s string) (sort, bool) {
	switch {
	case s == "true" || s == "false":
		return truthValue, true
	case isBare(s):
		return textValue, true
	case len(s) == 4 && s[0] != '0' && strings.Trim(s, "0123456789") == "":
		return numberValue, true
	}
	digits := 0
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' }) {
		if strings.Trim(part, "0123456789") != "" {
			return noValue, false
		}
		digits += len(part)
	}
	// "2024-08" and longer, not "-1", "1/2" or a number.
	isDate := digits >= 6 && len(s) >= 7 && s[0] >= '0' && s[0] <= '9' && s[4] == '-'
	return textValue, isDate
}

// plainText reads a text up to its closing quotation mark.
func plainText(s string) (text, rest string, ok bool) {
	end := strings.IndexAny(s, "\"\\\t\u0085\u2028\u2029")
	if end >= 0 && s[end] == '"' {
		return s[:end], s[end+1:], true
	}
	var b strings.Builder
	for end >= 0 {
		b.WriteString(s[:end])
		s = s[end:]
		switch {
		case s[0] == '"':
			return b.String(), s[1:], true
		case s[0] != '\\' || len(s) < 2:
			return "", "", false
		}
		c, size := escape(s)
		if size == 0 {
			return "", "", false
		}
		b.WriteRune(c)
		s = s[size:]
		end = strings.IndexAny(s, "\"\\\t\u0085\u2028\u2029")
	}
	return "", "", false
}

// escape reads one of the escapes that quote writes; size is 0 for others.
func escape(s string) (c rune, size int) {
	switch s[1] {
	case '"', '\\':
		return rune(s[1]), 2
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'r':
		return '\r', 2
	case 'u':
		if len(s) < 6 {
			return 0, 0
		}
		v, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(v)) {
			return 0, 0
		}
		return rune(v), 6
	}
	return 0, 0
}
