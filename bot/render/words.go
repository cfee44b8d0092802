package render

import "github.com/ceasefire-facts/bot/knowledge"

// Words are the bot's own words in one language. %s and %d stand for what the
// name says. Neutral and plain; loaded words never stand here.
type Words struct {
	Origins string // of reporting

	// What readers think of an answer.
	HelpfulButton, UnhelpfulButton, FlagButton, NotifyButton string
	Thanks, FlagTitle, FlagLabel, FlagAbout, Flagged         string
	Wished, NotKept                                          string

	// What is kept, and how it goes.
	PrivacyTitle, PrivacyButton string
	PrivacyMemory               string // where nothing is kept
	Privacy                     string // %d days of questions, %d days of answers
	Forgot                      string // %d questions, %d follows, %d wishes, %d votes, %d reports

	// Of an answer.
	Sources             string
	MoreSources         string // %d left out
	Warnings, Suggested string
	AsOf                string // %s date
	Page                string // %d of %d
	NoAnswer            string // in place of an empty lead

	// On buttons.
	SourcesButton, WhyButton, DeleteButton, ShareButton, Next, Previous string

	// Above an answer to a message that somebody else wrote.
	QuestionBy, MessageBy string // %s author
	ToMessage             string // label of the link

	// Replies to what cannot be done.
	NotYours     string // to delete
	TooOld       string // an answer that is no longer remembered
	NoTrace      string
	NoSources    string
	Deleted      string
	BadDate      string // %s what was typed
	EmptyAsk     string
	Failed       string // an error inside
	UnknownThing string // %s what was typed
	EmptyTarget  string // a message without text
	OwnTarget    string // a message of the bot's own
	Shared       string // what was shared before
	Unread       string // %s mention of the bot: a reply whose text Discord withholds
	Stale        string // %s command to start again with: a form or button that is over
	Unknown      string // a form or button that the bot does not know any more
	TooSlow      string // a form that Discord does not let open so late
	Broken       string // an error inside, while something was done that may change something
	Paused       string // by the server's moderators
	NotHere      string // %s a channel where it answers
	SlowDown     string // too much in too little time

	// Questions that commands stand for.
	AskStatus, AskSummits                           string
	AskDemands, AskSummit, AskQuotes, AskQuotesOver string // %s name

	// /help and /about.
	HelpTitle      string
	Help           string // %s mention of the bot, %s lines about what else there is
	HelpSuggest    string // a line on suggestions
	HelpModerators string // title of what moderators can do
	HelpDesk       string
	AboutTitle     string
	About          string // %d facts, %d sources, %s newest date
}

// WordsIn gives the words of a language; English if there are none.
func WordsIn(l knowledge.Lang) *Words { return knowledge.In(languages, l) }

var languages = map[knowledge.Lang]*Words{knowledge.English: &english, knowledge.Hebrew: &hebrew, knowledge.Arabic: &arabic}

