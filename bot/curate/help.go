package curate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// A Finding is what a curator should know about a draft before saving it.
type Finding struct {
	Blocks bool   // it must be mended first
	About  About  // what it is about
	Text   string // what is the matter, and what to do, in English; may hold words of foreign texts
	Say    Message
	Facts  []knowledge.FactID
}

// About tells what a finding is about.
type About string

// What findings are about.
const (
	AboutWording  About = "wording"
	AboutDate     About = "date"
	AboutSpeaker  About = "speaker"
	AboutLink     About = "link"
	AboutQuote    About = "quote"
	AboutSame     About = "same"     // another fact says this already
	AboutConflict About = "conflict" // others say otherwise
)

// readLink reads the page behind a draft's link.
func (c *Curator) readLink(ctx context.Context, d *Draft) {
	d.Page, d.PageErr, d.Further = nil, nil, nil
	link, more := d.Form.links()
	for _, l := range more {
		d.Further = append(d.Further, further{link: l})
	}
	if link == "" || c.pages == nil {
		return
	}
	d.Page, d.PageErr = c.pages.Page(ctx, link)
	for i := range d.Further {
		x := &d.Further[i]
		x.page, x.err = c.pages.Page(ctx, x.link)
	}
}

// A further is a page beside the one that a draft rests on first.
type further struct {
	link   string
	page   *linkcheck.Page // nil: not read
	err    error           // why not
	Source *knowledge.Source
}

// settle works out everything that follows from a draft's form, page and choices.
func (c *Curator) settle(d *Draft) error {
	d.Fact.Text, d.Findings = d.Form.Text, nil
	base := c.library.Base(d.Scope)
	c.date(d)
	if err := c.guess(d); err != nil {
		return err
	}
	c.source(base, d)
	c.quoted(d)
	c.person(base, d)
	d.Fact.ID = c.idFor(base, d, nil)
	d.relations()
	d.silence()
	c.lint(base, d)
	return nil
}

func (d *Draft) block(about About, format string, args ...any) {
	d.find(Finding{Blocks: true, About: about}, format, args...)
}

func (d *Draft) remark(about About, format string, args ...any) {
	d.find(Finding{About: about}, format, args...)
}

// find adds a finding with what it says.
func (d *Draft) find(f Finding, format string, args ...any) {
	f.Text, f.Say.Format, f.Say.Args = fmt.Sprintf(format, args...), format, args
	d.Findings = append(d.Findings, f)
}

// date reads when it was, and writes relative dates of the text as absolute ones.
// Those of the form are counted from the day on which it was filled in, those of the
// text from the day on which the page was published, if it tells.
func (c *Curator) date(d *Draft) {
	from := d.day
	if d.Page != nil && !d.Page.Published.IsZero() {
		from = d.Page.Published.Last()
	}
	of := d.edits()
	switch when := answer.ReadDate(d.Form.When, d.day); {
	case of != nil && d.Form.When == of.When.String():
		d.Fact.When, d.Fact.WhenBasis, d.Fact.WhenNote = of.When, of.WhenBasis, of.WhenNote
	case !when.IsZero():
		d.Fact.When, d.Fact.WhenBasis, d.Fact.WhenNote = when, knowledge.Stated, ""
		if when.String() != d.Form.When {
			d.remark(AboutDate, "“%s” is taken as %s", d.Form.When, when)
		}
	case d.Form.When != "":
		d.Fact.When, d.Fact.WhenNote = knowledge.Date{}, ""
		d.block(AboutDate, "“%s” is no date: write it like 2024-08-29, 2024-08, or 2024-08-22/2024-08-24", d.Form.When)
	case d.Page != nil && !d.Page.Published.IsZero():
		d.Fact.When, d.Fact.WhenBasis = d.Page.Published, knowledge.Inferred
		d.Fact.WhenNote = "the day on which the page was published"
		d.remark(AboutDate, "no date was given: the page's own, %s, is taken; say when it happened if that was earlier", d.Fact.When)
	default:
		d.Fact.When, d.Fact.WhenNote = knowledge.Date{}, ""
		d.block(AboutDate, "when was it said, or when did it happen? Give the day, or the month")
	}
	switch today := c.today(); {
	case d.Fact.When.After(knowledge.OnDay(today)):
		d.block(AboutDate, "%s lies in the future", d.Fact.When)
	case !d.Fact.When.IsZero() && d.Fact.When.Last() > today:
		d.remark(AboutDate, "%s is not over: the fact is shown from its last day on; give the day if it is known", d.Fact.When)
	}
	c.absolutes(d, from)
}

// absolutes writes the relative dates of the text as absolute ones. What stands
// between quotation marks stays, and so does a text that was saved already.
func (c *Curator) absolutes(d *Draft, from knowledge.Day) {
	if of := d.edits(); of != nil && d.Form.Text == of.Text {
		return
	}
	for _, r := range slices.Backward(answer.DatesIn(d.Form.Text, from)) {
		if r.Relative && !quotedAt(d.Form.Text, r.From) {
			d.remark(AboutDate, "“%s” in the text is written as %s, counted from %s", d.Form.Text[r.From:r.To], r.Date, from)
			d.Fact.Text = d.Fact.Text[:r.From] + absolute(r.Date) + d.Fact.Text[r.To:]
		}
	}
}

