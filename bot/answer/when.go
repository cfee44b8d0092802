package answer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A window is a stretch of time that a question names.
type window struct {
	Date     knowledge.Date
	From, To int  // tokens, To excluded
	Relative bool // counted from the clock ("last week")
	Open     bool // up to the clock ("since Monday", "this week")
	NoYear   bool // the year was not said but concluded
}

// months maps a token's stem to the months' names in three languages and their
// usual abbreviations.
var months = stemTable(map[time.Month]string{
	time.January:   "january jan ינואר يناير",
	time.February:  "february feb febr פברואר فبراير شباط",
	time.March:     "march mar מרץ מרס مارس آذار",
	time.April:     "april apr אפריל أبريل ابريل نيسان",
	time.May:       "may מאי مايو أيار",
	time.June:      "june jun יוני يونيو حزيران",
	time.July:      "july jul יולי يوليو تموز",
	time.August:    "august aug אוגוסט أغسطس",
	time.September: "september sept sep ספטמבר سبتمبر أيلول",
	time.October:   "october oct אוקטובר أكتوبر اكتوبر",
	time.November:  "november nov נובמבר نوفمبر",
	time.December:  "december dec דצמבר ديسمبر",
})

var weekdays = stemTable(map[time.Weekday]string{
	time.Sunday: "sunday", time.Monday: "monday", time.Tuesday: "tuesday", time.Wednesday: "wednesday",
	time.Thursday: "thursday", time.Friday: "friday", time.Saturday: "saturday",
})

var numberWords = stemTable(map[int]string{
	1: "one first", 2: "two second couple", 3: "three third few", 4: "four fourth", 5: "five fifth", 6: "six sixth",
	7: "seven seventh", 8: "eight eighth", 9: "nine ninth", 10: "ten tenth",
})

// A season's first month; winter begins in December of the year before.
var seasons = stemTable(map[time.Month]string{
	time.March: "spring אביב ربيع", time.June: "summer קיץ صيف", time.September: "autumn fall סתיו خريف", time.December: "winter חורף شتاء",
})

// Parts of a month in days, first to last (31 stands for the month's end).
var monthParts = map[string][2]int{
	"early": {1, 10}, "begin": {1, 10}, "beginning": {1, 10}, "start": {1, 10}, "opening": {1, 10},
	"mid": {10, 20}, "middle": {10, 20},
	"late": {20, 31}, "end": {20, 31}, "close": {20, 31},
	"תחילת": {1, 10}, "אמצע": {10, 20}, "סוף": {20, 31}, "מטלע": {1, 10},
	"مطلع": {1, 10}, "اوايل": {1, 10}, "منتصف": {10, 20}, "اواخر": {20, 31}, "نهايه": {20, 31}, "بدايه": {1, 10},
}

func stemTable[K comparable](m map[K]string) map[string]K {
	out := map[string]K{}
	for k, names := range m {
		for _, t := range lexis.Tokenize(names) {
			out[t.Stem] = k
		}
	}
	return out
}

// A dateReader finds the dates of a question, counting relative ones from the clock.
type dateReader struct {
	toks  []lexis.Token
	clock knowledge.Day
	year  int // said somewhere in the question; 0 if none
}

// Dates in figures: the year first, the day first ("29/08/2024", "29.8.2024"), and
// two days of one month.
var (
	yearFirst = regexp.MustCompile(`\b(20\d\d)-(\d\d?)(?:-(\d\d?))?\b`)
	dayFirst  = regexp.MustCompile(`\b(\d\d?)([./])(\d\d?)[./](20\d\d)\b`)
	twoDays   = regexp.MustCompile(`\b(\d\d?)\s?[-–]\s?(\d\d?)\b`)
)

// eastern maps the digits of Arabic and Persian writing to European ones.
var eastern = func(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}

// spellDates writes dates in figures with the month's name, and digits as European
// ones, so that they are read like every other date. Of "8/29/2024" the month is
// what can be one; where both can, the day stands first.
func spellDates(text string) string {
	text = strings.Map(eastern, text)
	spell := func(whole, year, month, day string) string {
		m, _ := strconv.Atoi(month)
		if m < 1 || m > 12 {
			return whole
		}
		return strings.TrimSpace(day + " " + time.Month(m).String() + " " + year)
	}
	text = yearFirst.ReplaceAllStringFunc(text, func(s string) string {
		p := yearFirst.FindStringSubmatch(s)
		return spell(s, p[1], p[2], p[3])
	})
	text = dayFirst.ReplaceAllStringFunc(text, func(s string) string {
		p := dayFirst.FindStringSubmatch(s)
		if m, _ := strconv.Atoi(p[3]); m > 12 {
			p[1], p[3] = p[3], p[1]
		}
		return spell(s, p[4], p[3], p[1])
	})
	return twoDays.ReplaceAllString(text, "$1 to $2")
}

