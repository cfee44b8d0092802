package bot

import "github.com/bwmarrin/discordgo"

var (
	everywhereOption = optionSpec{
		name: label{optEverywhere, "בכל_מקום"}, kind: yesOption,
		about: label{"For every server instead of this one (the bot's operators only)", "לכל השרתים ולא רק לזה (למפעילי הבוט בלבד)"},
	}
	factOption = optionSpec{
		name: label{optFact, "עובדה"}, required: true, complete: true,
		about: label{"Which fact: type words of it, or its id", "איזו עובדה: מילים מתוכה, או המזהה שלה"},
	}
)

// moderationSpecs are the commands of moderators, and the one by which anybody
// suggests a fact. Servers can give them to others; who may do what is checked
// each time.
var moderationSpecs = []spec{
	{
		name: label{cmdFact, "עובדה"}, about: label{"Look at facts, add and correct them", "צפייה בעובדות, הוספה ותיקון"},
		subs: []spec{
			{name: label{"add", "הוספה"}, about: label{"Add a fact", "הוספת עובדה"}, options: []optionSpec{everywhereOption}},
			{name: label{"edit", "עריכה"}, about: label{"Correct a fact", "תיקון עובדה"}, options: []optionSpec{
				factOption,
				{name: label{optReason, "סיבה"}, about: label{"Why, for those who read it before", "למה, בשביל מי שקרא קודם"}, max: maxReason},
				{name: label{optTypo, "כתיב"}, about: label{"A typo only: those who read it are not told", "שגיאת כתיב בלבד: מי שקרא לא יקבל הודעה"}, kind: yesOption},
				everywhereOption,
			}},
			{name: label{"supersede", "החלפה"}, about: label{"Add a later word that takes a fact's place", "הוספת עובדה מאוחרת שבאה במקומה"}, options: []optionSpec{
				factOption,
				{name: label{optReason, "סיבה"}, about: label{"Why, for those who read it before", "למה, בשביל מי שקרא קודם"}, max: maxReason},
				everywhereOption,
			}},
			{name: label{"retract", "משיכה"}, about: label{"Withdraw a fact", "משיכת עובדה"}, options: []optionSpec{
				factOption,
				{name: label{optReason, "סיבה"}, about: label{"Why", "למה"}, required: true, max: maxReason},
				everywhereOption,
			}},
			{name: label{"confirm", "אישור"}, about: label{"Note that a fact still stands today", "ציון שעובדה עדיין נכונה היום"}, options: []optionSpec{factOption, everywhereOption}},
			{name: label{"show", "הצגה"}, about: label{"Show a fact with everything about it", "הצגת עובדה וכל מה שידוע עליה"}, options: []optionSpec{factOption}},
			{name: label{"history", "היסטוריה"}, about: label{"What was changed in a fact, and undo it", "מה השתנה בעובדה, וביטול שינויים"}, options: []optionSpec{factOption}},
			{name: label{"import", "ייבוא"}, about: label{"Add the facts of a pack file", "הוספת עובדות מקובץ"}, options: []optionSpec{
				{name: label{optFile, "קובץ"}, about: label{"A pack file (YAML)", "קובץ עובדות (YAML)"}, required: true, kind: attachmentOption},
				everywhereOption,
			}},
			{name: label{"export", "ייצוא"}, about: label{"Get this server's own facts as a pack file", "קבלת העובדות של השרת כקובץ"}, options: []optionSpec{everywhereOption}},
		},
	},
	{name: label{cmdSuggest, "הצעה"}, about: label{"Suggest a fact to this server's moderators", "הצעת עובדה למנהלי השרת"}, guild: true},
	{name: label{cmdQueue, "תור"}, about: label{"What waits for a moderator", "מה ממתין למנהל"}, needs: discordgo.PermissionManageMessages},
	{
		name: label{cmdTeach, "לימוד"}, about: label{"Teach a name or a word", "לימוד שם או מילה"}, needs: discordgo.PermissionManageMessages,
		subs: []spec{
			{name: label{"name", "שם"}, about: label{"Another name of a person, party, place, round or topic", "שם נוסף לאדם, צד, מקום, סבב או נושא"}, options: []optionSpec{
				{name: label{optOf, "של"}, about: label{"Whose name", "של מי השם"}, required: true, complete: true},
				{name: label{optName, "שם"}, about: label{"The name", "השם"}, required: true, min: 1, max: 80},
				everywhereOption,
			}},
			{name: label{"word", "מילה"}, about: label{"A word that means the same as a known one", "מילה שמשמעותה כשל מילה מוכרת"}, options: []optionSpec{
				{name: label{optWord, "מילה"}, about: label{"The new word or phrase", "המילה או הביטוי"}, required: true, min: 1, max: 80},
				{name: label{optMeans, "כמו"}, about: label{"A known word that means the same", "מילה מוכרת באותה משמעות"}, required: true, min: 1, max: 80},
				everywhereOption,
			}},
		},
	},
	{name: label{cmdSettings, "הגדרות"}, about: label{"How the bot behaves in this server", "איך הבוט מתנהג בשרת הזה"}, guild: true, needs: discordgo.PermissionManageMessages},
	{name: label{cmdSave, "לשמור כעובדה"}, menu: true, needs: discordgo.PermissionManageMessages},
}
