package curate

import (
	"bytes"
	"context"
	"fmt"
	"slices"

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
// gives the same bytes.
func Export(ctx context.Context, store knowledge.Store, s knowledge.Scope) ([]byte, error) {
	records, _, err := store.List(ctx, knowledge.Query{
		Types:  []knowledge.RecordType{knowledge.FactRecord, knowledge.SourceRecord, knowledge.EntityRecord, knowledge.LexiconRecord, knowledge.ConfirmRecord},
		Scopes: []knowledge.Scope{s},
	})
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", s, err)
	}
	h, err := knowledge.NewHoldings(records)
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", s, err)
	}
	var out bytes.Buffer
	if err := pack.Write(&out, h.Pack(s)); err != nil {
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
	p, problems := pack.Read(name, data)
	if problems.Errors() > 0 {
		return &ImportReport{Problems: problems}, nil
	}
	base := c.library.Base(s)
	files := pack.FilesOf(name, p)
	report, changes, err := Importing(ctx, c.store, s, files, base)
	if err != nil || len(changes) == 0 {
		return report, err
	}
	_, err = c.apply(ctx, knowledge.Batch{Actor: a.ID, Reason: "import of " + name, Changes: changes})
	return report, err
}

// Importing works out what bringing files into a scope changes. known is what the
// scope sees so far. There are no changes if the files have errors.
func Importing(ctx context.Context, store knowledge.Store, s knowledge.Scope, files *pack.Files, known *knowledge.Base) (*ImportReport, []knowledge.Change, error) {
	p := files.Pack()
	ids := map[knowledge.FactID]bool{}
	for _, f := range p.Facts {
		ids[f.ID] = true
	}
	sources := map[knowledge.SourceID]bool{}
	for _, x := range p.Sources {
		sources[x.ID] = true
	}
	rest := &knowledge.Pack{Entities: known.Entities()}
	for _, f := range known.Facts() {
		if !ids[f.ID] {
			rest.Facts = append(rest.Facts, f)
		}
	}
	for _, x := range known.Sources() {
		if !sources[x.ID] {
			rest.Sources = append(rest.Sources, x)
		}
	}
	report := &ImportReport{Problems: pack.Lint(files, pack.LintOptions{Known: rest})}
	if report.Problems.Errors() > 0 {
		return report, nil, nil
	}
	have, _, err := store.List(ctx, knowledge.Query{Scopes: []knowledge.Scope{s}})
	if err != nil {
		return nil, nil, fmt.Errorf("import into %s: %w", s, err)
	}
	byRef := map[knowledge.Ref]*knowledge.Record{}
	for _, r := range have {
		byRef[r.Ref] = r
	}
	changes := recordsOf(p, s)
	changes = slices.DeleteFunc(changes, func(ch knowledge.Change) bool {
		r := byRef[ch.Ref]
		same := r != nil && r.State == knowledge.Active && bytes.Equal(r.Body, ch.Body)
		if same {
			report.Same++
		}
		return same
	})
	for i := range changes {
		r := byRef[changes[i].Ref]
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