var english = Words{
	Origins:      "By whose reporting",
	PrivacyTitle: "What is kept of what you ask", PrivacyButton: "Delete what is kept about me",
	PrivacyMemory: "Questions of the last 24 hours are remembered, in memory only, so that follow-ups and buttons work. Nothing is written down.",
	Privacy: "• In memory only, for 24 hours: your questions and my answers, so that follow-ups and buttons work.\n" +
		"• Written down for %d days: the words of your question and, in place of your name or id, a key that stands for you; so that moderators see what could not be answered, and `/whatsnew` what you asked last.\n" +
		"• Written down for %d days: where I answered, and from which facts, so that a correction reaches you.\n" +
		"• Until you end it: what you follow by direct message, with your id, because otherwise I could not reach you.\n" +
		"• Whether an answer helped, and reports of errors: with the answer, under the same key.\n\n" +
		"When I leave a server, all that is kept of its answers is deleted. Facts that you add or suggest stay, with your id in their history.",
	Forgot:        "Deleted: %d questions, %d follows, %d requests to be told, %d votes, %d reports. The answers stay where I gave them; delete them there.",
	HelpfulButton: "Helpful", UnhelpfulButton: "Not helpful", FlagButton: "Report an error", NotifyButton: "Tell me when you know",
	Thanks: "Thank you, that was noted.", FlagTitle: "Report an error", FlagLabel: "What is wrong?", FlagAbout: "A link to evidence helps. Your name is not passed on.",
	Flagged: "Thank you. The moderators will see it, with this answer.",
	Wished:  "I will say so here when it can be answered.", NotKept: "Nothing is kept of this message any more.",

	Sources: "Sources", MoreSources: "… and %d more: press Sources", Warnings: "Please note", Suggested: "You could ask",
	AsOf: "As of %s", Page: "page %d of %d", NoAnswer: "I have no answer to that.",

	SourcesButton: "Sources", WhyButton: "Why this answer?", DeleteButton: "Delete", ShareButton: "Share in the channel", Next: "More", Previous: "Back",

	QuestionBy: "Question by %s", MessageBy: "On a message by %s", ToMessage: "to the message",

	NotYours:  "Only the person who asked, or a moderator who may manage messages, can delete this answer.",
	TooOld:    "I no longer remember this answer. Please ask again, or use the command or the message menu once more.",
	NoTrace:   "There is nothing to tell about how this answer came about.",
	NoSources: "This answer cites no sources.",
	Deleted:   "Deleted.",
	BadDate:   "I cannot read the date “%s”. Write it as 2024-08-29, 2024-08 or 2024.",
	EmptyAsk:  "Please write a question.",
	Failed:    "Something went wrong on my side, so I have no answer right now. Please try again in a moment.",

	UnknownThing: "I do not know “%s”. Pick one of the names offered while you type.",
	EmptyTarget:  "I find no text in that message: it may hold only a picture, or Discord does not let me read it.",
	OwnTarget:    "That message is one of mine. Reply to it to ask further.",
	Shared:       "This has been shared already.",
	Unread:       "Discord does not let me read that reply. Please mention me in it: %s and your question.",
	Stale:        "This form is no longer valid; start again with %s.",
	Unknown:      "This form or button is no longer valid; start again with the command that it came from.",
	TooSlow:      "That took too long for Discord to open the form. Please try again.",
	Broken:       "Something went wrong on my side. Please try again in a moment; if you were changing something, look first whether it was saved.",
	Paused:       "The moderators of this server have paused me.",
	NotHere:      "I do not answer in this channel. Try %s.",
	SlowDown:     "That is a lot at once. Please wait a moment, then ask again.",

	AskStatus: "Where do the talks stand?", AskSummits: "What came of the last round?",
	AskDemands: "What does %s demand?", AskSummit: "What came of %s?",
	AskQuotes: "What did %s say?", AskQuotesOver: "What did %s say about %s?",

	HelpTitle: "How to ask",
	Help: "I answer questions about the Gaza ceasefire and hostage talks from facts that people have curated, each with its date and source.\n\n" +
		"• Mention me with a question: %s what does each side demand?\n" +
		"• Reply to an answer of mine to ask further, or write to me directly.\n" +
		"• `/ask` any question · `/status` where the talks stand · `/demands` what a party asks for\n" +
		"• `/summary` of now, a month, a party, a topic · `/compare` two parties on a topic\n" +
		"• `/summits` what the rounds brought · `/quotes` who said what · `/about` what I am\n" +
		"• `/timeline` what happened when, as a picture and a list\n" +
		"• `/whatsnew` since you last asked · `/follow start` be told what is new · `/privacy` what I keep, and deleting it\n" +
		"• In the menu of any message, under Apps: **Answer this**, or **Check against the facts** for what is on record on its claims\n%s\n" +
		"If you edit your question within five minutes, I answer it anew in the same place. I do not give opinions or predictions, and I say so when I do not know.",
	HelpSuggest:    "• `/suggest` a fact that is missing, with a link to who reports it: the moderators look at it, and you are told what they decide\n",
	HelpModerators: "For moderators",
	HelpDesk: "• `/fact add`, or **Save as fact** in the menu of a message: I check the quotation against the page, and say what is known already\n" +
		"• `/fact edit` · `/fact supersede` a later word takes its place · `/fact confirm` it still stands · `/fact retract`\n" +
		"• `/fact history` what was changed, and undo it · `/fact show` · `/fact import` · `/fact export`\n" +
		"• `/queue` what waits for a decision · `/teach` names and words · `/settings` how I behave here",
	AboutTitle: "About this bot",
	About: "I answer only from curated, dated, attributed facts: no text is generated, and quotations stand word for word. " +
		"Where sides differ, both are shown.\n\n" +
		"In the menu of a message, **Answer this** answers a question that somebody else asked, and **Check against the facts** " +
		"shows what is on record on its claims, without a verdict. I read that message only.\n\nFacts: %d · sources: %d · newest: %s\n\n" +
		"What is kept of questions, and how to have it deleted: `/privacy`.",
}

