package lexis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

func TestTokenize(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string // raw tokens
	}{
		{"nothing", "", nil},
		{"marks alone", " ?! ... -- '' “” \t\n", nil},
		{"plain", "The keepers want oil.", []string{"The", "keepers", "want", "oil"}},
		{"hyphens split", "twenty-five bell–ropes", []string{"twenty", "five", "bell", "ropes"}},
		{"slashes split", "oil/wick", []string{"oil", "wick"}},
		{"apostrophe inside a word", "doesn't Varley’s", []string{"doesn't", "Varley’s"}},
		{"apostrophe outside a word", "'oil' the keepers' oil", []string{"oil", "the", "keepers", "oil"}},
		{"typed quotation marks", `"oil" and “wicks”`, []string{"oil", "and", "wicks"}},
		{"geresh", "צ'ארלס צ׳ארלס", []string{"צ'ארלס", "צ׳ארלס"}},
		{"gershayim", `חב"ל חב״ל`, []string{`חב"ל`, "חב״ל"}},
		{"hebrew hyphen", "סלע־השחף", []string{"סלע", "השחף"}},
		{"arabic marks", "مِصْبَاح", []string{"مِصْبَاح"}},
		{"tatweel", "زيـــت", []string{"زيـــت"}},
		{"arabic question mark", "لماذا؟ نعم", []string{"لماذا", "نعم"}},
		{"digits", "40 barrels, 2.5 miles, 1,200", []string{"40", "barrels", "2.5", "miles", "1", "200"}},
		{"arabic digits", "٤٠ برميلا", []string{"٤٠", "برميلا"}},
		{"ordinals", "3rd round", []string{"3rd", "round"}},
		{"abbreviation", "U.S. ships", []string{"U", "S", "ships"}},
		{"full stop before a word", "oil.Then", []string{"oil", "Then"}},
		{"invalid bytes", "oil\xff\xfewick \xc3", []string{"oil", "wick"}},
		{"the replacement character itself", "oil\uFFFDwick", []string{"oil", "wick"}},
		{"a mark without a letter", "\u0301 oil", []string{"oil"}},
		{"emoji", "oil🙂wick", []string{"oil", "wick"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, x := range lexis.Tokenize(tt.text) {
				got = append(got, x.Raw)
				if tt.text[x.Start:x.End] != x.Raw {
					t.Errorf("token %q is said to stand at %d to %d, where %q stands", x.Raw, x.Start, x.End, tt.text[x.Start:x.End])
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("tokens of %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestTokenLanguageAndStop(t *testing.T) {
	for _, tt := range []struct {
		word string
		lang knowledge.Lang
		stop bool
	}{
		{"the", knowledge.English, true},
		{"The", knowledge.English, true},
		{"didn't", knowledge.English, true},
		{"bell", knowledge.English, false},
		{"who", knowledge.English, false}, // words of asking carry content
		{"של", knowledge.Hebrew, true},
		{"פעמון", knowledge.Hebrew, false},
		{"إلى", knowledge.Arabic, true},
		{"جرس", knowledge.Arabic, false},
	} {
		x := lexis.Tokenize(tt.word)[0]
		if x.Lang != tt.lang || x.Stop != tt.stop {
			t.Errorf("%q: language %s, stop %v; want %s, %v", tt.word, x.Lang, x.Stop, tt.lang, tt.stop)
		}
	}
}

// Spellings of one word fold to one form.
func TestFold(t *testing.T) {
	for want, words := range map[string][]string{
		"keeper":  {"keeper", "Keeper", "KEEPER", "keeper's", "Keeper’s", "KEEPER'S"},
		"keepers": {"keepers", "keepers'", "keepers’"},
		"doesnt":  {"doesn't", "doesn’t", "doesnt", "doesn`t"},
		"reve":    {"reve", "rêve", "RÊVE", "re\u0302ve"},
		"file":    {"ﬁle", "file"},
		"istanbul": {
			"istanbul", "Istanbul", "ıstanbul",
		},
		"احمد":  {"احمد", "أحمد", "إحمد", "آحمد", "ٱحمد"},
		"مناره": {"منارة", "مناره", "مَنَارَة", "منـــارة"},
		"مستشفي": {
			"مستشفى", "مستشفي",
		},
		"سوال": {"سؤال", "سوال"},
		"ايض":  {"أيضاً", "أيضًا", "ايض"}, // the ending of an indefinite object goes with its letter
		"צהל":  {`צה"ל`, "צה״ל", "צהל", "צה”ל"},
		"צארלס": {
			"צ'ארלס", "צ׳ארלס", "צ’ארלס",
		},
		"שלום": {"שלום", "שָׁלוֹם"},
	} {
		for _, w := range words {
			if got := lexis.Fold(w); got != want {
				t.Errorf("Fold(%q) = %q, want %q", w, got, want)
			}
		}
	}
}

// Forms of one word share a stem; other words do not.
func TestStem(t *testing.T) {
	for _, tt := range []struct {
		name    string
		same    []string
		another string
	}{
		{"english plural", []string{"barrel", "barrels"}, "barred"},
		{"english verb", []string{"demand", "demands", "demanded", "demanding"}, "remand"},
		{"english possessive", []string{"keeper", "keepers", "keeper's", "keepers'"}, "keep"},
		{"english short", []string{"oil", "OIL", "oils"}, "oily"},
		{"hebrew prefixes", []string{"פעמון", "הפעמון", "בפעמון", "ובפעמון", "שהפעמון", "לפעמון", "מהפעמון", "כשהפעמון"}, "פנס"},
		{"hebrew endings", []string{"חבית", "חביות", "החביות"}, "חבל"},
		{"hebrew plural", []string{"נווט", "נווטים", "הנווטים"}, "נמל"},
		{"arabic article", []string{"مصباح", "المصباح", "والمصباح", "بالمصباح"}, "مفتاح"},
		{"arabic ending", []string{"جولة", "الجولة", "جوله"}, "جرس"},
		{"arabic plural", []string{"حارس", "حارسون", "الحارسين"}, "حاجز"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := lexis.Tokenize(tt.same[0])[0].Stem
			for _, w := range tt.same[1:] {
				if got := lexis.Tokenize(w)[0].Stem; got != want {
					t.Errorf("stem of %q is %q, that of %q is %q", w, got, tt.same[0], want)
				}
			}
			if got := lexis.Tokenize(tt.another)[0].Stem; got == want {
				t.Errorf("%q and %q share the stem %q", tt.another, tt.same[0], got)
			}
		})
	}
}
