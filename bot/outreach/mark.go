package outreach

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Notice is what a message is marked with: what became of a fact that it shows.
type Notice struct {
	Correction ledger.Correction
	Lang       knowledge.Lang
	Now        *knowledge.Fact // what says it now; nil: nothing does
	Read       *knowledge.Fact // what the message said, if not as the correction has it: a typo was mended since; nil
	Holder     string          // who holds that, in words
	Date       string          // and of when
	Again      bool            // it had been withdrawn or superseded, and is said as before
}

// A Verdict tells what marking a message comes to.
type Verdict int

// The verdicts.
const (
	Marked  Verdict = iota // it is to be changed
	Already                // it bears the mark
	Nothing                // it shows nothing that could be marked
)

// Budgets of a banner, in UTF-16 units. Together they leave most of a message to what
// it says.
const (
	maxOld     = 500
	maxNow     = 800
	maxWhy     = 300
	maxHolder  = 160
	maxLink    = 400
	leastValue = 40 // of a text that makes room
)

// colourMark is that of a banner.
const colourMark = 0xC05621

// maxBanners is how many banners a message bears; the oldest go first.
const maxBanners = maxEmbeds - 2

// markPattern is how a message's marks are found again. It stands in the footer of a
// banner, or, in a message without embeds, on a line of its own.
var markPattern = regexp.MustCompile(`(?m)^(?:-# )?№ (\d+) · (\S+)$`)

// mark is the small print by which a correction is recognised.
func (n *Notice) mark() string {
	return fmt.Sprintf("№ %d · %s", n.Correction.ID, n.Correction.Fact)
}

// Mark puts a banner before what a message says: what changed, on which day and why,
// and what is said now. The old words are struck through where they stand, buttons
// that would show them again are taken away, and the rest stays as it is as far as
// Discord's limits let it. A message that bears the mark of this correction is not
// changed again; those of several stand in order, the newest first.
func Mark(m Message, n Notice) (Message, Verdict) {
	switch {
	case m.empty():
		return m, Nothing
	case m.bears(&n):
		return m, Already
	}
	out := m.clone()
	shown := out.strike(&n)
	out.Components = kept(out.Components)
	if len(out.Embeds) == 0 {
		out.Content = shorten(n.inWords(shown)+"\n\n"+out.Content, maxContent)
		return out, Marked
	}
	out.place(n.banner(shown))
	out.fit()
	return out, Marked
}

// bears reports whether a message has the mark of a notice.
func (m *Message) bears(n *Notice) bool {
	bears := func(text string) bool {
		return slices.ContainsFunc(markPattern.FindAllString(text, -1), func(s string) bool {
			return strings.TrimPrefix(s, "-# ") == n.mark()
		})
	}
	return bears(m.Content) || slices.ContainsFunc(m.Embeds, func(e Embed) bool { return e.Footer != nil && bears(e.Footer.Text) })
}

