// Command rank measures the index on public ranking sets: each folder given, or
// below one given, that holds docs.jsonl, queries.jsonl and qrels.tsv. It prints
// nDCG@10 of the candidates' BM25 alone and of the two stages together.
package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/ceasefire-facts/bot/index"
	"github.com/ceasefire-facts/bot/knowledge"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rank:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	var sets []string
	for _, a := range args {
		found, err := filepath.Glob(filepath.Join(a, "*", "qrels.tsv"))
		if err != nil {
			return err
		}
		if _, err := os.Stat(filepath.Join(a, "qrels.tsv")); err == nil {
			found = append(found, filepath.Join(a, "qrels.tsv"))
		}
		for _, f := range found {
			sets = append(sets, filepath.Dir(f))
		}
	}
	if len(sets) == 0 {
		return fmt.Errorf("no ranking sets in %q: give folders with docs.jsonl, queries.jsonl and qrels.tsv", args)
	}
	fmt.Printf("%-14s %9s %9s\n", "set", "bm25", "two-stage")
	for _, dir := range sets {
		if err := measure(dir); err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
	}
	return nil
}

type record struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

func readJSONL(path string) ([]record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []record
	for line := range strings.Lines(string(data)) {
		var r record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, r)
	}
	return out, nil
}

func readQrels(path string) (map[string]map[string]float64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]map[string]float64{}
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("%s: want three columns, got %q", path, s.Text())
		}
		gain, err := strconv.ParseFloat(c[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if out[c[0]] == nil {
			out[c[0]] = map[string]float64{}
		}
		out[c[0]][c[1]] = gain
	}
	return out, nil
}

// candidates is how many facts the second stage sees.
const candidates = 100

func measure(dir string) error {
	docs, err := readJSONL(filepath.Join(dir, "docs.jsonl"))
	if err != nil {
		return err
	}
	queries, err := readJSONL(filepath.Join(dir, "queries.jsonl"))
	if err != nil {
		return err
	}
	qrels, err := readQrels(filepath.Join(dir, "qrels.tsv"))
	if err != nil {
		return err
	}
	var p knowledge.Pack
	for _, d := range docs {
		f := &knowledge.Fact{ID: knowledge.FactID(d.ID), Text: d.Text}
		if d.Title != "" {
			f.Asks = map[knowledge.Lang][]string{knowledge.English: {d.Title}}
		}
		p.Facts = append(p.Facts, f)
	}
	base, err := knowledge.NewBase(&p)
	if err != nil {
		return err
	}
	x, err := index.New(base)
	if err != nil {
		return err
	}
	var first, second float64
	n := 0
	for _, q := range queries {
		rel := qrels[q.ID]
		if len(rel) == 0 {
			continue
		}
		n++
		a := x.Lexis().Annotate(q.Text)
		terms := index.Weights(index.Terms(a))
		hits, err := x.Search(context.Background(), terms, index.Filter{}, candidates)
		if err != nil {
			return err
		}
		first += ndcg(hits, rel)
		second += ndcg(rerank(x, x.Probe(a, terms), hits), rel)
	}
	fmt.Printf("%-14s %9.3f %9.3f  (%d queries, %d documents)\n", filepath.Base(dir), first/float64(n), second/float64(n), n, len(docs))
	return x.Close()
}

// rerank orders candidates by the plain mixture of the lexical features that
// serves where nothing but words is known.
func rerank(x *index.Index, q *index.Probe, hits []index.Hit) []index.Hit {
	if len(hits) == 0 {
		return hits
	}
	top := hits[0].Score
	for i, h := range hits {
		hits[i].Score = h.Score/top + index.Mix(x.Compare(q, h.Fact.ID))
	}
	slices.SortFunc(hits, func(p, q index.Hit) int {
		return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.Fact.ID, q.Fact.ID))
	})
	return hits
}

func ndcg(hits []index.Hit, rel map[string]float64) float64 {
	var dcg, ideal float64
	for i, h := range hits[:min(10, len(hits))] {
		dcg += rel[string(h.Fact.ID)] / math.Log2(float64(i+2))
	}
	gains := make([]float64, 0, len(rel))
	for _, g := range rel {
		gains = append(gains, g)
	}
	slices.SortFunc(gains, func(a, b float64) int { return cmp.Compare(b, a) })
	for i, g := range gains[:min(10, len(gains))] {
		ideal += g / math.Log2(float64(i+2))
	}
	if ideal == 0 {
		return 0
	}
	return dcg / ideal
}
