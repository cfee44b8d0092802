package bot

import (
	"github.com/ceasefire-facts/bot/bot/outreach"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

// followWords are the bot's words to those who follow, in one language.
type followWords struct {
	lang knowledge.Lang

	Status, All              string
	Since                    string // %s a moment
	Following, Stop, Stopped string
	None, ByMessage          string
	Paces                    map[ledger.Pace]string
	Days                     [7]string // from Sunday
	Problems                 map[error]string
}

func followWordsIn(l knowledge.Lang) *followWords { return knowledge.In(followLanguages, l) }

var followLanguages = map[knowledge.Lang]*followWords{
	knowledge.English: {
		lang: knowledge.English, Status: "where the talks stand", All: "everything", Since: "Since %s:",
		Following: "Followed from now on. When nothing is new, nothing is sent.", Stop: "Stop", Stopped: "Stopped; nothing more is sent.",
		None: "Nothing is followed here. Start with `/follow start`.", ByMessage: "direct message",
		Paces: map[ledger.Pace]string{ledger.AtOnce: "at once", ledger.Daily: "daily", ledger.Weekly: "weekly"},
		Days:  [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		Problems: map[error]string{
			outreach.ErrNotModerator: "What a channel follows is for this server's moderators to say. By direct message anybody can follow.",
			outreach.ErrNoZone:       "I do not know that time zone. Write it like Asia/Jerusalem or Europe/London.",
			outreach.ErrUnknown:      "I do not know that. Choose one of the names offered while you type.",
			outreach.ErrTooMany:      "That is as much as one place can follow. Stop something first with `/follow list`.",
			outreach.ErrNoFollow:     "That is not followed here any more.",
		},
	},
	knowledge.Hebrew: {
		lang: knowledge.Hebrew, Status: "מצב השיחות", All: "הכול", Since: "מאז %s:",
		Following: "המעקב התחיל. כשאין חדש, דבר אינו נשלח.", Stop: "הפסקה", Stopped: "הופסק; דבר נוסף לא יישלח.",
		None: "אין כאן מעקב. מתחילים עם `/follow start`.", ByMessage: "הודעה פרטית",
		Paces: map[ledger.Pace]string{ledger.AtOnce: "מיד", ledger.Daily: "יומי", ledger.Weekly: "שבועי"},
		Days:  [7]string{"יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת"},
		Problems: map[error]string{
			outreach.ErrNotModerator: "אחרי מה ערוץ עוקב קובעים מנהלי השרת. בהודעה פרטית כל אחד יכול לעקוב.",
			outreach.ErrNoZone:       "אינני מכיר את אזור הזמן הזה. כתבו אותו כך: Asia/Jerusalem או Europe/London.",
			outreach.ErrUnknown:      "אינני מכיר את זה. בחרו אחד מהשמות המוצעים בזמן ההקלדה.",
			outreach.ErrTooMany:      "זה המרב שאפשר לעקוב אחריו ממקום אחד. הפסיקו קודם משהו עם `/follow list`.",
			outreach.ErrNoFollow:     "אחרי זה כבר לא עוקבים כאן.",
		},
	},
	knowledge.Arabic: {
		lang: knowledge.Arabic, Status: "أين وصلت المحادثات", All: "كل شيء", Since: "منذ %s:",
		Following: "بدأت المتابعة. حين لا جديد لا يُرسل شيء.", Stop: "إيقاف", Stopped: "أُوقفت؛ لن يُرسل المزيد.",
		None: "لا متابعة هنا. ابدأ بالأمر `/follow start`.", ByMessage: "رسالة مباشرة",
		Paces: map[ledger.Pace]string{ledger.AtOnce: "فورًا", ledger.Daily: "يوميًا", ledger.Weekly: "أسبوعيًا"},
		Days:  [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		Problems: map[error]string{
			outreach.ErrNotModerator: "ما تتابعه القناة يقرره مشرفو هذا الخادم. ويمكن لأي شخص المتابعة برسالة مباشرة.",
			outreach.ErrNoZone:       "لا أعرف هذه المنطقة الزمنية. اكتبها هكذا: Asia/Jerusalem أو Europe/London.",
			outreach.ErrUnknown:      "لا أعرف هذا. اختر أحد الأسماء المعروضة أثناء الكتابة.",
			outreach.ErrTooMany:      "هذا أقصى ما يمكن متابعته من مكان واحد. أوقف شيئًا أولًا عبر `/follow list`.",
			outreach.ErrNoFollow:     "لم تعد هناك متابعة لهذا هنا.",
		},
	},
}
