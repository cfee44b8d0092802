package curate

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// A Gap is a question that could not be answered, in all the ways in which it was asked.
type Gap struct {
	Question string // the most typical way
	Lang     knowledge.Lang
	Count    int
	Last     time.Time
	Entities []knowledge.EntityID
	Intent   string
	Channels []string
	Entries  []int64
	Wishes   int // people who want to hear of an answer

	keys []string // of its wordings
}

// near is the least share of content words, of all that two questions have, which both
// have if they are one gap. It lets one word of three differ, not two.
const near = 0.5

// fillable are the reasons of questions that could be answered if more were known;
// others are declined whatever is known.
var fillable = []answer.Reason{answer.NoEvidence, answer.Premise}

// FindGaps lists what was asked of a guild's bot from one moment to another and could not be
// answered for want of facts, most often asked first.
//
// Two questions are one gap if they have the same language, intent and entities, and
// at least half of their content words in common, compared by stem; or if a third is
// one gap with both.
func FindGaps(ctx context.Context, book ledger.Ledger, scope knowledge.Scope, from, to time.Time) ([]Gap, error) {
	entries, err := Entries(ctx, book, ledger.Query{Guild: &scope, Sort: ledger.Asked, From: from, To: to, Unanswered: true})
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(x ledger.Entry) bool { return !slices.Contains(fillable, answer.Reason(x.Reason)) })
	wishes, err := book.Wishes(ctx)
	if err != nil {
		return nil, err
	}
	wanted := map[int64]int{}
	for _, w := range wishes {
		wanted[w.Entry.ID]++
	}
	var out []Gap
	for _, group := range grouped(entries) {
		out = append(out, gapOf(group, wanted))
	}
	slices.SortStableFunc(out, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(b.Wishes, a.Wishes), b.Last.Compare(a.Last), cmp.Compare(b.Entries[len(b.Entries)-1], a.Entries[len(a.Entries)-1]))
	})
	return out, nil
}

// Entries lists all entries of a query.
func Entries(ctx context.Context, book ledger.Ledger, q ledger.Query) ([]ledger.Entry, error) {
	var out []ledger.Entry
	q.Limit = 1000
	for {
		page, err := book.Entries(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, page...)
		if len(page) < q.Limit {
			return out, nil
		}
		q.After = page[len(page)-1].ID
	}
}

// A wording is a question with its content words.
type wording struct {
	ledger.Entry
	words []string // sorted, each once
}

// grouped divides entries into gaps, in the order of the first of each.
func grouped(entries []ledger.Entry) [][]wording {
	var signatures []string
	same := map[string][]wording{}
	for _, x := range entries {
		k := signature(&x)
		if same[k] == nil {
			signatures = append(signatures, k)
		}
		same[k] = append(same[k], wording{x, contentWords(x.Question)})
	}
	var out [][]wording
	for _, k := range signatures {
		out = append(out, linked(same[k])...)
	}
	slices.SortFunc(out, func(a, b []wording) int { return cmp.Compare(a[0].ID, b[0].ID) })
	return out
}

// signature is what two questions must share to be one gap.
func signature(x *ledger.Entry) string {
	parts := []string{string(x.Lang), x.Intent}
	for _, id := range slices.Sorted(slices.Values(x.Entities)) {
		parts = append(parts, string(id))
	}
	return strings.Join(parts, " ")
}

