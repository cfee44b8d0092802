package knowledge

// A Lang is a language of names, questions and answers.
type Lang string

// The languages that the bot speaks.
const (
	English Lang = "en"
	Hebrew  Lang = "he"
	Arabic  Lang = "ar"
)

// Langs lists the languages in the order in which packs hold them.
var Langs = []Lang{English, Hebrew, Arabic}

// In gives what there is in a language; in English if there is nothing.
func In[T any](all map[Lang]*T, l Lang) *T {
	if x := all[l]; x != nil {
		return x
	}
	return all[English]
}

// ParseLang reads "en", "he" or "ar"; ok is false for anything else.
func ParseLang(s string) (l Lang, ok bool) {
	for _, l := range Langs {
		if string(l) == s {
			return l, true
		}
	}
	return "", false
}

// LangOf guesses the language of a text from its letters: Hebrew or Arabic if
// those letters are at least as many as the others, else English.
func LangOf(text string) Lang {
	var he, ar, other int
	for _, r := range text {
		switch {
		case r >= 0x0590 && r <= 0x05FF:
			he++
		case r >= 0x0600 && r <= 0x06FF || r >= 0x0750 && r <= 0x077F:
			ar++
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xBF:
			other++
		}
	}
	switch {
	case he > 0 && he >= ar && he >= other:
		return Hebrew
	case ar > 0 && ar >= other:
		return Arabic
	}
	return English
}

// EntityType is what sort of thing an entity is.
type EntityType string

// The types of entities.
const (
	PartyType     EntityType = "party"
	PersonType    EntityType = "person"
	PlaceType     EntityType = "place"
	SummitType    EntityType = "summit"
	AgreementType EntityType = "agreement"
	TopicType     EntityType = "topic"
)

// EntityTypes lists every type in the order in which packs hold them.
var EntityTypes = []EntityType{PartyType, PersonType, PlaceType, SummitType, AgreementType, TopicType}

// An Alias is a name of an entity, with the days on which it holds.
type Alias struct {
	Name  string `json:"name"`
	Lang  Lang   `json:"lang,omitempty"` // "" if not told
	From  Date   `json:"from,omitzero"`  // zero: always
	Until Date   `json:"until,omitzero"` // zero: still
}

// HoldsOn reports whether the name means the entity on the given day.
func (a Alias) HoldsOn(day Day) bool {
	return (a.From.IsZero() || a.From.First() <= day) && (a.Until.IsZero() || day <= a.Until.Last())
}

// An Entity is a party, person, place, summit, agreement or topic.
type Entity struct {
	ID           EntityID   `json:"id"`
	Type         EntityType `json:"type"`
	Name         string     `json:"name"`
	Aliases      []Alias    `json:"aliases,omitempty"`
	Misspellings []string   `json:"misspellings,omitempty"` // what people type; recognised, never shown
	Party        EntityID   `json:"party,omitempty"`        // of a person: whose side
	Members      []EntityID `json:"members,omitempty"`      // of a party that stands for several
	Place        EntityID   `json:"place,omitempty"`        // of a summit
	When         Date       `json:"when,omitzero"`          // of a summit or agreement
	Participants []EntityID `json:"participants,omitempty"` // of a summit
	Outside      bool       `json:"outside,omitempty"`      // a matter of another conflict: known so that it can be refused
	Description  string     `json:"description,omitempty"`  // one plain line
}

// NameIn gives the entity's first name in a language, else its main name.
func (e *Entity) NameIn(l Lang) string {
	if l != English {
		for _, a := range e.Aliases {
			if a.Lang == l || a.Lang == "" && LangOf(a.Name) == l {
				return a.Name
			}
		}
	}
	return e.Name
}

// Synonyms is one lexicon entry: words and phrases of one language for one
// concept. Entries of the same id in several languages are the same concept.
type Synonyms struct {
	ID    string   `json:"id"`
	Lang  Lang     `json:"lang"`
	Words []string `json:"words"`
}

// Key is what names the entry among all: "id/lang".
func (s *Synonyms) Key() string { return s.ID + "/" + string(s.Lang) }
