package pack

import (
	"net/url"
	"strings"

	k "github.com/ceasefire-facts/bot/knowledge"
)

func (l *linter) source(p place, s *k.Source) {
	l.id(p, string(s.ID))
	first := l.sources[s.ID]
	if s.ID != "" && first.Source != s {
		l.errorf(p, DuplicateID, at("id"), "source %q is defined twice, first %s", s.ID, first.place)
	}
	if why := refusedTitle(s.Title); why != "" {
		l.errorf(p, BadTitle, at("title"), "%s", why)
	}
	l.invisible(p, at("title"), s.Title)
	if why := refusedURL(s.URL); why != "" {
		l.errorf(p, BadURL, at("url"), "%s", why)
	} else if first, twice := l.urls[s.URL]; twice && first.ID != s.ID {
		l.warnf(p, BadURL, at("url"), "source %q %s has the same address", first.ID, first.place)
	} else if s.URL != "" {
		l.urls[s.URL] = sourceAt{p, s}
	}
	if s.ID != "" && !l.cited[s.ID] {
		l.warnf(p, UnusedSource, at("id"), "no fact cites source %q", s.ID)
	}
}

// refusedTitle tells what is wrong with a title's brackets, which stand around
// all of it if it is the curator's description. An empty title is the reader's.
func refusedTitle(s string) string {
	switch {
	case strings.Count(s, "[") != strings.Count(s, "]"):
		return "its square brackets do not match"
	case s != "" && len(foldWords(s)) == 0:
		return "holds no word"
	}
	return ""
}

// refusedURL tells why an address may not be shown as a link.
func refusedURL(s string) string {
	if s == "" {
		return "" // the reader's to report
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \t\n<>\"") || u.Hostname() == "":
		return "is not an absolute address such as https://example.org/page"
	case u.Scheme != "http" && u.Scheme != "https":
		return "want an http or https address"
	case u.User != nil:
		return "must not hold a user name or password"
	}
	return ""
}

func (l *linter) entity(p place, e *k.Entity) {
	l.id(p, string(e.ID))
	united := l.entities[e.ID]
	if united == nil {
		united = e
	}
	if e.Type != "" && united.Type != "" && united.Type != e.Type {
		l.errorf(p, DuplicateID, at("type"), "entity %q is a %s here and a %s elsewhere", e.ID, e.Type, united.Type)
	}
	l.named(p, at("party"), e.Party, parties)
	l.all(p, "members", e.Members, parties)
	l.named(p, at("place"), e.Place, places)
	l.all(p, "participants", e.Participants, speakers)
	if e.Type == k.SummitType && united.When.IsZero() {
		l.errorf(p, IncompleteThing, at("when"), "missing; a summit needs its date")
	}
	if e.Type == k.PersonType && united.Party == "" {
		l.warnf(p, IncompleteThing, at("party"), "missing; tell whose side the person is on")
	}
	for i, a := range e.Aliases {
		if a.From.After(a.Until) {
			l.errorf(p, DateOrder, at("aliases", i), "%q holds from %s until %s, which is earlier", shorten(a.Name), a.From, a.Until)
		}
	}
	for _, word := range loaded().find(e.Description) {
		l.errorf(p, LoadedWord, at("description"), "%q takes a side; use a neutral word", word)
	}
	l.invisible(p, at("name"), e.Name)
	l.invisible(p, at("description"), e.Description)
}

func (l *linter) synonyms(p place, s *k.Synonyms) {
	l.id(p, s.ID)
	key := s.ID + " " + string(s.Lang)
	if first, twice := l.synonymy[key]; twice {
		l.errorf(p, DuplicateID, at("id"), "lexicon entry %q in %q is defined twice, first %s", s.ID, s.Lang, first)
		return
	}
	l.synonymy[key] = p
}

// maxUses bounds the entities that one name is compared with. A name that as
// many share at different times is no curator's.
const maxUses = 100

// A use is one name of an entity; place has no file if it is known beside the files.
type use struct {
	place
	entity k.EntityID
	k.Alias
	path []any
}

// sharedAliases warns of names that mean two entities of a type at one time.
func (l *linter) sharedAliases() {
	uses := map[string][]use{}
	for _, e := range l.known.Entities {
		for _, u := range usesOf(place{}, e) {
			l.use(uses, e.Type, u)
		}
	}
	for _, f := range l.files.List {
		for _, e := range f.Pack.Entities {
			for _, u := range usesOf(place{f, e}, e) {
				l.use(uses, e.Type, u)
			}
		}
	}
}

func usesOf(p place, e *k.Entity) []use {
	out := []use{{p, e.ID, k.Alias{Name: e.Name}, at("name")}}
	for i, a := range e.Aliases {
		out = append(out, use{p, e.ID, a, at("aliases", i)})
	}
	return out
}

// use adds one use of a name and warns, once, of another entity's use of it.
func (l *linter) use(uses map[string][]use, t k.EntityType, u use) {
	key := string(t) + " " + fold(u.Name)
	for _, other := range uses[key] {
		if other.entity == u.entity {
			return // the first use stands for all; files may repeat an entity
		}
		if u.file != nil && meet(u.Alias, other.Alias) {
			l.warnf(u.place, SharedAlias, u.path, "%q also names the %s %q at the same time; give both a from or until, or drop one", shorten(u.Name), t, other.entity)
			return
		}
	}
	if len(uses[key]) < maxUses {
		uses[key] = append(uses[key], u)
	}
}

// meet reports whether two names certainly hold at one time. The day, or month,
// on which an office changes hands belongs to both.
func meet(a, b k.Alias) bool {
	earlier := func(from, until k.Date) bool { return from.IsZero() || until.IsZero() || from.Before(until) }
	return earlier(a.From, b.Until) && earlier(b.From, a.Until)
}
