package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// queue shows what waits for a moderator, one thing at a time.
func (m *moderation) queue(ctx context.Context, it *interaction) Reply {
	return m.queueAt(ctx, it, 0)
}

func (m *moderation) queuePage(ctx context.Context, it *interaction) Reply {
	r := m.queueAt(ctx, it, it.Control.N)
	r.Update = true
	return r
}

func (m *moderation) queueAt(ctx context.Context, it *interaction, n int) Reply {
	all, err := m.curator.Review(ctx, m.actor(ctx, it))
	if err != nil {
		return m.problem(it, err)
	}
	w := deskWordsIn(langOf(it.Locale))
	if len(all) == 0 {
		return private(w.QueueEmpty)
	}
	n = min(max(n, 0), len(all)-1)
	x := all[n]
	e := &discordgo.MessageEmbed{
		Title: fmt.Sprintf(w.QueueAt, n+1, len(all)), Description: fit(w.waiting(&x), 4000), Color: colourMend,
	}
	var turn []discordgo.MessageComponent
	if n > 0 {
		turn = append(turn, buttonOf(discordgo.SecondaryButton, w.Back, control{Do: "queue", N: n - 1}))
	}
	if n < len(all)-1 {
		turn = append(turn, buttonOf(discordgo.SecondaryButton, w.Next, control{Do: "queue", N: n + 1}))
	}
	r := Reply{Ephemeral: true, Message: render.Message{Embeds: []*discordgo.MessageEmbed{e}}}
	for _, row := range [][]discordgo.MessageComponent{w.decisions(&x, n), turn} {
		if len(row) > 0 {
			r.Components = append(r.Components, rowOf(row...))
		}
	}
	return r
}

// waiting tells what waits, and what it is about.
func (w *deskWords) waiting(x *curate.Waiting) string {
	switch {
	case x.Suggestion != nil && len(x.Suggestion.Changes) > 0:
		s := x.Suggestion
		out := fmt.Sprintf(w.FromModerator, mentionOf(s.By)) + "\n**" + orElse(w.Actions[s.Action], string(s.Action)) + "**\n" + render.Quoted(s.Text)
		if s.Reason != "" {
			out += "\n" + render.Line(s.Reason)
		}
		return out
	case x.Suggestion != nil:
		f := x.Suggestion.Form
		out := fmt.Sprintf(w.FromSuggester, mentionOf(x.Suggestion.By)) + "\n" + render.Quoted(f.Text)
		if f.Quote != "" {
			out += "\n**" + w.Quote + ":**\n" + render.Quoted(f.Quote)
		}
		for _, l := range [][2]string{{w.Speaker, render.Line(f.Speaker)}, {w.When, render.Line(f.When)}, {w.Link, bareLink(f.Link)}} {
			if l[1] != "" {
				out += "\n**" + l[0] + ":** " + l[1]
			}
		}
		return out
	case x.Conflict != nil && x.Conflict.New == nil:
		return fmt.Sprintf(w.FromPackGone, code(x.Conflict.Of.ID))
	case x.Conflict != nil:
		out := fmt.Sprintf(w.FromPack, code(x.Conflict.Of.ID))
		if f, err := knowledge.Decode[knowledge.Fact](&knowledge.Record{Body: x.Conflict.New}); err == nil && f.Text != "" {
			out += "\n" + render.Quoted(f.Text)
		}
		return out
	case x.Complaint != nil:
		return w.complaint(x.Complaint)
	case x.Gap != nil:
		return w.gap(x.Gap)
	case x.Aged != nil:
		return w.aged(x)
	case x.Check != nil:
		return w.FromCheck + "\n" + render.Quoted(x.Check.Why) + "\n" + bareLink(x.Check.Link)
	default:
		return fmt.Sprintf(w.Overtaken, code(x.ID))
	}
}

