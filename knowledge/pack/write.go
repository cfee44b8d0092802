package pack

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// Write writes a pack in the canonical layout: records in the order given,
// fields in the order of the format, texts between double quotes, ids and dates
// bare, lists of ids on one line, empty optional fields left out. Equal packs
// give equal bytes, and [Read] gives back what was written. A fact's scope is
// not part of the format.
//
// The error is that of w, or tells of a text that is not valid UTF-8; nothing
// is written then.
func Write(w io.Writer, p *k.Pack) error {
	var o printer
	section(&o, "sources", p.Sources, (*printer).source)
	section(&o, "facts", p.Facts, (*printer).fact)
	section(&o, "entities", p.Entities, (*printer).entity)
	section(&o, "lexicon", p.Lexicon, (*printer).synonyms)
	if len(p.Hides) > 0 {
		o.record = "hides"
		o.buf.WriteString("hides: " + list(&o, p.Hides) + "\n")
	}
	section(&o, "confirms", p.Confirms, (*printer).confirm)
	if o.err != nil {
		return o.err
	}
	_, err := w.Write(o.buf.Bytes())
	return err
}

// A printer collects the lines of a pack and the first error.
type printer struct {
	buf    bytes.Buffer
	err    error
	record string // what is being written, for errors
	begun  bool   // a field of the record has been written
}

func section[T any](o *printer, name string, records []T, write func(*printer, T)) {
	if len(records) == 0 {
		return
	}
	o.buf.WriteString(name + ":\n")
	for _, r := range records {
		o.begun = false
		write(o, r)
	}
}

func (o *printer) source(s *k.Source) {
	o.record = "source " + string(s.ID)
	o.word("id", string(s.ID))
	o.text("outlet", s.Outlet)
	o.text("title", s.Title)
	o.text("url", s.URL)
	o.text("author", s.Author)
	o.text("agency", s.Agency)
	o.date("published", s.Published)
	o.word("kind", string(s.Kind))
}

func (o *printer) fact(f *k.Fact) {
	o.record = "fact " + string(f.ID)
	o.word("id", string(f.ID))
	o.word("kind", string(f.Kind))
	o.word("stage", string(f.Stage))
	o.text("text", f.Text)
	if f.Quote != nil {
		o.line("quote", "")
		o.line("  speaker", o.bare(string(f.Quote.Speaker)))
		o.line("  words", o.quoted(f.Quote.Words))
	}
	o.line("by", list(o, f.By))
	o.line("parties", list(o, f.Parties))
	o.line("topics", list(o, f.Topics))
	o.date("when", f.When)
	o.word("when_basis", string(f.WhenBasis))
	o.text("when_note", f.WhenNote)
	o.word("standing", string(f.Standing))
	o.date("confirmed", f.Confirmed)
	o.word("place", string(f.Place))
	o.word("summit", string(f.Summit))
	o.line("sources", list(o, f.Sources))
	o.line("supersedes", list(o, f.Supersedes))
	o.line("disputed_by", list(o, f.DisputedBy))
	o.asks(f.Asks)
}

func (o *printer) asks(asks map[k.Lang][]string) {
	begun := false
	for _, l := range k.Langs {
		if len(asks[l]) == 0 {
			continue
		}
		if !begun {
			o.line("asks", "")
			begun = true
		}
		o.texts("  "+string(l), asks[l])
	}
}

func (o *printer) entity(e *k.Entity) {
	o.record = "entity " + string(e.ID)
	o.word("id", string(e.ID))
	o.word("type", string(e.Type))
	o.text("name", e.Name)
	o.aliases(e.Aliases)
	o.texts("misspellings", e.Misspellings)
	o.word("party", string(e.Party))
	if len(e.Members) > 0 {
		o.line("members", list(o, e.Members))
	}
	o.word("place", string(e.Place))
	o.date("when", e.When)
	if len(e.Participants) > 0 {
		o.line("participants", list(o, e.Participants))
	}
	if e.Outside {
		o.line("outside", "true")
	}
	o.text("description", e.Description)
}

