package render

import "github.com/ceasefire-facts/bot/knowledge"

// keyNames are the names of what facts are sorted by, in one language. The order
// of the languages is that of knowledge.Langs.
type keyNames struct{ en, he, ar string }

func (n keyNames) in(l knowledge.Lang, key string) string {
	s := n.en
	switch l {
	case knowledge.Hebrew:
		s = n.he
	case knowledge.Arabic:
		s = n.ar
	}
	if s == "" {
		return key
	}
	return s
}

// KindName names a kind in words of a language.
func KindName(l knowledge.Lang, k knowledge.Kind) string { return kindNames[k].in(l, string(k)) }

// StageName names a stage in words of a language.
func StageName(l knowledge.Lang, s knowledge.Stage) string { return stageNames[s].in(l, string(s)) }

// StandingName tells in words of a language on whose word a fact stands.
func StandingName(l knowledge.Lang, s knowledge.Standing) string {
	return standingNames[s].in(l, string(s))
}

// LangName names a language in itself.
func LangName(l knowledge.Lang) string {
	switch l {
	case knowledge.Hebrew:
		return "עברית"
	case knowledge.Arabic:
		return "العربية"
	}
	return "English"
}

var kindNames = map[knowledge.Kind]keyNames{
	knowledge.Status:     {"state of the talks", "מצב השיחות", "وضع المحادثات"},
	knowledge.Demand:     {"demand", "דרישה", "مطلب"},
	knowledge.Position:   {"position", "עמדה", "موقف"},
	knowledge.Proposal:   {"proposal", "הצעה", "مقترح"},
	knowledge.Summit:     {"round of talks", "סבב שיחות", "جولة محادثات"},
	knowledge.Agreement:  {"agreement", "הסכם", "اتفاق"},
	knowledge.Event:      {"event", "אירוע", "حدث"},
	knowledge.Background: {"background", "רקע", "خلفية"},
}

var stageNames = map[knowledge.Stage]keyNames{
	knowledge.Reported:               {"reported", "לפי דיווחים", "بحسب تقارير"},
	knowledge.Offered:                {"offered", "הוצע", "معروض"},
	knowledge.AcceptedInPrinciple:    {"accepted in principle", "התקבל עקרונית", "مقبول مبدئيًا"},
	knowledge.AcceptedWithConditions: {"accepted with conditions", "התקבל בתנאים", "مقبول بشروط"},
	knowledge.Accepted:               {"accepted", "התקבל", "مقبول"},
	knowledge.Signed:                 {"signed", "נחתם", "موقَّع"},
	knowledge.InForce:                {"in force", "בתוקף", "ساري المفعول"},
	knowledge.Breached:               {"said to be breached", "הופר לפי טענה", "منتهَك بحسب ادعاء"},
	knowledge.Collapsed:              {"collapsed", "קרס", "منهار"},
}

var standingNames = map[knowledge.Standing]keyNames{
	knowledge.OnRecord:  {"said openly, by name", "נאמר בגלוי ובשם", "قيل علنًا وبالاسم"},
	knowledge.Anonymous: {"an unnamed source", "מקור ללא שם", "مصدر لم يُذكر اسمه"},
	knowledge.Hearsay:   {"reported by others", "דווח מפי אחרים", "نقله آخرون"},
}