// complaint tells of an error that a reader reported: their words, the answer and
// the facts that it showed.
func (w *deskWords) complaint(c *curate.Complaint) string {
	out := w.FromReader + "\n" + render.Quoted(fit(c.Text, 1200))
	e := c.Answer
	if e == nil {
		return out
	}
	if e.Question != "" {
		out += "\n**" + w.Question + ":** " + render.Line(fit(e.Question, 300))
	}
	if e.Guild != knowledge.Global && !e.Gone && e.Hook == "" {
		out += "\nhttps://discord.com/channels/" + string(e.Guild) + "/" + e.Channel + "/" + e.Message
	}
	n := 0
	for _, s := range c.Shown {
		mark := string(s.ID)
		if s.Changed {
			mark += " · " + w.ChangedSince
		}
		if s.Fact != nil {
			n++
			out += fmt.Sprintf("\n**%d.**\n", n) + factLine(s.Fact)
		}
		out += "\n" + small(mark)
	}
	return out
}

// gap tells of a question that could not be answered.
func (w *deskWords) gap(g *curate.Gap) string {
	out := fmt.Sprintf(w.Unanswered, g.Count, g.Last.UTC().Format("2006-01-02")) + "\n" + render.Quoted(g.Question)
	if g.Wishes > 0 {
		out += "\n" + fmt.Sprintf(w.Wished, g.Wishes)
	}
	return out
}

// fill opens the form of a fact that answers what could not be answered.
func (m *moderation) fill(ctx context.Context, it *interaction) Reply {
	if r, ok := m.allowed(ctx, it, it.scope()); !ok {
		return r
	}
	return m.form(it, control{Sub: formFill, Arg: strconv.Itoa(it.Control.N), N: scopeNumber(it.scope())}, curate.Form{})
}

// leave lets a gap be.
func (m *moderation) leave(ctx context.Context, it *interaction) Reply {
	if err := m.curator.LeaveGap(ctx, m.actor(ctx, it), it.Control.Arg); err != nil {
		return m.problem(it, err)
	}
	return m.queuePage(ctx, it)
}

// aged tells of a fact whose half-life has passed.
func (w *deskWords) aged(x *curate.Waiting) string {
	f := x.Aged
	out := fmt.Sprintf(w.HasAged, f.Fresh().String()) + "\n" + render.Quoted(f.Text)
	if x.Relied > 0 {
		out += "\n" + fmt.Sprintf(w.ReliedOn, x.Relied)
	}
	return out + "\n" + small(string(f.ID))
}

// stillTrue notes that a fact still stands, and leads on to what else waits.
func (m *moderation) stillTrue(ctx context.Context, it *interaction) Reply {
	d, err := m.curator.Confirm(ctx, m.actor(ctx, it), it.scope(), m.factOf(it, it.Control.Arg))
	if err != nil {
		return m.problem(it, err)
	}
	return m.decided(ctx, it, d)
}

// lookedAt ends the report of an error.
func (m *moderation) lookedAt(ctx context.Context, it *interaction) Reply {
	id, err := strconv.ParseInt(it.Control.Arg, 10, 64)
	if err != nil {
		return stale(langOf(it.Locale), "/"+cmdQueue)
	}
	if err := m.curator.Dismiss(ctx, m.actor(ctx, it), id); err != nil {
		return m.problem(it, err)
	}
	return m.queuePage(ctx, it)
}

// bareLink shows an address as it is, to be followed; what is none, as text.
func bareLink(s string) string {
	if l, ok := render.Link(s); ok {
		return l
	}
	return render.Line(s)
}

// decisions are the buttons by which what waits is decided.
func (w *deskWords) decisions(x *curate.Waiting, n int) []discordgo.MessageComponent {
	at := func(do string, sub string) control { return control{Do: do, Arg: keyOf(x.ID), Sub: sub, N: n} }
	switch {
	case x.Suggestion != nil:
		out := []discordgo.MessageComponent{buttonOf(discordgo.SuccessButton, w.Approve, at("approve", ""))}
		if len(x.Suggestion.Changes) == 0 {
			out = append(out, buttonOf(discordgo.PrimaryButton, w.Edit, at("take", "")))
		}
		return append(out, buttonOf(discordgo.DangerButton, w.Reject, at("reject", "")))
	case x.Complaint != nil:
		out := []discordgo.MessageComponent{buttonOf(discordgo.SuccessButton, w.LookedAt, at("lookedat", ""))}
		for _, s := range x.Complaint.Shown {
			if s.Fact != nil && len(out) < maxRowButtons {
				label := fmt.Sprintf("%s %d", w.Edit, len(out))
				out = append(out, buttonOf(discordgo.PrimaryButton, label, control{Do: "rework", Arg: keyOf(string(s.ID)), Sub: formEdit}))
			}
		}
		return out
	case x.Gap != nil:
		return []discordgo.MessageComponent{
			buttonOf(discordgo.SuccessButton, w.FillGap, control{Do: "fill", N: int(x.Gap.Entries[len(x.Gap.Entries)-1])}),
			buttonOf(discordgo.SecondaryButton, w.LeaveGap, at("leave", "")),
		}
	case x.Aged != nil:
		return []discordgo.MessageComponent{
			buttonOf(discordgo.SuccessButton, w.StillTrue, at("still", "")),
			buttonOf(discordgo.SecondaryButton, w.Edit, at("rework", formEdit)),
			buttonOf(discordgo.SecondaryButton, w.Supersede, at("rework", formFollow)),
		}
	case x.Conflict != nil:
		return []discordgo.MessageComponent{
			buttonOf(discordgo.SuccessButton, w.TakePack, at("settle", "pack")),
			buttonOf(discordgo.SecondaryButton, w.KeepOurs, at("settle", "ours")),
		}
	}
	return nil
}

