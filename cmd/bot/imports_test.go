package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed are the imports of our own packages: each may use what stands behind it
// and nothing else. The arrows point from cmd/bot to knowledge.
var allowed = map[string][]string{
	"knowledge":                        {},
	"knowledge/pack":                   {"knowledge"},
	"knowledge/linkcheck":              {"knowledge"},
	"knowledge/ledger":                 {"knowledge"},
	"knowledge/lease":                  {},
	"knowledge/lease/leasetest":        {"knowledge/lease"},
	"index/lexis":                      {"knowledge"},
	"index":                            {"knowledge", "index/lexis"},
	"index/internal/rank":              {"knowledge", "index"},
	"bot/answer":                       {"knowledge", "index", "index/lexis"},
	"bot/answer/eval":                  {"knowledge", "bot/answer"},
	"bot/answer/internal/fit":          {"knowledge", "knowledge/pack", "index", "bot/answer"},
	"bot/curate":                       {"knowledge", "knowledge/ledger", "knowledge/pack", "knowledge/linkcheck", "index", "index/lexis", "bot/answer"},
	"bot/library":                      {"knowledge", "index", "bot/answer"},
	"bot/render":                       {"knowledge", "bot/answer", "bot/brief"},
	"bot/render/picture":               {"knowledge"},
	"bot/timeline":                     {"knowledge", "bot/answer", "bot/render", "bot/render/picture"},
	"bot/discordhttp":                  {},
	"bot/gateway":                      {},
	"bot/trail":                        {},
	"bot/watch":                        {"knowledge", "bot/answer", "bot", "bot/gateway"},
	"bot/outreach":                     {"knowledge", "knowledge/ledger", "index/lexis", "bot/answer", "bot/curate", "bot/render"},
	"bot":                              {"knowledge", "knowledge/ledger", "bot/outreach", "knowledge/linkcheck", "bot/answer", "bot/curate", "bot/render", "bot/discordhttp", "bot/gateway", "bot/trail", "bot/render/picture", "bot/timeline", "bot/brief", "knowledge/lease"},
	"bot/brief":                        {"knowledge", "index", "bot/answer"},
	"bot/sandbox":                      {},
	"bot/sandbox/page":                 {},
	"knowledge/wordtest":               {"knowledge"},
	"knowledge/pack/packtest":          {"knowledge", "knowledge/pack"},
	"knowledge/sqlstore":               {"knowledge", "knowledge/ledger", "knowledge/lease"},
	"knowledge/sqlstore/pgtest":        {},
	"bot/sandbox/page/internal/bundle": {},
	"cmd/bot":                          {"knowledge", "knowledge/pack", "knowledge/linkcheck", "knowledge/sqlstore", "index", "bot/answer", "bot/answer/eval", "bot/curate", "bot/library", "bot/outreach", "knowledge/ledger", "bot", "bot/watch", "bot/discordhttp", "bot/sandbox", "bot/sandbox/page", "bot/timeline", "bot/render/picture", "bot/brief", "bot/render"},
}

// TestImports keeps the layout: a package that imports one of ours beyond its list,
// or that is not listed, fails. Tests may also use packages beneath their own, the
// starter pack, and the sandbox.
func TestImports(t *testing.T) {
	const module = "github.com/ceasefire-facts/bot"
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		list, known := allowed[name]
		if !known {
			t.Errorf("package %s is not in the list of allowed imports", name)
			continue
		}
		for _, i := range p.Imports {
			if own, ok := strings.CutPrefix(i, module+"/"); ok && !slices.Contains(list, own) {
				t.Errorf("%s imports %s", name, own)
			}
		}
	}
}
