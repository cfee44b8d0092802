package answer

import (
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

// exclude marks the candidates that cannot answer, however alike their words.
func (e *Engine) exclude(r *reading, cands []candidate, horizon knowledge.Day) {
	for i := range cands {
		cands[i].why = e.misfit(r, cands[i].fact, horizon)
	}
}

// excludeUnlinked leaves to a follow-up that asks how somebody answered "that" only
// what has to do with the answer before.
func (r *reading) excludeUnlinked(cands []candidate) {
	if r.Before == nil || !r.Cues["cue-reply"] || len(r.Dates) == 0 && !r.Cues["cue-backward"] {
		return
	}
	for i := range cands {
		if cands[i].why == "" && cands[i].x[fLinked] == 0 {
			cands[i].why = "no answer to what was before"
		}
	}
}

const anotherTime = "another time"

// misfit tells why a fact cannot answer; "" if it may.
func (e *Engine) misfit(r *reading, f *knowledge.Fact, horizon knowledge.Day) string {
	several := r.Intent == IntentCompare || r.Intent == IntentTimeline // whose facts hold the names together
	switch {
	case !inTime(r.Dates, f, horizon):
		return anotherTime
	case several:
		return ""
	case e.lacks(r, f) != "":
		return "nothing on " + e.lacks(r, f)
	case r.subject() >= 0 && !e.speaks(r, f):
		return "somebody else's word"
	case r.Cues["cue-name"] && !e.index.Holds(f.ID, "#cue-name"):
		return "does not tell where the name is from"
	case r.Intent == IntentWho && !e.partiesInText(r, f):
		return "somebody else's"
	case e.otherDeed(r, f):
		return "does not tell of that"
	case e.lacksDetail(r, f) != "":
		return noDetail + e.lacksDetail(r, f)
	case e.offTopic(r, f):
		return "nothing on what it is about"
	case e.otherFigure(r, f):
		return "another figure"
	case r.Intent == IntentDefinition && !e.tellsOf(r, f):
		return "does not tell what it is"
	}
	return ""
}

// strict is the weight from which a name must be held by a fact that answers.
const strict = 0.5

// lacks gives the first name of the question that the fact must hold and does
// not; "" if there is none.
func (e *Engine) lacks(r *reading, f *knowledge.Fact) string {
	for _, x := range r.Refs {
		if (r.Cues["cue-meeting"] || r.Cues["cue-outcome"] || r.Intent == IntentSummit) && x.Venue {
			x = x.only(knowledge.PlaceType, knowledge.SummitType) // not the party that the city also stands for
			if r.Intent == IntentSummit && !e.metAt(f, x) {
				return x.Name
			}
		}
		enough := asked
		if x.is(knowledge.PersonType) || r.Cues["cue-how-many"] && x.is(knowledge.PartyType) {
			enough = named // a fact's question may name somebody whom the fact does not
		}
		if e.binding(r, x) && e.holds(f, x, index.NoAsk) < enough && !e.partnerHeld(r, x, f) {
			return x.Name
		}
	}
	for _, w := range r.Strange {
		if !e.index.HoldsAnywhere(f.ID, w) {
			return w
		}
	}
	return ""
}

// venue reports whether the name may mean a place where a round was held.
func (e *Engine) venue(x ref) bool {
	return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return e.venues[o.ID] })
}

// metAt reports whether the fact is about a round, or about something that happened
// in a place, that the name may mean.
func (e *Engine) metAt(f *knowledge.Fact, x ref) bool {
	return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool {
		return o.ID == f.Summit || o.ID == f.Place || (f.Summit != "" || f.Kind == knowledge.Summit) && (e.tookPart(f, o.ID) || e.profiles[f.ID].text[o.ID])
	})
}

// partnerHeld reports whether the fact holds another name that "and" joins to this
// one: what two said may stand in two facts.
func (e *Engine) partnerHeld(r *reading, x ref, f *knowledge.Fact) bool {
	switch r.Intent {
	case IntentQuote, IntentDemand, IntentPosition, IntentDefinition:
	default:
		return false
	}
	return slices.ContainsFunc(r.Refs, func(y ref) bool {
		return r.joined(x, y) && e.heldBy(f, y)
	})
}

// joined reports whether only "and" or "or" stands between two names.
func (r *reading) joined(x, y ref) bool {
	if y.At < x.At {
		x, y = y, x
	}
	between := y.At - 1
	if x.At == y.At || between < 0 || x.Carried || y.Carried || x.At+len(strings.Fields(x.Name)) != between {
		return false
	}
	switch r.Ann.Tokens[between].Fold {
	case "and", "or", "n":
		return true
	}
	return false
}

// only is the ref with the readings of some types alone.
func (r ref) only(types ...knowledge.EntityType) ref {
	var out []*knowledge.Entity
	for _, o := range r.Options {
		if slices.Contains(types, o.Type) {
			out = append(out, o)
		}
	}
	r.Options = out
	return r
}