// approve accepts what waits; a suggestion that is not complete opens as a draft.
func (m *moderation) approve(ctx context.Context, it *interaction) Reply {
	a := m.actor(ctx, it)
	done, d, err := m.curator.Approve(ctx, a, m.waitingOf(ctx, a, it.Control.Arg))
	if err != nil {
		return m.problem(it, err)
	}
	if done == nil {
		return m.drafted(it, d, 0)
	}
	return m.decided(ctx, it, done)
}

// decided tells what came of a decision, in the place of what waited, and leads on
// to what else waits.
func (m *moderation) decided(ctx context.Context, it *interaction, d *curate.Done) Reply {
	r := m.done(ctx, it, d)
	r.Update = it.Message != nil
	rest, err := m.curator.Review(ctx, m.actor(ctx, it))
	if err != nil {
		m.h.log.Error("the review queue cannot be read", "guild", it.GuildID, "error", err)
	}
	if len(rest) > 0 {
		next := buttonOf(discordgo.PrimaryButton, deskWordsIn(langOf(it.Locale)).Next, control{Do: "queue", N: it.Control.N})
		if len(r.Components) == 0 {
			r.Components = []discordgo.MessageComponent{rowOf(next)}
		} else if row, ok := r.Components[0].(discordgo.ActionsRow); ok {
			r.Components[0] = rowOf(append([]discordgo.MessageComponent{next}, row.Components...)...)
		}
	}
	return r
}

// take opens a suggestion as a draft.
func (m *moderation) take(ctx context.Context, it *interaction) Reply {
	a := m.actor(ctx, it)
	d, err := m.curator.Take(ctx, a, m.waitingOf(ctx, a, it.Control.Arg))
	if err != nil {
		return m.problem(it, err)
	}
	return m.drafted(it, d, 0)
}

// askWhy asks for the reason of a rejection.
func (m *moderation) askWhy(ctx context.Context, it *interaction) Reply {
	if r, ok := m.allowed(ctx, it, it.scope()); !ok {
		return r
	}
	w := deskWordsIn(langOf(it.Locale))
	return Reply{Modal: &modal{ID: control{Do: "rejected", Arg: it.Control.Arg, N: it.Control.N}, Title: w.WhyTitle, Inputs: []input{
		{Name: optReason, Label: w.Why, About: w.WhyAbout, Long: true, Required: true, Min: 1, Max: maxReason},
	}}}
}

func (m *moderation) reject(ctx context.Context, it *interaction) Reply {
	a := m.actor(ctx, it)
	done, err := m.curator.Reject(ctx, a, m.waitingOf(ctx, a, it.Control.Arg), it.fields()[optReason])
	if err != nil {
		return m.problem(it, err)
	}
	return m.decided(ctx, it, done)
}

// settle decides between a pack and what was changed by hand.
func (m *moderation) settle(ctx context.Context, it *interaction) Reply {
	if !slices.Contains([]string{"pack", "ours"}, it.Control.Sub) {
		return stale(langOf(it.Locale), "/"+cmdQueue)
	}
	a := m.actor(ctx, it)
	done, err := m.curator.Settle(ctx, a, m.waitingOf(ctx, a, it.Control.Arg), it.Control.Sub == "pack")
	if err != nil {
		return m.problem(it, err)
	}
	return m.decided(ctx, it, done)
}

