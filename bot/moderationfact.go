package bot

import (
	"context"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// facts offers facts by what is typed.
func (m *moderation) facts(ctx context.Context, it *interaction, o *option) []choice {
	found, err := m.curator.Find(ctx, it.scope(), o.text(), maxChoices)
	if err != nil {
		m.h.log.Error("facts cannot be offered", "error", err)
	}
	var out []choice
	for _, f := range found {
		out = append(out, choice{Name: f.When.String() + " · " + f.Text, Value: keyOf(string(f.ID))})
	}
	return out
}

// entities offers entities of every type by what is typed.
func (m *moderation) entities(_ context.Context, it *interaction, o *option) []choice {
	return m.h.names.choices(m.h.answers.Base(it.scope()), optOf, o.text(), langOf(it.Locale), m.h.today())
}

func (m *moderation) retract(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Retract(ctx, m.actor(ctx, it), it.target(), m.factOf(it, it.value(optFact)), it.value(optReason))
	return m.changed(ctx, it, d, err)
}

func (m *moderation) confirm(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Confirm(ctx, m.actor(ctx, it), it.target(), m.factOf(it, it.value(optFact)))
	return m.changed(ctx, it, d, err)
}

func (m *moderation) changed(ctx context.Context, it *interaction, d *curate.Done, err error) Reply {
	if err != nil {
		return m.problem(it, err)
	}
	return m.done(ctx, it, d)
}

// undo brings back what was before a change; the button that did it goes.
func (m *moderation) undo(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Undo(ctx, m.actor(ctx, it), int64(it.Control.N))
	return m.changed(ctx, it, d, err)
}

// show shows a fact with everything that is kept about it. Anybody may.
func (m *moderation) show(_ context.Context, it *interaction) Reply {
	f, base, err := m.curator.Fact(it.scope(), m.factOf(it, it.value(optFact)))
	if err != nil {
		return m.problem(it, err)
	}
	w := deskWordsIn(langOf(it.Locale))
	var sources []string
	for _, id := range f.Sources {
		sources = append(sources, sourceLine(base.Source(id)))
	}
	e := &discordgo.MessageEmbed{Title: w.Fact, Color: colourReady}
	e.Description = fit(sheet(render.Quoted(f.Text), quotation(f.Quote), w.particulars(base, &curate.Draft{}, f, dated(f), sources...)), 4096)
	field := func(name, value string) {
		if value != "" {
			e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: name, Value: fit(value, 1024)})
		}
	}
	field(w.PickEarlier, factLines(base, f.Supersedes))
	field(w.PickDisputed, factLines(base, f.DisputedBy))
	scope := w.Global
	if f.Scope != "" && f.Scope != knowledge.Global {
		scope = w.Here
	}
	e.Footer = &discordgo.MessageEmbedFooter{Text: scope + " · " + string(f.ID)}
	return Reply{Ephemeral: true, Message: render.Message{Embeds: []*discordgo.MessageEmbed{e}}}
}

// dated tells when a fact was, how that is known, and when it was confirmed.
func dated(f *knowledge.Fact) string {
	out := f.When.String()
	if f.WhenNote != "" {
		out += " (" + render.Line(f.WhenNote) + ")"
	}
	if !f.Confirmed.IsZero() {
		out += " ✓ " + f.Confirmed.String()
	}
	return out
}

// factLine tells of a fact in a line.
func factLine(f *knowledge.Fact) string {
	text := fit(f.Text, 160)
	if text != f.Text {
		text += "…"
	}
	return "> **" + f.When.String() + "** " + render.Line(text)
}

func factLines(base *knowledge.Base, ids []knowledge.FactID) string {
	var out []string
	for _, id := range ids {
		if f := base.Fact(id); f != nil {
			out = append(out, factLine(f))
		}
	}
	return strings.Join(out, "\n")
}

// history shows what was changed in a fact.
func (m *moderation) history(ctx context.Context, it *interaction) Reply {
	return m.historyAt(ctx, it, m.factOf(it, it.value(optFact)), 0)
}

func (m *moderation) historyPage(ctx context.Context, it *interaction) Reply {
	r := m.historyAt(ctx, it, m.factOf(it, it.Control.Arg), it.Control.N)
	r.Update = true
	return r
}

