package answer

import (
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// intent reads what the question wants from the cues that the lexicon found.
// The narrower cue wins over the wider.
func (r *reading) intent() Intent {
	c := r.Cues
	switch {
	case c["meta-help"] && len(r.Refs) == 0 && len(r.Ann.Tokens) <= 8, c["meta-age"], c["meta-sources"]:
		return IntentMeta
	case c["cue-both-sides"]:
		return IntentCompare
	case c["cue-timeline"]:
		return IntentTimeline
	case c["cue-change"] && r.actors() > 0 && len(r.Dates) > 0:
		return IntentCompare
	case c["cue-compare"] && (len(r.Refs) > 1 || len(r.Dates) > 1 || c["cue-want"]):
		return IntentCompare
	case r.listsActors(), r.secondClause() > 0, r.versus() > 0, r.twoTimes(), r.ordersRounds():
		return IntentCompare
	case r.asksFirst() != "":
		return r.asksFirst()
	case c["cue-obstacle"]:
		return IntentStatus
	case c["cue-status"]:
		return IntentStatus
	case c["cue-outcome"] && c["cue-meeting"], c["cue-outcome"] && (r.names(knowledge.SummitType) || r.names(knowledge.PlaceType)):
		return IntentSummit
	case c["cue-say"] && r.actor():
		return IntentQuote
	case c["cue-want"] && r.actor():
		return IntentDemand
	case c["cue-position"] && r.actor():
		return IntentPosition
	case r.actors() > 0 && r.actors() < len(r.Refs) && !c["cue-say"] && !c["cue-want"]:
		return IntentPosition
	case c["cue-define"] && len(r.Refs) > 0 && r.short() && !c["cue-now"]:
		return IntentDefinition
	case r.yesNo() && r.present() && !r.actor():
		return IntentStatus
	case len(r.Refs) == 1 && r.bare() && !r.yesNo():
		return IntentDefinition
	case c["cue-meeting"] && (r.names(knowledge.SummitType) || r.names(knowledge.PlaceType)):
		return IntentSummit
	case c["cue-want"]:
		return IntentDemand
	case r.actor() && !c["cue-what"]:
		return IntentPosition
	}
	return IntentWhat
}

// asksFirst gives the intent of the first word of asking that tells one; "" if
// the first is "what" or there is none.
func (r *reading) asksFirst() Intent {
	for _, c := range r.Ann.Concepts {
		switch c.ID {
		case "cue-who":
			if r.Cues["cue-define"] && r.names(knowledge.PersonType) && len(r.Ann.Tokens) <= 6 {
				return IntentDefinition
			}
			return IntentWho
		case "cue-when":
			return IntentWhen
		case "cue-where":
			if r.Cues["cue-status"] {
				return IntentStatus
			}
			return IntentWhere
		case "cue-how-many":
			return IntentWhat
		case "cue-what":
			return ""
		}
	}
	return ""
}

// yesNo reports whether the question opens with an auxiliary.
func (r *reading) yesNo() bool {
	if len(r.Ann.Tokens) == 0 {
		return false
	}
	switch r.Ann.Tokens[0].Fold {
	case "is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "can", "could", "would", "isnt", "wasnt", "didnt", "האם", "هل":
		return true
	}
	return false
}

// listsActors reports whether the question sets several actors side by side: three
// of them, nothing else asked; or two that an "and" far from both joins.
func (r *reading) listsActors() bool {
	var at []int
	for _, x := range r.Refs {
		if x.is(knowledge.PersonType) || x.is(knowledge.PartyType) {
			at = append(at, x.At)
		}
	}
	if colon := strings.LastIndexAny(r.Ann.Text, ":"); colon >= 0 {
		behind := 0
		for _, i := range at {
			if r.Ann.Tokens[i].Start > colon {
				behind++
			}
		}
		if behind >= 2 && r.asksBehind(colon) == 0 {
			return true
		}
	}
	return false
}

// actors counts the people and parties that are named.
func (r *reading) actors() int {
	n := 0
	for _, x := range r.Refs {
		if (x.is(knowledge.PersonType) || x.is(knowledge.PartyType)) && !x.outside() {
			n++
		}
	}
	return n
}

// apartDays is how far apart two times are that are compared, in days.
const apartDays = 40

// twoTimes reports whether "and" or the like joins two times that lie far apart.
func (r *reading) twoTimes() bool {
	for i := 1; i < len(r.Dates); i++ {
		a, b := r.Dates[i-1], r.Dates[i]
		if b.From == a.To+1 && gap(a.Date, b.Date) > apartDays {
			switch r.Ann.Tokens[a.To].Fold {
			case "and", "vs", "v", "or", "then", "than", "against":
				return true
			}
		}
	}
	return false
}

// ordersRounds reports whether the question asks which of two rounds was earlier.
func (r *reading) ordersRounds() bool {
	n := 0
	for _, x := range r.Refs {
		if x.has(knowledge.SummitType) || x.Venue {
			n++
		}
	}
	return n > 1 && slices.ContainsFunc(r.Ann.Tokens, func(t lexis.Token) bool {
		switch t.Fold {
		case "before", "after", "earlier", "later", "sooner":
			return true
		}
		return false
	})
}

// secondClause gives the token at which a second question begins that has an actor
// of its own ("whom do the families blame, whom does Hamas blame"); -1 if none.
func (r *reading) secondClause() int {
	first := -1
	for i, t := range r.Ann.Tokens {
		switch t.Fold {
		case "who", "whom", "what", "how", "which", "why":
		default:
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		a, b := r.actorsWithin(first, i), r.actorsWithin(i, len(r.Ann.Tokens))
		if len(a) > 0 && len(b) > 0 && !slices.Equal(a, b) {
			return i
		}
	}
	return -1
}

// actorsWithin lists the people and parties named between two tokens.
func (r *reading) actorsWithin(from, to int) []knowledge.EntityID {
	var out []knowledge.EntityID
	for _, x := range r.Refs {
		if !x.Carried && from <= x.At && x.At < to && (x.is(knowledge.PersonType) || x.is(knowledge.PartyType)) {
			out = append(out, x.Options[0].ID)
		}
	}
	return out
}

// asksBehind counts the words of asking behind a place in the text.
func (r *reading) asksBehind(offset int) int {
	n := 0
	for _, c := range r.Ann.Concepts {
		switch c.ID {
		case "cue-who", "cue-what", "cue-when", "cue-where", "cue-why":
			if r.Ann.Tokens[c.From].Start > offset {
				n++
			}
		}
	}
	return n
}

func (r *reading) names(t knowledge.EntityType) bool {
	for _, x := range r.Refs {
		if x.has(t) {
			return true
		}
	}
	return false
}

func (r *reading) actor() bool { return r.names(knowledge.PersonType) || r.names(knowledge.PartyType) }

// short reports whether little stands beside names and cues.
func (r *reading) short() bool { return r.others() <= 1 }

// bare reports whether nothing stands beside names and cues.
func (r *reading) bare() bool { return r.others() == 0 && len(r.Dates) == 0 }

func (r *reading) others() int {
	n := 0
	for i, t := range r.Ann.Tokens {
		if !t.Stop && !covered(r.Ann.Mentions, i) && !r.controlWord(i) && !r.dated(i) {
			n++
		}
	}
	return n
}

// dated reports whether the token is part of a date.
func (r *reading) dated(i int) bool {
	return slices.ContainsFunc(r.Dates, func(w window) bool { return w.From <= i && i < w.To })
}

// current reports whether the question is about the present: it names no time or
// round, and says "now", asks for the status, or asks in the present tense what
// somebody wants or holds.
func (r *reading) current() bool {
	if len(r.Dates) > 0 {
		last := r.Dates[len(r.Dates)-1]
		return r.Intent == IntentStatus && last.Open
	}
	if r.Cues["cue-now"] {
		return true
	}
	if r.names(knowledge.SummitType) || len(r.Quoted) > 0 {
		return false
	}
	switch r.Intent {
	case IntentStatus, IntentDemand, IntentCompare:
		return !r.past()
	case IntentPosition:
		return !r.past() && (r.Cues["cue-position"] || r.present())
	}
	return r.present() && !r.past()
}

// present reports whether an auxiliary puts the question into the present.
func (r *reading) present() bool {
	for _, t := range r.Ann.Tokens {
		switch t.Fold {
		case "is", "are", "does", "do", "has", "have", "would", "hasnt", "isnt", "arent", "doesnt", "r", "whats", "wheres", "whos", "hows":
			return true
		}
		if raw := strings.ToLower(t.Raw); strings.HasSuffix(raw, "'s") || strings.HasSuffix(raw, "’s") {
			switch t.Fold {
			case "what", "where", "who", "how", "when", "there", "that", "it":
				return true
			}
		}
	}
	return false
}

// past reports whether an auxiliary puts the question into the past.
func (r *reading) past() bool {
	for _, t := range r.Ann.Tokens {
		switch t.Fold {
		case "did", "was", "were", "had", "didnt", "wasnt", "werent":
			return true
		}
	}
	return false
}

// declined gives the reason for which a question is not looked up at all, or "".
func (e *Engine) declined(r *reading, all, asking []string) Reason {
	if len(r.Ann.Tokens) == 0 {
		return Unresolved
	}
	whole := e.lexis.Understand(strings.Join(all, " "))
	attack := hasConcept(whole, "decline-injection")
	onSubject := e.onSubject(r)
	switch {
	case attack && !(len(asking) < len(all) && onSubject && r.asks() && !r.Cues["decline-injection"]):
		return IsInjection
	case r.Intent == IntentMeta:
		return ""
	case r.Cues["decline-off-topic"] && !r.Cues["cue-say"] && !r.Cues["cue-want"]:
		return IsOffTopic
	case r.hasOutside() && r.actors() == 0:
		return IsOffTopic
	case r.Cues["decline-opinion"] && !(r.Cues["cue-say"] && r.actor()):
		return IsOpinion
	case r.opens("decline-should") || r.Cues["decline-should"] && !r.Cues["cue-say"] && !r.Cues["cue-what"] && !r.Cues["cue-who"] && !r.Cues["cue-position"]:
		return IsOpinion
	case r.Cues["decline-prediction"], r.opens("decline-will"):
		return IsPrediction
	case r.Cues["cue-next"] && !r.past():
		return NoEvidence
	case e.elsewhere(r):
		return IsOffTopic
	}
	return ""
}

// elsewhere reports whether all that a question says beside names and words of
// asking is English that occurs nowhere in the base ("yellow line subway
// timetable"): it shares a name with the talks and is about something else.
func (e *Engine) elsewhere(r *reading) bool {
	if r.Cues["cue-say"] || r.Cues["cue-want"] || r.Cues["cue-position"] {
		return false
	}
	n, plain := 0, 0
	for i, t := range r.Ann.Tokens {
		if t.Stop || r.controlWord(i) {
			plain++
			continue
		}
		if covered(r.Ann.Mentions, i) || r.dated(i) {
			continue
		}
		if e.lexis.InBase(t) || !e.lexis.Known(t) || t.Lang != knowledge.English {
			return false
		}
		n++
	}
	return len(r.Refs) > 0 && (n > 1 || n == 1 && plain == 0) // one such word in a sentence may be an idiom
}

// asks reports whether what is left beside an instruction is a question.
func (r *reading) asks() bool {
	if strings.ContainsAny(r.Ann.Text, "?؟") || r.yesNo() {
		return true
	}
	return r.Cues["cue-who"] || r.Cues["cue-what"] || r.Cues["cue-when"] || r.Cues["cue-where"] || r.Cues["cue-why"] || r.Cues["cue-how-many"]
}

func (r *reading) hasOutside() bool {
	for _, x := range r.Refs {
		if x.outside() {
			return true
		}
	}
	return false
}

// onSubject reports whether the part that asks names anything of the talks.
func (e *Engine) onSubject(r *reading) bool { return len(r.Refs) > 0 || e.subject(r.Ann) >= 2 }
