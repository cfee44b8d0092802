package brief

var arabic = Words{
	SummaryNow: "ملخص: المحادثات الآن", Summary: "ملخص: %s", Now: "الآن", LastWeek: "آخر 7 أيام", LastMonth: "آخر 30 يومًا",
	Comparison: "%s / %s بشأن: %s", Changes: "%s / %s بشأن: %s – كيف تغيّرت أقوالهما",
	Status: "وضع المحادثات", Rounds: "جولات المحادثات",

	Standing: "أين وصلت الأمور", Changed: "ما الذي تغيّر", Disputed: "محل الخلاف", Ahead: "التالي وفق المسجل",
	Wants: "مطالب ومواقف: %s", WhereWhen: "أين ومتى ومن", Outcome: "ما نتج عنها", Next: "ما جاء بعدها",
	Said: "ما قيل عنها: %s", Ladder: "إلى أين وصل كل مقترح واتفاق", Sticking: "نقاط الخلاف",
	OldRungs: "أقدم، من قبل %s: لم يحل محلها شيء وفق المسجل، ولا يعني ذلك أنها ما زالت قائمة",

	Nothing: "لا شيء مسجل.", NoStatement: "لا قول مسجل.", NoChange: "لا تغيّر مسجل.",
	NamedAbove: "ما ورد أعلاه يذكر موعدًا لم يحن بعد: %s.",
	Where:      "أين: %s", When: "متى: %s", TookPart: "شارك فيها: %s", NextRound: "الجولة التالية وفق المسجل: %s، %s",

	Named: "يذكر موعدًا لم يحن بعد: %s", Replaces: "حل محل قول بتاريخ %s", Overtaken: "حل محله قول بتاريخ %s",
	Unconfirmed: "لم يؤكد بعد ذلك", LastKnown: "آخر ما هو معروف بتاريخ %s، ولم يؤكد بعد ذلك", Current: "لم يحل محله شيء وفق المسجل",

	Since: "%s، منذ %s", Up: "▲ قبل ذلك: %s، %s", Down: "▼ قبل ذلك: %s، %s", Same: "= بلا تغيير: %s، %s", First: "• أول ما سُجل",
	AsItStood: "هكذا كانت الأمور في %s؛ وما جاء بعد ذلك غير معروض.", Stale: "آخر ما هو معروف حتى %s؛ ولم يؤكد كله بعد ذلك.",
	Previous: "الجولة السابقة", Upcoming: "الجولة التالية", HowChanged: "كيف تغيّر هذا", AsTheyAre: "الوضع الآن",
}
