package outreach

import (
	"context"
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// outcomes lists those of errands that reached nobody, in the order in which they are
// told.
var outcomes = []ledger.Outcome{ledger.Deleted, ledger.Denied, ledger.TooLate, ledger.Failed, ledger.Unsaid}

// report tells each guild's moderators how far a correction came, when it was brought
// to all its messages.
func (o *Outreach) report(ctx context.Context) error {
	reports, err := o.book.Reports(ctx)
	if err != nil {
		return err
	}
	for _, r := range reports {
		s, err := o.server(ctx, r.Guild)
		if err != nil {
			return err
		}
		c := r.Correction
		reached, all := count(&r)
		o.log.Info("a correction was brought to all answers", "revision", c.ID, "fact", c.Fact, "guild", r.Guild, "reached", reached, "of", all)
		var p *ledger.Parcel
		if s.Review != "" {
			p = &ledger.Parcel{
				Key: fmt.Sprintf("report/%d/%s/%s", c.ID, c.Fact, r.Guild), Made: o.now(), Guild: r.Guild, Channel: s.Review,
				Body: letter(s.Lang, Message{Content: reportIn(s.Lang, &r)}),
			}
		}
		if err := o.book.Told(ctx, c.ID, c.Fact, r.Guild, p); err != nil {
			return err
		}
	}
	return nil
}

func count(r *ledger.Report) (reached, all int) {
	for _, n := range r.Outcomes {
		all += n
	}
	return r.Outcomes[ledger.Reached], all
}

// reportIn words a report: "reached 37 of 41 messages: deleted 3, no permission 1".
func reportIn(l knowledge.Lang, r *ledger.Report) string {
	w := wordsIn(l)
	reached, all := count(r)
	lines := []string{fmt.Sprintf(w.Reached, reached, all)}
	var parts []string
	for _, x := range outcomes {
		if n := r.Outcomes[x]; n > 0 {
			parts = append(parts, fmt.Sprintf(w.Outcomes[x], n))
		}
	}
	if len(parts) > 0 {
		lines = append(lines, strings.Join(parts, " · "))
	}
	lines = append(lines, shorten(render.Quoted(r.Correction.Before), maxOld), "-# "+fmt.Sprintf(w.Of, r.Correction.Fact)+fmt.Sprintf(" · № %d", r.Correction.ID))
	return strings.Join(lines, "\n")
}

// heard is what a conversation is told of a correction.
func heard(n *Notice) Message {
	return Message{Content: strings.Join(append([]string{wordsIn(n.Lang).Heard[n.Correction.Change]}, n.lines(true, false)...), "\n")}
}
