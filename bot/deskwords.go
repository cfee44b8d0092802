package bot

import (
	"fmt"
	"strings"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// deskWords are the bot's words to moderators in one language. %s and %d stand for
// what the remark says.
type deskWords struct {
	// Of the form.
	FormTitle                                               map[string]string // by what it is for
	Text, TextAbout, TextHint, Quote, QuoteAbout            string
	Speaker, SpeakerAbout, When, WhenAbout, Link, LinkAbout string

	// Of a draft.
	DraftNew, DraftEdit, DraftFollow       string // %s the fact that it is about
	Mend, Look, Ready                      string
	Holder, Kind, Date, Source             string
	PickKind, PickHolder, PickParties      string
	PickTopics, PickDisputed, PickEarlier  string
	PickStage, PickStanding, None          string
	Save, Reword, More, Back, Reread, Drop string
	PageWords                              string // take the page's words for the quotation
	Dropped                                string
	Global, Here                           string // who sees it

	// Of what was done.
	Done               map[knowledge.Action]string // %s the text
	Undo, Waits        string
	Suggested          string
	Accepted, Rejected string // to a suggester; %s the text, %s the reason
	NewSuggestion      string // %s the text
	Audit              string // %s who, %s the action, %s the text, %s the reason with a dash before it
	Actions            map[knowledge.Action]string

	// Of the history.
	History, NoHistory                string // %s the fact
	Older, Newer, UndoThis            string // %d revision
	Retracted, Hidden, Undone, Nobody string

	// Of the queue.
	QueueEmpty, QueueAt                string // %d of %d
	Approve, Edit, Reject, Next        string
	WhyTitle, Why, WhyAbout            string
	FromSuggester, FromModerator       string // %s who
	FromPack, FromPackGone, FromCheck  string // %s what
	Overtaken, TakePack, KeepOurs      string
	TakeTheirs                         string
	ImportFailed, ImportDone, NoFile   string // %d problems; %d added, %d changed, %d the same
	Exported, NothingToExport, Problem string

	// Of the settings.
	SettingsTitle, Role, Review, AskIn, OnlyIn string
	Lang, AskersOwn, Second, Private, Pause    string
	Seconds                                    map[curate.SecondPerson]string
	On, Off, Everywhere, OtherPage             string
	NeedsContent                               string
}

func deskWordsIn(l knowledge.Lang) *deskWords {
	if w := deskLanguages[l]; w != nil {
		return w
	}
	return &deskEnglish
}

var deskLanguages = map[knowledge.Lang]*deskWords{knowledge.English: &deskEnglish}

var deskEnglish = deskWords{
	FormTitle: map[string]string{
		formAdd: "Add a fact", formEdit: "Correct a fact", formFollow: "What came later", formReword: "The words of the fact", formSuggest: "Suggest a fact",
	},
	Text: "What the fact says", TextAbout: "One sentence that stands by itself, in neutral words", TextHint: "On 22 August 2024 … said that …",
	Quote: "Quotation", QuoteAbout: "Word for word as the page prints it; leave empty if there is none",
	Speaker: "Who says it", SpeakerAbout: "A person or party; leave empty for what plainly happened",
	When: "When", WhenAbout: "The day, month or range of the event: 2024-08-29, 2024-08, yesterday",
	Link: "Link", LinkAbout: "The page that reports it",

	DraftNew: "Draft of a new fact", DraftEdit: "Draft of a correction of %s", DraftFollow: "Draft of what supersedes %s",
	Mend: "To be mended before it can be saved", Look: "Please look", Ready: "Nothing stands in the way of saving it. Only you see this draft.",
	Holder: "Who holds it", Kind: "Kind", Date: "When", Source: "Source",
	PickKind: "Kind", PickHolder: "Who holds it", PickParties: "Parties", PickTopics: "Topics and places",
	PickDisputed: "Disputed by", PickEarlier: "Supersedes", PickStage: "How far it has come", PickStanding: "On whose word", None: "none",
	Save: "Save", Reword: "Change the words", More: "More", Back: "Back", Reread: "Read the link again", Drop: "Discard",
	PageWords: "Take the page's words", Dropped: "Discarded.",
	Global: "for every server", Here: "for this server",

	Done: map[knowledge.Action]string{
		curate.Added: "Saved, and answering questions now: %s", curate.Edited: "Corrected, and answering questions now: %s",
		curate.Followed: "Saved; it takes the place of the earlier word: %s", curate.Withdrawn: "Withdrawn; it is not shown any more: %s",
		curate.Hid: "Hidden in this server; other servers still see it: %s", curate.Confirmed: "Noted that it still stands today: %s",
		curate.Undid: "Brought back as it was before: %s", curate.Taught: "Learned: %s", curate.Rejected: "Rejected: %s",
	},
	Undo: "Undo", Waits: "Kept for a second moderator, as this server's rule is. It is in /queue.",
	Suggested: "Thank you. The moderators will look at it, and you will be told what they decide.",
	Accepted:  "Your suggestion was taken in: %s", Rejected: "Your suggestion was not taken in: %s\nReason: %s",
	NewSuggestion: "A fact was suggested; see /queue: %s",
	Audit:         "%s %s: %s%s",
	Actions: map[knowledge.Action]string{
		curate.Added: "added", curate.Edited: "corrected", curate.Followed: "added what supersedes an earlier word", curate.Withdrawn: "withdrew",
		curate.Hid: "hid", curate.Confirmed: "confirmed", curate.Undid: "undid a change of", curate.Taught: "taught", curate.Imported: "imported",
		curate.Rejected: "rejected", curate.Approved: "approved", curate.Suggested: "asks for a second moderator for",
		"update": "updated from a newer pack", "withdraw": "withdrew with a newer pack", "settings": "changed the settings",
	},

	History: "History of %s", NoHistory: "Nothing was changed.", Older: "Older", Newer: "Newer", UndoThis: "Undo %d",
	Retracted: "withdrawn", Hidden: "hidden here", Undone: "undone", Nobody: "the starter pack",

	QueueEmpty: "Nothing waits.", QueueAt: "%d of %d", Approve: "Approve", Edit: "Edit", Reject: "Reject", Next: "Next",
	WhyTitle: "Why not?", Why: "Reason", WhyAbout: "It is sent to who suggested it",
	FromSuggester: "Suggested by %s", FromModerator: "Change by %s, which a second moderator has to look at",
	FromPack: "A newer starter pack says otherwise of %s, which was changed by hand", FromPackGone: "A newer starter pack has no more of %s, which was changed by hand",
	FromCheck: "The page behind a source does not hold this quotation any more: %s", Overtaken: "The fact that every server sees changed since this server made its own version: %s",
	TakePack: "Take the pack's", KeepOurs: "Keep ours", TakeTheirs: "Drop our version",
	ImportFailed: "Nothing was imported: %d problems.", ImportDone: "Imported: %d added, %d changed, %d the same.", NoFile: "The file could not be read: %s",
	Exported: "%d bytes.", NothingToExport: "There is nothing of this server's own yet.", Problem: "problem",

	SettingsTitle: "Settings of this server", Role: "Role of moderators, beside those who may manage messages", Review: "Channel in which changes are told",
	AskIn: "Channels in which it answers unasked, where it is sure", OnlyIn: "Channels in which it answers at all (none: everywhere)",
	Lang: "Language", AskersOwn: "the asker's", Second: "Second moderator", Private: "Private replies", Pause: "Pause",
	Seconds: map[curate.SecondPerson]string{curate.Never: "never", curate.Disputed: "for disputed facts", curate.Always: "for every change"},
	On:      "on", Off: "off", Everywhere: "everywhere", OtherPage: "More settings",
	NeedsContent: "Answering unasked needs Message Content, which this bot's operator has not switched on.",
}

// audit writes the line for the review channel.
func (w *deskWords) audit(d *curate.Done) string {
	action := w.Actions[d.Action]
	if d.Queued != "" {
		action = w.Actions[curate.Suggested]
	}
	why := ""
	if d.Reason != "" {
		why = " — " + render.Line(d.Reason)
	}
	line := fmt.Sprintf(w.Audit, mentionOf(d.By), action, render.Line(d.Text), why)
	if d.Fact != "" {
		line += " " + code(string(d.Fact))
	}
	return fit(line, maxContent)
}

func (w *deskWords) newSuggestion(f curate.Form) string {
	return fit(strings.TrimSpace(fmt.Sprintf(w.NewSuggestion, render.Line(f.Text))), maxContent)
}
