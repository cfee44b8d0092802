package answer

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// A reading is what a question was understood to be.
type reading struct {
	Text    string // cleaned
	Lang    knowledge.Lang
	Ann     lexis.Annotated // of the part that asks
	Cues    map[string]bool // lexicon concepts found in it
	Intent  Intent
	Reason  Reason // set if it is declined without looking
	Story   bool   // part of a message that tells more
	TooLong bool   // longer than maxQuestion, and not read
	Refs    []ref
	Dates   []window
	Numbers []string // figures that are not part of a date
	Unknown []string // words that nothing knows
	Strange []string // the stems of those that are written like names
	Quoted  []string // stretches between quotation marks
	Current bool     // asks for the present state

	Deed   *deed       // what somebody is presumed to have done; nil if nothing
	Order  *ordering   // what it asks the order of; nil if it asks anything else
	Detail detail      // what it wants to know of the matter
	About  []aboutWord // what it says that it is about; see Engine.aboutWords

	Before   *reading          // the question that it follows up; nil if it stands alone
	Previous []*knowledge.Fact // what answered that

	terms map[string]float64
	probe *index.Probe
}

// A ref is something that a question names: the entities that the name may mean,
// any of which will do.
type ref struct {
	Name    string // as written
	Options []*knowledge.Entity
	Carried bool // from the question before
	Meant   bool // not written, but concluded: "the round before that"
	Venue   bool // may be a place where a round was held
	Only    bool // only describes somebody else: "the guy Biden sent"
	At      int  // token
}

func (r ref) has(t knowledge.EntityType) bool {
	return slices.ContainsFunc(r.Options, func(e *knowledge.Entity) bool { return e.Type == t })
}

// is reports whether every reading of the name is of the type.
func (r ref) is(t knowledge.EntityType) bool {
	return !slices.ContainsFunc(r.Options, func(e *knowledge.Entity) bool { return e.Type != t })
}

// outside reports whether the name may mean a matter of another conflict.
func (r ref) outside() bool {
	return slices.ContainsFunc(r.Options, func(e *knowledge.Entity) bool { return e.Outside })
}

func (r ref) ids() []knowledge.EntityID {
	out := make([]knowledge.EntityID, len(r.Options))
	for i, e := range r.Options {
		out[i] = e.ID
	}
	return out
}

// maxQuestion is the longest question that is read, in characters: the longest
// message that Discord lets anybody write.
const maxQuestion = 4000

// understand reads a question with its context.
func (e *Engine) understand(ctx context.Context, q *Question) (*reading, error) {
	if utf8.RuneCountInString(q.Text) > maxQuestion {
		r := e.read("", q)
		r.Reason, r.TooLong = Unresolved, true
		return e.prepare(r), nil
	}
	if q.Wants == "" {
		told := *q
		whole := clean(q.Text)
		if told.Text = e.foreground(whole); told.Text != whole {
			r, err := e.understand(ctx, &told)
			if err == nil {
				r.Story = true
			}
			return r, err
		}
	}
	if before, last := e.leadIn(q); last != "" {
		told := *q
		told.Text, told.Context = last, append(slices.Clone(q.Context), before)
		return e.understand(ctx, &told)
	}
	text := q.Text
	if text == "" { // a command says what it wants and of what
		text = e.named(q.About)
	}
	r := e.read(text, q)
	if q.Wants != "" {
		r.Intent, r.Reason = q.Wants, ""
		for _, id := range q.About {
			if ent := e.base.Entity(id); ent != nil {
				r.Refs = append(r.Refs, ref{Name: ent.Name, Options: []*knowledge.Entity{ent}})
			}
		}
		e.rounds(r, e.viewOf(q))
		return e.prepare(r), nil
	}
	if len(q.Context) > 0 && r.Reason == "" && r.dependent() {
		before := *q
		before.Text, before.Context = q.Context[len(q.Context)-1], q.Context[:len(q.Context)-1]
		var err error
		if r.Before, err = e.understand(ctx, &before); err != nil {
			return nil, err
		}
		if r.Previous, err = e.answeredBefore(ctx, r, q); err != nil {
			return nil, err
		}
		r.inherit(r.Before)
		e.speakerBefore(r)
		e.rounds(r, e.viewOf(q))
	} else if len(q.Context) == 0 && r.Reason == "" && r.unresolved() {
		r.Reason = Unresolved
	} else {
		e.rounds(r, e.viewOf(q))
	}
	return e.prepare(r), nil
}

