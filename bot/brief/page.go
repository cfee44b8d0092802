package brief

import (
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A Kind is what sort of page is asked for.
type Kind string

// The kinds of pages.
const (
	Summary    Kind = "summary"
	Comparison Kind = "compare"
	Changes    Kind = "changes" // how the positions of a comparison changed over time
	Round      Kind = "round"
	Status     Kind = "status"
)

// A Request is what a page is asked for.
type Request struct {
	Kind  Kind
	Scope knowledge.Scope
	Day   knowledge.Day  // the last of which facts may be used
	Lang  knowledge.Lang // of the frame

	HalfLives  knowledge.HalfLives // by which facts age; nil: the defaults
	Developing bool                // much happens these days, of which a page of today warns

	Period Period                // of a summary
	Party  knowledge.EntityID    // of a summary; "" all
	Topic  knowledge.EntityID    // of a summary or comparison; "" all
	Round  knowledge.EntityID    // of a summary or round; "" all, or the last
	Sides  [2]knowledge.EntityID // of a comparison; "" the two sides of the talks
}

// A Page is what is shown, before it is laid out for the place where it goes.
type Page struct {
	Kind     Kind
	Lang     knowledge.Lang
	Title    string
	Day      knowledge.Day // nothing later is on it
	Sections []Section
	Sources  []answer.Citation // numbered from 1 in the order in which lines cite them
	AsOf     knowledge.Date    // the newest date of a fact on it; zero if there is none
	Stale    bool              // a fact on it has aged past its half-life
	Warnings []string          // typed templates

	// Of a round: the rounds before and after it; "" if there is none.
	Round, Before, After knowledge.EntityID
}

// A Section is lines under a heading. It has one line at least.
type Section struct {
	Heading string // a typed template
	Lines   []Line
}

// A Line is one fact as it stands, or a typed template where Fact is "".
type Line struct {
	Role   answer.Role // what it is to the line before it
	Fact   knowledge.FactID
	Party  string   // whose word it is in a comparison, by name; "" elsewhere
	Rung   *Rung    // of a ladder; nil elsewhere
	Text   string   // of the fact, byte for byte; or a template
	Quote  *Quote   // nil if none
	Holder string   // who says it; of facts only
	When   string   // its date in words; of facts only
	Notes  []string // typed templates
	Cites  []int    // numbers of Sources
	Stale  bool     // its half-life has passed
}

// A Quote is the verbatim words of a speaker.
type Quote struct {
	Words string
	Name  string
}

// A Rung is how far a proposal or agreement has come.
type Rung struct {
	Stage  knowledge.Stage
	Move   Move
	Before knowledge.Stage // "" if none is on record
	Was    string          // the date of Before in words
}

// Facts lists the facts that the page shows, each once, in their order: what has to
// be remembered of it, should one of them be corrected.
func (p *Page) Facts() []knowledge.FactID {
	var out []knowledge.FactID
	seen := map[knowledge.FactID]bool{}
	for _, s := range p.Sections {
		for _, l := range s.Lines {
			if l.Fact != "" && !seen[l.Fact] {
				seen[l.Fact] = true
				out = append(out, l.Fact)
			}
		}
	}
	return out
}

// Compose makes the page that is asked for.
func Compose(b *knowledge.Base, r Request) *Page {
	switch r.Kind {
	case Comparison:
		return compare(b, &r)
	case Changes:
		return changes(b, &r)
	case Round:
		return card(b, &r)
	case Status:
		return ladder(b, &r)
	}
	return summarise(b, &r)
}
