package answer

import (
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A detail is what a question wants to know of a matter: a fact that tells of the
// matter and not of the detail is no answer to it.
type detail struct {
	kind  detailKind
	keys  []string    // of what is counted or measured, under every key that it is known by; nil if it is not said
	word  lexis.Token // the word of keys
	agent *ref        // who is said to have done it; nil if nobody
	kin   [][]string  // the relations that somebody is named by ("X's mother"), each under every key that it is known by
}

type detailKind int

const (
	noneAsked  detailKind = iota
	howMany               // a number of keys
	howMuch               // an amount
	howLong               // a stretch of time or way
	howOld                // an age
	whoseNames            // the names of several people
	whoBelongs            // the people on a team, a committee or the like
)

// detail reads which detail the question asks for.
func (r *reading) detail() detail {
	d := detail{kin: r.kin()}
	toks := r.Ann.Tokens
	for i, t := range toks {
		next := ""
		if i+1 < len(toks) {
			next = toks[i+1].Fold
		}
		switch {
		case t.Fold == "how" && next == "many":
			d.kind = howMany
			d.word, d.keys = r.thing(i + 2)
			d.agent = r.agentBehind(i + 2)
		case t.Fold == "כמה" || t.Fold == "كم":
			d.kind = howMany
			d.word, d.keys = r.thing(i + 1)
		case t.Fold == "how" && next == "much":
			d.kind = howMuch
			if i+2 < len(toks) && !toks[i+2].Stop {
				d.word, d.keys = toks[i+2], countable(r.Ann, i+2)
			}
			d.agent = r.agentBehind(i + 2)
		case t.Fold == "how" && next == "long" && !r.fromDates(i+2):
			d.kind = howLong
		case t.Fold == "how" && next == "old" && i+2 < len(toks) && toks[i+2].Stop:
			d.kind = howOld
		case t.Stem == "name" && next == "of" && r.onlyAsks(i) && r.people(i+2):
			d.kind = whoseNames
		case r.asksMembers(i):
			d.kind = whoBelongs
		default:
			continue
		}
		return d
	}
	return d
}

// fromDates reports whether "how long" goes on as "after" or the like, which the dates
// of two facts tell.
func (r *reading) fromDates(i int) bool {
	if i >= len(r.Ann.Tokens) {
		return false
	}
	switch r.Ann.Tokens[i].Fold {
	case "after", "before", "ago", "since", "until", "between":
		return true
	}
	return false
}

// nounPhrase is the largest number of words of what is counted.
const nounPhrase = 4

// thing finds what "how many" counts, from token i on: the first plural of the words
// of content that follow, else the first of them that is no adjective. It gives
// nothing where what is counted was said before ("how many were due out").
func (r *reading) thing(i int) (lexis.Token, []string) {
	toks := r.Ann.Tokens
	end := i
	for end < len(toks) && end < i+nounPhrase && !toks[end].Stop {
		end++
	}
	head := slices.IndexFunc(toks[min(i, end):end], plural)
	if head < 0 {
		head = slices.IndexFunc(toks[min(i, end):end], func(t lexis.Token) bool { return !adjective[t.Fold] })
	}
	if head < 0 {
		return lexis.Token{}, nil
	}
	return toks[i+head], countable(r.Ann, i+head)
}

// plural reports whether an English word looks like the plural of a noun.
func plural(t lexis.Token) bool {
	switch t.Fold {
	case "people", "ppl", "men", "women", "children", "folk", "police":
		return true
	}
	return t.Lang == knowledge.English && len(t.Fold) > 3 && strings.HasSuffix(t.Fold, "s") && !strings.HasSuffix(t.Fold, "ss")
}

// agentBehind gives the name behind the first auxiliary from token i on, who
// thereby is said to have done what is asked about.
func (r *reading) agentBehind(i int) *ref {
	toks := r.Ann.Tokens
	for ; i < len(toks); i++ {
		switch toks[i].Fold {
		case "did", "does", "do", "has", "have", "had", "will", "would":
			for k, x := range r.Refs {
				if !x.Carried && (x.At == i+1 || x.At == i+2 && toks[i+1].Stop) && (x.is(knowledge.PartyType) || x.is(knowledge.PersonType)) {
					return &r.Refs[k]
				}
			}
			return nil
		}
	}
	return nil
}

// asksMembers reports whether "who" at token i asks for the people on a team, a
// committee or the like: "who is on ...'s team", "who are the members of ...".
func (r *reading) asksMembers(i int) bool {
	toks := r.Ann.Tokens
	switch toks[i].Fold {
	case "who", "whos", "whose", "מי", "מיהם", "من", "مين":
	default:
		return false
	}
	for j := i + 1; j < len(toks) && j <= i+nounPhrase; j++ {
		switch {
		case r.isOf("detail-members", j):
			return true
		case toks[j].Fold == "on", toks[j].Fold == "in":
			return r.groupBehind(j + 1)
		case r.isOf("detail-group", j):
			return toks[j].Lang != knowledge.English // Hebrew and Arabic put "in" before the word, or nothing
		case !toks[j].Stop && !r.isOf("detail-people", j) && !r.controlWord(j):
			return false
		}
	}
	return false
}

// groupBehind reports whether one of the next words is one for a group of people.
func (r *reading) groupBehind(i int) bool {
	for j := i; j < len(r.Ann.Tokens) && j < i+nounPhrase; j++ {
		if r.isOf("detail-group", j) {
			return true
		}
	}
	return false
}

// isOf reports whether a concept begins at the token.
func (r *reading) isOf(concept string, i int) bool {
	return slices.ContainsFunc(r.Ann.Concepts, func(c lexis.Concept) bool { return c.ID == concept && c.From == i })
}

// onlyAsks reports whether nothing but words of asking and of no content stands
// before token i.
func (r *reading) onlyAsks(i int) bool {
	for j, t := range r.Ann.Tokens[:i] {
		if !t.Stop && !r.controlWord(j) {
			return false
		}
	}
	return true
}

// people reports whether the words from token i on mean several people: a number,
// or those whom the lexicon knows as people.
func (r *reading) people(i int) bool {
	for ; i < len(r.Ann.Tokens) && r.Ann.Tokens[i].Stop; i++ {
	}
	for j := i; j < len(r.Ann.Tokens) && j < i+3; j++ {
		if isNumber(r.Ann.Tokens[j]) || slices.ContainsFunc(r.Ann.Concepts, func(c lexis.Concept) bool { return c.ID == "detail-people" && c.From == j }) {
			return true
		}
	}
	return false
}

// kin gives the stems of the relations that the question names somebody by.
func (r *reading) kin() [][]string {
	var out [][]string
	for i := range r.Ann.Tokens {
		for _, c := range r.Ann.Concepts {
			if c.ID == "detail-kin" && c.From == i && !r.askers(i-1) {
				out = append(out, countable(r.Ann, i))
			}
		}
	}
	return out
}

// askers reports whether the token means those who ask ("my mother wants to know").
func (r *reading) askers(i int) bool {
	if i < 0 {
		return false
	}
	switch r.Ann.Tokens[i].Fold {
	case "my", "our", "your":
		return true
	}
	return false
}

// noDetail is why a fact is left out that tells of the matter alone; what it lacks follows.
const noDetail = "does not tell "

// lacksDetail tells which detail the fact does not hold; "" if none is asked for.
func (e *Engine) lacksDetail(r *reading, f *knowledge.Fact) string {
	d, p := r.Detail, e.profiles[f.ID]
	if a := d.agent; a != nil && !e.heldBy(f, *a) && !slices.ContainsFunc(a.Options, func(o *knowledge.Entity) bool { return p.text[o.ID] }) {
		return "what they did"
	}
	for _, keys := range d.kin {
		if !e.holdsAny(f, keys) {
			return "that relative"
		}
	}
	switch d.kind {
	case howMany:
		if e.countsElsewhere(r) && !e.counts(f, d.keys) {
			return "how many"
		}
	case howMuch:
		if d.keys != nil && !slices.Contains(d.keys, "#money") && !e.holdsAny(f, d.keys) {
			return "how much of that"
		}
		if !p.figures && (d.agent != nil || slices.Contains(d.keys, "#money")) {
			return "how much"
		}
	case howLong:
		if !p.lengths {
			return "how long"
		}
	case howOld:
		if !p.ages {
			return "how old"
		}
	case whoBelongs:
		if !slices.ContainsFunc(e.namedBeside(r, f), func(id knowledge.EntityID) bool { return p.people[id] }) {
			return "who they are"
		}
	case whoseNames:
		if len(e.namedBeside(r, f)) < 2 {
			return "names"
		}
	}
	return ""
}

// holdsAny reports whether the fact has one of the keys that tell what it is about.
func (e *Engine) holdsAny(f *knowledge.Fact, keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return e.index.HoldsAnywhere(f.ID, k) })
}

