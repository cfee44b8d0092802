package curate

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
)

// A Form is what a moderator types about a fact.
type Form struct {
	Text    string `json:"text"`
	Quote   string `json:"quote,omitempty"`
	Speaker string `json:"speaker,omitempty"` // a name or an entity's id
	When    string `json:"when,omitempty"`    // as people type dates; "": the page's date is offered
	Link    string `json:"link,omitempty"`    // of the page that reports it; further pages that do, after a space
}

// A Draft is a fact before it is saved. It belongs to who began it and lives an
// hour. What Draft methods of a Curator return is a copy.
type Draft struct {
	Key    string
	Author string
	Scope  knowledge.Scope
	Form   Form

	Fact   knowledge.Fact    // as it would be saved; its id may still change
	Source *knowledge.Source // nil: none is told yet
	Person *knowledge.Entity // a speaker not known so far, who would be added; nil: none

	Of         *knowledge.Fact // the fact that it changes or follows; nil: a new one
	Follows    bool            // it supersedes Of instead of changing it
	Reason     string          // why Of is changed, for those who read it; ""
	Silent     bool            // it mends a typo of Of, of which nobody needs to be told
	Suggestion string          // id of the suggestion that it grew from; ""

	Page    *linkcheck.Page   // what the link leads to; nil: not read
	PageErr error             // why not; nil: no link, or none was tried
	Quoted  linkcheck.Finding // whether the quotation stands there
	Further []further         // pages that report it too
	Guesses Guesses

	Findings []Finding

	several []*knowledge.Entity // whom the speaker's name may mean, if that is more than one

	expect int64         // Rev of the record that it changes
	under  int64         // Rev of the global record in whose place it is to stand; 0: none
	day    knowledge.Day // from which "yesterday" is counted
	born   time.Time
}

// draftLife is how long a draft is kept.
const draftLife = time.Hour

// maxDrafts bounds what is kept; the oldest go first.
const maxDrafts = 1000

// Ready reports whether nothing stands in the way of saving.
func (d *Draft) Ready() bool {
	return !slices.ContainsFunc(d.Findings, func(f Finding) bool { return f.Blocks })
}

// Begin drafts a new fact.
func (c *Curator) Begin(ctx context.Context, a Actor, s knowledge.Scope, f Form) (*Draft, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	d := &Draft{Scope: s, Author: a.ID}
	return c.begin(ctx, d, f)
}

// Change drafts a new version of a fact. In a guild the new version of a global
// fact stands in its place for that guild alone.
func (c *Curator) Change(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID, f Form) (*Draft, error) {
	d, err := c.about(ctx, a, s, id)
	if err != nil {
		return nil, err
	}
	d.Fact = *d.Of
	return c.begin(ctx, d, f)
}

// Follow drafts a fact that supersedes another.
func (c *Curator) Follow(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID, f Form) (*Draft, error) {
	d, err := c.about(ctx, a, s, id)
	if err != nil {
		return nil, err
	}
	d.Follows, d.expect = true, 0
	d.Fact = knowledge.Fact{
		Kind: d.Of.Kind, Stage: d.Of.Stage, By: d.Of.By, Parties: d.Of.Parties, Topics: d.Of.Topics,
		Standing: d.Of.Standing, Supersedes: []knowledge.FactID{id},
	}
	return c.begin(ctx, d, f)
}

// about begins a draft about a fact that the scope sees.
func (c *Curator) about(ctx context.Context, a Actor, s knowledge.Scope, id knowledge.FactID) (*Draft, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	under, err := c.under(ctx, s, id)
	if err != nil {
		return nil, err
	}
	of, r, err := c.look(ctx, s, id)
	if err != nil {
		return nil, err
	}
	return &Draft{Scope: s, Author: a.ID, Of: of, expect: rev(r), under: under}, nil
}

// under gives the Rev of the global record that a fact of a guild stands before.
func (c *Curator) under(ctx context.Context, s knowledge.Scope, id knowledge.FactID) (int64, error) {
	if s == knowledge.Global {
		return 0, nil
	}
	r, err := c.record(ctx, factRef(knowledge.Global, id))
	return rev(r), err
}

// FormOf gives the form of a fact as it stands, to be changed.
func (c *Curator) FormOf(s knowledge.Scope, id knowledge.FactID) (Form, error) {
	base := c.library.Base(s)
	f := base.Fact(id)
	if f == nil {
		return Form{}, ErrNoFact
	}
	return formOf(base, f), nil
}

