package bot

import (
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

var deskHebrew = deskWords{
	lang: knowledge.Hebrew,

	FormTitle: map[string]string{
		formAdd: "הוספת עובדה", formMend: "תיקון שגיאת כתיב", formFill: "מענה על שאלה", formEdit: "תיקון עובדה", formFollow: "מה בא אחר כך", formReword: "ניסוח העובדה", formSuggest: "הצעת עובדה",
	},
	Text: "מה העובדה אומרת", TextAbout: "משפט אחד שעומד בפני עצמו, בלשון ניטרלית", TextHint: "ב-22 באוגוסט 2024 אמר … כי …",
	Quote: "ציטוט", QuoteAbout: "מילה במילה, כפי שכתוב בדף; אם אין ציטוט, להשאיר ריק",
	Speaker: "מי אומר זאת", SpeakerAbout: "אדם או צד; להשאיר ריק אם זה פשוט קרה",
	When: "מתי", WhenAbout: "היום, החודש או התקופה של האירוע: 2024-08-29, 2024-08, אתמול",
	Link: "קישור", LinkAbout: "הדף שמדווח על כך; דפים נוספים אחרי רווח",

	DraftNew: "טיוטה של עובדה חדשה", DraftEdit: "טיוטה של תיקון", DraftFollow: "טיוטה של עובדה שבאה במקום קודמת",
	Mend: "לתקן לפני השמירה", Look: "לתשומת לב", Ready: "אין מה שמונע את השמירה.",
	Fact: "עובדה", Holder: "לפי מי", Kind: "סוג", Date: "מתי", Source: "מקור",
	PickHolder: "לפי מי", PickParties: "צדדים", PickTopics: "נושאים ומקומות",
	PickDisputed: "שנויה במחלוקת עם", PickEarlier: "באה במקום", PickStage: "שלב", PickStanding: "על סמך מה",
	Save: "שמירה", Reword: "שינוי הניסוח", More: "אפשרויות נוספות", Back: "חזרה", Reread: "קריאת הקישור מחדש", Drop: "מחיקת הטיוטה",
	PageWords: "להשתמש בלשון הדף", Dropped: "הטיוטה נמחקה.",
	Global: "לכל השרתים", Here: "לשרת הזה",

	Done: map[knowledge.Action]string{
		curate.Added: "נשמר, וכבר משמש בתשובות.", curate.Mended: "תוקן בשקט, וכבר משמש בתשובות.", curate.Edited: "תוקן, וכבר משמש בתשובות.",
		curate.Followed: "נשמר, ובא במקום הדברים הקודמים.", curate.Withdrawn: "נמשך, ולא יוצג עוד.",
		curate.Hid: "הוסתר בשרת הזה; בשרתים אחרים עדיין רואים זאת.", curate.Confirmed: "נרשם שהעובדה נכונה גם היום.",
		curate.Undid: "הוחזר למצב הקודם.", curate.Taught: "נלמד.", curate.Rejected: "נדחה.",
	},
	TakenOut: "בוטל, ולא יוצג עוד.",
	Undo:     "ביטול השינוי", Waits: "ממתין לאישור של מנהל נוסף, לפי הכלל בשרת הזה. אפשר לראות זאת ב-/queue.",
	Suggested: "תודה. המנהלים יעיינו בהצעה, וההחלטה תימסר לך.",
	Accepted:  "ההצעה שלך התקבלה.", Rejected: "ההצעה שלך לא התקבלה.",
	NewSuggestion: "הוצעה עובדה; ראו /queue.",
	Complained:    "דווח על טעות בתשובה; ראו /queue.",
	Audit:         "%s · %s:",
	Actions: map[knowledge.Action]string{
		curate.Added: "הוספה", curate.Mended: "תיקון שגיאת כתיב", curate.Edited: "תיקון", curate.Followed: "הוספת עובדה שבאה במקום קודמת", curate.Withdrawn: "משיכה",
		curate.Hid: "הסתרה בשרת הזה", curate.Confirmed: "אישור שהעובדה עדיין נכונה", curate.Undid: "ביטול שינוי", curate.Taught: "לימוד שם או מילה", curate.Imported: "ייבוא",
		curate.Rejected: "דחיית הצעה", curate.Approved: "אישור הצעה", curate.Suggested: "בקשה לאישור של מנהל נוסף",
		"update": "עדכון מחבילה חדשה יותר", "withdraw": "משיכה לפי חבילה חדשה יותר", "settings": "שינוי הגדרות",
	},

	History: "מה השתנה", Older: "קודמים", Newer: "חדשים", UndoThis: "ביטול שינוי %d",
	Retracted: "נמשכה", Hidden: "מוסתרת כאן", Undone: "בוטלה", Nobody: "חבילת הבסיס",

	QueueEmpty: "שום דבר לא ממתין.", QueueAt: "ממתין: %d מתוך %d", Approve: "אישור", Edit: "עריכה", Reject: "דחייה", Next: "הבא",
	WhyTitle: "מה הסיבה?", Why: "סיבה", WhyAbout: "תישלח למי שהציע",
	FromSuggester: "הצעה של %s", FromModerator: "שינוי של %s, שמנהל נוסף צריך לבדוק",
	FromPack: "חבילת בסיס חדשה יותר סותרת את %s, ששונתה ידנית", FromPackGone: "בחבילת בסיס חדשה יותר כבר אין %s, ששונתה ידנית",
	FromCheck: "הציטוט הזה כבר אינו בדף שהמקור מפנה אליו:", Overtaken: "העובדה שכל השרתים רואים השתנתה מאז שבשרת הזה נוצרה גרסה נפרדת: %s",
	TakePack: "לקבל את גרסת החבילה", KeepOurs: "להשאיר את הגרסה שלנו",
	ChangedSince: "השתנתה מאז התשובה הזאת",
	FromReader:   "קורא דיווח על טעות בתשובה:", Question: "השאלה", LookedAt: "טופל",
	HasAged: "ידוע לאחרונה כנכון ב-%s; זמנה עבר.", ReliedOn: "תשובות מ-30 הימים האחרונים שהציגו אותה: %d", StillTrue: "עדיין נכון", Supersede: "דברים מאוחרים",
	Unanswered: "לא הייתה תשובה. נשאל %d פעמים, לאחרונה ב-%s:", Wished: "מבקשים לשמוע כשתהיה תשובה: %d", FillGap: "לענות בעובדה", LeaveGap: "להשאיר פתוח", Answers: "עונה על",
	ImportFailed: "דבר לא יובא. מספר הבעיות: %d.", ImportDone: "הייבוא הסתיים: %d חדשים, %d שונו, %d ללא שינוי.", NoFile: "לא ניתן לקרוא את הקובץ: %s",
	Exported: "העובדות, המקורות והשמות, כקובץ.", NothingToExport: "עדיין אין דבר ששייך לשרת הזה בלבד.",

	SettingsTitle: "הגדרות השרת הזה", Role: "תפקיד המנהלים", Review: "הודעות על שינויים", AskIn: "מענה בלי פנייה, כשהבוט בטוח", OnlyIn: "מענה רק בערוצים",
	Managers: "מי שרשאי לנהל הודעות", Nowhere: "בשום ערוץ", Everywhere: "בכל הערוצים",
	Lang: "שפה", AskersOwn: "שפת השואל", Second: "מנהל נוסף", Private: "תשובות פרטיות", Pause: "השהיה",
	Seconds: map[curate.SecondPerson]string{curate.Never: "אף פעם", curate.Disputed: "לעובדות שבמחלוקת", curate.Always: "לכל שינוי"},
	On:      "פועל", Off: "כבוי",
	NeedsContent: "מענה בלי פנייה מצריך את ההרשאה Message Content, שמפעילי הבוט לא הפעילו.",
	Breaking:     "חדשות מתפתחות", Until: "עד %s",
}