// maxPackFile bounds a pack file that is brought in through Discord, in bytes.
const maxPackFile = 4 << 20

// maxProblems bounds what is told of what is wrong with a file, in characters.
const maxProblems = 200000

// importFile brings a pack file in, all of it or nothing.
func (m *moderation) importFile(ctx context.Context, it *interaction) Reply {
	if r, ok := m.allowed(ctx, it, it.target()); !ok {
		return r
	}
	w := deskWordsIn(langOf(it.Locale))
	at := it.attachment(optFile)
	if at == nil {
		return stale(langOf(it.Locale), "/"+cmdFact+" import")
	}
	data, err := m.h.files.Download(ctx, at, maxPackFile)
	if err != nil {
		m.h.log.Warn("an uploaded file cannot be read", "guild", it.GuildID, "error", err)
		return private(fmt.Sprintf(w.NoFile, render.Line(err.Error())))
	}
	a := m.actor(ctx, it) // again, since the download takes its time
	report, err := m.curator.Import(ctx, a, it.target(), render.Plain(at.Name), data)
	if err != nil {
		return m.problem(it, err)
	}
	r := Reply{Ephemeral: true, Message: render.Note(fmt.Sprintf(w.ImportDone, report.Added, report.Changed, report.Same))}
	if n := report.Problems.Errors(); n > 0 {
		r.Message = render.Note(fmt.Sprintf(w.ImportFailed, n))
	} else if report.Added+report.Changed > 0 {
		m.tell(ctx, it, &curate.Done{Action: curate.Imported, Scope: it.target(), Text: render.Plain(at.Name), By: a.ID})
	}
	if len(report.Problems) > 0 {
		r.Files = []file{{Name: "problems.txt", Type: "text/plain; charset=utf-8", Data: []byte(fit(report.Problems.Error(), maxProblems) + "\n")}}
	}
	return r
}

// export gives what is the server's own, or with "everywhere" all that is global.
func (m *moderation) export(ctx context.Context, it *interaction) Reply {
	data, err := m.curator.Export(ctx, m.actor(ctx, it), it.target())
	if err != nil {
		return m.problem(it, err)
	}
	w := deskWordsIn(langOf(it.Locale))
	if len(data) == 0 {
		return private(w.NothingToExport)
	}
	name := "facts-" + string(it.target()) + ".yaml"
	return Reply{
		Ephemeral: true, Message: render.Note(w.Exported),
		Files: []file{{Name: name, Type: "text/yaml; charset=utf-8", Data: data}},
	}
}

// settings shows a server's settings.
func (m *moderation) settings(ctx context.Context, it *interaction) Reply {
	if r, ok := m.allowed(ctx, it, it.scope()); !ok {
		return r
	}
	return m.settingsAt(it, m.h.settingsOf(ctx, it.scope()))
}

func (m *moderation) settingsAt(it *interaction, s curate.Settings) Reply {
	w := deskWordsIn(langOf(it.Locale))
	at := func(sub string) control { return control{Do: "setting", Sub: sub} }
	button := func(sub string) discordgo.MessageComponent {
		return buttonOf(discordgo.SecondaryButton, w.setting(&s, sub, m.h.now()), at(sub))
	}
	about := w.channels(&s)
	if len(s.AskChannels) > 0 && !m.h.readsAll {
		about = sheet(about, "⚠ "+w.NeedsContent)
	}
	return Reply{Ephemeral: true, Message: render.Message{
		Embeds: []*discordgo.MessageEmbed{{Title: w.SettingsTitle, Description: fit(about, 4096), Color: colourReady}},
		Components: []discordgo.MessageComponent{
			menu{ID: at("role"), Hint: w.Role, Optional: true}.roles(s.ModeratorRole),
			menu{ID: at("review"), Hint: w.Review, Optional: true}.channels(s.ReviewChannel),
			menu{ID: at("ask"), Hint: w.AskIn, Optional: true, Max: maxPicks}.channels(s.AskChannels...),
			menu{ID: at("only"), Hint: w.OnlyIn, Optional: true, Max: maxPicks}.channels(s.OnlyChannels...),
			rowOf(button("lang"), button("second"), button("private"), button("pause"), button("breaking")),
		},
	}}
}