// findDates lists the windows that a question asks about, in their order.
func findDates(toks []lexis.Token, clock knowledge.Day) []window {
	r, all := readDates(toks, clock)
	return r.since(r.joined(all))
}

// readDates lists every date that a text names.
func readDates(toks []lexis.Token, clock knowledge.Day) (*dateReader, []window) {
	r := &dateReader{toks: toks, clock: clock}
	for i := range toks {
		if y, ok := r.yearAt(i); ok {
			r.year = y
		}
	}
	var out []window
	for i := 0; i < len(toks); {
		if w, ok := r.at(i); ok {
			out = append(out, w)
			i = w.To
			continue
		}
		i++
	}
	return r, out
}

// at reads the window that starts at token i.
func (r *dateReader) at(i int) (window, bool) {
	for _, read := range []func(int) (window, bool){r.partOfMonth, r.dayMonth, r.monthDay, r.season, r.ago, r.thisOrLast, r.weekday, r.yearOnly} {
		if w, ok := read(i); ok {
			w.From = i
			return w, true
		}
	}
	return window{}, false
}

func (r *dateReader) fold(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Fold
}

func (r *dateReader) stem(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Stem
}

func (r *dateReader) yearAt(i int) (int, bool) {
	s := r.fold(i)
	if len(s) != 4 || !strings.HasPrefix(s, "20") {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && y >= 2000 && y < 2100
}

// month reads a month's name; "may" and "march" are words too, so they need a
// number, a preposition or a capital beside them.
func (r *dateReader) month(i int) (time.Month, bool) {
	m, ok := months[r.stem(i)]
	if !ok {
		return 0, false
	}
	if f := r.fold(i); f == "may" || f == "march" || f == "mar" {
		_, before := r.number(i - 1)
		_, after := r.number(i + 1)
		_, year := r.yearAt(i + 1)
		_, part := monthParts[r.fold(i-1)]
		switch r.fold(i - 1) {
		case "in", "of", "since", "until", "by", "last", "this":
			part = true
		}
		capital := i > 0 && r.toks[i].Raw != "" && r.toks[i].Raw[0] == 'M'
		if !before && !after && !year && !part && !capital {
			return 0, false
		}
	}
	return m, true
}

// number reads a day of a month: 1 to 31, with or without "st", "nd", "rd", "th".
func (r *dateReader) number(i int) (int, bool) {
	s := r.fold(i)
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, suffix)
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= 31 && len(s) <= 2
}

// yearFor gives the year said behind token i, or else the one said elsewhere, or
// else the latest in which the month was not after the clock.
func (r *dateReader) yearFor(i int, m time.Month) (year, next int, concluded bool) {
	if r.fold(i) == "of" {
		if y, ok := r.yearAt(i + 1); ok {
			return y, i + 2, false
		}
	}
	if y, ok := r.yearAt(i); ok {
		return y, i + 1, false
	}
	if r.year != 0 {
		return r.year, i, false
	}
	now := r.clock.Time()
	if m > now.Month() {
		return now.Year() - 1, i, true
	}
	return now.Year(), i, true
}

// partOfMonth reads "mid-August", "early July 2024", "the first days of September".
func (r *dateReader) partOfMonth(i int) (window, bool) {
	part, ok := monthParts[r.fold(i)]
	if !ok {
		part, ok = monthParts[r.stem(i)]
	}
	j := i + 1
	switch f := r.fold(i); {
	case ok:
	case f == "first" && (r.fold(i+1) == "days" || r.fold(i+1) == "day" || r.fold(i+1) == "week"):
		part, j, ok = [2]int{1, 8}, i+2, true
		if r.fold(i+1) == "day" {
			part[1] = 1
		}
	case f == "first" && r.fold(i+1) == "half", f == "second" && r.fold(i+1) == "half":
		part, j, ok = [2]int{1, 16}, i+2, true
		if f == "second" {
			part = [2]int{15, 31}
		}
	}
	if !ok {
		return window{}, false
	}
	for r.fold(j) == "of" || r.fold(j) == "the" || r.fold(j) == "in" {
		j++
	}
	if r.fold(j) == "this" && r.fold(j+1) == "month" {
		t := r.clock.Time()
		return window{Date: daysOf(t.Year(), t.Month(), part), To: j + 2, Relative: true}, true
	}
	m, ok := r.month(j)
	if !ok {
		return window{}, false
	}
	y, next, noYear := r.yearFor(j+1, m)
	return window{Date: daysOf(y, m, part), To: next, NoYear: noYear}, true
}

