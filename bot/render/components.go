package render

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
)

// Limits of buttons.
const (
	maxLabel   = 80 // characters of a label
	maxButtons = 5  // in a row
	maxRows    = 5
)

// button makes a button, or nil if its keys do not fit one.
func button(style discordgo.ButtonStyle, label string, b Button) discordgo.MessageComponent {
	id, err := b.Encode()
	if err != nil { // the recipe may have no room: the text alone is asked again then
		b.Recipe = ""
		id, err = b.Encode()
	}
	label = cut(Plain(label), maxLabel)
	if err != nil || label == "" {
		return nil
	}
	return discordgo.Button{Style: style, Label: label, CustomID: id}
}

// rows sets buttons in rows, leaving out what is nil or has no room.
func rows(buttons ...[]discordgo.MessageComponent) []discordgo.MessageComponent {
	var out []discordgo.MessageComponent
	for _, list := range buttons {
		var row discordgo.ActionsRow
		for _, b := range list {
			if b != nil && len(row.Components) < maxButtons {
				row.Components = append(row.Components, b)
			}
		}
		if len(row.Components) > 0 && len(out) < maxRows {
			out = append(out, row)
		}
	}
	return out
}

// pageButtons lead to the pages before and after the one shown. The number on a
// button is the page's plus first.
func pageButtons(w *Words, v View, do Action, pages, first int) []discordgo.MessageComponent {
	var out []discordgo.MessageComponent
	at := func(page int) Button {
		return Button{Do: do, Key: v.Key, Asker: v.Asker, Page: page + first, Recipe: v.Recipe}
	}
	if v.Page > 0 {
		out = append(out, button(discordgo.SecondaryButton, "◀ "+w.Previous, at(v.Page-1)))
	}
	if v.Page < pages-1 {
		out = append(out, button(discordgo.PrimaryButton, w.Next+" ▶", at(v.Page+1)))
	}
	return out
}

func answerButtons(a *answer.Answer, w *Words, v View, pages int) []discordgo.MessageComponent {
	key := func(do Action, n int) Button {
		return Button{Do: do, Key: v.Key, Asker: v.Asker, Page: n, Recipe: v.Recipe}
	}
	first := pageButtons(w, v, More, pages, 0)
	if len(a.Sources) > 0 {
		first = append(first, button(discordgo.SecondaryButton, w.SourcesButton, key(Sources, 0)))
	}
	if a.Trace != nil {
		first = append(first, button(discordgo.SecondaryButton, w.WhyButton, key(Why, 0)))
	}
	switch {
	case !v.Private:
		first = append(first, button(discordgo.DangerButton, w.DeleteButton, key(Delete, 0)))
	case a.Answered:
		first = append(first, button(discordgo.PrimaryButton, w.ShareButton, key(Share, 0)))
	}
	var tries []discordgo.MessageComponent
	if !a.Answered {
		for i, s := range suggestions(a) {
			tries = append(tries, button(discordgo.PrimaryButton, s, key(Try, i)))
		}
	}
	var opinion []discordgo.MessageComponent
	if v.Feedback {
		if a.Answered {
			opinion = append(opinion, button(discordgo.SecondaryButton, w.HelpfulButton, key(Helpful, 0)), button(discordgo.SecondaryButton, w.UnhelpfulButton, key(Unhelpful, 0)))
		} else if !v.Private && (a.Reason == answer.NoEvidence || a.Reason == answer.Premise) { // an offer in the channel would show what was asked in private
			opinion = append(opinion, button(discordgo.SecondaryButton, w.NotifyButton, key(Notify, 0)))
		}
		opinion = append(opinion, button(discordgo.SecondaryButton, w.FlagButton, key(Flag, 0)))
	}
	return rows(first, tries, opinion)
}

// A Reader is for whom help is written, by what they can do beside asking.
type Reader struct {
	Suggests  bool // where they are, facts can be suggested
	Moderates bool
}

// Help tells how to ask, and what else the reader can do; mention is how the bot is
// mentioned.
func Help(l knowledge.Lang, mention string, r Reader) Message {
	w := WordsIn(l)
	more := ""
	if r.Suggests {
		more = w.HelpSuggest
	}
	e := &discordgo.MessageEmbed{Title: w.HelpTitle, Description: fmt.Sprintf(w.Help, mention, more), Color: colourAnswer}
	if r.Moderates {
		e.Fields = []*discordgo.MessageEmbedField{{Name: w.HelpModerators, Value: w.HelpDesk}}
	}
	return Message{Embeds: []*discordgo.MessageEmbed{e}}
}

// About tells what the bot is and how much it knows.
func About(l knowledge.Lang, base *knowledge.Base) Message {
	w := WordsIn(l)
	newest := "–"
	if facts := base.Facts(); len(facts) > 0 {
		newest = facts[len(facts)-1].When.String()
	}
	return Message{Embeds: []*discordgo.MessageEmbed{{
		Title:       w.AboutTitle,
		Description: fmt.Sprintf(w.About, len(base.Facts()), base.SourceCount(), strings.TrimSpace(newest)),
		Color:       colourAnswer,
	}}}
}
