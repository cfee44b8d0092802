package bot

import (
	"fmt"

	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/bot/render"
	"github.com/ceasefire-facts/bot/knowledge"
)

// deskWords are the bot's words to moderators in one language. %s and %d stand for
// what the remark says; foreign texts come on lines of their own, after the words.
type deskWords struct {
	lang knowledge.Lang

	// Of the form.
	FormTitle                                               map[string]string // by what it is for
	Text, TextAbout, TextHint, Quote, QuoteAbout            string
	Speaker, SpeakerAbout, When, WhenAbout, Link, LinkAbout string

	// Of a draft.
	DraftNew, DraftEdit, DraftFollow       string
	Mend, Look, Ready                      string
	Fact, Holder, Kind, Date, Source       string
	PickHolder, PickParties, PickTopics    string
	PickDisputed, PickEarlier              string
	PickStage, PickStanding                string
	Save, Reword, More, Back, Reread, Drop string
	PageWords                              string // take the page's words for the quotation
	Dropped                                string
	Global, Here                           string // who sees it

	// Of what was done.
	Done                              map[knowledge.Action]string
	TakenOut                          string // of what was undone: there is nothing of it left
	Undo, Waits                       string
	Suggested                         string
	Accepted, Rejected, NewSuggestion string
	Complained                        string
	Audit                             string // %s who, %s the action
	Actions                           map[knowledge.Action]string

	// Of the history.
	History, Older, Newer             string
	UndoThis                          string // %d revision
	Retracted, Hidden, Undone, Nobody string

	// Of the queue.
	QueueEmpty                        string
	QueueAt                           string // %d of %d
	Approve, Edit, Reject, Next       string
	WhyTitle, Why, WhyAbout           string
	FromSuggester, FromModerator      string // %s who
	FromPack, FromPackGone, Overtaken string // %s the fact's id
	FromCheck, TakePack, KeepOurs     string
	FromReader, Question, LookedAt    string
	ChangedSince                      string // of a fact that an answer showed
	HasAged                           string // %s the day on which it was last known to stand
	ReliedOn                          string // %d answers
	StillTrue, Supersede              string
	Unanswered                        string // %d times, %s last day
	Wished                            string // %d people
	FillGap, LeaveGap, Answers        string
	ImportFailed                      string // %d problems
	ImportDone                        string // %d added, %d changed, %d the same
	NoFile                            string // %s why
	Exported, NothingToExport         string

	// Of the settings.
	SettingsTitle, Role, Review, AskIn, OnlyIn string
	Managers                                   string // those who moderate in any case
	Nowhere, Everywhere                        string
	Lang, AskersOwn, Second, Private, Pause    string
	Seconds                                    map[curate.SecondPerson]string
	On, Off, NeedsContent                      string
	Breaking, Until                            string // %s a moment
}

func deskWordsIn(l knowledge.Lang) *deskWords { return knowledge.In(deskLanguages, l) }

var deskLanguages = map[knowledge.Lang]*deskWords{
	knowledge.English: &deskEnglish, knowledge.Hebrew: &deskHebrew, knowledge.Arabic: &deskArabic,
}

// kind, stage and standing name keys in words of the language.
func (w *deskWords) kind(k knowledge.Kind) string         { return render.KindName(w.lang, k) }
func (w *deskWords) stage(s knowledge.Stage) string       { return render.StageName(w.lang, s) }
func (w *deskWords) standing(s knowledge.Standing) string { return render.StandingName(w.lang, s) }

// audit writes the lines for the review channel.
func (w *deskWords) audit(d *curate.Done) string {
	action := w.Actions[d.Action]
	if d.Queued != "" {
		action = w.Actions[curate.Suggested]
	}
	lines := fmt.Sprintf(w.Audit, mentionOf(d.By), action)
	for _, text := range []string{d.Text, d.Reason} {
		if text != "" {
			lines += "\n" + render.Quoted(text)
		}
	}
	if d.Fact != "" {
		lines += "\n" + small(string(d.Fact))
	}
	return fit(lines, maxContent)
}

func (w *deskWords) newSuggestion(f curate.Form) string {
	return fit(w.NewSuggestion+"\n"+render.Quoted(f.Text), maxContent)
}

// decided tells a suggester what came of the suggestion.
func (w *deskWords) decided(d *curate.Done) string {
	if d.Action != curate.Rejected {
		return fit(w.Accepted+"\n"+render.Quoted(d.Text), maxContent)
	}
	return fit(w.Rejected+"\n"+render.Quoted(d.Text)+"\n"+w.Why+":\n"+render.Quoted(d.Reason), maxContent)
}