// named lists the names of entities.
func (e *Engine) named(ids []knowledge.EntityID) string {
	var names []string
	for _, id := range ids {
		if x := e.base.Entity(id); x != nil {
			names = append(names, x.Name)
		}
	}
	return strings.Join(names, ", ")
}

// leadIn parts a message of several sentences whose last one points back ("Trump
// says it's the last warning. What did they say back?"): what comes before it is
// read like an earlier question. last is "" where the message is one question.
func (e *Engine) leadIn(q *Question) (before, last string) {
	all := sentences(e.greetless(clean(q.Text)))
	if len(all) < 2 || len(all) > 3 || q.Wants != "" {
		return "", ""
	}
	last = all[len(all)-1]
	before = strings.Join(all[:len(all)-1], " ")
	r := e.read(last, q)
	pronoun := slices.ContainsFunc(r.Ann.Tokens, func(t lexis.Token) bool {
		switch t.Fold {
		case "he", "she", "they", "it", "him", "them", "his", "their":
			return true
		}
		return false
	})
	asks := r.Cues["cue-what"] || r.Cues["cue-who"] || r.Cues["cue-when"] || r.Cues["cue-where"] || r.Cues["cue-why"] || r.yesNoOrHow()
	a := e.lexis.Understand(before)
	pronoun = pronoun || r.Cues["cue-reply"] && len(r.Ann.Tokens) <= 5 || r.endsPointing()
	if !pronoun || !asks || len(r.Refs) > 0 && r.selfContained() || len(a.Mentions) == 0 || hasConcept(e.lexis.Understand(q.Text), "decline-injection") {
		return "", ""
	}
	return before, last
}

// endsPointing reports whether the last word points at what was said before: "what did
// X say to that?"
func (r *reading) endsPointing() bool {
	if len(r.Ann.Tokens) == 0 {
		return false
	}
	last := r.Ann.Tokens[len(r.Ann.Tokens)-1].Fold
	return last == "that" || last == "this"
}

func (r *reading) yesNoOrHow() bool {
	return r.yesNo() || len(r.Ann.Tokens) > 0 && r.Ann.Tokens[0].Fold == "how"
}

// read takes one message apart without looking at what came before it.
func (e *Engine) read(text string, q *Question) *reading {
	r := &reading{Text: e.greetless(clean(text)), Cues: map[string]bool{}}
	r.Lang = knowledge.LangOf(r.Text)
	all := sentences(r.Text)
	asking := e.asking(all)
	r.Ann = e.lexis.Understand(strings.Join(asking, " "))
	e.firstNamed(&r.Ann)
	for _, c := range r.Ann.Concepts {
		r.Cues[c.ID] = true
	}
	r.Dates = findDates(r.Ann.Tokens, q.Horizon())
	r.Dates = slices.DeleteFunc(r.Dates, func(w window) bool { // "the text of 2 July" is a name
		return slices.ContainsFunc(r.Ann.Mentions, func(m lexis.Mention) bool { return m.From <= w.From && w.To <= m.To && w.To > w.From })
	})
	e.names(r, q.Horizon())
	r.figures()
	r.Quoted = quoted(r.Ann.Text)
	r.Detail = r.detail()
	r.Deed = r.presumed()
	r.Intent = r.intent()
	r.Current = r.current()
	r.About = e.aboutWords(r)
	r.Reason = e.declined(r, all, asking)
	return r
}

// greetless takes off what people say before they ask ("hey all, quick question:").
func (e *Engine) greetless(text string) string {
	a := e.lexis.Annotate(text)
	next := 0
	for moved := true; moved && next < len(a.Tokens); {
		moved = false
		for _, c := range a.Concepts {
			if c.ID == "chatter" && c.From == next && c.To > next {
				next, moved = c.To, true
			}
		}
	}
	if next == 0 || next == len(a.Tokens) {
		return text
	}
	return text[a.Tokens[next].Start:]
}

