package render

import (
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/brief"
)

// Budgets of a page's sheets in UTF-16 units. Together with title and footer they stay
// under the 6,000 that Discord allows over all embeds.
const (
	maxSheet      = 3600 // the description (limit 4,096)
	maxSheetAll   = 5400 // description, what stands side by side, and sources
	maxSheetLine  = 1800 // one piece of a line
	maxSheetField = 1000 // a field (limit 1,024)
	maxTemplate   = 400  // a heading or note
)

// A sheet is the part of a page that one message shows.
type sheet struct {
	text  string
	pairs []pair // under the text
	cites []int
}

// A pair is two words of a comparison that stand side by side.
type pair [2]*discordgo.MessageEmbedField

// nothingSeen is a character without a shape: Discord takes no empty field.
const nothingSeen = "\u200b"

// fields gives the pairs, each in a row of its own.
func (s *sheet) fields() []*discordgo.MessageEmbedField {
	var out []*discordgo.MessageEmbedField
	for i, p := range s.pairs {
		if i > 0 {
			out = append(out, &discordgo.MessageEmbedField{Name: nothingSeen, Value: nothingSeen})
		}
		out = append(out, p[:]...)
	}
	return out
}

// A layout divides a page into sheets; there is one at least.
type layout struct {
	page *brief.Page
	out  []sheet
}

func (y *layout) last() *sheet { return &y.out[len(y.out)-1] }

func (y *layout) next() *sheet {
	y.out = append(y.out, sheet{})
	return y.last()
}

// sheetsOf divides a page so that each line stands on one sheet, together with the
// sources that it cites. What one line cites beyond the room of a sheet follows on the next.
func sheetsOf(p *brief.Page) []sheet {
	y := &layout{page: p, out: []sheet{{}}}
	var warnings []string
	for _, t := range p.Warnings {
		warnings = append(warnings, "-# ⚠ "+cut(Line(t), maxTemplate))
	}
	if len(warnings) > 0 {
		y.put(strings.Join(warnings, "\n"), "", nil)
	}
	for _, section := range p.Sections {
		y.section(&section)
	}
	return y.out
}

func (y *layout) section(s *brief.Section) {
	head, before := heading(s.Heading), "\n\n"
	for i := 0; i < len(s.Lines); i++ {
		l := &s.Lines[i]
		if i+1 < len(s.Lines) && y.sideBySide(head, l, &s.Lines[i+1]) {
			head = ""
			i++
			continue
		}
		for _, piece := range sheetPieces(l, y.page.Lang) {
			y.put(head+piece, before, l.Cites)
			head = ""
		}
		before = "\n\n"
		if l.Fact == "" { // templates are short, and stand close together
			before = "\n"
		}
	}
}

// put adds a piece of text to the last sheet, or to a new one if it has no room there.
func (y *layout) put(text, before string, cites []int) {
	s := y.last()
	with := joined(s.cites, cites)
	longer := sheet{text: s.text + before + text, cites: with}
	if len(s.pairs) > 0 || s.text != "" && !y.hasRoom(&longer) {
		s, with = y.next(), joined(nil, cites)
	}
	if s.text != "" {
		text = before + text
	}
	s.text += text
	for !y.hasRoom(&sheet{text: s.text, cites: with}) {
		n := len(with) - 1
		for !y.hasRoom(&sheet{text: s.text, cites: with[:n]}) {
			n--
		}
		s.cites = with[:n]
		s, with = y.next(), with[n:]
	}
	s.cites = with
}

// sideBySide adds two words of a comparison that belong together; it is false, and
// adds nothing, if they do not, or are too long to stand beside each other.
func (y *layout) sideBySide(head string, a, b *brief.Line) bool {
	if a.Party == "" || b.Party == "" || b.Role != answer.OtherSide {
		return false
	}
	row := pair{y.cell(a), y.cell(b)}
	head = strings.TrimSuffix(head, "\n")
	cites := joined(a.Cites, b.Cites)
	if Units(row[0].Value) > maxSheetField || Units(row[1].Value) > maxSheetField || !y.hasRoom(&sheet{text: head, pairs: []pair{row}, cites: cites}) {
		return false
	}
	s := y.last()
	longer := sheet{text: s.text, pairs: append(slices.Clone(s.pairs), row), cites: joined(s.cites, cites)}
	if head != "" && s.text != "" {
		longer.text += "\n\n"
	}
	longer.text += head
	switch {
	case head != "" && len(s.pairs) > 0, !y.hasRoom(&longer): // a heading stands above its pairs
		*y.next() = sheet{text: head, pairs: []pair{row}, cites: cites}
	default:
		*s = longer
	}
	return true
}

// cell shows a word under the name of the party whose it is.
func (y *layout) cell(l *brief.Line) *discordgo.MessageEmbedField {
	bare := *l
	bare.Party, bare.Role = "", answer.Main
	text := strings.TrimPrefix(strings.Join(sheetPieces(&bare, y.page.Lang), "\n"), "• ")
	return &discordgo.MessageEmbedField{Name: cut(Line(l.Party), maxHolder), Value: text, Inline: true}
}

// heading tells a section's heading from what stands bold below it.
func heading(text string) string { return "__**" + cut(Line(text), maxTemplate) + "**__\n" }

// hasRoom reports whether a sheet with the sources that it cites keeps to the budgets.
func (y *layout) hasRoom(s *sheet) bool {
	all := Units(s.text)
	if all > maxSheet {
		return false
	}
	for _, f := range s.fields() {
		all += Units(f.Name) + Units(f.Value)
	}
	for _, f := range packed(y.page, s.cites) {
		all += Units(f) + Units(WordsIn(y.page.Lang).Sources)
	}
	return all <= maxSheetAll
}

// joined gives the citation numbers of both, each once, in order.
func joined(a, b []int) []int {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// packed gives the fields that hold the sources of these numbers.
func packed(p *brief.Page, cites []int) []string {
	var lines []string
	for _, n := range cites {
		lines = append(lines, citation(p.Sources[n-1], maxShortLink))
	}
	var out []string
	for len(lines) > 0 {
		n := fit(lines, maxSheetField)
		out = append(out, strings.Join(lines[:n], "\n"))
		lines = lines[n:]
	}
	return out
}
