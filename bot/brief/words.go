package brief

import "github.com/ceasefire-facts/bot/knowledge"

// Words are the typed templates of pages in one language: nothing else is said on a
// page beside facts, quotations, names and dates. %s stand for what the remark says.
type Words struct {
	// Titles.
	SummaryNow               string
	Summary                  string // %s what it is about
	Now, LastWeek, LastMonth string
	Comparison, Changes      string // %s party, %s party, %s topic
	Status, Rounds           string

	// Headings.
	Standing, Changed, Disputed, Ahead string
	Wants                              string // %s party
	WhereWhen, Outcome, Next           string
	Said                               string // %s party
	Ladder, Sticking                   string
	OldRungs                           string // %s date

	// Lines.
	Nothing, NoStatement, NoChange string
	NothingThen                    string // of a period
	SaidElsewhere                  string // in place of what changed
	NoCurrent                      string // of a party that is on record otherwise
	Elsewhere                      string // in place of what stands there already
	NamedAbove                     string // %s date
	Where, When, TookPart          string // %s place, date, names
	NextRound                      string // %s round, %s date

	// Notes on a fact.
	Named, Replaces, Overtaken, LastKnown string // %s date
	Unconfirmed                           string // since the date beside it
	Current                               string

	// Of the ladder.
	Since              string // %s stage, %s date
	Up, Down, Same     string // %s stage before, %s its date
	First              string
	AsItStood, Stale   string // %s date: of the page as a whole
	Previous, Upcoming string // buttons of rounds
	HowChanged         string // button of a comparison
	AsTheyAre          string // button of the changes
}

// WordsIn gives the words of a language; English if there are none.
func WordsIn(l knowledge.Lang) *Words { return knowledge.In(languages, l) }

var languages = map[knowledge.Lang]*Words{knowledge.English: &english, knowledge.Hebrew: &hebrew, knowledge.Arabic: &arabic}

var english = Words{
	SummaryNow: "Summary: the talks now", Summary: "Summary: %s", Now: "now", LastWeek: "the last 7 days", LastMonth: "the last 30 days",
	Comparison: "%s and %s on: %s", Changes: "%s and %s on: %s – how their words changed",
	Status: "Status of the talks", Rounds: "Rounds of talks",

	Standing: "Where it stands", Changed: "What changed", Disputed: "What is disputed", Ahead: "Next on record",
	Wants: "What %s asks for and holds", WhereWhen: "Where, when, who", Outcome: "What came of it", Next: "What came next",
	Said: "What %s said of it", Ladder: "How far each proposal and agreement has come", Sticking: "Sticking points",
	OldRungs: "Older, from before %s: nothing on record supersedes these, which is not to say that they still stand",

	Nothing: "Nothing on record.", NothingThen: "Nothing on record of this time.", SaidElsewhere: "Nothing beside what the sides said and what stands in the other sections.", Elsewhere: "What is on record stands in the other sections.", NoCurrent: "No current demand or position on record.", NoStatement: "No statement on record.", NoChange: "No change on record.",
	NamedAbove: "What stands above names a day to come: %s.",
	Where:      "Where: %s", When: "When: %s", TookPart: "Took part: %s", NextRound: "Next round on record: %s, %s",

	Named: "names a day to come: %s", Replaces: "takes the place of a word of %s", Overtaken: "overtaken by a word of %s",
	Unconfirmed: "not confirmed since", LastKnown: "last known %s, not confirmed since", Current: "not superseded on record",

	Since: "%s, since %s", Up: "▲ before: %s, %s", Down: "▼ before: %s, %s", Same: "= unchanged: %s, %s", First: "first on record",
	AsItStood: "This is how it stood on %s; what came later is not shown.", Stale: "Last known, as of %s; not all of it was confirmed since.",
	Previous: "Previous round", Upcoming: "Next round", HowChanged: "How this changed", AsTheyAre: "As it is now",
}
