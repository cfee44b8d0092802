package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A Token is one word or number of a text.
type Token struct {
	Raw   string // as written
	Fold  string // lower case, without marks, letter variants and apostrophes
	Stem  string // what is compared: Fold without inflection
	Start int    // byte offset of Raw in the text
	End   int    // byte offset after Raw
	Lang  knowledge.Lang
	Stop  bool // a function word: "the", "of", "did"
}

// Tokenize splits a text at everything that is neither a letter, a digit, nor a
// mark or apostrophe inside a word. Hyphens split; invalid UTF-8 is skipped.
func Tokenize(text string) []Token {
	var out []Token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			if t, ok := newToken(text[start:end], start); ok {
				out = append(out, t)
			}
			start = -1
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if inWord(r, size, start >= 0, text[i+size:]) {
			if start < 0 {
				start = i
			}
		} else {
			flush(i)
		}
		i += size
	}
	flush(len(text))
	return out
}

// inWord reports whether the rune belongs to a word; started tells whether one
// is under way, rest is the text behind the rune.
func inWord(r rune, size int, started bool, rest string) bool {
	switch {
	case r == utf8.RuneError && size <= 1:
		return false
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return true
	case unicode.IsMark(r), r == '\u0640': // Arabic tatweel
		return started
	case isApostrophe(r) || r == '.':
		next, _ := utf8.DecodeRuneInString(rest)
		if r == '.' && unicode.IsDigit(next) { // "2.5"; but "Aug.5" is rare
			return started
		}
		return started && r != '.' && unicode.IsLetter(next)
	}
	return false
}

// isApostrophe knows the marks that stand inside words: English apostrophes,
// Hebrew geresh and gershayim, and the quotation mark that is typed for them.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', 'ʼ', 'ʿ', 'ʾ', '׳', '״', '"', '”':
		return true
	}
	return false
}

func newToken(raw string, start int) (Token, bool) {
	t := Token{Raw: raw, Start: start, End: start + len(raw), Lang: knowledge.LangOf(raw)}
	t.Fold = Fold(raw)
	if t.Fold == "" {
		return t, false
	}
	t.Stem = stem(t.Fold, t.Lang)
	t.Stop = isStop(t.Fold, t.Lang)
	return t, true
}

// Fold brings a word to the form in which spellings of one word agree: lower
// case, no combining marks, no apostrophes (an English possessive goes whole),
// one form each of Arabic alef, ya and ta marbuta, no tatweel.
func Fold(word string) string {
	for _, s := range []string{"'s", "’s", "'S", "’S", "s'", "s’"} {
		if strings.HasSuffix(word, s) {
			word = strings.TrimSuffix(word, s)
			if s[0] == 's' {
				word += "s"
			}
			break
		}
	}
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range decompose(word) {
		switch {
		case unicode.Is(unicode.Mn, r), isApostrophe(r), r == '\u0640':
			continue
		}
		b.WriteRune(foldRune(r))
	}
	return b.String()
}

// tanwin is the Arabic ending of an indefinite object, with the letter that carries it.
var tanwin = strings.NewReplacer("اً", "", "ًا", "")

func decompose(word string) string {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return norm.NFKD.String(tanwin.Replace(word))
		}
	}
	return word
}

func foldRune(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ئ':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ؤ':
		return 'و'
	case 'ı':
		return 'i'
	}
	return unicode.ToLower(r)
}

// stem removes inflection: Snowball's English stemmer, Bleve's light Arabic one,
// and for Hebrew the prefixed particles and the commonest endings.
func stem(fold string, lang knowledge.Lang) string {
	switch lang {
	case knowledge.Hebrew:
		return stemHebrew(fold)
	case knowledge.Arabic:
		if utf8.RuneCountInString(fold) > 5 { // shorter words may begin with the letter itself
			fold = strings.TrimPrefix(fold, "و")
		}
		ts := analysis.TokenStream{{Term: []byte(fold)}}
		return string(arStemmer.Filter(ts)[0].Term)
	}
	if base, ok := irregular[fold]; ok {
		fold = base
	}
	if !isASCIILetters(fold) || len(fold) < 4 {
		return fold
	}
	env := snowballstem.NewEnv(fold)
	english.Stem(env)
	return env.Current()
}

// irregular brings the forms of irregular English verbs, which no stemmer joins, to
// their base.
var irregular = func() map[string]string {
	out := map[string]string{}
	for verb := range strings.SplitSeq(`begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|
		deal dealt|draw drew drawn|drive drove driven|fall fell fallen|fight fought|find found|fly flew flown|forbid forbade forbidden|forget forgot forgotten|
		freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|
		lay laid|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|
		say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|show shown|shrink shrank|sit sat|speak spoke spoken|spend spent|
		stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|take took taken|teach taught|tell told|think thought|throw threw thrown|
		understand understood|wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written`, "|") {
		forms := strings.Fields(verb)
		for _, f := range forms[1:] {
			out[f] = forms[0]
		}
	}
	return out
}()

var arStemmer = ar.NewArabicStemmerFilter()

func isASCIILetters(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// stemHebrew strips prefixed particles (and, the, in, to, from, that, as) while
// at least three letters stay, then one common ending. Both sides of every
// comparison go through it, so a root letter lost on both does no harm.
func stemHebrew(fold string) string {
	r := []rune(fold)
	for len(r) > 3 && strings.ContainsRune("והבלמשכ", r[0]) {
		r = r[1:]
	}
	for _, suffix := range [...]string{"ים", "ות", "ה", "ת", "י"} {
		s := []rune(suffix)
		if len(r)-len(s) >= 3 && string(r[len(r)-len(s):]) == suffix {
			return string(r[:len(r)-len(s)])
		}
	}
	return string(r)
}