// perPage is how many revisions are shown at a time, each with a button to undo it.
const perPage = 4

func (m *moderation) historyAt(ctx context.Context, it *interaction, id knowledge.FactID, page int) Reply {
	a := m.actor(ctx, it)
	all, err := m.curator.History(ctx, a, id)
	if err != nil {
		return m.problem(it, err)
	}
	w := deskWordsIn(langOf(it.Locale))
	page = min(max(page, 0), (len(all)-1)/perPage)
	shown := all[page*perPage : min(len(all), (page+1)*perPage)]
	e := &discordgo.MessageEmbed{Title: w.History, Color: colourReady, Footer: &discordgo.MessageEmbedFooter{Text: string(id)}}
	var undo, turn []discordgo.MessageComponent
	for _, r := range shown {
		e.Fields = append(e.Fields, &discordgo.MessageEmbedField{Name: w.revisionHead(&r), Value: fit(w.revisionBody(&r), 1000)})
		if a.May(r.After.Scope) == nil {
			undo = append(undo, buttonOf(discordgo.SecondaryButton, fmt.Sprintf(w.UndoThis, r.Seq), control{Do: "undo", N: int(r.Seq)}))
		}
	}
	if page > 0 {
		turn = append(turn, buttonOf(discordgo.SecondaryButton, w.Newer, control{Do: "history", Arg: keyOf(string(id)), N: page - 1}))
	}
	if (page+1)*perPage < len(all) {
		turn = append(turn, buttonOf(discordgo.SecondaryButton, w.Older, control{Do: "history", Arg: keyOf(string(id)), N: page + 1}))
	}
	reply := Reply{Ephemeral: true, Message: render.Message{Embeds: []*discordgo.MessageEmbed{e}}}
	for _, row := range [][]discordgo.MessageComponent{undo, turn} {
		if len(row) > 0 {
			reply.Components = append(reply.Components, rowOf(row...))
		}
	}
	return reply
}

// revisionHead tells which revision it is, when it was made and what it did.
func (w *deskWords) revisionHead(r *knowledge.Revision) string {
	return fmt.Sprintf("%d · %s · %s", r.Seq, r.At.UTC().Format("2006-01-02 15:04"), orElse(w.Actions[r.Action], string(r.Action)))
}

// revisionBody tells who made a revision, why, and what the fact was before and after.
func (w *deskWords) revisionBody(r *knowledge.Revision) string {
	who := w.Nobody
	if r.Actor != "" && strings.Trim(r.Actor, "0123456789") == "" {
		who = mentionOf(r.Actor)
	}
	out := who
	if r.Reason != "" {
		out += " — " + render.Line(r.Reason)
	}
	before, after := w.recordText(r.Before), w.recordText(r.After)
	if before != "" && before != after {
		out += "\n− " + render.Line(fit(before, 300))
	}
	if after != "" {
		out += "\n+ " + render.Line(fit(after, 300))
	}
	return out
}

// recordText gives what a record of a fact says, or its state if it says nothing.
func (w *deskWords) recordText(r *knowledge.Record) string {
	if r == nil {
		return ""
	}
	switch r.State {
	case knowledge.Retracted:
		return w.Retracted
	case knowledge.Hidden:
		return w.Hidden
	case knowledge.Undone:
		return w.Undone
	}
	if r.Type != knowledge.FactRecord {
		return "✓"
	}
	f, err := knowledge.Decode[knowledge.Fact](r)
	if err != nil {
		return ""
	}
	out := f.When.String() + ": " + f.Text
	if f.Quote != nil {
		out += " “" + f.Quote.Words + "”"
	}
	if !f.Confirmed.IsZero() {
		out += " ✓ " + f.Confirmed.String()
	}
	return out
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (m *moderation) teachName(ctx context.Context, it *interaction) Reply {
	id := knowledge.EntityID(it.value(optOf))
	d, err := m.curator.TeachName(ctx, m.actor(ctx, it), it.target(), id, it.value(optName))
	return m.changed(ctx, it, d, err)
}

func (m *moderation) teachWord(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.TeachWord(ctx, m.actor(ctx, it), it.target(), it.value(optWord), it.value(optMeans))
	return m.changed(ctx, it, d, err)
}
