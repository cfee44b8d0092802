package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"
	bolt "go.etcd.io/bbolt/errors"

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
const schema = "2"

// An Index holds one base's facts. It is safe for concurrent use.
type Index struct {
	base    *knowledge.Base
	names   string // signature of the entities and the lexicon, by which texts are read
	lexis   *lexis.Lexis
	shelf   *shelf
	reader  bleveindex.IndexReader
	docs    []doc
	facts   []*knowledge.Fact // by Bleve's document number; nil where none is
	lexical *lexical
	textLen float64 // mean number of terms
	asksLen float64
	pool    scorePool
}

// New builds an index in memory.
func New(b *knowledge.Base) (*Index, error) { return inMemory(b, nil) }

// Beside builds an index of another base in memory. What both bases share is not
// read again, so that it takes less time than New.
func (x *Index) Beside(b *knowledge.Base) (*Index, error) { return inMemory(b, x) }

func inMemory(b *knowledge.Base, like *Index) (*Index, error) {
	bl, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil) // NewMemOnly is another, slower index
	if err != nil {
		return nil, fmt.Errorf("create index in memory: %w", err)
	}
	x, err := prepare(b, like)
	if err != nil {
		return nil, errors.Join(err, bl.Close())
	}
	s := newShelf(bl)
	s.inMemory = true
	return x.on(s)
}

// ErrInUse means that another process has the index open.
var ErrInUse = errors.New("another bot is running with this data directory; stop it, or give this one a directory of its own")

// lockTime is how long another process that is just ending is waited for.
const lockTime = 2 * time.Second

// Open opens the index in a directory and catches up with what changed since: the
// documents of facts that are new, different or gone. Where there is none, where
// another version wrote it, or where it is damaged, it is built anew. The
// error is ErrInUse if another process has it open.
func Open(dir string, b *knowledge.Base) (*Index, error) {
	x, err := prepare(b, nil)
	if err != nil {
		return nil, err
	}
	bl, err := bleve.OpenUsing(dir, map[string]any{"bolt_timeout": lockTime.String()})
	if errors.Is(err, bolt.ErrTimeout) {
		return nil, fmt.Errorf("open index %s: %w", dir, ErrInUse)
	}
	if err == nil {
		got, err := bl.GetInternal(schemaKey)
		if err == nil && string(got) == schema {
			s := newShelf(bl)
			if opened, err := x.on(s); err == nil {
				return opened, nil
			}
		} else if err := bl.Close(); err != nil {
			return nil, fmt.Errorf("close outdated index %s: %w", dir, err)
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		return nil, fmt.Errorf("remove outdated index %s: %w", dir, err)
	}
	bl, err = bleve.New(dir, newMapping())
	if err != nil {
		return nil, fmt.Errorf("create index %s: %w", dir, err)
	}
	if err := bl.SetInternal(schemaKey, []byte(schema)); err != nil {
		return nil, errors.Join(fmt.Errorf("create index %s: %w", dir, err), bl.Close())
	}
	return x.on(newShelf(bl))
}

// maxBatches is how often an index in memory is written to before it is made anew:
// Bleve never merges its segments, each of which every search has to look into.
const maxBatches = 32

// Next is the index of the base that comes after this one's, in the same place.
// Only what differs is read and written. This index goes on showing what it did;
// both must be closed.
func (x *Index) Next(b *knowledge.Base) (*Index, error) {
	if x.shelf.batches.Load() >= maxBatches && x.shelf.inMemory {
		return x.Beside(b)
	}
	next, err := prepare(b, x)
	if err != nil {
		return nil, err
	}
	x.shelf.users.Add(1)
	return next.on(x.shelf)
}

// newMapping indexes nothing by itself: documents come with their terms.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// prepare reads the facts of a base. What another index, if any, has read already
// is taken from it.
func prepare(b *knowledge.Base, like *Index) (*Index, error) {
	names, err := signature(b.Entities(), b.Lexicon())
	if err != nil {
		return nil, fmt.Errorf("sign index: %w", err)
	}
	x := &Index{base: b, names: names}
	known := map[*knowledge.Fact]doc{}
	if like == nil || like.names != names {
		x.lexis = lexis.New(b)
	} else {
		x.lexis = like.lexis.Unlearned()
		for _, d := range like.docs {
			known[d.fact] = d
		}
	}
	x.docs = x.documents(known)
	x.lexical = newLexical(x.docs)
	return x, nil
}

// signature tells contents apart.
func signature(parts ...any) (string, error) {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, p := range parts {
		if err := enc.Encode(p); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// on brings a shelf up to what was prepared and opens the reader. It closes the
// shelf if it fails.
func (x *Index) on(s *shelf) (*Index, error) {
	x.shelf = s
	err := s.catchUp(x.docs)
	if err == nil {
		err = x.view()
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return x, nil
}

// A doc is a fact with its terms.
type doc struct {
	fact   *knowledge.Fact
	read   []lexis.Annotated // its text, then its questions
	text   []string
	asks   [][]string
	shape  *shape
	digest string // tells documents with other terms apart
}

// documents prepares the facts, on all processors, and teaches the lexis their words.
func (x *Index) documents(known map[*knowledge.Fact]doc) []doc {
	facts := x.base.Facts()
	docs := make([]doc, len(facts))
	var wg sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(facts)); i = next.Add(1) - 1 {
				d, ok := known[facts[i]]
				if !ok {
					d = x.document(facts[i])
				}
				docs[i] = d
			}
		})
	}
	wg.Wait()
	for _, d := range docs {
		for _, a := range d.read {
			x.lexis.Learn(a)
		}
	}
	return docs
}

