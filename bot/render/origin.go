package render

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/ceasefire-facts/bot/bot/answer"
)

// An Origin is the message, written by somebody else than the asker, that an
// answer speaks to.
type Origin struct {
	Author  string // user id; "" for one that is no user, such as a webhook
	Name    string // shown where there is no user id; "" if unknown
	Guild   string // id; "" in direct messages
	Channel string // id
	Message string // id
}

// site is where links to messages lead.
const site = "https://discord.com"

// maxAuthor bounds the name of an author who is no user, in units.
const maxAuthor = 80

// line names the author and leads to the message.
func (o *Origin) line(a *answer.Answer, w *Words) string {
	format := w.QuestionBy
	if a.Intent == answer.IntentCheck {
		format = w.MessageBy
	}
	who := cut(Line(o.Name), maxAuthor)
	if digits(o.Author) {
		who = "<@" + o.Author + ">"
	}
	if who == "" {
		who = "–"
	}
	out := fmt.Sprintf(format, who)
	guild := o.Guild
	if guild == "" {
		guild = "@me"
	}
	if digits(o.Channel) && digits(o.Message) && (guild == "@me" || digits(guild)) {
		out += " · [" + w.ToMessage + "](" + site + "/channels/" + guild + "/" + o.Channel + "/" + o.Message + ")"
	}
	return out
}

var (
	authorPattern = regexp.MustCompile(`<@(\d+)>`)
	linkPattern   = regexp.MustCompile(`/channels/(\d+|@me)/(\d+)/(\d+)\)$`)
)

// OriginIn reads back from an answer's content to which message it speaks, but
// for the name of an author who is no user; nil if to none.
func OriginIn(content string) *Origin {
	m := linkPattern.FindStringSubmatch(content)
	if m == nil {
		return nil
	}
	o := &Origin{Guild: strings.TrimPrefix(m[1], "@me"), Channel: m[2], Message: m[3]}
	if a := authorPattern.FindStringSubmatch(content); a != nil {
		o.Author = a[1]
	}
	return o
}

// Echoed reads back the question from the title of an answer; ok is false if it
// does not hold the whole of it.
func Echoed(title string) (text string, ok bool) {
	if title == "" || strings.HasSuffix(title, "…") {
		return "", false
	}
	var b strings.Builder
	escaped := false
	for _, r := range title {
		if r == '\\' && !escaped {
			escaped = true
			continue
		}
		escaped = false
		b.WriteRune(r)
	}
	return b.String(), true
}
