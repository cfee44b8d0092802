package render

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Units counts a text as Discord's clients do: in UTF-16 units, which is the
// strictest reading of "characters" in its limits.
func Units(s string) int {
	n := len(s)
	for _, r := range s {
		if l := utf16.RuneLen(r); l > 0 {
			n += l - len(string(r))
		}
	}
	return n
}

// Clean makes a foreign text harmless to the eye: no control characters, nothing
// of zero width, nothing that turns the direction of writing. Lines stay lines.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\r', r == 0x2028, r == 0x2029, r == 0x85:
			return ' '
		case unicode.IsControl(r), invisible(r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
}

// invisible reports characters of zero width and those that override direction.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF,
		r >= 0x200B && r <= 0x200F,                                                   // zero-width space, joiners, direction marks
		r >= 0x202A && r <= 0x202E,                                                   // embeddings and overrides
		r >= 0x2060 && r <= 0x206F,                                                   // word joiner, isolates, deprecated controls
		r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0, // fillers: letters without a shape
		r >= 0xFFF9 && r <= 0xFFFB,
		r >= 0xE0000 && r <= 0xE0FFF: // tags, variation selectors
		return true
	}
	return false
}

// Text makes a foreign text safe to stand in a message: cleaned, its Markdown
// shown as it is written, its links and mentions dead. This is the only place
// where that happens; everything not written by this program passes through it.
func Text(s string) string {
	s = Clean(s)
	var b strings.Builder
	start := true // of a line
	for i, r := range s {
		rest := s[i:]
		switch {
		case strings.ContainsRune("\\*_`<>[]", r),
			start && strings.ContainsRune("#-+", r),
			strings.HasPrefix(rest, "~~"), strings.HasPrefix(rest, "||"),
			r == '~' && strings.HasSuffix(s[:i], "~"), r == '|' && strings.HasSuffix(s[:i], "|"),
			strings.HasPrefix(rest, "://"), r == '.' && invites(rest):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '@' && pingsAll(rest):
			b.WriteRune('＠')
		case r == '.' && numbered(s[:i]):
			b.WriteString("\\.")
		default:
			b.WriteRune(r)
		}
		if r == '\n' {
			start = true
		} else if r != ' ' {
			start = false
		}
	}
	return b.String()
}

// Line is Text in one line: for titles, names and labels of sources.
func Line(s string) string { return Text(oneLine(s)) }

// Plain is a foreign text for places that show no Markdown, such as buttons and
// choices: cleaned, in one line.
func Plain(s string) string { return oneLine(Clean(s)) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// pingsAll reports whether a text begins with @everyone or @here, in any case.
func pingsAll(s string) bool {
	for _, w := range []string{"@everyone", "@here"} {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) {
			return true
		}
	}
	return false
}

// invites reports whether a text goes on as an address does by which Discord shows
// an invitation or a gift, even without "https://" before it.
func invites(s string) bool {
	for _, w := range []string{".gg/", ".gift/", ".com/invite/", ".com/gifts/", ".new/", ".com/template/"} {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) {
			return true
		}
	}
	return false
}

// numbered reports whether the last line of a text is a number and nothing
// else, so that a full stop after it would begin a list.
func numbered(s string) bool {
	s = strings.TrimLeft(s[strings.LastIndexByte(s, '\n')+1:], " ")
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// cut shortens a text to at most so many units, with an ellipsis, at a space if
// there is one near.
func cut(s string, most int) string {
	if Units(s) <= most {
		return s
	}
	head, _ := split(s, most-1)
	return strings.TrimRight(head, " \n") + "…"
}

// split divides a text so that the first part has at most so many units, at a
// line end or space in its last third if there is one.
func split(s string, most int) (head, tail string) {
	n, end := 0, len(s)
	for i, r := range s {
		l := max(utf16.RuneLen(r), 1)
		if n+l > most {
			end = i
			break
		}
		n += l
	}
	if end == len(s) {
		return s, ""
	}
	for _, sep := range []string{"\n", " "} {
		if i := strings.LastIndex(s[:end], sep); i > end*2/3 {
			return s[:i], s[i+1:]
		}
	}
	return s[:end], s[end:]
}

// pieces divides a foreign text into parts that, made safe, have at most so many
// units each. What makes it safe at most triples it, so that halving always ends.
func pieces(s string, most int, safe func(string) string) []string {
	if t := safe(s); Units(t) <= most {
		return []string{t}
	}
	head, tail := split(s, most)
	if tail == "" {
		head, tail = split(s, max(Units(s)/2, 2))
	}
	return append(pieces(head, most, safe), pieces(tail, most, safe)...)
}

// Quoted is a foreign text as a block quote, each line of it on a line of its own.
func Quoted(s string) string { return "> " + strings.ReplaceAll(Text(s), "\n", "\n> ") }

// maxLink is the longest address that becomes a link, in bytes.
const maxLink = 1500

// Link validates an address for a masked link, and gives it in a form that
// cannot end the link early; ok is false if it is none that may be followed.
func Link(s string) (link string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return "", false
	}
	link = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "[", "%5B", "]", "%5D",
		`"`, "%22", "\\", "%5C", "`", "%60", " ", "%20", "*", "%2A", "|", "%7C", "@", "%40").Replace(u.String())
	if len(link) > maxLink || strings.ContainsFunc(link, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || invisible(r) }) {
		return "", false
	}
	return link, true
}

// maxChoice is how long the name of a choice may be, in units.
const maxChoice = 100

// Choice is a foreign text as the name of a choice of autocompletion.
func Choice(s string) string { return cut(Plain(s), maxChoice) }

// Label gives a text for a place of so many characters that Discord shows as it
// stands: the label of a component, the title of a modal, a placeholder.
func Label(s string, most int) string { return cut(Plain(s), most) }
