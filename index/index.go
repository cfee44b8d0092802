package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/ceasefire-facts/bot/index/lexis"
	"github.com/ceasefire-facts/bot/knowledge"
)

// The fields of a document.
const (
	textField = "text"
	asksField = "asks"
)

// schema changes whenever documents written by an earlier program can no longer
// be searched by this one.
const schema = "1"

// An Index holds one base's facts. It is safe for concurrent use.
type Index struct {
	base     *knowledge.Base
	lexis    *lexis.Lexis
	bleve    bleve.Index
	reader   bleveindex.IndexReader
	facts    []*knowledge.Fact // by Bleve's document number
	lexical  *lexical
	textLen  float64 // mean number of terms
	asksLen  float64
	pool     scorePool
	inMemory bool
}

// New builds an index in memory.
func New(b *knowledge.Base) (*Index, error) {
	bl, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil) // NewMemOnly is another, slower index
	if err != nil {
		return nil, fmt.Errorf("create index in memory: %w", err)
	}
	x := &Index{base: b, lexis: lexis.New(b), bleve: bl, inMemory: true}
	return x.start(true, "")
}

// Open opens the index in a directory, and builds it when there is none, when it
// was built from other facts or by another version, or when it is damaged.
func Open(dir string, b *knowledge.Base) (*Index, error) {
	sig, err := signature(b)
	if err != nil {
		return nil, fmt.Errorf("sign index: %w", err)
	}
	if bl, err := bleve.Open(dir); err == nil {
		if got, err := bl.GetInternal(signatureKey); err == nil && string(got) == sig {
			x := &Index{base: b, lexis: lexis.New(b), bleve: bl}
			return x.start(false, sig)
		}
		if err := bl.Close(); err != nil {
			return nil, fmt.Errorf("close outdated index %s: %w", dir, err)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		return nil, fmt.Errorf("remove outdated index %s: %w", dir, err)
	}
	bl, err := bleve.New(dir, newMapping())
	if err != nil {
		return nil, fmt.Errorf("create index %s: %w", dir, err)
	}
	x := &Index{base: b, lexis: lexis.New(b), bleve: bl}
	return x.start(true, sig)
}

var signatureKey = []byte("signature")

// signature tells apart the contents from which an index is derived.
func signature(b *knowledge.Base) (string, error) {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, part := range []any{schema, b.Entities(), b.Lexicon()} {
		if err := enc.Encode(part); err != nil {
			return "", err
		}
	}
	for _, f := range b.Facts() {
		if err := enc.Encode([]any{f.ID, f.Text, f.Quote, f.Mentions(), f.Asks}); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// newMapping indexes nothing by itself: documents come with their terms.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// start fills an empty index or reads an existing one, and prepares the reader.
func (x *Index) start(build bool, sig string) (*Index, error) {
	docs := x.documents()
	if build {
		if err := x.write(docs, sig); err != nil {
			return nil, errors.Join(err, x.bleve.Close())
		}
	}
	x.lexical = newLexical(docs)
	if err := x.view(docs); err != nil {
		return nil, errors.Join(fmt.Errorf("read index: %w", err), x.bleve.Close())
	}
	return x, nil
}

// A doc is a fact with its terms.
type doc struct {
	fact      *knowledge.Fact
	text      []string
	asks      [][]string
	textGrams []gram
	askGrams  [][]gram
}

// documents prepares the facts, on all processors, and teaches the lexis their words.
func (x *Index) documents() []doc {
	facts := x.base.Facts()
	docs, read := make([]doc, len(facts)), make([][]lexis.Annotated, len(facts))
	var wg sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(facts)); i = next.Add(1) - 1 {
				docs[i], read[i] = x.document(facts[i])
			}
		})
	}
	wg.Wait()
	for _, texts := range read {
		for _, a := range texts {
			x.lexis.Learn(a)
		}
	}
	return docs
}

// document prepares one fact; the texts that were read come first its own, then
// its questions.
func (x *Index) document(f *knowledge.Fact) (doc, []lexis.Annotated) {
	d := doc{fact: f, text: Terms(x.lexis.Annotate(factText(x.base, f)))}
	for _, id := range f.Mentions() {
		d.text = append(d.text, EntityTerm(id))
	}
	read := []lexis.Annotated{x.lexis.Annotate(f.Text)}
	d.textGrams = grams(read[0].Tokens)
	for _, l := range knowledge.Langs {
		for _, ask := range f.Asks[l] {
			a := x.lexis.Annotate(ask)
			read = append(read, a)
			d.asks = append(d.asks, Terms(a))
			d.askGrams = append(d.askGrams, grams(a.Tokens))
		}
	}
	return d, read
}

func (x *Index) write(docs []doc, sig string) error {
	batch := x.bleve.NewBatch()
	for i, d := range docs {
		bd := document.NewDocument(string(d.fact.ID))
		bd.AddField(termField(textField, d.text))
		var asks []string
		for _, a := range d.asks {
			asks = append(asks, a...)
		}
		bd.AddField(termField(asksField, asks))
		if err := batch.IndexAdvanced(bd); err != nil {
			return fmt.Errorf("index %s: %w", d.fact.ID, err)
		}
		if i == len(docs)-1 && sig != "" {
			batch.SetInternal(signatureKey, []byte(sig))
		}
	}
	if err := x.bleve.Batch(batch); err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	return nil
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

// view opens the reader and learns which document number is which fact.
func (x *Index) view(docs []doc) error {
	adv, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = adv.Reader(); err != nil {
		return err
	}
	ids, err := x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer ids.Close()
	for id, err := ids.Next(); id != nil || err != nil; id, err = ids.Next() {
		if err != nil {
			return err
		}
		ext, err := x.reader.ExternalID(id)
		if err != nil {
			return err
		}
		for uint64(len(x.facts)) <= id.Value() {
			x.facts = append(x.facts, nil)
		}
		x.facts[id.Value()] = x.base.Fact(knowledge.FactID(ext))
	}
	for _, d := range docs {
		x.textLen += float64(len(d.text)) / float64(len(docs))
		for _, a := range d.asks {
			x.asksLen += float64(len(a)) / float64(len(docs))
		}
	}
	return nil
}

// Base is what the index was built from.
func (x *Index) Base() *knowledge.Base { return x.base }

// Lexis recognises the names and words of the base.
func (x *Index) Lexis() *lexis.Lexis { return x.lexis }

// Close releases the index; it must not be used afterwards.
func (x *Index) Close() error {
	return errors.Join(x.reader.Close(), x.bleve.Close())
}
