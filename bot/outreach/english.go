package outreach

import (
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

var inEnglish = words{
	lang: knowledge.English,

	Changes: map[ledger.Change]string{
		ledger.Corrected: "Corrected on %s", ledger.Withdrawn: "Withdrawn on %s", ledger.Overtaken: "Overtaken by a later word, noted on %s",
	},
	Again:  "On record again since %s",
	Before: "Said here before", Now: "On record now", Gone: "This is not on record any more.", Why: "Moderators' reason", Source: "source",

	Heard: map[ledger.Change]string{
		ledger.Corrected: "A fact in this answer was corrected.", ledger.Withdrawn: "A fact in this answer was withdrawn.",
		ledger.Overtaken: "A fact in this answer was overtaken by a later word.",
	},

	Reached: "The correction reached %d of %d messages.",
	Outcomes: map[ledger.Outcome]string{
		ledger.Deleted: "deleted: %d", ledger.Denied: "no permission: %d", ledger.TooLate: "could be edited for 15 minutes only: %d",
		ledger.Failed: "Discord did not take it: %d", ledger.Unsaid: "did not show it any more: %d",
	},
	Of: "Fact %s",

	News: "What is new: %s", All: "everything", Status: "where the talks stand",
	Novelties: map[ledger.Change]string{
		Added: "Added", ledger.Overtaken: "Later word", ledger.Corrected: "Corrected", ledger.Withdrawn: "Withdrawn",
	},
	Earlier: "On record before", Stop: "Stop following",
	NoNews: "Nothing is new.", MoreNews: "… and %d more: `/whatsnew`", Sources: "Sources",

	Offer: "Facts that were missing when this was asked have been added since:",

	Week: "The week from %s to %s", WeekAsked: "Questions: %d · answered: %d", WeekVotes: "Found helpful: %d · not helpful: %d",
	WeekGaps: "Asked most often without an answer", WeekOldest: "Oldest facts that answers relied on", WeekOrigins: "Whose reporting answers relied on",
	Reasons: map[answer.Reason]string{
		answer.NoEvidence: "nothing on record", answer.IsOpinion: "opinion", answer.IsPrediction: "prediction", answer.IsOffTopic: "off topic",
		answer.IsInjection: "no question", answer.Unresolved: "unclear what was meant", answer.Premise: "presumed what is not on record",
	},
}
