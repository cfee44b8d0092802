package outreach

import (
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

var inEnglish = words{
	lang: knowledge.English,

	Changes: map[ledger.Change]string{
		ledger.Corrected: "Corrected on %s", ledger.Withdrawn: "Withdrawn on %s", ledger.Overtaken: "Overtaken by a later word, noted on %s",
	},
	Again:  "On record again since %s",
	Before: "Said here before", Now: "On record now", Gone: "This is not on record any more.", Why: "Reason", Source: "source",

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
}
