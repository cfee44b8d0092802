package pack

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// The measures of a fact, as the format gives them.
const (
	maxText       = 320 // characters
	maxSentences  = 2
	minQuoteWords = 4
	maxQuoteWords = 40
	minAsks       = 3   // in English; fewer leave too many wordings that do not find the fact
	maxAsk        = 200 // characters
)

func (l *linter) fact(p place, f *k.Fact) {
	l.id(p, string(f.ID))
	if first := l.facts[f.ID]; f.ID != "" && first.Fact != f {
		l.errorf(p, DuplicateID, at("id"), "fact %q is defined twice, first %s", f.ID, first.place)
	}
	l.requiredKeys(p, f)
	l.factReferences(p, f)
	l.links(p, f)
	l.dates(p, f)
	l.wording(p, f)
	l.holder(p, f)
	if f.Quote != nil {
		l.quote(p, f.Quote)
	}
	if p.unset("stage") && f.Stage == "" && (f.Kind == k.Proposal || f.Kind == k.Agreement) {
		l.warnf(p, NoStage, at("stage"), "missing; tell how far the %s has come: %s", f.Kind, join(k.Stages))
	}
	if p.unset("standing") && f.Standing == "" {
		l.warnf(p, NoStanding, at("standing"), "missing; tell on whose word the fact rests: %s", join(k.Standings))
	}
	l.questions(p, f)
}

// requiredKeys checks the keys that a fact needs even where their list is empty.
func (l *linter) requiredKeys(p place, f *k.Fact) {
	for _, key := range []string{"by", "parties", "topics"} {
		if p.lacks(key) && !(key == "by" && f.Kind == k.Background) {
			l.errorf(p, Missing, at(key), "missing; write %s: [] if there is none", key)
		}
	}
	if f.WhenBasis == "" && p.unset("when_basis") {
		l.errorf(p, Missing, at("when_basis"), "missing; want %s", join(k.Bases))
	}
}

func (l *linter) dates(p place, f *k.Fact) {
	if f.WhenBasis == k.Inferred && strings.TrimSpace(f.WhenNote) == "" {
		l.errorf(p, NoNote, at("when_note"), "missing; an inferred date needs a note on how it was found")
	}
	if f.Confirmed.Before(f.When) {
		l.errorf(p, DateOrder, at("confirmed"), "%s is earlier than the fact itself, of %s", f.Confirmed, f.When)
	}
	latest := l.latestPublished(f)
	switch {
	case latest.IsZero() || f.When.IsZero():
	case f.When.After(latest):
		l.errorf(p, DateOrder, at("when"), "%s is later than the latest of its sources, published %s", f.When, latest)
	case lastPart(f.When).After(latest):
		l.warnf(p, DateOrder, at("when"), "%s ends later than the latest of its sources, published %s", f.When, latest)
	}
}

// latestPublished is the latest date of a fact's sources, unknown if any is.
func (l *linter) latestPublished(f *k.Fact) k.Date {
	var latest k.Date
	for _, id := range f.Sources {
		s := l.sourceOf(id)
		if s == nil || s.Published.IsZero() {
			return k.Date{}
		}
		if latest.IsZero() || s.Published.Last() > latest.Last() {
			latest = s.Published
		}
	}
	return latest
}

// lastPart is the day or month that a range ends with; other dates as they are.
func lastPart(d k.Date) k.Date {
	_, last, isRange := strings.Cut(d.String(), "/")
	if !isRange {
		return d
	}
	if end, err := k.ParseDate(last); err == nil {
		return end
	}
	return d
}

func (l *linter) wording(p place, f *k.Fact) {
	if n := utf8.RuneCountInString(f.Text); n > maxText {
		l.errorf(p, LongText, at("text"), "has %d characters; at most %d", n, maxText)
	}
	if n := sentences(f.Text); n > maxSentences {
		l.warnf(p, LongText, at("text"), "has %d sentences; one is best, at most %d", n, maxSentences)
	}
	for _, word := range loaded().find(f.Text) {
		l.errorf(p, LoadedWord, at("text"), "%q takes a side; put the speaker's word between quotation marks or use a neutral one", word)
	}
	l.invisible(p, at("text"), f.Text)
	folded := fold(f.Text)
	if first, twice := l.texts[folded]; twice {
		l.errorf(p, DuplicateText, at("text"), "the same text as fact %q %s", first.ID, first.place)
	} else if folded != "" {
		l.texts[folded] = factAt{p, f}
	}
}

// invisible warns of characters that are not seen but turn or hide what is.
func (l *linter) invisible(p place, path []any, s string) {
	for _, c := range s {
		switch {
		case c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069, c == 0x200B, c == 0xFEFF, c == '\n', c == '\t', unicode.IsControl(c):
			l.warnf(p, Invisible, path, "holds the invisible character U+%04X", c)
			return
		}
	}
}