var hebrew = Words{
	Origins:      "על סמך דיווחים של",
	PrivacyTitle: "מה נשמר ממה ששואלים", PrivacyButton: "למחוק את מה שנשמר עליי",
	PrivacyMemory: "שאלות של 24 השעות האחרונות נשמרות בזיכרון בלבד, כדי ששאלות המשך וכפתורים יפעלו. דבר אינו נכתב.",
	Privacy: "• בזיכרון בלבד, 24 שעות: השאלות שלכם והתשובות שלי, כדי ששאלות המשך וכפתורים יפעלו.\n" +
		"• נכתב ל-%d ימים: נוסח השאלה ובמקום שם או מזהה, מפתח שעומד במקומכם; כדי שמנהלים יראו על מה לא הייתה תשובה, ו-`/whatsnew` מה שאלתם לאחרונה.\n" +
		"• נכתב ל-%d ימים: היכן עניתי ומאילו עובדות, כדי שתיקון יגיע אליכם.\n" +
		"• עד שתפסיקו: מה אתם עוקבים אחריו בהודעות פרטיות, עם המזהה שלכם, כי אחרת לא אוכל למצוא אתכם.\n" +
		"• אם תשובה הועילה, ודיווחים על טעויות: עם התשובה, תחת אותו מפתח.\n\n" +
		"כשאני עוזב שרת, כל מה שנשמר על התשובות בו נמחק. עובדות שהוספתם או הצעתם נשארות, עם המזהה שלכם בהיסטוריה שלהן.",
	Forgot:        "נמחקו: שאלות %d, מעקבים %d, בקשות לעדכון %d, הצבעות %d, דיווחים %d. התשובות נשארות היכן שניתנו; מחקו אותן שם.",
	HelpfulButton: "מועיל", UnhelpfulButton: "לא מועיל", FlagButton: "דיווח על טעות", NotifyButton: "להודיע כשיהיה ידוע",
	Thanks: "תודה, זה נרשם.", FlagTitle: "דיווח על טעות", FlagLabel: "מה לא נכון?", FlagAbout: "קישור למקור שמראה זאת יעזור. השם שלכם לא יימסר.",
	Flagged: "תודה. המנהלים יראו את הדיווח יחד עם התשובה הזאת.",
	Wished:  "אודיע כאן כשתהיה תשובה.", NotKept: "לא נשמר עוד דבר על ההודעה הזאת.",

	Sources: "מקורות", MoreSources: "… ועוד %d: לחצו על מקורות", Warnings: "לתשומת לב", Suggested: "אפשר לשאול",
	AsOf: "נכון ל-%s", Page: "עמוד %d מתוך %d", NoAnswer: "אין לי תשובה על כך.",

	SourcesButton: "מקורות", WhyButton: "למה התשובה הזאת?", DeleteButton: "מחיקה", ShareButton: "שיתוף בערוץ", Next: "עוד", Previous: "חזרה",

	QuestionBy: "שאלה של %s", MessageBy: "על הודעה של %s", ToMessage: "אל ההודעה",

	NotYours:  "רק מי ששאל, או מנהל שרשאי לנהל הודעות, יכול למחוק את התשובה הזאת.",
	TooOld:    "אני כבר לא זוכר את התשובה הזאת. אפשר לשאול שוב, או להשתמש שוב בפקודה או בתפריט ההודעה.",
	NoTrace:   "אין מה לספר על הדרך לתשובה הזאת.",
	NoSources: "התשובה הזאת אינה מצטטת מקורות.",
	Deleted:   "נמחק.",
	BadDate:   "אינני מבין את התאריך „%s”. כתבו אותו כך: 2024-08-29, 2024-08 או 2024.",
	EmptyAsk:  "נא לכתוב שאלה.",
	Failed:    "משהו השתבש אצלי, ולכן אין לי תשובה כרגע. נסו שוב בעוד רגע.",

	UnknownThing: "אינני מכיר את „%s”. בחרו אחד מהשמות המוצעים בזמן ההקלדה.",
	EmptyTarget:  "לא מצאתי טקסט בהודעה הזאת: אולי יש בה רק תמונה, או שדיסקורד אינו מאפשר לי לקרוא אותה.",
	OwnTarget:    "ההודעה הזאת היא שלי. השיבו לה כדי להמשיך לשאול.",
	Shared:       "זה כבר שותף.",
	Unread:       "דיסקורד אינו מאפשר לי לקרוא את התשובה הזאת. אזכרו אותי בה: %s והשאלה שלכם.",
	Stale:        "הטופס הזה כבר אינו תקף; התחילו מחדש עם %s.",
	Unknown:      "הטופס או הכפתור הזה כבר אינו תקף; התחילו מחדש בפקודה שממנה הגיע.",
	TooSlow:      "זה נמשך זמן רב מדי ודיסקורד כבר אינו מאפשר לפתוח את הטופס. נסו שוב.",
	Broken:       "משהו השתבש אצלי. נסו שוב בעוד רגע; אם שיניתם משהו, בדקו קודם אם זה נשמר.",
	Paused:       "מנהלי השרת הזה השהו אותי.",
	NotHere:      "אינני עונה בערוץ הזה. נסו ב-%s.",
	SlowDown:     "זה הרבה בבת אחת. נא להמתין רגע ולשאול שוב.",

	AskStatus: "היכן עומדות השיחות?", AskSummits: "מה יצא מהסבב האחרון?",
	AskDemands: "מה הדרישות של %s?", AskSummit: "מה יצא מ-%s?",
	AskQuotes: "מה אמר %s?", AskQuotesOver: "מה אמר %s על %s?",

	HelpTitle: "איך שואלים",
	Help: "אני עונה על שאלות על המגעים להפסקת אש בעזה ולשחרור החטופים מתוך עובדות שנאספו בידי אנשים, כל אחת עם תאריך ומקור.\n\n" +
		"• אזכרו אותי עם שאלה: %s מה דורש כל צד?\n" +
		"• השיבו לתשובה שלי כדי להמשיך לשאול, או כתבו לי הודעה פרטית.\n" +
		"• `/ask` כל שאלה · `/status` מצב השיחות · `/demands` מה צד דורש\n" +
		"• `/summary` סיכום של המצב, של חודש, של צד או של נושא · `/compare` שני צדדים על נושא\n" +
		"• `/summits` מה הביאו הסבבים · `/quotes` מי אמר מה · `/about` מה אני\n" +
		"• `/timeline` מה קרה ומתי, כתמונה וכרשימה\n" +
		"• `/whatsnew` מה חדש מאז ששאלתם · `/follow start` קבלת עדכונים · `/privacy` מה אני שומר, ומחיקה\n" +
		"• בתפריט של כל הודעה, תחת אפליקציות: **לענות על זה**, או **לבדוק מול העובדות** כדי לראות מה רשום על הטענות שבה\n%s\n" +
		"אם תערכו את השאלה בתוך חמש דקות, אענה עליה מחדש באותו מקום. אינני מביע דעות או תחזיות, ואני אומר כשאינני יודע.",
	HelpSuggest:    "• `/suggest` הצעה של עובדה שחסרה, עם קישור למי שמדווח עליה: המנהלים יעיינו בה, וההחלטה תימסר לכם\n",
	HelpModerators: "למנהלים",
	HelpDesk: "• `/fact add`, או **לשמור כעובדה** בתפריט של הודעה: אני בודק את הציטוט מול הדף, ואומר מה כבר ידוע\n" +
		"• `/fact edit` תיקון · `/fact supersede` דברים מאוחרים שבאים במקומה · `/fact confirm` היא עדיין נכונה · `/fact retract` משיכה\n" +
		"• `/fact history` מה השתנה, וביטול שינויים · `/fact show` הצגה · `/fact import` ייבוא · `/fact export` ייצוא\n" +
		"• `/queue` מה ממתין להחלטה · `/teach` שמות ומילים · `/settings` איך אני מתנהג בשרת",
	AboutTitle: "על הבוט",
	About: "אני עונה רק מתוך עובדות שנאספו, עם תאריך ומקור: שום טקסט אינו נוצר מעצמו, וציטוטים מובאים מילה במילה. " +
		"כשהצדדים חלוקים, שניהם מוצגים.\n\n" +
		"בתפריט של הודעה, **לענות על זה** עונה על שאלה שמישהו אחר שאל, ו**לבדוק מול העובדות** " +
		"מראה מה רשום על הטענות שבה, בלי הכרעה. אני קורא את ההודעה הזאת בלבד.\n\nעובדות: %d · מקורות: %d · החדשה ביותר: %s\n\n" +
		"מה נשמר מהשאלות, ואיך מוחקים אותו: `/privacy`.",
}

