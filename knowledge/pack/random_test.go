package pack

import (
	"strings"

	"pgregory.net/rapid"

	k "github.com/ceasefire-facts/bot/knowledge"
)

// nasty are texts that YAML has a meaning for, or that break lines or layouts.
var nasty = []string{
	"null", "~", "true", "no", "1e5", "0x1F", "2024", "2024-08-29", "12:30", ".inf", "- a", "a: b", "a #b", "#", "&a", "*a", "!t",
	"'", "\"", "\\", "\\n", "{a}", "[a]", "%", "@", "`", "|", ">-", "? a", ":", "-", "---", "...", "<<", "\n", " a ", "\ta\t", "a\n\n b\r\nc",
	"\u0000\u0007\u001b\u007f", "\u0085\u2028\u2029", "\ufeff", "\ufffd\ufffe\uffff", "👩‍👩‍👧", "\U0010ffff", "‮abc", "מה \"חדש\"?", "ما الجديد؟", "a\u0301",
}

func text() *rapid.Generator[string] {
	filled := func(s string) bool { return strings.TrimSpace(s) != "" }
	return rapid.OneOf(
		rapid.SampledFrom(nasty),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom(nasty), 1, 4), func(s []string) string { return strings.Join(s, "") }),
	).Filter(filled)
}

func maybe[T any](g *rapid.Generator[T]) *rapid.Generator[T] {
	var none T
	return rapid.OneOf(rapid.Just(none), g)
}

func id() *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringMatching(`[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}`), text())
}

func ids[T ~string]() *rapid.Generator[[]T] {
	return rapid.SliceOfN(rapid.Map(id(), func(s string) T { return T(s) }), 0, 3)
}

func texts(least int) *rapid.Generator[[]string] { return rapid.SliceOfN(text(), least, 4) }

func date() *rapid.Generator[k.Date] {
	day := rapid.Map(rapid.IntRange(-5000, 30000), func(n int) k.Day { return k.Day(n) })
	month := func(d k.Day) k.Date { return k.InMonth(d.Time().Year(), d.Time().Month()) }
	return rapid.OneOf(
		rapid.Map(day, k.OnDay), rapid.Map(day, month),
		rapid.Map(day, func(d k.Day) k.Date { return k.InYear(d.Time().Year()) }),
		rapid.Custom(func(t *rapid.T) k.Date { return k.Span(day.Draw(t, "from"), day.Draw(t, "to")) }),
		rapid.Map(day, func(d k.Day) k.Date {
			return k.MustDate(month(d).String() + "/" + month(k.DayOf(d.Time().AddDate(0, 1, 5-d.Time().Day()))).String())
		}),
	)
}

func randomSource() *rapid.Generator[*k.Source] {
	return rapid.Custom(func(t *rapid.T) *k.Source {
		return &k.Source{
			ID: k.SourceID(id().Draw(t, "id")), Outlet: text().Draw(t, "outlet"), Title: text().Draw(t, "title"), URL: text().Draw(t, "url"),
			Author: maybe(text()).Draw(t, "author"), Agency: maybe(text()).Draw(t, "agency"),
			Published: maybe(date()).Draw(t, "published"), Kind: rapid.SampledFrom(k.SourceKinds).Draw(t, "kind"),
		}
	})
}

func randomFact() *rapid.Generator[*k.Fact] {
	return rapid.Custom(func(t *rapid.T) *k.Fact {
		f := &k.Fact{
			ID: k.FactID(id().Draw(t, "id")), Kind: rapid.SampledFrom(k.Kinds).Draw(t, "kind"),
			Stage: maybe(rapid.SampledFrom(k.Stages)).Draw(t, "stage"), Text: text().Draw(t, "text"),
			By: ids[k.EntityID]().Draw(t, "by"), Parties: ids[k.EntityID]().Draw(t, "parties"), Topics: ids[k.EntityID]().Draw(t, "topics"),
			When: date().Draw(t, "when"), WhenBasis: maybe(rapid.SampledFrom(k.Bases)).Draw(t, "basis"),
			WhenNote: maybe(text()).Draw(t, "note"), Standing: maybe(rapid.SampledFrom(k.Standings)).Draw(t, "standing"),
			Confirmed: maybe(date()).Draw(t, "confirmed"),
			Place:     k.EntityID(maybe(id()).Draw(t, "place")), Summit: k.EntityID(maybe(id()).Draw(t, "summit")),
			Sources:    append([]k.SourceID{"s"}, ids[k.SourceID]().Draw(t, "sources")...),
			Supersedes: ids[k.FactID]().Draw(t, "supersedes"), DisputedBy: ids[k.FactID]().Draw(t, "disputed"),
			Asks: rapid.MapOfN(rapid.SampledFrom(k.Langs), texts(1), 0, 3).Draw(t, "asks"),
		}
		if rapid.Bool().Draw(t, "quoted") {
			f.Quote = &k.Quote{Speaker: k.EntityID(id().Draw(t, "speaker")), Words: text().Draw(t, "words")}
		}
		return f
	})
}

func randomEntity() *rapid.Generator[*k.Entity] {
	alias := rapid.Custom(func(t *rapid.T) k.Alias {
		return k.Alias{
			Name: text().Draw(t, "name"), Lang: maybe(rapid.SampledFrom(k.Langs)).Draw(t, "lang"),
			From: maybe(date()).Draw(t, "from"), Until: maybe(date()).Draw(t, "until"),
		}
	})
	return rapid.Custom(func(t *rapid.T) *k.Entity {
		return &k.Entity{
			ID: k.EntityID(id().Draw(t, "id")), Type: rapid.SampledFrom(k.EntityTypes).Draw(t, "type"), Name: text().Draw(t, "name"),
			Aliases: rapid.SliceOfN(alias, 0, 3).Draw(t, "aliases"), Misspellings: texts(0).Draw(t, "misspellings"),
			Party: k.EntityID(maybe(id()).Draw(t, "party")), Members: ids[k.EntityID]().Draw(t, "members"),
			Place: k.EntityID(maybe(id()).Draw(t, "place")), When: maybe(date()).Draw(t, "when"),
			Participants: ids[k.EntityID]().Draw(t, "participants"), Outside: rapid.Bool().Draw(t, "outside"),
			Description: maybe(text()).Draw(t, "description"),
		}
	})
}

func randomPack() *rapid.Generator[*k.Pack] {
	synonyms := rapid.Custom(func(t *rapid.T) *k.Synonyms {
		return &k.Synonyms{
			ID: id().Draw(t, "id"), Lang: rapid.SampledFrom(k.Langs).Draw(t, "lang"), Words: texts(1).Draw(t, "words"),
		}
	})
	confirm := rapid.Custom(func(t *rapid.T) *k.Confirm {
		return &k.Confirm{Fact: k.FactID(id().Draw(t, "fact")), On: date().Draw(t, "on")}
	})
	return rapid.Custom(func(t *rapid.T) *k.Pack {
		return &k.Pack{
			Sources:  rapid.SliceOfN(randomSource(), 0, 3).Draw(t, "sources"),
			Facts:    rapid.SliceOfN(randomFact(), 0, 3).Draw(t, "facts"),
			Entities: rapid.SliceOfN(randomEntity(), 0, 3).Draw(t, "entities"),
			Lexicon:  rapid.SliceOfN(synonyms, 0, 2).Draw(t, "lexicon"),
			Hides:    ids[k.FactID]().Draw(t, "hides"),
			Confirms: rapid.SliceOfN(confirm, 0, 2).Draw(t, "confirms"),
		}
	})
}