// quotedAt reports whether a byte of a text stands between quotation marks.
func quotedAt(text string, at int) bool {
	before, after := text[:at], text[at:]
	if strings.Count(before, `"`)%2 == 1 && strings.Contains(after, `"`) {
		return true
	}
	for _, m := range [][2]string{{"“", "”"}, {"„", "“"}, {"«", "»"}} {
		if strings.LastIndex(before, m[0]) > strings.LastIndex(before, m[1]) && strings.Contains(after, m[1]) {
			return true
		}
	}
	return false
}

// absolute writes a date inside a sentence.
func absolute(d knowledge.Date) string {
	switch d.Precision() {
	case knowledge.ByDay:
		return "on " + d.First().Time().Format("2 January 2006")
	case knowledge.ByMonth:
		return "in " + d.First().Time().Format("January 2006")
	case knowledge.ByYear:
		return "in " + d.First().Time().Format("2006")
	}
	return "between " + d.First().Time().Format("2 January 2006") + " and " + d.Last().Time().Format("2 January 2006")
}

// source finds the source of a draft's link among those known, or describes it from
// what the page says of itself.
func (c *Curator) source(base *knowledge.Base, d *Draft) {
	d.Source = nil
	link, _ := d.Form.links()
	if link == "" {
		d.Fact.Sources = nil
		d.block(AboutLink, "a fact needs a link to who reports it")
		return
	}
	of := d.edits()
	if of != nil && len(of.Sources) > 0 { // two sources may have the same address
		if s := base.Source(of.Sources[0]); s != nil && s.URL == link {
			d.Source = s
		}
	}
	if d.Source == nil {
		d.Source = sourceAt(base, link, d.Page)
	}
	d.Fact.Sources = []knowledge.SourceID{d.Source.ID}
	if of != nil { // the first is what the form shows; the others stay
		for _, id := range of.Sources[min(1, len(of.Sources)):] {
			if id != d.Source.ID && base.Source(id) != nil {
				d.Fact.Sources = append(d.Fact.Sources, id)
			}
		}
	}
	d.unread(d.Page, d.PageErr)
	for i := range d.Further {
		x := &d.Further[i]
		x.Source = sourceAt(base, x.link, x.page)
		if !slices.Contains(d.Fact.Sources, x.Source.ID) {
			d.Fact.Sources = append(d.Fact.Sources, x.Source.ID)
		}
		d.unread(x.page, x.err)
	}
}

// sourceAt gives the known source of a link, or one made of what its page says of itself.
func sourceAt(base *knowledge.Base, link string, p *linkcheck.Page) *knowledge.Source {
	canonical := link
	if p != nil && p.URL != "" {
		canonical = p.URL
	}
	for _, s := range base.Sources() {
		if sameLink(s.URL, link) || sameLink(s.URL, canonical) {
			return s
		}
	}
	return newSource(base, canonical, p)
}

// unread tells that a page was not read, and why.
func (d *Draft) unread(p *linkcheck.Page, err error) {
	switch {
	case errors.Is(err, linkcheck.ErrBadLink), errors.Is(err, linkcheck.ErrForbidden):
		d.block(AboutLink, "%v", err)
	case err != nil && linkcheck.Retry(err):
		d.remark(AboutLink, "the page could not be read: %v. The link is kept as unverified and tried again later", err)
	case err != nil:
		d.remark(AboutLink, "the page could not be read: %v. The link is kept as unverified", err)
	case p == nil:
		d.remark(AboutLink, "the page was not read: the link is kept as unverified")
	}
}

// quoted tells whether the quotation stands on the page.
func (c *Curator) quoted(d *Draft) {
	d.Quoted = linkcheck.Finding{}
	if d.Fact.Quote == nil || d.Page == nil {
		return
	}
	d.Quoted = d.Page.Holds(d.Fact.Quote.Words)
	say := d.block
	if of := d.edits(); of != nil && of.Quote != nil && of.Quote.Words == d.Fact.Quote.Words && slices.Contains(of.Sources, d.Source.ID) {
		say = d.remark // the page changed; that must not keep anybody from mending the rest
	}
	switch d.Quoted.Match {
	case linkcheck.Verbatim:
		if !d.Quoted.InArticle {
			d.remark(AboutQuote, "the quotation stands on that page, but outside the article itself")
		}
	case linkcheck.Elided:
		d.remark(AboutQuote, "the page has other words where the quotation leaves some out: “%s”", shorten(d.Quoted.Passage))
	case linkcheck.Nearly:
		say(AboutQuote, "the quotation is not on that page in those words. The page says: “%s”", shorten(d.Quoted.Passage))
	default:
		say(AboutQuote, "the quotation is not on that page. Quote what stands there, or give the page where it stands")
	}
}

