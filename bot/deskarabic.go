package bot

import (
	"github.com/ceasefire-facts/bot/bot/curate"
	"github.com/ceasefire-facts/bot/knowledge"
)

var deskArabic = deskWords{
	lang: knowledge.Arabic,

	FormTitle: map[string]string{
		formAdd: "إضافة حقيقة", formMend: "إصلاح خطأ مطبعي", formFill: "الإجابة عن سؤال", formEdit: "تصحيح حقيقة", formFollow: "ما جاء لاحقًا", formReword: "صياغة الحقيقة", formSuggest: "اقتراح حقيقة",
	},
	Text: "ما تقوله الحقيقة", TextAbout: "جملة واحدة قائمة بذاتها وبألفاظ محايدة", TextHint: "في 22 أغسطس 2024 قال … إن …",
	Quote: "اقتباس", QuoteAbout: "حرفيًا كما ورد في الصفحة؛ يُترك فارغًا إن لم يوجد",
	Speaker: "القائل", SpeakerAbout: "شخص أو طرف؛ يُترك فارغًا إذا كان حدثًا لا قولًا",
	When: "متى", WhenAbout: "يوم الحدث أو شهره أو مدته: 2024-08-29 أو 2024-08 أو أمس",
	Link: "الرابط", LinkAbout: "الصفحة التي أوردت ذلك؛ وصفحات أخرى بعد مسافة",

	DraftNew: "مسودة حقيقة جديدة", DraftEdit: "مسودة تصحيح", DraftFollow: "مسودة حقيقة تحل محل سابقتها",
	Mend: "يلزم إصلاحه قبل الحفظ", Look: "يرجى الانتباه", Ready: "لا شيء يمنع الحفظ.",
	Fact: "حقيقة", Holder: "بحسب", Kind: "النوع", Date: "متى", Source: "المصدر",
	PickHolder: "بحسب", PickParties: "الأطراف", PickTopics: "المواضيع والأماكن",
	PickDisputed: "تخالفها", PickEarlier: "تحل محل", PickStage: "المرحلة", PickStanding: "على أي أساس",
	Save: "حفظ", Reword: "تغيير الصياغة", More: "خيارات أخرى", Back: "رجوع", Reread: "قراءة الرابط من جديد", Drop: "حذف المسودة",
	PageWords: "استعمال نص الصفحة", Dropped: "حُذفت المسودة.",
	Global: "لكل الخوادم", Here: "لهذا الخادم",

	Done: map[knowledge.Action]string{
		curate.Added: "حُفظت، وتُستعمل الآن في الأجوبة.", curate.Mended: "أُصلحت بصمت، وتُستعمل الآن في الأجوبة.", curate.Edited: "صُححت، وتُستعمل الآن في الأجوبة.",
		curate.Followed: "حُفظت، وحلت محل القول السابق.", curate.Withdrawn: "سُحبت، ولن تُعرض بعد الآن.",
		curate.Hid: "أُخفيت في هذا الخادم، وما زالت تظهر في غيره.", curate.Confirmed: "سُجل أنها ما زالت قائمة اليوم.",
		curate.Undid: "أُعيد الأمر إلى ما كان عليه.", curate.Taught: "أُضيف إلى ما أعرفه.", curate.Rejected: "رُفض.",
	},
	TakenOut: "أُلغيت، ولن تُعرض بعد الآن.",
	Undo:     "تراجع", Waits: "بانتظار مشرف ثانٍ، كما تقضي قاعدة هذا الخادم. يظهر في /queue.",
	Suggested: "شكرًا. سينظر المشرفون في الاقتراح، وستُبلَّغ بقرارهم.",
	Accepted:  "قُبل اقتراحك.", Rejected: "لم يُقبل اقتراحك.",
	NewSuggestion: "اقتُرحت حقيقة؛ انظر /queue.",
	Complained:    "أُبلغ عن خطأ في جواب؛ انظر ‎/queue.",
	Audit:         "%s · %s:",
	Actions: map[knowledge.Action]string{
		curate.Added: "إضافة", curate.Mended: "إصلاح خطأ مطبعي", curate.Edited: "تصحيح", curate.Followed: "إضافة حقيقة تحل محل سابقتها", curate.Withdrawn: "سحب",
		curate.Hid: "إخفاء في هذا الخادم", curate.Confirmed: "تأكيد أنها ما زالت قائمة", curate.Undid: "تراجع عن تغيير", curate.Taught: "تعليم اسم أو كلمة", curate.Imported: "استيراد",
		curate.Rejected: "رفض اقتراح", curate.Approved: "قبول اقتراح", curate.Suggested: "طلب موافقة مشرف ثانٍ",
		"update": "تحديث من حزمة أحدث", "withdraw": "سحب وفق حزمة أحدث", "settings": "تغيير الإعدادات",
	},

	History: "ما الذي تغيّر", Older: "الأقدم", Newer: "الأحدث", UndoThis: "التراجع عن %d",
	Retracted: "مسحوبة", Hidden: "مخفية هنا", Undone: "أُلغيت", Nobody: "الحزمة الأساسية",

	QueueEmpty: "لا شيء بالانتظار.", QueueAt: "بالانتظار: %d من %d", Approve: "قبول", Edit: "تعديل", Reject: "رفض", Next: "التالي",
	WhyTitle: "ما السبب؟", Why: "السبب", WhyAbout: "يُرسل إلى صاحب الاقتراح",
	FromSuggester: "اقتراح من %s", FromModerator: "تغيير من %s يحتاج إلى نظر مشرف ثانٍ",
	FromPack: "تخالف حزمةٌ أساسية أحدث الحقيقةَ %s التي عُدلت يدويًا", FromPackGone: "لم تعد الحزمة الأساسية الأحدث تتضمن %s التي عُدلت يدويًا",
	FromCheck: "لم يعد هذا الاقتباس موجودًا في صفحة المصدر:", Overtaken: "تغيّرت الحقيقة التي تراها كل الخوادم منذ أن وضع هذا الخادم نسخته الخاصة: %s",
	TakePack: "اعتماد نسخة الحزمة", KeepOurs: "إبقاء نسختنا",
	ChangedSince: "تغيّرت منذ هذا الجواب",
	FromReader:   "أبلغ قارئ عن خطأ في جواب:", Question: "السؤال", LookedAt: "نُظر فيه",
	HasAged: "آخر ما عُرف أنها قائمة في %s؛ وقد مضى أجلها.", ReliedOn: "أجوبة آخر 30 يومًا التي عرضتها: %d", StillTrue: "ما زالت صحيحة", Supersede: "قول لاحق",
	Unanswered: "لم يكن له جواب. سُئل %d مرات، آخرها في %s:", Wished: "يريدون أن يُخبَروا بالجواب: %d", FillGap: "الإجابة بحقيقة", LeaveGap: "تركه مفتوحًا", Answers: "يجيب عن",
	ImportFailed: "لم يُستورد شيء. عدد المشكلات: %d.", ImportDone: "تم الاستيراد. الجديد: %d، المعدَّل: %d، بلا تغيير: %d.", NoFile: "تعذرت قراءة الملف: %s",
	Exported: "الحقائق والمصادر والأسماء في ملف.", NothingToExport: "لا شيء خاص بهذا الخادم بعد.",

	SettingsTitle: "إعدادات هذا الخادم", Role: "دور المشرفين", Review: "قناة إعلان التغييرات", AskIn: "الإجابة دون ذكر، عند التأكد", OnlyIn: "الإجابة في هذه القنوات فقط",
	Managers: "من يحق له إدارة الرسائل", Nowhere: "لا قناة", Everywhere: "كل القنوات",
	Lang: "اللغة", AskersOwn: "لغة السائل", Second: "مشرف ثانٍ", Private: "ردود خاصة", Pause: "إيقاف مؤقت",
	Seconds: map[curate.SecondPerson]string{curate.Never: "أبدًا", curate.Disputed: "للحقائق المختلف عليها", curate.Always: "لكل تغيير"},
	On:      "مفعّل", Off: "غير مفعّل",
	NeedsContent: "الإجابة دون ذكر البوت تتطلب Message Content، ولم يفعّله مشغّلو هذا البوت.",
	Breaking:     "أخبار عاجلة", Until: "حتى %s",
}
