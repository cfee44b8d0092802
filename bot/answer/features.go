package answer

import (
	"math"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// The features by which a candidate is judged. Values lie between -1 and 1.
const (
	fAsk = iota
	fAsk2
	fAskCover
	fCover
	fText
	fGram
	fTextGram
	fRefs     // share of the question's names that the fact holds
	fRefMiss  // weight of the names that it does not hold
	fHolder   // the one asked about holds it (1), somebody else does (-1)
	fKind     // the kind fits the intent
	fTime     // inside a time that is asked about (1), far outside (-1)
	fRecent   // how new it is, if the present is asked about
	fFresh    // how new it is, in any case
	fReplaced // superseded at the horizon
	fQuoted   // holds a quoted stretch of the question
	fMiss     // weight of the heaviest word that the fact holds nowhere
	fNumbers  // share of the question's figures that it lacks
	fLinked   // linked to the answer before a follow-up
	fUnknown  // words of the question that nothing knows
	nFeatures
)

var featureNames = [nFeatures]string{
	"ask", "ask2", "ask-cover", "cover", "text", "gram", "text-gram", "names", "names-missing", "holder", "kind", "time",
	"recent", "fresh", "replaced", "quoted", "word-missing", "numbers-missing", "linked", "unknown-words",
}

type features [nFeatures]float64

// judge gives the features of one candidate; without is the number of the fact's
// question that must not take part, or index.NoAsk.
func (e *Engine) judge(r *reading, f *knowledge.Fact, v view, without int) features {
	var x features
	lex := e.index.CompareWithout(r.probe, f.ID, without)
	x[fAsk], x[fAsk2], x[fAskCover] = lex.Ask, lex.Ask2, lex.AskCover
	x[fCover], x[fText], x[fGram], x[fTextGram] = lex.Cover, lex.Text, lex.Gram, lex.TextGram
	x[fRefs], x[fRefMiss] = e.refFit(r, f, without)
	x[fMiss] = lex.Miss
	x[fHolder] = e.holderFit(r, f)
	x[fKind] = kindFit(r, f)
	x[fTime] = timeFit(r.Dates, f)
	age := math.Max(0, float64(v.today()-moment(f)))
	x[fFresh] = math.Exp(-age / 180)
	if r.Current {
		x[fRecent] = 0.6 * (0.7*math.Exp(-age/21) + 0.3*math.Exp(-age/120))
		if r.Cues["cue-now"] {
			x[fRecent] /= 0.6
		}
	}
	if v.superseded(f) {
		x[fReplaced] = 1
	}
	p := e.profiles[f.ID]
	for _, s := range r.Quoted {
		if strings.Contains(p.folded, foldAll(lexis.Tokenize(s))) {
			x[fQuoted] = 1
		}
	}
	for _, n := range r.Numbers {
		if !p.words[n] {
			x[fNumbers] += 1 / float64(len(r.Numbers))
		}
	}
	x[fUnknown] = math.Min(1, float64(len(r.Unknown))/3)
	return x
}

// moment is the day by which a fact is placed in time: the middle of its date, so
// that "August" is not taken for its last day.
func moment(f *knowledge.Fact) knowledge.Day { return (f.When.First() + f.When.Last()) / 2 }

// Strengths with which a fact holds a name.
const (
	named    = 1.0 // in its fields or its text
	asked    = 0.8 // in its questions only
	sideOnly = 0.3 // a person of whom only the party occurs, or the other way round
	absent   = 0.0
)

// holds tells how strongly the fact is about what the name means.
func (e *Engine) holds(f *knowledge.Fact, x ref, without int) float64 {
	p := e.profiles[f.ID]
	best := absent
	for _, o := range x.Options {
		switch {
		case p.fields[o.ID] || p.text[o.ID]:
			return named
		case o.Type == knowledge.PartyType && e.base.IsBy(f, o.ID),
			(x.is(knowledge.PartyType) || o.Type == knowledge.PlaceType) && e.tookPart(f, o.ID):
			return named
		case e.index.AskHolds(f.ID, index.EntityTerm(o.ID), without):
			best = max(best, asked)
		case o.Party != "" && e.base.IsBy(f, o.Party):
			best = max(best, sideOnly)
		}
	}
	return best
}

// tookPart reports whether the fact is about a round in which the entity took part.
func (e *Engine) tookPart(f *knowledge.Fact, id knowledge.EntityID) bool {
	s := e.base.Entity(f.Summit)
	return s != nil && (s.Place == id || slices.Contains(s.Participants, id))
}

// weight tells how much a name narrows the question: people and rounds much,
// parties and the matters of half the facts little.
func (e *Engine) weight(x ref) float64 {
	w := 0.0
	for _, o := range x.Options {
		w = max(w, e.entityWeight(o))
	}
	if x.Carried || x.Only {
		w *= 0.6
	}
	return w
}

func (e *Engine) entityWeight(o *knowledge.Entity) float64 {
	share := e.share[o.ID]
	switch o.Type {
	case knowledge.PersonType:
		return 1
	case knowledge.SummitType, knowledge.AgreementType:
		return 0.9
	case knowledge.PartyType:
		return max(0.3, 0.9-2*share)
	default:
		return max(0.15, 0.8-4*share)
	}
}

// refFit gives the share of the question's names that the fact holds, by weight,
// and the heaviest that it lacks.
func (e *Engine) refFit(r *reading, f *knowledge.Fact, without int) (fit, missing float64) {
	if len(r.Refs) == 0 {
		return 0, 0
	}
	var sum, got float64
	for _, x := range r.Refs {
		w, h := e.weight(x), e.holds(f, x, without)
		sum += w
		got += w * h
		missing = max(missing, w*(1-h))
	}
	if sum == 0 {
		return 0, missing
	}
	return got / sum, missing
}

// cueOf names the lexicon entries by which each of these intents is told.
var cueOf = map[Intent][]string{IntentQuote: {"cue-say"}, IntentDemand: {"cue-want"}, IntentPosition: {"cue-position", "cue-reply"}}

// subject is the name whose words, wishes or position are asked for: what the
// word of saying, wanting or holding has before it; -1 if none.
func (r *reading) subject() int {
	cue, ok := cueOf[r.Intent]
	if !ok {
		return -1
	}
	if i := r.pronoun(); i >= 0 {
		return i
	}
	at := r.cueAt(cue)
	if at < 0 {
		if r.Before == nil || !r.bare() {
			return -1 // only concluded to be about somebody's position
		}
		at = len(r.Ann.Tokens)
	}
	behind := -1
	for i, x := range r.Refs {
		switch {
		case x.Carried || x.Only || !x.is(knowledge.PersonType) && !x.has(knowledge.PartyType):
		case x.At < at || at == 0 || r.Lang != knowledge.English: // "quote X on this"
			return i
		case behind < 0 && x.At > 0 && (r.Ann.Tokens[x.At-1].Fold == "of" || r.Ann.Tokens[x.At-1].Fold == "by"):
			behind = i
		}
	}
	if behind >= 0 || r.pointsBack(at) || r.Cues["cue-reply"] && r.Before != nil && !r.bare() {
		return behind // "what was the reply?": anybody's but the one who was answered
	}
	for i, x := range r.Refs {
		if (x.Carried || r.Ann.Text == "") && (x.is(knowledge.PersonType) || x.has(knowledge.PartyType)) {
			return i
		}
	}
	return -1
}

// cueAt is the first token of the first of some cues; -1 if it does not occur.
func (r *reading) cueAt(cues []string) int {
	for _, c := range r.Ann.Concepts {
		if slices.Contains(cues, c.ID) {
			return c.From
		}
	}
	return -1
}

// pointsBack reports whether a pronoun stands right before a token, so that
// somebody is meant whom the question does not name there.
func (r *reading) pointsBack(at int) bool {
	for j := max(0, at-2); j < at; j++ {
		switch r.Ann.Tokens[j].Fold {
		case "he", "she", "they":
			return true
		}
	}
	return false
}

// pronoun gives the carried name that a pronoun of the question stands for, if it
// names nobody itself: a person for "he", a party for "they"; -1 if none.
func (r *reading) pronoun() int {
	want := knowledge.EntityType("")
	for _, t := range r.Ann.Tokens {
		switch t.Fold {
		case "he", "she", "his", "her", "him":
			want = knowledge.PersonType
		case "they", "their", "them":
			want = knowledge.PartyType
		}
	}
	found := -1
	for i, x := range r.Refs {
		if !x.Carried && (x.is(knowledge.PersonType) || x.is(knowledge.PartyType)) {
			return -1
		}
		if x.Carried && want != "" && x.is(want) {
			found = i
		}
	}
	return found
}

// agent is the subject, or else whoever a question seems to ask about: the first
// actor behind its auxiliary, or the first of one about a position.
func (r *reading) agent() int {
	if i := r.subject(); i >= 0 {
		return i
	}
	if len(r.Ann.Tokens) == 0 || r.Cues["cue-reply"] && r.Before != nil {
		return -1
	}
	for i, x := range r.Refs {
		if x.Carried || !x.is(knowledge.PersonType) && !x.is(knowledge.PartyType) {
			continue
		}
		if r.yesNo() && x.At <= 3 || r.Intent == IntentPosition {
			return i
		}
	}
	return -1
}

func (e *Engine) holderFit(r *reading, f *knowledge.Fact) float64 {
	i := r.agent()
	if i < 0 || len(f.By) == 0 && f.Quote == nil {
		return 0
	}
	if e.heldBy(f, r.Refs[i]) {
		return 1
	}
	return -1
}

// kinds tells which kinds of facts answer an intent, from 1 (made for it) down;
// for definitions, which every mention of the thing would answer, from 3.
var kinds = map[Intent]map[knowledge.Kind]float64{
	IntentStatus:     {knowledge.Status: 1, knowledge.Agreement: 0.3, knowledge.Event: 0.2, knowledge.Summit: 0.2},
	IntentDemand:     {knowledge.Demand: 1, knowledge.Position: 0.6, knowledge.Proposal: 0.2},
	IntentPosition:   {knowledge.Position: 1, knowledge.Demand: 0.7, knowledge.Status: 0.3},
	IntentSummit:     {knowledge.Summit: 1, knowledge.Status: 0.4, knowledge.Position: 0.2},
	IntentQuote:      {knowledge.Position: 0.8, knowledge.Demand: 0.6, knowledge.Status: 0.7, knowledge.Proposal: 0.4, knowledge.Event: 0.3},
	IntentWhere:      {knowledge.Background: 2, knowledge.Summit: 0.6, knowledge.Event: 0.4, knowledge.Agreement: 0.4},
	IntentDefinition: {knowledge.Background: 3, knowledge.Proposal: 2, knowledge.Agreement: 2, knowledge.Summit: 1.5, knowledge.Event: 1.5},
	IntentCompare:    {knowledge.Demand: 0.6, knowledge.Position: 0.6},
	IntentTimeline:   {knowledge.Event: 0.6, knowledge.Agreement: 0.6, knowledge.Summit: 0.6},
}

func kindFit(r *reading, f *knowledge.Fact) float64 {
	i := r.Intent
	fit := kinds[i][f.Kind]
	if f.Kind == knowledge.Summit && r.Cues["cue-meeting"] {
		fit = max(fit, 0.8)
		if slices.ContainsFunc(r.Refs, func(x ref) bool { return x.Meant }) {
			fit = 4 // a round that is not even named is asked about as such
		}
	}
	if i == IntentQuote && f.Quote != nil {
		fit = 1
	}
	if i == IntentWhere && f.Place != "" {
		fit += 0.5
	}
	return fit
}

// timeFit is 1 if the fact falls into a time that the question names, 0 if it
// names none, and sinks towards -1 with the distance.
func timeFit(ws []window, f *knowledge.Fact) float64 {
	if len(ws) == 0 {
		return 0
	}
	best := -1.0
	for _, w := range ws {
		d := gap(w.Date, f.When)
		if d > 0 && w.NoYear && w.inAnyYear(f) {
			best = max(best, otherYear)
			continue
		}
		switch {
		case d == 0 && w.Date.Precision() == knowledge.ByYear:
			best = max(best, 0.6)
		case d == 0:
			best = max(best, 1)
		default:
			best = max(best, 1-2*math.Min(1, float64(d)/30))
		}
	}
	return best
}

// otherYear is how well a fact fits a month or day whose year was not said, if it
// fell into that of another year than the likeliest.
const otherYear = 0.6

// inAnyYear reports whether the fact falls into the window of its own year.
func (w window) inAnyYear(f *knowledge.Fact) bool {
	from, to := w.Date.First().Time(), w.Date.Last().Time()
	years := f.When.First().Time().Year() - from.Year()
	return gap(knowledge.Span(knowledge.DayOf(from.AddDate(years, 0, 0)), knowledge.DayOf(to.AddDate(years, 0, 0))), f.When) == 0
}

// gap is the number of days between two dates, 0 if they share one.
func gap(a, b knowledge.Date) int {
	switch {
	case a.IsZero() || b.IsZero() || a.Overlaps(b):
		return 0
	case a.Before(b):
		return int(b.First() - a.Last())
	default:
		return int(a.First() - b.Last())
	}
}

// inTime reports whether a fact may be about one of the times that are asked
// about, with some days of grace.
func inTime(ws []window, f *knowledge.Fact, horizon knowledge.Day) bool {
	return len(ws) == 0 || slices.ContainsFunc(ws, func(w window) bool {
		return gap(w.Date, f.When) <= grace(w.Date, horizon) || w.NoYear && w.inAnyYear(f)
	})
}

// grace is the number of days by which a fact may miss a named time: people
// confuse the day of a statement with that of its report, and neighbouring weeks.
func grace(d knowledge.Date, horizon knowledge.Day) int {
	if d.Last() > horizon {
		return 0 // what lies ahead is not mixed up with what was just before
	}
	if d.Precision() == knowledge.ByDay {
		return 3
	}
	return 10
}