func formOf(base *knowledge.Base, f *knowledge.Fact) Form {
	out := Form{Text: f.Text, When: f.When.String()}
	if f.Quote != nil {
		out.Quote = f.Quote.Words
	}
	if e := base.Entity(speakerOf(f)); e != nil {
		out.Speaker = e.Name
	}
	if len(f.Sources) > 0 {
		out.Link = base.Source(f.Sources[0]).URL
	}
	return out
}

// speakerOf is whom a fact's form shows: who is quoted, else the first who holds it;
// "" if nobody does.
func speakerOf(f *knowledge.Fact) knowledge.EntityID {
	switch {
	case f.Quote != nil:
		return f.Quote.Speaker
	case len(f.By) > 0:
		return f.By[0]
	}
	return ""
}

// edits gives the fact of which a draft is a new version; nil if it is a new fact.
func (d *Draft) edits() *knowledge.Fact {
	if d.Follows {
		return nil
	}
	return d.Of
}

// begin fills a draft in and keeps it.
func (c *Curator) begin(ctx context.Context, d *Draft, f Form) (*Draft, error) {
	var key [8]byte
	_, _ = rand.Read(key[:]) // never fails
	d.Key, d.born = hex.EncodeToString(key[:]), c.now()
	if d.day == 0 {
		d.day = c.today()
	}
	if err := c.word(ctx, d, f); err != nil {
		return nil, err
	}
	return c.keep(d), nil
}

// word fills in what a form says, reads its link, guesses the rest and looks for
// what a curator should know.
func (c *Curator) word(ctx context.Context, d *Draft, f Form) error {
	f = f.tidy()
	if err := f.fits(); err != nil {
		return err
	}
	changed := f.Link != d.Form.Link || d.Page == nil
	d.Form = f
	if changed || f.Link == "" {
		c.readLink(ctx, d)
	}
	return c.settle(d)
}

// tidy takes away what surrounds the words, and quotation marks around a quote.
func (f Form) tidy() Form {
	for _, s := range f.fields() {
		*s = strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(*s, "\uFFFD"), "\x00", ""))
	}
	f.Text = strings.Join(strings.Fields(f.Text), " ")
	links := strings.Fields(f.Link)
	for i, l := range links {
		links[i] = strings.Trim(l, "<>") // Discord's way of a link without a preview
	}
	f.Link = strings.Join(links, " ")
	for _, marks := range []string{`""`, "“”", "„“", "«»", "״״"} {
		open, end := firstRune(marks), lastRune(marks)
		if in, ok := strings.CutPrefix(f.Quote, open); ok {
			if in, ok = strings.CutSuffix(in, end); ok && !strings.Contains(in, open) {
				f.Quote = strings.TrimSpace(in)
			}
		}
	}
	return f
}

// links are the addresses of a form: first the page that reports it, then further ones.
func (f *Form) links() (first string, more []string) {
	all := strings.Fields(f.Link)
	if len(all) == 0 {
		return "", nil
	}
	return all[0], all[1:]
}

// maxLinks bounds the pages of one form, each of which is read.
const maxLinks = 4

func (f *Form) fields() []*string {
	return []*string{&f.Text, &f.Quote, &f.Speaker, &f.When, &f.Link}
}

// maxField is the most characters of a field; Discord's longest has as many.
const maxField = 4000

// fits reports what of a form cannot be drafted.
func (f Form) fits() error {
	if f.Text == "" {
		return refused("the text is empty: write what the fact says in one sentence")
	}
	for _, s := range f.fields() {
		if len([]rune(*s)) > maxField {
			return refused("that is too long: a field has at most %d characters", maxField)
		}
	}
	if _, more := f.links(); len(more) >= maxLinks {
		return refused("at most %d links at a time", maxLinks)
	}
	if len([]rune(f.Speaker)) > maxName {
		return refused("a speaker's name has at most %d characters", maxName)
	}
	return nil
}

func firstRune(s string) string { return string([]rune(s)[0]) }
func lastRune(s string) string  { r := []rune(s); return string(r[len(r)-1]) }

// A Choice is what is chosen about a draft. Nil fields stay as they are.
type Choice struct {
	Kind       *knowledge.Kind
	Stage      *knowledge.Stage
	Standing   *knowledge.Standing
	By         []knowledge.EntityID // not nil: these, none if empty
	Parties    []knowledge.EntityID
	Topics     []knowledge.EntityID
	DisputedBy []knowledge.FactID
	Supersedes []knowledge.FactID
	Reason     *string // why a fact is changed
}

