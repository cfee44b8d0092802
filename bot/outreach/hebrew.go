package outreach

import (
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

var inHebrew = words{
	lang: knowledge.Hebrew,

	Changes: map[ledger.Change]string{
		ledger.Corrected: "תוקן ב: %s", ledger.Withdrawn: "נמשך ב: %s", ledger.Overtaken: "בא במקומו דבר מאוחר יותר, נרשם ב: %s",
	},
	Again:  "רשום שוב מאז: %s",
	Before: "נאמר כאן קודם", Now: "רשום כעת", Gone: "הדבר אינו רשום עוד.", Why: "הסיבה, לדברי המנהלים", Source: "מקור",

	Heard: map[ledger.Change]string{
		ledger.Corrected: "עובדה בתשובה הזאת תוקנה.", ledger.Withdrawn: "עובדה בתשובה הזאת נמשכה.",
		ledger.Overtaken: "במקום עובדה בתשובה הזאת בא דבר מאוחר יותר.",
	},

	Reached: "התיקון הגיע אל %d מתוך %d הודעות.",
	Outcomes: map[ledger.Outcome]string{
		ledger.Deleted: "נמחקו: %d", ledger.Denied: "אין הרשאה: %d", ledger.TooLate: "אפשר היה לערוך רק במשך 15 דקות: %d",
		ledger.Failed: "דיסקורד לא קיבל: %d", ledger.Unsaid: "כבר לא הציגו זאת: %d",
	},
	Of: "עובדה %s",

	News: "מה חדש: %s", All: "הכול", Status: "מצב השיחות",
	Novelties: map[ledger.Change]string{
		Added: "נוסף", ledger.Overtaken: "דבר מאוחר יותר", ledger.Corrected: "תוקן", ledger.Withdrawn: "נמשך",
	},
	Earlier: "רשום קודם", Stop: "הפסקת המעקב",
	NoNews: "אין חדש.", MoreNews: "… ועוד %d: `/whatsnew`", Sources: "מקורות",

	Offer: "מאז שזה נשאל נוספו עובדות שהיו חסרות:",

	Week: "השבוע מ: %s עד %s", WeekAsked: "שאלות: %d · נענו: %d", WeekVotes: "הועילו: %d · לא הועילו: %d",
	WeekGaps: "נשאל הכי הרבה בלי תשובה", WeekOldest: "העובדות הישנות ביותר שהתשובות נשענו עליהן", WeekOrigins: "על דיווחים של מי נשענו התשובות",
	Reasons: map[answer.Reason]string{
		answer.NoEvidence: "אין רישום", answer.IsOpinion: "דעה", answer.IsPrediction: "תחזית", answer.IsOffTopic: "מחוץ לנושא",
		answer.IsInjection: "לא הייתה שאלה", answer.Unresolved: "לא היה ברור למה הכוונה", answer.Premise: "הניחה דבר שאינו רשום",
	},
}
