package outreach

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sort"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// What may be followed beside entities.
const (
	WhatAll    = "all"
	WhatStatus = "status" // where the talks stand
)

// Added is the change of a fact that was not there before.
const Added ledger.Change = "added"

// changes lists the changes in the order in which they are told.
var changes = []ledger.Change{Added, ledger.Overtaken, ledger.Corrected, ledger.Withdrawn}

// News is what became different between two moments in what a scope sees.
type News struct {
	Scope    knowledge.Scope
	From, To int64  // Seq of the last revision before, and of the last told
	What     string // "all", "status", or an entity's id
	Lang     knowledge.Lang
	Name     string // of what it is about, in words of the language
	Items    []Item // by change, then newest first
}

// An Item is one fact of the news.
type Item struct {
	Change  ledger.Change     // Overtaken: of the facts in Old, by this one
	Fact    *knowledge.Fact   // as it is; of a withdrawn one, as it was
	Old     []*knowledge.Fact // the earlier version of a corrected one, or the facts that are superseded
	Holder  string            // who says it, in words; "" for an event that nobody reports
	Date    string            // of the event or statement, in words
	Sources []*knowledge.Source
	At      time.Time // of the last change
	Reason  string    // of that change; ""
}

// Empty reports whether there is nothing new.
func (n *News) Empty() bool { return len(n.Items) == 0 }

// Has reports how many items are of a change.
func (n *News) Has(c ledger.Change) int {
	k := 0
	for _, x := range n.Items {
		if x.Change == c {
			k++
		}
	}
	return k
}

// News tells what became different in what a scope sees, after one revision and up to
// another: of everything, of where the talks stand, or of an entity: facts that name
// it, or are by those on its side. Each fact is told once, by what came of it in all;
// what came and went in between, what was mended and what only its sources changed is
// not told.
func (o *Outreach) News(ctx context.Context, scope knowledge.Scope, from, to int64, what string, lang knowledge.Lang) (*News, error) {
	n := &News{Scope: scope, From: from, To: to, What: what, Lang: lang}
	base := o.opts.Library.Base(scope)
	n.Name = NameOf(base, what, lang)
	touched, err := o.touched(ctx, scope, from, to)
	if err != nil {
		return nil, err
	}
	a := newArchive(ctx, o.store)
	overtaken := map[knowledge.FactID]bool{}
	for _, t := range touched {
		x, err := n.item(a, t, base)
		if err != nil {
			if a.err != nil {
				return nil, a.err
			}
			o.log.Error("a fact that cannot be read is not told", "fact", t.id, "error", err)
			continue
		}
		if x == nil {
			continue
		}
		if x.Change == ledger.Overtaken {
			for _, old := range x.Old {
				overtaken[old.ID] = true
			}
		}
		n.Items = append(n.Items, *x)
	}
	n.Items = slices.DeleteFunc(n.Items, func(x Item) bool { // told beside what came later
		return overtaken[x.Fact.ID] && (x.Change == Added || x.Change == ledger.Corrected)
	})
	slices.SortFunc(n.Items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(slices.Index(changes, a.Change), slices.Index(changes, b.Change)),
			b.Fact.When.Compare(a.Fact.When), cmp.Compare(a.Fact.ID, b.Fact.ID))
	})
	return n, nil
}

// A touch is a fact that was changed, and how last.
type touch struct {
	id     knowledge.FactID
	loud   bool // not only mended
	at     time.Time
	reason string
}

// touched lists the facts that were changed between two revisions, for a scope.
func (o *Outreach) touched(ctx context.Context, scope knowledge.Scope, from, to int64) ([]*touch, error) {
	var out []*touch
	known := map[knowledge.FactID]*touch{}
	for from < to {
		all, err := o.store.Since(ctx, from, feedPage)
		if err != nil {
			return nil, err
		}
		if len(all) == 0 {
			break
		}
		for _, r := range all {
			from = r.Seq
			if r.Seq > to || r.After.Type != knowledge.FactRecord || r.After.Scope != knowledge.Global && r.After.Scope != scope {
				continue
			}
			id := knowledge.FactID(r.After.ID)
			t := known[id]
			if t == nil {
				t = &touch{id: id}
				known[id] = t
				out = append(out, t)
			}
			t.loud = t.loud || r.Action != curate.Mended
			t.at, t.reason = r.At, r.Reason
		}
	}
	return out, nil
}