// asking drops from a message of several sentences those that try to instruct
// the bot and those in which nothing of the subject occurs (greetings, stories).
// If nothing is left, the message stays whole.
func (e *Engine) asking(all []string) []string {
	if len(all) < 2 {
		return all
	}
	var out []string
	for _, s := range all {
		a := e.lexis.Understand(s)
		if !hasConcept(a, "decline-injection") && (len(a.Mentions) > 0 || e.subject(a) >= 2 || e.fragment(a)) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// fragment reports whether a sentence is a few words that may be quoted from the
// facts ("Non-starter."), and not a greeting.
func (e *Engine) fragment(a lexis.Annotated) bool {
	content := 0
	for _, t := range a.Tokens {
		if !t.Stop {
			if !e.lexis.InBase(t) {
				return false
			}
			content++
		}
	}
	return content > 0 && len(a.Tokens) <= 4
}

// subject counts the tokens that lexicon entries about the talks cover.
func (e *Engine) subject(a lexis.Annotated) int {
	n := 0
	for _, c := range a.Concepts {
		n++
		if strings.HasPrefix(c.ID, "cue-now") || strings.HasPrefix(c.ID, "cue-backward") || strings.HasPrefix(c.ID, "cue-follow") || strings.HasPrefix(c.ID, "detail-") {
			n--
		}
	}
	return n
}

func hasConcept(a lexis.Annotated, id string) bool {
	return slices.ContainsFunc(a.Concepts, func(c lexis.Concept) bool { return c.ID == id })
}

// names resolves the mentions: a name that holds for a period means its holder
// on the day that the question is about.
func (e *Engine) names(r *reading, horizon knowledge.Day) {
	day := horizon
	if len(r.Dates) > 0 && !r.Dates[0].Date.IsZero() {
		day = min(day, r.Dates[0].Date.Last())
	}
	for _, m := range r.Ann.Mentions {
		toks := r.Ann.Tokens[m.From:m.To]
		x := ref{Name: r.Ann.Text[toks[0].Start:toks[len(toks)-1].End], At: m.From}
		for _, n := range m.Names {
			if n.Alias.HoldsOn(day) && !slices.Contains(x.Options, n.Entity) {
				x.Options = append(x.Options, n.Entity)
			}
		}
		if len(x.Options) == 0 || r.past() && len(r.Dates) == 0 { // an office in a question on the past: any of its holders
			for _, n := range m.Names {
				if !slices.Contains(x.Options, n.Entity) {
					x.Options = append(x.Options, n.Entity)
				}
			}
		}
		if p := e.base.Entity(r.partyOf(x)); p != nil {
			x.Options = []*knowledge.Entity{p}
		}
		x.Venue, x.Only = e.venue(x), describes(r.Ann.Tokens, m.From)
		r.Refs = append(r.Refs, x)
	}
	for i, t := range r.Ann.Tokens {
		if !e.lexis.Known(t) && !covered(r.Ann.Mentions, i) {
			r.Unknown = append(r.Unknown, t.Fold)
			if first, _ := utf8.DecodeRuneInString(t.Raw); i > 0 && unicode.IsUpper(first) && len(t.Fold) > 3 {
				r.Strange = append(r.Strange, t.Stem)
			}
		}
	}
}

// partyOf gives the party of a person who is named only to tell whose house is
// meant: "X's government", "X's aides"; "" if the person is meant.
func (r *reading) partyOf(x ref) knowledge.EntityID {
	behind := x.At + len(strings.Fields(x.Name))
	if len(x.Options) == 0 || !x.is(knowledge.PersonType) || !possessive(x.Name) {
		return ""
	}
	for _, c := range r.Ann.Concepts {
		if c.ID == "detail-house" && (c.From == behind || c.From == behind+1) {
			return x.Options[0].Party
		}
	}
	return ""
}

// describes reports whether a name at token i only tells whose man is meant.
func describes(toks []lexis.Token, i int) bool {
	if i == 0 {
		return false
	}
	switch toks[i-1].Fold {
	case "guy", "man", "woman", "fellow", "envoy", "aide", "person", "bloke", "chap":
		return i > 1 && (toks[i-2].Fold == "the" || toks[i-2].Fold == "that")
	}
	return false
}

func covered(ms []lexis.Mention, i int) bool {
	return slices.ContainsFunc(ms, func(m lexis.Mention) bool { return m.From <= i && i < m.To })
}

// figures collects the numbers outside dates.
func (r *reading) figures() {
	for i, t := range r.Ann.Tokens {
		inDate := r.dated(i)
		if t.Fold[0] >= '0' && t.Fold[0] <= '9' && !inDate && !covered(r.Ann.Mentions, i) && !r.countsTime(i) {
			r.Numbers = append(r.Numbers, t.Fold)
		}
	}
}

// A deed is what a question presumes that somebody did, or that befell them.
type deed struct {
	who  ref
	keys []string // the verb, under every key that it is known by
}

// presumed reads the deed of "why did X ...", "when was X ...", "where did X ...":
// the first word of content behind the name that follows the auxiliary which is not
// the plural of a noun ("when did ISF soldiers enter").
func (r *reading) presumed() *deed {
	for i, t := range r.Ann.Tokens {
		switch t.Fold {
		case "did", "didnt", "was", "were":
		default:
			continue
		}
		asked := slices.ContainsFunc(r.Ann.Concepts, func(c lexis.Concept) bool {
			return c.To == i && (c.ID == "cue-why" || c.ID == "cue-when" || c.ID == "cue-where")
		})
		if !asked {
			continue
		}
		for _, x := range r.Refs {
			if x.Carried || x.At <= i || x.At > i+3 {
				continue
			}
			for j := x.At; j < len(r.Ann.Tokens) && j < x.At+6; j++ {
				v := r.Ann.Tokens[j]
				if v.Fold == "when" || v.Fold == "while" {
					break
				}
				if !v.Stop && !covered(r.Ann.Mentions, j) && !plural(v) {
					return &deed{who: x, keys: countable(r.Ann, j)}
				}
			}
		}
	}
	return nil
}

// adjective lists words that stand between "how many" and what is counted.
var adjective = map[string]bool{"israeli": true, "palestinian": true, "living": true, "dead": true, "more": true, "other": true, "american": true, "عدد": true}

// countsTime reports whether the number at i counts hours, days, weeks or months,
// which people put in other units than the facts do.
func (r *reading) countsTime(i int) bool {
	if i+1 >= len(r.Ann.Tokens) {
		return false
	}
	switch r.Ann.Tokens[i+1].Stem {
	case "hour", "day", "week", "month", "minut", "year":
		return true
	}
	return false
}

// quoted gives what stands between quotation marks, if it is two words or more.
func quoted(text string) []string {
	var out []string
	open := -1
	for i, c := range text {
		switch c {
		case '"', '“', '”', '«', '»', '„':
			if open < 0 {
				open = i + len(string(c))
				continue
			}
			if s := text[open:i]; len(strings.Fields(s)) >= 2 {
				out = append(out, s)
			}
			open = -1
		}
	}
	return out
}

// dependent reports whether a question needs the one before it: it opens like a
// follow-up, points back with a pronoun without naming anybody itself, or is too
// short to stand alone.
func (r *reading) dependent() bool {
	if len(r.Ann.Tokens) == 0 {
		return true
	}
	content := 0
	for _, t := range r.Ann.Tokens {
		if !t.Stop {
			content++
		}
	}
	people := slices.ContainsFunc(r.Refs, func(x ref) bool { return x.has(knowledge.PersonType) || x.has(knowledge.PartyType) })
	switch {
	case r.Cues["cue-both-sides"] || r.Cues["cue-status"] && len(r.Refs) == 0:
		return false
	case r.continues():
		return true
	case content <= 3 && len(r.Dates) == 0:
		return true
	case r.Cues["cue-backward"] && !r.selfContained():
		return true
	case !people && len(r.Refs) == 0 && len(r.Dates) == 0:
		return true
	}
	return false
}

// selfContained reports whether a question names both somebody and a matter or a time.
func (r *reading) selfContained() bool {
	people, matters := 0, len(r.Dates)
	for _, x := range r.Refs {
		if x.is(knowledge.PersonType) || x.is(knowledge.PartyType) {
			people++
		} else {
			matters++
		}
	}
	return people > 0 && matters > 0 || people > 1
}

// continues reports whether the question opens like the continuation of another:
// with "and", "what about", or in Hebrew and Arabic with a word behind a prefixed "and".
func (r *reading) continues() bool {
	if r.opens("cue-follow-on") {
		return true
	}
	first := r.Ann.Tokens[0].Fold
	for _, and := range []string{"ו", "و"} {
		if rest, ok := strings.CutPrefix(first, and); ok && questionWords[rest] {
			return true
		}
	}
	return false
}

// questionWords open questions in Hebrew and Arabic, and so do party names behind "and".
var questionWords = func() map[string]bool {
	set := map[string]bool{}
	for _, t := range lexis.Tokenize("מה מי איך מתי איפה למה כמה האם ישראל חמאס ماذا من كيف متى اين لماذا كم هل اسرائيل حماس ما") {
		set[t.Fold] = true
	}
	return set
}()

// opens reports whether the first words are of the concept.
func (r *reading) opens(concept string) bool {
	return slices.ContainsFunc(r.Ann.Concepts, func(c lexis.Concept) bool { return c.ID == concept && c.From == 0 })
}

// unresolved reports whether a question without context points at something that
// only context could tell.
func (r *reading) unresolved() bool {
	content := 0
	for i, t := range r.Ann.Tokens {
		if !t.Stop && !covered(r.Ann.Mentions, i) && !r.controlWord(i) {
			content++
		}
	}
	matters := slices.ContainsFunc(r.Refs, func(x ref) bool { return !x.is(knowledge.PartyType) && !x.is(knowledge.PersonType) })
	switch {
	case len(r.Ann.Tokens) == 0:
		return false
	case r.Cues["cue-both-sides"] || r.Cues["cue-status"]:
		return false
	case r.continues() && content == 0 && !matters && len(r.Dates) == 0:
		return true
	case r.pronouns() && len(r.Refs) == 0 && content <= 1 && len(r.Dates) == 0 && len(r.Ann.Tokens) <= 6:
		return true
	}
	return false
}

// pronouns reports whether the question has a word that stands for something else.
func (r *reading) pronouns() bool {
	for i, t := range r.Ann.Tokens {
		switch t.Fold {
		case "he", "she", "they", "him", "her", "them", "his", "their", "it", "its", "that", "this", "those", "הוא", "היא", "הם", "זה", "هو", "هي", "هم", "ذلك", "هذا":
			if i+1 < len(r.Ann.Tokens) || len(r.Ann.Tokens) <= 3 {
				return true
			}
		}
	}
	return false
}

// controlWord reports whether the token belongs to a cue rather than to a matter.
func (r *reading) controlWord(i int) bool {
	return slices.ContainsFunc(r.Ann.Concepts, func(c lexis.Concept) bool {
		return c.From <= i && i < c.To && strings.HasPrefix(c.ID, "cue-")
	})
}

// inherit completes a follow-up with what the question before it was about: its
// names, unless new ones of the same sort take their place, its time, its intent.
func (r *reading) inherit(p *reading) {
	for _, old := range p.Refs {
		if r.Cues["cue-other-one"] && !old.has(knowledge.PersonType) && !old.has(knowledge.PartyType) {
			continue // that one is just not meant
		}
		replaced := slices.ContainsFunc(r.Refs, func(n ref) bool { return !n.Carried && n.replaces(old) && !r.about(n) })
		if !replaced {
			old.Carried = true
			r.Refs = append(r.Refs, old)
		}
	}
	if len(r.Dates) == 0 && !r.Cues["cue-now"] && len(p.Dates) > 0 {
		r.Dates, r.Current = p.Dates, false
	}
	if (r.Intent == IntentWhat || r.Intent == IntentDefinition) && !r.Cues["cue-how-many"] {
		r.Intent = p.Intent
	}
	if r.Intent == IntentStatus && !p.Current {
		r.Current = false
	}
}

// about reports whether a name is only what is spoken about ("and about Iran?"),
// so that it takes nobody's place.
func (r *reading) about(x ref) bool {
	if x.At == 0 || x.Meant || x.At > len(r.Ann.Tokens) {
		return false
	}
	switch r.Ann.Tokens[x.At-1].Fold {
	case "about", "on", "regarding":
		return x.At < 2 || r.Ann.Tokens[x.At-2].Fold != "what" && r.Ann.Tokens[x.At-2].Fold != "how"
	}
	return false
}

// replaces reports whether a new name stands where an old one stood: a party or
// person for a party or person, a place for a place, a round for a round.
func (r ref) replaces(old ref) bool {
	actor := func(x ref) bool { return x.has(knowledge.PersonType) || x.has(knowledge.PartyType) }
	switch {
	case actor(r) && actor(old):
		return true
	case r.has(knowledge.SummitType) && old.has(knowledge.SummitType):
		return true
	case r.has(knowledge.PlaceType) && old.has(knowledge.PlaceType):
		return true
	case r.is(knowledge.TopicType) && old.is(knowledge.TopicType):
		return true
	}
	return false
}

// carriedWeight is what a word of the question before counts beside one of this.
const carriedWeight = 0.4

// prepare makes the search terms of a complete reading.
func (e *Engine) prepare(r *reading) *reading {
	r.terms = index.Weights(index.Terms(r.Ann))
	for _, x := range r.Refs {
		if x.Carried || x.Meant || r.Ann.Text == "" {
			for _, o := range x.Options {
				r.terms[index.EntityTerm(o.ID)] += carriedWeight
			}
		}
	}
	if r.Before != nil && !r.Cues["cue-other-one"] {
		for t, w := range r.Before.terms {
			if _, ok := r.terms[t]; !ok && !strings.HasPrefix(t, "@") && !strings.HasPrefix(t, "#cue") {
				r.terms[t] = carriedWeight * w
			}
		}
	}
	r.probe = e.index.Probe(r.Ann, r.terms)
	return r
}
