package bot

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// What a form is for.
const (
	formAdd     = "add"
	formEdit    = "edit"
	formMend    = "mend"
	formFill    = "fill"
	formFollow  = "follow"
	formReword  = "reword"
	formSuggest = "suggest"
)

// Names of a form's inputs.
const (
	inText    = "text"
	inQuote   = "quote"
	inSpeaker = "speaker"
	inWhen    = "when"
	inLink    = "link"
)

// form opens the form of a fact. Sub tells what it is for; what does not fit into
// an input is shortened.
func (m *moderation) form(it *interaction, id control, f curate.Form) Reply {
	w := deskWordsIn(langOf(it.Locale))
	id.Do = "form"
	return Reply{Modal: &modal{ID: id, Title: w.FormTitle[id.Sub], Inputs: []input{
		{Name: inText, Label: w.Text, About: w.TextAbout, Hint: w.TextHint, Value: fit(f.Text, maxFormText), Long: true, Required: true, Max: maxFormText},
		{Name: inQuote, Label: w.Quote, About: w.QuoteAbout, Value: fit(f.Quote, maxFormQuote), Long: true, Max: maxFormQuote},
		{Name: inSpeaker, Label: w.Speaker, About: w.SpeakerAbout, Value: fit(f.Speaker, maxFormName), Max: maxFormName},
		{Name: inWhen, Label: w.When, About: w.WhenAbout, Hint: "2024-08-29", Value: fit(f.When, maxFormLine), Max: maxFormLine},
		{Name: inLink, Label: w.Link, About: w.LinkAbout, Hint: "https://", Value: fit(f.Link, maxFormLink), Max: maxFormLink},
	}}}
}

// Bounds of what is typed into a form, in characters.
const (
	maxFormText  = 600
	maxFormQuote = 1500
	maxFormName  = 80 // as the curator takes
	maxFormLine  = 100
	maxFormLink  = 1000
)

// fit shortens a text to so many of Discord's characters.
func fit(s string, most int) string { return render.Fit(s, most) }

func (it *interaction) form() curate.Form {
	f := it.fields()
	return curate.Form{Text: f[inText], Quote: f[inQuote], Speaker: f[inSpeaker], When: f[inWhen], Link: f[inLink]}
}

// add opens an empty form.
func (m *moderation) add(ctx context.Context, it *interaction) Reply {
	if r, ok := m.allowed(ctx, it, it.target()); !ok {
		return r
	}
	return m.form(it, control{Sub: formAdd, N: scopeNumber(it.target())}, curate.Form{})
}

// allowed tells those who may not change a scope so before they fill in a form.
func (m *moderation) allowed(ctx context.Context, it *interaction, s knowledge.Scope) (Reply, bool) {
	if err := m.actor(ctx, it).May(s); err != nil {
		return m.problem(it, err), false
	}
	return Reply{}, true
}

// rework opens the form of a fact: to edit it, or to write what supersedes it.
func (m *moderation) rework(as string) func(context.Context, *interaction) Reply {
	return func(ctx context.Context, it *interaction) Reply {
		as := as
		if typo, _ := it.yes(optTypo); typo {
			as = formMend
		}
		m.reasons.put(reasonKey(it, it.value(optFact)), it.value(optReason))
		return m.reworkFact(ctx, it, as, it.target(), it.value(optFact))
	}
}

// Bounds of reasons that were typed before a form.
const (
	maxReasons = 1000
	reasonTTL  = time.Hour // as long as a draft lives
)

// reasonKey tells whose reason it is, and for the change of which fact.
func reasonKey(it *interaction, key string) string { return it.who().ID + "/" + keyOf(key) }

// explained gives a draft the reason that was typed with its command, if any.
func (m *moderation) explained(ctx context.Context, it *interaction, a curate.Actor, d *curate.Draft) (*curate.Draft, error) {
	reason, _ := m.reasons.get(reasonKey(it, it.Control.Arg))
	if strings.TrimSpace(reason) == "" || d.Of == nil {
		return d, nil
	}
	m.reasons.drop(reasonKey(it, it.Control.Arg))
	return m.curator.Choose(ctx, a, d.Key, curate.Choice{Reason: &reason})
}

// reworkPressed does the same for the fact of a button.
func (m *moderation) reworkPressed(ctx context.Context, it *interaction) Reply {
	if as := it.Control.Sub; as == formEdit || as == formFollow {
		return m.reworkFact(ctx, it, as, it.scope(), it.Control.Arg)
	}
	return stale(langOf(it.Locale), "/"+cmdQueue)
}

