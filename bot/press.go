package bot

import (
	"context"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/bot/render"
)

// press carries out a button.
func (h *handlers) press(ctx context.Context, it *interaction, self string) Reply {
	w := render.WordsIn(langOf(it.Locale))
	b, err := render.ParseButton(it.Data.CustomID)
	if err != nil || it.Message == nil || !it.Message.bears(it.Data.CustomID) { // or it is made up
		return private(w.TooOld)
	}
	by, set := it.who().ID, h.settingsOf(ctx, it.scope())
	if b.Do == render.Delete { // needs no memory: the button tells whose answer it is
		if by != b.Asker && !it.moderatesBy(&set) {
			return private(w.NotYours)
		}
		return Reply{Message: render.Note(w.Deleted), Delete: true}
	}
	if why := h.unheard(it, &set); why != "" {
		return private(why)
	}
	if b.Do.Feedback() { // needs no memory either
		return h.opine(ctx, it, b.Do)
	}
	x := h.recall(ctx, it, b, self)
	if x == nil || x.Answer == nil || x.Private && by != x.Asker {
		return private(w.TooOld)
	}
	own := it.Message.Flags&flagEphemeral != 0 // seen by the presser only
	switch b.Do {
	case render.More:
		r := again(x.page(b.Page))
		r.Update = own || by == x.Asker
		r.Ephemeral = !r.Update
		r.Key = ""
		if r.Update { // the message is known, with all that the answer holds
			r.Said = nil
		}
		return r
	case render.Share:
		return h.share(it, x)
	case render.Sources:
		v := render.View{Key: x.Key, Asker: x.Asker, Page: max(b.Page-1, 0), Recipe: x.Recipe}
		return Reply{Message: render.AllSources(x.Answer, v), Ephemeral: true, Update: own && b.Page > 0}
	case render.Why:
		return Reply{Message: render.Trace(x.Answer), Ephemeral: true}
	default:
		return h.try(ctx, it, x, b.Page, set.Private)
	}
}

// try asks one of the questions that an answer suggested.
func (h *handlers) try(ctx context.Context, it *interaction, x *exchange, n int, whisper bool) Reply {
	if n >= len(x.Answer.Suggestions) {
		return private(render.WordsIn(langOf(it.Locale)).TooOld)
	}
	return h.ask(ctx, inquiry{
		Question: answer.Question{Text: x.Answer.Suggestions[n], Scope: it.scope(), Lang: x.Answer.Lang},
		Key:      it.ID, Asker: it.who().ID, Channel: it.ChannelID, Echo: true, Private: x.Private || whisper,
	})
}
