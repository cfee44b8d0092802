package answer

import (
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// An Intent is what a question wants.
type Intent string

// The intents that are answered from facts.
const (
	IntentStatus     Intent = "status"
	IntentDemand     Intent = "demand"
	IntentPosition   Intent = "position"
	IntentSummit     Intent = "summit"
	IntentQuote      Intent = "quote"
	IntentWho        Intent = "who"
	IntentWhat       Intent = "what"
	IntentWhere      Intent = "where"
	IntentWhen       Intent = "when"
	IntentDefinition Intent = "definition"
	IntentCompare    Intent = "compare"
	IntentTimeline   Intent = "timeline"
	IntentMeta       Intent = "meta"  // about the bot itself
	IntentCheck      Intent = "check" // what is held on the claims of a message
)

// The intents that are declined.
const (
	IntentOpinion    Intent = "opinion"
	IntentPrediction Intent = "prediction"
	IntentOffTopic   Intent = "off-topic"
	IntentInjection  Intent = "injection"
)

// A Reason tells why a question was not answered; "" if it was.
type Reason string

// The reasons of an abstention.
const (
	NoEvidence   Reason = "no-evidence"
	IsOpinion    Reason = "opinion"
	IsPrediction Reason = "prediction"
	IsOffTopic   Reason = "off-topic"
	IsInjection  Reason = "injection"
	Unresolved   Reason = "unresolved" // a follow-up without anything to follow
	Premise      Reason = "premise"    // the base lacks what the question presumes
)

// A Role is the part that a point plays in an answer.
type Role string

// The roles of points.
const (
	Main      Role = "main"
	OtherSide Role = "other-side" // linked by "disputed by" to a main point
	Later     Role = "later"      // supersedes a main point
)

// A Question is what an asker wrote, with what is needed to understand it.
type Question struct {
	ID      string
	Text    string
	Context []string        // earlier questions of the same conversation, oldest first
	Lang    knowledge.Lang  // of the frame; "" means the language of the text
	Now     time.Time       // the clock; must be set
	AsOf    knowledge.Date  // horizon; zero means the clock's day
	Scope   knowledge.Scope // a guild, or global

	HalfLives  knowledge.HalfLives // by which facts age; nil: the defaults
	Developing bool                // much happens these days, of which an answer warns

	// Wants and About are set by commands that know what they want, such as
	// /demands party:hamas; they take the place of what would be read from Text.
	Wants Intent
	About []knowledge.EntityID
}

// Horizon is the last day of which facts may be used.
func (q *Question) Horizon() knowledge.Day {
	day := knowledge.DayOf(q.Now)
	if !q.AsOf.IsZero() && q.AsOf.Last() < day {
		return q.AsOf.Last()
	}
	return day
}

// An Answer is what the bot says to a question; its JSON is a contract.
// Arrays are never null.
type Answer struct {
	ID          string               `json:"id"`
	Question    string               `json:"question"`
	Understood  string               `json:"understood"` // the question as it was understood, self-contained
	Intent      Intent               `json:"intent"`
	Entities    []knowledge.EntityID `json:"entities"`
	Answered    bool                 `json:"answered"`
	Reason      Reason               `json:"reason"`
	Lead        string               `json:"lead"` // one line from a typed template
	Points      []Point              `json:"points"`
	Quotes      []Quote              `json:"quotes"`
	Sources     []Citation           `json:"sources"`
	AsOf        string               `json:"as_of"` // newest date cited; "" if nothing is
	Stale       bool                 `json:"stale"`
	Warnings    []string             `json:"warnings"`
	Suggestions []string             `json:"suggestions"` // questions that can be answered
	Text        string               `json:"text"`        // the whole as plain text
	TookMicros  int64                `json:"took_us"`

	Head      int64          `json:"-"` // of the base that it was given from; see [knowledge.Base.Head]
	Lang      knowledge.Lang `json:"-"` // of the frame
	Origins   []Origin       `json:"-"` // whose reporting it rests on
	Confident bool           `json:"-"` // sure enough to be said unasked
	Trace     *Trace         `json:"-"` // why: what every step did
}

// A Point is one fact as shown: its text as it stands in the base.
type Point struct {
	Role   Role                 `json:"role"`
	Text   string               `json:"text"`
	Facts  []knowledge.FactID   `json:"facts"`
	Cites  []int                `json:"cites"` // numbers of Sources
	By     []knowledge.EntityID `json:"by"`
	When   string               `json:"when"`
	Scope  string               `json:"scope"`
	Note   string               `json:"-"` // a short remark of the frame about the point (its date, its standing); may be ""
	Holder string               `json:"-"` // who says it, as shown: "Hamas", "Jake Sullivan (United States)"; "" for a reported event
}

// A Quote is the verbatim words of a speaker, as shown beside a point.
type Quote struct {
	Role    Role                 `json:"role"`
	Words   string               `json:"words"`
	Speaker knowledge.EntityID   `json:"speaker"`
	Facts   []knowledge.FactID   `json:"facts"`
	Cites   []int                `json:"cites"`
	By      []knowledge.EntityID `json:"by"`
	When    string               `json:"when"`
	Name    string               `json:"-"` // the speaker's name as shown
}

// A Citation is one numbered source.
type Citation struct {
	N         int                `json:"n"` // from 1
	ID        knowledge.SourceID `json:"id"`
	Outlet    string             `json:"outlet"`
	Title     string             `json:"title"` // in [brackets] if it is a description of the page
	URL       string             `json:"url"`
	Published string             `json:"published"` // "" if unknown
}

// An Origin is an outlet or agency by whose own reporting facts are known, however
// many others reprint it.
type Origin struct {
	Name  string
	Facts int // of those shown
}

// A Trace is why the answer is what it is, step by step.
type Trace struct {
	Steps   []TraceStep
	Ranked  []knowledge.FactID // the best candidates that were not excluded, at most 10
	Sure    float64            // probability that the best one answers; 0 if nothing was looked up
	Unasked float64            // the same where the answer may be given unasked; 1 for an overview, 0 where it may not
}

// A TraceStep is what one step found, as lines for a person to read.
type TraceStep struct {
	Name  string // understand, search, select, compose
	Lines []string
}