func lastDay(year int, m time.Month) int { return knowledge.InMonth(year, m).Last().Time().Day() }

func daysOf(year int, m time.Month, part [2]int) knowledge.Date {
	last := knowledge.InMonth(year, m).Last()
	return knowledge.Span(knowledge.NewDay(year, m, part[0]), min(knowledge.NewDay(year, m, part[1]), last))
}

// dayMonth reads "29 August 2024", "7th of July".
func (r *dateReader) dayMonth(i int) (window, bool) {
	n, ok := r.number(i)
	if !ok {
		return window{}, false
	}
	j := i + 1
	if r.fold(j) == "of" {
		j++
	}
	if r.fold(j) == "to" || r.fold(j) == "and" { // "13 to 19 January 2025"
		if n2, ok := r.number(j + 1); ok && n2 > n {
			if m, ok := r.month(j + 2); ok {
				y, next, noYear := r.yearFor(j+3, m)
				return window{Date: daysOf(y, m, [2]int{n, n2}), To: next, NoYear: noYear}, true
			}
		}
	}
	m, ok := r.month(j)
	if !ok {
		return window{}, false
	}
	y, next, noYear := r.yearFor(j+1, m)
	if n > lastDay(y, m) {
		return window{}, false
	}
	return window{Date: r.day(y, m, n, noYear), To: next, NoYear: noYear}, true
}

// day gives one day; where the year was concluded and the day lies after the
// clock, the year before is meant.
func (r *dateReader) day(y int, m time.Month, n int, concluded bool) knowledge.Date {
	d := knowledge.NewDay(y, m, n)
	if concluded && d > r.clock && r.year == 0 {
		d = knowledge.NewDay(y-1, m, n)
	}
	return knowledge.OnDay(d)
}

// monthDay reads "August 29, 2024", "aug 20", "August 2024", "August".
func (r *dateReader) monthDay(i int) (window, bool) {
	m, ok := r.month(i)
	if !ok {
		return window{}, false
	}
	if n, ok := r.number(i + 1); ok {
		if n2, ok := r.number(i + 3); ok && r.fold(i+2) == "to" && n2 > n { // "January 13 to 19"
			y, next, noYear := r.yearFor(i+4, m)
			return window{Date: daysOf(y, m, [2]int{n, n2}), To: next, NoYear: noYear}, true
		}
		y, next, noYear := r.yearFor(i+2, m)
		if n > lastDay(y, m) {
			return window{Date: knowledge.InMonth(y, m), To: next, NoYear: noYear}, true
		}
		return window{Date: r.day(y, m, n, noYear), To: next, NoYear: noYear}, true
	}
	y, next, noYear := r.yearFor(i+1, m)
	return window{Date: knowledge.InMonth(y, m), To: next, NoYear: noYear}, true
}

// season reads "spring 2025", "the summer of 2024"; a season needs its year.
func (r *dateReader) season(i int) (window, bool) {
	m, ok := seasons[r.stem(i)]
	if !ok {
		return window{}, false
	}
	j := i + 1
	if r.fold(j) == "of" {
		j++
	}
	y, ok := r.yearAt(j)
	if n, short := r.number(j); !ok && short && n >= 20 && len(r.fold(j)) == 2 { // "summer 24"
		y, ok = 2000+n, true
	}
	if !ok {
		return window{}, false
	}
	if m == time.December {
		y--
	}
	return window{Date: knowledge.Span(knowledge.NewDay(y, m, 1), knowledge.NewDay(y, m+3, 0)), To: j + 1}, true
}