func (m *moderation) reworkFact(ctx context.Context, it *interaction, as string, s knowledge.Scope, key string) Reply {
	if r, ok := m.allowed(ctx, it, s); !ok {
		return r
	}
	id := m.factOf(it, key)
	f, err := m.curator.FormOf(s, id)
	if err != nil {
		return m.problem(it, err)
	}
	if as == formFollow {
		f = curate.Form{Speaker: f.Speaker}
	}
	return m.form(it, control{Sub: as, Arg: keyOf(string(id)), N: scopeNumber(s)}, f)
}

// saveAs opens a form filled with what a message says.
func (m *moderation) saveAs(ctx context.Context, it *interaction) Reply {
	if r, ok := m.allowed(ctx, it, it.target()); !ok {
		return r
	}
	msg := it.Data.Resolved.Messages[it.Data.TargetID]
	if msg == nil || stripped(msg.text()) == "" {
		return private(render.WordsIn(langOf(it.Locale)).EmptyTarget)
	}
	return m.form(it, control{Sub: formAdd, N: scopeNumber(it.target())}, formFrom(lines(msg.text())))
}

var (
	linkIn  = regexp.MustCompile(`<?(https?://[^\s<>]+)>?`)
	quoteIn = regexp.MustCompile(`["“„«]([^"“”„«»]{12,})["”“»]`)
)

// formFrom reads a form out of what a message says: its link, a quotation, and the
// rest as text.
func formFrom(text string) curate.Form {
	var f curate.Form
	if l := linkIn.FindStringSubmatch(text); l != nil {
		f.Link = strings.TrimRight(l[1], ".,;:!?)")
		text = strings.Replace(text, l[0], " ", 1)
	}
	if q := quoteIn.FindStringSubmatch(text); q != nil {
		f.Quote = q[1]
	}
	f.Text = strings.Join(strings.Fields(text), " ")
	return f
}

// suggest opens the form by which anybody suggests a fact.
func (m *moderation) suggest(_ context.Context, it *interaction) Reply {
	return m.form(it, control{Sub: formSuggest}, curate.Form{})
}

// formed takes what was filled into a form.
func (m *moderation) formed(ctx context.Context, it *interaction) Reply {
	a, c, f := m.actor(ctx, it), it.Control, it.form()
	s := it.scopeOf(c.N)
	var d *curate.Draft
	var err error
	switch c.Sub {
	case formAdd:
		d, err = m.curator.Begin(ctx, a, s, f)
	case formEdit:
		d, err = m.curator.Change(ctx, a, s, m.factOf(it, c.Arg), f)
	case formFill:
		entry, bad := strconv.ParseInt(c.Arg, 10, 64)
		if bad != nil {
			return stale(langOf(it.Locale), "/"+cmdQueue)
		}
		d, err = m.curator.Fill(ctx, a, s, entry, f)
	case formMend:
		d, err = m.curator.Mend(ctx, a, s, m.factOf(it, c.Arg), f)
	case formFollow:
		d, err = m.curator.Follow(ctx, a, s, m.factOf(it, c.Arg), f)
	case formReword:
		d, err = m.curator.Reword(ctx, a, c.Arg, f)
	case formSuggest:
		return m.suggested(ctx, it, a, f)
	default:
		return stale(langOf(it.Locale), "/"+cmdFact)
	}
	if err == nil {
		d, err = m.explained(ctx, it, a, d)
	}
	if err != nil {
		return m.lost(it, err, f)
	}
	r := m.drafted(it, d, 0)
	r.Update = c.Sub == formReword && it.Message != nil
	return r
}

// lost tells what is wrong with a form, and gives back what was typed, because
// Discord throws it away.
func (m *moderation) lost(it *interaction, err error, f curate.Form) Reply {
	r := m.problem(it, err)
	var typed []string
	for _, s := range []string{f.Text, f.Quote, f.Speaker, f.When, f.Link} {
		if s = strings.TrimSpace(s); s != "" {
			typed = append(typed, "> "+render.Line(s))
		}
	}
	if all := r.Content + "\n" + strings.Join(typed, "\n"); render.Units(all) <= maxContent {
		r.Content = all
	}
	return r
}

// maxContent is Discord's limit of a message, in characters.
const maxContent = 2000

func (m *moderation) suggested(ctx context.Context, it *interaction, a curate.Actor, f curate.Form) Reply {
	if _, err := m.curator.Suggest(ctx, a, f); err != nil {
		return m.lost(it, err, f)
	}
	w := deskWordsIn(langOf(it.Locale))
	if s := m.h.settingsOf(ctx, a.Guild); s.ReviewChannel != "" {
		text := m.h.serverWords(it.GuildID, s.Lang).newSuggestion(f)
		if _, err := m.h.post.Post(ctx, s.ReviewChannel, Reply{Message: render.Message{Content: text}}); err != nil {
			m.h.log.Warn("a suggestion was not told in the review channel", "guild", it.GuildID, "error", err)
		}
	}
	return private(w.Suggested)
}
