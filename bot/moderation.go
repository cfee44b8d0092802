package bot

import (
	"context"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A moderation turns moderators' commands, forms and buttons into calls of the
// curator, and shows what came of them. It holds no rules: who may do what, and
// what can be saved, the curator decides each time anew.
type moderation struct {
	h         *handlers
	curator   *curate.Curator
	operators []string             // user ids
	reasons   *lru[string, string] // typed with a command whose form is still open, by who and what
}

// Names of moderators' commands and options, as the code goes by them.
const (
	cmdFact     = "fact"
	cmdSuggest  = "suggest"
	cmdQueue    = "queue"
	cmdTeach    = "teach"
	cmdSettings = "settings"
	cmdSave     = "Save as fact" // of a message's menu

	optFact       = "fact"
	optReason     = "reason"
	optEverywhere = "everywhere"
	optFile       = "file"
	optOf         = "of"
	optName       = "name"
	optWord       = "word"
	optMeans      = "means"
	optText       = "text"
	optTypo       = "typo"
)

// maxReason bounds a reason, in characters.
const maxReason = 300

// desk gives the commands and controls of moderators.
func (m *moderation) desk() desk {
	d := desk{
		specs: moderationSpecs,
		commands: map[string]action{
			"fact add":       {run: m.add, form: true},
			"fact edit":      {run: m.rework(formEdit), complete: m.facts, form: true},
			"fact supersede": {run: m.rework(formFollow), complete: m.facts, form: true},
			"fact retract":   {run: m.retract, complete: m.facts},
			"fact confirm":   {run: m.confirm, complete: m.facts},
			"fact show":      {run: m.show, complete: m.facts},
			"fact history":   {run: m.history, complete: m.facts},
			"fact import":    {run: m.importFile},
			"fact export":    {run: m.export},
			cmdSave:          {run: m.saveAs, form: true},
			cmdSuggest:       {run: m.suggest, form: true},
			cmdQueue:         {run: m.queue},
			"teach name":     {run: m.teachName, complete: m.entities},
			"teach word":     {run: m.teachWord},
			cmdSettings:      {run: m.settings},
		},
		controls: map[string]action{
			"form":     {run: m.formed},
			"choose":   {run: m.choose},
			"draft":    {run: m.turn},
			"reword":   {run: m.reword, form: true},
			"words":    {run: m.takeWords},
			"reread":   {run: m.reread},
			"save":     {run: m.save},
			"drop":     {run: m.drop},
			"undo":     {run: m.undo},
			"history":  {run: m.historyPage},
			"queue":    {run: m.queuePage},
			"approve":  {run: m.approve},
			"take":     {run: m.take},
			"reject":   {run: m.askWhy, form: true},
			"rejected": {run: m.reject},
			"settle":   {run: m.settle},
			"still":    {run: m.stillTrue},
			"rework":   {run: m.reworkPressed, form: true},
			"setting":  {run: m.set},
		},
	}
	if m.h.recorder != nil { // else nothing is known of what was asked
		d.controls["lookedat"] = action{run: m.lookedAt}
		d.controls["fill"] = action{run: m.fill, form: true}
		d.controls["leave"] = action{run: m.leave}
	}
	for do, a := range d.controls {
		a.run = unshared(a.run)
		d.controls[do] = a
	}
	return d
}

// unshared keeps what a control does from changing a message that everybody sees:
// there is no control of moderators on one, so that its custom id is made up.
func unshared(run func(context.Context, *interaction) Reply) func(context.Context, *interaction) Reply {
	return func(ctx context.Context, it *interaction) Reply {
		r := run(ctx, it)
		if it.Message != nil && it.Message.Flags&flagEphemeral == 0 {
			r.Update, r.Ephemeral = false, true
		}
		return r
	}
}

// actor tells who acts, with what they may do at this moment.
func (m *moderation) actor(ctx context.Context, it *interaction) curate.Actor {
	a := curate.Actor{ID: it.who().ID, Guild: it.scope(), Operates: slices.Contains(m.operators, it.who().ID)}
	if a.Guild == knowledge.Global {
		return a
	}
	s := m.h.settingsOf(ctx, a.Guild)
	a.Moderates = it.moderatesBy(&s)
	return a
}

// target is the scope that a command is about: the server's own, or with
// "everywhere" what every server sees; in direct messages that alone.
func (it *interaction) target() knowledge.Scope {
	if everywhere, _ := it.yes(optEverywhere); everywhere {
		return knowledge.Global
	}
	return it.scope()
}

// Scopes as controls carry them.
const (
	here       = 0
	everywhere = 1
)

func scopeNumber(s knowledge.Scope) int {
	if s == knowledge.Global {
		return everywhere
	}
	return here
}

func (it *interaction) scopeOf(n int) knowledge.Scope {
	if n == everywhere {
		return knowledge.Global
	}
	return it.scope()
}

// problem tells the person what is wrong, in words; what is no matter of theirs
// goes to the log.
func (m *moderation) problem(it *interaction, err error) Reply {
	if curate.Told(err) {
		return private(render.Text(curate.InWords(err, langOf(it.Locale))))
	}
	return m.h.broken(it, err)
}

// done tells what came of a change, to the one who made it and to the review
// channel, and to who suggested it.
func (m *moderation) done(ctx context.Context, it *interaction, d *curate.Done) Reply {
	w := deskWordsIn(langOf(it.Locale))
	text := w.Done[d.Action]
	if d.Action == curate.Undid && d.Fact != "" && m.h.answers.Base(d.Scope).Fact(d.Fact) == nil {
		text = w.TakenOut
	}
	text += "\n" + render.Quoted(d.Text)
	var buttons []discordgo.MessageComponent
	switch {
	case d.Queued != "":
		text = w.Waits
	case d.Seq > 0:
		buttons = append(buttons, buttonOf(discordgo.SecondaryButton, w.Undo, control{Do: "undo", N: int(d.Seq)}))
	}
	if d.Fact != "" && d.Queued == "" {
		text += "\n" + small(string(d.Fact))
	}
	m.tell(ctx, it, d)
	r := Reply{Message: render.Message{Content: fit(text, maxContent)}, Ephemeral: true}
	if len(buttons) > 0 {
		r.Components = []discordgo.MessageComponent{rowOf(buttons...)}
	}
	return r
}

// tell writes the audit line, and lets a suggester know. What cannot be delivered
// is logged; the change stands.
func (m *moderation) tell(ctx context.Context, it *interaction, d *curate.Done) {
	s := m.h.settingsOf(ctx, it.scope())
	w := m.h.serverWords(it.GuildID, s.Lang)
	if s.ReviewChannel != "" {
		if _, err := m.h.post.Post(ctx, s.ReviewChannel, Reply{Message: render.Message{Content: w.audit(d)}}); err != nil {
			m.h.log.Warn("a change was not told in the review channel", "guild", it.GuildID, "channel", s.ReviewChannel, "error", err)
		}
	}
	m.h.log.Info("knowledge changed", "action", d.Action, "scope", d.Scope, "fact", d.Fact, "revision", d.Seq, "by", d.By)
	if d.Tell == "" || d.Tell == d.By {
		return
	}
	// The suggester's own language is not known any more.
	if _, err := m.h.post.Direct(ctx, d.Tell, Reply{Message: render.Message{Content: w.decided(d)}}); err != nil {
		m.h.log.Info("a suggester could not be told", "error", err)
	}
}

// small shows a key on a line of its own, in small print.
func small(s string) string { return "-# " + s }

// code shows a key in the way of code.
func code(s string) string { return "`" + strings.ReplaceAll(render.Plain(s), "`", "'") + "`" }