// person checks who is quoted.
func (c *Curator) person(base *knowledge.Base, d *Draft) {
	switch {
	case d.Fact.Quote != nil && d.Form.Speaker == "":
		d.block(AboutSpeaker, "whose words are they? Name the speaker")
	case len(d.several) > 0:
		var names []string
		for _, e := range d.several {
			names = append(names, e.Name)
		}
		d.block(AboutSpeaker, "“%s” can be %s: write the full name", d.Form.Speaker, strings.Join(names, " or "))
	case d.Person == nil:
	default:
		if len(d.Fact.Parties) == 1 {
			d.Person.Party = d.Fact.Parties[0]
		}
		d.remark(AboutSpeaker, "%s is new here and will be added as a person%s", d.Person.Name, ofParty(base, d.Person.Party))
	}
}

func ofParty(base *knowledge.Base, id knowledge.EntityID) Message {
	if e := base.Entity(id); e != nil {
		return Message{Format: " of %s", Args: []any{e.Name}}
	}
	return Message{Format: "; choose one party to tell whose side"}
}

// relations tells which facts a curator should look at.
func (d *Draft) relations() {
	g := &d.Guesses
	if len(g.Same) > 0 {
		d.find(Finding{About: AboutSame, Facts: g.Same[:min(2, len(g.Same))]}, "this says the same")
	}
	var open []knowledge.FactID
	for _, id := range g.Against {
		if !slices.Contains(d.Fact.DisputedBy, id) {
			open = append(open, id)
		}
	}
	if len(open) > 0 && (d.Fact.Kind != knowledge.Background) {
		d.find(Finding{About: AboutConflict, Facts: open[:min(2, len(open))]}, "the other side is on record on this; link it as “disputed by” if it says otherwise")
	}
}

// skipped are rules that a draft is not held to: it has no questions yet, and what
// it lacks is offered to choose.
var skipped = map[pack.Rule]bool{
	pack.FewAsks: true, pack.UnusedSource: true, pack.NoStage: true, pack.NoStanding: true, pack.IncompleteThing: true,
	pack.DuplicateText: true, // told with the fact beside it, unless it is the very same
}

// lint holds the draft to the rules of packs.
func (c *Curator) lint(base *knowledge.Base, d *Draft) {
	p := d.pack(base)
	var changed knowledge.FactID
	if of := d.edits(); of != nil {
		changed = of.ID
	}
	known := packOf(base, changed)
	if why := outOfOrder(base, &d.Fact); why != "" {
		d.block(AboutDate, "%s", why)
	}
	for _, x := range pack.Lint(pack.FilesOf("draft", p), pack.LintOptions{Known: known}) {
		blocks := x.Severity == pack.Error
		if skipped[x.Rule] && !blocks || x.Rule == pack.Missing || x.Rule == pack.Dispute || elsewhere(x) {
			continue
		}
		about := AboutWording
		switch {
		case strings.HasPrefix(x.Field, "when"):
			about = AboutDate
		case x.Field == "url":
			about = AboutLink
		case strings.HasPrefix(x.Field, "quote"):
			about = AboutQuote
		}
		d.find(Finding{Blocks: blocks, About: about, Say: Message{rule: x.Rule}}, "%s: %s", x.Field, x.Text)
	}
}

// pack gives what the draft would bring into the store.
func (d *Draft) pack(base *knowledge.Base) *knowledge.Pack {
	f := d.Fact
	p := &knowledge.Pack{Facts: []*knowledge.Fact{&f}}
	for _, s := range d.Sources() {
		if base.Source(s.ID) == nil {
			p.Sources = append(p.Sources, s)
		}
	}
	if d.Person != nil {
		p.Entities = append(p.Entities, d.Person)
	}
	return p
}

// packOf gives a base as a pack, without one fact.
func packOf(base *knowledge.Base, without knowledge.FactID) *knowledge.Pack {
	p := &knowledge.Pack{Sources: base.Sources(), Entities: base.Entities(), Lexicon: base.Lexicon()}
	for _, f := range base.Facts() {
		if f.ID != without {
			p.Facts = append(p.Facts, f)
		}
	}
	return p
}

// outOfOrder tells what a fact, put in the place of what it was in the base, makes
// of the order in which facts supersede one another; "" if nothing is wrong. What is
// superseded must be earlier, and no circle may leave all of its facts superseded.
func outOfOrder(base *knowledge.Base, f *knowledge.Fact) string {
	for _, later := range base.SupersededBy(f.ID) {
		if later.When.Before(f.When) {
			return fmt.Sprintf("%s of %s supersedes it, and would be earlier", later.ID, later.When)
		}
	}
	seen := map[knowledge.FactID]bool{}
	for open := slices.Clone(f.Supersedes); len(open) > 0; open = open[1:] {
		old := base.Fact(open[0])
		if old == nil || seen[old.ID] {
			continue
		}
		if slices.Contains(old.Supersedes, f.ID) {
			return fmt.Sprintf("it would supersede %s, which by way of others supersedes it", f.Supersedes[0])
		}
		seen[old.ID] = true
		open = append(open, old.Supersedes...)
	}
	return ""
}

// maxPassage is the most characters of a page that a finding repeats.
const maxPassage = 600

func shorten(s string) string {
	if r := []rune(s); len(r) > maxPassage {
		return string(r[:maxPassage]) + "…"
	}
	return s
}
