package timeline

import "github.com/ceasefire-facts/bot/knowledge"

// words are what a timeline says beside facts and names, in one language.
type words struct {
	title                   string // %s the days
	rounds, several, nobody string // lanes
	superseded              string // of a fact
	hollow                  string // in the legend
	count                   string // %d facts, %d the number of the last source
	note                    string
	newest                  string // %d shown of %d facts
	empty                   string
	months                  [12]string // short
}

// wordsIn gives the words of a language; English if there are none.
func wordsIn(l knowledge.Lang) *words { return knowledge.In(languages, l) }

var languages = map[knowledge.Lang]*words{knowledge.English: &english, knowledge.Hebrew: &hebrew, knowledge.Arabic: &arabic}

var english = words{
	title: "Timeline: %s", rounds: "Rounds of talks", several: "Several parties", nobody: "No party",
	superseded: "superseded by a later word", hollow: "hollow: superseded later",
	count:  "facts: %d · sources: [1] to [%d]",
	note:   "Labels are the facts' own words or the rounds' names, cut short. The list holds every fact in full, with the sources by their numbers.",
	newest: "Only the newest %d of %d facts are shown; ask for a shorter range.",
	empty:  "No facts are on record for this.",
	months: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
}

var hebrew = words{
	title: "ציר זמן: %s", rounds: "סבבי שיחות", several: "כמה צדדים", nobody: "ללא צד",
	superseded: "הוחלפה בדברים מאוחרים יותר", hollow: "חלול: הוחלפה בהמשך",
	count:  "עובדות: %d · מקורות: [1] עד [%d]",
	note:   "התוויות הן מילות העובדות עצמן או שמות הסבבים, בקיצור. ברשימה מובאת כל עובדה במלואה, עם המקורות לפי מספריהם.",
	newest: "מוצגות רק %d העובדות החדשות ביותר מתוך %d; אפשר לבקש טווח קצר יותר.",
	empty:  "אין עובדות רשומות על כך.",
	months: [12]string{"ינו׳", "פבר׳", "מרץ", "אפר׳", "מאי", "יוני", "יולי", "אוג׳", "ספט׳", "אוק׳", "נוב׳", "דצמ׳"},
}

var arabic = words{
	title: "خط زمني: %s", rounds: "جولات المحادثات", several: "عدة أطراف", nobody: "بلا طرف",
	superseded: "حلّ محلها قول لاحق", hollow: "مجوّف: حلّ محله قول لاحق",
	count:  "الحقائق: %d · المصادر: من [1] إلى [%d]",
	note:   "الملصقات كلمات الحقائق نفسها أو أسماء الجولات مختصرة. وفي القائمة كل حقيقة كاملةً مع مصادرها بحسب أرقامها.",
	newest: "تُعرض أحدث الحقائق فقط، %d من %d؛ يمكن طلب مدة أقصر.",
	empty:  "لا توجد حقائق مسجلة عن ذلك.",
	months: [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
}
