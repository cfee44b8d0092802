// Package ledger defines what the bot keeps of what it said and to whom it is to
// speak: the answers that were given and from which facts, the corrections that have
// to reach them, who follows what, which questions found no answer, and what waits to
// be sent. It defines no rules: which revisions are corrections, when a digest is due
// and what it says is package outreach's.
//
// Knowledge is never deleted; what is here is, all of it: by age, at a person's
// request, and when the bot leaves a server. It holds no names of users. Whom an
// entry concerns is kept as a [Person]; only who follows by direct message is kept by
// id, because the bot has to find them.
package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/ceasefire-facts/bot/knowledge"
)

// ErrNone means that there is no such thing.
var ErrNone = errors.New("there is no such entry")

// A Person is a user under a pseudonym: a keyed digest of their Discord id. "" is
// nobody in particular.
type Person string

// A Use is a fact that an answer showed.
type Use struct {
	Fact  knowledge.FactID `json:"fact"`
	Scope knowledge.Scope  `json:"scope"` // whose version: global, or a guild's own
}

// UseOf is that an answer showed a fact.
func UseOf(f *knowledge.Fact) Use {
	return Use{Fact: f.ID, Scope: knowledge.Scope(f.Scope.String())}
}

// A Sort is what an entry is.
type Sort string

// The sorts of entries.
const (
	Asked  Sort = "answer" // an answer to a question
	Page   Sort = "page"   // a summary, a comparison, a timeline: asked for by a command
	Posted Sort = "posted" // said on the bot's own account: a digest, an offer
)

// An Entry is one message of the bot's that answered something, or shows facts.
type Entry struct {
	ID      int64     // given by the ledger, from 1
	At      time.Time // to the microsecond, UTC
	Sort    Sort
	Guild   knowledge.Scope // where it was said; global in direct messages
	Channel string          // Discord ids
	Message string
	Hook    string    // "applicationID/token", by which alone the message can be edited; "": as any message of the bot's
	Until   time.Time // when that ends; zero: it does not. It stays when Expire drops the hook: then the message cannot be edited
	By      Person    // who asked

	// Of answers to questions; empty for others.
	Question string // as asked; "" once it is too old to be kept
	Lang     knowledge.Lang
	Intent   string
	Entities []knowledge.EntityID
	Answered bool
	Reason   string // why not

	Head int64 // Seq of the last revision that the answer took into account: with Uses it tells the revision of each fact
	Uses []Use
	Gone bool // the message was deleted
}

// A Query tells which entries are wanted. Empty fields let all pass.
type Query struct {
	Guild      *knowledge.Scope
	Sort       Sort
	From, To   time.Time // From inclusive, To exclusive
	Unanswered bool      // only answers that are none, whose question is still known
	After      int64     // only entries with a higher ID
	Limit      int       // 0: 1000
}

// A Vote is what somebody thinks of an answer.
type Vote struct {
	Entry   int64
	By      Person
	Helpful bool
	At      time.Time
}

// A Tally sums up a time.
type Tally struct {
	Asked, Answered    int
	Reasons            map[string]int // of those not answered; under "" where it is too old to be kept
	Helpful, Unhelpful int            // votes on entries of the time, whenever they were cast
	Facts              map[Use]int    // how many answers showed a fact
}

// A Complaint is an error in an answer, as somebody reports it to the moderators.
type Complaint struct {
	ID    int64
	At    time.Time
	Guild knowledge.Scope
	Entry int64 // the answer; its entry may be gone
	By    Person
	Text  string
}

// A Change is what happened to a fact, as far as those who read it before need to know.
type Change string

// The changes that reach out.
const (
	Corrected Change = "corrected" // it says something else now
	Withdrawn Change = "withdrawn" // it is not said any more
	Overtaken Change = "overtaken" // a later fact supersedes it
)

// A Correction is one revision that makes earlier answers wrong or old. ID and Fact
// name it together: a revision may overtake several facts.
type Correction struct {
	ID     int64 // Seq of the revision
	At     time.Time
	Scope  knowledge.Scope // whose knowledge changed: a guild's concerns entries of that guild only
	Fact   knowledge.FactID
	Change Change
	Reason string
	Before string           // the old text
	Quote  string           // the old quotation's words; "" if there was none
	After  string           // the new text; "" of what was withdrawn
	Next   knowledge.FactID // the fact that says it now; "" if none
	Link   string           // to the first source of Next; ""
}

// An Errand is that one entry is to be marked by one correction.
type Errand struct {
	Correction Correction
	Entry      Entry
	Tries      int
}

// An Outcome is how an errand ended.
type Outcome string

// The outcomes of errands. Those that reached nobody are told to the moderators.
const (
	Waiting Outcome = ""
	Reached Outcome = "reached"
	Unsaid  Outcome = "unsaid"  // the message does not show the old words (any more)
	Deleted Outcome = "deleted" // the message, or its channel
	Denied  Outcome = "denied"  // the bot may not edit there any more
	TooLate Outcome = "late"    // it could be edited for 15 minutes only
	Failed  Outcome = "failed"  // Discord did not take it, time and again
)