var arabic = Words{
	Origins:      "استنادًا إلى ما أورده",
	PrivacyTitle: "ما يُحفظ مما تسأل", PrivacyButton: "حذف ما يُحفظ عني",
	PrivacyMemory: "تُحفظ أسئلة آخر 24 ساعة في الذاكرة فقط، لكي تعمل أسئلة المتابعة والأزرار. ولا يُكتب شيء.",
	Privacy: "• في الذاكرة فقط لمدة 24 ساعة: أسئلتك وأجوبتي، لكي تعمل أسئلة المتابعة والأزرار.\n" +
		"• يُكتب لمدة %d يومًا: نص سؤالك، وبدل اسمك أو معرّفك مفتاح يقوم مقامك؛ ليرى المشرفون ما لم يُجب عنه، و`/whatsnew` ما سألته آخر مرة.\n" +
		"• يُكتب لمدة %d يومًا: أين أجبت ومن أي حقائق، ليصل إليك التصحيح.\n" +
		"• إلى أن تنهيه: ما تتابعه بالرسائل المباشرة، مع معرّفك، وإلا لما وجدتك.\n" +
		"• هل أفاد الجواب، وبلاغات الأخطاء: مع الجواب وتحت المفتاح نفسه.\n\n" +
		"حين أغادر خادمًا يُحذف كل ما حُفظ عن أجوبته. وتبقى الحقائق التي أضفتها أو اقترحتها، ومعرّفك في تاريخها.",
	Forgot:        "حُذف: أسئلة %d، متابعات %d، طلبات إبلاغ %d، أصوات %d، بلاغات %d. تبقى الأجوبة حيث قيلت؛ احذفها هناك.",
	HelpfulButton: "مفيد", UnhelpfulButton: "غير مفيد", FlagButton: "الإبلاغ عن خطأ", NotifyButton: "أخبرني حين يُعرف",
	Thanks: "شكرًا، سُجل ذلك.", FlagTitle: "الإبلاغ عن خطأ", FlagLabel: "ما الخطأ؟", FlagAbout: "يفيد رابط إلى ما يبيّنه. لا يُنقل اسمك.",
	Flagged: "شكرًا. سيراه المشرفون مع هذا الجواب.",
	Wished:  "سأخبرك هنا حين يمكن الجواب.", NotKept: "لم يعد محفوظًا شيء عن هذه الرسالة.",

	Sources: "المصادر", MoreSources: "… و%d أخرى: اضغط على المصادر", Warnings: "يرجى الانتباه", Suggested: "يمكنك أن تسأل",
	AsOf: "حتى تاريخ %s", Page: "صفحة %d من %d", NoAnswer: "ليس لدي جواب عن ذلك.",

	SourcesButton: "المصادر", WhyButton: "لماذا هذا الجواب؟", DeleteButton: "حذف", ShareButton: "مشاركة في القناة", Next: "المزيد", Previous: "رجوع",

	QuestionBy: "سؤال من %s", MessageBy: "عن رسالة من %s", ToMessage: "إلى الرسالة",

	NotYours:  "لا يمكن حذف هذا الجواب إلا لمن سأل أو لمشرف يحق له إدارة الرسائل.",
	TooOld:    "لم أعد أذكر هذا الجواب. يرجى السؤال مرة أخرى، أو استعمال الأمر أو قائمة الرسالة من جديد.",
	NoTrace:   "لا يوجد ما يقال عن كيفية الوصول إلى هذا الجواب.",
	NoSources: "لا يستشهد هذا الجواب بمصادر.",
	Deleted:   "حُذف.",
	BadDate:   "لا أستطيع قراءة التاريخ «%s». اكتبه هكذا: 2024-08-29 أو 2024-08 أو 2024.",
	EmptyAsk:  "يرجى كتابة سؤال.",
	Failed:    "حدث خطأ لدي، فلا جواب لدي الآن. يرجى المحاولة بعد قليل.",

	UnknownThing: "لا أعرف «%s». اختر أحد الأسماء المعروضة أثناء الكتابة.",
	EmptyTarget:  "لا أجد نصًا في هذه الرسالة: ربما فيها صورة فقط، أو أن ديسكورد لا يسمح لي بقراءتها.",
	OwnTarget:    "هذه الرسالة من رسائلي. رد عليها لتتابع السؤال.",
	Shared:       "سبقت مشاركة هذا.",
	Unread:       "لا يسمح لي ديسكورد بقراءة هذا الرد. يرجى ذكري فيه: %s مع سؤالك.",
	Stale:        "لم يعد هذا النموذج صالحًا؛ ابدأ من جديد بالأمر %s.",
	Unknown:      "لم يعد هذا النموذج أو الزر صالحًا؛ ابدأ من جديد بالأمر الذي جاء منه.",
	TooSlow:      "استغرق ذلك وقتًا أطول من أن يسمح ديسكورد بفتح النموذج. يرجى المحاولة من جديد.",
	Broken:       "حدث خطأ لدي. يرجى المحاولة بعد قليل؛ وإذا كنت تغيّر شيئًا فتحقق أولًا مما إذا كان قد حُفظ.",
	Paused:       "أوقفني مشرفو هذا الخادم مؤقتًا.",
	NotHere:      "لا أجيب في هذه القناة. جرّب %s.",
	SlowDown:     "هذا كثير دفعة واحدة. يرجى الانتظار قليلًا ثم السؤال من جديد.",

	AskStatus: "أين وصلت المحادثات؟", AskSummits: "ماذا نتج عن الجولة الأخيرة؟",
	AskDemands: "ما هي مطالب %s؟", AskSummit: "ماذا نتج عن %s؟",
	AskQuotes: "ماذا قال %s؟", AskQuotesOver: "ماذا قال %s عن %s؟",

	HelpTitle: "كيف تسأل",
	Help: "أجيب عن أسئلة حول محادثات وقف إطلاق النار في غزة والإفراج عن الرهائن من حقائق جمعها أشخاص، لكل منها تاريخ ومصدر.\n\n" +
		"• اذكرني مع سؤال: %s ماذا يطلب كل طرف؟\n" +
		"• رد على جواب لي لتتابع السؤال، أو راسلني مباشرة.\n" +
		"• `/ask` أي سؤال · `/status` أين وصلت المحادثات · `/demands` ما يطلبه طرف\n" +
		"• `/summary` ملخص للوضع أو لشهر أو لطرف أو لموضوع · `/compare` طرفان بشأن موضوع\n" +
		"• `/summits` نتائج الجولات · `/quotes` من قال ماذا · `/about` من أنا\n" +
		"• `/timeline` ما حدث ومتى، صورةً وقائمةً\n" +
		"• `/whatsnew` الجديد منذ سؤالك الأخير · `/follow start` تلقي الجديد · `/privacy` ما أحفظه وحذفه\n" +
		"• في قائمة أي رسالة، تحت Apps: **Answer this** للجواب عنها، أو **Check against the facts** لعرض المسجل عن أقوالها\n%s\n" +
		"إذا عدّلت سؤالك خلال خمس دقائق أجيب عنه من جديد في المكان نفسه. لا أبدي آراء ولا توقعات، وأقول ذلك حين لا أعرف.",
	HelpSuggest:    "• `/suggest` لاقتراح حقيقة ناقصة مع رابط إلى من أوردها: ينظر فيها المشرفون وتُبلَّغ بقرارهم\n",
	HelpModerators: "للمشرفين",
	HelpDesk: "• `/fact add`، أو **Save as fact** في قائمة رسالة: أقارن الاقتباس بالصفحة، وأذكر ما هو معروف أصلًا\n" +
		"• `/fact edit` تصحيح · `/fact supersede` قول لاحق يحل محلها · `/fact confirm` ما زالت قائمة · `/fact retract` سحب\n" +
		"• `/fact history` ما الذي تغيّر، مع التراجع عنه · `/fact show` عرض · `/fact import` استيراد · `/fact export` تصدير\n" +
		"• `/queue` ما ينتظر قرارًا · `/teach` أسماء وكلمات · `/settings` كيف أتصرف في هذا الخادم",
	AboutTitle: "عن هذا البوت",
	About: "لا أجيب إلا من حقائق مجموعة ومؤرخة ومنسوبة: لا يُولَّد أي نص، والاقتباسات تُعرض حرفيًا. " +
		"وحيث يختلف الطرفان يُعرض كلاهما.\n\n" +
		"في قائمة الرسالة، يجيب **Answer this** عن سؤال طرحه شخص آخر، ويعرض **Check against the facts** " +
		"المسجل عن أقوالها من دون حكم. ولا أقرأ إلا تلك الرسالة.\n\nالحقائق: %d · المصادر: %d · الأحدث: %s\n\n" +
		"ما يُحفظ من الأسئلة وكيف يُحذف: `/privacy`.",
}
