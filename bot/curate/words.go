package curate

import (
	"errors"
	"fmt"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/linkcheck"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// A Message is what a person is told. Its Format is in English and is the key under
// which other languages have theirs; both take the same Args, in any order.
type Message struct {
	Format string
	Args   []any

	rule pack.Rule // of what the rules of packs say, which is in English only: the rule in words comes first
}

// String gives a message in English.
func (m Message) String() string { return fmt.Sprintf(m.Format, m.Args...) }

// In gives a message in a language; in English where it lacks words.
func (m Message) In(l knowledge.Lang) string {
	args := make([]any, 0, len(m.Args))
	for _, a := range m.Args {
		args = append(args, argIn(a, l))
	}
	if rule := rules[m.rule].in(l, ""); rule != "" {
		return rule + ":\n" + fmt.Sprintf(m.Format, args...)
	}
	return fmt.Sprintf(translations[m.Format].in(l, m.Format), args...)
}

// argIn gives an argument in a language, if it is one of the package's own phrases
// or a reason for which a page is not read.
func argIn(a any, l knowledge.Lang) any {
	var status *linkcheck.StatusError
	switch x := a.(type) {
	case Message:
		return x.In(l)
	case string:
		return translations[x].in(l, x)
	case error:
		if errors.As(x, &status) && l != knowledge.English {
			return fmt.Sprintf(answeredWith.in(l, ""), status.Code)
		}
		return translations[x.Error()].in(l, x.Error())
	}
	return a
}

// InWords gives what an error tells the person who acted, in a language. Only those
// that are [Told] have translations.
func InWords(err error, l knowledge.Lang) string {
	var r *RefusedError
	if errors.As(err, &r) && r.Say.Format != "" {
		return r.Say.In(l)
	}
	for _, known := range told {
		if errors.Is(err, known) {
			return Message{Format: known.Error()}.In(l)
		}
	}
	return err.Error()
}

// A translation is a format in the languages beside English.
type translation struct{ he, ar string }

func (t translation) in(l knowledge.Lang, english string) string {
	switch {
	case l == knowledge.Hebrew && t.he != "":
		return t.he
	case l == knowledge.Arabic && t.ar != "":
		return t.ar
	}
	return english
}

// answeredWith tells of a [linkcheck.StatusError].
var answeredWith = translation{"האתר החזיר את הקוד %d במקום דף", "ردّ الموقع بالرمز %d بدلًا من صفحة"}

// translations are by the format in English.
var translations = map[string]translation{
	// Who may, and what there is.
	"that is for this server's moderators: people with the moderator role, or who may manage messages": {
		"זה מיועד למנהלי השרת הזה: מי שיש לו תפקיד המנהלים, או שרשאי לנהל הודעות",
		"هذا لمشرفي هذا الخادم: من له دور المشرفين أو يحق له إدارة الرسائل",
	},
	"what every server sees can only be changed by the bot's operators": {
		"את מה שכל השרתים רואים יכולים לשנות רק מפעילי הבוט",
		"لا يغيّر ما تراه كل الخوادم إلا مشغّلو البوت",
	},
	"there is no such fact here":                                                                {"אין כאן עובדה כזאת", "لا توجد هنا حقيقة كهذه"},
	"this draft is over: it was saved, or left for an hour":                                     {"הטיוטה הזאת כבר אינה קיימת: היא נשמרה, או שעברה שעה מאז שנפתחה", "لم تعد هذه المسودة قائمة: إما حُفظت وإما مضت عليها ساعة"},
	"somebody changed this meanwhile; look at it again before you change it":                    {"בינתיים מישהו אחר שינה זאת; כדאי לבדוק שוב לפני השינוי", "غيّر أحدهم هذا في الأثناء؛ انظر فيه من جديد قبل أن تغيّره"},
	"a second moderator has to look at this; you wrote it yourself":                             {"זה דורש מנהל נוסף, כי השינוי הזה שלך", "يجب أن ينظر في هذا مشرف ثانٍ، فأنت من كتبه"},
	"this was decided already":                                                                  {"על זה כבר הוחלט", "سبق البت في هذا"},
	"settings are a server's; use this in a server":                                             {"ההגדרות הן של שרת; יש להשתמש בזה בתוך שרת", "الإعدادات تخص خادمًا؛ استعمل هذا داخل خادم"},
	"suggestions go to a server's moderators; use this in a server":                             {"ההצעות מגיעות למנהלים של שרת; יש להשתמש בזה בתוך שרת", "تذهب الاقتراحات إلى مشرفي خادم؛ استعمل هذا داخل خادم"},
	"%d of your suggestions wait to be looked at already; thank you, and please wait for these": {"%d מהצעותיך כבר ממתינות לבדיקה; תודה, ונא להמתין להן", "لديك %d من الاقتراحات بانتظار النظر فيها؛ شكرًا، ويرجى انتظارها"},
	"%q is not known here any more":                                                             {"%q כבר אינו מוכר כאן", "لم يعد %q معروفًا هنا"},
	"%s":                                                                                        {"%s", "%s"},

	// Of changes.
	"in a time of breaking news a fact on where things stand needs two sources that report it by themselves: add a second link after the first": {
		"בזמן של חדשות מתפתחות, לעובדה על מצב הדברים נחוצים שני מקורות שמדווחים עליה בעצמם: יש להוסיף קישור שני אחרי הראשון",
		"في وقت الأخبار العاجلة تحتاج الحقيقة عن الوضع الراهن إلى مصدرين يوردها كل منهما من عنده: أضف رابطًا ثانيًا بعد الأول",
	},
	"at most %d links at a time": {"לכל היותר %d קישורים בבת אחת", "%d روابط على الأكثر في المرة الواحدة"},
	"this is more than a typo: use /fact edit without “typo”, so that it reaches those who read the old words": {
		"זה יותר מתיקון שגיאת כתיב: יש להשתמש ב-/fact edit בלי „typo”, כדי שהתיקון יגיע למי שקרא את הנוסח הישן",
		"هذا أكثر من خطأ مطبعي: استعمل ‎/fact edit من دون «typo» ليصل التصحيح إلى من قرأ النص القديم",
	},
	"not saved yet: %s": {"עדיין לא נשמר: %s", "لم يُحفظ بعد: %s"},
	"say why it is withdrawn; those who were told of it will want to know":   {"יש לציין למה העובדה נמשכת; מי ששמע עליה ירצה לדעת", "اذكر سبب سحبها؛ فمن أُخبر بها يريد أن يعرف"},
	"say why it is changed; those who were told of it will want to know":     {"יש לציין למה העובדה משתנה; מי ששמע עליה ירצה לדעת", "اذكر سبب تغييرها؛ فمن أُخبر بها يريد أن يعرف"},
	"say why; the reason is sent to who suggested it":                        {"יש לציין למה; הסיבה נשלחת למי שהציע", "اذكر السبب؛ فهو يُرسل إلى صاحب الاقتراح"},
	"the reason is too long; at most %d characters":                          {"הסיבה ארוכה מדי; לכל היותר %d תווים", "السبب أطول من اللازم؛ الحد الأقصى %d حرفًا"},
	"it lies in the future, so that nobody can say yet that it still stands": {"זה עוד לא קרה, ולכן אי אפשר לאשר שזה עדיין נכון", "لم يحن موعدها بعد، فلا يمكن القول إنها ما زالت قائمة"},
	"this cannot be undone here":                                             {"את זה אי אפשר לבטל כאן", "لا يمكن التراجع عن هذا هنا"},
	"it is as it was before that change already":                             {"המצב כבר כפי שהיה לפני השינוי הזה", "الأمر على ما كان عليه قبل ذلك التغيير أصلًا"},
	"its source %s is not there any more":                                    {"המקור שלה, %s, כבר אינו קיים", "لم يعد مصدرها %s موجودًا"},
	"it cannot be brought back as it was: %s: %s":                            {"אי אפשר להחזיר את המצב הקודם: %s: %s", "لا يمكن إعادتها كما كانت: %s: %s"},
	"it cannot be brought back as it was: %s":                                {"אי אפשר להחזיר את המצב הקודם: %s", "لا يمكن إعادتها كما كانت: %s"},
	"facts rest on it": {"יש עובדות שנשענות על זה", "هناك حقائق تستند إليه"},
	"the fact %s rests on it; withdraw or change that first":            {"העובדה %s נשענת על זה; יש למשוך או לשנות קודם אותה", "تستند إليه الحقيقة %s؛ اسحبها أو غيّرها أولًا"},
	"this is another moderator's change: approve or reject it as it is": {"זה שינוי של מנהל אחר: אפשר לאשר או לדחות אותו כמות שהוא", "هذا تغيير لمشرف آخر: اقبله أو ارفضه كما هو"},
	"this server wants a second moderator to look at changes, which an import would pass by; add facts one by one, or change the rule for the time of the import": {
		"בשרת הזה מנהל נוסף בודק שינויים, וייבוא היה עוקף זאת; אפשר להוסיף עובדות אחת אחת, או לשנות את הכלל לזמן הייבוא",
		"في هذا الخادم ينظر مشرف ثانٍ في التغييرات، والاستيراد يتجاوز ذلك؛ أضف الحقائق واحدة واحدة، أو غيّر القاعدة إلى أن يتم الاستيراد",
	},

	// Of names and words.
	"choose who or what it is a name of from the list":    {"יש לבחור מהרשימה של מי או של מה השם", "اختر من القائمة صاحب الاسم"},
	"a name has 1 to %d characters":                       {"שם הוא בן 1 עד %d תווים", "للاسم من حرف واحد إلى %d حرفًا"},
	"a word or phrase has 1 to %d characters":             {"מילה או ביטוי הם בני 1 עד %d תווים", "للكلمة أو العبارة من حرف واحد إلى %d حرفًا"},
	"a name or word has 1 to %d characters":               {"שם או מילה הם בני 1 עד %d תווים", "للاسم أو الكلمة من حرف واحد إلى %d حرفًا"},
	"“%s” stands in too many questions to mean one thing": {"„%s” מופיע ביותר מדי שאלות מכדי לציין דבר אחד", "ترد «%s» في أسئلة أكثر من أن تدل على شيء واحد"},
	"“%s” is a name of %s already":                        {"„%s” הוא כבר שם של %s", "«%s» اسم لـ%s أصلًا"},
	"“%s” is known as a name of %s already":               {"„%s” כבר מוכר כשם של %s", "«%s» معروف أصلًا اسمًا لـ%s"},
	"“%s” and “%s” mean the same already":                 {"„%s” ו„%s” כבר נחשבים לבעלי אותה משמעות", "«%s» و«%s» بمعنى واحد أصلًا"},
	"no word “%s” is known here; give one that questions about the talks use, such as “hostages”": {
		"המילה „%s” אינה מוכרת כאן; יש לתת מילה שמופיעה בשאלות על השיחות, כמו „חטופים”",
		"الكلمة «%s» غير معروفة هنا؛ أعط كلمة ترد في الأسئلة عن المحادثات، مثل «الرهائن»",
	},

	// Of the form.
	"the text is empty: write what the fact says in one sentence": {"הטקסט ריק: יש לכתוב במשפט אחד מה העובדה אומרת", "النص فارغ: اكتب ما تقوله الحقيقة في جملة واحدة"},
	"that is too long: a field has at most %d characters":         {"זה ארוך מדי: בשדה יש לכל היותר %d תווים", "هذا أطول من اللازم: الحد الأقصى للحقل %d حرفًا"},
	"a speaker's name has at most %d characters":                  {"בשם של דובר יש לכל היותר %d תווים", "الحد الأقصى لاسم القائل %d حرفًا"},

	// Of dates.
	"“%s” is taken as %s": {"„%s” מובן כתאריך %s", "فُهم «%s» على أنه %s"},
	"“%s” is no date: write it like 2024-08-29, 2024-08, or 2024-08-22/2024-08-24": {
		"„%s” אינו תאריך: כותבים כך: 2024-08-29, 2024-08, או 2024-08-22/2024-08-24",
		"«%s» ليس تاريخًا: اكتبه هكذا: 2024-08-29 أو 2024-08 أو 2024-08-22/2024-08-24",
	},
	"no date was given: the page's own, %s, is taken; say when it happened if that was earlier": {
		"לא צוין תאריך, ולכן נלקח זה של הדף, %s; אם זה קרה קודם, יש לציין מתי",
		"لم يُذكر تاريخ، فأُخذ تاريخ الصفحة، %s؛ وإن حدث ذلك قبله فاذكر متى",
	},
	"when was it said, or when did it happen? Give the day, or the month": {"מתי זה נאמר או קרה? יש לציין את היום או את החודש", "متى قيل ذلك أو حدث؟ اذكر اليوم أو الشهر"},
	"%s lies in the future": {"התאריך %s עוד לא הגיע", "التاريخ %s في المستقبل"},
	"%s is not over: the fact is shown from its last day on; give the day if it is known": {
		"%s עוד לא תם: העובדה תוצג מיומו האחרון ואילך; אם היום ידוע, יש לציין אותו",
		"لم ينته %s بعد: تُعرض الحقيقة من آخر أيامه؛ اذكر اليوم إن كان معروفًا",
	},
	"“%s” in the text is written as %s, counted from %s": {"במקום „%s” נכתב בטקסט %s, בספירה מ-%s", "كُتب في النص بدل «%s» %s محسوبًا من %s"},

	// Of the link and its page.
	"a fact needs a link to who reports it": {"לעובדה נחוץ קישור למי שמדווח עליה", "تحتاج الحقيقة إلى رابط لمن أوردها"},
	"%v":                                    {"%v", "%v"},
	"the page could not be read: %v. The link is kept as unverified and tried again later": {
		"לא ניתן היה לקרוא את הדף: %v. הקישור נשמר כלא מאומת, וייבדק שוב מאוחר יותר",
		"تعذرت قراءة الصفحة: %v. يُحفظ الرابط غيرَ متحقَّق منه، ويُعاد المحاولة لاحقًا",
	},
	"the page could not be read: %v. The link is kept as unverified": {"לא ניתן היה לקרוא את הדף: %v. הקישור נשמר כלא מאומת", "تعذرت قراءة الصفحة: %v. يُحفظ الرابط غيرَ متحقَّق منه"},
	"the page was not read: the link is kept as unverified":          {"הדף לא נקרא: הקישור נשמר כלא מאומת", "لم تُقرأ الصفحة: يُحفظ الرابط غيرَ متحقَّق منه"},
	linkcheck.ErrBadLink.Error(): {
		"זאת אינה כתובת שאפשר לפתוח; היא צריכה להתחיל ב-https:// או ב-http:// ולהוביל לאתר ציבורי",
		"ليس هذا عنوانًا يمكن فتحه؛ يجب أن يبدأ بـ https:// أو http:// وأن يشير إلى موقع عام",
	},
	linkcheck.ErrForbidden.Error():   {"הקישור מוביל לכתובת שאינה דף ציבורי", "يؤدي الرابط إلى عنوان ليس صفحة عامة"},
	linkcheck.ErrNoSite.Error():      {"אין אתר בשם הזה", "لا يوجد موقع بهذا الاسم"},
	linkcheck.ErrUnreachable.Error(): {"האתר לא היה זמין, או שהחיבור נותק", "تعذر الوصول إلى الموقع أو انقطع الاتصال"},
	linkcheck.ErrUntrusted.Error():   {"תעודת האבטחה של האתר אינה תקפה, ולכן לא ברור של מי הדף", "شهادة الموقع غير صالحة، فلا يُعرف لمن الصفحة"},
	linkcheck.ErrTimeout.Error():     {"טעינת הדף נמשכה זמן רב מדי", "استغرق تحميل الصفحة وقتًا أطول من اللازم"},
	linkcheck.ErrBusy.Error():        {"כרגע נקראים יותר מדי קישורים", "تُقرأ روابط كثيرة الآن"},
	linkcheck.ErrStopped.Error():     {"קריאת הדף הופסקה", "قُطعت قراءة الصفحة"},
	linkcheck.ErrTooManyHops.Error(): {"הקישור מפנה מדף לדף בלי סוף", "ينقل الرابط من صفحة إلى أخرى بلا نهاية"},
	linkcheck.ErrTooLarge.Error():    {"הדף גדול או מורכב מכדי לקרוא אותו", "الصفحة أكبر أو أعقد من أن تُقرأ"},
	linkcheck.ErrNotAPage.Error():    {"הקישור מוביל למשהו שאי אפשר לקרוא כטקסט, כמו PDF, תמונה או סרט", "يؤدي الرابط إلى ما لا يُقرأ نصًا، مثل ملف PDF أو صورة أو فيلم"},

	// Of the quotation and its speaker.
	"the quotation stands on that page, but outside the article itself":                            {"הציטוט נמצא בדף, אבל מחוץ לכתבה עצמה", "الاقتباس في الصفحة، لكن خارج المقال نفسه"},
	"the page has other words where the quotation leaves some out: “%s”":                           {"במקום שבו הציטוט משמיט מילים כתוב בדף:\n“%s”", "حيث يحذف الاقتباس كلمات تقول الصفحة:\n“%s”"},
	"the quotation is not on that page in those words. The page says: “%s”":                        {"הציטוט אינו כתוב בדף במילים האלה. בדף כתוב:\n“%s”", "الاقتباس ليس في الصفحة بهذه الألفاظ. تقول الصفحة:\n“%s”"},
	"the quotation is not on that page. Quote what stands there, or give the page where it stands": {"הציטוט אינו בדף. יש לצטט את מה שכתוב בו, או לתת את הדף שבו הוא כתוב", "الاقتباس ليس في الصفحة. اقتبس ما فيها، أو أعط الصفحة التي هو فيها"},
	"whose words are they? Name the speaker":                                                       {"של מי הדברים? יש לציין את הדובר", "لمن هذا الكلام؟ اذكر القائل"},
	"“%s” can be more than one: write the full name":                                               {"„%s” יכול להיות יותר מאדם אחד: יש לכתוב את השם המלא", "قد يكون «%s» أكثر من واحد: اكتب الاسم كاملًا"},
	"“%s” can be %s: write the full name":                                                          {"„%s” יכול להיות %s: יש לכתוב את השם המלא", "قد يكون «%s» أحد هؤلاء: %s. اكتب الاسم كاملًا"},
	"%s is new here and will be added as a person%s":                                               {"השם %s חדש כאן, ויתווסף כאדם%s", "الاسم %s جديد هنا، وسيُضاف شخصًا%s"},
	" of %s":                                {" מטעם %s", " من %s"},
	"; choose one party to tell whose side": {"; כדי לציין מאיזה צד, יש לבחור צד אחד", "؛ اختر طرفًا واحدًا لبيان جهته"},

	// Of other facts.
	"this says the same": {"זה כבר ידוע", "هذا معروف أصلًا"},
	"the other side is on record on this; link it as “disputed by” if it says otherwise": {
		"גם דברי הצד האחר בעניין הזה רשומים; אם הם סותרים, כדאי לציין זאת תחת „שנויה במחלוקת עם”",
		"قول الطرف الآخر في هذا مسجل أيضًا؛ فإن خالفها فأضفه تحت «تخالفها»",
	},
}

// rules tell in words what the rules of packs want, by rule; what exactly is the
// matter follows in English.
var rules = map[pack.Rule]translation{
	pack.BadID:          {"המזהה אינו תקין", "المعرّف غير صالح"},
	pack.DuplicateID:    {"המזהה כבר קיים", "المعرّف موجود أصلًا"},
	pack.Dangling:       {"הפניה לדבר שאינו קיים", "إحالة إلى ما لا وجود له"},
	pack.WrongReference: {"הפניה לדבר מסוג אחר", "إحالة إلى نوع آخر"},
	pack.Supersession:   {"עובדה יכולה לבוא רק במקום עובדה מוקדמת ממנה", "لا تحل الحقيقة إلا محل حقيقة أقدم منها"},
	pack.LongText:       {"הטקסט ארוך מדי", "النص أطول من اللازم"},
	pack.DuplicateText:  {"הטקסט הזה כבר קיים", "هذا النص موجود أصلًا"},
	pack.LoadedWord:     {"מילה שנוקטת עמדה יכולה לבוא רק בתוך מירכאות", "لفظ منحاز لا مكان له إلا بين علامتي اقتباس"},
	pack.QuoteLength:    {"בציטוט יש מעט מדי או יותר מדי מילים", "كلمات الاقتباس أقل أو أكثر من اللازم"},
	pack.DateOrder:      {"התאריכים אינם מתיישבים", "التواريخ لا تتوافق"},
	pack.NoNote:         {"חסר הסבר לתאריך משוער", "التاريخ المستنتج بلا توضيح"},
	pack.NoHolder:       {"לא צוין מי אומר זאת", "لم يُذكر من يقول ذلك"},
	pack.NoStage:        {"לא צוין השלב", "لم تُذكر المرحلة"},
	pack.NoStanding:     {"לא צוין על סמך מה", "لم يُذكر على أي أساس"},
	pack.BadURL:         {"הקישור אינו כתובת תקינה", "الرابط ليس عنوانًا صالحًا"},
	pack.BadTitle:       {"כותרת המקור אינה תקינה", "عنوان المصدر غير صالح"},
	pack.SharedAlias:    {"השם הזה שייך גם לאחר", "هذا الاسم لآخر أيضًا"},
	pack.LongAsk:        {"השאלה ארוכה מדי", "السؤال أطول من اللازم"},
	pack.DuplicateAsk:   {"השאלה הזאת כבר שייכת לעובדה אחרת", "هذا السؤال لحقيقة أخرى أصلًا"},
	pack.Invisible:      {"יש בטקסט תו שאינו נראה", "في النص محرف لا يُرى"},
	pack.Encoding:       {"יש בטקסט תו שאינו תקין", "في النص محرف غير صالح"},
	pack.BadValue:       {"ערך שאינו קיים", "قيمة لا وجود لها"},
}