// A Report is how far a correction reached the entries of one guild, when it has been
// brought to all of them.
type Report struct {
	Correction Correction
	Guild      knowledge.Scope
	Outcomes   map[Outcome]int
}

// A Pace is how often a follower hears.
type Pace string

// The paces.
const (
	AtOnce Pace = "at-once"
	Daily  Pace = "daily"
	Weekly Pace = "weekly"
)

// A Follow is that a channel, or a person by direct message, is told what is new.
type Follow struct {
	ID      int64
	Guild   knowledge.Scope // whose knowledge is told: global for direct messages
	Channel string          // "" for direct messages
	User    string          // Discord user id; only for direct messages
	By      Person          // who set it up
	What    string          // "status", "all", or an entity's id
	Lang    knowledge.Lang
	Pace    Pace
	Hour    int    // 0 to 23, local; of daily and weekly
	Weekday int    // 0 is Sunday; of weekly
	Zone    string // of the IANA database; "": UTC
	Made    time.Time
	Head    int64  // Seq of the last revision that was told, or passed over in silence
	Day     string // local day ("2026-11-24") of the last digest, sent or found empty; ""
}

// A Wish is that somebody wants to hear when a question can be answered.
type Wish struct {
	ID    int64
	Entry Entry // the answer that was none; its question is still known
	By    Person
	At    time.Time
}

// A Parcel is a message that is to be sent once.
type Parcel struct {
	ID      int64
	Key     string // unique for good among all that were ever kept: "digest/12/2026-11-24"
	Made    time.Time
	Guild   knowledge.Scope
	Channel string          // or
	User    string          // by direct message
	ReplyTo string          // id of a message of the channel; ""
	Body    json.RawMessage // what is to be sent, as its maker wrote it
	Head    int64           // as an Entry's
	Uses    []Use           // the facts that it shows
	Follow  int64           // of a digest: whose; a follow that ended takes its parcels along; 0: none
	Tried   bool            // a sending was begun, and what came of it is not known; told by the ledger
	Tries   int             // how often Discord declined it; told by the ledger
}

// A Forgotten tells how much was deleted.
type Forgotten struct{ Questions, Follows, Wishes, Votes, Complaints int }

