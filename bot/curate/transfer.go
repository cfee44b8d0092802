package curate

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
	"github.com/ceasefire-facts/bot/knowledge/pack"
)

// Export gives what a scope has of its own, or everything global, as a pack file.
func (c *Curator) Export(ctx context.Context, a Actor, s knowledge.Scope) ([]byte, error) {
	if s == knowledge.Global {
		if err := a.moderate(); err != nil {
			return nil, err
		}
	} else if err := a.May(s); err != nil {
		return nil, err
	}
	return Export(ctx, c.store, s)
}

// Export writes what a store holds of a scope as a pack file: the same content
// gives the same bytes. It carries all that the scope's answers come from, a guild's
// hidden and confirmed facts too. It does not carry what is withdrawn, the history,
// settings, or what waits for review; a backup does.
func Export(ctx context.Context, store knowledge.Store, s knowledge.Scope) ([]byte, error) {
	records, _, err := store.List(ctx, knowledge.Query{Types: knowledge.Held, Scopes: []knowledge.Scope{s, knowledge.Global}})
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", s, err)
	}
	h, err := knowledge.NewHoldings(records)
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", s, err)
	}
	p, err := h.Portable(s)
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", s, err)
	}
	var out bytes.Buffer
	if err := pack.Write(&out, p); err != nil {
		return nil, fmt.Errorf("export %s: %w", s, err)
	}
	return out.Bytes(), nil
}

// An ImportReport tells what an import did, or why it did nothing.
type ImportReport struct {
	Problems pack.Problems // errors keep the whole file out
	Added    int
	Changed  int
	Same     int // records that were there already, just so
}

// Import brings a pack file into a scope, all of it or nothing.
func (c *Curator) Import(ctx context.Context, a Actor, s knowledge.Scope, name string, data []byte) (*ImportReport, error) {
	if err := a.May(s); err != nil {
		return nil, err
	}
	set, err := c.Settings(ctx, s)
	if err != nil {
		return nil, err
	}
	if set.SecondPerson != Never {
		return nil, refused("this server wants a second moderator to look at changes, which an import would pass by; add facts one by one, or change the rule for the time of the import")
	}
	report, changes, err := Importing(ctx, c.store, s, pack.ReadFiles(name, data), c.library.Base(s))
	if err != nil || len(changes) == 0 {
		return report, err
	}
	if err := c.corroborated(ctx, s, changes); err != nil {
		return nil, err
	}
	name = strings.ToValidUTF8(strings.ReplaceAll(name, "\x00", ""), "")
	_, err = c.apply(ctx, knowledge.Batch{Actor: a.ID, Reason: "import of " + shorten(name), Changes: changes})
	return report, err
}

// Importing works out what bringing files into a scope changes. known is what the
// scope sees so far. A fact or source takes the place of what the scope had under its
// id; to an entity or a lexicon entry the file adds. There are no changes if the
// files have errors.
func Importing(ctx context.Context, store knowledge.Store, s knowledge.Scope, files *pack.Files, known *knowledge.Base) (*ImportReport, []knowledge.Change, error) {
	p := files.Pack()
	records, _, err := store.List(ctx, knowledge.Query{Scopes: []knowledge.Scope{s}})
	if err != nil {
		return nil, nil, fmt.Errorf("import into %s: %w", s, err)
	}
	have := byRef(records)
	report := &ImportReport{Problems: pack.Lint(files, pack.LintOptions{Known: beside(p, known)})}
	report.Problems = append(report.Problems, scopeProblems(files, s)...)
	if report.Problems.Errors() > 0 {
		return report, nil, nil
	}
	if err := unite(p, s, have); err != nil {
		return nil, nil, fmt.Errorf("import into %s: %w", s, err)
	}
	changes := slices.DeleteFunc(recordsOf(p, s), func(ch knowledge.Change) bool {
		same := is(have[ch.Ref], ch)
		if same {
			report.Same++
		}
		return same
	})
	for i := range changes {
		r := have[changes[i].Ref]
		changes[i].Action, changes[i].Expect, changes[i].Pack = Imported, rev(r), ""
		if r != nil {
			changes[i].Pack = r.Pack
			report.Changed++
		} else {
			report.Added++
		}
	}
	return report, changes, nil
}