// namedBeside lists the people whom the text names, without those whose word it
// is and those whom the question names itself.
func (e *Engine) namedBeside(r *reading, f *knowledge.Fact) []knowledge.EntityID {
	var out []knowledge.EntityID
	for _, id := range e.profiles[f.ID].order {
		x := e.base.Entity(id)
		asked := slices.ContainsFunc(r.Refs, func(y ref) bool { return slices.Contains(y.ids(), id) })
		if x != nil && x.Type == knowledge.PersonType && !asked && !slices.Contains(f.By, id) && !e.profiles[f.ID].says[id] {
			out = append(out, id)
		}
	}
	return out
}

// measures notes what kinds of figures a text holds: any at all, lengths, ages.
func (p *profile) measures(a lexis.Annotated, dates []window) {
	inDate := func(i int) bool {
		return slices.ContainsFunc(dates, func(w window) bool { return w.From <= i && i < w.To })
	}
	p.lengths = len(dates) > 1 || slices.ContainsFunc(dates, func(w window) bool { return w.Date.Precision() == knowledge.ByRange })
	for i, t := range a.Tokens {
		unit, long := lengthUnits[t.Stem]
		if long && i > 0 && (t.Lang == knowledge.English) && (a.Tokens[i-1].Fold == "a" || unit && a.Tokens[i-1].Fold == "one") {
			p.lengths = true
		}
		if !isNumber(t) || inDate(i) || labels(a.Tokens, i) || ordinals[t.Fold] {
			continue
		}
		p.figures = true
		for j := i + 1; j < len(a.Tokens) && j <= i+reach; j++ {
			for _, key := range countable(a, j) {
				p.counts[key] = true
			}
			if _, ok := lengthUnits[a.Tokens[j].Stem]; ok {
				p.lengths = true
			}
			if a.Tokens[j].Fold == "old" || a.Tokens[j].Fold == "aged" {
				p.ages = true
			}
		}
		if i > 0 && a.Tokens[i-1].Fold == "aged" {
			p.ages = true
		}
	}
}