// A Ledger keeps all this durably. Each call is done, or not at all; when it
// returns without an error what it wrote is on disk. It is safe for concurrent use, by
// several processes too.
type Ledger interface {
	// Secret gives a key for digests: 32 random bytes, the same for good, made at the first call.
	Secret(ctx context.Context) ([]byte, error)

	// Keep takes an entry in and sets its ID. One of the same channel and message takes
	// the place of the former, under its ID: errands that wait for the former are gone
	// with it, votes too. What became of ended errands stays, and wishes and complaints do.
	// An answer, or a parcel that waited, may be kept only after a correction was planned
	// that it does not know: each known correction that concerns the entry, as Plan says,
	// gets its errand here, unless one of these two ended before.
	Keep(ctx context.Context, e *Entry) error
	// Entry gives the entry of a message; the error is ErrNone if there is none.
	Entry(ctx context.Context, channel, message string) (*Entry, error)
	// EntryOf gives an entry by its ID; the error is ErrNone if there is none.
	EntryOf(ctx context.Context, id int64) (*Entry, error)
	// Entries lists entries in the order of their IDs, which is that in which they were first kept.
	Entries(ctx context.Context, q Query) ([]Entry, error)
	// Gone notes that messages were deleted, and deletes their questions. Errands to them
	// end as Deleted.
	Gone(ctx context.Context, channel string, messages []string) error
	// LastAsked is when somebody last asked something in a channel, by a question or a
	// command, before a moment; zero: never, or nobody in particular.
	LastAsked(ctx context.Context, by Person, channel string, before time.Time) (time.Time, error)
	// Vote takes a vote in; the same person's later one counts instead. ErrNone if there is no entry.
	Vote(ctx context.Context, v Vote) error
	// Tally sums up the entries of a guild from one moment, inclusive, to another, exclusive;
	// zero: without end. Asked, Answered, Reasons and Facts are of answers to questions alone.
	Tally(ctx context.Context, guild knowledge.Scope, from, to time.Time) (*Tally, error)

	// Complain takes a complaint in and sets its ID.
	Complain(ctx context.Context, c *Complaint) error
	// Complaints lists a guild's open ones, oldest first.
	Complaints(ctx context.Context, guild knowledge.Scope) ([]Complaint, error)
	// Resolve ends a complaint of a guild, and deletes it; ErrNone if it has none such that is open.
	Resolve(ctx context.Context, guild knowledge.Scope, id int64) error

	// Cursor gives a number kept under a name; 0, false if none was kept.
	Cursor(ctx context.Context, name string) (at int64, known bool, err error)
	// Plan takes corrections in, each with an errand for every entry that it concerns and
	// that was kept since a moment, and moves the cursor of that name; all or nothing. An
	// entry is concerned if it uses the fact of the correction (of a global one: in the
	// global version, and of a global one that overtakes, in any; of a guild's: the guild's entries, in whichever version), its Head
	// is less than the correction's ID, and it is not gone. A correction that is known
	// already is passed over. The cursor never goes back: whoever comes late with an older
	// one leaves it.
	Plan(ctx context.Context, name string, cursor int64, since time.Time, list []Correction) error
	// Errands lists errands that wait, oldest correction first, then oldest entry; those
	// whose entry can be edited for a short time only come before all others.
	Errands(ctx context.Context, limit int) ([]Errand, error)
	// Settle ends an errand; with Waiting it counts a try. One that has ended stays as it
	// ended; that, and that there is none, is no error.
	Settle(ctx context.Context, correction int64, fact knowledge.FactID, entry int64, o Outcome) error
	// Reports lists what has been brought to all entries of a guild and is not told there
	// yet, for guilds with at least one entry concerned. Direct messages are the guild
	// [knowledge.Global]. Entries that were kept once more after they had been concerned,
	// and before they were reached, do not count.
	Reports(ctx context.Context) ([]Report, error)
	// Told notes that a report was told, and sends the given parcel, if any, in the same
	// step. If it was told before, nothing is sent: the parcel's ID is 0 then.
	Told(ctx context.Context, correction int64, fact knowledge.FactID, guild knowledge.Scope, p *Parcel) error

	// SetFollow takes a follow in and sets its ID; one of the same Channel, User and What takes
	// the place of the former, under its ID, and keeps its Head and Day, which f then has.
	SetFollow(ctx context.Context, f *Follow) error
	// Follows lists the follows of a guild, of a person's direct messages, or all (both
	// empty), in the order of their IDs.
	Follows(ctx context.Context, guild knowledge.Scope, user string) ([]Follow, error)
	// Unfollow ends a follow, with the parcels that wait for it. ErrNone if there is none.
	Unfollow(ctx context.Context, id int64) error
	// Move sets how far a follow has been told, and sends the parcel, if any, in the same
	// step. ErrNone if the follow ended or is past that head and day (neither is less than
	// given), or the parcel's Key was ever taken in: nothing is changed or sent then. Neither
	// head nor day goes back. Two processes may have read one follow and seen different
	// heads of the knowledge since; so that one of them alone tells, a Key should name
	// where the telling starts (the day, or the follow's Head before), not where it ends.
	Move(ctx context.Context, follow int64, head int64, day string, p *Parcel) error

	// SetWish takes a wish in; the same person's second for an entry is the first. ErrNone if there is no entry.
	SetWish(ctx context.Context, entry int64, by Person, at time.Time) error
	// Wishes lists those of entries that are not gone and whose question is known, oldest first.
	Wishes(ctx context.Context) ([]Wish, error)
	// Grant ends all wishes for an entry, and sends the parcel, if any, in the same step. ErrNone if there is none: nothing is sent then.
	Grant(ctx context.Context, entry int64, p *Parcel) error

	// Send takes a parcel in and sets its ID; one whose Key was ever taken in, or whose
	// follow has ended, is passed over, with ID 0. The Key must not be empty. This holds
	// for the parcels of Told, Move and Grant, too.
	Send(ctx context.Context, p *Parcel) error
	// Parcels lists those that wait, oldest first.
	Parcels(ctx context.Context, limit int) ([]Parcel, error)
	// Begin notes that the sending of a parcel is begun. ErrNone if it does not wait any
	// more, or a sending was begun already: of several that begin at once, one does. A
	// parcel found Tried, as after a crash, must be declined before it can be begun again,
	// by whoever knows that it was not sent and that nobody else is at it.
	Begin(ctx context.Context, id int64) error
	// Decline notes that it was certainly not sent, to be tried again. That it does not wait
	// any more is no error.
	Decline(ctx context.Context, id int64) error
	// Sent ends a parcel, and keeps the entry, if any, in the same step. Only its Key stays.
	// The entry of one that does not wait any more, because its follow ended meanwhile, is
	// kept all the same: its message is there.
	Sent(ctx context.Context, id int64, e *Entry) error

	// Forget deletes what is kept of a person: questions, votes, wishes, complaints, who
	// asked and who set a follow up; of the user id, the follows by direct message and the
	// parcels that wait for it; of the channel of their direct messages, all that was said there. Each may be empty. Answers in guilds stay, without their
	// questions, for corrections to reach them; those in direct messages go, as their channel
	// tells whose they are. The Keys of parcels stay: they must not name persons.
	Forget(ctx context.Context, by Person, user, direct string) (Forgotten, error)
	// Guilds lists the guilds of which anything is kept, in the order of their ids.
	Guilds(ctx context.Context) ([]knowledge.Scope, error)
	// Leave deletes all that is kept of a guild: of its entries, corrections, complaints,
	// follows, parcels and their Keys. It is an error if the guild is global or empty.
	Leave(ctx context.Context, guild knowledge.Scope) error
	// Expire deletes questions, what they were about, reasons for them and who asked of entries before one
	// moment, with the wishes and complaints from before it, entries, corrections and keys
	// of parcels from before another with all that hangs on them (votes, errands, reports,
	// parcels that still wait), and hooks that ended by now. Follows have no age.
	Expire(ctx context.Context, now, questions, entries time.Time) error
}
