package brief

var hebrew = Words{
	SummaryNow: "סיכום: השיחות כעת", Summary: "סיכום: %s", Now: "כעת", LastWeek: "7 הימים האחרונים", LastMonth: "30 הימים האחרונים",
	Comparison: "%s ו-%s בנושא: %s", Changes: "%s ו-%s בנושא: %s – איך השתנו דבריהם",
	Status: "מצב השיחות", Rounds: "סבבי השיחות",

	Standing: "היכן הדברים עומדים", Changed: "מה השתנה", Disputed: "מה שנוי במחלוקת", Ahead: "הבא לפי הרשום",
	Wants: "דרישות ועמדות: %s", WhereWhen: "איפה, מתי, מי", Outcome: "מה יצא מזה", Next: "מה בא אחר כך",
	Said: "מה נאמר על כך: %s", Ladder: "כמה התקדמו כל הצעה וכל הסכם", Sticking: "נקודות המחלוקת",
	OldRungs: "ישנים יותר, מלפני %s: לא הוחלפו לפי הרשום, ואין בכך לומר שהם עדיין עומדים",

	Nothing: "אין על כך רישום.", NothingThen: "אין רישום מהזמן הזה.", SaidElsewhere: "אין דבר מלבד מה שאמרו הצדדים ומה שמופיע בחלקים האחרים.", Elsewhere: "הרשום מופיע בחלקים האחרים.", NoCurrent: "לא רשומה דרישה או עמדה עדכנית.", NoStatement: "לא רשומה אמירה.", NoChange: "לא רשום שינוי.",
	NamedAbove: "הכתוב למעלה נוקב במועד שעוד לא הגיע: %s.",
	Where:      "איפה: %s", When: "מתי: %s", TookPart: "השתתפו: %s", NextRound: "הסבב הבא לפי הרשום: %s, %s",

	Named: "נוקב במועד שעוד לא הגיע: %s", Replaces: "בא במקום דברים מ-%s", Overtaken: "הוחלף בדברים מ-%s",
	Unconfirmed: "לא אושר מאז", LastKnown: "הידוע האחרון מ-%s, לא אושר מאז", Current: "לא הוחלף לפי הרשום",

	Since: "%s, מאז %s", Up: "▲ קודם: %s, %s", Down: "▼ קודם: %s, %s", Same: "= ללא שינוי: %s, %s", First: "הראשון הרשום",
	AsItStood: "כך עמדו הדברים ב-%s; מה שבא אחר כך אינו מוצג.", Stale: "הידוע האחרון, נכון ל-%s; לא הכול אושר מאז.",
	Previous: "הסבב הקודם", Upcoming: "הסבב הבא", HowChanged: "איך זה השתנה", AsTheyAre: "המצב כעת",
}
