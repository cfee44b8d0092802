package pack

import (
	"slices"
	"strings"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// A field is one key of a record: how it is read into a T.
type field[T any] struct {
	name     string
	required bool
	read     func(into *T, v value)
}

const required, optional = true, false

// readRecord reads a mapping by a table of its fields; nil if it is no mapping.
// what names the record in messages ("a fact").
func readRecord[T any](v value, what string, fields []field[T]) *T {
	all, ok := v.mapping(what)
	if !ok {
		return nil
	}
	rec := new(T)
	for _, e := range all {
		i := slices.IndexFunc(fields, func(f field[T]) bool { return f.name == e.key })
		if i < 0 {
			v.at(e).problem(UnknownField, "unknown field %q of %s; known are %s", shorten(e.key), what, names(fields))
		} else if item := v.at(e); !item.null() {
			fields[i].read(rec, item)
		}
	}
	for _, f := range fields {
		if !f.required {
			continue
		}
		if n := v.get(f.name); n == nil {
			v.r.problem(Missing, v.line, v.under(f.name), "missing; "+what+" needs it")
		} else if n.sort == noValue {
			v.r.problem(Missing, n.line, v.under(f.name), "missing; "+what+" needs it")
		}
	}
	return rec
}

func names[T any](fields []field[T]) string {
	var out []string
	for _, f := range fields {
		out = append(out, f.name)
	}
	return strings.Join(out, ", ")
}

// readAll reads a list of records, leaving out what is none.
func readAll[T any](v value, what string, fields []field[T]) []*T {
	var out []*T
	for _, item := range v.records() {
		item.field = "" // a record's problems are told by its own fields
		if rec := readRecord(item, what, fields); rec != nil {
			v.r.nodes[rec] = item.node
			out = append(out, rec)
		}
	}
	return out
}

var packFields = []field[k.Pack]{
	{"sources", optional, func(p *k.Pack, v value) { p.Sources = readAll(v, "a source", sourceFields) }},
	{"facts", optional, func(p *k.Pack, v value) { p.Facts = readAll(v, "a fact", factFields) }},
	{"entities", optional, func(p *k.Pack, v value) { p.Entities = readAll(v, "an entity", entityFields) }},
	{"lexicon", optional, func(p *k.Pack, v value) { p.Lexicon = readAll(v, "a lexicon entry", lexiconFields) }},
	{"hides", optional, func(p *k.Pack, v value) { p.Hides = references[k.FactID](v) }},
	{"confirms", optional, func(p *k.Pack, v value) { p.Confirms = readAll(v, "a confirmation", confirmFields) }},
}

var sourceFields = []field[k.Source]{
	{"id", required, func(s *k.Source, v value) { s.ID = k.SourceID(v.filled()) }},
	{"outlet", required, func(s *k.Source, v value) { s.Outlet = v.filled() }},
	{"title", required, func(s *k.Source, v value) { s.Title = v.filled() }},
	{"url", required, func(s *k.Source, v value) { s.URL = v.filled() }},
	{"author", optional, func(s *k.Source, v value) { s.Author = v.text() }},
	{"agency", optional, func(s *k.Source, v value) { s.Agency = v.text() }},
	{"published", optional, func(s *k.Source, v value) { s.Published = v.date() }},
	{"kind", required, func(s *k.Source, v value) { s.Kind = oneOf(v, "kind of source", k.SourceKinds) }},
}

var factFields = []field[k.Fact]{
	{"id", required, func(f *k.Fact, v value) { f.ID = k.FactID(v.filled()) }},
	{"kind", required, func(f *k.Fact, v value) { f.Kind = oneOf(v, "kind", k.Kinds) }},
	{"stage", optional, func(f *k.Fact, v value) { f.Stage = oneOf(v, "stage", k.Stages) }},
	{"text", required, func(f *k.Fact, v value) { f.Text = v.filled() }},
	{"quote", optional, func(f *k.Fact, v value) { f.Quote = readRecord(v, "a quote", quoteFields) }},
	{"by", optional, func(f *k.Fact, v value) { f.By = references[k.EntityID](v) }},
	{"parties", optional, func(f *k.Fact, v value) { f.Parties = references[k.EntityID](v) }},
	{"topics", optional, func(f *k.Fact, v value) { f.Topics = references[k.EntityID](v) }},
	{"when", required, func(f *k.Fact, v value) { f.When = v.knownDate() }},
	{"when_basis", optional, func(f *k.Fact, v value) { f.WhenBasis = oneOf(v, "basis", k.Bases) }},
	{"when_note", optional, func(f *k.Fact, v value) { f.WhenNote = v.text() }},
	{"standing", optional, func(f *k.Fact, v value) { f.Standing = oneOf(v, "standing", k.Standings) }},
	{"confirmed", optional, func(f *k.Fact, v value) { f.Confirmed = v.date() }},
	{"place", optional, func(f *k.Fact, v value) { f.Place = reference[k.EntityID](v) }},
	{"summit", optional, func(f *k.Fact, v value) { f.Summit = reference[k.EntityID](v) }},
	{"sources", required, func(f *k.Fact, v value) { f.Sources = some(v, references[k.SourceID](v)) }},
	{"supersedes", optional, func(f *k.Fact, v value) { f.Supersedes = references[k.FactID](v) }},
	{"disputed_by", optional, func(f *k.Fact, v value) { f.DisputedBy = references[k.FactID](v) }},
	{"asks", optional, func(f *k.Fact, v value) { f.Asks = readAsks(v) }},
}

var quoteFields = []field[k.Quote]{
	{"speaker", required, func(q *k.Quote, v value) { q.Speaker = k.EntityID(v.filled()) }},
	{"words", required, func(q *k.Quote, v value) { q.Words = v.filled() }},
}

var entityFields = []field[k.Entity]{
	{"id", required, func(e *k.Entity, v value) { e.ID = k.EntityID(v.filled()) }},
	{"type", required, func(e *k.Entity, v value) { e.Type = oneOf(v, "type of entity", k.EntityTypes) }},
	{"name", required, func(e *k.Entity, v value) { e.Name = v.filled() }},
	{"aliases", optional, func(e *k.Entity, v value) { e.Aliases = readAliases(v) }},
	{"misspellings", optional, func(e *k.Entity, v value) { e.Misspellings = v.texts() }},
	{"party", optional, func(e *k.Entity, v value) { e.Party = reference[k.EntityID](v) }},
	{"members", optional, func(e *k.Entity, v value) { e.Members = references[k.EntityID](v) }},
	{"place", optional, func(e *k.Entity, v value) { e.Place = reference[k.EntityID](v) }},
	{"when", optional, func(e *k.Entity, v value) { e.When = v.date() }},
	{"participants", optional, func(e *k.Entity, v value) { e.Participants = references[k.EntityID](v) }},
	{"outside", optional, func(e *k.Entity, v value) { e.Outside = v.flag() }},
	{"description", optional, func(e *k.Entity, v value) { e.Description = v.text() }},
}

var aliasFields = []field[k.Alias]{
	{"name", required, func(a *k.Alias, v value) { a.Name = v.filled() }},
	{"lang", optional, func(a *k.Alias, v value) { a.Lang = oneOf(v, "language", k.Langs) }},
	{"from", optional, func(a *k.Alias, v value) { a.From = v.date() }},
	{"until", optional, func(a *k.Alias, v value) { a.Until = v.date() }},
}

var lexiconFields = []field[k.Synonyms]{
	{"id", required, func(s *k.Synonyms, v value) { s.ID = v.filled() }},
	{"lang", required, func(s *k.Synonyms, v value) { s.Lang = oneOf(v, "language", k.Langs) }},
	{"words", required, func(s *k.Synonyms, v value) { s.Words = some(v, v.texts()) }},
}

var confirmFields = []field[k.Confirm]{
	{"fact", required, func(c *k.Confirm, v value) { c.Fact = k.FactID(v.filled()) }},
	{"on", required, func(c *k.Confirm, v value) { c.On = v.knownDate() }},
}

// readAliases reads aliases: each a text, or a mapping where it has more than a name.
func readAliases(v value) []k.Alias {
	var out []k.Alias
	for _, item := range v.list() {
		if item.sort != mappingValue {
			if name := item.filled(); name != "" {
				out = append(out, k.Alias{Name: name})
			}
			continue
		}
		if a := readRecord(item, "an alias", aliasFields); a != nil {
			out = append(out, *a)
		}
	}
	return out
}

// readAsks reads questions by language; a language without any is left out.
func readAsks(v value) map[k.Lang][]string {
	var out map[k.Lang][]string
	all, _ := v.mapping("asks: en, he, ar")
	for _, e := range all {
		lang, ok := k.ParseLang(e.key)
		if !ok {
			v.at(e).problem(UnknownField, "unknown language %q; want one of %s", shorten(e.key), join(k.Langs))
			continue
		}
		if list := v.at(e).texts(); len(list) > 0 {
			if out == nil {
				out = make(map[k.Lang][]string, len(k.Langs))
			}
			out[lang] = list
		}
	}
	return out
}
