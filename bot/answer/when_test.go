package answer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// datesIn writes the times that a text names: each date with what is told beside it.
func datesIn(text, clock string) []string {
	var out []string
	for _, w := range findDates(lexis.Tokenize(spellDates(text)), knowledge.MustDate(clock).Last()) {
		s := w.Date.String()
		for _, is := range []struct {
			set  bool
			name string
		}{{w.Relative, "relative"}, {w.Open, "open"}, {w.NoYear, "no year"}} {
			if is.set {
				s += " " + is.name
			}
		}
		out = append(out, s)
	}
	return out
}

// TestDates reads every form on a Saturday, 31 August 2024. "no year" stands
// behind a date whose year was concluded: the latest that is not ahead.
func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		// days
		"29 August 2024": "2024-08-29", "on 29 August 2024": "2024-08-29", "August 29, 2024": "2024-08-29", "August 29th, 2024": "2024-08-29",
		"29 Aug": "2024-08-29 no year", "aug 20": "2024-08-20 no year", "Aug. 20": "2024-08-20 no year", "July 4th": "2024-07-04 no year",
		"the 7th of July": "2024-07-07 no year", "7th July 2023": "2023-07-07", "the 1st of June 2023": "2023-06-01", "22nd may 2023": "2023-05-22",
		"31 August": "2024-08-31 no year", "on 1 September": "2023-09-01 no year", "5 October": "2023-10-05 no year", "sept 3": "2023-09-03 no year",
		"0 August 2024": "2024-08", "32 August 2024": "2024-08",

		// in figures, in other digits, and two days of one month
		"2024-08-29": "2024-08-29", "on 2024-08-29?": "2024-08-29", "2024-08": "2024-08", "29/08/2024": "2024-08-29", "8/29/2024": "2024-08-29",
		"29.8.2024": "2024-08-29", "2024-13-01": "2024", "٢٩ أغسطس ٢٠٢٤": "2024-08-29", "13-19 August": "2024-08-13/2024-08-19 no year",
		"August 13 to 19, 2024": "2024-08-13/2024-08-19", "31 February 2024": "2024-02", "February 31, 2024": "2024-02",
		"from July 1 until August 5": "2024-07-01/2024-08-05", "אתמול": "2024-08-30 relative", "بالأمس": "2024-08-30 relative",
		"בחודש שעבר": "2024-07-01/2024-07-31 relative", "באמצע אוגוסט": "2024-08-10/2024-08-20 no year",

		// months and their parts
		"August 2024": "2024-08", "in August": "2024-08 no year", "August": "2024-08 no year", "in September": "2023-09 no year", "August of 2023": "2023-08",
		"mid-August": "2024-08-10/2024-08-20 no year", "mid August 2024": "2024-08-10/2024-08-20", "the middle of July": "2024-07-10/2024-07-20 no year",
		"early July": "2024-07-01/2024-07-10 no year", "beginning of June 2023": "2023-06-01/2023-06-10", "the start of August": "2024-08-01/2024-08-10 no year",
		"late July 2024": "2024-07-20/2024-07-31", "end of June": "2024-06-20/2024-06-30 no year", "the end of February 2024": "2024-02-20/2024-02-29",
		"the end of February 2023":  "2023-02-20/2023-02-28",
		"the first days of August":  "2024-08-01/2024-08-08 no year",
		"first week of August":      "2024-08-01/2024-08-08 no year",
		"first day of August":       "2024-08-01 no year",
		"the first half of July":    "2024-07-01/2024-07-16 no year",
		"second half of July 2024":  "2024-07-15/2024-07-31",
		"early this month":          "2024-08-01/2024-08-10 relative",
		"first of all, the council": "",

		// the verb and the month
		"in may": "2024-05 no year", "in May": "2024-05 no year", "May 2024": "2024-05", "may 3": "2024-05-03 no year", "3 may": "2024-05-03 no year",
		"Did May bring a deal": "2024-05 no year", "early may": "2024-05-01/2024-05-10 no year", "since may": "2024-05-01/2024-08-31 open no year",
		"they may sign": "", "may they sign": "", "May they sign": "", "what may happen": "", "who may go": "",
		"march on the rock": "", "the march": "", "in March": "2024-03 no year", "last march": "2024-03 no year", "mar 5": "2024-03-05 no year",

		// ranges
		"13 to 19 January 2025": "2025-01-13/2025-01-19", "13 and 19 January 2024": "2024-01-13/2024-01-19",
		"between 13 and 19 January 2024":    "2024-01-13/2024-01-19",
		"between 1 July and 5 August":       "2024-07-01/2024-08-05",
		"from 1 July to 5 August 2024":      "2024-07-01/2024-08-05",
		"from July to August 2024":          "2024-07-01/2024-08-31",
		"between May 2023 and June 2024":    "2023-05-01/2024-06-30",
		"August 29 2024 and August 30 2024": "2024-08-29; 2024-08-30",
		"January 2024 vs August 2024":       "2024-01; 2024-08",

		// since, and what only names an event
		"since Monday": "2024-08-26/2024-08-31 relative open", "since 15 August": "2024-08-15/2024-08-31 open no year", "since July": "2024-07-01/2024-08-31 open no year",
		"since the talks of mid-August": "2024-08-10/2024-08-31 open no year", "since last week": "2024-08-19/2024-08-31 relative open",
		"since 2023":       "2023-01-01/2024-08-31 open",
		"before 15 August": "", "until August": "", "after 15 August": "",
		"by Friday": "", "until Friday": "", "next Monday": "",

		// seasons and years
		"summer 24": "2024-06-01/2024-08-31", "summer 2024": "2024-06-01/2024-08-31", "the summer of 2024": "2024-06-01/2024-08-31",
		"spring 2024": "2024-03-01/2024-05-31", "winter 2024": "2023-12-01/2024-02-29", "autumn 2023": "2023-09-01/2023-11-30", "fall 2023": "2023-09-01/2023-11-30",
		"summer": "", "the fall of the tower": "", "summer 5": "",
		"2024": "2024", "in 2023": "2023", "1999": "", "2100": "", "resolution 2735": "", "20 barrels": "",

		// counted from the clock
		"yesterday": "2024-08-30 relative", "yday": "2024-08-30 relative",
		"this week": "2024-08-24/2024-08-31 relative", "past week": "2024-08-24/2024-08-31 relative",
		"last week": "2024-08-19/2024-08-28 relative", "last weekend": "2024-08-19/2024-08-28 relative",
		"this month": "2024-08-01/2024-08-31 relative", "last month": "2024-07-01/2024-07-31 relative",
		"this year": "2024-01-01/2024-08-31 relative", "last year": "2023-01-01/2023-12-31 relative",
		"two weeks ago": "2024-08-14/2024-08-20 relative", "a week ago": "2024-08-21/2024-08-27 relative", "3 days ago": "2024-08-28 relative",
		"one month ago": "2024-07-17/2024-08-16 relative", "ten months ago": "2023-10-21/2023-11-20 relative", "two lamps ago": "",
		"on Monday": "2024-08-26 relative", "Saturday": "2024-08-31 relative", "last Thursday": "2024-08-29 relative", "sunday": "2024-08-25 relative",

		// Hebrew
		"29 באוגוסט 2024": "2024-08-29", "ב-29 באוגוסט 2024": "2024-08-29", "29 באוגוסט": "2024-08-29 no year", "אוגוסט 2024": "2024-08", "באוגוסט": "2024-08 no year",
		"במאי": "2024-05 no year", "מאי 2024": "2024-05", "אמצע אוגוסט": "2024-08-10/2024-08-20 no year", "סוף יולי 2024": "2024-07-20/2024-07-31",
		"תחילת יוני": "2024-06-01/2024-06-10 no year", "קיץ 2024": "2024-06-01/2024-08-31", "בחורף 2024": "2023-12-01/2024-02-29", "בשנת 2023": "2023",

		// Arabic
		"29 أغسطس 2024": "2024-08-29", "أغسطس 2024": "2024-08", "في أغسطس": "2024-08 no year", "منتصف أغسطس": "2024-08-10/2024-08-20 no year",
		"أواخر يوليو 2024": "2024-07-20/2024-07-31", "نهاية يوليو": "2024-07-20/2024-07-31 no year", "مطلع أغسطس": "2024-08-01/2024-08-10 no year",
		"صيف 2024": "2024-06-01/2024-08-31", "أيلول 2023": "2023-09", "5 أيار 2024": "2024-05-05", "حزيران 2024": "2024-06", "عام 2023": "2023",
	} {
		var w []string
		if want != "" {
			w = strings.Split(want, "; ")
		}
		if diff := cmp.Diff(w, datesIn(text, "2024-08-31")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// The year that is not said depends on the clock.
func TestDatesAroundNewYear(t *testing.T) {
	for _, tt := range []struct{ text, clock, want string }{
		{"in December", "2025-01-05", "2024-12 no year"},
		{"15 December", "2025-01-05", "2024-12-15 no year"},
		{"in January", "2025-01-05", "2025-01 no year"},
		{"4 January", "2025-01-05", "2025-01-04 no year"},
		{"6 January", "2025-01-05", "2024-01-06 no year"}, // a day ahead is last year's
		{"last month", "2025-01-05", "2024-12-01/2024-12-31 relative"},
		{"last year", "2025-01-05", "2024-01-01/2024-12-31 relative"},
		{"this year", "2025-01-05", "2025-01-01/2025-01-05 relative"},
		{"two weeks ago", "2025-01-05", "2024-12-19/2024-12-25 relative"},
		{"on Monday", "2025-01-05", "2024-12-30 relative"},
		{"since December", "2025-01-05", "2024-12-01/2025-01-05 open no year"},
		{"1 March", "2024-02-29", "2023-03-01 no year"},
		{"29 February", "2024-02-29", "2024-02-29 no year"},
	} {
		if diff := cmp.Diff([]string{tt.want}, datesIn(tt.text, tt.clock)); diff != "" {
			t.Errorf("%q on %s (-want +got):\n%s", tt.text, tt.clock, diff)
		}
	}
}

// A year that is said once holds for every date of the question.
func TestYearSaidElsewhere(t *testing.T) {
	want := []string{"2023-05", "2023-07-07"}
	if diff := cmp.Diff(want, datesIn("what changed in May, and by 7 July of 2023?", "2024-08-31")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Whatever is typed, windows lie in the question, one behind the other.
func TestAnyDates(t *testing.T) {
	word := rapid.OneOf(rapid.SampledFrom(strings.Fields("13 to 19 and 31 January May may march august Aug. 2024 2024-08-29 2024-02-31 since before until between from of the first half days week "+
		"mid early end this last month week year yesterday Monday next by two weeks ago a summer 24 winter 7th באוגוסט אמצע קיץ أغسطس منتصف صيف ٢٩ 20 2099")), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 10).Draw(t, "words"), " ")
		clock := knowledge.NewDay(2023, 10, 1) + knowledge.Day(rapid.IntRange(0, 1200).Draw(t, "day"))
		toks := lexis.Tokenize(text)
		end := 0
		for _, w := range findDates(toks, clock) {
			if w.Date.IsZero() || w.Date.Last() < w.Date.First() {
				t.Fatalf("%q: date %v", text, w.Date)
			}
			if w.To > 0 && (w.From < end || w.To <= w.From || w.To > len(toks)) {
				t.Fatalf("%q: window %d to %d of %d tokens, behind one that ends at %d", text, w.From, w.To, len(toks), end)
			}
			end = max(end, w.To)
			if w.Open && !w.Date.Overlaps(knowledge.OnDay(max(clock, w.Date.First()))) {
				t.Fatalf("%q: open since %s does not reach %s", text, w.Date, clock)
			}
		}
	})
}