// is reports whether a record is already as a change would make it.
func is(r *knowledge.Record, ch knowledge.Change) bool {
	switch {
	case r == nil:
		return false
	case ch.State == knowledge.Hidden: // what is withdrawn is not seen either
		return r.State == knowledge.Hidden || r.State == knowledge.Retracted
	}
	return r.State == ch.State && bytes.Equal(r.Body, ch.Body)
}

// beside gives what is known as a pack, without what an imported one replaces. A
// fact of it that an imported one disputes tells that itself: as a base does it, and
// no importer can.
func beside(p *knowledge.Pack, known *knowledge.Base) *knowledge.Pack {
	facts, sources := map[knowledge.FactID]bool{}, map[knowledge.SourceID]bool{}
	disputedBy := map[knowledge.FactID][]knowledge.FactID{}
	for _, f := range p.Facts {
		facts[f.ID] = true
		for _, id := range f.DisputedBy {
			disputedBy[id] = append(disputedBy[id], f.ID)
		}
	}
	for _, x := range p.Sources {
		sources[x.ID] = true
	}
	rest := &knowledge.Pack{Entities: known.Entities()}
	for _, f := range known.Facts() {
		if !facts[f.ID] {
			g := *f
			g.DisputedBy = slices.Concat(f.DisputedBy, disputedBy[f.ID])
			rest.Facts = append(rest.Facts, &g)
		}
	}
	for _, x := range known.Sources() {
		if !sources[x.ID] {
			rest.Sources = append(rest.Sources, x)
		}
	}
	return rest
}

// scopeProblems tells what in files does not go with a scope.
func scopeProblems(files *pack.Files, s knowledge.Scope) pack.Problems {
	var out pack.Problems
	for _, f := range files.List {
		wrong := func(field, text string) {
			out = append(out, pack.Problem{File: f.Name, Field: field, Text: text, Severity: pack.Error, Rule: pack.Hide})
		}
		if s == knowledge.Global {
			if len(f.Pack.Hides)+len(f.Pack.Confirms) > 0 {
				wrong("hides", "only a server can hide or confirm what is global; import this into the server")
			}
			continue
		}
		for _, x := range f.Pack.Lexicon {
			if control(x.ID) {
				wrong("lexicon", "the words of "+x.ID+" decide which questions are declined; they are the same for every server")
			}
		}
	}
	return out
}

// unite adds to a pack's entities and lexicon entries what the scope has of them, so
// that an import takes no name or word away.
func unite(p *knowledge.Pack, s knowledge.Scope, have map[knowledge.Ref]*knowledge.Record) error {
	at := func(t knowledge.RecordType, id string) *knowledge.Record {
		if r := have[knowledge.Ref{Type: t, Scope: s, ID: id}]; r != nil && r.State == knowledge.Active {
			return r
		}
		return nil
	}
	for _, x := range knowledge.United(p.Entities) {
		if r := at(knowledge.EntityRecord, string(x.ID)); r != nil {
			old, err := knowledge.Decode[knowledge.Entity](r)
			if err != nil {
				return err
			}
			p.Entities = append(p.Entities, old)
		}
	}
	for i, x := range p.Lexicon {
		if r := at(knowledge.LexiconRecord, x.Key()); r != nil {
			old, err := knowledge.Decode[knowledge.Synonyms](r)
			if err != nil {
				return err
			}
			y := *x
			y.Words = slices.Clone(x.Words)
			for _, w := range old.Words {
				if !slices.Contains(y.Words, w) {
					y.Words = append(y.Words, w)
				}
			}
			p.Lexicon[i] = &y
		}
	}
	return nil
}
