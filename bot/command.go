package bot

import (
	"context"
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// ephemeral tells which commands only the person who used them sees answered.
var ephemeral = map[string]bool{cmdHelp: true, cmdAbout: true, cmdCheck: true}

// command carries out a slash command or one of a message's menu. A conversation is a place where the
// asker's last questions count as context: a thread or direct messages.
func (h *handlers) command(ctx context.Context, it *interaction, self string, conversation bool) Reply {
	set := h.settingsOf(ctx, it.scope())
	lang := it.lang(&set)
	switch it.Data.Name {
	case cmdHelp:
		return Reply{Message: render.Help(lang, mentionOf(self), h.reader(it, set)), Ephemeral: true}
	case cmdAbout:
		return Reply{Message: render.About(lang, h.answers.Base(it.scope())), Ephemeral: true}
	}
	if why := h.unheard(it, &set); why != "" {
		return private(why)
	}
	if it.Data.Name == cmdAnswer || it.Data.Name == cmdCheck {
		return h.menu(ctx, it, self, set.Private)
	}
	q, problem := h.asks(it, lang)
	if problem != "" {
		return private(problem)
	}
	q.Scope = it.scope()
	in := inquiry{Question: q, Key: it.ID, Asker: it.who().ID, Channel: it.ChannelID, Echo: true, Private: set.Private}
	if conversation && it.Data.Name == cmdAsk {
		in.Context = h.memory.lately(it.ChannelID, in.Asker)
	}
	return h.ask(ctx, in)
}

// reader tells what who acts can do beside asking, where they are. Without a store
// there is nothing of it.
func (h *handlers) reader(it *interaction, s curate.Settings) render.Reader {
	if h.settings == nil || it.GuildID == "" {
		return render.Reader{}
	}
	return render.Reader{Suggests: true, Moderates: it.moderatesBy(&s)}
}

// asks gives the question that a command stands for, or what is wrong with it.
func (h *handlers) asks(it *interaction, lang knowledge.Lang) (q answer.Question, problem string) {
	w := render.WordsIn(lang)
	q.Lang = lang
	switch it.Data.Name {
	case cmdAsk:
		return askedFreely(it, w)
	case cmdDemands:
		q.Wants = answer.IntentDemand
		problem = h.aboutOne(&q, it, optParty, w.AskDemands)
	case cmdQuotes:
		q.Wants = answer.IntentQuote
		problem = h.aboutOne(&q, it, optSpeaker, w.AskQuotes)
		if problem == "" && it.value(optTopic) != "" {
			problem = h.quotesOver(&q, it, w)
		}
	default:
		problem = fmt.Sprintf(w.UnknownThing, render.Line(it.Data.Name))
	}
	return q, problem
}

// askedFreely reads /ask: the language is the question's own.
func askedFreely(it *interaction, w *render.Words) (q answer.Question, problem string) {
	q.Text = stripped(it.value(optQuestion))
	if q.Text == "" {
		return q, w.EmptyAsk
	}
	if typed := strings.TrimSpace(it.value(optAsOf)); typed != "" {
		d, err := knowledge.ParseDate(typed)
		if err != nil {
			return q, fmt.Sprintf(w.BadDate, render.Line(typed))
		}
		q.AsOf = d
	}
	return q, ""
}

// aboutOne makes a question about the entity of an option; format takes its name.
func (h *handlers) aboutOne(q *answer.Question, it *interaction, option, format string) (problem string) {
	e := h.names.resolve(h.answers.Base(it.scope()), option, it.value(option), h.today())
	if e == nil {
		return fmt.Sprintf(render.WordsIn(q.Lang).UnknownThing, render.Line(it.value(option)))
	}
	q.Text = fmt.Sprintf(format, e.NameIn(q.Lang))
	q.About = append(q.About, e.ID)
	return ""
}

// quotesOver narrows a question for quotes to a topic.
func (h *handlers) quotesOver(q *answer.Question, it *interaction, w *render.Words) (problem string) {
	base := h.answers.Base(it.scope())
	topic := h.names.resolve(base, optTopic, it.value(optTopic), h.today())
	if topic == nil {
		return fmt.Sprintf(w.UnknownThing, render.Line(it.value(optTopic)))
	}
	q.Text = fmt.Sprintf(w.AskQuotesOver, base.Entity(q.About[0]).NameIn(q.Lang), topic.NameIn(q.Lang))
	q.About = append(q.About, topic.ID)
	return ""
}

// complete offers choices for the option that is being typed into.
func (h *handlers) complete(ctx context.Context, it *interaction) []choice {
	o := it.focused()
	if o == nil {
		return []choice{}
	}
	if a, ok := h.actionOf(it); ok && a.complete != nil {
		return tidy(a.complete(ctx, it, o))
	}
	return h.names.choices(h.answers.Base(it.scope()), o.Name, o.text(), langOf(it.Locale), h.today())
}

// tidy makes choices such as Discord takes: named, not too long, not too many.
func tidy(list []choice) []choice {
	out := []choice{}
	for _, c := range list {
		c.Name = render.Choice(c.Name)
		if c.Name != "" && c.Value != "" && render.Units(c.Value) <= maxChoice && len(out) < maxChoices {
			out = append(out, c)
		}
	}
	return out
}

func (h *handlers) today() knowledge.Day { return knowledge.DayOf(h.now()) }
