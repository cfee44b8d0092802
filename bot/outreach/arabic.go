package outreach

import (
	"github.com/ceasefire-facts/bot/bot/answer"
	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/ledger"
)

var inArabic = words{
	lang: knowledge.Arabic,

	Changes: map[ledger.Change]string{
		ledger.Corrected: "صُحّح في %s", ledger.Withdrawn: "سُحب في %s", ledger.Overtaken: "حل محله قول لاحق، سُجل في %s",
	},
	Again:  "مسجل من جديد منذ %s",
	Before: "قيل هنا سابقًا", Now: "المسجل الآن", Gone: "لم يعد هذا مسجلًا.", Why: "السبب بحسب المشرفين", Source: "المصدر",

	Heard: map[ledger.Change]string{
		ledger.Corrected: "صُحّحت حقيقة في هذا الجواب.", ledger.Withdrawn: "سُحبت حقيقة في هذا الجواب.",
		ledger.Overtaken: "حل قول لاحق محل حقيقة في هذا الجواب.",
	},

	Reached: "وصل التصحيح إلى %d من أصل %d رسالة.",
	Outcomes: map[ledger.Outcome]string{
		ledger.Deleted: "محذوفة: %d", ledger.Denied: "بلا إذن: %d", ledger.TooLate: "كان تعديلها ممكنًا لمدة 15 دقيقة فقط: %d",
		ledger.Failed: "لم يقبلها ديسكورد: %d", ledger.Unsaid: "لم تعد تعرض ذلك: %d",
	},
	Of: "الحقيقة %s",

	News: "ما الجديد: %s", All: "كل شيء", Status: "وضع المحادثات",
	Novelties: map[ledger.Change]string{
		Added: "أضيف", ledger.Overtaken: "قول لاحق", ledger.Corrected: "صُحّح", ledger.Withdrawn: "سُحب",
	},
	Earlier: "المسجل سابقًا", Stop: "إيقاف المتابعة",
	NoNews: "لا جديد.", MoreNews: "… و%d أخرى: `/whatsnew`", Sources: "المصادر",

	Offer: "أضيفت منذ طرح هذا السؤال حقائق كانت ناقصة:",

	Week: "الأسبوع من %s إلى %s", WeekAsked: "الأسئلة: %d · أجيب عنها: %d", WeekVotes: "مفيد: %d · غير مفيد: %d",
	WeekGaps: "أكثر ما سُئل عنه بلا جواب", WeekOldest: "أقدم الحقائق التي استندت إليها الأجوبة", WeekOrigins: "تقارير من استندت إليها الأجوبة",
	Reasons: map[answer.Reason]string{
		answer.NoEvidence: "لا شيء مسجل", answer.IsOpinion: "رأي", answer.IsPrediction: "توقع", answer.IsOffTopic: "خارج الموضوع",
		answer.IsInjection: "ليس سؤالًا", answer.Unresolved: "لم يتضح المقصود", answer.Premise: "افترض ما ليس مسجلًا",
	},
}
