package knowledge

// FactID names one fact for good ("hamas-no-progress-at-doha-2024-08"); never reused.
type FactID string

// SourceID names one published document.
type SourceID string

// EntityID names one party, person, place, summit, agreement or topic.
type EntityID string

// A Kind is what sort of statement a fact makes.
type Kind string

// The kinds of facts.
const (
	Status     Kind = "status"     // where the talks stood
	Demand     Kind = "demand"     // what a party asks for
	Position   Kind = "position"   // what it says, accepts or refuses
	Proposal   Kind = "proposal"   // a text put to the parties
	Summit     Kind = "summit"     // a meeting or round, and what came of it
	Agreement  Kind = "agreement"  // what was agreed
	Event      Kind = "event"      // what happened
	Background Kind = "background" // what does not change
)

// Kinds lists every kind in the order in which they are shown.
var Kinds = []Kind{Status, Demand, Position, Proposal, Summit, Agreement, Event, Background}

// A Stage is how far a proposal or agreement has come; "" if not told.
type Stage string

// The stages, from the first report of a text to its end.
const (
	Reported               Stage = "reported"
	Offered                Stage = "offered"
	AcceptedInPrinciple    Stage = "accepted-in-principle"
	AcceptedWithConditions Stage = "accepted-with-conditions"
	Accepted               Stage = "accepted"
	Signed                 Stage = "signed"
	InForce                Stage = "in-force"
	Breached               Stage = "breached" // alleged; the fact says by whom
	Collapsed              Stage = "collapsed"
)

// Stages lists every stage in order.
var Stages = []Stage{
	Reported, Offered, AcceptedInPrinciple, AcceptedWithConditions,
	Accepted, Signed, InForce, Breached, Collapsed,
}

// A Standing tells on whose word a fact rests; "" if not told.
type Standing string

// The standings.
const (
	OnRecord  Standing = "on-record" // a named holder, institution or document says it openly
	Anonymous Standing = "anonymous" // an unnamed official or source of the holder
	Hearsay   Standing = "reported"  // an outlet or third party, without the holder's own word
)

// Standings lists every standing.
var Standings = []Standing{OnRecord, Anonymous, Hearsay}

// A Basis tells whether a fact's date is printed by its source.
type Basis string

// The bases of a date.
const (
	Stated   Basis = "stated"
	Inferred Basis = "inferred" // the fact's WhenNote says how
)

// Bases lists every basis.
var Bases = []Basis{Stated, Inferred}

// Scope is "global" or a Discord guild's id: who sees a fact. The zero value is global.
type Scope string

// Global is the scope that every guild sees.
const Global Scope = "global"

// String gives the scope as JSON answers show it.
func (s Scope) String() string {
	if s == "" {
		return string(Global)
	}
	return string(s)
}

// A Quote is the verbatim words of a speaker.
type Quote struct {
	Speaker EntityID `json:"speaker"`
	Words   string   `json:"words"` // as the source prints them between quotation marks, byte for byte
}

// A Fact is one self-contained curated statement. Facts in a Base are never changed.
type Fact struct {
	ID         FactID            `json:"id"`
	Kind       Kind              `json:"kind"`
	Stage      Stage             `json:"stage,omitempty"` // of the proposal or agreement that the fact is about; "" if none
	Text       string            `json:"text"`
	Quote      *Quote            `json:"quote,omitempty"` // nil if none
	By         []EntityID        `json:"by,omitempty"`    // who asserts or holds it; empty for plain reported events
	Parties    []EntityID        `json:"parties,omitempty"`
	Topics     []EntityID        `json:"topics,omitempty"` // topics and places
	When       Date              `json:"when"`             // of the event or statement, never the article's
	WhenBasis  Basis             `json:"when_basis,omitempty"`
	WhenNote   string            `json:"when_note,omitempty"` // how an inferred date was found
	Standing   Standing          `json:"standing,omitempty"`
	Confirmed  Date              `json:"confirmed,omitzero"` // the day on which a moderator last checked it; zero if never
	Place      EntityID          `json:"place,omitempty"`    // "" if none
	Summit     EntityID          `json:"summit,omitempty"`   // "" if none
	Sources    []SourceID        `json:"sources"`
	Supersedes []FactID          `json:"supersedes,omitempty"`
	DisputedBy []FactID          `json:"disputed_by,omitempty"`
	Asks       map[Lang][]string `json:"asks,omitempty"` // questions that it answers; index text, never shown
	Scope      Scope             `json:"-"`
}

// Mentions lists every entity that the fact names in its fields, holders first,
// each once.
func (f *Fact) Mentions() []EntityID {
	var out []EntityID
	seen := map[EntityID]bool{"": true}
	add := func(ids ...EntityID) {
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	add(f.By...)
	if f.Quote != nil {
		add(f.Quote.Speaker)
	}
	add(f.Summit, f.Place)
	add(f.Topics...)
	add(f.Parties...)
	return out
}

// Fresh gives the last day on which the fact was known to stand: the later of
// its date and its confirmation.
func (f *Fact) Fresh() Day {
	d := f.When.Last()
	if !f.Confirmed.IsZero() && f.Confirmed.Last() > d {
		d = f.Confirmed.Last()
	}
	return d
}

// Visible reports whether the fact had happened by the end of the horizon day.
func (f *Fact) Visible(horizon Day) bool { return f.When.IsZero() || f.When.Last() <= horizon }

// SourceKind is what sort of document a source is.
type SourceKind string

// The kinds of sources.
const (
	News         SourceKind = "news"
	Wire         SourceKind = "wire"
	Official     SourceKind = "official"
	Transcript   SourceKind = "transcript"
	Resolution   SourceKind = "resolution"
	Analysis     SourceKind = "analysis"
	Encyclopedia SourceKind = "encyclopedia"
)

// SourceKinds lists every kind of source.
var SourceKinds = []SourceKind{News, Wire, Official, Transcript, Resolution, Analysis, Encyclopedia}

// A Source is a published document.
type Source struct {
	ID        SourceID   `json:"id"`
	Outlet    string     `json:"outlet"` // the carrier; in brackets the agency whose text it carries
	Title     string     `json:"title"`  // in [square brackets] if it is the curator's description
	URL       string     `json:"url"`
	Author    string     `json:"author,omitempty"`
	Agency    string     `json:"agency,omitempty"`   // whose text it carries, if the outlet does not tell
	Published Date       `json:"published,omitzero"` // zero if unknown
	Kind      SourceKind `json:"kind"`
}

// A Confirm is that a guild's moderators checked a global fact on a day.
type Confirm struct {
	Fact FactID
	On   Date
}

// A Pack is facts with their sources, entities and lexicon, as one or more files hold them.
type Pack struct {
	Sources  []*Source
	Facts    []*Fact
	Entities []*Entity
	Lexicon  []*Synonyms

	// Of a guild's pack; what a guild does with global facts beside changing them.
	Hides    []FactID // are not seen there
	Confirms []*Confirm
}

// Merge appends the other pack's contents.
func (p *Pack) Merge(o *Pack) {
	p.Sources = append(p.Sources, o.Sources...)
	p.Facts = append(p.Facts, o.Facts...)
	p.Entities = append(p.Entities, o.Entities...)
	p.Lexicon = append(p.Lexicon, o.Lexicon...)
	p.Hides = append(p.Hides, o.Hides...)
	p.Confirms = append(p.Confirms, o.Confirms...)
}