// number is that of the correction which an embed tells of; 0 if it is no banner.
func (e *Embed) number() int64 {
	if e.Footer == nil {
		return 0
	}
	got := markPattern.FindStringSubmatch(e.Footer.Text)
	if got == nil {
		return 0
	}
	n, err := strconv.ParseInt(got[1], 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// strike strikes what is not said any more, and restores what is said again. It
// reports whether the old words are to be seen in the message.
func (m *Message) strike(n *Notice) (shown bool) {
	c := n.Correction
	old := []string{c.Before}
	if c.Quote != "" {
		old = append(old, "“"+c.Quote+"”")
	}
	if r := n.Read; r != nil && r.Text != c.Before {
		old = append([]string{r.Text}, old...)
		if q := quoted(r); q != "" && q != c.Quote {
			old = append(old, "“"+q+"”")
		}
	}
	var now []string
	if n.Now != nil {
		now = []string{n.Now.Text}
		if q := quoted(n.Now); q != "" {
			now = append(now, "“"+q+"”")
		}
	}
	m.texts(func(s string, most int) string {
		was := s
		for _, words := range now {
			if c.Change == ledger.Overtaken {
				break // it stands there already only where it was said beside the old
			}
			s, _ = restore(s, words)
		}
		for i, words := range old {
			var there bool
			if slices.Contains(now, words) {
				there = len(found(s, words)) > 0
			} else {
				s, there = strike(s, words)
			}
			shown = shown || there && (i == 0 || words == c.Before)
		}
		if s == was {
			return s
		}
		return shorten(s, most)
	})
	return shown
}

// texts lets a function change every text of a message in which facts stand; it is
// told how many units the text may have.
func (m *Message) texts(change func(s string, most int) string) {
	m.Content = change(m.Content, maxContent)
	for i := range m.Embeds {
		e := &m.Embeds[i]
		e.Description = change(e.Description, maxDescription)
		for j := range e.Fields {
			e.Fields[j].Value = change(e.Fields[j].Value, maxValue)
		}
	}
}

// kept gives the components that show none of the old words: links, what deletes the
// message, and what is no button of an answer, since that shows what is on record when
// it is pressed.
func kept(list []Component) []Component {
	out := []Component{}
	for _, c := range list {
		if len(c.Components) > 0 {
			if c.Components = kept(c.Components); len(c.Components) > 0 {
				out = append(out, c)
			}
			continue
		}
		b, err := render.ParseButton(c.CustomID)
		if c.URL != "" || err != nil || b.Do == render.Delete {
			out = append(out, c)
		}
	}
	return out
}

// banner is the embed that tells of a notice.
func (n *Notice) banner(shown bool) Embed {
	return Embed{Title: n.head(), Description: strings.Join(n.lines(shown, true), "\n"), Color: colourMark, Footer: &Footer{Text: n.mark()}}
}

// inWords is the banner where there are no embeds.
func (n *Notice) inWords(shown bool) string {
	return "**" + n.head() + "**\n" + strings.Join(append(n.lines(shown, false), "-# "+n.mark()), "\n")
}

// head tells what changed, and on which day.
func (n *Notice) head() string {
	w := wordsIn(n.Lang)
	format := w.Changes[n.Correction.Change]
	if n.Again {
		format = w.Again
	}
	return "⚠ " + fmt.Sprintf(format, dayIn(n.Lang, n.Correction.At))
}

// lines are what a banner says under its head. Outside an embed Discord would show what
// is behind a link, unless it is told not to.
func (n *Notice) lines(shown, embedded bool) []string {
	w, c := wordsIn(n.Lang), n.Correction
	var out []string
	if old := shorten(render.Line(c.Before), maxOld); !shown && old != "" && c.Before != c.After {
		out = append(out, "**"+w.Before+":**", stroke+old+stroke)
	}
	if c.After != "" {
		out = append(out, "**"+w.Now+":**", shorten(render.Line(c.After), maxNow))
		if n.Now != nil && quoted(n.Now) != "" && quoted(n.Now) != c.Quote {
			out = append(out, "> "+shorten(render.Line("“"+quoted(n.Now)+"”"), maxNow/2))
		}
		var small []string
		for _, s := range []string{n.Holder, n.Date} {
			if s = shorten(render.Line(s), maxHolder); s != "" {
				small = append(small, s)
			}
		}
		if link, ok := render.Link(c.Link); ok && len(link) <= maxLink {
			if !embedded {
				link = "<" + link + ">"
			}
			small = append(small, "["+w.Source+"]("+link+")")
		}
		if len(small) > 0 {
			out = append(out, "-# "+strings.Join(small, " · "))
		}
	} else {
		out = append(out, w.Gone)
	}
	if why := shorten(render.Line(c.Reason), maxWhy); why != "" {
		out = append(out, "**"+w.Why+":** "+why)
	}
	return out
}

// place puts a banner among those that are there, and drops the oldest that have no
// room.
func (m *Message) place(b Embed) {
	at := 0
	for at < len(m.Embeds) && m.Embeds[at].number() > b.number() {
		at++
	}
	m.Embeds = slices.Insert(m.Embeds, at, b)
	for {
		banners := 0
		for banners < len(m.Embeds) && m.Embeds[banners].number() > 0 {
			banners++
		}
		if banners <= maxBanners && len(m.Embeds) <= maxEmbeds || banners < 2 {
			break
		}
		m.Embeds = slices.Delete(m.Embeds, banners-1, banners)
	}
	m.Embeds = m.Embeds[:min(len(m.Embeds), maxEmbeds)]
}

// fit makes room where all embeds together are too long: what stands last goes first,
// the newest banner last. What is short already is left out if need be.
func (m *Message) fit() {
	over := m.size() - maxTogether
	cut := func(s *string) {
		if have := render.Units(*s); over > 0 && have > leastValue {
			*s = shorten(*s, max(leastValue, have-over))
			over -= have - render.Units(*s)
		}
	}
	for i := len(m.Embeds) - 1; i >= 0; i-- {
		e := &m.Embeds[i]
		for j := len(e.Fields) - 1; j >= 0; j-- {
			cut(&e.Fields[j].Value)
		}
		cut(&e.Description)
	}
	for i := len(m.Embeds) - 1; i >= 0 && m.size() > maxTogether; i-- {
		e := &m.Embeds[i]
		for len(e.Fields) > 0 && m.size() > maxTogether {
			e.Fields = e.Fields[:len(e.Fields)-1]
		}
	}
}