// Choose sets what was chosen about a draft. What a draft cannot hold is refused.
func (c *Curator) Choose(_ context.Context, a Actor, key string, ch Choice) (*Draft, error) {
	return c.redo(a, key, func(d *Draft) error {
		base := c.library.Base(d.Scope)
		for _, list := range [][]knowledge.EntityID{ch.By, ch.Parties, ch.Topics} {
			for _, id := range list {
				if base.Entity(id) == nil && (d.Person == nil || d.Person.ID != id) {
					return refused("%q is not known here any more", id)
				}
			}
		}
		for _, list := range [][]knowledge.FactID{ch.DisputedBy, ch.Supersedes} {
			for _, id := range list {
				if base.Fact(id) == nil {
					return ErrNoFact
				}
			}
		}
		if ch.Reason != nil {
			reason, err := reasonable(*ch.Reason, "say why it is changed; those who were told of it will want to know")
			if err != nil {
				return err
			}
			d.Reason = reason
		}
		ch.put(&d.Fact)
		d.Guesses.Settled = d.Guesses.Settled.with(ch)
		return c.settle(d)
	})
}

func (ch *Choice) put(f *knowledge.Fact) {
	if ch.Kind != nil && slices.Contains(knowledge.Kinds, *ch.Kind) {
		f.Kind = *ch.Kind
	}
	if ch.Stage != nil && (*ch.Stage == "" || slices.Contains(knowledge.Stages, *ch.Stage)) {
		f.Stage = *ch.Stage
	}
	if ch.Standing != nil && (*ch.Standing == "" || slices.Contains(knowledge.Standings, *ch.Standing)) {
		f.Standing = *ch.Standing
	}
	if ch.By != nil {
		f.By = ch.By
	}
	if ch.Parties != nil {
		f.Parties = ch.Parties
	}
	if ch.Topics != nil {
		f.Topics = ch.Topics
	}
	if ch.DisputedBy != nil {
		f.DisputedBy = ch.DisputedBy
	}
	if ch.Supersedes != nil {
		f.Supersedes = ch.Supersedes
	}
}

// Reword takes another form for a draft.
func (c *Curator) Reword(ctx context.Context, a Actor, key string, f Form) (*Draft, error) {
	return c.redo(a, key, func(d *Draft) error { return c.word(ctx, d, f) })
}

// Reread reads a draft's link again.
func (c *Curator) Reread(ctx context.Context, a Actor, key string) (*Draft, error) {
	return c.redo(a, key, func(d *Draft) error {
		c.readLink(ctx, d)
		return c.settle(d)
	})
}

// Drafted gives a draft as it stands.
func (c *Curator) Drafted(a Actor, key string) (*Draft, error) {
	return c.redo(a, key, func(*Draft) error { return nil })
}

// Drop ends a draft.
func (c *Curator) Drop(a Actor, key string) error {
	if _, err := c.Drafted(a, key); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.drafts, key)
	return nil
}

// redo changes a copy of a draft and keeps it. The actor must be its author, and
// still be allowed to save it.
func (c *Curator) redo(a Actor, key string, change func(*Draft) error) (*Draft, error) {
	c.mu.Lock()
	d := c.drafts[key]
	if d == nil || d.Author != a.ID || c.now().Sub(d.born) > draftLife {
		c.mu.Unlock()
		return nil, ErrNoDraft
	}
	mine := *d
	c.mu.Unlock()
	if err := a.May(mine.Scope); err != nil {
		return nil, err
	}
	if err := change(&mine); err != nil {
		return nil, err
	}
	return c.keep(&mine), nil
}

// keep keeps a draft and gives a copy.
func (c *Curator) keep(d *Draft) *Draft {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, old := range c.drafts {
		if c.now().Sub(old.born) > draftLife {
			delete(c.drafts, k)
		}
	}
	if c.drafts[d.Key] == nil && len(c.drafts) >= maxDrafts {
		oldest := slices.MinFunc(slices.Collect(maps.Values(c.drafts)), func(a, b *Draft) int { return a.born.Compare(b.born) })
		delete(c.drafts, oldest.Key)
	}
	c.drafts[d.Key] = d
	out := *d
	return &out
}