// measuresAsked notes the details that a fact's own questions ask for: what is asked
// of a fact, it tells, if in other words.
func (p *profile) measuresAsked(a lexis.Annotated) {
	switch d := (&reading{Ann: a}).detail(); d.kind {
	case howMany:
		for _, k := range d.keys {
			p.counts[k] = true
		}
	case howLong:
		p.lengths = true
	case howOld:
		p.ages = true
	}
}

// labels reports whether the number at i is part of a name: "phase one", "Channel 12".
func labels(toks []lexis.Token, i int) bool {
	if i == 0 {
		return false
	}
	switch toks[i-1].Stem {
	case "phase", "stage", "channel", "resolut", "articl":
		return true
	}
	return false
}

// ordinals tell the place in a row, and count nothing.
var ordinals = map[string]bool{"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true, "tenth": true}

// lengthUnits are the stems of the units of time and way.
var lengthUnits = func() map[string]bool {
	set := map[string]bool{}
	for _, t := range lexis.Tokenize("minutes hours days weeks months years fortnight kilometres km metres miles yards") {
		set[t.Stem] = true
	}
	return set
}()

// countsElsewhere reports whether "how many" asks for a number of things: a word
// of the base that no fact ever counts ("how many sit on it") is no thing, unless it
// has the form of several.
func (e *Engine) countsElsewhere(r *reading) bool {
	d := r.Detail
	if len(d.keys) == 0 {
		return false
	}
	return plural(d.word) || !e.lexis.InBase(d.word) || slices.ContainsFunc(d.keys, func(k string) bool {
		return e.counted[k] || k[0] == '@' || k[0] == '#' && !strings.HasPrefix(k, "#cue")
	})
}

// counts reports whether the fact gives a number of what is counted; any number may
// be one of people.
func (e *Engine) counts(f *knowledge.Fact, things []string) bool {
	p := e.profiles[f.ID]
	if slices.Contains(things, "#people") {
		return p.figures
	}
	return slices.ContainsFunc(things, func(t string) bool { return p.counts[t] })
}