// document prepares one fact.
func (x *Index) document(f *knowledge.Fact) doc {
	d := doc{fact: f, text: Terms(x.lexis.Annotate(factText(x.base, f)))}
	for _, id := range f.Mentions() {
		d.text = append(d.text, EntityTerm(id))
	}
	d.read = []lexis.Annotated{x.lexis.Annotate(f.Text)}
	var askGrams [][]gram
	for _, l := range knowledge.Langs {
		for _, ask := range f.Asks[l] {
			a := x.lexis.Annotate(ask)
			d.read = append(d.read, a)
			d.asks = append(d.asks, Terms(a))
			askGrams = append(askGrams, grams(a.Tokens))
		}
	}
	d.shape = shapeOf(d.text, d.asks, grams(d.read[0].Tokens), askGrams)
	d.digest = digestOf(d.text, d.asks)
	return d
}

// view opens the reader and learns which document number is which fact.
func (x *Index) view() (err error) {
	if x.reader, err = x.shelf.reader(); err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	live := 0
	err = eachDocument(x.reader, func(number uint64, id knowledge.FactID) {
		for uint64(len(x.facts)) <= number {
			x.facts = append(x.facts, nil)
		}
		x.facts[number] = x.base.Fact(id)
		live++
	})
	if err == nil && live != len(x.docs) {
		err = fmt.Errorf("the index holds %d documents instead of %d", live, len(x.docs))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("read index: %w", err), x.reader.Close())
	}
	for _, d := range x.docs {
		x.textLen += float64(len(d.text)) / float64(len(x.docs))
		for _, a := range d.asks {
			x.asksLen += float64(len(a)) / float64(len(x.docs))
		}
	}
	return nil
}

// Base is what the index was built from.
func (x *Index) Base() *knowledge.Base { return x.base }

// SameNames reports whether both indexes know the same names and words, so that
// they read every text alike.
func (x *Index) SameNames(y *Index) bool { return x.names == y.names }

// Lexis recognises the names and words of the base.
func (x *Index) Lexis() *lexis.Lexis { return x.lexis }

// Close releases the index; it must not be used afterwards.
func (x *Index) Close() error {
	return errors.Join(x.reader.Close(), x.shelf.close())
}