// channels tells who moderates and where the bot speaks, in the order of the menus.
func (w *deskWords) channels(s *curate.Settings) string {
	list := func(ids []string, none string) string {
		var out []string
		for _, id := range ids {
			if id != "" {
				out = append(out, channelMention(id))
			}
		}
		return orElse(strings.Join(out, " "), none)
	}
	moderators := w.Managers
	if s.ModeratorRole != "" {
		moderators = "<@&" + render.Plain(s.ModeratorRole) + "> + " + moderators
	}
	return strings.Join([]string{
		"**" + w.Role + ":** " + moderators,
		"**" + w.Review + ":** " + list([]string{s.ReviewChannel}, w.Nowhere),
		"**" + w.AskIn + ":** " + list(s.AskChannels, w.Nowhere),
		"**" + w.OnlyIn + ":** " + list(s.OnlyChannels, w.Everywhere),
	}, "\n")
}

// setting tells which setting it is, and of those with few values which it has.
func (w *deskWords) setting(s *curate.Settings, sub string, now time.Time) string {
	onOff := func(b bool) string {
		if b {
			return w.On
		}
		return w.Off
	}
	switch sub {
	case "role":
		return w.Role
	case "review":
		return w.Review
	case "ask":
		return w.AskIn
	case "only":
		return w.OnlyIn
	case "lang":
		if s.Lang == "" {
			return w.Lang + ": " + w.AskersOwn
		}
		return w.Lang + ": " + render.LangName(s.Lang)
	case "second":
		return w.Second + ": " + w.Seconds[s.SecondPerson]
	case "private":
		return w.Private + ": " + onOff(s.Private)
	case "pause":
		return w.Pause + ": " + onOff(s.Paused)
	case "breaking":
		if !s.BreakingAt(now) {
			return w.Breaking + ": " + w.Off
		}
		return w.Breaking + ": " + fmt.Sprintf(w.Until, s.Breaking.UTC().Format("2006-01-02 15:04 UTC"))
	}
	return ""
}

// settingNames are the settings that can be changed.
var settingNames = []string{"role", "review", "ask", "only", "lang", "second", "private", "pause", "breaking"}

// ofGuild gives the ids that were chosen in a select of roles or channels; ok is
// false if one is not of the guild, by Discord's word: changes would be told there.
func (it *interaction) ofGuild() (ids []string, ok bool) {
	for _, id := range it.Data.Values {
		if it.Data.Resolved.Channels[id] == nil && it.Data.Resolved.Roles[id] == nil {
			return nil, false
		}
	}
	return it.Data.Values, true
}

// set changes one setting: what was chosen, or the next of a button's values.
func (m *moderation) set(ctx context.Context, it *interaction) Reply {
	v, ok := it.ofGuild()
	if !ok || !slices.Contains(settingNames, it.Control.Sub) {
		return stale(langOf(it.Locale), "/"+cmdSettings)
	}
	first := ""
	if len(v) > 0 {
		first = v[0]
	}
	s, err := m.curator.Set(ctx, m.actor(ctx, it), func(s *curate.Settings) {
		switch it.Control.Sub {
		case "role":
			s.ModeratorRole = first
		case "review":
			s.ReviewChannel = first
		case "ask":
			s.AskChannels = v
		case "only":
			s.OnlyChannels = v
		case "lang":
			s.Lang = after(s.Lang, append([]knowledge.Lang{""}, knowledge.Langs...))
		case "second":
			s.SecondPerson = after(s.SecondPerson, []curate.SecondPerson{curate.Never, curate.Disputed, curate.Always})
		case "private":
			s.Private = !s.Private
		case "pause":
			s.Paused = !s.Paused
		case "breaking":
			s.LongerBreaking(m.h.now())
		}
	})
	if err != nil {
		return m.problem(it, err)
	}
	m.tell(ctx, it, &curate.Done{Action: "settings", Scope: it.scope(), Text: m.h.serverWords(it.GuildID, s.Lang).setting(&s, it.Control.Sub, m.h.now()), By: it.who().ID})
	r := m.settingsAt(it, s)
	r.Update = true
	return r
}

// after gives the value that follows one in a circle.
func after[T comparable](v T, circle []T) T {
	return circle[(slices.Index(circle, v)+1)%len(circle)]
}
