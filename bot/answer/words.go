package answer

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// phrases is the bot's own voice in one language: every sentence that it can say
// outside facts and quotations. %s are names, dates or facts' own words.
type phrases struct {
	months [12]string
	to     string // between the days of a range
	and    string

	leads     map[Intent]string // with the subject's name
	plain     map[Intent]string // without
	inOrder   string            // before what tells when each of several things was
	otherSide string
	later     string
	unnamed   string // behind a holder whose official is not named
	reported  string // "reported by %s"
	byGuild   string

	sources    string
	asOf       string
	stale      string // with a date
	developing string
	oneSource  string // behind a date
	oldOnly    string // the fact shown has been overtaken
	askToo     string

	abstain           map[Reason]string
	nearest, instance string // before suggestions: those near to what was asked, or any
	tooLong           string // with the limit
	nothing           string // where there are no facts at all

	help, ageLead, sourcesLead string
	suggest                    map[knowledge.Kind]string

	restate      map[Intent]string // the question as understood: %s whose word, %t the matter, %r the round
	restateOrder string            // %s the things whose order is asked for
	restateAny   string            // where nothing is named
}

// voiceIn gives the phrases of a language; English if there are none.
func voiceIn(l knowledge.Lang) *phrases { return knowledge.In(voices, l) }