// ago reads "two weeks ago", "3 days earlier" is left to the context.
func (r *dateReader) ago(i int) (window, bool) {
	n, ok := r.count(i)
	if !ok || r.fold(i+2) != "ago" {
		return window{}, false
	}
	days, ok := map[string]int{"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}[r.fold(i+1)]
	if !ok {
		return window{}, false
	}
	middle, slack := r.clock-knowledge.Day(n*days), knowledge.Day(days/2)
	return window{Date: knowledge.Span(middle-slack, middle+slack), To: i + 3, Relative: true}, true
}

func (r *dateReader) count(i int) (int, bool) {
	if r.fold(i) == "a" {
		return 1, true
	}
	if n, ok := numberWords[r.stem(i)]; ok {
		return n, true
	}
	return r.number(i)
}

// thisOrLast reads "this month", "last week", "last weekend", "yesterday".
func (r *dateReader) thisOrLast(i int) (window, bool) {
	t := r.clock.Time()
	span := func(from, to knowledge.Day, next int) (window, bool) {
		return window{Date: knowledge.Span(from, to), To: next, Relative: true}, true
	}
	switch f, next := r.fold(i), r.fold(i+1); {
	case f == "yesterday" || f == "yday" || f == "אתמול" || f == "אמש" || r.stem(i) == "امس":
		return span(r.clock-1, r.clock-1, i+1)
	case f == "this" && next == "month":
		return span(knowledge.NewDay(t.Year(), t.Month(), 1), r.clock, i+2)
	case f == "last" && next == "month", r.stem(i) == "חודש" && next == "שעבר", r.stem(i) == "شهر" && next == "الماضي":
		return span(knowledge.NewDay(t.Year(), t.Month()-1, 1), knowledge.NewDay(t.Year(), t.Month(), 0), i+2)
	case (f == "this" || f == "past") && next == "week":
		return span(r.clock-7, r.clock, i+2)
	case f == "last" && (next == "week" || next == "weekend"), r.stem(i) == "בוע" && next == "שעבר", r.stem(i) == "اسبوع" && next == "الماضي":
		return span(r.clock-12, r.clock-3, i+2)
	case f == "this" && next == "year":
		return span(knowledge.NewDay(t.Year(), 1, 1), r.clock, i+2)
	case f == "last" && next == "year":
		return span(knowledge.NewDay(t.Year()-1, 1, 1), knowledge.NewDay(t.Year()-1, 12, 31), i+2)
	}
	return window{}, false
}

// weekday reads "on Monday": the latest such day up to the clock.
func (r *dateReader) weekday(i int) (window, bool) {
	d, ok := weekdays[r.stem(i)]
	if !ok || r.fold(i-1) == "by" || r.fold(i-1) == "until" || r.fold(i-1) == "next" {
		return window{}, false
	}
	back := (int(r.clock.Time().Weekday()) - int(d) + 7) % 7
	day := r.clock - knowledge.Day(back)
	return window{Date: knowledge.OnDay(day), To: i + 1, Relative: true}, true
}

func (r *dateReader) yearOnly(i int) (window, bool) {
	y, ok := r.yearAt(i)
	if !ok {
		return window{}, false
	}
	return window{Date: knowledge.InYear(y), To: i + 1}, true
}

// since turns "since X" into everything from X to the clock, and "before" and
// "until" X into nothing that a date can say, so that X only names an event.
func (r *dateReader) since(ws []window) []window {
	var out []window
	for _, w := range ws {
		switch f := r.fold(w.From - 1); {
		case r.behind("since", w.From):
			w.Date, w.Open = knowledge.Span(w.Date.First(), max(r.clock, w.Date.First())), true
		case f == "after" || f == "before" || f == "until":
			continue
		}
		out = append(out, w)
	}
	return out
}

// behind reports whether the word stands up to five words before token i.
func (r *dateReader) behind(word string, i int) bool {
	for j := max(0, i-5); j < i; j++ {
		if r.fold(j) == word {
			return true
		}
	}
	return false
}

// joined unites "between X and Y", "from X to Y" into one range.
func (r *dateReader) joined(ws []window) []window {
	for i := 0; i+1 < len(ws); i++ {
		a, b := ws[i], ws[i+1]
		link := r.fold(a.To)
		first := r.fold(a.From - 1)
		if b.From == a.To+1 && (first == "between" && link == "and" || (first == "from" || first == "since") && (link == "to" || link == "until")) {
			ws[i] = window{Date: knowledge.Span(a.Date.First(), b.Date.Last()), From: a.From, To: b.To}
			ws = append(ws[:i+1], ws[i+2:]...)
		}
	}
	return ws
}
