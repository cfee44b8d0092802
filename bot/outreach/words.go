package outreach

import (
	"time"

	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// words are the bot's words on its own account in one language. %s and %d stand for
// what the remark says; foreign texts come on lines of their own, after the words.
type words struct {
	lang knowledge.Lang

	// Of a banner.
	Changes                        map[ledger.Change]string // %s day
	Again                          string                   // %s day: what was withdrawn is said again
	Before, Now, Gone, Why, Source string

	// Of a reply in a thread.
	Heard map[ledger.Change]string

	// Of a report on a correction.
	Reached  string // %d of %d
	Outcomes map[ledger.Outcome]string
	Of       string // %s the fact's id

	// Of news.
	News        string // %s about what
	All, Status string
	Novelties   map[ledger.Change]string
	NoNews      string
	MoreNews    string // %d
	Sources     string
	Stop        string // following
	Earlier     string // before the old words of a fact

	// Above an answer that somebody wanted to hear of.
	Offer string

	// Of a weekly report.
	Week                              string // %s first day, %s last
	WeekAsked                         string // %d asked, %d answered
	WeekVotes                         string // %d helpful, %d not
	WeekGaps, WeekOldest, WeekOrigins string
	Reasons                           map[answer.Reason]string
}

func wordsIn(l knowledge.Lang) *words { return knowledge.In(languages, l) }

var languages = map[knowledge.Lang]*words{
	knowledge.English: &inEnglish, knowledge.Hebrew: &inHebrew, knowledge.Arabic: &inArabic,
}

// dayIn words the day of a moment.
func dayIn(l knowledge.Lang, t time.Time) string {
	return answer.DateWords(l, knowledge.OnDay(knowledge.DayOf(t)))
}
