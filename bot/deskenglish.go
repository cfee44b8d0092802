package bot

import (
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

var deskEnglish = deskWords{
	lang: knowledge.English,

	FormTitle: map[string]string{
		formAdd: "Add a fact", formMend: "Mend a typo", formFill: "Answer a question", formEdit: "Correct a fact", formFollow: "What came later", formReword: "The words of the fact", formSuggest: "Suggest a fact",
	},
	Text: "What the fact says", TextAbout: "One sentence that stands by itself, in neutral words", TextHint: "On 22 August 2024 … said that …",
	Quote: "Quotation", QuoteAbout: "Word for word as the page prints it; leave empty if there is none",
	Speaker: "Who says it", SpeakerAbout: "A person or party; leave empty for what plainly happened",
	When: "When", WhenAbout: "The day, month or range of the event: 2024-08-29, 2024-08, yesterday",
	Link: "Link", LinkAbout: "The page that reports it; further pages after a space",

	DraftNew: "Draft of a new fact", DraftEdit: "Draft of a correction", DraftFollow: "Draft of what supersedes a fact",
	Mend: "To mend before it can be saved", Look: "Please look", Ready: "Nothing stands in the way of saving it.",
	Fact: "Fact", Holder: "Who holds it", Kind: "Kind", Date: "When", Source: "Source",
	PickHolder: "Who holds it", PickParties: "Parties", PickTopics: "Topics and places",
	PickDisputed: "Disputed by", PickEarlier: "Supersedes", PickStage: "Stage", PickStanding: "On whose word",
	Save: "Save", Reword: "Change the words", More: "More choices", Back: "Back", Reread: "Read the link again", Drop: "Discard",
	PageWords: "Take the page's words", Dropped: "Discarded.",
	Global: "for every server", Here: "for this server",

	Done: map[knowledge.Action]string{
		curate.Added: "Saved, and answering questions now.", curate.Mended: "Mended in silence, and answering questions now.", curate.Edited: "Corrected, and answering questions now.",
		curate.Followed: "Saved; it takes the place of the earlier word.", curate.Withdrawn: "Withdrawn; it is not shown any more.",
		curate.Hid: "Hidden in this server; other servers still see it.", curate.Confirmed: "Noted that it still stands today.",
		curate.Undid: "Brought back as it was before.", curate.Taught: "Learned.", curate.Rejected: "Rejected.",
	},
	TakenOut: "Undone; it is not shown any more.",
	Undo:     "Undo", Waits: "Kept for a second moderator, as this server's rule is. It is in /queue.",
	Suggested: "Thank you. The moderators will look at it, and you will be told what they decide.",
	Accepted:  "Your suggestion was taken in.", Rejected: "Your suggestion was not taken in.",
	NewSuggestion: "A fact was suggested; see /queue.",
	Complained:    "An error in an answer was reported; see /queue.",
	Audit:         "%s %s:",
	Actions: map[knowledge.Action]string{
		curate.Added: "added", curate.Mended: "mended a typo", curate.Edited: "corrected", curate.Followed: "added what supersedes an earlier word", curate.Withdrawn: "withdrew",
		curate.Hid: "hid", curate.Confirmed: "confirmed", curate.Undid: "undid a change", curate.Taught: "taught", curate.Imported: "imported",
		curate.Rejected: "rejected", curate.Approved: "approved", curate.Suggested: "asks for a second moderator",
		"update": "updated from a newer pack", "withdraw": "withdrew with a newer pack", "settings": "changed the settings",
	},

	History: "What was changed", Older: "Older", Newer: "Newer", UndoThis: "Undo %d",
	Retracted: "withdrawn", Hidden: "hidden here", Undone: "undone", Nobody: "the starter pack",

	QueueEmpty: "Nothing waits.", QueueAt: "Waiting: %d of %d", Approve: "Approve", Edit: "Edit", Reject: "Reject", Next: "Next",
	WhyTitle: "Why not?", Why: "Reason", WhyAbout: "It is sent to who suggested it",
	FromSuggester: "Suggested by %s", FromModerator: "Change by %s, which a second moderator has to look at",
	FromPack: "A newer starter pack says otherwise of %s, which was changed by hand", FromPackGone: "A newer starter pack has no more of %s, which was changed by hand",
	FromCheck: "The page behind a source does not hold this quotation any more:", Overtaken: "The fact that every server sees changed since this server made its own version: %s",
	TakePack: "Take the pack's", KeepOurs: "Keep ours",
	ChangedSince: "changed since this answer",
	FromReader:   "A reader reports an error in an answer:", Question: "Question", LookedAt: "Looked at",
	HasAged: "Last known to stand on %s; its time has passed.", ReliedOn: "Answers of the last 30 days that showed it: %d", StillTrue: "Still true", Supersede: "Supersede",
	Unanswered: "Could not be answered. Asked %d times, last on %s:", Wished: "People who want to hear of an answer: %d", FillGap: "Answer with a fact", LeaveGap: "Leave it open", Answers: "Answers",
	ImportFailed: "Nothing was imported. Problems: %d.", ImportDone: "Imported: %d added, %d changed, %d the same.", NoFile: "The file could not be read: %s",
	Exported: "Facts, sources and names, as a pack file.", NothingToExport: "There is nothing of this server's own yet.",

	SettingsTitle: "Settings of this server", Role: "Moderators' role", Review: "Changes are told in", AskIn: "Answers unasked, if sure, in", OnlyIn: "Answers only in",
	Managers: "whoever may manage messages", Nowhere: "nowhere", Everywhere: "everywhere",
	Lang: "Language", AskersOwn: "the asker's", Second: "Second moderator", Private: "Private replies", Pause: "Pause",
	Seconds: map[curate.SecondPerson]string{curate.Never: "never", curate.Disputed: "for disputed facts", curate.Always: "for every change"},
	On:      "on", Off: "off",
	NeedsContent: "Answering unasked needs Message Content, which this bot's operator has not switched on.",
	Breaking:     "Breaking news", Until: "until %s",
}