func (o *printer) aliases(all []k.Alias) {
	if len(all) == 0 {
		return
	}
	o.line("aliases", "")
	for _, a := range all {
		o.item("aliases", o.alias(a))
	}
}

// alias gives a name alone as a text, one with more fields as a mapping.
func (o *printer) alias(a k.Alias) string {
	if a == (k.Alias{Name: a.Name}) {
		return o.quoted(a.Name)
	}
	fields := []string{"name: " + o.quoted(a.Name)}
	for _, f := range []struct{ key, value string }{
		{"lang", string(a.Lang)}, {"from", a.From.String()}, {"until", a.Until.String()},
	} {
		if f.value != "" {
			fields = append(fields, f.key+": "+f.value)
		}
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func (o *printer) synonyms(s *k.Synonyms) {
	o.record = "lexicon entry " + s.ID
	o.word("id", s.ID)
	o.word("lang", string(s.Lang))
	o.texts("words", s.Words)
}

func (o *printer) confirm(c *k.Confirm) {
	o.record = "confirmation of " + string(c.Fact)
	o.word("fact", string(c.Fact))
	o.date("on", c.On)
}

// line writes one field of a record; keys of nested fields begin with spaces.
func (o *printer) line(key, value string) {
	lead := "    "
	if !o.begun {
		lead, o.begun = "  - ", true
	}
	o.buf.WriteString(lead + key + ":")
	if value != "" {
		o.buf.WriteString(" " + value)
	}
	o.buf.WriteByte('\n')
}

// item writes one item of the list under the given key.
func (o *printer) item(key, value string) {
	indent := len(key) - len(strings.TrimLeft(key, " "))
	o.buf.WriteString(strings.Repeat(" ", 6+indent) + "- " + value + "\n")
}

// word writes an id or one of a field's words, nothing if it is empty.
func (o *printer) word(key, s string) {
	if s != "" {
		o.line(key, o.bare(s))
	}
}

func (o *printer) text(key, s string) {
	if s != "" {
		o.line(key, o.quoted(s))
	}
}

func (o *printer) date(key string, d k.Date) {
	if !d.IsZero() {
		o.line(key, d.String())
	}
}

func (o *printer) texts(key string, all []string) {
	if len(all) == 0 {
		return
	}
	o.line(key, "")
	for _, s := range all {
		o.item(key, o.quoted(s))
	}
}

func list[T ~string](o *printer, ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = o.bare(string(id))
	}
	return "[" + strings.Join(words, ", ") + "]"
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// notBare are words that some YAML reader takes for something else than text.
var notBare = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}

// isBare reports whether every YAML reader takes an id for a text without
// quotation marks.
func isBare(id string) bool {
	letter := strings.IndexFunc(id, func(c rune) bool { return 'a' <= c && c <= 'z' })
	hyphen := strings.IndexByte(id, '-')
	// "1e5" and "0x10" are numbers; "972mag-2024" and "un-2735" are not.
	return slug.MatchString(id) && !slices.Contains(notBare, id) && (letter == 0 || letter > 0 && hyphen > 0)
}

func (o *printer) bare(id string) string {
	if isBare(id) {
		return id
	}
	return o.quoted(id)
}

// quoted gives a text between quotation marks and notes if a text is not valid UTF-8.
func (o *printer) quoted(s string) string {
	if o.err == nil && !utf8.ValidString(s) {
		o.err = fmt.Errorf("%s: a text is not valid UTF-8: %q", o.record, s)
	}
	return quote(s)
}

// quote gives a text as JSON does, which YAML reads too, but escapes no more
// than it must, so that texts in every script stay readable.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\r':
			b.WriteString(`\r`)
		case escaped(c):
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// escaped reports whether a character must not stand as such: those that YAML
// refuses, its line breaks, and the byte order mark.
func escaped(c rune) bool {
	return refusedRune(c, utf8.RuneLen(c)) != "" || slices.Contains([]rune{0x85, 0x2028, 0x2029, 0xFEFF}, c)
}
