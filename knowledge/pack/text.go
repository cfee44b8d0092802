package pack

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// maxFile is the largest file that is read, in bytes: forty times the starter
// pack's largest. Parsing takes some fifty times a file's size in memory.
const maxFile = 16 << 20

// maxProblems bounds what is reported about one file: a file that is something
// else altogether would have one problem a line.
const maxProblems = 1000

var byteOrderMark = []byte("\uFEFF")

// clean makes a file's bytes fit for the YAML lexer: without byte order mark,
// lines ended by "\n" alone, valid UTF-8. Lines keep their numbers. What YAML
// does not allow is reported and replaced, so that the rest can be read.
func (r *reader) clean(data []byte) string {
	data = bytes.TrimPrefix(data, byteOrderMark)
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	var out []byte // nil until the first replacement
	keep := 0      // data before this is in out
	line := 1
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == '\n' {
			line++
		}
		if why := refusedRune(c, size); why != "" {
			r.problem(Encoding, line, "", why)
			out = append(append(out, data[keep:i]...), "\uFFFD"...)
			keep = i + size
		}
		i += size
	}
	if out == nil {
		return string(data)
	}
	return string(append(out, data[keep:]...))
}

// refusedRune tells why a decoded rune may not stand in a YAML file as such,
// and "" if it may.
func refusedRune(c rune, size int) string {
	switch {
	case c == utf8.RuneError && size == 1:
		return "not valid UTF-8; save the file as UTF-8"
	case c < ' ' && c != '\n' && c != '\t', c >= 0x7F && c < 0xA0 && c != 0x85, c == 0xFFFE, c == 0xFFFF:
		return fmt.Sprintf(`control character U+%04X; remove it or write it as "\u%04X"`, c, c)
	}
	return ""
}