var voices = map[knowledge.Lang]*phrases{
	knowledge.English: {
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		to:     "to", and: "and",
		leads: map[Intent]string{
			IntentDemand: "What %s asks for, on record:", IntentPosition: "Where %s stands, on record:", IntentQuote: "What %s is on record as saying:",
			IntentSummit: "On record about %s:", IntentDefinition: "%s",
		},
		plain: map[Intent]string{
			IntentStatus: "Where the talks stand, on record up to %s:", IntentCompare: "The sides as they are on record:", IntentTimeline: "What is on record, in order:", IntentCheck: "What is on record on this, without a verdict:",
			"": "On record:",
		},
		inOrder: "When each of them was, in order of time:", otherSide: "Disputed", later: "Later", unnamed: "an unnamed official or source", reported: "reported by %s",
		byGuild: "added by this server's moderators",
		sources: "Sources", asOf: "As of %s.", stale: "Last known, as of %s; not confirmed since.",
		developing: "This is developing: what is on record here may change within hours.", oneSource: "one source",
		oldOnly: "This is what was said then; what came later stands beside it.", askToo: "You can also ask:",
		abstain: map[Reason]string{
			NoEvidence:   "I have nothing curated on that.",
			IsOpinion:    "I don't give opinions or take sides; I can show what each side says.",
			IsPrediction: "I don't predict; I can show what is on record so far.",
			IsOffTopic:   "That is outside what I know: I only answer about the talks on a Gaza ceasefire and the release of hostages.",
			IsInjection:  "I can't do that; I only answer questions about the talks from curated facts.",
			Unresolved:   "I can't tell what that refers to. Please name the party, person, place or round that you mean.",
			Premise:      "I have nothing on record that says this happened.",
		},
		nearest: "Nearest to it, I can answer:", instance: "I can answer, for instance:",
		tooLong: "That is too long for me to read as a question. Please ask in at most %d characters.",
		nothing: "I have no facts yet.",
		help: "I answer questions about the talks on a Gaza ceasefire and the release of hostages: where they stand, what each party demands, what the rounds brought, who said what. " +
			"I answer only from curated, dated facts and quotations, with their sources, and say so when I have nothing.",
		ageLead:     "I know %d facts from %d sources; the newest is dated %s.",
		sourcesLead: "My %d facts rest on %d published sources, among them %s. Each answer lists the ones that it uses.",
		suggest: map[knowledge.Kind]string{
			knowledge.Status: "Where do the talks stand?", knowledge.Demand: "What does %s demand?", knowledge.Position: "What is the position of %s on %t?",
			knowledge.Summit: "What happened at %r?", knowledge.Proposal: "What was proposed on %t?", knowledge.Agreement: "What was agreed on %t?",
			knowledge.Event: "What happened on %d?", knowledge.Background: "What is %t?",
		},
		restate: map[Intent]string{
			IntentStatus: "Where do the talks stand?", IntentDemand: "What does %s demand?", IntentPosition: "What is the position of %s?",
			IntentQuote: "What did %s say?", IntentSummit: "What happened at %r?", IntentDefinition: "What is %t?", "": "What is on record about %t?",
		},
		restateOrder: "In what order were these: %s?", restateAny: "What is on record about the talks?",
	},
	knowledge.Hebrew: {
		months: [12]string{"בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר"},
		to:     "עד", and: "ו",
		leads: map[Intent]string{
			IntentDemand: "מה דורש/ת %s, לפי הרשום:", IntentPosition: "עמדת %s, לפי הרשום:", IntentQuote: "מה רשום מפי %s:",
			IntentSummit: "רשום על %s:", IntentDefinition: "%s",
		},
		plain: map[Intent]string{
			IntentStatus: "היכן עומדות השיחות, לפי הרשום עד %s:", IntentCompare: "הצדדים כפי שהם רשומים:", IntentTimeline: "הרשום, לפי הסדר:", IntentCheck: "הרשום בעניין זה, בלי הכרעה:",
			"": "לפי הרשום:",
		},
		inOrder: "מתי היה כל אחד מהם, לפי סדר הזמן:", otherSide: "שנוי במחלוקת", later: "מאוחר יותר", unnamed: "גורם ללא שם", reported: "דווח על ידי %s",
		byGuild: "נוסף על ידי מנהלי השרת הזה",
		sources: "מקורות", asOf: "נכון ל־%s.", stale: "הידוע האחרון, נכון ל־%s; לא אושר מאז.",
		developing: "הדברים מתפתחים: מה שרשום כאן עשוי להשתנות בתוך שעות.", oneSource: "מקור אחד",
		oldOnly: "כך נאמר אז; מה שבא אחר כך מופיע לצדו.", askToo: "אפשר גם לשאול:",
		abstain: map[Reason]string{
			NoEvidence:   "אין לי מידע ערוך על כך.",
			IsOpinion:    "איני מביע דעה ואיני נוקט צד; אפשר להציג מה אומר כל צד.",
			IsPrediction: "איני חוזה את העתיד; אפשר להציג מה רשום עד כה.",
			IsOffTopic:   "זה מחוץ לתחומי: אני עונה רק על השיחות להפסקת אש בעזה ולשחרור החטופים.",
			IsInjection:  "איני יכול לעשות זאת; אני עונה רק על שאלות על השיחות, מתוך עובדות ערוכות.",
			Unresolved:   "לא ברור למה הכוונה. נא לציין צד, אדם, מקום או סבב.",
			Premise:      "אין לי רישום שהדבר קרה.",
		},
		nearest: "הקרוב לכך שאוכל לענות עליו:", instance: "אפשר לשאול אותי, למשל:",
		tooLong: "השאלה ארוכה מדי. נא לשאול ב־%d תווים לכל היותר.",
		nothing: "אין לי עדיין עובדות.",
		help: "אני עונה על שאלות על השיחות להפסקת אש בעזה ולשחרור החטופים: היכן הן עומדות, מה דורש כל צד, מה הביאו הסבבים ומי אמר מה. " +
			"אני עונה רק מתוך עובדות וציטוטים ערוכים ומתוארכים, עם מקורותיהם, ואומר כשאין לי.",
		ageLead:     "ידועות לי %d עובדות מ־%d מקורות; החדשה שבהן היא מ־%s.",
		sourcesLead: "%d העובדות שלי נשענות על %d מקורות שפורסמו, ובהם %s. כל תשובה מונה את מקורותיה.",
		suggest: map[knowledge.Kind]string{
			knowledge.Status: "היכן עומדות השיחות?", knowledge.Demand: "מה דורש/ת %s?", knowledge.Position: "מה עמדת %s בנושא %t?",
			knowledge.Summit: "מה קרה ב: %r?", knowledge.Proposal: "מה הוצע בנושא %t?", knowledge.Agreement: "מה הוסכם בנושא %t?",
			knowledge.Event: "מה קרה ב־%d?", knowledge.Background: "מה זה %t?",
		},
		restate: map[Intent]string{
			IntentStatus: "היכן עומדות השיחות?", IntentDemand: "מה דורש/ת %s?", IntentPosition: "מה העמדה של %s?",
			IntentQuote: "מה רשום מפי %s?", IntentSummit: "מה קרה ב: %r?", IntentDefinition: "מה זה %t?", "": "מה רשום על %t?",
		},
		restateOrder: "באיזה סדר היו אלה: %s?", restateAny: "מה רשום על השיחות?",
	},
	knowledge.Arabic: {
		months: [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
		to:     "إلى", and: "و",
		leads: map[Intent]string{
			IntentDemand: "ما تطلبه جهة %s وفق المسجل:", IntentPosition: "موقف %s وفق المسجل:", IntentQuote: "المسجل من أقوال %s:",
			IntentSummit: "المسجل عن %s:", IntentDefinition: "%s",
		},
		plain: map[Intent]string{
			IntentStatus: "أين وصلت المحادثات وفق المسجل حتى %s:", IntentCompare: "الطرفان وفق المسجل:", IntentTimeline: "المسجل بالترتيب:", IntentCheck: "المسجل في هذا الشأن، من دون حكم:",
			"": "وفق المسجل:",
		},
		inOrder: "متى كان كل منها، بترتيب الزمن:", otherSide: "محل خلاف", later: "لاحقًا", unnamed: "مسؤول أو مصدر لم يذكر اسمه", reported: "نقلا عن %s",
		byGuild: "أضافه مشرفو هذا الخادم",
		sources: "المصادر", asOf: "حتى %s.", stale: "آخر ما هو معروف حتى %s؛ لم يؤكد بعد ذلك.",
		developing: "الأمور ما زالت تتطور: قد يتغير المسجل هنا خلال ساعات.", oneSource: "مصدر واحد",
		oldOnly: "هذا ما قيل آنذاك؛ وما جاء بعده إلى جانبه.", askToo: "يمكنك أن تسأل أيضا:",
		abstain: map[Reason]string{
			NoEvidence:   "ليس لدي شيء موثق عن ذلك.",
			IsOpinion:    "لا أبدي رأيا ولا أنحاز؛ يمكنني عرض ما يقوله كل طرف.",
			IsPrediction: "لا أتنبأ؛ يمكنني عرض المسجل حتى الآن.",
			IsOffTopic:   "هذا خارج ما أعرفه: أجيب فقط عن محادثات وقف إطلاق النار في غزة والإفراج عن الرهائن.",
			IsInjection:  "لا يمكنني ذلك؛ أجيب فقط عن أسئلة حول المحادثات من وقائع موثقة.",
			Unresolved:   "لا أعرف إلام يشير ذلك. يرجى ذكر الطرف أو الشخص أو المكان أو الجولة.",
			Premise:      "ليس لدي ما يسجل أن هذا حدث.",
		},
		nearest: "أقرب ما يمكنني الإجابة عنه:", instance: "يمكنك أن تسألني مثلا:",
		tooLong: "السؤال أطول مما يمكنني قراءته. يرجى السؤال بما لا يزيد على %d حرف.",
		nothing: "ليست لدي وقائع بعد.",
		help: "أجيب عن أسئلة حول محادثات وقف إطلاق النار في غزة والإفراج عن الرهائن: أين وصلت، وماذا يطلب كل طرف، وماذا نتج عن الجولات، ومن قال ماذا. " +
			"أجيب فقط من وقائع واقتباسات موثقة ومؤرخة مع مصادرها، وأقول ذلك حين لا يكون لدي شيء.",
		ageLead:     "أعرف %d واقعة من %d مصدرا؛ أحدثها مؤرخ في %s.",
		sourcesLead: "تستند وقائعي (%d) إلى %d مصدرا منشورا، منها %s. وكل إجابة تذكر مصادرها.",
		suggest: map[knowledge.Kind]string{
			knowledge.Status: "أين وصلت المحادثات؟", knowledge.Demand: "ماذا تطلب جهة %s؟", knowledge.Position: "ما موقف %s من %t؟",
			knowledge.Summit: "ماذا حدث في %r؟", knowledge.Proposal: "ماذا اقترح بشأن %t؟", knowledge.Agreement: "علام اتفق بشأن %t؟",
			knowledge.Event: "ماذا حدث في %d؟", knowledge.Background: "ما هو %t؟",
		},
		restate: map[Intent]string{
			IntentStatus: "أين وصلت المحادثات؟", IntentDemand: "ماذا تطلب جهة %s؟", IntentPosition: "ما موقف %s؟",
			IntentQuote: "ماذا سجل من أقوال %s؟", IntentSummit: "ماذا حدث في %r؟", IntentDefinition: "ما هو %t؟", "": "ما المسجل عن %t؟",
		},
		restateOrder: "بأي ترتيب كانت هذه: %s؟", restateAny: "ما المسجل عن المحادثات؟",
	},
}

// date words a date: "29 August 2024", "August 2024", "15 to 16 August 2024".
func (p *phrases) date(d knowledge.Date) string {
	day := func(x knowledge.Day) string {
		t := x.Time()
		return fmt.Sprintf("%d %s %d", t.Day(), p.months[t.Month()-1], t.Year())
	}
	month := func(x knowledge.Day) string {
		t := x.Time()
		return fmt.Sprintf("%s %d", strings.TrimPrefix(p.months[t.Month()-1], p.monthPrefix()), t.Year())
	}
	switch d.Precision() {
	case knowledge.ByDay:
		return day(d.First())
	case knowledge.ByMonth:
		return month(d.First())
	case knowledge.ByYear:
		return strconv.Itoa(d.First().Time().Year())
	case knowledge.ByRange:
		if strings.Count(d.String(), "-") == 2 { // months
			return month(d.First()) + " " + p.to + " " + month(d.Last())
		}
		a, b := d.First().Time(), d.Last().Time()
		if a.Year() == b.Year() && a.Month() == b.Month() {
			return fmt.Sprintf("%d %s %s", a.Day(), p.to, day(d.Last()))
		}
		return day(d.First()) + " " + p.to + " " + day(d.Last())
	}
	return ""
}

// monthPrefix is the particle that Hebrew puts before a month behind a day.
func (p *phrases) monthPrefix() string {
	if p.months[time.January-1] == "בינואר" {
		return "ב"
	}
	return ""
}
