package linkcheck

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// near says how alike a passage must be: twice the shared words over the words
// of both sides, between 0 and 1, and at least two shared words.
// At 0.65 one word in three may be another, two in five may not: a short
// sentence shares that much with any other of the same subject.
const (
	near       = 0.65
	maxWindows = 4    // passages compared word by word
	maxWords   = 1000 // words of a quotation
)

// A word is where a word stands in a folded text.
type word struct {
	from, to int32
	id       int32 // of the quotation's words; in a page 0 for every other
}

// key is what words are compared by: lower case, without accents and vowel points.
func key(w string) string {
	if !strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxLatin1 || r >= 0xC0 }) {
		return strings.ToLower(w)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(w) {
		if !unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// wordsOf cuts a folded text at what is neither letter, digit nor mark. Words not
// among ids get id 0, or a new one if grow is true.
func wordsOf(f *folded, ids map[string]int32, grow bool) []word {
	var out []word
	from := -1
	end := func(to int) {
		if from < 0 {
			return
		}
		k := key(f.text[from:to])
		id, known := ids[k]
		if !known && grow {
			id = int32(len(ids) + 1)
			ids[k] = id
		}
		out = append(out, word{int32(from), int32(to), id})
		from = -1
	}
	for i, r := range f.text {
		switch {
		case !wordRune(r):
			end(i)
		case from < 0:
			from = i
		}
	}
	end(len(f.text))
	return out
}

// nearest gives the passage of the page most like the quotation, if any is near.
func nearest(page, quote *folded) (span, []Difference, bool) {
	ids := map[string]int32{}
	q := wordsOf(quote, ids, true)
	if len(q) > maxWords {
		q = q[:maxWords]
	}
	p := wordsOf(page, ids, false)
	var best *alignment
	for _, w := range windows(q, p, len(ids)) {
		a := align(quote, page, q, p[w.from:w.to])
		if best == nil || a.likeness() > best.likeness() {
			best = a
		}
	}
	if best == nil || best.likeness() < near || best.shared < min(2, len(q)) {
		return span{}, nil, false
	}
	s, differences := best.compare()
	return s, differences, true
}

// windows gives stretches of the page, in words, that hold most of the
// quotation's words, a rare word counting more than a common one.
func windows(q, p []word, ids int) []span {
	if len(q) == 0 || len(p) == 0 {
		return nil
	}
	width := len(q) + len(q)/2 + 2
	scores := windowScores(q, p, ids, width)
	var out []span
	for range maxWindows {
		best := -1
		for i, s := range scores {
			if s > 0 && (best < 0 || s > scores[best]) && !slices.ContainsFunc(out, func(w span) bool { return w.from <= i && i < w.to }) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		// The window began at best; its passage may begin or end a little beyond.
		out = append(out, span{max(0, best-width/2), min(len(p), best+width+width/2)})
	}
	return out
}

// windowScores gives, for each window of the page by its first word, the weight of
// the quotation's words in it, each counted as often as the quotation has it.
func windowScores(q, p []word, ids, width int) []float32 {
	have, want, on := make([]int, ids+1), make([]int, ids+1), make([]int, ids+1)
	for _, w := range q {
		want[w.id]++
	}
	for _, w := range p {
		on[w.id]++
	}
	scores := make([]float32, len(p))
	var sum float32
	for end, w := range p {
		if have[w.id]++; w.id > 0 && have[w.id] <= want[w.id] {
			sum += 1 / float32(on[w.id])
		}
		start := end - width + 1
		if start > 0 {
			gone := p[start-1].id
			if gone > 0 && have[gone] <= want[gone] {
				sum -= 1 / float32(on[gone])
			}
			have[gone]--
		}
		scores[max(0, start)] = sum
	}
	return scores
}

// A step pairs a word of the quotation with one of the page; -1 for none.
type step struct{ q, p int }

// An alignment is the cheapest way to turn a stretch of the page into the
// quotation, word by word.
type alignment struct {
	quote, page *folded
	q, p        []word
	steps       []step // from the first pair to the last
	shared      int
}

// align allows the passage to begin and end anywhere in the stretch.
func align(quote, page *folded, q, p []word) *alignment {
	costs := costTable(q, p)
	a := &alignment{quote: quote, page: page, q: q, p: p}
	last := len(costs) - 1
	j := 0
	for k, c := range costs[last] {
		if c < costs[last][j] {
			j = k
		}
	}
	// A word changed is likelier than one left out and another put in: where the
	// passage could end a word later at the same cost, it does.
	if j < len(p) && costs[last][j+1] == costs[last][j] {
		j++
	}
	for i := last; i > 0; {
		switch c := costs[i][j]; {
		case j > 0 && c == costs[i-1][j-1]+differ(q[i-1], p[j-1]):
			i, j = i-1, j-1
			a.steps = append(a.steps, step{i, j})
			a.shared += 1 - int(differ(q[i], p[j]))
		case c == costs[i-1][j]+1:
			i--
			a.steps = append(a.steps, step{i, -1})
		default:
			j--
			a.steps = append(a.steps, step{-1, j})
		}
	}
	slices.Reverse(a.steps)
	return a
}

// costTable gives in [i][j] the least number of words changed, left out and put
// in to make the quotation's first i words of those that end at the page's j-th.
func costTable(q, p []word) [][]int16 {
	cells := make([]int16, (len(q)+1)*(len(p)+1))
	rows := make([][]int16, len(q)+1)
	for i := range rows {
		rows[i] = cells[i*(len(p)+1) : (i+1)*(len(p)+1)]
		rows[i][0] = int16(i)
		for j := 1; i > 0 && j <= len(p); j++ {
			rows[i][j] = min(rows[i-1][j-1]+differ(q[i-1], p[j-1]), rows[i-1][j]+1, rows[i][j-1]+1)
		}
	}
	return rows
}

func differ(q, p word) int16 {
	if q.id == p.id {
		return 0
	}
	return 1
}

func (a *alignment) likeness() float64 {
	words := 0
	for _, s := range a.steps {
		if s.p >= 0 {
			words++
		}
	}
	return 2 * float64(a.shared) / float64(len(a.q)+words)
}

// compare gives the passage and where it differs. Words that are the same but for
// case, accents or the punctuation after them count as differing.
func (a *alignment) compare() (span, []Difference) {
	passage := a.passage()
	var out []Difference
	for i := 0; i < len(a.steps); {
		end := i
		for end < len(a.steps) && !a.same(a.steps[end]) {
			end++
		}
		if end > i {
			out = append(out, a.difference(a.steps[i:end]))
			i = end
			continue
		}
		if d, differs := a.inPrint(i, passage); differs {
			out = append(out, d)
		}
		i++
	}
	return passage, out
}

func (a *alignment) same(s step) bool {
	return s.q >= 0 && s.p >= 0 && a.q[s.q].id == a.p[s.p].id
}

// passage is the page's stretch, widened to whole words and numbers: "non-binding"
// where the quotation has "binding".
func (a *alignment) passage() span {
	first, last := -1, -1
	for _, s := range a.steps {
		if s.p >= 0 {
			if first < 0 {
				first = s.p
			}
			last = s.p
		}
	}
	s := span{int(a.p[first].from), int(a.p[last].to)}
	return a.page.widen(s)
}

// widen grows a span until it begins and ends where words do.
func (f *folded) widen(s span) span {
	const most = 64 // bytes, on each side
	for from := s.from; s.from > 0 && from-s.from < most && f.cutsAt(s.from); {
		s.from--
	}
	for to := s.to; s.to < len(f.text) && s.to-to < most && f.cutsAt(s.to); {
		s.to++
	}
	return s
}

// cutsAt reports whether a place is inside a character or a word.
func (f *folded) cutsAt(i int) bool {
	if i < len(f.text) && f.text[i]&0xC0 == 0x80 {
		return true
	}
	return insideWord(f.source, int(f.at[i]))
}

// difference gives the words of steps that pair different words.
func (a *alignment) difference(steps []step) Difference {
	q, p := span{-1, -1}, span{-1, -1}
	grow := func(s *span, w word) {
		if s.from < 0 {
			s.from = int(w.from)
		}
		s.to = int(w.to)
	}
	for _, s := range steps {
		if s.q >= 0 {
			grow(&q, a.q[s.q])
		}
		if s.p >= 0 {
			grow(&p, a.p[s.p])
		}
	}
	return Difference{Quote: a.quote.shown(q), Page: a.page.shown(p)}
}

// shown gives a span as its source prints it.
func (f *folded) shown(s span) string {
	if s.from < 0 {
		return ""
	}
	from, to := f.sourceOf(s)
	return clean(f.source[from:to], maxPassage)
}

// inPrint compares a shared word as printed, with the marks that follow it.
func (a *alignment) inPrint(i int, passage span) (Difference, bool) {
	s := a.steps[i]
	q, p := a.q[s.q].span(), a.p[s.p].span()
	switch {
	case i == 0:
		p.from = min(p.from, passage.from)
	case i == len(a.steps)-1:
		p.to = max(p.to, passage.to)
	}
	if i+1 < len(a.steps) {
		if next := a.steps[i+1]; a.same(next) && next.q == s.q+1 && next.p == s.p+1 {
			q.to, p.to = int(a.q[next.q].from), int(a.p[next.p].from)
		}
	} else if rest := a.quote.text[q.to:]; s.q == len(a.q)-1 && strings.Trim(rest, "' ") != "" {
		q.to = len(a.quote.text)
		p.to = max(p.to, a.page.wordEnd(p.to))
	}
	return Difference{Quote: a.quote.shown(q), Page: a.page.shown(p)},
		a.quote.text[q.from:q.to] != a.page.text[p.from:p.to]
}

func (w word) span() span { return span{int(w.from), int(w.to)} }

// wordEnd is the end of the marks that follow a word.
func (f *folded) wordEnd(at int) int {
	if i := strings.IndexFunc(f.text[at:], func(r rune) bool { return r == ' ' || wordRune(r) }); i >= 0 {
		return at + i
	}
	return len(f.text)
}