// claimVerbs are verbs by which somebody holds something; attributions tell in
// the text itself who reports it.
var (
	claimVerbs = strings.Fields("said says accused accuses demanded demands claimed claims insisted insists rejected rejects " +
		"denied denies warned warns vowed vows blamed blames argued argues maintained")
	attributions = strings.Fields("reported reports according citing cited quoted quoting wrote")
	articles     = strings.Fields("the an some many several one most two three")
)

func (l *linter) holder(p place, f *k.Fact) {
	if len(f.By) > 0 || f.Quote != nil || p.lacks("by") && f.Kind != k.Background {
		return
	}
	if f.Kind == k.Demand || f.Kind == k.Position {
		l.warnf(p, NoHolder, at("by"), "is empty; a %s is somebody's", f.Kind)
	} else if verb := unheldClaim(f.Text); verb != "" {
		l.warnf(p, NoHolder, at("by"), "is empty, but the text says that somebody %q; name the holder", verb)
	}
}

// unheldClaim gives the first claim verb of a text that tells nowhere who
// reports the claim and names nobody shortly before the verb; "" if there is none.
func unheldClaim(text string) string {
	words := strings.FieldsFunc(unquoted(text), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' })
	unheld := ""
	for i, w := range words {
		w = strings.ToLower(w)
		if slices.Contains(attributions, w) {
			return ""
		}
		if unheld == "" && slices.Contains(claimVerbs, w) && !slices.ContainsFunc(words[max(0, i-3):i], isName) {
			unheld = w
		}
	}
	return unheld
}

func isName(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) && len(w) > size && !slices.Contains(articles, strings.ToLower(w))
}

func (l *linter) quote(p place, q *k.Quote) {
	if n := len(strings.Fields(q.Words)); n > 0 && (n < minQuoteWords || n > maxQuoteWords) {
		l.warnf(p, QuoteLength, at("quote", "words"), "has %d words; want %d to %d", n, minQuoteWords, maxQuoteWords)
	}
}

func (l *linter) questions(p place, f *k.Fact) {
	if n := len(f.Asks[k.English]); n < minAsks {
		l.warnf(p, FewAsks, at("asks", "en"), "%d English questions; %d or more help to find the fact", n, minAsks)
	}
	for _, lang := range k.Langs {
		for i, ask := range f.Asks[lang] {
			path := at("asks", string(lang), i)
			if n := utf8.RuneCountInString(ask); n > maxAsk {
				l.warnf(p, LongAsk, path, "has %d characters; at most %d", n, maxAsk)
			}
			for _, word := range loaded().find(ask) {
				l.warnf(p, LoadedWord, path, "%q takes a side", word)
			}
			key := string(lang) + " " + fold(ask)
			if first, twice := l.asks[key]; !twice {
				l.asks[key] = factAt{p, f}
			} else if first.Fact == f {
				l.warnf(p, DuplicateAsk, path, "the question %q stands twice", shorten(ask))
			} else {
				l.warnf(p, DuplicateAsk, path, "fact %q %s answers the same question, %q", first.ID, first.place, shorten(ask))
			}
		}
	}
}

// abbreviations end in a full stop that does not end a sentence.
var abbreviations = []string{
	"mr", "mrs", "ms", "dr", "prof", "st", "gen", "maj", "brig", "lt", "col", "sgt", "capt", "sen", "rep", "gov", "no", "vs", "approx",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jr", "sr", "inc", "etc",
}

// sentences counts the sentences of a text; what is quoted counts as one word.
func sentences(s string) int {
	words := strings.Fields(unquoted(s))
	n := 0
	for i, w := range words {
		w = strings.TrimRight(w, "\"”’)]»")
		last, _ := utf8.DecodeLastRuneInString(w)
		if i == len(words)-1 || strings.ContainsRune("!?…؟", last) {
			n++
		} else if last == '.' && !abbreviated(w) && startsSentence(words[i+1]) {
			n++
		}
	}
	return n
}

// abbreviated reports whether a word with a full stop is an abbreviation: one of
// the list, an initial ("J."), or one with stops inside ("U.S.").
func abbreviated(w string) bool {
	stem := strings.TrimLeft(strings.TrimSuffix(w, "."), "(\"“‘")
	return utf8.RuneCountInString(stem) <= 1 || strings.Contains(stem, ".") || slices.Contains(abbreviations, strings.ToLower(stem))
}

func startsSentence(w string) bool {
	for _, c := range w {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return !unicode.IsLower(c)
		}
	}
	return false
}
