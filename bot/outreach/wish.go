package outreach

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// wishesCursor names up to which revision open questions have been asked again.
const wishesCursor = "wishes"

// wishes asks questions again that had no answer, when knowledge changed, and offers
// the answers where they were asked.
func (o *Outreach) wishes(ctx context.Context) error {
	if o.opts.Ask == nil {
		return nil
	}
	at, known, err := o.book.Cursor(ctx, wishesCursor)
	if err != nil {
		return err
	}
	head, err := o.head(ctx)
	if err != nil || known && at >= head {
		return err
	}
	scopes, err := o.changed(ctx, at, head)
	if err != nil {
		return err
	}
	all, err := o.book.Wishes(ctx)
	if err != nil {
		return err
	}
	asked := map[int64]bool{}
	for _, w := range all {
		x := &w.Entry
		if asked[x.ID] || known && !scopes[knowledge.Global] && !scopes[x.Guild] {
			continue
		}
		asked[x.ID] = true
		if err := o.askAgain(ctx, x); err != nil {
			return err
		}
	}
	return o.book.Plan(ctx, wishesCursor, head, o.now(), nil)
}

// changed tells whose knowledge was changed between two revisions.
func (o *Outreach) changed(ctx context.Context, from, to int64) (map[knowledge.Scope]bool, error) {
	out := map[knowledge.Scope]bool{}
	for from < to {
		all, err := o.store.Since(ctx, from, feedPage)
		if err != nil || len(all) == 0 {
			return out, err
		}
		for _, r := range all {
			from = r.Seq
			if knowledge.Concerns(r.After.Type) {
				out[r.After.Scope] = true
			}
		}
	}
	return out, nil
}

// askAgain asks the question of an entry again, and offers the answer if something
// that came since makes one.
func (o *Outreach) askAgain(ctx context.Context, x *ledger.Entry) error {
	a, err := o.opts.Ask(ctx, answer.Question{
		ID: fmt.Sprintf("wish-%d", x.ID), Text: x.Question, Lang: x.Lang, Now: o.now(), Scope: x.Guild,
	})
	if err != nil {
		return fmt.Errorf("ask question %d again: %w", x.ID, err)
	}
	newer, err := o.newer(ctx, a, x.Head)
	if err != nil || !a.Answered || !newer {
		return err
	}
	s, err := o.server(ctx, x.Guild)
	if err != nil || s.Paused { // it is asked again when knowledge next changes
		return err
	}
	if !x.Until.IsZero() { // what was said to one person alone is not taken up before others
		return o.grant(ctx, x, nil)
	}
	m, err := answerMessage(a)
	if err != nil {
		return err
	}
	m.Content = wordsIn(x.Lang).Offer
	return o.grant(ctx, x, &ledger.Parcel{
		Key: fmt.Sprintf("wish/%d", x.ID), Made: o.now(), Guild: x.Guild, Channel: x.Channel, ReplyTo: x.Message,
		Body: letter(x.Lang, m), Head: a.Head, Uses: UsesOf(a),
	})
}

// grant ends the wishes for an entry. That they were taken back meanwhile is no error.
func (o *Outreach) grant(ctx context.Context, x *ledger.Entry, p *ledger.Parcel) error {
	if err := o.book.Grant(ctx, x.ID, p); err != nil && !errors.Is(err, ledger.ErrNone) {
		return err
	}
	return nil
}

// newer reports whether an answer shows a fact that was changed after a revision.
func (o *Outreach) newer(ctx context.Context, a *answer.Answer, head int64) (bool, error) {
	for _, u := range UsesOf(a) {
		r, err := o.store.Get(ctx, knowledge.Ref{Type: knowledge.FactRecord, Scope: u.Scope, ID: string(u.Fact)})
		switch {
		case errors.Is(err, knowledge.ErrNoRecord):
		case err != nil:
			return false, err
		case r.Rev > head:
			return true, nil
		}
	}
	return false, nil
}

// UsesOf lists the facts that an answer shows, each once.
func UsesOf(a *answer.Answer) []ledger.Use {
	var out []ledger.Use
	seen := map[ledger.Use]bool{}
	for _, p := range a.Points {
		for _, id := range p.Facts {
			u := ledger.Use{Fact: id, Scope: knowledge.Scope(p.Scope)}
			if u.Scope == "" {
				u.Scope = knowledge.Global
			}
			if !seen[u] {
				seen[u] = true
				out = append(out, u)
			}
		}
	}
	return out
}

// answerMessage is an answer as a message without buttons, as many of its pages as
// have room.
func answerMessage(a *answer.Answer) (Message, error) {
	var out Message
	for page := range render.Pages(a) {
		b, err := json.Marshal(render.Bounded(render.Answer(a, render.View{Page: page})).Embeds)
		if err != nil {
			return out, err
		}
		var embeds []Embed
		if err := json.Unmarshal(b, &embeds); err != nil {
			return out, err
		}
		more := Message{Embeds: append(out.Embeds[:len(out.Embeds):len(out.Embeds)], embeds...)}
		if page > 0 && (more.size() > maxTogether || len(more.Embeds) > maxEmbeds) {
			break
		}
		out = more
	}
	return out, nil
}