// binding reports whether a name must be held: people, rounds, agreements,
// places, and matters whose name is more than an everyday word. What was carried
// over binds only where the follow-up has nothing of its own.
func (e *Engine) binding(r *reading, x ref) bool {
	if x.Only {
		return false
	}
	if x.Carried && !r.bareFollowUp() && r.ownNames() && !(r.aboutOnly() && x.is(knowledge.PersonType)) {
		return false
	}
	if e.weight(x) >= strict {
		return true
	}
	if x.is(knowledge.TopicType) && r.subject() >= 0 && !x.Carried && r.onTopic(x) {
		return true
	}
	return (x.is(knowledge.TopicType) || x.is(knowledge.AgreementType)) && e.lexis.Proper(x.Name)
}

// onTopic reports whether the name stands behind "on" or "about".
func (r *reading) onTopic(x ref) bool {
	for j := max(0, x.At-2); j < x.At; j++ {
		switch r.Ann.Tokens[j].Fold {
		case "on", "about", "regarding", "over", "על", "عن", "بشان":
			return true
		}
	}
	return false
}

// ownNames reports whether a follow-up names anything itself.
func (r *reading) ownNames() bool {
	return slices.ContainsFunc(r.Refs, func(x ref) bool { return !x.Carried })
}

// aboutOnly reports whether all names of a follow-up only tell what is spoken about.
func (r *reading) aboutOnly() bool {
	if r.Before == nil {
		return false
	}
	own := 0
	for _, x := range r.Refs {
		if !x.Carried {
			own++
			if !r.about(x) {
				return false
			}
		}
	}
	return own > 0
}

// bareFollowUp reports whether a follow-up only swaps a name.
func (r *reading) bareFollowUp() bool { return r.Before != nil && r.bare() }

// speaks reports whether the fact tells what the subject of the question said,
// wants or holds: as its holder, or as one of whom the text tells it. Where words
// are asked for, a mention is not enough.
func (e *Engine) speaks(r *reading, f *knowledge.Fact) bool {
	x := r.Refs[r.subject()]
	if e.heldBy(f, x) {
		return true
	}
	p := e.profiles[f.ID]
	return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool {
		return p.says[o.ID] && !e.opposes(f, o) || len(f.By) == 0 && p.text[o.ID] && r.Intent != IntentQuote
	})
}

// partiesInText reports whether the fact's text or holder, and not only its list of
// those concerned, has one of the parties that a question for people names.
func (e *Engine) partiesInText(r *reading, f *knowledge.Fact) bool {
	p, named := e.profiles[f.ID], false
	for _, x := range r.Refs {
		if x.Carried || !x.is(knowledge.PartyType) {
			continue
		}
		named = true
		if e.heldBy(f, x) || slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return p.text[o.ID] }) {
			return true
		}
	}
	return !named
}

// otherDeed reports whether the fact does not tell of what the question presumes
// that somebody did: neither does its text have the verb behind the name, nor does
// one of its questions hold both.
func (e *Engine) otherDeed(r *reading, f *knowledge.Fact) bool {
	if r.Deed == nil {
		return false
	}
	p := e.profiles[f.ID]
	for _, o := range r.Deed.who.Options {
		for _, k := range r.Deed.keys {
			if p.does[doing{o.ID, k}] || e.index.AskHoldsBoth(f.ID, index.EntityTerm(o.ID), k) {
				return false
			}
		}
	}
	return true
}

// opposes reports whether the fact is the word of the other side of the talks: an
// adversary's account of what somebody says is not their word.
func (e *Engine) opposes(f *knowledge.Fact, o *knowledge.Entity) bool {
	side := e.base.SideOf(o.ID)
	if len(f.By) == 0 || !slices.Contains(e.sides[:], side) {
		return false
	}
	by := e.sideOf(f)
	return by != side && slices.Contains(e.sides[:], by)
}

// otherFigure reports whether the question names a figure of two digits or more
// that the fact does not know.
func (e *Engine) otherFigure(r *reading, f *knowledge.Fact) bool {
	p := e.profiles[f.ID]
	return slices.ContainsFunc(r.Numbers, func(n string) bool { return len(n) >= 2 && !p.words[n] && !e.index.HoldsAnywhere(f.ID, n) })
}

// tellsOf reports whether the text itself, and not only a field, names what the
// definition is about.
func (e *Engine) tellsOf(r *reading, f *knowledge.Fact) bool {
	p := e.profiles[f.ID]
	return len(r.Refs) == 0 || slices.ContainsFunc(r.Refs, func(x ref) bool {
		return slices.ContainsFunc(x.Options, func(o *knowledge.Entity) bool { return p.text[o.ID] })
	})
}
