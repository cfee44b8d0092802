package linkcheck

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unread are the elements whose text is not the page's words: not shown, typed
// by the reader, or struck through.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Canvas: true,
	atom.Audio: true, atom.Video: true, atom.Svg: true,
	atom.Textarea: true, atom.Select: true, atom.Datalist: true, atom.Input: true,
	atom.Noembed: true, atom.Noframes: true, atom.Del: true, atom.Rp: true, atom.Rt: true,
}

// unseenClasses are names that sites commonly give to text for screen readers or
// for nobody.
var unseenClasses = []string{
	"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "d-none",
}

// hidden reports whether an element's own markup hides it.
func hidden(n *html.Node) bool {
	if unread[n.DataAtom] {
		return true
	}
	open := false
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden", "popover":
			return true
		case "aria-hidden":
			if strings.EqualFold(strings.TrimSpace(a.Val), "true") {
				return true
			}
		case "style":
			if hiddenByStyle(a.Val) {
				return true
			}
		case "class":
			if hiddenByClass(a.Val) {
				return true
			}
		case "open":
			open = true
		}
	}
	return n.DataAtom == atom.Dialog && !open || n.DataAtom == atom.Sup && isNoteMark(n)
}

func hiddenByClass(classes string) bool {
	return slices.ContainsFunc(unseenClasses, func(c string) bool {
		return strings.Contains(classes, c) && slices.Contains(strings.Fields(classes), c)
	})
}

// hiddenByStyle reads a style attribute's declarations for the plain ways of
// hiding.
func hiddenByStyle(style string) bool {
	for decl := range strings.SplitSeq(strings.ToLower(withoutComments(style)), ";") {
		name, value, _ := strings.Cut(decl, ":")
		value, _, _ = strings.Cut(value, "!")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "display", "content-visibility":
			if value == "none" || value == "hidden" {
				return true
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				return true
			}
		case "opacity", "font-size":
			if isZero(value) {
				return true
			}
		case "color":
			if value == "transparent" {
				return true
			}
		}
	}
	return false
}

// isZero reports whether a CSS value is nought: "0", "0px", "0.0", ".0%".
func isZero(value string) bool {
	digits := strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz%")
	return strings.Contains(digits, "0") && strings.Trim(digits, "+-0.") == ""
}

// withoutComments drops CSS comments, one that is never closed too, as browsers do.
func withoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	for css != "" {
		before, rest, _ := strings.Cut(css, "/*")
		b.WriteString(before)
		_, css, _ = strings.Cut(rest, "*/")
	}
	return b.String()
}

// isNoteMark reports whether a raised text is the mark of a footnote, "[3]",
// which stands in the middle of sentences and is no part of them.
func isNoteMark(n *html.Node) bool {
	const longest = 24
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() > longest {
			return false
		}
	}
	mark := strings.TrimSpace(b.String())
	return strings.HasPrefix(mark, "[") && strings.HasSuffix(mark, "]")
}

// prune removes from the tree what is not seen: hidden elements and comments.
// Whatever reads the tree afterwards cannot be fooled by them. The head stays,
// for readability to read; visibleText passes over it.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.ElementNode && hidden(c):
			n.RemoveChild(c)
		default:
			prune(c)
		}
		c = next
	}
}

// inline are the elements that do not end a word or line around them.
var inline = map[atom.Atom]bool{
	0:      true, // elements of a site's own, mostly wrappers of words
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.Bdi: true, atom.Bdo: true,
	atom.Cite: true, atom.Data: true, atom.Dfn: true, atom.Font: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.Ruby: true,
	atom.Rb: true, atom.Samp: true, atom.Span: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.Var: true, atom.Wbr: true, atom.Math: true,
	// Renamed by parse, but not in text handed over as a tree.
	atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.I: true,
	atom.Small: true, atom.Strong: true, atom.Tt: true, atom.U: true, atom.Nobr: true,
}

// visibleText gives the text of a pruned tree, one line for each block, without
// unseen characters.
func visibleText(n *html.Node) string {
	var w textWriter
	w.node(n)
	return w.b.String()
}

// A textWriter writes words with one space between them and blocks with one
// line break between them.
type textWriter struct {
	b   strings.Builder
	gap byte // what is due before the next word: 0, ' ' or '\n'
}

func (w *textWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
		return
	case n.Type != html.ElementNode:
		w.children(n)
		return
	}
	if n.DataAtom == atom.Head {
		return
	}
	block := !inline[n.DataAtom]
	if block {
		w.breakLine()
	}
	if n.DataAtom == atom.Q { // browsers show marks around it
		w.text("“")
		defer w.text("”")
	}
	w.children(n)
	if block {
		w.breakLine()
	}
}

func (w *textWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *textWriter) breakLine() {
	if w.b.Len() > 0 {
		w.gap = '\n'
	}
}

func (w *textWriter) text(s string) {
	for _, r := range s {
		switch {
		case isSpace(r):
			if w.gap == 0 && w.b.Len() > 0 {
				w.gap = ' '
			}
		case unseen(r):
		default:
			if w.gap != 0 {
				w.b.WriteByte(w.gap)
				w.gap = 0
			}
			if r < utf8.RuneSelf {
				w.b.WriteByte(byte(r))
			} else {
				w.b.WriteRune(r)
			}
		}
	}
}

// plainText gives a plain text in the form of visibleText: an empty line ends a
// block.
func plainText(s string) string {
	var w textWriter
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			w.breakLine()
		}
		w.text(line)
	}
	return w.b.String()
}
