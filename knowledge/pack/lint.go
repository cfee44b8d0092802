package pack

import (
	"fmt"
	"strings"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// The rules of curation.
const (
	BadID           Rule = "id"              // an id that is not lower-case words joined by hyphens
	DuplicateID     Rule = "duplicate-id"    // a fact, source or lexicon entry twice; an entity with two types
	Dangling        Rule = "dangling"        // a reference to what does not exist
	WrongReference  Rule = "wrong-reference" // a reference to an entity of another type than the field holds
	Supersession    Rule = "supersedes"      // itself, a cycle, a later fact
	Dispute         Rule = "disputed-by"     // itself, one-sided
	LongText        Rule = "long-text"       // more characters or sentences than a fact may have
	DuplicateText   Rule = "duplicate-text"  // the same or nearly the same text as another fact
	LoadedWord      Rule = "loaded-word"     // a word that takes a side outside quotation marks
	QuoteLength     Rule = "quote-length"    // too few or too many words
	DateOrder       Rule = "date-order"      // a date that cannot be, given another one
	NoNote          Rule = "when-note"       // an inferred date without a word on how it was found
	NoHolder        Rule = "no-holder"       // a claim that is nobody's
	NoStage         Rule = "no-stage"        // a proposal or agreement that does not tell how far it has come
	NoStanding      Rule = "no-standing"     // a fact that does not tell on whose word it rests
	BadURL          Rule = "url"             // not an address of the web
	BadTitle        Rule = "title"           // brackets that do not match or hold nothing
	UnusedSource    Rule = "unused-source"   // a source that no fact cites
	IncompleteThing Rule = "incomplete"      // a summit without a date, a person without a party
	SharedAlias     Rule = "shared-alias"    // one name for two entities of a type at a time
	FewAsks         Rule = "few-asks"        // fewer English questions than help finding a fact
	LongAsk         Rule = "long-ask"        // a question longer than people type
	DuplicateAsk    Rule = "duplicate-ask"   // one question for two facts
	Invisible       Rule = "invisible"       // a character that changes how a text is shown and is not seen
	Hide            Rule = "hides"           // a fact that is hidden twice, or by the pack that holds it
)

// LintOptions is what is known beside the files under check.
type LintOptions struct {
	// Known resolves references and is compared with, but not checked itself. Nil
	// stands for the entities of the starter pack; its facts and sources are not
	// known then, because the files replace them.
	Known *k.Pack
}

// Lint checks files by the rules of curation and adds what reading them found.
// References may lead from any file to any other. The result is sorted by file
// and line and holds at most a thousand errors and as many warnings a file.
func Lint(files *Files, opts LintOptions) Problems {
	l := newLinter(files, opts)
	for _, f := range files.List {
		for _, s := range f.Pack.Sources {
			l.source(place{f, s}, s)
		}
		for _, fact := range f.Pack.Facts {
			l.fact(place{f, fact}, fact)
		}
		for _, e := range f.Pack.Entities {
			l.entity(place{f, e}, e)
		}
		for _, s := range f.Pack.Lexicon {
			l.synonyms(place{f, s}, s)
		}
		l.hides(place{f, f.Pack}, f.Pack.Hides)
		for _, c := range f.Pack.Confirms {
			l.confirm(place{f, c}, c)
		}
	}
	l.cycles()
	l.nearDuplicates()
	l.sharedAliases()
	out := append(l.problems, files.Problems()...)
	out.sort()
	return out
}

// A place is a record and the file that holds it.
type place struct {
	file   *File
	record any // pointer to the record
}

// line is where a record, or what a path of keys and list indexes leads to in
// it, stands; as near as the path goes. It is 0 for a pack that no file held.
func (p place) line(path ...any) int {
	n := p.node()
	if n == nil {
		return 0
	}
	line := n.line
	for _, step := range path {
		switch step := step.(type) {
		case string:
			n = n.get(step)
		case int:
			n = n.item(step)
		}
		if n != nil {
			line = n.line
		}
	}
	return line
}

func (p place) node() *node { return p.file.nodes[p.record] }

// lacks reports whether a record that was read from a file has no such key, or
// nothing under it.
func (p place) lacks(key string) bool {
	if p.node() == nil {
		return false
	}
	n := p.node().get(key)
	return n == nil || n.sort == noValue
}

// unset is lacks for fields whose zero value means that nothing was set, so
// that it holds for records in memory too.
func (p place) unset(key string) bool { return p.node() == nil || p.lacks(key) }

// String gives "at file:line" for messages that point to a second place.
func (p place) String() string {
	if p.file == nil {
		return "among those known already"
	}
	if line := p.line(); line > 0 {
		return fmt.Sprintf("at %s:%d", p.file.Name, line)
	}
	return "in " + p.file.Name
}

// A linter collects problems and what the checks compare with.
type linter struct {
	files    *Files
	problems Problems
	counts   map[string]int // of problems by file and severity

	known       *k.Pack
	knownFacts  map[k.FactID]*k.Fact
	knownSource map[k.SourceID]*k.Source

	facts    map[k.FactID]factAt      // of the files, the first of each id
	sources  map[k.SourceID]sourceAt  // likewise
	entities map[k.EntityID]*k.Entity // of all: united
	cited    map[k.SourceID]bool

	texts    map[string]factAt // by folded text
	asks     map[string]factAt // by language and folded question
	urls     map[string]sourceAt
	synonymy map[string]place // by id and language
	checked  map[k.FactID]place
}

type factAt struct {
	place
	*k.Fact
}

type sourceAt struct {
	place
	*k.Source
}

func newLinter(files *Files, opts LintOptions) *linter {
	l := &linter{
		files: files, counts: map[string]int{}, known: opts.Known,
		knownFacts: map[k.FactID]*k.Fact{}, knownSource: map[k.SourceID]*k.Source{},
		facts: map[k.FactID]factAt{}, sources: map[k.SourceID]sourceAt{}, cited: map[k.SourceID]bool{},
		texts: map[string]factAt{}, asks: map[string]factAt{}, urls: map[string]sourceAt{}, synonymy: map[string]place{},
		checked: map[k.FactID]place{},
	}
	if l.known == nil {
		l.known = l.starterEntities()
	}
	l.collect()
	for _, f := range l.known.Facts {
		l.knownFacts[f.ID] = f
		if _, replaced := l.facts[f.ID]; !replaced {
			l.texts[fold(f.Text)] = factAt{place{}, f}
		}
	}
	for _, s := range l.known.Sources {
		l.knownSource[s.ID] = s
	}
	return l
}

func (l *linter) starterEntities() *k.Pack {
	p, err := Starter()
	if err != nil {
		l.add(Problem{File: "starter", Text: "the embedded pack cannot be read, its entities are unknown", Severity: Warning, Rule: Unreadable})
		return &k.Pack{}
	}
	return &k.Pack{Entities: p.Entities}
}

// collect indexes everything that references may lead to.
func (l *linter) collect() {
	all := &k.Pack{}
	for _, f := range l.files.List {
		all.Entities = append(all.Entities, f.Pack.Entities...)
		for _, s := range f.Pack.Sources {
			if _, twice := l.sources[s.ID]; !twice {
				l.sources[s.ID] = sourceAt{place{f, s}, s}
			}
		}
		for _, fact := range f.Pack.Facts {
			if _, twice := l.facts[fact.ID]; !twice {
				l.facts[fact.ID] = factAt{place{f, fact}, fact}
			}
			for _, id := range fact.Sources {
				l.cited[id] = true
			}
		}
	}
	all.Entities = append(l.known.Entities[:len(l.known.Entities):len(l.known.Entities)], all.Entities...)
	l.entities = map[k.EntityID]*k.Entity{}
	// A pack of entities alone has nothing that NewBase could refuse.
	if base, err := k.NewBase(all); err == nil {
		for _, e := range base.Entities() {
			l.entities[e.ID] = e
		}
	}
}

// factOf and sourceOf give a record of the files or of what is known beside
// them, nil if there is none.
func (l *linter) factOf(id k.FactID) *k.Fact {
	if f, ok := l.facts[id]; ok {
		return f.Fact
	}
	return l.knownFacts[id]
}

func (l *linter) sourceOf(id k.SourceID) *k.Source {
	if s, ok := l.sources[id]; ok {
		return s.Source
	}
	return l.knownSource[id]
}

// at makes a path of keys and list indexes.
func at(path ...any) []any { return path }

func (l *linter) errorf(p place, rule Rule, path []any, format string, args ...any) {
	l.report(p, Error, rule, path, format, args...)
}

func (l *linter) warnf(p place, rule Rule, path []any, format string, args ...any) {
	l.report(p, Warning, rule, path, format, args...)
}

func (l *linter) report(p place, severity Severity, rule Rule, path []any, format string, args ...any) {
	var keys []string
	for _, step := range path {
		if key, ok := step.(string); ok {
			keys = append(keys, key)
		}
	}
	l.add(Problem{
		File: p.file.Name, Line: p.line(path...), Field: strings.Join(keys, "."),
		Text: fmt.Sprintf(format, args...), Severity: severity, Rule: rule,
	})
}

// add keeps a problem unless its file has had too many of the kind.
func (l *linter) add(p Problem) {
	key := string(p.Severity) + p.File
	l.counts[key]++
	switch n := l.counts[key]; {
	case n <= maxProblems:
		l.problems = append(l.problems, p)
	case n == maxProblems+1:
		l.problems = append(l.problems, Problem{
			File: p.File, Line: p.Line, Text: "too many problems; the rest of this file's is left out", Severity: p.Severity, Rule: TooMany,
		})
	}
}