// item tells what came of one fact; nil if nothing that is to be told.
func (n *News) item(a *archive, t *touch, base *knowledge.Base) (*Item, error) {
	was, err := a.seen(n.Scope, t.id, n.From)
	if err != nil {
		return nil, err
	}
	is, err := a.seen(n.Scope, t.id, n.To)
	if err != nil || !t.loud || was == nil && is == nil {
		return nil, err
	}
	x := &Item{Fact: is, At: t.at, Reason: t.reason}
	if is == nil {
		x.Change, x.Fact = ledger.Withdrawn, was
	} else {
		if x.Old, err = n.superseded(a, was, is); err != nil {
			return nil, err
		}
		switch {
		case len(x.Old) > 0:
			x.Change = ledger.Overtaken
		case was == nil:
			x.Change = Added
		case differ(was, is):
			x.Change, x.Old = ledger.Corrected, []*knowledge.Fact{was}
		default:
			return nil, nil
		}
	}
	concerns := func(f *knowledge.Fact) bool { return about(base, f, n.What) }
	if !concerns(x.Fact) && !slices.ContainsFunc(x.Old, concerns) {
		return nil, nil
	}
	x.Holder, x.Date = answer.Holder(base, x.Fact, n.Lang), answer.DateWords(n.Lang, x.Fact.When)
	for _, id := range x.Fact.Sources {
		if s := base.Source(id); s != nil {
			x.Sources = append(x.Sources, s)
		}
	}
	return x, nil
}

// superseded gives the facts that one supersedes and did not before, as they are.
func (n *News) superseded(a *archive, was, is *knowledge.Fact) ([]*knowledge.Fact, error) {
	var out []*knowledge.Fact
	for _, id := range is.Supersedes {
		if was != nil && slices.Contains(was.Supersedes, id) {
			continue
		}
		old, err := a.seen(n.Scope, id, n.To)
		if err != nil {
			return nil, err
		}
		if old != nil {
			out = append(out, old)
		}
	}
	return out, nil
}

// about reports whether a fact is about what somebody follows.
func about(base *knowledge.Base, f *knowledge.Fact, what string) bool {
	switch what {
	case WhatAll, "":
		return true
	case WhatStatus:
		return f.Kind == knowledge.Status
	}
	id := knowledge.EntityID(what)
	return slices.Contains(f.Mentions(), id) || base.IsBy(f, id)
}

// NameOf names what somebody follows.
func NameOf(base *knowledge.Base, what string, l knowledge.Lang) string {
	w := wordsIn(l)
	switch what {
	case WhatAll, "":
		return w.All
	case WhatStatus:
		return w.Status
	}
	if e := base.Entity(knowledge.EntityID(what)); e != nil {
		return e.NameIn(l)
	}
	return what
}

// HeadBefore gives the Seq of the last revision before a moment; 0 if there is none.
func (o *Outreach) HeadBefore(ctx context.Context, t time.Time) (int64, error) {
	head, err := o.head(ctx)
	if err != nil {
		return 0, err
	}
	var bad error
	n := sort.Search(int(head), func(i int) bool { // revisions are numbered without gaps, in the order of time
		if bad != nil {
			return true
		}
		r, err := o.store.Revision(ctx, int64(i)+1)
		if err != nil {
			bad = err
			return true
		}
		return !r.At.Before(t)
	})
	if bad != nil && !errors.Is(bad, knowledge.ErrNoRecord) {
		return 0, bad
	}
	return int64(n), nil
}

// Head is the Seq of the last revision in the store.
func (o *Outreach) Head(ctx context.Context) (int64, error) { return o.head(ctx) }