func contentWords(text string) []string {
	var out []string
	for _, t := range lexis.Tokenize(text) {
		if !t.Stop {
			out = append(out, t.Stem)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// linked divides questions into those that hang together by near wordings.
func linked(all []wording) [][]wording {
	group := make([]int, len(all)) // the first question of each one's group
	for i := range all {
		group[i] = i
		for j := range i {
			if group[j] == group[i] || alike(all[i].words, all[j].words) < near {
				continue
			}
			low, high := min(group[i], group[j]), max(group[i], group[j])
			for k := range i + 1 {
				if group[k] == high {
					group[k] = low
				}
			}
		}
	}
	var out [][]wording
	at := map[int]int{}
	for i, g := range group {
		k, known := at[g]
		if !known {
			k = len(out)
			at[g] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], all[i])
	}
	return out
}

// alike is the share of words that two sorted lists have in common, of all that they
// have: from 0 to 1, and 1 for two lists of none.
func alike(a, b []string) float64 {
	common := 0
	for _, w := range a {
		if _, has := slices.BinarySearch(b, w); has {
			common++
		}
	}
	all := len(a) + len(b) - common
	if all == 0 {
		return 1
	}
	return float64(common) / float64(all)
}

// gapOf sums up a group. The most typical question is the one that is most like all
// others; of several, the first.
func gapOf(group []wording, wanted map[int64]int) Gap {
	g := Gap{Lang: group[0].Lang, Intent: group[0].Intent, Entities: group[0].Entities, Count: len(group)}
	best := -1.0
	for _, x := range group {
		typical := 0.0
		for _, y := range group {
			typical += alike(x.words, y.words)
		}
		if typical > best {
			best, g.Question = typical, x.Question
		}
		if x.At.After(g.Last) {
			g.Last = x.At
		}
		if !slices.Contains(g.Channels, x.Channel) {
			g.Channels = append(g.Channels, x.Channel)
		}
		g.Entries = append(g.Entries, x.ID)
		if k := x.key(); !slices.Contains(g.keys, k) {
			g.keys = append(g.keys, k)
		}
		g.Wishes += wanted[x.ID]
	}
	return g
}

// key tells a wording from others without telling its words.
func (x *wording) key() string {
	sum := sha256.Sum256([]byte(signature(&x.Entry) + "\n" + strings.Join(x.words, " ")))
	return hex.EncodeToString(sum[:8])
}

// GapRecord is the type of what tells that a gap is to be left open: its id is the key
// of a wording, its state Declined. It holds no words of a question.
const GapRecord knowledge.RecordType = "gap"

// Bounds of what is shown of gaps.
const (
	gapTime = 30 * 24 * time.Hour // how far back it is looked
	maxGaps = 25
)

// gaps lists what askers of a scope could not be told in the last 30 days and cannot be
// told now, but for what moderators want to leave open.
func (c *Curator) gaps(ctx context.Context, s knowledge.Scope) ([]Waiting, error) {
	if c.ledger == nil {
		return nil, nil
	}
	all, err := FindGaps(ctx, c.ledger, s, c.now().Add(-gapTime), c.now().Add(time.Microsecond))
	if err != nil || len(all) == 0 {
		return nil, err
	}
	records, _, err := c.store.List(ctx, knowledge.Query{Types: []knowledge.RecordType{GapRecord}, Scopes: []knowledge.Scope{s}})
	if err != nil {
		return nil, err
	}
	left := map[string]bool{}
	for _, r := range records {
		left[r.ID] = r.State == Declined
	}
	var out []Waiting
	for i := range all {
		g := &all[i]
		if len(out) == maxGaps || slices.ContainsFunc(g.keys, func(k string) bool { return left[k] }) {
			continue
		}
		a, err := c.library.Answer(ctx, answer.Question{ID: "gap", Text: g.Question, Lang: g.Lang, Now: c.now(), Scope: s})
		if err != nil {
			return nil, err
		}
		if !a.Answered {
			out = append(out, Waiting{ID: g.keys[0], Since: g.Last, Gap: g})
		}
	}
	return out, nil
}

// LeaveGap lets a gap be: it is not shown any more, however often it is asked.
func (c *Curator) LeaveGap(ctx context.Context, a Actor, id string) error {
	if err := a.May(a.Guild); err != nil {
		return err
	}
	all, err := c.gaps(ctx, a.Guild)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(w Waiting) bool { return w.ID == id })
	if i < 0 {
		return ErrDecided
	}
	var changes []knowledge.Change
	for _, k := range all[i].Gap.keys {
		ref := knowledge.Ref{Type: GapRecord, Scope: a.Guild, ID: k}
		changes = append(changes, knowledge.Change{Ref: ref, Action: Rejected, Expect: knowledge.AnyRev, State: Declined})
	}
	_, err = c.apply(ctx, knowledge.Batch{Actor: a.ID, Changes: changes})
	return err
}

// Fill drafts a fact that answers a question which could not be answered. The question
// is kept with the fact, so that it is found by it.
func (c *Curator) Fill(ctx context.Context, a Actor, s knowledge.Scope, entry int64, f Form) (*Draft, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	if c.ledger == nil {
		return nil, ErrDecided
	}
	e, err := c.ledger.EntryOf(ctx, entry)
	switch {
	case errors.Is(err, ledger.ErrNone), err == nil && (e.Guild != a.Guild || e.Question == ""):
		return nil, ErrDecided
	case err != nil:
		return nil, err
	}
	d := &Draft{Scope: s, Author: a.ID}
	d.Fact.Asks = map[knowledge.Lang][]string{knowledge.LangOf(e.Question): {e.Question}}
	return c.begin(ctx, d, f)
}
