package index

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/ceasefire-facts/bot/knowledge"
)

// A shelf is the Bleve index under one or more generations of an [Index]; the last
// of them closes it. A document is kept with a digest of its terms, by which it is
// told what has to be written.
type shelf struct {
	bleve    bleve.Index
	users    atomic.Int32
	inMemory bool
	batches  atomic.Int32 // that were written
}

func newShelf(b bleve.Index) *shelf {
	s := &shelf{bleve: b}
	s.users.Store(1)
	return s
}

func (s *shelf) close() error {
	if s.users.Add(-1) > 0 {
		return nil
	}
	return s.bleve.Close()
}

// What the index keeps beside documents.
var (
	schemaKey    = []byte("schema")
	digestPrefix = "digest/"
)

// reader sees the documents as they are now, whatever is written later.
func (s *shelf) reader() (bleveindex.IndexReader, error) {
	adv, err := s.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	return adv.Reader()
}

// eachDocument tells the number and the fact of every document.
func eachDocument(r bleveindex.IndexReader, tell func(number uint64, id knowledge.FactID)) error {
	ids, err := r.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer ids.Close()
	for id, err := ids.Next(); id != nil || err != nil; id, err = ids.Next() {
		if err != nil {
			return err
		}
		ext, err := r.ExternalID(id)
		if err != nil {
			return err
		}
		tell(id.Value(), knowledge.FactID(ext))
	}
	return nil
}

// catchUp writes what differs from the documents wanted, in one step.
func (s *shelf) catchUp(docs []doc) (err error) {
	r, err := s.reader()
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	gone := map[knowledge.FactID]bool{}
	if err := eachDocument(r, func(_ uint64, id knowledge.FactID) { gone[id] = true }); err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	batch, changes := s.bleve.NewBatch(), 0
	for i := range docs {
		id, digest := docs[i].fact.ID, docs[i].digest
		have, err := r.GetInternal([]byte(digestPrefix + string(id)))
		if err != nil {
			return fmt.Errorf("read index: %w", err)
		}
		if gone[id] && string(have) == digest {
			delete(gone, id)
			continue
		}
		delete(gone, id)
		if err := batch.IndexAdvanced(docs[i].document()); err != nil {
			return fmt.Errorf("index %s: %w", id, err)
		}
		batch.SetInternal([]byte(digestPrefix+string(id)), []byte(digest))
		changes++
	}
	for id := range gone {
		batch.Delete(string(id))
		batch.DeleteInternal([]byte(digestPrefix + string(id)))
		changes++
	}
	if changes == 0 {
		return nil
	}
	s.batches.Add(1)
	if err := s.bleve.Batch(batch); err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	return nil
}

// digestOf tells documents with other terms apart.
func digestOf(text []string, asks [][]string) string {
	h := sha256.New()
	for _, terms := range append([][]string{text}, asks...) {
		for _, t := range terms {
			h.Write([]byte(t + termSep))
		}
		h.Write([]byte{'\n'})
	}
	return string(h.Sum(nil))
}

func (d *doc) document() *document.Document {
	var asks []string
	for _, a := range d.asks {
		asks = append(asks, a...)
	}
	out := document.NewDocument(string(d.fact.ID))
	out.AddField(termField(textField, d.text))
	out.AddField(termField(asksField, asks))
	return out
}

// termField makes a field of terms that are analysed already.
func termField(name string, terms []string) *document.TextField {
	return document.NewTextFieldCustom(name, nil, []byte(strings.Join(terms, termSep)), bleveindex.IndexField, termAnalyzer{})
}

const termSep = "\x1f"

// A termAnalyzer takes a field apart into the terms that termField joined.
type termAnalyzer struct{}

func (termAnalyzer) Analyze(input []byte) analysis.TokenStream {
	if len(input) == 0 {
		return nil
	}
	var out analysis.TokenStream
	for i, t := range strings.Split(string(input), termSep) {
		out = append(out, &analysis.Token{Term: []byte(t), Position: i + 1, Start: 0, End: len(t)})
	}
	return out
}
